/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste-recipients.h"

#include <string.h>

#include "bulletin/jb-role-check.h"
#include "jb-reader-shapes.h"

/* Recipients that are pasted: a whole printed line, also wrapped, or several; or names one
 * below the other, from a table. */

/* Lines that break at about the same column, this far or further, were wrapped. Names one
 * below the other are shorter, and of different lengths. */
enum
{
  MIN_WRAPPED = 8,
  MIN_WRAPPED_WITHOUT_SEPARATOR = 20,
  WRAP_TOLERANCE = 3
};

#define OPENING "（(［[【〔《"
#define CLOSING "）)］]】〕》"

typedef struct
{
  char    *text;
  guint    length;
  gboolean after_blank;
} Line;

typedef struct
{
  char   *label;
  GArray *lines;
} Piece;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_free (piece->label);
  g_array_unref (piece->lines);
  g_free (piece);
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x3000 || c == 0xa0 || c == '\f';
}

static gboolean
is_in (gunichar    c,
       const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

/* Takes out what cannot be seen, and makes every line break a \n. */
static char *
dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (c == 0x2028 || c == 0x2029 || c == 0x0b || c == 0x85)
        g_string_append_c (clean, '\n');
      else if (c == 0xff64)
        g_string_append (clean, "、");
      else if (c == '\t' || c == '\n' || (!g_unichar_iscntrl (c) && !g_unichar_iszerowidth (c)) ||
               g_unichar_ismark (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

static char *
dup_trimmed (const char *start,
             const char *end)
{
  while (start < end && is_space (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (start, (gsize) (end - start));
}

static Piece *
begin_piece (GPtrArray *pieces,
             JbSpan     label)
{
  Piece   *piece = g_new0 (Piece, 1);
  GString *text = g_string_new (NULL);

  for (const char *p = label.at; p < label.end; p = g_utf8_next_char (p))
    if (!is_space (g_utf8_get_char (p)))
      g_string_append_unichar (text, g_utf8_get_char (p));
  piece->label = text->len > 0 ? g_string_free (text, FALSE) : NULL;
  if (piece->label == NULL)
    g_string_free (text, TRUE);
  piece->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (piece->lines, clear_line);
  g_ptr_array_add (pieces, piece);

  return piece;
}

/* Cuts 共印N份 off, which stands alone or behind white space. */
static void
cut_copies (char *text)
{
  JbSpan span = { text, text + strlen (text) };
  JbSpan value;
  char  *cut = NULL;

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (p == text || is_space (g_utf8_get_char (g_utf8_prev_char (p))))
      {
        span.at = p;
        if (jb_shape_is_copies (span, &value))
          cut = p;
      }

  if (cut != NULL)
    *cut = '\0';
}

static void
add_line (Piece      *piece,
          const char *start,
          const char *end,
          gboolean    after_blank)
{
  g_autofree char *text = dup_trimmed (start, end);
  Line             line = { .after_blank = after_blank };

  cut_copies (text);
  line.text = dup_trimmed (text, text + strlen (text));
  if (*line.text == '\0')
    {
      g_free (line.text);
      return;
    }
  line.length = (guint) g_utf8_strlen (line.text, -1);
  g_array_append_val (piece->lines, line);
}

/* Where the next label of the line stands, after white space or the end of a list; its end when
 * there is none. */
static const char *
find_label (const char *at,
            const char *end,
            gboolean    may_begin,
            JbSpan     *label,
            JbSpan     *value)
{
  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (may_begin && !is_space (c) &&
          jb_shape_is_recipients ((JbSpan) { at, end }, label, value))
        return at;
      may_begin = is_space (c) || is_in (c, "。；;");
    }

  return end;
}

static GPtrArray *
find_pieces (const char *text)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);
  Piece     *piece = begin_piece (pieces, (JbSpan) { text, text });
  gboolean   after_blank = FALSE;

  for (const char *at = text; *at != '\0';)
    {
      const char *end = at + strcspn (at, "\n");
      const char *next = *end != '\0' ? end + 1 : end;
      gboolean    blank = TRUE;
      gboolean    may_begin = TRUE;

      while (at < end)
        {
          JbSpan      label, value;
          const char *stop = find_label (at, end, may_begin, &label, &value);
          guint       before = piece->lines->len;

          add_line (piece, at, stop, after_blank);
          blank = blank && piece->lines->len == before && stop == end;
          at = stop;
          if (stop < end)
            {
              piece = begin_piece (pieces, label);
              at = value.at;
              may_begin = FALSE;
              after_blank = FALSE;
            }
        }
      after_blank = blank;
      at = next;
    }

  return pieces;
}

static gboolean
are_brackets_closed (const char *text)
{
  int depth = 0;

  for (const char *p = text; *p != '\0' && depth >= 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      depth += is_in (c, OPENING) ? 1 : is_in (c, CLOSING) ? -1
                                                           : 0;
    }

  return depth == 0;
}

static gboolean
is_separator (const char *text,
              const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == 0xff0c || c == 0xff1b || c == ';' || c == '\t' || c == '\n')
    return TRUE;

  /* A comma between digits belongs to a number. */
  return c == ',' && !(p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]));
}

static gboolean
has_separator (Piece *piece)
{
  for (guint i = 0; i < piece->lines->len; i++)
    {
      const char *text = g_array_index (piece->lines, Line, i).text;

      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        if (is_separator (text, p))
          return TRUE;
    }

  return FALSE;
}

static gboolean
is_wrapped (Piece   *piece,
            gboolean others_are)
{
  guint least = has_separator (piece) || others_are ? MIN_WRAPPED : MIN_WRAPPED_WITHOUT_SEPARATOR;
  guint longest = 0;

  for (guint i = 0; i < piece->lines->len; i++)
    longest = MAX (longest, g_array_index (piece->lines, Line, i).length);

  /* The first line is shorter by its label, or by an indent. */
  for (guint i = 0; i + 1 < piece->lines->len; i++)
    if (g_array_index (piece->lines, Line, i).length +
            (i == 0 ? 2 * WRAP_TOLERANCE : WRAP_TOLERANCE) <
        MAX (longest, least))
      return FALSE;

  return TRUE;
}

/* Whether a line goes on in the next one: it breaks off behind a mark or inside brackets. */
static gboolean
goes_on (const GString *joined,
         const Line    *next)
{
  const char *last = g_utf8_find_prev_char (joined->str, joined->str + joined->len);

  if (last == NULL || is_in (g_utf8_get_char (next->text), "，,、；;。）)"))
    return TRUE;

  return is_in (g_utf8_get_char (last), "，,、；;（(") || !are_brackets_closed (joined->str);
}

/* Whether some list is wrapped for certain: then a mail program did that to all of them. */
static gboolean
are_any_wrapped (GPtrArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (pieces, i);

      if (piece->lines->len > 1 && has_separator (piece) && is_wrapped (piece, FALSE))
        return TRUE;
    }

  return FALSE;
}

static char *
join_lines (Piece   *piece,
            gboolean others_are_wrapped)
{
  GString *joined = g_string_new (NULL);
  gboolean wrapped = is_wrapped (piece, others_are_wrapped);

  for (guint i = 0; i < piece->lines->len; i++)
    {
      const Line *line = &g_array_index (piece->lines, Line, i);

      if (joined->len > 0 && !goes_on (joined, line) && !(wrapped && !line->after_blank))
        g_string_append_c (joined, '\n');
      else if (joined->len > 0 && g_ascii_isalnum (joined->str[joined->len - 1]) &&
               g_ascii_isalnum (line->text[0]))
        g_string_append_c (joined, ' ');
      g_string_append (joined, line->text);
    }

  return g_string_free (joined, FALSE);
}

/* Takes the marks off that end a list. */
static const char *
find_end (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_in (g_utf8_get_char (last), "。；;.，,、") && !is_space (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return end;
}

static gboolean
add_entry (GPtrArray  *entries,
           const char *start,
           const char *end)
{
  g_autofree char *all = dup_trimmed (start, end);
  g_autofree char *entry = dup_trimmed (all, find_end (all));

  if (*entry == '\0')
    return TRUE;
  if (!jb_role_check_value (JB_ROLE_RECIPIENT, entry, NULL))
    return FALSE;
  g_ptr_array_add (entries, g_steal_pointer (&entry));

  return TRUE;
}

static gboolean
split (const char *text,
       GPtrArray  *entries)
{
  gboolean    brackets = are_brackets_closed (text);
  const char *start = text;
  int         depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (brackets)
        depth += is_in (c, OPENING) ? 1 : is_in (c, CLOSING) ? -1
                                                             : 0;
      if (depth > 0 || !is_separator (text, p))
        continue;
      if (!add_entry (entries, start, p))
        return FALSE;
      start = g_utf8_next_char (p);
    }

  return add_entry (entries, start, text + strlen (text));
}

/**
 * jb_paste_read_recipients:
 * @text: a text that is pasted
 *
 * Reads recipients as they are printed: groups parted by ，, or by half-width marks or line
 * breaks, with or without the labels of their lists. Lines that were wrapped are joined. A
 * number of copies that is printed with them is left out.
 *
 * Returns: (transfer full) (element-type JbRecipientList) (nullable): the lists, of which only
 *   the first may lack a label; %NULL when nobody is named, or something cannot be printed
 */
GPtrArray *
jb_paste_read_recipients (const char *text)
{
  g_autofree char *clean = NULL;
  g_autoptr(GPtrArray) pieces = NULL;
  g_autoptr(GPtrArray) lists = NULL;
  gboolean any_wrapped;

  g_return_val_if_fail (text != NULL, NULL);

  clean = dup_clean (text);
  pieces = find_pieces (clean);
  lists = jb_recipient_lists_new ();
  any_wrapped = are_any_wrapped (pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece           *piece = g_ptr_array_index (pieces, i);
      g_autofree char *joined = join_lines (piece, any_wrapped);
      JbRecipientList *list;

      if (piece->lines->len == 0 && piece->label == NULL)
        continue;
      list = jb_recipient_lists_append (lists, piece->label);
      if (!split (joined, list->entries))
        return NULL;
    }

  return jb_recipient_lists_count_entries (lists) > 0 ? g_steal_pointer (&lists) : NULL;
}
