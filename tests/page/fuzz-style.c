/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../fuzz/fuzz-target.h"
#include "legacy/jb-legacy.h"
#include "page/jb-pages-pdf.h"

/* Whatever a page style says: it is refused in words, or an issue comes out of it as a PDF. */

static const char issue_text[] =
    "青禾妇情\n\n第7期（总第31期）\n\n青禾县妇联办公室编　　2013年3月8日\n\n[工作动态]\n\n"
    "青禾县妇联办起田间夜校\n——三个乡镇先行\n\n　　夜校每周开课三次，由返乡的女大学生轮流讲课。\n\n"
    "│青禾县│1260│\n├───┼──┤\n│桃林镇│37│\n\n                （青禾县妇联）\n\n"
    "报：县委办公室，县长沈远\n\n送：县妇联各主席\n\n发：各乡镇妇联\n";

static JbBulletin *bulletin;

static void
make_bulletin (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (issue_text, strlen (issue_text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, &error);

  g_assert_no_error (error);
  bulletin = jb_bulletin_new_from_transcript (transcript, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(JbPageStyle) style = jb_page_style_parse (text, &error);
  g_autoptr(JbPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;

  if (style == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  if (bulletin == NULL)
    make_bulletin ();
  pages = jb_pages_new (bulletin, style);
  g_assert_cmpuint (jb_pages_get_size (pages), >, 0);
  pdf = jb_pages_to_pdf (pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 0);

  return 0;
}
