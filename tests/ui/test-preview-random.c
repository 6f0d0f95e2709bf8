/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-roles.h"
#include "preview-fixture.h"
#include "ui-fixture.h"

static guint
count_items (GMenuModel *menu)
{
  guint n = (guint) g_menu_model_get_n_items (menu);
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GMenuModel) section =
                     g_menu_model_get_item_link (menu, (int) i, G_MENU_LINK_SECTION);
      g_autoptr(GMenuModel) submenu =
                     g_menu_model_get_item_link (menu, (int) i, G_MENU_LINK_SUBMENU);

      if (section != NULL)
        count += count_items (section);
      else if (submenu != NULL)
        count += count_items (submenu);
      else
        count++;
    }

  return count;
}

static gboolean
can_tell_titles (JbRole   role,
                 gpointer data)
{
  return role == JB_ROLE_TITLE || role == JB_ROLE_DOCUMENT_TITLE || role == JB_ROLE_MASTHEAD;
}

static gboolean
can_tell_all (JbRole   role,
              gpointer data)
{
  return TRUE;
}

static void
test_roles (void)
{
  for (guint role = 0; role < JB_N_ROLES; role++)
    {
      g_autofree char *id = jb_preview_roles_dup_id (role, role == JB_ROLE_TAIL ? "copies" : NULL);
      const char      *key;
      JbRole           parsed;

      g_assert_true (jb_preview_roles_parse_id (id, &parsed, &key));
      g_assert_cmpuint (parsed, ==, role);
      g_assert_cmpstr (key, ==, role == JB_ROLE_TAIL ? "copies" : NULL);
      g_assert_cmpstr (jb_preview_roles_get_name (role, NULL), !=, "");
      g_assert_cmpstr (jb_preview_roles_get_label (role), !=, "");
    }
  {
    JbRole      role;
    const char *key;

    g_assert_false (jb_preview_roles_parse_id ("headline", &role, &key));
  }
  g_assert_cmpstr (jb_preview_roles_get_name (JB_ROLE_MASTHEAD, "issue"), ==, "Issue Number");
  g_assert_cmpstr (jb_preview_roles_get_name (JB_ROLE_TAIL, "staff/核稿"), ==, "核稿");

  for (guint kind = JB_KIND_BULLETIN; kind <= JB_KIND_DOCUMENT; kind++)
    {
      g_autoptr(GMenu) few = g_menu_new ();
      g_autoptr(GMenu) all = g_menu_new ();

      /* The title, eight fields of the masthead, and to read again. */
      jb_preview_roles_fill_menu (few, kind, can_tell_titles, NULL);
      g_assert_cmpuint (count_items (G_MENU_MODEL (few)), ==, 10);
      jb_preview_roles_fill_menu (all, kind, can_tell_all, NULL);
      g_assert_cmpuint (count_items (G_MENU_MODEL (all)), ==,
                        (kind == JB_KIND_BULLETIN ? 6 : 7) + 8 + 3 + 2 + 6 + 2 + 1);
    }
}

static const char *const pieces[] = {
  "字", "一二三", "a", "\n", "\n\n", "甲\n\n乙。", "（某处）", "\n\n[新栏]\n\n", "　　", "，", "𠮷",
  "报：省委，省政府\n", "――副题", "\r\n", "\r",
};

static const char *
pick_piece (void)
{
  return pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
}

static void
edit_as_user (PreviewFixture *fixture)
{
  int         n = gtk_text_buffer_get_char_count (fixture->buffer);
  int         start = g_test_rand_int_range (0, n + 1);
  int         end = MIN (n, start + g_test_rand_int_range (0, 12));
  GtkTextIter from, to;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      preview_fixture_replace (fixture, start, start, pick_piece ());
      break;
    case 1:
      preview_fixture_replace (fixture, start, end, NULL);
      break;
    case 2:
      preview_fixture_replace (fixture, start, end, pick_piece ());
      break;
    case 3:
      preview_fixture_put_caret (fixture, start);
      ui_fixture_type (fixture->view, pick_piece ());
      break;
    default:
      /* As a program does it, outside a user action. */
      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from, start);
      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &to, end);
      gtk_text_buffer_delete (fixture->buffer, &from, &to);
      gtk_text_buffer_insert (fixture->buffer, &from, pick_piece (), -1);
    }
}

static void
edit_as_form (PreviewFixture *fixture)
{
  GListModel *sections = jb_bulletin_get_sections (fixture->bulletin);
  guint       n = g_list_model_get_n_items (sections);
  g_autoptr(JbSection) section = NULL;
  g_autoptr(JbArticle) article = NULL;
  guint n_articles, n_paragraphs;

  if (n == 0)
    {
      jb_bulletin_insert_section (fixture->bulletin, 0, "新的栏目");
      return;
    }

  section = g_list_model_get_item (sections, (guint) g_test_rand_int_range (0, (int) n));
  n_articles = g_list_model_get_n_items (jb_section_get_articles (section));
  if (n_articles == 0)
    {
      jb_section_insert_article (section, 0);
      return;
    }

  article = g_list_model_get_item (jb_section_get_articles (section),
                                   (guint) g_test_rand_int_range (0, (int) n_articles));
  n_paragraphs = g_list_model_get_n_items (jb_article_get_paragraphs (article));
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      jb_article_set_source (article, "某处妇联");
      break;
    case 1:
      jb_article_splice_paragraphs (
          article, (guint) g_test_rand_int_range (0, (int) n_paragraphs + 1), 0,
          (const char *[]) { "表单里加的一段。", NULL });
      break;
    case 2:
      jb_bulletin_move_article (fixture->bulletin, article, section,
                                (guint) g_test_rand_int_range (0, (int) n_articles));
      break;
    default:
      if (n_paragraphs > 0)
        jb_article_splice_paragraphs (article, 0, 1, (const char *[]) { NULL });
    }
}

static void
test_random (PreviewFixture *fixture,
             gconstpointer   newline)
{
  JbHistory       *history = jb_bulletin_get_history (fixture->bulletin);
  g_autofree char *before = ui_fixture_dup_bytes (fixture->bulletin);
  g_autofree char *undone = NULL;
  guint            n_steps = g_test_thorough () ? 4000 : 400;

  for (guint i = 0; i < n_steps; i++)
    {
      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
          jb_history_undo (history);
          break;
        case 1:
          jb_history_redo (history);
          break;
        case 2:
          edit_as_form (fixture);
          break;
        case 3:
          edit_as_form (fixture);
          edit_as_user (fixture);
          break;
        default:
          edit_as_user (fixture);
        }
      ui_fixture_settle ();
      preview_fixture_assert_agree (fixture);
      preview_fixture_assert_lines (fixture);
      if (i % 8 == 0)
        preview_fixture_assert_tagged (fixture);
    }

  while (jb_history_undo (history))
    ;
  ui_fixture_settle ();
  preview_fixture_assert_agree (fixture);
  preview_fixture_assert_tagged (fixture);
  undone = ui_fixture_dup_bytes (fixture->bulletin);
  g_assert_cmpstr (undone, ==, before);
}

/* What was typed in one go is undone and done again where it was typed, if the caret is still
 * there; from elsewhere at one of the places that are as good. */
static void
test_return (PreviewFixture *fixture,
             gconstpointer   newline)
{
  JbHistory *history = jb_bulletin_get_history (fixture->bulletin);
  guint      n_steps = g_test_thorough () ? 2000 : 200;

  for (guint i = 0; i < n_steps; i++)
    {
      int n = gtk_text_buffer_get_char_count (fixture->buffer);
      int at, typed;

      preview_fixture_put_caret (fixture, g_test_rand_int_range (0, n + 1));
      at = preview_fixture_get_caret (fixture);
      jb_history_break_merge (history);
      ui_fixture_type (fixture->view, pick_piece ());
      ui_fixture_settle ();
      typed = preview_fixture_get_caret (fixture);
      jb_history_break_merge (history);

      g_assert_true (jb_history_undo (history));
      ui_fixture_settle ();
      preview_fixture_assert_agree (fixture);
      g_assert_cmpint (preview_fixture_get_caret (fixture), ==, at);
      g_assert_true (jb_history_redo (history));
      ui_fixture_settle ();
      preview_fixture_assert_agree (fixture);
      g_assert_cmpint (preview_fixture_get_caret (fixture), ==, typed);
    }
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

  g_test_add_func ("/ui/preview/roles", test_roles);
  g_test_add ("/ui/preview/random", PreviewFixture, "\n", preview_fixture_set_up, test_random,
              preview_fixture_tear_down);
  g_test_add ("/ui/preview/random/crlf", PreviewFixture, "\r\n", preview_fixture_set_up,
              test_random, preview_fixture_tear_down);
  g_test_add ("/ui/preview/random/cr", PreviewFixture, "\r", preview_fixture_set_up, test_random,
              preview_fixture_tear_down);
  g_test_add ("/ui/preview/return", PreviewFixture, "\n", preview_fixture_set_up, test_return,
              preview_fixture_tear_down);
  g_test_add ("/ui/preview/return/crlf", PreviewFixture, "\r\n", preview_fixture_set_up,
              test_return, preview_fixture_tear_down);

  return g_test_run ();
}
