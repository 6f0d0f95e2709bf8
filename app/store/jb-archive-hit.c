/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-hit-private.h"

#include <string.h>

#include "jb-search-fold.h"

/* How many characters a snippet shows before the hit, and in all. */
enum
{
  BEFORE = 16,
  TOTAL = 80,
};

struct _JbArchiveHit
{
  GObject parent_instance;

  JbArchiveEntry *entry;
  JbRole          role;
  guint           article;
  guint           block;
  guint           start;
  guint           end;
  char           *found;
  char           *snippet;
  GArray         *marks;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  PROP_SNIPPET,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbArchiveHit, jb_archive_hit, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* A copy of so many characters of @value as one line. Notes for each character of @value that is
 * shown, from @first on, which one of the snippet it is. */
static char *
make_line (const char *value,
           guint       first,
           guint       n_characters,
           GArray     *places)
{
  GString    *line = g_string_sized_new (3 * (n_characters + 2));
  const char *at = g_utf8_offset_to_pointer (value, first);
  const char *next;
  guint       n = first > 0;
  gboolean    space = FALSE;

  if (first > 0)
    g_string_append (line, "…");

  for (guint i = 0; i < n_characters && *at != '\0'; i++, at = next)
    {
      next = g_utf8_next_char (at);
      if (jb_search_fold_space (g_utf8_get_char (at)))
        {
          space = line->len > 0;
          g_array_append_val (places, n);
          continue;
        }
      if (space)
        {
          g_string_append_c (line, ' ');
          n++;
          space = FALSE;
        }
      g_array_append_val (places, n);
      g_string_append_len (line, at, next - at);
      n++;
    }
  if (*at != '\0')
    g_string_append (line, "…");

  return g_string_free (line, FALSE);
}

static void
mark (JbArchiveHit *self,
      GArray       *marked,
      GArray       *places,
      guint         first,
      guint         start,
      guint         end)
{
  for (guint i = start; i < end; i++)
    if (i >= first && i - first < places->len)
      {
        guint at = g_array_index (places, guint, i - first);

        if (at < marked->len)
          g_array_index (marked, guint8, at) = 1;
      }
}

/* Marks everything in @value that any word looks for. */
static void
mark_words (JbArchiveHit        *self,
            const JbSearchQuery *query,
            const char          *value,
            GArray              *marked,
            GArray              *places,
            guint                first)
{
  g_autoptr(GString) text = g_string_sized_new (3 * TOTAL);
  g_autoptr(GArray) origins = g_array_sized_new (FALSE, FALSE, sizeof (guint), 3 * TOTAL);
  JbSearchFold fold = { text, FALSE };
  const char  *shown = g_utf8_offset_to_pointer (value, first);
  const char  *end = shown;

  for (guint i = 0; i < places->len && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  jb_search_fold_append (&fold, shown, (gsize) (end - shown), origins);

  for (guint i = 0; i < query->terms->len; i++)
    {
      const JbSearchTerm *term = g_ptr_array_index (query->terms, i);
      const char         *at = text->str;
      gsize               length = strlen (term->needle);

      while ((at = strstr (at, term->needle)) != NULL)
        {
          gsize offset = (gsize) (at - text->str);

          mark (self, marked, places, first, first + g_array_index (origins, guint, offset),
                first + g_array_index (origins, guint, offset + length - 1) + 1);
          at += length;
        }
    }
}

static void
make_snippet (JbArchiveHit        *self,
              const JbSearchQuery *query,
              const char          *value)
{
  g_autoptr(GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (guint), TOTAL);
  g_autoptr(GArray) marked = g_array_sized_new (FALSE, TRUE, sizeof (guint8), TOTAL);
  guint n = (guint) g_utf8_strlen (value, -1);
  guint first = self->start > BEFORE && n > TOTAL ? self->start - BEFORE : 0;

  /* Rather more of what comes before than a short rest. */
  if (first > 0 && n - first < TOTAL)
    first = n - TOTAL;

  g_free (self->snippet);
  self->snippet = make_line (value, first, TOTAL, places);
  g_array_set_size (marked, (guint) g_utf8_strlen (self->snippet, -1));
  mark (self, marked, places, first, self->start, self->end);
  mark_words (self, query, value, marked, places, first);

  for (guint i = 0; i < marked->len; i++)
    {
      JbArchiveHitMark *last = self->marks->len > 0 ? &g_array_index (self->marks, JbArchiveHitMark,
                                                                      self->marks->len - 1)
                                                    : NULL;

      if (!g_array_index (marked, guint8, i))
        continue;
      if (last != NULL && last->end == i)
        {
          last->end++;
        }
      else
        {
          JbArchiveHitMark new_mark = { i, i + 1 };

          g_array_append_val (self->marks, new_mark);
        }
    }
}

static void
jb_archive_hit_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  JbArchiveHit *self = JB_ARCHIVE_HIT (object);

  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, self->entry);
      break;
    case PROP_SNIPPET:
      g_value_set_string (value, self->snippet);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_archive_hit_finalize (GObject *object)
{
  JbArchiveHit *self = JB_ARCHIVE_HIT (object);

  g_clear_object (&self->entry);
  g_free (self->found);
  g_free (self->snippet);
  g_array_unref (self->marks);

  G_OBJECT_CLASS (jb_archive_hit_parent_class)->finalize (object);
}

static void
jb_archive_hit_class_init (JbArchiveHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jb_archive_hit_get_property;
  object_class->finalize = jb_archive_hit_finalize;

  properties[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, JB_TYPE_ARCHIVE_ENTRY,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SNIPPET] = g_param_spec_string ("snippet", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_archive_hit_init (JbArchiveHit *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (JbArchiveHitMark));
}

/* A bulletin that was found; @needle and @place are %NULL when it was only looked for by year or
 * status. */
JbArchiveHit *
jb_archive_hit_new (JbArchiveEntry      *entry,
                    const JbSearchQuery *query,
                    JbSearchText        *text,
                    const char          *needle,
                    const JbSearchPlace *place)
{
  JbArchiveHit    *self = g_object_new (JB_TYPE_ARCHIVE_HIT, NULL);
  g_autofree char *value = NULL;

  self->entry = g_object_ref (entry);
  self->role = JB_ROLE_UNKNOWN;
  self->found = g_strdup ("");
  self->snippet = g_strdup ("");
  if (needle == NULL)
    return self;

  self->block = place->block;
  self->start = place->start;
  self->end = place->end;
  self->role = jb_search_text_get_role (text, place->block);
  self->article = jb_search_text_get_article (text, place->block);
  value = jb_search_text_dup_value (text, place->block);
  /* A damaged text is told of when it is opened. */
  if (!g_utf8_validate (value, -1, NULL))
    return self;
  g_free (self->found);
  self->found = g_utf8_substring (value, self->start, self->end);
  make_snippet (self, query, value);

  return self;
}

/**
 * jb_archive_hit_get_entry:
 *
 * Returns: (transfer none): what a list shows of the bulletin that was found
 */
JbArchiveEntry *
jb_archive_hit_get_entry (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), NULL);

  return self->entry;
}

/**
 * jb_archive_hit_get_role:
 *
 * Returns: what the block is in which it was found
 */
JbRole
jb_archive_hit_get_role (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), JB_ROLE_UNKNOWN);

  return self->role;
}

/**
 * jb_archive_hit_get_field:
 *
 * Returns: (nullable): in which field it was found: "title", "body", "source", "recipient",
 *   "section", "digest", "masthead", "tail", "number" or "other"; %NULL when only year or status
 *   were looked for
 */
const char *
jb_archive_hit_get_field (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), NULL);

  if (*self->snippet == '\0')
    return NULL;

  switch ((guint) self->role)
    {
    case JB_ROLE_TITLE:
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_DOCUMENT_TITLE:
      return "title";
    case JB_ROLE_EDITOR_NOTE:
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_HEADING:
    case JB_ROLE_BODY:
      return "body";
    case JB_ROLE_SOURCE:
    case JB_ROLE_SIGNATURE:
      return "source";
    case JB_ROLE_RECIPIENTS_LABEL:
    case JB_ROLE_RECIPIENT:
    case JB_ROLE_ADDRESSEE:
      return "recipient";
    case JB_ROLE_SECTION:
      return "section";
    case JB_ROLE_DIGEST_HEADING:
    case JB_ROLE_DIGEST_SECTION:
    case JB_ROLE_DIGEST_TITLE:
      return "digest";
    case JB_ROLE_MASTHEAD:
      return "masthead";
    case JB_ROLE_TAIL:
      return "tail";
    case JB_ROLE_NUMBER:
    case JB_ROLE_DOCUMENT_DATE:
      return "number";
    default:
      return "other";
    }
}

/**
 * jb_archive_hit_get_article:
 *
 * Returns: the number of the article in which it was found, from 1; 0 outside of articles
 */
guint
jb_archive_hit_get_article (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), 0);

  return self->article;
}

/**
 * jb_archive_hit_get_block:
 *
 * Returns: the number of the block, from 0 in the order of the text; fields that are not printed
 *   come after all others
 */
guint
jb_archive_hit_get_block (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), 0);

  return self->block;
}

/**
 * jb_archive_hit_get_start:
 *
 * Returns: where it begins in the block's value, in characters
 */
guint
jb_archive_hit_get_start (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), 0);

  return self->start;
}

/**
 * jb_archive_hit_get_end:
 *
 * Returns: where it ends in the block's value, in characters
 */
guint
jb_archive_hit_get_end (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), 0);

  return self->end;
}

/**
 * jb_archive_hit_get_found:
 *
 * Returns: the characters of the value from start to end; "" when the hit is outside of it
 */
const char *
jb_archive_hit_get_found (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), NULL);

  return self->found;
}

/**
 * jb_archive_hit_get_snippet:
 *
 * Returns: one line of the value around the hit; "" when only year or status were looked for
 */
const char *
jb_archive_hit_get_snippet (JbArchiveHit *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), NULL);

  return self->snippet;
}

/**
 * jb_archive_hit_get_marks:
 * @n_marks: (out): how many
 *
 * Returns: (transfer none) (array length=n_marks): what to mark in the snippet, in its order
 */
const JbArchiveHitMark *
jb_archive_hit_get_marks (JbArchiveHit *self,
                          guint        *n_marks)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_HIT (self), NULL);

  *n_marks = self->marks->len;

  return (const JbArchiveHitMark *) self->marks->data;
}
