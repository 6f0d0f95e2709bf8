/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-settings.h"

#include "config.h"

#include "jb-window.h"

/**
 * JbSettings:
 *
 * What the user chose and what is remembered from one day to the next. Each key of the
 * schema is a property of the same name, to bind to. The schema is missing when the program
 * was not installed; then the properties begin with the same values and are forgotten at the
 * end.
 */

typedef struct
{
  const char *name;
  GType       type;
  gint64      number;
  const char *text;
} Key;

/* The values that the schema has, too. */
static const Key keys[] = {
  { "window-width", G_TYPE_INT, 1200, NULL },
  { "window-height", G_TYPE_INT, 800, NULL },
  { "maximized", G_TYPE_BOOLEAN, FALSE, NULL },
  { "show-archive", G_TYPE_BOOLEAN, TRUE, NULL },
  { "show-preview", G_TYPE_BOOLEAN, TRUE, NULL },
  { "show-page", G_TYPE_BOOLEAN, FALSE, NULL },
  { "page-two-up", G_TYPE_BOOLEAN, FALSE, NULL },
  { "page-rulers", G_TYPE_BOOLEAN, FALSE, NULL },
  { "bulletin-style", G_TYPE_STRING, 0, "" },
  { "document-style", G_TYPE_STRING, 0, "" },
  { "archive-width", G_TYPE_INT, 290, NULL },
  { "preview-width", G_TYPE_INT, 0, NULL },
  { "sidebar-page", G_TYPE_STRING, 0, "" },
  { "last-bulletin", G_TYPE_INT64, 0, NULL },
  { "last-archive", G_TYPE_STRING, 0, "" },
  { "last-position", G_TYPE_INT, 0, NULL },
  { "style", G_TYPE_STRING, 0, "system" },
  { "text-scale", G_TYPE_INT, JB_TEXT_SCALE_NORMAL, NULL },
  { "show-white-space", G_TYPE_BOOLEAN, FALSE, NULL },
  { "monospace", G_TYPE_BOOLEAN, FALSE, NULL },
  { "smart-quotes", G_TYPE_BOOLEAN, TRUE, NULL },
  { "default-name", G_TYPE_STRING, 0, "" },
  { "default-issuer", G_TYPE_STRING, 0, "" },
  { "backup-folder", G_TYPE_STRING, 0, "" },
  { "show-tour", G_TYPE_BOOLEAN, TRUE, NULL },
};

enum { N_KEYS = G_N_ELEMENTS (keys) };

struct _JbSettings
{
  GObject parent_instance;

  /* Owned */
  GSettings *settings;

  GValue values[N_KEYS];
};

G_DEFINE_FINAL_TYPE (JbSettings, jb_settings, G_TYPE_OBJECT)

static GParamSpec *properties[N_KEYS + 1];

static guint
find_key (const char *name,
          GType       type)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (keys[i].type == type && g_str_equal (keys[i].name, name))
      return i;

  g_assert_not_reached ();
}

static void
jb_settings_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  g_value_copy (&JB_SETTINGS (object)->values[prop_id - 1], value);
}

static void
jb_settings_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  GValue *old = &JB_SETTINGS (object)->values[prop_id - 1];

  if (g_param_values_cmp (pspec, old, value) == 0)
    return;

  g_value_copy (value, old);
  g_object_notify_by_pspec (object, pspec);
}

static void
jb_settings_constructed (GObject *object)
{
  JbSettings            *self = JB_SETTINGS (object);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  G_OBJECT_CLASS (jb_settings_parent_class)->constructed (object);

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    return;

  /* A schema that an older version left behind may lack a key. */
  self->settings = g_settings_new (APPLICATION_ID);
  for (guint i = 0; i < N_KEYS; i++)
    if (g_settings_schema_has_key (schema, keys[i].name))
      g_settings_bind (self->settings, keys[i].name, self, keys[i].name, G_SETTINGS_BIND_DEFAULT);
}

static void
jb_settings_dispose (GObject *object)
{
  JbSettings *self = JB_SETTINGS (object);

  if (self->settings != NULL)
    for (guint i = 0; i < N_KEYS; i++)
      g_settings_unbind (self, keys[i].name);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (jb_settings_parent_class)->dispose (object);
}

static void
jb_settings_finalize (GObject *object)
{
  JbSettings *self = JB_SETTINGS (object);

  for (guint i = 0; i < N_KEYS; i++)
    g_value_unset (&self->values[i]);

  G_OBJECT_CLASS (jb_settings_parent_class)->finalize (object);
}

static GParamSpec *
create_pspec (const Key *key)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  gboolean          is_scale = g_str_equal (key->name, "text-scale");

  switch (key->type)
    {
    case G_TYPE_BOOLEAN:
      return g_param_spec_boolean (key->name, NULL, NULL, key->number != 0, flags);
    case G_TYPE_INT:
      return g_param_spec_int (key->name, NULL, NULL, is_scale ? JB_TEXT_SCALE_MIN : 0,
                               is_scale ? JB_TEXT_SCALE_MAX : G_MAXINT, (int) key->number, flags);
    case G_TYPE_INT64:
      return g_param_spec_int64 (key->name, NULL, NULL, 0, G_MAXINT64, key->number, flags);
    default:
      return g_param_spec_string (key->name, NULL, NULL, key->text, flags);
    }
}

static void
jb_settings_class_init (JbSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jb_settings_get_property;
  object_class->set_property = jb_settings_set_property;
  object_class->constructed = jb_settings_constructed;
  object_class->dispose = jb_settings_dispose;
  object_class->finalize = jb_settings_finalize;

  for (guint i = 0; i < N_KEYS; i++)
    properties[i + 1] = create_pspec (&keys[i]);
  g_object_class_install_properties (object_class, N_KEYS + 1, properties);
}

static void
jb_settings_init (JbSettings *self)
{
  for (guint i = 0; i < N_KEYS; i++)
    {
      g_value_init (&self->values[i], keys[i].type);
      g_param_value_set_default (properties[i + 1], &self->values[i]);
    }
}

/**
 * jb_settings_new:
 *
 * Returns: (transfer full): the settings of the user. Two of these objects say the same
 *   where the schema is installed.
 */
JbSettings *
jb_settings_new (void)
{
  return g_object_new (JB_TYPE_SETTINGS, NULL);
}

/**
 * jb_settings_find:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the settings of the window that @widget is in, %NULL
 *   when it is in none
 */
JbSettings *
jb_settings_find (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);

  return root != NULL && JB_IS_WINDOW (root) ? jb_window_get_settings (JB_WINDOW (root)) : NULL;
}

/**
 * jb_settings_get_boolean:
 * @key: the name of a setting that is on or off
 */
gboolean
jb_settings_get_boolean (JbSettings *self,
                         const char *key)
{
  g_return_val_if_fail (JB_IS_SETTINGS (self), FALSE);

  return g_value_get_boolean (&self->values[find_key (key, G_TYPE_BOOLEAN)]);
}

/**
 * jb_settings_get_int:
 * @key: the name of a setting that is a number
 */
int
jb_settings_get_int (JbSettings *self,
                     const char *key)
{
  g_return_val_if_fail (JB_IS_SETTINGS (self), 0);

  return g_value_get_int (&self->values[find_key (key, G_TYPE_INT)]);
}

/**
 * jb_settings_get_int64:
 * @key: the name of a setting that is an id
 */
gint64
jb_settings_get_int64 (JbSettings *self,
                       const char *key)
{
  g_return_val_if_fail (JB_IS_SETTINGS (self), 0);

  return g_value_get_int64 (&self->values[find_key (key, G_TYPE_INT64)]);
}

/**
 * jb_settings_get_string:
 * @key: the name of a setting that is a text
 *
 * Returns: (transfer none): its value, "" for none
 */
const char *
jb_settings_get_string (JbSettings *self,
                        const char *key)
{
  const char *text;

  g_return_val_if_fail (JB_IS_SETTINGS (self), "");

  text = g_value_get_string (&self->values[find_key (key, G_TYPE_STRING)]);

  return text != NULL ? text : "";
}

/**
 * jb_settings_zoom:
 * @steps: 1 for the next larger size of text, -1 for the next smaller one, 0 for the usual
 *   one
 */
void
jb_settings_zoom (JbSettings *self,
                  int         steps)
{
  static const int sizes[] = { 50, 67, 80, 90, 100, 110, 120, 133, 150, 170, 200, 240, 300 };
  int              scale;

  g_return_if_fail (JB_IS_SETTINGS (self));

  scale = jb_settings_get_int (self, "text-scale");
  if (steps == 0)
    scale = JB_TEXT_SCALE_NORMAL;
  for (guint i = 0; steps > 0 && i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] > scale)
      {
        scale = sizes[i];
        steps--;
      }
  for (guint i = G_N_ELEMENTS (sizes); steps < 0 && i > 0; i--)
    if (sizes[i - 1] < scale)
      {
        scale = sizes[i - 1];
        steps++;
      }
  g_object_set (self, "text-scale", scale, NULL);
}
