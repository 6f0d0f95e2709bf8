/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "check/jb-findings.h"

G_BEGIN_DECLS

void           jb_finding_style_install          (GtkTextBuffer   *buffer);
void           jb_finding_style_clear            (GtkTextBuffer     *buffer,
                                                  const GtkTextIter *start,
                                                  const GtkTextIter *end);
void           jb_finding_style_apply            (GtkTextBuffer     *buffer,
                                                  JbFindingLevel     level,
                                                  const GtkTextIter *start,
                                                  const GtkTextIter *end);
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
