/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directory/jb-directory.h"

#include <string.h>

static void
test_dates (void)
{
  static const struct
  {
    const char   *text;
    JbPartialDate date;
    JbPartialDate first;
    JbPartialDate last;
  } good[] = {
    { "", 0, 0, 0 },
    { "2014", 20140000, 20140101, 20141231 },
    { "2014-02", 20140200, 20140201, 20140228 },
    { "2012-02", 20120200, 20120201, 20120229 },
    { "2012-02-29", 20120229, 20120229, 20120229 },
    { "0001", 10000, 10101, 11231 },
  };
  static const char *const bad[] = { "14", "2014-", "2014-7", "2014-13", "2014-00", "2014-02-30",
                                     "2013-02-29", "2014-02-00", "0000", "2014/02", "2014年",
                                     " 2014",
                                     "２０１４", "20140724", "2014-02-1x", "-014" };
  JbPartialDate            date;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (jb_partial_date_parse (good[i].text, &date));
      g_assert_cmpuint (date, ==, good[i].date);
      g_assert_cmpuint (jb_partial_date_get_first (date), ==, good[i].first);
      g_assert_cmpuint (jb_partial_date_get_last (date), ==, good[i].last);
      text = jb_partial_date_to_string (date);
      g_assert_cmpstr (text, ==, good[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (jb_partial_date_parse (bad[i], &date));
}

static void
test_within (void)
{
  static const struct
  {
    JbPartialDate date, from, to;
    gboolean      is_within;
  } cases[] = {
    { 20140724, 0, 0, TRUE },
    { 0, 20140000, 20150000, TRUE },
    { 20140724, 20140000, 0, TRUE },
    { 20140724, 20140724, 20140724, TRUE },
    { 20140724, 20140725, 0, FALSE },
    { 20140724, 0, 20140723, FALSE },
    { 20140724, 0, 20140700, TRUE },
    { 20140724, 0, 20140600, FALSE },
    { 20140000, 20141100, 0, TRUE },
    { 20140000, 20150000, 0, FALSE },
    { 20140000, 0, 20140101, TRUE },
    { 20140000, 0, 20130000, FALSE },
    { 20121231, 20120000, 20120000, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jb_partial_date_is_within (cases[i].date, cases[i].from, cases[i].to), ==,
                     cases[i].is_within);
}

static JbDirectoryEntry *
make (JbDirectoryKind kind,
      const char     *name,
      const char     *post,
      const char     *alias,
      JbPartialDate   from,
      JbPartialDate   to)
{
  const char *const aliases[] = { alias, NULL };
  JbDirectoryValues values = JB_DIRECTORY_VALUES_INIT;

  values.kind = kind;
  values.name = name;
  values.post = post;
  values.aliases = alias != NULL ? aliases : NULL;
  values.valid_from = from;
  values.valid_to = to;

  return jb_directory_entry_new (&values);
}

static void
add (JbDirectory    *directory,
     JbDirectoryKind kind,
     const char     *name,
     const char     *post,
     const char     *alias,
     JbPartialDate   from,
     JbPartialDate   to)
{
  g_autoptr(JbDirectoryEntry) entry = make (kind, name, post, alias, from, to);

  jb_directory_append (directory, entry);
}

static void
assert_names (GPtrArray  *entries,
              gboolean    of_posts,
              const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const JbDirectoryValues *values = jb_directory_entry_get_values (entries->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                              of_posts ? values->post : values->name);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_ptr_array_unref (entries);
}

static void
test_lookups (void)
{
  g_autoptr(JbDirectory) directory = jb_directory_new ();
  JbDirectoryKind kind;

  add (directory, JB_DIRECTORY_PERSON, "沈远", "市委副书记", NULL, 20090000, 20110000);
  add (directory, JB_DIRECTORY_PERSON, "沈远", "市政协主席", NULL, 20120000, 0);
  add (directory, JB_DIRECTORY_PERSON, "秦书言", "市委副书记", "秦书妍", 20110600, 0);
  add (directory, JB_DIRECTORY_UNIT, "市妇联（机关）", NULL, "市妇女联合会", 0, 0);

  assert_names (jb_directory_list_holders (directory, "市委副书记", 20100000), FALSE, "沈远");
  assert_names (jb_directory_list_holders (directory, "市委副书记", 20110000), FALSE, "沈远,秦书言");
  assert_names (jb_directory_list_holders (directory, "市委副书记", 20140101), FALSE, "秦书言");
  assert_names (jb_directory_list_holders (directory, "市委 副书记", 20080000), FALSE, "");
  assert_names (jb_directory_list_holders (directory, "市长", 0), FALSE, "");
  assert_names (jb_directory_list_posts (directory, "沈　远", 20100000), TRUE, "市委副书记");
  assert_names (jb_directory_list_posts (directory, "沈远", 20140000), TRUE, "市政协主席");
  assert_names (jb_directory_list_posts (directory, "沈远", 0), TRUE, "市委副书记,市政协主席");
  assert_names (jb_directory_list_posts (directory, "秦书妍", 0), TRUE, "市委副书记");
  assert_names (jb_directory_list_posts (directory, "唐鹿", 0), TRUE, "");

  g_assert_nonnull (jb_directory_lookup_name (directory, "市妇联(机关)"));
  g_assert_null (jb_directory_lookup_name (directory, "市妇女联合会"));
  g_assert_nonnull (jb_directory_lookup_alias (directory, "市妇女联合会"));
  g_assert_true (jb_directory_lookup_kind (directory, "市妇女联合会", 0, &kind));
  g_assert_cmpint (kind, ==, JB_DIRECTORY_UNIT);
  g_assert_false (jb_directory_lookup_kind (directory, "市委", 0, &kind));
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       removed,
                     guint       added,
                     GPtrArray  *mirror)
{
  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

/* Every emission, and what is found, against plain arrays. */
static void
test_splices (void)
{
  g_autoptr(JbDirectory) directory = jb_directory_new ();
  g_autoptr(GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) truth = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (directory, "items-changed", G_CALLBACK (on_items_changed_cb), mirror);
  for (guint step = 0; step < 2000; step++)
    {
      guint position = (guint) g_test_rand_int_range (0, (gint32) truth->len + 1);
      guint n_wanted = (guint) g_test_rand_int_range (0, 4);
      guint n_removed = MIN (n_wanted, truth->len - position);
      g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *name = g_strdup_printf ("n%d", g_test_rand_int_range (0, 5));
      g_autofree char *post = g_strdup_printf ("p%d", g_test_rand_int_range (0, 5));
      const GPtrArray *found;
      guint            n_named = 0;

      if (g_test_rand_int_range (0, 50) == 0)
        {
          position = 0;
          n_removed = truth->len;
        }
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        g_ptr_array_add (added, make (JB_DIRECTORY_PERSON, name, post, NULL, 0, 0));

      jb_directory_splice (directory, position, n_removed, added);
      if (n_removed > 0)
        g_ptr_array_remove_range (truth, position, n_removed);
      for (guint i = 0; i < added->len; i++)
        g_ptr_array_insert (truth, (int) (position + i), g_object_ref (added->pdata[i]));

      g_assert_cmpuint (jb_directory_get_size (directory), ==, truth->len);
      g_assert_cmpuint (mirror->len, ==, truth->len);
      for (guint i = 0; i < truth->len; i++)
        {
          g_assert_true (jb_directory_get_entry (directory, i) == truth->pdata[i]);
          g_assert_true (mirror->pdata[i] == truth->pdata[i]);
          n_named += strcmp (jb_directory_entry_get_values (truth->pdata[i])->name, name) == 0;
        }
      found = jb_directory_lookup_name (directory, name);
      g_assert_cmpuint (found != NULL ? found->len : 0, ==, n_named);
    }
}

static void
test_properties (void)
{
  g_autoptr(JbDirectoryEntry) entry = make (JB_DIRECTORY_PERSON, "沈远", "市委副书记", "沈元",
                                             20090000, 20110600);
  g_autoptr(JbDirectoryEntry) other = make (JB_DIRECTORY_PERSON, "沈远", "市委副书记", "沈园",
                                             20090000, 20110600);
  g_autoptr(JbDirectoryEntry) same = jb_directory_entry_new (jb_directory_entry_get_values (entry));
  g_autofree char *kind = NULL;
  g_autofree char *name = NULL;
  g_autofree char *to = NULL;
  g_auto (GStrv) aliases = NULL;
  gint64 rank;
  guint  copies;

  g_object_get (entry, "kind", &kind, "name", &name, "valid-to", &to, "aliases", &aliases, "rank",
                &rank, "copies", &copies, NULL);
  g_assert_cmpstr (kind, ==, "person");
  g_assert_cmpstr (name, ==, "沈远");
  g_assert_cmpstr (to, ==, "2011-06");
  g_assert_cmpstr (aliases[0], ==, "沈元");
  g_assert_cmpint (rank, ==, 0);
  g_assert_cmpuint (copies, ==, 1);
  g_assert_true (jb_directory_entry_equal (entry, same));
  g_assert_false (jb_directory_entry_equal (entry, other));
}

static void
test_labels (void)
{
  g_assert_cmpint (jb_directory_list_of_label ("报"), ==, JB_DIRECTORY_LIST_REPORT);
  g_assert_cmpint (jb_directory_list_of_label ("抄报"), ==, JB_DIRECTORY_LIST_REPORT);
  g_assert_cmpint (jb_directory_list_of_label ("抄送"), ==, JB_DIRECTORY_LIST_SEND);
  g_assert_cmpint (jb_directory_list_of_label ("下发"), ==, JB_DIRECTORY_LIST_ISSUE);
  g_assert_cmpint (jb_directory_list_of_label ("存"), ==, JB_DIRECTORY_LIST_NONE);
}

static JbDirectoryEntry *
make_person (GRand *rand)
{
  static const char *const names[] = { "王", "王石", "王石鹿", "石鹿", "鹿", "㛃", "㛃月", "月㛃", "𠮷田",
                                       "王·石", "Anna", "安娜·玛丽", "方远", "方远山", "方" };
  JbDirectoryValues        values = JB_DIRECTORY_VALUES_INIT;

  values.kind = g_rand_int_range (rand, 0, 5) > 0 ? JB_DIRECTORY_PERSON : JB_DIRECTORY_UNIT;
  values.name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
  values.post = g_rand_boolean (rand) ? "市长" : NULL;

  return jb_directory_entry_new (&values);
}

/* The first place where somebody with a post is named, and the longest such name there. */
static const char *
search_slowly (JbDirectory *directory,
               const char  *text,
               const char **name)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      *name = NULL;
      for (guint i = 0; i < jb_directory_get_size (directory); i++)
        {
          const JbDirectoryValues *values =
              jb_directory_entry_get_values (jb_directory_get_entry (directory, i));

          if (values->kind == JB_DIRECTORY_PERSON && values->post != NULL &&
              g_utf8_get_char (p) >= 0x3000 && g_str_has_prefix (p, values->name) &&
              (*name == NULL || strlen (values->name) > strlen (*name)))
            *name = values->name;
        }
      if (*name != NULL)
        return p;
    }

  return NULL;
}

/* However the directory was changed, names are found as by looking at every entry. */
static void
test_search (void)
{
  static const char *const pieces[] = { "王", "石", "鹿", "㛃", "月", "𠮷", "田", "·", "安娜", "玛丽",
                                        "方", "远", "山", "市长", "，", "A", "nna", " " };
  g_autoptr(GRand) rand = g_rand_new_with_seed (20140724);
  g_autoptr(JbDirectory) directory = jb_directory_new ();

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      guint             size = jb_directory_get_size (directory);
      guint             position = size > 0 ? g_rand_int_range (rand, 0, (int) size) : 0;
      JbDirectoryEntry *person = NULL;
      const char       *name = NULL;
      const char       *expected, *found;

      if (size > 12 || (size > 0 && g_rand_int_range (rand, 0, 3) == 0))
        jb_directory_splice (directory, position, i % 50 == 0 ? size - position : 1, NULL);
      else
        {
          g_autoptr(JbDirectoryEntry) entry = make_person (rand);

          jb_directory_append (directory, entry);
        }

      for (guint n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      expected = search_slowly (directory, text->str, &name);
      found = jb_directory_search_person (directory, text->str, text->str + text->len, &person);
      g_assert_true (found == expected);
      if (found != NULL)
        g_assert_cmpstr (jb_directory_entry_get_values (person)->name, ==, name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory/dates", test_dates);
  g_test_add_func ("/directory/within", test_within);
  g_test_add_func ("/directory/lookups", test_lookups);
  g_test_add_func ("/directory/splices", test_splices);
  g_test_add_func ("/directory/properties", test_properties);
  g_test_add_func ("/directory/labels", test_labels);
  g_test_add_func ("/directory/search", test_search);

  return g_test_run ();
}
