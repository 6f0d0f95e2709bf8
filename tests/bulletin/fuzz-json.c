/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../fuzz/fuzz-target.h"
#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-json-parse.h"
#include "bulletin/jb-json-patch.h"
#include "bulletin/jb-json.h"
#include "bulletin/jb-reconcile.h"
#include "legacy/jb-legacy.h"

/* Whatever the JSON: an object is a bulletin to make, which is what it says after it was exported
 * and imported again; an array is a patch, which is done as a whole, and undone, or not at all. */

static const char issue_text[] =
    "青禾妇情\n\n第7期（总第31期）\n\n青禾县妇联办公室编　　2013年3月8日\n\n内容提要\n\n[工作动态]\n\n"
    "青禾县妇联办起田间夜校\n\n[工作动态]\n\n青禾县妇联办起田间夜校\n——三个乡镇先行\n\n"
    "　　夜校每周开课三次。\n\n　　一是讲种养技术。\n\n                （青禾县妇联）\n\n"
    "桃林镇评出五好家庭\n\n　　共有三十户。\n\n                （桃林镇妇联）\n\n"
    "报：县委办公室，县长沈远\n\n送：县妇联各主席\n\n发：各乡镇妇联\n";

static const char document_text[] =
    "青妇字〔2013〕5号\n\n青禾县妇联关于办好夜校的通知\n\n各乡镇妇联：\n\n　　现将有关事项通知如下。\n\n"
    "一、办好夜校\n\n　　每周一期。\n\n                青禾县妇联\n                2013年3月8日\n";

static JbTranscript *
read_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JbTranscript *transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);

  return transcript;
}

/* An error has words. */
static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpstr (error->message, !=, "");
}

static void
check_new (JsonNode *structure)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_compose (structure, style, &error);
  g_autoptr(JbTranscript) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) meant = NULL;
  g_autoptr(JsonNode) read = NULL;

  if (transcript == NULL)
    {
      check_error (error);
      return;
    }

  g_assert_true (jb_transcript_check (transcript, NULL));
  bytes = jb_legacy_write (transcript, NULL, &error);
  /* Not every encoding carries every character. */
  if (bytes == NULL)
    {
      check_error (error);
      return;
    }
  again = jb_legacy_read (bytes, &error);
  g_assert_no_error (error);

  /* What no text says: the encoding of one that is all ASCII or empty, and loose fields. */
  if (transcript->loose->len > 0 || transcript->encoding != again->encoding ||
      transcript->newline != again->newline)
    return;
  meant = jb_json_from_transcript (transcript);
  read = jb_json_from_transcript (again);
  g_assert_true (json_node_equal (meant, read));
}

static void
check_patch (JsonNode   *patch,
             const char *text)
{
  g_autoptr(JbTranscript) transcript = read_text (text);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JsonNode) structure = jb_json_from_transcript (transcript);
  g_autoptr(JsonNode) kept = json_node_copy (structure);
  g_autoptr(JsonNode) got = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) wanted = jb_json_patch_apply (structure, patch, &error);
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JbTranscript) after = NULL;
  g_autofree char *now = NULL;
  JbHistory       *history;

  g_assert_true (json_node_equal (structure, kept));
  if (wanted == NULL)
    {
      check_error (error);
      return;
    }

  bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  history = jb_bulletin_get_history (bulletin);
  if (jb_reconcile_apply (bulletin, wanted, &error))
    {
      after = jb_bulletin_to_transcript (bulletin);
      g_assert_true (jb_transcript_check (after, NULL));
      got = jb_json_from_transcript (after);
      g_assert_true (jb_reconcile_apply (bulletin, got, &error));
      while (jb_history_undo (history))
        ;
    }
  else
    {
      check_error (error);
    }

  now = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (now, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = jb_json_parse ((const char *) data, size, &error);

  if (node == NULL)
    {
      check_error (error);
      return 0;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      check_patch (node, issue_text);
      check_patch (node, document_text);
    }
  check_new (node);

  return 0;
}
