/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding-places.h"

#include <string.h>

#include "jb-finding.h"

/* Where findings are in the file, as people count. */

static gboolean
is_line_break (const char *at)
{
  return *at == '\n' || (*at == '\r' && at[1] != '\n');
}

/* How many characters begin from @at to before @end, where a character may be cut off. */
static guint
count_characters (const char *at,
                  const char *end)
{
  guint n = 0;

  for (; at < end; at++)
    n += ((guint8) *at & 0xc0) != 0x80;

  return n;
}

/**
 * jb_finding_places_set:
 * @transcript: what was checked
 * @findings: (element-type JbFinding): what was found, in the order of the text
 *
 * Tells the findings the line and column they stand in, from where they are in the text. It is
 * one pass over the text as far as anything was found; one without a carriage return has few
 * places to look at.
 */
void
jb_finding_places_set (const JbTranscript *transcript,
                       GPtrArray          *findings)
{
  const gboolean has_returns = memchr (transcript->text, '\r', transcript->length) != NULL;
  const char    *at = transcript->text;
  const char    *counted = at;
  guint          line = 1;
  guint          column = 1;

  for (guint i = 0; i < findings->len; i++)
    {
      JbFinding  *finding = g_ptr_array_index (findings, i);
      const char *to = transcript->text + finding->offset;

      while (at < to)
        {
          const char *next = has_returns ? at : memchr (at, '\n', (gsize) (to - at));

          if (next == NULL)
            at = to;
          else
            {
              at = next + 1;
              if (is_line_break (next))
                {
                  line++;
                  column = 1;
                  counted = at;
                }
            }
        }
      column += count_characters (counted, to);
      counted = to;
      finding->line = line;
      finding->column = column;
    }
}
