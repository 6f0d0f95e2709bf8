/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-layout.h"
#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

#define JB_TYPE_HOUSE_STYLE (jb_house_style_get_type ())
G_DECLARE_FINAL_TYPE (JbHouseStyle, jb_house_style, JB, HOUSE_STYLE, GObject)

JbHouseStyle *jb_house_style_new      (void);
void          jb_house_style_learn    (JbHouseStyle       *self,
                                       const JbTranscript *transcript);
JbTranscript *jb_house_style_lay_out  (JbHouseStyle       *self,
                                       const JbTranscript *transcript);

G_END_DECLS
