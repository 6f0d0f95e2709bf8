/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include "jb-column-bin.h"

/* The right side shows a bulletin as its text or as pages. Those who never look at pages have
 * none made. */

static const char *
get_style_key (JbWindow *self)
{
  return jb_bulletin_get_kind (self->bulletin) == JB_KIND_DOCUMENT ? "document-style"
                                                                   : "bulletin-style";
}

/* The style is remembered for bulletins and for documents apart. */
static void
on_bulletin_cb (JbWindow *self)
{
  if (self->page_pane == NULL)
    return;

  if (self->bulletin != NULL)
    jb_page_pane_set_style_name (self->page_pane,
                                 jb_settings_get_string (self->settings, get_style_key (self)));
  jb_page_pane_set_bulletin (self->page_pane, self->bulletin);
}

static void
on_style_name_cb (JbWindow *self)
{
  if (self->bulletin != NULL && self->bulletin == jb_page_pane_get_bulletin (self->page_pane))
    g_object_set (self->settings, get_style_key (self),
                  jb_page_pane_get_style_name (self->page_pane), NULL);
}

/* The click goes to the field, also from the pages that lie over the forms in a narrow window. */
static void
on_block_activated_cb (JbWindow *self,
                       JbBlock  *block,
                       guint     value_character)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  jb_editor_place_go_to (self->place, block, value_character, TRUE);
}

static void
bind (JbWindow   *self,
      const char *key,
      const char *property)
{
  g_object_bind_property (self->settings, key, self->page_pane, property,
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
make_pane (JbWindow *self)
{
  guint    start, end;
  JbBlock *block;

  self->page_pane = JB_PAGE_PANE (jb_page_pane_new ());
  adw_bin_set_child (self->page_bin, GTK_WIDGET (self->page_pane));
  bind (self, "page-two-up", "two-up");
  bind (self, "page-rulers", "rulers");
  on_bulletin_cb (self);
  jb_page_pane_set_findings (self->page_pane, self->findings);
  block = jb_editor_place_get_block (self->place, &start, &end);
  jb_page_pane_show_block (self->page_pane, block, block != NULL ? start : 0);
  g_signal_connect_object (self->page_pane, "notify::style-name", G_CALLBACK (on_style_name_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page_pane, "block-activated", G_CALLBACK (on_block_activated_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
on_side_cb (JbWindow *self)
{
  gboolean show_page = jb_window_get_show_page (self);

  /* A window that closes has no side. */
  if (gtk_stack_get_visible_child (self->preview_stack) == NULL)
    return;

  if (show_page && self->page_pane == NULL)
    make_pane (self);
  g_object_set (self->settings, "show-page", show_page, NULL);
  g_object_notify (G_OBJECT (self), "show-page");
}

/* Whether the right side shows pages. */
gboolean
jb_window_get_show_page (JbWindow *self)
{
  /* An action that stands for the property may ask before the template is there. */
  return self->preview_stack != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->preview_stack), "page") == 0;
}

/* Shows pages or the text; the keyboard goes along. */
void
jb_window_set_show_page (JbWindow *self,
                         gboolean  show_page)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean   take_focus = focus != NULL &&
                        gtk_widget_is_ancestor (focus, GTK_WIDGET (self->preview_stack));

  if (jb_window_get_show_page (self) != !!show_page)
    {
      gtk_stack_set_visible_child_name (self->preview_stack, show_page ? "page" : "text");
      if (take_focus)
        gtk_widget_grab_focus (jb_window_get_side (self));
    }
}

/* Returns: (transfer none): what the right side shows */
GtkWidget *
jb_window_get_side (JbWindow *self)
{
  return jb_window_get_show_page (self) && self->page_pane != NULL ? GTK_WIDGET (self->page_pane)
                                                                   : GTK_WIDGET (self->preview);
}

/* Marks a place on the pages, in characters of the block's value. */
void
jb_window_mark_page (JbWindow *self,
                     JbBlock  *block,
                     guint     value_character)
{
  if (self->page_pane != NULL)
    jb_page_pane_show_block (self->page_pane, block, value_character);
}

/* The style in which the bulletin that is open is set, by name. */
const char *
jb_window_get_page_style (JbWindow *self)
{
  const char *name = jb_settings_get_string (self->settings, get_style_key (self));

  return *name != '\0' ? name : jb_kind_to_string (jb_bulletin_get_kind (self->bulletin));
}

/* Called when the settings are there. */
void
jb_window_restore_pages (JbWindow *self)
{
  g_signal_connect (self, "notify::bulletin", G_CALLBACK (on_bulletin_cb), NULL);
  g_signal_connect_object (self->preview_stack, "notify::visible-child-name",
                           G_CALLBACK (on_side_cb), self, G_CONNECT_SWAPPED);
  jb_window_set_show_page (self, jb_settings_get_boolean (self->settings, "show-page"));
}

/* Called when the template of the class has been set. */
void
jb_window_install_pages (GtkWidgetClass *widget_class)
{
  g_type_ensure (JB_TYPE_COLUMN_BIN);
  gtk_widget_class_install_property_action (widget_class, "win.show-page", "show-page");
}
