/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-house-style-tables.h"

#include <string.h>

#include "bulletin/jb-transcript.h"

#define IS(name) (1u << JB_ROLE_##name)
#define EDGE     (1u << 31)
#define ANY      (~0u)
#define ANY_FLAG 0

#define ARTICLE_HEAD  (IS (TITLE) | IS (SUBTITLE))
#define BODY_TEXT     (IS (HEADING) | IS (BODY))
#define DOCUMENT_HEAD (IS (NUMBER) | IS (DOCUMENT_TITLE) | IS (DOCUMENT_DATE))

#define SAME_LINE  ""
#define NEXT_LINE  "\n"
#define BLANK_LINE "\n\n"
#define WIDE       "　　"
#define WIDER      "　　　　　　　　"

G_STATIC_ASSERT (JB_N_ROLES < 31);

/* A key that ends in "/" stands for all keys that begin with it. */
typedef struct
{
  guint       before;
  const char *before_key;
  guint       after;
  const char *after_key;
  guint       after_flags;
  const char *gap;
} GapRule;

typedef struct
{
  JbRole      role;
  const char *key;
  JbPlace     place;
  const char *open;
  const char *close;
} SurroundRule;

/* The first rule that fits counts. The last one fits everything. */
static const GapRule gap_rules[] = {
  /* The ends of the text. */
  { EDGE, NULL, ANY, NULL, ANY_FLAG, SAME_LINE },
  { IS (ADDRESSEE), NULL, EDGE, NULL, ANY_FLAG, "：" NEXT_LINE },
  { ANY, NULL, EDGE, NULL, ANY_FLAG, NEXT_LINE },

  /* Lists inside a line. */
  { IS (RECIPIENTS_LABEL), NULL, IS (RECIPIENT), NULL, ANY_FLAG, SAME_LINE },
  { IS (RECIPIENT), NULL, IS (RECIPIENT), NULL, ANY_FLAG, "，" },
  { IS (ADDRESSEE), NULL, IS (ADDRESSEE), NULL, ANY_FLAG, "，" },
  { IS (ADDRESSEE), NULL, ANY, NULL, ANY_FLAG, "：" BLANK_LINE },

  /* The masthead: what stands above the name, then the name and what belongs to it. */
  { IS (MASTHEAD), "issue", IS (MASTHEAD), "total", ANY_FLAG, SAME_LINE },
  { IS (MASTHEAD), "issuer", IS (MASTHEAD), "date", ANY_FLAG, WIDE },
  { IS (MASTHEAD), NULL, IS (MASTHEAD), "notice", ANY_FLAG, NEXT_LINE },
  { IS (MASTHEAD), NULL, IS (MASTHEAD), "copy", ANY_FLAG, NEXT_LINE },
  { IS (MASTHEAD), NULL, IS (MASTHEAD), "secrecy", ANY_FLAG, NEXT_LINE },
  { IS (MASTHEAD), "notice", IS (MASTHEAD), NULL, ANY_FLAG, BLANK_LINE },
  { IS (MASTHEAD), "copy", IS (MASTHEAD), NULL, ANY_FLAG, BLANK_LINE },
  { IS (MASTHEAD), "secrecy", IS (MASTHEAD), NULL, ANY_FLAG, BLANK_LINE },
  { IS (MASTHEAD), NULL, IS (MASTHEAD), NULL, ANY_FLAG, NEXT_LINE },
  { IS (MASTHEAD), NULL, IS (ORNAMENT), NULL, ANY_FLAG, NEXT_LINE },
  { IS (ORNAMENT), NULL, IS (MASTHEAD), NULL, ANY_FLAG, NEXT_LINE },

  /* The digest. */
  { IS (DIGEST_HEADING), NULL, ANY, NULL, ANY_FLAG, BLANK_LINE },
  { IS (DIGEST_SECTION), NULL, IS (DIGEST_TITLE), NULL, ANY_FLAG, BLANK_LINE },
  { IS (DIGEST_SECTION) | IS (DIGEST_TITLE), NULL, IS (DIGEST_SECTION) | IS (DIGEST_TITLE), NULL,
    ANY_FLAG, NEXT_LINE },

  /* Articles. */
  { ANY, NULL, ANY, NULL, JB_MARK_STARTS_ARTICLE | JB_MARK_STARTS_SECTION, BLANK_LINE },
  { ARTICLE_HEAD, NULL, ARTICLE_HEAD | IS (EDITOR_NOTE) | IS (PARAGRAPH) | IS (SOURCE), NULL,
    ANY_FLAG, NEXT_LINE },
  { IS (SOURCE), NULL, ARTICLE_HEAD | IS (EDITOR_NOTE) | IS (PARAGRAPH), NULL, ANY_FLAG,
    NEXT_LINE },
  { IS (EDITOR_NOTE) | IS (PARAGRAPH) | IS (SOURCE), NULL, IS (SOURCE), NULL, ANY_FLAG,
    NEXT_LINE },

  /* Official documents. */
  { IS (NUMBER), NULL, IS (TAIL), "signer", ANY_FLAG, WIDER },
  { IS (DOCUMENT_TITLE), NULL, IS (DOCUMENT_TITLE) | IS (DOCUMENT_DATE), NULL, ANY_FLAG,
    NEXT_LINE },
  { IS (SIGNATURE), NULL, IS (SIGNATURE) | IS (DOCUMENT_DATE), NULL, ANY_FLAG, NEXT_LINE },

  /* The tail. */
  { IS (TAIL), "staff/", IS (TAIL), "staff/", ANY_FLAG, WIDE },
  { IS (TAIL), "signer", DOCUMENT_HEAD, NULL, ANY_FLAG, BLANK_LINE },
  { IS (TAIL), NULL, IS (TAIL), NULL, ANY_FLAG, NEXT_LINE },

  /* A rule keeps close to what it divides. */
  { IS (ORNAMENT), NULL, IS (ORNAMENT), NULL, ANY_FLAG, NEXT_LINE },

  { ANY, NULL, ANY, NULL, ANY_FLAG, BLANK_LINE },
};

/* As above; a role without a rule stands bare. */
static const SurroundRule surround_rules[] = {
  { JB_ROLE_MASTHEAD, "total", JB_PLACE_APART, "", "" },
  { JB_ROLE_MASTHEAD, "total", JB_PLACE_USUAL, "（", "）" },
  { JB_ROLE_DIGEST_SECTION, NULL, JB_PLACE_USUAL, "[", "]" },
  { JB_ROLE_SECTION, NULL, JB_PLACE_USUAL, "[", "]" },
  { JB_ROLE_SUBTITLE, NULL, JB_PLACE_USUAL, "――", "" },
  { JB_ROLE_EDITOR_NOTE, NULL, JB_PLACE_USUAL, "编者按：", "" },
  { JB_ROLE_SOURCE, NULL, JB_PLACE_USUAL, JB_HOUSE_STYLE_PUSH "（", "）" },
  { JB_ROLE_RECIPIENTS_LABEL, NULL, JB_PLACE_USUAL, "", "：" },
  { JB_ROLE_TAIL, "keywords", JB_PLACE_USUAL, "主题词：", "" },
  { JB_ROLE_TAIL, "copies", JB_PLACE_USUAL, JB_HOUSE_STYLE_PUSH "（", "）" },
  { JB_ROLE_TAIL, "signer", JB_PLACE_USUAL, "签发人：", "" },
  { JB_ROLE_TAIL, "note", JB_PLACE_USUAL, "（", "）" },
  { JB_ROLE_TAIL, "extra_recipients", JB_PLACE_USUAL, "本期增发：", "" },
  { JB_ROLE_DOCUMENT_DATE, NULL, JB_PLACE_APART, JB_HOUSE_STYLE_PUSH, "" },
  { JB_ROLE_DOCUMENT_DATE, NULL, JB_PLACE_USUAL, "（", "）" },
  { JB_ROLE_SIGNATURE, NULL, JB_PLACE_USUAL, JB_HOUSE_STYLE_PUSH, "" },
};

static gboolean
key_fits (const char *pattern,
          const char *key)
{
  if (pattern == NULL)
    return TRUE;
  if (key == NULL)
    return FALSE;
  if (g_str_has_suffix (pattern, "/"))
    return g_str_has_prefix (key, pattern);

  return strcmp (pattern, key) == 0;
}

static guint
set_of (const JbLayoutPoint *point)
{
  return point != NULL ? 1u << point->role : EDGE;
}

/*
 * The white space that the built-in style puts between two neighbours, either of which
 * may be %NULL for the start or the end of the text. Static, newlines as "\n".
 */
const char *
jb_house_style_built_in_gap (const JbLayoutPoint *before,
                             const JbLayoutPoint *after)
{
  const char *before_key = before != NULL ? before->key : NULL;
  const char *after_key = after != NULL ? after->key : NULL;
  guint       after_flags = after != NULL ? after->flags : 0;

  for (guint i = 0; i < G_N_ELEMENTS (gap_rules); i++)
    {
      const GapRule *rule = &gap_rules[i];

      if ((rule->before & set_of (before)) != 0 && (rule->after & set_of (after)) != 0 &&
          (rule->after_flags == ANY_FLAG || (rule->after_flags & after_flags) != 0) &&
          key_fits (rule->before_key, before_key) && key_fits (rule->after_key, after_key))
        return rule->gap;
    }

  g_assert_not_reached ();
}

/* The decoration that the built-in style puts around a value. Static. */
void
jb_house_style_built_in_surround (const JbLayoutPoint *point,
                                  JbPlace              place,
                                  const char         **open,
                                  const char         **close)
{
  *open = "";
  *close = "";

  for (guint i = 0; i < G_N_ELEMENTS (surround_rules); i++)
    {
      const SurroundRule *rule = &surround_rules[i];

      if (rule->role == point->role && rule->place == place && key_fits (rule->key, point->key))
        {
          *open = rule->open;
          *close = rule->close;
          return;
        }
    }
}
