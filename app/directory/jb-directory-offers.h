/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-directory.h"

G_BEGIN_DECLS

/**
 * JbDirectoryOffers:
 *
 * Those of a directory who may be printed in an issue of one date, each in the way they are
 * printed, to be offered to who types one.
 */
typedef struct _JbDirectoryOffers JbDirectoryOffers;

JbDirectoryOffers *jb_directory_offers_new (JbDirectory  *directory,
                                            JbPartialDate date);
void               jb_directory_offers_free (JbDirectoryOffers *self);
GPtrArray         *jb_directory_offers_match (const JbDirectoryOffers *self,
                                              JbDirectoryList          list,
                                              const char              *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbDirectoryOffers, jb_directory_offers_free)

G_END_DECLS
