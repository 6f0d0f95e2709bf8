/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#include "legacy/jb-encoding.h"
#include "legacy/jb-legacy.h"

static const char issue[] = "[工作动态]\r\n\r\n青湖市妇联办起周末课堂\r\n    课堂开了三期。\r\n（青湖市妇联）\r\n";

enum { OTHER_USER = 65534 };

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jianbao-files-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "简报.txt", NULL);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  g_remove (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_chmod (fixture->folder, 0700);
  remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
save (const char *path,
      const char *text,
      gsize       length,
      GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return jb_legacy_save_file (file, bytes, NULL, error);
}

static void
assert_holds (const char *path,
              const char *text,
              gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gsize            n_found;

  g_file_get_contents (path, &found, &n_found, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (found, n_found, text, length);
}

static void
assert_n_files (const char *folder,
                guint       expected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, expected);
}

static void
assert_message_names (const GError *error,
                      const char   *name)
{
  if (strstr (error->message, name) == NULL)
    g_error ("“%s” does not name “%s”", error->message, name);
}

static void
test_save_new_and_again (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (save (fixture->path, issue, strlen (issue), &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, issue, strlen (issue));

  g_assert_cmpint (g_chmod (fixture->path, 0640), ==, 0);
  g_assert_true (save (fixture->path, "", 0, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "", 0);

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0640);
  assert_n_files (fixture->folder, 1);
}

static void
test_save_through_link (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);

  g_assert_true (save (fixture->path, "old", 3, &error));
  g_assert_cmpint (symlink ("简报.txt", link), ==, 0);
  g_assert_true (save (link, issue, strlen (issue), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_holds (fixture->path, issue, strlen (issue));

  g_assert_cmpint (symlink ("gone/away", nowhere), ==, 0);
  g_assert_false (save (nowhere, "new", 3, &error));
  g_assert_nonnull (error);
  assert_message_names (error, "nowhere");
  assert_n_files (fixture->folder, 3);
}

static void
test_save_to_device (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (save ("/dev/null", issue, strlen (issue), &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("/dev/null", &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));

  if (g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_assert_false (save ("/dev/full", issue, strlen (issue), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

static void
test_save_to_folder (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (fixture->folder, issue, strlen (issue), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  assert_message_names (error, fixture->folder);
  assert_n_files (fixture->folder, 0);
}

static void
test_save_to_missing_folder (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such.txt", NULL);

  g_assert_false (save (path, issue, strlen (issue), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_message_names (error, "such.txt");
}

/* Nobody listens at the socket, and the place that is no folder takes no files. */
static void
test_save_elsewhere (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "socket", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GFile) resource = g_file_new_for_uri ("resource:///issue.txt");
  g_autoptr (GBytes) bytes = g_bytes_new_static (issue, strlen (issue));
  g_autoptr (GError) error = NULL;

  socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT,
                         &error);
  g_assert_no_error (error);
  g_socket_bind (socket, address, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (save (path, issue, strlen (issue), &error));
  g_assert_nonnull (error);
  assert_message_names (error, "socket");
  g_clear_error (&error);

  g_assert_false (jb_legacy_save_file (resource, bytes, NULL, &error));
  g_assert_nonnull (error);
  assert_message_names (error, "issue.txt");
  assert_n_files (fixture->folder, 1);
}

/* A limit on the size of files stands in for a full disk. */
static void
test_save_beyond_limit (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_malloc0 (256 * 1024);
  struct rlimit    limit;
  struct rlimit    small;

  g_assert_true (save (fixture->path, issue, strlen (issue), &error));

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (save (fixture->path, large, 256 * 1024, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  g_assert_nonnull (error);
  assert_message_names (error, "简报.txt");
  assert_holds (fixture->path, issue, strlen (issue));
  assert_n_files (fixture->folder, 1);
}

static void
test_save_on_full_disk (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *disk = g_build_filename (fixture->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "简报.txt", NULL);
  g_autofree char *large = g_malloc0 (1024 * 1024);

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=64k") != 0)
    {
      g_test_skip ("a small disk cannot be mounted here");
      return;
    }

  g_assert_true (save (path, issue, strlen (issue), &error));
  g_assert_no_error (error);
  g_assert_false (save (path, large, 1024 * 1024, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  assert_holds (path, issue, strlen (issue));
  assert_n_files (disk, 1);
  g_clear_error (&error);

  g_assert_cmpint (mount ("tmpfs", disk, "tmpfs", MS_REMOUNT | MS_RDONLY, "size=64k"), ==, 0);
  g_assert_false (save (path, "new", 3, &error));
  g_assert_nonnull (error);
  assert_message_names (error, path);
  assert_holds (path, issue, strlen (issue));
  assert_n_files (disk, 1);

  g_assert_cmpint (umount (disk), ==, 0);
}

/* Root may write everywhere, so it puts on another user for a while. */
static void
put_on_user (Fixture *fixture)
{
  if (getuid () != 0)
    return;

  g_assert_cmpint (chown (fixture->folder, OTHER_USER, OTHER_USER), ==, 0);
  g_assert_cmpint (setegid (OTHER_USER), ==, 0);
  g_assert_cmpint (seteuid (OTHER_USER), ==, 0);
}

static void
take_off_user (void)
{
  if (getuid () != 0)
    return;

  g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (setegid (0), ==, 0);
}

static void
test_save_not_allowed (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_on_user (fixture);
  g_assert_true (save (fixture->path, issue, strlen (issue), &error));

  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_false (save (fixture->path, "new", 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  assert_holds (fixture->path, issue, strlen (issue));

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (save (fixture->path, "new", 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_holds (fixture->path, issue, strlen (issue));
  assert_n_files (fixture->folder, 1);
  take_off_user ();
}

static void
test_save_cancelled (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);

  g_assert_true (save (fixture->path, issue, strlen (issue), &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (jb_legacy_save_file (file, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (fixture->path, issue, strlen (issue));
  assert_n_files (fixture->folder, 1);
}

static void
assert_unreadable (const char *path,
                   GQuark      domain,
                   int         code,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JbTranscript) transcript = jb_legacy_read_file (file, NULL, &bytes, &error);

  g_assert_null (transcript);
  g_assert_null (bytes);
  g_assert_error (error, domain, code);
  assert_message_names (error, name);
}

static void
test_read_refusals (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_unreadable (fixture->path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "简报.txt");
  assert_unreadable (fixture->folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, fixture->folder);

  g_assert_true (save (fixture->path, "ab\xff", 3, &error));
  assert_unreadable (fixture->path, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID, "简报.txt");
  assert_unreadable (fixture->path, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID, "byte 2,");

  g_assert_cmpint (truncate (fixture->path, JB_ENCODING_MAX_BYTES + 1), ==, 0);
  assert_unreadable (fixture->path, JB_ENCODING_ERROR, JB_ENCODING_ERROR_TOO_LARGE, "64 MiB");
  assert_unreadable (fixture->path, JB_ENCODING_ERROR, JB_ENCODING_ERROR_TOO_LARGE, "简报.txt");

  /* A device without end says that it is empty, and a pipe may never say anything. */
  assert_unreadable ("/dev/zero", G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "/dev/zero");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_unreadable (fixture->path, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "简报.txt");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  g_assert_true (save (fixture->path, "abc", 3, &error));
  g_assert_cmpint (g_chmod (fixture->path, 0), ==, 0);
  put_on_user (fixture);
  assert_unreadable (fixture->path, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "简报.txt");
  take_off_user ();
}

static void
test_read_and_write (Fixture      *fixture,
                     gconstpointer data)
{
  static const JbEncoding encodings[] = {
    JB_ENCODING_UTF8, JB_ENCODING_UTF8_BOM, JB_ENCODING_GB18030, JB_ENCODING_UTF16LE,
    JB_ENCODING_UTF16BE,
  };
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) encoded = jb_encoding_encode (issue, strlen (issue), encodings[i], &error);
      g_autoptr (GBytes) read = NULL;
      g_autoptr (GBytes) written = NULL;
      g_autoptr (JbTranscript) transcript = NULL;

      g_assert_no_error (error);
      g_assert_true (jb_legacy_save_file (file, encoded, NULL, &error));
      transcript = jb_legacy_read_file (file, NULL, &read, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (read, encoded));
      g_assert_cmpint (transcript->encoding, ==, encodings[i]);
      g_assert_cmpstr (transcript->text, ==, issue);

      written = jb_legacy_write (transcript, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (written, encoded));
    }
}

static void
test_write_options (void)
{
  static const struct
  {
    const char     *text;
    JbLegacyOptions options;
    const char     *expected;
  } rows[] = {
    { "a\r\nb\rc\nd\r\r\n\n", { TRUE, 0, JB_LEGACY_NEWLINE_KEEP }, "a\r\nb\rc\nd\r\r\n\n" },
    { "a\r\nb\rc\nd\r\r\n\n", { TRUE, 0, JB_LEGACY_NEWLINE_LF }, "a\nb\nc\nd\n\n\n" },
    { "a\r\nb\rc\nd\r", { TRUE, 0, JB_LEGACY_NEWLINE_CRLF }, "a\r\nb\r\nc\r\nd\r\n" },
    { "", { TRUE, 0, JB_LEGACY_NEWLINE_CRLF }, "" },
    { "简", { FALSE, JB_ENCODING_GB18030, JB_LEGACY_NEWLINE_LF }, "\xbc\xf2" },
    { "简\n", { FALSE, JB_ENCODING_UTF8_BOM, JB_LEGACY_NEWLINE_CRLF }, "\xef\xbb\xbf简\r\n" },
    { "\xef\xbb\xbf简", { FALSE, JB_ENCODING_UTF8, JB_LEGACY_NEWLINE_KEEP }, "简" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
      g_autoptr (JbTranscript) transcript = jb_legacy_read (bytes, &error);
      g_autoptr (GBytes) written = NULL;

      g_assert_no_error (error);
      written = jb_legacy_write (transcript, &rows[i].options, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                       rows[i].expected, strlen (rows[i].expected));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/files/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("save-new-and-again", test_save_new_and_again);
  ADD ("save-through-link", test_save_through_link);
  ADD ("save-to-device", test_save_to_device);
  ADD ("save-to-folder", test_save_to_folder);
  ADD ("save-to-missing-folder", test_save_to_missing_folder);
  ADD ("save-elsewhere", test_save_elsewhere);
  ADD ("save-beyond-limit", test_save_beyond_limit);
  ADD ("save-on-full-disk", test_save_on_full_disk);
  ADD ("save-not-allowed", test_save_not_allowed);
  ADD ("save-cancelled", test_save_cancelled);
  ADD ("read-refusals", test_read_refusals);
  ADD ("read-and-write", test_read_and_write);
  g_test_add_func ("/files/write-options", test_write_options);

  return g_test_run ();
}
