/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include "jb-directory-items.h"

/* The order of the recipients, which is a rank in the directory. */

/* A recipient with a rank. */
typedef struct
{
  const JbDirectoryItem *item;
  gint64                 rank;
  guint                  before;
  gboolean               is_kept;
} Ranked;

static gint64
find_rank (const JbDirectoryItem *item,
           JbPartialDate          date)
{
  gint64 rank = 0;

  /* Of a product the first unit stands for all. */
  if (item->item->kind == JB_READING_PRODUCT && item->number > 0)
    return 0;

  for (guint i = 0; i < item->found->len; i++)
    {
      const JbDirectoryValues *values = jb_directory_item_get_values (item, i);

      if (values->rank > 0 && values->list == item->entry->list &&
          jb_directory_item_is_meant (item, i, date) && (rank == 0 || values->rank < rank))
        rank = values->rank;
    }

  return rank;
}

/* Keeps the most that are in order; what is left out stands at the wrong place. */
static void
keep_longest (GArray *ranked)
{
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at;

  for (guint i = 0; i < ranked->len; i++)
    {
      Ranked *one = &g_array_index (ranked, Ranked, i);
      guint   low = 0, high = tails->len;

      while (low < high)
        {
          guint middle = (low + high) / 2;
          guint tail = g_array_index (tails, guint, middle);

          if (g_array_index (ranked, Ranked, tail).rank <= one->rank)
            low = middle + 1;
          else
            high = middle;
        }
      one->before = low > 0 ? g_array_index (tails, guint, low - 1) : G_MAXUINT;
      if (low == tails->len)
        g_array_append_val (tails, i);
      else
        g_array_index (tails, guint, low) = i;
    }

  at = tails->len > 0 ? g_array_index (tails, guint, tails->len - 1) : G_MAXUINT;
  while (at != G_MAXUINT)
    {
      g_array_index (ranked, Ranked, at).is_kept = TRUE;
      at = g_array_index (ranked, Ranked, at).before;
    }
}

static void
report_disorder (GArray   *ranked,
                 JbReport *report)
{
  keep_longest (ranked);
  for (guint i = 0; i < ranked->len; i++)
    {
      const Ranked    *one = &g_array_index (ranked, Ranked, i);
      const char      *name = jb_directory_item_get_name (one->item);
      g_autofree char *message = NULL;

      if (one->is_kept)
        continue;
      for (guint j = 0; j < ranked->len && message == NULL; j++)
        {
          const Ranked *next = &g_array_index (ranked, Ranked, j);

          if (!next->is_kept || next->rank <= one->rank)
            continue;
          message = g_strdup_printf (_("By the directory, “%s” stands before “%s”."), name,
                                        jb_directory_item_get_name (next->item));
        }
      if (message == NULL)
        message = g_strdup_printf (_("By the directory, “%s” stands further down."), name);
      jb_directory_item_report (one->item, message, NULL, report);
    }
}

void
jb_check_recipients_order (const JbIssue       *issue,
                           const JbRuleContext *context,
                           JbReport            *report)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, TRUE, sizeof (Ranked));
  const char *label = NULL;

  for (guint i = 0; i < context->items->len; i++)
    {
      const JbDirectoryItem *item = jb_directory_items_get (context->items, i);
      Ranked                 one = { item, find_rank (item, context->date) };

      if (item->entry->label != label)
        {
          report_disorder (ranked, report);
          g_array_set_size (ranked, 0);
          label = item->entry->label;
        }
      if (one.rank > 0)
        g_array_append_val (ranked, one);
    }
  report_disorder (ranked, report);
}
