/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-file-name.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define SUFFIX ".txt"

/* What some file system or other forbids, and the character that reads the same. */
static const struct
{
  char        forbidden;
  const char *instead;
} replacements[] = {
  { '/', "／" }, { '\\', "＼" }, { ':', "：" }, { '*', "＊" }, { '?', "？" },
  { '"', "＂" }, { '<', "＜" },  { '>', "＞" }, { '|', "｜" },
};

/* Devices of Windows, also with a suffix. */
static const char *const reserved[] = {
  "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
  "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
};

static const char *
find_replacement (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (c == (gunichar) replacements[i].forbidden)
      return replacements[i].instead;

  return NULL;
}

/* What cannot be seen tells two names apart that look the same. */
static gboolean
is_invisible (gunichar c)
{
  switch ((guint) g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2028 || c == 0x2029;
}

/* Appends the characters of @text that a name may have; a space only where two words would
 * grow together without it. */
static void
append_legal (GString    *name,
              const char *text)
{
  gboolean space = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar    c = g_utf8_get_char (at);
      const char *instead = find_replacement (c);

      if (is_space (c))
        {
          space = name->len > 0;
          continue;
        }
      if (is_invisible (c))
        continue;

      if (space && c < 0x80 && (guint8) name->str[name->len - 1] < 0x80)
        g_string_append_c (name, ' ');
      space = FALSE;
      if (instead != NULL)
        g_string_append (name, instead);
      else
        g_string_append_unichar (name, c);
    }
}

/* Shortens @name to whole characters, marks that combine with them included. */
static void
shorten (GString *name,
         gsize    max_bytes)
{
  const char *at;

  if (name->len <= max_bytes)
    return;

  at = g_utf8_find_prev_char (name->str, name->str + max_bytes + 1);
  while (at > name->str && g_unichar_ismark (g_utf8_get_char (at)))
    at = g_utf8_prev_char (at);
  g_string_truncate (name, at - name->str);
}

/* Windows drops points and spaces at the end; a point at the start hides a file. */
static void
trim (GString *name)
{
  gsize n = strspn (name->str, ". ");

  g_string_erase (name, 0, n);
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

static gboolean
is_reserved (const char *name)
{
  gsize length = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (strlen (reserved[i]) == length && g_ascii_strncasecmp (reserved[i], name, length) == 0)
      return TRUE;

  return FALSE;
}

/* Makes a legal name of a title without its suffix, which is added. */
static char *
finish (GString *name)
{
  trim (name);
  shorten (name, JB_FILE_NAME_MAX_BYTES - strlen (SUFFIX));
  trim (name);
  if (name->len == 0)
    g_string_append (name, _("Bulletin"));
  if (is_reserved (name->str))
    g_string_prepend (name, "_");
  g_string_append (name, SUFFIX);

  return g_string_free (name, FALSE);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
bears_year (const char *issue,
            int         year)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%d", year);

  return strstr (issue, digits) != NULL || strstr (issue, "年") != NULL;
}

/* 第4期 of 2014 becomes 2014年第4期; what says the year itself stays as it is printed. */
static void
append_issue (GString         *name,
              const JbSummary *summary)
{
  if (summary->year > 0 && !bears_year (summary->issue, summary->year))
    g_string_append_printf (name, "%d年", summary->year);
  if (is_number (summary->issue))
    g_string_append_printf (name, "第%s期", summary->issue);
  else
    append_legal (name, summary->issue);
}

/**
 * jb_file_name_propose:
 * @summary: what is to be exported
 *
 * Proposes a name: of a bulletin its name, year and issue (妇工情况2014年第4期.txt), or its
 * date where it has no issue number; of a document its number and title; else the first title.
 * The name is legal on every file system.
 *
 * Returns: (transfer full): a file name in UTF-8, with its suffix
 */
char *
jb_file_name_propose (const JbSummary *summary)
{
  GString *name = g_string_new (NULL);
  gboolean has_number;

  g_return_val_if_fail (summary != NULL, NULL);

  if (summary->kind == JB_KIND_DOCUMENT)
    {
      if (summary->issue != NULL)
        append_legal (name, summary->issue);
      append_legal (name, summary->title);
      return finish (name);
    }

  if (summary->name == NULL)
    {
      append_legal (name, summary->title);
      return finish (name);
    }

  append_legal (name, summary->name);
  has_number = summary->issue != NULL || summary->day != NULL;
  if (summary->issue != NULL)
    append_issue (name, summary);
  else if (summary->day != NULL)
    g_string_append (name, summary->day);
  if (!has_number)
    append_legal (name, summary->title);

  return finish (name);
}

static gsize
get_stem_length (const char *name)
{
  gsize length = strlen (name);

  if (length > strlen (SUFFIX) &&
      g_ascii_strcasecmp (name + length - strlen (SUFFIX), SUFFIX) == 0)
    length -= strlen (SUFFIX);

  return length;
}

/**
 * jb_file_name_clean:
 * @name: a name as somebody typed it, in UTF-8
 *
 * Returns: (transfer full): the same as a legal file name that ends with .txt
 */
char *
jb_file_name_clean (const char *name)
{
  GString         *clean = g_string_new (NULL);
  g_autofree char *valid = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  g_strstrip (valid);
  stem = g_strndup (valid, get_stem_length (valid));
  append_legal (clean, stem);

  return finish (clean);
}

/**
 * jb_file_name_number:
 * @name: a file name
 * @number: which of several with this name, from 1
 *
 * Returns: (transfer full): @name for 1, else with a number: 妇工情况（2）.txt
 */
char *
jb_file_name_number (const char *name,
                     guint       number)
{
  g_autoptr (GString) stem = NULL;
  g_autofree char *mark = NULL;
  const char      *suffix;
  gsize            length;

  g_return_val_if_fail (name != NULL, NULL);

  if (number <= 1)
    return g_strdup (name);

  length = get_stem_length (name);
  suffix = name + length;
  stem = g_string_new_len (name, (gssize) length);
  mark = g_strdup_printf ("（%u）", number);
  shorten (stem, JB_FILE_NAME_MAX_BYTES - strlen (mark) - strlen (suffix));

  return g_strconcat (stem->str, mark, suffix, NULL);
}

/**
 * jb_file_name_dup_key:
 * @name: a file name, in UTF-8
 *
 * Returns: (transfer full): what is the same for two names that some file system takes for one
 */
char *
jb_file_name_dup_key (const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  folded = g_utf8_casefold (name, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

/**
 * jb_file_name_claim:
 * @taken: (element-type utf8 utf8): the keys of the names that are taken, as a set that owns
 *   them
 * @name: the name that is wanted
 *
 * Finds a name that is free, numbered where it must be, and takes it.
 *
 * Returns: (transfer full): the name
 */
char *
jb_file_name_claim (GHashTable *taken,
                    const char *name)
{
  g_return_val_if_fail (taken != NULL && name != NULL, NULL);

  for (guint number = 1;; number++)
    {
      g_autofree char *candidate = jb_file_name_number (name, number);
      char            *key = jb_file_name_dup_key (candidate);

      if (g_hash_table_add (taken, key))
        return g_steal_pointer (&candidate);
    }
}
