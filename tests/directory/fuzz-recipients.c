/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../fuzz/fuzz-target.h"
#include "directory/jb-directory-csv.h"
#include "legacy/jb-paste-recipients.h"
#include "reading-places.h"

/* Whatever the text: what an entry says is inside of it and in order, with and without a
 * directory; which of its readings was chosen is remembered; and what is pasted is taken apart
 * into entries that are each one line. Before a form feed the bytes are the directory. */

static const char directory_text[] =
    "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
    "person,沈远,市委副书记,报,1,沈元,2009,2011-06,1\n"
    "person,沈远,市长,报,1,沈元,2011-07,,2\n"
    "person,秦书言,市妇联主席,报,2,,,,1\n"
    "unit,市委办公室,,送,3,市委办|市委办公厅,,,1\n"
    "unit,王新社,,送,4,,,,1\n"
    "group,各县妇联,,发,5,各县（市、区）妇联,,,30\n";

/* Each reading can be chosen, and is then the one. */
static void
check_choice (const JbReading *reading,
              JbDirectory     *directory,
              const char      *text)
{
  for (guint i = 0; i < reading->alternatives->len; i++)
    {
      const JbReading *wanted = g_ptr_array_index (reading->alternatives, i);
      g_autofree char *said = jb_reading_to_string (wanted);
      g_autofree char *chosen = NULL;
      g_autoptr(JbReading) again = NULL;

      jb_directory_choose_reading (directory, text, said);
      again = jb_reading_new (text, directory, 20110600);
      chosen = jb_reading_to_string (again);
      g_assert_cmpstr (chosen, ==, said);
    }
  jb_directory_choose_reading (directory, text, NULL);
}

static void
check_entry (const char  *text,
             JbDirectory *directory)
{
  g_autoptr(JbReading) alone = jb_reading_new (text, NULL, 0);
  g_autoptr(JbReading) helped = jb_reading_new (text, directory, 20110600);

  assert_places (alone, text);
  assert_places (helped, text);
  check_choice (helped, directory, text);
}

static void
check_pasted (const char *text)
{
  g_autoptr(GPtrArray) lists = jb_paste_read_recipients (text);

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const JbRecipientList *list = g_ptr_array_index (lists, i);

      for (guint j = 0; j < list->entries->len; j++)
        {
          const char *entry = g_ptr_array_index (list->entries, j);

          g_assert_true (g_utf8_validate (entry, -1, NULL));
          g_assert_null (strpbrk (entry, "\r\n"));
        }
    }
}

static JbDirectory *
read_directory (const char *text,
                gsize       size)
{
  g_autoptr(GPtrArray) errors = NULL;

  return jb_directory_csv_read (text, size, &errors);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t   *feed = size > 0 ? memchr (data, '\f', size) : NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr(JbDirectory) directory = NULL;

  if (feed != NULL)
    directory = read_directory ((const char *) data, (gsize) (feed - data));
  if (directory == NULL)
    directory = read_directory (directory_text, strlen (directory_text));
  if (feed != NULL)
    {
      size -= (size_t) (feed + 1 - data);
      data = feed + 1;
    }
  if (!g_utf8_validate_len ((const char *) data, size, NULL))
    return 0;

  text = g_strndup ((const char *) data, size);
  check_pasted (text);
  lines = g_strsplit (text, "\n", 8);
  for (guint i = 0; lines[i] != NULL; i++)
    check_entry (lines[i], directory);

  return 0;
}
