/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-page-place.h"

G_BEGIN_DECLS

/**
 * JbPageSpot:
 * @number: the number of the block in the text, from 0; -1 for one that is not in the text
 * @role: what the block is
 * @key: (nullable): its masthead or tail key, interned
 * @value: a place in its value, in bytes
 *
 * A place in a bulletin, for who has the same bulletin with blocks of its own.
 */
typedef struct
{
  int         number;
  JbRole      role;
  const char *key;
  gsize       value;
} JbPageSpot;

typedef struct _JbPageSheets JbPageSheets;

#define JB_TYPE_PAGE_SHEETS (jb_page_sheets_get_type ())
GType jb_page_sheets_get_type (void) G_GNUC_CONST;

JbPageSheets *jb_page_sheets_ref (JbPageSheets *self);
void          jb_page_sheets_unref (JbPageSheets *self);

guint              jb_page_sheets_get_size (const JbPageSheets *self);
guint              jb_page_sheets_get_n_new (const JbPageSheets *self);
const JbPageStyle *jb_page_sheets_get_style (const JbPageSheets *self);
const JbPages     *jb_page_sheets_get_pages (const JbPageSheets *self);
cairo_surface_t   *jb_page_sheets_get_drawing (const JbPageSheets *self,
                                               guint               page);
const char        *jb_page_sheets_get_family (const JbPageSheets *self,
                                              JbPageFace          face);
gboolean           jb_page_sheets_is_wanted (const JbPageSheets *self,
                                             JbPageFace          face);
const char        *jb_page_sheets_get_strange (const JbPageSheets *self);
const char        *jb_page_sheets_get_missing (const JbPageSheets *self);

gboolean jb_page_sheets_find_spot (const JbPageSheets *self,
                                   guint               page,
                                   double              x,
                                   double              y,
                                   JbPageSpot         *spot);
gboolean jb_page_sheets_find_character (const JbPageSheets *self,
                                        const char         *characters,
                                        JbPageSpot         *spot);
GArray  *jb_page_sheets_list_areas (const JbPageSheets *self,
                                    const JbPageSpot   *spot,
                                    gsize               value_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPageSheets, jb_page_sheets_unref)

G_END_DECLS
