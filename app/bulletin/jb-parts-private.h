/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-block-private.h"
#include "jb-bulletin.h"

G_BEGIN_DECLS

/* The insides of the parts of a bulletin, for those that build and take apart bulletins. */

struct _JbArticle
{
  JbNode parent_instance;

  GListStore *title;
  JbBlock    *subtitle;
  JbBlock    *editor_note;
  GListStore *paragraphs;
  JbBlock    *source;
};

struct _JbSection
{
  JbNode parent_instance;

  JbBlock    *name;
  GListStore *articles;
};

struct _JbDigestEntry
{
  JbNode parent_instance;

  JbBlock    *section;
  GListStore *titles;
};

struct _JbRecipients
{
  JbNode parent_instance;

  JbBlock    *label;
  GListStore *entries;
};

struct _JbFields
{
  JbNode parent_instance;

  JbRole      role;
  GListStore *blocks;
};

struct _JbDocument
{
  JbNode parent_instance;

  JbBlock    *number;
  GListStore *title;
  JbBlock    *date;
  GListStore *addressee;
  GListStore *body;
  JbBlock    *signature;
};

JbArticle     *jb_article_new      (void);
JbSection     *jb_section_new      (void);
JbDigestEntry *jb_digest_entry_new (void);
JbRecipients  *jb_recipients_new   (void);
char          *jb_recipients_dup_end_mark (JbRecipients *self);
void           jb_recipients_set_end_mark (JbRecipients *self,
                                           guint         from,
                                           const char   *mark);
JbFields      *jb_fields_new       (JbRole      role);
JbDocument    *jb_document_new     (void);

char          *jb_parts_join_lines (GListModel *blocks);
JbBlock       *jb_parts_peek_last  (GListStore *blocks);

G_END_DECLS
