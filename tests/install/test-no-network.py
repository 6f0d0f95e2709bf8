# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs use no function that could open a connection.

Arguments: the programs.
"""

import os
import re
import shutil
import subprocess
import sys

from tap import Tap

# The sockets of the C library and of GIO, and libraries that exist for the network. The bus and
# the display are reached by GTK, which does not ask the network for either.
NETWORK = re.compile(r'^(socket|connect|bind|listen|accept4?|getaddrinfo|gethostby\w+|send(to|msg)'
                     r'|recv(from|msg)|g_socket_\w+|g_inet_\w+|g_network_\w+|g_resolver_\w+'
                     r'|g_tcp_\w+|g_tls_\w+|g_proxy_\w+|soup_\w+|curl_\w+|rest_\w+|webkit_\w+)$')


def main():
    tap = Tap()
    for program in sys.argv[1:]:
        name = os.path.basename(program)
        if shutil.which('nm') is None:
            tap.skip(name, 'binutils are not installed')
            continue
        listing = subprocess.run(['nm', '--dynamic', '--undefined-only', '--format=posix', program],
                                 capture_output=True, text=True, check=True).stdout
        used = {line.split()[0].split('@')[0] for line in listing.splitlines() if line.strip()}
        tap.check(f'{name}: its functions can be listed', [] if 'g_free' in used else ['none found'])
        tap.check(f'{name}: none of the network',
                  sorted(symbol for symbol in used if NETWORK.match(symbol)))
    tap.end()


main()
