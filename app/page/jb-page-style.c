/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jb-page-style.h"

#include <string.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (jb-page-style-error-quark, jb_page_style_error)

static const char *const face_keys[JB_PAGE_N_FACES] = {
  "Body",
  "Heading",
  "Note",
  "Title",
  "Number",
};

/* All that a style may say; what stands under [] of a group ends with NULL. */
static const struct
{
  const char *group;
  const char *keys[12];
} settings[] = {
  { "Page", { "Width", "Height", "Top", "Left", "Right", "Bottom" } },
  { "Grid", { "Columns", "Rows" } },
  { "Type",
    { "Body", "Heading", "Note", "Title", "Number", "BodySize", "TitleSize", "SmallSize" } },
  { "Head", { "Kind", "NameSize" } },
  { "Foot", { "Recipients", "EvenPage", "PageNumbers", "NumberForm", "NumberPlace" } },
};

static const char *const *
find_keys (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].group, group))
      return settings[i].keys;

  return NULL;
}

/* A setting that is misspelt would be passed over in silence otherwise. */
static void
check_names (GKeyFile *file,
             GError  **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL && *error == NULL; i++)
    {
      const char *const *known = find_keys (groups[i]);
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      if (known == NULL)
        {
          g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                       _("A style has no part [%s]: use Page, Grid, Type, Head and Foot."),
                          groups[i]);
          return;
        }
      for (guint j = 0; keys[j] != NULL && *error == NULL; j++)
        if (!g_strv_contains (known, keys[j]))
          g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                       _("A style has no “%s” in [%s]. Is it misspelled?"), keys[j], groups[i]);
    }
}

static gboolean
check_key (GKeyFile   *file,
           const char *group,
           const char *key,
           GError    **error)
{
  if (*error != NULL)
    return FALSE;
  if (g_key_file_has_key (file, group, key, NULL))
    return TRUE;

  g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
               _("The style does not say “%s” in [%s]."), key, group);

  return FALSE;
}

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

  if (!check_key (file, group, key, error))
    return 0;

  value = g_key_file_get_double (file, group, key, &local_error);
  if (local_error != NULL)
    {
      g_autofree char *word = g_key_file_get_value (file, group, key, NULL);

      g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                   _("“%s” in [%s] must be a number, not “%s”."), key, group, word);
      g_error_free (local_error);
    }
  else if (!(value >= least && value <= most))
    g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                 _("“%s” in [%s] must lie between %g and %g."), key, group, least, most);

  /* Some are made whole numbers of, which not every number fits into. */
  return *error == NULL ? value : 0;
}

static gboolean
read_switch (GKeyFile   *file,
             const char *group,
             const char *key,
             GError    **error)
{
  g_autofree char *word = check_key (file, group, key, error)
                              ? g_key_file_get_string (file, group, key, NULL)
                              : NULL;

  if (word == NULL)
    return FALSE;
  if (!g_str_equal (word, "true") && !g_str_equal (word, "false"))
    g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                 _("“%s” in [%s] must be true or false, not “%s”."), key, group, word);

  return g_str_equal (word, "true");
}

static void
read_head (JbPageStyle *self,
           GKeyFile    *file,
           GError     **error)
{
  g_autofree char *kind = check_key (file, "Head", "Kind", error)
                              ? g_key_file_get_string (file, "Head", "Kind", NULL)
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

static void
read_families (JbPageStyle *self,
               GKeyFile    *file,
               GError     **error)
{
  for (int i = 0; i < JB_PAGE_N_FACES && check_key (file, "Type", face_keys[i], error); i++)
    {
      self->families[i] = g_key_file_get_string_list (file, "Type", face_keys[i], NULL, NULL);
      if (self->families[i] == NULL || self->families[i][0] == NULL)
        g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                     _("“%s” in [%s] names no family of a font."), face_keys[i], "Type");
    }
}

/* Both may be left out: then numbers are as GB/T 9704-2012, 7.5, has them. */
static void
read_numbers (JbPageStyle *self,
              GKeyFile    *file,
              GError     **error)
{
  g_autofree char *place = g_key_file_get_string (file, "Foot", "NumberPlace", NULL);

  self->number_form = g_key_file_get_string (file, "Foot", "NumberForm", NULL);
  if (self->number_form == NULL)
    self->number_form = g_strdup ("— 1 —");
  if (*error != NULL)
    return;

  if (strchr (self->number_form, '1') == NULL)
    g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                 _("“%s” in [%s] must have a 1 where the number of the page stands."),
                    "NumberForm", "Foot");
  else if (place == NULL || g_str_equal (place, "outer"))
    self->number_place = JB_PAGE_NUMBER_OUTER;
  else if (g_str_equal (place, "centre"))
    self->number_place = JB_PAGE_NUMBER_CENTRE;
  else if (g_str_equal (place, "right"))
    self->number_place = JB_PAGE_NUMBER_RIGHT;
  else
    g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                 _("“%s” is no place for page numbers: use outer, centre or right."), place);
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

  /* Errors quote it. */
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_VALUE,
                           _("This is not valid UTF-8"));
      return NULL;
    }
  g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, &local_error);
  if (local_error == NULL)
    check_names (file, &local_error);
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
  read_numbers (self, file, &local_error);
  read_families (self, file, &local_error);

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

/* Returns: (transfer full): where the office keeps styles of its own; it need not be there */
char *
jb_page_style_get_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "jianbao", "styles", NULL);
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
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  JbPageStyle     *self;

  if (*name == '\0' || strchr (name, G_DIR_SEPARATOR) != NULL)
    {
      g_set_error (error, JB_PAGE_STYLE_ERROR, JB_PAGE_STYLE_ERROR_NAME,
                   _("“%s” is no name of a style."), name);
      return NULL;
    }

  folder = jb_page_style_get_folder ();
  path = g_build_filename (folder, file_name, NULL);
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
  g_free (self->number_form);
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

static void
add_styles (GHashTable *names,
            const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".style") && g_utf8_validate (name, -1, NULL))
      g_hash_table_add (names, g_strndup (name, strlen (name) - strlen (".style")));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * jb_page_style_list:
 *
 * Returns: (transfer full): the names of the styles there are: those that come with the program,
 *   then the office's own, sorted
 */
char **
jb_page_style_list (void)
{
  const char *const built_in[] = { "bulletin", "document", "plain" };
  GHashTable       *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray        *list = g_ptr_array_new ();
  GPtrArray        *own = g_ptr_array_new ();
  GHashTableIter    iter;
  gpointer          name;
  g_autofree char  *folder = jb_page_style_get_folder ();
  g_autofree char  *shared = g_build_filename (PKGDATADIR, "styles", NULL);

  add_styles (names, folder);
  add_styles (names, shared);
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_ptr_array_add (list, g_strdup (built_in[i]));
      g_hash_table_remove (names, built_in[i]);
    }
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (own, g_strdup (name));
  g_ptr_array_sort (own, compare_names);
  g_ptr_array_extend_and_steal (list, own);
  g_ptr_array_add (list, NULL);
  g_hash_table_unref (names);

  return (char **) g_ptr_array_free (list, FALSE);
}

/* Returns: (transfer none): what a face is for, translated */
const char *
jb_page_face_get_name (JbPageFace face)
{
  switch (face)
    {
    case JB_PAGE_FACE_HEADING:
      return _("Headings");
    case JB_PAGE_FACE_NOTE:
      return C_("face", "Notes");
    case JB_PAGE_FACE_TITLE:
      return _("Titles");
    case JB_PAGE_FACE_NUMBER:
      return _("Page numbers");
    case JB_PAGE_FACE_BODY:
    case JB_PAGE_N_FACES:
    default:
      return _("Paragraphs");
    }
}
