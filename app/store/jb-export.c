/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-export.h"

static char *
dup_name (const JbTranscript *transcript)
{
  gsize at = transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);

      if (mark->role == JB_ROLE_MASTHEAD && g_strcmp0 (mark->key, "name") == 0)
        return jb_transcript_dup_value (transcript, mark, at);
      at += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }

  for (guint i = 0; i < transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (transcript->loose, i);

      if (loose->role == JB_ROLE_MASTHEAD && g_strcmp0 (loose->key, "name") == 0)
        return g_strdup (loose->text);
    }

  return NULL;
}

/**
 * jb_export_make_bytes:
 * @archive: (nullable): where to learn the publication's house style, when that is asked for
 * @id: the id of the bulletin in @archive, 0 when it is not in there
 * @transcript: what to export
 * @settings: how
 * @error: return location for an error of %JB_ENCODING_ERROR
 *
 * Makes the file that is exported. It waits for the archive, so it is for a thread other than
 * that of a window.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
jb_export_make_bytes (JbArchive              *archive,
                      gint64                  id,
                      const JbTranscript     *transcript,
                      const JbExportSettings *settings,
                      GError                **error)
{
  g_autoptr(JbHouseStyle) style = NULL;
  g_autoptr(JbTranscript) laid_out = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (transcript != NULL && settings != NULL, NULL);

  if (settings->style != JB_EXPORT_STYLE_HOUSE)
    return jb_legacy_write (transcript, &settings->options, error);

  name = dup_name (transcript);
  style = archive != NULL ? jb_archive_learn_house_style (archive, id, name)
                          : jb_house_style_new ();
  laid_out = jb_legacy_lay_out (transcript, style);

  return jb_legacy_write (laid_out, &settings->options, error);
}
