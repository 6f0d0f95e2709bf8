/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-directory-duplicate.h"

#include <string.h>

#include "jb-directory-merge.h"

struct _JbDirectoryDuplicate
{
  GObject parent_instance;

  JbDirectoryEdits     *edits;
  JbDirectoryRecipient *kept;
  JbDirectoryRecipient *gone;
  JbDuplicateReason     reason;
  gboolean              taken;
};

enum
{
  PROP_0,
  PROP_TAKEN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbDirectoryDuplicate, jb_directory_duplicate, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* Long names of bodies, and what everybody calls them. */
static const struct
{
  const char *name;
  const char *shorter;
} shorter_names[] = {
  { "妇女联合会", "妇联" },
  { "人民政府", "政府" },
  { "人民代表大会", "人大" },
  { "政治协商会议", "政协" },
};

static void
jb_directory_duplicate_finalize (GObject *object)
{
  JbDirectoryDuplicate *self = JB_DIRECTORY_DUPLICATE (object);

  g_object_unref (self->edits);
  g_object_unref (self->kept);
  g_object_unref (self->gone);

  G_OBJECT_CLASS (jb_directory_duplicate_parent_class)->finalize (object);
}

static void
jb_directory_duplicate_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TAKEN:
      g_value_set_boolean (value, JB_DIRECTORY_DUPLICATE (object)->taken);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_duplicate_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TAKEN:
      jb_directory_duplicate_set_taken (JB_DIRECTORY_DUPLICATE (object),
                                        g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_directory_duplicate_class_init (JbDirectoryDuplicateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jb_directory_duplicate_finalize;
  object_class->get_property = jb_directory_duplicate_get_property;
  object_class->set_property = jb_directory_duplicate_set_property;

  properties[PROP_TAKEN] =
      g_param_spec_boolean ("taken", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jb_directory_duplicate_init (JbDirectoryDuplicate *self)
{
  self->taken = TRUE;
}

static JbDirectoryDuplicate *
create (JbDirectoryEdits     *edits,
        JbDirectoryRecipient *kept,
        JbDirectoryRecipient *gone,
        JbDuplicateReason     reason)
{
  JbDirectoryDuplicate *self = g_object_new (JB_TYPE_DIRECTORY_DUPLICATE, NULL);

  self->edits = g_object_ref (edits);
  self->kept = g_object_ref (kept);
  self->gone = g_object_ref (gone);
  self->reason = reason;

  return self;
}

/**
 * jb_directory_duplicate_new:
 * @kept: a recipient
 * @gone: another one of the same kind, that is the same
 *
 * Returns: (transfer full): what the user proposes
 */
JbDirectoryDuplicate *
jb_directory_duplicate_new (JbDirectoryEdits     *edits,
                            JbDirectoryRecipient *kept,
                            JbDirectoryRecipient *gone)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (edits), NULL);
  g_return_val_if_fail (JB_IS_DIRECTORY_RECIPIENT (kept) && JB_IS_DIRECTORY_RECIPIENT (gone),
                        NULL);

  return create (edits, kept, gone, JB_DUPLICATE_CHOSEN);
}

static gunichar
fold_zero (gunichar c)
{
  switch (c)
    {
    case '0':
    case 'O':
    case 'o':
    case 0x25cb:
    case 0x25ef:
    case 0x96f6:
      return 0x3007;
    default:
      return c;
    }
}

/**
 * jb_directory_duplicate_dup_key:
 * @name: a name or post
 *
 * Returns: (transfer full): what names share that differ only in how they are written: in marks,
 *   in the circle for zero, in the long or short name of a body
 */
char *
jb_directory_duplicate_dup_key (const char *name)
{
  g_autofree char *strict = jb_directory_dup_key (name);
  g_autoptr(GString) key = g_string_new (NULL);

  for (const char *p = strict; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_zero (g_utf8_get_char (p));

      if (!g_unichar_ispunct (c))
        g_string_append_unichar (key, c);
    }
  g_string_replace (key, "帐", "账", 0);
  for (guint i = 0; i < G_N_ELEMENTS (shorter_names); i++)
    g_string_replace (key, shorter_names[i].name, shorter_names[i].shorter, 0);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
are_posts_alike (const JbDirectoryValues *a,
                 const JbDirectoryValues *b)
{
  g_autofree char *x = jb_directory_duplicate_dup_key (a->post != NULL ? a->post : "");
  g_autofree char *y = jb_directory_duplicate_dup_key (b->post != NULL ? b->post : "");

  return strcmp (x, y) == 0;
}

static JbDirectoryRecipient *
make_recipient (JbDirectoryEdits *edits,
                GArray           *positions)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < positions->len; i++)
    {
      gint64 key = jb_directory_edits_get_key (edits, g_array_index (positions, guint, i));

      g_array_append_val (keys, key);
    }

  return jb_directory_recipient_new (edits, keys);
}

static JbDirectoryRecipient *
make_single (JbDirectoryEdits *edits,
             guint             position)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (positions, position);

  return make_recipient (edits, positions);
}

/* The rows of one name, and the recipients whose names are written alike, by key. */
typedef struct
{
  JbDirectoryEdits *edits;
  GHashTable       *by_name;
  GPtrArray        *names;
  GPtrArray        *found;
} Finder;

static char *
dup_kind_key (JbDirectoryKind kind,
              char           *name)
{
  g_autofree char *owned = name;

  return g_strdup_printf ("%d\n%s", kind, owned);
}

static GArray *
get_positions (GHashTable *table,
               GPtrArray  *names,
               char       *name)
{
  GArray *positions = g_hash_table_lookup (table, name);

  if (positions != NULL)
    {
      g_free (name);
      return positions;
    }

  positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (table, name, positions);
  if (names != NULL)
    g_ptr_array_add (names, name);

  return positions;
}

static const JbDirectoryValues *
get_row (Finder *self,
         guint   position)
{
  JbDirectory *directory = jb_directory_edits_get_directory (self->edits);

  return jb_directory_entry_get_values (jb_directory_get_entry (directory, position));
}

static void
propose (Finder               *self,
         JbDirectoryRecipient *kept,
         JbDirectoryRecipient *gone,
         JbDuplicateReason     reason)
{
  g_autoptr(JbDirectoryRecipient) first = kept;
  g_autoptr(JbDirectoryRecipient) second = gone;

  g_ptr_array_add (self->found, create (self->edits, first, second, reason));
}

/* Two rows of one name that say the same of the same time. */
static void
find_same_rows (Finder *self,
                GArray *positions)
{
  for (guint i = 0; i < positions->len; i++)
    for (guint j = i + 1; j < positions->len; j++)
      {
        guint a = g_array_index (positions, guint, i);
        guint b = g_array_index (positions, guint, j);

        if (!are_posts_alike (get_row (self, a), get_row (self, b)) ||
            !jb_directory_do_periods_meet (get_row (self, a), get_row (self, b)))
          continue;
        propose (self, make_single (self->edits, a), make_single (self->edits, b),
                 JB_DUPLICATE_SAME_NAME);
        break;
      }
}

/* Other recipients of which this one's name is another name. */
static void
find_aliased (Finder     *self,
              const char *name,
              GArray     *positions,
              GHashTable *paired)
{
  JbDirectory             *directory = jb_directory_edits_get_directory (self->edits);
  const JbDirectoryValues *values = get_row (self, g_array_index (positions, guint, 0));
  const GPtrArray         *entries = jb_directory_lookup_alias (directory, values->name);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const JbDirectoryValues *other =
          jb_directory_entry_get_values (g_ptr_array_index (entries, i));
      g_autofree char *other_name =
          dup_kind_key (other->kind, jb_directory_dup_key (other->name));
      g_autofree char *pair = NULL;
      GArray          *others;

      if (other->kind != values->kind || strcmp (other_name, name) == 0)
        continue;
      pair = strcmp (name, other_name) < 0 ? g_strconcat (name, "\n", other_name, NULL)
                                           : g_strconcat (other_name, "\n", name, NULL);
      others = g_hash_table_lookup (self->by_name, other_name);
      if (others == NULL || !g_hash_table_add (paired, g_steal_pointer (&pair)))
        continue;
      propose (self, make_recipient (self->edits, others),
               make_recipient (self->edits, positions), JB_DUPLICATE_ALIAS);
    }
}

static void
find_alike (Finder     *self,
            GHashTable *paired)
{
  g_autoptr(GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      const char              *name = g_ptr_array_index (self->names, i);
      GArray                  *positions = g_hash_table_lookup (self->by_name, name);
      const JbDirectoryValues *values = get_row (self, g_array_index (positions, guint, 0));
      g_autofree char         *key =
          dup_kind_key (values->kind, jb_directory_duplicate_dup_key (values->name));
      const char      *other = g_hash_table_lookup (by_key, key);
      g_autofree char *pair = NULL;

      if (other == NULL)
        {
          g_hash_table_insert (by_key, g_steal_pointer (&key), (gpointer) name);
          continue;
        }
      pair = strcmp (name, other) < 0 ? g_strconcat (name, "\n", other, NULL)
                                      : g_strconcat (other, "\n", name, NULL);
      if (g_hash_table_add (paired, g_steal_pointer (&pair)))
        propose (self, make_recipient (self->edits, g_hash_table_lookup (self->by_name, other)),
                 make_recipient (self->edits, positions), JB_DUPLICATE_ALIKE);
    }
}

/**
 * jb_directory_duplicate_list:
 * @edits: a directory
 *
 * Looks for recipients that may be one, in time that grows with the size of the directory.
 *
 * Returns: (transfer full) (element-type JbDirectoryDuplicate): proposals
 */
GPtrArray *
jb_directory_duplicate_list (JbDirectoryEdits *edits)
{
  g_autoptr(GHashTable) by_name =
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  g_autoptr(GHashTable) paired = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  Finder finder = { edits, by_name, names, g_ptr_array_new_with_free_func (g_object_unref) };
  guint  n_rows;

  g_return_val_if_fail (JB_IS_DIRECTORY_EDITS (edits), finder.found);

  n_rows = jb_directory_get_size (jb_directory_edits_get_directory (edits));
  for (guint i = 0; i < n_rows; i++)
    {
      const JbDirectoryValues *values = get_row (&finder, i);
      GArray                  *positions =
          get_positions (by_name, names,
                         dup_kind_key (values->kind, jb_directory_dup_key (values->name)));

      g_array_append_val (positions, i);
    }

  for (guint i = 0; i < names->len; i++)
    find_same_rows (&finder, g_hash_table_lookup (by_name, g_ptr_array_index (names, i)));
  for (guint i = 0; i < names->len; i++)
    find_aliased (&finder, g_ptr_array_index (names, i),
                  g_hash_table_lookup (by_name, g_ptr_array_index (names, i)), paired);
  find_alike (&finder, paired);

  return finder.found;
}

/**
 * jb_directory_duplicate_get_reason:
 *
 * Returns: why it is proposed
 */
JbDuplicateReason
jb_directory_duplicate_get_reason (JbDirectoryDuplicate *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_DUPLICATE (self), JB_DUPLICATE_CHOSEN);

  return self->reason;
}

/**
 * jb_directory_duplicate_get_kept:
 *
 * Returns: (transfer none): the one whose name is kept
 */
JbDirectoryRecipient *
jb_directory_duplicate_get_kept (JbDirectoryDuplicate *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_DUPLICATE (self), NULL);

  return self->kept;
}

/**
 * jb_directory_duplicate_get_gone:
 *
 * Returns: (transfer none): the one whose name becomes another name
 */
JbDirectoryRecipient *
jb_directory_duplicate_get_gone (JbDirectoryDuplicate *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_DUPLICATE (self), NULL);

  return self->gone;
}

/**
 * jb_directory_duplicate_get_taken:
 *
 * Returns: whether the proposal is accepted, as it is at first
 */
gboolean
jb_directory_duplicate_get_taken (JbDirectoryDuplicate *self)
{
  g_return_val_if_fail (JB_IS_DIRECTORY_DUPLICATE (self), FALSE);

  return self->taken;
}

/**
 * jb_directory_duplicate_set_taken:
 * @taken: whether the proposal is accepted
 */
void
jb_directory_duplicate_set_taken (JbDirectoryDuplicate *self,
                                  gboolean              taken)
{
  g_return_if_fail (JB_IS_DIRECTORY_DUPLICATE (self));

  if (self->taken == !!taken)
    return;

  self->taken = taken;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAKEN]);
}

/**
 * jb_directory_duplicate_swap:
 *
 * Keeps the other name.
 */
void
jb_directory_duplicate_swap (JbDirectoryDuplicate *self)
{
  JbDirectoryRecipient *kept;

  g_return_if_fail (JB_IS_DIRECTORY_DUPLICATE (self));

  kept = self->kept;
  self->kept = self->gone;
  self->gone = kept;
}

/* Each row once. Those that were united with another one, as @united has it, stand for that. */
static void
add_keys (GArray               *keys,
          JbDirectoryRecipient *recipient,
          GHashTable           *united)
{
  for (guint i = 0; i < jb_directory_recipient_get_n_rows (recipient); i++)
    {
      gint64        key = jb_directory_recipient_get_key (recipient, i);
      const gint64 *other;
      gboolean      is_there = FALSE;

      while ((other = g_hash_table_lookup (united, &key)) != NULL)
        key = *other;
      for (guint j = 0; j < keys->len && !is_there; j++)
        is_there = g_array_index (keys, gint64, j) == key;
      if (!is_there)
        g_array_append_val (keys, key);
    }
}

/* The other names of all rows, each once, without @name itself. */
static char **
gather_aliases (JbDirectoryEdits *edits,
                GArray           *keys,
                const char       *name)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (seen, g_strdup (name));
  for (guint i = 0; i < keys->len; i++)
    {
      JbDirectoryEntry *entry =
          jb_directory_edits_get_entry (edits, g_array_index (keys, gint64, i));
      const JbDirectoryValues *values;

      if (entry == NULL)
        continue;
      values = jb_directory_entry_get_values (entry);
      if (g_hash_table_add (seen, g_strdup (values->name)))
        g_strv_builder_add (builder, values->name);
      for (guint j = 0; values->aliases != NULL && values->aliases[j] != NULL; j++)
        if (g_hash_table_add (seen, g_strdup (values->aliases[j])))
          g_strv_builder_add (builder, values->aliases[j]);
    }

  return g_strv_builder_end (builder);
}

static void
name_rows (JbDirectoryEdits  *edits,
           GArray            *keys,
           const char        *name,
           const char *const *aliases)
{
  for (guint i = 0; i < keys->len; i++)
    {
      gint64            key = g_array_index (keys, gint64, i);
      JbDirectoryEntry *entry = jb_directory_edits_get_entry (edits, key);
      JbDirectoryValues values;
      g_autoptr(JbDirectoryEntry) named = NULL;

      if (entry == NULL)
        continue;
      values = *jb_directory_entry_get_values (entry);
      values.name = name;
      values.aliases = aliases;
      values.learnt = FALSE;
      named = jb_directory_entry_new (&values);
      jb_directory_edits_replace (edits, key, named);
    }
}

/* Rows that say the same of times that meet become the first of them, which is noted. */
static void
unite_rows (JbDirectoryEdits *edits,
            GArray           *keys,
            GHashTable       *into)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < keys->len; i++)
        for (guint j = i + 1; j < keys->len; j++)
          {
            gint64            first = g_array_index (keys, gint64, i);
            gint64            second = g_array_index (keys, gint64, j);
            JbDirectoryEntry *a = jb_directory_edits_get_entry (edits, first);
            JbDirectoryEntry *b = jb_directory_edits_get_entry (edits, second);
            JbDirectoryValues values;
            g_autoptr(JbDirectoryEntry) alike = NULL;
            g_autoptr(JbDirectoryEntry) united = NULL;

            if (a == NULL || b == NULL ||
                !are_posts_alike (jb_directory_entry_get_values (a),
                                  jb_directory_entry_get_values (b)) ||
                !jb_directory_do_periods_meet (jb_directory_entry_get_values (a),
                                               jb_directory_entry_get_values (b)))
              continue;
            values = *jb_directory_entry_get_values (b);
            values.post = jb_directory_entry_get_values (a)->post;
            alike = jb_directory_entry_new (&values);
            united = jb_directory_merge_entries (a, alike);
            if (united == NULL)
              continue;
            jb_directory_edits_replace (edits, first, united);
            jb_directory_edits_remove (edits, second);
            g_hash_table_insert (into, g_memdup2 (&second, sizeof second),
                                 g_memdup2 (&first, sizeof first));
            again = TRUE;
          }
    }
}

static void
merge (JbDirectoryDuplicate *self,
       GHashTable           *united)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) aliases = NULL;
  g_autofree char *name = NULL;

  add_keys (keys, self->kept, united);
  add_keys (keys, self->gone, united);

  /* A merge before it in the same step may have given what is kept another name. */
  for (guint i = 0; i < keys->len && name == NULL; i++)
    {
      JbDirectoryEntry *entry =
          jb_directory_edits_get_entry (self->edits, g_array_index (keys, gint64, i));

      if (entry != NULL)
        name = g_strdup (jb_directory_entry_get_values (entry)->name);
    }
  if (name == NULL)
    return;

  aliases = gather_aliases (self->edits, keys, name);
  name_rows (self->edits, keys, name, (const char *const *) aliases);
  unite_rows (self->edits, keys, united);
}

static GHashTable *
make_united (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * jb_directory_duplicate_merge:
 *
 * Makes one recipient of two, in a step that was begun with jb_directory_edits_begin(): it has
 * the name of the one that is kept, the other name as an alias, the posts of both, and each post
 * whenever either held it. Rows that are gone meanwhile are left out.
 */
void
jb_directory_duplicate_merge (JbDirectoryDuplicate *self)
{
  g_autoptr(GHashTable) united = make_united ();

  g_return_if_fail (JB_IS_DIRECTORY_DUPLICATE (self));

  merge (self, united);
}

/**
 * jb_directory_duplicate_merge_taken:
 * @duplicates: (element-type JbDirectoryDuplicate): proposals for one directory
 *
 * Merges those that are accepted, one after the other, in a step that was begun with
 * jb_directory_edits_begin(). One that is kept here and is gone there takes along what was
 * merged into it, whatever the order.
 *
 * Returns: how many are accepted
 */
guint
jb_directory_duplicate_merge_taken (GPtrArray *duplicates)
{
  g_autoptr(GHashTable) united = make_united ();
  guint n_taken = 0;

  g_return_val_if_fail (duplicates != NULL, 0);

  for (guint i = 0; i < duplicates->len; i++)
    if (jb_directory_duplicate_get_taken (g_ptr_array_index (duplicates, i)))
      {
        merge (g_ptr_array_index (duplicates, i), united);
        n_taken++;
      }

  return n_taken;
}
