/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-fixture.h"

#include <string.h>

#include "legacy/jb-legacy.h"

/* Text and rules keep to the type area; letters may reach this much over it, in points. */
static const double SLACK = 0.1;

#define FORBIDDEN_AT_START "。，、；：？！”’）》〉】」』〕…"
#define FORBIDDEN_AT_END   "“‘（《〈【「『〔"

JbBulletin *
page_read_bulletin (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (transcript, NULL);
}

/* Fonts are looked up once for each style, which takes longer than setting a page. */
static JbPageFaces *
find_faces (const char   *name,
            JbPageStyle **style)
{
  static GHashTable *all_styles = NULL;
  static GHashTable *all_faces = NULL;
  g_autoptr (GError) error = NULL;

  if (all_styles == NULL)
    {
      all_styles = g_hash_table_new (g_str_hash, g_str_equal);
      all_faces = g_hash_table_new (NULL, NULL);
    }
  *style = g_hash_table_lookup (all_styles, name);
  if (*style == NULL)
    {
      *style = jb_page_style_load (name, &error);
      g_assert_no_error (error);
      g_hash_table_insert (all_styles, g_strdup (name), *style);
      g_hash_table_insert (all_faces, *style, jb_page_faces_new (*style));
    }

  return g_hash_table_lookup (all_faces, *style);
}

/* @bulletin: (transfer full) */
PageSetting *
page_setting_new (JbBulletin *bulletin,
                  const char *style)
{
  PageSetting *self = g_new0 (PageSetting, 1);
  JbPageFaces *faces = find_faces (style, &self->style);

  self->bulletin = bulletin;
  self->pages = jb_pages_new_in (self->bulletin, self->style, faces);

  return self;
}

void
page_setting_free (PageSetting *self)
{
  jb_pages_free (self->pages);
  g_object_unref (self->bulletin);
  g_free (self);
}

PageSetting *
page_setting_of_text (const char *text)
{
  JbBulletin *bulletin = page_read_bulletin (text);

  return page_setting_new (bulletin, jb_kind_to_string (jb_bulletin_get_kind (bulletin)));
}

/* Where the type of a line stands, as wide and high as its characters. */
static void
get_square (const JbPagePiece *piece,
            double            *left,
            double            *right,
            double            *top,
            double            *bottom)
{
  const JbPageLine *line = piece->item->line;

  *left = line->x;
  *right = line->x + line->width;
  *top = jb_pages_get_baseline (piece) - 0.88 * line->size;
  *bottom = *top + line->size;
}

static void
assert_apart (const JbPagePiece *a,
              const JbPagePiece *b)
{
  double left, right, top, bottom;
  double other_left, other_right, other_top, other_bottom;

  get_square (a, &left, &right, &top, &bottom);
  get_square (b, &other_left, &other_right, &other_top, &other_bottom);
  if (MIN (bottom, other_bottom) - MAX (top, other_top) > 0.5 &&
      MIN (right, other_right) - MAX (left, other_left) > 0.5)
    g_error ("“%s” lies over “%s”", a->item->line->text + a->item->line->start,
             b->item->line->text + b->item->line->start);
}

static void
assert_no_overlap (const JbPagePiece *pieces,
                   guint              n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && j < i + 40; j++)
      if (pieces[i].item->line != NULL && pieces[j].item->line != NULL)
        assert_apart (&pieces[i], &pieces[j]);
}

/* Everything lies in the type area, nothing upon something else, and no line begins or ends
 * with a sign that may not stand there. */
void
page_assert_well_set (const JbPages *pages)
{
  const JbPageStyle *style = jb_pages_get_style (pages);
  double             measure = jb_page_style_get_measure (style);
  double             bottom = style->top + jb_page_style_get_depth (style);

  g_assert_cmpuint (jb_pages_get_size (pages), >, 0);
  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, i, &n);
      double             y = 0;

      for (guint j = 0; j < n; j++)
        {
          const JbPageItem *item = pieces[j].item;
          const JbPageLine *line = item->line;

          g_assert_cmpfloat (pieces[j].y, >=, y - SLACK);
          g_assert_cmpfloat (pieces[j].y, >=, style->top - SLACK);
          g_assert_cmpfloat (pieces[j].y + item->height, <=, bottom + SLACK);
          y = pieces[j].y + (item->beside ? 0 : item->height);
          if (line == NULL)
            continue;
          g_assert_cmpfloat (line->x, >=, -SLACK);
          g_assert_cmpfloat (line->x + line->width, <=, measure + SLACK);
        }
      assert_no_overlap (pieces, n);
    }
}

void
page_assert_breaks (const JbPages *pages)
{
  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, i, &n);

      for (guint j = 0; j < n; j++)
        {
          const JbPageLine *line = pieces[j].item->line;
          const char       *text = line != NULL ? line->text : NULL;

          if (text == NULL || line->end == line->start)
            continue;
          if (line->start > 0)
            g_assert_null (g_utf8_strchr (FORBIDDEN_AT_START, -1,
                                          g_utf8_get_char (text + line->start)));
          if (line->end < strlen (text))
            g_assert_null (g_utf8_strchr (FORBIDDEN_AT_END, -1,
                                          g_utf8_get_char (g_utf8_prev_char (text + line->end))));
          if (line->start > 0 && g_str_has_prefix (text + line->start, "—"))
            g_assert_false (g_str_has_suffix (text, "—"));
        }
    }
}

/* All that the lines hold, one after the other, without white space. */
char *
page_dup_text (const JbPages *pages)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < jb_pages_get_size (pages); i++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, i, &n);

      for (guint j = 0; j < n; j++)
        {
          const JbPageLine *line = pieces[j].item->line;

          if (line == NULL)
            continue;
          for (const char *p = line->text + line->start; p < line->text + line->end;
               p = g_utf8_next_char (p))
            if (!g_unichar_isspace (g_utf8_get_char (p)))
              g_string_append_unichar (all, g_utf8_get_char (p));
        }
    }

  return g_string_free (all, FALSE);
}

const JbPagePiece *
page_find_line (const JbPages *pages,
                const char    *start,
                guint         *page)
{
  for (*page = 0; *page < jb_pages_get_size (pages); (*page)++)
    {
      guint              n;
      const JbPagePiece *pieces = jb_pages_get_pieces (pages, *page, &n);

      for (guint j = 0; j < n; j++)
        if (pieces[j].item->line != NULL &&
            g_str_has_prefix (pieces[j].item->line->text + pieces[j].item->line->start, start))
          return &pieces[j];
    }

  g_assert_not_reached ();
}

char *
page_repeat (const char *text,
             guint       n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}
