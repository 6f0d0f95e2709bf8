/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-transcript.h"

G_BEGIN_DECLS

/**
 * JbPlace:
 *
 * Where in the structure a block has its place. @JB_PLACE_NOWHERE is for what belongs
 * to nothing, and for the second of what there can only be one of.
 */
typedef enum
{
  JB_PLACE_NOWHERE,
  JB_PLACE_MASTHEAD,
  JB_PLACE_TAIL,
  JB_PLACE_DIGEST_HEADING,
  JB_PLACE_ENTRY_SECTION,
  JB_PLACE_ENTRY_TITLE,
  JB_PLACE_SECTION_NAME,
  JB_PLACE_TITLE,
  JB_PLACE_SUBTITLE,
  JB_PLACE_EDITOR_NOTE,
  JB_PLACE_PARAGRAPH,
  JB_PLACE_SOURCE,
  JB_PLACE_LIST_LABEL,
  JB_PLACE_LIST_ENTRY,
  JB_PLACE_NUMBER,
  JB_PLACE_DOCUMENT_TITLE,
  JB_PLACE_DOCUMENT_DATE,
  JB_PLACE_ADDRESSEE,
  JB_PLACE_BODY,
  JB_PLACE_SIGNATURE,
} JbPlace;

/**
 * JbOpens:
 *
 * Which parts begin with a block, the outer ones first.
 */
typedef enum
{
  JB_OPENS_NOTHING = 0,
  JB_OPENS_ENTRY = 1 << 0,
  JB_OPENS_SECTION = 1 << 1,
  JB_OPENS_ARTICLE = 1 << 2,
  JB_OPENS_LIST = 1 << 3,
} JbOpens;

/**
 * JbPlan:
 * @kind: what the blocks are of
 *
 * Walks over the blocks of a text and says of each where it belongs. Begin with all zero
 * but @kind.
 */
typedef struct
{
  JbKind   kind;
  gboolean has_entry;
  gboolean has_section;
  gboolean has_article;
  gboolean has_list;
  guint32  filled;
  guint32  filled_in_article;
} JbPlan;

JbPlace jb_plan_next      (JbPlan  *self,
                           JbRole   role,
                           guint    flags,
                           guint   *opens);
guint   jb_plan_get_flags (JbPlace  place,
                           guint    opens);

G_END_DECLS
