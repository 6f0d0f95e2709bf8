/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../fuzz/fuzz-target.h"
#include "directory/jb-directory-csv.h"

/* Whatever the bytes: they are a directory, which is the same after it was written and read, or
 * it is said which lines are wrong. */

static GBytes *
write_again (GBytes *bytes)
{
  g_autoptr(GPtrArray) errors = NULL;
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr(JbDirectory) directory = jb_directory_csv_read (text, size, &errors);

  g_assert_nonnull (directory);

  return jb_directory_csv_write (directory);
}

static void
check_errors (const GPtrArray *errors)
{
  g_assert_cmpuint (errors->len, >, 0);
  for (guint i = 0; i < errors->len; i++)
    {
      const JbDirectoryCsvError *error = g_ptr_array_index (errors, i);

      g_assert_cmpuint (error->line, >, 0);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(JbDirectory) directory = jb_directory_csv_read ((const char *) data, size, &errors);
  g_autoptr(GBytes) once = NULL;
  g_autoptr(GBytes) twice = NULL;

  if (directory == NULL)
    {
      check_errors (errors);
      return 0;
    }

  once = jb_directory_csv_write (directory);
  twice = write_again (once);
  g_assert_true (g_bytes_equal (once, twice));

  return 0;
}
