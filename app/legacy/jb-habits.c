/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-habits.h"

#include <string.h>

#include "bulletin/jb-transcript.h"

/* A longer gap is a gulf of blank lines, never a habit. */
enum { MAX_LEARNT_BYTES = 128 };

/* Two neighbours, or one block (in @before) and its place. */
typedef struct
{
  guint       before;
  guint       after;
  guint       after_flags;
  JbPlace     place;
  const char *before_key;
  const char *after_key;
} Subject;

/* One way of doing a thing, and how often it was seen. A gap is in @open. */
typedef struct
{
  guint count;
  char *open;
  char *close;
} Form;

/* All the ways in which one thing was done. */
typedef struct
{
  GHashTable *forms;
  Form       *best;
} Tally;

struct _JbHabits
{
  GHashTable *gaps;
  GHashTable *surrounds;
};

static guint
subject_hash (gconstpointer data)
{
  const Subject *subject = data;
  guint          hash = subject->before;

  hash = hash * 37 + subject->after;
  hash = hash * 5 + subject->after_flags;
  hash = hash * 3 + subject->place;
  hash = hash * 31 + g_direct_hash (subject->before_key);

  return hash * 31 + g_direct_hash (subject->after_key);
}

static gboolean
subject_equal (gconstpointer a,
               gconstpointer b)
{
  const Subject *left = a;
  const Subject *right = b;

  return left->before == right->before && left->after == right->after &&
         left->after_flags == right->after_flags && left->place == right->place &&
         left->before_key == right->before_key && left->after_key == right->after_key;
}

static void
subject_init_pair (Subject             *subject,
                   const JbLayoutPoint *before,
                   const JbLayoutPoint *after)
{
  memset (subject, 0, sizeof *subject);
  subject->before = before != NULL ? before->role : JB_N_ROLES;
  subject->after = after != NULL ? after->role : JB_N_ROLES;
  if (before != NULL)
    subject->before_key = before->key;
  if (after != NULL)
    {
      subject->after_key = after->key;
      subject->after_flags = after->flags & (JB_MARK_STARTS_ARTICLE | JB_MARK_STARTS_SECTION);
    }
}

static void
subject_init_block (Subject             *subject,
                    const JbLayoutPoint *point,
                    JbPlace              place)
{
  memset (subject, 0, sizeof *subject);
  subject->before = point->role;
  subject->before_key = point->key;
  subject->place = place;
}

static void
form_free (gpointer data)
{
  Form *form = data;

  g_free (form->open);
  g_free (form->close);
  g_free (form);
}

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  g_hash_table_unref (tally->forms);
  g_free (tally);
}

static char *
form_name (const char *open,
           const char *close)
{
  return g_strconcat (open, "\x1f", close, NULL);
}

static void
count_form (GHashTable    *tallies,
            const Subject *subject,
            const char    *open,
            const char    *close)
{
  g_autofree char *name = form_name (open, close);
  Tally           *tally = g_hash_table_lookup (tallies, subject);
  Form            *form;

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, form_free);
      g_hash_table_insert (tallies, g_memdup2 (subject, sizeof *subject), tally);
    }

  form = g_hash_table_lookup (tally->forms, name);
  if (form == NULL)
    {
      form = g_new0 (Form, 1);
      form->open = g_strdup (open);
      form->close = g_strdup (close);
      g_hash_table_insert (tally->forms, g_steal_pointer (&name), form);
    }

  form->count++;
  if (tally->best == NULL || form->count > tally->best->count)
    tally->best = form;
}

static void
choose_form (GHashTable    *tallies,
             const Subject *subject,
             const char   **open,
             const char   **close)
{
  const Tally     *tally = g_hash_table_lookup (tallies, subject);
  g_autofree char *name = NULL;
  const Form      *given;

  if (tally == NULL)
    return;

  name = form_name (*open, *close);
  given = g_hash_table_lookup (tally->forms, name);
  if (given != NULL && given->count == tally->best->count)
    return;

  *open = tally->best->open;
  *close = tally->best->close;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0 || c == 0x2002 || c == 0x2003;
}

static gboolean
is_separator (gunichar c)
{
  return c == ',' || c == ';' || c == ':' || c == '.' || c == 0xff0c || c == 0x3001 ||
         c == 0x3002 || c == 0xff1b || c == 0xff1a;
}

/* Newlines become "\n", and white space at the ends of lines, which nobody means, goes.
 * Returns %NULL where there is more than white space and separators. */
static char *
normalise_gap (const char *bytes,
               gsize       length)
{
  g_autoptr(GString) gap = NULL;
  gsize line_end = 0;

  if (length > MAX_LEARNT_BYTES)
    return NULL;

  gap = g_string_sized_new (length);
  for (const char *at = bytes; at < bytes + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r' || c == '\n')
        {
          if (c == '\r' && at + 1 < bytes + length && at[1] == '\n')
            at++;
          g_string_truncate (gap, line_end);
          g_string_append_c (gap, '\n');
          line_end = gap->len;
        }
      else if (is_blank (c))
        {
          g_string_append_unichar (gap, c);
        }
      else if (is_separator (c))
        {
          g_string_append_unichar (gap, c);
          line_end = gap->len;
        }
      else
        {
          return NULL;
        }
    }

  return g_string_free (g_steal_pointer (&gap), FALSE);
}

/* A digit in a decoration numbers that block alone. */
static gboolean
is_habit (const char *bytes,
          gsize       length)
{
  if (length > MAX_LEARNT_BYTES)
    return FALSE;

  for (const char *at = bytes; at < bytes + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c) || (g_unichar_iscntrl (c) && c != '\t'))
        return FALSE;
    }

  return TRUE;
}

/* One space at the start of a line is a slip. */
static char *
normalise_open (const char *bytes,
                gsize       length)
{
  gsize slip = 0;

  if (length >= 1 && bytes[0] == ' ')
    slip = 1;
  else if (length >= 2 && memcmp (bytes, "\xc2\xa0", 2) == 0)
    slip = 2;
  if (slip > 0 && length > slip && is_blank (g_utf8_get_char (bytes + slip)))
    slip = 0;

  return g_strndup (bytes + slip, length - slip);
}

static gsize
without_blank_end (const char *bytes,
                   gsize       length)
{
  while (length > 0)
    {
      const char *last = g_utf8_find_prev_char (bytes, bytes + length);

      if (last == NULL || !is_blank (g_utf8_get_char (last)))
        break;
      length = last - bytes;
    }

  return length;
}

/* Nothing is known yet. */
JbHabits *
jb_habits_new (void)
{
  JbHabits *self = g_new0 (JbHabits, 1);

  self->gaps = g_hash_table_new_full (subject_hash, subject_equal, g_free, tally_free);
  self->surrounds = g_hash_table_new_full (subject_hash, subject_equal, g_free, tally_free);

  return self;
}

void
jb_habits_free (JbHabits *self)
{
  g_hash_table_unref (self->gaps);
  g_hash_table_unref (self->surrounds);
  g_free (self);
}

/*
 * Counts one gap of @length bytes; either side may be %NULL for the start or the end of
 * the text. A gap that holds more than white space and separators is passed over.
 */
void
jb_habits_see_gap (JbHabits            *self,
                   const JbLayoutPoint *before,
                   const JbLayoutPoint *after,
                   const char          *gap,
                   gsize                length)
{
  g_autofree char *form = normalise_gap (gap, length);
  Subject          subject;

  if (form == NULL)
    return;

  subject_init_pair (&subject, before, after);
  count_form (self->gaps, &subject, form, "");
}

/*
 * Counts one decoration, lengths in bytes. A decoration with digits or line breaks is
 * passed over. With @ends_line, white space at the end of @close is a slip.
 */
void
jb_habits_see_surround (JbHabits            *self,
                        const JbLayoutPoint *point,
                        JbPlace              place,
                        const char          *open,
                        gsize                open_length,
                        const char          *close,
                        gsize                close_length,
                        gboolean             ends_line)
{
  g_autofree char *open_form = NULL;
  g_autofree char *close_form = NULL;
  Subject          subject;

  if (ends_line)
    close_length = without_blank_end (close, close_length);
  if (!is_habit (open, open_length) || !is_habit (close, close_length))
    return;

  open_form = normalise_open (open, open_length);
  close_form = g_strndup (close, close_length);
  subject_init_block (&subject, point, place);
  count_form (self->surrounds, &subject, open_form, close_form);
}

/*
 * Puts the most frequent gap in place of @gap, if one was seen and @gap itself was not
 * seen as often. It belongs to @self.
 */
void
jb_habits_choose_gap (JbHabits            *self,
                      const JbLayoutPoint *before,
                      const JbLayoutPoint *after,
                      const char         **gap)
{
  const char *close = "";
  Subject     subject;

  subject_init_pair (&subject, before, after);
  choose_form (self->gaps, &subject, gap, &close);
}

/* The same for a decoration. */
void
jb_habits_choose_surround (JbHabits            *self,
                           const JbLayoutPoint *point,
                           JbPlace              place,
                           const char         **open,
                           const char         **close)
{
  Subject subject;

  subject_init_block (&subject, point, place);
  choose_form (self->surrounds, &subject, open, close);
}
