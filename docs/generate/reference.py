#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes the site's reference of the public headers, one page for each area.

usage: reference.py FOLDER SYMBOLS
"""

import pathlib
import re
import sys

from public import Registry, read_headers, run_in


FUNCTIONS = set()
# By our name: what the drop-in header calls it.
DROP_IN_NAMES = {}


def function(match):
    """A link where there is such a function; xenstable_name() is none."""
    if match[1] in FUNCTIONS:
        return f":c:func:`{match[1]}()`"
    return f"``{match[0]}``"


def inline(text):
    text = text.replace("\\", "\\\\").replace("*", "\\*").replace("|", "\\|")
    text = re.sub(r"`([^`]*)`", r"``\1``", text)
    text = re.sub(r"@(\w+)", r"*\1*", text)
    text = re.sub(r"&enum (\w+)", r":c:enum:`\1`", text)
    text = re.sub(r"\b(xenstable_\w+)\(\)", function, text)
    # Names are code, and no words to be spelled.
    text = re.sub(r"(?<![\w`*<:])(\w*_\w*(?:\(\)|\.\.\.)?|\w+\(\))"
                  r"(?![\w`*>])", r"``\1``", text)
    return re.sub(r"(?<!`)(<\w+/[\w/]+\.h>)", r"``\1``", text)


def indented(lines, by="   "):
    for line in lines:
        yield by + line if line else ""


def sentence(text):
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else ".")


def code(text):
    yield ".. code-block:: c"
    yield ""
    yield from indented(text.rstrip("\n").splitlines())
    yield ""


def paragraphs(found):
    for kind, content in found:
        if kind == "text":
            heading, content = run_in(content)
            yield f"**{heading}** {inline(content)}" if heading else \
                inline(content)
        else:
            for term, text in content:
                yield f"``{term}``"
                yield f"   {inline(text)}"
        yield ""


def declared(item):
    """What a directive of the C domain is given."""
    if item.kind == "function":
        return " ".join(item.code.rstrip(";").split())
    # The code block below has it in full.
    return item.name


def entry(item):
    directive = "type" if item.kind == "typedef" else item.kind
    # Programs written for libxl know it by this name: an entry of the index,
    # and a place that links reach (toolstack.html#libxl-domain-info).
    theirs = re.match(r"xenstable_((?:libxl|xlu)_\w+)$", item.name)
    if theirs:
        yield f".. index:: {theirs[1]}"
        yield f".. _{theirs[1]}:"
        yield ""
    names = DROP_IN_NAMES.get(item.name, [])
    if names:
        yield f".. index:: {'; '.join(names)}"
        yield ""
    yield f".. c:{directive}:: {declared(item)}"
    yield ""
    body = []
    if item.brief:
        body += [inline(sentence(item.brief)), ""]
    if item.kind != "function":
        body += code(item.code)
    for name, text in item.parameters:
        # Members of what is shown as code have no entries of their own.
        body.append(f":param {name}: {inline(text)}" if
                    item.kind == "function" else f":{name}: {inline(text)}")
    body.append("")
    body += paragraphs(item.paragraphs)
    if names:
        body += ["**In the drop-in:** " +
                 ", ".join(f"``{name}()``" for name in names), ""]
    for tag, text in item.tags:
        body += [f"**{tag}:** {inline(text)}", ""]
    yield from indented(body)


def page(header):
    title = f"{header.area[:1].upper()}{header.area[1:]}"
    yield f"{title}: {header.brief}"
    yield "=" * 78
    yield ""
    yield from code(f"#include <{header.include}>")
    yield from paragraphs(header.paragraphs)
    for heading, kinds in (("Functions", ("function",)),
                           ("Types", ("struct", "enum", "union", "typedef"))):
        items = header.of_kind(*kinds)
        if items:
            yield from (heading, "-" * 40, "")
            for item in items:
                yield from entry(item)
    constants = header.of_kind("constants")
    if constants:
        yield from ("Constants", "-" * 40, "")
        for item in constants:
            if item.brief:
                yield inline(item.brief.rstrip(".") + ":")
                yield ""
            yield from code(item.code)


def read_drop_in_names(symbols):
    """Where its header says so, and the functions that operations call."""
    text = (symbols.parent / "include" / "drop-in" / "xenctrl.h").read_text(
        encoding="utf-8")
    pairs = re.findall(
        r"\b(xc_\w+)\(\) - see(?:\s|\*)+(xenstable_\w+)\(\)", text)
    pairs += [(block.libxc, f"xenstable_{block.name}") for block in
              Registry(symbols).behaviour.of_kind("operation")
              if f" {block.libxc}() - " in text]
    for theirs, ours in pairs:
        names = DROP_IN_NAMES.setdefault(ours, [])
        if theirs not in names:
            names.append(theirs)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, headers = pathlib.Path(sys.argv[1]), read_headers(sys.argv[2])
    FUNCTIONS.update(item.name for header in headers
                     for item in header.of_kind("function"))
    read_drop_in_names(pathlib.Path(sys.argv[2]).resolve())
    for header in headers:
        name = header.area.replace(" ", "-")
        (folder / f"{name}.rst").write_text("\n".join(page(header)) + "\n",
                                            encoding="utf-8")


if __name__ == "__main__":
    main()
