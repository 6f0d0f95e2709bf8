/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-keeper.h"

#include "jb-archive-directory-edits.h"

struct _JbDirectoryKeeper
{
  GObject parent_instance;

  JbArchive             *archive;
  JbDirectoryEdits      *edits;
  JbDirectoryKeeperState state;
  GError                *error;

  /* What is being saved, and whether somebody else changed the directory meanwhile. */
  GArray  *changes;
  gboolean refreshing;
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum
{
  REPLACED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbDirectoryKeeper, jb_directory_keeper, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void save (JbDirectoryKeeper *self);

/* Takes @error. What failed is said each time, even when it failed before. */
static void
set_state (JbDirectoryKeeper     *self,
           JbDirectoryKeeperState state,
           GError                *error)
{
  gboolean changed = self->state != state || error != NULL;

  g_clear_error (&self->error);
  self->error = error;
  self->state = state;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
end_saving (JbDirectoryKeeper *self,
            GError            *error)
{
  g_autoptr(GArray) changes = g_steal_pointer (&self->changes);

  if (error != NULL)
    {
      if (changes != NULL)
        jb_directory_edits_give_back (self->edits, changes);
      set_state (self, JB_DIRECTORY_KEEPER_UNSAVED, error);
      return;
    }

  if (jb_directory_edits_get_unsaved (self->edits))
    save (self);
  else
    set_state (self, JB_DIRECTORY_KEEPER_SAVED, NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(JbDirectoryKeeper) self = data;
  GError *error = NULL;

  jb_archive_change_directory_finish (JB_ARCHIVE (source), result, &error);
  end_saving (self, error);
}

static void
save (JbDirectoryKeeper *self)
{
  g_assert (self->changes == NULL);

  self->changes = jb_directory_edits_take_unsaved (self->edits);
  if (self->changes->len == 0)
    {
      end_saving (self, NULL);
      return;
    }

  set_state (self, JB_DIRECTORY_KEEPER_SAVING, NULL);
  jb_archive_change_directory_async (self->archive, self->changes, NULL, saved_cb,
                                     g_object_ref (self));
}

static void
on_edited_cb (JbDirectoryKeeper *self)
{
  if (jb_directory_edits_get_unsaved (self->edits) &&
      (self->state == JB_DIRECTORY_KEEPER_SAVED || self->state == JB_DIRECTORY_KEEPER_UNSAVED))
    save (self);
}

static gboolean
are_as_loaded (JbDirectoryKeeper *self,
               GPtrArray         *entries,
               GArray            *keys)
{
  JbDirectory *directory = jb_directory_edits_get_directory (self->edits);

  if (jb_directory_get_size (directory) != entries->len)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (jb_directory_edits_get_key (self->edits, i) != g_array_index (keys, gint64, i) ||
        !jb_directory_entry_equal (jb_directory_get_entry (directory, i),
                                   g_ptr_array_index (entries, i)))
      return FALSE;

  return TRUE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(JbDirectoryKeeper) self = data;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GArray) keys = NULL;
  GError *error = NULL;

  entries = jb_archive_load_directory_rows_finish (JB_ARCHIVE (source), result, &keys, &error);
  if (entries == NULL)
    {
      set_state (self, JB_DIRECTORY_KEEPER_UNREADABLE, error);
      return;
    }

  jb_directory_edits_load (self->edits, entries, keys);
  set_state (self, JB_DIRECTORY_KEEPER_SAVED, NULL);
}

/* What somebody else saved is taken over unless something of our own is under way: then the
 * next save finds out whether the two are at odds. */
static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(JbDirectoryKeeper) self = data;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GArray) keys = NULL;

  self->refreshing = FALSE;
  entries = jb_archive_load_directory_rows_finish (JB_ARCHIVE (source), result, &keys, NULL);
  if (entries == NULL || self->state != JB_DIRECTORY_KEEPER_SAVED ||
      jb_directory_edits_get_unsaved (self->edits) || are_as_loaded (self, entries, keys))
    return;

  jb_directory_edits_load (self->edits, entries, keys);
  g_signal_emit (self, signals[REPLACED], 0);
}

static void
overwritten_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(JbDirectoryKeeper) self = data;
  GError *error = NULL;

  jb_archive_overwrite_directory_finish (JB_ARCHIVE (source), result, &error);
  end_saving (self, error);
}

static void
jb_directory_keeper_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, JB_DIRECTORY_KEEPER (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_keeper_finalize (GObject *object)
{
  JbDirectoryKeeper *self = JB_DIRECTORY_KEEPER (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->changes, g_array_unref);
  g_object_unref (self->edits);
  g_object_unref (self->archive);

  G_OBJECT_CLASS (jb_directory_keeper_parent_class)->finalize (object);
}

static void
jb_directory_keeper_class_init (JbDirectoryKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jb_directory_keeper_finalize;
  object_class->get_property = jb_directory_keeper_get_property;

  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, JB_DIRECTORY_KEEPER_UNSAVED, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * JbDirectoryKeeper::replaced:
   *
   * Somebody else saved the directory, and it was read anew: nothing can be undone now.
   */
  signals[REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jb_directory_keeper_init (JbDirectoryKeeper *self)
{
  self->edits = jb_directory_edits_new ();
  g_signal_connect_object (self->edits, "changed", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * jb_directory_keeper_new:
 * @archive: where the directory is
 *
 * Begins to read the directory.
 *
 * Returns: (transfer full): what keeps it
 */
JbDirectoryKeeper *
jb_directory_keeper_new (JbArchive *archive)
{
  JbDirectoryKeeper *self;

  g_return_val_if_fail (JB_IS_ARCHIVE (archive), NULL);

  self = g_object_new (JB_TYPE_DIRECTORY_KEEPER, NULL);
  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "directory-changed",
                           G_CALLBACK (jb_directory_keeper_refresh), self, G_CONNECT_SWAPPED);
  jb_directory_keeper_reload (self);

  return self;
}

/**
 * jb_directory_keeper_get_archive:
 *
 * Returns: (transfer none): where the directory is
 */
JbArchive *
jb_directory_keeper_get_archive (JbDirectoryKeeper *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_KEEPER (self), NULL);

  return self->archive;
}

/**
 * jb_directory_keeper_get_edits:
 *
 * Returns: (transfer none): the directory, which is empty while it is being read
 */
JbDirectoryEdits *
jb_directory_keeper_get_edits (JbDirectoryKeeper *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_KEEPER (self), NULL);

  return self->edits;
}

/**
 * jb_directory_keeper_get_state:
 *
 * Returns: whether all is saved
 */
JbDirectoryKeeperState
jb_directory_keeper_get_state (JbDirectoryKeeper *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_KEEPER (self), JB_DIRECTORY_KEEPER_LOADING);

  return self->state;
}

/**
 * jb_directory_keeper_get_error:
 *
 * Returns: (transfer none) (nullable): why reading or saving failed
 */
const GError *
jb_directory_keeper_get_error (JbDirectoryKeeper *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_KEEPER (self), NULL);

  return self->error;
}

/**
 * jb_directory_keeper_reload:
 *
 * Reads the directory anew. What could not be saved is lost.
 */
void
jb_directory_keeper_reload (JbDirectoryKeeper *self)
{
  g_return_if_fail (JB_IS_DIRECTORY_KEEPER (self));

  if (self->changes != NULL)
    return;

  set_state (self, JB_DIRECTORY_KEEPER_LOADING, NULL);
  jb_archive_load_directory_rows_async (self->archive, NULL, loaded_cb, g_object_ref (self));
}

/**
 * jb_directory_keeper_refresh:
 *
 * Reads the directory anew if somebody else may have changed it, and all of ours is saved.
 */
void
jb_directory_keeper_refresh (JbDirectoryKeeper *self)
{
  g_return_if_fail (JB_IS_DIRECTORY_KEEPER (self));

  if (self->refreshing || self->state != JB_DIRECTORY_KEEPER_SAVED)
    return;

  self->refreshing = TRUE;
  jb_archive_load_directory_rows_async (self->archive, NULL, refreshed_cb, g_object_ref (self));
}

/**
 * jb_directory_keeper_retry:
 *
 * Tries again to save what could not be saved, or to read what could not be read.
 */
void
jb_directory_keeper_retry (JbDirectoryKeeper *self)
{
  g_return_if_fail (JB_IS_DIRECTORY_KEEPER (self));

  if (self->state == JB_DIRECTORY_KEEPER_UNSAVED)
    save (self);
  else if (self->state == JB_DIRECTORY_KEEPER_UNREADABLE)
    jb_directory_keeper_reload (self);
}

/**
 * jb_directory_keeper_overwrite:
 *
 * Saves the whole directory in the place of what another program has put there.
 */
void
jb_directory_keeper_overwrite (JbDirectoryKeeper *self)
{
  g_return_if_fail (JB_IS_DIRECTORY_KEEPER (self));

  if (self->state != JB_DIRECTORY_KEEPER_UNSAVED)
    return;

  self->changes = jb_directory_edits_take_unsaved (self->edits);
  set_state (self, JB_DIRECTORY_KEEPER_SAVING, NULL);
  jb_archive_overwrite_directory_async (self->archive, self->edits, NULL, overwritten_cb,
                                        g_object_ref (self));
}
