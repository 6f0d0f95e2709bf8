/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-proposal.h"

#include "jb-announcer.h"

/**
 * JbDirectoryProposal:
 *
 * A row for something that may be taken or left: an object with a property "taken".
 */

struct _JbDirectoryProposal
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkCheckButton *check;
  GtkLabel       *title;
  GtkLabel       *details;
  GtkLabel       *more;
  GtkLabel       *warning;

  /* Owned */
  GBinding *binding;
};

G_DEFINE_FINAL_TYPE (JbDirectoryProposal, jb_directory_proposal, GTK_TYPE_BOX)

static void
jb_directory_proposal_dispose (GObject *object)
{
  jb_directory_proposal_forget (JB_DIRECTORY_PROPOSAL (object));

  G_OBJECT_CLASS (jb_directory_proposal_parent_class)->dispose (object);
}

static void
jb_directory_proposal_class_init (JbDirectoryProposalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_directory_proposal_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/jianbao/Jianbao/jb-directory-proposal.ui");
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryProposal, check);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryProposal, title);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryProposal, details);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryProposal, more);
  gtk_widget_class_bind_template_child (widget_class, JbDirectoryProposal, warning);
}

static void
jb_directory_proposal_init (JbDirectoryProposal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jb_directory_proposal_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
jb_directory_proposal_new (void)
{
  return g_object_new (JB_TYPE_DIRECTORY_PROPOSAL, NULL);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/**
 * jb_directory_proposal_show:
 * @proposal: an object with a boolean property "taken"
 * @title: what it is about
 * @details: what is known of it
 * @more: what else belongs to it, or ""
 * @warning: what speaks against it, or ""
 */
void
jb_directory_proposal_show (JbDirectoryProposal *self,
                            GObject             *proposal,
                            const char          *title,
                            const char          *details,
                            const char          *more,
                            const char          *warning)
{
  g_return_if_fail (JB_IS_DIRECTORY_PROPOSAL (self) && G_IS_OBJECT (proposal));

  jb_directory_proposal_forget (self);
  self->binding = g_object_bind_property (proposal, "taken", self->check, "active",
                                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  set_label (self->title, title);
  set_label (self->details, details);
  set_label (self->more, more);
  set_label (self->warning, warning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  jb_announcer_describe (GTK_WIDGET (self->check), details);
}

/**
 * jb_directory_proposal_forget:
 *
 * Lets go of what it shows.
 */
void
jb_directory_proposal_forget (JbDirectoryProposal *self)
{
  g_return_if_fail (JB_IS_DIRECTORY_PROPOSAL (self));

  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  self->binding = NULL;
}

/**
 * jb_directory_proposal_set_suffix:
 * @suffix: a widget to stand at the end
 */
void
jb_directory_proposal_set_suffix (JbDirectoryProposal *self,
                                  GtkWidget           *suffix)
{
  g_return_if_fail (JB_IS_DIRECTORY_PROPOSAL (self) && GTK_IS_WIDGET (suffix));

  gtk_box_append (GTK_BOX (self), suffix);
}
