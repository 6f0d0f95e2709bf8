/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletin/jb-role.h"

G_BEGIN_DECLS

/**
 * JbNumbering:
 * @JB_NUMBERING_PER_YEAR: issue numbers begin at 1 each year
 * @JB_NUMBERING_CONTINUOUS: issue numbers never begin again
 *
 * Stored in the archive's file: append, never renumber.
 */
typedef enum
{
  JB_NUMBERING_PER_YEAR = 0,
  JB_NUMBERING_CONTINUOUS = 1,
} JbNumbering;

/**
 * JbExportStyle:
 * @JB_EXPORT_STYLE_KEEP: the text as it is
 * @JB_EXPORT_STYLE_HOUSE: laid out anew in the house style
 *
 * Stored in the archive's file: append, never renumber.
 */
typedef enum
{
  JB_EXPORT_STYLE_KEEP = 0,
  JB_EXPORT_STYLE_HOUSE = 1,
} JbExportStyle;

#define JB_TYPE_NUMBERING (jb_numbering_get_type ())
#define JB_TYPE_EXPORT_STYLE (jb_export_style_get_type ())
GType          jb_numbering_get_type                 (void) G_GNUC_CONST;
GType          jb_export_style_get_type              (void) G_GNUC_CONST;

#define JB_TYPE_PUBLICATION (jb_publication_get_type ())
G_DECLARE_FINAL_TYPE (JbPublication, jb_publication, JB, PUBLICATION, GObject)

JbPublication *jb_publication_new                    (const char    *name);

gint64         jb_publication_get_id                 (JbPublication *self);
const char    *jb_publication_get_name               (JbPublication *self);
void           jb_publication_set_name               (JbPublication *self,
                                                      const char    *name);
const char    *jb_publication_get_issuer             (JbPublication *self);
void           jb_publication_set_issuer             (JbPublication *self,
                                                      const char    *issuer);
JbNumbering    jb_publication_get_numbering          (JbPublication *self);
void           jb_publication_set_numbering          (JbPublication *self,
                                                      JbNumbering    numbering);
JbEncoding     jb_publication_get_encoding           (JbPublication *self);
void           jb_publication_set_encoding           (JbPublication *self,
                                                      JbEncoding     encoding);
JbNewline      jb_publication_get_newline            (JbPublication *self);
void           jb_publication_set_newline            (JbPublication *self,
                                                      JbNewline      newline);
JbExportStyle  jb_publication_get_export_style       (JbPublication *self);
void           jb_publication_set_export_style       (JbPublication *self,
                                                      JbExportStyle  export_style);
gboolean       jb_publication_get_prints_masthead    (JbPublication *self);
void           jb_publication_set_prints_masthead    (JbPublication *self,
                                                      gboolean       prints_masthead);
const char    *jb_publication_get_sections           (JbPublication *self);
void           jb_publication_set_sections           (JbPublication *self,
                                                      const char    *sections);
const char    *jb_publication_get_recipients         (JbPublication *self);
void           jb_publication_set_recipients         (JbPublication *self,
                                                      const char    *recipients);
gint64         jb_publication_get_style_issue        (JbPublication *self);
void           jb_publication_set_style_issue        (JbPublication *self,
                                                      gint64         id);
gint64         jb_publication_get_first_total        (JbPublication *self);
void           jb_publication_set_first_total        (JbPublication *self,
                                                      gint64         total);
JbPublication *jb_publication_copy                   (JbPublication *self);
gboolean       jb_publication_equal                  (JbPublication *self,
                                                      JbPublication *other);

G_END_DECLS
