/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-json-check.h"

G_BEGIN_DECLS

/* The way from the top to a value; made into a pointer only when there is an error. */
typedef struct _JbJsonPlace JbJsonPlace;
struct _JbJsonPlace
{
  const JbJsonPlace *up;
  const char        *name;
  guint              index;
};

char     *jb_json_place_dup_pointer (const JbJsonPlace  *place);
gboolean  jb_json_place_fail        (GError            **error,
                                     JbJsonError         code,
                                     const JbJsonPlace  *place,
                                     const char         *format);

G_END_DECLS
