/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-date.h"
#include "bulletin/jb-issue-number.h"
#include "store/jb-archive-start.h"

/* What a new bulletin begins with: what its publication says, else what the last issue has. */

typedef struct
{
  JbWindow *window;
  int       year;
} Beginning;

static void
beginning_free (Beginning *beginning)
{
  g_object_unref (beginning->window);
  g_free (beginning);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Beginning, beginning_free)

/* What is open may not be in the archive yet. */
static const char *
get_open (JbWindow   *self,
          const char *key)
{
  const char *text;

  if (self->bulletin == NULL || jb_bulletin_get_kind (self->bulletin) != JB_KIND_BULLETIN)
    return NULL;

  text = jb_fields_get_text (jb_bulletin_get_masthead (self->bulletin), key);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gint64
get_open_number (JbWindow   *self,
                 const char *name,
                 int         year)
{
  JbIssueNumber number;
  GDate         day;

  if (g_strcmp0 (get_open (self, "name"), name) != 0 ||
      !jb_date_parse (get_open (self, "date"), &day, NULL) || g_date_get_year (&day) != year ||
      !jb_issue_number_parse (get_open (self, "issue"), &number))
    return 0;

  return number.number;
}

/* The publication that new bulletins belong to: the one that was set up for them, else that of the
 * one that is open; %NULL for that of the last one in the archive. */
static const char *
get_name (JbWindow *self)
{
  const char *name = jb_settings_get_string (self->settings, "default-name");

  return *name != '\0' ? name : get_open (self, "name");
}

/* None of it is part of the text until it is printed. */
static void
fill_masthead (JbWindow             *self,
               const JbArchiveStart *start,
               int                   year,
               JbFields             *masthead)
{
  const char      *name = start->publication != NULL ? jb_publication_get_name (start->publication)
                                                     : get_name (self);
  const char      *issuer = jb_settings_get_string (self->settings, "default-issuer");
  g_autofree char *number = NULL;
  g_autofree char *total = NULL;
  g_autofree char *day = NULL;
  gint64           next = start->number;
  GDate            today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  day = jb_date_print (&today, NULL);
  jb_fields_set_text (masthead, "date", day);

  if (*issuer == '\0')
    issuer = start->publication != NULL ? jb_publication_get_issuer (start->publication) : NULL;
  if (issuer == NULL && g_strcmp0 (get_open (self, "name"), name) == 0)
    issuer = get_open (self, "issuer");
  if (name == NULL)
    {
      jb_fields_set_text (masthead, "issuer", issuer);
      return;
    }

  jb_fields_set_text (masthead, "name", name);
  jb_fields_set_text (masthead, "issuer", issuer);
  if (get_open_number (self, name, year) > 0)
    next = MAX (next, get_open_number (self, name, year) + 1);
  if (next > 0)
    {
      const JbIssueNumber wanted = { next };

      /* A bare number would be read as something else once the header is printed. */
      number = jb_issue_number_print (&wanted, FALSE,
                                      get_open_number (self, name, year) > 0
                                          ? get_open (self, "issue")
                                          : NULL);
      jb_fields_set_text (masthead, "issue", number);
    }
  if (start->total > 0)
    {
      const JbIssueNumber running = { start->total };

      total = jb_issue_number_print (&running, TRUE, NULL);
      jb_fields_set_text (masthead, "total", total);
    }
  if (start->publication != NULL && jb_publication_get_prints_masthead (start->publication) &&
      jb_publication_get_sections (start->publication) != NULL)
    jb_fields_set_printed (masthead, TRUE);
}

static void
add_sections (JbBulletin    *bulletin,
              JbPublication *publication)
{
  const char *text = publication != NULL ? jb_publication_get_sections (publication) : NULL;
  g_auto (GStrv) names = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  guint n = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (*names[i] != '\0')
      jb_bulletin_insert_section (bulletin, n++, names[i]);
  if (n == 0)
    jb_bulletin_insert_section (bulletin, 0, _("New Section"));
}

static JbRecipients *
find_list (JbBulletin *bulletin,
           const char *label)
{
  GListModel *lists = jb_bulletin_get_recipients (bulletin);
  guint       n = g_list_model_get_n_items (lists);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (lists, i);

      if (g_strcmp0 (jb_recipients_get_label (list), label) == 0)
        return list;
    }

  return jb_bulletin_insert_recipients (bulletin, n, label);
}

static void
add_recipients (JbBulletin    *bulletin,
                JbPublication *publication)
{
  static const char *const labels[] = { "报", "送", "发" };
  const char              *text = publication != NULL ? jb_publication_get_recipients (publication)
                                                      : NULL;
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        jb_bulletin_insert_recipients (bulletin, i, labels[i]);
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char         *tab = strchr (lines[i], '\t');
      const char   *entry[] = { NULL, NULL };
      JbRecipients *list;

      if (tab == NULL)
        continue;
      *tab = '\0';
      list = find_list (bulletin, lines[i]);
      entry[0] = tab + 1;
      if (*entry[0] != '\0')
        jb_recipients_splice_entries (list,
                                      g_list_model_get_n_items (jb_recipients_get_entries (list)),
                                      0, entry);
    }
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(Beginning) beginning = data;
  g_autoptr(JbArchiveStart) start = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  JbWindow *self = beginning->window;

  jb_window_release (self);
  start = jb_archive_start_finish (JB_ARCHIVE (source), result, &error);
  if (start == NULL)
    {
      jb_window_say (self, _("A New Bulletin Could Not Be Begun"), error->message);
      return;
    }

  bulletin = jb_bulletin_new (JB_KIND_BULLETIN, JB_LAYOUT (start->style));
  if (start->publication != NULL)
    jb_bulletin_set_encoding (bulletin, jb_publication_get_encoding (start->publication));
  fill_masthead (self, start, beginning->year, jb_bulletin_get_masthead (bulletin));
  add_sections (bulletin, start->publication);
  add_recipients (bulletin, start->publication);
  transcript = jb_bulletin_to_transcript (bulletin);
  jb_window_open_begun (self, transcript, JB_LAYOUT (start->style));
}

/* A new issue of a publication; with 0 of the one that new bulletins belong to. */
void
jb_window_open_new_issue (JbWindow *self,
                          gint64    publication_id)
{
  Beginning *beginning;
  g_autoptr(GDateTime) now = NULL;

  if (self->archive == NULL)
    return;

  now = g_date_time_new_now_local ();
  beginning = g_new0 (Beginning, 1);
  beginning->window = g_object_ref (self);
  beginning->year = g_date_time_get_year (now);
  jb_window_hold (self);
  jb_archive_start_async (self->archive, publication_id,
                          publication_id == 0 ? get_name (self) : NULL, beginning->year, NULL,
                          started_cb, beginning);
}

/* A new bulletin begins with what every bulletin has: a section and the three lists. */
void
jb_window_open_new (JbWindow *self,
                    JbKind    kind)
{
  g_autoptr(JbHouseStyle) style = NULL;
  g_autoptr(JbBulletin) bulletin = NULL;
  g_autoptr(JbTranscript) transcript = NULL;

  if (kind == JB_KIND_BULLETIN)
    {
      jb_window_open_new_issue (self, 0);
      return;
    }

  style = jb_house_style_new ();
  bulletin = jb_bulletin_new (kind, JB_LAYOUT (style));
  transcript = jb_bulletin_to_transcript (bulletin);
  jb_window_open_transcript (self, transcript, 0);
}
