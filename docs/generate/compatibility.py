#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes the compatibility tables, from the registry and from the library.

usage: compatibility.py SYMBOLS XENSTABLE FAKES

Which provider answers an operation is not repeated here but asked of the
built command XENSTABLE, on the fakes of every release, which are made from
the registry: once with the release's libxenctrl and once without.
"""

import json
import os
import pathlib
import subprocess
import sys

UNKNOWN = "4.99"


def lines(symbols, name):
    for line in (symbols / name).read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            yield words


def ask(command, fakes, release, folders):
    """{operation: provider} and {feature: present} on a release"""
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith("XENSTABLE_")}
    environment["XENSTABLE_RUNNING"] = release
    environment["XENSTABLE_LIBRARY_PATH"] = ":".join(
        str(fakes / folder) for folder in folders + ["blocked"])
    done = subprocess.run([command, "info", "--json"], env=environment,
                          check=False, stdout=subprocess.PIPE)
    found = json.loads(done.stdout)
    return ({operation["name"]: operation for operation in
             found["operations"]},
            {feature["name"]: feature["present"] for feature in
             found["features"]})


def row(*cells):
    print("| " + " | ".join(cells) + " |")


def cell(with_library, without):
    """Both answers, as letters: C for libxenctrl, H for hypercall."""
    letters = {"libxenctrl": "C", "hypercall": "H"}
    first, second = (letters.get(answer["provider"], "-")
                     for answer in (with_library, without))
    return first if first == second else f"{first} {second}"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    symbols, command, fakes = (pathlib.Path(argument).resolve()
                               for argument in sys.argv[1:])
    releases = [words[1] for words in lines(symbols, "releases")
                if words[0] == "release"]
    operations = [words for words in lines(symbols, "operations")
                  if words[0] == "operation"]
    with_library = {release: ask(command, fakes, release, [release, "call"])
                    for release in releases}
    without = {release: ask(command, fakes, release, ["call"])
               for release in releases + [UNKNOWN]}

    print("## Operations\n")
    row("operation", "hypercall", *releases, "newer")
    row(*["---"] * (len(releases) + 3))
    for words in operations:
        name, via = words[2], words[words.index("via") + 1]
        newer = without[UNKNOWN][0][name]
        row(f"{{c:func}}`{name} <xenstable_{name}>`", f"`{via}`",
            *(cell(with_library[release][0][name],
                   without[release][0][name]) for release in releases),
            cell(newer, newer) + (" ?" if newer["locked"] else ""))
    print("\n## What differs beside operations\n")
    row("feature", *releases)
    row(*["---"] * (len(releases) + 1))
    for name in with_library[releases[0]][1]:
        row(f"`{name}`", *("yes" if with_library[release][1][name] else "no"
                           for release in releases))
    print("\n## Interface numbers\n")
    row("release", "domctl", "sysctl", "version node of libxenctrl")
    row(*["---"] * 4)
    for words in lines(symbols, "releases"):
        if words[0] == "release":
            facts = dict(zip(words[2::2], words[3::2]))
            node = facts["xenctrl"]
            row(words[1], facts["domctl"], facts["sysctl"],
                "none" if node == "-" else f"`{node}`")
    toolstack(symbols)


def toolstack(symbols):
    """What of libxl's types and functions a release does not have yet."""
    later, within = {}, ""
    for name in ("types", "enums", "functions"):
        for words in lines(symbols, f"toolstack-{name}"):
            if words[0] in ("struct", "enum"):
                within = words[1]
            if "since" not in words or words[0] not in (
                    "struct", "enum", "field", "array", "value", "function"):
                continue
            since = words[words.index("since") + 1]
            thing = within
            if words[0] in ("field", "array"):
                thing = f"{within}.{words[1]}"
            elif words[0] == "value":
                thing = words[1]
            elif words[0] == "function":
                thing = next(word for word in words if "(" in word)
                thing = thing.partition("(")[0].lstrip("*") + "()"
            later.setdefault(since, []).append(thing)
    print("\n## Toolstack: what came after 4.14\n")
    row("since", "types, members, values and functions")
    row("---", "---")
    for since in sorted(later, key=lambda key: int(key.partition(".")[2])):
        row(since, ", ".join(f"`{thing}`" for thing in later[since]))


if __name__ == "__main__":
    main()
