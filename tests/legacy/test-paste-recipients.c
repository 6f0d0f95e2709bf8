/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "legacy/jb-house-style.h"
#include "legacy/jb-legacy.h"
#include "legacy/jb-paste-recipients.h"

/* The lists as "报=甲|乙 送=丙". */
static char *
describe (GPtrArray *lists)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      JbRecipientList *list = g_ptr_array_index (lists, i);

      g_string_append_printf (text, "%s%s=", i > 0 ? " " : "",
                              list->label != NULL ? list->label : "");
      for (guint j = 0; j < list->entries->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "|" : "",
                                (char *) g_ptr_array_index (list->entries, j));
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *text;
  const char *read;
} Case;

static const Case cases[] = {
  /* One line, with its label and without */
  { "省委副书记沈远，副省长秦书言", "=省委副书记沈远|副省长秦书言" },
  { "报：省委副书记沈远，副省长秦书言。", "报=省委副书记沈远|副省长秦书言" },
  { "  报 ： 省委副书记沈远 ， 副省长秦书言  ", "报=省委副书记沈远|副省长秦书言" },
  { "抄　送:省委办公厅，省政府办公厅", "抄送=省委办公厅|省政府办公厅" },
  { "省委、省政府办公厅信息处、综合处", "=省委、省政府办公厅信息处、综合处" },
  { "省妇联各部室", "=省妇联各部室" },

  /* Half-width marks, and marks that people put for ， */
  { "报:省委副书记沈远,副省长秦书言;省政协副主席唐鹿.", "报=省委副书记沈远|副省长秦书言|省政协副主席唐鹿" },
  { "省委办公厅；省政府办公厅；", "=省委办公厅|省政府办公厅" },
  { "省委办公厅,省政府办公厅，省政协办公厅", "=省委办公厅|省政府办公厅|省政协办公厅" },
  { "省委办公厅\t省政府办公厅", "=省委办公厅|省政府办公厅" },
  { "企业女工1,200人代表,各市妇联", "=企业女工1,200人代表|各市妇联" },
  { "，，省委办公厅，，省政府办公厅，", "=省委办公厅|省政府办公厅" },

  /* What stands in brackets stays together */
  { "各市（县，区）妇联，省直机关妇工委", "=各市（县，区）妇联|省直机关妇工委" },
  { "各市(县,区)妇联,省直机关妇工委", "=各市(县,区)妇联|省直机关妇工委" },
  { "各市（县）妇联（2份），省档案馆", "=各市（县）妇联（2份）|省档案馆" },

  /* Wrapped lines */
  { "报：省委副书记沈远，省委常委、副\n省长秦书言，省政协副主席唐鹿", "报=省委副书记沈远|省委常委、副省长秦书言|省政协副主席唐鹿" },
  { "报：省委副书记沈远，省委常委、\r\n　　副省长秦书言，\r\n　　省政协副主席唐鹿。\r\n",
    "报=省委副书记沈远|省委常委、副省长秦书言|省政协副主席唐鹿" },
  { "各市（县、\n区）妇联，省直机关妇工委", "=各市（县、区）妇联|省直机关妇工委" },
  { "送：省委办公厅\n，省政府办公厅", "送=省委办公厅|省政府办公厅" },
  { "发：各市妇联主席，各市妇联办公室、省直机关妇工委、省高\n校妇工委、各有关企业女职工委员会，省妇联各部室、直属单\n位",
    "发=各市妇联主席|各市妇联办公室、省直机关妇工委、省高校妇工委、各有关企业女职工委员会|省妇联各部室、直属单位" },

  { "报:省委常委、副省长秦书\n言,省政协副主席唐鹿.\n送：省委、省政府办公厅信\n息处。",
    "报=省委常委、副省长秦书言|省政协副主席唐鹿 送=省委、省政府办公厅信息处" },

  /* Names one below the other */
  { "省委办公厅\n省政府办公厅\n省政协办公厅\n", "=省委办公厅|省政府办公厅|省政协办公厅" },
  { "省委办公厅\n\n省政府办公厅\n\n", "=省委办公厅|省政府办公厅" },
  { "发：\n省委办公厅\n省直机关妇工委\n", "发=省委办公厅|省直机关妇工委" },
  { "省委办公厅，省政府办公厅\n省妇联\n省直机关妇工委", "=省委办公厅|省政府办公厅|省妇联|省直机关妇工委" },

  /* Several lists */
  { "报：省委副书记沈远\n\n送：省委办公厅，省政府办公厅\n\n发：各市妇联\n", "报=省委副书记沈远 送=省委办公厅|省政府办公厅 发=各市妇联" },
  { "报：省委副书记沈远。送：省委办公厅。发：各市妇联。", "报=省委副书记沈远 送=省委办公厅 发=各市妇联" },
  { "省妇联主席，副主席\n送:省委办公厅", "=省妇联主席|副主席 送=省委办公厅" },
  { "报：省委副书记沈远\n送：\n发：各市妇联", "报=省委副书记沈远 送= 发=各市妇联" },
  { "发：各市妇联　　　　　　　　　　共印50份", "发=各市妇联" },
  { "发：各市妇联\n共印50份", "发=各市妇联" },

  /* What cannot be seen goes; rare characters stay */
  { "\xef\xbb\xbf报：省委\xe2\x80\x8b办公厅，市妇联主席㛃甜、𠮷野", "报=省委办公厅|市妇联主席㛃甜、𠮷野" },

  /* Nobody */
  { "", "" },
  { " \n\n　", "" },
  { "报：", "" },
  { "，，。", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) lists = jb_paste_read_recipients (cases[i].text);
      g_autofree char *read = describe (lists);

      g_assert_cmpstr (read, ==, cases[i].read);
      g_assert_true ((lists == NULL) == (*cases[i].read == '\0'));
    }
}

static JbBulletin *
read_bulletin (const char *contents,
               gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (contents, length);
  g_autoptr(JbTranscript) transcript = jb_legacy_read (bytes, NULL);
  g_autoptr(JbHouseStyle) style = jb_house_style_new ();

  return transcript != NULL ? jb_bulletin_new_from_transcript (transcript, JB_LAYOUT (style))
                            : NULL;
}

static char *
wrap (const char *line,
      guint       columns)
{
  GString *text = g_string_new (NULL);
  guint    at = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n' || *p == '\r')
        continue;
      if (at == columns)
        {
          g_string_append (text, "\r\n");
          at = 0;
        }
      g_string_append_unichar (text, g_utf8_get_char (p));
      at++;
    }

  return g_string_free (text, FALSE);
}

static char *
narrow (const char *line)
{
  g_auto (GStrv) colons = g_strsplit (line, "：", -1);
  g_autofree char *joined = g_strjoinv (":", colons);
  g_auto (GStrv) commas = g_strsplit (joined, "，", -1);

  return g_strjoinv (",", commas);
}

static char *
prepend_label (const char *label,
               char       *entries)
{
  g_autofree char *owned = entries;

  return g_strconcat (label, "：", owned, NULL);
}

static void
assert_read (const char *text,
             const char *expected)
{
  g_autoptr(GPtrArray) lists = jb_paste_read_recipients (text);
  g_autofree char *read = describe (lists);

  g_assert_cmpstr (read, ==, expected);
}

/* Every line of recipients as it is printed, wrapped at any column and in half width, gives the
 * entries that reading the issue gives. */
static guint
check_lines (JbBulletin *bulletin)
{
  g_autoptr(GPtrArray) lists = jb_recipient_lists_new_from (bulletin);
  g_autofree char *all = describe (lists);
  GString         *printed = g_string_new (NULL);
  GListModel      *recipients = jb_bulletin_get_recipients (bulletin);

  for (guint i = 0; i < lists->len; i++)
    {
      g_autoptr(JbRecipients) list = g_list_model_get_item (recipients, i);
      g_autoptr(GPtrArray) one = jb_recipient_lists_new ();
      JbRecipientList *from = g_ptr_array_index (lists, i);
      JbRecipientList *to = jb_recipient_lists_append (one, from->label);
      g_autofree char *line = jb_recipients_dup_printed (list);
      g_autofree char *expected = NULL;
      g_autofree char *half_width = NULL;

      for (guint j = 0; j < from->entries->len; j++)
        g_ptr_array_add (to->entries, g_strdup (g_ptr_array_index (from->entries, j)));
      expected = describe (one);
      g_string_append_printf (printed, "%s\n\n", line);
      if (from->entries->len == 0)
        continue;
      assert_read (line, expected);

      /* What was wrapped already has white space where it was. */
      g_ptr_array_add (from->entries, NULL);
      g_free (line);
      line = g_strjoinv ("，", (char **) from->entries->pdata);
      line = prepend_label (from->label, line);
      half_width = narrow (line);
      /* Without a separator short lines are names one below the other. */
      for (guint columns = strstr (line, "，") != NULL ? 12 : 24; columns < 60; columns++)
        {
          g_autofree char *wrapped = wrap (line, columns);

          assert_read (wrapped, expected);
        }
      if (strstr (line, "（") == NULL)
        assert_read (half_width, expected);
    }

  if (lists->len > 0)
    assert_read (printed->str, all);
  g_string_free (printed, TRUE);

  return lists->len;
}

static void
test_printed (gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("JB_SHARED"), data, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  if (dir == NULL)
    {
      g_test_skip ("The shared issues are not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr(JbBulletin) bulletin = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".txt") || !g_file_get_contents (path, &contents, &length, NULL))
        continue;
      g_test_message ("%s", name);
      bulletin = read_bulletin (contents, length);
      if (bulletin != NULL)
        n += check_lines (bulletin);
    }
  g_assert_cmpuint (n, >, 0);
}

/* What is read can be printed, and nothing that was said gets lost, whatever is pasted. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "省委", "办公厅", "、", "，", ",", "（", "）", "(", ")", "\n", "\r\n", "　", " ", "报：", "送:",
    "发 ：", "。", "；", ";", "沈远", "各市", "12", "A", "\t", "共印5份", "𠮷", "\xe2\x80\x8b",
  };

  for (guint run = 0; run < 20000; run++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) lists = NULL;
      guint n = (guint) g_test_rand_int_range (0, 24);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      lists = jb_paste_read_recipients (text->str);
      for (guint i = 0; lists != NULL && i < lists->len; i++)
        {
          JbRecipientList *list = g_ptr_array_index (lists, i);

          g_assert_true (i == 0 || list->label != NULL);
          for (guint j = 0; j < list->entries->len; j++)
            {
              const char *entry = g_ptr_array_index (list->entries, j);
              g_autoptr(GPtrArray) again = jb_paste_read_recipients (entry);
              g_autofree char *read = describe (again);
              g_autofree char *expected = g_strconcat ("=", entry, NULL);

              g_assert_cmpstr (entry, !=, "");
              if (strpbrk (entry, ",;") == NULL && strstr (entry, "；") == NULL &&
                  strstr (entry, "共印") == NULL)
                g_assert_cmpstr (read, ==, expected);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste-recipients/cases", test_cases);
  g_test_add_data_func ("/paste-recipients/printed/seeds", "seeds", test_printed);
  g_test_add_data_func ("/paste-recipients/printed/cases", "cases", test_printed);
  g_test_add_func ("/paste-recipients/random", test_random);

  return g_test_run ();
}
