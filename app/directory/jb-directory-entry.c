/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-entry.h"

#include <string.h>

struct _JbDirectoryEntry
{
  GObject parent_instance;

  /* The strings in it are owned. */
  JbDirectoryValues values;
};

G_DEFINE_FINAL_TYPE (JbDirectoryEntry, jb_directory_entry, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_NAME,
  PROP_POST,
  PROP_LIST,
  PROP_RANK,
  PROP_ALIASES,
  PROP_VALID_FROM,
  PROP_VALID_TO,
  PROP_COPIES,
  PROP_LEARNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const kind_names[] = { "person", "unit", "group" };
static const char *const list_names[] = { "", "报", "送", "发" };

static void
jb_directory_entry_finalize (GObject *object)
{
  JbDirectoryEntry *self = JB_DIRECTORY_ENTRY (object);

  g_free ((char *) self->values.name);
  g_free ((char *) self->values.post);
  g_strfreev ((char **) self->values.aliases);

  G_OBJECT_CLASS (jb_directory_entry_parent_class)->finalize (object);
}

static void
jb_directory_entry_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  const JbDirectoryValues *values = &JB_DIRECTORY_ENTRY (object)->values;

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_static_string (value, jb_directory_kind_to_string (values->kind));
      break;
    case PROP_NAME:
      g_value_set_string (value, values->name);
      break;
    case PROP_POST:
      g_value_set_string (value, values->post);
      break;
    case PROP_LIST:
      g_value_set_static_string (value, jb_directory_list_to_string (values->list));
      break;
    case PROP_RANK:
      g_value_set_int64 (value, values->rank);
      break;
    case PROP_ALIASES:
      g_value_set_boxed (value, values->aliases);
      break;
    case PROP_VALID_FROM:
      g_value_take_string (value, jb_partial_date_to_string (values->valid_from));
      break;
    case PROP_VALID_TO:
      g_value_take_string (value, jb_partial_date_to_string (values->valid_to));
      break;
    case PROP_COPIES:
      g_value_set_uint (value, values->copies);
      break;
    case PROP_LEARNT:
      g_value_set_boolean (value, values->learnt);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_entry_class_init (JbDirectoryEntryClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = jb_directory_entry_finalize;
  object_class->get_property = jb_directory_entry_get_property;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_POST] = g_param_spec_string ("post", NULL, NULL, NULL, flags);
  properties[PROP_LIST] = g_param_spec_string ("list", NULL, NULL, NULL, flags);
  properties[PROP_RANK] = g_param_spec_int64 ("rank", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ALIASES] = g_param_spec_boxed ("aliases", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_VALID_FROM] = g_param_spec_string ("valid-from", NULL, NULL, NULL, flags);
  properties[PROP_VALID_TO] = g_param_spec_string ("valid-to", NULL, NULL, NULL, flags);
  properties[PROP_COPIES] = g_param_spec_uint ("copies", NULL, NULL, 0, JB_DIRECTORY_MAX_COPIES, 1,
                                               flags);
  properties[PROP_LEARNT] = g_param_spec_boolean ("learnt", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_directory_entry_init (JbDirectoryEntry *self)
{
}

static const char *
dup_if_any (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * jb_directory_entry_new:
 * @values: what it holds; the strings are copied
 *
 * An entry never changes, so any thread may read it: to edit one is to put another in its
 * place, with jb_directory_splice().
 *
 * Returns: (transfer full): an entry
 */
JbDirectoryEntry *
jb_directory_entry_new (const JbDirectoryValues *values)
{
  JbDirectoryEntry *self;

  g_return_val_if_fail (values != NULL && values->name != NULL && *values->name != '\0', NULL);
  g_return_val_if_fail (values->rank >= 0 && values->copies <= JB_DIRECTORY_MAX_COPIES, NULL);

  self = g_object_new (JB_TYPE_DIRECTORY_ENTRY, NULL);
  self->values = *values;
  self->values.name = g_strdup (values->name);
  self->values.post = dup_if_any (values->post);
  self->values.aliases = values->aliases != NULL && values->aliases[0] != NULL
                             ? (const char *const *) g_strdupv ((char **) values->aliases)
                             : NULL;

  return self;
}

/**
 * jb_directory_entry_get_values:
 *
 * Returns: (transfer none): what it holds
 */
const JbDirectoryValues *
jb_directory_entry_get_values (JbDirectoryEntry *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_ENTRY (self), NULL);

  return &self->values;
}

/**
 * jb_directory_entry_is_valid_on:
 * @date: a date, 0 when it is not known
 *
 * Returns: whether the entry may hold on that date
 */
gboolean
jb_directory_entry_is_valid_on (JbDirectoryEntry *self,
                                JbPartialDate     date)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_ENTRY (self), FALSE);

  return jb_partial_date_is_within (date, self->values.valid_from, self->values.valid_to);
}

/**
 * jb_directory_entry_equal:
 *
 * Returns: whether they hold the same; who wrote it does not matter
 */
gboolean
jb_directory_entry_equal (JbDirectoryEntry *a,
                          JbDirectoryEntry *b)
{
  const JbDirectoryValues *x = jb_directory_entry_get_values (a);
  const JbDirectoryValues *y = jb_directory_entry_get_values (b);

  if (x->kind != y->kind || strcmp (x->name, y->name) != 0 ||
      g_strcmp0 (x->post, y->post) != 0 || x->list != y->list || x->rank != y->rank ||
      x->valid_from != y->valid_from || x->valid_to != y->valid_to || x->copies != y->copies)
    return FALSE;
  if (x->aliases == NULL || y->aliases == NULL)
    return x->aliases == y->aliases;

  return g_strv_equal (x->aliases, y->aliases);
}

/**
 * jb_directory_kind_to_string:
 *
 * Returns: the kind as in a CSV file
 */
const char *
jb_directory_kind_to_string (JbDirectoryKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * jb_directory_kind_from_string:
 * @kind: (out): the kind
 *
 * Returns: whether @text is a kind
 */
gboolean
jb_directory_kind_from_string (const char      *text,
                               JbDirectoryKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (text, kind_names[i]) == 0)
      {
        *kind = (JbDirectoryKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * jb_directory_list_to_string:
 *
 * Returns: the list as in a CSV file, "" when it is not known
 */
const char *
jb_directory_list_to_string (JbDirectoryList list)
{
  g_return_val_if_fail ((guint) list < G_N_ELEMENTS (list_names), NULL);

  return list_names[list];
}

/**
 * jb_directory_list_from_string:
 * @list: (out): the list
 *
 * Returns: whether @text is a list, or empty
 */
gboolean
jb_directory_list_from_string (const char      *text,
                               JbDirectoryList *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_names); i++)
    if (strcmp (text, list_names[i]) == 0)
      {
        *list = (JbDirectoryList) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * jb_directory_list_of_label:
 * @label: the printed label of a list: 报, 送, 发, 抄送, 主送, 抄报, 分送, 印发 …
 *
 * Returns: the list that it is a label of, or %JB_DIRECTORY_LIST_NONE
 */
JbDirectoryList
jb_directory_list_of_label (const char *label)
{
  g_return_val_if_fail (label != NULL, JB_DIRECTORY_LIST_NONE);

  for (guint i = 1; i < G_N_ELEMENTS (list_names); i++)
    if (g_str_has_suffix (label, list_names[i]))
      return (JbDirectoryList) i;

  return JB_DIRECTORY_LIST_NONE;
}
