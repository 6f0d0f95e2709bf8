/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JbWord:
 * @wrong: what must not be written
 * @right: what to write; several are parted by "|"
 * @note: (nullable): why
 * @sure: whether the one may be put for the other unseen
 * @is_right: it is right as it stands, and so is what looks wrong inside it; @right is the same
 *
 * A line of the table of words.
 */
typedef struct
{
  char    *wrong;
  char    *right;
  char    *note;
  gboolean sure;
  gboolean is_right;

  /* Private */
  gunichar *characters;
  guint     length;
} JbWord;

/**
 * JbWords:
 *
 * A table of words that are written wrong, and of the right ones. Tab-separated lines:
 * wrong, right, note; a right word that begins with "?" is a suggestion only; with "=" for
 * the right one the first word is no wrong one, and nothing that it shares with the text
 * around it is: 帐篷 keeps 收到帐篷 from being taken for 到帐. A line without a right word takes
 * that word out of the table, so that an office can switch off what it does not want. "#"
 * begins a comment.
 */
typedef struct _JbWords JbWords;

JbWords      *jb_words_new (void);
JbWords      *jb_words_new_default (void);
JbWords      *jb_words_ref (JbWords *self);
void          jb_words_unref (JbWords *self);
void          jb_words_add (JbWords    *self,
                            const char *lines);
gboolean      jb_words_add_file (JbWords    *self,
                                 const char *path,
                                 GError    **error);
guint         jb_words_get_size (const JbWords *self);
const JbWord *jb_words_match (const JbWords  *self,
                              const gunichar *text,
                              guint           length);

/* One bit for each character of the basic plane: whether a word begins with it. */
const guint8 *jb_words_get_first (const JbWords *self);
gboolean      jb_words_may_begin (const JbWords *self,
                                  gunichar       first,
                                  gunichar       second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JbWords, jb_words_unref)

G_END_DECLS
