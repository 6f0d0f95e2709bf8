/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/jb-archive-revisions.h"

#include <string.h>

#include "fixture.h"
#include "store/jb-archive-bin.h"
#include "store/jb-archive-list.h"
#include "store/jb-delta.h"
#include "store/jb-snapshot.h"

typedef ArchiveFixture Fixture;

static void
save (Fixture      *f,
      gint64        id,
      JbTranscript *transcript)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (jb_archive_save (f->archive, id, transcript, &error));
  g_assert_no_error (error);
}

static GString *
make_random (GRand *rand,
             gsize  size)
{
  GString *text = g_string_new (NULL);

  while (text->len < size)
    g_string_append_unichar (text, g_rand_boolean (rand) ? 'a' + g_rand_int_range (rand, 0, 3)
                                                         : 0x4e00 + g_rand_int_range (rand, 0, 5));

  return text;
}

/* Copies pieces of a text in any order, with something new between them. */
static GString *
shuffle (GRand   *rand,
         GString *text)
{
  GString *changed = g_string_new (NULL);
  guint    n = g_rand_int_range (rand, 0, 6);

  for (guint i = 0; i < n; i++)
    {
      gsize from = g_rand_int_range (rand, 0, text->len + 1);
      gsize length = g_rand_int_range (rand, 0, text->len - from + 1);
      g_autoptr(GString) fresh = make_random (rand, g_rand_int_range (rand, 0, 40));

      g_string_append_len (changed, text->str + from, length);
      g_string_append (changed, fresh->str);
    }

  return changed;
}

static void
test_delta_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr(GString) source = make_random (rand, g_rand_int_range (rand, 0, 3000));
      g_autoptr(GString) target = shuffle (rand, source);
      g_autoptr(GBytes) delta = NULL;
      g_autoptr(GBytes) made = NULL;
      g_autofree guint8 *damaged = NULL;
      gsize              size;
      guint64            n_literal;

      delta = jb_delta_make (source->str, source->len, target->str, target->len, &n_literal);
      made = jb_delta_apply (source->str, source->len, g_bytes_get_data (delta, &size),
                             g_bytes_get_size (delta));
      g_assert_nonnull (made);
      g_assert_cmpmem (g_bytes_get_data (made, NULL), g_bytes_get_size (made), target->str,
                       target->len);
      g_assert_cmpuint (n_literal, <=, target->len);

      /* Whatever a damaged one makes, it stays within bounds. */
      damaged = g_memdup2 (g_bytes_get_data (delta, NULL), size);
      for (guint i = 0; i < 8 && size > 0; i++)
        {
          g_autoptr(GBytes) other = NULL;

          damaged[g_rand_int_range (rand, 0, size)] = g_rand_int_range (rand, 0, 256);
          other = jb_delta_apply (source->str, source->len, damaged,
                                  g_rand_int_range (rand, 0, size + 1));
        }
    }
}

static void
test_delta_small (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(GString) old = make_random (rand, 60000);
  g_autoptr(GString) new = g_string_new (old->str);
  g_autoptr(GBytes) delta = NULL;
  guint64 n_literal;

  g_string_insert (new, 0, "起");
  g_string_append (new, "末");
  delta = jb_delta_make (new->str, new->len, old->str, old->len, &n_literal);
  g_assert_cmpuint (g_bytes_get_size (delta), <, 64);
  g_assert_cmpuint (n_literal, ==, 0);

  g_clear_pointer (&delta, g_bytes_unref);
  delta = jb_delta_make (old->str, old->len, new->str, new->len, &n_literal);
  g_assert_cmpuint (n_literal, ==, 2);
}

static void
test_snapshot (void)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲", "正文一段。");
  g_autoptr(JbTranscript) second = fixture_bulletin ("乙", "正文一段。又一段。");
  g_autoptr(JbSnapshot) one = jb_snapshot_new (first);
  g_autoptr(JbSnapshot) two = jb_snapshot_new (second);

  for (guint fast = 0; fast < 2; fast++)
    for (guint whole = 0; whole < 2; whole++)
      {
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(JbSnapshot) back = NULL;
        g_autoptr(JbTranscript) transcript = NULL;
        guint       packing;
        gsize       size;
        const void *data;

        bytes = jb_snapshot_pack (two, whole ? NULL : one, fast, &packing, NULL);
        data = g_bytes_get_data (bytes, &size);
        back = jb_snapshot_unpack (packing, data, size, one, jb_snapshot_get_checksum (two));
        g_assert_nonnull (back);
        g_assert_true (jb_snapshot_equal (back, two));
        transcript = jb_snapshot_to_transcript (back, NULL);
        fixture_assert_same (transcript, second);

        g_assert_null (jb_snapshot_unpack (packing, data, size, one, 17));
        g_assert_null (jb_snapshot_unpack (packing, data, size / 2, one,
                                           jb_snapshot_get_checksum (two)));
        if (!whole)
          g_assert_null (jb_snapshot_unpack (packing, data, size, NULL,
                                             jb_snapshot_get_checksum (two)));
      }
}

/* Each save is there again, however many there are, also after the archive was closed. */
static void
test_every_save (Fixture      *f,
                 gconstpointer data)
{
  g_autoptr(GPtrArray) states =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) jb_transcript_unref);
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GString) text = g_string_new ("起。");
  g_autoptr(GError) error = NULL;
  gint64 id, time;

  g_ptr_array_add (states, fixture_bulletin ("题", text->str));
  id = fixture_add (f->archive, states->pdata[0]);
  for (guint i = 1; i < 50; i++)
    {
      g_string_append_printf (text, "第%u回改动，添上这么几个字。", i);
      if (i % 7 == 0)
        g_string_erase (text, 0, g_utf8_offset_to_pointer (text->str, 20) - text->str);
      g_ptr_array_add (states, fixture_bulletin ("题", text->str));
      save (f, id, states->pdata[i]);
    }

  g_clear_object (&f->archive);
  f->archive = jb_archive_open (f->path, &error);
  g_assert_no_error (error);
  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revisions->len, ==, 50);
  time = G_MAXINT64;
  for (guint i = 0; i < 50; i++)
    {
      JbRevision *revision = revisions->pdata[49 - i];
      g_autoptr(JbTranscript) state = NULL;

      g_assert_cmpint (jb_revision_get_number (revision), ==, i + 1);
      g_assert_cmpint (jb_revision_get_event (revision), ==,
                       i == 0 ? JB_REVISION_ADDED : JB_REVISION_SAVED);
      state = jb_archive_load_revision (f->archive, id, i + 1, &error);
      g_assert_no_error (error);
      fixture_assert_same (state, states->pdata[i]);
      g_assert_cmpint (jb_revision_get_time (revisions->pdata[i]), <, time);
      time = jb_revision_get_time (revisions->pdata[i]);
    }
  g_assert_cmpuint (jb_revision_get_n_added (revisions->pdata[48]), ==,
                    g_utf8_strlen ("第1回改动，添上这么几个字。", -1));
  g_assert_cmpuint (jb_revision_get_n_removed (revisions->pdata[48]), ==, 0);

  g_assert_null (jb_archive_load_revision (f->archive, id, 51, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (jb_archive_load_revision (f->archive, id, 0, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (jb_archive_list_revisions (f->archive, 99, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

static void
test_unchanged (Fixture      *f,
                gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", "文");
  gint64 id = fixture_add (f->archive, transcript);

  save (f, id, transcript);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM revision"), ==, 1);
}

/* A hundred saves of a long bulletin take a small part of what a hundred copies would. */
static void
test_small (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autoptr(GString) text = g_string_new (NULL);
  gint64 id = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append_unichar (text, 0x4e00 + g_rand_int_range (rand, 0, 3000));
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(JbTranscript) transcript = NULL;

      g_string_insert (text, 3 * g_rand_int_range (rand, 0, 10000), "添一句。");
      transcript = fixture_bulletin ("题", text->str);
      if (i == 0)
        id = fixture_add (f->archive, transcript);
      else
        save (f, id, transcript);
    }

  g_assert_cmpint (fixture_query_number (f->path, "SELECT sum (length (data)) FROM revision"), <,
                   text->len * 8);
  g_assert_cmpint (fixture_query_number (f->path,
                                         "SELECT max (length (data)) FROM revision"
                                         " WHERE number % 16 <> 0"),
                   <, 300);
}

static void
test_restore (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲", "一");
  g_autoptr(JbTranscript) second = fixture_bulletin ("乙", "二");
  g_autoptr(JbTranscript) now = NULL;
  g_autoptr(JbTranscript) again = NULL;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = fixture_add (f->archive, first);

  save (f, id, second);
  g_assert_true (jb_archive_restore (f->archive, id, 1, &error));
  g_assert_no_error (error);
  now = jb_archive_load (f->archive, id, &error);
  fixture_assert_same (now, first);

  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_cmpuint (revisions->len, ==, 3);
  g_assert_cmpint (jb_revision_get_event (revisions->pdata[0]), ==, JB_REVISION_RESTORED);
  g_assert_cmpint (jb_revision_get_origin (revisions->pdata[0]), ==, 1);

  g_assert_true (jb_archive_restore (f->archive, id, 2, &error));
  again = jb_archive_load (f->archive, id, &error);
  fixture_assert_same (again, second);

  g_assert_false (jb_archive_restore (f->archive, id, 17, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

/* The clock may go back by years; the order of the revisions and their times do not. */
static void
test_clock (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲", "一");
  g_autoptr(JbTranscript) second = fixture_bulletin ("乙", "二");
  g_autoptr(GPtrArray) revisions = NULL;
  gint64 id = fixture_add (f->archive, first);

  fixture_run_sql (f->path, "UPDATE revision SET time = 9000000000000000");
  save (f, id, second);
  revisions = jb_archive_list_revisions (f->archive, id, NULL);
  g_assert_cmpint (jb_revision_get_number (revisions->pdata[0]), ==, 2);
  g_assert_cmpint (jb_revision_get_time (revisions->pdata[0]), ==, 9000000000000001);
}

/* A damaged revision is said to be damaged, and the newer ones are there still; a damaged body
 * does not keep a new one from being saved. */
static void
test_damaged (Fixture      *f,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) newer = NULL;
  g_autoptr(JbTranscript) last = fixture_bulletin ("丁", "四");
  gint64 id = 0;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u版的正文比较长一点，足够压缩。", i);
      g_autoptr(JbTranscript) transcript = fixture_bulletin ("题", text);

      if (i == 0)
        id = fixture_add (f->archive, transcript);
      else
        save (f, id, transcript);
    }
  fixture_run_sql (f->path, "UPDATE revision SET data = x'00' WHERE number = 1");
  g_assert_null (jb_archive_load_revision (f->archive, id, 1, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  newer = jb_archive_load_revision (f->archive, id, 2, &error);
  g_assert_no_error (error);

  fixture_run_sql (f->path, "UPDATE body SET text = 'x'");
  save (f, id, last);
  g_assert_null (jb_archive_load_revision (f->archive, id, 3, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DAMAGED);
}

static void
test_bin (Fixture      *f,
          gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲", "一");
  g_autoptr(JbTranscript) second = fixture_bulletin ("乙", "二");
  g_autoptr(JbTranscript) third = fixture_bulletin ("丙", "三");
  g_autoptr(JbArchiveList) drafts = NULL;
  g_autoptr(JbArchiveList) bin = NULL;
  g_autoptr(GPtrArray) log = NULL;
  g_autoptr(GPtrArray) sources = NULL;
  g_autoptr(GError) error = NULL;
  JbArchiveFilter filter = JB_ARCHIVE_FILTER_INIT;
  gint64          ids[] = { fixture_add (f->archive, first), fixture_add (f->archive, second) };
  gint64          missing[] = { ids[0], 77 };
  guint           n_purged;

  drafts = jb_archive_list_new (f->archive, NULL);
  filter.bin = TRUE;
  bin = jb_archive_list_new (f->archive, &filter);
  g_assert_true (jb_archive_list_load (drafts, &error));
  g_assert_true (jb_archive_list_load (bin, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (drafts)), ==, 2);

  /* All or none. */
  g_assert_false (jb_archive_delete (f->archive, missing, 2, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 0);

  g_assert_true (jb_archive_delete (f->archive, ids, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (drafts)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 2);
  sources = jb_archive_list_sources (f->archive, 0, &error);
  g_assert_cmpuint (sources->len, ==, 0);

  g_assert_false (jb_archive_save (f->archive, ids[0], third, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_DELETED);
  g_clear_error (&error);

  g_assert_true (jb_archive_undelete (f->archive, ids, 1, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (drafts)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 1);
  g_clear_pointer (&sources, g_ptr_array_unref);
  sources = jb_archive_list_sources (f->archive, 0, &error);
  g_assert_cmpuint (sources->len, ==, 1);
  log = jb_archive_list_log (f->archive, ids[0], &error);
  g_assert_cmpuint (log->len, ==, 2);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[0]), ==, JB_LOG_UNDELETED);

  /* Not long enough there. */
  g_assert_true (jb_archive_purge (f->archive, jb_archive_get_purge_time (), &n_purged, &error));
  g_assert_cmpuint (n_purged, ==, 0);
  fixture_run_sql (f->path, "UPDATE bulletin SET deleted = deleted - 31 * 86400000000"
                            " WHERE deleted IS NOT NULL");
  g_assert_true (jb_archive_purge (f->archive, jb_archive_get_purge_time (), &n_purged, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_purged, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bin)), ==, 0);
  g_assert_cmpint (fixture_query_number (f->path, "SELECT count (*) FROM revision"), ==, 1);
  g_assert_null (jb_archive_load (f->archive, ids[1], &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

static void
test_log (Fixture      *f,
          gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("甲", "一");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr(GPtrArray) log = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = fixture_add (f->archive, transcript);

  g_assert_true (jb_archive_log (f->archive, id, JB_LOG_EXPORTED, "/somewhere/简报.txt", bytes,
                                 &error));
  g_assert_no_error (error);
  log = jb_archive_list_log (f->archive, id, &error);
  g_assert_cmpuint (log->len, ==, 1);
  g_assert_cmpint (jb_log_entry_get_event (log->pdata[0]), ==, JB_LOG_EXPORTED);
  g_assert_cmpstr (jb_log_entry_get_sha256 (log->pdata[0]), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_true (g_str_has_suffix (jb_log_entry_get_place (log->pdata[0]), ".txt"));
  g_assert_false (jb_archive_log (f->archive, 99, JB_LOG_EXPORTED, NULL, NULL, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
}

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
} Answer;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;

  g_set_object (&answer->result, result);
  g_main_loop_quit (answer->loop);
}

/* A revision gets a name, another one, and none again, and what it holds stays. */
static void
test_label (Fixture      *f,
            gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲", "一");
  g_autoptr(JbTranscript) second = fixture_bulletin ("甲", "二");
  g_autoptr(JbTranscript) loaded = NULL;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GError) error = NULL;
  Answer answer = { loop, NULL };
  gint64 id = fixture_add (f->archive, first);

  save (f, id, second);
  g_assert_true (jb_archive_label_revision (f->archive, id, 1, "送审稿", &error));
  g_assert_no_error (error);
  jb_archive_label_revision_async (f->archive, id, 0, "定稿", NULL, answered_cb, &answer);
  g_main_loop_run (loop);
  g_assert_true (jb_archive_label_revision_finish (f->archive, answer.result, &error));
  g_assert_no_error (error);
  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_cmpuint (revisions->len, ==, 2);
  g_assert_cmpstr (jb_revision_get_label (revisions->pdata[0]), ==, "定稿");
  g_assert_cmpstr (jb_revision_get_label (revisions->pdata[1]), ==, "送审稿");
  loaded = jb_archive_load_revision (f->archive, id, 1, &error);
  fixture_assert_same (loaded, first);
  g_clear_pointer (&revisions, g_ptr_array_unref);

  g_assert_true (jb_archive_label_revision (f->archive, id, 1, "", &error));
  g_assert_true (jb_archive_label_revision (f->archive, id, 2, NULL, &error));
  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_null (jb_revision_get_label (revisions->pdata[0]));
  g_assert_null (jb_revision_get_label (revisions->pdata[1]));

  g_assert_false (jb_archive_label_revision (f->archive, id, 3, "无", &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (jb_archive_label_revision (f->archive, 99, 1, "无", &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_object (&answer.result);
}

/* What was restored elsewhere is saved as what it is. */
static void
test_save_restored (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("甲", "一");
  g_autoptr(JbTranscript) second = fixture_bulletin ("甲", "二");
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GError) error = NULL;
  Answer answer = { loop, NULL };
  gint64 id = fixture_add (f->archive, first);

  save (f, id, second);
  jb_archive_save_revision_async (f->archive, id, first, JB_REVISION_RESTORED, 1, NULL,
                                  answered_cb, &answer);
  g_main_loop_run (loop);
  g_assert_true (jb_archive_save_revision_finish (f->archive, answer.result, &error));
  g_assert_no_error (error);
  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_cmpuint (revisions->len, ==, 3);
  g_assert_cmpint (jb_revision_get_event (revisions->pdata[0]), ==, JB_REVISION_RESTORED);
  g_assert_cmpint (jb_revision_get_origin (revisions->pdata[0]), ==, 1);

  jb_archive_save_revision_async (f->archive, 99, first, JB_REVISION_SAVED, 0, NULL, answered_cb,
                                  &answer);
  g_main_loop_run (loop);
  g_assert_false (jb_archive_save_revision_finish (f->archive, answer.result, &error));
  g_assert_error (error, JB_ARCHIVE_ERROR, JB_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_object (&answer.result);
}

/* What came and went is counted by the words, also where the same words stand elsewhere. */
static void
test_size (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(JbTranscript) first = fixture_bulletin ("春耕服务队进村", "春耕服务队进村，三天。");
  g_autoptr(JbTranscript) second = fixture_bulletin ("改了", "春耕服务队进村，三天。");
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = fixture_add (f->archive, first);

  save (f, id, second);
  revisions = jb_archive_list_revisions (f->archive, id, &error);
  g_assert_cmpuint (jb_revision_get_n_added (revisions->pdata[0]), ==, 2);
  g_assert_cmpuint (jb_revision_get_n_removed (revisions->pdata[0]), ==, 7);
}

static void
test_log_async (Fixture      *f,
                gconstpointer data)
{
  g_autoptr(JbTranscript) transcript = fixture_bulletin ("甲", "一");
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  Answer answer = { loop, NULL };
  gint64 id = fixture_add (f->archive, transcript);

  g_assert_true (jb_archive_log (f->archive, id, JB_LOG_PRINTED, "打印机", NULL, &error));
  jb_archive_list_log_async (f->archive, id, NULL, answered_cb, &answer);
  g_main_loop_run (loop);
  entries = jb_archive_list_log_finish (f->archive, answer.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (jb_log_entry_get_event (entries->pdata[0]), ==, JB_LOG_PRINTED);
  g_clear_object (&answer.result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/revisions/delta/random", test_delta_random);
  g_test_add_func ("/revisions/delta/small", test_delta_small);
  g_test_add_func ("/revisions/snapshot", test_snapshot);
#define ADD(name, func) FIXTURE_ADD ("/revisions/" name, func)
  ADD ("every-save", test_every_save);
  ADD ("unchanged", test_unchanged);
  ADD ("small", test_small);
  ADD ("restore", test_restore);
  ADD ("clock", test_clock);
  ADD ("damaged", test_damaged);
  ADD ("bin", test_bin);
  ADD ("log", test_log);
  ADD ("log-async", test_log_async);
  ADD ("label", test_label);
  ADD ("save-restored", test_save_restored);
  ADD ("size", test_size);

  return g_test_run ();
}
