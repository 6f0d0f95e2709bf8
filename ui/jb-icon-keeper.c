/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-icon-keeper.h"

/**
 * JbIconKeeper:
 *
 * Keeps the icons that images have shown for as long as it lives itself.
 *
 * GTK (4.8, and later ones) remembers the last hundred icons that it looked up or drew. An icon
 * that falls out of these and is shown nowhere any more is finalised by who pushed it out, which
 * may be the thread that loads icons. Looked up at that moment it is still in the table of all
 * icons, and the dead one is handed out: the program breaks off. An icon that somebody holds is
 * never the last one's to drop.
 */

struct _JbIconKeeper
{
  GObject parent_instance;

  /* Owned */
  GHashTable *icons;

  /* Borrowed */
  GdkDisplay *display;

  gulong map_id;
  gulong unmap_id;
};

G_DEFINE_FINAL_TYPE (JbIconKeeper, jb_icon_keeper, G_TYPE_OBJECT)

/* A key of what is kept, in bytes: some numbers and the name of an icon. */
enum { KEY_LENGTH = 256 };

/* An image says whether its icon is large, and the style sheet how many pixels that is; on the
 * page that says what to do there are larger ones. */
static const int normal_sizes[] = { 16, 0 };
static const int large_sizes[] = { 32, 0 };
static const int page_sizes[] = { 96, 128, 0 };

/* GTK looks an icon up to have it loaded ahead, or only when it is drawn: both are remembered. */
static const GtkIconLookupFlags lookups[] = { GTK_ICON_LOOKUP_PRELOAD, 0 };

/* The icon with those that stand in for it, as GTK looks it up. */
static GIcon *
dup_icon (GtkImage *image,
          gboolean  use_fallback)
{
  const char *name = gtk_image_get_icon_name (image);

  if (name == NULL)
    return g_object_ref (gtk_image_get_gicon (image));

  return use_fallback ? g_themed_icon_new_with_default_fallbacks (name) : g_themed_icon_new (name);
}

/* Images come and go by the hundred while a list is scrolled, so what is kept already costs no
 * more than to find that out. */
static void
keep_size (JbIconKeeper *self,
           GtkImage     *image,
           const char   *name,
           int           size)
{
  GtkIconTheme    *theme = gtk_icon_theme_get_for_display (self->display);
  GtkTextDirection direction = gtk_widget_get_direction (GTK_WIDGET (image));
  int              scale = gtk_widget_get_scale_factor (GTK_WIDGET (image));
  gboolean         use_fallback;
  char             key[KEY_LENGTH];
  GPtrArray       *kept;
  g_autoptr(GIcon) icon = NULL;

  g_object_get (image, "use-fallback", &use_fallback, NULL);
  g_snprintf (key, sizeof key, "%d %d %d %d %s", size, scale, direction, use_fallback, name);
  if (g_hash_table_contains (self->icons, key))
    return;

  icon = dup_icon (image, use_fallback);
  kept = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (lookups); i++)
    g_ptr_array_add (kept, gtk_icon_theme_lookup_by_gicon (theme, icon, size, scale, direction,
                                                           lookups[i]));
  g_hash_table_insert (self->icons, g_strdup (key), kept);
}

static void
keep (JbIconKeeper *self,
      GtkImage     *image)
{
  const char *name = gtk_image_get_icon_name (image);
  GIcon      *icon = gtk_image_get_gicon (image);
  const int   own_size[] = { gtk_image_get_pixel_size (image), 0 };
  const int  *sizes = normal_sizes;

  if (name == NULL && icon != NULL && G_IS_THEMED_ICON (icon))
    name = g_themed_icon_get_names (G_THEMED_ICON (icon))[0];
  if (name == NULL)
    return;

  if (own_size[0] > 0)
    sizes = own_size;
  else if (gtk_widget_has_css_class (GTK_WIDGET (image), "icon"))
    sizes = page_sizes;
  else if (gtk_image_get_icon_size (image) == GTK_ICON_SIZE_LARGE)
    sizes = large_sizes;
  for (; *sizes > 0; sizes++)
    keep_size (self, image, name, *sizes);
}

/* An image may show another icon when it goes than when it came. */
static gboolean
on_map_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  JbIconKeeper *self = data;
  GObject      *widget = g_value_get_object (values);

  if (GTK_IS_IMAGE (widget) && gtk_widget_get_display (GTK_WIDGET (widget)) == self->display)
    keep (self, GTK_IMAGE (widget));

  return TRUE;
}

/* The icons of another theme are new ones, and nobody finds those of the old one any more. */
static void
on_theme_changed_cb (JbIconKeeper *self)
{
  g_hash_table_remove_all (self->icons);
}

static void
jb_icon_keeper_dispose (GObject *object)
{
  JbIconKeeper *self = JB_ICON_KEEPER (object);

  if (self->map_id != 0)
    g_signal_remove_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), self->map_id);
  if (self->unmap_id != 0)
    g_signal_remove_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), self->unmap_id);
  self->map_id = 0;
  self->unmap_id = 0;
  g_clear_pointer (&self->icons, g_hash_table_unref);

  G_OBJECT_CLASS (jb_icon_keeper_parent_class)->dispose (object);
}

static void
jb_icon_keeper_class_init (JbIconKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_icon_keeper_dispose;
}

static void
jb_icon_keeper_init (JbIconKeeper *self)
{
  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
}

/**
 * jb_icon_keeper_new:
 * @display: where the icons are shown; it has to live as long as the keeper
 *
 * Returns: (transfer full): a keeper of what images show from now on
 */
JbIconKeeper *
jb_icon_keeper_new (GdkDisplay *display)
{
  /* The signals are there when the class is. */
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);
  JbIconKeeper *self;

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  self = g_object_new (JB_TYPE_ICON_KEEPER, NULL);
  self->display = display;
  g_signal_connect_object (gtk_icon_theme_get_for_display (display), "changed",
                           G_CALLBACK (on_theme_changed_cb), self, G_CONNECT_SWAPPED);
  self->map_id = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0,
                                             on_map_cb, self, NULL);
  self->unmap_id = g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0,
                                               on_map_cb, self, NULL);

  return self;
}

/**
 * jb_icon_keeper_count:
 *
 * Returns: how many icons are kept, each in a size, for a scale and a direction of text
 */
guint
jb_icon_keeper_count (JbIconKeeper *self)
{
  g_return_val_if_fail (JB_IS_ICON_KEEPER (self), 0);

  return g_hash_table_size (self->icons);
}
