/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "legacy/jb-legacy.h"
#include "page-fixture.h"
#include "page/jb-pages-pdf.h"

/* Every bulletin and document there is to try on, as an office would send it. */
static GPtrArray *
list_files (void)
{
  static const char *const folders[] = { "seeds", "cases" };
  GPtrArray               *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("JB_SHARED"), folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".txt"))
          g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_add (paths, g_strdup (g_getenv ("JB_SAMPLE")));

  return paths;
}

static PageSetting *
set_file (const char *path,
          const char *style)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (GError) error = NULL;
  JbBulletin *bulletin;
  gsize       length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  transcript = jb_legacy_read (bytes, &error);
  g_assert_no_error (error);
  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);

  return page_setting_new (bulletin, style != NULL ? style
                                                   : jb_kind_to_string (transcript->kind));
}

/* What stands between two lines of one paragraph follows the rules; what was drawn with characters
 * is not broken by them. */
static void
test_rules (void)
{
  g_autoptr (GPtrArray) paths = list_files ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (PageSetting) setting = set_file (paths->pdata[i], NULL);

      g_test_message ("%s: %u pages", (char *) paths->pdata[i],
                      jb_pages_get_size (setting->pages));
      page_assert_well_set (setting->pages);
      page_assert_breaks (setting->pages);
    }
}

/* Full lines of paragraphs reach from margin to margin, and have as many characters as the grid,
 * give or take what signs gave way for. */
static void
test_full_lines (void)
{
  g_autoptr (GPtrArray) paths = list_files ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (PageSetting) setting = set_file (paths->pdata[i], NULL);
      double measure = jb_page_style_get_measure (setting->style);

      for (guint page = 0; page < jb_pages_get_size (setting->pages); page++)
        {
          guint              n;
          const JbPagePiece *pieces = jb_pages_get_pieces (setting->pages, page, &n);

          for (guint j = 0; j < n; j++)
            {
              const JbPageLine *line = pieces[j].item->line;
              JbBlock          *block = pieces[j].item->block;

              if (line == NULL || block == NULL || pieces[j].item->beside ||
                  (jb_block_get_role (block) != JB_ROLE_PARAGRAPH &&
                   jb_block_get_role (block) != JB_ROLE_BODY) ||
                  line->end == strlen (line->text) || line->size != setting->style->body_size)
                continue;
              g_assert_cmpfloat_with_epsilon (line->x + line->width, measure, 0.2);
              g_assert_cmpint (g_utf8_strlen (line->text + line->start, line->end - line->start),
                               >=, line->start == 0 ? 24 : 26);
            }
        }
    }
}

/* At most as many lines of text stand on a page as the grid has. */
static void
test_lines_of_pages (void)
{
  g_autoptr (GPtrArray) paths = list_files ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (PageSetting) setting = set_file (paths->pdata[i], NULL);

      for (guint page = 0; page < jb_pages_get_size (setting->pages); page++)
        {
          guint              n, n_lines = 0;
          const JbPagePiece *pieces = jb_pages_get_pieces (setting->pages, page, &n);

          for (guint j = 0; j < n; j++)
            n_lines += pieces[j].item->line != NULL && !pieces[j].item->beside &&
                       pieces[j].item->line->size == setting->style->body_size;
          g_assert_cmpuint (n_lines, <=, setting->style->rows);
        }
    }
}

static void
append_bare (GString    *to,
             const char *text,
             gssize      length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isspace (character) && g_unichar_isprint (character))
        g_string_append_unichar (to, character);
    }
}

static char *
extract_text (GBytes *pdf)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GString    *bare = g_string_new (NULL);
  int         fd = g_file_open_tmp ("page-XXXXXX.pdf", &path, &error);
  int         status;
  const char *arguments[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_remove (path);
  append_bare (bare, text, -1);

  return g_string_free (bare, FALSE);
}

/* What stands on the pages, with the numbers under them. */
static char *
dup_expected (PageSetting *setting)
{
  GString *bare = g_string_new (NULL);

  for (guint page = 0; page < jb_pages_get_size (setting->pages); page++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (setting->pages, page, &n);
      g_autofree char   *number = g_strdup_printf ("—%u—", page + 1);

      for (guint i = 0; i < n; i++)
        if (pieces[i].item->line != NULL)
          append_bare (bare, pieces[i].item->line->text + pieces[i].item->line->start,
                       pieces[i].item->line->end - pieces[i].item->line->start);
      g_string_append (bare, number);
    }

  return g_string_free (bare, FALSE);
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  gunichar left = *(const gunichar *) a;
  gunichar right = *(const gunichar *) b;

  return left < right ? -1 : left > right;
}

static char *
dup_sorted (const char *text)
{
  glong     n;
  gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &n);
  char     *sorted;

  qsort (characters, (size_t) n, sizeof (gunichar), compare_characters);
  sorted = g_ucs4_to_utf8 (characters, n, NULL, NULL, NULL);
  g_free (characters);

  return sorted;
}

/* The text of the file can be selected, each character once, and paragraphs in reading order. */
static void
test_text_of_pdf (void)
{
  g_autoptr (GPtrArray) paths = list_files ();
  g_autofree char *tool = g_find_program_in_path ("pdftotext");

  if (tool == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed");
      return;
    }

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (PageSetting) setting = set_file (paths->pdata[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = jb_pages_to_pdf (setting->pages, &error);
      g_autofree char *text = NULL;
      g_autofree char *expected = dup_expected (setting);
      g_autofree char *sorted = NULL;
      g_autofree char *sorted_expected = dup_sorted (expected);

      g_assert_no_error (error);
      text = extract_text (pdf);
      sorted = dup_sorted (text);
      if (strcmp (sorted, sorted_expected) != 0)
        g_error ("%s: the PDF has another text:\n%s\n%s", (char *) paths->pdata[i], text,
                 expected);
      if (strcmp (text, expected) != 0)
        g_error ("%s: the PDF has another order:\n%s\n%s", (char *) paths->pdata[i], text,
                 expected);
    }
}

/* The same bulletin makes the same file, also with fonts that were just looked up. */
static void
test_same_bytes (void)
{
  g_autoptr (GPtrArray) paths = list_files ();

  for (guint i = 0; i < paths->len; i += 3)
    {
      g_autoptr (PageSetting) setting = set_file (paths->pdata[i], NULL);
      g_autoptr (JbPages) again = jb_pages_new (setting->bulletin, setting->style);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) one = jb_pages_to_pdf (setting->pages, &error);
      g_autoptr (GBytes) other = jb_pages_to_pdf (again, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (one, other));
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/shared/rules", test_rules);
  g_test_add_func ("/page/shared/full-lines", test_full_lines);
  g_test_add_func ("/page/shared/lines-of-pages", test_lines_of_pages);
  g_test_add_func ("/page/shared/text-of-pdf", test_text_of_pdf);
  g_test_add_func ("/page/shared/same-bytes", test_same_bytes);

  return g_test_run ();
}
