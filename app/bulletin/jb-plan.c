/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-plan.h"

/* The structure that flat blocks stand for: one rule for building a bulletin and for
 * changing one that lives. */

/* There is one place of this kind: the first block takes it. */
static JbPlace
fill (guint32 *filled,
      JbPlace  place)
{
  if (*filled & (1u << place))
    return JB_PLACE_NOWHERE;

  *filled |= 1u << place;

  return place;
}

static JbPlace
next_in_article (JbPlan *self,
                 JbRole  role,
                 guint   flags,
                 guint  *opens)
{
  if (flags & JB_MARK_STARTS_SECTION)
    {
      *opens |= JB_OPENS_SECTION;
      self->has_section = TRUE;
      self->has_article = FALSE;
    }
  if (!self->has_article || flags & JB_MARK_STARTS_ARTICLE)
    {
      if (!self->has_section)
        *opens |= JB_OPENS_SECTION;
      *opens |= JB_OPENS_ARTICLE;
      self->has_section = TRUE;
      self->has_article = TRUE;
      self->filled_in_article = 0;
    }

  switch ((int) role)
    {
    case JB_ROLE_TITLE:
      return JB_PLACE_TITLE;
    case JB_ROLE_SUBTITLE:
      return fill (&self->filled_in_article, JB_PLACE_SUBTITLE);
    case JB_ROLE_EDITOR_NOTE:
      return fill (&self->filled_in_article, JB_PLACE_EDITOR_NOTE);
    case JB_ROLE_SOURCE:
      return fill (&self->filled_in_article, JB_PLACE_SOURCE);
    default:
      return JB_PLACE_PARAGRAPH;
    }
}

static JbPlace
next_in_document (JbPlan *self,
                  JbRole  role)
{
  if (self->kind != JB_KIND_DOCUMENT)
    return JB_PLACE_NOWHERE;

  switch ((int) role)
    {
    case JB_ROLE_NUMBER:
      return fill (&self->filled, JB_PLACE_NUMBER);
    case JB_ROLE_DOCUMENT_TITLE:
      return JB_PLACE_DOCUMENT_TITLE;
    case JB_ROLE_DOCUMENT_DATE:
      return fill (&self->filled, JB_PLACE_DOCUMENT_DATE);
    case JB_ROLE_ADDRESSEE:
      return JB_PLACE_ADDRESSEE;
    case JB_ROLE_SIGNATURE:
      return fill (&self->filled, JB_PLACE_SIGNATURE);
    default:
      return JB_PLACE_BODY;
    }
}

/**
 * jb_plan_next:
 * @role: the role of the next block
 * @flags: its #JbMarkFlags
 * @opens: (out): which parts begin with it, as #JbOpens
 *
 * Returns: where the block belongs
 */
JbPlace
jb_plan_next (JbPlan *self,
              JbRole  role,
              guint   flags,
              guint  *opens)
{
  *opens = JB_OPENS_NOTHING;

  switch (role)
    {
    case JB_ROLE_MASTHEAD:
      return JB_PLACE_MASTHEAD;

    case JB_ROLE_TAIL:
      return JB_PLACE_TAIL;

    case JB_ROLE_DIGEST_HEADING:
      return fill (&self->filled, JB_PLACE_DIGEST_HEADING);

    case JB_ROLE_DIGEST_SECTION:
      *opens = JB_OPENS_ENTRY;
      self->has_entry = TRUE;
      return JB_PLACE_ENTRY_SECTION;

    case JB_ROLE_DIGEST_TITLE:
      if (!self->has_entry)
        *opens = JB_OPENS_ENTRY;
      self->has_entry = TRUE;
      return JB_PLACE_ENTRY_TITLE;

    case JB_ROLE_SECTION:
      *opens = JB_OPENS_SECTION;
      self->has_section = TRUE;
      self->has_article = FALSE;
      return JB_PLACE_SECTION_NAME;

    case JB_ROLE_TITLE:
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_EDITOR_NOTE:
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_SOURCE:
      return next_in_article (self, role, flags, opens);

    case JB_ROLE_RECIPIENTS_LABEL:
      *opens = JB_OPENS_LIST;
      self->has_list = TRUE;
      return JB_PLACE_LIST_LABEL;

    case JB_ROLE_RECIPIENT:
      if (!self->has_list)
        *opens = JB_OPENS_LIST;
      self->has_list = TRUE;
      return JB_PLACE_LIST_ENTRY;

    case JB_ROLE_NUMBER:
    case JB_ROLE_DOCUMENT_TITLE:
    case JB_ROLE_DOCUMENT_DATE:
    case JB_ROLE_ADDRESSEE:
    case JB_ROLE_HEADING:
    case JB_ROLE_BODY:
    case JB_ROLE_SIGNATURE:
      return next_in_document (self, role);

    case JB_ROLE_ORNAMENT:
    case JB_ROLE_UNKNOWN:
    case JB_N_ROLES:
    default:
      return JB_PLACE_NOWHERE;
    }
}

/**
 * jb_plan_get_flags:
 *
 * Returns: the #JbMarkFlags of a block of which jb_plan_next() said so, neither more nor
 *   fewer than the structure needs
 */
guint
jb_plan_get_flags (JbPlace place,
                   guint   opens)
{
  guint flags = JB_MARK_NONE;

  if (opens & JB_OPENS_SECTION && place != JB_PLACE_SECTION_NAME)
    flags |= JB_MARK_STARTS_SECTION;
  if (opens & JB_OPENS_ARTICLE)
    flags |= JB_MARK_STARTS_ARTICLE;

  return flags;
}
