/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "legacy/jb-legacy.h"
#include "page-fixture.h"

/* Pages are held against kept pictures: how much ink there is in each field of 5 mm, as a digit.
 * Other versions of the same fonts differ less than that shows; a line that moved does not.
 *
 * To keep new pictures after a change that was meant, look at the pages, then run this test with
 * JB_KEEP_PICTURES=1. */
enum
{
  FIELD = 5, /* millimetres, and pixels of the drawing */
  MAX_INK = 9,
};

typedef struct
{
  const char *name;
  const char *file;
  const char *style;
} Picture;

static const Picture pictures[] = {
  { "bulletin", "sample.txt", "bulletin" },
  { "document", "sample-document.txt", "document" },
  { "plain", "sample.txt", "plain" },
};

static char *
read_data (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", folder, name,
                                            NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* The style with the fonts that tests have everywhere. */
static JbPageStyle *
load_style (const char *name)
{
  static const char *const faces[] = { "Body", "Heading", "Note", "Title", "Number" };
  g_autofree char         *file = g_strconcat (name, ".style", NULL);
  g_autofree char         *text = read_data ("styles", file);
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autofree char *changed = NULL;
  g_autoptr (GError) error = NULL;
  JbPageStyle *style;

  g_key_file_load_from_data (key_file, text, strlen (text), G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    g_key_file_set_string (key_file, "Type", faces[i],
                           i == 1   ? "Noto Sans CJK SC;"
                           : i == 3 ? "Noto Serif CJK SC Bold;"
                                    : "Noto Serif CJK SC;");
  changed = g_key_file_to_data (key_file, NULL, NULL);
  style = jb_page_style_parse (changed, &error);
  g_assert_no_error (error);

  return style;
}

static JbBulletin *
load_bulletin (const char *name)
{
  g_autofree char *text = read_data ("", name);
  JbBulletin      *bulletin = page_read_bulletin (text);

  if (jb_bulletin_get_kind (bulletin) == JB_KIND_BULLETIN)
    {
      JbFields *masthead = jb_bulletin_get_masthead (bulletin);

      jb_fields_set_text (masthead, "name", "岚川妇情");
      jb_fields_set_text (masthead, "issue", "第9期");
      jb_fields_set_text (masthead, "issuer", "岚川省妇联办公室");
      jb_fields_set_text (masthead, "date", "2014年9月5日");
    }

  return bulletin;
}

static gboolean
has_fonts (const JbPages *pages)
{
  return strstr (jb_page_faces_get_family (jb_pages_get_faces (pages), JB_PAGE_FACE_BODY),
                 "Noto Serif CJK SC") != NULL &&
         strstr (jb_page_faces_get_family (jb_pages_get_faces (pages), JB_PAGE_FACE_HEADING),
                 "Noto Sans CJK SC") != NULL;
}

static double
measure_ink (const guchar *pixels,
             int           stride,
             int           left,
             int           top)
{
  double ink = 0;

  for (int y = top; y < top + FIELD; y++)
    for (int x = left; x < left + FIELD; x++)
      {
        guint32 pixel = ((const guint32 *) (pixels + y * stride))[x];

        ink += 1 - ((pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255)) / 765.0;
      }

  return ink / (FIELD * FIELD);
}

/* The ink of a page as lines of digits. */
static void
append_picture (GString       *text,
                const JbPages *pages,
                guint          page)
{
  const JbPageStyle *style = jb_pages_get_style (pages);
  int                columns = (int) (style->width / JB_PAGE_MM / FIELD + 0.5);
  int                rows = (int) (style->height / JB_PAGE_MM / FIELD + 0.5);
  cairo_surface_t   *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns * FIELD,
                                                           rows * FIELD);
  cairo_t           *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 1 / JB_PAGE_MM, 1 / JB_PAGE_MM);
  jb_pages_draw (pages, page, cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < rows; i++)
    {
      for (int j = 0; j < columns; j++)
        {
          /* Text of 3号 has ink on about a fifth of its field. */
          double ink = 3 * measure_ink (cairo_image_surface_get_data (surface),
                                        cairo_image_surface_get_stride (surface), j * FIELD,
                                        i * FIELD);

          g_string_append_c (text, (char) ('0' + (int) (MIN (ink, 1) * MAX_INK + 0.5)));
        }
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static char *
dup_pictures (const JbPages *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    append_picture (text, pages, i);

  return g_string_free (text, FALSE);
}

/* Returns: how many of a thousand fields that have ink in one of them are not alike */
static guint
compare_pictures (const char *now,
                  const char *kept)
{
  guint n_inked = 1, n_unlike = 0;

  if (strlen (now) != strlen (kept))
    return 1000;
  for (gsize i = 0; now[i] != '\0'; i++)
    {
      n_inked += now[i] > '0' || kept[i] > '0';
      n_unlike += ABS (now[i] - kept[i]) > 3;
    }

  return 1000 * n_unlike / n_inked;
}

static JbPages *
set_picture (const Picture *picture,
             JbPageStyle  **style)
{
  g_autoptr (JbBulletin) bulletin = load_bulletin (picture->file);

  *style = load_style (picture->style);

  return jb_pages_new (bulletin, *style);
}

static void
test_picture (gconstpointer data)
{
  const Picture   *picture = data;
  g_autofree char *name = g_strconcat (picture->name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "page", "pictures", name, NULL);
  g_autoptr (JbPageStyle) style = NULL;
  g_autoptr (JbPages) pages = set_picture (picture, &style);
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  g_autofree char *kept = NULL;
  guint            unlike;

  if (!has_fonts (pages))
    {
      g_test_skip ("Noto Serif CJK and Noto Sans CJK are not installed");
      return;
    }

  now = dup_pictures (pages);
  if (g_getenv ("JB_KEEP_PICTURES") != NULL)
    {
      g_file_set_contents (path, now, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &kept, NULL, &error);
  g_assert_no_error (error);
  unlike = compare_pictures (now, kept);
  if (unlike > 30)
    g_error ("%s: %u of 1000 fields are unlike those that were kept:\n%s", picture->name, unlike,
             now);
}

/* What one can see is not tolerated: another style, and text that moved by half a line. */
static void
test_unlike (void)
{
  g_autoptr (JbPageStyle) style = NULL;
  g_autoptr (JbPageStyle) other_style = NULL;
  g_autoptr (JbPages) pages = set_picture (&pictures[0], &style);
  g_autoptr (JbPages) other = set_picture (&pictures[2], &other_style);
  g_autofree char *now = dup_pictures (pages);
  g_autofree char *moved = NULL;
  g_autofree char *plain = dup_pictures (other);

  if (!has_fonts (pages))
    {
      g_test_skip ("Noto Serif CJK and Noto Sans CJK are not installed");
      return;
    }

  g_assert_cmpuint (compare_pictures (now, now), ==, 0);
  g_assert_cmpuint (compare_pictures (now, plain), >, 60);
  style->top += jb_page_style_get_line (style) / 2;
  style->bottom -= jb_page_style_get_line (style) / 2;
  g_clear_pointer (&pages, jb_pages_free);
  {
    g_autoptr (JbBulletin) bulletin = load_bulletin (pictures[0].file);

    pages = jb_pages_new (bulletin, style);
  }
  moved = dup_pictures (pages);
  g_assert_cmpuint (compare_pictures (now, moved), >, 60);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/page/pictures/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  g_test_add_func ("/page/pictures/unlike", test_unlike);

  return g_test_run ();
}
