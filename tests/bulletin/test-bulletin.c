/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bulletin/jb-bulletin.h"

/* A text written down piece by piece, with what each piece is. */
typedef struct
{
  JbRole      role;
  guint       flags;
  const char *key;
  const char *open;
  const char *raw;
  const char *close;
  const char *gap;
} Piece;

static const Piece issue[] = {
  { JB_ROLE_DIGEST_HEADING, 0, NULL, "", "内容提要", "", "\n\n" },
  { JB_ROLE_DIGEST_SECTION, 0, NULL, "[", "工作动态", "]", "\n\n" },
  { JB_ROLE_DIGEST_TITLE, 0, NULL, "", "溪口县妇联办起夜校", "", "\n\n" },
  { JB_ROLE_SECTION, 0, NULL, " [", "工作动态", "]", "\n\n" },
  { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", "溪口县妇联", "", "\n\n" },
  { JB_ROLE_TITLE, 0, NULL, "", "办起夜校", "  ", "\n" },
  { JB_ROLE_PARAGRAPH, 0, NULL, "", "夜校每周两晚。", "", "\n\n" },
  { JB_ROLE_PARAGRAPH, 0, NULL, "　　", "报名的有三百人。", "", "\n\n" },
  { JB_ROLE_SOURCE, 0, NULL, "        （", "溪口县妇联", "）", "\n" },
  { JB_ROLE_TITLE, JB_MARK_STARTS_ARTICLE, NULL, "", "河东镇评出好婆媳", "", "\n" },
  { JB_ROLE_PARAGRAPH, 0, NULL, "", "评选历时一月。", "", "\n" },
  { JB_ROLE_ORNAMENT, 0, NULL, "", "- 2 -", "", "\n" },
  { JB_ROLE_PARAGRAPH, 0, NULL, "", "共评出十对。", "", "\n\n" },
  { JB_ROLE_SOURCE, 0, NULL, "（", "河东镇妇联", "）", "\n\n" },
  { JB_ROLE_RECIPIENTS_LABEL, 0, NULL, "", "报", "：", "" },
  { JB_ROLE_RECIPIENT, 0, NULL, "", "市妇联各主席", "", "，" },
  { JB_ROLE_RECIPIENT, 0, NULL, "", "县委书记方远", "", "\n\n" },
  { JB_ROLE_RECIPIENTS_LABEL, 0, NULL, "", "送", "：", "" },
  { JB_ROLE_RECIPIENT, 0, NULL, "", "县委办", "", "\n" },
};

static JbTranscript *
write_down (const Piece *pieces,
            gsize        n_pieces,
            const char  *lead)
{
  JbTranscript *transcript = jb_transcript_new (JB_KIND_BULLETIN);
  GString      *text = g_string_new (lead);

  transcript->lead = strlen (lead);
  for (gsize i = 0; i < n_pieces; i++)
    {
      const Piece *p = &pieces[i];
      JbMark mark = {
        .role = p->role,
        .flags = p->flags,
        .key = g_intern_string (p->key),
        .open = strlen (p->open),
        .raw = strlen (p->raw),
        .close = strlen (p->close),
        .gap = strlen (p->gap),
      };

      g_string_append_printf (text, "%s%s%s%s", p->open, p->raw, p->close, p->gap);
      g_array_append_val (transcript->marks, mark);
    }

  g_free (transcript->text);
  transcript->length = text->len;
  transcript->text = g_string_free (text, FALSE);
  g_assert_true (jb_transcript_check (transcript, NULL));

  return transcript;
}

static JbBulletin *
make_issue (void)
{
  g_autoptr(JbTranscript) transcript = write_down (issue, G_N_ELEMENTS (issue), " ");

  return jb_bulletin_new_from_transcript (transcript, NULL);
}

static JbArticle *
get_article (JbBulletin *bulletin,
             guint       section,
             guint       article)
{
  g_autoptr(JbSection) s = g_list_model_get_item (jb_bulletin_get_sections (bulletin), section);
  g_autoptr(JbArticle) a = g_list_model_get_item (jb_section_get_articles (s), article);

  return a;
}

static JbSection *
get_section (JbBulletin *bulletin,
             guint       section)
{
  g_autoptr(JbSection) s = g_list_model_get_item (jb_bulletin_get_sections (bulletin), section);

  return s;
}

static JbBlock *
get_block (GListModel *list,
           guint       position)
{
  g_autoptr(JbBlock) block = g_list_model_get_item (list, position);

  return block;
}

static char *
replace_once (const char *text,
              const char *old,
              const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);

  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static void
assert_text (JbBulletin *bulletin,
             const char *expected)
{
  gsize            length;
  g_autofree char *text = jb_bulletin_dup_text (bulletin, &length);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
}

static void
test_build (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  g_autoptr(JbTranscript) before = write_down (issue, G_N_ELEMENTS (issue), " ");
  g_autoptr(JbTranscript) after = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GBytes) a = jb_transcript_pack_marks (before);
  g_autoptr(GBytes) b = jb_transcript_pack_marks (after);
  g_autofree char *title = NULL;
  JbArticle       *article;

  g_assert_cmpstr (before->text, ==, after->text);
  g_assert_true (g_bytes_equal (a, b));

  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)), ==, 1);
  g_assert_cmpstr (jb_section_get_name (get_section (bulletin, 0)), ==, "工作动态");
  article = get_article (bulletin, 0, 0);
  title = jb_article_dup_title_text (article);
  g_assert_cmpstr (title, ==, "溪口县妇联\n办起夜校");
  g_assert_cmpstr (jb_article_get_source (article), ==, "溪口县妇联");
  g_assert_null (jb_article_get_subtitle (article));
  article = get_article (bulletin, 0, 1);
  g_assert_cmpuint (g_list_model_get_n_items (jb_article_get_paragraphs (article)),
                    ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_recipients (bulletin)), ==, 2);
  g_assert_false (jb_history_get_modified (jb_bulletin_get_history (bulletin)));
}

static void
test_set_field (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *wanted = replace_once (before, "（溪口县妇联）", "（县妇联宣传部）");
  guint            revision = jb_history_get_revision (history);

  jb_article_set_source (get_article (bulletin, 0, 0), "溪口县妇联");
  g_assert_cmpuint (jb_history_get_revision (history), ==, revision);
  g_assert_false (jb_history_get_can_undo (history));

  jb_article_set_source (get_article (bulletin, 0, 0), "县妇联宣传部");
  assert_text (bulletin, wanted);
  g_assert_true (jb_history_get_modified (history));
  g_assert_cmpstr (jb_history_get_undo_label (history), ==, "Edit Source");

  g_assert_true (jb_history_undo (history));
  assert_text (bulletin, before);
  g_assert_false (jb_history_get_modified (history));
  g_assert_true (jb_history_redo (history));
  assert_text (bulletin, wanted);
  g_assert_false (jb_history_redo (history));
}

static void
test_clear_and_type_again (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *wanted = replace_once (before, "（溪口县妇联）", "（新）");
  g_autofree char *without = replace_once (before, "\n\n        （溪口县妇联）\n", "\n");
  JbArticle       *article = get_article (bulletin, 0, 0);

  jb_article_set_source (article, "");
  g_assert_null (jb_article_get_source (article));
  assert_text (bulletin, without);
  jb_article_set_source (article, "新");
  assert_text (bulletin, wanted);
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  assert_text (bulletin, before);
}

static void
test_add_slot (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *wanted = replace_once (before, "办起夜校  \n夜校", "办起夜校  \n副题\n夜校");
  JbArticle       *article = get_article (bulletin, 0, 0);

  jb_article_set_subtitle (article, "副题");
  assert_text (bulletin, wanted);
  jb_article_set_subtitle (article, NULL);
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  g_assert_true (jb_history_undo (jb_bulletin_get_history (bulletin)));
  assert_text (bulletin, before);
}

static void
test_paragraphs (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *split = replace_once (before, "夜校每周两晚。\n\n", "夜校每周\n\n两晚。\n\n");
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  JbArticle       *article = get_article (bulletin, 0, 0);
  GListModel      *paragraphs = jb_article_get_paragraphs (article);
  JbBlock         *first = get_block (paragraphs, 0);
  const char      *halves[] = { "夜校每周", "两晚。", NULL };
  const char      *whole[] = { "夜校每周两晚。", NULL };

  jb_article_splice_paragraphs (article, 0, 1, halves);
  assert_text (bulletin, split);
  g_assert_true (get_block (paragraphs, 0) == first);

  jb_article_splice_paragraphs (article, 0, 2, whole);
  assert_text (bulletin, before);
  g_assert_true (jb_history_undo (history));
  assert_text (bulletin, split);
  g_assert_true (jb_history_undo (history));
  assert_text (bulletin, before);

  /* All gone, and one again. */
  jb_article_splice_paragraphs (article, 0, 2, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (paragraphs), ==, 0);
  jb_article_splice_paragraphs (article, 0, 0, whole);
  g_assert_cmpuint (g_list_model_get_n_items (paragraphs), ==, 1);
  while (jb_history_undo (history))
    ;
  assert_text (bulletin, before);
}

static void
test_sections (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *swapped = NULL;
  const char      *title[] = { "第三篇", NULL };
  JbSection       *section;
  JbArticle       *article;

  section = jb_bulletin_insert_section (bulletin, 1, "经验交流");
  article = jb_section_insert_article (section, 0);
  jb_article_splice_title (article, 0, 0, title);
  jb_article_set_source (article, "县妇联");
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)), ==, 2);

  {
    g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);
    const char      *name = strstr (text, "经验交流");

    g_assert_nonnull (name);
    g_assert_true (strstr (text, "河东镇妇联）") < name);
    g_assert_true (strstr (name, "第三篇") > name);
    g_assert_true (strstr (name, "（县妇联）") < strstr (name, "报："));
  }

  jb_bulletin_move_article (bulletin, article, get_section (bulletin, 0), 0);
  g_assert_true (get_article (bulletin, 0, 0) == article);
  swapped = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_true (strstr (swapped, "第三篇") < strstr (swapped, "办起夜校  "));
  jb_bulletin_move_section (bulletin, 0, 1);
  jb_bulletin_remove_section (bulletin, 1);
  g_assert_cmpuint (g_list_model_get_n_items (jb_bulletin_get_sections (bulletin)), ==, 1);

  {
    g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);

    g_assert_nonnull (strstr (text, "- 2 -"));
    g_assert_null (strstr (text, "好婆媳"));
  }

  while (jb_history_undo (history))
    ;
  assert_text (bulletin, before);
  g_assert_false (jb_history_get_modified (history));
  while (jb_history_redo (history))
    ;
  while (jb_history_undo (history))
    ;
  assert_text (bulletin, before);
}

static void
test_typing_merges (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  JbArticle       *article = get_article (bulletin, 0, 0);

  jb_article_set_source (article, "溪口县妇联办");
  jb_article_set_source (article, "溪口县妇联办公");
  jb_article_set_source (article, "溪口县妇联办公室");
  g_assert_true (jb_history_undo (history));
  assert_text (bulletin, before);
  g_assert_false (jb_history_get_can_undo (history));

  /* A clause that is complete is a step of its own, and so is another place. */
  jb_article_set_source (article, "溪口县妇联、");
  jb_article_set_source (article, "溪口县妇联、县");
  jb_article_set_source (article, "新溪口县妇联、县");
  g_assert_true (jb_history_undo (history));
  g_assert_cmpstr (jb_article_get_source (article), ==, "溪口县妇联、县");
  g_assert_true (jb_history_undo (history));
  g_assert_cmpstr (jb_article_get_source (article), ==, "溪口县妇联、");
}

static void
test_saved_mark (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbHistory *history = jb_bulletin_get_history (bulletin);
  JbArticle *article = get_article (bulletin, 0, 0);

  jb_article_set_source (article, "甲");
  jb_history_mark_saved (history);
  g_assert_false (jb_history_get_modified (history));
  jb_article_set_source (article, "甲乙");
  g_assert_true (jb_history_get_modified (history));
  jb_history_undo (history);
  g_assert_cmpstr (jb_article_get_source (article), ==, "甲");
  g_assert_false (jb_history_get_modified (history));
  jb_history_undo (history);
  g_assert_true (jb_history_get_modified (history));
  /* The saved state cannot come back any more. */
  jb_article_set_source (article, "丙");
  g_assert_true (jb_history_get_modified (history));
  jb_history_undo (history);
  g_assert_true (jb_history_get_modified (history));
}

static void
test_wrapped (void)
{
  g_autoptr(JbTranscript) transcript = jb_transcript_new (JB_KIND_BULLETIN);
  g_autoptr(JbBulletin) bulletin = NULL;
  const char *text = "　　甲乙丙丁\r\n戊己庚辛\r\n壬癸。\r\n";
  JbMark      mark = { .role = JB_ROLE_PARAGRAPH, .flags = JB_MARK_STARTS_ARTICLE, .n_cuts = 2 };
  JbCut       cuts[] = { { 12, 2, 0 }, { 26, 2, 0 } };
  JbBlock    *block;

  mark.open = 6;
  mark.gap = 2;
  mark.raw = strlen (text) - 8;
  g_array_append_vals (transcript->cuts, cuts, 2);
  g_array_append_val (transcript->marks, mark);
  g_free (transcript->text);
  transcript->text = g_strdup (text);
  transcript->length = strlen (text);
  transcript->newline = JB_NEWLINE_CRLF;
  g_assert_true (jb_transcript_check (transcript, NULL));
  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);

  block = get_block (jb_article_get_paragraphs (get_article (bulletin, 0, 0)), 0);
  g_assert_cmpstr (jb_block_get_text (block), ==, "甲乙丙丁戊己庚辛壬癸。");
  jb_block_set_text (block, "甲乙丙丁戊庚辛壬癸。");
  assert_text (bulletin, "　　甲乙丙丁\r\n戊庚辛\r\n壬癸。\r\n");
  jb_block_set_text (block, "甲乙丙丁子戊庚辛壬癸。");
  assert_text (bulletin, "　　甲乙丙丁子\r\n戊庚辛\r\n壬癸。\r\n");
  jb_block_set_text (block, "甲乙丙庚辛壬癸。");
  assert_text (bulletin, "　　甲乙丙庚辛\r\n壬癸。\r\n");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  /* What is typed beside a line break and deleted again leaves the break where it was. */
  jb_block_set_text (block, "甲乙丙丁改戊己庚辛壬癸。");
  jb_block_set_text (block, "甲乙丙丁戊己庚辛壬癸。");
  assert_text (bulletin, text);
  /* A line that goes takes one break with it, at either end or between. */
  jb_block_set_text (block, "甲乙丙丁壬癸。");
  assert_text (bulletin, "　　甲乙丙丁\r\n壬癸。\r\n");
  jb_block_set_text (block, "壬癸。");
  assert_text (bulletin, "　　壬癸。\r\n");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  jb_block_set_text (block, "甲乙丙丁戊己庚辛");
  assert_text (bulletin, "　　甲乙丙丁\r\n戊己庚辛\r\n");
  jb_block_set_text (block, "全新");
  assert_text (bulletin, "　　全新\r\n");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, text);
}

static void
test_fields (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  JbFields        *masthead = jb_bulletin_get_masthead (bulletin);
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(JbBulletin) again = NULL;

  jb_fields_set_text (masthead, "issue", "第3期");
  g_assert_cmpstr (jb_fields_get_text (masthead, "issue"), ==, "第3期");
  g_assert_false (jb_block_get_printed (jb_fields_get_block (masthead, "issue")));
  assert_text (bulletin, before);

  transcript = jb_bulletin_to_transcript (bulletin);
  again = jb_bulletin_new_from_transcript (transcript, NULL);
  g_assert_cmpstr (jb_fields_get_text (jb_bulletin_get_masthead (again), "issue"), ==, "第3期");

  jb_fields_set_text (masthead, "issue", NULL);
  g_assert_null (jb_fields_get_text (masthead, "issue"));
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_cmpstr (jb_fields_get_text (masthead, "issue"), ==, "第3期");
}

static void
on_field_changed_cb (JbFields   *fields,
                     const char *key,
                     guint      *n_changes)
{
  g_assert_cmpstr (key, ==, "issue");
  (*n_changes)++;
}

static void
test_fields_tell (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  JbFields *masthead = jb_bulletin_get_masthead (bulletin);
  guint     n_changes = 0;

  g_signal_connect (masthead, "changed::issue", G_CALLBACK (on_field_changed_cb), &n_changes);
  jb_fields_set_text (masthead, "issue", "第3期");
  g_assert_cmpuint (n_changes, ==, 1);
  jb_fields_set_text (masthead, "name", "溪口妇情");
  g_assert_cmpuint (n_changes, ==, 1);
  jb_history_undo (jb_bulletin_get_history (bulletin));
  jb_history_undo (jb_bulletin_get_history (bulletin));
  g_assert_cmpuint (n_changes, ==, 2);
  jb_history_redo (jb_bulletin_get_history (bulletin));
  g_assert_cmpuint (n_changes, ==, 3);
  jb_fields_remove (masthead, "issue");
  g_assert_cmpuint (n_changes, ==, 4);
}

static void
test_print_fields (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  JbFields        *masthead = jb_bulletin_get_masthead (bulletin);
  g_autofree char *printed = NULL;
  g_autofree char *text = NULL;

  jb_fields_set_text (masthead, "date", "2015年3月2日");
  jb_fields_set_text (masthead, "name", "溪口妇情");
  jb_fields_set_printed (masthead, TRUE);
  printed = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_true (g_str_has_prefix (printed, " 溪口妇情\n2015年3月2日\n内容提要"));

  /* Another field goes where it belongs. */
  jb_fields_set_text (masthead, "issue", "第3期");
  text = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_true (g_str_has_prefix (text, " 溪口妇情\n第3期\n2015年3月2日\n内容提要"));

  jb_fields_set_printed (masthead, FALSE);
  assert_text (bulletin, before);
  g_assert_cmpstr (jb_fields_get_text (masthead, "issue"), ==, "第3期");
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, before);
  g_assert_null (jb_fields_get_text (masthead, "name"));
}

static void
test_recipients (void)
{
  g_autoptr(JbBulletin) bulletin = make_issue ();
  g_autofree char *before = jb_bulletin_dup_text (bulletin, NULL);
  g_autofree char *wanted = replace_once (before, "县委书记方远", "县长林舟，县委书记方远");
  g_autofree char *removed = replace_once (before, "市妇联各主席，", "");
  g_autoptr(JbRecipients) list = g_list_model_get_item (jb_bulletin_get_recipients (bulletin), 0);
  const char   *added[] = { "县长林舟", NULL };
  JbRecipients *new_list;

  jb_recipients_splice_entries (list, 1, 0, added);
  assert_text (bulletin, wanted);
  jb_recipients_splice_entries (list, 1, 1, NULL);
  jb_recipients_splice_entries (list, 0, 1, NULL);
  assert_text (bulletin, removed);

  new_list = jb_bulletin_insert_recipients (bulletin, 2, "发");
  jb_recipients_splice_entries (new_list, 0, 0, added);
  {
    g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);

    g_assert_true (g_str_has_suffix (text, "送：县委办\n\n发：县长林舟\n"));
  }
  while (jb_history_undo (jb_bulletin_get_history (bulletin)))
    ;
  assert_text (bulletin, before);
}

/* The list as the signals tell it, held against the list itself. */
typedef struct
{
  GListModel *model;
  GPtrArray  *mirror;
} Mirror;

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     Mirror     *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->mirror, position + i,
                        g_list_model_get_item (model, position + i));

  g_assert_cmpuint (mirror->mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->mirror->len; i++)
    g_assert_true (get_block (model, i) == g_ptr_array_index (mirror->mirror, i));
}

static void
watch (Mirror     *mirror,
       GListModel *model)
{
  mirror->model = model;
  mirror->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (mirror->mirror, g_list_model_get_item (model, i));
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), mirror);
}

static char *
random_text (void)
{
  static const char *const words[] = { "妇联", "家庭", "A4", "，", "教育", "3", "。", "“", "”" };
  GString                 *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 5); n >= 0; n--)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static void
edit_randomly (JbBulletin *bulletin)
{
  GListModel      *sections = jb_bulletin_get_sections (bulletin);
  guint            n_sections = g_list_model_get_n_items (sections);
  g_autofree char *a = random_text ();
  g_autofree char *b = random_text ();
  const char      *texts[] = { a, b, NULL };
  JbSection       *section;
  JbArticle       *article = NULL;
  guint            n_articles;

  if (n_sections == 0)
    {
      jb_bulletin_insert_section (bulletin, 0, a);
      return;
    }

  section = get_section (bulletin, g_test_rand_int_range (0, n_sections));
  n_articles = g_list_model_get_n_items (jb_section_get_articles (section));
  if (n_articles > 0)
    {
      g_autoptr(JbArticle) item =
                     g_list_model_get_item (jb_section_get_articles (section),
                                            g_test_rand_int_range (0, n_articles));

      article = item;
    }

  switch (g_test_rand_int_range (0, 14))
    {
    case 0:
      jb_section_set_name (section, a);
      break;
    case 1:
      jb_section_insert_article (section, g_test_rand_int_range (0, n_articles + 1));
      break;
    case 2:
      if (n_articles > 0)
        jb_section_remove_article (section, g_test_rand_int_range (0, n_articles));
      break;
    case 3:
      jb_bulletin_insert_section (bulletin, g_test_rand_int_range (0, n_sections + 1),
                                  g_test_rand_bit () ? a : NULL);
      break;
    case 4:
      jb_bulletin_move_section (bulletin, g_test_rand_int_range (0, n_sections),
                                g_test_rand_int_range (0, n_sections));
      break;
    case 5:
      if (g_test_rand_bit ())
        jb_bulletin_remove_section (bulletin, g_test_rand_int_range (0, n_sections));
      break;
    case 6:
      jb_bulletin_insert_digest_entry (bulletin, 0, g_test_rand_bit () ? a : NULL);
      break;
    case 7:
      {
        guint n = g_list_model_get_n_items (jb_bulletin_get_digest (bulletin));

        if (n > 0)
          jb_bulletin_remove_digest_entry (bulletin, g_test_rand_int_range (0, n));
      }
      break;
    default:
      if (article == NULL)
        break;
      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          jb_article_set_source (article, g_test_rand_bit () ? a : NULL);
          break;
        case 1:
          jb_article_set_subtitle (article, g_test_rand_bit () ? a : NULL);
          break;
        case 2:
          jb_article_set_editor_note (article, g_test_rand_bit () ? a : NULL);
          break;
        case 3:
          {
            g_autofree char *lines = g_strjoin ("\n", a, g_test_rand_bit () ? b : NULL, NULL);

            jb_article_set_title_text (article, lines);
          }
          break;
        case 4:
          {
            JbSection *target = get_section (bulletin, g_test_rand_int_range (0, n_sections));
            guint      n = g_list_model_get_n_items (jb_section_get_articles (target));

            jb_bulletin_move_article (bulletin, article, target,
                                      g_test_rand_int_range (0, n + (target == section ? 0 : 1)));
          }
          break;
        default:
          {
            guint n = g_list_model_get_n_items (jb_article_get_paragraphs (article));
            guint position = g_test_rand_int_range (0, n + 1);

            jb_article_splice_paragraphs (article, position,
                                          g_test_rand_int_range (0, n - position + 1),
                                          g_test_rand_bit () ? texts : texts + 1);
          }
          break;
        }
    }
}

/* Flattening and building again gives the same structure and text. */
static void
assert_whole (JbBulletin *bulletin)
{
  g_autoptr(JbTranscript) a = jb_bulletin_to_transcript (bulletin);
  g_autoptr(JbBulletin) again = NULL;
  g_autoptr(JbTranscript) b = NULL;
  g_autoptr(GBytes) pa = NULL;
  g_autoptr(GBytes) pb = NULL;

  g_assert_true (jb_transcript_check (a, NULL));
  again = jb_bulletin_new_from_transcript (a, NULL);
  b = jb_bulletin_to_transcript (again);
  pa = jb_transcript_pack_marks (a);
  pb = jb_transcript_pack_marks (b);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_true (g_bytes_equal (pa, pb));
}

static void
test_random_edits (void)
{
  for (int round = 0; round < 60; round++)
    {
      g_autoptr(JbBulletin) bulletin = make_issue ();
      JbHistory *history = jb_bulletin_get_history (bulletin);
      g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      Mirror sections, digest;

      watch (&sections, jb_bulletin_get_sections (bulletin));
      watch (&digest, jb_bulletin_get_digest (bulletin));
      g_ptr_array_add (texts, jb_bulletin_dup_text (bulletin, NULL));

      for (int i = 0; i < 60; i++)
        {
          guint revision = jb_history_get_revision (history);

          jb_history_break_merge (history);
          edit_randomly (bulletin);
          assert_whole (bulletin);
          if (jb_history_get_revision (history) == revision + 1)
            g_ptr_array_add (texts, jb_bulletin_dup_text (bulletin, NULL));
          else if (jb_history_get_revision (history) > revision)
            {
              /* A field was cleared and set again: that is one step instead of two. */
              g_ptr_array_set_size (texts, texts->len - 1);
              g_ptr_array_add (texts, jb_bulletin_dup_text (bulletin, NULL));
            }
        }

      for (guint i = texts->len - 1; i > 0; i--)
        {
          g_autofree char *text = jb_bulletin_dup_text (bulletin, NULL);

          g_assert_cmpstr (text, ==, g_ptr_array_index (texts, i));
          g_assert_true (jb_history_undo (history));
        }
      assert_text (bulletin, g_ptr_array_index (texts, 0));
      g_assert_false (jb_history_get_can_undo (history));
      for (guint i = 1; i < texts->len; i++)
        {
          g_assert_true (jb_history_redo (history));
          assert_text (bulletin, g_ptr_array_index (texts, i));
        }

      g_ptr_array_unref (sections.mirror);
      g_ptr_array_unref (digest.mirror);
    }
}

static void
test_outlives (void)
{
  g_autoptr(JbArticle) article = NULL;
  JbBulletin *bulletin = make_issue ();

  article = g_object_ref (get_article (bulletin, 0, 0));
  jb_section_remove_article (get_section (bulletin, 0), 0);
  g_assert_finalize_object (bulletin);
  g_assert_null (jb_node_get_bulletin (JB_NODE (article)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bulletin/build", test_build);
  g_test_add_func ("/bulletin/set-field", test_set_field);
  g_test_add_func ("/bulletin/clear-and-type-again", test_clear_and_type_again);
  g_test_add_func ("/bulletin/add-slot", test_add_slot);
  g_test_add_func ("/bulletin/paragraphs", test_paragraphs);
  g_test_add_func ("/bulletin/sections", test_sections);
  g_test_add_func ("/bulletin/typing-merges", test_typing_merges);
  g_test_add_func ("/bulletin/saved-mark", test_saved_mark);
  g_test_add_func ("/bulletin/wrapped", test_wrapped);
  g_test_add_func ("/bulletin/fields", test_fields);
  g_test_add_func ("/bulletin/fields-tell", test_fields_tell);
  g_test_add_func ("/bulletin/print-fields", test_print_fields);
  g_test_add_func ("/bulletin/recipients", test_recipients);
  g_test_add_func ("/bulletin/random-edits", test_random_edits);
  g_test_add_func ("/bulletin/outlives", test_outlives);

  return g_test_run ();
}
