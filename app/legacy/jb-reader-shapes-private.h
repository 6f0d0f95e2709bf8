/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-reader-shapes.h"

G_BEGIN_DECLS

#define DASHES          "-—―－–─"
#define LIST_MARKS      "◆◇★☆●○■□▲△▶►▪•·※◎❖✦✿♦➢"
#define OPEN_SQUARE     "[［【〖〔"
#define CLOSE_SQUARE    "]］】〗〕"
#define COLONS          "：:∶"

/* What the shapes of lines are made of. */
gboolean jb_shape_take_bracket (JbSpan            *span,
                                const char        *open,
                                const char        *close);
gboolean jb_shape_take_marks   (JbSpan            *span);
gboolean jb_shape_holds_mark   (JbSpan             span,
                                const char        *marks);
gboolean jb_shape_is_words     (JbSpan             span,
                                const char *const *words);

G_END_DECLS
