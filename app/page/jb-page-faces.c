/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-faces.h"

#include <pango/pangocairo.h>

#include "jb-page-kept.h"

/**
 * JbPageFaces:
 *
 * Which fonts of the machine stand for the faces of a style, and which characters none of them
 * had.
 */
struct _JbPageFaces
{
  PangoFontMap *map;
  PangoContext *context;
  char         *families[JB_PAGE_N_FACES];
  gboolean      wanted[JB_PAGE_N_FACES];
  GHashTable   *strange;
  GHashTable   *missing;
  JbPageKept   *kept;
};

static gboolean
is_installed (GHashTable *families,
              const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  return g_hash_table_contains (families, key);
}

/* A family may be named with a weight, as in "Noto Serif CJK SC Bold". */
static gboolean
is_usable (GHashTable *families,
           const char *name)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (name);
  const char *family = pango_font_description_get_family (description);

  return is_installed (families, name) || (family != NULL && is_installed (families, family));
}

static GHashTable *
list_families (PangoFontMap *map)
{
  GHashTable                  *known = NULL;
  g_autofree PangoFontFamily **families = NULL;
  int                          n_families;

  known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pango_font_map_list_families (map, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_hash_table_add (known, g_utf8_casefold (pango_font_family_get_name (families[i]), -1));

  return known;
}

/* The first three of a list are the office's own; what comes after stands in for them. */
static void
choose_family (JbPageFaces *self,
               GHashTable  *known,
               JbPageFace   face,
               GStrv        wanted)
{
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    if (is_usable (known, wanted[i]))
      {
        self->families[face] = g_strdup (wanted[i]);
        self->wanted[face] = i < 3;
        return;
      }

  self->families[face] = g_strdup ("serif");
}

/**
 * jb_page_faces_new:
 * @style: how pages are set
 *
 * Returns: (transfer full): the faces of @style on this machine
 */
JbPageFaces *
jb_page_faces_new (const JbPageStyle *style)
{
  JbPageFaces *self = g_new0 (JbPageFaces, 1);
  g_autoptr (GHashTable) known = NULL;
  cairo_font_options_t *options = cairo_font_options_create ();

  self->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 72);
  self->context = pango_font_map_create_context (self->map);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);

  known = list_families (self->map);
  for (JbPageFace face = 0; face < JB_PAGE_N_FACES; face++)
    choose_family (self, known, face, style->families[face]);
  self->strange = g_hash_table_new (NULL, NULL);
  self->missing = g_hash_table_new (NULL, NULL);

  return self;
}

void
jb_page_faces_free (JbPageFaces *self)
{
  for (JbPageFace face = 0; face < JB_PAGE_N_FACES; face++)
    g_free (self->families[face]);
  g_clear_pointer (&self->kept, jb_page_kept_free);
  g_hash_table_unref (self->strange);
  g_hash_table_unref (self->missing);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

/* Returns: (transfer none): what text is shaped with */
PangoContext *
jb_page_faces_get_context (JbPageFaces *self)
{
  return self->context;
}

/**
 * jb_page_faces_describe:
 * @self: the faces
 * @face: one of them
 * @size: in points
 *
 * Returns: (transfer full): the font that stands for @face
 */
PangoFontDescription *
jb_page_faces_describe (JbPageFaces *self,
                        JbPageFace   face,
                        double       size)
{
  PangoFontDescription *description =
      pango_font_description_from_string (self->families[face]);

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);

  return description;
}

/* Returns: (transfer none): the name of the family that stands for @face */
const char *
jb_page_faces_get_family (JbPageFaces *self,
                          JbPageFace   face)
{
  return self->families[face];
}

/* Whether the family is what the office asks for, and no stand-in. */
gboolean
jb_page_faces_is_wanted (JbPageFaces *self,
                         JbPageFace   face)
{
  return self->wanted[face];
}

/**
 * jb_page_faces_note_font:
 * @self: the faces
 * @face: the face that was asked for
 * @font: the font that @character is drawn with
 * @character: a character
 * @missing: whether no font has it
 *
 * Keeps in mind which characters are drawn from another font than that of their face.
 */
void
jb_page_faces_note_font (JbPageFaces *self,
                         JbPageFace   face,
                         PangoFont   *font,
                         gunichar     character,
                         gboolean     missing)
{
  if (missing)
    {
      g_hash_table_add (self->missing, GUINT_TO_POINTER (character));
      return;
    }

  /* Letters and signs of other scripts come from elsewhere in any office. */
  if (g_unichar_iswide (character))
    {
      g_autoptr (PangoFontDescription) asked = jb_page_faces_describe (self, face, 10);
      g_autoptr (PangoFontDescription) used = pango_font_describe (font);
      const char *family = pango_font_description_get_family (used);

      if (g_ascii_strcasecmp (family, pango_font_description_get_family (asked)) != 0 &&
          g_ascii_strcasecmp (family, self->families[face]) != 0)
        g_hash_table_add (self->strange, GUINT_TO_POINTER (character));
    }
}

/**
 * jb_page_faces_keep:
 * @self: the faces
 *
 * From now on paragraphs that were set are kept, and given again when the same text is set in the
 * same way; see #JbPageKept.
 */
void
jb_page_faces_keep (JbPageFaces *self)
{
  if (self->kept == NULL)
    self->kept = jb_page_kept_new ();
}

/* Returns: (transfer none) (nullable): the paragraphs that are kept */
JbPageKept *
jb_page_faces_get_kept (JbPageFaces *self)
{
  return self->kept;
}

/**
 * jb_page_faces_swap_notes:
 * @self: the faces
 * @strange: (inout): characters that were drawn from another font than their face's
 * @missing: (inout): characters that no font has
 *
 * Notes characters somewhere else for a while.
 */
void
jb_page_faces_swap_notes (JbPageFaces *self,
                          GHashTable **strange,
                          GHashTable **missing)
{
  GHashTable *before = self->strange;

  self->strange = *strange;
  *strange = before;
  before = self->missing;
  self->missing = *missing;
  *missing = before;
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  return GPOINTER_TO_UINT (a) < GPOINTER_TO_UINT (b) ? -1 : 1;
}

static char *
dup_characters (GHashTable *table)
{
  GString *text;
  GList   *keys;

  if (g_hash_table_size (table) == 0)
    return NULL;

  text = g_string_new (NULL);
  keys = g_list_sort (g_hash_table_get_keys (table), compare_characters);
  for (GList *l = keys; l != NULL; l = l->next)
    g_string_append_unichar (text, GPOINTER_TO_UINT (l->data));
  g_list_free (keys);

  return g_string_free (text, FALSE);
}

/* Returns: (nullable): the characters that were drawn from another font than their face's */
char *
jb_page_faces_dup_strange (JbPageFaces *self)
{
  return dup_characters (self->strange);
}

/* Returns: (nullable): the characters that no font of the machine has */
char *
jb_page_faces_dup_missing (JbPageFaces *self)
{
  return dup_characters (self->missing);
}
