/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../bulletin/live-fixture.h"
#include "issue-maker.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"
#include "legacy/jb-reader.h"
#include "retype-fixture.h"

static const char *const typed[] = {
  "妇", "改", "，", "。", "a", "12", " ", "　　", "\n", "\n\n", "\r\n", "（", "）", "（松岭市妇联）", "[",
  "]", "[简讯]", "——", "报：", "送：县委办\n", "共印50份", "编者按：", "一、", "第5期", "内容提要\n",
  "\n[新栏目]\n\n禾坪镇办起夜校\n\n近日，禾坪镇妇联办起夜校，报名的有三百人。\n\n（禾坪镇妇联）\n\n",
  "\n　　会议指出，要把夜校办到家门口。\n", "关于夜校的几点思考\n", "\f", "- 2 -\n", "――",
  "┌──┐\n│户│\n└──┘\n", "二○一三年三月八日",
};

static char *
make_text (GRand  *rand,
           JbKind *kind)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbTranscript) issue = NULL;
  g_autoptr(JbTranscript) laid_out = NULL;

  issue = g_test_rand_int_range (0, 4) > 0 ? issue_make_bulletin (rand, TRUE)
                                           : issue_make_document (rand, TRUE);
  laid_out = jb_house_style_lay_out (style, issue);
  *kind = issue->kind;

  return g_strdup (laid_out->text);
}

static gsize
random_place (const char *text,
              gsize       length)
{
  gsize at = length > 0 ? g_test_rand_int_range (0, (int) length + 1) : 0;

  /* Line ends are where it matters. */
  if (g_test_rand_int_range (0, 3) == 0)
    while (at < length && text[at] != '\n')
      at++;
  while (at > 0 && ((guint8) text[at] & 0xc0) == 0x80)
    at--;

  return at;
}

static gsize
skip_characters (const char *text,
                 gsize       at,
                 int         n)
{
  for (; n > 0 && text[at] != '\0'; n--)
    at = g_utf8_next_char (text + at) - text;

  return at;
}

/* A random edit of @text; the result is what it says afterwards. */
static char *
choose_edit (const char *text,
             gsize      *start,
             gsize      *end,
             char **new)
{
  gsize length = strlen (text);
  gsize a = random_place (text, length);
  gsize b = a;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      b = random_place (text, length);
      break;
    case 1:
    case 2:
      b = skip_characters (text, a, g_test_rand_int_range (1, 20));
      break;
    case 3:
      b = skip_characters (text, a, g_test_rand_int_range (1, 3));
      break;
    default:
      break;
    }
  *start = MIN (a, b);
  *end = MAX (a, b);

  if (*start < *end && g_test_rand_bit ())
    {
      *new = g_strdup ("");
    }
  else if (g_test_rand_int_range (0, 12) == 0)
    {
      gsize c = random_place (text, length);

      *new = g_strndup (text + c, skip_characters (text, c, 1300) - c);
    }
  else
    {
      *new = g_strdup (typed[g_test_rand_int_range (0, G_N_ELEMENTS (typed))]);
    }

  return g_strdup_printf ("%.*s%s%s", (int) *start, text, *new, text + *end);
}

/* Back to the start and forth to the end through every state. */
static void
undo_and_redo (JbBulletin *bulletin,
               GPtrArray  *states,
               LiveMirror *mirror)
{
  JbHistory *history = jb_bulletin_get_history (bulletin);

  for (guint i = states->len; i > 0; i--)
    {
      const JbTranscript *state = g_ptr_array_index (states, i - 1);
      g_autoptr(JbBulletin) fresh = jb_bulletin_new_from_transcript (state, NULL);

      live_assert_same (bulletin, fresh);
      retype_assert_json (state, bulletin);
      live_mirror_check (mirror);
      g_assert_true (jb_history_undo (history) == (i > 1));
    }
  for (guint i = 1; i < states->len; i++)
    {
      const JbTranscript *state = g_ptr_array_index (states, i);
      g_autoptr(JbBulletin) fresh = jb_bulletin_new_from_transcript (state, NULL);

      g_assert_true (jb_history_redo (history));
      live_assert_same (bulletin, fresh);
      live_mirror_check (mirror);
    }
}

static void
type_randomly (const char *first,
               JbKind      kind,
               int         n_edits)
{
  g_autoptr(JbBulletin) bulletin = retype_read_text (first, kind);
  g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
  JbHistory *history = jb_bulletin_get_history (bulletin);
  g_autoptr(LiveMirror) mirror = live_mirror_new (bulletin);
  g_autoptr(GPtrArray) states = NULL;

  states = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_transcript_unref);
  g_ptr_array_add (states, jb_bulletin_to_transcript (bulletin));
  for (int i = 0; i < n_edits; i++)
    {
      g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
      g_autofree char *new = NULL;
      g_autofree char *wanted = NULL;
      g_autoptr(JbTranscript) read = NULL;
      g_autoptr(JbBulletin) fresh = NULL;
      g_autoptr(GError) error = NULL;
      guint revision = jb_history_get_revision (history);
      gsize start, end;

      wanted = choose_edit (text, &start, &end, &new);
      jb_history_break_merge (history);
      g_assert_true (jb_retype_replace (retype, start, end, new, strlen (new), &error));
      g_assert_no_error (error);
      retype_assert_text (bulletin, wanted);
      live_mirror_check (mirror);

      /* Where nothing was told otherwise, typing gives what reading the text gives. */
      read = jb_reader_read_as (g_strdup (wanted), strlen (wanted), kind);
      if (strpbrk (wanted, "\r\n") == NULL)
        read->newline = jb_bulletin_get_newline (bulletin);
      fresh = jb_bulletin_new_from_transcript (read, NULL);
      live_assert_same (bulletin, fresh);
      if (jb_history_get_revision (history) > revision)
        g_ptr_array_add (states, jb_bulletin_to_transcript (bulletin));
    }

  undo_and_redo (bulletin, states, mirror);
}

static void
test_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int round = 0; round < 40; round++)
    {
      JbKind           kind;
      g_autofree char *text = make_text (rand, &kind);

      type_randomly (text, kind, 30);
    }
  type_randomly ("", JB_KIND_BULLETIN, 60);
  type_randomly ("", JB_KIND_DOCUMENT, 60);
}

static guint
type_in_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       n_files = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(JbTranscript) read = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".txt") || !g_file_get_contents (file, &contents, &length, NULL))
        continue;
      bytes = g_bytes_new (contents, length);
      read = jb_legacy_read (bytes, NULL);
      g_assert_nonnull (read);
      type_randomly (read->text, read->kind, 25);
      n_files++;
    }

  return n_files;
}

static void
test_random_shared (void)
{
  const char      *shared = g_getenv ("JB_SHARED");
  g_autofree char *seeds = g_build_filename (shared != NULL ? shared : "", "seeds", NULL);
  g_autofree char *cases = g_build_filename (shared != NULL ? shared : "", "cases", NULL);

  if (type_in_folder (seeds) + type_in_folder (cases) == 0)
    g_test_skip ("The shared texts are not here");
}

/* Whether an edit leaves a line whole: it is elsewhere, or adds lines before or after it. */
static gboolean
is_beside (const char *text,
           gsize       line,
           gsize       line_end,
           gsize       start,
           gsize       end,
           const char *new)
{
  return end < line || start > line_end || (start == line_end && *new == '\n') ||
         (end == line && g_str_has_suffix (new, "\n"));
}

/* What a line was told to be stays, whatever is typed elsewhere and inside it. */
static void
test_told_stays (void)
{
  static const JbRole roles[] = {
    JB_ROLE_TITLE,   JB_ROLE_PARAGRAPH, JB_ROLE_SOURCE,   JB_ROLE_SUBTITLE,     JB_ROLE_EDITOR_NOTE,
    JB_ROLE_SECTION, JB_ROLE_UNKNOWN,   JB_ROLE_ORNAMENT, JB_ROLE_DIGEST_TITLE,
  };
  static const char mark[] = "夜莺";
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int round = 0; round < 80; round++)
    {
      g_autoptr(JbHouseStyle) style = jb_house_style_new ();
      g_autoptr(JbTranscript) made = issue_make_bulletin (rand, FALSE);
      g_autoptr(JbTranscript) laid_out = jb_house_style_lay_out (style, made);
      g_autoptr(JbBulletin) bulletin = retype_read_text (laid_out->text, JB_KIND_BULLETIN);
      g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
      JbRole role = roles[g_test_rand_int_range (0, G_N_ELEMENTS (roles))];
      gsize  at;

      do
        at = random_place (laid_out->text, laid_out->length);
      while (at == 0 || at >= laid_out->length || laid_out->text[at] == '\n' ||
             laid_out->text[at - 1] == '\n');
      retype_insert (retype, at, mark);
      retype_tell (retype, mark, role, NULL);
      g_assert_cmpint (retype_get_role (bulletin, mark), ==, role);

      for (int i = 0; i < 30; i++)
        {
          g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
          g_autofree char *new = NULL;
          g_autofree char *wanted = NULL;
          const char      *here = strstr (text, mark);
          const char      *stop = strchr (here, '\n');
          gsize            line = here - text;
          gsize            line_end = stop != NULL ? (gsize) (stop - text) : strlen (text);
          gsize            start, end;

          while (line > 0 && text[line - 1] != '\n')
            line--;
          wanted = choose_edit (text, &start, &end, &new);
          if (g_test_rand_int_range (0, 4) == 0)
            {
              retype_insert (retype, here - text, "好");
              retype_insert (retype, here - text + 3 + strlen (mark), "听");
            }
          else if (is_beside (text, line, line_end, start, end, new) && strstr (new, mark) == NULL)
            {
              g_assert_true (jb_retype_replace (retype, start, end, new, strlen (new), NULL));
              retype_assert_text (bulletin, wanted);
            }
          g_assert_cmpint (retype_get_role (bulletin, mark), ==, role);
          live_assert_whole (bulletin);
        }

      while (jb_history_undo (jb_bulletin_get_history (bulletin)))
        ;
      retype_assert_text (bulletin, laid_out->text);
    }
}

static void
edit_article (JbArticle *article)
{
  static const char *const added[] = { "表单里写的一段。", "（括号）", NULL };

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      jb_article_set_source (article, g_test_rand_bit () ? "某单位" : "");
      break;
    case 1:
      jb_article_set_title_text (article, "长长的标题\n（第二行）");
      break;
    case 2:
      jb_article_splice_paragraphs (article, 0, 0, added);
      break;
    default:
      jb_article_set_subtitle (article, g_test_rand_bit () ? "副题" : NULL);
      break;
    }
}

static void
edit_form (JbBulletin *bulletin)
{
  guint      n = g_list_model_get_n_items (jb_bulletin_get_sections (bulletin));
  guint      position;
  guint      n_articles;
  JbSection *section;

  if (n == 0)
    {
      jb_bulletin_insert_section (bulletin, 0, "栏目");
      return;
    }

  position = g_test_rand_int_range (0, n);
  section = retype_get_section (bulletin, position);
  n_articles = g_list_model_get_n_items (jb_section_get_articles (section));
  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      jb_section_insert_article (section, g_test_rand_int_range (0, n_articles + 1));
      break;
    case 1:
      jb_bulletin_move_section (bulletin, position, g_test_rand_int_range (0, n));
      break;
    case 2:
      jb_section_set_name (section, "改名");
      break;
    default:
      if (n_articles > 0)
        edit_article (retype_get_article (bulletin, position,
                                          g_test_rand_int_range (0, n_articles)));
      break;
    }
}

static void
tell_randomly (JbRetype *retype,
               gsize     start,
               gsize     end)
{
  JbRole           role = g_test_rand_int_range (0, JB_N_ROLES);
  const char      *key = role == JB_ROLE_MASTHEAD ? "issue" : "note";
  JbBulletin      *bulletin = jb_retype_get_bulletin (retype);
  g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);

  if (jb_retype_can_tell (retype, start, end, role))
    g_assert_true (jb_retype_tell (retype, start, end, role, key, NULL));
  retype_assert_text (bulletin, text);
}

/* One step back and forth leads to the same. */
static void
check_last_step (JbBulletin *bulletin)
{
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *before = live_describe (bulletin);
  g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *after = NULL;

  if (!jb_history_undo (history))
    return;

  g_assert_true (jb_history_redo (history));
  after = live_describe (bulletin);
  g_assert_true (g_str_equal (before, after));
  retype_assert_text (bulletin, text);
}

/* Typing, telling and forms in any order: the text is always what was asked for, and
 * everything can be undone. */
static void
test_random_overrides (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int round = 0; round < 60; round++)
    {
      JbKind           kind;
      g_autofree char *first = make_text (rand, &kind);
      g_autoptr(JbBulletin) bulletin = retype_read_text (first, kind);
      g_autoptr(JbRetype) retype = jb_retype_new (bulletin);
      JbHistory *history = jb_bulletin_get_history (bulletin);
      g_autoptr(LiveMirror) mirror = live_mirror_new (bulletin);

      for (int i = 0; i < 40; i++)
        {
          g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
          g_autofree char *new = NULL;
          g_autofree char *wanted = NULL;
          g_autoptr(JbTranscript) after = NULL;
          gsize start, end;

          jb_history_break_merge (history);
          wanted = choose_edit (text, &start, &end, &new);
          switch (g_test_rand_int_range (0, 6))
            {
            case 0:
              tell_randomly (retype, start, end);
              break;
            case 1:
              if (kind == JB_KIND_BULLETIN)
                edit_form (bulletin);
              break;
            case 2:
              if (g_test_rand_int_range (0, 4) == 0)
                g_assert_true (jb_retype_read_again (retype, start, end, NULL));
              else if (jb_history_undo (history) && g_test_rand_bit ())
                jb_history_redo (history);
              break;
            default:
              g_assert_true (jb_retype_replace (retype, start, end, new, strlen (new), NULL));
              retype_assert_text (bulletin, wanted);
              break;
            }

          live_mirror_check (mirror);
          after = jb_bulletin_to_transcript (bulletin);
          g_assert_true (jb_transcript_check (after, NULL));
          check_last_step (bulletin);
        }

      while (jb_history_undo (history))
        live_mirror_check (mirror);
      retype_assert_text (bulletin, first);
      live_assert_whole (bulletin);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/retype/random", test_random);
  g_test_add_func ("/retype/random-shared", test_random_shared);
  g_test_add_func ("/retype/told-stays", test_told_stays);
  g_test_add_func ("/retype/random-overrides", test_random_overrides);

  return g_test_run ();
}
