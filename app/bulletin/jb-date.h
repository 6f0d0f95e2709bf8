/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbDateDigits:
 * @JB_DATE_DIGITS_HALF: 2014
 * @JB_DATE_DIGITS_FULL: ２０１４
 * @JB_DATE_DIGITS_CHINESE: 二〇一四
 */
typedef enum
{
  JB_DATE_DIGITS_HALF,
  JB_DATE_DIGITS_FULL,
  JB_DATE_DIGITS_CHINESE,
} JbDateDigits;

/**
 * JbDateStyle:
 * @digits: which digits it is written with
 * @zero: how a Chinese nought is written: 〇, ○, 零 or Ｏ
 * @separator: what stands between the numbers; 年 for 年, 月 and 日
 * @padded: whether month and day have two digits
 * @closed: whether 日 stands at the end
 *
 * How a date is written.
 */
typedef struct
{
  JbDateDigits digits;
  gunichar     zero;
  gunichar     separator;
  gboolean     padded;
  gboolean     closed;
} JbDateStyle;

#define JB_DATE_STYLE_INIT { JB_DATE_DIGITS_HALF, 0x3007, 0x5e74, FALSE, TRUE }

gboolean  jb_date_parse (const char        *text,
                         GDate             *date,
                         JbDateStyle       *style);
char     *jb_date_print (const GDate       *date,
                         const JbDateStyle *style);

G_END_DECLS
