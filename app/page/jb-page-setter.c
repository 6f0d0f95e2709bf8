/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-page-setter.h"

#include "bulletin/jb-thread-task.h"
#include "jb-page-sheets-private.h"

/**
 * JbPageSetter:
 *
 * Sets pages in a thread, so that nobody waits for them, and remembers what it has set, so that
 * after an edit only the paragraphs that changed are set again.
 */

struct _JbPageSetter
{
  GObject parent_instance;

  /* Owned */
  JbPageWorkshop *workshop;
};

G_DEFINE_FINAL_TYPE (JbPageSetter, jb_page_setter, G_TYPE_OBJECT)

typedef struct
{
  JbPageWorkshop *workshop;
  JbTranscript   *transcript;
  JbPageSheets   *before;
} SetData;

static void
set_data_free (gpointer data)
{
  SetData *set = data;

  jb_transcript_unref (set->transcript);
  g_clear_pointer (&set->before, jb_page_sheets_unref);
  jb_page_workshop_unref (set->workshop);
  g_free (set);
}

static void
set_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  SetData *set = task_data;

  if (g_task_return_error_if_cancelled (task))
    return;

  g_task_return_pointer (task, jb_page_workshop_set (set->workshop, set->transcript, set->before),
                         (GDestroyNotify) jb_page_sheets_unref);
}

static void
jb_page_setter_finalize (GObject *object)
{
  jb_page_workshop_unref (JB_PAGE_SETTER (object)->workshop);

  G_OBJECT_CLASS (jb_page_setter_parent_class)->finalize (object);
}

static void
jb_page_setter_class_init (JbPageSetterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jb_page_setter_finalize;
}

static void
jb_page_setter_init (JbPageSetter *self)
{
}

/**
 * jb_page_setter_new:
 * @style: (transfer full): how pages are set
 *
 * Returns: (transfer full): who sets pages like that
 */
JbPageSetter *
jb_page_setter_new (JbPageStyle *style)
{
  JbPageSetter *self;

  g_return_val_if_fail (style != NULL, NULL);

  self = g_object_new (JB_TYPE_PAGE_SETTER, NULL);
  self->workshop = jb_page_workshop_new (style);

  return self;
}

/**
 * jb_page_setter_set_async:
 * @transcript: a bulletin; nobody may change it any more
 * @before: (nullable): what this setter has set before, to know what stayed the same
 * @cancellable: (nullable): cancels, unless setting has begun
 * @callback: called in the main context
 *
 * Sets all pages of a bulletin.
 */
void
jb_page_setter_set_async (JbPageSetter       *self,
                          JbTranscript       *transcript,
                          JbPageSheets       *before,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  SetData *set;

  g_return_if_fail (JB_IS_PAGE_SETTER (self));
  g_return_if_fail (transcript != NULL);

  set = g_new0 (SetData, 1);
  set->workshop = jb_page_workshop_ref (self->workshop);
  set->transcript = jb_transcript_ref (transcript);
  set->before = before != NULL ? jb_page_sheets_ref (before) : NULL;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, jb_page_setter_set_async);
  g_task_set_task_data (task, set, set_data_free);
  jb_thread_task_run (task, set_in_thread);
}

/**
 * jb_page_setter_set_finish:
 * @error: return location for an error of %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the pages
 */
JbPageSheets *
jb_page_setter_set_finish (JbPageSetter *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
