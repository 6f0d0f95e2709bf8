/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-paste.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "jb-paste-private.h"

/* What a browser would show of a piece of HTML, as text: a blank line between blocks. */

/* A cell with more text than this lays out a page, it is not a figure in a table. */
enum { MAX_CELL = 60 };

/* Nobody pastes more, and a tree takes many times the space of its text. */
#define MAX_HTML (16 * 1024 * 1024)

typedef struct
{
  GString *out;
  GArray  *lists;
  guint    preformatted;
  gboolean space;
  gboolean space_had_break;
  gboolean soft_space;
} Walk;

typedef struct
{
  xmlNode *node;
  gboolean ordered;
  char     type;
  int      next;
} List;

static gboolean
is_named (const xmlNode     *node,
          const char *const *names)
{
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;

  return g_strv_contains (names, (const char *) node->name);
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const names[] = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", NULL
  };

  return is_named (node, names);
}

static char *
dup_attribute (const xmlNode *node,
               const char    *name)
{
  g_autofree char *result = NULL;
  xmlChar         *value = xmlGetNoNsProp (node, (const xmlChar *) name);

  if (value != NULL)
    {
      g_auto (GStrv) parts = g_strsplit_set ((const char *) value, " \t\r\n", -1);
      g_autofree char *packed = g_strjoinv (NULL, parts);

      result = g_ascii_strdown (packed, -1);
      xmlFree (value);
    }

  return g_steal_pointer (&result);
}

static gboolean
attribute_has (const xmlNode *node,
               const char    *name,
               const char    *part)
{
  g_autofree char *value = dup_attribute (node, name);

  return value != NULL && strstr (value, part) != NULL;
}

static gboolean
has_style (const xmlNode *node,
           const char    *part)
{
  return attribute_has (node, "style", part);
}

/* What a browser does not show as text, and what a word processor adds for itself. */
static gboolean
is_hidden (const xmlNode *node)
{
  static const char *const names[] = {
    "applet", "audio", "button", "canvas", "embed", "head", "iframe", "link", "map", "math",
    "meta", "noscript", "object", "option", "rp", "rt", "script", "select", "style", "svg",
    "template", "textarea", "title", "video", "xml", NULL
  };

  if (node->type != XML_ELEMENT_NODE)
    return node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE &&
           node->type != XML_ENTITY_REF_NODE;
  if (is_named (node, names) || xmlHasProp (node, (const xmlChar *) "hidden") != NULL)
    return TRUE;

  /* A deletion that is tracked, not a word that is struck out. */
  if (g_str_equal ((const char *) node->name, "del") &&
      xmlHasProp (node, (const xmlChar *) "datetime") != NULL)
    return TRUE;

  return has_style (node, "display:none") || has_style (node, "mso-hide:all") ||
         has_style (node, "mso-element:comment") ||
         attribute_has (node, "class", "msocommentreference");
}

static gunichar
get_last (const GString *out)
{
  if (out->len == 0)
    return 0;

  return g_utf8_get_char (g_utf8_prev_char (out->str + out->len));
}

static void
trim_end (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
}

static void
end_line (Walk *self)
{
  trim_end (self->out);
  g_string_append_c (self->out, '\n');
  self->space = self->soft_space = FALSE;
}

static void
end_block (Walk *self)
{
  trim_end (self->out);
  self->space = self->soft_space = FALSE;
  if (self->out->len == 0)
    return;
  while (!g_str_has_suffix (self->out->str, "\n\n"))
    g_string_append_c (self->out, '\n');
}

/* White space in the source is one space on the screen, or none: at the start of a line,
 * and at a line break between Chinese characters. */
static void
flush_space (Walk    *self,
             gunichar next)
{
  gunichar last = get_last (self->out);

  if (self->space && last != 0 && last != '\n' && last != ' ' &&
      !(self->space_had_break && jb_paste_is_chinese (last) && jb_paste_is_chinese (next)))
    g_string_append_c (self->out, ' ');
  else if (self->soft_space && !jb_paste_is_chinese (next))
    g_string_append_c (self->out, ' ');
  self->space = self->space_had_break = self->soft_space = FALSE;
}

static void
write_text (Walk       *self,
            const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (self->preformatted > 0)
        {
          if (c == '\n')
            end_line (self);
          else if (c != '\r')
            g_string_append_unichar (self->out, c);
        }
      else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')
        {
          self->space = TRUE;
          self->space_had_break |= c == '\n' || c == '\r';
        }
      else if (!jb_paste_is_nothing (c))
        {
          flush_space (self, c);
          g_string_append_unichar (self->out, c);
        }
    }
}

/* The text of everything inside, on one line. */
static char *
dup_line (const xmlNode *node)
{
  xmlChar         *content = xmlNodeGetContent (node);
  g_autofree char *valid = NULL;
  GString         *line = g_string_new (NULL);
  gboolean         space = FALSE;

  valid = g_utf8_make_valid (content != NULL ? (const char *) content : "", -1);
  xmlFree (content);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (jb_paste_is_space (c) || c == '\n' || c == '\r')
        {
          space = TRUE;
          continue;
        }
      if (jb_paste_is_nothing (c))
        continue;
      if (space && line->len > 0 && !jb_paste_is_chinese (get_last (line)) &&
          !jb_paste_is_chinese (c))
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_unichar (line, c);
    }

  return g_string_free (line, FALSE);
}

/* The next node in the order of the text that is not inside @node; those left on the way
 * are told to @leave. */
static xmlNode *
step_over (xmlNode *node,
           xmlNode *root,
           void (*leave) (Walk *walk, xmlNode *node),
           Walk *walk)
{
  while (node != root && node->next == NULL)
    {
      node = node->parent;
      if (leave != NULL)
        leave (walk, node);
    }

  return node == root ? NULL : node->next;
}

static gboolean
uses_symbols (const xmlNode *node)
{
  return has_style (node, "wingdings") || has_style (node, "font-family:symbol") ||
         has_style (node, "webdings");
}

/* Word writes the number of a list item into the text. A bullet is a letter of a font of
 * symbols, which would be nonsense in another font. */
static void
write_word_number (Walk    *self,
                   xmlNode *node)
{
  g_autofree char *number = NULL;

  if (node->parent != NULL && uses_symbols (node->parent))
    return;
  for (xmlNode *n = node; n != NULL;
       n = n->children != NULL ? n->children : step_over (n, node, NULL, NULL))
    if (n->type == XML_ELEMENT_NODE && uses_symbols (n))
      return;

  number = dup_line (node);
  if (*number == '\0' || strcmp (number, "·") == 0)
    return;
  flush_space (self, g_utf8_get_char (number));
  g_string_append (self->out, number);
  self->soft_space = TRUE;
}

static char *
dup_chinese_number (int number)
{
  static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (number < 1 || number > 99)
    return g_strdup_printf ("%d", number);
  if (number < 10)
    return g_strdup (digits[number]);

  return g_strconcat (number < 20 ? "" : digits[number / 10], "十", digits[number % 10], NULL);
}

static void
write_list_number (Walk    *self,
                   xmlNode *node)
{
  List            *list = NULL;
  g_autofree char *value = dup_attribute (node, "value");
  g_autofree char *number = NULL;

  if (self->lists->len > 0)
    list = &g_array_index (self->lists, List, self->lists->len - 1);
  if (list == NULL || !list->ordered || has_style (node, "list-style-type:none") ||
      has_style (node, "list-style:none") || list->type == '-')
    return;
  if (value != NULL && g_ascii_isdigit (*value))
    list->next = (int) g_ascii_strtoll (value, NULL, 10);

  if (list->type == 'c')
    {
      number = dup_chinese_number (list->next);
      g_string_append_printf (self->out, "%s、", number);
    }
  else if ((list->type == 'a' || list->type == 'A') && list->next >= 1 && list->next <= 26)
    g_string_append_printf (self->out, "%c.", list->type + list->next - 1);
  else
    g_string_append_printf (self->out, "%d.", list->next);
  list->next++;
  self->soft_space = TRUE;
}

static void
enter_list (Walk    *self,
            xmlNode *node)
{
  List             list = { .node = node, .type = '1', .next = 1 };
  g_autofree char *start = dup_attribute (node, "start");
  xmlChar         *type = xmlGetNoNsProp (node, (const xmlChar *) "type");

  list.ordered = g_str_equal ((const char *) node->name, "ol");
  if (start != NULL && g_ascii_isdigit (*start))
    list.next = (int) g_ascii_strtoll (start, NULL, 10);
  if (has_style (node, "cjk-ideographic") || has_style (node, "simp-chinese") ||
      has_style (node, "cjk-decimal"))
    list.type = 'c';
  else if (has_style (node, "list-style-type:none") || has_style (node, "list-style:none"))
    list.type = '-';
  else if (type != NULL && (*type == 'a' || *type == 'A'))
    list.type = (char) *type;
  xmlFree (type);
  g_array_append_val (self->lists, list);
}

static gboolean
is_list (const xmlNode *node)
{
  static const char *const names[] = { "ol", "ul", "menu", "dir", NULL };

  return is_named (node, names);
}

static void
leave_node (Walk    *self,
            xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (g_str_equal ((const char *) node->name, "pre"))
    self->preformatted--;
  if (is_list (node) && self->lists->len > 0)
    g_array_set_size (self->lists, self->lists->len - 1);
  if (is_block (node))
    end_block (self);
}

static guint
count_paragraphs (const xmlNode *cell)
{
  guint n = 0;

  for (xmlNode *child = cell->children; child != NULL; child = child->next)
    {
      g_autofree char *line = NULL;

      if (!is_block (child))
        continue;
      line = dup_line (child);
      n += *line != '\0';
    }

  return n;
}

/* Takes the cells of a table of words and figures. A table that only lays out a page is
 * none: it has other tables inside, or whole texts in its cells. */
static gboolean
take_cells (xmlNode   *table,
            GPtrArray *rows,
            gboolean  *merged)
{
  static const char *const cells[] = { "td", "th", NULL };
  GPtrArray               *row = NULL;
  guint                    n_cells = 0;

  *merged = FALSE;
  for (xmlNode *node = table->children; node != NULL;)
    {
      if (node->type != XML_ELEMENT_NODE || is_hidden (node))
        {
          node = step_over (node, table, NULL, NULL);
          continue;
        }
      if (g_str_equal ((const char *) node->name, "table"))
        return FALSE;
      if (g_str_equal ((const char *) node->name, "tr"))
        {
          row = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (rows, row);
        }
      if (!is_named (node, cells) || row == NULL)
        {
          node = node->children != NULL ? node->children : step_over (node, table, NULL, NULL);
          continue;
        }

      {
        char            *line = dup_line (node);
        g_autofree char *columns = dup_attribute (node, "colspan");
        g_autofree char *lines = dup_attribute (node, "rowspan");

        g_ptr_array_add (row, line);
        n_cells++;
        *merged |= (columns != NULL && !g_str_equal (columns, "1")) ||
                   (lines != NULL && !g_str_equal (lines, "1"));
        if (g_utf8_strlen (line, -1) > MAX_CELL || count_paragraphs (node) > 3)
          return FALSE;
        for (xmlNode *n = node->children; n != NULL;
             n = n->children != NULL ? n->children : step_over (n, node, NULL, NULL))
          if (n->type == XML_ELEMENT_NODE && g_str_equal ((const char *) n->name, "table"))
            return FALSE;
      }
      node = step_over (node, table, NULL, NULL);
    }

  return n_cells > rows->len;
}

static void
drop_empty_rows (GPtrArray *rows)
{
  for (guint i = rows->len; i > 0; i--)
    {
      GPtrArray *row = g_ptr_array_index (rows, i - 1);
      gboolean   empty = TRUE;

      for (guint j = 0; j < row->len; j++)
        empty &= *(const char *) g_ptr_array_index (row, j) == '\0';
      if (empty)
        g_ptr_array_remove_index (rows, i - 1);
    }
}

static gboolean
write_table (Walk    *self,
             xmlNode *table)
{
  g_autoptr(GPtrArray) rows =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gboolean merged;

  if (!take_cells (table, rows, &merged))
    return FALSE;

  drop_empty_rows (rows);
  end_block (self);
  if (merged || !jb_paste_draw_table (rows, self->out))
    for (guint i = 0; i < rows->len; i++)
      {
        GPtrArray *row = g_ptr_array_index (rows, i);
        gboolean   first = TRUE;

        for (guint j = 0; j < row->len; j++)
          {
            const char *cell = g_ptr_array_index (row, j);

            if (*cell == '\0')
              continue;
            if (!first)
              g_string_append (self->out, "　");
            g_string_append (self->out, cell);
            first = FALSE;
          }
        end_block (self);
      }
  end_block (self);

  return TRUE;
}

/* Returns whether what is inside @node is to be walked. */
static gboolean
enter_node (Walk    *self,
            xmlNode *node)
{
  const char *name = (const char *) node->name;

  if (is_hidden (node))
    return FALSE;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      g_autofree char *valid = g_utf8_make_valid ((const char *) node->content, -1);

      write_text (self, valid);
      return FALSE;
    }
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;

  if (g_str_equal (name, "br"))
    {
      if (has_style (node, "page-break-before:always") || has_style (node, "mso-break-type"))
        end_block (self);
      else
        end_line (self);
      return FALSE;
    }
  if (has_style (node, "mso-list:ignore"))
    {
      write_word_number (self, node);
      return FALSE;
    }
  if (g_str_equal (name, "table") && write_table (self, node))
    return FALSE;

  if (is_block (node))
    end_block (self);
  if (is_list (node))
    enter_list (self, node);
  if (g_str_equal (name, "li"))
    write_list_number (self, node);
  if (g_str_equal (name, "pre"))
    self->preformatted++;

  return TRUE;
}

/* The clipboard of one system puts lines with the places of the parts before the text. */
static const char *
skip_clipboard_header (const char *html,
                       gsize      *length)
{
  const char *start;

  if (*length < 8 || strncmp (html, "Version:", 8) != 0)
    return html;
  start = memchr (html, '<', *length);
  if (start == NULL)
    return html;
  *length -= (gsize) (start - html);

  return start;
}

/* Word marks what other programs are to leave out with <![if …]> and <![endif]>, which the
 * parser takes for text. */
static void
drop_conditions (char *html)
{
  char *to = html;

  for (char *at = html; *at != '\0';)
    {
      char *end = g_str_has_prefix (at, "<![") && !g_str_has_prefix (at, "<![CDATA[")
                      ? strchr (at, '>')
                      : NULL;

      if (end != NULL && end[-1] != '-')
        at = end + 1;
      else
        *to++ = *at++;
    }
  *to = '\0';
}

static char *
dup_utf8 (const char *html,
          gsize       length,
          gsize      *written)
{
  char *result;

  if (length >= 2 && (memcmp (html, "\xff\xfe", 2) == 0 || memcmp (html, "\xfe\xff", 2) == 0))
    return g_convert_with_fallback (html, (gssize) length, "UTF-8", "UTF-16", "", NULL, written,
                                    NULL);
  if (length >= 4 && html[0] == '<' && html[1] == '\0')
    return g_convert_with_fallback (html, (gssize) length, "UTF-8", "UTF-16LE", "", NULL, written,
                                    NULL);

  while (length > 0 && html[length - 1] == '\0')
    length--;
  if (!g_utf8_validate (html, (gssize) length, NULL))
    {
      result = g_convert (html, (gssize) length, "UTF-8", "GB18030", NULL, written, NULL);
      if (result != NULL)
        return result;
    }

  result = g_utf8_make_valid (html, (gssize) length);
  *written = strlen (result);

  return result;
}

/**
 * jb_paste_html_to_text:
 * @html: what was copied, as HTML; UTF-8, UTF-16 or GB18030
 * @length: its length in bytes
 *
 * Returns: (transfer full): what a browser would show of it, with a blank line between
 *   blocks; "" when nothing in it can be read
 */
char *
jb_paste_html_to_text (const char *html,
                       gsize       length)
{
  g_autofree char *utf8 = NULL;
  Walk             walk = { NULL };
  htmlDocPtr       document;
  xmlNode         *root;
  gsize            written = 0;

  g_return_val_if_fail (html != NULL, NULL);

  if (length > MAX_HTML)
    return g_strdup ("");
  html = skip_clipboard_header (html, &length);
  utf8 = dup_utf8 (html, length, &written);
  if (utf8 == NULL || written == 0)
    return g_strdup ("");
  if (memchr (utf8, '\0', written) == NULL)
    {
      drop_conditions (utf8);
      written = strlen (utf8);
    }

  document = htmlReadMemory (utf8, (int) written, NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  if (document == NULL)
    return g_strdup ("");

  walk.out = g_string_new (NULL);
  walk.lists = g_array_new (FALSE, TRUE, sizeof (List));
  root = xmlDocGetRootElement (document);
  for (xmlNode *node = root; node != NULL;)
    {
      if (enter_node (&walk, node))
        {
          if (node->children != NULL)
            {
              node = node->children;
              continue;
            }
          leave_node (&walk, node);
        }
      node = step_over (node, root, leave_node, &walk);
    }
  trim_end (walk.out);
  while (walk.out->len > 0 && walk.out->str[walk.out->len - 1] == '\n')
    g_string_truncate (walk.out, walk.out->len - 1);

  g_array_unref (walk.lists);
  xmlFreeDoc (document);

  return g_string_free (walk.out, FALSE);
}
