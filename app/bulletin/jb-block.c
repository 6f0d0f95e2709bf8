/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-block-private.h"

#include <string.h>

#include "jb-bulletin-private.h"
#include "jb-edit-private.h"

/**
 * JbBlock:
 *
 * The smallest part of a bulletin that can be edited: one run of the text, what it is
 * and what it says. It remembers the bytes around its value, so that a change of the
 * value changes no other byte.
 */

enum
{
  PROP_0,
  PROP_ROLE,
  PROP_KEY,
  PROP_PRINTED,
  PROP_TEXT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbBlock, jb_block, JB_TYPE_NODE)

static GParamSpec *properties[N_PROPS];

static void
jb_block_collect (JbNode    *node,
                  GPtrArray *blocks)
{
  g_ptr_array_add (blocks, node);
}

/* The offset in @content's raw text of byte @at of its value. At a cut, @after says
 * which side of it is meant. */
gsize
jb_block_content_to_raw (const JbBlockContent *content,
                         gsize                 at,
                         gboolean              after)
{
  gsize value = 0;
  gsize raw = 0;

  for (guint i = 0; i < content->n_cuts; i++)
    {
      const JbCut *cut = &content->cuts[i];
      gsize        plain = cut->start - raw;
      gsize        width = cut->replacement != 0 ? 1 : 0;

      if (at < value + plain || (at == value + plain && !after))
        return raw + (at - value);
      value += plain;
      raw = cut->start;
      if (width > 0 && at == value)
        return raw;
      value += width;
      raw = cut->start + cut->length;
    }

  return raw + (at - value);
}

/* The part of the printed text to replace when bytes @start to @end of a value of @length
 * bytes are. The cuts at its ends stay; but when the part goes for good they must not meet
 * or be left at an end, for two line breaks in a row would end the paragraph. */
static void
find_raw_range (const JbBlockContent *content,
                gsize                 length,
                gsize                 start,
                gsize                 end,
                gboolean              removes,
                gsize                *raw_start,
                gsize                *raw_end)
{
  gsize    before_end = jb_block_content_to_raw (content, end, FALSE);
  gsize    after_end = jb_block_content_to_raw (content, end, TRUE);
  gboolean meets = before_end != after_end || end == length;

  if (start == end)
    {
      *raw_start = *raw_end = before_end;
      return;
    }

  *raw_start = jb_block_content_to_raw (content, start, !(removes && meets));
  *raw_end = removes && start == 0 ? after_end : before_end;
}

/* Where @a and @b, both UTF-8, begin and cease to be alike, at character boundaries. */
static void
find_difference (const char *a,
                 gsize       a_length,
                 const char *b,
                 gsize       b_length,
                 gsize      *prefix,
                 gsize      *suffix)
{
  gsize max = MIN (a_length, b_length);
  gsize n = 0;

  while (n < max && a[n] == b[n])
    n++;
  while (n > 0 && (((guint8) a[n] & 0xc0) == 0x80 || ((guint8) b[n] & 0xc0) == 0x80))
    n--;
  *prefix = n;

  max -= n;
  n = 0;
  while (n < max && a[a_length - 1 - n] == b[b_length - 1 - n])
    n++;
  while (n > 0 && ((guint8) a[a_length - n] & 0xc0) == 0x80)
    n--;
  *suffix = n;
}

/* Appends @length bytes of @text as they are printed: a line break inside a drawn
 * table becomes the bulletin's newline, with a cut where that is not plain "\n". */
static void
append_printed (GString    *raw,
                GArray     *cuts,
                const char *text,
                gsize       length,
                const char *eol)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n' && !g_str_equal (eol, "\n"))
        {
          JbCut cut = { raw->len, strlen (eol), '\n' };

          g_array_append_val (cuts, cut);
          g_string_append (raw, eol);
        }
      else
        g_string_append_c (raw, text[i]);
    }
}

/* The bytes between any two characters of a value that is printed letter-spaced, as the name of a
 * bulletin often is, or %NULL where it is not. */
static char *
dup_letter_space (const JbBlockContent *content)
{
  const JbCut *first = content->cuts;
  const char  *at = content->text;
  gsize        raw = 0;

  if (content->n_cuts == 0 || (glong) content->n_cuts + 1 != g_utf8_strlen (at, -1) ||
      memchr (content->raw + first->start, '\n', first->length) != NULL ||
      memchr (content->raw + first->start, '\r', first->length) != NULL)
    return NULL;

  for (guint i = 0; i < content->n_cuts; i++)
    {
      const JbCut *cut = &content->cuts[i];
      const char  *next = g_utf8_next_char (at);

      raw += (gsize) (next - at);
      if (cut->start != raw || cut->replacement != 0 || cut->length != first->length ||
          memcmp (content->raw + cut->start, content->raw + first->start, cut->length) != 0)
        return NULL;
      raw += cut->length;
      at = next;
    }

  return g_strndup (content->raw + first->start, first->length);
}

/* The content for a new value that is printed letter-spaced. */
static JbBlockContent
space_letters (const char *text,
               const char *space)
{
  JbBlockContent content = { g_strdup (text) };
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (JbCut));
  GString *raw = g_string_new (NULL);

  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      JbCut       cut = { 0, strlen (space), 0 };

      g_string_append_len (raw, at, next - at);
      at = next;
      if (*at == '\0')
        break;
      cut.start = raw->len;
      g_array_append_val (cuts, cut);
      g_string_append (raw, space);
    }

  content.raw = g_string_free (raw, FALSE);
  content.n_cuts = cuts->len;
  content.cuts = (JbCut *) g_array_free (g_steal_pointer (&cuts), FALSE);

  return content;
}

static gboolean
has_white_space (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/* The content for a new value: the printed text outside the change stays as it is. */
static JbBlockContent
change_content (const JbBlockContent *old,
                const char           *text,
                const char           *eol)
{
  JbBlockContent content = { NULL };
  g_autoptr(GArray) cuts = NULL;
  g_autofree char *space = NULL;
  GString         *raw;
  gsize            old_length, new_length, prefix, suffix, raw_start, raw_end, raw_length;
  gssize           shift;

  space = dup_letter_space (old);
  if (space != NULL && g_utf8_strlen (text, -1) > 1 && !has_white_space (text))
    return space_letters (text, space);

  content.text = g_strdup (text);
  if (old->raw == NULL && (g_str_equal (eol, "\n") || strchr (text, '\n') == NULL))
    return content;

  old_length = strlen (old->text);
  new_length = strlen (text);
  raw_length = old->raw != NULL ? strlen (old->raw) : old_length;
  find_difference (old->text, old_length, text, new_length, &prefix, &suffix);
  find_raw_range (old, old_length, prefix, old_length - suffix, new_length == prefix + suffix,
                  &raw_start, &raw_end);

  raw = g_string_sized_new (raw_length + new_length);
  cuts = g_array_new (FALSE, FALSE, sizeof (JbCut));
  for (guint i = 0; i < old->n_cuts && old->cuts[i].start + old->cuts[i].length <= raw_start; i++)
    g_array_append_val (cuts, old->cuts[i]);
  g_string_append_len (raw, old->raw != NULL ? old->raw : old->text, raw_start);
  append_printed (raw, cuts, text + prefix, new_length - prefix - suffix, eol);
  shift = (gssize) raw->len - (gssize) raw_end;
  for (guint i = 0; i < old->n_cuts; i++)
    {
      JbCut cut = old->cuts[i];

      if (cut.start < raw_end || cut.start + cut.length <= raw_start)
        continue;
      cut.start += shift;
      g_array_append_val (cuts, cut);
    }
  g_string_append_len (raw, (old->raw != NULL ? old->raw : old->text) + raw_end,
                       raw_length - raw_end);

  if (cuts->len > 0)
    {
      content.raw = g_string_free (raw, FALSE);
      content.n_cuts = cuts->len;
      content.cuts = (JbCut *) g_array_free (g_steal_pointer (&cuts), FALSE);
    }
  else
    g_string_free (raw, TRUE);

  return content;
}

static void
jb_block_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  JbBlock *self = JB_BLOCK (object);

  switch (prop_id)
    {
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_PRINTED:
      g_value_set_boolean (value, self->printed);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->content.text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_block_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  JbBlock    *self = JB_BLOCK (object);
  const char *text;

  switch (prop_id)
    {
    case PROP_TEXT:
      text = g_value_get_string (value);
      jb_block_set_text (self, text != NULL ? text : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_block_finalize (GObject *object)
{
  JbBlock *self = JB_BLOCK (object);

  jb_block_content_clear (&self->content);
  g_free (self->margins.strings);

  G_OBJECT_CLASS (jb_block_parent_class)->finalize (object);
}

static void
jb_block_class_init (JbBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  JbNodeClass  *node_class = JB_NODE_CLASS (klass);

  object_class->get_property = jb_block_get_property;
  object_class->set_property = jb_block_set_property;
  object_class->finalize = jb_block_finalize;
  node_class->collect = jb_block_collect;

  properties[PROP_ROLE] =
      g_param_spec_enum ("role", NULL, NULL, JB_TYPE_ROLE, JB_ROLE_UNKNOWN,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEY] =
      g_param_spec_string ("key", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PRINTED] =
      g_param_spec_boolean ("printed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_block_init (JbBlock *self)
{
}

/* A block that is not in a text yet, without margins; @key must be interned. */
JbBlock *
jb_block_new (JbRole      role,
              const char *key,
              const char *text)
{
  JbBlock *self = g_object_new (JB_TYPE_BLOCK, NULL);

  self->role = role;
  self->key = key;
  self->content.text = g_strdup (text);

  return self;
}

/* Gives a block that nobody knows yet its text, printed with the bulletin's newlines. */
void
jb_block_init_text (JbBlock    *self,
                    const char *text)
{
  JbBulletin    *bulletin = jb_node_get_bulletin (JB_NODE (self));
  JbBlockContent content = change_content (&self->content, text, jb_bulletin_get_eol (bulletin));

  jb_block_content_clear (&self->content);
  self->content = content;
  self->n_characters = self->n_printed = 0;
}

void
jb_block_content_clear (JbBlockContent *content)
{
  g_clear_pointer (&content->text, g_free);
  g_clear_pointer (&content->raw, g_free);
  g_clear_pointer (&content->cuts, g_free);
  content->n_cuts = 0;
}

/* Swaps @content with the block's own and tells everybody. */
void
jb_block_take_content (JbBlock        *self,
                       JbBlockContent *content)
{
  JbBlockContent old = self->content;

  self->content = *content;
  *content = old;
  self->n_characters = self->n_printed = 0;
  jb_block_notify_text (self);
}

void
jb_block_notify_text (JbBlock *self)
{
  JbNode *owner = jb_node_get_owner (JB_NODE (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  if (owner != NULL)
    jb_node_child_changed (owner, self);
}

/* Lengths are in bytes, -1 for strlen(). The strings are copied. */
void
jb_block_margins_init (JbBlockMargins *margins,
                       const char     *open,
                       gssize          open_length,
                       const char     *close,
                       gssize          close_length,
                       const char     *gap,
                       gssize          gap_length)
{
  char *at;

  margins->open = open_length < 0 ? strlen (open) : (gsize) open_length;
  margins->close = close_length < 0 ? strlen (close) : (gsize) close_length;
  margins->gap = gap_length < 0 ? strlen (gap) : (gsize) gap_length;
  if (margins->open + margins->close + margins->gap == 0)
    {
      margins->strings = NULL;
      return;
    }

  at = margins->strings = g_malloc (margins->open + margins->close + margins->gap + 3);
  memcpy (at, open, margins->open);
  at += margins->open;
  *at++ = '\0';
  memcpy (at, close, margins->close);
  at += margins->close;
  *at++ = '\0';
  memcpy (at, gap, margins->gap);
  at[margins->gap] = '\0';
}

JbRole
jb_block_get_role (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), JB_ROLE_UNKNOWN);

  return self->role;
}

/**
 * jb_block_get_key:
 *
 * Returns: (transfer none) (nullable): which masthead or tail field it is, interned
 */
const char *
jb_block_get_key (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->key;
}

/**
 * jb_block_get_printed:
 *
 * Returns: whether the block is part of the text, and not only kept in the archive
 */
gboolean
jb_block_get_printed (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), FALSE);

  return self->printed;
}

/**
 * jb_block_get_text:
 *
 * Returns: (transfer none): the value, UTF-8
 */
const char *
jb_block_get_text (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->content.text;
}

/**
 * jb_block_set_text:
 * @text: the new value, UTF-8
 *
 * Changes the value, as a command that can be undone. Of the printed text only the
 * bytes that the two values do not have in common change: a hard-wrapped paragraph
 * stays wrapped before and after the change. The value it has already changes nothing.
 */
void
jb_block_set_text (JbBlock    *self,
                   const char *text)
{
  JbBulletin    *bulletin;
  JbBlockContent content;

  g_return_if_fail (JB_IS_BLOCK (self));
  g_return_if_fail (text != NULL && g_utf8_validate (text, -1, NULL));

  if (g_str_equal (self->content.text, text))
    return;

  bulletin = jb_node_get_bulletin (JB_NODE (self));
  g_return_if_fail (bulletin != NULL);

  content = change_content (&self->content, text, jb_bulletin_get_eol (bulletin));
  jb_edit_apply (bulletin, jb_edit_new_content (self, content));
}

/**
 * jb_block_get_raw:
 *
 * Returns: (transfer none): the value as it is printed, e.g. wrapped over lines
 */
const char *
jb_block_get_raw (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->content.raw != NULL ? self->content.raw : self->content.text;
}

/**
 * jb_block_get_open:
 *
 * Returns: (transfer none): the decoration before the value
 */
const char *
jb_block_get_open (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->margins.strings != NULL ? self->margins.strings : "";
}

/**
 * jb_block_get_close:
 *
 * Returns: (transfer none): the decoration after the value
 */
const char *
jb_block_get_close (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->margins.strings != NULL ? self->margins.strings + self->margins.open + 1 : "";
}

/**
 * jb_block_get_gap:
 *
 * Returns: (transfer none): the white space up to the next block
 */
const char *
jb_block_get_gap (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->margins.strings != NULL
             ? self->margins.strings + self->margins.open + self->margins.close + 2
             : "";
}

/**
 * jb_block_get_next:
 *
 * Returns: (transfer none) (nullable): the block that follows in the text
 */
JbBlock *
jb_block_get_next (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->next;
}

/**
 * jb_block_get_prev:
 *
 * Returns: (transfer none) (nullable): the block that comes before in the text
 */
JbBlock *
jb_block_get_prev (JbBlock *self)
{
  g_return_val_if_fail (JB_IS_BLOCK (self), NULL);

  return self->prev;
}
