/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window-fixture.h"

G_BEGIN_DECLS

/* Somebody who does anything that a user can do, in any order: in one window or two of an
 * archive with a long issue, a document and a small issue in it. */

enum
{
  MONKEY_MAX_WINDOWS = 2
};

/* What a bulletin said when it was first seen: what it says again when all is undone. */
typedef struct
{
  JbBulletin *bulletin;
  char       *text;
} MonkeySeen;

typedef struct
{
  char      *folder;
  JbArchive *archive;
  GRand     *rand;
  JbWindow  *windows[MONKEY_MAX_WINDOWS];
  GPtrArray *seen;
  gint64     ids[4];
  guint      n_ids;
  guint      step;
} Monkey;

/* @walk: which one, from 1: each has its own random numbers */
void             monkey_set_up        (Monkey          *fixture,
                                       gconstpointer    walk);
void             monkey_tear_down     (Monkey          *fixture,
                                       gconstpointer    walk);

/* Runs the main loop until nothing goes on in any window. */
void             monkey_wait          (Monkey          *fixture);

/* One of the numbers from 0 up to but not including @n. */
int              monkey_pick          (Monkey          *fixture,
                                       int              n);

/* Notes what a bulletin says when it comes into sight. */
MonkeySeen      *monkey_see           (Monkey          *fixture,
                                       JbBulletin      *bulletin);

/* The widgets of a type that are shown, in the order of the screen. */
void             monkey_collect       (GtkWidget       *root,
                                       GType            type,
                                       GPtrArray       *found);
GtkWidget       *monkey_pick_widget   (Monkey          *fixture,
                                       JbWindow        *window,
                                       GType            type);
GtkWidget       *monkey_find_widget   (JbWindow        *window,
                                       GType            type);

/* Does something. */
void             monkey_act           (Monkey          *fixture,
                                       JbWindow        *window);

/* The forms, the outline, the text and the bulletin say the same. */
void             monkey_assert_agrees (Monkey          *fixture,
                                       JbWindow        *window);

/* Ends the test at every warning but those that GTK gives of itself. */
GLogWriterOutput monkey_write_log     (GLogLevelFlags   level,
                                       const GLogField *fields,
                                       gsize            n_fields,
                                       gpointer         data);

G_END_DECLS
