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

/* Where @printed ends in @post but for the last character: 省政协副主任 for 省政协副主席. Returns the
 * length of what was printed for it, in bytes from the end, or 0. */
static gsize
measure_misnamed (const char *printed,
                  gsize       length,
                  const char *post)
{
  enum
  {
    SHORTEST = 5
  };
  gsize       n_post = strlen (post);
  const char *last = g_utf8_find_prev_char (post, post + n_post);
  const char *end = g_utf8_find_prev_char (printed, printed + length);
  gsize       n_same;

  if (last == NULL || end == NULL || g_utf8_strlen (post, -1) < SHORTEST)
    return 0;
  n_same = (gsize) (last - post);
  if ((gsize) (end - printed) < n_same || memcmp (end - n_same, post, n_same) != 0)
    return 0;

  return n_same + length - (gsize) (end - printed);
}

/* Whether what stands before @at says that it is of the past: 时任, 原, or another year, which is
 * not looked for further back than a paragraph is long. */
static gboolean
is_past (const JbIssueBlock *block,
         const char         *at,
         JbPartialDate       date)
{
  static const char *const words[] = { "时任", "曾任", "历任", "担任", "原" };
  enum
  {
    FAR = 1500
  };
  const guint issue_year = (guint) date / 10000;
  const gsize length = (gsize) (at - block->value);
  const char *p = length > FAR ? at - FAR : block->value;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (ends_with (block->value, length, words[i]))
      return TRUE;
  /* 前省委副书记, but not 会前 and 日前. */
  if (ends_with (block->value, length, "前") && !ends_with (block->value, length, "会前") &&
      !ends_with (block->value, length, "日前") && !ends_with (block->value, length, "此前"))
    return TRUE;

  while (p < at)
    {
      guint year = 0;
      guint n = 0;

      for (; p < at && g_ascii_isdigit (*p); p++, n++)
        year = MIN (year * 10 + (guint) g_ascii_digit_value (*p), 99999);
      if (n == 4 && year >= 1900 && year < issue_year && g_str_has_prefix (p, "年"))
        return TRUE;
      if (n == 0)
        p++;
    }

  return FALSE;
}

/* A post that somebody held on another day than the issue's, who has another one on that day. */
static const char *
find_past_post (const JbRuleContext *context,
                const JbIssueBlock  *block,
                const char          *run,
                const char          *name_at,
                const char          *name)
{
  enum
  {
    SHORTEST = 4
  };
  const GPtrArray *entries = jb_directory_lookup_name (context->directory, name);

  for (guint i = 0; entries != NULL && context->date != 0 && i < entries->len; i++)
    {
      JbDirectoryEntry *entry = g_ptr_array_index (entries, i);
      const char       *post = jb_directory_entry_get_values (entry)->post;

      if (post != NULL && g_utf8_strlen (post, -1) >= SHORTEST &&
          ends_with (run, (gsize) (name_at - run), post) &&
          !is_past (block, name_at - strlen (post), context->date))
        return post;
    }

  return NULL;
}

/* Where the characters of a text were counted up to: a text is counted once, however much is found
 * in it. */
typedef struct
{
  const char *at;
  gsize       n;
} Count;

static gsize
count_to (Count      *count,
          const char *to)
{
  count->n += (gsize) g_utf8_strlen (count->at, to - count->at);
  count->at = to;

  return count->n;
}

/* A name in a text: what stands before it is held against the posts of the directory. */
static void
check_mention (const JbIssue       *issue,
               const JbRuleContext *context,
               guint                number,
               const char          *run,
               const char          *name_at,
               const char          *name,
               Count               *count,
               JbReport            *report)
{
  const JbIssueBlock *block = jb_issue_get_block (issue, number);
  gsize               length = (gsize) (name_at - run);
  gsize               start, end;
  g_autoptr (GPtrArray) entries = jb_directory_list_posts (context->directory, name, context->date);
  const char      *post = NULL;
  const char      *past = NULL;
  gsize            n_printed = 0;
  g_autofree char *message = NULL;
  g_autofree char *posts = NULL;

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
      if (n == 0)
        n = measure_misnamed (run, length, held);
      if (n > 0)
        {
          post = held;
          n_printed = n;
        }
    }
  past = entries->len > 0 ? find_past_post (context, block, run, name_at, name) : NULL;
  if (past != NULL)
    {
      posts = jb_directory_dup_posts (context->directory, name, context->date);
      n_printed = strlen (past);
      post = *posts != '\0' ? posts : NULL;
    }
  if (post == NULL)
    return;

  message = g_strdup_printf (_("The directory has %s as “%s”."), name, post);
  end = count_to (count, name_at);
  start = end - (gsize) g_utf8_strlen (name_at - n_printed, (gssize) n_printed);
  jb_report (report, .block = number, .start = start, .end = end, .message = message, .fix = post);
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
  Count               count = { block->value, 0 };

  while (!jb_report_is_full (report) &&
         (at = jb_directory_search_person (context->directory, at, end, &person)) != NULL)
    {
      const char *run = find_run (block->value, at);

      if (run < at)
        check_mention (issue, context, number, run, at,
                       jb_directory_entry_get_values (person)->name, &count, report);
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
