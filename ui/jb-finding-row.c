/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-finding-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jb-finding-style.h"
#include "jb-row-name.h"

/**
 * JbFindingRow:
 *
 * A finding in a list: how bad it is, its sentence, and the words it is about.
 */

struct _JbFindingRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkImage *icon;
  GtkLabel *message;
  GtkLabel *excerpt;

  /* Owned */
  JbRemark *remark;

  JbFindingLevel level;
  guint          ignored : 1;
};

enum
{
  PROP_0,
  PROP_REMARK,
  N_PROPS
};

/* Around what was found so many characters are shown. */
enum
{
  BEFORE = 8,
  AFTER = 24
};

G_DEFINE_FINAL_TYPE (JbFindingRow, jb_finding_row, GTK_TYPE_BOX)

static GParamSpec *properties[N_PROPS];

static char *
dup_part (const char *text,
          gsize       start,
          gsize       end)
{
  g_autofree char *part = g_utf8_substring (text, (glong) start, (glong) end);

  for (char *at = part; *at != '\0'; at++)
    if (*at == '\n' || *at == '\t')
      *at = ' ';

  return g_markup_escape_text (part, -1);
}

/* The words around what was found, which stands out. */
static char *
dup_excerpt (JbBlock         *block,
             const JbFinding *finding)
{
  const char      *text = jb_block_get_text (block);
  gsize            length = (gsize) g_utf8_strlen (text, -1);
  gsize            start = MIN (finding->start, length);
  gsize            end = CLAMP (finding->end, start, length);
  gsize            from = start > BEFORE ? start - BEFORE : 0;
  gsize            to = MIN (length, end + AFTER);
  g_autofree char *before = dup_part (text, from, start);
  g_autofree char *found = dup_part (text, start, end);
  g_autofree char *after = dup_part (text, end, to);

  return g_strconcat (from > 0 ? "…" : "", before, "<b>", found, "</b>", after,
                      to < length ? "…" : "", NULL);
}

static void
show_finding (JbFindingRow    *self,
              const JbFinding *finding,
              const char      *excerpt)
{
  /* What is the same is left alone: classes that are set have the row styled anew. */
  if (g_strcmp0 (gtk_label_get_label (self->message), finding->message) == 0 &&
      self->level == finding->level && self->ignored == !!finding->ignored)
    {
      gtk_label_set_markup (self->excerpt, excerpt);
      return;
    }
  self->level = finding->level;
  self->ignored = !!finding->ignored;

  gtk_image_set_from_icon_name (self->icon, jb_finding_style_get_icon (finding->level));
  gtk_widget_set_css_classes (
      GTK_WIDGET (self->icon),
      (const char *[]) { finding->ignored ? "dim-label"
                                          : jb_finding_style_get_class (finding->level),
                         NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->ignored
                                  ? _("Ignored")
                                       : jb_finding_style_get_level_name (finding->level),
                                       -1);
  gtk_label_set_text (self->message, finding->message);
  gtk_label_set_markup (self->excerpt, excerpt);
  if (finding->ignored)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
}

static void
show (JbFindingRow *self)
{
  const JbFinding *finding;
  g_autofree char *excerpt = NULL;

  if (self->remark == NULL)
    return;

  finding = jb_remark_get_finding (self->remark);
  excerpt = dup_excerpt (jb_remark_get_block (self->remark), finding);
  show_finding (self, finding, excerpt);
}

static void
jb_finding_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_REMARK:
      g_value_set_object (value, JB_FINDING_ROW (object)->remark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_finding_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_REMARK:
      jb_finding_row_set_remark (JB_FINDING_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
jb_finding_row_dispose (GObject *object)
{
  jb_finding_row_set_remark (JB_FINDING_ROW (object), NULL);

  G_OBJECT_CLASS (jb_finding_row_parent_class)->dispose (object);
}

static void
jb_finding_row_class_init (JbFindingRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = jb_finding_row_get_property;
  object_class->set_property = jb_finding_row_set_property;
  object_class->dispose = jb_finding_row_dispose;

  properties[PROP_REMARK] =
      g_param_spec_object ("remark", NULL, NULL, JB_TYPE_REMARK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, JbFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, JbFindingRow, message);
  gtk_widget_class_bind_template_child (widget_class, JbFindingRow, excerpt);
}

static void
jb_finding_row_init (JbFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jb_row_name_from (GTK_WIDGET (self), GTK_WIDGET (self->message), GTK_WIDGET (self->excerpt),
                    NULL);
}

/**
 * jb_finding_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
jb_finding_row_new (void)
{
  return g_object_new (JB_TYPE_FINDING_ROW, NULL);
}

/**
 * jb_finding_row_get_remark:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
JbRemark *
jb_finding_row_get_remark (JbFindingRow *self)
{
  g_return_val_if_fail (JB_IS_FINDING_ROW (self), NULL);

  return self->remark;
}

/**
 * jb_finding_row_set_remark:
 * @remark: (nullable): what to show
 */
void
jb_finding_row_set_remark (JbFindingRow *self,
                           JbRemark     *remark)
{
  g_return_if_fail (JB_IS_FINDING_ROW (self));

  if (self->remark == remark)
    return;

  if (self->remark != NULL)
    g_signal_handlers_disconnect_by_data (self->remark, self);
  g_set_object (&self->remark, remark);
  if (remark != NULL)
    {
      g_signal_connect_object (remark, "notify::finding", G_CALLBACK (show), self,
                               G_CONNECT_SWAPPED);
      show (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMARK]);
}

/**
 * jb_finding_row_show:
 * @finding: what to show
 *
 * Shows what was found in a text that is not that of the open bulletin: it is shown as it is now,
 * without what stands around it.
 */
void
jb_finding_row_show (JbFindingRow    *self,
                     const JbFinding *finding)
{
  g_autofree char *excerpt = NULL;

  g_return_if_fail (JB_IS_FINDING_ROW (self));
  g_return_if_fail (finding != NULL);

  jb_finding_row_set_remark (self, NULL);
  excerpt = dup_part (finding->text, 0, (gsize) g_utf8_strlen (finding->text, -1));
  show_finding (self, finding, excerpt);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), *excerpt != '\0');
}
