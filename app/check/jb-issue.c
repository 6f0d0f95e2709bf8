/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-issue.h"

#include <string.h>

#include "bulletin/jb-date.h"

/* Where a block is in the structure that scripts know: jb_json_from_transcript() makes that
 * structure of the same marks, and a test holds the pointers against it. */
typedef enum
{
  PLACE_NOWHERE,
  PLACE_MASTHEAD,
  PLACE_DIGEST_SECTION,
  PLACE_DIGEST_TITLE,
  PLACE_SECTION,
  PLACE_TITLE,
  PLACE_SUBTITLE,
  PLACE_EDITOR_NOTE,
  PLACE_PARAGRAPH,
  PLACE_SOURCE,
  PLACE_LABEL,
  PLACE_RECIPIENT,
  PLACE_TAIL,
  PLACE_NUMBER,
  PLACE_DOCUMENT_TITLE,
  PLACE_DOCUMENT_DATE,
  PLACE_ADDRESSEE,
  PLACE_HEADING,
  PLACE_BODY,
  PLACE_SIGNATURE,
  PLACE_UNRECOGNISED,
} Place;

typedef struct
{
  JbIssue    *issue;
  GHashTable *fields;
  GHashTable *n_of_label;
  guint       n_unrecognised;
  guint       n_digest_entries;
  guint       n_digest_titles;
  guint       n_body;
  guint       n_addressees;
  guint       n_document_titles;
  gboolean    has_number;
  gboolean    has_date;
  gboolean    has_signature;
  gboolean    in_section;
  gboolean    in_article;
} Walker;

static void
clear_block (gpointer data)
{
  g_free (((JbIssueBlock *) data)->owned);
}

static void
clear_list (gpointer data)
{
  g_free (((JbIssueList *) data)->label);
}

static void
place (JbIssueBlock *block,
       Place         where,
       guint         a,
       guint         b,
       guint         c)
{
  block->place = where;
  block->index[0] = a;
  block->index[1] = b;
  block->index[2] = c;
}

/* The structure has room for one: another goes to what was not recognised, an empty one
 * counts as absent. */
static void
place_once (Walker       *walker,
            JbIssueBlock *block,
            gboolean     *taken,
            Place         where,
            guint         a,
            guint         b)
{
  if (block->length == 0)
    return;
  if (*taken)
    place (block, PLACE_UNRECOGNISED, walker->n_unrecognised++, 0, 0);
  else
    place (block, where, a, b, 0);
  *taken = TRUE;
}

static void
place_field (Walker       *walker,
             JbIssueBlock *block,
             Place         where)
{
  g_autofree char *name = g_strdup_printf ("%d/%s", where, block->key);
  gboolean         taken = g_hash_table_contains (walker->fields, name);

  place_once (walker, block, &taken, where, 0, 0);
  if (taken)
    g_hash_table_add (walker->fields, g_steal_pointer (&name));
}

static void
start_section (Walker *walker,
               guint   block,
               guint   name)
{
  JbIssueSection section = { name, block, walker->issue->articles->len, 0 };

  g_array_append_val (walker->issue->sections, section);
  walker->in_section = TRUE;
  walker->in_article = FALSE;
}

static void
start_article (Walker *walker,
               guint   block)
{
  JbIssueArticle article = {
    .first = block,
    .first_title = JB_ISSUE_NONE,
    .subtitle = JB_ISSUE_NONE,
    .editor_note = JB_ISSUE_NONE,
    .first_paragraph = JB_ISSUE_NONE,
    .source = JB_ISSUE_NONE,
  };
  JbIssueSection *section;

  if (!walker->in_section)
    start_section (walker, block, JB_ISSUE_NONE);
  article.section = walker->issue->sections->len - 1;
  section = jb_issue_get_section (walker->issue, article.section);
  article.index = section->n_articles++;
  g_array_append_val (walker->issue->articles, article);
  walker->in_article = TRUE;
}

static void
add_article_part (Walker       *walker,
                  JbIssueBlock *block,
                  guint         number)
{
  guint           flags = block->mark->flags;
  JbIssueArticle *article;
  gboolean        taken;

  if ((flags & JB_MARK_STARTS_SECTION) != 0)
    start_section (walker, number, JB_ISSUE_NONE);
  if (!walker->in_article || (flags & JB_MARK_STARTS_ARTICLE) != 0)
    start_article (walker, number);

  block->article = walker->issue->articles->len - 1;
  article = jb_issue_get_article (walker->issue, block->article);
  article->end = number + 1;

  switch (block->role)
    {
    case JB_ROLE_TITLE:
      if (block->length == 0)
        return;
      if (article->n_titles == 0)
        article->first_title = number;
      place (block, PLACE_TITLE, article->section, article->index, article->n_titles++);
      break;

    case JB_ROLE_PARAGRAPH:
      if (article->n_paragraphs == 0)
        article->first_paragraph = number;
      place (block, PLACE_PARAGRAPH, article->section, article->index, article->n_paragraphs++);
      break;

    case JB_ROLE_SUBTITLE:
      taken = article->subtitle != JB_ISSUE_NONE;
      place_once (walker, block, &taken, PLACE_SUBTITLE, article->section, article->index);
      if (block->place == PLACE_SUBTITLE)
        article->subtitle = number;
      break;

    case JB_ROLE_EDITOR_NOTE:
      taken = article->editor_note != JB_ISSUE_NONE;
      place_once (walker, block, &taken, PLACE_EDITOR_NOTE, article->section, article->index);
      if (block->place == PLACE_EDITOR_NOTE)
        article->editor_note = number;
      break;

    default:
      taken = article->source != JB_ISSUE_NONE;
      place_once (walker, block, &taken, PLACE_SOURCE, article->section, article->index);
      if (block->place == PLACE_SOURCE)
        article->source = number;
      break;
    }
}

static void
add_recipient (Walker       *walker,
               JbIssueBlock *block,
               guint         number)
{
  JbIssueList *list;
  guint        n;

  if (walker->issue->lists->len == 0)
    {
      JbIssueList first = { g_strdup (""), JB_ISSUE_NONE, number };

      g_array_append_val (walker->issue->lists, first);
    }

  list = jb_issue_get_list (walker->issue, walker->issue->lists->len - 1);
  list->end = number + 1;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (walker->n_of_label, list->label));
  place (block, PLACE_RECIPIENT, walker->issue->lists->len - 1, n, 0);
  g_hash_table_insert (walker->n_of_label, g_strdup (list->label), GUINT_TO_POINTER (n + 1));
}

static void
add_block (Walker       *walker,
           JbIssueBlock *block,
           guint         number)
{
  switch (block->role)
    {
    case JB_ROLE_ORNAMENT:
    case JB_ROLE_DIGEST_HEADING:
      break;

    case JB_ROLE_MASTHEAD:
      place_field (walker, block, PLACE_MASTHEAD);
      break;

    case JB_ROLE_DIGEST_SECTION:
      place (block, PLACE_DIGEST_SECTION, walker->n_digest_entries++, 0, 0);
      walker->n_digest_titles = 0;
      break;

    case JB_ROLE_DIGEST_TITLE:
      if (walker->n_digest_entries == 0)
        walker->n_digest_entries = 1;
      place (block, PLACE_DIGEST_TITLE, walker->n_digest_entries - 1, walker->n_digest_titles++,
             0);
      break;

    case JB_ROLE_SECTION:
      start_section (walker, number, number);
      place (block, PLACE_SECTION, walker->issue->sections->len - 1, 0, 0);
      break;

    case JB_ROLE_TITLE:
    case JB_ROLE_SUBTITLE:
    case JB_ROLE_EDITOR_NOTE:
    case JB_ROLE_PARAGRAPH:
    case JB_ROLE_SOURCE:
      add_article_part (walker, block, number);
      break;

    case JB_ROLE_RECIPIENTS_LABEL:
      {
        JbIssueList list = { g_strndup (block->value, block->length), number, number + 1 };

        g_array_append_val (walker->issue->lists, list);
        place (block, PLACE_LABEL, walker->issue->lists->len - 1, 0, 0);
      }
      break;

    case JB_ROLE_RECIPIENT:
      add_recipient (walker, block, number);
      break;

    case JB_ROLE_TAIL:
      place_field (walker, block, PLACE_TAIL);
      break;

    case JB_ROLE_NUMBER:
      place_once (walker, block, &walker->has_number, PLACE_NUMBER, 0, 0);
      break;

    case JB_ROLE_DOCUMENT_TITLE:
      if (block->length > 0)
        place (block, PLACE_DOCUMENT_TITLE, walker->n_document_titles++, 0, 0);
      break;

    case JB_ROLE_DOCUMENT_DATE:
      place_once (walker, block, &walker->has_date, PLACE_DOCUMENT_DATE, 0, 0);
      break;

    case JB_ROLE_ADDRESSEE:
      place (block, PLACE_ADDRESSEE, walker->n_addressees++, 0, 0);
      break;

    case JB_ROLE_HEADING:
      place (block, PLACE_HEADING, walker->n_body++, 0, 0);
      break;

    case JB_ROLE_BODY:
      place (block, PLACE_BODY, walker->n_body++, 0, 0);
      break;

    case JB_ROLE_SIGNATURE:
      place_once (walker, block, &walker->has_signature, PLACE_SIGNATURE, 0, 0);
      break;

    case JB_ROLE_UNKNOWN:
    default:
      place (block, PLACE_UNRECOGNISED, walker->n_unrecognised++, 0, 0);
      break;
    }
}

/**
 * jb_issue_date_of:
 * @text: (nullable): a date and nothing else
 *
 * Returns: it as 20140724, 0 when it is no date
 */
guint
jb_issue_date_of (const char *text)
{
  GDate date;

  if (text == NULL || !jb_date_parse (text, &date, NULL))
    return 0;

  return g_date_get_year (&date) * 10000u + (guint) g_date_get_month (&date) * 100u +
         g_date_get_day (&date);
}

static guint
find_date (const JbIssue *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (self, i);

      if (block->place == PLACE_DOCUMENT_DATE ||
          (block->place == PLACE_MASTHEAD && strcmp (block->key, "date") == 0))
        {
          g_autofree char *value = jb_issue_dup_value (self, i);

          return jb_issue_date_of (value);
        }
    }

  for (guint i = 0; i < self->transcript->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (self->transcript->loose, i);

      if (loose->role == JB_ROLE_MASTHEAD && strcmp (loose->key, "date") == 0)
        return jb_issue_date_of (loose->text);
    }

  return 0;
}

/**
 * jb_issue_new:
 * @transcript: a bulletin or document; it must not change while the issue is there
 *
 * Returns: (transfer full): the issue
 */
JbIssue *
jb_issue_new (const JbTranscript *transcript)
{
  JbIssue *self = g_new0 (JbIssue, 1);
  Walker   walker = { self };
  gsize    start = transcript->lead;

  self->transcript = jb_transcript_ref ((JbTranscript *) transcript);
  self->blocks = g_array_sized_new (FALSE, TRUE, sizeof (JbIssueBlock), transcript->marks->len);
  g_array_set_clear_func (self->blocks, clear_block);
  self->sections = g_array_new (FALSE, TRUE, sizeof (JbIssueSection));
  self->articles = g_array_new (FALSE, TRUE, sizeof (JbIssueArticle));
  self->lists = g_array_new (FALSE, TRUE, sizeof (JbIssueList));
  g_array_set_clear_func (self->lists, clear_list);
  walker.fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walker.n_of_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      JbIssueBlock  block = { .role = mark->role, .key = mark->key };

      block.start = start;
      block.mark = mark;
      block.article = JB_ISSUE_NONE;
      block.value = transcript->text + start + mark->open;
      block.length = mark->raw;
      if (mark->n_cuts > 0)
        {
          block.owned = jb_transcript_dup_value (transcript, mark, start);
          block.value = block.owned;
          block.length = strlen (block.owned);
        }
      add_block (&walker, &block, i);
      g_array_append_val (self->blocks, block);
      start += (gsize) mark->open + mark->raw + mark->close + mark->gap;
    }
  for (guint i = 0; i < self->sections->len; i++)
    {
      JbIssueSection *section = jb_issue_get_section (self, i);

      if (section->n_articles == 0)
        section->first_article = JB_ISSUE_NONE;
    }
  self->date = find_date (self);

  g_hash_table_unref (walker.fields);
  g_hash_table_unref (walker.n_of_label);

  return self;
}

void
jb_issue_free (JbIssue *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->sections);
  g_array_unref (self->articles);
  g_array_unref (self->lists);
  jb_transcript_unref (self->transcript);
  g_free (self);
}

JbIssueBlock *
jb_issue_get_block (const JbIssue *self,
                    guint          block)
{
  return &g_array_index (self->blocks, JbIssueBlock, block);
}

JbIssueArticle *
jb_issue_get_article (const JbIssue *self,
                      guint          article)
{
  return &g_array_index (self->articles, JbIssueArticle, article);
}

JbIssueSection *
jb_issue_get_section (const JbIssue *self,
                      guint          section)
{
  return &g_array_index (self->sections, JbIssueSection, section);
}

JbIssueList *
jb_issue_get_list (const JbIssue *self,
                   guint          list)
{
  return &g_array_index (self->lists, JbIssueList, list);
}

/* The first block of @role from number @from on, or JB_ISSUE_NONE. */
guint
jb_issue_find_role (const JbIssue *self,
                    JbRole         role,
                    guint          from)
{
  for (guint i = from; i < self->blocks->len; i++)
    if (jb_issue_get_block (self, i)->role == role)
      return i;

  return JB_ISSUE_NONE;
}

guint
jb_issue_count_role (const JbIssue *self,
                     JbRole         role)
{
  guint n = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    n += jb_issue_get_block (self, i)->role == role;

  return n;
}

/* A name inside a pointer, RFC 6901. */
static char *
escape (const char *name)
{
  GString *string = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (*name == '~')
      g_string_append (string, "~0");
    else if (*name == '/')
      g_string_append (string, "~1");
    else
      g_string_append_c (string, *name);

  return g_string_free (string, FALSE);
}

static char *
dup_tail_pointer (const char *key)
{
  g_autofree char *name = NULL;

  if (g_str_has_prefix (key, "staff/"))
    {
      name = escape (key + strlen ("staff/"));
      return g_strconcat ("/tail/staff/", name, NULL);
    }
  name = escape (key);

  return g_strconcat ("/tail/", name, NULL);
}

/**
 * jb_issue_dup_article_pointer:
 *
 * Returns: (transfer full): the RFC 6901 pointer of an article
 */
char *
jb_issue_dup_article_pointer (const JbIssue *self,
                              guint          article)
{
  const JbIssueArticle *found = jb_issue_get_article (self, article);

  return g_strdup_printf ("/sections/%u/articles/%u", found->section, found->index);
}

char *
jb_issue_dup_section_pointer (guint section)
{
  return g_strdup_printf ("/sections/%u", section);
}

/**
 * jb_issue_dup_pointer:
 * @block: its number
 *
 * Returns: (transfer full): the RFC 6901 pointer of the block's value; of the list for the
 *   label of one; "" for what is not in the structure
 */
char *
jb_issue_dup_pointer (const JbIssue *self,
                      guint          block)
{
  const JbIssueBlock *found = jb_issue_get_block (self, block);
  const guint        *at = found->index;
  g_autofree char    *name = NULL;

  switch ((Place) found->place)
    {
    case PLACE_MASTHEAD:
      name = escape (found->key);
      return g_strconcat ("/masthead/", name, NULL);
    case PLACE_DIGEST_SECTION:
      return g_strdup_printf ("/digest/%u/section", at[0]);
    case PLACE_DIGEST_TITLE:
      return g_strdup_printf ("/digest/%u/titles/%u", at[0], at[1]);
    case PLACE_SECTION:
      return g_strdup_printf ("/sections/%u/name", at[0]);
    case PLACE_TITLE:
      return g_strdup_printf ("/sections/%u/articles/%u/title/%u", at[0], at[1], at[2]);
    case PLACE_SUBTITLE:
      return g_strdup_printf ("/sections/%u/articles/%u/subtitle", at[0], at[1]);
    case PLACE_EDITOR_NOTE:
      return g_strdup_printf ("/sections/%u/articles/%u/editor_note", at[0], at[1]);
    case PLACE_PARAGRAPH:
      return g_strdup_printf ("/sections/%u/articles/%u/paragraphs/%u", at[0], at[1], at[2]);
    case PLACE_SOURCE:
      return g_strdup_printf ("/sections/%u/articles/%u/source", at[0], at[1]);
    case PLACE_LABEL:
      name = escape (jb_issue_get_list (self, at[0])->label);
      return g_strconcat ("/recipients/", name, NULL);
    case PLACE_RECIPIENT:
      name = escape (jb_issue_get_list (self, at[0])->label);
      return g_strdup_printf ("/recipients/%s/%u", name, at[1]);
    case PLACE_TAIL:
      return dup_tail_pointer (found->key);
    case PLACE_NUMBER:
      return g_strdup ("/document/number");
    case PLACE_DOCUMENT_TITLE:
      return g_strdup_printf ("/document/title/%u", at[0]);
    case PLACE_DOCUMENT_DATE:
      return g_strdup ("/document/date");
    case PLACE_ADDRESSEE:
      return g_strdup_printf ("/document/addressee/%u", at[0]);
    case PLACE_HEADING:
      return g_strdup_printf ("/document/body/%u/heading", at[0]);
    case PLACE_BODY:
      return g_strdup_printf ("/document/body/%u/paragraph", at[0]);
    case PLACE_SIGNATURE:
      return g_strdup ("/document/signature");
    case PLACE_UNRECOGNISED:
      return g_strdup_printf ("/unrecognised/%u", at[0]);
    case PLACE_NOWHERE:
    default:
      return g_strdup ("");
    }
}

char *
jb_issue_dup_value (const JbIssue *self,
                    guint          block)
{
  const JbIssueBlock *found = jb_issue_get_block (self, block);

  return g_strndup (found->value, found->length);
}

static gboolean
ends_in_word (const GString *text)
{
  return text->len > 0 && g_ascii_isalnum (text->str[text->len - 1]);
}

/* The lines of a title from @first on, up to @end, as one. */
static char *
join_lines (const JbIssue *self,
            JbRole         role,
            guint          first,
            guint          end)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const JbIssueBlock *block = jb_issue_get_block (self, i);

      if (block->role != role || block->length == 0)
        continue;
      if (ends_in_word (text) && g_ascii_isalnum (*block->value))
        g_string_append_c (text, ' ');
      g_string_append_len (text, block->value, (gssize) block->length);
    }

  return g_string_free (text, FALSE);
}

/**
 * jb_issue_dup_title:
 *
 * Returns: (transfer full): the title of an article, its lines joined
 */
char *
jb_issue_dup_title (const JbIssue *self,
                    guint          article)
{
  const JbIssueArticle *found = jb_issue_get_article (self, article);

  return join_lines (self, JB_ROLE_TITLE, found->first, found->end);
}

char *
jb_issue_dup_document_title (const JbIssue *self)
{
  return join_lines (self, JB_ROLE_DOCUMENT_TITLE, 0, self->blocks->len);
}

/* What is printed before the value: not NUL-terminated, as what the next two return. */
const char *
jb_issue_get_open (const JbIssue *self,
                   guint          block,
                   gsize         *length)
{
  const JbIssueBlock *found = jb_issue_get_block (self, block);

  *length = found->mark->open;
  return self->transcript->text + found->start;
}

const char *
jb_issue_get_close (const JbIssue *self,
                    guint          block,
                    gsize         *length)
{
  const JbIssueBlock *found = jb_issue_get_block (self, block);

  *length = found->mark->close;
  return self->transcript->text + found->start + found->mark->open + found->mark->raw;
}

/* Where the white space after the block begins in the text, in bytes. */
gsize
jb_issue_get_gap_start (const JbIssue *self,
                        guint          block)
{
  const JbIssueBlock *found = jb_issue_get_block (self, block);

  return found->start + found->mark->open + found->mark->raw + found->mark->close;
}
