# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a public header declares, and the comment blocks: written of what the
registry says, read where a person wrote them (symbols/headers). docs/generate
makes pages of the same.

A block is a line "NAME - brief", "@PARAMETER: text" lines, paragraphs, and at
the end "Return:", "Threads:", "Fork:", "Xen:" and "Since:". One that starts
with "DOC:" is about the whole header. NAME is "struct NAME", "enum NAME",
"NAME()" for a function, and else a typedef's. Indented lines of the shape
"TERM   text" are a list.
"""

import functools
import re
import textwrap
from dataclasses import dataclass, field

TAGS = ("Return, threads, fork", "Return", "Threads", "Fork", "Xen", "Since")


@dataclass
class Item:
    """A "function", "struct", "enum", "typedef", group of "constants", or
    "doc"."""

    kind: str
    name: str = ""
    brief: str = ""
    parameters: list = field(default_factory=list)  # (name, text)
    paragraphs: list = field(default_factory=list)  # see read_paragraphs()
    tags: list = field(default_factory=list)  # (one of TAGS, text)
    code: str = ""
    result: str = ""  # a function's, and "TYPE NAME" of what it gets
    arguments: list = field(default_factory=list)


@dataclass
class Piece:
    """Lines of a header without a blank one, or more that belong together."""

    text: str
    items: list = field(default_factory=list)


def lines(text, first=" * ", rest=" * "):
    return textwrap.wrap(text, 79, initial_indent=first,
                         subsequent_indent=rest, break_on_hyphens=False,
                         break_long_words=False)


def block(item, columns):
    """The comment block of a function whose paragraphs are texts; columns:
    what is said of parameters stands in one."""
    def written(head, text, room):
        yield from lines(text, head.ljust(room),
                         " *".ljust(room) if columns else " *     ")

    head = f" * {item.name}() - "
    room = max((len(name) + 6 for name, _ in item.parameters), default=0)
    yield "/**"
    yield from written(head, item.brief, len(head))
    for name, text in item.parameters:
        yield from written(f" * @{name}: ", text, room if columns else 0)
    for _, text in item.paragraphs:
        yield " *"
        yield from lines(text)
    yield " *"
    told = [f"{tag}: {text}" for tag, text in item.tags]
    if told[0].startswith("Return"):
        yield from lines(told.pop(0))
    yield from lines(" ".join(told))
    yield " */"


def joined(text, more):
    """Two lines as one; a word may be divided at its hyphen."""
    return text + ("" if re.search(r"\w-$", text) else " ") + more.strip()


def read_paragraphs(block_lines):
    """[("text", TEXT) or ("list", [(TERM, TEXT)])]"""
    found = []
    for line in block_lines:
        words = re.fullmatch(r"  +(\S+)  +(\S.*)", line)
        if not line.strip():
            found.append(None)
        elif words:
            if not found or not found[-1] or found[-1][0] != "list":
                found.append(("list", []))
            found[-1][1].append(words.groups())
        elif line.startswith("   ") and found and found[-1] and \
                found[-1][0] == "list":
            term, text = found[-1][1][-1]
            found[-1][1][-1] = term, joined(text, line)
        elif found and found[-1] and found[-1][0] == "text":
            found[-1] = "text", joined(found[-1][1], line)
        else:
            found.append(("text", line.strip()))
    return [paragraph for paragraph in found if paragraph]


def read_block(text):
    """A comment block, as an Item without its code."""
    rest = [re.sub(r"^ \* ?", "", line).rstrip() for line in
            text.strip("/* \n").splitlines()]

    def take():
        """A line and those that go on with it."""
        found = rest.pop(0)
        while rest and re.match(r"  +\S", rest[0]):
            found = joined(found, rest.pop(0))
        return found

    name, _, brief = take().partition(" - ")
    word, _, second = name.partition(" ")
    kind, name = {"DOC:": ("doc", second), "struct": (word, second),
                  "enum": (word, second)}.get(word, (
                      "function" if name.endswith("()") else "typedef",
                      name.removesuffix("()")))
    item = Item(kind, name, brief.strip())
    while rest and rest[0].startswith("@"):
        parameter, _, said = take()[1:].partition(":")
        item.parameters.append((parameter, said.strip()))
    at = next((at for at, line in enumerate(rest)
               if line.startswith(tuple(f"{tag}:" for tag in TAGS))), None)
    # In a DOC block these words start paragraphs like any other.
    if at is not None and kind != "doc":
        pieces = re.split(rf"(?:^|(?<=\. )|(?<=\) ))({'|'.join(TAGS)}): ",
                          functools.reduce(joined, rest[at:]))
        item.tags = [(tag, said.strip()) for tag, said in
                     zip(pieces[1::2], pieces[2::2])]
        del rest[at:]
    item.paragraphs = read_paragraphs(rest)
    return item


def read_constants(text):
    """A comment, and lines #define with what is said between them."""
    comment, code = re.fullmatch(r"(?:/\*(.*?)\*/\n)?(.*)", text,
                                 re.S).groups()
    said = " ".join(re.sub(r"^ *\*", "", line).strip()
                    for line in (comment or "").splitlines())
    return Item("constants", brief=said.strip(), code=code + "\n")


def read_items(text):
    """What a paragraph of a template declares: what has a comment block, or
    constants."""
    found = re.search(r"/\*\*.*?\*/", text, re.S)
    if not found:
        constants = re.match(r"(/\*.*?\*/\n)?#define ", text, re.S)
        return [read_constants(text)] if constants else []
    item = read_block(found[0])
    item.code = text[found.end():].strip()
    if item.kind == "function":
        item.result, inside = re.fullmatch(
            rf"(.*?){item.name}\((.*)\);", " ".join(item.code.split())).groups()
        item.result = item.result.strip()
        item.arguments = [] if inside == "void" else inside.split(", ")
    return [item]
