/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window-fixture.h"

G_BEGIN_DECLS

/* An issue with two articles; its number is to be filled in. */
#define EXPORT_FIXTURE_ISSUE \
  "妇工情况\n\n第%u期\n\n某省妇联办公室          2014年3月5日\n\n" \
  "[基层动态]\n\n甲县送课下乡\n\n　　正文一段。\n\n　　　　　　　　（甲县妇联）\n\n" \
  "乙县办培训班\n\n　　讲师㛃芳到场。\n\n　　　　　　　　（乙县妇联）\n\n报：县委\n"

gint64   export_fixture_add_issue     (WindowFixture *f,
                                       guint          number);
void     export_fixture_break_text    (WindowFixture *f,
                                       gint64         id);
char    *export_fixture_read          (const char    *path,
                                       gsize         *length);

gboolean export_fixture_says          (GtkWidget     *root,
                                       const char    *words);
void     export_fixture_assert_says   (WindowFixture *f,
                                       const char    *words);
void     export_fixture_assert_dialog (const char    *heading,
                                       const char    *words);

G_END_DECLS
