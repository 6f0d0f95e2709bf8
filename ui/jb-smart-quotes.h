/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletin/jb-node.h"

G_BEGIN_DECLS

#define JB_TYPE_SMART_QUOTES (jb_smart_quotes_get_type ())
G_DECLARE_FINAL_TYPE (JbSmartQuotes, jb_smart_quotes, JB, SMART_QUOTES, GObject)

JbSmartQuotes *jb_smart_quotes_new           (GtkTextView   *view);
void           jb_smart_quotes_bind          (JbSmartQuotes *self,
                                              GtkTextBuffer *buffer,
                                              JbNode        *node);
void           jb_smart_quotes_set_composing (JbSmartQuotes *self,
                                              gboolean       composing);
void           jb_smart_quotes_hold          (JbSmartQuotes *self,
                                              gboolean       hold);
gboolean       jb_smart_quotes_take_back     (JbSmartQuotes *self);

G_END_DECLS
