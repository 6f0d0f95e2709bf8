/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-receivers.h"

#include <string.h>

#include "directory/jb-directory-merge.h"
#include "directory/jb-directory-offers.h"
#include "jb-issue.h"
#include "jb-readings.h"

/**
 * JbReceivers:
 *
 * Who receives the bulletin that is being edited: what its recipients say, read with the
 * directory, and how many copies they get. What was read once is not read again as long as the
 * directory and the date of the issue stay the same.
 */

struct _JbReceivers
{
  GObject parent_instance;

  /* Owned */
  JbBulletin        *bulletin;
  JbDirectory       *directory;
  GHashTable        *readings;
  GHashTable        *choices;
  JbDirectoryOffers *offers;

  JbPartialDate date;
  JbPartialDate default_date;
  guint64       copies;
  guint         n_unknown;
  guint         update_id;
};

enum
{
  PROP_0,
  PROP_BULLETIN,
  PROP_DIRECTORY,
  PROP_COPIES,
  PROP_N_UNKNOWN,
  N_PROPS
};

enum
{
  CHANGED,
  READING_CHOSEN,
  N_SIGNALS
};

/* More texts than anybody types between two changes of the directory. */
enum
{
  MAX_READINGS = 4096
};

G_DEFINE_FINAL_TYPE (JbReceivers, jb_receivers, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static JbPartialDate
find_date (JbReceivers *self)
{
  JbBulletin   *bulletin = self->bulletin;
  const char   *text;
  JbPartialDate date;

  if (bulletin == NULL)
    return 0;

  text = jb_bulletin_get_kind (bulletin) == JB_KIND_DOCUMENT
             ? jb_document_get_date (jb_bulletin_get_document (bulletin))
             : jb_fields_get_text (jb_bulletin_get_masthead (bulletin), "date");

  date = text != NULL ? jb_issue_date_of (text) : 0;

  return date != 0 ? date : self->default_date;
}

static void
forget (JbReceivers *self)
{
  g_hash_table_remove_all (self->readings);
  g_clear_pointer (&self->offers, jb_directory_offers_free);
}

static void
update_copies (JbReceivers *self)
{
  GListModel *lists = self->bulletin != NULL ? jb_bulletin_get_recipients (self->bulletin) : NULL;
  guint       n = lists != NULL ? g_list_model_get_n_items (lists) : 0;
  guint64     copies = 0;
  guint       n_unknown = 0;

  for (guint i = 0; i < n && self->directory != NULL; i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, i);
      GListModel *entries = jb_recipients_get_entries (list);
      guint       n_entries = g_list_model_get_n_items (entries);
      const char *label = jb_recipients_get_label (list);

      if (label == NULL || jb_directory_list_of_label (label) == JB_DIRECTORY_LIST_NONE)
        continue;
      for (guint j = 0; j < n_entries; j++)
        {
          g_autoptr(JbBlock) entry = g_list_model_get_item (entries, j);
          g_autoptr(JbReading) reading = jb_receivers_read (self, jb_block_get_text (entry));

          copies += jb_directory_count_copies (self->directory, reading, self->date, &n_unknown);
        }
    }

  if (copies != self->copies)
    {
      self->copies = copies;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COPIES]);
    }
  if (n_unknown != self->n_unknown)
    {
      self->n_unknown = n_unknown;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNKNOWN]);
    }
}

static void
update (JbReceivers *self)
{
  JbPartialDate date = find_date (self);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (date != self->date)
    {
      self->date = date;
      forget (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  update_copies (self);
}

static gboolean
update_cb (gpointer data)
{
  JbReceivers *self = data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_update (JbReceivers *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_LOW, update_cb, self, NULL);
}

static void
start_again (JbReceivers *self)
{
  forget (self);
  g_signal_emit (self, signals[CHANGED], 0);
  schedule_update (self);
}

static void
jb_receivers_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  JbReceivers *self = JB_RECEIVERS (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      g_value_set_object (value, self->bulletin);
      break;
    case PROP_DIRECTORY:
      g_value_set_object (value, self->directory);
      break;
    case PROP_COPIES:
      g_value_set_uint64 (value, self->copies);
      break;
    case PROP_N_UNKNOWN:
      g_value_set_uint (value, self->n_unknown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_receivers_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  JbReceivers *self = JB_RECEIVERS (object);

  switch (prop_id)
    {
    case PROP_BULLETIN:
      jb_receivers_set_bulletin (self, g_value_get_object (value));
      break;
    case PROP_DIRECTORY:
      jb_receivers_set_directory (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_receivers_finalize (GObject *object)
{
  JbReceivers *self = JB_RECEIVERS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_data (self->directory, self);
  g_clear_object (&self->bulletin);
  g_clear_object (&self->directory);
  g_clear_pointer (&self->offers, jb_directory_offers_free);
  g_hash_table_unref (self->readings);
  g_hash_table_unref (self->choices);

  G_OBJECT_CLASS (jb_receivers_parent_class)->finalize (object);
}

static void
jb_receivers_class_init (JbReceiversClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_only = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jb_receivers_get_property;
  object_class->set_property = jb_receivers_set_property;
  object_class->finalize = jb_receivers_finalize;

  properties[PROP_BULLETIN] =
      g_param_spec_object ("bulletin", NULL, NULL, JB_TYPE_BULLETIN, flags);
  properties[PROP_DIRECTORY] =
      g_param_spec_object ("directory", NULL, NULL, JB_TYPE_DIRECTORY, flags);
  properties[PROP_COPIES] =
      g_param_spec_uint64 ("copies", NULL, NULL, 0, G_MAXUINT64, 0, read_only);
  properties[PROP_N_UNKNOWN] =
      g_param_spec_uint ("n-unknown", NULL, NULL, 0, G_MAXUINT, 0, read_only);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbReceivers::changed:
   *
   * What the recipients say may be something else now: the directory or the date is another,
   * or somebody has chosen how to read an entry.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JbReceivers::reading-chosen:
   * @text: an entry of a recipients line
   * @reading: how it is read from now on, as jb_reading_to_string() has it
   *
   * Somebody has chosen how to read an entry: whoever keeps the directory may remember it.
   */
  signals[READING_CHOSEN] =
      g_signal_new ("reading-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
jb_receivers_init (JbReceivers *self)
{
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) jb_reading_unref);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * jb_receivers_new:
 *
 * Returns: (transfer full): readings of no bulletin yet, without a directory
 */
JbReceivers *
jb_receivers_new (void)
{
  return g_object_new (JB_TYPE_RECEIVERS, NULL);
}

/**
 * jb_receivers_get_bulletin:
 *
 * Returns: (transfer none) (nullable): whose recipients these are
 */
JbBulletin *
jb_receivers_get_bulletin (JbReceivers *self)
{
  g_return_val_if_fail (JB_IS_RECEIVERS (self), NULL);

  return self->bulletin;
}

void
jb_receivers_set_bulletin (JbReceivers *self,
                           JbBulletin  *bulletin)
{
  g_return_if_fail (JB_IS_RECEIVERS (self));
  g_return_if_fail (bulletin == NULL || JB_IS_BULLETIN (bulletin));

  if (self->bulletin == bulletin)
    return;

  if (self->bulletin != NULL)
    g_signal_handlers_disconnect_by_data (jb_bulletin_get_history (self->bulletin), self);
  g_set_object (&self->bulletin, bulletin);
  g_hash_table_remove_all (self->choices);
  self->default_date = 0;
  if (bulletin != NULL)
    g_signal_connect_object (jb_bulletin_get_history (bulletin), "notify::revision",
                             G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
  self->date = find_date (self);
  start_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BULLETIN]);
}

/**
 * jb_receivers_get_directory:
 *
 * Returns: (transfer none) (nullable): who is known
 */
JbDirectory *
jb_receivers_get_directory (JbReceivers *self)
{
  g_return_val_if_fail (JB_IS_RECEIVERS (self), NULL);

  return self->directory;
}

/**
 * jb_receivers_set_directory:
 * @directory: (nullable): who is known; %NULL while it is not known who that is
 */
void
jb_receivers_set_directory (JbReceivers *self,
                            JbDirectory *directory)
{
  g_return_if_fail (JB_IS_RECEIVERS (self));
  g_return_if_fail (directory == NULL || JB_IS_DIRECTORY (directory));

  if (self->directory == directory)
    return;

  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_data (self->directory, self);
  g_set_object (&self->directory, directory);
  if (directory != NULL)
    g_signal_connect_object (directory, "items-changed", G_CALLBACK (start_again), self,
                             G_CONNECT_SWAPPED);
  start_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTORY]);
}

/**
 * jb_receivers_get_date:
 *
 * Returns: the date of the issue, 0 when it is not known
 */
JbPartialDate
jb_receivers_get_date (JbReceivers *self)
{
  g_return_val_if_fail (JB_IS_RECEIVERS (self), 0);

  return self->date;
}

/**
 * jb_receivers_set_default_date:
 * @date: the date of the bulletin when it prints none, 0 when that is not known either
 *
 * Another bulletin begins without.
 */
void
jb_receivers_set_default_date (JbReceivers  *self,
                               JbPartialDate date)
{
  g_return_if_fail (JB_IS_RECEIVERS (self));

  if (self->default_date == date)
    return;

  self->default_date = date;
  schedule_update (self);
}

static JbReading *
read_text (JbReceivers *self,
           const char  *text)
{
  JbReading *reading = g_hash_table_lookup (self->readings, text);

  if (reading != NULL)
    return reading;

  if (g_hash_table_size (self->readings) >= MAX_READINGS)
    g_hash_table_remove_all (self->readings);
  reading = jb_reading_new (text, self->directory, self->date);
  g_hash_table_insert (self->readings, g_strdup (text), reading);

  return reading;
}

static gboolean
says (const JbReading *reading,
      const char      *expected)
{
  g_autofree char *text = jb_reading_to_string (reading);

  return strcmp (text, expected) == 0;
}

/* With another directory the same text may be read in other ways: then there is no choice. */
static guint
get_choice (JbReceivers     *self,
            const char      *text,
            const JbReading *reading)
{
  const char *choice = g_hash_table_lookup (self->choices, text);

  for (guint i = 0; choice != NULL && i < reading->alternatives->len; i++)
    if (says (g_ptr_array_index (reading->alternatives, i), choice))
      return i + 1;

  return 0;
}

/**
 * jb_receivers_read:
 * @text: an entry of a recipients line
 *
 * Returns: (transfer full): what it says, in the way that was chosen or that is likeliest
 */
JbReading *
jb_receivers_read (JbReceivers *self,
                   const char  *text)
{
  JbReading *reading;
  guint      choice;

  g_return_val_if_fail (JB_IS_RECEIVERS (self) && text != NULL, NULL);

  reading = read_text (self, text);
  choice = get_choice (self, text, reading);

  return jb_reading_ref (choice > 0 ? g_ptr_array_index (reading->alternatives, choice - 1)
                                    : reading);
}

/**
 * jb_receivers_list_readings:
 * @chosen: (out): which of them holds
 *
 * Returns: (transfer full) (element-type JbReading): all that an entry may say, the likeliest
 *   first
 */
GPtrArray *
jb_receivers_list_readings (JbReceivers *self,
                            const char  *text,
                            guint       *chosen)
{
  GPtrArray *readings;
  JbReading *reading;

  g_return_val_if_fail (JB_IS_RECEIVERS (self) && text != NULL, NULL);

  readings = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_reading_unref);
  reading = read_text (self, text);
  *chosen = get_choice (self, text, reading);
  g_ptr_array_add (readings, jb_reading_ref (reading));
  for (guint i = 0; i < reading->alternatives->len; i++)
    g_ptr_array_add (readings, jb_reading_ref (g_ptr_array_index (reading->alternatives, i)));

  return readings;
}

/**
 * jb_receivers_choose:
 * @reading: which of jb_receivers_list_readings() holds
 *
 * Says how an entry is to be read: in this bulletin until it is closed, and in others where the
 * directory remembers it.
 */
void
jb_receivers_choose (JbReceivers *self,
                     const char  *text,
                     guint        reading)
{
  const JbReading *first;
  g_autofree char *choice = NULL;

  g_return_if_fail (JB_IS_RECEIVERS (self) && text != NULL);

  first = read_text (self, text);
  if (get_choice (self, text, first) == reading || reading > first->alternatives->len)
    return;

  choice = jb_reading_to_string (
      reading > 0 ? g_ptr_array_index (first->alternatives, reading - 1) : first);
  g_hash_table_insert (self->choices, g_strdup (text), g_strdup (choice));
  g_signal_emit (self, signals[CHANGED], 0);
  schedule_update (self);
  g_signal_emit (self, signals[READING_CHOSEN], 0, text, choice);
}

/**
 * jb_receivers_count_unknown:
 *
 * Returns: how many of those whom an entry names the directory has never heard of; 0 without a
 *   directory, or when there is nobody in it
 */
guint
jb_receivers_count_unknown (JbReceivers *self,
                            const char  *text)
{
  g_autoptr(JbReading) reading = NULL;
  guint n = 0;

  g_return_val_if_fail (JB_IS_RECEIVERS (self) && text != NULL, 0);

  if (self->directory == NULL || jb_directory_get_size (self->directory) == 0)
    return 0;

  reading = jb_receivers_read (self, text);
  for (guint i = 0; i < reading->items->len; i++)
    {
      g_autoptr(GPtrArray) found = jb_readings_find_entries (
          self->directory, g_ptr_array_index (reading->items, i), NULL);

      n += found->len == 0;
    }

  return n;
}

/**
 * jb_receivers_get_copies:
 *
 * Returns: how many copies 报, 送 and 发 get together, as of the last update; 0 without a
 *   directory
 */
guint64
jb_receivers_get_copies (JbReceivers *self)
{
  g_return_val_if_fail (JB_IS_RECEIVERS (self), 0);

  return self->copies;
}

/**
 * jb_receivers_get_n_unknown:
 *
 * Returns: how many of them the directory does not know at the date of the issue, each of whom
 *   is counted with one copy
 */
guint
jb_receivers_get_n_unknown (JbReceivers *self)
{
  g_return_val_if_fail (JB_IS_RECEIVERS (self), 0);

  return self->n_unknown;
}

/**
 * jb_receivers_update:
 *
 * Takes in the last edits at once, and not when the main loop is idle.
 */
void
jb_receivers_update (JbReceivers *self)
{
  g_return_if_fail (JB_IS_RECEIVERS (self));

  update (self);
}

static gboolean
is_listed (JbReceivers *self,
           const char  *text)
{
  GListModel *lists = jb_bulletin_get_recipients (self->bulletin);
  guint       n = g_list_model_get_n_items (lists);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, i);
      GListModel *entries = jb_recipients_get_entries (list);
      guint       n_entries = g_list_model_get_n_items (entries);

      for (guint j = 0; j < n_entries; j++)
        {
          g_autoptr(JbBlock) entry = g_list_model_get_item (entries, j);

          if (strcmp (jb_block_get_text (entry), text) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * jb_receivers_dup_matches:
 * @label: (nullable): the label of the list that is typed into
 * @typed: what is typed already
 * @limit: how many matches at most
 *
 * Looks for those of the directory whom somebody begins to type, by name, post or alias. Behind
 * the last 、 another one may begin. Who stands in a list already is not offered.
 *
 * Returns: (transfer full): whole entries to put in the place of @typed, %NULL-terminated
 */
char **
jb_receivers_dup_matches (JbReceivers *self,
                          const char  *label,
                          const char  *typed,
                          guint        limit)
{
  g_autoptr(GPtrArray) found = NULL;
  JbDirectoryList list;

  g_return_val_if_fail (JB_IS_RECEIVERS (self), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  found = g_ptr_array_new_with_free_func (g_free);
  list = label != NULL ? jb_directory_list_of_label (label) : JB_DIRECTORY_LIST_NONE;
  if (self->directory != NULL && self->offers == NULL)
    self->offers = jb_directory_offers_new (self->directory, self->date);
  if (self->offers != NULL)
    {
      g_autoptr(GPtrArray) all = jb_directory_offers_match (self->offers, list, typed);

      for (guint i = 0; i < all->len && found->len < limit; i++)
        if (self->bulletin == NULL || !is_listed (self, g_ptr_array_index (all, i)))
          g_ptr_array_add (found, g_strdup (g_ptr_array_index (all, i)));
    }
  g_ptr_array_set_free_func (found, NULL);
  g_ptr_array_add (found, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
