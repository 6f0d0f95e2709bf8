/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../legacy/issue-maker.h"
#include "bulletin/jb-restructure.h"
#include "live-fixture.h"

/* A transcript taken apart, so that it can be changed at will. */
typedef struct
{
  JbRole      role;
  guint       flags;
  const char *key;
  char       *parts[4];
} Piece;

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  for (guint i = 0; i < 4; i++)
    g_free (piece->parts[i]);
  g_free (piece);
}

static GPtrArray *
take_apart (const JbTranscript *transcript)
{
  GPtrArray  *pieces = g_ptr_array_new_with_free_func (free_piece);
  const char *at = transcript->text + transcript->lead;

  for (guint i = 0; i < transcript->marks->len; i++)
    {
      const JbMark *mark = &g_array_index (transcript->marks, JbMark, i);
      const guint32 sizes[] = { mark->open, mark->raw, mark->close, mark->gap };
      Piece        *piece = g_new0 (Piece, 1);

      piece->role = mark->role;
      piece->flags = mark->flags;
      piece->key = mark->key;
      for (guint j = 0; j < 4; j++)
        {
          piece->parts[j] = g_strndup (at, sizes[j]);
          at += sizes[j];
        }
      g_ptr_array_add (pieces, piece);
    }

  return pieces;
}

static Piece *
copy_piece (const Piece *piece)
{
  Piece *copy = g_memdup2 (piece, sizeof *piece);

  for (guint i = 0; i < 4; i++)
    copy->parts[i] = g_strdup (piece->parts[i]);

  return copy;
}

/* @like gives what is not in the pieces. */
static JbTranscript *
put_together (GPtrArray          *pieces,
              const JbTranscript *like,
              const char         *lead)
{
  JbTranscript *transcript = jb_transcript_new (like->kind);
  GString      *text = g_string_new (lead);

  transcript->newline = like->newline;
  transcript->lead = text->len;
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (pieces, i);
      JbMark       mark = { .role = piece->role, .flags = piece->flags, .key = piece->key };

      mark.open = strlen (piece->parts[0]);
      mark.raw = strlen (piece->parts[1]);
      mark.close = strlen (piece->parts[2]);
      mark.gap = strlen (piece->parts[3]);
      mark.first_cut = transcript->cuts->len;
      for (const char *at = strchr (piece->parts[1], '\r'); at != NULL; at = strchr (at + 1, '\r'))
        {
          JbCut cut = { at - piece->parts[1], 1, '\n' };

          g_array_append_val (transcript->cuts, cut);
          mark.n_cuts++;
        }
      for (guint j = 0; j < 4; j++)
        g_string_append (text, piece->parts[j]);
      g_array_append_val (transcript->marks, mark);
    }
  for (guint i = 0; i < like->loose->len; i++)
    {
      const JbLooseField *loose = g_ptr_array_index (like->loose, i);

      jb_transcript_add_loose (transcript, loose->role, loose->key, loose->text);
    }

  g_free (transcript->text);
  transcript->length = text->len;
  transcript->text = g_string_free (text, FALSE);
  g_assert_true (jb_transcript_check (transcript, NULL));

  return transcript;
}

static void
change_piece (Piece *piece,
              JbKind kind)
{
  static const JbRole bulletin_roles[] = {
    JB_ROLE_ORNAMENT, JB_ROLE_UNKNOWN, JB_ROLE_MASTHEAD, JB_ROLE_DIGEST_HEADING,
    JB_ROLE_DIGEST_SECTION, JB_ROLE_DIGEST_TITLE, JB_ROLE_SECTION, JB_ROLE_TITLE,
    JB_ROLE_SUBTITLE, JB_ROLE_EDITOR_NOTE, JB_ROLE_PARAGRAPH, JB_ROLE_SOURCE,
    JB_ROLE_RECIPIENTS_LABEL, JB_ROLE_RECIPIENT, JB_ROLE_TAIL,
  };
  static const JbRole document_roles[] = {
    JB_ROLE_ORNAMENT, JB_ROLE_UNKNOWN, JB_ROLE_MASTHEAD, JB_ROLE_RECIPIENTS_LABEL,
    JB_ROLE_RECIPIENT, JB_ROLE_TAIL, JB_ROLE_NUMBER, JB_ROLE_DOCUMENT_TITLE,
    JB_ROLE_DOCUMENT_DATE, JB_ROLE_ADDRESSEE, JB_ROLE_HEADING, JB_ROLE_BODY, JB_ROLE_SIGNATURE,
  };
  static const char *const texts[] = { "改", "", "夜校\r开课", "\n\n", "（", "，春风" };
  guint                    which;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      piece->role = kind == JB_KIND_BULLETIN
                        ? bulletin_roles[g_test_rand_int_range (0, G_N_ELEMENTS (bulletin_roles))]
                        : document_roles[g_test_rand_int_range (0, G_N_ELEMENTS (document_roles))];
      piece->key = piece->role == JB_ROLE_MASTHEAD ? g_intern_string ("issue")
                   : piece->role == JB_ROLE_TAIL   ? g_intern_string ("copies")
                                                   : NULL;
      piece->flags = 0;
      if (piece->role >= JB_ROLE_TITLE && piece->role <= JB_ROLE_SOURCE)
        piece->flags = g_test_rand_int_range (0, 8);
      break;
    case 1:
      if (piece->role >= JB_ROLE_TITLE && piece->role <= JB_ROLE_SOURCE)
        piece->flags ^= JB_MARK_STARTS_ARTICLE;
      break;
    default:
      which = g_test_rand_int_range (0, 4);
      g_free (piece->parts[which]);
      piece->parts[which] = g_strdup (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      break;
    }
}

static void
change_pieces (GPtrArray *pieces,
               JbKind     kind)
{
  guint n = pieces->len;
  guint at = n > 0 ? g_test_rand_int_range (0, n) : 0;
  guint count = n > 0 ? g_test_rand_int_range (1, MIN (6, (int) (n - at) + 1)) : 0;
  guint to;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      if (count > 0)
        g_ptr_array_remove_range (pieces, at, count);
      break;
    case 1:
      to = g_test_rand_int_range (0, n + 1);
      for (guint i = 0; i < count; i++)
        g_ptr_array_add (pieces, copy_piece (g_ptr_array_index (pieces, at + i)));
      for (guint i = 0; i < count; i++)
        g_ptr_array_insert (pieces, to + i, g_ptr_array_steal_index (pieces, n + i));
      break;
    case 2:
      if (n > 1)
        {
          Piece *piece = g_ptr_array_steal_index (pieces, at);

          g_ptr_array_insert (pieces, g_test_rand_int_range (0, n), piece);
        }
      break;
    default:
      if (n > 0)
        change_piece (g_ptr_array_index (pieces, at), kind);
      break;
    }
}

static JbTranscript *
make_issue (GRand *rand,
            JbKind kind)
{
  g_autoptr(JbTranscript) issue = kind == JB_KIND_BULLETIN ? issue_make_bulletin (rand, TRUE)
                                                            : issue_make_document (rand, TRUE);
  g_autoptr(GPtrArray) pieces = take_apart (issue);

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (pieces, i);

      g_free (piece->parts[3]);
      piece->parts[3] = g_strdup (g_test_rand_bit () ? "\n" : "\n\n");
    }
  if (g_test_rand_bit ())
    jb_transcript_add_loose (issue, JB_ROLE_MASTHEAD, "secrecy", "内部");

  return put_together (pieces, issue, "");
}

/* What a bulletin becomes is what building it from the same marks gives, and undo and redo
 * go through the same states. */
static void
test_random (gconstpointer data)
{
  JbKind kind = GPOINTER_TO_UINT (data);
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (int round = 0; round < 60; round++)
    {
      g_autoptr(JbTranscript) first = make_issue (rand, kind);
      g_autoptr(JbBulletin) bulletin = jb_bulletin_new_from_transcript (first, NULL);
      JbHistory *history = jb_bulletin_get_history (bulletin);
      g_autoptr(LiveMirror) mirror = live_mirror_new (bulletin);
      g_autoptr(GPtrArray) states = NULL;

      states = g_ptr_array_new_with_free_func ((GDestroyNotify) jb_transcript_unref);
      g_ptr_array_add (states, jb_bulletin_to_transcript (bulletin));
      for (int i = 0; i < 25; i++)
        {
          g_autoptr(JbTranscript) before = jb_bulletin_to_transcript (bulletin);
          g_autoptr(GPtrArray) pieces = take_apart (before);
          g_autoptr(JbTranscript) wanted = NULL;
          g_autoptr(JbBulletin) fresh = NULL;
          guint revision = jb_history_get_revision (history);

          for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
            change_pieces (pieces, kind);
          wanted = put_together (pieces, before, g_test_rand_int_range (0, 9) == 0 ? "\n" : "");
          if (g_test_rand_int_range (0, 9) == 0)
            g_ptr_array_set_size (wanted->loose, 0);
          if (g_test_rand_int_range (0, 9) == 0)
            wanted->newline = JB_NEWLINE_CRLF;

          jb_history_break_merge (history);
          g_assert_true (jb_restructure_apply (bulletin, wanted, "Edit Text", NULL));
          fresh = jb_bulletin_new_from_transcript (wanted, NULL);
          live_assert_same (bulletin, fresh);
          live_mirror_check (mirror);
          g_assert_cmpuint (jb_history_get_revision (history), <=, revision + 1);
          if (jb_history_get_revision (history) > revision)
            g_ptr_array_add (states, g_steal_pointer (&wanted));
        }

      for (guint i = states->len; i > 0; i--)
        {
          g_autoptr(JbBulletin) fresh =
                         jb_bulletin_new_from_transcript (g_ptr_array_index (states, i - 1), NULL);

          live_assert_same (bulletin, fresh);
          live_mirror_check (mirror);
          g_assert_true (jb_history_undo (history) == (i > 1));
        }
      for (guint i = 1; i < states->len; i++)
        {
          g_autoptr(JbBulletin) fresh =
                         jb_bulletin_new_from_transcript (g_ptr_array_index (states, i), NULL);

          g_assert_true (jb_history_redo (history));
          live_assert_same (bulletin, fresh);
          live_mirror_check (mirror);
        }
      /* Half way back, so that the history goes away with redo in it. */
      for (guint i = 0; i < states->len / 2; i++)
        jb_history_undo (history);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/restructure/random/bulletin", GUINT_TO_POINTER (JB_KIND_BULLETIN),
                        test_random);
  g_test_add_data_func ("/restructure/random/document", GUINT_TO_POINTER (JB_KIND_DOCUMENT),
                        test_random);

  return g_test_run ();
}
