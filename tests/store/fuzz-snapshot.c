/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../fuzz/fuzz-target.h"
#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-json.h"
#include "store/jb-snapshot.h"

/* Whatever a row of the archive holds: it is found to be damaged, or it is a bulletin whose parts
 * cover its text. The first byte says how the rest is packed; when it is 255 the rest is the text
 * and, after a NUL, its marks. */

enum { BARE = 255 };

static const char base_text[] = "[工作动态]\n\n桃林镇办起夜校\n\n　　夜校每周开课三次。\n";

static void
check_transcript (const char *text,
                  gsize       length,
                  GBytes     *marks)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_transcript_unpack (text, length, marks, &error);
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JsonNode) structure = NULL;
  g_autofree char *again = NULL;

  if (transcript == NULL)
    {
      g_assert_nonnull (error);
      return;
    }

  g_assert_true (jb_transcript_check (transcript, NULL));
  structure = jb_json_from_transcript (transcript);
  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);
  again = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (again, ==, transcript->text);
}

static void
check_bare (const char *data,
            gsize       size)
{
  const char      *end = size > 0 ? memchr (data, '\0', size) : NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) marks = NULL;

  if (end == NULL || !g_utf8_validate_len (data, (gsize) (end - data), NULL))
    return;
  text = g_strdup (data);
  marks = g_bytes_new (end + 1, size - (gsize) (end + 1 - data));
  check_transcript (text, strlen (text), marks);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(JbSnapshot) base = NULL;
  g_autoptr(JbSnapshot) snapshot = NULL;

  if (size == 0)
    return 0;
  if (data[0] == BARE)
    {
      check_bare ((const char *) data + 1, size - 1);
      return 0;
    }

  base = jb_snapshot_new_take (g_strdup (base_text), strlen (base_text),
                               g_bytes_new_static (base_text, sizeof base_text));
  /* It cannot guess a checksum, which comes last. */
  snapshot = jb_snapshot_unpack (data[0], data + 1, size - 1, base,
                                 jb_snapshot_get_checksum (base));
  g_assert_true (snapshot == NULL || jb_snapshot_equal (snapshot, base));

  return 0;
}
