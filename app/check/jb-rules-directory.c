/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-readings.h"

/* The recipients against the directory. Without a directory there is nothing to say. */

static gboolean
has_directory (const JbRuleContext *context)
{
  return context->directory != NULL && jb_directory_get_size (context->directory) > 0;
}

static const JbRecipientReading *
get_reading (const JbRuleContext *context,
             guint                i)
{
  return &g_array_index (context->readings, JbRecipientReading, i);
}

static const JbDirectoryValues *
get_values (const GPtrArray *entries,
            guint            i)
{
  return jb_directory_entry_get_values (g_ptr_array_index (entries, i));
}

static char *
dup_name (const JbReadingItem *item)
{
  return g_strdup (item->name != NULL ? item->name : item->posts[0]);
}

static void
report_item (JbReport                 *report,
             const JbRecipientReading *entry,
             const JbReadingItem      *item,
             const char               *message,
             const char               *fix)
{
  const JbReadingRange *first = &g_array_index (item->ranges, JbReadingRange, 0);
  const JbReadingRange *last = &g_array_index (item->ranges, JbReadingRange,
                                               item->ranges->len - 1);

  jb_report_add (report, (JbHit) {
                             .block = entry->block,
                             .start = first->start,
                             .end = last->end,
                             .message = message,
                             .fix = item->ranges->len == 1 ? fix : NULL,
                         });
}

typedef void (*ItemFunc) (const JbRecipientReading *entry,
                          const JbReadingItem      *item,
                          const GPtrArray          *entries,
                          const JbRuleContext      *context,
                          JbReport                 *report);

/* Calls @func for each recipient, with what the directory has of it. */
static void
for_each_item (const JbRuleContext *context,
               JbReport            *report,
               ItemFunc             func)
{
  if (!has_directory (context))
    return;

  for (guint i = 0; i < context->readings->len; i++)
    {
      const JbRecipientReading *entry = get_reading (context, i);

      for (guint j = 0; j < entry->reading->items->len && !jb_report_is_full (report); j++)
        {
          const JbReadingItem *item = g_ptr_array_index (entry->reading->items, j);
          g_autoptr (GPtrArray) entries =
                         jb_readings_find_entries (context->directory, item, NULL);

          func (entry, item, entries, context, report);
        }
    }
}

static void
check_unknown (const JbRecipientReading *entry,
               const JbReadingItem      *item,
               const GPtrArray          *entries,
               const JbRuleContext      *context,
               JbReport                 *report)
{
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (entries->len > 0)
    return;

  name = dup_name (item);
  message = g_strdup_printf (_("The directory does not know “%s”."), name);
  report_item (report, entry, item, message, NULL);
}

void
jb_check_recipients_unknown (const JbIssue       *issue,
                             const JbRuleContext *context,
                             JbReport            *report)
{
  for_each_item (context, report, check_unknown);
}

static void
check_alias (const JbRecipientReading *entry,
             const JbReadingItem      *item,
             const GPtrArray          *entries,
             const JbRuleContext      *context,
             JbReport                 *report)
{
  g_autofree char *message = NULL;
  g_autofree char *name = NULL;
  gboolean         by_alias;
  g_autoptr (GPtrArray) again = jb_readings_find_entries (context->directory, item, &by_alias);

  if (!by_alias || item->kind == JB_READING_PERSON || item->kind == JB_READING_PRODUCT)
    return;

  for (guint i = 1; i < entries->len; i++)
    if (strcmp (get_values (entries, i)->name, get_values (entries, 0)->name) != 0)
      return;
  name = dup_name (item);
  message = g_strdup_printf (_("“%s” is called “%s” in the directory."), name,
                                get_values (entries, 0)->name);
  report_item (report, entry, item, message, get_values (entries, 0)->name);
}

static void
check_person_alias (const JbRecipientReading *entry,
                    const JbReadingItem      *item,
                    const GPtrArray          *entries,
                    const JbRuleContext      *context,
                    JbReport                 *report)
{
  g_autofree char *message = NULL;
  gboolean         by_alias;
  g_autoptr (GPtrArray) again = jb_readings_find_entries (context->directory, item, &by_alias);

  check_alias (entry, item, entries, context, report);
  if (!by_alias || (item->kind != JB_READING_PERSON && item->kind != JB_READING_PRODUCT))
    return;

  message = g_strdup_printf (_("“%s” is called “%s” in the directory."),
                                item->name != NULL ? item->name : item->posts[0],
                                get_values (entries, 0)->name);
  report_item (report, entry, item, message, NULL);
}

void
jb_check_recipients_alias (const JbIssue       *issue,
                           const JbRuleContext *context,
                           JbReport            *report)
{
  for_each_item (context, report, check_person_alias);
}

static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *x = jb_directory_dup_key (a);
  g_autofree char *y = jb_directory_dup_key (b);

  return strcmp (x, y) == 0;
}

/* Who holds @post on the day of the issue, parted by 、. */
static char *
dup_holders (const JbRuleContext *context,
             const char          *post)
{
  g_autoptr (GPtrArray) holders =
                 jb_directory_list_holders (context->directory, post, context->date);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < holders->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", get_values (holders, i)->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* 省委常委、副省长: the posts that a person holds on the day of the issue. */
static char *
dup_posts (const JbRuleContext *context,
           const char          *name)
{
  g_autoptr (GPtrArray) entries = jb_directory_list_posts (context->directory, name, context->date);
  g_autoptr (GString) posts = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    if (get_values (entries, i)->post != NULL)
      g_string_append_printf (posts, "%s%s", posts->len > 0 ? "、" : "",
                              get_values (entries, i)->post);

  return g_string_free (g_steal_pointer (&posts), FALSE);
}

/* When the one of @entries that is nearest to the day of the issue holds. */
static gboolean
is_before (const GPtrArray *entries,
           JbPartialDate    date)
{
  for (guint i = 0; i < entries->len; i++)
    if (get_values (entries, i)->valid_from == 0 ||
        jb_partial_date_get_first (get_values (entries, i)->valid_from) <=
            jb_partial_date_get_last (date))
      return FALSE;

  return TRUE;
}

static void
report_expired (JbReport                 *report,
                const JbRecipientReading *entry,
                const JbReadingItem      *item,
                const JbRuleContext      *context,
                const GPtrArray          *past,
                const char               *post)
{
  g_autofree char *label = post != NULL && item->name != NULL
                               ? g_strconcat (post, item->name, NULL)
                               : dup_name (item);
  g_autofree char *holders = post != NULL ? dup_holders (context, post) : g_strdup ("");
  g_autofree char *posts = item->kind == JB_READING_PERSON && item->name != NULL
                               ? dup_posts (context, item->name)
                               : g_strdup ("");
  g_autofree char *message = NULL;

  if (*holders != '\0')
    message = is_before (past, context->date)
        ? g_strdup_printf (_("“%s” does not hold yet on the issue's date; “%s” is %s "
                                       "then."),
                              label, post, holders)
        : g_strdup_printf (_("“%s” does not hold any more on the issue's date; “%s” is "
                                       "%s now."),
                              label, post, holders);
  else if (*posts != '\0' && !is_before (past, context->date))
    message = g_strdup_printf (_("“%s” does not hold any more on the issue's date; %s is “%s” "
                                    "now."),
                                  label, item->name, posts);
  else
    message = is_before (past, context->date)
        ? g_strdup_printf (_("“%s” does not hold yet on the issue's date."), label)
        : g_strdup_printf (_("“%s” does not hold any more on the issue's date."), label);
  report_item (report, entry, item, message, NULL);
}

static void
check_expired (const JbRecipientReading *entry,
               const JbReadingItem      *item,
               const GPtrArray          *entries,
               const JbRuleContext      *context,
               JbReport                 *report)
{
  gboolean any_valid = FALSE;

  if (entries->len == 0 || context->date == 0)
    return;
  for (guint i = 0; i < entries->len; i++)
    any_valid = any_valid || jb_directory_entry_is_valid_on (g_ptr_array_index (entries, i),
                                                             context->date);

  for (guint i = 0; item->name != NULL && item->posts != NULL && item->posts[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) past = g_ptr_array_new ();
      gboolean is_held = FALSE;

      for (guint j = 0; j < entries->len; j++)
        {
          const char *post = get_values (entries, j)->post;

          if (post == NULL || !is_same (post, item->posts[i]))
            continue;
          if (jb_directory_entry_is_valid_on (g_ptr_array_index (entries, j), context->date))
            is_held = TRUE;
          g_ptr_array_add (past, g_ptr_array_index (entries, j));
        }
      if (is_held || past->len == 0)
        continue;
      report_expired (report, entry, item, context, past, item->posts[i]);
      return;
    }

  if (!any_valid)
    report_expired (report, entry, item, context, entries,
                    item->posts != NULL ? item->posts[0] : NULL);
}

void
jb_check_recipients_expired (const JbIssue       *issue,
                             const JbRuleContext *context,
                             JbReport            *report)
{
  for_each_item (context, report, check_expired);
}

/* The entries that hold on the day of the issue, and of a person those with a printed post. */
static gboolean
is_meant (JbDirectoryEntry    *entry,
          const JbReadingItem *item,
          JbPartialDate        date)
{
  const JbDirectoryValues *values = jb_directory_entry_get_values (entry);

  if (!jb_directory_entry_is_valid_on (entry, date))
    return FALSE;
  if (item->posts == NULL || item->posts[0] == NULL || item->name == NULL ||
      values->post == NULL)
    return TRUE;

  for (guint i = 0; item->posts[i] != NULL; i++)
    if (is_same (item->posts[i], values->post))
      return TRUE;

  return FALSE;
}

static void
check_list (const JbRecipientReading *entry,
            const JbReadingItem      *item,
            const GPtrArray          *entries,
            const JbRuleContext      *context,
            JbReport                 *report)
{
  JbDirectoryList  list = JB_DIRECTORY_LIST_NONE;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (entry->list == JB_DIRECTORY_LIST_NONE)
    return;
  for (guint i = 0; i < entries->len; i++)
    {
      const JbDirectoryValues *values = get_values (entries, i);

      if (values->list == JB_DIRECTORY_LIST_NONE ||
          !is_meant (g_ptr_array_index (entries, i), item, context->date))
        continue;
      if (values->list == entry->list)
        return;
      list = values->list;
    }
  if (list == JB_DIRECTORY_LIST_NONE)
    return;

  name = dup_name (item);
  message = g_strdup_printf (_("“%s” belongs into the list “%s”."), name,
                                jb_directory_list_to_string (list));
  report_item (report, entry, item, message, NULL);
}

void
jb_check_recipients_wrong_list (const JbIssue       *issue,
                                const JbRuleContext *context,
                                JbReport            *report)
{
  for_each_item (context, report, check_list);
}

/* A recipient with a rank. */
typedef struct
{
  const JbRecipientReading *entry;
  const JbReadingItem      *item;
  gint64                    rank;
  guint                     before;
  gboolean                  is_kept;
} Ranked;

static gint64
find_rank (const JbRecipientReading *entry,
           const JbReadingItem      *item,
           const JbRuleContext      *context)
{
  g_autoptr (GPtrArray) entries = jb_readings_find_entries (context->directory, item, NULL);
  gint64 rank = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const JbDirectoryValues *values = get_values (entries, i);

      if (values->rank > 0 && values->list == entry->list &&
          is_meant (g_ptr_array_index (entries, i), item, context->date) &&
          (rank == 0 || values->rank < rank))
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
      g_autofree char *name = NULL;
      g_autofree char *other = NULL;
      g_autofree char *message = NULL;

      if (one->is_kept)
        continue;
      name = dup_name (one->item);
      for (guint j = 0; j < ranked->len && message == NULL; j++)
        {
          const Ranked *next = &g_array_index (ranked, Ranked, j);

          if (!next->is_kept || next->rank <= one->rank)
            continue;
          other = dup_name (next->item);
          message = g_strdup_printf (_("By the directory, “%s” stands before “%s”."), name, other);
        }
      if (message == NULL)
        message = g_strdup_printf (_("By the directory, “%s” stands further down."), name);
      report_item (report, one->entry, one->item, message, NULL);
    }
}

void
jb_check_recipients_order (const JbIssue       *issue,
                           const JbRuleContext *context,
                           JbReport            *report)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, TRUE, sizeof (Ranked));
  const char *label = NULL;

  if (!has_directory (context))
    return;

  for (guint i = 0; i < context->readings->len; i++)
    {
      const JbRecipientReading *entry = get_reading (context, i);

      if (entry->label != label)
        {
          report_disorder (ranked, report);
          g_array_set_size (ranked, 0);
          label = entry->label;
        }
      for (guint j = 0; j < entry->reading->items->len; j++)
        {
          Ranked one = { entry, g_ptr_array_index (entry->reading->items, j) };

          one.rank = one.item->kind == JB_READING_PRODUCT && j > 0
                         ? 0
                         : find_rank (entry, one.item, context);
          if (one.rank > 0)
            g_array_append_val (ranked, one);
        }
    }
  report_disorder (ranked, report);
}

static gboolean
is_person_with_post (const JbReadingItem *item)
{
  return item->kind == JB_READING_PERSON && item->name != NULL && item->posts[0] != NULL;
}

/* A name without a post. Two characters may be a place, too: only what the directory knows,
 * or what stands in a list of people, is surely a name. */
void
jb_check_recipients_no_post (const JbIssue       *issue,
                             const JbRuleContext *context,
                             JbReport            *report)
{
  const char *people = NULL;

  for (guint i = 0; i < context->readings->len; i++)
    {
      const JbRecipientReading *entry = get_reading (context, i);

      for (guint j = 0; j < entry->reading->items->len; j++)
        if (is_person_with_post (g_ptr_array_index (entry->reading->items, j)))
          people = entry->label;
      for (guint j = 0; j < entry->reading->items->len; j++)
        {
          const JbReadingItem *item = g_ptr_array_index (entry->reading->items, j);
          g_autofree char     *message = NULL;
          g_autofree char     *posts = NULL;
          g_autofree char     *fix = NULL;
          gboolean             is_known;

          if (item->kind != JB_READING_PERSON || item->name == NULL || item->posts[0] != NULL)
            continue;
          is_known = context->directory != NULL &&
                     jb_directory_lookup_name (context->directory, item->name) != NULL;
          if (!is_known && (entry->reading->unsure || people != entry->label))
            continue;

          if (is_known)
            posts = dup_posts (context, item->name);
          if (posts != NULL && *posts != '\0')
            fix = g_strconcat (posts, item->name, NULL);
          message = g_strdup_printf (_("“%s” stands here without a post."), item->name);
          report_item (report, entry, item, message, fix);
        }
    }
}

/* Where @printed differs from @post only in the middle: 全国人大副委员长 for
 * 全国人大常委会副委员长. Returns the length of what was printed for it, in bytes from the end of
 * @printed, or 0. */
static gsize
measure_distorted (const char *printed,
                   gsize       length,
                   const char *post)
{
  gsize            n_post = strlen (post);
  gsize            tail = 0;
  const char      *end = printed + length;
  g_autofree char *head = NULL;

  while (tail < length && tail < n_post && end[-1 - (gssize) tail] == post[n_post - 1 - tail])
    tail++;
  while (tail > 0 && ((guint8) post[n_post - tail] & 0xc0) == 0x80)
    tail--;
  if (tail == n_post || g_utf8_strlen (post + n_post - tail, -1) < 2 ||
      g_utf8_strlen (post, -1) < 4)
    return 0;

  head = g_utf8_substring (post, 0, 2);
  for (const char *p = end - tail; p > printed; p = g_utf8_prev_char (p))
    {
      gsize rest = (gsize) (end - p);

      if (rest > n_post + 18)
        break;
      if (rest > tail && g_str_has_prefix (p, head))
        return rest;
    }
  if (length > tail && g_str_has_prefix (printed, head) && length <= n_post + 18)
    return length;

  return 0;
}

static gboolean
ends_with (const char *text,
           gsize       length,
           const char *end)
{
  gsize n_end = strlen (end);

  return length >= n_end && memcmp (text + length - n_end, end, n_end) == 0;
}

/* A name in a text: what stands before it is held against the posts of the directory. */
static void
check_mention (const JbIssue       *issue,
               const JbRuleContext *context,
               guint                number,
               const char          *run,
               const char          *name_at,
               const char          *name,
               JbReport            *report)
{
  const JbIssueBlock *block = jb_issue_get_block (issue, number);
  gsize               length = (gsize) (name_at - run);
  g_autoptr (GPtrArray) entries = jb_directory_list_posts (context->directory, name, context->date);
  const char      *post = NULL;
  gsize            n_printed = 0;
  g_autofree char *message = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const char *held = get_values (entries, i)->post;
      gsize       n;

      if (held == NULL)
        continue;
      if (ends_with (run, length, held))
        return;
      n = measure_distorted (run, length, held);
      if (n > 0)
        {
          post = held;
          n_printed = n;
        }
    }
  if (post == NULL)
    return;

  message = g_strdup_printf (_("The directory has %s as “%s”."), name, post);
  jb_report_add (report, (JbHit) {
                             .block = number,
                             .start = (gsize) g_utf8_strlen (block->value,
                                                             name_at - n_printed - block->value),
                             .end = (gsize) g_utf8_strlen (block->value, name_at - block->value),
                             .message = message,
                             .fix = post,
                         });
}

/* From the first character of a name to the names that begin with it. */
static GHashTable *
gather_names (JbDirectory *directory)
{
  GHashTable *names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  guint       n_entries = jb_directory_get_size (directory);

  for (guint i = 0; i < n_entries; i++)
    {
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (jb_directory_get_entry (directory, i));
      gpointer   key = GUINT_TO_POINTER (g_utf8_get_char (values->name));
      GPtrArray *list;

      if (values->kind != JB_DIRECTORY_PERSON || values->post == NULL)
        continue;
      list = g_hash_table_lookup (names, key);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (names, key, list);
        }
      if (list->len == 0 || strcmp (g_ptr_array_index (list, list->len - 1), values->name) != 0)
        g_ptr_array_add (list, (gpointer) values->name);
    }

  return names;
}

static void
check_text (const JbIssue       *issue,
            const JbRuleContext *context,
            guint                number,
            GHashTable          *names,
            JbReport            *report)
{
  const JbIssueBlock *block = jb_issue_get_block (issue, number);
  const char         *end = block->value + block->length;
  const char         *run = block->value;

  for (const char *p = block->value; p < end; p = g_utf8_next_char (p))
    {
      gunichar         c = g_utf8_get_char (p);
      const GPtrArray *list;

      if (!jb_character_is (c, JB_CHARACTER_HAN))
        {
          run = g_utf8_next_char (p);
          continue;
        }
      list = p > run ? g_hash_table_lookup (names, GUINT_TO_POINTER (c)) : NULL;
      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          const char *name = g_ptr_array_index (list, i);

          if ((gsize) (end - p) >= strlen (name) && memcmp (p, name, strlen (name)) == 0)
            {
              check_mention (issue, context, number, run, p, name, report);
              break;
            }
        }
    }
}

/* A printed post that the directory does not have of this person. */
static void
check_printed_posts (const JbRecipientReading *entry,
                     const JbReadingItem      *item,
                     const GPtrArray          *entries,
                     const JbRuleContext      *context,
                     JbReport                 *report)
{
  g_autofree char *posts = NULL;
  g_autofree char *message = NULL;

  if (!is_person_with_post (item) || entries->len == 0)
    return;

  for (guint i = 0; item->posts[i] != NULL; i++)
    {
      gboolean is_known = FALSE;

      for (guint j = 0; j < entries->len; j++)
        is_known = is_known || (get_values (entries, j)->post != NULL &&
                                is_same (get_values (entries, j)->post, item->posts[i]));
      if (is_known)
        continue;
      posts = dup_posts (context, item->name);
      if (*posts == '\0')
        return;
      message = g_strdup_printf (_("The directory has %s as “%s”."), item->name, posts);
      if (g_array_index (item->ranges, JbReadingRange, 0).end -
              g_array_index (item->ranges, JbReadingRange, 0).start >
          g_utf8_strlen (item->name, -1))
        {
          g_autofree char *fix = g_strconcat (posts, item->name, NULL);

          report_item (report, entry, item, message, fix);
        }
      else
        report_item (report, entry, item, message, NULL);
      return;
    }
}

void
jb_check_post (const JbIssue       *issue,
               const JbRuleContext *context,
               JbReport            *report)
{
  g_autoptr (GHashTable) names = NULL;

  if (!has_directory (context))
    return;

  names = gather_names (context->directory);
  for (guint i = 0; i < issue->blocks->len && g_hash_table_size (names) > 0; i++)
    switch (jb_issue_get_block (issue, i)->role)
      {
      case JB_ROLE_PARAGRAPH:
      case JB_ROLE_EDITOR_NOTE:
      case JB_ROLE_BODY:
      case JB_ROLE_TITLE:
      case JB_ROLE_SUBTITLE:
        check_text (issue, context, i, names, report);
        break;
      default:
        break;
      }

  for_each_item (context, report, check_printed_posts);
}
