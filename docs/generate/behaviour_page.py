#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes what Xen does, operation by operation, from symbols/behaviour.

usage: behaviour_page.py SYMBOLS
"""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] /
                       "symbols" / "generator"))

from behaviour import closed_set  # noqa: E402
from registry import Registry  # noqa: E402

AREAS = {"kexec": "kexec", "host": "host", "device_model": "device model"}


def row(*cells):
    print("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) +
          " |")


def code(text):
    """Names, numbers and what stands in quotes are code."""
    text = re.sub(r'"([^"]+)"', r"`\1`", text)
    pieces = re.split("(`[^`]*`)", text)
    pieces[::2] = [re.sub(
        r"(?<!\w)([\w/]+\(\)|\w+_\w+|/dev/[\w/]+|E[A-Z0-9]{3,}|"
        r"0x[0-9a-f]+)", r"`\1`", piece) for piece in pieces[::2]]
    return "".join(pieces)


def where(facts, fact):
    """The functions where a fact was read, each once."""
    found = []
    for source in fact.sources:
        text = f"`{source.function}`"
        if source.file.startswith("linux/"):
            text += " (Linux)"
        if text not in found:
            found.append(text)
    return ", ".join(found)


def code_of(facts, name):
    """Our code for an errno of Xen's."""
    return facts.gate.get(name, name if name in facts.codes else "EIO")


def errno_table(facts, layers, name=""):
    rows = [fact for layer in layers for fact in layer.of_kind("errno")
            if fact.meets(name)]
    if not rows:
        return
    row("Xen's errno", "ours", "when", "where", "read in")
    row(*["---"] * 5)
    for fact in rows:
        ours = "goes on" if fact.handled else \
            f"`-{code_of(facts, fact.name)}`"
        row(f"`{fact.name}`", ours, code(fact.prose), fact.text(),
            where(facts, fact))
    print()


def lines(facts, layers, kind, title, name=""):
    found = [fact for layer in layers for fact in layer.of_kind(kind)
             if fact.meets(name)]
    if not found:
        return
    print(f"{title}:\n")
    for fact in found:
        text = code(fact.prose)
        if kind == "limit":
            text = f"`{fact.words[1]}`: {text}"
        if kind == "error":
            text = f"`{fact.name}`: {text}"
        if kind == "ours":
            text = f"`-{fact.name}`: {text}"
        span = f" *({fact.text()})*" if fact.text() else ""
        read = where(facts, fact)
        print(f"* {text}{span}" + (f"; {read}" if read else ""))
    print()


def operation(facts, block):
    print(f"### {{c:func}}`{block.name} <xenstable_{block.name}>`\n")
    asked = ", ".join(f"`{name}`" for name in block.asks)
    print(f"Asks {asked}; with libxenctrl `{block.libxc}()`.\n"
          if block.libxc else f"Asks {asked}.\n")
    own = [layer for layer in facts.layers_of_operation(block)
           if layer.kind == "command"]
    function = [facts.find("function", block.libxc)] if block.libxc else []
    lines(facts, own, "answer", "On success Xen answers", block.name)
    errno_table(facts, own + function, block.name)
    lines(facts, own, "limit", "Limits", block.name)
    lines(facts, own, "effect", "What else happens", block.name)
    lines(facts, function, "adds", "libxenctrl also")
    lines(facts, [block], "makes", "Our function")
    lines(facts, [block], "ours", "Codes that libxenstable returns and Xen does not")


def common(facts):
    print("## What is the same for many\n")
    print("### Every hypercall\n")
    every = [facts.find("every")]
    errno_table(facts, every)
    lines(facts, every, "ours", "Codes that libxenstable returns and Xen does not")
    for block in facts.of_kind("hypercall"):
        if not block.facts:
            continue
        print(f"### Every command of `{block.name}`\n")
        errno_table(facts, [block])
        lines(facts, [block], "ours",
              "Codes that libxenstable returns and Xen does not")


def toolstack(facts):
    blocks = facts.of_kind("toolstack")
    if not blocks:
        return
    print("## Toolstack: what is written by hand\n")
    for block in blocks:
        print(f"### `{block.name}`\n")
        lines(facts, [block], "answer", "libxl")
        lines(facts, [block], "error", "Errors")
        errno_table(facts, [block])
        lines(facts, [block], "limit", "Limits")
        lines(facts, [block], "effect", "What else happens")
        lines(facts, [block], "makes", "Our function")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    registry = Registry(sys.argv[1])
    facts = registry.behaviour
    facts.codes = closed_set(registry)
    area = ""
    for block in facts.of_kind("operation"):
        found = next(area for area in AREAS if
                     block.name.startswith(area + "_"))
        if found != area:
            area = found
            print(f"## The area {AREAS[area]}\n")
        operation(facts, block)
    common(facts)
    toolstack(facts)


if __name__ == "__main__":
    main()
