/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JB_TYPE_DIRECTORY_PROPOSAL (jb_directory_proposal_get_type ())
G_DECLARE_FINAL_TYPE (JbDirectoryProposal, jb_directory_proposal, JB, DIRECTORY_PROPOSAL, GtkBox)

GtkWidget *jb_directory_proposal_new (void);
void       jb_directory_proposal_show (JbDirectoryProposal *self,
                                       GObject             *proposal,
                                       const char          *title,
                                       const char          *details,
                                       const char          *more,
                                       const char          *warning);
void       jb_directory_proposal_forget (JbDirectoryProposal *self);
void       jb_directory_proposal_set_suffix (JbDirectoryProposal *self,
                                             GtkWidget           *suffix);

G_END_DECLS
