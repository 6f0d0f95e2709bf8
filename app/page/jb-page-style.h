/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Points in a millimetre. */
#define JB_PAGE_MM (72.0 / 25.4)

#define JB_PAGE_STYLE_ERROR (jb_page_style_error_quark ())
GQuark jb_page_style_error_quark (void);

/**
 * JbPageStyleError:
 * @JB_PAGE_STYLE_ERROR_NAME: there is no style of that name
 * @JB_PAGE_STYLE_ERROR_VALUE: a style has a value that no page can be made with
 *
 * What can be wrong with a style.
 */
typedef enum
{
  JB_PAGE_STYLE_ERROR_NAME,
  JB_PAGE_STYLE_ERROR_VALUE,
} JbPageStyleError;

/**
 * JbPageFace:
 * @JB_PAGE_FACE_BODY: 仿宋, for paragraphs
 * @JB_PAGE_FACE_HEADING: 黑体, for sections and headings of the first level
 * @JB_PAGE_FACE_NOTE: 楷体, for subtitles, notes and headings of the second level
 * @JB_PAGE_FACE_TITLE: 小标宋, for titles and the name
 * @JB_PAGE_FACE_NUMBER: 宋体, for page numbers
 *
 * The faces of a page.
 */
typedef enum
{
  JB_PAGE_FACE_BODY,
  JB_PAGE_FACE_HEADING,
  JB_PAGE_FACE_NOTE,
  JB_PAGE_FACE_TITLE,
  JB_PAGE_FACE_NUMBER,
  JB_PAGE_N_FACES
} JbPageFace;

/**
 * JbPageHead:
 * @JB_PAGE_HEAD_NONE: no head
 * @JB_PAGE_HEAD_BULLETIN: name, issue number, issuer and date, red rule
 * @JB_PAGE_HEAD_DOCUMENT: issuer's name, number, red rule
 *
 * What stands at the top of the first page.
 */
typedef enum
{
  JB_PAGE_HEAD_NONE,
  JB_PAGE_HEAD_BULLETIN,
  JB_PAGE_HEAD_DOCUMENT,
} JbPageHead;

/**
 * JbPageNumberPlace:
 * @JB_PAGE_NUMBER_OUTER: right on odd pages, left on even ones
 * @JB_PAGE_NUMBER_CENTRE: in the middle
 * @JB_PAGE_NUMBER_RIGHT: right on all pages
 *
 * Where the number of a page stands.
 */
typedef enum
{
  JB_PAGE_NUMBER_OUTER,
  JB_PAGE_NUMBER_CENTRE,
  JB_PAGE_NUMBER_RIGHT,
} JbPageNumberPlace;

/**
 * JbPageStyle:
 * @width: of the paper, in points, as all lengths here
 * @height: of the paper
 * @top: margin
 * @left: margin
 * @right: margin
 * @bottom: margin
 * @columns: characters in a line of body text
 * @rows: lines on a page
 * @families: for each face, its families in the order in which they are wanted
 * @body_size: of paragraphs
 * @title_size: of titles
 * @small_size: of the recipients and page numbers
 * @name_size: the largest that the name may have
 * @head: what stands at the top
 * @foot_recipients: whether the recipients are set at the foot of the last page
 * @foot_even: whether that page is an even one
 * @page_numbers: whether pages are numbered
 * @number_form: how a number is printed, with a 1 where it stands
 * @number_place: where
 *
 * How a page is set. Styles are files that an office can copy and change; see data/styles.
 */
typedef struct
{
  double     width, height;
  double     top, left, right, bottom;
  guint      columns, rows;
  GStrv      families[JB_PAGE_N_FACES];
  double     body_size, title_size, small_size, name_size;
  JbPageHead head;
  gboolean   foot_recipients, foot_even, page_numbers;
  char      *number_form;

  JbPageNumberPlace number_place;
} JbPageStyle;

JbPageStyle *jb_page_style_load (const char *name,
                                 GError    **error);
JbPageStyle *jb_page_style_parse (const char *text,
                                  GError    **error);
char       **jb_page_style_list (void);
char        *jb_page_style_get_folder (void);
const char  *jb_page_face_get_name (JbPageFace face);
void         jb_page_style_free (JbPageStyle *self);
double       jb_page_style_get_measure (const JbPageStyle *self);
double       jb_page_style_get_depth (const JbPageStyle *self);
double       jb_page_style_get_character (const JbPageStyle *self);
double       jb_page_style_get_line (const JbPageStyle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbPageStyle, jb_page_style_free)

G_END_DECLS
