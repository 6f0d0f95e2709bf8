/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-bulletin.h"
#include "directory/jb-reading.h"

G_BEGIN_DECLS

#define JB_TYPE_RECEIVERS (jb_receivers_get_type ())
G_DECLARE_FINAL_TYPE (JbReceivers, jb_receivers, JB, RECEIVERS, GObject)

JbReceivers *jb_receivers_new (void);

JbBulletin   *jb_receivers_get_bulletin (JbReceivers *self);
void          jb_receivers_set_bulletin (JbReceivers *self,
                                         JbBulletin  *bulletin);
JbDirectory  *jb_receivers_get_directory (JbReceivers *self);
void          jb_receivers_set_directory (JbReceivers *self,
                                          JbDirectory *directory);
JbPartialDate jb_receivers_get_date (JbReceivers *self);
void          jb_receivers_set_default_date (JbReceivers  *self,
                                             JbPartialDate date);

JbReading *jb_receivers_read (JbReceivers *self,
                              const char  *text);
GPtrArray *jb_receivers_list_readings (JbReceivers *self,
                                       const char  *text,
                                       guint       *chosen);
void       jb_receivers_choose (JbReceivers *self,
                                const char  *text,
                                guint        reading);
guint      jb_receivers_count_unknown (JbReceivers *self,
                                       const char  *text);

guint64 jb_receivers_get_copies (JbReceivers *self);
guint   jb_receivers_get_n_unknown (JbReceivers *self);
void    jb_receivers_update (JbReceivers *self);

char **jb_receivers_dup_matches (JbReceivers *self,
                                 const char  *label,
                                 const char  *typed,
                                 guint        limit);

G_END_DECLS
