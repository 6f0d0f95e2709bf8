/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-digest-card.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-bulletin.h"
#include "bulletin/jb-rearrange.h"
#include "jb-field-row.h"
#include "jb-list-position.h"
#include "jb-part-drag.h"
#include "jb-structure.h"
#include "jb-text-row.h"

/**
 * JbDigestCard:
 *
 * One section of the digest (内容提要): the section's name and the titles under it.
 */

struct _JbDigestCard
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkWidget     *handle;
  GtkMenuButton *menu_button;
  JbFieldRow    *section_row;
  JbTextRow     *titles_row;

  /* Owned */
  JbDigestEntry *entry;
};

enum
{
  PROP_0,
  PROP_ENTRY,
  N_PROPS
};

static void jb_digest_card_holder_init (JbPartHolderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbDigestCard, jb_digest_card, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (JB_TYPE_PART_HOLDER,
                                                      jb_digest_card_holder_init))

static GParamSpec *properties[N_PROPS];

static JbNode *
jb_digest_card_get_part (JbPartHolder *holder)
{
  return (JbNode *) JB_DIGEST_CARD (holder)->entry;
}

static void
jb_digest_card_holder_init (JbPartHolderInterface *iface)
{
  iface->get_part = jb_digest_card_get_part;
}

static void
update_actions (JbDigestCard *self)
{
  jb_structure_update_actions (GTK_WIDGET (self), "digest");
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       data)
{
  JbDigestCard *self = data;
  g_autoptr(GMenuModel) menu = NULL;

  if (self->entry != NULL)
    menu = jb_structure_menu_new (JB_NODE (self->entry));
  gtk_menu_button_set_menu_model (button, menu);
}

/* Moves the title with the caret among the titles; at their border it stays. */
static gboolean
move_title_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  JbDigestCard  *self = JB_DIGEST_CARD (widget);
  GtkTextView   *view = jb_text_row_get_view (self->titles_row);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean       up = g_variant_get_boolean (arguments);
  JbBulletin    *bulletin = self->entry != NULL ? jb_node_get_bulletin (JB_NODE (self->entry))
                                                : NULL;
  g_autoptr(JbBlock) title = NULL;
  GListModel *titles;
  GtkTextIter at;
  guint       line, to;
  int         column;

  if (bulletin == NULL || !gtk_widget_has_focus (GTK_WIDGET (view)))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  line = (guint) gtk_text_iter_get_line (&at);
  column = gtk_text_iter_get_line_offset (&at);
  titles = jb_digest_entry_get_titles (self->entry);
  title = g_list_model_get_item (titles, line);
  if (title == NULL || (up ? line == 0 : line + 1 == g_list_model_get_n_items (titles)))
    return TRUE;

  to = up ? line - 1 : line + 1;
  jb_bulletin_move_digest_title (bulletin, title, self->entry, to);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, (int) to, column);
  gtk_text_buffer_place_cursor (buffer, &at);

  return TRUE;
}

static void
set_entry (JbDigestCard  *self,
           JbDigestEntry *entry)
{
  JbBulletin *bulletin = entry != NULL ? jb_node_get_bulletin (JB_NODE (entry)) : NULL;

  if (!g_set_object (&self->entry, entry))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
  update_actions (self);
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_digest (bulletin), "items-changed",
                             G_CALLBACK (update_actions), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static gboolean
jb_digest_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JB_DIGEST_CARD (widget)->section_row));
}

static void
jb_digest_card_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, JB_DIGEST_CARD (object)->entry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_card_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      set_entry (JB_DIGEST_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_digest_card_dispose (GObject *object)
{
  g_clear_object (&JB_DIGEST_CARD (object)->entry);

  G_OBJECT_CLASS (jb_digest_card_parent_class)->dispose (object);
}

static void
jb_digest_card_class_init (JbDigestCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_digest_card_get_property;
  object_class->set_property = jb_digest_card_set_property;
  object_class->dispose = jb_digest_card_dispose;
  widget_class->grab_focus = jb_digest_card_grab_focus;

  properties[PROP_ENTRY] =
      g_param_spec_object ("entry", NULL, NULL, JB_TYPE_DIGEST_ENTRY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JB_TYPE_FIELD_ROW);
  g_type_ensure (JB_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-digest-card.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDigestCard, handle);
  gtk_widget_class_bind_template_child (widget_class, JbDigestCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JbDigestCard, section_row);
  gtk_widget_class_bind_template_child (widget_class, JbDigestCard, titles_row);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_title_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_title_cb, "b",
                                FALSE);
  jb_structure_install_actions (widget_class, "digest");
  jb_structure_install_keys (widget_class, "digest");
}

static void
jb_digest_card_init (JbDigestCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  jb_part_drag_add_source (self->handle, JB_PART_HOLDER (self));
  jb_part_drag_add_target (GTK_WIDGET (self), JB_PART_HOLDER (self), JB_PLACE_AFTER);
}

/**
 * jb_digest_card_new:
 * @entry: the part of the digest to show
 *
 * Returns: (transfer floating): a card for @entry
 */
GtkWidget *
jb_digest_card_new (JbDigestEntry *entry)
{
  return g_object_new (JB_TYPE_DIGEST_CARD, "entry", entry, NULL);
}

/**
 * jb_digest_card_estimate:
 * @entry: (type JbDigestEntry): a part of the digest
 * @cards: where its card will stand
 * @width: how wide it will be, in pixels
 *
 * Returns: about how high the card will be, in pixels
 */
int
jb_digest_card_estimate (gpointer entry,
                         JbCards *cards,
                         int      width)
{
  /* The section, the label above the titles, and the space around both. */
  enum
  {
    SECTION_ROW = 50,
    TEXT_ROW = 40,
    LINE_GAP = 4,
    SIDES = 26
  };
  GListModel *titles = jb_digest_entry_get_titles (entry);
  guint       n = g_list_model_get_n_items (titles);
  int         height = SECTION_ROW + TEXT_ROW;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (titles, i);

      height += LINE_GAP + jb_cards_estimate_text (cards, jb_block_get_text (block),
                                                   width - SIDES);
    }

  return height;
}

/**
 * jb_digest_card_get_entry:
 *
 * Returns: (transfer none) (nullable): the part of the digest that is shown
 */
JbDigestEntry *
jb_digest_card_get_entry (JbDigestCard *self)
{
  g_return_val_if_fail (JB_IS_DIGEST_CARD (self), NULL);

  return self->entry;
}
