/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-tags.h"

#include "jb-tag-places.h"

/* How the text shows what each line is understood as: by colour, and by weight or underline
 * for who does not see colours, or wants none but the strongest. All of them can be read on every
 * ground that a mark gives them. */

typedef struct
{
  const char    *name;
  const char    *light;
  const char    *dark;
  PangoWeight    weight;
  PangoUnderline underline;
} Style;

enum
{
  HEAD,
  DIGEST,
  SECTION,
  TITLE,
  SUBTITLE,
  NOTE,
  SOURCE,
  LIST,
  NAMES,
  TAIL,
  ORNAMENT,
  UNKNOWN,
  PLAIN,
  N_STYLES = PLAIN
};

static const Style styles[N_STYLES] = {
  [HEAD] = { "head", "#7a4a12", "#e5b884", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_NONE },
  [DIGEST] = { "digest", "#613583", "#d3b3ea", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_NONE },
  [SECTION] = { "section", "#1a5fb4", "#99c1f1", PANGO_WEIGHT_BOLD, PANGO_UNDERLINE_NONE },
  [TITLE] = { "title", NULL, NULL, PANGO_WEIGHT_BOLD, PANGO_UNDERLINE_NONE },
  [SUBTITLE] = { "subtitle", "#3d5873", "#b4cbe2", PANGO_WEIGHT_BOLD, PANGO_UNDERLINE_NONE },
  [NOTE] = { "note", "#0f6464", "#8fd8d0", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_NONE },
  [SOURCE] = { "source", "#1b6b3a", "#9be5b0", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_NONE },
  [LIST] = { "list", "#7a4a12", "#e5b884", PANGO_WEIGHT_BOLD, PANGO_UNDERLINE_NONE },
  [NAMES] = { "names", "#7a4a12", "#e5b884", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_NONE },
  [TAIL] = { "tail", "#5e5c64", "#c0bfbc", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_NONE },
  [ORNAMENT] = { "ornament", "#5e5c64", "#b5b3b0", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_NONE },
  [UNKNOWN] = { "unknown", "#a51d2d", "#ff9d94", PANGO_WEIGHT_NORMAL, PANGO_UNDERLINE_ERROR },
};

static const guint8 role_styles[JB_N_ROLES] = {
  [JB_ROLE_ORNAMENT] = ORNAMENT,
  [JB_ROLE_UNKNOWN] = UNKNOWN,
  [JB_ROLE_MASTHEAD] = HEAD,
  [JB_ROLE_DIGEST_HEADING] = DIGEST,
  [JB_ROLE_DIGEST_SECTION] = DIGEST,
  [JB_ROLE_DIGEST_TITLE] = DIGEST,
  [JB_ROLE_SECTION] = SECTION,
  [JB_ROLE_TITLE] = TITLE,
  [JB_ROLE_SUBTITLE] = SUBTITLE,
  [JB_ROLE_EDITOR_NOTE] = NOTE,
  [JB_ROLE_PARAGRAPH] = PLAIN,
  [JB_ROLE_SOURCE] = SOURCE,
  [JB_ROLE_RECIPIENTS_LABEL] = LIST,
  [JB_ROLE_RECIPIENT] = NAMES,
  [JB_ROLE_TAIL] = TAIL,
  [JB_ROLE_NUMBER] = HEAD,
  [JB_ROLE_DOCUMENT_TITLE] = TITLE,
  [JB_ROLE_DOCUMENT_DATE] = HEAD,
  [JB_ROLE_ADDRESSEE] = NAMES,
  [JB_ROLE_HEADING] = SUBTITLE,
  [JB_ROLE_BODY] = PLAIN,
  [JB_ROLE_SIGNATURE] = SOURCE,
};

static GtkTextTag *
lookup (GtkTextBuffer *buffer,
        const char    *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

static void
set_background (GtkTextBuffer *buffer,
                const char    *name,
                const char    *colour,
                float          alpha)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, colour);
  rgba.alpha = alpha;
  g_object_set (lookup (buffer, name), "background-rgba", &rgba, NULL);
}

/**
 * jb_preview_tags_install:
 *
 * Adds the tags to a buffer that has none of them.
 */
void
jb_preview_tags_install (GtkTextBuffer *buffer)
{
  for (guint i = 0; i < N_STYLES; i++)
    gtk_text_buffer_create_tag (buffer, styles[i].name,
                                "weight", styles[i].weight,
                                "underline", styles[i].underline,
                                NULL);
  gtk_text_buffer_create_tag (buffer, JB_PREVIEW_TAG_PLACE, NULL, NULL);
  gtk_text_buffer_create_tag (buffer, JB_PREVIEW_TAG_UNENCODABLE,
                              "underline", PANGO_UNDERLINE_ERROR, NULL);
  jb_preview_tags_set_scheme (buffer, FALSE, FALSE);
}

/**
 * jb_preview_tags_set_scheme:
 * @dark: whether the text is light on dark
 * @high_contrast: whether it is to have no colours of its own
 *
 * Gives the tags the colours that go with the rest of the window.
 */
void
jb_preview_tags_set_scheme (GtkTextBuffer *buffer,
                            gboolean       dark,
                            gboolean       high_contrast)
{
  const char *red = dark ? "#ff7b63" : "#c01c28";
  GdkRGBA     rgba;

  for (guint i = 0; i < N_STYLES; i++)
    {
      const char *colour = dark ? styles[i].dark : styles[i].light;

      g_object_set (lookup (buffer, styles[i].name),
                    "foreground", high_contrast ? NULL : colour, NULL);
      /* What colour does not say, a line says. */
      if (i == SECTION || i == NOTE || i == SOURCE)
        g_object_set (lookup (buffer, styles[i].name), "underline",
                      high_contrast ? PANGO_UNDERLINE_SINGLE : PANGO_UNDERLINE_NONE, NULL);
    }

  gdk_rgba_parse (&rgba, red);
  g_object_set (lookup (buffer, styles[UNKNOWN].name), "underline-rgba", &rgba, NULL);
  g_object_set (lookup (buffer, JB_PREVIEW_TAG_UNENCODABLE), "underline-rgba", &rgba, NULL);
  set_background (buffer, JB_PREVIEW_TAG_UNENCODABLE, red, high_contrast ? 0.45f : 0.25f);
  g_object_set (lookup (buffer, JB_PREVIEW_TAG_UNENCODABLE),
                "foreground", dark ? "#ffffff" : "#000000", NULL);
  set_background (buffer, JB_PREVIEW_TAG_PLACE, dark ? "#62a0ea" : "#3584e4",
                  high_contrast ? 0.4f : dark ? 0.25f
                                              : 0.14f);
}

/**
 * jb_preview_tags_apply:
 * @span: a block of the text that @buffer says
 * @is_new: whether it never had a tag
 *
 * Shows what the block is, and no other kind of block there.
 */
void
jb_preview_tags_apply (GtkTextBuffer       *buffer,
                       const JbPreviewSpan *span,
                       gboolean             is_new)
{
  guint       style = span->block != NULL ? role_styles[span->role] : PLAIN;
  int         end = span->at + span->n_chars;
  JbTagPlace  place = { span->at, span->at + span->body_chars };
  GtkTextIter start;
  g_autoptr(GArray) places = NULL;

  if (style != PLAIN)
    {
      /* An indent would be underlined, too. */
      gtk_text_buffer_get_iter_at_offset (buffer, &start, span->at);
      while (place.start < place.end && g_unichar_isspace (gtk_text_iter_get_char (&start)))
        {
          gtk_text_iter_forward_char (&start);
          place.start++;
        }
      places = g_array_new (FALSE, FALSE, sizeof (JbTagPlace));
      g_array_append_val (places, place);
    }

  if (is_new && style != PLAIN)
    jb_tag_places_set (buffer, lookup (buffer, styles[style].name), span->at, end, places);
  else if (!is_new)
    for (guint i = 0; i < N_STYLES; i++)
      jb_tag_places_set (buffer, lookup (buffer, styles[i].name), span->at, end,
                         i == style ? places : NULL);
}
