/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

#include <glib.h>

G_BEGIN_DECLS

/* What libFuzzer calls with made-up bytes, and run-corpus.c with those that are kept. A promise
 * that does not hold ends the program. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

G_END_DECLS
