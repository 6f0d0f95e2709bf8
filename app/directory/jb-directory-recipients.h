/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory-recipient.h"

G_BEGIN_DECLS

/**
 * JbDirectoryRecipients:
 *
 * The people, units and groups of a directory that is edited: a list model of
 * #JbDirectoryRecipient, one for all rows of one kind and name. It follows the directory; who is
 * new comes last.
 */
#define JB_TYPE_DIRECTORY_RECIPIENTS (jb_directory_recipients_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryRecipients, jb_directory_recipients, JB, DIRECTORY_RECIPIENTS,
                      GObject)

JbDirectoryRecipients *jb_directory_recipients_new (JbDirectoryEdits *edits);
JbDirectoryRecipient  *jb_directory_recipients_find (JbDirectoryRecipients *self,
                                                     gint64                 key);

G_END_DECLS
