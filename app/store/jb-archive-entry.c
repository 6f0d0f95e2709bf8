/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-entry-private.h"

/**
 * JbArchiveEntry:
 *
 * What a list shows of a bulletin in the archive; its text is not part of it. Entries
 * change only when the archive that they came from does.
 */
struct _JbArchiveEntry
{
  GObject parent_instance;

  JbArchiveRow row;
};

G_DEFINE_FINAL_TYPE (JbArchiveEntry, jb_archive_entry, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (JbArchiveStatus, jb_archive_status,
                    G_DEFINE_ENUM_VALUE (JB_ARCHIVE_STATUS_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (JB_ARCHIVE_STATUS_FILED, "filed"))

enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_STATUS,
  PROP_TITLE,
  PROP_NAME,
  PROP_ISSUE,
  PROP_TOTAL,
  PROP_ISSUER,
  PROP_DATE,
  PROP_DAY,
  PROP_YEAR,
  PROP_PUBLICATION_ID,
  PROP_PUBLICATION,
  PROP_ORIGIN_PATH,
  PROP_CREATED,
  PROP_MODIFIED,
  PROP_N_ARTICLES,
  PROP_N_CHARACTERS,
  PROP_FILED_DAY,
  PROP_DELETED,
  PROP_LABELS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* The strings of a row and their properties. */
static const struct
{
  guint property;
  gsize offset;
} strings[] = {
  { PROP_TITLE, G_STRUCT_OFFSET (JbArchiveRow, title) },
  { PROP_NAME, G_STRUCT_OFFSET (JbArchiveRow, name) },
  { PROP_ISSUE, G_STRUCT_OFFSET (JbArchiveRow, issue) },
  { PROP_TOTAL, G_STRUCT_OFFSET (JbArchiveRow, total) },
  { PROP_ISSUER, G_STRUCT_OFFSET (JbArchiveRow, issuer) },
  { PROP_DATE, G_STRUCT_OFFSET (JbArchiveRow, date) },
  { PROP_DAY, G_STRUCT_OFFSET (JbArchiveRow, day) },
  { PROP_PUBLICATION, G_STRUCT_OFFSET (JbArchiveRow, publication) },
  { PROP_ORIGIN_PATH, G_STRUCT_OFFSET (JbArchiveRow, origin_path) },
  { PROP_FILED_DAY, G_STRUCT_OFFSET (JbArchiveRow, filed_day) },
  { PROP_LABELS, G_STRUCT_OFFSET (JbArchiveRow, labels) },
};

static char **
get_string (JbArchiveRow *row,
            guint         index)
{
  return G_STRUCT_MEMBER_P (row, strings[index].offset);
}

static void
jb_archive_entry_finalize (GObject *object)
{
  JbArchiveEntry *self = JB_ARCHIVE_ENTRY (object);

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (*get_string (&self->row, i));

  G_OBJECT_CLASS (jb_archive_entry_parent_class)->finalize (object);
}

static void
jb_archive_entry_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  JbArchiveEntry *self = JB_ARCHIVE_ENTRY (object);

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (strings[i].property == id)
      {
        g_value_set_string (value, *get_string (&self->row, i));
        return;
      }

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row.id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->row.kind);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, self->row.status);
      break;
    case PROP_YEAR:
      g_value_set_int (value, self->row.year);
      break;
    case PROP_PUBLICATION_ID:
      g_value_set_int64 (value, self->row.publication_id);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, self->row.created);
      break;
    case PROP_MODIFIED:
      g_value_set_int64 (value, self->row.modified);
      break;
    case PROP_N_ARTICLES:
      g_value_set_uint (value, self->row.n_articles);
      break;
    case PROP_N_CHARACTERS:
      g_value_set_uint64 (value, self->row.n_characters);
      break;
    case PROP_DELETED:
      g_value_set_int64 (value, self->row.deleted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jb_archive_entry_class_init (JbArchiveEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = jb_archive_entry_finalize;
  object_class->get_property = jb_archive_entry_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, JB_TYPE_KIND, JB_KIND_BULLETIN, flags);
  properties[PROP_STATUS] =
      g_param_spec_enum ("status", NULL, NULL, JB_TYPE_ARCHIVE_STATUS,
                         JB_ARCHIVE_STATUS_DRAFT, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ISSUE] = g_param_spec_string ("issue", NULL, NULL, NULL, flags);
  properties[PROP_TOTAL] = g_param_spec_string ("total", NULL, NULL, NULL, flags);
  properties[PROP_ISSUER] = g_param_spec_string ("issuer", NULL, NULL, NULL, flags);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  properties[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_PUBLICATION_ID] =
      g_param_spec_int64 ("publication-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PUBLICATION] = g_param_spec_string ("publication", NULL, NULL, NULL, flags);
  properties[PROP_ORIGIN_PATH] = g_param_spec_string ("origin-path", NULL, NULL, NULL, flags);
  properties[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_MODIFIED] = g_param_spec_int64 ("modified", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_ARTICLES] =
      g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_CHARACTERS] =
      g_param_spec_uint64 ("n-characters", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_FILED_DAY] = g_param_spec_string ("filed-day", NULL, NULL, NULL, flags);
  properties[PROP_DELETED] = g_param_spec_int64 ("deleted", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LABELS] = g_param_spec_string ("labels", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
jb_archive_entry_init (JbArchiveEntry *self)
{
}

/* Takes the strings of @row. */
JbArchiveEntry *
jb_archive_entry_new_take (JbArchiveRow *row)
{
  JbArchiveEntry *self = g_object_new (JB_TYPE_ARCHIVE_ENTRY, NULL);

  self->row = *row;
  *row = (JbArchiveRow) { 0 };

  return self;
}

const JbArchiveRow *
jb_archive_entry_get_row (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return &self->row;
}

/* Makes @self say what @other says. */
void
jb_archive_entry_assign (JbArchiveEntry *self,
                         JbArchiveEntry *other)
{
  GObject *object = G_OBJECT (self);

  g_return_if_fail (JB_IS_ARCHIVE_ENTRY (self));
  g_return_if_fail (JB_IS_ARCHIVE_ENTRY (other));

  if (self == other)
    return;

  g_object_freeze_notify (object);

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      char **mine = get_string (&self->row, i);
      char **theirs = get_string (&other->row, i);

      if (g_strcmp0 (*mine, *theirs) == 0)
        continue;
      g_free (*mine);
      *mine = g_strdup (*theirs);
      g_object_notify_by_pspec (object, properties[strings[i].property]);
    }

#define ASSIGN(field, property) \
  if (self->row.field != other->row.field) \
    { \
      self->row.field = other->row.field; \
      g_object_notify_by_pspec (object, properties[property]); \
    }

  ASSIGN (id, PROP_ID)
  ASSIGN (kind, PROP_KIND)
  ASSIGN (status, PROP_STATUS)
  ASSIGN (year, PROP_YEAR)
  ASSIGN (publication_id, PROP_PUBLICATION_ID)
  ASSIGN (created, PROP_CREATED)
  ASSIGN (modified, PROP_MODIFIED)
  ASSIGN (n_articles, PROP_N_ARTICLES)
  ASSIGN (n_characters, PROP_N_CHARACTERS)
  ASSIGN (deleted, PROP_DELETED)
#undef ASSIGN

  g_object_thaw_notify (object);
}

/**
 * jb_archive_status_to_string:
 *
 * Returns: "draft" or "filed"
 */
const char *
jb_archive_status_to_string (JbArchiveStatus status)
{
  return status == JB_ARCHIVE_STATUS_FILED ? "filed" : "draft";
}

/**
 * jb_archive_status_from_string:
 * @name: "draft" or "filed"
 * @status: (out): what it names
 *
 * Returns: whether @name is one of them
 */
gboolean
jb_archive_status_from_string (const char      *name,
                               JbArchiveStatus *status)
{
  g_return_val_if_fail (name != NULL && status != NULL, FALSE);

  if (g_str_equal (name, "draft"))
    *status = JB_ARCHIVE_STATUS_DRAFT;
  else if (g_str_equal (name, "filed"))
    *status = JB_ARCHIVE_STATUS_FILED;
  else
    return FALSE;

  return TRUE;
}

/**
 * jb_archive_entry_get_id:
 *
 * Returns: its id in the archive
 */
gint64
jb_archive_entry_get_id (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.id;
}

/**
 * jb_archive_entry_get_kind:
 *
 * Returns: bulletin or document
 */
JbKind
jb_archive_entry_get_kind (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), JB_KIND_BULLETIN);

  return self->row.kind;
}

/**
 * jb_archive_entry_get_status:
 *
 * Returns: whether it is a draft or filed
 */
JbArchiveStatus
jb_archive_entry_get_status (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), JB_ARCHIVE_STATUS_DRAFT);

  return self->row.status;
}

/**
 * jb_archive_entry_get_title:
 *
 * Returns: one line for a list, "" for an empty text
 */
const char *
jb_archive_entry_get_title (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.title;
}

/**
 * jb_archive_entry_get_name:
 *
 * Returns: (nullable): its name (刊名)
 */
const char *
jb_archive_entry_get_name (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.name;
}

/**
 * jb_archive_entry_get_issue:
 *
 * Returns: (nullable): its issue number as printed; of a document, its number
 */
const char *
jb_archive_entry_get_issue (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.issue;
}

/**
 * jb_archive_entry_get_total:
 *
 * Returns: (nullable): its running number
 */
const char *
jb_archive_entry_get_total (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.total;
}

/**
 * jb_archive_entry_get_issuer:
 *
 * Returns: (nullable): who issues it
 */
const char *
jb_archive_entry_get_issuer (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.issuer;
}

/**
 * jb_archive_entry_get_date:
 *
 * Returns: (nullable): its date as printed
 */
const char *
jb_archive_entry_get_date (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.date;
}

/**
 * jb_archive_entry_get_day:
 *
 * Returns: (nullable): its date as YYYY-MM-DD, where it can be read
 */
const char *
jb_archive_entry_get_day (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.day;
}

/**
 * jb_archive_entry_get_year:
 *
 * Returns: the year of its date, 0 when not known
 */
int
jb_archive_entry_get_year (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.year;
}

/**
 * jb_archive_entry_get_publication_id:
 *
 * Returns: the id of its publication, 0 when it has none
 */
gint64
jb_archive_entry_get_publication_id (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.publication_id;
}

/**
 * jb_archive_entry_get_publication:
 *
 * Returns: (nullable): the name of its publication
 */
const char *
jb_archive_entry_get_publication (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.publication;
}

/**
 * jb_archive_entry_get_origin_path:
 *
 * Returns: (nullable): the file that it was imported from, as UTF-8 to be shown
 */
const char *
jb_archive_entry_get_origin_path (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.origin_path;
}

/**
 * jb_archive_entry_get_created:
 *
 * Returns: when it came into the archive, in microseconds since 1970
 */
gint64
jb_archive_entry_get_created (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.created;
}

/**
 * jb_archive_entry_get_modified:
 *
 * Returns: when it was saved last, in microseconds since 1970
 */
gint64
jb_archive_entry_get_modified (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.modified;
}

/**
 * jb_archive_entry_get_n_articles:
 *
 * Returns: how many articles it has
 */
guint
jb_archive_entry_get_n_articles (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.n_articles;
}

/**
 * jb_archive_entry_get_n_characters:
 *
 * Returns: characters of its text, white space not counted
 */
guint64
jb_archive_entry_get_n_characters (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.n_characters;
}

/**
 * jb_archive_entry_get_filed_day:
 *
 * Returns: (nullable): the date with which it was filed as YYYY-MM-DD, %NULL for a draft
 */
const char *
jb_archive_entry_get_filed_day (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.filed_day;
}

/**
 * jb_archive_entry_get_deleted:
 *
 * Returns: when it was put into the bin, in microseconds since 1970, in UTC; 0 when it is not there
 */
gint64
jb_archive_entry_get_deleted (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), 0);

  return self->row.deleted;
}

/**
 * jb_archive_entry_get_labels:
 *
 * Returns: (nullable): the words that people gave it, one to a line, in alphabetical order
 */
const char *
jb_archive_entry_get_labels (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), NULL);

  return self->row.labels;
}

/**
 * jb_archive_entry_get_loaded:
 *
 * In a #JbArchiveList an entry is there before it is read: then only its id and its status are
 * known, and its properties are notified when the others are.
 *
 * Returns: whether it has been read
 */
gboolean
jb_archive_entry_get_loaded (JbArchiveEntry *self)
{
  g_return_val_if_fail (JB_IS_ARCHIVE_ENTRY (self), FALSE);

  return self->row.title != NULL;
}
