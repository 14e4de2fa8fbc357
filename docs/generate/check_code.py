#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks what pages say about the source, so that they cannot rot.

usage: check_code.py SOURCE PAGE...

`lib/choose.c` in a page: the file is there; `lib/choose.c:fill_in()`: it also
defines the function. Generated files, too. A block of code that starts with the
comment /* lib/choose.c */ or # lib/choose.c: the rest is in that file, line by
line; a line "..." leaves some out.
"""

import pathlib
import re
import sys

# Also of a file's macros, and of a Python module's functions.
DEFINITION = (r"^(?:#define[ ]+NAME\("
              r"|[ ]*def[ ]NAME\("
              r"|NAME\(\)[ ]\{"
              r"|START_TEST\(NAME\)"
              r"|[A-Za-z_][^;{}=#]*\bNAME\((?:[^;{}]*)\)\s*"
              r"(?:__attribute__\S*\s*)?\{)")


class Source:
    """The files that pages name, each read once; and what was looked at."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.texts = {}
        self.folders = {path.name for path in self.folder.iterdir()
                        if path.is_dir() and path.name != "build"}
        self.files = self.functions = self.blocks = 0

    def text(self, name):
        if name not in self.texts:
            path = self.folder / name
            self.texts[name] = path.read_text(encoding="utf-8") \
                if path.is_file() else None
        return self.texts[name]

    def defines(self, name, function):
        pattern = DEFINITION.replace("NAME", re.escape(function))
        return re.search(pattern, self.text(name), re.M)


def mistakes_of_files(source, page):
    """What begins with a folder of the source is a file or a folder there."""
    for name in re.findall(r"`([\w.-]+/[\w./-]+)`", page):
        if name.partition("/")[0] not in source.folders:
            continue
        source.files += 1
        if not (source.folder / name).exists():
            yield f"{name}: no such file"


def mistakes_of_names(source, page):
    for name, function in re.findall(r"`([\w./-]+\.\w+):(\w+)\(\)`", page):
        source.functions += 1
        if source.text(name) is None:
            yield f"{name}: no such file"
        elif not source.defines(name, function):
            yield f"{name}: does not define {function}()"


def mistakes_of_blocks(source, page):
    blocks = re.findall(r"^```\w*\n(?:/\* ([\w./-]+) \*/|# ([\w./-]+))\n"
                        r"(.*?)^```$", page, re.M | re.S)
    for in_c, in_script, code in blocks:
        name, at = in_c or in_script, 0
        text = source.text(name)
        source.blocks += 1
        if text is None:
            yield f"{name}: no such file"
            continue
        for piece in re.split(r"^ *\.\.\.\n", code, flags=re.M):
            found = text.find("\n" + piece, at)
            if found < 0:
                yield f"{name}: does not have\n{piece}"
                break
            at = found + len(piece)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    source, failed = Source(sys.argv[1]), False
    for path in map(pathlib.Path, sys.argv[2:]):
        page = path.read_text(encoding="utf-8")
        for find in (mistakes_of_files, mistakes_of_names, mistakes_of_blocks):
            for mistake in find(source, page):
                print(f"{path}: {mistake}", file=sys.stderr)
                failed = True
    print(f"{source.files} files, {source.functions} functions and "
          f"{source.blocks} pieces of code are where pages say")
    sys.exit(1 if failed or not source.functions or not source.blocks else 0)


if __name__ == "__main__":
    main()
