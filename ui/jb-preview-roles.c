/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-preview-roles.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-list-position.h"

/* What the parts of a text are called, and the menu to say what a line is. */

static const struct
{
  const char *label;
  const char *name;
} roles[JB_N_ROLES] = {
  /* Translators: the words of this context stand in the margin of the text: two characters,
   * or one short word. */
  [JB_ROLE_ORNAMENT] = { NC_("margin", "Rule"), NC_("role", "Ornament") },
  [JB_ROLE_UNKNOWN] = { NC_("margin", "?"), NC_("role", "Not Recognized") },
  [JB_ROLE_MASTHEAD] = { NC_("margin", "Head"), NC_("role", "Masthead") },
  [JB_ROLE_DIGEST_HEADING] = { NC_("margin", "Digest"), NC_("role", "Heading of the Digest") },
  [JB_ROLE_DIGEST_SECTION] = { NC_("margin", "Digest"), NC_("role", "Section in the Digest") },
  [JB_ROLE_DIGEST_TITLE] = { NC_("margin", "Digest"), NC_("role", "Title in the Digest") },
  [JB_ROLE_SECTION] = { NC_("margin", "Section"), NC_("role", "Section") },
  [JB_ROLE_TITLE] = { NC_("margin", "Title"), NC_("role", "Title") },
  [JB_ROLE_SUBTITLE] = { NC_("margin", "Subtitle"), NC_("role", "Subtitle") },
  [JB_ROLE_EDITOR_NOTE] = { NC_("margin", "Note"), NC_("role", "Editor’s Note") },
  [JB_ROLE_PARAGRAPH] = { NC_("margin", "Body"), NC_("role", "Paragraph") },
  [JB_ROLE_SOURCE] = { NC_("margin", "Source"), NC_("role", "Source") },
  [JB_ROLE_RECIPIENTS_LABEL] = { NC_("margin", "To"), NC_("role", "Recipients") },
  [JB_ROLE_RECIPIENT] = { NC_("margin", "To"), NC_("role", "Recipient") },
  [JB_ROLE_TAIL] = { NC_("margin", "Tail"), NC_("role", "Tail") },
  [JB_ROLE_NUMBER] = { NC_("margin", "Number"), NC_("role", "Document Number") },
  [JB_ROLE_DOCUMENT_TITLE] = { NC_("margin", "Title"), NC_("role", "Document Title") },
  [JB_ROLE_DOCUMENT_DATE] = { NC_("margin", "Date"), NC_("role", "Document Date") },
  [JB_ROLE_ADDRESSEE] = { NC_("margin", "Addressee"), NC_("role", "Addressee") },
  [JB_ROLE_HEADING] = { NC_("margin", "Heading"), NC_("role", "Heading") },
  [JB_ROLE_BODY] = { NC_("margin", "Body"), NC_("role", "Body Paragraph") },
  [JB_ROLE_SIGNATURE] = { NC_("margin", "Signed"), NC_("role", "Signature") },
};

static const struct
{
  JbRole      role;
  const char *key;
  const char *context;
  const char *name;
} fields[] = {
  { JB_ROLE_MASTHEAD, "name", "header", NC_("header", "Name") },
  { JB_ROLE_MASTHEAD, "issue", "header", NC_("header", "Issue Number") },
  { JB_ROLE_MASTHEAD, "total", "header", NC_("header", "Running Number") },
  { JB_ROLE_MASTHEAD, "issuer", "header", NC_("header", "Issuer") },
  { JB_ROLE_MASTHEAD, "date", "header", NC_("header", "Date") },
  { JB_ROLE_MASTHEAD, "notice", "header", NC_("header", "Notice") },
  { JB_ROLE_MASTHEAD, "secrecy", "header", NC_("header", "Secrecy") },
  { JB_ROLE_MASTHEAD, "copy", "header", NC_("header", "Copy Number") },
  { JB_ROLE_TAIL, "keywords", "tail", NC_("tail", "Keywords") },
  { JB_ROLE_TAIL, "copies", "tail", NC_("tail", "Copies") },
  { JB_ROLE_TAIL, "printed", "tail", NC_("tail", "Printed By") },
  { JB_ROLE_TAIL, "signer", "tail", NC_("tail", "Signed By") },
  { JB_ROLE_TAIL, "note", "tail", NC_("tail", "Note") },
  { JB_ROLE_TAIL, "extra_recipients", "tail", NC_("tail", "Further Recipients") },
};

/* In the order of the menu; a menu is a list that %JB_N_ROLES ends. */
static const JbRole bulletin_roles[] = {
  JB_ROLE_SECTION, JB_ROLE_TITLE, JB_ROLE_SUBTITLE, JB_ROLE_EDITOR_NOTE, JB_ROLE_PARAGRAPH,
  JB_ROLE_SOURCE, JB_N_ROLES,
};
static const JbRole digest_roles[] = {
  JB_ROLE_DIGEST_HEADING, JB_ROLE_DIGEST_SECTION, JB_ROLE_DIGEST_TITLE, JB_N_ROLES,
};
static const JbRole list_roles[] = {
  JB_ROLE_RECIPIENTS_LABEL, JB_ROLE_RECIPIENT, JB_N_ROLES,
};
static const JbRole document_roles[] = {
  JB_ROLE_NUMBER, JB_ROLE_DOCUMENT_TITLE, JB_ROLE_DOCUMENT_DATE, JB_ROLE_ADDRESSEE,
  JB_ROLE_HEADING, JB_ROLE_BODY, JB_ROLE_SIGNATURE, JB_N_ROLES,
};
static const JbRole other_roles[] = {
  JB_ROLE_UNKNOWN, JB_ROLE_ORNAMENT, JB_N_ROLES,
};

/**
 * jb_preview_roles_get_label:
 *
 * Returns: (transfer none): a short word for the margin
 */
const char *
jb_preview_roles_get_label (JbRole role)
{
  g_return_val_if_fail (role < JB_N_ROLES, NULL);

  return g_dpgettext2 (NULL, "margin", roles[role].label);
}

/**
 * jb_preview_roles_get_name:
 * @key: (nullable): which field of the masthead or the tail is meant
 *
 * Returns: (transfer none): what the role is called
 */
const char *
jb_preview_roles_get_name (JbRole      role,
                           const char *key)
{
  g_return_val_if_fail (role < JB_N_ROLES, NULL);

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (fields); i++)
    if (fields[i].role == role && g_str_equal (fields[i].key, key))
      return g_dpgettext2 (NULL, fields[i].context, fields[i].name);
  if (key != NULL && g_str_has_prefix (key, "staff/"))
    return key + strlen ("staff/");

  return g_dpgettext2 (NULL, "role", roles[role].name);
}

static char *
describe_place (JbBlock *block)
{
  JbNode *owner = jb_node_get_owner (JB_NODE (block));
  guint   position;

  if (JB_IS_ARTICLE (owner) && JB_IS_SECTION (jb_node_get_owner (owner)))
    {
      JbSection  *section = JB_SECTION (jb_node_get_owner (owner));
      const char *name = jb_section_get_name (section);

      if (!jb_list_position (jb_section_get_articles (section), owner, &position))
        return NULL;
      if (name == NULL || *name == '\0')
        return g_strdup_printf (_("Article %u"), position + 1);

      /* Translators: the second article of a section, such as: Article 2 of “News” */
      return g_strdup_printf (_("Article %u of “%s”"), position + 1, name);
    }
  if (JB_IS_DIGEST_ENTRY (owner) && jb_block_get_role (block) == JB_ROLE_DIGEST_TITLE)
    return g_strdup (jb_digest_entry_get_section (JB_DIGEST_ENTRY (owner)));
  if (JB_IS_RECIPIENTS (owner))
    return g_strdup (jb_recipients_get_label (JB_RECIPIENTS (owner)));
  if (JB_IS_FIELDS (owner))
    return g_strdup (jb_preview_roles_get_name (jb_block_get_role (block), NULL));

  return NULL;
}

/**
 * jb_preview_roles_describe:
 *
 * Returns: (transfer full): what a block is and where, such as "Title · Article 2 of “News”"
 */
char *
jb_preview_roles_describe (JbBlock *block)
{
  g_autofree char *place = NULL;
  const char      *name;

  g_return_val_if_fail (JB_IS_BLOCK (block), NULL);

  name = jb_preview_roles_get_name (jb_block_get_role (block), jb_block_get_key (block));
  place = describe_place (block);
  if (place == NULL || *place == '\0')
    return g_strdup (name);

  return g_strdup_printf ("%s · %s", name, place);
}

/**
 * jb_preview_roles_dup_id:
 * @key: (nullable): which field of the masthead or the tail is meant
 *
 * Returns: (transfer full): the role as a word for an action, such as "masthead:issue"
 */
char *
jb_preview_roles_dup_id (JbRole      role,
                         const char *key)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (JB_TYPE_ROLE);
  GEnumValue *value = g_enum_get_value (klass, (int) role);

  g_return_val_if_fail (value != NULL, NULL);

  return key != NULL ? g_strconcat (value->value_nick, ":", key, NULL)
                     : g_strdup (value->value_nick);
}

/**
 * jb_preview_roles_parse_id:
 * @role: (out): the role
 * @key: (out) (nullable): which field of the masthead or the tail is meant, interned
 *
 * Returns: whether @id is the word of a role
 */
gboolean
jb_preview_roles_parse_id (const char  *id,
                           JbRole      *role,
                           const char **key)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (JB_TYPE_ROLE);
  const char      *colon;
  g_autofree char *nick = NULL;
  GEnumValue      *value;

  g_return_val_if_fail (id != NULL && role != NULL && key != NULL, FALSE);

  colon = strchr (id, ':');
  nick = colon != NULL ? g_strndup (id, (gsize) (colon - id)) : g_strdup (id);
  value = g_enum_get_value_by_nick (klass, nick);
  if (value == NULL)
    return FALSE;

  *role = value->value;
  *key = colon != NULL ? g_intern_string (colon + 1) : NULL;

  return TRUE;
}

static void
append_role (GMenu      *menu,
             JbRole      role,
             const char *key)
{
  g_autofree char *id = jb_preview_roles_dup_id (role, key);
  g_autoptr(GMenuItem) item = g_menu_item_new (jb_preview_roles_get_name (role, key), NULL);

  g_menu_item_set_action_and_target (item, "preview.line-role", "s", id);
  g_menu_append_item (menu, item);
}

static GMenu *
make_menu (const JbRole    *list,
           JbPreviewCanTell can_tell,
           gpointer         user_data)
{
  GMenu *menu = g_menu_new ();

  for (; *list != JB_N_ROLES; list++)
    if (can_tell (*list, user_data))
      append_role (menu, *list, NULL);

  return menu;
}

/* A menu without items is left out. */
static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_submenu (GMenu      *menu,
                const char *label,
                GMenu      *submenu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static GMenu *
make_fields_menu (JbRole           role,
                  JbPreviewCanTell can_tell,
                  gpointer         user_data)
{
  GMenu *menu = g_menu_new ();

  if (can_tell (role, user_data))
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      if (fields[i].role == role)
        append_role (menu, role, fields[i].key);

  return menu;
}

/**
 * jb_preview_roles_fill_menu:
 * @menu: an empty menu
 * @kind: bulletin or document
 * @can_tell: (scope call): which roles to offer
 *
 * Fills a menu with what a line may be told to be. Its items are for a string action
 * "preview.line-role"; the last one gives the line back to the reader.
 */
void
jb_preview_roles_fill_menu (GMenu           *menu,
                            JbKind           kind,
                            JbPreviewCanTell can_tell,
                            gpointer         user_data)
{
  GMenu *more = g_menu_new ();
  GMenu *last = g_menu_new ();

  append_section (menu, make_menu (kind == JB_KIND_DOCUMENT ? document_roles : bulletin_roles,
                                   can_tell, user_data));
  append_submenu (more, C_("bulletin", "Masthead"),
                            make_fields_menu (JB_ROLE_MASTHEAD, can_tell, user_data));
  append_submenu (more, C_("bulletin", "Digest"), make_menu (digest_roles, can_tell, user_data));
  append_submenu (more, C_("role", "Recipients"), make_menu (list_roles, can_tell, user_data));
  append_submenu (more, C_("role", "Tail"), make_fields_menu (JB_ROLE_TAIL, can_tell, user_data));
  append_section (menu, more);
  append_section (menu, make_menu (other_roles, can_tell, user_data));
  g_menu_append (last, _("_Read Again"), "preview.read-again");
  append_section (menu, last);
}
