/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The directory as CSV (RFC 4180). */

enum
{
  COLUMN_KIND,
  COLUMN_NAME,
  COLUMN_POST,
  COLUMN_LIST,
  COLUMN_RANK,
  COLUMN_ALIASES,
  COLUMN_VALID_FROM,
  COLUMN_VALID_TO,
  COLUMN_COPIES,
  N_COLUMNS
};

static const char *const columns[N_COLUMNS] = {
  "kind",
  "name",
  "post",
  "list",
  "rank",
  "aliases",
  "valid_from",
  "valid_to",
  "copies",
};

typedef struct
{
  const char *at;
  const char *end;
  guint64     line;

  /* The record that was read last, and the line on which each field begins. */
  GPtrArray *fields;
  GArray    *lines;

  /* From the fields of a record to columns. */
  GArray *order;

  GPtrArray   *errors;
  JbDirectory *directory;
} Reader;

static void
csv_error_free (gpointer data)
{
  JbDirectoryCsvError *error = data;

  g_free (error->message);
  g_free (error);
}

static void G_GNUC_PRINTF (4, 5)
    complain (Reader     *self,
              guint64     line,
              const char *column,
              const char *format,
              ...)
{
  JbDirectoryCsvError *error = g_new0 (JbDirectoryCsvError, 1);
  va_list              arguments;

  va_start (arguments, format);
  error->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  error->line = line;
  error->column = column;
  g_ptr_array_add (self->errors, error);
}

static gboolean
is_newline (char c)
{
  return c == '\n' || c == '\r';
}

static void
skip_newline (Reader *self)
{
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
}

static char *
read_quoted (Reader *self)
{
  GString *field = g_string_new (NULL);
  guint64  first_line = self->line;

  self->at++;
  for (;;)
    {
      const char *quote = memchr (self->at, '"', (gsize) (self->end - self->at));
      const char *stop = quote != NULL ? quote : self->end;

      for (const char *p = self->at; p < stop; p++)
        if (*p == '\n' || (*p == '\r' && (p + 1 == self->end || p[1] != '\n')))
          self->line++;
      g_string_append_len (field, self->at, stop - self->at);
      self->at = stop;
      if (quote == NULL)
        {
          complain (self, first_line, NULL, _("A quotation mark opens here and is not closed."));
          break;
        }
      self->at++;
      if (self->at == self->end || *self->at != '"')
        break;
      g_string_append_c (field, '"');
      self->at++;
    }

  if (self->at < self->end && *self->at != ',' && !is_newline (*self->at))
    {
      complain (self, self->line, NULL,
                _("Something stands between a closing quotation mark and the comma."));
      while (self->at < self->end && *self->at != ',' && !is_newline (*self->at))
        self->at++;
    }

  return g_string_free (field, FALSE);
}

static char *
read_plain (Reader *self)
{
  const char *start = self->at;
  gboolean    has_quote = FALSE;

  while (self->at < self->end && *self->at != ',' && !is_newline (*self->at))
    has_quote = *self->at++ == '"' || has_quote;
  if (has_quote)
    complain (self, self->line, NULL,
              _("A quotation mark stands inside a field that does not begin with one."));

  return g_strndup (start, (gsize) (self->at - start));
}

/* Whether there was one more record. */
static gboolean
read_record (Reader *self)
{
  g_ptr_array_set_size (self->fields, 0);
  g_array_set_size (self->lines, 0);
  if (self->at == self->end)
    return FALSE;

  for (;;)
    {
      g_array_append_val (self->lines, self->line);
      g_ptr_array_add (self->fields, self->at < self->end && *self->at == '"'
                                         ? read_quoted (self)
                                         : read_plain (self));
      g_strstrip (g_ptr_array_index (self->fields, self->fields->len - 1));
      if (self->at == self->end || *self->at != ',')
        break;
      self->at++;
    }
  if (self->at < self->end)
    skip_newline (self);

  return TRUE;
}

static gboolean
is_blank (Reader *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (*(const char *) g_ptr_array_index (self->fields, i) != '\0')
      return FALSE;

  return TRUE;
}

static gboolean
read_header (Reader *self)
{
  gboolean seen[N_COLUMNS] = { FALSE };
  guint    n_errors = self->errors->len;

  while (read_record (self) && is_blank (self))
    ;
  if (self->fields->len == 0)
    {
      complain (self, 1, NULL, _("The file is empty: a line with the names of the columns is "
                                 "missing."));
      return FALSE;
    }

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *name = g_ptr_array_index (self->fields, i);
      guint64     line = g_array_index (self->lines, guint64, i);
      guint       column = 0;

      while (column < N_COLUMNS && g_ascii_strcasecmp (columns[column], name) != 0)
        column++;
      if (column == N_COLUMNS)
        complain (self, line, NULL,
                  _("There is no column “%s”. The columns are kind, name, post, list, rank, "
                    "aliases, valid_from, valid_to and copies."),
                     name);
      else if (seen[column])
        complain (self, line, columns[column], _("The column is there twice."));
      else
        seen[column] = TRUE;
      g_array_append_val (self->order, column);
    }
  if (!seen[COLUMN_KIND])
    complain (self, 1, columns[COLUMN_KIND], _("The column is missing."));
  if (!seen[COLUMN_NAME])
    complain (self, 1, columns[COLUMN_NAME], _("The column is missing."));

  return self->errors->len == n_errors;
}

static gint64
read_number (Reader     *self,
             guint       column,
             const char *text,
             guint64     line,
             gint64      max,
             gint64      fallback)
{
  guint64 number;

  if (*text == '\0')
    return fallback;
  if (!g_ascii_string_to_unsigned (text, 10, 0, (guint64) max, &number, NULL))
    {
      complain (self, line, columns[column],
                _("“%s” is no whole number from 0 to %lld."), text, (long long) max);
      return fallback;
    }

  return (gint64) number;
}

static JbPartialDate
read_date (Reader     *self,
           guint       column,
           const char *text,
           guint64     line)
{
  JbPartialDate date;

  if (!jb_partial_date_parse (text, &date))
    complain (self, line, columns[column],
              _("“%s” is no date: write YYYY, YYYY-MM or YYYY-MM-DD."), text);

  return date;
}

static char **
read_aliases (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  GPtrArray *aliases = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (aliases, g_strdup (parts[i]));
  g_ptr_array_add (aliases, NULL);

  return (char **) g_ptr_array_free (aliases, FALSE);
}

static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

static void
read_entry (Reader *self)
{
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;
  g_auto (GStrv) aliases = NULL;
  const char *text[N_COLUMNS];
  guint64     line[N_COLUMNS];
  guint64     first = g_array_index (self->lines, guint64, 0);
  guint       n_errors = self->errors->len;
  guint       n_fields = self->fields->len;
  guint       n_columns = self->order->len;

  if (n_fields != n_columns)
    {
      complain (self, first, NULL,
                _("The line has %u fields, the first line of the file %u."), n_fields, n_columns);
      return;
    }

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      text[i] = "";
      line[i] = first;
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      guint column = g_array_index (self->order, guint, i);

      text[column] = g_ptr_array_index (self->fields, i);
      line[column] = g_array_index (self->lines, guint64, i);
      if (has_control (text[column]))
        complain (self, line[column], columns[column],
                  _("There is a line break or another control character in it."));
    }

  if (!jb_directory_kind_from_string (text[COLUMN_KIND], &values.kind))
    complain (self, line[COLUMN_KIND], columns[COLUMN_KIND],
              _("“%s” is no kind: write person, unit or group."), text[COLUMN_KIND]);
  if (*text[COLUMN_NAME] == '\0')
    complain (self, line[COLUMN_NAME], columns[COLUMN_NAME], _("The name is missing."));
  if (!jb_directory_list_from_string (text[COLUMN_LIST], &values.list))
    complain (self, line[COLUMN_LIST], columns[COLUMN_LIST],
              _("“%s” is no list: write 报, 送 or 发."), text[COLUMN_LIST]);
  values.name = text[COLUMN_NAME];
  values.post = text[COLUMN_POST];
  values.rank = read_number (self, COLUMN_RANK, text[COLUMN_RANK], line[COLUMN_RANK], G_MAXINT64,
                             0);
  values.aliases = (const char *const *) (aliases = read_aliases (text[COLUMN_ALIASES]));
  values.valid_from = read_date (self, COLUMN_VALID_FROM, text[COLUMN_VALID_FROM],
                                 line[COLUMN_VALID_FROM]);
  values.valid_to = read_date (self, COLUMN_VALID_TO, text[COLUMN_VALID_TO],
                               line[COLUMN_VALID_TO]);
  if (values.valid_from != 0 && values.valid_to != 0 &&
      jb_partial_date_get_first (values.valid_from) > jb_partial_date_get_last (values.valid_to))
    complain (self, line[COLUMN_VALID_TO], columns[COLUMN_VALID_TO],
              _("The period ends before it begins."));
  values.copies = (guint) read_number (self, COLUMN_COPIES, text[COLUMN_COPIES],
                                       line[COLUMN_COPIES], JB_DIRECTORY_MAX_COPIES, 1);

  /* Nothing is imported when anything is wrong, so there is no need to go on gathering. */
  if (n_errors == self->errors->len && n_errors == 0)
    {
      g_autoptr(JbDirectoryEntry) entry = jb_directory_entry_new (&values);

      jb_directory_append (self->directory, entry);
    }
}

static gboolean
check_text (Reader *self)
{
  const char *bad;

  if (g_utf8_validate_len (self->at, (gsize) (self->end - self->at), &bad))
    return TRUE;

  for (const char *p = self->at; p < bad; p++)
    if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
      self->line++;
  complain (self, self->line, NULL,
            _("The file is not UTF-8. In a spreadsheet program, save it as “CSV UTF-8”."));

  return FALSE;
}

/**
 * jb_directory_csv_read:
 * @bytes: (array length=n_bytes): a CSV file in UTF-8, with or without byte order mark
 * @errors: (out) (transfer full) (element-type JbDirectoryCsvError): all that is wrong in it
 *
 * Reads a directory: a line with the names of the columns, in any order, then one entry on each
 * line. Only kind and name must be there. White space around a field does not count.
 *
 * Returns: (transfer full) (nullable): the directory, or %NULL when anything is wrong
 */
JbDirectory *
jb_directory_csv_read (const char *bytes,
                       gsize       n_bytes,
                       GPtrArray **errors)
{
  g_autoptr(JbDirectory) directory = jb_directory_new ();
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader reader = { .line = 1 };

  g_return_val_if_fail ((bytes != NULL || n_bytes == 0) && errors != NULL, NULL);

  *errors = g_ptr_array_new_with_free_func (csv_error_free);
  reader.at = n_bytes > 0 ? bytes : "";
  reader.end = reader.at + n_bytes;
  reader.fields = fields;
  reader.lines = lines;
  reader.order = order;
  reader.errors = *errors;
  reader.directory = directory;
  if (n_bytes >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    reader.at += 3;

  if (check_text (&reader) && read_header (&reader))
    while (read_record (&reader))
      if (!is_blank (&reader))
        read_entry (&reader);

  return (*errors)->len == 0 ? g_steal_pointer (&directory) : NULL;
}

static void
write_field (GString    *text,
             const char *field,
             gboolean    is_last)
{
  if (strpbrk (field, ",\"\r\n") == NULL)
    g_string_append (text, field);
  else
    {
      g_string_append_c (text, '"');
      for (const char *p = field; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (text, '"');
          g_string_append_c (text, *p);
        }
      g_string_append_c (text, '"');
    }
  g_string_append_c (text, is_last ? '\n' : ',');
}

/**
 * jb_directory_csv_write:
 *
 * Returns: (transfer full): what jb_directory_csv_read() reads, without byte order mark
 */
GBytes *
jb_directory_csv_write (JbDirectory *directory)
{
  GString *text = g_string_new (NULL);
  guint    n_entries;

  g_return_val_if_fail (JB_IS_DIRECTORY (directory), NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    write_field (text, columns[i], i + 1 == N_COLUMNS);

  n_entries = jb_directory_get_size (directory);
  for (guint i = 0; i < n_entries; i++)
    {
      const JbDirectoryValues *values =
          jb_directory_entry_get_values (jb_directory_get_entry (directory, i));
      g_autofree char *rank = g_strdup_printf ("%" G_GINT64_FORMAT, values->rank);
      g_autofree char *aliases = values->aliases != NULL
                                     ? g_strjoinv ("|", (char **) values->aliases)
                                     : g_strdup ("");
      g_autofree char *from = jb_partial_date_to_string (values->valid_from);
      g_autofree char *to = jb_partial_date_to_string (values->valid_to);
      g_autofree char *copies = g_strdup_printf ("%u", values->copies);

      write_field (text, jb_directory_kind_to_string (values->kind), FALSE);
      write_field (text, values->name, FALSE);
      write_field (text, values->post != NULL ? values->post : "", FALSE);
      write_field (text, jb_directory_list_to_string (values->list), FALSE);
      write_field (text, values->rank > 0 ? rank : "", FALSE);
      write_field (text, aliases, FALSE);
      write_field (text, from, FALSE);
      write_field (text, to, FALSE);
      write_field (text, copies, TRUE);
    }

  return g_string_free_to_bytes (text);
}
