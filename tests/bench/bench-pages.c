/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib/gstdio.h>

#include "figure.h"
#include "legacy/jb-legacy.h"
#include "made-issue.h"
#include "page/jb-page-setter.h"
#include "page/jb-pages-pdf.h"

/* How fast a bulletin of 50,000 characters is set on pages, set again after a keystroke, and
 * drawn; and what LibreOffice Writer takes for a PDF of the same text, where it is installed. */

enum
{
  N_ARTICLES = 40,
  N_CHARACTERS = 50000,
  N_ROUNDS = 7,
  N_KEYS = 100,
};

static const double FRAME = 16;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* What this thread has worked, so that other programs do not count. */
static double
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Returns: the time that @share of all times do not exceed */
static double
rank (GArray *times,
      double  share)
{
  g_array_sort (times, compare_times);

  return g_array_index (times, double, (guint) (share * (times->len - 1)));
}

static JbBulletin *
read_bulletin (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);

  if (transcript == NULL)
    g_error ("%s", error->message);

  return jb_bulletin_new_from_transcript (transcript, NULL);
}

/* Returns: how long a PDF takes from the bulletin on, in milliseconds */
static double
measure_pages (JbBulletin        *bulletin,
               const JbPageStyle *style)
{
  g_autoptr (GArray) setting = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) writing = g_array_new (FALSE, FALSE, sizeof (double));
  guint  n_pages = 0;
  double set, written;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (JbPageFaces) faces = jb_page_faces_new (style);
      g_autoptr (JbPages) pages = NULL;
      g_autoptr (GBytes) pdf = NULL;
      double start = now (), time;

      pages = jb_pages_new_in (bulletin, style, faces);
      time = now () - start;
      g_array_append_val (setting, time);
      start = now ();
      pdf = jb_pages_to_pdf (pages, NULL);
      time = now () - start;
      g_array_append_val (writing, time);
      n_pages = jb_pages_get_size (pages);
    }
  set = rank (setting, 0.5);
  written = rank (writing, 0.5);
  g_print ("setting      %5.0f ms for %u pages, %.0f pages a second\n", set, n_pages,
           n_pages / set * 1000);
  g_print ("PDF          %5.0f ms more, %.0f pages a second with setting\n", written,
           n_pages / (set + written) * 1000);

  return set + written;
}

static JbBlock *
find_paragraph (JbBulletin *bulletin,
                guint       number)
{
  for (JbBlock *block = jb_bulletin_get_first_block (bulletin);; block = jb_block_get_next (block))
    if (jb_block_get_role (block) == JB_ROLE_PARAGRAPH && number-- == 0)
      return block;
}

static void
measure_keys (JbBulletin        *bulletin,
              const JbPageStyle *style)
{
  g_autoptr (JbPageFaces) faces = jb_page_faces_new (style);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  JbBlock *block = find_paragraph (bulletin, 3);
  JbPages *pages;

  jb_page_faces_keep (faces);
  pages = jb_pages_new_in (bulletin, style, faces);
  for (guint i = 0; i < N_KEYS; i++)
    {
      g_autofree char *text = g_strconcat ("访", jb_block_get_text (block), NULL);
      double           start, time;

      jb_block_set_text (block, text);
      start = worked ();
      jb_pages_free (pages);
      pages = jb_pages_new_in (bulletin, style, faces);
      time = worked () - start;
      g_array_append_val (times, time);
    }
  jb_pages_free (pages);
  g_print ("a keystroke  %5.2f ms until all pages are set again, %.2f ms at the 99th percentile\n",
           rank (times, 0.5), rank (times, 0.99));
  figure_note ("all pages set again after a key", rank (times, 0.99), "ms", 0,
               "in a thread; 50,000 characters, 99%%");
}

static gboolean
measure_drawing (JbBulletin        *bulletin,
                 const JbPageStyle *style,
                 double             scale)
{
  g_autoptr (JbPages) pages = jb_pages_new (bulletin, style);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double           slowest;
  g_autofree char *figure = g_strdup_printf ("a page of preview at %.0f dpi", 72 * scale);

  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                             (int) (style->width * scale),
                                                             (int) (style->height * scale));
      cairo_t         *cr = cairo_create (surface);
      double           start = worked (), time;

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_scale (cr, scale, scale);
      jb_pages_draw (pages, i, cr);
      cairo_surface_flush (surface);
      time = worked () - start;
      g_array_append_val (times, time);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  slowest = rank (times, 0.99);
  g_print ("a drawing    %5.2f ms for a page at %3.0f dpi, %.2f ms at the 99th percentile "
           "(limit %.0f) %s\n",
           rank (times, 0.5), 72 * scale, slowest, FRAME, slowest < FRAME ? "ok" : "TOO SLOW");
  figure_note (figure, slowest, "ms", FRAME, "a frame, 99%%");

  return slowest < FRAME;
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  *(JbPageSheets **) data = jb_page_setter_set_finish (JB_PAGE_SETTER (source), result, NULL);
}

/* Paints a recording as the window does. */
static void
show_page (const JbPageSheets *sheets,
           guint               page,
           double              scale)
{
  const JbPageStyle *style = jb_page_sheets_get_style (sheets);
  cairo_surface_t   *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                           (int) (style->width * scale),
                                                           (int) (style->height * scale));
  cairo_t           *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, jb_page_sheets_get_drawing (sheets, page), 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What the window does itself for a keystroke while a thread sets the pages: it flattens the
 * bulletin, and shows the page that is in sight anew. */
static gboolean
measure_window (JbBulletin *bulletin)
{
  const double scale = 96.0 / 72.0;
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (jb_page_style_load ("bulletin", NULL));
  g_autoptr (JbPageSheets) before = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  JbBlock *block = find_paragraph (bulletin, 3);
  double   slowest;

  for (guint i = 0; i < N_KEYS; i++)
    {
      g_autofree char *text = g_strconcat ("访", jb_block_get_text (block), NULL);
      g_autoptr (JbTranscript) transcript = NULL;
      JbPageSheets *sheets = NULL;
      double        start, time;

      jb_block_set_text (block, text);
      start = worked ();
      transcript = jb_bulletin_to_transcript (bulletin);
      jb_page_setter_set_async (setter, transcript, before, NULL, set_cb, &sheets);
      time = worked () - start;
      while (sheets == NULL)
        g_main_context_iteration (NULL, TRUE);
      start = worked ();
      show_page (sheets, 1, scale);
      time += worked () - start;
      g_array_append_val (times, time);
      g_clear_pointer (&before, jb_page_sheets_unref);
      before = sheets;
    }
  slowest = rank (times, 0.99);
  g_print ("the window   %5.2f ms of a keystroke with a page in sight, %.2f ms at the 99th "
           "percentile (limit %.0f) %s\n",
           rank (times, 0.5), slowest, FRAME, slowest < FRAME ? "ok" : "TOO SLOW");
  figure_note ("a keystroke with a page in sight", slowest, "ms", FRAME,
               "a frame; 50,000 characters, 99%%");

  return slowest < FRAME;
}

/* Returns: how long LibreOffice Writer takes, in milliseconds, 0 where there is none */
static double
measure_writer (const char *text)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *profile = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  const char *const arguments[] = { "soffice", NULL, "--headless", "--convert-to", "pdf",
                                    "--outdir", NULL, NULL, NULL };
  g_autofree char **call = g_memdup2 (arguments, sizeof arguments);

  if (program == NULL)
    return 0;

  folder = g_dir_make_tmp ("pages-XXXXXX", NULL);
  path = g_build_filename (folder, "issue.txt", NULL);
  pdf = g_build_filename (folder, "issue.pdf", NULL);
  profile = g_strconcat ("-env:UserInstallation=file://", folder, "/profile", NULL);
  g_file_set_contents (path, text, -1, NULL);
  call[1] = profile;
  call[6] = folder;
  call[7] = path;
  /* The first time it makes its settings, which is not counted. */
  for (guint i = 0; i < 4; i++)
    {
      double start = now (), time;

      g_spawn_sync (NULL, call, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL);
      time = now () - start;
      if (i > 0)
        g_array_append_val (times, time);
      if (g_remove (pdf) != 0)
        return 0;
    }
  g_remove (path);

  return rank (times, 0.5);
}

int
main (void)
{
  g_autofree char *text = made_issue_new (N_ARTICLES, N_CHARACTERS, 1);
  g_autoptr (JbBulletin) bulletin = read_bulletin (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (JbPageStyle) style = jb_page_style_load ("bulletin", &error);
  double   ours, theirs;
  gboolean fast;

  if (style == NULL)
    g_error ("%s", error->message);

  ours = measure_pages (bulletin, style);
  measure_keys (bulletin, style);
  fast = measure_drawing (bulletin, style, 1);
  fast &= measure_drawing (bulletin, style, 2);
  fast &= measure_window (bulletin);
  theirs = measure_writer (text);
  if (theirs > 0)
    g_print ("LibreOffice  %5.0f ms for a PDF of the same text, %.1f times as long\n", theirs,
             theirs / ours);
  if (theirs > 0)
    figure_note ("PDF", ours / theirs, "times", 0, "LibreOffice Writer, %.0f ms", theirs);
  else
    g_print ("LibreOffice Writer is not installed: nothing to compare with\n");

  return fast ? EXIT_SUCCESS : EXIT_FAILURE;
}
