/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-preview-buffer.h"
#include "jb-preview-checks.h"
#include "jb-preview-findings.h"
#include "jb-preview-view.h"
#include "jb-preview.h"

G_BEGIN_DECLS

struct _JbPreview
{
  GtkBox parent_instance;

  /* Template widgets */
  JbPreviewView *view;
  GtkWidget     *refused_row;
  GtkLabel      *refused;
  GtkWidget     *unencodable_row;
  GtkLabel      *unencodable;
  GtkWidget     *misread_row;
  GtkLabel      *misread;
  GtkMenuButton *role_button;
  GtkLabel      *role_label;
  GtkInscription *status;

  /* Owned */
  JbPreviewBuffer *buffer;
  JbPreviewChecks *checks;
  JbPreviewFindings *findings;
  JbBlock         *marked;
  gsize            marked_start;
  gsize            marked_end;

  guint place_id;
  guint has_keyboard : 1;
  guint editable : 1;
};

/* jb-preview-notes.c */
void jb_preview_show_facts          (JbPreview      *self);
void jb_preview_show_refusal        (JbPreview      *self,
                                     const char     *refusal);
void jb_preview_show_checks         (JbPreview      *self);

/* jb-preview-actions.c */
int  jb_preview_get_caret           (JbPreview      *self);
void jb_preview_show_caret          (JbPreview      *self);
void jb_preview_show_typed          (JbPreview      *self);
void jb_preview_go_to_offset        (JbPreview      *self,
                                     int             at);
void jb_preview_update_context_menu (JbPreview      *self);
void jb_preview_tell_line           (JbPreview      *self,
                                     const char     *id);
void jb_preview_make_menus          (JbPreview      *self);
void jb_preview_install_actions     (GtkWidgetClass *widget_class);

G_END_DECLS
