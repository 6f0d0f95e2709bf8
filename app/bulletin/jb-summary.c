/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-summary.h"

#include <string.h>

#include "jb-one-line.h"

G_DEFINE_BOXED_TYPE (JbSummary, jb_summary, jb_summary_copy, jb_summary_free)

/* A list shows one line; a text without a title may be one paragraph of megabytes. */
enum
{
  MAX_FIELD_CHARACTERS = 200,
  MAX_TITLE_CHARACTERS = 300,
  MAX_FALLBACK_CHARACTERS = 60,
};

/* The first years that a bulletin can bear, and the last. */
enum { MIN_YEAR = 1900, MAX_YEAR = 2199 };

static void
set_field (char      **field,
           const char *text)
{
  if (*field == NULL)
    *field = jb_one_line_dup (text, strlen (text), MAX_FIELD_CHARACTERS);
}

static void
set_masthead (JbSummary  *self,
              const char *key,
              const char *text)
{
  if (strcmp (key, "name") == 0)
    set_field (&self->name, text);
  else if (strcmp (key, "issue") == 0)
    set_field (&self->issue, text);
  else if (strcmp (key, "total") == 0)
    set_field (&self->total, text);
  else if (strcmp (key, "issuer") == 0)
    set_field (&self->issuer, text);
  else if (strcmp (key, "date") == 0)
    set_field (&self->date, text);
}

/* The value of a digit as printed: half-width, full-width or Chinese; -1 for others.
 * 〇 is also written ○, О and 零. */
static int
digit_value (gunichar c)
{
  static const gunichar chinese[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                      0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 0xff10 && c <= 0xff19)
    return c - 0xff10;
  if (c == 0x96f6 || c == 0x25cb || c == 0x041e || c == 0x25ef)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    if (c == chinese[i])
      return i;

  return -1;
}

/* Reads a number of at most four digits, or one below a hundred written with 十. */
static gboolean
read_number (const char **at,
             int         *number,
             guint       *n_digits)
{
  const gunichar ten = 0x5341;
  int            value = 0;
  guint          n = 0;

  for (; n <= 4; n++)
    {
      gunichar c = g_utf8_get_char (*at);
      int      digit = digit_value (c);

      if (c == ten)
        {
          int units;

          *at = g_utf8_next_char (*at);
          units = digit_value (g_utf8_get_char (*at));
          if (units >= 0)
            *at = g_utf8_next_char (*at);
          *number = (n > 0 ? value : 1) * 10 + MAX (units, 0);
          *n_digits = 2;
          return n <= 1;
        }
      if (digit < 0)
        break;
      value = value * 10 + digit;
      *at = g_utf8_next_char (*at);
    }

  *number = value;
  *n_digits = n;
  return n > 0 && n <= 4;
}

/* Skips what may stand between the parts of a date, and at least one of it. */
static gboolean
skip_separator (const char **at)
{
  static const gunichar separators[] = { ' ', '-', '.', '/', 0x00a0, 0x3000, 0x5e74, 0x6708,
                                         0xff0d, 0xff0e, 0xff0f, 0x2014, 0x2013 };
  gboolean              found = FALSE;

  for (;; *at = g_utf8_next_char (*at))
    {
      gunichar c = g_utf8_get_char (*at);
      gboolean separator = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (separators) && !separator; i++)
        separator = c == separators[i];
      if (!separator)
        return found;
      found = TRUE;
    }
}

/* Finds a year in @text, and the day where month and day follow it. */
static void
read_date (JbSummary  *self,
           const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      const char *before = at;
      int         year, month, day;
      guint       n_digits;

      if (!read_number (&at, &year, &n_digits) || n_digits != 4 || year < MIN_YEAR ||
          year > MAX_YEAR)
        {
          if (at == before)
            at = g_utf8_next_char (at);
          continue;
        }

      self->year = year;
      if (skip_separator (&at) && read_number (&at, &month, &n_digits) && skip_separator (&at) &&
          read_number (&at, &day, &n_digits) && month <= 12 && day <= 31 &&
          g_date_valid_dmy (day, month, year))
        self->day = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
      return;
    }
}

/* Counts lead bytes only, and compares the few white spaces that texts use as bytes:
 * this runs over every text that is saved. */
static guint64
count_characters (const char *text,
                  gsize       length)
{
  const guint8 *at = (const guint8 *) text;
  const guint8 *end = at + length;
  guint64       n = 0;

  while (at < end)
    {
      if (*at < 0x80)
        {
          n += *at > ' ' && *at != 0x7f;
          at++;
          continue;
        }

      if (*at == 0xc2 && at + 1 < end && at[1] == 0xa0)
        at += 2;
      else if (*at == 0xe2 && at + 2 < end && at[1] == 0x80 && at[2] >= 0x80 && at[2] <= 0x8a)
        at += 3;
      else if (*at == 0xe3 && at + 2 < end && at[1] == 0x80 && at[2] == 0x80)
        at += 3;
      else if (*at == 0xef && at + 2 < end && at[1] == 0xbb && at[2] == 0xbf)
        at += 3;
      else
        {
          n++;
          do
            at++;
          while (at < end && (*at & 0xc0) == 0x80);
        }
    }

  return n;
}

static gboolean
may_stand_for_title (JbRole role)
{
  return role != JB_ROLE_ORNAMENT && role != JB_ROLE_MASTHEAD && role != JB_ROLE_DIGEST_HEADING &&
         role != JB_ROLE_DIGEST_SECTION && role != JB_ROLE_SECTION && role != JB_ROLE_TAIL &&
         role != JB_ROLE_RECIPIENTS_LABEL && role != JB_ROLE_RECIPIENT;
}

/* A document is called by its first line whatever that is; what frames an issue is no title. */
static char *
dup_fallback_title (const JbTranscript *transcript)
{
  guint n_passes = transcript->kind == JB_KIND_DOCUMENT ? 2 : 1;

  for (guint pass = 0; pass < n_passes; pass++)
    {
      gsize at = transcript->lead;

      for (guint i = 0; i < transcript->marks->len; i++)
        {
          const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

          if (pass == 1 || may_stand_for_title (mark->role))
            {
              char *line = jb_one_line_dup (transcript->text + at + mark->open, mark->raw,
                                            MAX_FALLBACK_CHARACTERS);

              if (line != NULL)
                return line;
            }
          at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
        }
    }

  if (transcript->kind != JB_KIND_DOCUMENT && transcript->marks->len > 0)
    return NULL;

  return jb_one_line_dup (transcript->text, transcript->length, MAX_FALLBACK_CHARACTERS);
}

/**
 * jb_summary_new:
 * @transcript: a transcript that jb_transcript_check() accepts
 *
 * What a list shows of @transcript. Linear in its text. A field that is printed goes
 * before one that is not.
 *
 * Returns: (transfer full): its summary
 */
JbSummary *
jb_summary_new (const JbTranscript *transcript)
{
  JbSummary *self;
  g_autoptr(GString) title = NULL;
  gsize    at;
  gboolean title_done = FALSE;
  gboolean has_text = FALSE;

  g_return_val_if_fail (transcript != NULL, NULL);

  self = g_new0 (JbSummary, 1);
  self->kind = transcript->kind;
  title = g_string_new (NULL);
  at = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark    *mark = &g_array_index (transcript->marks, JbMark, i);
      g_autofree char *value = NULL;

      has_text |= mark->role != JB_ROLE_ORNAMENT && mark->raw > 0;
      if (mark->flags & JB_MARK_STARTS_ARTICLE)
        {
          self->n_articles++;
          title_done |= title->len > 0;
        }

      switch ((guint) mark->role)
        {
        case JB_ROLE_MASTHEAD:
        case JB_ROLE_NUMBER:
        case JB_ROLE_DOCUMENT_DATE:
        case JB_ROLE_SIGNATURE:
          value = jb_transcript_dup_value (transcript, mark, at);
          break;

        case JB_ROLE_TITLE:
        case JB_ROLE_DOCUMENT_TITLE:
          if (!title_done)
            value = jb_transcript_dup_value (transcript, mark, at);
          break;

        case JB_ROLE_ORNAMENT:
          break;

        default:
          title_done |= title->len > 0;
          break;
        }

      if (value != NULL)
        switch ((guint) mark->role)
          {
          case JB_ROLE_MASTHEAD:
            set_masthead (self, mark->key, value);
            break;
          case JB_ROLE_NUMBER:
            set_field (&self->issue, value);
            break;
          case JB_ROLE_DOCUMENT_DATE:
            set_field (&self->date, value);
            break;
          case JB_ROLE_SIGNATURE:
            set_field (&self->issuer, value);
            break;
          default:
            jb_one_line_join (title, value, MAX_TITLE_CHARACTERS);
            title_done |= title->len >= MAX_TITLE_CHARACTERS;
            break;
          }

      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      if (loose->role == JB_ROLE_MASTHEAD)
        set_masthead (self, loose->key, loose->text);
    }

  if (self->date != NULL)
    read_date (self, self->date);
  if (self->year == 0 && self->issue != NULL)
    read_date (self, self->issue);

  if (title->len > 0)
    self->title = jb_one_line_dup (title->str, title->len, MAX_TITLE_CHARACTERS + 1);
  else
    self->title = dup_fallback_title (transcript);
  if (self->title == NULL)
    self->title = g_strdup ("");

  if (self->kind == JB_KIND_DOCUMENT)
    self->n_articles = has_text ? 1 : 0;
  self->n_characters = count_characters (transcript->text, transcript->length);

  return self;
}

/**
 * jb_summary_copy:
 *
 * Returns: (transfer full): a copy
 */
JbSummary *
jb_summary_copy (const JbSummary *self)
{
  JbSummary *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->issue = g_strdup (self->issue);
  copy->total = g_strdup (self->total);
  copy->issuer = g_strdup (self->issuer);
  copy->date = g_strdup (self->date);
  copy->day = g_strdup (self->day);
  copy->title = g_strdup (self->title);

  return copy;
}

void
jb_summary_free (JbSummary *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->issue);
  g_free (self->total);
  g_free (self->issuer);
  g_free (self->date);
  g_free (self->day);
  g_free (self->title);
  g_free (self);
}
