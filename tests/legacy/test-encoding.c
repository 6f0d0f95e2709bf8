/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "legacy/jb-encoding.h"
#include "legacy/jb-gb18030.h"

typedef struct
{
  guint32  sequence;
  gunichar ch;
} Pair;

/* GB 18030-2022 where the C library has another opinion. */
static const Pair special_pairs[] = {
  { 0x84318236, 0xe78d },  { 0x84318238, 0xe78e },  { 0x84318237, 0xe78f },
  { 0x84318239, 0xe790 },  { 0x84318330, 0xe791 },  { 0x84318331, 0xe792 },
  { 0x84318332, 0xe793 },  { 0x84318333, 0xe794 },  { 0x84318334, 0xe795 },
  { 0x84318335, 0xe796 },  { 0x82359037, 0xe81e },  { 0x82359038, 0xe826 },
  { 0x82359039, 0xe82b },  { 0x82359130, 0xe82c },  { 0x82359131, 0xe832 },
  { 0x82359132, 0xe843 },  { 0x82359133, 0xe854 },  { 0x82359134, 0xe864 },
  { 0xfe51, 0xe816 },      { 0xfe52, 0xe817 },      { 0xfe53, 0xe818 },
  { 0xfe6c, 0xe831 },      { 0xfe76, 0xe83b },      { 0xfe91, 0xe855 },
  { 0x95329031, 0x20087 }, { 0x95329033, 0x20089 }, { 0x95329730, 0x200cc },
  { 0x9536b937, 0x215d7 }, { 0x9630ba35, 0x2298f }, { 0x9635b630, 0x241fe },
  { 0xd6d0, 0x4e2d },      { 0xfe59, 0x9fb4 },      { 0x81308130, 0x80 },
  { 0x8431a439, 0xffff },  { 0x90308130, 0x10000 }, { 0xe3329a35, 0x10ffff },
};

/* Decodes, encodes again and holds the bytes against the first ones. */
static char *
assert_round_trip (GBytes    *bytes,
                   JbEncoding expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = NULL;
  gsize       n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  JbEncoding  encoding;
  gsize       length;
  char       *text = jb_encoding_decode (data, n_bytes, &encoding, &length, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  g_assert_cmpint (encoding, ==, expected);
  g_assert_cmpuint (strlen (text), ==, length);
  g_assert_true (g_utf8_validate_len (text, length, NULL));

  again = jb_encoding_encode (text, length, encoding, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (data, n_bytes, g_bytes_get_data (again, NULL), g_bytes_get_size (again));

  return text;
}

static void
assert_refused (GBytes         *bytes,
                JbEncodingError code,
                const char     *place)
{
  g_autoptr (GError) error = NULL;
  gsize            n_bytes;
  const char      *data = g_bytes_get_data (bytes, &n_bytes);
  JbEncoding       encoding;
  gsize            length;
  g_autofree char *text = jb_encoding_decode (data, n_bytes, &encoding, &length, &error);

  g_assert_null (text);
  g_assert_error (error, JB_ENCODING_ERROR, (gint) code);
  if (strstr (error->message, place) == NULL)
    g_error ("“%s” does not say “%s”", error->message, place);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_detection (void)
{
  static const struct
  {
    const char *bytes;
    gsize       n_bytes;
    JbEncoding  encoding;
    const char *text;
  } rows[] = {
#define ROW(bytes, encoding, text) { bytes, sizeof (bytes) - 1, encoding, text }
    ROW ("", JB_ENCODING_UTF8, ""),
    ROW ("a\r\nb\rc\n", JB_ENCODING_UTF8, "a\r\nb\rc\n"),
    ROW ("妇工情况\f\x01\x7f", JB_ENCODING_UTF8, "妇工情况\f\x01\x7f"),
    ROW ("\xef\xbb\xbf", JB_ENCODING_UTF8_BOM, ""),
    ROW ("\xef\xbb\xbf简报", JB_ENCODING_UTF8_BOM, "简报"),
    ROW ("\xef\xbb\xbf\xef\xbb\xbf简报", JB_ENCODING_UTF8_BOM, "\xef\xbb\xbf简报"),
    ROW ("\xbc\xf2\xb1\xa8\r\n", JB_ENCODING_GB18030, "简报\r\n"),
    ROW ("a\xfe\x51\x84\x31\x82\x36z", JB_ENCODING_GB18030, "a\ue816\ue78dz"),
    ROW ("\x84\x31\x95\x33\xbc\xf2", JB_ENCODING_GB18030, "\ufeff简"),
    ROW ("\xff\xfe", JB_ENCODING_UTF16LE, ""),
    ROW ("\xff\xfe\x80\x7b\n\0", JB_ENCODING_UTF16LE, "简\n"),
    ROW ("\xfe\xff\x7b\x80\0\n", JB_ENCODING_UTF16BE, "简\n"),
    ROW ("\xfe\xff\xd8\x40\xdc\x87", JB_ENCODING_UTF16BE, "\U00020087"),
    ROW ("\xff\xfe\x40\xd8\x87\xdc", JB_ENCODING_UTF16LE, "\U00020087"),
    /* A file in GB18030 may begin with the bytes of a UTF-8 mark. */
    ROW ("\xef\xbb\xbf\xb4\xbc\xf2", JB_ENCODING_GB18030, "锘看简"),
#undef ROW
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].bytes, rows[i].n_bytes);
      g_autofree char *text = assert_round_trip (bytes, rows[i].encoding);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    const char     *bytes;
    gsize           n_bytes;
    JbEncodingError code;
    const char     *place;
  } rows[] = {
#define ROW(bytes, code, place) { bytes, sizeof (bytes) - 1, JB_ENCODING_ERROR_##code, place }
    ROW ("\xff", INVALID, "at byte 0,"),
    ROW ("abc\x80", INVALID, "at byte 3,"),
    ROW ("简报\xff 正文", INVALID, "at byte 6,"),
    ROW ("\xbc\xf2\xb1\xa8\xff\xff", INVALID, "at byte 4,"),
    ROW ("\xbc\xf2\xb1", INVALID, "at byte 2,"),
    ROW ("ab\x81\x30\x81", INVALID, "at byte 2,"),
    ROW ("ab\x84\x31\xa5\x30", INVALID, "at byte 2,"),
    ROW ("ab\xe3\x32\x9a\x36", INVALID, "at byte 2,"),
    ROW ("\xef\xbb\xbf简\xff", INVALID, "at byte 6,"),
    ROW ("\0", NUL, "at byte 0,"),
    ROW ("简报\0", NUL, "at byte 6,"),
    ROW ("\xbc\xf2\0\xb1\xa8", NUL, "at byte 2,"),
    ROW ("\xff\xfe\x80\x7b\0\0", NUL, "at byte 4,"),
    ROW ("\xff\xfe\x80", INVALID, "at byte 2,"),
    ROW ("\xff\xfe\x80\x7b\x0a", INVALID, "at byte 4,"),
    ROW ("\xff\xfe\x40\xd8\x80\x7b", INVALID, "at byte 2,"),
    ROW ("\xff\xfe\x80\x7b\x87\xdc", INVALID, "at byte 4,"),
    ROW ("\xfe\xff\xd8\x40", INVALID, "at byte 2,"),
    ROW ("\xfe\xff\xd8\x40\xdc", INVALID, "at byte 2,"),
#undef ROW
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].bytes, rows[i].n_bytes);

      assert_refused (bytes, rows[i].code, rows[i].place);
    }
}

static void
test_size_limit (void)
{
  g_autofree char *bytes = g_malloc (JB_ENCODING_MAX_BYTES + 1);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) just = NULL;
  g_autoptr (GBytes) above = NULL;

  memset (bytes, 'a', JB_ENCODING_MAX_BYTES + 1);

  just = g_bytes_new_static (bytes, JB_ENCODING_MAX_BYTES);
  text = assert_round_trip (just, JB_ENCODING_UTF8);

  above = g_bytes_new_static (bytes, JB_ENCODING_MAX_BYTES + 1);
  assert_refused (above, JB_ENCODING_ERROR_TOO_LARGE, "64 MiB");
}

static guint
write_sequence (guint32 sequence,
                guint8 *bytes)
{
  guint n = sequence > 0xffff ? 4 : 2;

  for (guint i = 0; i < n; i++)
    bytes[i] = sequence >> (8 * (n - 1 - i)) & 0xff;

  return n;
}

static void
test_special_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (special_pairs); i++)
    {
      guint8 sequence[4];
      guint  n = write_sequence (special_pairs[i].sequence, sequence);
      g_autoptr (GBytes) bytes = g_bytes_new (sequence, n);
      g_autofree char *text = assert_round_trip (bytes, JB_ENCODING_GB18030);

      g_assert_cmpuint (g_utf8_get_char (text), ==, special_pairs[i].ch);
      g_assert_cmpint (g_utf8_strlen (text, -1), ==, 1);
    }
}

/* All sequences of two and four bytes, each on a line of its own, are either refused
 * or come back; as many characters are carried as Unicode has. */
static void
test_every_sequence (void)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char   *text = NULL;
  guint              n_two = 0;
  guint              n_four = 0;
  g_autofree guint8 *seen = g_new0 (guint8, 0x110000);

  for (guint first = 0; first < 256; first++)
    for (guint second = 0; second < 256; second++)
      {
        guint8 sequence[4] = { first, second };

        if (first >= 0x80 && jb_gb18030_valid_prefix ((char *) sequence, 2) == 2)
          {
            g_byte_array_append (all, sequence, 2);
            g_byte_array_append (all, (const guint8 *) "\n", 1);
            n_two++;
          }

        for (guint third = 0x7f; third < 256 && first >= 0x80 && second >= 0x2f && second <= 0x3a;
             third++)
          for (guint fourth = 0x2f; fourth <= 0x3a; fourth++)
            {
              sequence[2] = third;
              sequence[3] = fourth;
              if (jb_gb18030_valid_prefix ((char *) sequence, 4) == 4 && second < 0x40)
                {
                  g_byte_array_append (all, sequence, 4);
                  g_byte_array_append (all, (const guint8 *) "\n", 1);
                  n_four++;
                }
            }
      }

  g_assert_cmpuint (n_two, ==, 126 * 190);
  g_assert_cmpuint (n_four, ==, 39420 + 0x100000);

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  text = assert_round_trip (bytes, JB_ENCODING_GB18030);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      g_assert_cmpuint (ch, <, 0x110000);
      if (ch != '\n')
        {
          g_assert_cmpuint (seen[ch], ==, 0);
          seen[ch] = 1;
        }
    }
  for (gunichar ch = 0x80; ch < 0x110000; ch++)
    g_assert_cmpuint (seen[ch], ==, ch < 0xd800 || ch >= 0xe000);
}

static void
test_every_character (void)
{
  static const JbEncoding encodings[] = {
    JB_ENCODING_UTF8, JB_ENCODING_UTF8_BOM, JB_ENCODING_GB18030, JB_ENCODING_UTF16LE,
    JB_ENCODING_UTF16BE,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gunichar ch = 1; ch < 0x110000; ch++)
    if (ch < 0xd800 || ch >= 0xe000)
      g_string_append_unichar (text, ch);

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = jb_encoding_encode (text->str, text->len, encodings[i], &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      again = assert_round_trip (bytes, encodings[i]);
      g_assert_cmpstr (again, ==, text->str);
    }
}

/* What one changed, cut or added byte does to a text: it is refused with an offset inside
 * the text, or it still comes back byte for byte. */
static void
test_mutations (void)
{
  static const char *const seeds[] = {
    "本期要目\r\n一、暖心小屋进社区\r\n（某某市妇联）\n",
    "\xb1\xbe\xc6\xda\xd2\xaa\xc4\xbf\r\n\x81\x30\x84\x36\xfe\x59\x84\x31\x82\x36\xb9\xfe",
  };
  guint n_accepted = 0;
  guint n_refused = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GByteArray) array = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      const char      *seed = seeds[round % G_N_ELEMENTS (seeds)];
      JbEncoding       encoding;
      gsize            length;
      guint            at;

      g_byte_array_append (array, (const guint8 *) seed, strlen (seed));
      at = g_test_rand_int_range (0, array->len);
      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          array->data[at] = g_test_rand_int_range (0, 256);
          break;
        case 1:
          g_byte_array_remove_index (array, at);
          break;
        default:
          g_byte_array_set_size (array, at);
          break;
        }

      text = jb_encoding_decode ((char *) array->data, array->len, &encoding, &length, &error);
      if (text == NULL)
        {
          const char *place = strstr (error->message, "at byte ");

          g_assert_nonnull (place);
          g_assert_cmpuint (g_ascii_strtoull (place + strlen ("at byte "), NULL, 10), <,
                            array->len);
          n_refused++;
        }
      else
        {
          g_autoptr (GBytes) again = jb_encoding_encode (text, length, encoding, &error);

          g_assert_no_error (error);
          g_assert_cmpmem (array->data, array->len, g_bytes_get_data (again, NULL),
                           g_bytes_get_size (again));
          n_accepted++;
        }
    }

  g_assert_cmpuint (n_accepted, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

/* A text that is no UTF-8 cannot come from the program's own forms; it is refused with its
 * place, and nothing stands in for it. */
static void
test_unencodable (void)
{
  static const JbEncoding encodings[] = {
    JB_ENCODING_UTF8_BOM, JB_ENCODING_GB18030, JB_ENCODING_UTF16LE, JB_ENCODING_UTF16BE,
  };
  const char *text = "一\r\n二三\xed\xa0\x80";

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = jb_encoding_encode (text, strlen (text), encodings[i], &error);

      g_assert_null (bytes);
      g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNENCODABLE);
      g_assert_nonnull (strstr (error->message, "line 2, column 3"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/encoding/detection", test_detection);
  g_test_add_func ("/encoding/refusals", test_refusals);
  g_test_add_func ("/encoding/size-limit", test_size_limit);
  g_test_add_func ("/encoding/special-pairs", test_special_pairs);
  g_test_add_func ("/encoding/every-sequence", test_every_sequence);
  g_test_add_func ("/encoding/every-character", test_every_character);
  g_test_add_func ("/encoding/mutations", test_mutations);
  g_test_add_func ("/encoding/unencodable", test_unencodable);

  return g_test_run ();
}
