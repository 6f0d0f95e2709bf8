/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * JbTagPlace:
 * @start: where it begins, in characters of the buffer
 * @end: where it ends
 *
 * Where a tag is to be.
 */
typedef struct
{
  int start;
  int end;
} JbTagPlace;

void jb_tag_places_set (GtkTextBuffer *buffer,
                        GtkTextTag    *tag,
                        int            start,
                        int            end,
                        GArray        *places);

G_END_DECLS
