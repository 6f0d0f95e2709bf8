/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbPartialDate:
 *
 * A day, a month or a year: 20140724, 20140700 or 20140000; 0 is no date. They sort as
 * numbers.
 */
typedef guint32 JbPartialDate;

gboolean      jb_partial_date_parse      (const char    *text,
                                          JbPartialDate *date);
char         *jb_partial_date_to_string  (JbPartialDate  self);
gboolean      jb_partial_date_is_valid   (JbPartialDate  self);
JbPartialDate jb_partial_date_get_first  (JbPartialDate  self);
JbPartialDate jb_partial_date_get_last   (JbPartialDate  self);
gboolean      jb_partial_date_is_within  (JbPartialDate  self,
                                          JbPartialDate  from,
                                          JbPartialDate  to);

G_END_DECLS
