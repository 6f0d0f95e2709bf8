/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "directory/jb-directory.h"

G_BEGIN_DECLS

/**
 * JbMailingLine:
 * @label: of the list, such as 报
 * @name: who, with the posts that are printed
 * @copies: how many copies go there
 *
 * One recipient of an issue.
 */
typedef struct
{
  char *label;
  char *name;
  guint copies;
} JbMailingLine;

GPtrArray  *jb_mailing_list_new (JbBulletin   *bulletin,
                                 JbDirectory  *directory,
                                 JbPartialDate date);
JbBulletin *jb_mailing_list_to_bulletin (GPtrArray  *list,
                                         JbBulletin *bulletin);

G_END_DECLS
