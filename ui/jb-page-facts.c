/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-facts.h"

#include <glib/gi18n-lib.h>

/* What is said about pages: the faces that are really used, and their measures. */

/**
 * jb_page_facts_dup_line:
 * @sheets: pages
 *
 * Returns: (transfer full): what paragraphs are set in, and whether that is what was asked for
 */
char *
jb_page_facts_dup_line (const JbPageSheets *sheets)
{
  const char      *family = jb_page_sheets_get_family (sheets, JB_PAGE_FACE_BODY);
  const char      *strange = jb_page_sheets_get_strange (sheets);
  glong            n_strange = strange != NULL ? g_utf8_strlen (strange, -1) : 0;
  g_autofree char *face = NULL;

  face = jb_page_sheets_is_wanted (sheets, JB_PAGE_FACE_BODY)
             ? g_strdup (family)
             /* Translators: %s is the name of a typeface that is used for want of another */
             : g_strdup_printf (_("%s as a stand-in"), family);
  if (n_strange == 0)
    return g_steal_pointer (&face);

  /* Translators: the first %s is what the label says otherwise */
  return g_strdup_printf (ngettext ("%s, %ld character from another face",
                                    "%s, %ld characters from other faces", (gulong) n_strange),
                          face, n_strange);
}

static void
append_faces (GString            *text,
              const JbPageSheets *sheets)
{
  gboolean all_wanted = TRUE;

  for (JbPageFace face = 0; face < JB_PAGE_N_FACES; face++)
    {
      const char *family = jb_page_sheets_get_family (sheets, face);
      gboolean    wanted = jb_page_sheets_is_wanted (sheets, face);

      if (wanted)
        /* Translators: what a face is for, and the name of its typeface */
        g_string_append_printf (text, _("%s: %s"), jb_page_face_get_name (face), family);
      else
        g_string_append_printf (text, _("%s: %s (stand-in)"), jb_page_face_get_name (face), family);
      g_string_append_c (text, '\n');
      all_wanted = all_wanted && wanted;
    }
  if (!all_wanted)
    g_string_append_printf (text, "%s\n", _("A stand-in is used where what the style asks for is "
                                            "not installed."));
}

static void
append_measures (GString           *text,
                 const JbPageStyle *style)
{
  g_string_append_printf (text, _("Paper: %.4g × %.4g mm"), style->width / JB_PAGE_MM,
                                   style->height / JB_PAGE_MM);
  g_string_append_c (text, '\n');
  /* Translators: top, bottom, left and right margin */
  g_string_append_printf (text,
                          _("Margins: %.4g, %.4g, %.4g and %.4g mm (top, bottom, left, right)"),
                             style->top / JB_PAGE_MM, style->bottom / JB_PAGE_MM,
                             style->left / JB_PAGE_MM, style->right / JB_PAGE_MM);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Grid: %u characters in a line, %u lines on a page"),
                                   style->columns, style->rows);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Sizes: paragraphs %.4g pt, titles %.4g pt"), style->body_size,
                                   style->title_size);
}

/**
 * jb_page_facts_dup_details:
 * @sheets: pages
 *
 * Returns: (transfer full): faces, characters from elsewhere and measures, in several lines
 */
char *
jb_page_facts_dup_details (const JbPageSheets *sheets)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *missing = jb_page_facts_dup_missing (sheets);

  append_faces (text, sheets);
  if (jb_page_sheets_get_strange (sheets) != NULL)
    {
      g_string_append_printf (text, _("From another face: %s"),
                                       jb_page_sheets_get_strange (sheets));
      g_string_append_c (text, '\n');
    }
  if (missing != NULL)
    g_string_append_printf (text, "%s\n", missing);
  g_string_append_c (text, '\n');
  append_measures (text, jb_page_sheets_get_style (sheets));

  return g_string_free (text, FALSE);
}

/**
 * jb_page_facts_dup_missing:
 * @sheets: pages
 *
 * Returns: (transfer full) (nullable): a warning of characters that are printed as boxes
 */
char *
jb_page_facts_dup_missing (const JbPageSheets *sheets)
{
  const char *missing = jb_page_sheets_get_missing (sheets);

  if (missing == NULL)
    return NULL;

  return g_strdup_printf (_("No installed font has these characters, boxes are printed: %s"),
                             missing);
}

/**
 * jb_page_facts_dup_style:
 * @name: of a style
 *
 * Returns: (transfer full): what it is called for people; the office's own styles are called what
 *   the office calls them
 */
char *
jb_page_facts_dup_style (const char *name)
{
  if (g_str_equal (name, ""))
    return g_strdup (_("What Goes with the Kind"));
  if (g_str_equal (name, "bulletin"))
    return g_strdup (C_ ("page style", "Bulletin"));
  if (g_str_equal (name, "document"))
    return g_strdup (C_ ("page style", "Document"));
  if (g_str_equal (name, "plain"))
    return g_strdup (C_ ("page style", "Plain"));

  return g_strdup (name);
}

/**
 * jb_page_facts_list_styles:
 * @menu: a part of a menu, which is made anew
 *
 * Lists all styles there are; the office's own may have changed since the last time.
 */
void
jb_page_facts_list_styles (GMenu *menu)
{
  g_auto (GStrv) names = jb_page_style_list ();

  g_menu_remove_all (menu);
  for (int i = -1; i < 0 || names[i] != NULL; i++)
    {
      const char      *name = i < 0 ? "" : names[i];
      g_autofree char *label = jb_page_facts_dup_style (name);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "page.style", "s", name);
      g_menu_append_item (menu, item);
    }
}

/**
 * jb_page_facts_find_character:
 * @sheets: pages
 * @spot: (out): where the character is
 *
 * Looks for the first character that is a box, else for the first one from another face.
 *
 * Returns: whether there is any
 */
gboolean
jb_page_facts_find_character (const JbPageSheets *sheets,
                              JbPageSpot         *spot)
{
  const char *characters = jb_page_sheets_get_missing (sheets);

  if (characters == NULL)
    characters = jb_page_sheets_get_strange (sheets);

  return characters != NULL && jb_page_sheets_find_character (sheets, characters, spot);
}

/**
 * jb_page_facts_choose_style:
 * @name: the style that was chosen; empty for none
 * @bulletin: (nullable): what is set
 *
 * Returns: (transfer none): @name, else what goes with the bulletin
 */
const char *
jb_page_facts_choose_style (const char *name,
                            JbBulletin *bulletin)
{
  if (*name != '\0')
    return name;

  return bulletin != NULL ? jb_kind_to_string (jb_bulletin_get_kind (bulletin)) : "bulletin";
}
