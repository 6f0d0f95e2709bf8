/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-cards.h"

/**
 * JbCards:
 *
 * A column of widgets, one for each item of a list model, in its order. It has no
 * selection and no rows of its own, so that the keyboard goes from field to field.
 */

struct _JbCards
{
  GtkBox parent_instance;

  /* Owned */
  GListModel *model;

  JbCardsCreate create;
  gpointer      user_data;
  gulong        handler;
};

G_DEFINE_FINAL_TYPE (JbCards, jb_cards, GTK_TYPE_BOX)

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     JbCards    *self)
{
  GtkWidget *before = position > 0 ? jb_cards_get_card (self, position - 1) : NULL;

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (GTK_BOX (self), before != NULL
                                        ? gtk_widget_get_next_sibling (before)
                                        : gtk_widget_get_first_child (GTK_WIDGET (self)));

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);
      GtkWidget *card = self->create (item, self->user_data);

      gtk_box_insert_child_after (GTK_BOX (self), card, before);
      before = card;
    }
}

static void
jb_cards_dispose (GObject *object)
{
  JbCards *self = JB_CARDS (object);

  g_clear_signal_handler (&self->handler, self->model);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (jb_cards_parent_class)->dispose (object);
}

static void
jb_cards_class_init (JbCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jb_cards_dispose;
}

static void
jb_cards_init (JbCards *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * jb_cards_bind:
 * @model: (nullable): the items to show, %NULL for none
 * @create: makes the widget for an item
 * @user_data: for @create; must outlive the cards
 */
void
jb_cards_bind (JbCards      *self,
               GListModel   *model,
               JbCardsCreate create,
               gpointer      user_data)
{
  GtkWidget *child;

  g_return_if_fail (JB_IS_CARDS (self));
  g_return_if_fail (model == NULL || (G_IS_LIST_MODEL (model) && create != NULL));

  g_clear_signal_handler (&self->handler, self->model);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);

  g_set_object (&self->model, model);
  self->create = create;
  self->user_data = user_data;
  if (model == NULL)
    return;

  on_items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  self->handler = g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), self);
}

/**
 * jb_cards_get_card:
 * @position: the position of an item in the model
 *
 * Returns: (transfer none) (nullable): the widget that stands for it
 */
GtkWidget *
jb_cards_get_card (JbCards *self,
                   guint    position)
{
  GtkWidget *child;

  g_return_val_if_fail (JB_IS_CARDS (self), NULL);

  child = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (child != NULL && position-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child;
}
