/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jb-role.h"

G_BEGIN_DECLS

#define JB_ROLE_ERROR (jb_role_error_quark ())
GQuark jb_role_error_quark (void);

/**
 * JbRoleError:
 * @JB_ROLE_ERROR_EMPTY: nothing in it
 * @JB_ROLE_ERROR_CHARACTER: a character that the text cannot hold at that place
 * @JB_ROLE_ERROR_SHAPE: it would be read back as something else
 */
typedef enum
{
  JB_ROLE_ERROR_EMPTY,
  JB_ROLE_ERROR_CHARACTER,
  JB_ROLE_ERROR_SHAPE,
} JbRoleError;

gboolean jb_role_check_value (JbRole       role,
                              const char  *value,
                              GError     **error);

G_END_DECLS
