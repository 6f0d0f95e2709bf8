/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "page/jb-page-sheets.h"

G_BEGIN_DECLS

char *jb_page_facts_dup_line (const JbPageSheets *sheets);
char *jb_page_facts_dup_details (const JbPageSheets *sheets);
char *jb_page_facts_dup_missing (const JbPageSheets *sheets);
char *jb_page_facts_dup_style (const char *name);

const char *jb_page_facts_choose_style (const char *name,
                                        JbBulletin *bulletin);

void     jb_page_facts_list_styles (GMenu *menu);
gboolean jb_page_facts_find_character (const JbPageSheets *sheets,
                                       JbPageSpot         *spot);

G_END_DECLS
