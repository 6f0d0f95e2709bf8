/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-search-row.h"

#include <glib/gi18n-lib.h>

#include "jb-bulletin-label.h"
#include "jb-row-name.h"

/**
 * JbSearchRow:
 *
 * One bulletin that the search has found: what it is called, the place with the words marked, and
 * where that is.
 */

struct _JbSearchRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *snippet;
  GtkLabel *details;

  /* Owned */
  JbArchiveHit *hit;
};

enum
{
  PROP_0,
  PROP_HIT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JbSearchRow, jb_search_row, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static const char *
get_field_name (const char *field)
{
  static const struct
  {
    const char *field;
    const char *name;
  } names[] = {
    { "title", N_("Title") },         { "body", N_("Body") },
    { "source", N_("Source") },       { "recipient", N_("Recipients") },
    { "section", N_("Section") },     { "digest", N_("Digest") },
    { "masthead", N_("Masthead") },   { "tail", N_("Tail") },
    { "number", N_("Number") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (field, names[i].field) == 0)
      return _(names[i].name);

  return NULL;
}

static char *
dup_details (JbArchiveHit *hit)
{
  JbArchiveEntry *entry = jb_archive_hit_get_entry (hit);
  const char     *date = jb_archive_entry_get_date (entry);
  const char     *name = get_field_name (jb_archive_hit_get_field (hit));
  GString        *details = g_string_new (date);

  if (name != NULL)
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", name);
  if (jb_archive_hit_get_article (hit) > 0)
    {
      g_autofree char *article = g_strdup_printf (_("Article %u"),
                                                     jb_archive_hit_get_article (hit));

      g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", article);
    }

  return g_string_free (details, FALSE);
}

/* The words stand out by their weight and a background that fits light and dark. */
static PangoAttrList *
create_marks (JbArchiveHit *hit)
{
  PangoAttrList          *list = pango_attr_list_new ();
  const char             *snippet = jb_archive_hit_get_snippet (hit);
  guint                   n_marks;
  const JbArchiveHitMark *marks = jb_archive_hit_get_marks (hit, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    {
      guint start = (guint) (g_utf8_offset_to_pointer (snippet, marks[i].start) - snippet);
      guint end = (guint) (g_utf8_offset_to_pointer (snippet, marks[i].end) - snippet);
      PangoAttribute *attributes[] = {
        pango_attr_weight_new (PANGO_WEIGHT_BOLD),
        pango_attr_background_new (0xf8f8, 0xe4e4, 0x5c5c),
        pango_attr_background_alpha_new (0x7fff),
      };

      for (gsize j = 0; j < G_N_ELEMENTS (attributes); j++)
        {
          attributes[j]->start_index = start;
          attributes[j]->end_index = end;
          pango_attr_list_insert (list, attributes[j]);
        }
    }

  return list;
}

static void
update (JbSearchRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autoptr(PangoAttrList) marks = NULL;
  const char *snippet = "";

  if (self->hit != NULL)
    {
      title = jb_bulletin_label_dup_for_entry (jb_archive_hit_get_entry (self->hit));
      details = dup_details (self->hit);
      marks = create_marks (self->hit);
      snippet = jb_archive_hit_get_snippet (self->hit);
    }
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->snippet, snippet);
  gtk_label_set_attributes (self->snippet, marks);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), *snippet != '\0');
  gtk_label_set_label (self->details, details != NULL ? details : "");
}

static void
jb_search_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  JbSearchRow *self = JB_SEARCH_ROW (object);

  switch (prop_id)
    {
    case PROP_HIT:
      g_value_set_object (value, self->hit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_search_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  JbSearchRow *self = JB_SEARCH_ROW (object);

  switch (prop_id)
    {
    case PROP_HIT:
      jb_search_row_set_hit (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_search_row_dispose (GObject *object)
{
  JbSearchRow *self = JB_SEARCH_ROW (object);

  g_clear_object (&self->hit);

  G_OBJECT_CLASS (jb_search_row_parent_class)->dispose (object);
}

static void
jb_search_row_class_init (JbSearchRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_search_row_get_property;
  object_class->set_property = jb_search_row_set_property;
  object_class->dispose = jb_search_row_dispose;

  properties[PROP_HIT] = g_param_spec_object ("hit", NULL, NULL, JB_TYPE_ARCHIVE_HIT,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbSearchRow, title);
  gtk_widget_class_bind_template_child (widget_class, JbSearchRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, JbSearchRow, details);
}

static void
jb_search_row_init (JbSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self->title), GTK_WIDGET (self->snippet),
                    GTK_WIDGET (self->details), NULL);
}

/**
 * jb_search_row_get_hit:
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
JbArchiveHit *
jb_search_row_get_hit (JbSearchRow *self)
{
  g_return_val_if_fail (JB_IS_SEARCH_ROW (self), NULL);

  return self->hit;
}

void
jb_search_row_set_hit (JbSearchRow  *self,
                       JbArchiveHit *hit)
{
  g_return_if_fail (JB_IS_SEARCH_ROW (self));

  if (!g_set_object (&self->hit, hit))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIT]);
}
