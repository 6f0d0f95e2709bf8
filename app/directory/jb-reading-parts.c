/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reading-private.h"

#include <string.h>

#include "jb-lexicon.h"

/* The parts of an entry, each looked at by itself. */

enum
{
  COMMA = 0x3001,
  LONGEST_NAME = 24
};

static void
part_free (gpointer data)
{
  JbPart *part = data;

  g_free (part->text);
  g_free (part->name);
  g_free (part->post);
  g_free (part);
}

static gunichar
fold (gunichar c)
{
  switch (c)
    {
    case '(':
      return 0xff08;
    case ')':
      return 0xff09;
    case 0xff64:
      return COMMA;
    case 0x2022:
    case 0x2027:
    case 0x30fb:
    case 0xff65:
      return 0xb7;
    default:
      return c >= 0xff10 && c <= 0xff19 ? c - 0xfee0 : c;
    }
}

static gboolean
is_stronger_mark (gunichar c)
{
  return c == ',' || c == 0xff0c || c == ';' || c == 0xff1b || c == 0x3002;
}

static gboolean
opens (gunichar c)
{
  return c == 0xff08 || c == '[' || c == 0x3014 || c == 0xff3b || c == 0x201c || c == 0x300a;
}

static gboolean
closes (gunichar c)
{
  return c == 0xff09 || c == ']' || c == 0x3015 || c == 0xff3d || c == 0x201d || c == 0x300b;
}

static guint
read_copies (const char *text)
{
  guint number = 0;

  if (g_str_has_prefix (text, "各"))
    text += strlen ("各");
  for (; g_ascii_isdigit (*text) && number < 100000; text++)
    number = number * 10 + (guint) g_ascii_digit_value (*text);

  return strcmp (text, "份") == 0 ? MIN (number, JB_DIRECTORY_MAX_COPIES) : 0;
}

static void
set_name (JbPart     *part,
          const char *name)
{
  g_free (part->name);
  part->name = g_strdup (name);
  part->name_end = part->name_start + (guint) g_utf8_strlen (name, -1);
}

/* What stands in brackets at the end: a number of copies, the post of a name, or what nobody
 * needs in order to know who it is (女). */
static void
take_bracket (JbPart *part)
{
  const char      *open = strstr (part->text, "（");
  const char      *inside;
  g_autofree char *content = NULL;
  g_autofree char *before = NULL;
  gboolean         has_surname;

  if (open == NULL || open == part->text || !g_str_has_suffix (part->text, "）"))
    return;

  inside = open + strlen ("（");
  content = g_strndup (inside, strlen (inside) - strlen ("）"));
  before = g_strndup (part->text, (gsize) (open - part->text));
  part->copies = read_copies (content);
  if (part->copies > 0 || strcmp (content, "女") == 0)
    {
      g_free (part->text);
      part->text = g_steal_pointer (&before);
    }
  else if (jb_lexicon_are_name (before, FALSE, &has_surname) &&
           jb_lexicon_end_in_post (content, strlen (content)))
    {
      g_free (part->text);
      part->text = g_steal_pointer (&before);
      part->post = g_steal_pointer (&content);
    }
}

static void
take_copies (JbPart *part)
{
  const char *end = part->text + strlen (part->text);
  const char *start;

  if (!g_str_has_suffix (part->text, "份"))
    return;
  for (start = end - strlen ("份"); start > part->text && g_ascii_isdigit (start[-1]);)
    start--;
  if (start - part->text >= 3 && strncmp (start - 3, "各", 3) == 0 && start - 3 > part->text)
    start -= 3;
  part->copies = start > part->text ? read_copies (start) : 0;
  if (part->copies > 0)
    part->text[start - part->text] = '\0';
}

static gboolean
know (JbPart       *part,
      JbDirectory  *directory,
      JbPartialDate date)
{
  JbDirectoryKind kind;

  if (directory == NULL || !jb_directory_lookup_kind (directory, part->text, date, &kind))
    return FALSE;

  part->known = TRUE;
  switch (kind)
    {
    case JB_DIRECTORY_PERSON:
      part->kind = part->post != NULL ? JB_PART_PERSON : JB_PART_NAME;
      part->name_start = part->start;
      set_name (part, part->text);
      break;
    case JB_DIRECTORY_GROUP:
      part->kind = JB_PART_GROUP;
      break;
    case JB_DIRECTORY_UNIT:
    default:
      part->kind = JB_PART_UNIT;
    }

  return TRUE;
}

static gboolean
is_known_person (JbDirectory *directory,
                 const char  *name)
{
  JbDirectoryKind kind;

  return directory != NULL && jb_directory_lookup_kind (directory, name, 0, &kind) &&
         kind == JB_DIRECTORY_PERSON;
}

static gboolean
is_known_post (JbDirectory *directory,
               const char  *text,
               gsize        length)
{
  g_autofree char *post = NULL;

  if (directory == NULL)
    return FALSE;

  post = g_strndup (text, length);

  return jb_directory_lookup_post (directory, post) != NULL;
}

/* 副省长孙伟: a post, and behind it what can be a name. Known people go first, then those whose
 * surname is known. */
static gboolean
split_person (JbPart      *part,
              JbDirectory *directory)
{
  const char *best = NULL;
  int         best_worth = 0;
  guint       n_best = 0;
  const char *p = part->text + strlen (part->text);

  for (guint length = 1; p > part->text && length <= LONGEST_NAME; length++)
    {
      gboolean has_surname = FALSE;
      gboolean is_post;
      int      worth = 0;

      p = g_utf8_prev_char (p);
      if (length < 2 || p == part->text)
        continue;
      is_post = jb_lexicon_end_in_post (part->text, (gsize) (p - part->text));
      if (!is_post && !is_known_post (directory, part->text, (gsize) (p - part->text)))
        continue;
      if (is_known_person (directory, p))
        worth = 3;
      else if (is_post && jb_lexicon_are_name (p, TRUE, &has_surname))
        worth = has_surname ? 2 : 1;
      if (worth == 0 || worth < best_worth)
        continue;

      n_best = worth == best_worth ? n_best + 1 : 1;
      best_worth = worth;
      best = p;
    }

  if (best == NULL)
    return FALSE;

  part->kind = part->other = JB_PART_PERSON;
  part->known = best_worth == 3;
  part->doubtful = n_best > 1;
  part->post = g_strndup (part->text, (gsize) (best - part->text));
  part->name_start = part->start + (guint) g_utf8_strlen (part->post, -1);
  set_name (part, best);
  if (best_worth == 1)
    part->other = jb_lexicon_end_in_unit (part->text) ? JB_PART_UNIT : JB_PART_PERSON;
  if (best_worth == 1 && part->other == JB_PART_PERSON)
    part->doubtful = TRUE;
  if (best_worth == 2 && jb_lexicon_end_in_unit (part->text))
    part->other = JB_PART_UNIT;

  return TRUE;
}

/* 刘伟书记: a known name, and behind it a post. */
static gboolean
split_known_name (JbPart      *part,
                  JbDirectory *directory)
{
  if (directory == NULL || !jb_lexicon_end_in_post (part->text, strlen (part->text)))
    return FALSE;

  for (const char *p = part->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *before = g_strndup (part->text, (gsize) (p - part->text));

      if (p - part->text >= 6 && is_known_person (directory, before))
        {
          part->kind = part->other = JB_PART_PERSON;
          part->known = TRUE;
          part->post = g_strdup (p);
          part->name_start = part->start;
          set_name (part, before);
          return TRUE;
        }
    }

  return FALSE;
}

static void
classify (JbPart       *part,
          const JbPart *before,
          JbDirectory  *directory,
          JbPartialDate date)
{
  gboolean among_people = before != NULL && !part->breaks &&
                          (before->kind == JB_PART_PERSON || before->kind == JB_PART_NAME);
  gboolean has_surname;

  part->name_start = part->start;
  if (know (part, directory, date))
    {
      part->other = part->kind;
      return;
    }
  if (split_known_name (part, directory))
    return;

  if (part->post != NULL)
    {
      part->kind = part->other = JB_PART_PERSON;
      set_name (part, part->text);
      return;
    }
  if (g_str_has_suffix (part->text, "同志") && strlen (part->text) > strlen ("同志"))
    part->text[strlen (part->text) - strlen ("同志")] = '\0';
  if (jb_lexicon_are_group (part->text))
    {
      part->kind = part->other = JB_PART_GROUP;
      return;
    }
  if (split_person (part, directory))
    return;
  if (jb_lexicon_end_in_post (part->text, strlen (part->text)))
    {
      part->kind = part->other = JB_PART_POST;
      return;
    }
  if (jb_lexicon_are_name (part->text, among_people, &has_surname))
    {
      part->kind = JB_PART_NAME;
      part->other = among_people && (!has_surname || jb_lexicon_end_in_unit (part->text))
                        ? JB_PART_UNIT
                        : JB_PART_NAME;
      set_name (part, part->text);
      return;
    }

  part->kind = part->other = JB_PART_UNIT;
  part->doubtful = !jb_lexicon_end_in_unit (part->text);
}

/**
 * jb_parts_read:
 * @text: an entry of a recipients line
 * @directory: (nullable): who is known
 * @date: the date of the issue, or 0
 * @places: (out) (transfer full) (element-type guint): for each character that is no white
 *   space, where it is in @text, in characters; at the end, the length of @text
 *
 * Returns: (transfer full) (element-type JbPart): the parts, each with what it is by itself
 */
GPtrArray *
jb_parts_read (const char   *text,
               JbDirectory  *directory,
               JbPartialDate date,
               GArray      **places)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr(GString) run = g_string_new (NULL);
  const char *p = text;
  guint       at = 0, length = 0, start = 0, depth = 0;
  gboolean    breaks = FALSE;

  *places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (;; p = g_utf8_next_char (p), at++)
    {
      gunichar c = fold (g_utf8_get_char (p));

      if (c != 0 && (g_unichar_isspace (c) || c == 0x200b || c == 0xfeff))
        continue;
      if (c == 0 || (depth == 0 && (c == COMMA || is_stronger_mark (c))))
        {
          if (run->len > 0)
            {
              JbPart *part = g_new0 (JbPart, 1);

              part->text = g_strdup (run->str);
              part->start = start;
              part->end = length;
              part->breaks = breaks;
              take_bracket (part);
              take_copies (part);
              classify (part, parts->len > 0 ? g_ptr_array_index (parts, parts->len - 1) : NULL,
                        directory, date);
              g_ptr_array_add (parts, part);
              breaks = FALSE;
            }
          g_string_truncate (run, 0);
          breaks = breaks || (c != COMMA && c != 0);
          start = length + 1;
        }
      else
        {
          g_string_append_unichar (run, c);
          if (opens (c))
            depth++;
          else if (closes (c) && depth > 0)
            depth--;
        }
      g_array_append_val (*places, at);
      if (c == 0)
        break;
      length++;
    }

  return parts;
}
