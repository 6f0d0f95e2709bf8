/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../fuzz/fuzz-target.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-reader.h"

/* Whatever the bytes: what can be decoded is read without loss, the marks survive being
 * packed, and laying out in a learnt style changes margins only and comes to rest. */

static void
check_packing (const JbTranscript *transcript)
{
  g_autoptr(GBytes) packed = jb_transcript_pack_marks (transcript);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) unpacked = jb_transcript_unpack (transcript->text, transcript->length,
                                                            packed, &error);
  g_autoptr(GBytes) again = NULL;

  g_assert_no_error (error);
  again = jb_transcript_pack_marks (unpacked);
  g_assert_true (g_bytes_equal (packed, again));
}

static void
check_values (const JbTranscript *before,
              const JbTranscript *after)
{
  gsize start = before->lead;
  gsize after_start = after->lead;
  guint j = 0;

  for (guint i = 0; i < before->marks->len; i++, j++)
    {
      const JbMark    *mark = &g_array_index (before->marks, JbMark, i);
      g_autofree char *value = jb_transcript_dup_value (before, mark, start);
      const JbMark    *after_mark;
      g_autofree char *after_value = NULL;

      g_assert_cmpuint (j, <, after->marks->len);
      after_mark = &g_array_index (after->marks, JbMark, j);

      /* The one block that is ever added: the rule under a masthead. */
      if (after->marks->len > before->marks->len && j == i &&
          after_mark->role == JB_ROLE_ORNAMENT && mark->role != JB_ROLE_ORNAMENT)
        {
          after_start += after_mark->open + after_mark->raw + after_mark->close + after_mark->gap;
          after_mark = &g_array_index (after->marks, JbMark, ++j);
        }

      after_value = jb_transcript_dup_value (after, after_mark, after_start);
      g_assert_cmpint (after_mark->role, ==, mark->role);
      g_assert_true (after_mark->key == mark->key);
      g_assert_cmpuint (after_mark->flags, ==, mark->flags);
      g_assert_cmpstr (after_value, ==, value);

      start += mark->open + mark->raw + mark->close + mark->gap;
      after_start += after_mark->open + after_mark->raw + after_mark->close + after_mark->gap;
    }
}

static void
check_style (const JbTranscript *transcript,
             gboolean            learn)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbTranscript) once = NULL;
  g_autoptr(JbTranscript) twice = NULL;

  if (learn)
    jb_house_style_learn (style, transcript);
  once = jb_house_style_lay_out (style, transcript);
  g_assert_true (jb_transcript_check (once, NULL));
  check_values (transcript, once);
  twice = jb_house_style_lay_out (style, once);
  g_assert_cmpstr (once->text, ==, twice->text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  JbEncoding       encoding;
  gsize            length;
  char            *text = jb_encoding_decode ((const char *) data, size, &encoding, &length, NULL);
  g_autofree char *copy = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return 0;

  copy = g_memdup2 (text, length + 1);
  transcript = jb_reader_read (text, length);
  transcript->encoding = encoding;

  g_assert_true (jb_transcript_check (transcript, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (copy, length, transcript->text, transcript->length);

  bytes = jb_encoding_encode (transcript->text, transcript->length, encoding, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (data, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  check_packing (transcript);
  check_style (transcript, FALSE);
  check_style (transcript, TRUE);

  return 0;
}
