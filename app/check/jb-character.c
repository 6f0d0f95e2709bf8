/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-character.h"

static JbCharacter
classify_ascii (gunichar c)
{
  if (g_ascii_isdigit ((char) c))
    return JB_CHARACTER_DIGIT;
  if (g_ascii_isalpha ((char) c))
    return JB_CHARACTER_LETTER;

  switch (c)
    {
    case ' ':
    case '\t':
    case '\f':
    case '\v':
      return JB_CHARACTER_SPACE;
    case '\n':
    case '\r':
      return JB_CHARACTER_NEWLINE;
    case ',':
    case '.':
    case ';':
    case ':':
    case '?':
    case '!':
      return JB_CHARACTER_HALF_POINT;
    case '"':
    case '\'':
      return JB_CHARACTER_HALF_QUOTE;
    case '(':
    case ')':
    case '[':
    case ']':
    case '<':
    case '>':
      return JB_CHARACTER_HALF_BRACKET;
    case '-':
    case '~':
      return JB_CHARACTER_DASH;
    default:
      return JB_CHARACTER_OTHER;
    }
}

/* Any character that is not one of the 20,992 most frequent Chinese ones. */
JbCharacter
jb_character_classify_mark (gunichar c)
{
  if (c < 0x80)
    return classify_ascii (c);

  switch (c)
    {
    case 0xff0c:
    case 0x3002:
    case 0x3001:
    case 0xff1b:
    case 0xff1a:
    case 0xff1f:
    case 0xff01:
      return JB_CHARACTER_POINT;
    case 0x201c:
    case 0x201d:
    case 0x2018:
    case 0x2019:
      return JB_CHARACTER_QUOTE;
    case 0xff02:
    case 0xff07:
      return JB_CHARACTER_HALF_QUOTE;
    case 0xff08:
    case 0xff09:
    case 0xff3b:
    case 0xff3d:
    case 0x3014:
    case 0x3015:
    case 0x3008:
    case 0x3009:
    case 0x300a:
    case 0x300b:
    case 0x300c:
    case 0x300d:
    case 0x300e:
    case 0x300f:
    case 0x3010:
    case 0x3011:
      return JB_CHARACTER_BRACKET;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xff0d:
    case 0xff5e:
    case 0x301c:
    case 0x223c:
    case 0x2500:
    case 0x2501:
      return JB_CHARACTER_DASH;
    case 0xb7:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22c5:
    case 0x30fb:
    case 0xff0e:
    case 0xff65:
      return JB_CHARACTER_DOT;
    case 0x2026:
    case 0x22ef:
    case 0x2025:
      return JB_CHARACTER_ELLIPSIS;
    case 0x3000:
    case 0xa0:
    case 0x2002:
    case 0x2003:
    case 0x2009:
    case 0x202f:
      return JB_CHARACTER_SPACE;
    case 0x2028:
    case 0x2029:
    case 0x85:
      return JB_CHARACTER_NEWLINE;
    case 0x3005:
    case 0x3007:
      return JB_CHARACTER_HAN;
    default:
      break;
    }

  if (c >= 0xff10 && c <= 0xff19)
    return JB_CHARACTER_WIDE_DIGIT;
  if ((c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a))
    return JB_CHARACTER_WIDE_LETTER;
  if ((c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
      (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff))
    return JB_CHARACTER_HAN;
  if (c >= 0x2502 && c <= 0x259f)
    return JB_CHARACTER_DRAWN;

  return JB_CHARACTER_OTHER;
}

/* The value of a digit of either width, -1 for anything else. */
int
jb_character_digit (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int) c - '0';
  if (c >= 0xff10 && c <= 0xff19)
    return (int) c - 0xff10;

  return -1;
}

/* The value of a Chinese digit, 10 for 十, -1 for anything else. */
int
jb_character_numeral (gunichar c)
{
  static const gunichar numerals[] = {
    0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341,
  };

  if (c == 0x25cb || c == 0x96f6)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (c == numerals[i])
      return (int) i;

  return -1;
}

/* The mark that Chinese text has for an ASCII one, 0 where there is none. */
gunichar
jb_character_widen (gunichar c)
{
  switch (c)
    {
    case ',':
      return 0xff0c;
    case '.':
      return 0x3002;
    case ';':
      return 0xff1b;
    case ':':
      return 0xff1a;
    case '?':
      return 0xff1f;
    case '!':
      return 0xff01;
    case '(':
      return 0xff08;
    case ')':
      return 0xff09;
    default:
      return 0;
    }
}
