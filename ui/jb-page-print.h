/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-transcript.h"
#include "page/jb-pages.h"

G_BEGIN_DECLS

/**
 * JbPageJob:
 * @style: how the pages are set
 * @bulletin: what is on them
 * @pages: the pages
 *
 * Pages that are going to be printed or written, as they were when that was asked for.
 */
typedef struct
{
  JbPageStyle *style;
  JbBulletin  *bulletin;
  JbPages     *pages;
} JbPageJob;

JbPageJob         *jb_page_job_new (const JbTranscript *transcript,
                                    const char         *style_name,
                                    GError            **error);
void               jb_page_job_free (JbPageJob *self);
GtkPrintOperation *jb_page_print_new (JbPageJob  *job,
                                      const char *name);
void               jb_page_print_set_settings (GtkPrintOperation *operation,
                                               GtkPrintSettings  *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPageJob, jb_page_job_free)

G_END_DECLS
