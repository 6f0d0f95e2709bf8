/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page/jb-page-sheets.h"

G_BEGIN_DECLS

char *jb_page_facts_dup_line (const JbPageSheets *sheets);
char *jb_page_facts_dup_details (const JbPageSheets *sheets);
char *jb_page_facts_dup_missing (const JbPageSheets *sheets);
char *jb_page_facts_dup_style (const char *name);

G_END_DECLS
