/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../fuzz/fuzz-target.h"
#include "bulletin/jb-json.h"
#include "check/jb-checker.h"
#include "check/jb-fix.h"
#include "directory/jb-directory-csv.h"
#include "legacy/jb-encoding.h"
#include "legacy/jb-house-style.h"
#include "legacy/jb-reader.h"

/* Whatever the text: a finding is where it says, a second look finds the same, what may be fixed
 * unseen is fixed in one go that can be undone. */

static const char directory_text[] =
    "kind,name,post,list,rank,aliases,valid_from,valid_to,copies\n"
    "person,沈远,市委副书记,报,1,沈元,2009,2011-06,1\n"
    "person,秦书言,市委副书记,报,1,,2011-07,,1\n"
    "person,唐鹿,市妇联主席,报,2,,,,1\n"
    "unit,市委办公室,,送,3,市委办|市委办公厅,,,1\n"
    "group,各县妇联,,发,5,各县（市、区）妇联,,,30\n";

static const char previous_text[] =
    "松岭妇情\n\n第6期\n\n松岭市妇联办公室编　　2013年2月8日\n\n[工作动态]\n\n松岭市妇联走访家庭\n\n"
    "　　走访三十户。\n\n　　　　　　（松岭市妇联）\n\n报：市委副书记秦书言，市妇联主席唐鹿\n\n"
    "送：市委办公室\n\n发：各县妇联\n";

static JbTranscript *
read_text (const char *bytes,
           gsize       size)
{
  JbEncoding    encoding;
  gsize         length;
  char         *text = jb_encoding_decode (bytes, size, &encoding, &length, NULL);
  JbTranscript *transcript;

  if (text == NULL)
    return NULL;
  transcript = jb_reader_read (text, length);
  transcript->encoding = encoding;

  return transcript;
}

static void
check_finding (const JbTranscript *transcript,
               const JbFinding    *finding)
{
  g_assert_cmpuint (finding->offset, <=, transcript->length);
  g_assert_cmpuint (finding->length, <=, transcript->length - finding->offset);
  g_assert_true (g_utf8_validate_len (transcript->text + finding->offset, finding->length, NULL));
  g_assert_true (g_utf8_validate (finding->text, -1, NULL));
  g_assert_true (g_utf8_validate (finding->message, -1, NULL));
  g_assert_true (finding->fix == NULL || g_utf8_validate (finding->fix, -1, NULL));
  g_assert_true (!finding->safe_fix || finding->fix != NULL);
  g_assert_cmpuint (finding->start, <=, finding->end);
  g_assert_cmpuint (finding->line, >, 0);
  g_assert_cmpuint (finding->column, >, 0);
  g_assert_nonnull (finding->pointer);
}

static void
check_same (const GPtrArray *one,
            const GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    g_assert_true (jb_finding_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i)));
}

static void
check_fixes (const JbTranscript *transcript,
             JbChecker          *checker)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new_from_transcript (transcript,
                                                                     JB_LAYOUT (style));
  JbHistory       *history = jb_bulletin_get_history (bulletin);
  g_autofree char *text = NULL;
  g_autoptr(JbTranscript) fixed = NULL;
  gsize n_times = 0;

  /* A row of marks is fixed mark by mark, but the fixes never go round in a circle. */
  while (jb_fix_apply_all (bulletin, checker) > 0)
    g_assert_cmpuint (n_times++, <=, transcript->length / 16);
  fixed = jb_bulletin_to_transcript (bulletin);
  g_assert_true (jb_transcript_check (fixed, NULL));
  while (n_times-- > 0)
    g_assert_true (jb_history_undo (history));
  text = jb_bulletin_dup_text (bulletin, NULL);
  g_assert_cmpstr (text, ==, transcript->text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(JbTranscript) transcript = read_text ((const char *) data, size);
  g_autoptr(JbTranscript) previous = NULL;
  g_autoptr(JbDirectory) directory = NULL;
  g_autoptr(JbChecker) checker = NULL;
  g_autoptr(GPtrArray) errors = NULL;
  g_autoptr(GPtrArray) once = NULL;
  g_autoptr(GPtrArray) twice = NULL;

  if (transcript == NULL)
    return 0;

  previous = read_text (previous_text, strlen (previous_text));
  directory = jb_directory_csv_read (directory_text, strlen (directory_text), &errors);
  checker = jb_checker_new ();
  jb_checker_set_previous (checker, previous);
  jb_checker_set_directory (checker, directory, 20130308);

  once = jb_checker_check (checker, transcript);
  for (guint i = 0; i < once->len; i++)
    check_finding (transcript, g_ptr_array_index (once, i));
  twice = jb_checker_check (checker, transcript);
  check_same (once, twice);
  check_fixes (transcript, checker);

  return 0;
}
