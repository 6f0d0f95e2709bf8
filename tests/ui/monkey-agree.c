/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "monkey.h"

#include <string.h>

#include "jb-body-line.h"
#include "jb-field-row.h"
#include "jb-outline.h"
#include "jb-preview.h"
#include "jb-recipient-row.h"
#include "jb-text-row.h"

/* Whether everything in a window says the same. */

static char *
dup_field (gpointer    object,
           const char *field)
{
  GParamSpec *pspec;
  g_autoptr(GListModel) lines = NULL;
  g_autoptr(GString) joined = NULL;
  char *text = NULL;

  if (object == NULL || field == NULL)
    return g_strdup ("");
  if (JB_IS_FIELDS (object))
    {
      const char *value = jb_fields_get_text (object, field);

      return g_strdup (value != NULL ? value : "");
    }

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), field);
  g_assert_nonnull (pspec);
  if (!g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    {
      g_object_get (object, field, &text, NULL);
      return text != NULL ? text : g_strdup ("");
    }

  g_object_get (object, field, &lines, NULL);
  joined = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr(JbBlock) block = g_list_model_get_item (lines, i);
      g_autofree char *shown = jb_body_line_to_shown (jb_block_get_text (block));

      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", shown);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* A refused value stays in its row for the user to correct. */
static void
assert_rows (JbWindow *window)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  monkey_collect (GTK_WIDGET (window), ADW_TYPE_PREFERENCES_ROW, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (rows, i);
      g_autofree char *shown = NULL;
      g_autofree char *value = NULL;

      if (gtk_widget_has_css_class (row, "error"))
        continue;
      if (JB_IS_FIELD_ROW (row))
        {
          shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
          value = dup_field (jb_field_row_get_object (JB_FIELD_ROW (row)),
                             jb_field_row_get_field (JB_FIELD_ROW (row)));
        }
      else if (JB_IS_TEXT_ROW (row))
        {
          GtkTextBuffer *buffer = gtk_text_view_get_buffer (
              jb_text_row_get_view (JB_TEXT_ROW (row)));
          GtkTextIter start, end;

          gtk_text_buffer_get_bounds (buffer, &start, &end);
          shown = gtk_text_iter_get_slice (&start, &end);
          value = dup_field (jb_text_row_get_object (JB_TEXT_ROW (row)),
                             jb_text_row_get_field (JB_TEXT_ROW (row)));
        }
      else if (JB_IS_RECIPIENT_ROW (row))
        {
          GtkWidget *text = ui_fixture_find (row, GTK_TYPE_TEXT, 0);

          shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (text)));
          /* An emptied one is removed when the keyboard leaves it. */
          if (*shown == '\0')
            continue;
          value = g_strdup (jb_block_get_text (
              jb_recipient_row_get_block (JB_RECIPIENT_ROW (row))));
          /* A ， waits in the row for what comes behind it, unless it was read. */
          if (g_str_has_suffix (shown, "，") && !g_str_has_suffix (value, "，"))
            {
              shown[strlen (shown) - strlen ("，")] = '\0';
              g_strchomp (shown);
              g_strchomp (value);
            }
        }
      if (shown != NULL && !g_str_equal (shown, value))
        g_test_message ("row “%s”", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      g_assert_cmpstr (shown, ==, value);
    }
}

static void
assert_outline (JbWindow   *window,
                JbBulletin *bulletin)
{
  JbOutline  *outline = JB_OUTLINE (monkey_find_widget (window, JB_TYPE_OUTLINE));
  GListModel *model = jb_outline_get_model (outline);
  GListModel *sections = jb_bulletin_get_sections (bulletin);
  guint       n = g_list_model_get_n_items (model);
  guint       at = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      GListModel *articles = jb_section_get_articles (section);

      for (guint j = 0; j <= g_list_model_get_n_items (articles); j++)
        {
          g_autoptr(GObject) part = j == 0 ? g_object_ref (G_OBJECT (section))
                                            : g_list_model_get_item (articles, j - 1);
          gboolean found = FALSE;

          for (; at < n && !found; at++)
            {
              g_autoptr(GObject) item = g_list_model_get_item (model, at);

              found = item == part;
            }
          g_assert_true (found);
        }
    }
}

void
monkey_assert_agrees (Monkey   *fixture,
                      JbWindow *window)
{
  JbBulletin      *bulletin = jb_window_get_bulletin (window);
  JbPreview       *preview = JB_PREVIEW (monkey_find_widget (window, JB_TYPE_PREVIEW));
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autoptr(JbTranscript) transcript = NULL;
  g_autoptr(GError) error = NULL;

  if (bulletin == NULL)
    return;

  monkey_see (fixture, bulletin);
  text = ui_fixture_dup_bytes (bulletin);
  transcript = jb_bulletin_to_transcript (bulletin);
  g_assert_cmpstr (transcript->text, ==, text);
  jb_transcript_check (transcript, &error);
  g_assert_no_error (error);
  g_assert_true (jb_preview_get_bulletin (preview) == bulletin);
  if (!gtk_widget_get_mapped (GTK_WIDGET (preview)))
    jb_preview_update (preview);
  shown = jb_preview_dup_text (preview);
  g_assert_cmpstr (shown, ==, text);
  assert_rows (window);
  if (jb_bulletin_get_document (bulletin) == NULL)
    assert_outline (window, bulletin);
}
