/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include <glib/gstdio.h>

#include "bulletin/jb-bulletin.h"
#include "figure.h"
#include "jb-cards.h"
#include "jb-field-row.h"
#include "jb-masthead-form.h"
#include "jb-preview.h"
#include "jb-section-card.h"
#include "jb-text-row.h"
#include "jb-window.h"
#include "made-issue.h"

/* How long the main thread works for a keystroke: in the window of the program, from the
 * commit of the input method until a while later, so that the text side, the layout, the
 * drawing and whatever follows are in it. Time is that of the thread's own processor clock,
 * so that other programs do not count. Build without sanitizers and with optimisation. */

enum
{
  /* Milliseconds between two keystrokes: ten a second is a fast typist. */
  CADENCE = 100,
  /* Milliseconds after which everything that waits for a pause has been done. */
  PAUSE = 1500,
  /* Milliseconds after which what was said when the bulletin was left or opened is gone. */
  TOAST = 4500,
  N_KEYSTROKES = 120,
};

/* What a frame at 60 Hz leaves to the main thread. */
#define LIMIT 16.0

typedef struct
{
  char      *folder;
  JbArchive *archive;
  JbWindow  *window;
} Bench;

/* The longest stretch that the main loop did not come back, in milliseconds. */
static double    longest;
static double    stretch_start;
static GPollFunc poll_func;

static guint n_frames;

/* The issue that is open, for the names of figures. */
static char issue_name[64];

static double
get_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int
poll_and_note (GPollFD *fds,
               guint    n_fds,
               int      timeout)
{
  int n;

  longest = MAX (longest, get_thread_ms () - stretch_start);
  n = poll_func (fds, n_fds, timeout);
  stretch_start = get_thread_ms ();

  return n;
}

static void
count_frame_cb (void)
{
  n_frames++;
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, stop_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait (Bench *bench)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (jb_window_get_busy (bench->window));
}

static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkIMContext *
find_input_method (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkIMContext *context = NULL;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        context = gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
      if (context != NULL)
        return context;
    }
  g_error ("%s has no input method", G_OBJECT_TYPE_NAME (widget));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
percentile (double *sorted,
            guint   n,
            guint   percent)
{
  return sorted[(n * percent + 99) / 100 - 1];
}

static void
type (const char *name,
      GtkWidget  *field)
{
  static const char *const keys[] = { "妇", "联", "工", "作", "，", "简", "报", "。" };
  double                   work[N_KEYSTROKES], stretch[N_KEYSTROKES];
  GtkIMContext            *input_method = find_input_method (field);
  double                   start, pause;
  guint                    frames;

  gtk_widget_grab_focus (field);
  run_for (PAUSE);

  n_frames = 0;
  for (guint i = 0; i < N_KEYSTROKES; i++)
    {
      start = stretch_start = get_thread_ms ();
      longest = 0;
      g_signal_emit_by_name (input_method, "commit", keys[i % G_N_ELEMENTS (keys)]);
      run_for (CADENCE);
      work[i] = get_thread_ms () - start;
      stretch[i] = longest;
    }
  frames = n_frames;
  longest = 0;
  run_for (PAUSE);
  pause = longest;

  qsort (work, N_KEYSTROKES, sizeof (double), compare_doubles);
  qsort (stretch, N_KEYSTROKES, sizeof (double), compare_doubles);
  g_print ("%-30s %8.1f %8.1f %8.1f %8.1f %8.1f %10.1f %7.0f %s\n", name,
           percentile (work, N_KEYSTROKES, 50), percentile (work, N_KEYSTROKES, 99),
           work[N_KEYSTROKES - 1], percentile (stretch, N_KEYSTROKES, 99),
           (double) frames / N_KEYSTROKES, pause, LIMIT,
           percentile (work, N_KEYSTROKES, 99) <= LIMIT ? "" : "over");
  {
    g_autofree char *figure = g_strdup_printf ("a key in %s, %s", name, issue_name);

    figure_note (figure, percentile (work, N_KEYSTROKES, 99), "ms", LIMIT,
                 "a frame; everything that follows, 99%%");
  }
}

/* The cards of articles that are not in the middle are not made on the way. */
static GtkWidget *
find_middle_article (Bench *bench)
{
  GListModel *sections = jb_bulletin_get_sections (jb_window_get_bulletin (bench->window));
  guint       n_sections = g_list_model_get_n_items (sections);
  g_autoptr(JbSection) section = g_list_model_get_item (sections, n_sections / 2);
  guint      n_articles = g_list_model_get_n_items (jb_section_get_articles (section));
  GtkWidget *form = gtk_widget_get_parent (find (GTK_WIDGET (bench->window),
                                                 JB_TYPE_MASTHEAD_FORM));
  GtkWidget *card = NULL;

  for (GtkWidget *part = gtk_widget_get_first_child (form); !JB_IS_SECTION_CARD (card);
       part = gtk_widget_get_next_sibling (part))
    {
      GtkWidget *cards = find (part, JB_TYPE_CARDS);

      if (cards != NULL)
        card = jb_cards_ensure_card (JB_CARDS (cards), n_sections / 2);
    }

  return jb_cards_ensure_card (JB_CARDS (find (card, JB_TYPE_CARDS)), n_articles / 2);
}

static GtkWidget *
find_field (Bench      *bench,
            const char *field)
{
  GtkWidget *list = find (find_middle_article (bench), GTK_TYPE_LIST_BOX);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *name = NULL;

      if (JB_IS_TEXT_ROW (row) || JB_IS_FIELD_ROW (row))
        g_object_get (row, "field", &name, NULL);
      if (g_strcmp0 (name, field) == 0)
        return JB_IS_TEXT_ROW (row)
                   ? GTK_WIDGET (jb_text_row_get_view (JB_TEXT_ROW (row)))
                   : GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
    }
  g_error ("There is no row for %s", field);
}

/* Puts the caret into the middle line. */
static GtkWidget *
go_to_middle (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    at;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, gtk_text_buffer_get_char_count (buffer) / 2);
  gtk_text_iter_set_line_offset (&at, 0);
  gtk_text_buffer_place_cursor (buffer, &at);

  return GTK_WIDGET (view);
}

/* Stores the issue, opens it, and tells how long that took until the frame in which it is
 * shown. */
static void
open_issue (Bench *bench,
            guint  n_articles,
            guint  n_characters)
{
  g_autofree char *text = made_issue_new (n_articles, n_characters, n_articles);
  g_autofree char *path = g_build_filename (bench->folder, "issue.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  double start, settled;
  gint64 id;

  g_snprintf (issue_name, sizeof issue_name, "%u characters, %u articles", n_characters,
              n_articles);
  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
  jb_window_import_files (bench->window, &file, 1);
  wait (bench);
  id = jb_window_get_id (bench->window);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.new-bulletin", NULL);
  run_for (PAUSE);

  start = stretch_start = get_thread_ms ();
  longest = 0;
  jb_window_open_id (bench->window, id);
  wait (bench);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));
  settled = get_thread_ms ();
  g_print ("\n%u articles, %u characters: opened in %.0f ms, ", n_articles, n_characters,
           settled - start);
  run_for (PAUSE);
  g_print ("everything in %.0f ms, longest stretch %.0f ms\n", get_thread_ms () - start, longest);
  run_for (TOAST);
  g_print ("%-30s %8s %8s %8s %8s %8s %10s %7s\n", "keystroke in", "median", "p99", "max",
           "stretch", "frames", "in a pause", "limit");
}

static void
type_everywhere (Bench *bench)
{
  GtkWidget *preview = find (GTK_WIDGET (bench->window), JB_TYPE_PREVIEW);
  GtkWidget *view = find (preview, GTK_TYPE_TEXT_VIEW);

  type ("a body", go_to_middle (GTK_TEXT_VIEW (find_field (bench, "paragraphs"))));
  type ("a title", find_field (bench, "title"));
  type ("a source", find_field (bench, "source"));
  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)))
    type ("the text", go_to_middle (GTK_TEXT_VIEW (view)));
}

static void
set_up (Bench *bench)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  bench->folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  if (bench->folder == NULL)
    g_error ("%s", error->message);
  path = g_build_filename (bench->folder, "archive.db", NULL);
  bench->archive = jb_archive_open (path, &error);
  if (bench->archive == NULL)
    g_error ("%s", error->message);

  bench->window = jb_window_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 760);
  jb_window_set_archive (bench->window, bench->archive);
  gtk_window_present (GTK_WINDOW (bench->window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint",
                    G_CALLBACK (count_frame_cb), NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));
  wait (bench);
}

static void
tear_down (Bench *bench)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (bench->window));
  run_for (CADENCE);
  g_object_unref (bench->archive);
  dir = g_dir_open (bench->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (bench->folder);
  g_free (bench->folder);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  poll_func = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_note);

  g_print ("What the main thread does for a keystroke, with layout, drawing and the text beside, "
           "ms\n");
  set_up (&bench);
  open_issue (&bench, 60, 50000);
  type_everywhere (&bench);
  open_issue (&bench, 1, 50000);
  type_everywhere (&bench);
  open_issue (&bench, 500, 250000);
  type_everywhere (&bench);
  tear_down (&bench);

  return EXIT_SUCCESS;
}
