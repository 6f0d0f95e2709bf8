/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../fuzz/fuzz-target.h"
#include "legacy/jb-paste.h"

/* Whatever is on the clipboard, as HTML or as text: paragraphs come out of it that a bulletin may
 * have. */

static void
check_paragraphs (const char *const *paragraphs)
{
  g_autofree char *line = jb_paste_dup_one_line (paragraphs);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_assert_true (g_utf8_validate (paragraphs[i], -1, NULL));
      g_assert_cmpstr (paragraphs[i], !=, "");
    }
  g_assert_true (g_utf8_validate (line, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_auto (GStrv) from_html = jb_paste_clean_html ((const char *) data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *plain = jb_paste_dup_plain (text);
  g_auto (GStrv) from_text = jb_paste_clean_text (valid);

  check_paragraphs ((const char *const *) from_html);
  check_paragraphs ((const char *const *) from_text);
  g_assert_true (g_utf8_validate (plain, -1, NULL));

  return 0;
}
