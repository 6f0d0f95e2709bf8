/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-publication.h"
#include "legacy/jb-legacy.h"

G_BEGIN_DECLS

/**
 * JbExportSettings:
 * @options: the encoding and the newline to write
 * @style: how to lay the text out
 * @folder: (nullable): the URI of the folder that was exported to last
 *
 * How the texts of a publication are exported.
 */
typedef struct
{
  JbLegacyOptions  options;
  JbExportStyle    style;
  char            *folder;
} JbExportSettings;

#define JB_TYPE_EXPORT_SETTINGS (jb_export_settings_get_type ())
GType             jb_export_settings_get_type (void) G_GNUC_CONST;

JbExportSettings *jb_export_settings_new      (void);
JbExportSettings *jb_export_settings_copy     (const JbExportSettings *self);
void              jb_export_settings_free     (JbExportSettings       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbExportSettings, jb_export_settings_free)

G_END_DECLS
