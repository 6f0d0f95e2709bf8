/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-print.h"

#include <math.h>

/* Printing: the drawing of the PDF on the paper of a printer. */

/**
 * jb_page_job_new:
 * @transcript: a bulletin
 * @style_name: of the style it is set in
 * @error: return location for an error of %JB_PAGE_STYLE_ERROR, %G_KEY_FILE_ERROR or
 *   %G_FILE_ERROR
 *
 * Sets all pages; in a thread, since that takes a while. They belong to one thread at a time.
 *
 * Returns: (transfer full) (nullable): the pages
 */
JbPageJob *
jb_page_job_new (const JbTranscript *transcript,
                 const char         *style_name,
                 GError            **error)
{
  JbPageStyle *style = jb_page_style_load (style_name, error);
  JbPageJob   *self;

  if (style == NULL)
    return NULL;

  self = g_new0 (JbPageJob, 1);
  self->style = style;
  self->bulletin = jb_bulletin_new_from_transcript (transcript, NULL);
  self->pages = jb_pages_new (self->bulletin, self->style);

  return self;
}

void
jb_page_job_free (JbPageJob *self)
{
  jb_pages_free (self->pages);
  g_object_unref (self->bulletin);
  jb_page_style_free (self->style);
  g_free (self);
}

/* A printer knows paper by its name, so A4 is to be called A4. */
static GtkPaperSize *
create_paper (const JbPageStyle *style)
{
  double        width = style->width / JB_PAGE_MM;
  double        height = style->height / JB_PAGE_MM;
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  if (ABS (gtk_paper_size_get_width (a4, GTK_UNIT_MM) - width) < 1 &&
      ABS (gtk_paper_size_get_height (a4, GTK_UNIT_MM) - height) < 1)
    return a4;

  gtk_paper_size_free (a4);

  return gtk_paper_size_new_custom ("jianbao", "Jianbao", width, height, GTK_UNIT_MM);
}

static GtkPageSetup *
create_setup (const JbPageStyle *style)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = create_paper (style);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);

  /* The style has its own margins. */
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);

  return setup;
}

/* On paper of another size all gets smaller, or larger, and stands in the middle. */
static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                page,
                 JbPageJob         *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   width = gtk_print_context_get_width (context);
  double   height = gtk_print_context_get_height (context);
  double   scale = MIN (width / job->style->width, height / job->style->height);

  /* Paper that is the same but for rounding is printed as it is. */
  if (fabs (scale - 1) < 0.005)
    scale = 1;
  else
    cairo_translate (cr, (width - scale * job->style->width) / 2,
                     (height - scale * job->style->height) / 2);
  cairo_scale (cr, scale, scale);
  jb_pages_draw (job->pages, (guint) page, cr);
}

/**
 * jb_page_print_new:
 * @job: (transfer full): the pages
 * @name: what the printer calls them
 *
 * Returns: (transfer full): what prints them, on the paper of their style unless another is chosen
 */
GtkPrintOperation *
jb_page_print_new (JbPageJob  *job,
                   const char *name)
{
  GtkPrintOperation *operation;
  g_autoptr(GtkPageSetup) setup = NULL;

  g_return_val_if_fail (job != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  operation = gtk_print_operation_new ();
  setup = create_setup (job->style);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) jb_pages_get_size (job->pages));
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "jb-page-job", job,
                          (GDestroyNotify) jb_page_job_free);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), job);

  return operation;
}

/**
 * jb_page_print_set_settings:
 * @operation: what prints, from jb_page_print_new()
 * @before: (nullable): what was chosen the last time, for whatever pages
 *
 * Proposes what was chosen the last time. Whoever prints to a file is offered one in the same
 * folder that is called as the job, so that the file of another issue is never overwritten by
 * pressing Print.
 */
void
jb_page_print_set_settings (GtkPrintOperation *operation,
                            GtkPrintSettings  *before)
{
  g_autoptr(GtkPrintSettings) settings = NULL;
  g_autofree char *name = NULL;
  const char      *uri;

  g_return_if_fail (GTK_IS_PRINT_OPERATION (operation));
  g_return_if_fail (before == NULL || GTK_IS_PRINT_SETTINGS (before));

  settings = before != NULL ? gtk_print_settings_copy (before) : gtk_print_settings_new ();
  uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  if (uri != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_uri (uri);
      g_autoptr(GFile) folder = g_file_get_parent (file);
      const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

      if (path != NULL)
        gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, path);
      gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
    }
  g_object_get (operation, "job-name", &name, NULL);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
}
