/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-findings.h"

G_BEGIN_DECLS

/**
 * JbFindingPlaces:
 * @of_level: (element-type JbTagPlace): where findings of each level are, %NULL for nowhere
 *
 * Where to show findings in a text.
 */
typedef struct
{
  GArray *of_level[JB_FINDING_INFO + 1];
} JbFindingPlaces;

void           jb_finding_places_add             (JbFindingPlaces   *places,
                                                  JbFindingLevel     level,
                                                  int                start,
                                                  int                end);
void           jb_finding_places_clear           (JbFindingPlaces   *places);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JbFindingPlaces, jb_finding_places_clear)

void           jb_finding_style_install          (GtkTextBuffer   *buffer);
void           jb_finding_style_clear            (GtkTextBuffer     *buffer,
                                                  const GtkTextIter *start,
                                                  const GtkTextIter *end);
void           jb_finding_style_show             (GtkTextBuffer     *buffer,
                                                  int                start,
                                                  int                end,
                                                  JbFindingPlaces   *places);
PangoAttrList *jb_finding_style_get_attributes   (const char      *text,
                                                  GPtrArray       *remarks);
void           jb_finding_style_get_shown        (const JbFinding *finding,
                                                  gsize            length,
                                                  gsize           *start,
                                                  gsize           *end);
const char    *jb_finding_style_get_icon         (JbFindingLevel   level);
const char    *jb_finding_style_get_level_name   (JbFindingLevel   level);
const char    *jb_finding_style_get_class        (JbFindingLevel   level);
char          *jb_finding_style_dup_tooltip      (GPtrArray       *remarks,
                                                  int              character);

G_END_DECLS
