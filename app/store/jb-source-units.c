/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-source-units.h"

#include <string.h>

/* A name this long is a unit, and not a person or the half of a name set with a space. */
enum { MIN_UNIT = 4 };

static gboolean
is_separator (gunichar c)
{
  return c == ',' || c == ';' || c == '/' || c == 0x3001 || c == 0xff0c || c == 0xff1b ||
         c == 0xff0f;
}

static void
add_unit (GStrvBuilder *units,
          GString      *unit)
{
  if (unit->len > 0)
    g_strv_builder_add (units, unit->str);
  g_string_truncate (unit, 0);
}

/* The word that ends before @end is long, and so is the one that begins there. */
static gboolean
parts_units (const GString *unit,
             const char    *rest)
{
  guint n = 0;

  for (; *rest != '\0' && n < MIN_UNIT; rest = g_utf8_next_char (rest))
    {
      gunichar c = g_utf8_get_char (rest);

      if (g_unichar_isspace (c) || is_separator (c))
        break;
      n++;
    }

  return n >= MIN_UNIT && g_utf8_strlen (unit->str, (gssize) unit->len) >= MIN_UNIT;
}

/**
 * jb_source_units_split:
 * @source: the source of an article, without its brackets
 *
 * The units that share a source, as 松岭市妇联、沙渚县妇联. They are parted by 、 or a comma, or by
 * white space between names of four characters and more; other white space is left out.
 *
 * Returns: (transfer full): each unit once
 */
GStrv
jb_source_units_split (const char *source)
{
  g_autoptr(GStrvBuilder) units = g_strv_builder_new ();
  g_autoptr(GString) unit = g_string_new (NULL);
  g_auto (GStrv) all = NULL;
  GStrvBuilder *once;
  GStrv         result;

  g_return_val_if_fail (source != NULL, NULL);

  for (const char *p = source; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_separator (c))
        add_unit (units, unit);
      else if (!g_unichar_isspace (c))
        g_string_append_unichar (unit, c);
      else if (parts_units (unit, g_utf8_next_char (p)))
        add_unit (units, unit);
      else if (unit->len > 0 && g_ascii_isalnum (unit->str[unit->len - 1]) &&
               g_ascii_isalnum (*g_utf8_next_char (p)))
        g_string_append_c (unit, ' ');
    }
  add_unit (units, unit);

  all = g_strv_builder_end (units);
  once = g_strv_builder_new ();
  for (guint i = 0; all[i] != NULL; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < i && !known; j++)
        known = g_str_equal (all[i], all[j]);
      if (!known)
        g_strv_builder_add (once, all[i]);
    }
  result = g_strv_builder_end (once);
  g_strv_builder_unref (once);

  return result;
}
