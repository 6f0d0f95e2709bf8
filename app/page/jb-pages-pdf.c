/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jb-pages-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "bulletin/jb-summary.h"

static cairo_status_t
on_written_cb (void                *closure,
               const unsigned char *data,
               unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* A level of the outline that was not opened goes under the one that was. */
static void
add_outline (const JbPages   *self,
             guint            page,
             cairo_surface_t *surface,
             int              parents[4])
{
  const JbPageStyle *style = jb_pages_get_style (self);
  const JbPagePiece *pieces;
  guint              n_pieces;

  pieces = jb_pages_get_pieces (self, page, &n_pieces);
  for (guint i = 0; i < n_pieces; i++)
    {
      guint            level = pieces[i].item->outline;
      g_autofree char *link = NULL;
      char             number[G_ASCII_DTOSTR_BUF_SIZE];

      if (level == 0 || level > 3 || pieces[i].item->line == NULL)
        continue;
      g_ascii_formatd (number, sizeof number, "%.2f", pieces[i].y);
      link = g_strdup_printf ("page=%u pos=[%d %s]", page + 1, (int) style->left, number);
      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1],
                                                      pieces[i].item->line->text, link,
                                                      CAIRO_PDF_OUTLINE_FLAG_OPEN);
      for (guint j = level + 1; j < 4; j++)
        parents[j] = parents[level];
    }
}

/* What is said of the file comes from the bulletin alone, so that the same bulletin makes the
 * same file; where it has no date, none is said. */
static void
set_metadata (const JbPages   *self,
              cairo_surface_t *surface)
{
  JbBulletin *bulletin = jb_pages_get_bulletin (self);
  JbDocument *document = jb_bulletin_get_document (bulletin);
  g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr (JbSummary) summary = jb_summary_new (transcript);
  g_autofree char *title = NULL;
  const char      *author = summary->issuer;
  const char      *day = summary->day != NULL ? summary->day : "";

  if (author == NULL && document != NULL)
    author = jb_document_get_signature (document);
  if (summary->name != NULL && summary->issue != NULL)
    title = g_strdup_printf ("%s %s", summary->name, summary->issue);
  else
    title = g_strdup (summary->title);
  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Jianbao");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, day);
}

/**
 * jb_pages_to_pdf:
 * @self: the pages
 * @error: return location for an error of %G_IO_ERROR
 *
 * The text can be selected, in reading order; fonts are embedded; sections and titles are in
 * the outline. The same bulletin, style and fonts make the same bytes.
 *
 * Returns: (transfer full) (nullable): a PDF file
 */
GBytes *
jb_pages_to_pdf (const JbPages *self,
                 GError       **error)
{
  const JbPageStyle *style = jb_pages_get_style (self);
  GByteArray        *bytes = g_byte_array_new ();
  cairo_surface_t   *surface = cairo_pdf_surface_create_for_stream (on_written_cb, bytes,
                                                                    style->width,
                                                                    style->height);
  cairo_t           *cr = cairo_create (surface);
  int                parents[4] = { CAIRO_PDF_OUTLINE_ROOT };
  cairo_status_t     status;

  set_metadata (self, surface);
  for (guint i = 0; i < jb_pages_get_size (self); i++)
    {
      jb_pages_draw (self, i, cr);
      add_outline (self, i, surface, parents);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (bytes);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("The PDF could not be made: %s"), cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (bytes);
}
