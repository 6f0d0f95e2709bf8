/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-issue.h"

G_BEGIN_DECLS

/**
 * JbDigestListing:
 * @JB_DIGEST_LISTS_NOTHING: no article of the body
 * @JB_DIGEST_LISTS_TITLE: an article by its title, or by title and subtitle
 * @JB_DIGEST_LISTS_SUBTITLE: an article by its subtitle
 * @JB_DIGEST_LISTS_ALIKE: an article in words of its own
 *
 * How a line of the digest stands to the body.
 */
typedef enum
{
  JB_DIGEST_LISTS_NOTHING,
  JB_DIGEST_LISTS_TITLE,
  JB_DIGEST_LISTS_SUBTITLE,
  JB_DIGEST_LISTS_ALIKE,
} JbDigestListing;

/**
 * JbDigestLine:
 * @block: the number of its block
 * @section: the number of the block that names its section, or %JB_ISSUE_NONE
 * @plain: its text as jb_plain_dup() has it
 * @listing: how it stands to the body
 * @article: the number of the article that it lists
 *
 * A line of the digest.
 */
typedef struct
{
  guint           block;
  guint           section;
  char           *plain;
  JbDigestListing listing;
  guint           article;
} JbDigestLine;

/**
 * JbDigestMatch:
 * @lines: (element-type JbDigestLine): the lines of the digest
 * @is_listed: for each article whether a line lists it
 * @titles: for each article its title as jb_plain_dup() has it
 *
 * The digest of an issue beside its body.
 */
typedef struct
{
  GArray   *lines;
  gboolean *is_listed;
  char    **titles;
} JbDigestMatch;

JbDigestMatch *jb_digest_match_new  (const JbIssue *issue);
void           jb_digest_match_free (JbDigestMatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbDigestMatch, jb_digest_match_free)

G_END_DECLS
