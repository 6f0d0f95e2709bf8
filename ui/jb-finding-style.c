/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding-style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "jb-tag-places.h"

/* How findings look: an error has a wavy line and a tinted ground, a warning a wavy line, a note
 * a straight one, so that who sees no colours can tell them apart as well. */

typedef struct
{
  const char    *tag;
  const char    *light;
  const char    *dark;
  PangoUnderline underline;
  float          ground;
} Style;

static const Style styles[] = {
  [JB_FINDING_ERROR] = { "finding-error", "#c01c28", "#ff7b63", PANGO_UNDERLINE_ERROR, 0.16f },
  [JB_FINDING_WARNING] = { "finding-warning", "#ae5c00", "#f8c147", PANGO_UNDERLINE_ERROR, 0 },
  [JB_FINDING_INFO] = { "finding-info", "#1a5fb4", "#99c1f1", PANGO_UNDERLINE_SINGLE, 0 },
};

/* In high contrast nothing is fainter than the text itself. */
static const char *
get_colour (JbFindingLevel level)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager) && level != JB_FINDING_ERROR)
    return dark ? "#ffffff" : "#000000";

  return dark ? styles[level].dark : styles[level].light;
}

static float
get_ground (JbFindingLevel level)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return adw_style_manager_get_high_contrast (manager) ? styles[level].ground * 2.5f
                                                       : styles[level].ground;
}

static void
update_scheme (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  for (guint i = JB_FINDING_ERROR; i <= JB_FINDING_INFO; i++)
    {
      GtkTextTag *tag = gtk_text_tag_table_lookup (table, styles[i].tag);
      GdkRGBA     rgba;

      gdk_rgba_parse (&rgba, get_colour (i));
      g_object_set (tag, "underline-rgba", &rgba, NULL);
      if (styles[i].ground > 0)
        {
          rgba.alpha = get_ground (i);
          g_object_set (tag, "background-rgba", &rgba, NULL);
        }
    }
}

/**
 * jb_finding_style_install:
 *
 * Adds the tags to a buffer that has none of them; they follow the colours of the desktop.
 */
void
jb_finding_style_install (GtkTextBuffer *buffer)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer),
                                 styles[JB_FINDING_ERROR].tag) != NULL)
    return;

  /* What is worse is seen where both are. */
  for (guint i = JB_FINDING_INFO; i >= JB_FINDING_ERROR; i--)
    gtk_text_buffer_create_tag (buffer, styles[i].tag, "underline", styles[i].underline, NULL);
  update_scheme (buffer);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_scheme), buffer,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_scheme), buffer,
                           G_CONNECT_SWAPPED);
}

void
jb_finding_style_clear (GtkTextBuffer     *buffer,
                        const GtkTextIter *start,
                        const GtkTextIter *end)
{
  for (guint i = JB_FINDING_ERROR; i <= JB_FINDING_INFO; i++)
    gtk_text_buffer_remove_tag_by_name (buffer, styles[i].tag, start, end);
}

/**
 * jb_finding_places_add:
 * @start: where it begins, in characters of the buffer
 * @end: where it ends
 *
 * Adds a place where there is a finding of @level.
 */
void
jb_finding_places_add (JbFindingPlaces *places,
                       JbFindingLevel   level,
                       int              start,
                       int              end)
{
  JbTagPlace place = { start, end };

  if (places->of_level[level] == NULL)
    places->of_level[level] = g_array_new (FALSE, FALSE, sizeof (JbTagPlace));
  g_array_append_val (places->of_level[level], place);
}

void
jb_finding_places_clear (JbFindingPlaces *places)
{
  for (guint i = 0; i < G_N_ELEMENTS (places->of_level); i++)
    g_clear_pointer (&places->of_level[i], g_array_unref);
}

/**
 * jb_finding_style_show:
 * @buffer: a buffer with the tags
 * @start: where the part of the text begins that @places are about, in characters
 * @end: where it ends
 * @places: where the findings in that part are
 *
 * Shows these findings there and no others. Where they are shown already nothing is touched.
 */
void
jb_finding_style_show (GtkTextBuffer   *buffer,
                       int              start,
                       int              end,
                       JbFindingPlaces *places)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  for (guint i = JB_FINDING_ERROR; i <= JB_FINDING_INFO; i++)
    jb_tag_places_set (buffer, gtk_text_tag_table_lookup (table, styles[i].tag), start, end,
                       places->of_level[i]);
}

/**
 * jb_finding_style_get_shown:
 * @length: of the value, in characters
 * @start: (out): where to show it, in characters
 * @end: (out): where that ends
 *
 * What has no extent in the value, since it stands beside it or is missing, is shown at the
 * character next to it.
 */
void
jb_finding_style_get_shown (const JbFinding *finding,
                            gsize            length,
                            gsize           *start,
                            gsize           *end)
{
  *start = MIN (finding->start, length);
  *end = MIN (finding->end, length);
  if (*start < *end)
    return;
  if (*start > 0)
    --*start;
  *end = MIN (*start + 1, length);
}

/**
 * jb_finding_style_get_attributes:
 * @text: the value, UTF-8
 * @remarks: (nullable) (element-type JbRemark): what was found in it
 *
 * Returns: (transfer full) (nullable): how to show it in an entry; %NULL for nothing
 */
PangoAttrList *
jb_finding_style_get_attributes (const char *text,
                                 GPtrArray  *remarks)
{
  PangoAttrList *list = NULL;
  gsize          length = (gsize) g_utf8_strlen (text, -1);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const JbFinding *finding = jb_remark_get_finding (remarks->pdata[i]);
      const Style     *style = &styles[finding->level];
      PangoAttribute  *attributes[4] = { NULL };
      GdkRGBA          rgba;
      gsize            start, end;

      if (finding->ignored)
        continue;
      jb_finding_style_get_shown (finding, length, &start, &end);
      if (start == end)
        continue;

      gdk_rgba_parse (&rgba, get_colour (finding->level));
      attributes[0] = pango_attr_underline_new (style->underline);
      attributes[1] = pango_attr_underline_color_new ((guint16) (rgba.red * 65535),
                                                      (guint16) (rgba.green * 65535),
                                                      (guint16) (rgba.blue * 65535));
      if (style->ground > 0)
        {
          attributes[2] = pango_attr_background_new ((guint16) (rgba.red * 65535),
                                                     (guint16) (rgba.green * 65535),
                                                     (guint16) (rgba.blue * 65535));
          attributes[3] =
              pango_attr_background_alpha_new ((guint16) (get_ground (finding->level) * 65535));
        }
      if (list == NULL)
        list = pango_attr_list_new ();
      for (guint j = 0; j < G_N_ELEMENTS (attributes) && attributes[j] != NULL; j++)
        {
          attributes[j]->start_index =
              (guint) (g_utf8_offset_to_pointer (text, (glong) start) - text);
          attributes[j]->end_index =
              (guint) (g_utf8_offset_to_pointer (text, (glong) end) - text);
          pango_attr_list_change (list, attributes[j]);
        }
    }

  return list;
}

const char *
jb_finding_style_get_icon (JbFindingLevel level)
{
  switch (level)
    {
    case JB_FINDING_ERROR:
      return "dialog-error-symbolic";
    case JB_FINDING_WARNING:
      return "dialog-warning-symbolic";
    case JB_FINDING_INFO:
    default:
      return "dialog-information-symbolic";
    }
}

/**
 * jb_finding_style_get_level_name:
 *
 * Returns: the level, translated
 */
const char *
jb_finding_style_get_level_name (JbFindingLevel level)
{
  switch (level)
    {
    case JB_FINDING_ERROR:
      return _("Error");
    case JB_FINDING_WARNING:
      return _("Warning");
    case JB_FINDING_INFO:
    default:
      return _("Note");
    }
}

/**
 * jb_finding_style_get_class:
 *
 * Returns: the CSS class of what shows the level
 */
const char *
jb_finding_style_get_class (JbFindingLevel level)
{
  switch (level)
    {
    case JB_FINDING_ERROR:
      return "error";
    case JB_FINDING_WARNING:
      return "warning";
    case JB_FINDING_INFO:
    default:
      return "accent";
    }
}

/**
 * jb_finding_style_dup_tooltip:
 * @remarks: (nullable) (element-type JbRemark): what was found in a value
 * @character: a place in it, in characters; -1 for all of it
 *
 * Returns: (transfer full) (nullable): what to say there, %NULL for nothing
 */
char *
jb_finding_style_dup_tooltip (GPtrArray *remarks,
                              int        character)
{
  enum
  {
    MOST = 4
  };
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; remarks != NULL && i < remarks->len && n < MOST; i++)
    {
      const JbFinding *finding = jb_remark_get_finding (remarks->pdata[i]);
      gsize            start, end;

      if (finding->ignored)
        continue;
      jb_finding_style_get_shown (finding, G_MAXSIZE, &start, &end);
      if (character >= 0 && ((gsize) character < start || (gsize) character >= end))
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? "\n" : "", finding->message);
    }

  return n > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
