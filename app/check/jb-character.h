/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JbCharacter:
 *
 * What kind of character one is, as far as the rules care; one bit each, so that a piece
 * of text can say which kinds it has.
 *
 * @JB_CHARACTER_HAN: a Chinese character, in whichever plane
 * @JB_CHARACTER_DIGIT: 0 to 9
 * @JB_CHARACTER_LETTER: an ASCII letter
 * @JB_CHARACTER_SPACE: white space inside a line
 * @JB_CHARACTER_NEWLINE: a line break inside a drawn table
 * @JB_CHARACTER_POINT: ，。、；：？！
 * @JB_CHARACTER_QUOTE: “”‘’
 * @JB_CHARACTER_BRACKET: （）《》 and so on
 * @JB_CHARACTER_HALF_POINT: ,.;:?!
 * @JB_CHARACTER_HALF_QUOTE: straight quotation marks, full-width ones too
 * @JB_CHARACTER_HALF_BRACKET: ()[]<>
 * @JB_CHARACTER_DASH: whatever is used as a dash or a tilde
 * @JB_CHARACTER_DOT: whatever is used as a middle dot
 * @JB_CHARACTER_ELLIPSIS: … and its kind
 * @JB_CHARACTER_WIDE_DIGIT: ０ to ９
 * @JB_CHARACTER_WIDE_LETTER: Ａ to ｚ
 * @JB_CHARACTER_DRAWN: what tables are drawn with
 * @JB_CHARACTER_OTHER: anything else
 */
typedef enum
{
  JB_CHARACTER_HAN = 1 << 0,
  JB_CHARACTER_DIGIT = 1 << 1,
  JB_CHARACTER_LETTER = 1 << 2,
  JB_CHARACTER_SPACE = 1 << 3,
  JB_CHARACTER_NEWLINE = 1 << 4,
  JB_CHARACTER_POINT = 1 << 5,
  JB_CHARACTER_QUOTE = 1 << 6,
  JB_CHARACTER_BRACKET = 1 << 7,
  JB_CHARACTER_HALF_POINT = 1 << 8,
  JB_CHARACTER_HALF_QUOTE = 1 << 9,
  JB_CHARACTER_HALF_BRACKET = 1 << 10,
  JB_CHARACTER_DASH = 1 << 11,
  JB_CHARACTER_DOT = 1 << 12,
  JB_CHARACTER_ELLIPSIS = 1 << 13,
  JB_CHARACTER_WIDE_DIGIT = 1 << 14,
  JB_CHARACTER_WIDE_LETTER = 1 << 15,
  JB_CHARACTER_DRAWN = 1 << 16,
  JB_CHARACTER_OTHER = 1 << 17,
} JbCharacter;

#define JB_CHARACTER_CHINESE_MARK (JB_CHARACTER_POINT | JB_CHARACTER_QUOTE | JB_CHARACTER_BRACKET)
#define JB_CHARACTER_CHINESE      (JB_CHARACTER_HAN | JB_CHARACTER_CHINESE_MARK)
#define JB_CHARACTER_ANY_DIGIT    (JB_CHARACTER_DIGIT | JB_CHARACTER_WIDE_DIGIT)
#define JB_CHARACTER_ASCII_WORD   (JB_CHARACTER_DIGIT | JB_CHARACTER_LETTER)

JbCharacter jb_character_classify_mark (gunichar c);
int         jb_character_digit         (gunichar c);
int         jb_character_numeral       (gunichar c);
gunichar    jb_character_widen         (gunichar c);

/* The characters of the basic plane are most of any text. */
static inline JbCharacter
jb_character_classify (gunichar c)
{
  return c >= 0x4e00 && c <= 0x9fff ? JB_CHARACTER_HAN : jb_character_classify_mark (c);
}

static inline gboolean
jb_character_is (gunichar c,
                 guint    kinds)
{
  return (jb_character_classify (c) & kinds) != 0;
}

G_END_DECLS
