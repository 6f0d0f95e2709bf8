/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-card-bin.h"
#include "jb-cards.h"
#include "jb-editor.h"
#include "jb-scroll-anchor.h"
#include "jb-section-card.h"
#include "jb-text-row.h"
#include "ui-fixture.h"

/* Cards are buttons, so that the keyboard can go into them, in a scroller that shows about
 * five of them. */

enum { TRUE_HEIGHT = 80, GUESSED_HEIGHT = 50, PAGE = 400, WIDTH = 300 };

typedef struct
{
  GtkWidget      *window;
  GtkWidget      *scroller;
  JbCards        *cards;
  GtkStringList  *list;
  JbScrollAnchor *anchor;
  guint           n_made;
} Fixture;

static GtkWidget *
create_button (gpointer item,
               gpointer user_data)
{
  Fixture   *fixture = user_data;
  GtkWidget *button = gtk_button_new_with_label (gtk_string_object_get_string (item));

  gtk_widget_set_size_request (button, -1, TRUE_HEIGHT);
  fixture->n_made++;

  return button;
}

static int
guess_height (gpointer item,
              JbCards *cards,
              int      width)
{
  g_assert_true (GTK_IS_STRING_OBJECT (item));
  g_assert_true (JB_IS_CARDS (cards));
  g_assert_cmpint (width, >, 0);

  return GUESSED_HEIGHT;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->list = gtk_string_list_new (NULL);
  fixture->cards = g_object_new (JB_TYPE_CARDS, NULL);
  jb_cards_set_estimate (fixture->cards, guess_height);

  fixture->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller),
                                 GTK_WIDGET (fixture->cards));
  gtk_viewport_set_scroll_to_focus (
      GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (fixture->scroller))),
      FALSE);
  fixture->anchor = jb_scroll_anchor_new (GTK_SCROLLED_WINDOW (fixture->scroller));
  fixture->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, PAGE);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->scroller);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (fixture->cards);

  g_object_add_weak_pointer (G_OBJECT (card), (gpointer *) &card);
  g_assert_finalize_object (fixture->anchor);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_fixture_settle ();
  g_assert_null (card);
  g_assert_finalize_object (fixture->list);
}

static void
append_items (Fixture *fixture,
              guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      gtk_string_list_append (fixture->list, name);
    }
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  guint *n_frames = data;

  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What moves comes to rest in a few frames. */
static void
draw_window (GtkWidget *window)
{
  guint n_frames = 12;

  gtk_widget_add_tick_callback (window, count_frame_cb, &n_frames, NULL);
  while (n_frames > 0)
    g_main_context_iteration (NULL, TRUE);
  ui_fixture_settle ();
}

static void
draw (Fixture *fixture)
{
  draw_window (fixture->window);
}

static void
show (Fixture *fixture)
{
  jb_cards_bind (fixture->cards, G_LIST_MODEL (fixture->list), create_button, fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  draw (fixture);
}

static JbCardBin *
get_bin (Fixture *fixture,
         guint    position)
{
  GtkWidget *bin = gtk_widget_get_first_child (GTK_WIDGET (fixture->cards));

  while (position-- > 0)
    bin = gtk_widget_get_next_sibling (bin);

  return JB_CARD_BIN (bin);
}

static double
get_top (Fixture *fixture,
         guint    position)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (get_bin (fixture, position)),
                                            fixture->scroller, &bounds));

  return bounds.origin.y;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scroller));
}

/* Every card that is in sight is there. */
static guint
assert_seen_are_made (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  guint n_seen = 0;

  for (guint i = 0; i < n; i++)
    {
      double top = get_top (fixture, i);

      if (top >= PAGE || top <= -GUESSED_HEIGHT)
        continue;
      n_seen++;
      g_assert_nonnull (jb_card_bin_get_card (get_bin (fixture, i)));
    }

  return n_seen;
}

/* Whatever happens to the list, the cards are its items, in its order, and those of items
 * that stay, stay. */
static void
test_mirror (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(GPtrArray) mirror = g_ptr_array_new ();

  append_items (fixture, 30);
  show (fixture);
  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (mirror, get_bin (fixture, i));

  for (guint round = 0; round < 400; round++)
    {
      const char *added[] = { "甲", "乙", "丙", "丁", "戊", "己", NULL };
      guint       n = mirror->len;
      guint       position = (guint) g_test_rand_int_range (0, (int) n + 1);
      guint       removed = (guint) g_test_rand_int_range (0, (int) MIN (n - position, 6) + 1);
      guint       n_added = (guint) g_test_rand_int_range (0, 7);

      gtk_string_list_splice (fixture->list, position, removed, added + 6 - n_added);
      if (removed > 0)
        g_ptr_array_remove_range (mirror, position, removed);
      for (guint i = 0; i < n_added; i++)
        g_ptr_array_insert (mirror, (int) (position + i), get_bin (fixture, position + i));

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, mirror->len);
      for (guint i = 0; i < mirror->len; i++)
        g_assert_true ((gpointer) get_bin (fixture, i) == g_ptr_array_index (mirror, i));
      if (mirror->len > 0)
        g_assert_null (gtk_widget_get_next_sibling (g_ptr_array_index (mirror, mirror->len - 1)));
      if (round % 40 == 0)
        draw (fixture);
    }

  for (guint i = 0; i < mirror->len; i++)
    {
      GtkWidget *card = jb_cards_ensure_card (fixture->cards, i);

      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (card)), ==,
                       gtk_string_list_get_string (fixture->list, i));
      g_assert_true (jb_cards_get_card (fixture->cards, i) == card);
    }
  g_assert_null (jb_cards_ensure_card (fixture->cards, mirror->len));

  /* Another list, and none. */
  {
    g_autoptr(GtkStringList) other = gtk_string_list_new ((const char *[]) { "另", NULL });

    jb_cards_bind (fixture->cards, G_LIST_MODEL (other), create_button, fixture);
    g_assert_null (jb_cards_ensure_card (fixture->cards, 1));
    g_assert_nonnull (jb_cards_ensure_card (fixture->cards, 0));
    jb_cards_bind (fixture->cards, NULL, NULL, NULL);
    g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (fixture->cards)));
  }
}

/* Of a thousand only those near what is seen are made, and those that are wanted. */
static void
test_lazy (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *card;
  guint      n_made;

  append_items (fixture, 1000);
  show (fixture);
  g_assert_cmpuint (assert_seen_are_made (fixture), >, 3);
  g_assert_cmpuint (fixture->n_made, <, 100);
  g_assert_null (jb_card_bin_get_card (get_bin (fixture, 500)));
  g_assert_null (jb_card_bin_get_card (get_bin (fixture, 999)));

  /* The scrollbar tells about how much there is. */
  g_assert_cmpfloat (gtk_adjustment_get_upper (get_adjustment (fixture)), >, 999 * GUESSED_HEIGHT);

  n_made = fixture->n_made;
  card = jb_cards_ensure_card (fixture->cards, 500);
  g_assert_cmpuint (fixture->n_made, ==, n_made + 1);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (card)), ==, "500");
  g_assert_true (jb_cards_ensure_card (fixture->cards, 500) == card);
  g_assert_cmpuint (fixture->n_made, ==, n_made + 1);

  gtk_adjustment_set_value (get_adjustment (fixture), 30000);
  draw (fixture);
  g_assert_cmpuint (assert_seen_are_made (fixture), >, 3);
  g_assert_cmpuint (fixture->n_made, <, n_made + 60);
  g_assert_null (jb_card_bin_get_card (get_bin (fixture, 999)));

  /* At the end there is nothing left to guess in sight. */
  gtk_adjustment_set_value (get_adjustment (fixture),
                            gtk_adjustment_get_upper (get_adjustment (fixture)));
  draw (fixture);
  g_assert_nonnull (jb_card_bin_get_card (get_bin (fixture, 999)));
  g_assert_cmpuint (assert_seen_are_made (fixture), >, 3);
}

/* A list of ordinary size is soon there as a whole. */
static void
test_fill (Fixture      *fixture,
           gconstpointer data)
{
  append_items (fixture, 40);
  show (fixture);
  for (guint i = 0; i < 40; i++)
    g_assert_nonnull (jb_card_bin_get_card (get_bin (fixture, i)));
  g_assert_cmpuint (fixture->n_made, ==, 40);
}

/* What the user adds is there at once, wherever it is. */
static void
test_added (Fixture      *fixture,
            gconstpointer data)
{
  append_items (fixture, 500);
  show (fixture);
  gtk_string_list_splice (fixture->list, 400, 0, (const char *[]) { "新", NULL });
  g_assert_nonnull (jb_card_bin_get_card (get_bin (fixture, 400)));
  g_assert_null (jb_card_bin_get_card (get_bin (fixture, 401)));
}

static const char *
get_focused_label (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return GTK_IS_BUTTON (focus) ? gtk_button_get_label (GTK_BUTTON (focus)) : NULL;
}

/* Tab and Shift+Tab go through cards that were not there before, one by one. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *root = fixture->window;

  append_items (fixture, 500);
  show (fixture);
  gtk_widget_grab_focus (jb_cards_ensure_card (fixture->cards, 200));
  draw (fixture);
  g_assert_cmpstr (get_focused_label (fixture), ==, "200");

  for (guint i = 201; i < 260; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i);

      gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
      g_assert_cmpstr (get_focused_label (fixture), ==, label);
      if (i % 10 == 0)
        draw (fixture);
    }
  gtk_widget_grab_focus (jb_cards_ensure_card (fixture->cards, 150));
  draw (fixture);
  for (guint i = 150; i > 100; i--)
    {
      g_autofree char *label = g_strdup_printf ("%u", i - 1);

      gtk_widget_child_focus (root, GTK_DIR_TAB_BACKWARD);
      g_assert_cmpstr (get_focused_label (fixture), ==, label);
    }

  /* The place of a card takes the keyboard for it. */
  g_assert_null (jb_card_bin_get_card (get_bin (fixture, 400)));
  gtk_widget_grab_focus (GTK_WIDGET (get_bin (fixture, 400)));
  g_assert_cmpstr (get_focused_label (fixture), ==, "400");
}

/* What is seen stays where it is when cards above it turn out higher than was thought. */
static void
test_anchor (Fixture      *fixture,
             gconstpointer data)
{
  double before, value;
  guint  at = 0;

  append_items (fixture, 500);
  show (fixture);
  gtk_adjustment_set_value (get_adjustment (fixture), 12000);
  draw (fixture);
  while (get_top (fixture, at) < 0)
    at++;
  g_assert_cmpuint (at, >, 150);
  before = get_top (fixture, at);
  value = gtk_adjustment_get_value (get_adjustment (fixture));

  for (guint i = 100; i < 110; i++)
    jb_cards_ensure_card (fixture->cards, i);
  draw (fixture);
  g_assert_cmpfloat_with_epsilon (get_top (fixture, at), before, 1.0);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (fixture)),
                                  value + 10 * (TRUE_HEIGHT - GUESSED_HEIGHT), 1.0);

  /* And when something above goes, or comes. */
  gtk_string_list_splice (fixture->list, 50, 2, NULL);
  draw (fixture);
  g_assert_cmpfloat_with_epsilon (get_top (fixture, at - 2), before, 1.0);
  gtk_string_list_splice (fixture->list, 20, 0, (const char *[]) { "新", "新", NULL });
  draw (fixture);
  g_assert_cmpfloat_with_epsilon (get_top (fixture, at), before, 1.0);

  /* What happens below moves nothing. */
  value = gtk_adjustment_get_value (get_adjustment (fixture));
  for (guint i = 400; i < 410; i++)
    jb_cards_ensure_card (fixture->cards, i);
  draw (fixture);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (fixture)), value, 1.0);

  /* From the very top nothing is pushed away. */
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  draw (fixture);
  gtk_string_list_splice (fixture->list, 0, 0, (const char *[]) { "最前", NULL });
  draw (fixture);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (fixture)), 0, 0.1);
}

static void
test_reveal (Fixture      *fixture,
             gconstpointer data)
{
  double top;

  append_items (fixture, 500);
  show (fixture);

  /* A card that has no size yet. */
  jb_scroll_anchor_reveal (fixture->anchor, jb_cards_ensure_card (fixture->cards, 300), 0, -1);
  draw (fixture);
  top = get_top (fixture, 300);
  g_assert_cmpfloat (top, >=, 0);
  g_assert_cmpfloat (top + TRUE_HEIGHT, <=, PAGE);
  assert_seen_are_made (fixture);

  /* What can be seen already is not moved. */
  jb_scroll_anchor_reveal (fixture->anchor, jb_cards_ensure_card (fixture->cards, 300), 0, -1);
  draw (fixture);
  g_assert_cmpfloat_with_epsilon (get_top (fixture, 300), top, 1.0);

  /* Who scrolls meanwhile is not pulled back. */
  jb_scroll_anchor_reveal (fixture->anchor, jb_cards_ensure_card (fixture->cards, 10), 0, -1);
  draw (fixture);
  g_assert_cmpfloat (get_top (fixture, 10), >=, 0);
  gtk_adjustment_set_value (get_adjustment (fixture), 9000);
  draw (fixture);
  g_assert_cmpfloat (get_top (fixture, 10), <, 0);

  jb_scroll_anchor_go_to (fixture->anchor, 5000);
  draw (fixture);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (fixture)), 5000,
                                  PAGE);
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The cards of a real bulletin are about as high as they are thought to be. */
static void
test_estimates (void)
{
  g_autoptr(GBytes) sample = ui_fixture_load_sample ();
  g_autofree char *text = g_strndup (g_bytes_get_data (sample, NULL), g_bytes_get_size (sample));
  g_autoptr(JbBulletin) bulletin = ui_fixture_read (text);
  GListModel     *sections = jb_bulletin_get_sections (bulletin);
  guint           n = g_list_model_get_n_items (sections);
  GtkWidget      *window = gtk_window_new ();
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget      *cards = g_object_new (JB_TYPE_CARDS, NULL);
  g_autofree int *ratios = g_new (int, n);

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), cards);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      GtkWidget *card = jb_section_card_new (section);
      int        guessed = jb_section_card_estimate (section, JB_CARDS (cards), 700);
      int        height;

      gtk_box_append (GTK_BOX (box), card);
      g_assert_nonnull (ui_fixture_find (card, JB_TYPE_CARDS, 0));
      g_assert_nonnull (ui_fixture_find (card, JB_TYPE_TEXT_ROW, 0));
      draw_window (window);
      gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, 700, NULL, &height, NULL, NULL);
      ratios[i] = guessed * 100 / height;
      g_test_message ("section %u: thought %d, is %d", i, guessed, height);
    }
  qsort (ratios, n, sizeof (int), compare_heights);
  g_assert_cmpint (ratios[0], >, 60);
  g_assert_cmpint (ratios[n - 1], <, 160);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_fixture_settle ();
}

int
main (int    argc,
      char **argv)
{
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/ui/cards/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("mirror", test_mirror);
  ADD ("lazy", test_lazy);
  ADD ("fill", test_fill);
  ADD ("added", test_added);
  ADD ("focus", test_focus);
  ADD ("anchor", test_anchor);
  ADD ("reveal", test_reveal);
#undef ADD
  g_test_add_func ("/ui/cards/estimates", test_estimates);

  return g_test_run ();
}
