/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "directory/jb-directory-edits.h"

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_POST (jb_directory_post_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryPost, jb_directory_post, JB, DIRECTORY_POST,
                      AdwPreferencesGroup)

GtkWidget *jb_directory_post_new (void);
void       jb_directory_post_show (JbDirectoryPost  *self,
                                   JbDirectoryEdits *edits,
                                   gint64            key,
                                   guint             number,
                                   guint             n_posts);
gboolean   jb_directory_post_flush (JbDirectoryPost *self);
void       jb_directory_post_forget (JbDirectoryPost *self);
void       jb_directory_post_grab (JbDirectoryPost *self);

gboolean jb_directory_post_check_text (GtkWidget   *row,
                                       const char  *text,
                                       gboolean     needed,
                                       const char **problem);

G_END_DECLS
