/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-filter.h"

#include <string.h>

struct _JbDirectoryFilter
{
  GtkFilter parent_instance;

  int             kind;
  int             list;
  JbDirectoryTime time;
  JbPartialDate   date;
  char           *words;
};

G_DEFINE_FINAL_TYPE (JbDirectoryFilter, jb_directory_filter, GTK_TYPE_FILTER)

static gboolean
jb_directory_filter_match (GtkFilter *filter,
                           gpointer   item)
{
  JbDirectoryFilter    *self = JB_DIRECTORY_FILTER (filter);
  JbDirectoryRecipient *recipient = JB_DIRECTORY_RECIPIENT (item);
  gboolean              is_current;

  if (self->kind != JB_DIRECTORY_FILTER_ANY &&
      jb_directory_recipient_get_kind (recipient) != (JbDirectoryKind) self->kind)
    return FALSE;
  if (self->words != NULL && !jb_directory_recipient_matches (recipient, self->words))
    return FALSE;
  if (self->list != JB_DIRECTORY_FILTER_ANY &&
      !jb_directory_recipient_is_in_list (recipient, (JbDirectoryList) self->list,
                                          self->time == JB_DIRECTORY_TIME_CURRENT ? self->date
                                                                                  : 0))
    return FALSE;
  if (self->time == JB_DIRECTORY_TIME_ALL)
    return TRUE;

  is_current = jb_directory_recipient_is_valid_on (recipient, self->date);

  return is_current == (self->time == JB_DIRECTORY_TIME_CURRENT);
}

static void
jb_directory_filter_finalize (GObject *object)
{
  g_free (JB_DIRECTORY_FILTER (object)->words);

  G_OBJECT_CLASS (jb_directory_filter_parent_class)->finalize (object);
}

static void
jb_directory_filter_class_init (JbDirectoryFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_directory_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = jb_directory_filter_match;
}

static void
jb_directory_filter_init (JbDirectoryFilter *self)
{
  self->kind = JB_DIRECTORY_FILTER_ANY;
  self->list = JB_DIRECTORY_FILTER_ANY;
}

/**
 * jb_directory_filter_new:
 *
 * Returns: (transfer full): a filter that shows all
 */
JbDirectoryFilter *
jb_directory_filter_new (void)
{
  return g_object_new (JB_TYPE_DIRECTORY_FILTER, NULL);
}

/**
 * jb_directory_filter_set_kind:
 * @kind: a #JbDirectoryKind, or %JB_DIRECTORY_FILTER_ANY
 */
void
jb_directory_filter_set_kind (JbDirectoryFilter *self,
                              int                kind)
{
  g_return_if_fail (JB_IS_DIRECTORY_FILTER (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * jb_directory_filter_set_list:
 * @list: a #JbDirectoryList, or %JB_DIRECTORY_FILTER_ANY
 */
void
jb_directory_filter_set_list (JbDirectoryFilter *self,
                              int                list)
{
  g_return_if_fail (JB_IS_DIRECTORY_FILTER (self));

  if (self->list == list)
    return;

  self->list = list;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * jb_directory_filter_set_time:
 * @time: at which time a recipient is shown
 * @date: the date that counts
 */
void
jb_directory_filter_set_time (JbDirectoryFilter *self,
                              JbDirectoryTime    time,
                              JbPartialDate      date)
{
  g_return_if_fail (JB_IS_DIRECTORY_FILTER (self));

  if (self->time == time && self->date == date)
    return;

  self->time = time;
  self->date = date;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * jb_directory_filter_set_words:
 * @text: what is looked for in names, posts and aliases; "" for nothing
 */
void
jb_directory_filter_set_words (JbDirectoryFilter *self,
                               const char        *text)
{
  g_autofree char *words = NULL;
  GtkFilterChange  change = GTK_FILTER_CHANGE_DIFFERENT;

  g_return_if_fail (JB_IS_DIRECTORY_FILTER (self) && text != NULL);

  words = jb_directory_recipient_dup_words (text);
  if (*words == '\0')
    g_clear_pointer (&words, g_free);
  if (g_strcmp0 (self->words, words) == 0)
    return;

  if (words == NULL || (self->words != NULL && strstr (self->words, words) != NULL))
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  else if (self->words == NULL || strstr (words, self->words) != NULL)
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  gtk_filter_changed (GTK_FILTER (self), change);
}

/**
 * jb_directory_filter_is_idle:
 *
 * Returns: whether all are shown
 */
gboolean
jb_directory_filter_is_idle (JbDirectoryFilter *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_FILTER (self), TRUE);

  return self->kind == JB_DIRECTORY_FILTER_ANY && self->list == JB_DIRECTORY_FILTER_ANY &&
         self->time == JB_DIRECTORY_TIME_ALL && self->words == NULL;
}
