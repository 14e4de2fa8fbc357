# SPDX-License-Identifier: LGPL-2.1-or-later
"""Write the release file of a Xen: what libxenstable must know of it.

    xenstable describe --xen X.Y (--source DIR | --include DIR [--lib DIR])
                       [--symbols DIR] [--cc CC] >FILE

--source is the source tree of that Xen. --include has its installed headers
and --lib its libraries: these do not say what init sets, nor the keys of new
unions. It is imported into a copy of the registry, with all checks of
symbols/import; lines that are new are printed to standard error. A release that
the registry has is compared.

Exit: 0 (written), 1 (nothing is written: something was removed, retyped or
renumbered, or cannot be told), 2 (nothing is written: refused).
"""

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import importer  # noqa: E402
from registry_parsers import Registry, release_file  # noqa: E402


def arguments(argv):
    parser = argparse.ArgumentParser(
        prog="xenstable describe",
        usage=__doc__.split("\n\n")[1].strip(),
        description=__doc__.split("\n\n")[2],
        epilog=__doc__.split("\n\n")[3])
    importer.add_options(parser)
    parser.set_defaults(old=None, take=[], version=None)
    options = importer.parsed(parser, argv)
    if len(options.xen) != 1:
        parser.error("one --xen is expected")
    return options


def main(argv):
    options = arguments(argv)
    with tempfile.TemporaryDirectory() as folder:
        with contextlib.redirect_stdout(sys.stderr):
            reading = importer.Importer(options, folder)
            status = importer.run(reading)
        if status:
            return status
        release_file.print_file(Registry(reading.symbols),
                                options.xen[0]["release"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
