/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-rules-private.h"

#include <string.h>

#include "jb-directory-items.h"

/* People and their posts: names without one, and posts that are another one by the directory. */

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
      const JbRecipientReading *entry =
          &g_array_index (context->readings, JbRecipientReading, i);

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
            posts = jb_directory_dup_posts (context->directory, item->name, context->date);
          if (posts != NULL && *posts != '\0')
            fix = g_strconcat (posts, item->name, NULL);
          message = g_strdup_printf (_("“%s” stands here without a post."), item->name);
          jb_directory_item_report (&(JbDirectoryItem) { entry, item }, message, fix, report);
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
      const char *held =
          jb_directory_entry_get_values (g_ptr_array_index (entries, i))->post;
      gsize n;

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

/* Where the Chinese characters before @at begin, as far as a post may reach. */
static const char *
find_run (const char *start,
          const char *at)
{
  enum
  {
    LONGEST_POST = 100
  };
  const char *run = at;

  for (guint i = 0; i < LONGEST_POST && run > start; i++)
    {
      const char *before = g_utf8_prev_char (run);

      if (!jb_character_is (g_utf8_get_char (before), JB_CHARACTER_HAN))
        break;
      run = before;
    }

  return run;
}

static void
check_text (const JbIssue       *issue,
            const JbRuleContext *context,
            guint                number,
            JbReport            *report)
{
  const JbIssueBlock *block = jb_issue_get_block (issue, number);
  const char         *end = block->value + block->length;
  const char         *at = block->value;
  JbDirectoryEntry   *person;

  while ((at = jb_directory_search_person (context->directory, at, end, &person)) != NULL)
    {
      const char *run = find_run (block->value, at);

      if (run < at)
        check_mention (issue, context, number, run, at,
                       jb_directory_entry_get_values (person)->name, report);
      at = g_utf8_next_char (at);
    }
}

static gboolean
is_known (const JbDirectoryItem *item,
          const char            *post)
{
  for (guint i = 0; i < item->found->len; i++)
    {
      const char *other = jb_directory_item_get_values (item, i)->post;

      if (other != NULL && jb_directory_is_same (other, post))
        return TRUE;
    }

  return FALSE;
}

/* A printed post that the directory does not have of this person. */
static void
check_printed_posts (const JbDirectoryItem *item,
                     const JbRuleContext   *context,
                     JbReport              *report)
{
  const char      *name = item->item->name;
  const char      *unknown = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *message = NULL;
  g_autofree char *fix = NULL;

  if (!jb_directory_item_is_person_with_post (item) || item->found->len == 0)
    return;

  for (guint i = 0; item->item->posts[i] != NULL && unknown == NULL; i++)
    if (!is_known (item, item->item->posts[i]))
      unknown = item->item->posts[i];
  if (unknown == NULL)
    return;
  posts = jb_directory_dup_posts (context->directory, name, context->date);
  if (*posts == '\0')
    return;

  message = g_strdup_printf (_("The directory has %s as “%s”."), name, posts);
  /* Where several share one printed post, it cannot be another one for this name. */
  if (g_array_index (item->item->ranges, JbReadingRange, 0).end -
          g_array_index (item->item->ranges, JbReadingRange, 0).start >
      g_utf8_strlen (name, -1))
    fix = g_strconcat (posts, name, NULL);
  jb_directory_item_report (item, message, fix, report);
}

void
jb_check_post (const JbIssue       *issue,
               const JbRuleContext *context,
               JbReport            *report)
{
  if (context->directory == NULL || jb_directory_get_size (context->directory) == 0)
    return;

  for (guint i = 0; i < issue->blocks->len; i++)
    switch (jb_issue_get_block (issue, i)->role)
      {
      case JB_ROLE_PARAGRAPH:
      case JB_ROLE_EDITOR_NOTE:
      case JB_ROLE_BODY:
      case JB_ROLE_TITLE:
      case JB_ROLE_SUBTITLE:
        check_text (issue, context, i, report);
        break;
      default:
        break;
      }
  for (guint i = 0; i < context->items->len && !jb_report_is_full (report); i++)
    check_printed_posts (jb_directory_items_get (context->items, i), context, report);
}
