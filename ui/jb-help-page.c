/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-help-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/**
 * JbHelpPage:
 *
 * One page of the guide. Pages are written in Mallard, as GNOME's are, so that Yelp shows them
 * too; of that language only what the guide uses is read here: titles, sections, paragraphs, lists,
 * steps, notes, pictures, keys and links between pages. What else there may be is an error, so that
 * nothing in a page is ever left out unseen.
 */

struct _JbHelpPage
{
  GObject parent_instance;

  char      *folder;
  char      *id;
  char      *title;
  GArray    *blocks;
  GPtrArray *topics;

  /* While it is read. */
  GString *text;
  gunichar last;
  gboolean spaced;
  gboolean broken;
  guint    depth;
  guint    step;
  guint    n_paragraphs;
  gboolean in_info;
  gboolean in_steps;
  gboolean in_list;
  gboolean in_note;
  char    *picture;
};

G_DEFINE_FINAL_TYPE (JbHelpPage, jb_help_page, G_TYPE_OBJECT)

/* How what stands inside a paragraph looks. */
static const struct
{
  const char *element;
  const char *open;
  const char *close;
} inlines[] = {
  { "gui", "<b>", "</b>" },
  { "key", "<tt>", "</tt>" },
  { "file", "<tt>", "</tt>" },
  { "cmd", "<tt>", "</tt>" },
  { "input", "<tt>", "</tt>" },
};

/* The elements that only hold others. */
static const char *const holders[] = { "page", "list", "steps", "note" };

static void
clear_block (gpointer data)
{
  JbHelpBlock *block = data;

  g_free (block->text);
  g_free (block->path);
}

static void
add_block (JbHelpPage     *self,
           JbHelpBlockKind kind,
           guint           number)
{
  JbHelpBlock block = { kind, NULL, g_steal_pointer (&self->picture), number };

  block.text = g_string_free (g_steal_pointer (&self->text), FALSE);
  g_array_append_val (self->blocks, block);
}

static void
fail (GError    **error,
      const char *element)
{
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s>", element);
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

/* In the head of a page a link says where the page belongs, or what belongs to it. */
static void
note_link (JbHelpPage *self,
           const char *type,
           const char *xref)
{
  if (g_strcmp0 (type, "topic") == 0 && xref != NULL)
    g_ptr_array_add (self->topics, g_strdup (xref));
}

static gboolean
begin_inline (JbHelpPage  *self,
              const char  *element,
              const char **names,
              const char **values)
{
  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (g_str_equal (element, inlines[i].element))
      {
        g_string_append (self->text, inlines[i].open);
        return TRUE;
      }
  if (g_str_equal (element, "link"))
    {
      const char      *xref = find_attribute (names, values, "xref");
      g_autofree char *open = NULL;

      if (xref == NULL)
        return FALSE;
      open = g_markup_printf_escaped ("<a href=\"page:%s\">", xref);
      g_string_append (self->text, open);
      return TRUE;
    }

  return FALSE;
}

static void
start_element (GMarkupParseContext *context,
               const char          *element,
               const char         **names,
               const char         **values,
               gpointer             data,
               GError             **error)
{
  JbHelpPage *self = data;

  if (self->in_info)
    {
      if (g_str_equal (element, "link"))
        note_link (self, find_attribute (names, values, "type"),
                   find_attribute (names, values, "xref"));
      return;
    }

  if (self->text != NULL)
    {
      if (!begin_inline (self, element, names, values))
        fail (error, element);
    }
  else if (g_str_equal (element, "p") || g_str_equal (element, "title") ||
           g_str_equal (element, "screen"))
    {
      self->text = g_string_new (NULL);
      self->last = 0;
      self->spaced = FALSE;
      self->broken = FALSE;
    }
  else if (g_str_equal (element, "info"))
    self->in_info = TRUE;
  else if (g_str_equal (element, "section"))
    self->depth++;
  else if (g_str_equal (element, "item"))
    self->n_paragraphs = 0;
  else if (g_str_equal (element, "media"))
    {
      const char *src = find_attribute (names, values, "src");

      if (src == NULL || strchr (src, ':') != NULL)
        fail (error, element);
      else
        self->picture = g_build_filename (self->folder, src, NULL);
    }
  else if (!g_strv_contains (holders, element))
    fail (error, element);

  if (g_str_equal (element, "steps"))
    self->step = 0;
  self->in_steps |= g_str_equal (element, "steps");
  self->in_list |= g_str_equal (element, "list");
  self->in_note |= g_str_equal (element, "note");
}

static void
end_paragraph (JbHelpPage *self)
{
  gboolean first = self->n_paragraphs++ == 0;

  if (self->picture != NULL)
    add_block (self, JB_HELP_PICTURE, 0);
  else if (self->in_steps)
    add_block (self, JB_HELP_STEP, first ? ++self->step : 0);
  else if (self->in_list)
    add_block (self, JB_HELP_ITEM, first ? 1 : 0);
  else
    add_block (self, self->in_note ? JB_HELP_NOTE : JB_HELP_PARAGRAPH, 0);
}

static void
end_title (JbHelpPage *self)
{
  if (self->depth == 0)
    {
      g_free (self->title);
      self->title = g_strdup (self->text->str);
    }
  add_block (self, JB_HELP_HEADING, self->depth + 1);
}

static void
end_inline (JbHelpPage *self,
            const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    if (g_str_equal (element, inlines[i].element))
      g_string_append (self->text, inlines[i].close);
  if (g_str_equal (element, "link"))
    g_string_append (self->text, "</a>");
}

static void
end_element (GMarkupParseContext *context,
             const char          *element,
             gpointer             data,
             GError             **error)
{
  JbHelpPage *self = data;

  if (self->in_info)
    self->in_info = !g_str_equal (element, "info");
  else if (g_str_equal (element, "p"))
    end_paragraph (self);
  else if (g_str_equal (element, "title"))
    end_title (self);
  else if (g_str_equal (element, "screen"))
    add_block (self, JB_HELP_SCREEN, 0);
  else if (g_str_equal (element, "section"))
    self->depth--;
  else if (g_str_equal (element, "media"))
    g_clear_pointer (&self->picture, g_free);
  else if (self->text != NULL)
    end_inline (self, element);

  self->in_steps &= !g_str_equal (element, "steps");
  self->in_list &= !g_str_equal (element, "list");
  self->in_note &= !g_str_equal (element, "note");
}

/* A paragraph is written over several lines; between Chinese characters that is not a space. */
static gboolean
is_wide (gunichar c)
{
  return g_unichar_iswide (c) || c == 0x201c || c == 0x201d;
}

/* Whether a line that ends means a space is known when the next character comes, be it in another
 * element. */
static void
append_text (JbHelpPage *self,
             const char *words)
{
  while (*words != '\0')
    {
      gsize            space = strspn (words, " \n");
      gsize            length = strcspn (words + space, " \n");
      g_autofree char *escaped = g_markup_escape_text (words + space, (gssize) length);

      self->spaced |= space > 0;
      self->broken |= memchr (words, '\n', space) != NULL;
      words += space;
      if (length == 0)
        {
          if (self->spaced && !self->broken && self->last != 0)
            {
              g_string_append_c (self->text, ' ');
              self->spaced = FALSE;
            }
          return;
        }

      if (self->spaced && self->last != 0 &&
          !(self->broken && is_wide (self->last) && is_wide (g_utf8_get_char (words))))
        g_string_append_c (self->text, ' ');
      g_string_append (self->text, escaped);
      words += length;
      self->last = g_utf8_get_char (g_utf8_prev_char (words));
      self->spaced = FALSE;
      self->broken = FALSE;
    }
}

static void
read_text (GMarkupParseContext *context,
           const char          *text,
           gsize                length,
           gpointer             data,
           GError             **error)
{
  JbHelpPage      *self = data;
  g_autofree char *words = g_strndup (text, length);

  if (self->in_info || self->text == NULL)
    return;

  if (g_str_equal (g_markup_parse_context_get_element (context), "screen"))
    {
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      g_string_append (self->text, escaped);
    }
  else
    append_text (self, words);
}

static void
jb_help_page_finalize (GObject *object)
{
  JbHelpPage *self = JB_HELP_PAGE (object);

  g_free (self->folder);
  g_free (self->id);
  g_free (self->title);
  g_free (self->picture);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->topics);

  G_OBJECT_CLASS (jb_help_page_parent_class)->finalize (object);
}

static void
jb_help_page_class_init (JbHelpPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_help_page_finalize;
}

static void
jb_help_page_init (JbHelpPage *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (JbHelpBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->topics = g_ptr_array_new_with_free_func (g_free);
}

/**
 * jb_help_page_dup_folder:
 * @root: (type filename): where the guides of all languages are: either in folders as they are
 *   installed, `LANGUAGE/jianbao`, or as in the source, `LANGUAGE`
 * @languages: (array zero-terminated=1): codes of languages as g_get_language_names() has them, the
 *   best first; the last is `C`
 *
 * Returns: (transfer full) (nullable) (type filename): the folder of the guide in the best language
 *   that there is, %NULL when there is none
 */
char *
jb_help_page_dup_folder (const char        *root,
                         const char *const *languages)
{
  const char *const subfolders[] = { GETTEXT_PACKAGE, "." };

  g_return_val_if_fail (root != NULL && languages != NULL, NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (subfolders); j++)
      {
        g_autofree char *folder = g_build_filename (root, languages[i], subfolders[j], NULL);
        g_autofree char *index = g_build_filename (folder, "index.page", NULL);

        if (g_file_test (index, G_FILE_TEST_EXISTS))
          return g_steal_pointer (&folder);
      }

  return NULL;
}

/**
 * jb_help_page_load:
 * @folder: (type filename): the folder of the guide in one language
 * @id: which page, such as `index`
 * @error: return location for an error
 *
 * Reads a page; its pictures are only named.
 *
 * Returns: (transfer full) (nullable): the page
 */
JbHelpPage *
jb_help_page_load (const char *folder,
                   const char *id,
                   GError    **error)
{
  static const GMarkupParser parser = { start_element, end_element, read_text, NULL, NULL };
  g_autoptr(JbHelpPage) self = NULL;
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize            length;

  g_return_val_if_fail (folder != NULL && id != NULL, NULL);

  name = g_strconcat (id, ".page", NULL);
  path = g_build_filename (folder, name, NULL);
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  self = g_object_new (JB_TYPE_HELP_PAGE, NULL);
  self->folder = g_strdup (folder);
  self->id = g_strdup (id);
  context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, self, NULL);
  if (!g_markup_parse_context_parse (context, contents, (gssize) length, error) ||
      !g_markup_parse_context_end_parse (context, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  g_ptr_array_add (self->topics, NULL);

  return g_steal_pointer (&self);
}

/**
 * jb_help_page_get_id:
 *
 * Returns: (transfer none): which page it is
 */
const char *
jb_help_page_get_id (JbHelpPage *self)
{
  g_return_val_if_fail (JB_IS_HELP_PAGE (self), NULL);

  return self->id;
}

/**
 * jb_help_page_get_title:
 *
 * Returns: (transfer none): the title, as Pango markup
 */
const char *
jb_help_page_get_title (JbHelpPage *self)
{
  g_return_val_if_fail (JB_IS_HELP_PAGE (self), NULL);

  return self->title != NULL ? self->title : "";
}

/**
 * jb_help_page_get_n_blocks:
 *
 * Returns: how many parts the page has
 */
guint
jb_help_page_get_n_blocks (JbHelpPage *self)
{
  g_return_val_if_fail (JB_IS_HELP_PAGE (self), 0);

  return self->blocks->len;
}

/**
 * jb_help_page_get_block:
 * @nth: which one, from 0
 *
 * Returns: (transfer none): a part of the page
 */
const JbHelpBlock *
jb_help_page_get_block (JbHelpPage *self,
                        guint       nth)
{
  g_return_val_if_fail (JB_IS_HELP_PAGE (self) && nth < self->blocks->len, NULL);

  return &g_array_index (self->blocks, JbHelpBlock, nth);
}

/**
 * jb_help_page_get_topics:
 *
 * Returns: (transfer none) (array zero-terminated=1): the pages that belong to this one, in order
 */
const char *const *
jb_help_page_get_topics (JbHelpPage *self)
{
  g_return_val_if_fail (JB_IS_HELP_PAGE (self), NULL);

  return (const char *const *) self->topics->pdata;
}
