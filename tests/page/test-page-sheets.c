/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "../legacy/issue-maker.h"
#include "bulletin/jb-section.h"
#include "legacy/jb-legacy.h"
#include "page/jb-page-kept.h"
#include "page/jb-page-place.h"
#include "page/jb-page-setter.h"
#include "page/jb-page-sheets.h"

/* Pages that are set again and again: what was set before is used again, and what comes out is
 * what comes out of setting all of it. From a place on a page one gets to the block, and back. */

static const char *const words[] = {
  "岚川省妇联", "走访", "困难家庭", "80户", "，", "。", "“双困”", "Women", " ", "——", "《办法》", "第3次",
  "\uE123", /* which no font has */
};

static JbBulletin *
read_bulletin (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return jb_bulletin_new_from_transcript (transcript, NULL);
}

static JbPageStyle *
load_style (const char *name)
{
  g_autoptr (GError) error = NULL;
  JbPageStyle *style = jb_page_style_load (name, &error);

  g_assert_no_error (error);

  return style;
}

static JbBlock *
get_paragraph (JbBulletin *bulletin,
               guint       article,
               guint       paragraph)
{
  g_autoptr (JbSection) section = g_list_model_get_item (jb_bulletin_get_sections (bulletin), 0);
  g_autoptr (JbArticle) item = g_list_model_get_item (jb_section_get_articles (section), article);
  g_autoptr (JbBlock) block = g_list_model_get_item (jb_article_get_paragraphs (item), paragraph);

  return block;
}

/* A text of so many articles of three paragraphs each. */
static JbBulletin *
make_long (guint n_articles)
{
  GString         *text = g_string_new ("澜州妇情\n第7期\n澜州市妇联办公室  2013年3月2日\n\n[动态]\n");
  g_autofree char *all = NULL;

  for (guint i = 0; i < n_articles; i++)
    g_string_append_printf (text,
                            "沙渚县第%u次办学\n\n　　沙渚县妇联走访困难家庭%u户，送去慰问。\n\n"
                            "　　县里第%u次开办妇女学堂，讲师到场，群众踊跃参加，秩序井然有条不紊。\n\n"
                            "　　学堂办了%u天。\n\n（沙渚县妇联）\n\n",
                            i + 1, 100 + i, i + 1, i + 7);
  g_string_append (text, "报：市委办公室\n送：各县妇联\n发：机关各部\n");
  all = g_string_free (text, FALSE);

  return read_bulletin (all);
}

static void
assert_same_line (const JbPageLine *a,
                  const JbPageLine *b)
{
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpfloat (a->x, ==, b->x);
  g_assert_cmpfloat (a->width, ==, b->width);
  g_assert_cmpfloat (a->size, ==, b->size);
  g_assert_cmpuint (a->start, ==, b->start);
  g_assert_cmpuint (a->end, ==, b->end);
  g_assert_cmpuint (a->runs->len, ==, b->runs->len);
  for (guint i = 0; i < a->runs->len; i++)
    {
      const PangoGlyphString *left = ((PangoGlyphItem *) a->runs->pdata[i])->glyphs;
      const PangoGlyphString *right = ((PangoGlyphItem *) b->runs->pdata[i])->glyphs;

      g_assert_cmpint (left->num_glyphs, ==, right->num_glyphs);
      for (int j = 0; j < left->num_glyphs; j++)
        {
          g_assert_cmpuint (left->glyphs[j].glyph, ==, right->glyphs[j].glyph);
          g_assert_cmpint (left->glyphs[j].geometry.width, ==, right->glyphs[j].geometry.width);
          g_assert_cmpint (left->glyphs[j].geometry.x_offset, ==,
                           right->glyphs[j].geometry.x_offset);
        }
    }
}

static void
assert_same_sources (const GArray *a,
                     const GArray *b)
{
  g_assert_cmpuint (a != NULL ? a->len : 0, ==, b != NULL ? b->len : 0);
  for (guint i = 0; a != NULL && i < a->len; i++)
    {
      const JbPageSource *left = &g_array_index (a, JbPageSource, i);
      const JbPageSource *right = &g_array_index (b, JbPageSource, i);

      g_assert_true (left->block == right->block);
      g_assert_cmpuint (left->at, ==, right->at);
      g_assert_cmpuint (left->length, ==, right->length);
      g_assert_cmpuint (left->value, ==, right->value);
    }
}

static void
assert_same_pages (const JbPages *a,
                   const JbPages *b)
{
  g_autofree char *missing_a = jb_page_faces_dup_missing (jb_pages_get_faces (a));
  g_autofree char *missing_b = jb_page_faces_dup_missing (jb_pages_get_faces (b));

  g_assert_cmpuint (jb_pages_get_size (a), ==, jb_pages_get_size (b));
  for (guint i = 0; i < jb_pages_get_size (a); i++)
    {
      guint              n_left, n_right;
      const JbPagePiece *left = jb_pages_get_pieces (a, i, &n_left);
      const JbPagePiece *right = jb_pages_get_pieces (b, i, &n_right);

      g_assert_cmpuint (n_left, ==, n_right);
      for (guint j = 0; j < n_left; j++)
        {
          g_assert_cmpfloat (left[j].y, ==, right[j].y);
          g_assert_cmpfloat (left[j].item->height, ==, right[j].item->height);
          g_assert_cmpfloat (left[j].item->thickness, ==, right[j].item->thickness);
          g_assert_cmpint (left[j].item->colour, ==, right[j].item->colour);
          g_assert_cmpuint (left[j].item->outline, ==, right[j].item->outline);
          g_assert_true ((left[j].item->line == NULL) == (right[j].item->line == NULL));
          if (left[j].item->line != NULL)
            assert_same_line (left[j].item->line, right[j].item->line);
          assert_same_sources (left[j].item->sources, right[j].item->sources);
        }
    }
  /* What the text no longer has is no longer missed. */
  g_assert_cmpstr (missing_a, ==, missing_b);
}

static char *
make_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int      n = g_rand_int_range (rand, 1, 40);

  for (int i = 0; i < n; i++)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

/* Changes anything that is printed, or goes back. */
static void
edit (JbBulletin *bulletin,
      GRand      *rand)
{
  JbBlock         *block = jb_bulletin_get_first_block (bulletin);
  int              n = g_rand_int_range (rand, 0, 60);
  g_autofree char *text = NULL;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      jb_history_undo (jb_bulletin_get_history (bulletin));
      return;
    case 1:
      jb_history_redo (jb_bulletin_get_history (bulletin));
      return;
    case 2:
      jb_bulletin_insert_section (bulletin, 0, "动态");
      return;
    default:
      break;
    }
  for (int i = 0; i < n && block != NULL && jb_block_get_next (block) != NULL; i++)
    block = jb_block_get_next (block);
  if (block == NULL || jb_block_get_role (block) == JB_ROLE_ORNAMENT)
    return;

  text = make_text (rand);
  jb_block_set_text (block, text);
}

static void
test_same_as_anew (void)
{
  for (guint seed = 0; seed < 12; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (JbTranscript) issue = seed % 3 == 2 ? issue_make_document (rand, seed % 2 == 0)
                                                     : issue_make_bulletin (rand, seed % 2 == 0);
      g_autoptr (JbBulletin) bulletin = jb_bulletin_new_from_transcript (issue, NULL);
      g_autoptr (JbPageStyle) style = load_style (jb_kind_to_string (issue->kind));
      g_autoptr (JbPageFaces) faces = jb_page_faces_new (style);

      jb_page_faces_keep (faces);
      for (guint round = 0; round < 12; round++)
        {
          g_autoptr (JbPages) again = jb_pages_new_in (bulletin, style, faces);
          g_autoptr (JbPages) anew = jb_pages_new (bulletin, style);

          g_assert_cmpuint (jb_pages_get_size (again), >, 0);
          assert_same_pages (anew, again);
          edit (bulletin, rand);
        }
    }
}

static void
test_only_what_changed (void)
{
  g_autoptr (JbBulletin) bulletin = make_long (60);
  g_autoptr (JbPageStyle) style = load_style ("bulletin");
  g_autoptr (JbPageFaces) faces = jb_page_faces_new (style);
  JbBlock    *block = get_paragraph (bulletin, 30, 1);
  JbPageKept *kept;
  guint       before;

  jb_page_faces_keep (faces);
  kept = jb_page_faces_get_kept (faces);
  {
    g_autoptr (JbPages) pages = jb_pages_new_in (bulletin, style, faces);

    g_assert_cmpuint (jb_page_kept_get_n_set (kept), >, 200);
  }
  before = jb_page_kept_get_n_set (kept);
  jb_block_set_text (block, "县里办起了学堂。");
  {
    g_autoptr (JbPages) pages = jb_pages_new_in (bulletin, style, faces);

    g_assert_cmpuint (jb_page_kept_get_n_set (kept), ==, before + 1);
  }
  /* Back again: it was used a moment ago. */
  jb_history_undo (jb_bulletin_get_history (bulletin));
  {
    g_autoptr (JbPages) pages = jb_pages_new_in (bulletin, style, faces);

    g_assert_cmpuint (jb_page_kept_get_n_set (kept), ==, before + 1);
  }
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  JbPageSheets **sheets = data;
  g_autoptr (GError) error = NULL;

  *sheets = jb_page_setter_set_finish (JB_PAGE_SETTER (source), result, &error);
  g_assert_no_error (error);
}

static JbPageSheets *
set_sheets (JbPageSetter *setter,
            JbBulletin   *bulletin,
            JbPageSheets *before)
{
  g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  JbPageSheets *sheets = NULL;

  jb_page_setter_set_async (setter, transcript, before, NULL, set_cb, &sheets);
  while (sheets == NULL)
    g_main_context_iteration (NULL, TRUE);

  return sheets;
}

static void
test_pages_stay (void)
{
  g_autoptr (JbBulletin) bulletin = make_long (60);
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (load_style ("bulletin"));
  g_autoptr (JbPageSheets) first = set_sheets (setter, bulletin, NULL);
  g_autoptr (JbPageSheets) same = set_sheets (setter, bulletin, first);
  g_autoptr (JbPageSheets) other = NULL;
  JbBlock *block = get_paragraph (bulletin, 59, 0);
  guint    n = jb_page_sheets_get_size (first);

  g_assert_cmpuint (n, >, 6);
  g_assert_cmpuint (jb_page_sheets_get_n_new (first), ==, n);
  g_assert_cmpuint (jb_page_sheets_get_n_new (same), ==, 0);

  /* As many characters as before, so nothing moves. */
  jb_block_set_text (block, "沙渚县妇联走访困难家庭九九九户，送去慰问。");
  other = set_sheets (setter, bulletin, same);
  g_assert_cmpuint (jb_page_sheets_get_n_new (other), ==, 1);
  for (guint i = 0; i + 2 < n; i++)
    g_assert_true (jb_page_sheets_get_drawing (other, i) == jb_page_sheets_get_drawing (first, i));
}

/* Pages go in any order, from any thread, while others are being set. */
static void
test_many_at_once (void)
{
  enum
  {
    N = 8
  };
  g_autoptr (JbBulletin) bulletin = make_long (20);
  JbPageSetter *setter = jb_page_setter_new (load_style ("bulletin"));
  JbPageSheets *sheets[N] = { NULL };

  for (guint i = 0; i < N; i++)
    {
      g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
      g_autofree char *text = g_strdup_printf ("这是第%u次修改。", i);

      jb_page_setter_set_async (setter, transcript, NULL, NULL, set_cb, &sheets[i]);
      jb_block_set_text (get_paragraph (bulletin, i, 0), text);
    }
  g_object_unref (setter);
  for (guint i = 0; i < N; i++)
    {
      while (sheets[(i * 3) % N] == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (jb_page_sheets_get_size (sheets[(i * 3) % N]), >, 1);
      jb_page_sheets_unref (sheets[(i * 3) % N]);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (JbBulletin) bulletin = make_long (1);
  g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (load_style ("bulletin"));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  task = g_task_new (setter, cancellable, NULL, NULL);
  g_task_return_error_if_cancelled (task);
  g_assert_null (jb_page_setter_set_finish (setter, G_ASYNC_RESULT (task), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
is_in_line (const JbPageArea *area,
            double            x,
            double            y)
{
  return x >= area->x - 0.01 && x <= area->x + area->width + 0.01 && y >= area->y &&
         y <= area->y + area->height;
}

/* From each character of each value to its place on the pages, and from there back to it. */
static guint
assert_places (JbBulletin *bulletin,
               const char *style)
{
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (load_style (style));
  g_autoptr (JbPageSheets) sheets = set_sheets (setter, bulletin, NULL);
  guint number = 0;
  guint n_found = 0;

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block), number++)
    {
      const char *text = jb_block_get_text (block);

      for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
        {
          const char *next = g_utf8_next_char (at);
          JbPageSpot  spot = { .number = (int) number, .role = jb_block_get_role (block) };
          JbPageSpot  back;
          g_autoptr (GArray) areas = NULL;
          const JbPageArea *area;

          if (g_unichar_isspace (g_utf8_get_char (at)))
            continue;
          spot.value = (gsize) (at - text);
          areas = jb_page_sheets_list_areas (sheets, &spot, (gsize) (next - text));
          if (areas->len == 0)
            continue;
          n_found++;
          area = &g_array_index (areas, JbPageArea, 0);
          if (area->width < 1)
            continue;
          g_assert_true (jb_page_sheets_find_spot (sheets, area->page, area->x + area->width / 4,
                                                   area->y + area->height / 2, &back));
          g_assert_cmpint (back.number, ==, number);
          if (g_unichar_iswide (g_utf8_get_char (at)))
            {
              g_assert_cmpuint (back.value, ==, spot.value);
              g_assert_true (jb_page_sheets_find_spot (
                  sheets, area->page, area->x + area->width * 3 / 4,
                  area->y + area->height / 2, &back));
              g_assert_cmpuint (back.value, ==, spot.value + (gsize) (next - at));
            }
        }
    }

  return n_found;
}

static void
test_places (void)
{
  g_autoptr (JbBulletin) bulletin = make_long (12);
  g_autoptr (JbBulletin) document =
                 read_bulletin ("沙渚县人民政府办公室文件\n沙政办发〔2014〕12号\n\n"
                                "关于做好妇女学堂工作的通知\n\n各镇人民政府，县直各单位：\n\n"
                                "一、提高认识。各镇要认真部署，落实到人。\n\n"
                                "沙渚县人民政府办公室\n2014年3月5日\n");
  gsize            length;
  g_autofree char *text = jb_bulletin_dup_text (bulletin, &length);
  guint            n_characters = (guint) g_utf8_strlen (text, -1);

  /* All but white space and signs around values. */
  g_assert_cmpuint (assert_places (bulletin, "bulletin"), >, n_characters * 3 / 4);
  g_assert_cmpuint (assert_places (document, "document"), >, 60);
}

static void
assert_places_of_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize            length;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbBulletin) bulletin = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  transcript = jb_legacy_read (bytes, &error);
  g_assert_no_error (error);
  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);
  g_test_message ("%s", path);
  g_assert_cmpuint (assert_places (bulletin, jb_kind_to_string (transcript->kind)), >, 0);
}

/* The same in bulletins as offices send them, and in made ones. */
static void
test_places_of_files (void)
{
  static const char *const folders[] = { "seeds", "cases" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("JB_SHARED"), folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_str_has_suffix (name, ".txt"))
            assert_places_of_file (path);
        }
    }
  assert_places_of_file (g_getenv ("JB_SAMPLE"));
  for (guint seed = 0; seed < 6; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (JbTranscript) issue = issue_make_bulletin (rand, seed % 2 == 0);
      g_autoptr (JbBulletin) bulletin = jb_bulletin_new_from_transcript (issue, NULL);

      assert_places (bulletin, "bulletin");
    }
}

static void
test_composed_lines (void)
{
  g_autoptr (JbBulletin) bulletin = read_bulletin ("澜州妇情\n第7期\n\n[动态]\n办学\n办学80场。\n（县妇联）\n\n"
                                                   "报：市委办公室，各县妇联\n送：市妇联各部\n");
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (load_style ("bulletin"));
  g_autoptr (JbPageSheets) sheets = set_sheets (setter, bulletin, NULL);
  g_autoptr (GArray) areas = NULL;
  JbPageSpot spot = { .number = 0 }, back;

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin);
       !g_str_equal (jb_block_get_text (block), "各县妇联"); block = jb_block_get_next (block))
    spot.number++;
  areas = jb_page_sheets_list_areas (sheets, &spot, G_MAXSIZE);
  g_assert_cmpuint (areas->len, ==, 1);
  g_assert_true (jb_page_sheets_find_spot (
      sheets, g_array_index (areas, JbPageArea, 0).page,
      g_array_index (areas, JbPageArea, 0).x + 1, g_array_index (areas, JbPageArea, 0).y + 1,
      &back));
  g_assert_cmpint (back.number, ==, spot.number);
  g_assert_cmpuint (back.value, ==, 0);
  g_assert_true (is_in_line (&g_array_index (areas, JbPageArea, 0),
                             g_array_index (areas, JbPageArea, 0).x + 1,
                             g_array_index (areas, JbPageArea, 0).y + 1));

  /* A place that is no longer there is nowhere. */
  g_array_unref (g_steal_pointer (&areas));
  spot.number = 10000;
  areas = jb_page_sheets_list_areas (sheets, &spot, G_MAXSIZE);
  g_assert_cmpuint (areas->len, ==, 0);
}

/* A field that the text does not print is on the page all the same, and can be gone to. */
static void
test_loose_field (void)
{
  g_autoptr (JbTranscript) issue = issue_new (JB_KIND_BULLETIN);
  g_autoptr (JbBulletin) bulletin = NULL;
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (load_style ("bulletin"));
  g_autoptr (JbPageSheets) sheets = NULL;
  g_autoptr (GArray) areas = NULL;
  JbPageSpot spot = { .number = -1, .role = JB_ROLE_MASTHEAD, .key = "name" }, back;

  jb_transcript_add_loose (issue, JB_ROLE_MASTHEAD, g_intern_string ("name"), "澜州妇情");
  bulletin = jb_bulletin_new_from_transcript (issue, NULL);
  sheets = set_sheets (setter, bulletin, NULL);
  areas = jb_page_sheets_list_areas (sheets, &spot, G_MAXSIZE);
  g_assert_cmpuint (areas->len, ==, 1);
  g_assert_true (jb_page_sheets_find_spot (sheets, 0, g_array_index (areas, JbPageArea, 0).x,
                                           g_array_index (areas, JbPageArea, 0).y, &back));
  g_assert_cmpint (back.number, ==, -1);
  g_assert_cmpstr (back.key, ==, "name");
}

static void
test_nothing (void)
{
  g_autoptr (JbBulletin) bulletin = jb_bulletin_new (JB_KIND_BULLETIN, NULL);
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (load_style ("plain"));
  g_autoptr (JbPageSheets) sheets = set_sheets (setter, bulletin, NULL);
  JbPageSpot spot;

  g_assert_cmpuint (jb_page_sheets_get_size (sheets), ==, 1);
  g_assert_false (jb_page_sheets_find_spot (sheets, 0, 100, 100, &spot));
}

/* The first one in reading order, in the field that it is from. */
static void
test_find_character (void)
{
  g_autoptr (JbBulletin) bulletin = make_long (12);
  g_autoptr (JbPageSetter) setter = jb_page_setter_new (load_style ("bulletin"));
  JbBlock *block = get_paragraph (bulletin, 7, 1);
  g_autoptr (JbPageSheets) without = set_sheets (setter, bulletin, NULL);
  g_autoptr (JbPageSheets) sheets = NULL;
  g_autoptr (JbBlock) found = NULL;
  JbPageSpot spot;

  g_assert_null (jb_page_sheets_get_missing (without));
  g_assert_false (jb_page_sheets_find_character (without, "\uE123", &spot));

  jb_block_set_text (get_paragraph (bulletin, 9, 2), "\uE123到场。");
  jb_block_set_text (block, "讲师\uE123芳到场。");
  sheets = set_sheets (setter, bulletin, without);
  g_assert_cmpstr (jb_page_sheets_get_missing (sheets), ==, "\uE123");
  g_assert_true (jb_page_sheets_find_character (sheets, "鑫\uE123", &spot));
  g_assert_cmpint (spot.role, ==, jb_block_get_role (block));
  g_assert_cmpuint (spot.value, ==, strlen ("讲师"));
  for (JbBlock *at = jb_bulletin_get_first_block (bulletin); spot.number >= 0 && found == NULL;
       at = jb_block_get_next (at))
    if (spot.number-- == 0)
      found = g_object_ref (at);
  g_assert_true (found == block);

  g_assert_false (jb_page_sheets_find_character (sheets, "鑫", &spot));
  g_assert_false (jb_page_sheets_find_character (sheets, "", &spot));
}

static void
test_styles (void)
{
  g_auto (GStrv) names = jb_page_style_list ();

  g_assert_cmpstr (names[0], ==, "bulletin");
  g_assert_cmpstr (names[1], ==, "document");
  g_assert_cmpstr (names[2], ==, "plain");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (JbPageStyle) style = load_style (names[i]);

      g_assert_nonnull (style);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/sheets/same-as-anew", test_same_as_anew);
  g_test_add_func ("/page/sheets/only-what-changed", test_only_what_changed);
  g_test_add_func ("/page/sheets/pages-stay", test_pages_stay);
  g_test_add_func ("/page/sheets/many-at-once", test_many_at_once);
  g_test_add_func ("/page/sheets/cancelled", test_cancelled);
  g_test_add_func ("/page/sheets/places", test_places);
  g_test_add_func ("/page/sheets/places-of-files", test_places_of_files);
  g_test_add_func ("/page/sheets/composed-lines", test_composed_lines);
  g_test_add_func ("/page/sheets/loose-field", test_loose_field);
  g_test_add_func ("/page/sheets/nothing", test_nothing);
  g_test_add_func ("/page/sheets/find-character", test_find_character);
  g_test_add_func ("/page/sheets/styles", test_styles);

  return g_test_run ();
}
