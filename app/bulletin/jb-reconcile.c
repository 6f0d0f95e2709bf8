/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-reconcile.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-align.h"
#include "jb-json-check.h"
#include "jb-json-value.h"
#include "jb-json.h"
#include "jb-reconcile-private.h"

/* An empty text and none are the same: nothing. */
gboolean
jb_reconcile_differs (const char *before,
                      const char *wanted)
{
  return g_strcmp0 (before != NULL ? before : "", wanted != NULL ? wanted : "") != 0;
}

const char *
jb_reconcile_get_text (JsonObject *object,
                       const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

char **
jb_reconcile_dup_list (JsonArray *list)
{
  guint  n = list != NULL ? json_array_get_length (list) : 0;
  char **strings = g_new (char *, n + 1);

  for (guint i = 0; i < n; i++)
    strings[i] = g_strdup (json_array_get_string_element (list, i));
  strings[n] = NULL;

  return strings;
}

/* Where @item is in @model, looked for at @hint first. */
guint
jb_reconcile_find (GListModel *model,
                   gpointer    item,
                   guint       hint)
{
  g_autoptr(GObject) guess = g_list_model_get_item (model, hint);
  guint n = g_list_model_get_n_items (model);

  if ((gpointer) guess == item)
    return hint;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (model, i);

      if ((gpointer) other == item)
        return i;
    }

  return G_MAXUINT;
}

/* A number for each text with its role, the same for equal ones. */
static guint
intern_text (GHashTable *ids,
             JbRole      role,
             const char *text)
{
  g_autofree char *key = g_strdup_printf ("%d %s", role, text);
  gpointer         id = g_hash_table_lookup (ids, key);

  if (id == NULL)
    {
      id = GUINT_TO_POINTER (g_hash_table_size (ids) + 1);
      g_hash_table_insert (ids, g_steal_pointer (&key), id);
    }

  return GPOINTER_TO_UINT (id);
}

/* Whether the blocks that hold something are what is wanted already. */
static gboolean
says_the_same (GListModel        *blocks,
               const char *const *wanted,
               const JbRole      *roles)
{
  guint n = g_list_model_get_n_items (blocks);
  guint at = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);
      JbRole      role = jb_block_get_role (block);
      const char *text = jb_block_get_text (block);

      if (*text == '\0' && (role == JB_ROLE_TITLE || role == JB_ROLE_DOCUMENT_TITLE))
        continue;
      if (wanted[at] == NULL || strcmp (text, wanted[at]) != 0 ||
          (roles != NULL && roles[at] != role))
        return FALSE;
      at++;
    }

  return wanted[at] == NULL;
}

/* Makes a list of blocks say what is wanted. @roles, parallel to @wanted, may be NULL when
 * all blocks have the same. */
void
jb_reconcile_texts (GListModel        *blocks,
                    const char *const *wanted,
                    const JbRole      *roles,
                    gpointer           owner,
                    JbReconcileSplice  splice)
{
  g_autoptr(GHashTable) ids = NULL;
  g_autofree guint *old_ids = NULL;
  g_autofree guint *new_ids = NULL;
  guint             n_old = g_list_model_get_n_items (blocks);
  guint             n_new = g_strv_length ((char **) wanted);
  guint             old_end = n_old;
  guint             new_end = n_new;
  JbAlign           align;

  if (says_the_same (blocks, wanted, roles))
    return;

  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  old_ids = g_new0 (guint, n_old + 1);
  new_ids = g_new0 (guint, n_new + 1);
  for (guint i = 0; i < n_old; i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (blocks, i);

      old_ids[i] = intern_text (ids, roles != NULL ? jb_block_get_role (block) : 0,
                                jb_block_get_text (block));
    }
  for (guint j = 0; j < n_new; j++)
    new_ids[j] = intern_text (ids, roles != NULL ? roles[j] : 0, wanted[j]);

  jb_align_init (&align, n_old, n_new);
  jb_align_pair_equal (&align, old_ids, new_ids);

  /* From the end, so that the positions before stay what they are. */
  while (TRUE)
    {
      guint new_start = new_end;
      guint old_start;

      while (new_start > 0 && align.to_old[new_start - 1] == JB_ALIGN_NONE)
        new_start--;
      old_start = new_start > 0 ? align.to_old[new_start - 1] + 1 : 0;

      if (old_start < old_end || new_start < new_end)
        {
          g_autofree const char **added = g_new (const char *, new_end - new_start + 1);

          memcpy (added, wanted + new_start, sizeof (char *) * (new_end - new_start));
          added[new_end - new_start] = NULL;
          splice (owner, old_start, old_end - old_start, added,
                  roles != NULL ? roles + new_start : NULL);
        }

      if (new_start == 0)
        break;
      new_end = new_start - 1;
      old_end = old_start - 1;
    }

  jb_align_clear (&align);
}

static void
reconcile_fields (JbFields   *fields,
                  JsonObject *current,
                  JsonObject *wanted,
                  const char *prefix)
{
  g_autoptr(GList) names = json_object_get_members (current);
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *key = g_strconcat (prefix, l->data, NULL);

      if (JSON_NODE_HOLDS_VALUE (json_object_get_member (current, l->data)) &&
          !json_object_has_member (wanted, l->data))
        jb_fields_remove (fields, key);
    }

  json_object_iter_init_ordered (&iter, wanted);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *key = g_strconcat (prefix, name, NULL);

      if (JSON_NODE_HOLDS_VALUE (member) &&
          jb_reconcile_differs (jb_reconcile_get_text (current, name),
                                json_node_get_string (member)))
        jb_fields_set_text (fields, key, json_node_get_string (member));
    }
}

static void
reconcile_tail (JbFields   *fields,
                JsonObject *current,
                JsonObject *wanted)
{
  g_autoptr(JsonObject) none = json_object_new ();
  JsonObject *current_staff = none;
  JsonObject *wanted_staff = none;

  if (json_object_has_member (current, "staff"))
    current_staff = json_object_get_object_member (current, "staff");
  if (json_object_has_member (wanted, "staff"))
    wanted_staff = json_object_get_object_member (wanted, "staff");

  reconcile_fields (fields, current, wanted, "");
  reconcile_fields (fields, current_staff, wanted_staff, "staff/");
}

static void
splice_digest_titles (gpointer           owner,
                      guint              position,
                      guint              n_removed,
                      const char *const *added,
                      const JbRole      *roles)
{
  jb_digest_entry_splice_titles (owner, position, n_removed, added);
}

static void
reconcile_digest_entry (JbDigestEntry *entry,
                        JsonObject    *wanted)
{
  const char *section = jb_reconcile_get_text (wanted, "section");
  g_auto (GStrv) titles = jb_reconcile_dup_list (json_object_get_array_member (wanted, "titles"));

  if (jb_reconcile_differs (jb_digest_entry_get_section (entry), section))
    jb_digest_entry_set_section (entry, section);
  jb_reconcile_texts (jb_digest_entry_get_titles (entry), (const char *const *) titles, NULL,
                      entry, splice_digest_titles);
}

static char *
describe_digest_entry (JbDigestEntry *entry)
{
  GListModel *titles = jb_digest_entry_get_titles (entry);
  const char *section = jb_digest_entry_get_section (entry);
  GString    *text = g_string_new (section);

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    {
      g_autoptr(JbBlock) title = g_list_model_get_item (titles, i);

      g_string_append_printf (text, "\n%s", jb_block_get_text (title));
    }

  return g_string_free (text, FALSE);
}

static char *
describe_digest_object (JsonObject *object)
{
  JsonArray *titles = json_object_get_array_member (object, "titles");
  GString   *text = g_string_new (jb_reconcile_get_text (object, "section"));

  for (guint i = 0; i < json_array_get_length (titles); i++)
    g_string_append_printf (text, "\n%s", json_array_get_string_element (titles, i));

  return g_string_free (text, FALSE);
}

/* An entry that prints nothing yet is not part of the structure and stays as it is. */
static GPtrArray *
collect_digest (JbBulletin *bulletin)
{
  GListModel *digest = jb_bulletin_get_digest (bulletin);
  GPtrArray  *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (digest); i++)
    {
      g_autoptr(JbDigestEntry) entry = g_list_model_get_item (digest, i);

      if (jb_digest_entry_get_section (entry) != NULL ||
          g_list_model_get_n_items (jb_digest_entry_get_titles (entry)) > 0)
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }

  return entries;
}

static void
pair_digest (JbAlign   *align,
             GPtrArray *entries,
             JsonArray *wanted)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *old_ids = g_new (guint, align->n_old + 1);
  g_autofree guint *new_ids = g_new (guint, align->n_new + 1);
  g_autofree guint *old_names = g_new (guint, align->n_old + 1);
  g_autofree guint *new_names = g_new (guint, align->n_new + 1);

  for (guint i = 0; i < align->n_old; i++)
    {
      JbDigestEntry   *entry = g_ptr_array_index (entries, i);
      const char      *section = jb_digest_entry_get_section (entry);
      g_autofree char *text = describe_digest_entry (entry);

      old_ids[i] = intern_text (ids, 0, text);
      old_names[i] = intern_text (ids, 1, section != NULL ? section : "");
    }
  for (guint j = 0; j < align->n_new; j++)
    {
      JsonObject      *object = json_array_get_object_element (wanted, j);
      const char      *section = jb_reconcile_get_text (object, "section");
      g_autofree char *text = describe_digest_object (object);

      new_ids[j] = intern_text (ids, 0, text);
      new_names[j] = intern_text (ids, 1, section != NULL ? section : "");
    }

  jb_align_pair_equal (align, old_ids, new_ids);
  jb_align_pair_equal (align, old_names, new_names);
  jb_align_pair_in_turn (align);
}

/* Makes the digest what @wanted says, an array of objects with a section and titles. What is
 * equal keeps its bytes. */
void
jb_reconcile_digest (JbBulletin *bulletin,
                     JsonArray  *wanted)
{
  g_autoptr(GPtrArray) entries = collect_digest (bulletin);
  GListModel *digest = jb_bulletin_get_digest (bulletin);
  gpointer    previous = NULL;
  guint       hint = 0;
  JbAlign     align;

  jb_align_init (&align, entries->len, json_array_get_length (wanted));
  pair_digest (&align, entries, wanted);

  for (guint j = 0; j < align.n_new; j++)
    {
      JsonObject    *object = json_array_get_object_element (wanted, j);
      JbDigestEntry *entry;

      if (align.to_old[j] != JB_ALIGN_NONE)
        {
          entry = g_ptr_array_index (entries, align.to_old[j]);
        }
      else
        {
          hint = previous != NULL ? jb_reconcile_find (digest, previous, hint) + 1 : 0;
          entry = jb_bulletin_insert_digest_entry (bulletin, hint,
                                                   jb_reconcile_get_text (object, "section"));
        }
      reconcile_digest_entry (entry, object);
      previous = entry;
    }

  for (guint i = align.n_old; i > 0; i--)
    if (align.to_new[i - 1] == JB_ALIGN_NONE)
      jb_bulletin_remove_digest_entry (
          bulletin, jb_reconcile_find (digest, g_ptr_array_index (entries, i - 1), i - 1));

  jb_align_clear (&align);
}

/* All lists with one label, end to end. */
typedef struct
{
  GPtrArray *lists;
} Lists;

static const char *
get_label (JbRecipients *recipients)
{
  const char *label = jb_recipients_get_label (recipients);

  return label != NULL ? label : "";
}

static guint
count_entries (JbRecipients *recipients)
{
  return g_list_model_get_n_items (jb_recipients_get_entries (recipients));
}

static void
splice_recipients (gpointer           owner,
                   guint              position,
                   guint              n_removed,
                   const char *const *added,
                   const JbRole      *roles)
{
  GPtrArray *lists = ((Lists *) owner)->lists;
  guint      k = 0;

  /* What is added where two lists meet goes to the end of the first. */
  while (k + 1 < lists->len &&
         (position > count_entries (g_ptr_array_index (lists, k)) ||
          (position == count_entries (g_ptr_array_index (lists, k)) && n_removed > 0)))
    position -= count_entries (g_ptr_array_index (lists, k++));

  for (; k < lists->len && (n_removed > 0 || added != NULL); k++)
    {
      JbRecipients *list = g_ptr_array_index (lists, k);
      guint         n_here = MIN (n_removed, count_entries (list) - position);

      jb_recipients_splice_entries (list, position, n_here, added);
      n_removed -= n_here;
      position = 0;
      added = NULL;
    }
}

static GPtrArray *
collect_lists (JbBulletin *bulletin,
               const char *label)
{
  GListModel *recipients = jb_bulletin_get_recipients (bulletin);
  GPtrArray  *lists = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (recipients, i);

      if (strcmp (get_label (list), label) == 0)
        g_ptr_array_add (lists, g_steal_pointer (&list));
    }

  return lists;
}

/* After the last list of those labels that come before @label in @wanted. */
static guint
find_list_position (JbBulletin *bulletin,
                    JsonObject *wanted,
                    const char *label)
{
  GListModel *recipients = jb_bulletin_get_recipients (bulletin);
  g_autoptr(GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init_ordered (&iter, wanted);
  while (json_object_iter_next_ordered (&iter, &name, NULL) && strcmp (name, label) != 0)
    g_hash_table_add (before, (char *) name);

  for (guint i = g_list_model_get_n_items (recipients); i > 0; i--)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (recipients, i - 1);

      if (g_hash_table_contains (before, get_label (list)))
        return i;
    }

  return 0;
}

static void
flatten_entries (GPtrArray  *lists,
                 GListStore *all)
{
  for (guint k = 0; k < lists->len; k++)
    {
      GListModel *entries = jb_recipients_get_entries (g_ptr_array_index (lists, k));

      for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
        {
          g_autoptr(JbBlock) block = g_list_model_get_item (entries, i);

          g_list_store_append (all, block);
        }
    }
}

static void
reconcile_list (JbBulletin *bulletin,
                JsonObject *wanted,
                const char *label)
{
  g_auto (GStrv) entries = NULL;
  g_autoptr(GPtrArray) lists = collect_lists (bulletin, label);
  g_autoptr(GListStore) all = g_list_store_new (JB_TYPE_BLOCK);
  Lists owner = { lists };

  entries = jb_reconcile_dup_list (json_object_has_member (wanted, label)
                                       ? json_object_get_array_member (wanted, label)
                                       : NULL);

  flatten_entries (lists, all);

  if (entries[0] == NULL && g_list_model_get_n_items (G_LIST_MODEL (all)) > 0)
    {
      for (guint k = lists->len; k > 0; k--)
        jb_bulletin_remove_recipients (
            bulletin, jb_reconcile_find (jb_bulletin_get_recipients (bulletin),
                                         g_ptr_array_index (lists, k - 1), k - 1));
      return;
    }

  if (entries[0] != NULL && lists->len == 0)
    {
      JbRecipients *list;

      list = jb_bulletin_insert_recipients (bulletin,
                                            find_list_position (bulletin, wanted, label), label);
      g_ptr_array_add (lists, g_object_ref (list));
    }

  jb_reconcile_texts (G_LIST_MODEL (all), (const char *const *) entries, NULL, &owner,
                      splice_recipients);
}

static void
reconcile_recipients (JbBulletin *bulletin,
                      JsonObject *current,
                      JsonObject *wanted)
{
  g_autoptr(GList) current_labels = json_object_get_members (current);
  g_autoptr(GList) wanted_labels = json_object_get_members (wanted);

  for (GList *l = wanted_labels; l != NULL; l = l->next)
    reconcile_list (bulletin, wanted, l->data);
  for (GList *l = current_labels; l != NULL; l = l->next)
    if (!json_object_has_member (wanted, l->data))
      reconcile_list (bulletin, wanted, l->data);
}

static void
splice_document_title (gpointer           owner,
                       guint              position,
                       guint              n_removed,
                       const char *const *added,
                       const JbRole      *roles)
{
  jb_document_splice_title (owner, position, n_removed, added);
}

static void
splice_addressee (gpointer           owner,
                  guint              position,
                  guint              n_removed,
                  const char *const *added,
                  const JbRole      *roles)
{
  jb_document_splice_addressee (owner, position, n_removed, added);
}

static void
splice_body (gpointer           owner,
             guint              position,
             guint              n_removed,
             const char *const *added,
             const JbRole      *roles)
{
  jb_document_splice_body (owner, position, n_removed, added, roles);
}

static void
reconcile_body (JbDocument *document,
                JsonArray  *wanted)
{
  guint                   n = json_array_get_length (wanted);
  g_autofree const char **texts = g_new (const char *, n + 1);
  g_autofree JbRole      *roles = g_new0 (JbRole, n + 1);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *part = json_array_get_object_element (wanted, i);

      texts[i] = jb_reconcile_get_text (part, "heading");
      roles[i] = texts[i] != NULL ? JB_ROLE_HEADING : JB_ROLE_BODY;
      if (texts[i] == NULL)
        texts[i] = jb_reconcile_get_text (part, "paragraph");
    }
  texts[n] = NULL;

  jb_reconcile_texts (jb_document_get_body (document), texts, roles, document, splice_body);
}

static void
reconcile_document (JbDocument *document,
                    JsonObject *wanted)
{
  g_auto (GStrv) title = jb_reconcile_dup_list (json_object_get_array_member (wanted, "title"));
  g_auto (GStrv) addressee = NULL;
  const char *number = jb_reconcile_get_text (wanted, "number");
  const char *date = jb_reconcile_get_text (wanted, "date");
  const char *signature = jb_reconcile_get_text (wanted, "signature");

  addressee = jb_reconcile_dup_list (json_object_get_array_member (wanted, "addressee"));

  if (jb_reconcile_differs (jb_document_get_number (document), number))
    jb_document_set_number (document, number);
  jb_reconcile_texts (jb_document_get_title (document), (const char *const *) title, NULL,
                      document, splice_document_title);
  jb_reconcile_texts (jb_document_get_addressee (document), (const char *const *) addressee, NULL,
                      document, splice_addressee);
  reconcile_body (document, json_object_get_array_member (wanted, "body"));
  if (jb_reconcile_differs (jb_document_get_signature (document), signature))
    jb_document_set_signature (document, signature);
  if (jb_reconcile_differs (jb_document_get_date (document), date))
    jb_document_set_date (document, date);
}

static void
reconcile_all (JbBulletin *bulletin,
               JsonObject *current,
               JsonObject *wanted)
{
  JbDocument *document = jb_bulletin_get_document (bulletin);
  JbEncoding  encoding;

  reconcile_fields (jb_bulletin_get_masthead (bulletin),
                    json_object_get_object_member (current, "masthead"),
                    json_object_get_object_member (wanted, "masthead"), "");
  jb_reconcile_digest (bulletin, json_object_get_array_member (wanted, "digest"));
  jb_reconcile_sections (bulletin, json_object_get_array_member (wanted, "sections"));
  if (document != NULL)
    reconcile_document (document, json_object_get_object_member (wanted, "document"));
  reconcile_recipients (bulletin, json_object_get_object_member (current, "recipients"),
                        json_object_get_object_member (wanted, "recipients"));
  reconcile_tail (jb_bulletin_get_tail (bulletin),
                  json_object_get_object_member (current, "tail"),
                  json_object_get_object_member (wanted, "tail"));

  if (jb_encoding_from_string (json_object_get_string_member (wanted, "encoding"), &encoding))
    jb_bulletin_set_encoding (bulletin, encoding);
}

static JsonNode *
read_structure (JbBulletin *bulletin)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);

  return jb_json_from_transcript (transcript);
}

/* The structure with every member there, so that two of them can be compared. */
static JsonNode *
complete (JsonNode *node,
          JsonNode *current,
          GError  **error)
{
  g_autoptr(JbTranscript) transcript = jb_json_to_transcript_over (node, current, error);

  return transcript != NULL ? jb_json_from_transcript (transcript) : NULL;
}

/* Encoding and newline stay as they are unless they are named. */
static JsonNode *
fill_in (JsonNode *wanted,
         JsonNode *current)
{
  static const char *const names[] = { "encoding", "newline" };
  JsonNode                *filled = jb_json_copy (wanted);

  if (!JSON_NODE_HOLDS_OBJECT (filled))
    return filled;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (filled), names[i]);

      if (member == NULL || JSON_NODE_HOLDS_NULL (member))
        json_object_set_member (
            json_node_get_object (filled), names[i],
            jb_json_copy (json_object_get_member (json_node_get_object (current), names[i])));
    }

  return filled;
}

/**
 * jb_reconcile_apply:
 * @bulletin: a bulletin, with no step of its history open
 * @wanted: the structure that it shall have, as in jb_json_from_transcript()
 * @error: return location for a #JbJsonError
 *
 * Edits a bulletin until it has the structure @wanted: what is equal is not touched, so
 * it keeps its bytes; what differs changes in place; an article or section that only
 * stands elsewhere is moved with its bytes; the rest is added or removed. All of it is
 * one step that can be undone, or, on an error, nothing.
 *
 * Returns: %TRUE if the bulletin has the structure now
 */
gboolean
jb_reconcile_apply (JbBulletin *bulletin,
                    JsonNode   *wanted,
                    GError    **error)
{
  g_autoptr(JsonNode) current = NULL;
  g_autoptr(JsonNode) filled = NULL;
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) target = NULL;
  g_autoptr(JsonNode) result = NULL;
  g_autoptr(JsonNode) after = NULL;
  g_autofree char *difference = NULL;

  g_return_val_if_fail (JB_IS_BULLETIN (bulletin), FALSE);
  g_return_val_if_fail (wanted != NULL, FALSE);

  current = read_structure (bulletin);
  filled = fill_in (wanted, current);
  target = complete (filled, current, error);
  if (target == NULL)
    return FALSE;

  before = complete (current, current, error);
  if (before == NULL)
    return FALSE;
  if (jb_json_equal (before, target))
    return TRUE;

  jb_history_begin (jb_bulletin_get_history (bulletin), _("Change Bulletin"));
  reconcile_all (bulletin, json_node_get_object (before), json_node_get_object (target));

  result = read_structure (bulletin);
  after = complete (result, result, NULL);
  difference = after != NULL ? jb_json_find_difference (after, target) : g_strdup ("");
  if (difference != NULL)
    {
      jb_history_cancel (jb_bulletin_get_history (bulletin));
      g_set_error (error, JB_JSON_ERROR, JB_JSON_ERROR_VALUE,
                   _("%s cannot be set as wanted, so nothing was changed"), difference);
      return FALSE;
    }

  jb_history_end (jb_bulletin_get_history (bulletin));
  return TRUE;
}
