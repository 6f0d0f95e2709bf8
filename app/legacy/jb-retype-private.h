/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-transcript.h"

G_BEGIN_DECLS

/* A block without the white space after it: where it begins in the text that is being made,
 * and whose cuts it has. */
typedef struct
{
  JbMark              mark;
  gsize               start;
  const JbTranscript *cuts_of;
  JbCut              *own_cuts;
} JbCore;

/* Bytes @start to @end of an old text were replaced by @length bytes. */
typedef struct
{
  gsize start;
  gsize end;
  gsize length;
} JbReplacement;

static inline gsize
jb_core_get_size (const JbCore *core)
{
  return (gsize) core->mark.open + core->mark.raw + core->mark.close;
}

static inline gsize
jb_core_get_end (const JbCore *core)
{
  return core->start + jb_core_get_size (core);
}

/* jb-retype-cores.c */
GArray       *jb_cores_new         (void);
GArray       *jb_cores_list        (const JbTranscript  *transcript);
void          jb_cores_add         (GArray              *cores,
                                    const JbCore        *core,
                                    gssize               shift);
JbCore       *jb_cores_add_part    (GArray              *cores,
                                    const JbCore        *core,
                                    const char          *text,
                                    gsize                from,
                                    gsize                to);
gboolean      jb_cores_add_told    (GArray              *cores,
                                    const char          *text,
                                    gsize                from,
                                    gsize                to,
                                    JbRole               role,
                                    const char          *key,
                                    guint                flags);
gboolean      jb_cores_equal       (const JbCore        *a,
                                    const JbCore        *b,
                                    gssize               shift);
const JbCut  *jb_core_get_cuts     (const JbCore        *core);
void          jb_core_take_cuts    (JbCore              *core,
                                    GArray              *cuts);
JbTranscript *jb_cores_join        (GArray              *cores,
                                    const char          *text,
                                    gsize                length,
                                    const JbTranscript  *like);
gboolean      jb_cores_is_blank    (const char          *text,
                                    gsize                from,
                                    gsize                to);
gboolean      jb_cores_has_newline (const char          *text,
                                    gsize                from,
                                    gsize                to);

/* jb-retype-inside.c */
gboolean      jb_retype_edit_cores (GArray              *cores,
                                    GArray              *old,
                                    guint                first,
                                    guint                last,
                                    const JbReplacement *replacement,
                                    const char          *text,
                                    JbKind               kind);

/* jb-retype-merge.c */
JbTranscript *jb_retype_merge      (const JbTranscript  *base,
                                    const JbTranscript  *ours,
                                    const JbTranscript  *theirs,
                                    const JbReplacement *replacement);
JbTranscript *jb_retype_give_back  (const JbTranscript  *base,
                                    const JbTranscript  *ours,
                                    gsize                start,
                                    gsize                end);

/* jb-retype-tell.c */
gboolean      jb_retype_find_lines (const JbTranscript  *ours,
                                    gsize               *start,
                                    gsize               *end);
gboolean      jb_retype_fits       (JbKind               kind,
                                    JbRole               role);
JbTranscript *jb_retype_make_told  (const JbTranscript  *ours,
                                    gsize                start,
                                    gsize                end,
                                    JbRole               role,
                                    const char          *key);

G_END_DECLS
