/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"
#include "jb-page-sheets.h"

G_BEGIN_DECLS

/**
 * JbPageWorkshop:
 *
 * Where pages of one style are set, by one thread at a time. Fonts belong to it, and so does
 * whatever holds them: pages that are no longer needed are thrown away by the next who works
 * here, never beside him.
 */
typedef struct _JbPageWorkshop JbPageWorkshop;

JbPageWorkshop *jb_page_workshop_new (JbPageStyle *style);
JbPageWorkshop *jb_page_workshop_ref (JbPageWorkshop *self);
void            jb_page_workshop_unref (JbPageWorkshop *self);
JbPageSheets   *jb_page_workshop_set (JbPageWorkshop     *self,
                                      const JbTranscript *transcript,
                                      const JbPageSheets *before);

G_END_DECLS
