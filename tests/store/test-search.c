/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "store/jb-archive-search.h"
#include "store/jb-migrations.h"
#include "store/jb-search-table.h"

typedef ArchiveFixture Fixture;

static gint64
add (Fixture      *f,
     JbTranscript *transcript)
{
  g_autoptr(JbTranscript) owned = transcript;

  return fixture_add (f->archive, owned);
}

static GPtrArray *
search (Fixture             *f,
        const char          *words,
        JbArchiveSearchOrder order)
{
  g_autoptr(GError) error = NULL;
  JbArchiveSearch request = { words, order, 0, 0 };
  gint64          next = -1;
  GPtrArray      *hits = jb_archive_search (f->archive, &request, &next, &error);

  g_assert_no_error (error);
  g_assert_cmpint (next, ==, 0);

  return hits;
}

static gint64
get_id (GPtrArray *hits,
        guint      index)
{
  return jb_archive_entry_get_id (jb_archive_hit_get_entry (g_ptr_array_index (hits, index)));
}

/* The ids that are found, as "3 1". */
static void
assert_found (Fixture    *f,
              const char *words,
              const char *ids)
{
  g_autoptr(GPtrArray) hits = search (f, words, JB_ARCHIVE_SEARCH_NEWEST);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, i > 0 ? " %d" : "%d", (int) get_id (hits, i));
  if (!g_str_equal (found->str, ids))
    g_test_message ("looked for: %s", words);
  g_assert_cmpstr (found->str, ==, ids);
}

static void
assert_in_step (Fixture *f,
                gboolean expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbSqlite) sqlite = jb_sqlite_open (f->path, 5000, &error);
  gboolean in_step;

  g_assert_no_error (error);
  g_assert_true (jb_search_table_check (sqlite, &in_step, &error));
  g_assert_no_error (error);
  g_assert_cmpint (in_step, ==, expected);
}

/* Any run of characters: one and two Chinese ones, inside of words and numbers, across the edges
 * of words, with punctuation, in any width and case, beyond the basic plane. */
static void
test_runs (Fixture      *f,
           gconstpointer data)
{
  add (f, fixture_bulletin ("春耕服务队进村", "共走访2013户，培训 Women Home 志愿者𠮷野等，用ＷＰＳ。"));
  add (f, fixture_bulletin ("夜校开班", "“直通车”制度——写进村规；春天，耕田。"));

  assert_found (f, "春", "2 1");
  assert_found (f, "春耕", "1");
  assert_found (f, "耕田", "2");
  assert_found (f, "天，耕", "2");
  assert_found (f, "天耕", "");
  assert_found (f, "201", "1");
  assert_found (f, "13户", "1");
  assert_found (f, "013", "1");
  assert_found (f, "2014", "");
  assert_found (f, "omen", "1");
  assert_found (f, "WOMEN", "1");
  assert_found (f, "\"women home\"", "1");
  assert_found (f, "\"men ho\"", "1");
  assert_found (f, "womenhome", "");
  assert_found (f, "wps", "1");
  assert_found (f, "用W", "1");
  assert_found (f, "２０１３", "1");
  assert_found (f, "𠮷", "1");
  assert_found (f, "者𠮷野", "1");
  assert_found (f, "𠮷田", "");
  assert_found (f, "——", "2");
  assert_found (f, "”制", "2");
  assert_found (f, "，", "2 1");
  assert_found (f, "村 春", "2 1");
  assert_found (f, "村 夜", "2");
  assert_found (f, "没有", "");
  assert_found (f, "（青禾", "2 1");
  assert_found (f, "报：县委办", "2 1");
  assert_found (f, "", "");
  assert_found (f, " 　 ", "");
  assert_found (f, "\"", "");
  assert_found (f, "OR AND \" ' *", "");
}

/* A title on two lines, a paragraph that was cut by line breaks and page numbers, and fields that
 * are not printed. */
static void
test_layout (Fixture      *f,
             gconstpointer data)
{
  const FixtureBlock blocks[] = {
    { JB_ROLE_DIGEST_HEADING, JB_MARK_NONE, NULL, "", "内容提要", "", "\n\n" },
    { JB_ROLE_DIGEST_TITLE, JB_MARK_NONE, NULL, "", "推行直通车制度", "", "\n\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "　　", "推行直", " ", "\n\n" },
    { JB_ROLE_TITLE, JB_MARK_NONE, NULL, "　　", "通车制度", "", "\n\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", "走访全部\r\n— 3 —\r\n村庄，有 用", "", "\r\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", "处得很。", "", "\n" },
    { JB_ROLE_RECIPIENTS_LABEL, JB_MARK_NONE, NULL, "", "送", "：", "" },
    { JB_ROLE_RECIPIENT, JB_MARK_NONE, NULL, "", "各 县 妇联", "", "、" },
    { JB_ROLE_RECIPIENT, JB_MARK_NONE, NULL, "", "各乡镇", "", "\n" },
  };
  JbTranscript *transcript = fixture_transcript (JB_KIND_BULLETIN, blocks, G_N_ELEMENTS (blocks));
  JbMark       *mark = &g_array_index (transcript->marks, JbMark, 4);
  JbCut         cut = { strlen ("走访全部"), strlen ("\r\n— 3 —\r\n"), 0 };

  mark->n_cuts = 1;
  g_array_append_val (transcript->cuts, cut);
  jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "name", "青禾妇情");
  jb_transcript_add_loose (transcript, JB_ROLE_MASTHEAD, "issue", "第27期");
  jb_transcript_add_loose (transcript, JB_ROLE_TAIL, "signer", "安如意");
  g_assert_true (jb_transcript_check (transcript, NULL));
  add (f, transcript);

  assert_found (f, "推行直通车", "1");
  assert_found (f, "title:直通车", "1");
  assert_found (f, "全部村庄", "1");
  assert_found (f, "有用", "1");
  assert_found (f, "用处", "");
  assert_found (f, "县妇联、各乡", "1");
  assert_found (f, "青禾妇情", "1");
  assert_found (f, "第27期", "1");
  assert_found (f, "如意", "1");
  assert_found (f, "publication:妇情", "1");
  assert_found (f, "publication:第27期", "");
}

static void
test_filters (Fixture      *f,
              gconstpointer data)
{
  const FixtureBlock other[] = {
    { JB_ROLE_SECTION, JB_MARK_NONE, NULL, "[", "经验交流", "]", "\n\n" },
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", "县委办公室来访", "", "\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "", "来源：青禾县妇联有话说。", "", "\n" },
    { JB_ROLE_SOURCE, JB_MARK_NONE, NULL, "（", "沙渚县 妇联", "）", "\n" },
  };

  add (f, fixture_bulletin ("甲", "正文"));
  add (f, fixture_transcript (JB_KIND_BULLETIN, other, G_N_ELEMENTS (other)));
  add (f, fixture_issue ("青禾妇情", "2013年5月6日", "乙"));
  add (f, fixture_issue ("松岭妇情", "2015年5月6日", "丙"));

  assert_found (f, "source:青禾", "1");
  assert_found (f, "source:沙渚县妇联", "2");
  assert_found (f, "source:\"沙渚县 妇联\"", "2");
  assert_found (f, "SOURCE：沙渚", "2");
  assert_found (f, "来源:沙渚", "2");
  assert_found (f, "来源：青禾", "2 1");
  assert_found (f, "source:妇联 正文", "1");
  assert_found (f, "source:没有", "");
  assert_found (f, "section:经验", "2");
  assert_found (f, "section:县委", "");
  assert_found (f, "recipient:县委", "1");
  assert_found (f, "报送:县委", "1");
  assert_found (f, "recipient:沙渚", "");
  assert_found (f, "title:县委", "2");
  assert_found (f, "title:甲", "1");
  assert_found (f, "publication:妇情", "4 3");
  assert_found (f, "publication:青禾", "3");
  assert_found (f, "year:2013", "3");
  assert_found (f, "year:2015-2012", "4 3");
  assert_found (f, "year:2013..2015 乙", "3");
  assert_found (f, "年份：2015年", "4");
  assert_found (f, "year:1999", "");
  assert_found (f, "year:soon", "");
  assert_found (f, "status:draft year:2013", "3");
  assert_found (f, "status:filed", "");
  fixture_run_sql (f->path, "UPDATE bulletin SET status = 1 WHERE id = 4");
  assert_found (f, "status:filed", "4");
  assert_found (f, "状态:归档", "4");
  assert_found (f, "source: 甲", "1");
}

/* The newest issue first, whenever it came in. */
static void
test_order (Fixture      *f,
            gconstpointer data)
{
  add (f, fixture_issue ("青禾妇情", "2013年5月6日", "春耕"));
  add (f, fixture_issue ("青禾妇情", "2015年5月6日", "春耕"));
  add (f, fixture_issue ("青禾妇情", "2014年5月6日", "春耕春耕春耕"));
  add (f, fixture_issue ("青禾妇情", "2014年5月6日", "春耕"));
  assert_found (f, "春耕", "2 4 3 1");

  {
    g_autoptr(GPtrArray) best = search (f, "春耕", JB_ARCHIVE_SEARCH_BEST);

    g_assert_cmpuint (best->len, ==, 4);
    g_assert_cmpint (get_id (best, 0), ==, 3);
  }

  /* An issue whose date is set takes its place. */
  {
    g_autoptr(JbTranscript) moved = fixture_issue ("青禾妇情", "2016年1月1日", "春耕");

    g_assert_true (jb_archive_save (f->archive, 1, moved, NULL));
  }
  assert_found (f, "春耕", "1 2 4 3");
  assert_in_step (f, TRUE);
}

/* More bulletins of one day than it has keys. */
static void
test_full_day (Fixture      *f,
               gconstpointer data)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(JbTranscript) transcript = fixture_issue ("青禾妇情", "2013年5月6日", "春耕");
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_archive_item_unref);
  for (guint i = 0; i < 2500; i++)
    g_ptr_array_add (items, jb_archive_item_new (transcript, NULL, TRUE));
  g_assert_true (jb_archive_add_many (f->archive, items, &error));
  add (f, fixture_issue ("青禾妇情", "2013年5月7日", "春耕"));

  hits = search (f, "春耕", JB_ARCHIVE_SEARCH_NEWEST);
  g_assert_cmpuint (hits->len, ==, 2501);
  assert_in_step (f, TRUE);
}

static void
test_snippet (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *before = g_strnfill (90, '-');
  g_autofree char *paragraph = g_strconcat (before, "　　青禾\t的春耕，又是春 耕。", before, NULL);
  g_autoptr(GPtrArray) hits = NULL;
  const JbArchiveHitMark *marks;
  JbArchiveHit           *hit;
  guint                   n_marks;

  add (f, fixture_bulletin ("甲", paragraph));
  hits = search (f, "春耕 的", JB_ARCHIVE_SEARCH_NEWEST);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (jb_archive_hit_get_field (hit), ==, "body");
  g_assert_cmpuint (jb_archive_hit_get_article (hit), ==, 1);
  g_assert_cmpuint (jb_archive_hit_get_block (hit), ==, 2);
  g_assert_cmpuint (jb_archive_hit_get_start (hit), ==, 96);
  g_assert_cmpuint (jb_archive_hit_get_end (hit), ==, 98);
  g_assert_cmpstr (jb_archive_hit_get_found (hit), ==, "春耕");
  g_assert_true (g_str_has_prefix (jb_archive_hit_get_snippet (hit),
                                   "…---------- 青禾 的春耕，又是春 耕。--"));
  g_assert_true (g_str_has_suffix (jb_archive_hit_get_snippet (hit), "-…"));

  marks = jb_archive_hit_get_marks (hit, &n_marks);
  g_assert_cmpuint (n_marks, ==, 2);
  g_assert_cmpuint (marks[0].start, ==, 15);
  g_assert_cmpuint (marks[0].end, ==, 18);
  g_assert_cmpuint (marks[1].start, ==, 21);
  g_assert_cmpuint (marks[1].end, ==, 24);
}

/* The title is shown rather than the digest, which only repeats it, and the words rather than a
 * filter. */
static void
test_place (Fixture      *f,
            gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *field;
    guint       article;
    const char *found;
  } cases[] = {
    { "春耕", "title", 1, "春耕" },       { "基层动态", "section", 0, "基层动态" },
    { "source:青禾", "source", 1, "青禾" }, { "source:青禾 正文", "body", 1, "正文" },
    { "（青禾县", "source", 1, "青禾县" },  { "县妇联）", "source", 1, "县妇联" },
    { "县委", "recipient", 0, "县委" },   { "报：县", "recipient", 0, "报" },
  };

  add (f, fixture_bulletin ("大春耕", "正文说春耕"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) hits = search (f, cases[i].words, JB_ARCHIVE_SEARCH_NEWEST);
      JbArchiveHit *hit;

      g_assert_cmpuint (hits->len, ==, 1);
      hit = g_ptr_array_index (hits, 0);
      g_assert_cmpstr (jb_archive_hit_get_field (hit), ==, cases[i].field);
      g_assert_cmpuint (jb_archive_hit_get_article (hit), ==, cases[i].article);
      g_assert_cmpstr (jb_archive_hit_get_found (hit), ==, cases[i].found);
    }
}

/* What the brute force looks at: text with full-width ASCII as ASCII, capitals small, and white
 * space only between Latin words. */
static char *
fold_slowly (const char *text)
{
  g_autofree gunichar *all = g_utf8_to_ucs4_fast (text, -1, NULL);
  g_autoptr(GString) folded = g_string_new (NULL);
  gunichar last = 0;
  gboolean space = FALSE;

  for (gunichar *c = all; *c != 0; c++)
    {
      if (g_unichar_isspace (*c))
        {
          space = TRUE;
          continue;
        }
      if (*c >= 0xff01 && *c <= 0xff5e)
        *c -= 0xff01 - '!';
      *c = g_unichar_tolower (*c);
      if (space && last < 0x80 && *c < 0x80 && g_unichar_isalnum (last) && g_unichar_isalnum (*c))
        g_string_append_c (folded, ' ');
      g_string_append_unichar (folded, *c);
      last = *c;
      space = FALSE;
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static const char *const letters[] = {
  "妇", "联", "工", "作", "青", "禾", "的", "𠮷", "〇", "々", "a", "B", "c", "1", "2", "0",
  "３", "Ａ", "，", "。", "“", "”", "—", "-", ".", "(", "　", " ", "é", "①",
};

static char *
make_run (GRand *rand,
          guint  max)
{
  GString *run = g_string_new (NULL);
  guint    n = (guint) g_rand_int_range (rand, 1, (gint32) max + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (run, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);

  return g_string_free (run, FALSE);
}

/* A run of characters out of @text. */
static char *
cut_run (GRand      *rand,
         const char *text)
{
  guint n = (guint) g_utf8_strlen (text, -1);
  guint start = (guint) g_rand_int_range (rand, 0, (gint32) n);
  guint end = MIN (n, start + 1 + (guint) g_rand_int_range (rand, 0, 5));

  return g_utf8_substring (text, start, end);
}

typedef struct
{
  JbTranscript *transcript;
  char         *parts[4];
} Made;

static void
made_clear (Made *made)
{
  jb_transcript_unref (made->transcript);
  for (guint i = 0; i < G_N_ELEMENTS (made->parts); i++)
    g_free (made->parts[i]);
}

static void
make (GRand *rand,
      Made  *made)
{
  g_autofree char *title = make_run (rand, 8);
  g_autofree char *first = make_run (rand, 60);
  g_autofree char *second = make_run (rand, 60);
  g_autofree char *source = make_run (rand, 6);
  const FixtureBlock blocks[] = {
    { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "　", title, "", "\n\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "　　", first, "", "\r\n" },
    { JB_ROLE_PARAGRAPH, JB_MARK_NONE, NULL, "", second, "", "\n" },
    { JB_ROLE_SOURCE, JB_MARK_NONE, NULL, "（", source, "）", "\n" },
  };

  made->transcript = fixture_transcript (JB_KIND_BULLETIN, blocks, G_N_ELEMENTS (blocks));
  made->parts[0] = fold_slowly (title);
  made->parts[1] = fold_slowly (first);
  made->parts[2] = fold_slowly (second);
  made->parts[3] = g_strconcat ("(", source, ")", NULL);
  g_free (made->parts[3]);
  {
    g_autofree char *bracketed = g_strconcat ("（", source, "）", NULL);

    made->parts[3] = fold_slowly (bracketed);
  }
}

/* Whether all words of @query are in @made. */
static gboolean
has_all (const Made *made,
         const char *query)
{
  g_auto (GStrv) words = NULL;
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *p = query; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_c (plain, ' ');
    else
      g_string_append_unichar (plain, g_utf8_get_char (p));
  words = g_strsplit (plain->str, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *needle = fold_slowly (words[i]);
      gboolean         found = *needle == '\0';

      for (guint j = 0; j < G_N_ELEMENTS (made->parts); j++)
        found |= strstr (made->parts[j], needle) != NULL;
      if (!found)
        return FALSE;
    }

  return TRUE;
}

static void
assert_as_brute_force (Fixture             *f,
                       GArray              *all,
                       const char          *query,
                       JbArchiveSearchOrder order)
{
  g_autoptr(GPtrArray) hits = search (f, query, order);
  g_autoptr(GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autofree char *folded = fold_slowly (query);

  for (guint i = 0; i < hits->len; i++)
    {
      JbArchiveHit    *hit = g_ptr_array_index (hits, i);
      g_autofree char *shown = fold_slowly (jb_archive_hit_get_found (hit));

      g_assert_true (g_hash_table_add (found, GINT_TO_POINTER (get_id (hits, i))));
      g_assert_nonnull (strstr (folded, shown));
    }
  for (guint i = 0; i < all->len; i++)
    {
      gboolean expected = *folded != '\0' && has_all (&g_array_index (all, Made, i), query);

      if (g_hash_table_contains (found, GINT_TO_POINTER (i + 1)) != expected)
        {
          g_test_message ("looked for “%s” in bulletin %u: %s", query, i + 1,
                          g_array_index (all, Made, i).transcript->text);
          g_test_fail ();
        }
    }
}

/* Random bulletins, saved again and again: what is found is what reading all of them finds. */
static void
test_brute_force (Fixture      *f,
                  gconstpointer data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Made));
  g_autoptr(GError) error = NULL;

  g_array_set_clear_func (all, (GDestroyNotify) made_clear);
  for (guint i = 0; i < 60; i++)
    {
      Made made;

      make (rand, &made);
      g_assert_true (jb_archive_add (f->archive, made.transcript, NULL, NULL, &error));
      g_array_append_val (all, made);
    }

  for (guint round = 0; round < 400; round++)
    {
      Made            *of = &g_array_index (all, Made, g_rand_int_range (rand, 0, 60));
      const char      *part = of->parts[g_rand_int_range (rand, 0, 4)];
      g_autofree char *query = *part != '\0' && g_rand_boolean (rand) ? cut_run (rand, part)
                                                                      : make_run (rand, 3);

      assert_as_brute_force (f, all, query, (JbArchiveSearchOrder) (round % 7 == 0));
      if (round % 3 == 0)
        {
          guint index = (guint) g_rand_int_range (rand, 0, 60);
          Made  made;

          make (rand, &made);
          g_assert_true (jb_archive_save (f->archive, index + 1, made.transcript, &error));
          made_clear (&g_array_index (all, Made, index));
          g_array_index (all, Made, index) = made;
        }
      if (round == 200)
        {
          assert_in_step (f, TRUE);
          g_assert_true (jb_archive_rebuild_index (f->archive, &error));
          assert_in_step (f, TRUE);
        }
      /* Without the index the same is found. */
      if (round == 300)
        fixture_run_sql (f->path, "UPDATE search_state SET stale = 1");
    }
  assert_in_step (f, FALSE);
  g_assert_true (jb_archive_rebuild_index (f->archive, &error));
  assert_in_step (f, TRUE);
}

/* Page by page the same as at once. */
static void
test_pages (Fixture      *f,
            gconstpointer data)
{
  static const char *const queries[] = { "春耕", "，", "year:2013 春" };

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *date = g_strdup_printf ("2013年5月%u日", i % 7 + 1);
      g_autofree char *title = g_strdup_printf (i % 3 == 0 ? "夏%u，" : "春耕%u，", i);

      add (f, fixture_issue ("青禾妇情", date, title));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    for (int order = JB_ARCHIVE_SEARCH_NEWEST; order <= JB_ARCHIVE_SEARCH_BEST; order++)
      for (guint limit = 1; limit < 12; limit += 5)
        {
          g_autoptr(GPtrArray) all = search (f, queries[i], order);
          JbArchiveSearch request = { queries[i], order, limit, 0 };
          guint           n = 0;

          do
            {
              g_autoptr(GError) error = NULL;
              g_autoptr(GPtrArray) page = jb_archive_search (f->archive, &request, &request.after,
                                                              &error);

              g_assert_no_error (error);
              g_assert_cmpuint (page->len, <=, limit);
              for (guint j = 0; j < page->len; j++)
                g_assert_cmpint (get_id (page, j), ==, get_id (all, n++));
            }
          while (request.after != 0);
          g_assert_cmpuint (n, ==, all->len);
        }
}

static void
on_search_done_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
search_async (Fixture      *f,
              const char   *words,
              GCancellable *cancellable)
{
  JbArchiveSearch request = { words, JB_ARCHIVE_SEARCH_NEWEST, 10, 0 };
  GAsyncResult   *result = NULL;

  jb_archive_search_async (f->archive, &request, cancellable, on_search_done_cb, &result);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
test_async (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  gint64 next = -1;

  add (f, fixture_bulletin ("春耕", "正文"));
  result = search_async (f, "春耕", NULL);
  hits = jb_archive_search_finish (f->archive, result, &next, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (next, ==, 0);

  /* It was pushed before it was cancelled, so it may have been done. */
  cancelled = search_async (f, "春耕", cancellable);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = jb_archive_search_finish (f->archive, cancelled, &next, &error);
  if (hits == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is in the bin is not found, and what left it is. */
static void
test_bin (Fixture      *f,
          gconstpointer data)
{
  add (f, fixture_bulletin ("春耕", "正文"));
  fixture_run_sql (f->path, "UPDATE bulletin SET deleted = 1");
  assert_found (f, "春耕", "");
  fixture_run_sql (f->path, "UPDATE bulletin SET deleted = NULL");
  assert_found (f, "春耕", "1");
}

/* An index that is damaged keeps nobody from saving or from finding, is told of by the check, and
 * is whole again when it is rebuilt. */
static void
test_damaged_index (Fixture      *f,
                    gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE search_data SET block = x'00' WHERE id > 10",
    "UPDATE search_data SET block = x'ffffffffff' WHERE id = 10",
    "DELETE FROM search_data WHERE id > 10",
    "DELETE FROM search_docsize",
    "UPDATE body SET text = '全变了'",
    "DELETE FROM search_row",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr(JbTranscript) new = fixture_bulletin ("秋收", "新的正文");
      g_autoptr(GError) error = NULL;

      g_clear_object (&f->archive);
      fixture_remove_folder (f->folder);
      g_assert_cmpint (g_mkdir (f->folder, 0700), ==, 0);
      f->archive = jb_archive_open (f->path, &error);
      add (f, fixture_bulletin ("春耕", "正文"));
      add (f, fixture_bulletin ("夏种", "正文"));
      g_clear_object (&f->archive);
      fixture_run_sql (f->path, damages[i]);
      assert_in_step (f, FALSE);

      f->archive = jb_archive_open (f->path, &error);
      g_assert_no_error (error);
      if (strstr (damages[i], "row") == NULL && strstr (damages[i], "body") == NULL)
        assert_found (f, "夏种", "2");
      g_assert_true (jb_archive_save (f->archive, 1, new, &error));
      g_assert_no_error (error);

      g_assert_true (jb_archive_rebuild_index (f->archive, &error));
      g_assert_no_error (error);
      assert_found (f, "秋收", "1");
      assert_found (f, "春耕", "");
      if (strstr (damages[i], "body") == NULL)
        assert_in_step (f, TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) FIXTURE_ADD ("/search/" name, func)
  ADD ("runs", test_runs);
  ADD ("layout", test_layout);
  ADD ("filters", test_filters);
  ADD ("order", test_order);
  ADD ("full-day", test_full_day);
  ADD ("snippet", test_snippet);
  ADD ("place", test_place);
  ADD ("brute-force", test_brute_force);
  ADD ("pages", test_pages);
  ADD ("async", test_async);
  ADD ("bin", test_bin);
  ADD ("damaged-index", test_damaged_index);

  return g_test_run ();
}
