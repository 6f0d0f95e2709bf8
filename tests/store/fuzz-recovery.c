/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "../fuzz/fuzz-target.h"
#include "legacy/jb-legacy.h"
#include "store/jb-archive-rescue.h"
#include "store/jb-archive-search.h"

/* Whatever happened to the file of an archive: it is opened, read, checked and recovered, or each
 * of these is refused in words; a file that is refused, or set aside, is as it was to the byte.
 *
 * The bytes are a file, when they begin like one. Else they are damage to a good one, four bytes
 * each: a page, what happens to it (upper four bits) at which offset (lower twelve), and a number
 * that this needs. */

enum
{
  PAGE_SIZE = 4096,
  RECORD_SIZE = 4,
  ZEROED = 64,

  DAMAGE_ZEROS = 1,
  DAMAGE_TRUNCATE = 2,
  DAMAGE_COPY = 3,
  DAMAGE_BIT = 4,
};

static const char magic[] = "SQLite format 3";

static char   *folder;
static char   *archive_path;
static GBytes *whole;

static void
empty_folder (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
remove_folder (void)
{
  empty_folder ();
  g_rmdir (folder);
}

static GBytes *
read_file (const char *path)
{
  char *bytes;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));

  return g_bytes_new_take (bytes, size);
}

static void
add_issue (JbArchive *archive,
           guint      number)
{
  g_autofree char *text = g_strdup_printf (
      "青禾妇情\n\n第%u期\n\n青禾县妇联办公室编　　2013年%u月8日\n\n[工作动态]\n\n桃林镇办起夜校\n\n"
      "　　夜校每周开课%u次。\n\n　　　　（桃林镇妇联）\n\n报：县委办公室\n\n发：各乡镇妇联\n",
      number, number, number);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);
  gint64 id;

  g_assert_no_error (error);
  jb_archive_add (archive, transcript, NULL, &id, &error);
  g_assert_no_error (error);
  transcript->text[transcript->length - 1] = ' ';
  jb_archive_save (archive, id, transcript, &error);
  g_assert_no_error (error);
}

static void
make_whole (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = NULL;

  folder = g_dir_make_tmp ("jianbao-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  atexit (remove_folder);
  archive_path = g_build_filename (folder, "archive.db", NULL);

  archive = jb_archive_open (archive_path, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= 6; i++)
    add_issue (archive, i);
  g_clear_object (&archive);
  whole = read_file (archive_path);
}

static void
damage (GByteArray    *file,
        const uint8_t *record)
{
  gsize    n_pages = file->len / PAGE_SIZE;
  guint    offset = (guint) (record[1] & 0xf) << 8 | record[2];
  uint8_t *page;

  if (n_pages == 0)
    return;
  page = file->data + record[0] % n_pages * PAGE_SIZE;

  switch (record[1] >> 4)
    {
    case DAMAGE_ZEROS:
      memset (page + offset, 0, MIN (ZEROED, PAGE_SIZE - offset));
      break;
    case DAMAGE_TRUNCATE:
      g_byte_array_set_size (file, (guint) (page + offset - file->data));
      break;
    case DAMAGE_COPY:
      memmove (page, file->data + record[3] % n_pages * PAGE_SIZE, PAGE_SIZE);
      break;
    case DAMAGE_BIT:
      page[offset] ^= (uint8_t) (1 << record[3] % 8);
      break;
    default:
      page[offset] = record[3];
    }
}

static GBytes *
make_file (const uint8_t *data,
           size_t         size)
{
  GByteArray *file;

  if (size >= sizeof magic && memcmp (data, magic, sizeof magic) == 0)
    return g_bytes_new (data, size);

  file = g_byte_array_sized_new ((guint) g_bytes_get_size (whole));
  g_byte_array_append (file, g_bytes_get_data (whole, NULL), (guint) g_bytes_get_size (whole));
  for (size_t i = 0; i + RECORD_SIZE <= size; i += RECORD_SIZE)
    damage (file, data + i);

  return g_byte_array_free_to_bytes (file);
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpstr (error->message, !=, "");
}

static void
check_problems (const JbArchiveReport *report)
{
  for (guint i = 0; report->problems[i] != NULL; i++)
    {
      g_assert_true (g_utf8_validate (report->problems[i], -1, NULL));
      g_assert_cmpstr (report->problems[i], !=, "");
    }
}

static void
read_all (JbArchive *archive,
          gboolean   must_work)
{
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  JbArchiveSearch wish = { "夜校", JB_ARCHIVE_SEARCH_NEWEST, 50, 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = jb_archive_list (archive, &filter, &error);
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) publications = jb_archive_list_publications (archive, NULL);
  g_autoptr(JbArchiveReport) report = NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      gint64 id = jb_archive_entry_get_id (g_ptr_array_index (entries, i));
      g_autoptr(GError) local = NULL;
      g_autoptr(JbTranscript) transcript = jb_archive_load (archive, id, &local);

      if (transcript == NULL)
        check_error (local);
      else
        g_assert_true (jb_transcript_check (transcript, NULL));
      g_assert_true (transcript != NULL || !must_work);
    }
  if (entries == NULL)
    check_error (error);

  g_clear_error (&error);
  hits = jb_archive_search (archive, &wish, NULL, &error);
  if (hits == NULL)
    check_error (error);

  g_clear_error (&error);
  report = jb_archive_verify (archive, &error);
  if (report == NULL)
    check_error (error);
  else
    check_problems (report);

  if (must_work)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (report->problems), ==, 0);
      g_assert_false (report->index_is_stale);
      g_assert_nonnull (entries);
      g_assert_nonnull (hits);
      g_assert_nonnull (publications);
    }
}

static void
check_same_file (const char *path,
                 GBytes     *expected)
{
  g_autoptr(GBytes) now = read_file (path);

  g_assert_true (g_bytes_equal (now, expected));
}

static void
check_open (GBytes *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchive) archive = jb_archive_open (archive_path, &error);

  if (archive != NULL)
    {
      read_all (archive, FALSE);
      return;
    }

  check_error (error);
  if (g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_FOREIGN) ||
      g_error_matches (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NEWER))
    check_same_file (archive_path, file);
}

/* What comes of a recovery is an archive without any damage. */
static void
check_recovery (GBytes *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchiveReport) report = jb_archive_salvage (archive_path, &error);
  g_autoptr(JbArchive) archive = NULL;

  if (report == NULL)
    {
      check_error (error);
      check_same_file (archive_path, file);
      return;
    }

  check_problems (report);
  check_same_file (report->aside, file);
  archive = jb_archive_open (archive_path, &error);
  g_assert_no_error (error);
  read_all (archive, TRUE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) file = NULL;

  if (whole == NULL)
    make_whole ();

  file = make_file (data, size);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      empty_folder ();
      g_file_set_contents (archive_path, g_bytes_get_data (file, NULL),
                           (gssize) g_bytes_get_size (file), &error);
      g_assert_no_error (error);
      if (i == 0)
        check_open (file);
      else
        check_recovery (file);
    }

  return 0;
}
