/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "directory/jb-directory-recipient.h"

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_FORM (jb_directory_form_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryForm, jb_directory_form, JB, DIRECTORY_FORM, AdwBin)

void     jb_directory_form_show (JbDirectoryForm      *self,
                                 JbDirectoryEdits     *edits,
                                 JbDirectoryRecipient *recipient,
                                 JbPartialDate         date);
gboolean jb_directory_form_flush (JbDirectoryForm *self);
void     jb_directory_form_forget (JbDirectoryForm *self);
void     jb_directory_form_begin_naming (JbDirectoryForm *self,
                                         const char      *merge_tag);

G_END_DECLS
