/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-field-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-quotes.h"
#include "bulletin/jb-role-check.h"
#include "jb-editor.h"
#include "jb-field-paste.h"
#include "jb-finding-entry.h"
#include "jb-row-refusal.h"
#include "jb-settings.h"
#include "jb-source-completion.h"
#include "jb-still-row.h"
#include "jb-tooltip.h"
#include "jb-undo-menu.h"
#include "jb-window.h"

/**
 * JbFieldRow:
 *
 * A row for one short value of a bulletin: a string property of one of its parts, or
 * one field of its masthead or tail. What is typed is a command on the bulletin, and
 * what changes in the bulletin is shown at once, unless an input method is composing.
 */

struct _JbFieldRow
{
  AdwEntryRow parent_instance;

  /* Owned */
  GObject *object;
  char    *field;

  JbSourceCompletion *completion;
  JbFindingEntry     *findings;

  JbRole role;
  gulong handler;
  gulong list_handler;
  guint  following : 1;
  guint  committing : 1;
  guint  composing : 1;
  guint  stale : 1;
  guint  suggests : 1;
  guint  pasting : 1;
  guint  pasting_line : 1;
  int    quote_at;
};

enum
{
  PROP_0,
  PROP_OBJECT,
  PROP_FIELD,
  PROP_ROLE,
  PROP_FILLED,
  PROP_SUGGESTS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbFieldRow, jb_field_row, ADW_TYPE_ENTRY_ROW)

static GParamSpec *properties[N_PROPS];

static char *
dup_value (JbFieldRow *self)
{
  char *text = NULL;

  if (self->object == NULL || self->field == NULL)
    return NULL;
  if (JB_IS_FIELDS (self->object))
    return g_strdup (jb_fields_get_text (JB_FIELDS (self->object), self->field));

  g_object_get (self->object, self->field, &text, NULL);

  return text;
}

/* A quotation mark that was typed is turned the right way round; undo gives it back. */
static void
correct_quote (JbFieldRow *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self));
  JbSettings      *settings = jb_settings_find (GTK_WIDGET (self));
  int              at = self->quote_at;
  JbBulletin      *bulletin;
  JbHistory       *history;
  g_autofree char *before = NULL;
  const char      *mark, *after;
  gunichar         meant;
  g_autoptr(GString) corrected = NULL;

  self->quote_at = -1;
  if (at < 0 || self->composing || !JB_IS_NODE (self->object) ||
      at >= (int) g_utf8_strlen (text, -1) ||
      (bulletin = jb_node_get_bulletin (JB_NODE (self->object))) == NULL ||
      (settings != NULL && !jb_settings_get_boolean (settings, "smart-quotes")))
    return;

  mark = g_utf8_offset_to_pointer (text, at);
  after = g_utf8_next_char (mark);
  before = g_strndup (text, (gsize) (mark - text));
  meant = jb_quotes_choose (before, after, g_utf8_get_char (mark));
  if (meant == g_utf8_get_char (mark))
    return;

  corrected = g_string_new (before);
  g_string_append_unichar (corrected, meant);
  g_string_append (corrected, after);
  history = jb_bulletin_get_history (bulletin);
  jb_history_break_merge (history);
  jb_history_begin (history, _("Correct Quotation Mark"));
  gtk_editable_set_text (GTK_EDITABLE (self), corrected->str);
  jb_history_end (history);
  jb_history_break_merge (history);
  gtk_editable_set_position (GTK_EDITABLE (self), at + 1);
}

/* Says why the text cannot be taken; %NULL when it can. The bulletin keeps the last value
 * that it could take. */
static void
show_refusal (JbFieldRow *self,
              const char *reason)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), reason) != 0)
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), reason);
      gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
    }
  jb_row_refusal_show (ADW_ENTRY_ROW (self), reason);
}

static void
follow (JbFieldRow *self)
{
  g_autofree char *value = dup_value (self);
  const char      *text = value != NULL ? value : "";
  GtkEditable     *editable = GTK_EDITABLE (self);
  const char      *shown = gtk_editable_get_text (editable);
  int              position;

  self->stale = self->composing;
  if (self->composing || g_str_equal (shown, text))
    return;

  show_refusal (self, NULL);
  self->following = TRUE;
  position = gtk_editable_get_position (editable);
  jb_still_row_set_text (ADW_ENTRY_ROW (self), text);
  gtk_editable_set_position (editable, MIN (position, (int) g_utf8_strlen (text, -1)));
  self->following = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILLED]);
}

static void
on_value_changed_cb (JbFieldRow *self)
{
  if (!self->committing)
    follow (self);
}

static void
on_text_cb (JbFieldRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autoptr(GError) error = NULL;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILLED]);
  if (self->following || self->object == NULL || self->field == NULL)
    return;
  if (*text != '\0' && !jb_role_check_value (self->role, text, &error))
    {
      show_refusal (self, error->message);
      return;
    }

  show_refusal (self, NULL);
  self->stale = FALSE;
  self->committing = TRUE;
  if (JB_IS_FIELDS (self->object))
    jb_fields_set_text (JB_FIELDS (self->object), self->field, text);
  else
    g_object_set (self->object, self->field, text, NULL);
  self->committing = FALSE;
  correct_quote (self);
}

/* A value that is cut off can be read whole; that is found out when somebody points at it, and
 * costs nothing while it is typed. */
static gboolean
on_query_tooltip_cb (JbFieldRow *self,
                     int         x,
                     int         y,
                     gboolean    keyboard,
                     GtkTooltip *tooltip)
{
  const char *value = gtk_editable_get_text (GTK_EDITABLE (self));
  GtkWidget  *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  /* Why a value cannot be taken is more important than the value. */
  if (gtk_widget_get_tooltip_text (GTK_WIDGET (self)) != NULL)
    return FALSE;

  layout = gtk_widget_create_pango_layout (text, value);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (text))
    return FALSE;

  jb_tooltip_set_text (tooltip, value);

  return TRUE;
}

static void
on_preedit_changed_cb (JbFieldRow *self,
                       const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
  if (!self->composing && self->stale)
    follow (self);
}

/* Escape brings back the last value that could be taken, and takes nothing else away. */
static gboolean
on_key_pressed_cb (JbFieldRow *self,
                   guint       keyval)
{
  if (keyval != GDK_KEY_Escape || self->composing ||
      !gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    return GDK_EVENT_PROPAGATE;

  follow (self);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);

  return GDK_EVENT_STOP;
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(JbFieldRow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL ||
      (text != NULL && jb_field_paste_take_lines (GTK_WIDGET (self), self->object, text)))
    return;

  self->pasting_line = TRUE;
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self)), "paste-clipboard");
  self->pasting_line = FALSE;
}

/* What is on the clipboard is looked at first: it may be more than a line. */
static void
on_paste_clipboard_cb (JbFieldRow *self)
{
  if (self->pasting_line || !gtk_editable_get_editable (GTK_EDITABLE (self)))
    {
      self->pasting = TRUE;
      return;
    }

  g_signal_stop_emission_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self)),
                                  "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                 clipboard_read_cb, g_object_ref (self));
}

/* A source is printed in brackets, so one that is copied with its own would get two pairs. */
static void
strip_brackets (GString *text)
{
  static const char *const pairs[][2] = { { "（", "）" }, { "(", ")" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize n_open = strlen (pairs[i][0]), n_close = strlen (pairs[i][1]);

      if (text->len <= n_open + n_close || !g_str_has_prefix (text->str, pairs[i][0]) ||
          !g_str_has_suffix (text->str, pairs[i][1]) ||
          strstr (text->str + n_open, pairs[i][0]) != NULL)
        continue;
      g_string_truncate (text, text->len - n_close);
      g_string_erase (text, 0, (gssize) n_open);
      return;
    }
}

/* One line is one line: what is pasted with line breaks loses them. */
static void
on_insert_text_cb (GtkEditable *editable,
                   const char  *text,
                   int          length,
                   int         *position,
                   JbFieldRow  *self)
{
  g_autoptr(GString) clean = NULL;
  gsize    n = length < 0 ? strlen (text) : (gsize) length;
  gboolean is_source = self->pasting && self->role == JB_ROLE_SOURCE &&
                       *gtk_editable_get_text (editable) == '\0';

  self->quote_at = -1;
  if (!self->following && !self->pasting && n > 0 && g_utf8_next_char (text) == text + n &&
      jb_quotes_is_quote (g_utf8_get_char (text)))
    self->quote_at = *position;
  self->pasting = FALSE;

  if (self->following)
    return;

  clean = g_string_sized_new (n);
  for (gsize i = 0; i < n; i++)
    if (text[i] != '\n' && text[i] != '\r')
      g_string_append_c (clean, text[i]);
  if (is_source)
    strip_brackets (clean);
  if (clean->len == n)
    return;

  g_signal_stop_emission_by_name (editable, "insert-text");
  gtk_editable_insert_text (editable, clean->str, (int) clean->len, position);
}

static void
on_title_changed_cb (JbFieldRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

/* What was found in the value is underlined in it. */
static void
show_findings (JbFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->findings == NULL)
    return;

  if (JB_IS_BLOCK (self->object))
    jb_finding_entry_set_block (self->findings, JB_BLOCK (self->object));
  else
    jb_finding_entry_set_value (self->findings,
                                JB_IS_NODE (self->object) ? JB_NODE (self->object) : NULL,
                                self->role,
                                JB_IS_FIELDS (self->object) ? self->field : NULL);
  jb_finding_entry_set_findings (
      self->findings, JB_IS_WINDOW (root) ? jb_window_get_findings (JB_WINDOW (root)) : NULL);
}

static void
rebind (JbFieldRow *self,
        GObject    *object,
        const char *field)
{
  g_autofree char *name = g_strdup (field);
  g_autofree char *detailed = NULL;

  g_clear_signal_handler (&self->handler, self->object);
  g_clear_signal_handler (&self->list_handler, self->object);
  g_set_object (&self->object, object);
  g_free (self->field);
  self->field = g_steal_pointer (&name);

  if (self->object != NULL && self->field != NULL)
    {
      detailed = g_strconcat (JB_IS_FIELDS (self->object) ? "changed::" : "notify::",
                              self->field, NULL);
      self->handler = g_signal_connect_swapped (self->object, detailed,
                                                G_CALLBACK (on_value_changed_cb), self);
      /* A field that comes or goes with undo changes the list of fields. */
      if (JB_IS_FIELDS (self->object))
        self->list_handler = g_signal_connect_swapped (self->object, "items-changed",
                                                       G_CALLBACK (on_value_changed_cb), self);
    }
  follow (self);
  show_findings (self);
}

static void
jb_field_row_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  JbFieldRow *self = JB_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_ROLE:
      g_value_set_enum (value, self->role);
      break;
    case PROP_FILLED:
      g_value_set_boolean (value, *gtk_editable_get_text (GTK_EDITABLE (self)) != '\0');
      break;
    case PROP_SUGGESTS:
      g_value_set_boolean (value, self->suggests);
      break;
    default:
      if (!gtk_editable_delegate_get_property (object, prop_id, value, pspec))
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_field_row_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  JbFieldRow *self = JB_FIELD_ROW (object);

  switch (prop_id)
    {
    case PROP_OBJECT:
      jb_field_row_set_object (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      jb_field_row_set_field (self, g_value_get_string (value));
      break;
    case PROP_ROLE:
      self->role = g_value_get_enum (value);
      show_findings (self);
      break;
    case PROP_SUGGESTS:
      self->suggests = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_field_row_constructed (GObject *object)
{
  JbFieldRow         *self = JB_FIELD_ROW (object);
  GtkEditable        *text = gtk_editable_get_delegate (GTK_EDITABLE (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (jb_field_row_parent_class)->constructed (object);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_object_set (text, "enable-undo", FALSE, NULL);
  jb_undo_menu_attach (GTK_WIDGET (text));
  g_signal_connect_object (text, "preedit-changed",
                           G_CALLBACK (on_preedit_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "insert-text", G_CALLBACK (on_insert_text_cb), self, 0);
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (on_paste_clipboard_cb), self,
                           G_CONNECT_SWAPPED);
  /* Not "changed", which a replaced text emits twice, first for nothing. */
  g_signal_connect (self, "notify::text", G_CALLBACK (on_text_cb), NULL);
  g_signal_connect (self, "notify::title", G_CALLBACK (on_title_changed_cb), NULL);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  on_title_changed_cb (self);
  self->findings = jb_finding_entry_new (GTK_EDITABLE (self));
  show_findings (self);
  if (self->suggests)
    self->completion = jb_source_completion_new (ADW_ENTRY_ROW (self));
}

static void
jb_field_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jb_field_row_parent_class)->root (widget);
  gtk_editable_set_editable (GTK_EDITABLE (widget), jb_editor_lets_write (widget));
  show_findings (JB_FIELD_ROW (widget));
}

static void
jb_field_row_unroot (GtkWidget *widget)
{
  if (JB_FIELD_ROW (widget)->findings != NULL)
    jb_finding_entry_set_findings (JB_FIELD_ROW (widget)->findings, NULL);
  GTK_WIDGET_CLASS (jb_field_row_parent_class)->unroot (widget);
}

static void
jb_field_row_dispose (GObject *object)
{
  JbFieldRow *self = JB_FIELD_ROW (object);

  if (self->completion != NULL)
    jb_source_completion_detach (self->completion);
  g_clear_object (&self->completion);
  g_clear_object (&self->findings);
  g_clear_signal_handler (&self->handler, self->object);
  g_clear_signal_handler (&self->list_handler, self->object);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (jb_field_row_parent_class)->dispose (object);
}

static void
jb_field_row_finalize (GObject *object)
{
  JbFieldRow *self = JB_FIELD_ROW (object);

  g_free (self->field);

  G_OBJECT_CLASS (jb_field_row_parent_class)->finalize (object);
}

static void
jb_field_row_class_init (JbFieldRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = jb_field_row_root;
  widget_class->unroot = jb_field_row_unroot;
  object_class->constructed = jb_field_row_constructed;
  object_class->get_property = jb_field_row_get_property;
  object_class->set_property = jb_field_row_set_property;
  object_class->dispose = jb_field_row_dispose;
  object_class->finalize = jb_field_row_finalize;

  properties[PROP_OBJECT] =
      g_param_spec_object ("object", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROLE] =
      g_param_spec_enum ("role", NULL, NULL, JB_TYPE_ROLE, JB_ROLE_ORNAMENT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILLED] =
      g_param_spec_boolean ("filled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * JbFieldRow:suggests:
   *
   * Whether earlier sources are suggested while one is typed.
   */
  properties[PROP_SUGGESTS] =
      g_param_spec_boolean ("suggests", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_field_row_init (JbFieldRow *self)
{
  self->quote_at = -1;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  jb_field_row_expose_text (ADW_ENTRY_ROW (self));
  jb_still_row_attach (ADW_ENTRY_ROW (self));
}

/**
 * jb_field_row_get_completion:
 *
 * Returns: (transfer none) (nullable): the list of suggestions, %NULL for a row without
 */
JbSourceCompletion *
jb_field_row_get_completion (JbFieldRow *self)
{
  g_return_val_if_fail (JB_IS_FIELD_ROW (self), NULL);

  return self->completion;
}

/**
 * jb_field_row_expose_text:
 * @row: any entry row, not shown yet
 *
 * Lets assistive technologies see where the keyboard is. An entry row says of itself that
 * it is the text box, but the keyboard is in the text inside it, which has no role.
 */
void
jb_field_row_expose_text (AdwEntryRow *row)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (row)),
                "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
}

/**
 * jb_field_row_new:
 * @title: what the value is called
 * @object: (nullable): whose value it is
 * @field: the name of a string property of @object, or of a field if it is a #JbFields
 * @role: what the value is in the text, which says what it may hold; %JB_ROLE_ORNAMENT
 *   for anything
 *
 * Returns: (transfer floating): a row for one value
 */
GtkWidget *
jb_field_row_new (const char *title,
                  GObject    *object,
                  const char *field,
                  JbRole      role)
{
  return g_object_new (JB_TYPE_FIELD_ROW,
                       "title", title, "use-markup", FALSE, "role", role,
                       "field", field, "object", object, NULL);
}

/**
 * jb_field_row_get_object:
 *
 * Returns: (transfer none) (nullable): whose value is shown
 */
GObject *
jb_field_row_get_object (JbFieldRow *self)
{
  g_return_val_if_fail (JB_IS_FIELD_ROW (self), NULL);

  return self->object;
}

/**
 * jb_field_row_set_object:
 * @object: (nullable): whose value to show, %NULL for none
 *
 * The row keeps @object alive, but not the bulletin that it is part of.
 */
void
jb_field_row_set_object (JbFieldRow *self,
                         GObject    *object)
{
  g_return_if_fail (JB_IS_FIELD_ROW (self));

  if (self->object == object)
    return;

  rebind (self, object, self->field);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OBJECT]);
}

/**
 * jb_field_row_get_composing:
 *
 * Returns: whether an input method shows unfinished text in the row
 */
gboolean
jb_field_row_get_composing (JbFieldRow *self)
{
  g_return_val_if_fail (JB_IS_FIELD_ROW (self), FALSE);

  return self->composing;
}

/**
 * jb_field_row_get_field:
 *
 * Returns: (transfer none) (nullable): which value of the object is shown
 */
const char *
jb_field_row_get_field (JbFieldRow *self)
{
  g_return_val_if_fail (JB_IS_FIELD_ROW (self), NULL);

  return self->field;
}

/**
 * jb_field_row_set_field:
 * @field: (nullable): which value of the object to show
 */
void
jb_field_row_set_field (JbFieldRow *self,
                        const char *field)
{
  g_return_if_fail (JB_IS_FIELD_ROW (self));

  if (g_strcmp0 (self->field, field) == 0)
    return;

  rebind (self, self->object, field);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIELD]);
}
