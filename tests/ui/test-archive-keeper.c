/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "jb-application.h"
#include "jb-archive-keeper.h"
#include "jb-backup-folder-row.h"
#include "jb-preferences.h"
#include "jb-report-dialog.h"
#include "jb-restore-dialog.h"
#include "jb-window.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-backup.h"
#include "ui-fixture.h"

/* The program and its archive: daily backups, going back to one, checking, and what can be done
 * about a damaged file. */

typedef struct
{
  JbApplication *application;
  char          *path;
} Fixture;

static const char text[] = "[动态]\n\n甲镇开办夜校\n\n　　甲镇妇联开办夜校。\n\n（甲镇妇联）\n";

static char      *folder;
static GPtrArray *ended;

typedef gboolean (*Condition) (gpointer data);

/* A minute is more than any of it takes. */
static void
wait_for (Condition condition,
          gpointer  data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  ui_fixture_settle ();
}

static GList *
list_windows (Fixture *f)
{
  return gtk_application_get_windows (GTK_APPLICATION (f->application));
}

static JbWindow *
get_window (Fixture *f)
{
  for (GList *l = list_windows (f); l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data))
      return l->data;

  g_assert_not_reached ();
}

static gboolean
is_open (gpointer data)
{
  for (GList *l = list_windows (data); l != NULL; l = l->next)
    if (JB_IS_WINDOW (l->data) &&
        (jb_window_get_archive (l->data) == NULL || jb_window_get_busy (l->data)))
      return FALSE;

  return TRUE;
}

static GtkWindow *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static gboolean
has_message (gpointer data)
{
  return find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Labels with a mnemonic are told by what is written in the source. */
static gboolean
shows (GtkWidget  *label,
       const char *words)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), words) != NULL ||
         strstr (gtk_label_get_label (GTK_LABEL (label)), words) != NULL;
}

static gboolean
says (GtkWidget  *root,
      const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_LABEL (child) && gtk_widget_get_visible (child) && shows (child, words)) ||
        says (child, words))
      return TRUE;

  return FALSE;
}

static guint
count (GtkWidget  *root,
       const char *words)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += (GTK_IS_LABEL (child) && shows (child, words)) + count (child, words);

  return n;
}

/* A message comes, says @words, and is closed. */
static void
assert_message (const char *heading,
                const char *words)
{
  AdwMessageDialog *dialog;

  wait_for (has_message, NULL);
  dialog = ADW_MESSAGE_DIALOG (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, heading);
  if (strstr (adw_message_dialog_get_body (dialog), words) == NULL)
    g_test_message ("%s", adw_message_dialog_get_body (dialog));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), words));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_fixture_settle ();
}

static void
activate (Fixture    *f,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_window (f)), action, NULL));
}

static void
start (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  f->application = jb_application_new ();
  g_application_set_flags (G_APPLICATION (f->application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (f->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (f->application));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (get_window (f)));
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static gint64
add (JbArchive *archive)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id;

  g_assert_no_error (error);
  jb_archive_add (archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->path = jb_archive_dup_default_path ();
}

static gboolean
is_ended (gpointer data)
{
  return list_windows (data) == NULL;
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_autofree char *own = g_path_get_dirname (f->path);

  g_action_group_activate_action (G_ACTION_GROUP (f->application), "quit", NULL);
  wait_for (is_ended, f);
  /* What g_application_run() does at the end. */
  g_signal_emit_by_name (f->application, "shutdown");
  ui_fixture_settle ();
  g_assert_cmpuint (G_OBJECT (f->application)->ref_count, ==, 1);
  g_ptr_array_add (ended, f->application);
  remove_all (own);
  g_free (f->path);
}

static char *
dup_text (const char *path,
          gint64      id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open (path, &error);
  g_autoptr(JbTranscript) transcript = NULL;

  g_assert_no_error (error);
  transcript = jb_archive_load (archive, id, &error);
  g_assert_no_error (error);

  return g_strdup (transcript->text);
}

/* The file beside the archive whose name has @part in it. */
static char *
find_beside (Fixture    *f,
             const char *part)
{
  g_autofree char *own = g_path_get_dirname (f->path);
  g_autoptr(GDir) dir = g_dir_open (own, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, part) != NULL && g_str_has_suffix (name, ".db"))
      return g_build_filename (own, name, NULL);

  return NULL;
}

static void
choose_backup (Fixture    *f,
               const char *backup)
{
  GtkWindow *dialog;

  activate (f, "app.restore-backup");
  dialog = find_toplevel (JB_TYPE_RESTORE_DIALOG);
  g_assert_nonnull (dialog);
  jb_restore_dialog_choose (JB_RESTORE_DIALOG (dialog), backup);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "restore.restore", NULL);
}

static void
set_source (JbWindow   *window,
            const char *source)
{
  GListModel *sections = jb_bulletin_get_sections (jb_window_get_bulletin (window));
  g_autoptr(JbSection) section = g_list_model_get_item (sections, 0);
  g_autoptr(JbArticle) article = g_list_model_get_item (jb_section_get_articles (section), 0);

  jb_article_set_source (article, source);
}

/* With a window open and something typed that was not saved: what was there is kept with it. */
static void
test_restore (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *backup = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  g_autoptr(GError) error = NULL;
  JbWindow *window;
  gpointer  archive;
  gint64    id;

  start (f);
  wait_for (is_open, f);
  window = get_window (f);
  archive = jb_window_get_archive (window);
  id = add (archive);
  g_assert_true (jb_archive_backup (archive, backup, &error));
  jb_window_open_id (window, id);
  wait_for (is_open, f);
  set_source (window, "乙镇妇联");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (archive, &archive);

  choose_backup (f, backup);
  /* Who starts the program meanwhile does not open what is being replaced. */
  while (window != NULL)
    {
      g_application_activate (G_APPLICATION (f->application));
      g_main_context_iteration (NULL, TRUE);
    }
  assert_message ("Backup Restored", "-before-restore-");
  wait_for (is_open, f);
  g_assert_null (window);
  g_assert_null (archive);
  g_assert_cmpstr (jb_archive_get_path (jb_window_get_archive (get_window (f))), ==, f->path);

  aside = find_beside (f, "-before-restore-");
  before = dup_text (aside, id);
  g_assert_nonnull (strstr (before, "（乙镇妇联）"));
  now = dup_text (f->path, id);
  g_assert_cmpstr (now, ==, text);
  g_remove (backup);
}

static gboolean
is_letter_refused (gpointer data)
{
  return says (data, "letter.db” is not an archive");
}

/* A backup that is none is refused in words, and the archive stays open. */
static void
test_restore_refused (Fixture      *f,
                      gconstpointer data)
{
  g_autofree char *backup = g_build_filename (folder, "letter.db", NULL);
  GtkWindow       *dialog;
  JbArchive       *archive;
  JbWindow        *window;

  start (f);
  wait_for (is_open, f);
  window = get_window (f);
  archive = jb_window_get_archive (window);
  g_assert_true (g_file_set_contents (backup, "Dear all, this is a letter.", -1, NULL));
  choose_backup (f, backup);
  dialog = find_toplevel (JB_TYPE_RESTORE_DIALOG);
  wait_for (is_letter_refused, dialog);
  gtk_window_destroy (dialog);
  ui_fixture_settle ();

  g_assert_true (get_window (f) == window);
  g_assert_true (jb_window_get_archive (window) == archive);
  add (archive);
  g_remove (backup);
}

/* Whether a backup is in a folder, complete. */
static gboolean
is_backed_up (gpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (data, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".db"))
      return TRUE;

  return FALSE;
}

static gboolean
has_rows (gpointer data)
{
  return ui_fixture_find (data, ADW_TYPE_ACTION_ROW, 0) != NULL;
}

/* The list shows the daily backups; each archive has its own, and the folder can be chosen. */
static void
test_daily (Fixture      *f,
            gconstpointer data)
{
  g_autofree char *place = g_build_filename (folder, "backups of the office", NULL);
  g_autofree char *other_path = g_build_filename (folder, "other.db", NULL);
  g_autofree char *usual = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *other = NULL;
  g_autofree char *beside = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (place);
  g_autoptr(JbArchiveKeeper) keeper = NULL;
  JbSettings *settings;
  GtkWidget  *preferences, *row;
  GtkWindow  *dialog;

  start (f);
  wait_for (is_open, f);
  settings = jb_application_get_settings (f->application);
  add (jb_window_get_archive (get_window (f)));
  usual = jb_archive_keeper_dup_folder (settings, f->path);
  beside = jb_archive_dup_backup_folder (f->path);
  g_assert_cmpstr (usual, ==, beside);

  keeper = jb_archive_keeper_new (GTK_APPLICATION (f->application), settings);
  jb_archive_keeper_set_archive (keeper, jb_window_get_archive (get_window (f)));
  g_assert_false (is_backed_up (usual));
  jb_archive_keeper_back_up (keeper);
  wait_for (is_backed_up, usual);

  preferences = jb_preferences_new (settings);
  row = ui_fixture_find (preferences, JB_TYPE_BACKUP_FOLDER_ROW, 0);
  g_assert_true (says (row, "beside the archive"));
  jb_backup_folder_row_choose (JB_BACKUP_FOLDER_ROW (row), file);
  g_assert_true (says (row, "backups of the office"));
  chosen = jb_archive_keeper_dup_folder (settings, f->path);
  g_assert_cmpstr (chosen, ==, place);
  other = jb_archive_keeper_dup_folder (settings, other_path);
  g_assert_true (g_str_has_prefix (other, place));
  g_assert_cmpstr (other, !=, place);
  /* Both keepers have heard of it; one backup of the day is enough. */
  wait_for (is_backed_up, place);

  activate (f, "app.restore-backup");
  dialog = find_toplevel (JB_TYPE_RESTORE_DIALOG);
  wait_for (has_rows, dialog);
  gtk_window_destroy (dialog);

  gtk_widget_activate_action (row, "folder.reset", NULL);
  g_assert_true (says (row, "beside the archive"));
  gtk_window_destroy (GTK_WINDOW (preferences));
  ui_fixture_settle ();
  remove_all (place);
}

static gboolean
is_told (gpointer data)
{
  return says (data, "Today’s backup could not be made");
}

/* A folder that cannot be made is told of once. */
static void
test_daily_fails (Fixture      *f,
                  gconstpointer data)
{
  g_autofree char *blocked = NULL;
  g_autoptr(JbArchiveKeeper) keeper = NULL;

  start (f);
  wait_for (is_open, f);
  blocked = jb_archive_dup_backup_folder (f->path);
  remove_all (blocked);
  g_assert_true (g_file_set_contents (blocked, "in the way", -1, NULL));
  keeper = jb_archive_keeper_new (GTK_APPLICATION (f->application),
                                  jb_application_get_settings (f->application));
  jb_archive_keeper_set_archive (keeper, jb_window_get_archive (get_window (f)));
  jb_archive_keeper_back_up (keeper);
  wait_for (is_told, get_window (f));
  jb_archive_keeper_back_up (keeper);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (2000);
      ui_fixture_settle ();
    }
  g_assert_cmpuint (count (GTK_WIDGET (get_window (f)), "Today’s backup could not be made"), ==, 1);
}

static void
test_verify (Fixture      *f,
             gconstpointer data)
{
  start (f);
  wait_for (is_open, f);
  add (jb_window_get_archive (get_window (f)));
  activate (f, "win.verify-archive");
  assert_message ("The Archive Is Whole", "1 bulletin is whole.");
}

/* Makes an archive of which some texts cannot be read any more. */
static void
damage (Fixture *f)
{
  g_autofree char *own = g_path_get_dirname (f->path);
  g_autoptr(JbArchive) archive = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *changed = NULL;
  gsize            n_bytes;

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  archive = jb_archive_open (f->path, NULL);
  for (guint i = 0; i < 200; i++)
    add (archive);
  g_clear_object (&archive);
  g_assert_true (g_file_get_contents (f->path, &bytes, &n_bytes, NULL));
  memset (bytes + n_bytes / 2, 0x5a, n_bytes / 8);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) n_bytes, NULL));
}

static gboolean
is_refused (gpointer data)
{
  return says (GTK_WIDGET (get_window (data)), "is damaged");
}

static gboolean
is_reported (gpointer data)
{
  return find_toplevel (JB_TYPE_REPORT_DIALOG) != NULL ||
         find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
test_damaged (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  gsize      n_before, n_after;
  GtkWidget *root;
  GtkWindow *report;

  damage (f);
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  start (f);
  wait_for (is_refused, f);
  root = GTK_WIDGET (get_window (f));
  g_assert_true (says (root, "Re_cover What Can Be Read"));
  g_assert_true (says (root, "Restore From _Backup…"));

  activate (f, "app.recover-archive");
  wait_for (is_reported, NULL);
  wait_for (is_open, f);
  aside = find_beside (f, "-damaged-");
  g_assert_true (g_file_get_contents (aside, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);

  report = find_toplevel (JB_TYPE_REPORT_DIALOG);
  g_assert_nonnull (report);
  g_assert_true (says (GTK_WIDGET (report), "were recovered."));
  g_assert_true (says (GTK_WIDGET (report), "-damaged-"));
  gtk_widget_activate_action (GTK_WIDGET (report), "report.copy", NULL);
  gtk_window_destroy (report);
  entries = jb_archive_list (jb_window_get_archive (get_window (f)), NULL, NULL);
  g_assert_cmpuint (entries->len, >, 0);
}

/* While the archive is being opened no other file takes its place. */
static void
test_opening (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *damaged = NULL;
  g_autofree char *now = NULL;
  gint64           id;

  {
    g_autofree char *own = g_path_get_dirname (f->path);
    g_autoptr(GError) error = NULL;
    g_autoptr(JbArchive) archive = NULL;

    g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
    archive = jb_archive_open (f->path, &error);
    g_assert_no_error (error);
    id = add (archive);
  }

  f->application = jb_application_new ();
  g_application_set_flags (G_APPLICATION (f->application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (f->application), NULL, NULL);
  g_application_activate (G_APPLICATION (f->application));

  /* The program has begun to open it, and hears of the end of that in the main loop. */
  g_assert_null (jb_window_get_archive (get_window (f)));
  g_action_group_activate_action (G_ACTION_GROUP (f->application), "recover-archive", NULL);
  assert_message ("Other Work Is Going On", "Wait until it is done");
  wait_for (is_open, f);
  g_assert_cmpstr (jb_archive_get_path (jb_window_get_archive (get_window (f))), ==, f->path);
  damaged = find_beside (f, "damaged");
  g_assert_null (damaged);
  now = dup_text (f->path, id);
  g_assert_cmpstr (now, ==, text);

  /* When it is open it may be replaced again. */
  activate (f, "app.recover-archive");
  assert_message ("Archive Recovered", "Nothing was lost.");
  wait_for (is_open, f);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int result;

  folder = g_dir_make_tmp ("jianbao-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  /* One program after the other cannot have the same name on one bus. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  ended = g_ptr_array_new ();
  ui_fixture_init (&argc, &argv);

#define ADD(name, func) \
  g_test_add ("/ui/archive-keeper/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("restore", test_restore);
  ADD ("restore-refused", test_restore_refused);
  ADD ("daily", test_daily);
  ADD ("daily-fails", test_daily_fails);
  ADD ("verify", test_verify);
  ADD ("damaged", test_damaged);
  ADD ("opening", test_opening);
  result = g_test_run ();

  remove_all (folder);
  g_free (folder);

  return result;
}
