/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "legacy/jb-encoding.h"
#include "legacy/jb-legacy.h"
#include "legacy/jb-unencodable.h"

/* What is said where the C library cannot convert GB 18030, or not all of it: no text is lost, and
 * no character is written for another. This library can, so it is spoken for here. */

/* What the library refuses, NULL for nothing; and whether it knows the encoding at all. */
static const char *refused;
static gboolean    unknown;

iconv_t
iconv_open (const char *to,
            const char *from)
{
  static iconv_t (*next) (const char *, const char *);

  if (unknown)
    {
      errno = EINVAL;
      return (iconv_t) -1;
    }
  if (next == NULL)
    next = (__typeof__ (next)) dlsym (RTLD_NEXT, "iconv_open");

  return next (to, from);
}

size_t
iconv (iconv_t converter,
       char  **in,
       size_t *left,
       char  **out,
       size_t *room)
{
  static size_t (*next) (iconv_t, char **, size_t *, char **, size_t *);
  char  *stop;
  size_t before, rest, result;

  if (next == NULL)
    next = (__typeof__ (next)) dlsym (RTLD_NEXT, "iconv");
  stop = refused != NULL && in != NULL && *in != NULL
             ? memmem (*in, *left, refused, strlen (refused))
             : NULL;
  if (stop == NULL)
    return next (converter, in, left, out, room);

  before = stop - *in;
  rest = *left - before;
  result = next (converter, in, &before, out, room);
  *left = before + rest;
  if (result == (size_t) -1)
    return result;
  errno = EILSEQ;

  return (size_t) -1;
}

static const char text[] =
    "[妇工动态]\n\n春耕☺服务队进村\n\n　　服务队㛃走访三十户。\n\n（青禾县☺妇联）\n";

static GBytes *
encode (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = jb_encoding_encode (text, strlen (text), JB_ENCODING_GB18030, &error);

  g_assert_no_error (error);

  return bytes;
}

static void
test_unknown (void)
{
  g_autoptr (GBytes) bytes = encode ();
  g_autoptr (GBytes) none = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (JbTranscript) unread = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  JbLegacyOptions options = JB_LEGACY_OPTIONS_INIT;

  transcript = jb_legacy_read (bytes, &error);
  g_assert_no_error (error);
  unknown = TRUE;

  unread = jb_legacy_read (bytes, &error);
  g_assert_null (unread);
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "cannot convert GB18030"));
  g_assert_nonnull (strstr (error->message, "Install"));
  g_clear_error (&error);

  none = jb_legacy_write (transcript, &options, &error);
  g_assert_null (none);
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNSUPPORTED);
  g_clear_error (&error);

  found = jb_unencodable_find (transcript, JB_ENCODING_GB18030, &error);
  g_assert_null (found);
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNSUPPORTED);
  unknown = FALSE;
}

static void
test_refused (void)
{
  static const struct
  {
    gunichar    character;
    gboolean    refused;
    guint       line;
    guint       column;
    const char *place;
  } expected[] = {
    { 0x263a, TRUE, 3, 3, "the title of article 1" },
    { 0x36c3, FALSE, 5, 6, "the body of article 1" },
    { 0x263a, TRUE, 7, 5, "the source of article 1" },
  };
  g_autoptr (GBytes) bytes = encode ();
  g_autoptr (GBytes) none = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  JbLegacyOptions options = JB_LEGACY_OPTIONS_INIT;

  transcript = jb_legacy_read (bytes, &error);
  g_assert_no_error (error);
  refused = "☺";

  /* The first one is named, with its place. */
  none = jb_legacy_write (transcript, &options, &error);
  g_assert_null (none);
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_UNENCODABLE);
  g_assert_nonnull (strstr (error->message, "“☺” (U+263A) in line 3, column 3"));
  g_assert_nonnull (strstr (error->message, "gb18030"));

  found = jb_unencodable_find (transcript, JB_ENCODING_GB18030, NULL);
  refused = NULL;
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      const JbUnencodable *one = &g_array_index (found, JbUnencodable, i);
      g_autofree char     *place = jb_unencodable_dup_place (one);

      g_assert_cmpuint (one->character, ==, expected[i].character);
      g_assert_cmpuint (g_utf8_get_char (transcript->text + one->offset), ==, one->character);
      g_assert_cmpint (one->refused, ==, expected[i].refused);
      g_assert_cmpuint (one->line, ==, expected[i].line);
      g_assert_cmpuint (one->column, ==, expected[i].column);
      g_assert_cmpstr (place, ==, expected[i].place);
    }
}

/* What is refused in reading is an error with its byte; nothing is read in part. */
static void
test_unreadable (void)
{
  g_autoptr (GBytes) bytes = encode ();
  g_autoptr (GBytes) smile = jb_encoding_encode ("☺", 3, JB_ENCODING_GB18030, NULL);
  g_autofree char *sign = g_strndup (g_bytes_get_data (smile, NULL), g_bytes_get_size (smile));
  g_autofree char *where = NULL;
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (GError) error = NULL;
  gsize       n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *at = memmem (data, n_bytes, sign, strlen (sign));

  g_assert_nonnull (at);
  where = g_strdup_printf ("%ld", (long) (at - data));
  refused = sign;
  transcript = jb_legacy_read (bytes, &error);
  refused = NULL;
  g_assert_null (transcript);
  g_assert_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, where));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/converter/unknown", test_unknown);
  g_test_add_func ("/converter/refused", test_refused);
  g_test_add_func ("/converter/unreadable", test_unreadable);

  return g_test_run ();
}
