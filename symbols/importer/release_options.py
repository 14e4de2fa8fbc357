# SPDX-License-Identifier: LGPL-2.1-or-later
"""Options that are given for each release: --xen X.Y, and what follows it."""

import argparse

from registry_parsers import release_key


class OfRelease(argparse.Action):
    """Belongs to the --xen before it."""

    def __call__(self, parser, options, value, option=None):
        if not options.xen:
            parser.error(f"{option} before --xen")
        options.xen[-1][self.dest] = value


class Xen(argparse.Action):
    def __call__(self, parser, options, value, option=None):
        try:
            release_key(value)
        except ValueError:
            parser.error(f"{value} is no release")
        options.xen = [*(options.xen or []), {"release": value}]


def add(parser, *names):
    """--xen, and --NAME for each of `names`; the releases are a list of
    dictionaries, see in_order()."""
    parser.add_argument("--xen", action=Xen, required=True)
    for name in names:
        parser.add_argument(f"--{name}", action=OfRelease)


def in_order(options):
    """The releases, oldest first."""
    return sorted(options.xen, key=lambda one: release_key(one["release"]))
