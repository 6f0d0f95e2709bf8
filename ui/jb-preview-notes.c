/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-private.h"

#include <glib/gi18n-lib.h>

#include "jb-preview-roles.h"

/* What stands under the text: what it is written as, and what is to be known about it. */

static const char *
get_encoding_name (JbEncoding encoding)
{
  switch (encoding)
    {
    case JB_ENCODING_UTF8_BOM:
      return _("UTF-8 with byte order mark");
    case JB_ENCODING_GB18030:
      return "GB18030";
    case JB_ENCODING_UTF16LE:
      return "UTF-16LE";
    case JB_ENCODING_UTF16BE:
      return "UTF-16BE";
    case JB_ENCODING_UTF8:
    default:
      return "UTF-8";
    }
}

static const char *
get_newline_name (JbNewline newline)
{
  switch (newline)
    {
    case JB_NEWLINE_CRLF:
      return "CRLF";
    case JB_NEWLINE_CR:
      return "CR";
    case JB_NEWLINE_MIXED:
      return _("mixed line ends");
    case JB_NEWLINE_LF:
    default:
      return "LF";
    }
}

static void
show_note (GtkWidget  *row,
           GtkLabel   *label,
           const char *message)
{
  gtk_label_set_label (label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (label), message != NULL);
  gtk_widget_set_visible (row, message != NULL);
}

void
jb_preview_show_facts (JbPreview *self)
{
  JbBulletin      *bulletin = jb_preview_get_bulletin (self);
  int              n = jb_preview_buffer_get_spans (self->buffer)->n_chars;
  g_autofree char *count = NULL;
  g_autofree char *status = NULL;

  if (bulletin != NULL)
    {
      count = g_strdup_printf (ngettext ("%'d character with spaces", "%'d characters with spaces",
                                         (gulong) n),
                               n);
      status = g_strdup_printf ("%s · %s · %s",
                                get_encoding_name (jb_bulletin_get_encoding (bulletin)),
                                get_newline_name (jb_bulletin_get_newline (bulletin)), count);
    }
  gtk_inscription_set_text (self->status, status != NULL ? status : "");
  if (gtk_widget_get_tooltip_text (GTK_WIDGET (self->status)) == NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->status),
                                 _("Every character of the file, with white space and line ends. "
                                   "The title of the window counts without them."));
}

void
jb_preview_show_refusal (JbPreview  *self,
                         const char *refusal)
{
  if (refusal != NULL && *refusal == '\0')
    refusal = _("The text cannot be changed here.");
  show_note (self->refused_row, self->refused, refusal);
}

static void
show_unencodable (JbPreview *self)
{
  guint            n = jb_preview_checks_get_n_unencodable (self->checks);
  const char      *encoding = get_encoding_name (jb_preview_checks_get_encoding (self->checks));
  g_autofree char *message = NULL;
  char             first[7] = "";

  if (n > 0)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter,
                                          jb_preview_checks_get_next (self->checks, 0));
      first[g_unichar_to_utf8 (gtk_text_iter_get_char (&iter), first)] = '\0';
      /* Translators: %1$u is how many, %2$s is an encoding, %3$s the first of the characters */
      message = g_strdup_printf (
          ngettext ("%1$u character cannot be written in %2$s: 〔%3$s〕",
                    "%1$u characters cannot be written in %2$s, the first is 〔%3$s〕", n),
          n, encoding, first);
    }
  show_note (self->unencodable_row, self->unencodable, message);
}

static void
show_misread (JbPreview *self)
{
  const JbPreviewMisread *misread = jb_preview_checks_get_misread (self->checks);
  g_autofree char        *message = NULL;

  if (misread != NULL && misread->meant != misread->read)
    /* Translators: the first %s are words in quotation marks, the others what a line is, such
     * as “Title” */
    message = g_strdup_printf (_("%s is kept here as “%s”. A text file cannot say so: where it "
                                 "is imported again, it will be read as “%s”."),
                                  misread->words,
                                  jb_preview_roles_get_name (misread->meant, NULL),
                                  jb_preview_roles_get_name (misread->read, NULL));
  else if (misread != NULL)
    message = g_strdup_printf (_("Where this text is imported again, %s will be read as "
                                 "something else"),
                                  misread->words);
  show_note (self->misread_row, self->misread, message);
}

void
jb_preview_show_checks (JbPreview *self)
{
  show_unencodable (self);
  show_misread (self);
}
