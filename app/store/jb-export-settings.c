/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-export-settings.h"

G_DEFINE_BOXED_TYPE (JbExportSettings, jb_export_settings, jb_export_settings_copy,
                     jb_export_settings_free)

/**
 * jb_export_settings_new:
 *
 * Returns: (transfer full): settings that change nothing: every byte as it is
 */
JbExportSettings *
jb_export_settings_new (void)
{
  JbExportSettings     *self = g_new0 (JbExportSettings, 1);
  const JbLegacyOptions options = JB_LEGACY_OPTIONS_INIT;

  self->options = options;
  self->style = JB_EXPORT_STYLE_KEEP;

  return self;
}

/**
 * jb_export_settings_copy:
 *
 * Returns: (transfer full): a copy
 */
JbExportSettings *
jb_export_settings_copy (const JbExportSettings *self)
{
  JbExportSettings *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->folder = g_strdup (self->folder);

  return copy;
}

void
jb_export_settings_free (JbExportSettings *self)
{
  if (self == NULL)
    return;

  g_free (self->folder);
  g_free (self);
}
