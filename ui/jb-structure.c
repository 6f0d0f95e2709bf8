/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-structure.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletin/jb-divide.h"
#include "bulletin/jb-duplicate.h"
#include "bulletin/jb-rearrange.h"
#include "jb-editor-part.h"
#include "jb-list-position.h"

/* What can be done with a whole part of a bulletin. The cards and the outline have the
 * same actions, "article.move-up" and so on; which part is meant the widget says. */

static gboolean
is_command (const char *action_name,
            const char *command)
{
  return g_str_equal (strchr (action_name, '.') + 1, command);
}

/* Does what the action says; returns the part to look at afterwards. */
static JbNode *
act_on_article (JbArticle  *article,
                const char *action_name,
                GVariant   *parameter)
{
  JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (article));
  JbSection  *section = JB_SECTION (jb_node_get_owner (JB_NODE (article)));
  guint       at;

  if (section == NULL || !jb_list_position (jb_section_get_articles (section), article, &at))
    return NULL;

  if (is_command (action_name, "add-below"))
    return JB_NODE (jb_section_insert_article (section, at + 1));
  if (is_command (action_name, "duplicate"))
    return JB_NODE (jb_bulletin_duplicate_article (bulletin, article));
  if (is_command (action_name, "join"))
    return jb_divide_can_join (article) ? JB_NODE (jb_divide_join (article)) : NULL;
  if (is_command (action_name, "to-section"))
    {
      g_autoptr(JbSection) target = g_list_model_get_item (jb_bulletin_get_sections (bulletin),
                                                            g_variant_get_uint32 (parameter));

      if (target == NULL)
        return NULL;
      jb_bulletin_move_article_to_section (bulletin, article, target);
      return JB_NODE (article);
    }

  return NULL;
}

static JbNode *
act_on_section (JbSection  *section,
                const char *action_name)
{
  JbBulletin *bulletin = jb_node_get_bulletin (JB_NODE (section));
  guint       at;

  if (!jb_list_position (jb_bulletin_get_sections (bulletin), section, &at))
    return NULL;

  if (is_command (action_name, "add-below"))
    return JB_NODE (jb_bulletin_insert_section (bulletin, at + 1, _("New Section")));
  if (is_command (action_name, "add-article"))
    return JB_NODE (jb_section_insert_article (
        section, g_list_model_get_n_items (jb_section_get_articles (section))));
  if (is_command (action_name, "duplicate"))
    return JB_NODE (jb_bulletin_duplicate_section (bulletin, section));

  return NULL;
}

/* Where the keyboard is before an action, for afterwards: the card of a part that moves is
 * another one then, but the caret stays in its field. */
typedef struct
{
  JbPartHolder *holder;
  GtkWidget    *editor;
  JbNode       *part;
  JbPartField   field;
} Trail;

static void
trail_init (Trail     *trail,
            GtkWidget *holder)
{
  trail->holder = g_object_ref (JB_PART_HOLDER (holder));
  trail->part = jb_part_holder_get_part (trail->holder);
  if (trail->part != NULL)
    g_object_ref (trail->part);
  trail->editor = gtk_widget_get_ancestor (holder, JB_TYPE_EDITOR);
  if (trail->editor != NULL)
    g_object_ref (trail->editor);
  jb_part_field_take (&trail->field, holder);
}

static void
trail_follow (Trail  *trail,
              JbNode *next)
{
  if (next == NULL)
    return;
  if (trail->editor != NULL)
    jb_editor_go_to_part (JB_EDITOR (trail->editor), G_OBJECT (next),
                          next == trail->part ? &trail->field : NULL, TRUE);
  else
    jb_part_holder_go_to (trail->holder, next);
}

static void
trail_clear (Trail *trail)
{
  g_clear_object (&trail->holder);
  g_clear_object (&trail->part);
  g_clear_object (&trail->editor);
  jb_part_field_clear (&trail->field);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trail, trail_clear)

static void
perform_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_auto (Trail) trail = { NULL };
  JbNode *part = jb_part_holder_get_part (JB_PART_HOLDER (widget));
  JbNode *next = NULL;

  if (part == NULL || jb_node_get_bulletin (part) == NULL)
    return;
  trail_init (&trail, widget);

  if (is_command (action_name, "move-up") || is_command (action_name, "move-down"))
    next = jb_rearrange_step (part, is_command (action_name, "move-up")) ? part : NULL;
  else if (JB_IS_ARTICLE (part))
    next = act_on_article (JB_ARTICLE (part), action_name, parameter);
  else if (JB_IS_SECTION (part))
    next = act_on_section (JB_SECTION (part), action_name);

  trail_follow (&trail, next);
}

/* The part that the keyboard goes to when @part is gone: the next, else the one before,
 * else what they are in, else what every bulletin has. */
static JbNode *
find_heir (JbNode     *part,
           GListModel *list,
           guint       at)
{
  g_autoptr(JbNode) heir = g_list_model_get_item (list, at + 1);

  if (heir == NULL && at > 0)
    heir = g_list_model_get_item (list, at - 1);

  if (heir != NULL)
    return heir;
  if (jb_node_get_owner (part) != NULL)
    return jb_node_get_owner (part);

  return JB_NODE (jb_bulletin_get_masthead (jb_node_get_bulletin (part)));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_auto (Trail) trail = { NULL };
  JbNode     *part = jb_part_holder_get_part (JB_PART_HOLDER (widget));
  GtkWidget  *window = GTK_WIDGET (gtk_widget_get_root (widget));
  JbBulletin *bulletin = part != NULL ? jb_node_get_bulletin (part) : NULL;
  GListModel *list;
  const char *message;
  JbNode     *heir;
  guint       at;

  if (bulletin == NULL)
    return;
  if (JB_IS_ARTICLE (part))
    list = jb_section_get_articles (JB_SECTION (jb_node_get_owner (part)));
  else
    list = JB_IS_SECTION (part) ? jb_bulletin_get_sections (bulletin)
                                : jb_bulletin_get_digest (bulletin);
  if (!jb_list_position (list, part, &at))
    return;

  trail_init (&trail, widget);
  heir = find_heir (part, list, at);
  if (JB_IS_ARTICLE (part))
    {
      jb_section_remove_article (JB_SECTION (jb_node_get_owner (part)), at);
      message = _("Article removed");
    }
  else if (JB_IS_SECTION (part))
    {
      jb_bulletin_remove_section (bulletin, at);
      message = _("Section removed");
    }
  else
    {
      jb_bulletin_remove_digest_entry (bulletin, at);
      message = _("Removed from digest");
    }
  trail_follow (&trail, heir);
  gtk_widget_activate_action (window, "win.offer-undo", "s", message);
}

static void
to_issue_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  JbNode *part = jb_part_holder_get_part (JB_PART_HOLDER (widget));
  JbNode *section = part != NULL ? jb_node_get_owner (part) : NULL;
  guint   at, section_at;

  if (section == NULL ||
      !jb_list_position (jb_section_get_articles (JB_SECTION (section)), part, &at) ||
      !jb_list_position (jb_bulletin_get_sections (jb_node_get_bulletin (part)), section,
                         &section_at))
    return;

  gtk_widget_activate_action (GTK_WIDGET (gtk_widget_get_root (widget)), "win.move-to-issue",
                              "(uu)", section_at, at);
}

/* Actions of a widget class live as long as it: their names are interned. */
static const char *
make_name (const char *prefix,
           const char *command)
{
  g_autofree char *name = g_strconcat (prefix, ".", command, NULL);

  return g_intern_string (name);
}

static const struct
{
  const char                 *command;
  const char                 *parameter;
  GtkWidgetActionActivateFunc activate;
  const char                 *prefixes;
} commands[] = {
  { "move-up", NULL, perform_action, "article section digest" },
  { "move-down", NULL, perform_action, "article section digest" },
  { "duplicate", NULL, perform_action, "article section" },
  { "add-below", NULL, perform_action, "article section" },
  { "add-article", NULL, perform_action, "section" },
  { "join", NULL, perform_action, "article" },
  { "to-section", "u", perform_action, "article" },
  { "to-issue", NULL, to_issue_action, "article" },
  { "remove", NULL, remove_action, "article section digest" },
};

/**
 * jb_structure_install_actions:
 * @widget_class: a class that implements #JbPartHolder
 * @prefix: "article", "section" or "digest"
 *
 * Gives the widgets of a class all actions on that kind of part.
 */
void
jb_structure_install_actions (GtkWidgetClass *widget_class,
                              const char     *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strstr (commands[i].prefixes, prefix) != NULL)
      gtk_widget_class_install_action (widget_class, make_name (prefix, commands[i].command),
                                       commands[i].parameter, commands[i].activate);
}

/**
 * jb_structure_install_keys:
 * @widget_class: a class with the actions of @prefix
 * @prefix: "article", "section" or "digest"
 *
 * Gives the widgets of a class the keys of these actions.
 */
void
jb_structure_install_keys (GtkWidgetClass *widget_class,
                           const char     *prefix)
{
  const guint keys[][2] = { { GDK_KEY_KP_Up, GDK_KEY_KP_Down }, { GDK_KEY_Up, GDK_KEY_Down } };

  /* Menus tell of the last one. */
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, keys[i][0], GDK_ALT_MASK,
                                           make_name (prefix, "move-up"), NULL);
      gtk_widget_class_add_binding_action (widget_class, keys[i][1], GDK_ALT_MASK,
                                           make_name (prefix, "move-down"), NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       make_name (prefix, "remove"), NULL);
  if (g_str_equal (prefix, "digest"))
    return;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       make_name (prefix, "duplicate"), NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       make_name (prefix, "add-below"), NULL);
}

/**
 * jb_structure_update_actions:
 * @holder: a widget with the actions of @prefix
 * @prefix: "article", "section" or "digest"
 *
 * Makes the actions as usable as they are for the part of @holder.
 */
void
jb_structure_update_actions (GtkWidget  *holder,
                             const char *prefix)
{
  JbNode  *part = jb_part_holder_get_part (JB_PART_HOLDER (holder));
  gboolean fits = part != NULL && g_strcmp0 (jb_structure_get_prefix (part), prefix) == 0 &&
                  jb_node_get_bulletin (part) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *command = commands[i].command;
      gboolean    enabled = fits;

      if (strstr (commands[i].prefixes, prefix) == NULL)
        continue;
      if (fits && g_str_has_prefix (command, "move-"))
        enabled = jb_rearrange_can_step (part, g_str_equal (command, "move-up"));
      else if (fits && g_str_equal (command, "join"))
        enabled = jb_divide_can_join (JB_ARTICLE (part));
      gtk_widget_action_set_enabled (holder, make_name (prefix, command), enabled);
    }
}

/**
 * jb_structure_get_prefix:
 *
 * Returns: (nullable): the prefix of the actions on @part
 */
const char *
jb_structure_get_prefix (JbNode *part)
{
  if (JB_IS_ARTICLE (part))
    return "article";
  if (JB_IS_SECTION (part))
    return "section";

  return JB_IS_DIGEST_ENTRY (part) ? "digest" : NULL;
}

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

  /* In the outline there is no card to show the field in. */
  if (g_str_has_prefix (action, "article.add-s") || g_str_has_prefix (action, "article.add-e") ||
      g_str_equal (action, "article.split") || g_str_equal (action, "article.join") ||
      g_str_equal (action, "section.rename"))
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenu *
add_group (GMenu *menu)
{
  g_autoptr(GMenu) group = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (group));

  return group;
}

static GMenu *
make_section_menu (JbNode *article)
{
  GMenu      *menu = g_menu_new ();
  GListModel *sections = jb_bulletin_get_sections (jb_node_get_bulletin (article));
  guint       n = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(JbSection) section = g_list_model_get_item (sections, i);
      g_autoptr(GMenuItem) item = NULL;
      const char *name = jb_section_get_name (section);
      g_auto (GStrv) parts = NULL;
      g_autofree char *label = NULL;

      if (JB_NODE (section) == jb_node_get_owner (article))
        continue;
      /* What a clerk wrote is no mnemonic. */
      parts = g_strsplit (name != NULL ? name : _("Without a Name"), "_", -1);
      label = g_strjoinv ("__", parts);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "article.to-section", "u", i);
      g_menu_append_item (menu, item);
    }

  return menu;
}

static void
fill_article_menu (GMenu  *menu,
                   JbNode *part)
{
  GMenu *group = add_group (menu);
  g_autoptr(GMenu) sections = make_section_menu (part);

  add_item (group, _("Add _Subtitle"), "article.add-subtitle");
  add_item (group, _("Add _Editor’s Note"), "article.add-editor-note");

  group = add_group (menu);
  add_item (group, _("Move _Up"), "article.move-up");
  add_item (group, _("Move _Down"), "article.move-down");
  if (g_menu_model_get_n_items (G_MENU_MODEL (sections)) > 0)
    g_menu_append_submenu (group, _("Move to Se_ction"), G_MENU_MODEL (sections));
  add_item (group, _("Move to Another _Issue…"), "article.to-issue");

  group = add_group (menu);
  add_item (group, _("_Add Article Below"), "article.add-below");
  add_item (group, _("Dup_licate Article"), "article.duplicate");
  add_item (group, _("S_plit Article Here"), "article.split");
  add_item (group, _("_Join to the Article Above"), "article.join");

  group = add_group (menu);
  add_item (group, _("_Remove Article"), "article.remove");
}

static void
fill_section_menu (GMenu *menu)
{
  GMenu *group = add_group (menu);

  add_item (group, _("Add _Article"), "section.add-article");
  add_item (group, _("Add _Section Below"), "section.add-below");
  add_item (group, _("Dup_licate Section"), "section.duplicate");
  add_item (group, _("Rena_me"), "section.rename");

  group = add_group (menu);
  add_item (group, _("Move _Up"), "section.move-up");
  add_item (group, _("Move _Down"), "section.move-down");

  group = add_group (menu);
  add_item (group, _("_Remove Section"), "section.remove");
}

/**
 * jb_structure_menu_new:
 * @part: an article, a section or an entry of the digest
 *
 * Returns: (transfer full): a menu of all that can be done with @part now
 */
GMenuModel *
jb_structure_menu_new (JbNode *part)
{
  GMenu *menu = g_menu_new ();
  GMenu *group;

  g_return_val_if_fail (JB_IS_NODE (part), NULL);

  if (JB_IS_ARTICLE (part))
    fill_article_menu (menu, part);
  else if (JB_IS_SECTION (part))
    fill_section_menu (menu);
  else if (JB_IS_DIGEST_ENTRY (part))
    {
      group = add_group (menu);
      add_item (group, _("Move _Up"), "digest.move-up");
      add_item (group, _("Move _Down"), "digest.move-down");
      group = add_group (menu);
      add_item (group, _("_Remove from Digest"), "digest.remove");
    }

  return G_MENU_MODEL (menu);
}
