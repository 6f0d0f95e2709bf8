/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/**
 * JB_PRIORITY_FOLLOW:
 *
 * The priority of an idle source that makes one part of the window follow another: the text
 * the forms, a count what is typed. It is after all keys that wait, and before the next
 * frame, so that one frame shows everything that a key causes, and not several in a row.
 */
#define JB_PRIORITY_FOLLOW (GDK_PRIORITY_REDRAW - 4)
