/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-mailing-list.h"

#include <string.h>

#include "bulletin/jb-summary.h"
#include "directory/jb-directory-merge.h"

static void
free_line (gpointer data)
{
  JbMailingLine *line = data;

  g_free (line->label);
  g_free (line->name);
  g_free (line);
}

/* The posts of a person before the name, as they are printed. */
static char *
dup_name (const JbReadingItem *item)
{
  g_autofree char *posts = item->posts != NULL ? g_strjoinv ("、", item->posts) : g_strdup ("");

  return g_strconcat (posts, item->name != NULL ? item->name : "", NULL);
}

static guint
count_copies (JbDirectory   *directory,
              JbReadingItem *item,
              JbPartialDate  date)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const JbReading reading = { .items = items };

  g_ptr_array_add (items, item);

  return (guint) MIN (jb_directory_count_copies (directory, &reading, date, NULL), G_MAXUINT);
}

static void
add_entry (GPtrArray    *self,
           const char   *label,
           const char   *text,
           JbDirectory  *directory,
           JbPartialDate date)
{
  g_autoptr (JbReading) reading = jb_reading_new (text, directory, date);

  for (guint i = 0; i < reading->items->len; i++)
    {
      JbReadingItem *item = reading->items->pdata[i];
      JbMailingLine *line = g_new0 (JbMailingLine, 1);

      line->label = g_strdup (label);
      line->name = dup_name (item);
      line->copies = count_copies (directory, item, date);
      g_ptr_array_add (self, line);
    }
}

/**
 * jb_mailing_list_new:
 * @bulletin: an issue
 * @directory: (nullable): who receives
 * @date: of the issue
 *
 * Lists who gets how many copies, in the order of print. Who is not in the directory gets one,
 * unless the text says otherwise.
 *
 * Returns: (transfer full) (element-type JbMailingLine): the recipients
 */
GPtrArray *
jb_mailing_list_new (JbBulletin   *bulletin,
                     JbDirectory  *directory,
                     JbPartialDate date)
{
  GPtrArray  *self = g_ptr_array_new_with_free_func (free_line);
  const char *label = "";
  g_autoptr (JbDirectory) known = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), self);

  known = directory != NULL ? g_object_ref (directory) : jb_directory_new ();
  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    if (jb_block_get_role (block) == JB_ROLE_RECIPIENTS_LABEL)
      label = jb_block_get_text (block);
    else if (jb_block_get_role (block) == JB_ROLE_RECIPIENT)
      add_entry (self, label, jb_block_get_text (block), known, date);

  return self;
}

/* What a table is drawn with cannot stand in a cell. */
static void
append_cell (GString    *table,
             const char *text)
{
  g_autoptr (GString) cell = g_string_new (text);

  g_string_replace (cell, "│", " ", 0);
  g_string_replace (cell, "|", " ", 0);
  g_string_replace (cell, "\n", " ", 0);
  g_string_append (table, "│");
  g_string_append (table, cell->str);
}

static void
append_row (GString    *table,
            const char *label,
            const char *name,
            const char *copies)
{
  if (table->len > 0)
    g_string_append_c (table, '\n');
  append_cell (table, label);
  append_cell (table, name);
  append_cell (table, copies);
  g_string_append (table, "│");
}

static char *
dup_title (JbBulletin *bulletin)
{
  g_autoptr (JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr (JbSummary) summary = jb_summary_new (transcript);

  if (summary->name != NULL)
    return g_strconcat ("《", summary->name, "》", summary->issue != NULL ? summary->issue : "",
                        "分发表", NULL);

  return g_strdup ("分发表");
}

/**
 * jb_mailing_list_to_bulletin:
 * @list: (element-type JbMailingLine): who gets how many copies
 * @bulletin: the issue that they get
 *
 * Makes a list for the mail room, as a table that is set like any other: in the plain style it is
 * a sheet to be put on top of the copies.
 *
 * Returns: (transfer full): the list
 */
JbBulletin *
jb_mailing_list_to_bulletin (GPtrArray  *list,
                             JbBulletin *bulletin)
{
  JbBulletin      *self = jb_bulletin_new (JB_KIND_BULLETIN, NULL);
  JbSection       *section = jb_bulletin_insert_section (self, 0, NULL);
  JbArticle       *article = jb_section_insert_article (section, 0);
  g_autofree char *title = dup_title (bulletin);
  g_autofree char *number = g_strdup_printf ("%u个", list->len);
  g_autofree char *sum_text = NULL;
  guint64          sum = 0;
  g_autoptr (GString) table = g_string_new (NULL);
  const char *paragraphs[] = { NULL, NULL };

  append_row (table, "类别", "单位或个人", "份数");
  for (guint i = 0; i < list->len; i++)
    {
      const JbMailingLine *line = list->pdata[i];
      g_autofree char     *copies = g_strdup_printf ("%u", line->copies);

      append_row (table, line->label, line->name, copies);
      sum += line->copies;
    }
  sum_text = g_strdup_printf ("%" G_GUINT64_FORMAT, sum);
  append_row (table, "合计", number, sum_text);
  paragraphs[0] = table->str;
  jb_article_set_title_text (article, title);
  jb_article_splice_paragraphs (article, 0, 0, paragraphs);

  return self;
}
