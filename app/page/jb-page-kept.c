/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-kept.h"

#include <string.h>

/**
 * JbPageKept:
 *
 * Paragraphs that were set, by their text and how they were set. What a page is made of is looked
 * up when it is set again after an edit, so only what changed is set anew, and the result is the
 * same as from scratch by construction.
 */
struct _JbPageKept
{
  GHashTable *paragraphs; /* Paragraph, which is its own key */
  guint       round;
  guint       n_set;
};

/* @strange and @missing are what was noted when it was set, NULL where nothing was. */
typedef struct
{
  char         *text;
  JbPageSetting setting;
  GPtrArray    *lines;
  GHashTable   *strange;
  GHashTable   *missing;
  guint         round;
} Paragraph;

static void
free_paragraph (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->text);
  g_ptr_array_unref (paragraph->lines);
  g_clear_pointer (&paragraph->strange, g_hash_table_unref);
  g_clear_pointer (&paragraph->missing, g_hash_table_unref);
  g_free (paragraph);
}

static guint
hash_paragraph (gconstpointer data)
{
  const Paragraph *paragraph = data;
  double           size = paragraph->setting.size;

  return g_str_hash (paragraph->text) * 31 + g_double_hash (&size) + paragraph->setting.face * 7 +
         paragraph->setting.align;
}

static gboolean
is_same_setting (const JbPageSetting *a,
                 const JbPageSetting *b)
{
  return a->face == b->face && a->size == b->size && a->measure == b->measure &&
         a->cell == b->cell && a->first_indent == b->first_indent && a->indent == b->indent &&
         a->end_indent == b->end_indent && a->align == b->align &&
         a->lead_length == b->lead_length &&
         (a->lead_length == 0 || a->lead_face == b->lead_face);
}

static gboolean
is_same_paragraph (gconstpointer a,
                   gconstpointer b)
{
  const Paragraph *left = a;
  const Paragraph *right = b;

  return is_same_setting (&left->setting, &right->setting) &&
         strcmp (left->text, right->text) == 0;
}

/* A paragraph that was used neither in this round nor in the one before is gone. */
static gboolean
is_stale (gpointer key,
          gpointer value,
          gpointer data)
{
  Paragraph  *paragraph = key;
  JbPageKept *self = data;

  return paragraph->round + 1 < self->round;
}

static GHashTable *
steal_notes (GHashTable *notes)
{
  if (g_hash_table_size (notes) > 0)
    return notes;

  g_hash_table_unref (notes);

  return NULL;
}

static void
add_notes (GHashTable *to,
           GHashTable *notes)
{
  GHashTableIter iter;
  gpointer       character;

  if (notes == NULL)
    return;

  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &character, NULL))
    g_hash_table_add (to, character);
}

static Paragraph *
set_paragraph (JbPageKept          *self,
               JbPageFaces         *faces,
               const char          *text,
               const JbPageSetting *setting,
               JbPageSetFunc        set)
{
  Paragraph  *paragraph = g_new0 (Paragraph, 1);
  GHashTable *strange = g_hash_table_new (NULL, NULL);
  GHashTable *missing = g_hash_table_new (NULL, NULL);

  jb_page_faces_swap_notes (faces, &strange, &missing);
  paragraph->text = g_strdup (text);
  paragraph->setting = *setting;
  paragraph->lines = set (faces, text, setting);
  jb_page_faces_swap_notes (faces, &strange, &missing);
  paragraph->strange = steal_notes (strange);
  paragraph->missing = steal_notes (missing);
  self->n_set++;

  return paragraph;
}

/* Returns: (transfer full): what keeps nothing yet */
JbPageKept *
jb_page_kept_new (void)
{
  JbPageKept *self = g_new0 (JbPageKept, 1);

  self->paragraphs = g_hash_table_new_full (hash_paragraph, is_same_paragraph, free_paragraph,
                                            NULL);

  return self;
}

void
jb_page_kept_free (JbPageKept *self)
{
  g_hash_table_unref (self->paragraphs);
  g_free (self);
}

/**
 * jb_page_kept_begin:
 * @self: the paragraphs
 * @faces: what they are set in
 *
 * Says that a bulletin is going to be set from its first line to its last. What neither it nor
 * the one before needs is kept no longer, and the characters that were noted are forgotten.
 */
void
jb_page_kept_begin (JbPageKept  *self,
                    JbPageFaces *faces)
{
  GHashTable *strange = g_hash_table_new (NULL, NULL);
  GHashTable *missing = g_hash_table_new (NULL, NULL);

  g_hash_table_foreach_remove (self->paragraphs, is_stale, self);
  self->round++;
  jb_page_faces_swap_notes (faces, &strange, &missing);
  g_hash_table_unref (strange);
  g_hash_table_unref (missing);
}

/**
 * jb_page_kept_set:
 * @self: the paragraphs
 * @faces: what to set it in
 * @text: one paragraph, without line breaks
 * @setting: how
 * @set: sets it, unless it is known
 *
 * Returns: (transfer full) (element-type JbPageLine): its lines
 */
GPtrArray *
jb_page_kept_set (JbPageKept          *self,
                  JbPageFaces         *faces,
                  const char          *text,
                  const JbPageSetting *setting,
                  JbPageSetFunc        set)
{
  Paragraph   key = { .text = (char *) text, .setting = *setting };
  Paragraph  *paragraph = g_hash_table_lookup (self->paragraphs, &key);
  GPtrArray  *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_page_line_free);
  GHashTable *strange = NULL;
  GHashTable *missing = NULL;

  if (paragraph == NULL)
    {
      paragraph = set_paragraph (self, faces, text, setting, set);
      g_hash_table_add (self->paragraphs, paragraph);
    }
  paragraph->round = self->round;

  jb_page_faces_swap_notes (faces, &strange, &missing);
  add_notes (strange, paragraph->strange);
  add_notes (missing, paragraph->missing);
  jb_page_faces_swap_notes (faces, &strange, &missing);

  for (guint i = 0; i < paragraph->lines->len; i++)
    g_ptr_array_add (lines, jb_page_line_ref (paragraph->lines->pdata[i]));

  return lines;
}

/* How many paragraphs were really set so far. */
guint
jb_page_kept_get_n_set (JbPageKept *self)
{
  return self->n_set;
}
