/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "directory/jb-directory-recipient.h"

G_BEGIN_DECLS

/**
 * JbDirectoryTime:
 * @JB_DIRECTORY_TIME_ALL: whoever is in the directory
 * @JB_DIRECTORY_TIME_CURRENT: who is a recipient on the date
 * @JB_DIRECTORY_TIME_FORMER: who was one before, or will be one later
 */
typedef enum
{
  JB_DIRECTORY_TIME_ALL,
  JB_DIRECTORY_TIME_CURRENT,
  JB_DIRECTORY_TIME_FORMER,
} JbDirectoryTime;

/* What stands for every kind and every list. */
enum
{
  JB_DIRECTORY_FILTER_ANY = -1
};

/**
 * JbDirectoryFilter:
 *
 * Which #JbDirectoryRecipient are shown.
 */
#define JB_TYPE_DIRECTORY_FILTER (jb_directory_filter_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryFilter, jb_directory_filter, JB, DIRECTORY_FILTER, GtkFilter)

JbDirectoryFilter *jb_directory_filter_new (void);
void               jb_directory_filter_set_kind (JbDirectoryFilter *self,
                                                 int                kind);
void               jb_directory_filter_set_list (JbDirectoryFilter *self,
                                                 int                list);
void               jb_directory_filter_set_time (JbDirectoryFilter *self,
                                                 JbDirectoryTime    time,
                                                 JbPartialDate      date);
void               jb_directory_filter_set_words (JbDirectoryFilter *self,
                                                  const char        *text);
gboolean           jb_directory_filter_is_idle (JbDirectoryFilter *self);

G_END_DECLS
