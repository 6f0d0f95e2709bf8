/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-search-provider.h"

#include <string.h>

#include "config.h"

#include "jb-bulletin-label.h"
#include "store/jb-archive-search.h"

/**
 * JbSearchProvider:
 *
 * Lets the desktop search the archive: org.gnome.Shell.SearchProvider2. It only reads, and
 * a desktop that searches does not make an archive where there is none.
 */

/* The desktop shows a handful, and nobody types as many bytes as that. */
enum { MAX_RESULTS = 20, MAX_WORDS = 1000 };

struct _JbSearchProvider
{
  GObject parent_instance;

  /* Owned */
  GDBusConnection *connection;
  JbArchive       *archive;
  GHashTable      *hits;
  GPtrArray       *waiting;
  GCancellable    *searching;

  guint id;
};

enum
{
  ARCHIVE_WANTED,
  ANSWERED,
  RESULT_CHOSEN,
  SEARCH_LAUNCHED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbSearchProvider, jb_search_provider, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static const char interface_xml[] =
    "<node>"
    "<interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'>"
    "<arg type='as' name='terms' direction='in'/>"
    "<arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetSubsearchResultSet'>"
    "<arg type='as' name='previous_results' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/>"
    "<arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetResultMetas'>"
    "<arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/>"
    "</method>"
    "<method name='ActivateResult'>"
    "<arg type='s' name='identifier' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "<method name='LaunchSearch'>"
    "<arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "</interface>"
    "</node>";

/* A search that has been asked for. */
typedef struct
{
  JbSearchProvider      *self;
  GDBusMethodInvocation *invocation;
  char                  *words;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->self);
  g_clear_object (&search->invocation);
  g_free (search->words);
  g_free (search);
}

static void
answer (Search            *search,
        const char *const *ids)
{
  g_dbus_method_invocation_return_value (g_steal_pointer (&search->invocation),
                                         g_variant_new ("(^as)", ids));
  g_signal_emit (search->self, signals[ANSWERED], 0);
}

static void
answer_nothing (Search *search)
{
  const char *const none[] = { NULL };

  answer (search, none);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Search           *search = data;
  JbSearchProvider *self = search->self;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  /* Why nothing is found is said where one can do something about it, in the window. */
  hits = jb_archive_search_finish (JB_ARCHIVE (source), result, NULL, NULL);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      JbArchiveHit *hit = hits->pdata[i];
      gint64        id = jb_archive_entry_get_id (jb_archive_hit_get_entry (hit));

      g_ptr_array_add (ids, g_strdup_printf ("%" G_GINT64_FORMAT, id));
      g_hash_table_insert (self->hits, g_strdup (ids->pdata[i]), g_object_ref (hit));
    }
  g_ptr_array_add (ids, NULL);
  answer (search, (const char *const *) ids->pdata);
  search_free (search);
}

static void
run (Search *search)
{
  JbSearchProvider *self = search->self;
  JbArchiveSearch   wanted = { search->words, JB_ARCHIVE_SEARCH_NEWEST, MAX_RESULTS, 0 };

  if (self->archive == NULL)
    {
      answer_nothing (search);
      search_free (search);
      return;
    }

  /* Whoever types on does not wait for what was asked before. */
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  g_hash_table_remove_all (self->hits);
  jb_archive_search_async (self->archive, &wanted, self->searching, found_cb, search);
}

/* Takes @invocation. */
static void
begin (JbSearchProvider      *self,
       const char *const     *terms,
       GDBusMethodInvocation *invocation)
{
  Search *search = g_new0 (Search, 1);

  search->self = g_object_ref (self);
  search->invocation = invocation;
  search->words = g_strjoinv (" ", (char **) terms);
  if (strlen (search->words) > MAX_WORDS || jb_archive_search_is_empty (search->words))
    {
      answer_nothing (search);
      search_free (search);
    }
  else if (self->archive != NULL)
    run (search);
  else
    {
      gboolean coming = FALSE;

      g_ptr_array_add (self->waiting, search);
      g_signal_emit (self, signals[ARCHIVE_WANTED], 0, &coming);
      if (!coming)
        jb_search_provider_set_archive (self, NULL);
    }
}

/* A snippet stands on one line there. */
static char *
dup_description (JbArchiveHit *hit)
{
  const char *date = jb_archive_entry_get_date (jb_archive_hit_get_entry (hit));
  GString    *text = g_string_new (date);
  const char *snippet = jb_archive_hit_get_snippet (hit);

  if (text->len > 0 && *snippet != '\0')
    g_string_append (text, " · ");
  g_string_append (text, snippet);
  g_string_replace (text, "\n", " ", 0);

  return g_string_free (text, FALSE);
}

static GVariant *
describe (JbSearchProvider  *self,
          const char *const *ids)
{
  g_autoptr(GIcon) icon = g_themed_icon_new (APPLICATION_ID);
  g_autofree char *icon_name = g_icon_to_string (icon);
  GVariantBuilder  metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < MAX_RESULTS && ids[i] != NULL; i++)
    {
      JbArchiveHit    *hit = g_hash_table_lookup (self->hits, ids[i]);
      g_autofree char *name = NULL;
      g_autofree char *description = NULL;

      if (hit == NULL)
        continue;
      name = jb_bulletin_label_dup_for_entry (jb_archive_hit_get_entry (hit));
      description = dup_description (hit);
      g_variant_builder_open (&metas, G_VARIANT_TYPE ("a{sv}"));
      g_variant_builder_add (&metas, "{sv}", "id", g_variant_new_string (ids[i]));
      g_variant_builder_add (&metas, "{sv}", "name", g_variant_new_string (name));
      g_variant_builder_add (&metas, "{sv}", "description", g_variant_new_string (description));
      g_variant_builder_add (&metas, "{sv}", "gicon", g_variant_new_string (icon_name));
      g_variant_builder_close (&metas);
    }

  return g_variant_new ("(aa{sv})", &metas);
}

static void
choose (JbSearchProvider  *self,
        const char        *id,
        const char *const *terms)
{
  g_autofree char *words = g_strjoinv (" ", (char **) terms);
  gint64           number;

  if (g_ascii_string_to_signed (id, 10, 1, G_MAXINT64, &number, NULL))
    g_signal_emit (self, signals[RESULT_CHOSEN], 0, number, g_hash_table_lookup (self->hits, id));
  else
    g_signal_emit (self, signals[SEARCH_LAUNCHED], 0, words);
}

static void
on_method_call_cb (GDBusConnection       *connection,
                   const char            *sender,
                   const char            *path,
                   const char            *interface,
                   const char            *method,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer               data)
{
  JbSearchProvider       *self = data;
  g_autofree const char **terms = NULL;
  const char             *id;

  if (g_str_equal (method, "GetInitialResultSet"))
    {
      g_variant_get (parameters, "(^a&s)", &terms);
      begin (self, terms, invocation);
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_variant_get (parameters, "(@as^a&s)", NULL, &terms);
      begin (self, terms, invocation);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (parameters, "(^a&s)", &terms);
      g_dbus_method_invocation_return_value (invocation, describe (self, terms));
    }
  else if (g_str_equal (method, "ActivateResult"))
    {
      g_variant_get (parameters, "(&s^a&su)", &id, &terms, NULL);
      choose (self, id, terms);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else
    {
      g_autofree char *words = NULL;

      g_variant_get (parameters, "(^a&su)", &terms, NULL);
      words = g_strjoinv (" ", (char **) terms);
      g_signal_emit (self, signals[SEARCH_LAUNCHED], 0, words);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static void
jb_search_provider_dispose (GObject *object)
{
  JbSearchProvider *self = JB_SEARCH_PROVIDER (object);

  jb_search_provider_unexport (self);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (jb_search_provider_parent_class)->dispose (object);
}

static void
jb_search_provider_finalize (GObject *object)
{
  JbSearchProvider *self = JB_SEARCH_PROVIDER (object);

  g_hash_table_unref (self->hits);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (jb_search_provider_parent_class)->finalize (object);
}

static void
jb_search_provider_class_init (JbSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jb_search_provider_dispose;
  object_class->finalize = jb_search_provider_finalize;

  /**
   * JbSearchProvider::archive-wanted:
   *
   * Somebody searches, and no archive is open.
   *
   * Returns: whether jb_search_provider_set_archive() will be called, be it with %NULL
   */
  signals[ARCHIVE_WANTED] = g_signal_new ("archive-wanted", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                          NULL, NULL, G_TYPE_BOOLEAN, 0);

  /**
   * JbSearchProvider::answered:
   *
   * A search has been answered, and the next one may follow soon.
   */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JbSearchProvider::result-chosen:
   * @id: a bulletin of the archive
   * @hit: (nullable): where in it, %NULL when that is no longer known
   *
   * What was found is to be opened.
   */
  signals[RESULT_CHOSEN] = g_signal_new ("result-chosen", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_INT64, JB_TYPE_ARCHIVE_HIT);

  /**
   * JbSearchProvider::search-launched:
   * @words: what is looked for
   *
   * All that is found is to be shown.
   */
  signals[SEARCH_LAUNCHED] = g_signal_new ("search-launched", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_STRING);
}

static void
jb_search_provider_init (JbSearchProvider *self)
{
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->waiting = g_ptr_array_new ();
}

/**
 * jb_search_provider_new:
 *
 * Returns: (transfer full): a provider that is on no bus yet
 */
JbSearchProvider *
jb_search_provider_new (void)
{
  return g_object_new (JB_TYPE_SEARCH_PROVIDER, NULL);
}

/**
 * jb_search_provider_set_archive:
 * @archive: (nullable): what to search, %NULL when there is nothing that could be
 *
 * Answers those who have waited for an archive, too.
 */
void
jb_search_provider_set_archive (JbSearchProvider *self,
                                JbArchive        *archive)
{
  g_autoptr(GPtrArray) waiting = NULL;

  g_return_if_fail (JB_IS_SEARCH_PROVIDER (self));
  g_return_if_fail (archive == NULL || JB_IS_ARCHIVE (archive));

  if (g_set_object (&self->archive, archive))
    g_hash_table_remove_all (self->hits);
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    run (waiting->pdata[i]);
}

/**
 * jb_search_provider_export:
 * @connection: a bus
 * @path: where to be on it
 * @error: return location for a #GDBusError
 *
 * Answers to the desktop from now on.
 */
gboolean
jb_search_provider_export (JbSearchProvider *self,
                           GDBusConnection  *connection,
                           const char       *path,
                           GError          **error)
{
  static const GDBusInterfaceVTable vtable = { on_method_call_cb, NULL, NULL, { 0 } };
  g_autoptr(GDBusNodeInfo) info = NULL;

  g_return_val_if_fail (JB_IS_SEARCH_PROVIDER (self) && self->id == 0, FALSE);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection) && path != NULL, FALSE);

  info = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  self->id = g_dbus_connection_register_object (connection, path, info->interfaces[0], &vtable,
                                                self, NULL, error);
  if (self->id == 0)
    return FALSE;
  self->connection = g_object_ref (connection);

  return TRUE;
}

/**
 * jb_search_provider_unexport:
 *
 * No longer answers to the desktop. Does nothing when it does not anyway.
 */
void
jb_search_provider_unexport (JbSearchProvider *self)
{
  g_return_if_fail (JB_IS_SEARCH_PROVIDER (self));

  if (self->id > 0)
    g_dbus_connection_unregister_object (self->connection, self->id);
  self->id = 0;
  g_clear_object (&self->connection);
}
