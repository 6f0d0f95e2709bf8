/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jb-page-style.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (jb - page - style - error - quark, jb_page_style_error)

static const char *const face_keys[JB_PAGE_N_FACES] = {
  "Body",
  "Heading",
  "Note",
  "Title",
  "Number",
};

/* Reads a number that lies between @least and @most, once nothing has gone wrong before. */
static double
read_number (GKeyFile   *file,
             const char *group,
             const char *key,
             double      least,
             double      most,
             GError    **error)
{
  GError *local_error = NULL;
  double  value;

  if (*error != NULL)
    return 0;

  value = g_key_file_get_double (file, group, key, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else if (!(value >= least && value <= most))
    g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                 _("“%s” in [%s] must lie between %g and %g."), key, group, least, most);

  return value;
}

static gboolean
read_switch (GKeyFile   *file,
             const char *group,
             const char *key,
             GError    **error)
{
  return *error == NULL && g_key_file_get_boolean (file, group, key, error);
}

static void
read_head (JbPageStyle *self,
           GKeyFile    *file,
           GError     **error)
{
  g_autofree char *kind = *error == NULL ? g_key_file_get_string (file, "Head", "Kind", error)
                                         : NULL;

  if (kind == NULL)
    return;
  if (g_str_equal (kind, "bulletin"))
    self->head = JB_PAGE_HEAD_BULLETIN;
  else if (g_str_equal (kind, "document"))
    self->head = JB_PAGE_HEAD_DOCUMENT;
  else if (g_str_equal (kind, "none"))
    self->head = JB_PAGE_HEAD_NONE;
  else
    g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                 _("“%s” is no head of a page: use bulletin, document or none."), kind);
}

/**
 * jb_page_style_parse:
 * @text: the text of a style file
 * @error: return location for an error of %JB_PAGE_STYLE_ERROR or %G_KEY_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): the style
 */
JbPageStyle *
jb_page_style_parse (const char *text,
                     GError    **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (JbPageStyle) self = g_new0 (JbPageStyle, 1);
  GError *local_error = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, &local_error);
  self->width = JB_PAGE_MM * read_number (file, "Page", "Width", 50, 2000, &local_error);
  self->height = JB_PAGE_MM * read_number (file, "Page", "Height", 50, 2000, &local_error);
  self->top = JB_PAGE_MM * read_number (file, "Page", "Top", 0, 500, &local_error);
  self->left = JB_PAGE_MM * read_number (file, "Page", "Left", 0, 500, &local_error);
  self->right = JB_PAGE_MM * read_number (file, "Page", "Right", 0, 500, &local_error);
  self->bottom = JB_PAGE_MM * read_number (file, "Page", "Bottom", 0, 500, &local_error);
  self->columns = read_number (file, "Grid", "Columns", 8, 200, &local_error);
  self->rows = read_number (file, "Grid", "Rows", 8, 200, &local_error);
  self->body_size = read_number (file, "Type", "BodySize", 4, 72, &local_error);
  self->title_size = read_number (file, "Type", "TitleSize", 4, 72, &local_error);
  self->small_size = read_number (file, "Type", "SmallSize", 4, 72, &local_error);
  self->name_size = read_number (file, "Head", "NameSize", 8, 144, &local_error);
  read_head (self, file, &local_error);
  self->foot_recipients = read_switch (file, "Foot", "Recipients", &local_error);
  self->foot_even = read_switch (file, "Foot", "EvenPage", &local_error);
  self->page_numbers = read_switch (file, "Foot", "PageNumbers", &local_error);
  for (int i = 0; i < JB_PAGE_N_FACES && local_error == NULL; i++)
    self->families[i] = g_key_file_get_string_list (file, "Type", face_keys[i], NULL,
                                                    &local_error);

  /* Eight characters and eight lines of the body are the least that lines can be broken in. */
  if (local_error == NULL && (jb_page_style_get_measure (self) < 8 * self->body_size ||
                              jb_page_style_get_depth (self) < 8 * self->title_size))
    g_set_error (&local_error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                 _("The margins leave no room for the text."));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * jb_page_style_load:
 * @name: of a style, such as "bulletin", "document" or "plain"
 * @error: return location for an error of %JB_PAGE_STYLE_ERROR, %G_KEY_FILE_ERROR or
 *   %G_FILE_ERROR
 *
 * Looks for the office's own style of that name first, in jianbao/styles in the folder of the
 * user's settings, and then for the one that comes with the program.
 *
 * Returns: (transfer full) (nullable): the style
 */
JbPageStyle *
jb_page_style_load (const char *name,
                    GError    **error)
{
  g_autofree char *file_name = g_strconcat (name, ".style", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  JbPageStyle     *self;

  if (*name == '\0' || strchr (name, G_DIR_SEPARATOR) != NULL)
    {
      g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME,
                   _("“%s” is no name of a style."), name);
      return NULL;
    }

  path = g_build_filename (g_get_user_config_dir (), "jianbao", "styles", file_name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = g_build_filename (PKGDATADIR, "styles", file_name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME,
                       _("There is no style “%s”: use bulletin, document, plain or one of "
                         "your own."),
                          name);
          return NULL;
        }
    }

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;

  self = jb_page_style_parse (text, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", path);

  return self;
}

void
jb_page_style_free (JbPageStyle *self)
{
  for (int i = 0; i < JB_PAGE_N_FACES; i++)
    g_strfreev (self->families[i]);
  g_free (self);
}

/* The width of a line, in points. */
double
jb_page_style_get_measure (const JbPageStyle *self)
{
  return self->width - self->left - self->right;
}

/* The height of all lines of a page, in points. */
double
jb_page_style_get_depth (const JbPageStyle *self)
{
  return self->height - self->top - self->bottom;
}

/* From one character of body text to the next, in points. */
double
jb_page_style_get_character (const JbPageStyle *self)
{
  return jb_page_style_get_measure (self) / self->columns;
}

/* From one line of body text to the next, in points. */
double
jb_page_style_get_line (const JbPageStyle *self)
{
  return jb_page_style_get_depth (self) / self->rows;
}
