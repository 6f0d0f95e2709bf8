/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JbHelpBlockKind:
 * @JB_HELP_HEADING: the title of the page or of a section in it
 * @JB_HELP_PARAGRAPH: a paragraph
 * @JB_HELP_ITEM: a paragraph of a list
 * @JB_HELP_STEP: a paragraph of a list in which the order matters
 * @JB_HELP_NOTE: what is not to be overlooked
 * @JB_HELP_SCREEN: what is typed, line by line
 * @JB_HELP_PICTURE: a picture
 */
typedef enum
{
  JB_HELP_HEADING,
  JB_HELP_PARAGRAPH,
  JB_HELP_ITEM,
  JB_HELP_STEP,
  JB_HELP_NOTE,
  JB_HELP_SCREEN,
  JB_HELP_PICTURE,
} JbHelpBlockKind;

/**
 * JbHelpBlock:
 * @kind: what it is
 * @text: the text as Pango markup, in which a link to another page is `page:ID`; of a picture what
 *   is seen on it
 * @path: (nullable) (type filename): the file of a picture, %NULL for others
 * @number: of a heading its level, 1 for that of the page; of a step its number, 0 when it goes on
 *   from the paragraph before, as it does for an item; 0 for others
 *
 * One part of a page, from top to bottom.
 */
typedef struct
{
  JbHelpBlockKind  kind;
  char            *text;
  char            *path;
  guint            number;
} JbHelpBlock;

#define JB_TYPE_HELP_PAGE (jb_help_page_get_type ())
G_DECLARE_FINAL_TYPE (JbHelpPage, jb_help_page, JB, HELP_PAGE, GObject)

char              *jb_help_page_dup_folder   (const char   *root,
                                              const char  *const *languages);
JbHelpPage        *jb_help_page_load         (const char   *folder,
                                              const char   *id,
                                              GError      **error);
const char        *jb_help_page_get_id       (JbHelpPage   *self);
const char        *jb_help_page_get_title    (JbHelpPage   *self);
guint              jb_help_page_get_n_blocks (JbHelpPage   *self);
const JbHelpBlock *jb_help_page_get_block    (JbHelpPage   *self,
                                              guint         nth);
const char *const *jb_help_page_get_topics   (JbHelpPage   *self);

G_END_DECLS
