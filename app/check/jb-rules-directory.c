/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-directory-items.h"

/* The recipients against the directory. Without a directory there is nothing to say. */

void
jb_check_recipients_unknown (const JbDirectoryItem *item,
                             const JbRuleContext   *context,
                             JbReport              *report)
{
  g_autofree char *message = NULL;

  if (item->found->len > 0)
    return;

  message = g_strdup_printf (_("The directory does not know “%s”."),
                                jb_directory_item_get_name (item));
  jb_directory_item_report (item, message, NULL, report);
}

/* What a person is called, and what is printed for several, cannot be put right by one word. */
void
jb_check_recipients_alias (const JbDirectoryItem *item,
                           const JbRuleContext   *context,
                           JbReport              *report)
{
  gboolean by_word = item->item->kind == JB_READING_PERSON ||
                     item->item->kind == JB_READING_PRODUCT;
  g_autofree char *message = NULL;
  const char      *name;

  if (!item->by_alias)
    return;

  name = jb_directory_item_get_values (item, 0)->name;
  for (guint i = 1; !by_word && i < item->found->len; i++)
    if (strcmp (jb_directory_item_get_values (item, i)->name, name) != 0)
      return;
  message = g_strdup_printf (_("“%s” is called “%s” in the directory."),
                                jb_directory_item_get_name (item), name);
  jb_directory_item_report (item, message, by_word ? NULL : name, report);
}

/* Whether all of @entries begin to hold only after the day of the issue. */
static gboolean
is_before (const GPtrArray *entries,
           JbPartialDate    date)
{
  for (guint i = 0; i < entries->len; i++)
    {
      JbPartialDate from =
          jb_directory_entry_get_values (g_ptr_array_index (entries, i))->valid_from;

      if (from == 0 || jb_partial_date_get_first (from) <= jb_partial_date_get_last (date))
        return FALSE;
    }

  return TRUE;
}

static void
report_expired (const JbDirectoryItem *item,
                const JbRuleContext   *context,
                const GPtrArray       *past,
                const char            *post,
                JbReport              *report)
{
  const char      *name = item->item->name;
  gboolean         early = is_before (past, context->date);
  g_autofree char *label = post != NULL && name != NULL
                               ? g_strconcat (post, name, NULL)
                               : g_strdup (jb_directory_item_get_name (item));
  g_autofree char *holders = post != NULL
                                 ? jb_directory_dup_holders (context->directory, post,
                                                             context->date)
                                 : g_strdup ("");
  g_autofree char *posts = item->item->kind == JB_READING_PERSON && name != NULL
                               ? jb_directory_dup_posts (context->directory, name, context->date)
                               : g_strdup ("");
  g_autofree char *message = NULL;

  if (*holders != '\0')
    message = early
        ? g_strdup_printf (_("“%s” does not hold yet on the issue’s date; “%s” is %s "
                             "then."),
                              label, post, holders)
        : g_strdup_printf (_("“%s” does not hold any more on the issue’s date; “%s” is "
                             "%s now."),
                              label, post, holders);
  else if (*posts != '\0' && !early)
    message = g_strdup_printf (_("“%s” does not hold any more on the issue’s date; %s is “%s” "
                                 "now."),
                                  label, name, posts);
  else
    message = early
        ? g_strdup_printf (_("“%s” does not hold yet on the issue’s date."), label)
        : g_strdup_printf (_("“%s” does not hold any more on the issue’s date."), label);
  jb_directory_item_report (item, message, NULL, report);
}

/* What the directory has of a person in @post; @is_held: whether any of it holds. */
static GPtrArray *
list_tenures (const JbDirectoryItem *item,
              const char            *post,
              JbPartialDate          date,
              gboolean              *is_held)
{
  GPtrArray *tenures = g_ptr_array_new ();

  *is_held = FALSE;
  for (guint i = 0; i < item->found->len; i++)
    {
      const char *other = jb_directory_item_get_values (item, i)->post;

      if (other == NULL || !jb_directory_is_same (other, post))
        continue;
      *is_held |= jb_directory_entry_is_valid_on (g_ptr_array_index (item->found, i), date);
      g_ptr_array_add (tenures, g_ptr_array_index (item->found, i));
    }

  return tenures;
}

void
jb_check_recipients_expired (const JbDirectoryItem *item,
                             const JbRuleContext   *context,
                             JbReport              *report)
{
  char   **posts = item->item->posts;
  gboolean any_valid = FALSE;

  if (item->found->len == 0 || context->date == 0)
    return;

  for (guint i = 0; item->item->name != NULL && posts != NULL && posts[i] != NULL; i++)
    {
      gboolean is_held;
      g_autoptr (GPtrArray) tenures = list_tenures (item, posts[i], context->date, &is_held);

      if (is_held || tenures->len == 0)
        continue;
      report_expired (item, context, tenures, posts[i], report);
      return;
    }

  for (guint i = 0; i < item->found->len; i++)
    any_valid |= jb_directory_entry_is_valid_on (g_ptr_array_index (item->found, i),
                                                 context->date);
  if (!any_valid)
    report_expired (item, context, item->found, posts != NULL ? posts[0] : NULL, report);
}

void
jb_check_recipients_wrong_list (const JbDirectoryItem *item,
                                const JbRuleContext   *context,
                                JbReport              *report)
{
  JbDirectoryList  list = JB_DIRECTORY_LIST_NONE;
  g_autofree char *message = NULL;

  if (item->entry->list == JB_DIRECTORY_LIST_NONE)
    return;
  for (guint i = 0; i < item->found->len; i++)
    {
      JbDirectoryList other = jb_directory_item_get_values (item, i)->list;

      if (other == JB_DIRECTORY_LIST_NONE ||
          !jb_directory_item_is_meant (item, i, context->date))
        continue;
      if (other == item->entry->list)
        return;
      list = other;
    }
  if (list == JB_DIRECTORY_LIST_NONE)
    return;

  message = g_strdup_printf (_("“%s” belongs into the list “%s”."),
                                jb_directory_item_get_name (item),
                                jb_directory_list_to_string (list));
  jb_directory_item_report (item, message, NULL, report);
}
