/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-find-bar.h"

#include <glib/gi18n-lib.h>

#include "bulletin/jb-replace.h"
#include "jb-announcer.h"
#include "jb-key-tip.h"

/**
 * JbFindBar:
 *
 * A bar that asks what to find in the bulletin, counts where it is said, and goes from one
 * match to the next; with a second row it replaces what it found. Which field a match is in, and
 * how to get there, is for others to know: see #JbFindBar::match and #JbFindBar::closed.
 */

struct _JbFindBar
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkSearchBar   *bar;
  GtkSearchEntry *entry;
  GtkLabel       *count;
  GtkWidget      *previous;
  GtkWidget      *next;
  GtkWidget      *replace_row;
  GtkEntry       *with;
  GtkWidget      *replace;
  GtkWidget      *replace_all;

  /* Owned */
  JbFind  *find;
  JbBlock *from;
  char    *last;

  guint    from_character;
  guint    n_replaced;
  gboolean read_only;
};

enum
{
  MATCH,
  CLOSED,
  REPLACED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JbFindBar, jb_find_bar, GTK_TYPE_BOX)

static guint signals[N_SIGNALS];

static void
tell_match (JbFindBar         *self,
            const JbFindMatch *match)
{
  if (match != NULL)
    g_signal_emit (self, signals[MATCH], 0, match->block, match->start, match->end);
}

/* Where the keyboard is when it is in the entry. */
static GtkAccessible *
get_text_box (GtkEditable *entry)
{
  return GTK_ACCESSIBLE (gtk_editable_get_delegate (entry));
}

/* The keyboard stays in the bar when the button that it is on has nothing more to do. */
static void
allow (JbFindBar *self,
       GtkWidget *button,
       gboolean   allowed)
{
  if (!allowed && gtk_widget_has_focus (button))
    gtk_text_grab_focus_without_selecting (
        GTK_TEXT (get_text_box (GTK_EDITABLE (self->entry))));
  gtk_widget_set_sensitive (button, allowed);
}

static char *
dup_replaced (guint n)
{
  return g_strdup_printf (ngettext ("%u place replaced", "%u places replaced", n), n);
}

/* That nothing is left when everything was replaced is no failure. */
static void
update_count (JbFindBar *self)
{
  guint            n = jb_find_get_n_matches (self->find);
  int              current = jb_find_get_current (self->find);
  gboolean         asked = *jb_find_get_text (self->find) != '\0';
  g_autofree char *text = NULL;

  if (!asked || n > 0)
    self->n_replaced = 0;
  if (!asked)
    text = g_strdup ("");
  else if (self->n_replaced > 0)
    text = dup_replaced (self->n_replaced);
  else if (n == 0)
    text = g_strdup (_("Not found"));
  else if (current < 0)
    text = g_strdup_printf (ngettext ("%u match", "%u matches", n), n);
  else
    /* Translators: the third of twelve places where the text was found */
    text = g_strdup_printf (_("%d of %u"), current + 1, n);

  gtk_label_set_label (self->count, text);
  allow (self, self->previous, n > 0);
  allow (self, self->next, n > 0);
  allow (self, self->replace, n > 0 && !self->read_only);
  allow (self, self->replace_all, n > 0 && !self->read_only);
  if (asked && n == 0 && self->n_replaced == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  jb_announcer_describe (GTK_WIDGET (get_text_box (GTK_EDITABLE (self->entry))), text);
}

/* What is typed is looked for from where the search began, so that a longer text stays at
 * the match of the shorter one. */
static void
on_search_changed_cb (JbFindBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_str_equal (text, jb_find_get_text (self->find)))
    return;

  self->n_replaced = 0;
  jb_find_set_text (self->find, text);
  tell_match (self, jb_find_go_to (self->find, self->from, self->from_character));
}

static void
begin_from_current (JbFindBar *self)
{
  int                current = jb_find_get_current (self->find);
  const JbFindMatch *match =
      current >= 0 ? jb_find_get_match (self->find, (guint) current) : NULL;

  if (match == NULL)
    return;
  g_set_object (&self->from, match->block);
  self->from_character = match->start;
}

static void
on_previous_cb (JbFindBar *self)
{
  jb_find_bar_step (self, -1);
}

static void
on_next_cb (JbFindBar *self)
{
  jb_find_bar_step (self, 1);
}

static void
say (JbFindBar  *self,
     const char *words)
{
  g_signal_emit (self, signals[REPLACED], 0, words);
}

static void
note_replaced (JbFindBar *self,
               guint      n)
{
  self->n_replaced = n;
  update_count (self);
}

/* The first time it only shows what is going to be replaced. */
static void
on_replace_cb (JbFindBar *self)
{
  const char *with = gtk_editable_get_text (GTK_EDITABLE (self->with));
  g_autoptr(GError) error = NULL;
  int current;

  on_search_changed_cb (self);
  current = jb_find_get_current (self->find);
  if (self->read_only || jb_find_get_n_matches (self->find) == 0)
    return;
  if (current < 0)
    {
      jb_find_bar_step (self, 1);
      return;
    }

  if (jb_replace_current (self->find, with, &error))
    {
      note_replaced (self, 1);
      current = jb_find_get_current (self->find);
      if (current >= 0)
        tell_match (self, jb_find_get_match (self->find, (guint) current));
      begin_from_current (self);
    }
  else if (error != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("Not replaced: %s"), error->message);

      say (self, words);
      jb_find_bar_step (self, 1);
    }
}

static void
on_replace_all_cb (JbFindBar *self)
{
  const char      *with = gtk_editable_get_text (GTK_EDITABLE (self->with));
  g_autofree char *done = NULL;
  g_autofree char *left = NULL;
  g_autofree char *words = NULL;
  guint            n_done, n_refused;

  on_search_changed_cb (self);
  if (self->read_only)
    return;

  n_done = jb_replace_all (self->find, with, &n_refused);
  note_replaced (self, n_done);
  done = dup_replaced (n_done);
  if (n_refused > 0)
    {
      left = g_strdup_printf (ngettext ("%u left, where the field cannot have that text",
                                        "%u left, where the field cannot have that text",
                                        n_refused),
                              n_refused);
      words = g_strdup_printf ("%s · %s", done, left);
    }
  say (self, words != NULL ? words : done);
}

/* Escape closes the bar from everywhere in it. */
static gboolean
on_with_key_pressed_cb (JbFindBar      *self,
                        guint           keyval,
                        guint           keycode,
                        GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  jb_find_bar_close (self);

  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed_cb (JbFindBar      *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType state)
{
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK) != 0)
    {
      jb_find_bar_step (self, -1);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
on_stop_search_cb (JbFindBar *self)
{
  jb_find_bar_close (self);
}

/* The bar has a button to close it, too. */
static void
on_search_mode_cb (JbFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;

  if (*jb_find_get_text (self->find) != '\0')
    {
      g_free (self->last);
      self->last = g_strdup (jb_find_get_text (self->find));
    }
  jb_find_set_text (self->find, "");
  g_clear_object (&self->from);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
jb_find_bar_dispose (GObject *object)
{
  JbFindBar *self = JB_FIND_BAR (object);

  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  g_clear_object (&self->find);
  g_clear_object (&self->from);

  G_OBJECT_CLASS (jb_find_bar_parent_class)->dispose (object);
}

static void
jb_find_bar_finalize (GObject *object)
{
  g_free (JB_FIND_BAR (object)->last);

  G_OBJECT_CLASS (jb_find_bar_parent_class)->finalize (object);
}

static void
jb_find_bar_class_init (JbFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jb_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = jb_find_bar_finalize;

  /**
   * JbFindBar::match:
   * @block: the block that the match is in
   * @start: where it begins in the block's value, in characters
   * @end: where it ends
   *
   * The user goes to a match.
   */
  signals[MATCH] = g_signal_new ("match", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 3, JB_TYPE_BLOCK, G_TYPE_UINT,
                                 G_TYPE_UINT);

  /**
   * JbFindBar::closed:
   *
   * The user is done with finding.
   */
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JbFindBar::replaced:
   * @words: what came of it
   *
   * The user has replaced matches, or tried to.
   */
  signals[REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jianbao/Jianbao/jb-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, with);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, replace);
  gtk_widget_class_bind_template_child (widget_class, JbFindBar, replace_all);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_with_key_pressed_cb);
}

static void
jb_find_bar_init (JbFindBar *self)
{
  g_autoptr(JbFind) find = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  gtk_accessible_update_property (get_text_box (GTK_EDITABLE (self->entry)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find"), -1);
  gtk_accessible_update_property (get_text_box (GTK_EDITABLE (self->with)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Replace With"), -1);
  /* In a narrow window with large text they are cut off, rather than the window. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->replace))),
                           PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->replace_all))),
                           PANGO_ELLIPSIZE_END);
  jb_key_tip_attach (self->next, "win.find-next");
  jb_key_tip_attach (self->previous, "win.find-previous");
  find = jb_find_new ();
  jb_find_bar_set_find (self, find);
}

/**
 * jb_find_bar_new:
 *
 * Returns: (transfer floating): a bar that is closed
 */
GtkWidget *
jb_find_bar_new (void)
{
  return g_object_new (JB_TYPE_FIND_BAR, NULL);
}

/**
 * jb_find_bar_get_find:
 *
 * Returns: (transfer none): what the bar looks for and where it is
 */
JbFind *
jb_find_bar_get_find (JbFindBar *self)
{
  g_return_val_if_fail (JB_IS_FIND_BAR (self), NULL);

  return self->find;
}

/**
 * jb_find_bar_set_find:
 * @find: what is to look for what is typed
 *
 * Shares with others what the bar looks for; at first it is the bar's own.
 */
void
jb_find_bar_set_find (JbFindBar *self,
                      JbFind    *find)
{
  g_return_if_fail (JB_IS_FIND_BAR (self));
  g_return_if_fail (JB_IS_FIND (find));

  if (self->find == find)
    return;

  if (self->find != NULL)
    g_signal_handlers_disconnect_by_data (self->find, self);
  g_set_object (&self->find, find);
  g_signal_connect_object (find, "changed", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  update_count (self);
}

/**
 * jb_find_bar_get_open:
 *
 * Returns: whether the bar is shown
 */
gboolean
jb_find_bar_get_open (JbFindBar *self)
{
  g_return_val_if_fail (JB_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}

/**
 * jb_find_bar_open:
 * @text: (nullable): what to look for; %NULL for what was looked for last
 * @block: (nullable): where to begin, %NULL for the start of the bulletin
 * @start: from which character of its value
 *
 * Shows the bar, with the keyboard in it.
 */
void
jb_find_bar_open (JbFindBar  *self,
                  const char *text,
                  JbBlock    *block,
                  guint       start)
{
  g_return_if_fail (JB_IS_FIND_BAR (self));

  g_set_object (&self->from, block);
  self->from_character = start;
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (text == NULL)
    text = self->last != NULL ? self->last : "";
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  on_search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * jb_find_bar_set_replacing:
 * @replacing: whether to show the row that replaces
 *
 * With it, the keyboard goes to what to replace with, unless nothing is looked for yet.
 */
void
jb_find_bar_set_replacing (JbFindBar *self,
                           gboolean   replacing)
{
  g_return_if_fail (JB_IS_FIND_BAR (self));

  gtk_widget_set_visible (self->replace_row, replacing);
  if (replacing && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->with));
}

/**
 * jb_find_bar_set_read_only:
 * @read_only: whether the bulletin must not be changed
 */
void
jb_find_bar_set_read_only (JbFindBar *self,
                           gboolean   read_only)
{
  g_return_if_fail (JB_IS_FIND_BAR (self));

  self->read_only = read_only;
  update_count (self);
}

/**
 * jb_find_bar_close:
 *
 * Hides the bar.
 */
void
jb_find_bar_close (JbFindBar *self)
{
  g_return_if_fail (JB_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

/**
 * jb_find_bar_step:
 * @steps: how many matches to go on, or back when negative
 */
void
jb_find_bar_step (JbFindBar *self,
                  int        steps)
{
  g_return_if_fail (JB_IS_FIND_BAR (self));

  /* What was typed may not have been looked for yet. */
  on_search_changed_cb (self);
  tell_match (self, jb_find_step (self->find, steps));
  begin_from_current (self);
}
