/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-pane.h"

#include <glib/gi18n-lib.h>

#include "jb-button-names.h"
#include "jb-finding-style.h"
#include "jb-follow.h"
#include "jb-page-facts.h"

/**
 * JbPagePane:
 *
 * A bulletin as it is printed: its pages, which follow what is typed, with the place that is
 * edited and what the checks found marked on them; and below, how large they are shown and in
 * what they are set.
 */

struct _JbPagePane
{
  GtkBox parent_instance;

  /* Template widgets */
  JbPageView    *view;
  GtkLabel      *trouble;
  GtkLabel      *missing;
  GtkLabel      *page_label;
  GtkLabel      *zoom_label;
  GtkWidget     *zoom_button;
  GMenu         *style_section;
  GtkMenuButton *menu_button;
  GtkWidget     *faces_button;
  GtkLabel      *faces_label;
  GtkLabel      *faces_details;
  GtkWidget     *show_button;
  GtkPopover    *faces_popover;

  /* Owned */
  JbPageFollower *follower;
  JbFindings     *findings;
  JbBlock        *marked;
  GFileMonitor   *styles;
  char           *style_name;
  char           *loaded;

  JbPageArea shown;
  guint      numbers_id;
  guint      styles_id;
  guint      character;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  PROP_FIT,
  PROP_TWO_UP,
  PROP_RULERS,
  PROP_STYLE_NAME,
  N_PROPS
};

enum
{
  BLOCK_ACTIVATED,
  N_SIGNALS
};

/* A file that is saved is told of several times, in milliseconds. */
enum
{
  STYLE_DELAY = 200
};

static const char *const fit_names[] = {
  [JB_PAGE_FIT_WIDTH] = "width",
  [JB_PAGE_FIT_PAGE] = "page",
  [JB_PAGE_FIT_NONE] = "none",
};

G_DEFINE_FINAL_TYPE (JbPagePane, jb_page_pane, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
show_note (GtkLabel   *label,
           const char *text)
{
  if (text != NULL && g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_page (JbPagePane *self)
{
  JbPageSheets    *sheets = jb_page_view_get_sheets (self->view);
  g_autofree char *label = NULL;

  if (sheets != NULL)
    /* Translators: the page that is looked at, and how many there are */
    label = g_strdup_printf (C_ ("page", "%u / %u"), jb_page_view_get_page (self->view) + 1,
                                 jb_page_sheets_get_size (sheets));
  if (g_strcmp0 (gtk_label_get_label (self->page_label), label != NULL ? label : "") != 0)
    gtk_label_set_label (self->page_label, label != NULL ? label : "");
}

static void
show_scale (JbPagePane *self)
{
  double           percent = 100 * jb_page_view_get_scale (self->view) / JB_PAGE_SCALE_USUAL;
  g_autofree char *text = g_strdup_printf (_("%.0f %%"), percent);
  g_autofree char *name = NULL;

  gtk_label_set_label (self->zoom_label, text);
  /* Translators: %s is how large the pages are shown, such as “87 %” */
  name = g_strdup_printf (_("Pages at %s, Fit Width"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_facts (JbPagePane *self)
{
  JbPageSheets    *sheets = jb_page_view_get_sheets (self->view);
  g_autofree char *line = sheets != NULL ? jb_page_facts_dup_line (sheets) : NULL;
  g_autofree char *details = sheets != NULL ? jb_page_facts_dup_details (sheets) : NULL;
  g_autofree char *missing = sheets != NULL ? jb_page_facts_dup_missing (sheets) : NULL;

  gtk_widget_set_sensitive (self->faces_button, sheets != NULL);
  if (line != NULL && g_strcmp0 (gtk_label_get_label (self->faces_label), line) != 0)
    gtk_label_set_label (self->faces_label, line);
  if (details != NULL && g_strcmp0 (gtk_label_get_label (self->faces_details), details) != 0)
    gtk_label_set_label (self->faces_details, details);
  show_note (self->missing, missing);
  gtk_widget_set_visible (self->show_button,
                          sheets != NULL && (jb_page_sheets_get_missing (sheets) != NULL ||
                                             jb_page_sheets_get_strange (sheets) != NULL));
}

static gsize
get_byte (const char *text,
          gsize       character)
{
  gsize length = (gsize) g_utf8_strlen (text, -1);

  return (gsize) (g_utf8_offset_to_pointer (text, (glong) MIN (character, length)) - text);
}

/* Marks the field that the keyboard is in. */
static void
mark_place (JbPagePane *self)
{
  JbPageSheets *sheets = jb_page_view_get_sheets (self->view);
  JbPageMarks  *marks = jb_page_view_get_marks (self->view);
  GArray       *areas = NULL;
  g_autoptr(GArray) caret = NULL;
  JbPageSpot spot;

  if (sheets != NULL && self->marked != NULL &&
      jb_page_follower_get_spot (self->follower, self->marked, &spot))
    {
      areas = jb_page_sheets_list_areas (sheets, &spot, G_MAXSIZE);
      spot.value = get_byte (jb_block_get_text (self->marked), self->character);
      caret = jb_page_sheets_list_areas (sheets, &spot, spot.value);
    }
  /* Between two lines the caret is at the begin of the second. */
  jb_page_marks_set_place (marks, areas,
                           caret != NULL && caret->len > 0
                               ? &g_array_index (caret, JbPageArea, caret->len - 1)
                               : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  if (caret == NULL || caret->len == 0 || gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  /* Where it did not move, the pages stay where somebody scrolled them to. */
  {
    const JbPageArea *area = &g_array_index (caret, JbPageArea, caret->len - 1);

    if (area->page != self->shown.page || area->x != self->shown.x || area->y != self->shown.y)
      jb_page_view_show_area (self->view, area);
    self->shown = *area;
  }
}

static void
mark_findings_of (JbPagePane   *self,
                  JbPageSheets *sheets,
                  JbBlock      *block)
{
  GPtrArray   *remarks = jb_findings_get_of_block (self->findings, block);
  JbPageMarks *marks = jb_page_view_get_marks (self->view);
  const char  *text = jb_block_get_text (block);
  JbPageSpot   spot;

  if (remarks == NULL || remarks->len == 0 ||
      !jb_page_follower_get_spot (self->follower, block, &spot))
    return;

  for (guint i = 0; i < remarks->len; i++)
    {
      const JbFinding *finding = jb_remark_get_finding (remarks->pdata[i]);
      gsize            start, end;

      if (finding->ignored)
        continue;
      jb_finding_style_get_shown (finding, (gsize) g_utf8_strlen (text, -1), &start, &end);
      spot.value = get_byte (text, start);
      jb_page_marks_add_finding (marks, finding->level, finding->message,
                                 jb_page_sheets_list_areas (sheets, &spot, get_byte (text, end)));
    }
}

static void
mark_findings (JbPagePane *self)
{
  JbPageSheets *sheets = jb_page_view_get_sheets (self->view);
  GPtrArray    *blocks = jb_page_follower_get_blocks (self->follower);

  jb_page_marks_clear_findings (jb_page_view_get_marks (self->view));
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  if (sheets == NULL || self->findings == NULL || blocks == NULL ||
      jb_findings_get_bulletin (self->findings) != jb_page_pane_get_bulletin (self))
    return;

  for (guint i = 0; i < blocks->len; i++)
    mark_findings_of (self, sheets, blocks->pdata[i]);
}

static void
on_followed_cb (JbPagePane *self)
{
  jb_page_view_set_sheets (self->view, jb_page_follower_get_sheets (self->follower));
  show_page (self);
  show_facts (self);
  mark_place (self);
  mark_findings (self);
}

static void
load_style (JbPagePane *self)
{
  const char *name = jb_page_facts_choose_style (self->style_name,
                                                 jb_page_pane_get_bulletin (self));
  g_autoptr(GError) error = NULL;
  JbPageStyle *style;

  if (g_strcmp0 (self->loaded, name) == 0)
    {
      show_note (self->trouble, NULL);
      return;
    }

  style = jb_page_style_load (name, &error);
  show_note (self->trouble, error != NULL ? error->message : NULL);
  if (style == NULL)
    return;

  g_free (self->loaded);
  self->loaded = g_strdup (name);
  jb_page_follower_set_style (self->follower, style);
}

static gboolean
load_again_cb (gpointer data)
{
  JbPagePane *self = data;

  self->styles_id = 0;
  load_style (self);

  return G_SOURCE_REMOVE;
}

/* The office's own styles are read again when their files change, at the latest when pages are
 * seen. */
static void
on_style_file_cb (JbPagePane *self,
                  GFile      *file)
{
  const char      *style = jb_page_facts_choose_style (self->style_name,
                                                       jb_page_pane_get_bulletin (self));
  g_autofree char *wanted = g_strconcat (style, ".style", NULL);
  g_autofree char *name = g_file_get_basename (file);

  if (g_strcmp0 (name, wanted) != 0)
    return;

  g_clear_pointer (&self->loaded, g_free);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->styles_id == 0)
    self->styles_id = g_timeout_add_full (JB_PRIORITY_FOLLOW, STYLE_DELAY, load_again_cb, self,
                                          NULL);
}

static void
watch_styles (JbPagePane *self)
{
  g_autofree char *path = jb_page_style_get_folder ();
  g_autoptr(GFile) folder = g_file_new_for_path (path);

  /* Where files cannot be watched, a style is read again when it is chosen again. */
  self->styles = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->styles != NULL)
    g_signal_connect_object (self->styles, "changed", G_CALLBACK (on_style_file_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
on_menu_cb (GtkMenuButton *button,
            gpointer       data)
{
  jb_page_facts_list_styles (JB_PAGE_PANE (data)->style_section);
}

static gboolean
show_numbers_cb (gpointer data)
{
  JbPagePane *self = data;

  self->numbers_id = 0;
  show_page (self);
  show_scale (self);

  return G_SOURCE_REMOVE;
}

/* Page and scale change while the view is given its size, when no label may take another one. */
static void
on_numbers_cb (JbPagePane *self)
{
  if (self->numbers_id == 0 && self->follower != NULL)
    self->numbers_id = g_idle_add_full (JB_PRIORITY_FOLLOW, show_numbers_cb, self, NULL);
}

static void
on_fit_cb (JbPagePane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
}

static void
on_two_up_cb (JbPagePane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TWO_UP]);
}

static void
on_rulers_cb (JbPagePane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RULERS]);
}

static void
on_spot_activated_cb (JbPagePane       *self,
                      const JbPageSpot *spot)
{
  JbBlock    *block = jb_page_follower_get_block (self->follower, spot);
  const char *text;

  if (block == NULL)
    return;

  text = jb_block_get_text (block);
  g_signal_emit (self, signals[BLOCK_ACTIVATED], 0, block,
                 (guint) g_utf8_strlen (text, (gssize) MIN (spot->value, strlen (text))));
}

static void
show_character_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  JbPagePane   *self = JB_PAGE_PANE (widget);
  JbPageSheets *sheets = jb_page_view_get_sheets (self->view);
  JbPageSpot    spot;

  gtk_popover_popdown (self->faces_popover);
  if (sheets != NULL && jb_page_facts_find_character (sheets, &spot))
    on_spot_activated_cb (self, &spot);
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  jb_page_view_zoom (JB_PAGE_PANE (widget)->view,
                     g_str_equal (action_name, "page.zoom-in") ? 1 : -1);
}

static void
jb_page_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_page_pane_parent_class)->map (widget);
  if (JB_PAGE_PANE (widget)->loaded == NULL)
    load_style (JB_PAGE_PANE (widget));
  jb_page_follower_set_active (JB_PAGE_PANE (widget)->follower, TRUE);
  mark_place (JB_PAGE_PANE (widget));
}

static void
jb_page_pane_unmap (GtkWidget *widget)
{
  jb_page_follower_set_active (JB_PAGE_PANE (widget)->follower, FALSE);
  GTK_WIDGET_CLASS (jb_page_pane_parent_class)->unmap (widget);
}

static gboolean
jb_page_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_PAGE_PANE (widget)->view));
}

static void
set_fit_name (JbPagePane *self,
              const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fit_names); i++)
    if (g_str_equal (fit_names[i], name))
      jb_page_view_set_fit (self->view, (JbPageFit) i);
}

static void
jb_page_pane_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  JbPagePane *self = JB_PAGE_PANE (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, jb_page_pane_get_bulletin (self));
      break;
    case PROP_FIT:
      /* An action that stands for the property may ask before the template is there. */
      g_value_set_static_string (
          value, fit_names[self->view != NULL ? jb_page_view_get_fit (self->view) : 0]);
      break;
    case PROP_TWO_UP:
      g_value_set_boolean (value, self->view != NULL && jb_page_view_get_two_up (self->view));
      break;
    case PROP_RULERS:
      g_value_set_boolean (value, self->view != NULL && jb_page_view_get_rulers (self->view));
      break;
    case PROP_STYLE_NAME:
      g_value_set_string (value, self->style_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_page_pane_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  JbPagePane *self = JB_PAGE_PANE (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_page_pane_set_bulletin (self, g_value_get_object (value));
      break;
    case PROP_FIT:
      set_fit_name (self, g_value_get_string (value));
      break;
    case PROP_TWO_UP:
      jb_page_view_set_two_up (self->view, g_value_get_boolean (value));
      break;
    case PROP_RULERS:
      jb_page_view_set_rulers (self->view, g_value_get_boolean (value));
      break;
    case PROP_STYLE_NAME:
      /* Who chooses the style that is chosen has changed its file. */
      if (g_strcmp0 (self->style_name, g_value_get_string (value)) == 0)
        {
          g_clear_pointer (&self->loaded, g_free);
          load_style (self);
        }
      jb_page_pane_set_style_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_page_pane_dispose (GObject *object)
{
  JbPagePane *self = JB_PAGE_PANE (object);

  g_clear_handle_id (&self->numbers_id, g_source_remove);
  g_clear_handle_id (&self->styles_id, g_source_remove);
  if (self->follower != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->follower, self);
      jb_page_follower_set_active (self->follower, FALSE);
      jb_page_follower_set_bulletin (self->follower, NULL);
    }
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_clear_object (&self->follower);
  g_clear_object (&self->findings);
  g_clear_object (&self->marked);
  g_clear_object (&self->styles);

  G_OBJECT_CLASS (jb_page_pane_parent_class)->dispose (object);
}

static void
jb_page_pane_finalize (GObject *object)
{
  JbPagePane *self = JB_PAGE_PANE (object);

  g_free (self->style_name);
  g_free (self->loaded);

  G_OBJECT_CLASS (jb_page_pane_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       keyval;
    const char *action;
    const char *target;
  } keys[] = {
    { GDK_KEY_plus, "page.zoom-in", NULL },
    { GDK_KEY_equal, "page.zoom-in", NULL },
    { GDK_KEY_KP_Add, "page.zoom-in", NULL },
    { GDK_KEY_minus, "page.zoom-out", NULL },
    { GDK_KEY_KP_Subtract, "page.zoom-out", NULL },
    { GDK_KEY_w, "page.fit", "width" },
    { GDK_KEY_p, "page.fit", "page" },
    { GDK_KEY_d, "page.two-up", NULL },
    { GDK_KEY_r, "page.rulers", NULL },
  };

  gtk_widget_class_install_action (widget_class, "page.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "page.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "page.show-character", NULL,
                                   show_character_action);
  gtk_widget_class_install_property_action (widget_class, "page.fit", "fit");
  gtk_widget_class_install_property_action (widget_class, "page.two-up", "two-up");
  gtk_widget_class_install_property_action (widget_class, "page.rulers", "rulers");
  gtk_widget_class_install_property_action (widget_class, "page.style", "style-name");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, 0, keys[i].action,
                                         keys[i].target != NULL ? "s" : NULL, keys[i].target);
}

static void
jb_page_pane_class_init (JbPagePaneClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_page_pane_get_property;
  object_class->set_property = jb_page_pane_set_property;
  object_class->dispose = jb_page_pane_dispose;
  object_class->finalize = jb_page_pane_finalize;
  widget_class->map = jb_page_pane_map;
  widget_class->unmap = jb_page_pane_unmap;
  widget_class->grab_focus = jb_page_pane_grab_focus;

  properties[PROP_BULLETIN] = g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                                                   flags);
  properties[PROP_FIT] = g_param_spec_string ("fit", NULL, NULL, "width", flags);
  properties[PROP_TWO_UP] = g_param_spec_boolean ("two-up", NULL, NULL, FALSE, flags);
  properties[PROP_RULERS] = g_param_spec_boolean ("rulers", NULL, NULL, FALSE, flags);
  /* Empty for what goes with the kind of the bulletin. */
  properties[PROP_STYLE_NAME] = g_param_spec_string ("style-name", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbPagePane::block-activated:
   * @block: the block that was pressed on
   * @value_character: where, in characters of its value
   *
   * The user pressed on a place of a page.
   */
  signals[BLOCK_ACTIVATED] = g_signal_new ("block-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           2, JB_TYPE_BLOCK, G_TYPE_UINT);

  g_type_ensure (JB_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-page-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, view);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, trouble);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, missing);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, page_label);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, style_section);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, faces_button);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, faces_label);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, faces_details);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, show_button);
  gtk_widget_class_bind_template_child (widget_class, JbPagePane, faces_popover);
  gtk_widget_class_bind_template_callback (widget_class, on_numbers_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_two_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rulers_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_spot_activated_cb);

  install_actions (widget_class);
}

static void
jb_page_pane_init (JbPagePane *self)
{
  self->style_name = g_strdup ("");
  self->follower = jb_page_follower_new ();
  g_signal_connect_object (self->follower, "followed", G_CALLBACK (on_followed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  jb_button_names_tidy (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_cb, self, NULL);
  jb_page_facts_list_styles (self->style_section);
  watch_styles (self);
  show_page (self);
  show_scale (self);
  show_facts (self);
}

/* Returns: (transfer full): a pane without a bulletin */
GtkWidget *
jb_page_pane_new (void)
{
  return g_object_new (JB_TYPE_PAGE_PANE, NULL);
}

/**
 * jb_page_pane_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin that is shown
 */
JbBulletin *
jb_page_pane_get_bulletin (JbPagePane *self)
{
  g_return_val_if_fail (JB_IS_PAGE_PANE (self), NULL);

  return self->follower != NULL ? jb_page_follower_get_bulletin (self->follower) : NULL;
}

/**
 * jb_page_pane_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_page_pane_set_bulletin (JbPagePane *self,
                           JbBulletin *bulletin)
{
  g_return_if_fail (JB_IS_PAGE_PANE (self));

  if (self->follower == NULL || jb_page_pane_get_bulletin (self) == bulletin)
    return;

  g_clear_object (&self->marked);
  jb_page_follower_set_bulletin (self->follower, bulletin);
  load_style (self);
  if (bulletin != NULL)
    jb_page_view_set_page (self->view, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_page_pane_set_findings:
 * @findings: (nullable): what was found in the bulletin, to be marked on the pages
 */
void
jb_page_pane_set_findings (JbPagePane *self,
                           JbFindings *findings)
{
  g_return_if_fail (JB_IS_PAGE_PANE (self));

  if (self->findings == findings)
    return;

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_set_object (&self->findings, findings);
  if (findings != NULL)
    g_signal_connect_object (findings, "checked", G_CALLBACK (mark_findings), self,
                             G_CONNECT_SWAPPED);
  mark_findings (self);
}

/* Returns: (transfer none): the style that was chosen, empty for what goes with the kind */
const char *
jb_page_pane_get_style_name (JbPagePane *self)
{
  g_return_val_if_fail (JB_IS_PAGE_PANE (self), NULL);

  return self->style_name;
}

/**
 * jb_page_pane_set_style_name:
 * @name: of a style; empty for what goes with the kind of the bulletin
 *
 * Sets the pages in another style. One that cannot be used is told of, and the pages stay.
 */
void
jb_page_pane_set_style_name (JbPagePane *self,
                             const char *name)
{
  g_return_if_fail (JB_IS_PAGE_PANE (self));
  g_return_if_fail (name != NULL);

  if (g_str_equal (self->style_name, name))
    return;

  g_free (self->style_name);
  self->style_name = g_strdup (name);
  load_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE_NAME]);
}

/**
 * jb_page_pane_show_block:
 * @block: (nullable): the block that the forms are in, %NULL for none
 * @value_character: where in its value, in characters
 *
 * Marks a place on the pages and brings it into sight.
 */
void
jb_page_pane_show_block (JbPagePane *self,
                         JbBlock    *block,
                         guint       value_character)
{
  g_return_if_fail (JB_IS_PAGE_PANE (self));
  g_return_if_fail (block == NULL || JB_IS_BLOCK (block));

  g_set_object (&self->marked, block);
  self->character = value_character;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    mark_place (self);
}

/**
 * jb_page_pane_get_place:
 * @value_character: (out): where in its value, in characters
 *
 * Returns: (transfer none) (nullable): the block that is marked; else the first one in sight
 */
JbBlock *
jb_page_pane_get_place (JbPagePane *self,
                        guint      *value_character)
{
  JbPageSheets *sheets;
  JbPageSpot    spot;

  g_return_val_if_fail (JB_IS_PAGE_PANE (self), NULL);

  *value_character = self->character;
  if (self->marked != NULL)
    return self->marked;

  *value_character = 0;
  sheets = jb_page_view_get_sheets (self->view);
  if (sheets == NULL ||
      !jb_page_sheets_find_spot (sheets, jb_page_view_get_page (self->view), 0, 0, &spot))
    return NULL;

  return jb_page_follower_get_block (self->follower, &spot);
}

/* Returns: (transfer none): what the pages are shown in */
JbPageView *
jb_page_pane_get_view (JbPagePane *self)
{
  g_return_val_if_fail (JB_IS_PAGE_PANE (self), NULL);

  return self->view;
}

/* Returns: (transfer none): what has the pages set */
JbPageFollower *
jb_page_pane_get_follower (JbPagePane *self)
{
  g_return_val_if_fail (JB_IS_PAGE_PANE (self), NULL);

  return self->follower;
}
