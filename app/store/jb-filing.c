/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-filing.h"

#include <stdio.h>
#include <string.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-date.h"
#include "legacy/jb-house-style.h"

G_DEFINE_BOXED_TYPE (JbFiling, jb_filing, jb_filing_copy, jb_filing_free)

/* YYYY-MM-DD. */
enum
{
  DAY_LENGTH = 10
};

/**
 * jb_filing_new:
 *
 * Returns: (transfer full): a filing that says nothing yet
 */
JbFiling *
jb_filing_new (void)
{
  return g_new0 (JbFiling, 1);
}

JbFiling *
jb_filing_copy (const JbFiling *self)
{
  JbFiling *copy = g_memdup2 (self, sizeof *self);

  copy->day = g_strdup (self->day);
  copy->issue = g_strdup (self->issue);
  copy->total_text = g_strdup (self->total_text);
  copy->date = g_strdup (self->date);
  if (self->transcript != NULL)
    copy->transcript = jb_transcript_ref (self->transcript);

  return copy;
}

void
jb_filing_free (JbFiling *self)
{
  g_free (self->day);
  g_free (self->issue);
  g_free (self->total_text);
  g_free (self->date);
  g_clear_pointer (&self->transcript, jb_transcript_unref);
  g_free (self);
}

/**
 * jb_filing_parse_day:
 * @text: YYYY-MM-DD
 * @date: (out): the date
 *
 * Returns: whether there is such a day
 */
gboolean
jb_filing_parse_day (const char *text,
                     GDate      *date)
{
  unsigned year, month, day;

  g_date_clear (date, 1);
  if (strlen (text) != DAY_LENGTH || text[4] != '-' || text[7] != '-' ||
      strspn (text, "0123456789-") != DAY_LENGTH ||
      sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 || year < 1900 || year > 2199 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

/**
 * jb_filing_print_day:
 * @date: a date
 *
 * Returns: (transfer full): YYYY-MM-DD
 */
char *
jb_filing_print_day (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date),
                          (unsigned) g_date_get_month (date), g_date_get_day (date));
}

/**
 * jb_filing_print_date:
 * @day: YYYY-MM-DD
 * @own: (nullable): the date that the issue bears, as printed
 * @like: (nullable): that of another issue
 *
 * Returns: (transfer full): the date as it should be printed
 */
char *
jb_filing_print_date (const char *day,
                      const char *own,
                      const char *like)
{
  const JbDateStyle plain = JB_DATE_STYLE_INIT;
  JbDateStyle       style;
  GDate             date, other;

  if (!jb_filing_parse_day (day, &date))
    return g_strdup (own);

  if (own != NULL && jb_date_parse (own, &other, &style))
    return g_date_compare (&date, &other) == 0 ? g_strdup (own) : jb_date_print (&date, &style);
  if (like != NULL && jb_date_parse (like, &other, &style))
    return jb_date_print (&date, &style);

  return jb_date_print (&date, &plain);
}

static gboolean
set_field (JbFields   *fields,
           const char *key,
           const char *text)
{
  if (text == NULL || g_strcmp0 (jb_fields_get_text (fields, key), text) == 0)
    return FALSE;

  jb_fields_set_text (fields, key, text);

  return TRUE;
}

/**
 * jb_filing_apply:
 * @transcript: a bulletin
 *
 * Writes the numbers and the date into the masthead of a bulletin; of a document nothing changes.
 *
 * Returns: (transfer full): what the bulletin becomes; @transcript when it says all that already
 */
JbTranscript *
jb_filing_apply (const JbFiling *self,
                 JbTranscript   *transcript)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) bulletin = NULL;
  JbFields *masthead;
  gboolean  changed;

  if (transcript->kind != JB_KIND_BULLETIN)
    return jb_transcript_ref (transcript);

  jb_house_style_learn (style, transcript);
  bulletin = jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style));
  masthead = jb_bulletin_get_masthead (bulletin);
  changed = set_field (masthead, "issue", self->issue);
  changed |= set_field (masthead, "total", self->total_text);
  changed |= set_field (masthead, "date", self->date);

  return changed ? jb_bulletin_to_transcript (bulletin) : jb_transcript_ref (transcript);
}

/**
 * jb_filing_asks_about:
 * @finding: what a rule found in an issue that is going to be filed
 *
 * Finds out whether nobody may file an issue without having seen this: every error, and every
 * warning about those who get the issue, because what goes to a wrong recipient cannot be called
 * back. What somebody said to ignore was seen.
 *
 * Returns: whether it has to be seen
 */
gboolean
jb_filing_asks_about (const JbFinding *finding)
{
  g_return_val_if_fail (finding != NULL, FALSE);

  if (finding->ignored)
    return FALSE;

  return finding->level == JB_FINDING_ERROR ||
         (finding->level == JB_FINDING_WARNING && g_str_has_prefix (finding->rule, "recipients."));
}
