/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-layout.h"
#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

#define JB_TYPE_HOUSE_STYLE (jb_house_style_get_type ())
G_DECLARE_FINAL_TYPE (JbHouseStyle, jb_house_style, JB, HOUSE_STYLE, GObject)

/**
 * JbHouseStyle:
 *
 * How a publication sets out its plain text: the white space between each pair of
 * neighbouring blocks and the decoration around each kind of value. Learnt from the
 * publication's issues, and built in where nothing was learnt. The built-in style parts
 * paragraphs, recipients lines and articles by a blank line, puts sections in [] with a
 * blank line after them, pushes sources to the right in （）, has no stray white space at
 * the ends of lines and one newline at the end.
 *
 * A style belongs to one thread at a time.
 */
JbHouseStyle *jb_house_style_new      (void);
void          jb_house_style_learn    (JbHouseStyle       *self,
                                       const JbTranscript *transcript);
JbTranscript *jb_house_style_lay_out  (JbHouseStyle       *self,
                                       const JbTranscript *transcript);

G_END_DECLS
