/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-window-private.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-date.h"
#include "legacy/jb-house-style.h"

/* What a new bulletin begins with. */

/* The first number in @issue, such as 12 in 第12期. */
static guint
read_issue (const char *issue)
{
  if (issue == NULL)
    return 0;
  while (*issue != '\0' && !g_ascii_isdigit (*issue))
    issue++;

  return (guint) MIN (g_ascii_strtoull (issue, NULL, 10), 9999);
}

/* What the publication is called and how far it got, from the archive and from what is open
 * and may not be in it yet. */
typedef struct
{
  char *name;
  char *issuer;
  guint issue;
} Publication;

static void
publication_clear (Publication *last)
{
  g_free (last->name);
  g_free (last->issuer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Publication, publication_clear)

static void
take_issue (Publication *last,
            const char  *name,
            const char  *issuer,
            const char  *issue,
            gboolean     this_year)
{
  if (name == NULL || *name == '\0' || (last->name != NULL && !g_str_equal (last->name, name)))
    return;

  if (last->name == NULL)
    last->name = g_strdup (name);
  if (last->issuer == NULL && issuer != NULL && *issuer != '\0')
    last->issuer = g_strdup (issuer);
  if (this_year)
    last->issue = MAX (last->issue, read_issue (issue));
}

static void
find_publication (JbWindow    *self,
                  int          year,
                  Publication *last)
{
  guint n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;

  if (self->bulletin != NULL && jb_bulletin_get_kind (self->bulletin) == JB_KIND_BULLETIN)
    {
      JbFields *masthead = jb_bulletin_get_masthead (self->bulletin);
      GDate     day;

      take_issue (last, jb_fields_get_text (masthead, "name"),
                  jb_fields_get_text (masthead, "issuer"), jb_fields_get_text (masthead, "issue"),
                  jb_date_parse (jb_fields_get_text (masthead, "date"), &day, NULL) &&
                      g_date_get_year (&day) == year);
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbArchiveEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (jb_archive_entry_get_kind (entry) == JB_KIND_BULLETIN)
        take_issue (last, jb_archive_entry_get_name (entry), jb_archive_entry_get_issuer (entry),
                    jb_archive_entry_get_issue (entry),
                    jb_archive_entry_get_year (entry) == year);
    }
}

/* What the user set up for new bulletins, else what the last issue has, and today. None of
 * it is part of the text until it is printed. */
static void
fill_masthead (JbWindow *self,
               JbFields *masthead)
{
  const char      *name = jb_settings_get_string (self->settings, "default-name");
  const char      *issuer = jb_settings_get_string (self->settings, "default-issuer");
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;
  g_auto (Publication) last = { *name != '\0' ? g_strdup (name) : NULL, NULL, 0 };
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  day = jb_date_print (&today, NULL);
  jb_fields_set_text (masthead, "date", day);

  find_publication (self, g_date_get_year (&today), &last);
  if (last.name != NULL)
    jb_fields_set_text (masthead, "name", last.name);
  if (*issuer != '\0' || last.name != NULL)
    jb_fields_set_text (masthead, "issuer", *issuer != '\0' ? issuer : last.issuer);
  if (last.issue > 0)
    {
      number = g_strdup_printf ("%u", last.issue + 1);
      jb_fields_set_text (masthead, "issue", number);
    }
}

/* A new bulletin begins with what every bulletin has: a section and the three lists. */
void
jb_window_open_new (JbWindow *self,
                    JbKind    kind)
{
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();
  g_autoptr(JbBulletin) bulletin = jb_bulletin_new (kind, JB_LAYOUT (style));
  g_autoptr(JbTranscript) transcript = NULL;

  if (kind == JB_KIND_BULLETIN)
    {
      static const char *const labels[] = { "报", "送", "发" };

      fill_masthead (self, jb_bulletin_get_masthead (bulletin));
      jb_bulletin_insert_section (bulletin, 0, _("New Section"));
      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        jb_bulletin_insert_recipients (bulletin, i, labels[i]);
    }

  transcript = jb_bulletin_to_transcript (bulletin);
  jb_window_open_transcript (self, transcript, 0);
}
