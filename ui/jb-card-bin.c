/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-card-bin.h"

#include "jb-editor.h"

/**
 * JbCardBin:
 *
 * The place of one card among #JbCards. Until the card is wanted the place is as high as
 * the card is estimated to be, and empty; the keyboard wants it when it comes there.
 */

struct _JbCardBin
{
  GtkWidget parent_instance;

  /* Owned */
  GObject   *item;
  GtkWidget *card;

  JbCardsCreate   create;
  JbCardsEstimate estimate;
  gpointer        user_data;
  gboolean        unseen;
};

G_DEFINE_FINAL_TYPE (JbCardBin, jb_card_bin, GTK_TYPE_WIDGET)

/* For a measure before the width is known. */
enum { TYPICAL_WIDTH = 600 };

static GtkSizeRequestMode
jb_card_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
jb_card_bin_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  JbCardBin *self = JB_CARD_BIN (widget);
  GtkWidget *cards;

  if (self->card != NULL)
    {
      gtk_widget_measure (self->card, orientation, for_size, minimum, natural, NULL, NULL);
      return;
    }

  *minimum = *natural = 0;
  cards = gtk_widget_get_parent (widget);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->estimate != NULL && JB_IS_CARDS (cards))
    *minimum = *natural = self->estimate (self->item, JB_CARDS (cards),
                                          for_size > 0 ? for_size : TYPICAL_WIDTH);
}

static void
jb_card_bin_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  JbCardBin *self = JB_CARD_BIN (widget);

  if (self->card != NULL)
    gtk_widget_allocate (self->card, width, height, baseline, NULL);
}

/* A renderer without a graphics card visits everything that is drawn, in sight or not. */
static void
jb_card_bin_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  if (!JB_CARD_BIN (widget)->unseen)
    GTK_WIDGET_CLASS (jb_card_bin_parent_class)->snapshot (widget, snapshot);
}

static gboolean
jb_card_bin_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  return gtk_widget_child_focus (jb_card_bin_ensure (JB_CARD_BIN (widget)), direction);
}

static gboolean
jb_card_bin_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (jb_card_bin_ensure (JB_CARD_BIN (widget)));
}

static void
jb_card_bin_dispose (GObject *object)
{
  JbCardBin *self = JB_CARD_BIN (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (jb_card_bin_parent_class)->dispose (object);
}

static void
jb_card_bin_class_init (JbCardBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_card_bin_dispose;
  widget_class->get_request_mode = jb_card_bin_get_request_mode;
  widget_class->measure = jb_card_bin_measure;
  widget_class->size_allocate = jb_card_bin_size_allocate;
  widget_class->snapshot = jb_card_bin_snapshot;
  widget_class->focus = jb_card_bin_focus;
  widget_class->grab_focus = jb_card_bin_grab_focus;
}

static void
jb_card_bin_init (JbCardBin *self)
{
}

/**
 * jb_card_bin_new:
 * @item: what the card stands for
 * @create: makes the card
 * @estimate: (nullable): tells how high it will be
 * @user_data: for @create; must outlive the place
 *
 * Returns: (transfer floating): an empty place
 */
GtkWidget *
jb_card_bin_new (GObject        *item,
                 JbCardsCreate   create,
                 JbCardsEstimate estimate,
                 gpointer        user_data)
{
  JbCardBin *self;

  g_return_val_if_fail (G_IS_OBJECT (item), NULL);
  g_return_val_if_fail (create != NULL, NULL);

  self = g_object_new (JB_TYPE_CARD_BIN, NULL);
  self->item = g_object_ref (item);
  self->create = create;
  self->estimate = estimate;
  self->user_data = user_data;

  return GTK_WIDGET (self);
}

/**
 * jb_card_bin_ensure:
 *
 * Makes the card unless there is one.
 *
 * Returns: (transfer none): the card
 */
GtkWidget *
jb_card_bin_ensure (JbCardBin *self)
{
  g_return_val_if_fail (JB_IS_CARD_BIN (self), NULL);

  if (self->card == NULL)
    {
      self->card = self->create (self->item, self->user_data);
      gtk_widget_set_parent (self->card, GTK_WIDGET (self));
      jb_editor_lock_part (self->card);
    }

  return self->card;
}

/**
 * jb_card_bin_get_card:
 *
 * Returns: (transfer none) (nullable): the card, if it has been made
 */
GtkWidget *
jb_card_bin_get_card (JbCardBin *self)
{
  g_return_val_if_fail (JB_IS_CARD_BIN (self), NULL);

  return self->card;
}

/**
 * jb_card_bin_set_seen:
 * @seen: whether any of it is in sight, or nearly
 *
 * What is out of sight is not drawn.
 */
void
jb_card_bin_set_seen (JbCardBin *self,
                      gboolean   seen)
{
  g_return_if_fail (JB_IS_CARD_BIN (self));

  if (self->unseen == !seen)
    return;

  self->unseen = !seen;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
