/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-toast.h"
#include "check/jb-rules.h"
#include "directory/jb-learner.h"
#include "store/jb-archive-checks.h"
#include "store/jb-archive-directory.h"

/* What the checks take from the archive: the directory, the issue before, what is ignored and
 * which rules are switched off; and what they give back to it. */

typedef struct
{
  JbWindow     *window;
  JbBulletin   *bulletin;
  GCancellable *cancellable;
} Load;

static Load *
load_new (JbWindow *self)
{
  Load *load = g_new0 (Load, 1);

  jb_window_hold (self);
  load->window = g_object_ref (self);
  load->bulletin = g_object_ref (self->bulletin);
  load->cancellable = g_object_ref (self->checks_loading);

  return load;
}

static void
load_free (Load *load)
{
  jb_window_release (load->window);
  g_object_unref (load->window);
  g_object_unref (load->bulletin);
  g_object_unref (load->cancellable);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

/* Whether it is still about the bulletin that is open. */
static gboolean
is_wanted (const Load *load)
{
  return load->window->bulletin == load->bulletin &&
         !g_cancellable_is_cancelled (load->cancellable);
}

/* The name of the publication, under which its settings are kept. */
const char *
jb_window_get_publication_name (JbWindow *self)
{
  return self->bulletin != NULL
             ? jb_fields_get_text (jb_bulletin_get_masthead (self->bulletin), "name")
             : NULL;
}

/* An issue that prints no date is taken to be of the day that the archive knows, or that the
 * name of its file says, else to go out today. */
static JbPartialDate
find_date (JbBulletin            *bulletin,
           const JbArchiveChecks *checks)
{
  g_autoptr(JbTranscript) transcript = jb_bulletin_to_transcript (bulletin);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  JbLearnerDate source;
  JbPartialDate date = jb_learner_find_date (transcript, checks->day, NULL, checks->origin_path,
                                             &source);

  return date != 0 ? date
                   : (JbPartialDate) (g_date_time_get_year (now) * 10000 +
                                      g_date_time_get_month (now) * 100 +
                                      g_date_time_get_day_of_month (now));
}

static void
directory_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr(Load) load = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbDirectory) directory = NULL;

  directory = jb_archive_load_directory_finish (JB_ARCHIVE (source), result, &error);
  if (!is_wanted (load))
    return;
  if (directory == NULL)
    {
      jb_window_toast (load->window, error->message);
      return;
    }

  jb_findings_set_directory (load->window->findings, directory, load->window->issue_date);
}

static void
load_directory (JbWindow *self)
{
  if (self->archive == NULL || self->bulletin == NULL)
    return;

  jb_archive_load_directory_async (self->archive, self->checks_loading, directory_loaded_cb,
                                   load_new (self));
}

static void
checks_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(Load) load = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbArchiveChecks) checks = NULL;
  JbWindow *self = load->window;

  checks = jb_archive_load_checks_finish (JB_ARCHIVE (source), result, &error);
  if (!is_wanted (load))
    return;
  if (checks == NULL)
    {
      jb_window_toast (self, error->message);
      return;
    }

  /* Rules that a newer version knows are none of ours. */
  if (!jb_findings_set_skip (self->findings, *checks->skip != '\0' ? checks->skip : NULL, NULL))
    jb_findings_set_skip (self->findings, NULL, NULL);
  jb_findings_set_ignored (self->findings, (const char *const *) checks->ignored);
  jb_findings_set_previous (self->findings, checks->previous);
  jb_findings_set_told_date (self->findings, checks->day, checks->told_date);
  self->issue_date = find_date (load->bulletin, checks);
  jb_receivers_set_default_date (self->receivers, self->issue_date);
  load_directory (self);
}

static void
on_bulletin_cb (JbWindow *self)
{
  if (self->checks_loading != NULL)
    g_cancellable_cancel (self->checks_loading);
  g_clear_object (&self->checks_loading);
  if (self->guide != NULL)
    jb_finding_guide_close (self->guide);
  jb_findings_set_bulletin (self->findings, self->bulletin);
  jb_findings_set_previous (self->findings, NULL);
  jb_findings_set_skip (self->findings, NULL, NULL);
  if (self->bulletin == NULL || self->archive == NULL)
    return;

  self->checks_loading = g_cancellable_new ();
  jb_archive_load_checks_async (self->archive, self->id, jb_window_get_publication_name (self),
                                jb_bulletin_get_kind (self->bulletin), self->checks_loading,
                                checks_loaded_cb, load_new (self));
}

static void
ignored_stored_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (!jb_archive_set_ignored_finish (JB_ARCHIVE (source), result, &error))
    jb_window_say (self, _("What Is Ignored Could Not Be Saved"), error->message);
}

/* Remembered with the bulletin at once; with one that is not in the archive yet when it comes
 * there. */
void
jb_window_store_ignored (JbWindow *self)
{
  g_auto (GStrv) keys = NULL;

  if (self->archive == NULL || self->bulletin == NULL || self->id <= 0)
    return;

  keys = jb_findings_dup_ignored (self->findings);
  jb_window_hold (self);
  jb_archive_set_ignored_async (self->archive, self->id, (const char *const *) keys, NULL,
                                ignored_stored_cb, g_object_ref (self));
}

static void
skip_stored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(JbWindow) self = data;
  g_autoptr(GError) error = NULL;

  jb_window_release (self);
  if (!jb_archive_set_skipped_rules_finish (JB_ARCHIVE (source), result, &error))
    jb_window_say (self, _("The Choice of Rules Could Not Be Saved"), error->message);
}

/* Remembers with the publication which rules are switched off. */
void
jb_window_store_skip (JbWindow *self)
{
  if (self->archive == NULL || self->bulletin == NULL)
    return;

  jb_window_hold (self);
  jb_archive_set_skipped_rules_async (self->archive, jb_window_get_publication_name (self),
                                      jb_bulletin_get_kind (self->bulletin),
                                      jb_findings_get_skip (self->findings), NULL,
                                      skip_stored_cb, g_object_ref (self));
}

/* Switches a rule on or off for the publication of the bulletin that is open. */
void
jb_window_switch_rule (JbWindow   *self,
                       const char *rule,
                       gboolean    on)
{
  g_autofree char *skip = jb_rules_dup_skip (jb_findings_get_skip (self->findings), rule, !on);
  guint            n_rules, number;
  const JbRule    *rules = jb_rules_get (&n_rules);
  g_autofree char *message = NULL;
  AdwToast        *toast;

  if (!jb_rules_find (rule, &number) ||
      !jb_findings_set_skip (self->findings, *skip != '\0' ? skip : NULL, NULL))
    return;

  jb_window_store_skip (self);
  if (on)
    return;

  /* Translators: %s says what a rule is about, such as “Straight quotation marks” */
  message = g_strdup_printf (_("No longer checked: %s"), _(rules[number].summary));
  toast = jb_toast_new (message);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.switch-on-rule");
  adw_toast_set_action_target (toast, "s", rule);
  jb_toast_show (self->toasts, toast);
}

static void
on_archive_cb (JbWindow *self)
{
  if (self->archive != NULL)
    g_signal_connect_object (self->archive, "directory-changed", G_CALLBACK (load_directory),
                             self, G_CONNECT_SWAPPED);
}

void
jb_window_watch_checks (JbWindow *self)
{
  g_signal_connect_object (self, "notify::archive", G_CALLBACK (on_archive_cb), self, 0);
  g_signal_connect_object (self, "notify::bulletin", G_CALLBACK (on_bulletin_cb), self, 0);
  g_signal_connect_object (self->findings, "ignored-changed",
                           G_CALLBACK (jb_window_store_ignored), self, G_CONNECT_SWAPPED);
}
