/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-archive-entry.h"

G_BEGIN_DECLS

/* The values of an entry, as a row of the archive has them. */
typedef struct
{
  gint64           id;
  JbKind           kind;
  JbArchiveStatus  status;
  char            *title;
  char            *name;
  char            *issue;
  char            *total;
  char            *issuer;
  char            *date;
  char            *day;
  int              year;
  gint64           publication_id;
  char            *publication;
  char            *origin_path;
  gint64           created;
  gint64           modified;
  guint            n_articles;
  guint64          n_characters;
  char            *filed_day;
  gint64           deleted;
  char            *labels;
} JbArchiveRow;

JbArchiveEntry     *jb_archive_entry_new_take (JbArchiveRow   *row);
const JbArchiveRow *jb_archive_entry_get_row  (JbArchiveEntry *self);
void                jb_archive_entry_assign   (JbArchiveEntry *self,
                                               JbArchiveEntry *other);

G_END_DECLS
