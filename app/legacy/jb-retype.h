/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"

G_BEGIN_DECLS

#define JB_TYPE_RETYPE (jb_retype_get_type ())
G_DECLARE_FINAL_TYPE (JbRetype, jb_retype, JB, RETYPE, GObject)

JbRetype   *jb_retype_new          (JbBulletin           *bulletin);
JbBulletin *jb_retype_get_bulletin (JbRetype             *self);

gboolean    jb_retype_replace      (JbRetype             *self,
                                    gsize                 start,
                                    gsize                 end,
                                    const char           *text,
                                    gsize                 length,
                                    GError              **error);
gboolean    jb_retype_can_tell     (JbRetype             *self,
                                    gsize                 start,
                                    gsize                 end,
                                    JbRole                role);
gboolean    jb_retype_tell         (JbRetype             *self,
                                    gsize                 start,
                                    gsize                 end,
                                    JbRole                role,
                                    const char           *key,
                                    GError              **error);
gboolean    jb_retype_read_again   (JbRetype             *self,
                                    gsize                 start,
                                    gsize                 end,
                                    GError              **error);

G_END_DECLS
