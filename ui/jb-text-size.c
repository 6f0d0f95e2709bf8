/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-text-size.h"

/**
 * JbTextSize:
 *
 * Makes the text of archive, forms and text side as large as the setting "text-scale" says, on
 * top of what the system does for all programs.
 */

struct _JbTextSize
{
  GObject parent_instance;

  /* Owned */
  JbSettings     *settings;
  GdkDisplay     *display;
  GtkCssProvider *provider;
};

G_DEFINE_FINAL_TYPE (JbTextSize, jb_text_size, G_TYPE_OBJECT)

/* What is as large as its surroundings, unless told otherwise. */
static const char *const places[] = { ".forms", ".preview", ".sidebar-pages" };

/* What libadwaita gives a size of its own, in points. */
static const struct
{
  const char *name;
  int         size;
} styles[] = {
  { ".title-1", 20 }, { ".title-2", 15 }, { ".title-3", 15 },        { ".title-4", 13 },
  { ".heading", 11 }, { ".body", 11 },    { ".caption-heading", 9 }, { ".caption", 9 },
};

static char *
make_css (int scale)
{
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_string_append_printf (css, "%s { font-size: %d%%; }\n", places[i], scale);
      for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
        g_string_append_printf (css, "%s %s { font-size: %d.%02dpt; }\n", places[i],
                                styles[j].name, styles[j].size * scale / 100,
                                styles[j].size * scale % 100);
    }

  return g_string_free (css, FALSE);
}

static void
update (JbTextSize *self)
{
  int              scale = jb_settings_get_int (self->settings, "text-scale");
  g_autofree char *css = scale != JB_TEXT_SCALE_NORMAL ? make_css (scale) : NULL;

  gtk_css_provider_load_from_data (self->provider, css != NULL ? css : "", -1);
}

static void
jb_text_size_dispose (GObject *object)
{
  JbTextSize *self = JB_TEXT_SIZE (object);

  if (self->provider != NULL)
    gtk_style_context_remove_provider_for_display (self->display,
                                                   GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_object (&self->display);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (jb_text_size_parent_class)->dispose (object);
}

static void
jb_text_size_class_init (JbTextSizeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_text_size_dispose;
}

static void
jb_text_size_init (JbTextSize *self)
{
}

/**
 * jb_text_size_new:
 * @settings: where the size is set
 * @display: where the windows are
 *
 * Returns: (transfer full): what keeps the text at its size as long as it lives
 */
JbTextSize *
jb_text_size_new (JbSettings *settings,
                  GdkDisplay *display)
{
  JbTextSize *self;

  g_return_val_if_fail (JB_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  self = g_object_new (JB_TYPE_TEXT_SIZE, NULL);
  self->settings = g_object_ref (settings);
  self->display = g_object_ref (display);
  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_object (settings, "notify::text-scale", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return self;
}
