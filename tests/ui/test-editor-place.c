/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-editor-place.h"
#include "ui-fixture.h"

static const char bulletin_text[] =
    "岚川妇工\n"
    "第12期\n"
    "\n"
    "内容提要\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出流动服务车\n"
    "\n"
    "[动态]\n"
    "\n"
    "柳汀市开出\n"
    "流动服务车\n"
    "――一年走了十四个乡镇\n"
    "\n"
    "编者按：服务车受到欢迎。\n"
    "\n"
    "第一段在这里，写的是车开到了哪里。\n"
    "\n"
    "第二段在这里，长一些，写的是车上有什么人。\n"
    "\n"
    "                           （柳汀市妇联）\n"
    "\n"
    "报：省委，省政府\n"
    "送：各市妇联\n"
    "共印20份\n";

static const char document_text[] =
    "岚妇发〔2013〕8号\n"
    "\n"
    "关于做好流动服务车工作的意见\n"
    "\n"
    "各市妇联，本会各部：\n"
    "\n"
    "现提出如下意见。\n"
    "\n"
    "一、开到山里去\n"
    "\n"
    "每周开两天。\n"
    "\n"
    "                    岚川省妇联\n"
    "                    2013年5月6日\n";

typedef struct
{
  JbBulletin    *bulletin;
  GtkWidget     *window;
  JbEditor      *editor;
  JbEditorPlace *place;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer text)
{
  fixture->bulletin = ui_fixture_read (text);
  fixture->editor = g_object_new (JB_TYPE_EDITOR, NULL);
  fixture->place = jb_editor_place_new (fixture->editor);
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "content", fixture->editor,
                                  "default-width", 600, "default-height", 500, NULL);
  jb_editor_set_bulletin (fixture->editor, fixture->bulletin);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  ui_fixture_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer text)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_finalize_object (fixture->place);
  g_assert_finalize_object (fixture->bulletin);
}

static gboolean
has_field (JbBlock *block)
{
  JbRole role = jb_block_get_role (block);

  return role != JB_ROLE_DIGEST_HEADING && role != JB_ROLE_ORNAMENT;
}

/* Every block of the text is found among the forms, at the character that was meant, and is
 * told to be the place when the keyboard is there. */
static void
test_round_trip (Fixture      *fixture,
                 gconstpointer text)
{
  guint n = 0;

  for (JbBlock *block = jb_bulletin_get_first_block (fixture->bulletin); block != NULL;
       block = jb_block_get_next (block))
    {
      guint    start, end;
      JbBlock *found;

      if (!has_field (block))
        continue;

      jb_editor_place_go_to (fixture->place, block, 2, TRUE);
      ui_fixture_settle ();
      found = jb_editor_place_get_block (fixture->place, &start, &end);
      g_assert_nonnull (found);
      g_assert_cmpstr (jb_block_get_text (found), ==, jb_block_get_text (block));
      g_assert_true (found == block);
      g_assert_cmpuint (start, ==, MIN (2, g_utf8_strlen (jb_block_get_text (block), -1)));
      g_assert_cmpuint (end, ==, start);
      n++;
    }
  g_assert_cmpuint (n, >=, 8);
}

static void
count_cb (JbEditorPlace *place,
          guint         *n)
{
  ++*n;
}

static GtkWidget *
find_marked (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_has_css_class (child, "place") ? child : find_marked (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Shown from the text, the field is marked and the keyboard stays where it is. */
static void
test_without_focus (Fixture      *fixture,
                    gconstpointer text)
{
  GtkWidget *marked;
  guint      n = 0;
  guint      start, end;

  ui_fixture_settle ();
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_signal_connect (fixture->place, "changed", G_CALLBACK (count_cb), &n);
  for (JbBlock *block = jb_bulletin_get_first_block (fixture->bulletin); block != NULL;
       block = jb_block_get_next (block))
    {
      jb_editor_place_go_to (fixture->place, block, 1, FALSE);
      ui_fixture_settle ();
      g_assert_null (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
      marked = find_marked (GTK_WIDGET (fixture->editor));
      if (has_field (block))
        g_assert_nonnull (marked);
      else
        g_assert_null (marked);
    }
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (jb_editor_place_get_block (fixture->place, &start, &end));

  /* When the keyboard comes, the mark goes. */
  jb_editor_place_go_to (fixture->place, jb_bulletin_get_first_block (fixture->bulletin), 0, FALSE);
  g_assert_nonnull (find_marked (GTK_WIDGET (fixture->editor)));
  gtk_widget_child_focus (GTK_WIDGET (fixture->editor), GTK_DIR_TAB_FORWARD);
  ui_fixture_settle ();
  g_assert_cmpuint (n, >, 0);
  g_assert_null (find_marked (GTK_WIDGET (fixture->editor)));
  g_signal_handlers_disconnect_by_func (fixture->place, count_cb, &n);
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, text, func) \
  g_test_add ("/ui/editor-place/" name, Fixture, text, set_up, func, tear_down)

  ADD ("round-trip/bulletin", bulletin_text, test_round_trip);
  ADD ("round-trip/document", document_text, test_round_trip);
  ADD ("without-focus/bulletin", bulletin_text, test_without_focus);
  ADD ("without-focus/document", document_text, test_without_focus);

  return g_test_run ();
}
