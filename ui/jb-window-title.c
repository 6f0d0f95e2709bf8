/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-count.h"
#include "jb-bulletin-label.h"
#include "jb-follow.h"
#include "jb-tooltip.h"

/* The title of the window: which bulletin it is, in what state, and how long. */

/* After so many milliseconds without an edit the length of the bulletin is told. */
enum { LENGTH_DELAY = 400 };

static const char modified_mark[] = "• ";

static const char *
get_state_words (JbWindow *self,
                 gboolean  modified)
{
  if (self->filed)
    return _("Filed");
  if (modified)
    return _("Draft, modified");

  return self->id > 0 ? _("Draft, saved") : _("Draft, not saved yet");
}

static gboolean
update_title_cb (gpointer data)
{
  JbWindow        *self = data;
  g_autofree char *title = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *count = NULL;
  g_autofree char *status = NULL;
  gboolean         modified;
  guint            n;

  self->title_id = 0;
  if (self->bulletin == NULL)
    {
      adw_window_title_set_title (self->title, _("Jianbao"));
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), _("Jianbao"));
      return G_SOURCE_REMOVE;
    }

  modified = jb_history_get_modified (jb_bulletin_get_history (self->bulletin));
  title = jb_bulletin_label_dup (self->bulletin);
  marked = modified ? g_strconcat (modified_mark, title, NULL) : g_strdup (title);
  adw_window_title_set_title (self->title, marked);
  n = jb_count_bulletin (self->bulletin);
  count = g_strdup_printf (ngettext ("%'u character", "%'u characters", n), n);
  /* In a narrow window the end of it is cut off. */
  status = g_strdup_printf ("%s · %s", get_state_words (self, modified), count);
  adw_window_title_set_subtitle (self->title, status);
  gtk_window_set_title (GTK_WINDOW (self), marked);

  return G_SOURCE_REMOVE;
}

static gboolean
on_title_tooltip_cb (JbWindow   *self,
                     int         x,
                     int         y,
                     gboolean    keyboard,
                     GtkTooltip *tooltip)
{
  g_autofree char *details = NULL;

  if (self->bulletin == NULL)
    return FALSE;

  details = jb_window_dup_count_details (self->bulletin);
  jb_tooltip_set_text (tooltip, details);

  return *details != '\0';
}

/* Shows the name and the state of the bulletin, soon. */
void
jb_window_update_title (JbWindow *self)
{
  g_clear_handle_id (&self->title_id, g_source_remove);
  self->title_id = g_idle_add_full (JB_PRIORITY_FOLLOW, update_title_cb, self, NULL);
}

static gboolean
shows_modified (JbWindow  *self,
                JbHistory *history)
{
  return g_str_has_prefix (adw_window_title_get_title (self->title), modified_mark) ==
         jb_history_get_modified (history);
}

/* The length of the bulletin follows after the typing: a title of another width has everything
 * in the window laid out. That it is modified is shown soon. */
void
jb_window_update_length (JbWindow *self)
{
  if (!shows_modified (self, jb_bulletin_get_history (self->bulletin)))
    {
      jb_window_update_title (self);
      return;
    }

  g_clear_handle_id (&self->title_id, g_source_remove);
  self->title_id = g_timeout_add (LENGTH_DELAY, update_title_cb, self);
}

void
jb_window_install_title (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_title_tooltip_cb);
}

void
jb_window_init_title (JbWindow *self)
{
  update_title_cb (self);
}
