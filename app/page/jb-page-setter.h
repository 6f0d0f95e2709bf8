/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "bulletin/jb-transcript.h"
#include "jb-page-sheets.h"

G_BEGIN_DECLS

#define JB_TYPE_PAGE_SETTER (jb_page_setter_get_type ())
G_DECLARE_FINAL_TYPE (JbPageSetter, jb_page_setter, JB, PAGE_SETTER, GObject)

JbPageSetter *jb_page_setter_new (JbPageStyle *style);
void          jb_page_setter_set_async (JbPageSetter       *self,
                                        JbTranscript       *transcript,
                                        JbPageSheets       *before,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
JbPageSheets *jb_page_setter_set_finish (JbPageSetter *self,
                                         GAsyncResult *result,
                                         GError      **error);

G_END_DECLS
