/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-retype.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-plan.h"
#include "bulletin/jb-restructure.h"
#include "jb-encoding.h"
#include "jb-reader.h"
#include "jb-retype-private.h"

/**
 * JbRetype:
 *
 * Lets people type in the exact text of a bulletin. What they type is read again, and the
 * bulletin follows, as steps of its one history. Nothing that is typed is refused: what is
 * not recognised is kept in its place. What a line was told to be stays when it or what is
 * around it is typed in, for it is kept with the bulletin.
 */

struct _JbRetype
{
  GObject parent_instance;

  /* Owned */
  JbBulletin   *bulletin;
  JbTranscript *base;

  guint revision;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbRetype, jb_retype, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* What the reader makes of a text, which is taken. What begins an article because nothing else can
 * is marked so, as a bulletin marks it that is built from it. */
static JbTranscript *
read_text (char  *text,
           gsize  length,
           JbKind kind)
{
  JbTranscript *read = jb_reader_read_as (text, length, kind);
  JbPlan        plan = { .kind = kind };

  for (guint i = 0; i < read->marks->len; i++)
    {
      JbMark *mark = &g_array_index (read->marks, JbMark, i);
      guint   opens;
      JbPlace place = jb_plan_next (&plan, mark->role, mark->flags, &opens);

      mark->flags = jb_plan_get_flags (place, opens);
    }

  return read;
}

/* What the reader makes of the text as it is. */
static const JbTranscript *
get_base (JbRetype           *self,
          const JbTranscript *ours)
{
  guint revision = jb_history_get_revision (jb_bulletin_get_history (self->bulletin));

  if (self->base != NULL && self->revision != revision &&
      (self->base->length != ours->length ||
       memcmp (self->base->text, ours->text, ours->length) != 0))
    g_clear_pointer (&self->base, jb_transcript_unref);
  if (self->base == NULL)
    self->base = read_text (g_strndup (ours->text, ours->length), ours->length, ours->kind);
  self->revision = revision;

  return self->base;
}

static gboolean
apply (JbRetype           *self,
       const JbTranscript *wanted,
       const char         *label,
       GError            **error)
{
  if (!jb_restructure_apply (self->bulletin, wanted, label, error))
    return FALSE;

  self->revision = jb_history_get_revision (jb_bulletin_get_history (self->bulletin));

  return TRUE;
}

static gboolean
is_boundary (const char *text,
             gsize       at)
{
  return ((guint8) text[at] & 0xc0) != 0x80;
}

/* Leaves out of the replacement what stays the same at its ends. */
static void
narrow (JbReplacement *replacement,
        const char    *old,
        const char **new)
{
  g_assert (*new != NULL || replacement->length == 0);

  while (replacement->start < replacement->end && replacement->length > 0 &&
         old[replacement->start] == **new)
    {
      replacement->start++;
      replacement->length--;
      (*new)++;
    }
  while (!is_boundary (old, replacement->start))
    {
      g_assert (*new != NULL);
      replacement->start--;
      replacement->length++;
      (*new)--;
    }

  while (replacement->start < replacement->end && replacement->length > 0 &&
         old[replacement->end - 1] == (*new)[replacement->length - 1])
    {
      replacement->end--;
      replacement->length--;
    }
  while (!is_boundary (old, replacement->end))
    {
      replacement->end++;
      replacement->length++;
    }
}

static JbTranscript *
read_replaced (const JbTranscript  *ours,
               const JbReplacement *replacement,
               const char *new)
{
  gsize rest = ours->length - replacement->end;
  gsize length = replacement->start + replacement->length + rest;
  char *text = g_malloc (length + 1);
  char *at = text;

  g_assert (new != NULL || replacement->length == 0);
  memcpy (at, ours->text, replacement->start);
  at += replacement->start;
  if (replacement->length > 0)
    memcpy (at, new, replacement->length);
  at += replacement->length;
  memcpy (at, ours->text + replacement->end, rest);
  text[length] = '\0';

  return read_text (text, length, ours->kind);
}

static const char *
get_tell_label (JbRole role)
{
  switch (role)
    {
    case JB_ROLE_ORNAMENT: return _("Read as Ornament");
    case JB_ROLE_MASTHEAD: return _("Read as Masthead");
    case JB_ROLE_DIGEST_HEADING: return _("Read as Digest Heading");
    case JB_ROLE_DIGEST_SECTION: return _("Read as Section in Digest");
    case JB_ROLE_DIGEST_TITLE: return _("Read as Title in Digest");
    case JB_ROLE_SECTION: return _("Read as Section");
    case JB_ROLE_TITLE:
    case JB_ROLE_DOCUMENT_TITLE: return _("Read as Title");
    case JB_ROLE_SUBTITLE: return _("Read as Subtitle");
    case JB_ROLE_EDITOR_NOTE: return _("Read as Editor’s Note");
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_BODY: return _("Read as Paragraph");
    case JB_ROLE_SOURCE: return _("Read as Source");
    case JB_ROLE_RECIPIENTS_LABEL:
    case JB_ROLE_RECIPIENT: return _("Read as Recipients");
    case JB_ROLE_TAIL: return _("Read as Tail");
    case JB_ROLE_NUMBER: return _("Read as Document Number");
    case JB_ROLE_DOCUMENT_DATE: return _("Read as Date");
    case JB_ROLE_ADDRESSEE: return _("Read as Addressees");
    case JB_ROLE_HEADING: return _("Read as Heading");
    case JB_ROLE_SIGNATURE: return _("Read as Signature");
    case JB_ROLE_UNKNOWN:
    case JB_N_ROLES:
    default: return _("Read as Unrecognized");
    }
}

static void
jb_retype_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  JbRetype *self = JB_RETYPE (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, self->bulletin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_retype_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  JbRetype *self = JB_RETYPE (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      self->bulletin = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_retype_dispose (GObject *object)
{
  JbRetype *self = JB_RETYPE (object);

  g_clear_object (&self->bulletin);
  g_clear_pointer (&self->base, jb_transcript_unref);

  G_OBJECT_CLASS (jb_retype_parent_class)->dispose (object);
}

static void
jb_retype_class_init (JbRetypeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jb_retype_get_property;
  object_class->set_property = jb_retype_set_property;
  object_class->dispose = jb_retype_dispose;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_retype_init (JbRetype *self)
{
}

/**
 * jb_retype_new:
 * @bulletin: whose text is typed in
 *
 * Returns: (transfer full): a new #JbRetype
 */
JbRetype *
jb_retype_new (JbBulletin *bulletin)
{
  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), NULL);

  return g_object_new (JB_TYPE_RETYPE, "bulletin", bulletin, NULL);
}

/**
 * jb_retype_get_bulletin:
 *
 * Returns: (transfer none): the bulletin
 */
JbBulletin *
jb_retype_get_bulletin (JbRetype *self)
{
  g_return_val_if_fail (JB_IS_RETYPE (self), NULL);

  return self->bulletin;
}

/**
 * jb_retype_replace:
 * @start: where to replace, in bytes of the text of jb_bulletin_dup_text()
 * @end: where that ends
 * @text: what to put there, UTF-8; new lines as they shall stand in the text
 * @length: its length in bytes
 * @error: return location for a #JbEncodingError
 *
 * Types in the text. The lines are read again, and the bulletin follows as one step of its
 * history; typing on in one block joins the step before. The text is afterwards exactly what
 * was asked for. What the bulletin was told otherwise than the reader thinks stays as it
 * was told, and what it is, bulletin or document, never changes.
 *
 * Returns: %FALSE with an error, and nothing changed, when @text is no UTF-8 or has a NUL in
 *   it, or when the whole would be longer than 64 MiB
 */
gboolean
jb_retype_replace (JbRetype   *self,
                   gsize       start,
                   gsize       end,
                   const char *text,
                   gsize       length,
                   GError    **error)
{
  JbReplacement replacement = { start, end, length };
  g_autoptr(JbTranscript) ours = NULL;
  g_autoptr(JbTranscript) theirs = NULL;
  g_autoptr(JbTranscript) wanted = NULL;
  const char *bad;

  g_return_val_if_fail (JB_IS_RETYPE (self), FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  ours = jb_bulletin_to_transcript (self->bulletin);
  g_return_val_if_fail (start <= end && end <= ours->length, FALSE);
  g_return_val_if_fail (is_boundary (ours->text, start) && is_boundary (ours->text, end), FALSE);

  if (length > 0 && !g_utf8_validate_len (text, length, &bad))
    {
      g_set_error (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_INVALID,
                   _("What was to be typed is not valid text: byte %zu of it cannot be read. "
                     "Copy it again from where it comes from."),
                      (gsize) (bad - text));
      return FALSE;
    }
  if (length > JB_ENCODING_MAX_BYTES ||
      ours->length - (end - start) + length > JB_ENCODING_MAX_BYTES)
    {
      g_set_error_literal (error, JB_ENCODING_ERROR, JB_ENCODING_ERROR_TOO_LARGE,
                           _("The text would be longer than 64 MiB. Divide it into several."));
      return FALSE;
    }

  narrow (&replacement, ours->text, &text);
  if (replacement.start == replacement.end && replacement.length == 0)
    return TRUE;

  theirs = read_replaced (ours, &replacement, text);
  wanted = jb_retype_merge (get_base (self, ours), ours, theirs, &replacement);
  if (!apply (self, wanted, NULL, error))
    return FALSE;

  g_clear_pointer (&self->base, jb_transcript_unref);
  self->base = g_steal_pointer (&theirs);

  return TRUE;
}

/**
 * jb_retype_can_tell:
 * @start: where lines begin, in bytes of the text, or any place in the first of them
 * @end: any place in the last of them
 * @role: what they are
 *
 * Returns: whether jb_retype_tell() would work: there is something on the lines, and text of
 *   this kind has such parts
 */
gboolean
jb_retype_can_tell (JbRetype *self,
                    gsize     start,
                    gsize     end,
                    JbRole    role)
{
  g_autoptr(JbTranscript) ours = NULL;

  g_return_val_if_fail (JB_IS_RETYPE (self), FALSE);

  if (start > end || !jb_retype_fits (jb_bulletin_get_kind (self->bulletin), role))
    return FALSE;

  ours = jb_transcript_new (jb_bulletin_get_kind (self->bulletin));
  g_free (ours->text);
  ours->text = jb_bulletin_dup_text (self->bulletin, &ours->length);

  return jb_retype_find_lines (ours, &start, &end);
}

/**
 * jb_retype_tell:
 * @start: where lines begin, in bytes of the text, or any place in the first of them
 * @end: any place in the last of them
 * @role: what they are
 * @key: (nullable): for masthead and tail, which field
 * @error: return location for a #JbTranscriptError
 *
 * Tells lines that were misread what they are. Each line becomes a block, but for what there
 * is one of in an article, such as a source, and for drawn tables. The text stays as it is. A
 * title begins an article unless it stands under a line of the same title; a paragraph joins
 * the article above it.
 *
 * Returns: %FALSE, and nothing changed, when jb_retype_can_tell() says so, which is no error
 */
gboolean
jb_retype_tell (JbRetype   *self,
                gsize       start,
                gsize       end,
                JbRole      role,
                const char *key,
                GError    **error)
{
  g_autoptr(JbTranscript) ours = NULL;
  g_autoptr(JbTranscript) wanted = NULL;

  g_return_val_if_fail (JB_IS_RETYPE (self), FALSE);
  g_return_val_if_fail (key != NULL || (role != JB_ROLE_MASTHEAD && role != JB_ROLE_TAIL), FALSE);

  ours = jb_bulletin_to_transcript (self->bulletin);
  if (start > end || !jb_retype_fits (ours->kind, role) ||
      !jb_retype_find_lines (ours, &start, &end))
    return FALSE;

  get_base (self, ours);
  wanted = jb_retype_make_told (ours, start, end, role, g_intern_string (key));

  return apply (self, wanted, get_tell_label (role), error);
}

/**
 * jb_retype_read_again:
 * @start: where lines begin, in bytes of the text, or any place in the first of them
 * @end: any place in the last of them
 * @error: return location for a #JbTranscriptError
 *
 * Takes back what lines were told to be: the reader's opinion counts again.
 *
 * Returns: %FALSE with an error when that does not work
 */
gboolean
jb_retype_read_again (JbRetype *self,
                      gsize     start,
                      gsize     end,
                      GError  **error)
{
  g_autoptr(JbTranscript) ours = NULL;
  g_autoptr(JbTranscript) wanted = NULL;

  g_return_val_if_fail (JB_IS_RETYPE (self), FALSE);

  ours = jb_bulletin_to_transcript (self->bulletin);
  if (start > end || !jb_retype_find_lines (ours, &start, &end))
    return TRUE;

  wanted = jb_retype_give_back (get_base (self, ours), ours, start, end);

  return apply (self, wanted, _("Read Again"), error);
}
