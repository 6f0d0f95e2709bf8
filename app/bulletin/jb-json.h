/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "jb-transcript.h"

G_BEGIN_DECLS

JsonNode     *jb_json_from_transcript    (const JbTranscript  *transcript);
JbTranscript *jb_json_to_transcript      (JsonNode            *node,
                                          GError             **error);
JbTranscript *jb_json_to_transcript_over (JsonNode            *node,
                                          JsonNode            *current,
                                          GError             **error);

G_END_DECLS
