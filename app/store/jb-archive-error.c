/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jb-archive-error.h"

G_DEFINE_QUARK (jb-archive-error-quark, jb_archive_error)
