/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page/jb-pages.h"

G_BEGIN_DECLS

/* A bulletin with the pages it is set on. */
typedef struct
{
  JbBulletin  *bulletin;
  JbPageStyle *style; /* not its own */
  JbPages     *pages;
} PageSetting;

JbBulletin  *page_read_bulletin (const char *text);
PageSetting *page_setting_new (JbBulletin *bulletin,
                               const char *style);
PageSetting *page_setting_of_text (const char *text);
void         page_setting_free (PageSetting *self);

void page_assert_well_set (const JbPages *pages);
void page_assert_breaks (const JbPages *pages);

char              *page_dup_text (const JbPages *pages);
const JbPagePiece *page_find_line (const JbPages *pages,
                                   const char    *start,
                                   guint         *page);
char              *page_repeat (const char *text,
                                guint       n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageSetting, page_setting_free)

G_END_DECLS
