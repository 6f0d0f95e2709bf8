/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-publication-private.h"

/**
 * JbPublication:
 *
 * A bulletin that appears again and again: its name, who issues it, how its issues are
 * numbered, and what a new issue begins with.
 */
struct _JbPublication
{
  GObject parent_instance;

  gint64        id;
  char         *name;
  char         *issuer;
  JbNumbering   numbering;
  JbEncoding    encoding;
  JbNewline     newline;
  JbExportStyle export_style;
  gboolean      prints_masthead;
  char         *sections;
  char         *recipients;
  gint64        style_issue;
  gint64        first_total;
};

G_DEFINE_FINAL_TYPE (JbPublication, jb_publication, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (JbNumbering, jb_numbering,
                    G_DEFINE_ENUM_VALUE (JB_NUMBERING_PER_YEAR, "per-year"),
                    G_DEFINE_ENUM_VALUE (JB_NUMBERING_CONTINUOUS, "continuous"))

G_DEFINE_ENUM_TYPE (JbExportStyle, jb_export_style,
                    G_DEFINE_ENUM_VALUE (JB_EXPORT_STYLE_KEEP, "keep"),
                    G_DEFINE_ENUM_VALUE (JB_EXPORT_STYLE_HOUSE, "house"))

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_ISSUER,
  PROP_NUMBERING,
  PROP_ENCODING,
  PROP_NEWLINE,
  PROP_EXPORT_STYLE,
  PROP_PRINTS_MASTHEAD,
  PROP_SECTIONS,
  PROP_RECIPIENTS,
  PROP_STYLE_ISSUE,
  PROP_FIRST_TOTAL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
jb_publication_finalize (GObject *object)
{
  JbPublication *self = JB_PUBLICATION (object);

  g_free (self->name);
  g_free (self->issuer);
  g_free (self->sections);
  g_free (self->recipients);

  G_OBJECT_CLASS (jb_publication_parent_class)->finalize (object);
}

static void
jb_publication_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  JbPublication *self = JB_PUBLICATION (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ISSUER:
      g_value_set_string (value, self->issuer);
      break;
    case PROP_NUMBERING:
      g_value_set_enum (value, self->numbering);
      break;
    case PROP_ENCODING:
      g_value_set_uint (value, self->encoding);
      break;
    case PROP_NEWLINE:
      g_value_set_uint (value, self->newline);
      break;
    case PROP_EXPORT_STYLE:
      g_value_set_enum (value, self->export_style);
      break;
    case PROP_PRINTS_MASTHEAD:
      g_value_set_boolean (value, self->prints_masthead);
      break;
    case PROP_SECTIONS:
      g_value_set_string (value, self->sections);
      break;
    case PROP_RECIPIENTS:
      g_value_set_string (value, self->recipients);
      break;
    case PROP_STYLE_ISSUE:
      g_value_set_int64 (value, self->style_issue);
      break;
    case PROP_FIRST_TOTAL:
      g_value_set_int64 (value, self->first_total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jb_publication_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  JbPublication *self = JB_PUBLICATION (object);

  switch (id)
    {
    case PROP_NAME:
      jb_publication_set_name (self, g_value_get_string (value));
      break;
    case PROP_ISSUER:
      jb_publication_set_issuer (self, g_value_get_string (value));
      break;
    case PROP_NUMBERING:
      jb_publication_set_numbering (self, g_value_get_enum (value));
      break;
    case PROP_ENCODING:
      jb_publication_set_encoding (self, g_value_get_uint (value));
      break;
    case PROP_NEWLINE:
      jb_publication_set_newline (self, g_value_get_uint (value));
      break;
    case PROP_EXPORT_STYLE:
      jb_publication_set_export_style (self, g_value_get_enum (value));
      break;
    case PROP_PRINTS_MASTHEAD:
      jb_publication_set_prints_masthead (self, g_value_get_boolean (value));
      break;
    case PROP_SECTIONS:
      jb_publication_set_sections (self, g_value_get_string (value));
      break;
    case PROP_RECIPIENTS:
      jb_publication_set_recipients (self, g_value_get_string (value));
      break;
    case PROP_STYLE_ISSUE:
      jb_publication_set_style_issue (self, g_value_get_int64 (value));
      break;
    case PROP_FIRST_TOTAL:
      jb_publication_set_first_total (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jb_publication_class_init (JbPublicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = jb_publication_finalize;
  object_class->get_property = jb_publication_get_property;
  object_class->set_property = jb_publication_set_property;

  properties[PROP_ID] =
      g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_ISSUER] = g_param_spec_string ("issuer", NULL, NULL, NULL, flags);
  properties[PROP_NUMBERING] =
      g_param_spec_enum ("numbering", NULL, NULL, JB_TYPE_NUMBERING, JB_NUMBERING_PER_YEAR, flags);
  properties[PROP_ENCODING] =
      g_param_spec_uint ("encoding", NULL, NULL, 0, JB_ENCODING_UTF16BE, JB_ENCODING_UTF8, flags);
  properties[PROP_NEWLINE] =
      g_param_spec_uint ("newline", NULL, NULL, 0, JB_NEWLINE_MIXED, JB_NEWLINE_LF, flags);
  properties[PROP_EXPORT_STYLE] =
      g_param_spec_enum ("export-style", NULL, NULL, JB_TYPE_EXPORT_STYLE, JB_EXPORT_STYLE_KEEP,
                         flags);
  properties[PROP_PRINTS_MASTHEAD] =
      g_param_spec_boolean ("prints-masthead", NULL, NULL, FALSE, flags);
  properties[PROP_SECTIONS] = g_param_spec_string ("sections", NULL, NULL, NULL, flags);
  properties[PROP_RECIPIENTS] = g_param_spec_string ("recipients", NULL, NULL, NULL, flags);
  properties[PROP_STYLE_ISSUE] =
      g_param_spec_int64 ("style-issue", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_FIRST_TOTAL] =
      g_param_spec_int64 ("first-total", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
jb_publication_init (JbPublication *self)
{
  self->name = g_strdup ("");
}

/**
 * jb_publication_new:
 * @name: its name (刊名)
 *
 * Returns: (transfer full): a publication that is not in an archive yet
 */
JbPublication *
jb_publication_new (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return g_object_new (JB_TYPE_PUBLICATION, "name", name, NULL);
}

/**
 * jb_publication_get_id:
 *
 * Returns: its id in the archive, or 0 when it is not in one
 */
gint64
jb_publication_get_id (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), 0);

  return self->id;
}

void
jb_publication_set_id (JbPublication *self,
                       gint64         id)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

const char *
jb_publication_get_name (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), NULL);

  return self->name;
}

/**
 * jb_publication_set_name:
 * @name: its name; bulletins with this name on their masthead belong to it
 */
void
jb_publication_set_name (JbPublication *self,
                         const char    *name)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));
  g_return_if_fail (name != NULL);

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * jb_publication_get_issuer:
 *
 * Returns: (nullable): who issues it (编印单位)
 */
const char *
jb_publication_get_issuer (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), NULL);

  return self->issuer;
}

void
jb_publication_set_issuer (JbPublication *self,
                           const char    *issuer)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (g_strcmp0 (self->issuer, issuer) == 0)
    return;
  g_free (self->issuer);
  self->issuer = g_strdup (issuer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ISSUER]);
}

JbNumbering
jb_publication_get_numbering (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), JB_NUMBERING_PER_YEAR);

  return self->numbering;
}

void
jb_publication_set_numbering (JbPublication *self,
                              JbNumbering    numbering)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (self->numbering == numbering)
    return;
  self->numbering = numbering;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBERING]);
}

/**
 * jb_publication_get_encoding:
 *
 * Returns: the encoding that a new issue begins with
 */
JbEncoding
jb_publication_get_encoding (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), JB_ENCODING_UTF8);

  return self->encoding;
}

void
jb_publication_set_encoding (JbPublication *self,
                             JbEncoding     encoding)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (self->encoding == encoding)
    return;
  self->encoding = encoding;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENCODING]);
}

/**
 * jb_publication_get_newline:
 *
 * Returns: the newline that a new issue begins with
 */
JbNewline
jb_publication_get_newline (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), JB_NEWLINE_LF);

  return self->newline;
}

void
jb_publication_set_newline (JbPublication *self,
                            JbNewline      newline)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (self->newline == newline)
    return;
  self->newline = newline;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEWLINE]);
}

/**
 * jb_publication_get_export_style:
 *
 * Returns: how its issues are exported when nothing else is asked for
 */
JbExportStyle
jb_publication_get_export_style (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), JB_EXPORT_STYLE_KEEP);

  return self->export_style;
}

void
jb_publication_set_export_style (JbPublication *self,
                                 JbExportStyle  export_style)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (self->export_style == export_style)
    return;
  self->export_style = export_style;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPORT_STYLE]);
}

/**
 * jb_publication_get_prints_masthead:
 *
 * Returns: whether the masthead is part of the text of its issues
 */
gboolean
jb_publication_get_prints_masthead (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), FALSE);

  return self->prints_masthead;
}

void
jb_publication_set_prints_masthead (JbPublication *self,
                                    gboolean       prints_masthead)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  prints_masthead = !!prints_masthead;
  if (self->prints_masthead == prints_masthead)
    return;
  self->prints_masthead = prints_masthead;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRINTS_MASTHEAD]);
}

/**
 * jb_publication_get_sections:
 *
 * Returns: (nullable): the names of the sections that a new issue begins with, one to a line
 */
const char *
jb_publication_get_sections (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), NULL);

  return self->sections;
}

static gboolean
set_text (char      **text,
          const char *new_text)
{
  if (new_text != NULL && *new_text == '\0')
    new_text = NULL;
  if (g_strcmp0 (*text, new_text) == 0)
    return FALSE;

  g_free (*text);
  *text = g_strdup (new_text);

  return TRUE;
}

/**
 * jb_publication_set_sections:
 * @sections: (nullable): names of sections, one to a line
 */
void
jb_publication_set_sections (JbPublication *self,
                             const char    *sections)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (set_text (&self->sections, sections))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECTIONS]);
}

/**
 * jb_publication_get_recipients:
 *
 * Returns: (nullable): who gets a new issue, one to a line: the list (报, 送 or 发), a tab, and the
 *   recipient; a list without recipients has an empty one
 */
const char *
jb_publication_get_recipients (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), NULL);

  return self->recipients;
}

/**
 * jb_publication_set_recipients:
 * @recipients: (nullable): as jb_publication_get_recipients() gives them
 */
void
jb_publication_set_recipients (JbPublication *self,
                               const char    *recipients)
{
  g_return_if_fail (JB_IS_PUBLICATION (self));

  if (set_text (&self->recipients, recipients))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECIPIENTS]);
}

/**
 * jb_publication_get_style_issue:
 *
 * Returns: the id of the issue whose layout is the house style, 0 for the newest filed ones
 */
gint64
jb_publication_get_style_issue (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), 0);

  return self->style_issue;
}

void
jb_publication_set_style_issue (JbPublication *self,
                                gint64         id)
{
  g_return_if_fail (JB_IS_PUBLICATION (self) && id >= 0);

  if (self->style_issue == id)
    return;
  self->style_issue = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE_ISSUE]);
}

/**
 * jb_publication_get_first_total:
 *
 * Returns: the running number (总期号) that the next issue has at least, 0 when only earlier issues
 *   say what it is
 */
gint64
jb_publication_get_first_total (JbPublication *self)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self), 0);

  return self->first_total;
}

void
jb_publication_set_first_total (JbPublication *self,
                                gint64         total)
{
  g_return_if_fail (JB_IS_PUBLICATION (self) && total >= 0);

  if (self->first_total == total)
    return;
  self->first_total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_TOTAL]);
}

/**
 * jb_publication_copy:
 *
 * Returns: (transfer full): another one that says the same, with the same id
 */
JbPublication *
jb_publication_copy (JbPublication *self)
{
  JbPublication *copy;

  g_return_val_if_fail (JB_IS_PUBLICATION (self), NULL);

  copy = jb_publication_new (self->name);
  copy->id = self->id;
  copy->issuer = g_strdup (self->issuer);
  copy->numbering = self->numbering;
  copy->encoding = self->encoding;
  copy->newline = self->newline;
  copy->export_style = self->export_style;
  copy->prints_masthead = self->prints_masthead;
  copy->sections = g_strdup (self->sections);
  copy->recipients = g_strdup (self->recipients);
  copy->style_issue = self->style_issue;
  copy->first_total = self->first_total;

  return copy;
}

/**
 * jb_publication_equal:
 *
 * Returns: whether both say the same, whatever their ids
 */
gboolean
jb_publication_equal (JbPublication *self,
                      JbPublication *other)
{
  g_return_val_if_fail (JB_IS_PUBLICATION (self) && JB_IS_PUBLICATION (other), FALSE);

  return g_strcmp0 (self->name, other->name) == 0 &&
         g_strcmp0 (self->issuer, other->issuer) == 0 && self->numbering == other->numbering &&
         self->encoding == other->encoding && self->newline == other->newline &&
         self->export_style == other->export_style &&
         self->prints_masthead == other->prints_masthead &&
         g_strcmp0 (self->sections, other->sections) == 0 &&
         g_strcmp0 (self->recipients, other->recipients) == 0 &&
         self->style_issue == other->style_issue && self->first_total == other->first_total;
}
