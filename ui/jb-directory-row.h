/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "directory/jb-directory-recipient.h"

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_ROW (jb_directory_row_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryRow, jb_directory_row, JB, DIRECTORY_ROW, GtkBox)

GtkWidget *jb_directory_row_new (void);
void       jb_directory_row_show (JbDirectoryRow       *self,
                                  JbDirectoryRecipient *recipient,
                                  JbPartialDate         date);

char *jb_directory_row_describe_period (const JbDirectoryValues *values);
char *jb_directory_row_describe_values (const JbDirectoryValues *values);

G_END_DECLS
