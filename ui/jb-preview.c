/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-private.h"

#include "jb-follow.h"
#include "jb-preview-place.h"
#include "jb-preview-roles.h"
#include "jb-preview-tags.h"

/**
 * JbPreview:
 *
 * The legacy text of a bulletin, exactly as an export would write it, to read and to type
 * in: see #JbPreviewBuffer. Colours and words in the margin say what each line is, and a
 * line that was misread can be told what it is.
 */

enum
{
  PROP_0,
  PROP_BULLETIN,
  PROP_EDITABLE,
  PROP_SHOW_WHITE_SPACE,
  PROP_LINE_ROLE,
  N_PROPS
};

enum
{
  BLOCK_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbPreview, jb_preview, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static gboolean
get_marked_range (JbPreview   *self,
                  GtkTextIter *start,
                  GtkTextIter *end)
{
  gsize value_end = self->marked_end;

  if (self->marked_start == self->marked_end)
    return jb_preview_place_get_range (self->buffer, self->marked, 0, G_MAXSIZE, start, end);

  return jb_preview_place_get_range (self->buffer, self->marked, self->marked_start, value_end,
                                     start, end);
}

/* Whether the tag is from @start to @end and nowhere else. */
static gboolean
is_tagged (GtkTextBuffer     *buffer,
           GtkTextTag        *tag,
           const GtkTextIter *start,
           const GtkTextIter *end)
{
  GtkTextIter at;

  gtk_text_buffer_get_start_iter (buffer, &at);
  if (!gtk_text_iter_starts_tag (&at, tag))
    gtk_text_iter_forward_to_tag_toggle (&at, tag);

  return gtk_text_iter_equal (&at, start) && gtk_text_iter_starts_tag (&at, tag) &&
         gtk_text_iter_forward_to_tag_toggle (&at, tag) && gtk_text_iter_equal (&at, end) &&
         !gtk_text_iter_forward_to_tag_toggle (&at, tag);
}

/* Lines are laid out anew when a tag comes or goes, so where it is right it stays. */
static void
mark_place (JbPreview *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextTag    *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer),
                                                  JB_PREVIEW_TAG_PLACE);
  GtkTextIter    from, to, start, end;
  gboolean       has_place = self->marked != NULL && get_marked_range (self, &from, &to);

  if (has_place && is_tagged (buffer, tag, &from, &to))
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  if (has_place)
    gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

static void
set_marked (JbPreview *self,
            JbBlock   *block,
            gsize      start,
            gsize      end)
{
  g_set_object (&self->marked, block);
  self->marked_start = start;
  self->marked_end = end;
  mark_place (self);
}

/* The block and the place in it that the caret is at. */
static JbBlock *
get_place (JbPreview *self,
           guint     *character)
{
  return jb_preview_place_get_block (self->buffer, jb_preview_get_caret (self), character);
}

static gboolean
update_place_cb (gpointer data)
{
  JbPreview       *self = data;
  guint            character;
  JbBlock         *block = get_place (self, &character);
  g_autofree char *description = block != NULL ? jb_preview_roles_describe (block) : NULL;

  self->place_id = 0;
  gtk_label_set_label (self->role_label, description != NULL ? description : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE_ROLE]);
  if (self->has_keyboard)
    {
      set_marked (self, block, 0, 0);
      if (block != NULL)
        g_signal_emit (self, signals[BLOCK_ACTIVATED], 0, block, character);
    }

  return G_SOURCE_REMOVE;
}

static void
schedule_update_place (JbPreview *self)
{
  if (self->place_id == 0)
    self->place_id = g_idle_add_full (JB_PRIORITY_FOLLOW, update_place_cb, self, NULL);
}

static void
on_followed_cb (JbPreview *self)
{
  jb_preview_show_facts (self);
  if (!self->has_keyboard)
    mark_place (self);
  schedule_update_place (self);
  jb_preview_checks_schedule (self->checks);
}

static void
on_encoding_cb (JbPreview *self)
{
  jb_preview_show_facts (self);
  jb_preview_checks_schedule (self->checks);
}

static void
on_preedit_changed_cb (JbPreview  *self,
                       const char *preedit)
{
  jb_preview_buffer_set_composing (self->buffer, preedit != NULL && *preedit != '\0');
}

static void
on_focus_enter_cb (JbPreview *self)
{
  self->has_keyboard = TRUE;
  jb_preview_buffer_set_has_keyboard (self->buffer, TRUE);
  schedule_update_place (self);
}

static void
on_focus_leave_cb (JbPreview *self)
{
  self->has_keyboard = FALSE;
  if (self->buffer != NULL)
    jb_preview_buffer_set_has_keyboard (self->buffer, FALSE);
}

/* The menu is about the line under the pointer, unless that is selected. */
static void
on_secondary_pressed_cb (JbPreview *self,
                         int        n_press,
                         double     x,
                         double     y)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter    start, end, at;
  int            buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &at, buffer_x, buffer_y);
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
      !gtk_text_iter_in_range (&at, &start, &end))
    gtk_text_buffer_place_cursor (buffer, &at);
  jb_preview_update_context_menu (self);
}

static gboolean
on_key_pressed_cb (JbPreview      *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    jb_preview_update_context_menu (self);

  return GDK_EVENT_PROPAGATE;
}

static void
update_scheme (JbPreview *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  jb_preview_tags_set_scheme (GTK_TEXT_BUFFER (self->buffer), adw_style_manager_get_dark (manager),
                              adw_style_manager_get_high_contrast (manager));
}

static void
update_editable (JbPreview *self)
{
  gboolean editable = self->editable && jb_preview_get_bulletin (self) != NULL;

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_button), editable);
}

static void
on_show_white_space_cb (JbPreview *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_WHITE_SPACE]);
}

static char *
dup_line_role (JbPreview *self)
{
  guint    character;
  JbBlock *block = self->buffer != NULL ? get_place (self, &character) : NULL;

  return block != NULL ? jb_preview_roles_dup_id (jb_block_get_role (block),
                                                  jb_block_get_key (block))
                       : g_strdup ("");
}

static void
jb_preview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_preview_parent_class)->map (widget);
  jb_preview_buffer_set_active (JB_PREVIEW (widget)->buffer, TRUE);
}

static void
jb_preview_unmap (GtkWidget *widget)
{
  GtkScrollable *view = GTK_SCROLLABLE (JB_PREVIEW (widget)->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (view);

  jb_preview_buffer_set_active (JB_PREVIEW (widget)->buffer, FALSE);

  /* A view that is hidden while it glides ends that with a critical of GTK 4.8: what it shows
   * then makes it set the value once more. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));

  GTK_WIDGET_CLASS (jb_preview_parent_class)->unmap (widget);
}

static gboolean
jb_preview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_PREVIEW (widget)->view));
}

static void
jb_preview_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  JbPreview *self = JB_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, jb_preview_get_bulletin (self));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_SHOW_WHITE_SPACE:
      /* An action that stands for the property may ask before the template is there. */
      g_value_set_boolean (value, self->view != NULL &&
                                      jb_preview_view_get_show_white_space (self->view));
      break;
    case PROP_LINE_ROLE:
      g_value_take_string (value, dup_line_role (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_preview_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  JbPreview *self = JB_PREVIEW (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_preview_set_bulletin (self, g_value_get_object (value));
      break;
    case PROP_EDITABLE:
      jb_preview_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_WHITE_SPACE:
      jb_preview_view_set_show_white_space (self->view, g_value_get_boolean (value));
      break;
    case PROP_LINE_ROLE:
      jb_preview_tell_line (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_preview_dispose (GObject *object)
{
  JbPreview *self = JB_PREVIEW (object);

  if (self->buffer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      jb_preview_set_bulletin (self, NULL);
    }
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_object (&self->checks);
  g_clear_object (&self->findings);
  g_clear_object (&self->buffer);
  g_clear_object (&self->marked);

  G_OBJECT_CLASS (jb_preview_parent_class)->dispose (object);
}

static void
jb_preview_class_init (JbPreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_preview_get_property;
  object_class->set_property = jb_preview_set_property;
  object_class->dispose = jb_preview_dispose;
  widget_class->map = jb_preview_map;
  widget_class->unmap = jb_preview_unmap;
  widget_class->grab_focus = jb_preview_grab_focus;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] =
      g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_WHITE_SPACE] =
      g_param_spec_boolean ("show-white-space", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /* What the line with the caret is, as an id of jb_preview_roles_dup_id(); set, the line is told
   * to be that. */
  properties[PROP_LINE_ROLE] =
      g_param_spec_string ("line-role", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbPreview::block-activated:
   * @block: the block that the caret is in
   * @value_character: where it is in the block's value, in characters
   *
   * The user put the caret somewhere or moved it.
   */
  signals[BLOCK_ACTIVATED] = g_signal_new ("block-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           2, JB_TYPE_BLOCK, G_TYPE_UINT);

  g_type_ensure (JB_TYPE_PREVIEW_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, JbPreview, view);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, refused_row);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, refused);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, unencodable_row);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, unencodable);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, misread_row);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, misread);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, role_button);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, role_label);
  gtk_widget_class_bind_template_child (widget_class, JbPreview, status);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);

  jb_preview_install_actions (widget_class);
}

static void
jb_preview_init (JbPreview *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->buffer = jb_preview_buffer_new ();
  self->checks = jb_preview_checks_new (self->buffer);
  self->findings = jb_preview_findings_new (GTK_TEXT_VIEW (self->view), self->buffer);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (self->buffer));
  g_signal_connect_object (self->buffer, "followed", G_CALLBACK (on_followed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (jb_preview_show_typed),
                           self, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "typed", G_CALLBACK (jb_preview_show_refusal), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "jumped", G_CALLBACK (jb_preview_show_caret), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position",
                           G_CALLBACK (schedule_update_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->checks, "checked", G_CALLBACK (jb_preview_show_checks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::show-white-space",
                           G_CALLBACK (on_show_white_space_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_scheme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_scheme), self,
                           G_CONNECT_SWAPPED);
  jb_preview_make_menus (self);
  update_scheme (self);
  update_editable (self);
}

/**
 * jb_preview_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin that is shown
 */
JbBulletin *
jb_preview_get_bulletin (JbPreview *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW (self), NULL);

  return self->buffer != NULL ? jb_preview_buffer_get_bulletin (self->buffer) : NULL;
}

/**
 * jb_preview_set_bulletin:
 * @bulletin: (nullable): the bulletin to show, %NULL for none
 */
void
jb_preview_set_bulletin (JbPreview  *self,
                         JbBulletin *bulletin)
{
  JbBulletin *old;

  g_return_if_fail (JB_IS_PREVIEW (self));

  old = jb_preview_get_bulletin (self);
  if (old == bulletin)
    return;

  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, on_encoding_cb, self);
  g_clear_object (&self->marked);
  jb_preview_checks_reset (self->checks);
  if (self->view != NULL)
    {
      gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
      jb_preview_show_checks (self);
      jb_preview_show_refusal (self, NULL);
    }
  jb_preview_buffer_set_composing (self->buffer, FALSE);
  jb_preview_buffer_set_bulletin (self->buffer, bulletin);
  if (bulletin != NULL)
    g_signal_connect_object (bulletin, "notify::encoding", G_CALLBACK (on_encoding_cb), self,
                             G_CONNECT_SWAPPED);
  if (self->view != NULL)
    {
      update_editable (self);
      jb_preview_show_facts (self);
      schedule_update_place (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_preview_set_editable:
 * @editable: whether the text may be typed in, where there is a bulletin
 */
void
jb_preview_set_editable (JbPreview *self,
                         gboolean   editable)
{
  g_return_if_fail (JB_IS_PREVIEW (self));

  if (self->editable == !!editable)
    return;

  self->editable = !!editable;
  update_editable (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

/**
 * jb_preview_set_findings:
 * @findings: (nullable): what was found in the bulletin, to be underlined in the text
 */
void
jb_preview_set_findings (JbPreview  *self,
                         JbFindings *findings)
{
  g_return_if_fail (JB_IS_PREVIEW (self));

  jb_preview_findings_set_findings (self->findings, findings);
}

/**
 * jb_preview_update:
 *
 * Shows the bulletin's text now, without waiting until the main loop is idle.
 */
void
jb_preview_update (JbPreview *self)
{
  g_return_if_fail (JB_IS_PREVIEW (self));

  jb_preview_buffer_follow (self->buffer);
}

/**
 * jb_preview_dup_text:
 *
 * Returns: (transfer full): the text that is shown
 */
char *
jb_preview_dup_text (JbPreview *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (JB_IS_PREVIEW (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_iter_get_slice (&start, &end);
}

/**
 * jb_preview_get_view:
 *
 * Returns: (transfer none): the text view inside
 */
GtkTextView *
jb_preview_get_view (JbPreview *self)
{
  g_return_val_if_fail (JB_IS_PREVIEW (self), NULL);

  return GTK_TEXT_VIEW (self->view);
}

/**
 * jb_preview_get_place:
 * @value_character: (out): where the caret is in the block's value, in characters
 *
 * Returns: (transfer none) (nullable): the block that the caret is in
 */
JbBlock *
jb_preview_get_place (JbPreview *self,
                      guint     *value_character)
{
  g_return_val_if_fail (JB_IS_PREVIEW (self), NULL);
  g_return_val_if_fail (value_character != NULL, NULL);

  return get_place (self, value_character);
}

/**
 * jb_preview_show_block:
 * @block: (nullable): the block that the forms are in, %NULL for none
 * @value_start: where the place in its value begins, in bytes
 * @value_end: where it ends, in bytes; the same place marks the whole value
 *
 * Marks a place in the text, puts the caret there and brings it into sight. The keyboard
 * stays where it is. A preview that nobody sees does nothing.
 */
void
jb_preview_show_block (JbPreview *self,
                       JbBlock   *block,
                       gsize      value_start,
                       gsize      value_end)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  g_return_if_fail (JB_IS_PREVIEW (self));
  g_return_if_fail (block == NULL || JB_IS_BLOCK (block));

  buffer = GTK_TEXT_BUFFER (self->buffer);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !jb_preview_buffer_follow (self->buffer))
    return;

  set_marked (self, block, value_start, value_end);
  if (block == NULL ||
      !jb_preview_place_get_range (self->buffer, block, value_start, value_end, &start, &end))
    return;

  gtk_text_buffer_place_cursor (buffer, &start);
  jb_preview_show_caret (self);
}

/**
 * jb_preview_go_to_block:
 * @block: a block of the bulletin
 * @value_character: a place in its value, in characters
 *
 * Puts the caret and the keyboard there.
 */
void
jb_preview_go_to_block (JbPreview *self,
                        JbBlock   *block,
                        guint      value_character)
{
  const char *text;
  GtkTextIter start, end;
  gsize       at;

  g_return_if_fail (JB_IS_PREVIEW (self));
  g_return_if_fail (JB_IS_BLOCK (block));

  text = jb_block_get_text (block);
  at = (gsize) (g_utf8_offset_to_pointer (
                    text, MIN (value_character, (guint) g_utf8_strlen (text, -1))) -
                text);
  if (jb_preview_buffer_follow (self->buffer) &&
      jb_preview_place_get_range (self->buffer, block, at, at, &start, &end))
    jb_preview_go_to_offset (self, gtk_text_iter_get_offset (&start));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * jb_preview_mark_unencodable:
 * @encoding: an encoding that the text is to be written in
 *
 * Marks the characters that @encoding cannot carry, says so under the text, and goes to
 * the first one.
 *
 * Returns: how many there are
 */
guint
jb_preview_mark_unencodable (JbPreview *self,
                             JbEncoding encoding)
{
  guint n;

  g_return_val_if_fail (JB_IS_PREVIEW (self), 0);

  jb_preview_update (self);
  n = jb_preview_checks_mark_unencodable (self->checks, encoding);
  if (n > 0)
    jb_preview_go_to_offset (self, jb_preview_checks_get_next (self->checks, 0));

  return n;
}
