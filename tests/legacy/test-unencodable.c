/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legacy/jb-unencodable.h"

#include <string.h>

#include "legacy/jb-reader.h"

static const char text[] =
    "[基层动态]\r\n"
    "\r\n"
    "甲县送课下乡\r\n"
    "\r\n"
    "　　正文一段。\r\n"
    "\r\n"
    "　　　　　　　　（甲县妇联）\r\n"
    "\r\n"
    "乙县办培训班\r\n"
    "\r\n"
    "　　讲师㛃芳到场。\r\n"
    "\r\n"
    "　　　　　　　　（乙县妇联𠮷）\r\n"
    "\r\n"
    "报：县委㛃\r\n";

static void
test_places (void)
{
  static const struct
  {
    gunichar    character;
    guint       line;
    guint       column;
    JbRole      role;
    guint       article;
    const char *place;
  } expected[] = {
    { 0x36c3, 11, 5, JB_ROLE_PARAGRAPH, 2, "the body of article 2" },
    { 0x20bb7, 13, 14, JB_ROLE_SOURCE, 2, "the source of article 2" },
    { 0x36c3, 15, 5, JB_ROLE_RECIPIENT, 0, "the recipients" },
  };
  g_autoptr (JbTranscript) transcript = jb_reader_read (g_strdup (text), strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = jb_unencodable_find (transcript, JB_ENCODING_GB18030, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      const JbUnencodable *one = &g_array_index (found, JbUnencodable, i);
      g_autofree char     *place = jb_unencodable_dup_place (one);

      g_assert_cmpuint (one->character, ==, expected[i].character);
      g_assert_cmpuint (g_utf8_get_char (transcript->text + one->offset), ==, one->character);
      g_assert_cmpuint (one->line, ==, expected[i].line);
      g_assert_cmpuint (one->column, ==, expected[i].column);
      g_assert_cmpint (one->role, ==, expected[i].role);
      g_assert_cmpuint (one->article, ==, expected[i].article);
      g_assert_cmpstr (place, ==, expected[i].place);
      g_assert_false (one->refused);
    }
}

/* What is said to be written is, and what takes two bytes is not reported. */
static void
test_agrees (void)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GArray) found = NULL;
  guint next = 0;

  for (gunichar c = 1; c < 0x30000; c++)
    if (c < 0xd800 || c >= 0xe000)
      g_string_append_unichar (all, c);

  found = jb_unencodable_scan (all->str, all->len, JB_ENCODING_GB18030, NULL);
  for (gsize at = 0; at < all->len; at += g_utf8_skip[(guint8) all->str[at]])
    {
      gsize n = g_utf8_skip[(guint8) all->str[at]];
      g_autoptr (GBytes) bytes = NULL;
      gboolean reported = next < found->len &&
                          g_array_index (found, JbUnencodable, next).offset == at;

      /* Every character alone would take a minute. */
      if (!reported && at % 7 != 0)
        continue;

      bytes = jb_encoding_encode (all->str + at, n, JB_ENCODING_GB18030, NULL);
      if (reported)
        {
          const JbUnencodable *one = &g_array_index (found, JbUnencodable, next++);

          if (next % 7 == 0)
            g_assert_true (one->refused ? bytes == NULL : g_bytes_get_size (bytes) == 4);
        }
      else
        {
          g_assert_nonnull (bytes);
          g_assert_cmpuint (g_bytes_get_size (bytes), <=, 2);
        }
    }
  g_assert_cmpuint (next, ==, found->len);
}

static void
test_carries_all (void)
{
  static const JbEncoding encodings[] = { JB_ENCODING_UTF8, JB_ENCODING_UTF8_BOM,
                                          JB_ENCODING_UTF16LE, JB_ENCODING_UTF16BE };
  g_autoptr (JbTranscript) transcript = jb_reader_read (g_strdup (text), strlen (text));
  g_autoptr (JbTranscript) empty = jb_reader_read (g_strdup (""), 0);
  g_autoptr (GArray) none = jb_unencodable_find (empty, JB_ENCODING_GB18030, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GArray) found = jb_unencodable_find (transcript, encodings[i], NULL);

      g_assert_cmpuint (found->len, ==, 0);
    }
}

/* Every part of a bulletin and of a document has words for where it is. */
static void
test_words (void)
{
  static const struct
  {
    JbRole      role;
    const char *place;
  } expected[] = {
    { JB_ROLE_MASTHEAD, "the masthead" },
    { JB_ROLE_DIGEST_HEADING, "the digest" },
    { JB_ROLE_DIGEST_SECTION, "the digest" },
    { JB_ROLE_DIGEST_TITLE, "the digest" },
    { JB_ROLE_SECTION, "the name of a section" },
    { JB_ROLE_TITLE, "the title of article 3" },
    { JB_ROLE_SUBTITLE, "the subtitle of article 3" },
    { JB_ROLE_EDITOR_NOTE, "the editor’s note of article 3" },
    { JB_ROLE_PARAGRAPH, "the body of article 3" },
    { JB_ROLE_SOURCE, "the source of article 3" },
    { JB_ROLE_RECIPIENTS_LABEL, "the recipients" },
    { JB_ROLE_RECIPIENT, "the recipients" },
    { JB_ROLE_TAIL, "the tail" },
    { JB_ROLE_NUMBER, "the document number" },
    { JB_ROLE_DOCUMENT_TITLE, "the title" },
    { JB_ROLE_ADDRESSEE, "the addressees" },
    { JB_ROLE_HEADING, "the body" },
    { JB_ROLE_BODY, "the body" },
    { JB_ROLE_SIGNATURE, "the signature and date" },
    { JB_ROLE_DOCUMENT_DATE, "the signature and date" },
    { JB_ROLE_UNKNOWN, "line 9" },
    { JB_ROLE_ORNAMENT, "line 9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const JbUnencodable one = { .role = expected[i].role, .article = 3, .line = 9 };
      g_autofree char    *place = jb_unencodable_dup_place (&one);

      g_assert_cmpstr (place, ==, expected[i].place);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unencodable/places", test_places);
  g_test_add_func ("/unencodable/agrees", test_agrees);
  g_test_add_func ("/unencodable/carries-all", test_carries_all);
  g_test_add_func ("/unencodable/words", test_words);

  return g_test_run ();
}
