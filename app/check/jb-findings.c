/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-findings.h"

#include <string.h>

#include "jb-fix.h"
#include "jb-remark-match.h"
#include "jb-remark-private.h"
#include "jb-remark-splice.h"

/**
 * JbFindings:
 *
 * What the rules find in the bulletin that is being edited, as a list model of #JbRemark in
 * the order of the text. It follows the bulletin: when no more keys wait after an edit,
 * the blocks that changed are checked again, and so are the rules that look at the whole
 * issue. A remark stays the same object as long as the same thing is found.
 */

struct _JbFindings
{
  GObject parent_instance;

  /* Owned */
  JbBulletin *bulletin;
  JbChecker  *checker;
  GPtrArray  *remarks;
  GHashTable *of_block;
  GHashTable *ignored;
  char       *skip;

  guint  n_of_level[JB_FINDING_INFO + 1];
  guint  n_ignored;
  guint  n_safe;
  guint  check_id;
  gint64 duration;
  guint  revision;
  guint  current : 1;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  PROP_CURRENT,
  PROP_N_ERRORS,
  PROP_N_WARNINGS,
  PROP_N_INFOS,
  PROP_N_IGNORED,
  PROP_N_SAFE,
  N_PROPS
};

enum
{
  CHECKED,
  IGNORED_CHANGED,
  N_SIGNALS
};

enum
{
  /* A bulletin that was opened is seen first. */
  PRIORITY = G_PRIORITY_DEFAULT_IDLE + 10,
  /* After the text side, and before the next frame of GTK, so that the frame that shows what was
   * typed shows what is found in it, and no other frame has to follow. */
  PRIORITY_TYPED = G_PRIORITY_HIGH_IDLE + 18,
  /* So many microseconds of each keystroke are for checking; what takes longer waits until
   * nobody has typed for so many times as long. */
  BUDGET = 4000,
  PATIENCE = 12,
};

static void jb_findings_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JbFindings, jb_findings, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, jb_findings_list_init))

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static GPtrArray *
list_blocks (JbBulletin *bulletin)
{
  GPtrArray *blocks = g_ptr_array_new ();

  for (JbBlock *block = jb_bulletin_get_first_block (bulletin); block != NULL;
       block = jb_block_get_next (block))
    g_ptr_array_add (blocks, block);

  return blocks;
}

static void
index_blocks (JbFindings *self,
              GPtrArray  *remarks)
{
  g_hash_table_remove_all (self->of_block);
  for (guint i = 0; i < remarks->len; i++)
    {
      JbRemark  *remark = g_ptr_array_index (remarks, i);
      JbBlock   *block = jb_remark_get_block (remark);
      GPtrArray *list = g_hash_table_lookup (self->of_block, block);

      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->of_block, g_object_ref (block), list);
        }
      g_ptr_array_add (list, g_object_ref (remark));
    }
}

static void
set_number (JbFindings *self,
            guint      *number,
            guint       value,
            guint       property)
{
  if (*number == value)
    return;

  *number = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
count (JbFindings *self)
{
  guint n_of_level[JB_FINDING_INFO + 1] = { 0 };
  guint n_ignored = 0;
  guint n_safe = 0;

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const JbFinding *finding = jb_remark_get_finding (g_ptr_array_index (self->remarks, i));

      if (finding->ignored)
        n_ignored++;
      else
        {
          n_of_level[finding->level]++;
          n_safe += finding->safe_fix;
        }
    }

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = JB_FINDING_ERROR; i <= JB_FINDING_INFO; i++)
    set_number (self, &self->n_of_level[i], n_of_level[i], PROP_N_ERRORS + i - JB_FINDING_ERROR);
  set_number (self, &self->n_ignored, n_ignored, PROP_N_IGNORED);
  set_number (self, &self->n_safe, n_safe, PROP_N_SAFE);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_current (JbFindings *self,
             gboolean    current)
{
  if (self->current == current)
    return;

  self->current = !!current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* Everybody is told when the list, its places and its numbers agree. */
static void
take_findings (JbFindings *self,
               GPtrArray  *findings,
               GPtrArray  *blocks)
{
  g_autofree guint *matches = jb_remark_match (self->remarks, findings, blocks);
  g_autoptr (GHashTable) changed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GPtrArray) remarks = NULL;

  remarks = jb_remark_take (self->remarks, findings, blocks, matches, changed);
  index_blocks (self, remarks);
  jb_remark_splice (G_LIST_MODEL (self), self->remarks, remarks, matches);
  count (self);
  set_current (self, TRUE);
  for (guint i = 0; i < remarks->len; i++)
    jb_remark_tell (g_ptr_array_index (remarks, i));
  g_signal_emit (self, signals[CHECKED], 0, changed);
}

static void
check (JbFindings *self)
{
  g_autoptr (JbTranscript) transcript = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  gint64 start = g_get_monotonic_time ();

  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->bulletin != NULL)
    {
      transcript = jb_bulletin_to_transcript (self->bulletin);
      findings = jb_checker_check (self->checker, transcript);
      blocks = list_blocks (self->bulletin);
      self->revision = jb_history_get_revision (jb_bulletin_get_history (self->bulletin));
    }
  else
    {
      findings = g_ptr_array_new ();
      blocks = g_ptr_array_new ();
    }
  self->duration = g_get_monotonic_time () - start;

  take_findings (self, findings, blocks);
}

static gboolean
check_cb (gpointer data)
{
  JbFindings *self = data;

  self->check_id = 0;
  check (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_check (JbFindings *self)
{
  set_current (self, FALSE);
  if (self->duration > BUDGET)
    {
      g_clear_handle_id (&self->check_id, g_source_remove);
      self->check_id = g_timeout_add_full (PRIORITY, (guint) (self->duration * PATIENCE / 1000),
                                           check_cb, self, NULL);
    }
  else if (self->check_id == 0)
    self->check_id = g_idle_add_full (self->duration == 0 ? PRIORITY : PRIORITY_TYPED, check_cb,
                                      self, NULL);
}

static gpointer
jb_findings_get_item (GListModel *model,
                      guint       position)
{
  JbFindings *self = JB_FINDINGS (model);

  return position < self->remarks->len ? g_object_ref (self->remarks->pdata[position]) : NULL;
}

static GType
jb_findings_get_item_type (GListModel *model)
{
  return JB_TYPE_REMARK;
}

static guint
jb_findings_get_n_items (GListModel *model)
{
  return JB_FINDINGS (model)->remarks->len;
}

static void
jb_findings_list_init (GListModelInterface *iface)
{
  iface->get_item = jb_findings_get_item;
  iface->get_item_type = jb_findings_get_item_type;
  iface->get_n_items = jb_findings_get_n_items;
}

static void
jb_findings_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  JbFindings *self = JB_FINDINGS (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, self->bulletin);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->current);
      break;
    case PROP_N_ERRORS:
    case PROP_N_WARNINGS:
    case PROP_N_INFOS:
      g_value_set_uint (value, self->n_of_level[prop_id - PROP_N_ERRORS + JB_FINDING_ERROR]);
      break;
    case PROP_N_IGNORED:
      g_value_set_uint (value, self->n_ignored);
      break;
    case PROP_N_SAFE:
      g_value_set_uint (value, self->n_safe);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_findings_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_findings_set_bulletin (JB_FINDINGS (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_findings_dispose (GObject *object)
{
  JbFindings *self = JB_FINDINGS (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_data (jb_bulletin_get_history (self->bulletin), self);
  g_ptr_array_set_size (self->remarks, 0);
  g_hash_table_remove_all (self->of_block);
  g_clear_object (&self->bulletin);

  G_OBJECT_CLASS (jb_findings_parent_class)->dispose (object);
}

static void
jb_findings_finalize (GObject *object)
{
  JbFindings *self = JB_FINDINGS (object);

  jb_checker_free (self->checker);
  g_ptr_array_unref (self->remarks);
  g_hash_table_unref (self->of_block);
  g_hash_table_unref (self->ignored);
  g_free (self->skip);

  G_OBJECT_CLASS (jb_findings_parent_class)->finalize (object);
}

static void
jb_findings_class_init (JbFindingsClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_findings_get_property;
  object_class->set_property = jb_findings_set_property;
  object_class->dispose = jb_findings_dispose;
  object_class->finalize = jb_findings_finalize;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * JbFindings:current:
   *
   * Whether the bulletin has not changed since it was checked last.
   */
  properties[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, flags);
  properties[PROP_N_ERRORS] = g_param_spec_uint ("n-errors", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_WARNINGS] =
      g_param_spec_uint ("n-warnings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_INFOS] = g_param_spec_uint ("n-infos", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_IGNORED] =
      g_param_spec_uint ("n-ignored", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * JbFindings:n-safe:
   *
   * How many have a fix that may be applied unseen.
   */
  properties[PROP_N_SAFE] = g_param_spec_uint ("n-safe", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbFindings::checked:
   * @blocks: the set of #JbBlock whose remarks are others now, or look otherwise
   *
   * The bulletin was checked, and the list says what was found.
   */
  signals[CHECKED] =
      g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_HASH_TABLE | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * JbFindings::ignored-changed:
   *
   * The user said what to ignore, or took it back; see jb_findings_dup_ignored().
   */
  signals[IGNORED_CHANGED] =
      g_signal_new ("ignored-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_findings_init (JbFindings *self)
{
  self->checker = jb_checker_new ();
  self->remarks = g_ptr_array_new_with_free_func (g_object_unref);
  self->of_block = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->current = TRUE;
}

/**
 * jb_findings_new:
 *
 * Returns: (transfer full): the findings of no bulletin, by all rules
 */
JbFindings *
jb_findings_new (void)
{
  return g_object_new (JB_TYPE_FINDINGS, NULL);
}

/**
 * jb_findings_get_bulletin:
 *
 * Returns: (transfer none) (nullable): the bulletin that is checked
 */
JbBulletin *
jb_findings_get_bulletin (JbFindings *self)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self), NULL);

  return self->bulletin;
}

/**
 * jb_findings_set_bulletin:
 * @bulletin: (nullable): the bulletin to check
 *
 * Checks another bulletin. What was ignored in the one before is forgotten.
 */
void
jb_findings_set_bulletin (JbFindings *self,
                          JbBulletin *bulletin)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_return_if_fail (JB_IS_FINDINGS (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin == bulletin)
    return;

  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_data (jb_bulletin_get_history (self->bulletin), self);
  g_set_object (&self->bulletin, bulletin);
  g_hash_table_remove_all (self->ignored);
  jb_checker_set_ignored (self->checker, NULL);
  take_findings (self, nothing, nothing);
  self->duration = 0;
  if (bulletin != NULL)
    {
      g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                               G_CALLBACK (schedule_check), self, G_CONNECT_SWAPPED);
      schedule_check (self);
    }
  else
    g_clear_handle_id (&self->check_id, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_findings_set_skip:
 * @skip: (nullable): the rules to leave out, as in jb_checker_set_rules()
 * @error: return location for a #JbCheckerError
 *
 * Returns: whether there are such rules; else nothing changes
 */
gboolean
jb_findings_set_skip (JbFindings *self,
                      const char *skip,
                      GError    **error)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self), FALSE);

  if (g_strcmp0 (self->skip, skip) == 0)
    return TRUE;
  if (!jb_checker_set_rules (self->checker, NULL, skip, error))
    return FALSE;

  g_free (self->skip);
  self->skip = g_strdup (skip);
  schedule_check (self);

  return TRUE;
}

/**
 * jb_findings_get_skip:
 *
 * Returns: (transfer none) (nullable): the rules that are left out
 */
const char *
jb_findings_get_skip (JbFindings *self)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self), NULL);

  return self->skip;
}

/**
 * jb_findings_set_words:
 * @words: the table of words to use
 */
void
jb_findings_set_words (JbFindings *self,
                       JbWords    *words)
{
  g_return_if_fail (JB_IS_FINDINGS (self) && words != NULL);

  jb_checker_set_words (self->checker, words);
  schedule_check (self);
}

/**
 * jb_findings_set_previous:
 * @previous: (nullable): the issue to compare the recipients with
 */
void
jb_findings_set_previous (JbFindings         *self,
                          const JbTranscript *previous)
{
  g_return_if_fail (JB_IS_FINDINGS (self));

  jb_checker_set_previous (self->checker, previous);
  schedule_check (self);
}

/**
 * jb_findings_set_directory:
 * @directory: (nullable): who receives bulletins; after a change it is to be set anew
 * @date: the date of an issue that prints none, 0 when nothing says when it is of
 */
void
jb_findings_set_directory (JbFindings   *self,
                           JbDirectory  *directory,
                           JbPartialDate date)
{
  g_return_if_fail (JB_IS_FINDINGS (self));

  jb_checker_set_directory (self->checker, directory, date);
  schedule_check (self);
}

/**
 * jb_findings_set_told_date:
 * @filed_day: (nullable): the day on which it was filed, as YYYY-MM-DD
 * @date: when the issue is of; 0 to believe its masthead
 *
 * As jb_checker_set_told_date().
 */
void
jb_findings_set_told_date (JbFindings   *self,
                           const char   *filed_day,
                           JbPartialDate date)
{
  g_return_if_fail (JB_IS_FINDINGS (self));

  jb_checker_set_told_date (self->checker, filed_day, date);
  schedule_check (self);
}

static void
apply_ignored (JbFindings *self)
{
  g_auto (GStrv) keys = jb_findings_dup_ignored (self);

  jb_checker_set_ignored (self->checker, (const char *const *) keys);
}

/**
 * jb_findings_set_ignored:
 * @keys: (nullable) (array zero-terminated=1): the keys of findings that are ignored in this
 *   bulletin, as they were remembered
 */
void
jb_findings_set_ignored (JbFindings        *self,
                         const char *const *keys)
{
  g_return_if_fail (JB_IS_FINDINGS (self));

  g_hash_table_remove_all (self->ignored);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_hash_table_add (self->ignored, g_strdup (keys[i]));
  apply_ignored (self);
  schedule_check (self);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * jb_findings_dup_ignored:
 *
 * Returns: (transfer full) (array zero-terminated=1): what to remember with the bulletin, in
 *   the order of the alphabet
 */
char **
jb_findings_dup_ignored (JbFindings *self)
{
  GPtrArray     *keys;
  GHashTableIter iter;
  gpointer       key;

  g_return_val_if_fail (JB_IS_FINDINGS (self), NULL);

  keys = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->ignored);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);

  return (char **) g_ptr_array_free (keys, FALSE);
}

/**
 * jb_findings_ignore:
 * @remark: one of the list
 * @ignore: whether to ignore it, or to take that back
 *
 * What is the same text between the same characters is ignored with it.
 */
void
jb_findings_ignore (JbFindings *self,
                    JbRemark   *remark,
                    gboolean    ignore)
{
  const char *key;

  g_return_if_fail (JB_IS_FINDINGS (self) && JB_IS_REMARK (remark));

  key = jb_remark_get_finding (remark)->key;
  if (g_hash_table_contains (self->ignored, key) == !!ignore)
    return;

  if (ignore)
    g_hash_table_add (self->ignored, g_strdup (key));
  else
    g_hash_table_remove (self->ignored, key);
  apply_ignored (self);
  check (self);
  g_signal_emit (self, signals[IGNORED_CHANGED], 0);
}

/**
 * jb_findings_update:
 *
 * Checks now what has changed since the last check, without waiting until the main loop is
 * idle.
 */
void
jb_findings_update (JbFindings *self)
{
  g_return_if_fail (JB_IS_FINDINGS (self));

  if (!self->current)
    check (self);
}

/**
 * jb_findings_get_current:
 *
 * Returns: whether nothing has changed since the last check, so that places are right
 */
gboolean
jb_findings_get_current (JbFindings *self)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self), FALSE);

  return self->current;
}

/**
 * jb_findings_count:
 *
 * Returns: how many findings of @level there are that are not ignored
 */
guint
jb_findings_count (JbFindings    *self,
                   JbFindingLevel level)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self), 0);
  g_return_val_if_fail (level >= JB_FINDING_ERROR && level <= JB_FINDING_INFO, 0);

  return self->n_of_level[level];
}

guint
jb_findings_get_n_ignored (JbFindings *self)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self), 0);

  return self->n_ignored;
}

guint
jb_findings_get_n_safe (JbFindings *self)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self), 0);

  return self->n_safe;
}

/**
 * jb_findings_get_of_block:
 *
 * Returns: (transfer none) (nullable) (element-type JbRemark): what was found in @block, in the
 *   order of its text; %NULL for nothing. It is valid until the next check.
 */
GPtrArray *
jb_findings_get_of_block (JbFindings *self,
                          JbBlock    *block)
{
  g_return_val_if_fail (JB_IS_FINDINGS (self) && JB_IS_BLOCK (block), NULL);

  return g_hash_table_lookup (self->of_block, block);
}

/**
 * jb_findings_fix:
 * @remark: one of the list
 *
 * Puts the fix of @remark in its place, as a step that can be undone.
 *
 * Returns: whether it could be done: it is still found, and there is a fix
 */
gboolean
jb_findings_fix (JbFindings *self,
                 JbRemark   *remark)
{
  gboolean done;

  g_return_val_if_fail (JB_IS_FINDINGS (self) && JB_IS_REMARK (remark), FALSE);

  jb_findings_update (self);
  if (self->bulletin == NULL || !g_ptr_array_find (self->remarks, remark, NULL))
    return FALSE;

  done = jb_fix_apply (self->bulletin, jb_remark_get_finding (remark));
  jb_findings_update (self);

  return done;
}

/**
 * jb_findings_fix_all:
 *
 * Applies the fixes that may be applied unseen, as one step that can be undone. What is
 * ignored stays as it is.
 *
 * Returns: how many were applied
 */
guint
jb_findings_fix_all (JbFindings *self)
{
  guint n;

  g_return_val_if_fail (JB_IS_FINDINGS (self), 0);

  if (self->bulletin == NULL)
    return 0;

  n = jb_fix_apply_all (self->bulletin, self->checker);
  jb_findings_update (self);

  return n;
}
