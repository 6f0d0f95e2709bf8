/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-checker.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-directory-items.h"
#include "jb-finding-places.h"
#include "jb-rules.h"

G_DEFINE_QUARK (jb-checker-error-quark, jb_checker_error)

/* What the rules found in one text: the same for every block of that role and text. The text
 * stands behind it. */
typedef struct
{
  JbRole      role;
  guint       hash;
  gsize       length;
  const char *text;
  GArray     *hits;
  guint       round;
} Known;

struct _JbChecker
{
  /* Owned */
  gboolean     *enabled;
  JbWords      *words;
  JbTranscript *previous;
  JbDirectory  *directory;
  GHashTable   *ignored;
  GHashTable   *known;

  /* What recipients say, by the directory as it was and a date. */
  GHashTable   *readings;
  guint         directory_revision;
  JbPartialDate directory_date;

  guint         date;
  guint         round;
  JbPartialDate fallback_date;
  JbPartialDate filed_date;
  JbPartialDate told_date;
};

/* More entries than the recipients of an issue have while somebody types. */
enum
{
  MAX_READINGS = 4096
};

static guint
hash_known (gconstpointer data)
{
  return ((const Known *) data)->hash;
}

static gboolean
equal_known (gconstpointer a,
             gconstpointer b)
{
  const Known *left = a;
  const Known *right = b;

  return left->role == right->role && left->length == right->length &&
         memcmp (left->text, right->text, left->length) == 0;
}

static void
free_known (gpointer data)
{
  Known *known = data;

  g_clear_pointer (&known->hits, g_array_unref);
  g_free (known);
}

static guint
hash_text (JbRole      role,
           const char *text,
           gsize       length)
{
  guint64 hash = 1469598103934665603u + (guint64) role;
  guint64 word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
      hash ^= hash >> 29;
    }
  for (; length > 0; text++, length--)
    hash = (hash ^ (guint8) *text) * 1099511628211u;

  return (guint) (hash ^ hash >> 32);
}

/**
 * jb_checker_new:
 *
 * Returns: (transfer full): a checker with all rules and the default table of words
 */
JbChecker *
jb_checker_new (void)
{
  JbChecker *self = g_new0 (JbChecker, 1);
  guint      n_rules;

  jb_rules_get (&n_rules);
  self->enabled = g_new (gboolean, n_rules);
  for (guint i = 0; i < n_rules; i++)
    self->enabled[i] = TRUE;
  self->words = jb_words_new_default ();
  self->known = g_hash_table_new_full (hash_known, equal_known, NULL, free_known);
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) jb_reading_unref);

  return self;
}

void
jb_checker_free (JbChecker *self)
{
  g_free (self->enabled);
  g_clear_pointer (&self->words, jb_words_unref);
  g_clear_pointer (&self->previous, jb_transcript_unref);
  g_clear_object (&self->directory);
  g_clear_pointer (&self->ignored, g_hash_table_unref);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->readings);
  g_free (self);
}

/* @name is a rule, a family (punct) or a family's rules (punct.*). */
static gboolean
is_named (const char *id,
          const char *name)
{
  gsize length = strlen (name);

  if (g_str_has_suffix (name, ".*"))
    length -= 2;

  return strcmp (id, name) == 0 || (strncmp (id, name, length) == 0 && id[length] == '.');
}

static gboolean
mark_named (const char *names,
            gboolean   *marked,
            GError    **error)
{
  g_auto (GStrv) list = g_strsplit_set (names, ", ", -1);
  guint         n_rules;
  const JbRule *rules = jb_rules_get (&n_rules);

  for (guint i = 0; list[i] != NULL; i++)
    {
      gboolean found = FALSE;

      if (*list[i] == '\0')
        continue;
      for (guint j = 0; j < n_rules; j++)
        if (is_named (rules[j].id, list[i]))
          marked[j] = found = TRUE;
      if (!found)
        {
          g_set_error (error, JB_CHECKER_ERROR, JB_CHECKER_ERROR_NO_RULE,
                       _("There is no rule “%s”."), list[i]);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * jb_checker_set_rules:
 * @only: (nullable): the rules to hold the bulletin against, %NULL for all
 * @skip: (nullable): rules to leave out
 * @error: return location for a #JbCheckerError
 *
 * Switches rules on and off. Names are parted by commas; the name of a family (punct)
 * stands for all its rules.
 *
 * Returns: whether there are such rules; else nothing changes
 */
gboolean
jb_checker_set_rules (JbChecker  *self,
                      const char *only,
                      const char *skip,
                      GError    **error)
{
  guint                n_rules;
  g_autofree gboolean *wanted = NULL;
  g_autofree gboolean *unwanted = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  jb_rules_get (&n_rules);
  wanted = g_new0 (gboolean, n_rules);
  unwanted = g_new0 (gboolean, n_rules);
  if ((only != NULL && !mark_named (only, wanted, error)) ||
      (skip != NULL && !mark_named (skip, unwanted, error)))
    return FALSE;

  for (guint i = 0; i < n_rules; i++)
    self->enabled[i] = (only == NULL || wanted[i]) && !unwanted[i];
  g_hash_table_remove_all (self->known);

  return TRUE;
}

/**
 * jb_checker_set_words:
 * @words: the table of words to use
 */
void
jb_checker_set_words (JbChecker *self,
                      JbWords   *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  jb_words_ref (words);
  jb_words_unref (self->words);
  self->words = words;
  g_hash_table_remove_all (self->known);
}

/**
 * jb_checker_set_previous:
 * @previous: (nullable): the issue to compare the recipients with
 */
void
jb_checker_set_previous (JbChecker          *self,
                         const JbTranscript *previous)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->previous, jb_transcript_unref);
  if (previous != NULL)
    self->previous = jb_transcript_ref ((JbTranscript *) previous);
}

/* What was read once is not read again as long as neither the directory nor the date changes. */
static void
prepare_readings (JbChecker    *self,
                  JbPartialDate date)
{
  guint revision = self->directory != NULL ? jb_directory_get_revision (self->directory) : 0;

  if (revision != self->directory_revision || date != self->directory_date ||
      g_hash_table_size (self->readings) > MAX_READINGS)
    g_hash_table_remove_all (self->readings);
  self->directory_revision = revision;
  self->directory_date = date;
}

/**
 * jb_checker_set_directory:
 * @directory: (nullable): who receives bulletins; it must not change while anything is checked
 * @date: the date of an issue that prints none, 0 when nothing says when it is of
 */
void
jb_checker_set_directory (JbChecker    *self,
                          JbDirectory  *directory,
                          JbPartialDate date)
{
  g_return_if_fail (self != NULL);

  if (g_set_object (&self->directory, directory))
    g_hash_table_remove_all (self->readings);
  self->fallback_date = date;
}

/**
 * jb_checker_set_told_date:
 * @filed_day: (nullable): the day on which it was filed, as YYYY-MM-DD
 * @date: when the issue is of; 0 to believe its masthead
 *
 * For an issue whose masthead bears only the day on which it was filed: as long as it does, it is
 * held against the directory as of @date.
 */
void
jb_checker_set_told_date (JbChecker    *self,
                          const char   *filed_day,
                          JbPartialDate date)
{
  g_return_if_fail (self != NULL);

  if (filed_day == NULL || !jb_partial_date_parse (filed_day, &self->filed_date))
    date = 0;
  self->told_date = date;
}

/**
 * jb_checker_set_ignored:
 * @keys: (nullable) (array zero-terminated=1): the keys of findings to ignore
 *
 * Findings with one of @keys are still reported, as ignored.
 */
void
jb_checker_set_ignored (JbChecker         *self,
                        const char *const *keys)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->ignored, g_hash_table_unref);
  if (keys == NULL)
    return;
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_add (self->ignored, g_strdup (keys[i]));
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const JbHit *left = a;
  const JbHit *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->rule != right->rule)
    return left->rule < right->rule ? -1 : 1;

  return (left->end > right->end) - (left->end < right->end);
}

static GArray *
check_piece (JbChecker *self,
             JbPiece   *piece)
{
  guint         n_rules;
  const JbRule *rules = jb_rules_get (&n_rules);
  JbReport      report;
  const char   *clause;

  jb_report_init (&report);
  for (guint i = 0; i < n_rules; i++)
    {
      if (!self->enabled[i] || rules[i].check_piece == NULL ||
          (rules[i].roles & 1u << piece->role) == 0 ||
          (rules[i].kinds != 0 && (rules[i].kinds & piece->kinds) == 0) ||
          !jb_rule_applies (&rules[i], piece->date, &clause))
        continue;
      jb_report_set_rule (&report, i);
      rules[i].check_piece (piece, &report);
    }
  if (report.hits->len == 0)
    {
      jb_report_clear (&report);
      return NULL;
    }
  g_array_sort (report.hits, compare_hits);

  return g_steal_pointer (&report.hits);
}

/* What is found in the block, in the order of its text; %NULL for nothing. */
static const GArray *
find_hits (JbChecker          *self,
           const JbIssueBlock *block,
           JbPiece            *piece)
{
  Known  key = { block->role, 0, block->length, block->value };
  Known *known;

  if (block->length == 0 || block->role == JB_ROLE_ORNAMENT)
    return NULL;

  key.hash = hash_text (block->role, block->value, block->length);
  known = g_hash_table_lookup (self->known, &key);
  if (known == NULL)
    {
      jb_piece_set (piece, block->role, block->value, block->length);
      known = g_malloc (sizeof *known + block->length);
      *known = key;
      known->text = memcpy (known + 1, block->value, block->length);
      known->hits = check_piece (self, piece);
      g_hash_table_add (self->known, known);
    }
  known->round = self->round;

  return known->hits;
}

static gboolean
is_old (gpointer key,
        gpointer value,
        gpointer data)
{
  return ((Known *) key)->round != GPOINTER_TO_UINT (data);
}

/* What becomes of hits on the way to findings. */
typedef struct
{
  JbChecker     *checker;
  const JbIssue *issue;
  GPtrArray     *findings;
  guint         *n_of_rule;
} Gatherer;

/* A place in a value that moves forward: characters, bytes, and bytes of the printed text. */
typedef struct
{
  const JbIssueBlock *block;
  const JbTranscript *transcript;
  gsize               character;
  gsize               byte;
  gsize               raw;
  guint               cut;
} Cursor;

static void
cursor_init (Cursor             *cursor,
             const JbIssue      *issue,
             const JbIssueBlock *block)
{
  memset (cursor, 0, sizeof *cursor);
  cursor->block = block;
  cursor->transcript = issue->transcript;
}

static const JbCut *
get_cut (const Cursor *cursor)
{
  const JbMark *mark = cursor->block->mark;

  if (cursor->cut >= mark->n_cuts)
    return NULL;

  return &g_array_index (cursor->transcript->cuts, JbCut, mark->first_cut + cursor->cut);
}

/* Passes over what is printed here and is not in the value. */
static void
cursor_skip_cuts (Cursor *cursor)
{
  const JbCut *cut;

  while ((cut = get_cut (cursor)) != NULL && cut->start == cursor->raw && cut->replacement == 0)
    {
      cursor->raw += cut->length;
      cursor->cut++;
    }
}

static void
cursor_move (Cursor *cursor,
             gsize   character)
{
  while (cursor->character < character && cursor->byte < cursor->block->length)
    {
      const char  *at = cursor->block->value + cursor->byte;
      gsize        width = (gsize) (g_utf8_next_char (at) - at);
      const JbCut *cut;

      cursor_skip_cuts (cursor);
      cut = get_cut (cursor);
      if (cut != NULL && cut->start == cursor->raw)
        {
          cursor->raw += cut->length;
          cursor->cut++;
        }
      else
        cursor->raw += width;
      cursor->byte += width;
      cursor->character++;
    }
}

/* A number of the rule, the text and a few characters around it. */
static char *
make_key (const char *rule,
          const char *text,
          const char *before,
          gsize       n_before,
          const char *after,
          gsize       n_after)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  g_autofree char *short_sum = NULL;

  g_checksum_update (sum, (const guchar *) rule, (gssize) strlen (rule) + 1);
  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
  g_checksum_update (sum, (const guchar *) before, (gssize) n_before);
  g_checksum_update (sum, (const guchar *) "", 1);
  g_checksum_update (sum, (const guchar *) after, (gssize) n_after);
  short_sum = g_strndup (g_checksum_get_string (sum), 16);

  return g_strconcat (rule, ":", short_sum, NULL);
}

enum { AROUND = 4 };

static char *
make_value_key (const char         *rule,
                const char         *text,
                const JbIssueBlock *block,
                gsize               start,
                gsize               end)
{
  const char *from = block->value + start;
  const char *to = block->value + end;

  for (guint i = 0; i < AROUND && from > block->value; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < AROUND && to < block->value + block->length; i++)
    to = g_utf8_next_char (to);

  return make_key (rule, text, from, (gsize) (block->value + start - from), block->value + end,
                   (gsize) (to - block->value - end));
}

static void
add_finding (Gatherer    *gatherer,
             const JbHit *hit,
             guint        number,
             Cursor      *cursor)
{
  const JbIssue      *issue = gatherer->issue;
  const JbIssueBlock *block = jb_issue_get_block (issue, number);
  guint               n_rules;
  const JbRule       *rule = jb_rules_get (&n_rules) + hit->rule;
  JbFinding          *finding;

  if (gatherer->n_of_rule[hit->rule] >= JB_REPORT_MAX_PER_RULE)
    return;
  gatherer->n_of_rule[hit->rule]++;

  finding = jb_finding_new ();
  finding->rule = rule->id;
  finding->level = hit->level != 0 ? hit->level : rule->level;
  jb_rule_applies (rule, issue->date, &finding->clause);
  finding->pointer = hit->pointer != NULL ? g_strdup (hit->pointer)
                                          : jb_issue_dup_pointer (issue, number);
  finding->message = g_strdup (hit->message);
  finding->fix = g_strdup (hit->fix);
  finding->safe_fix = hit->safe && hit->fix != NULL;
  finding->block = number;
  finding->outside = hit->outside;

  if (hit->outside)
    {
      const JbMark *mark = block->mark;

      finding->offset = hit->start;
      finding->length = hit->end - hit->start;
      finding->text = g_strndup (issue->transcript->text + hit->start, finding->length);
      if (hit->start >= block->start + mark->open + mark->raw)
        finding->start = (gsize) g_utf8_strlen (block->value, (gssize) block->length);
      finding->end = finding->start;
      finding->key = make_value_key (rule->id, finding->text, block, 0, 0);
    }
  else
    {
      Cursor end;
      gsize  from;

      cursor_move (cursor, hit->start);
      cursor_skip_cuts (cursor);
      from = cursor->byte;
      end = *cursor;
      cursor_move (&end, hit->end);
      finding->start = hit->start;
      finding->end = hit->end;
      finding->offset = block->start + block->mark->open + cursor->raw;
      finding->length = end.raw - cursor->raw;
      finding->text = g_strndup (block->value + from, end.byte - from);
      finding->key = make_value_key (rule->id, finding->text, block, from, end.byte);
    }
  finding->ignored = gatherer->checker->ignored != NULL &&
                     g_hash_table_contains (gatherer->checker->ignored, finding->key);
  g_ptr_array_add (gatherer->findings, finding);
}

/* Whether the paragraph after @number in the same article begins with @c. */
static gboolean
next_begins_with (const JbIssue *issue,
                  guint          number,
                  gunichar       c)
{
  const JbIssueBlock *block = jb_issue_get_block (issue, number);
  const JbIssueBlock *next = block + 1;

  return number + 1 < issue->blocks->len && next->role == block->role &&
         next->article == block->article && next->length > 0 &&
         g_utf8_get_char (next->value) == c;
}

static void
add_hits (Gatherer     *gatherer,
          const GArray *hits,
          guint         from,
          guint         to,
          guint         number)
{
  Cursor cursor;

  cursor_init (&cursor, gatherer->issue, jb_issue_get_block (gatherer->issue, number));
  for (guint i = from; i < to; i++)
    {
      const JbHit *hit = &g_array_index (hits, JbHit, i);

      if (hit->unless_next == 0 || !next_begins_with (gatherer->issue, number, hit->unless_next))
        add_finding (gatherer, hit, number, &cursor);
    }
}

static int
compare_issue_hits (gconstpointer a,
                    gconstpointer b)
{
  const JbHit *left = a;
  const JbHit *right = b;

  if (left->block != right->block)
    return left->block < right->block ? -1 : 1;
  if (left->outside != right->outside)
    return left->outside ? 1 : -1;

  return compare_hits (a, b);
}

static void
check_issue (Gatherer *gatherer)
{
  guint         n_rules;
  const JbRule *rules = jb_rules_get (&n_rules);
  JbIssue      *previous = NULL;
  JbRuleContext context = { NULL };
  g_autoptr (GArray) readings = NULL;
  g_autoptr (GArray) items = NULL;
  JbReport    report;
  const char *clause;
  guint       end;

  if (gatherer->checker->previous != NULL)
    previous = jb_issue_new (gatherer->checker->previous);
  context.previous = previous;
  context.directory = gatherer->checker->directory;
  context.date = gatherer->issue->date != 0 ? gatherer->issue->date
                                            : gatherer->checker->fallback_date;
  if (gatherer->checker->told_date != 0 && gatherer->issue->date == gatherer->checker->filed_date)
    context.date = gatherer->checker->told_date;
  prepare_readings (gatherer->checker, context.date);
  readings = jb_readings_new (gatherer->issue, context.directory, context.date,
                              gatherer->checker->readings);
  items = jb_directory_items_new (readings, context.directory);
  context.readings = readings;
  context.items = items;

  jb_report_init (&report);
  for (guint i = 0; i < n_rules; i++)
    {
      if (!gatherer->checker->enabled[i] ||
          !jb_rule_applies (&rules[i], gatherer->issue->date, &clause))
        continue;
      jb_report_set_rule (&report, i);
      if (rules[i].check_issue != NULL)
        rules[i].check_issue (gatherer->issue, &context, &report);
      for (guint j = 0; rules[i].check_item != NULL && j < items->len; j++)
        if (!jb_report_is_full (&report))
          rules[i].check_item (jb_directory_items_get (items, j), &context, &report);
    }

  g_array_sort (report.hits, compare_issue_hits);
  for (guint i = 0; i < report.hits->len; i = end)
    {
      const JbHit *hits = &g_array_index (report.hits, JbHit, 0);
      guint        number = hits[i].block;

      for (end = i; end < report.hits->len && hits[end].block == number;
           end++)
        ;
      if (number < gatherer->issue->blocks->len)
        add_hits (gatherer, report.hits, i, end, number);
    }

  jb_report_clear (&report);
  g_clear_pointer (&previous, jb_issue_free);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const JbFinding *left = *(const JbFinding *const *) a;
  const JbFinding *right = *(const JbFinding *const *) b;

  if (left->offset != right->offset)
    return left->offset < right->offset ? -1 : 1;
  if (strcmp (left->rule, right->rule) != 0)
    return strcmp (left->rule, right->rule);
  if (left->length != right->length)
    return left->length < right->length ? -1 : 1;

  return strcmp (left->message, right->message);
}

/**
 * jb_checker_check:
 * @transcript: a bulletin or document
 *
 * Holds @transcript against the rules. The time is linear in the text; what has not
 * changed since the last call costs next to nothing. Of one rule at most 10,000 findings
 * are reported.
 *
 * Returns: (transfer full) (element-type JbFinding): what was found, in the order of the
 *   text
 */
GPtrArray *
jb_checker_check (JbChecker          *self,
                  const JbTranscript *transcript)
{
  g_autoptr (JbIssue) issue = NULL;
  g_autofree guint *n_of_rule = NULL;
  Gatherer          gatherer = { self };
  JbPiece           piece;
  guint             n_rules;

  g_return_val_if_fail (self != NULL && transcript != NULL, NULL);

  issue = jb_issue_new (transcript);
  if (issue->date != self->date)
    g_hash_table_remove_all (self->known);
  self->date = issue->date;
  self->round++;

  jb_rules_get (&n_rules);
  n_of_rule = g_new0 (guint, n_rules);
  gatherer.issue = issue;
  gatherer.n_of_rule = n_of_rule;
  gatherer.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_finding_unref);

  jb_piece_init (&piece, self->words);
  piece.date = issue->date;
  for (guint i = 0; i < issue->blocks->len; i++)
    {
      const GArray *hits = find_hits (self, jb_issue_get_block (issue, i), &piece);

      if (hits != NULL)
        add_hits (&gatherer, hits, 0, hits->len, i);
    }
  jb_piece_clear (&piece);
  g_hash_table_foreach_remove (self->known, is_old, GUINT_TO_POINTER (self->round));

  check_issue (&gatherer);
  g_ptr_array_sort (gatherer.findings, compare_findings);
  jb_finding_places_set (transcript, gatherer.findings);

  return gatherer.findings;
}
