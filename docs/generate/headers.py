# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the public headers say: their declarations and comment blocks.

A block is a line "NAME - brief", "@PARAMETER: text" lines, paragraphs, and
at the end "Return:", "Threads:", "Fork:", "Xen:" and "Since:". A block that
starts with "DOC:" is about the whole header. Indented lines of the shape
"TERM   text" are a list.
"""

import functools
import re
from dataclasses import dataclass, field

TAGS = ("Return, threads, fork", "Return", "Threads", "Fork", "Xen", "Since")


@dataclass
class Item:
    """A function, struct, enum, typedef, group of constants, or "doc"."""

    kind: str
    name: str = ""
    brief: str = ""
    parameters: list = field(default_factory=list)
    paragraphs: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    code: str = ""

    def prototype(self):
        """(type of the result, [(type, name) of each parameter])"""
        text = " ".join(self.code.rstrip(";").split())
        text = text.removeprefix("typedef ")
        result, arguments = re.fullmatch(
            rf"(.*?){self.name}\((.*)\)", text).groups()
        return result.strip(), [] if arguments == "void" else [
            argument.strip() for argument in split_arguments(arguments)]


@dataclass
class Header:
    """A header: the name of its area, and what it declares, in order."""

    include: str
    area: str
    brief: str
    paragraphs: list
    items: list

    def of_kind(self, *kinds):
        return [item for item in self.items if item.kind in kinds]


def split_arguments(text):
    """At commas outside of parentheses."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "," and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def joined(text, more):
    """Two lines as one; a word may be divided at its hyphen."""
    return text + ("" if re.search(r"\w-$", text) else " ") + more.strip()


def read_paragraphs(lines):
    """[("text", TEXT) or ("list", [(TERM, TEXT)])]"""
    found = []
    for line in lines:
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


def read_block(block):
    """A comment block without its frame, as an Item without its code."""
    lines = [re.sub(r"^ \* ?", "", line).rstrip() for line in
             block.strip("/* \n").splitlines()]
    at = 1
    while at < len(lines) and lines[at].startswith("  "):
        at += 1
    heading = " ".join(line.strip() for line in lines[:at])
    name, _, brief = heading.partition(" - ")
    item = Item("", name.strip(), brief.strip())
    while at < len(lines) and lines[at].startswith("@"):
        parameter, _, text = lines[at][1:].partition(":")
        at += 1
        while at < len(lines) and re.match(r"  +\S", lines[at]):
            text = joined(text, lines[at])
            at += 1
        item.parameters.append((parameter, text.strip()))
    rest = lines[at:]
    tagged = [index for index, line in enumerate(rest)
              if line.startswith(tuple(f"{tag}:" for tag in TAGS))]
    # In a DOC block these words start paragraphs like any other.
    if tagged and not name.startswith("DOC:"):
        item.paragraphs = read_paragraphs(rest[:tagged[0]])
        text = functools.reduce(joined, rest[tagged[0]:])
        pieces = re.split(rf"(?:^|(?<=\. )|(?<=\) ))({'|'.join(TAGS)}): ",
                          text)
        item.tags = [(tag, text.strip()) for tag, text in
                     zip(pieces[1::2], pieces[2::2])]
    else:
        item.paragraphs = read_paragraphs(rest)
    return item


def run_in(text):
    """("Threads:", "the rest") where a paragraph starts with such a word."""
    found = re.match(r"([A-Z]\w+(?: \w+){0,2}[.:]) (?=\S)", text)
    return (found[1], text[found.end():]) if found else ("", text)


TOKEN = re.compile(r"""
    (?P<block>/\*\*.*?\*/)
  | (?P<comment>/\*.*?\*/)
  | (?P<define>^\#define[ ](?P<macro>\w+)(?:\([^)]*\))?[ ]+[^\n]*(?:\\\n[^\n]*)*)
  | (?P<include>^\#include[ ]<(?P<file>xenstable/[^>]*)>)
  | (?P<directive>^\#[^\n]*)
  | (?P<brace>extern[ ]"C"[ ]\{|\})
  | (?P<code>[A-Za-z_](?:[^;{]|\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})
        *\})*\})*;)
  | (?P<gap>\n[ \t]*\n)
  """, re.X | re.S | re.M)


def kind_of(code):
    """(kind, name) of a declaration"""
    # What is in comments and braces does not name the declaration.
    text = re.sub(r"/\*.*?\*/", "", code, flags=re.S)
    flat = text
    while "{" in flat:
        flat = re.sub(r"\{[^{}]*\}", "", flat)
    flat = " ".join(flat.rstrip(";").split())
    found = re.fullmatch(r"(?:typedef )?(struct|enum|union) (\w+).*", flat)
    if found and "(" not in flat and "*" not in flat:
        return found.groups()
    if flat.startswith("typedef"):
        name = re.search(r"\(\*(\w+)\)|(\w+)\(|(\w+)(?:\[\w*\])?$", flat)
        return "typedef", next(filter(None, name.groups()))
    return "function", re.search(r"(\w+)\(", flat).group(1)


def read_header(path):
    text = path.read_text(encoding="utf-8")
    # The guards and what is meant for C++ say nothing to a reader.
    text = re.sub(r"^#(ifdef __cplusplus.*?#endif)", "", text,
                  flags=re.S | re.M)
    header = Header(f"xenstable/{path.name}", "", "", [], [])
    pending, comment, group = None, "", None
    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "file":
            kind = "include"
        if kind == "block":
            pending = read_block(token["block"])
            if pending.name.startswith("DOC:"):
                header.area = pending.name.removeprefix("DOC:").strip()
                header.brief = pending.brief
                header.paragraphs = pending.paragraphs
                pending = None
        elif kind == "comment":
            comment = " ".join(re.sub(r"^ *\*", "", line).strip() for line in
                               token["comment"][2:-2].splitlines()).strip()
        elif kind in ("define", "macro"):
            if token["macro"].endswith("_H"):
                continue
            if group is None:
                group = Item("constants", "", comment)
                header.items.append(group)
                comment = ""
            group.code += token["define"] + "\n"
        elif kind == "gap":
            group, comment = None, "" if group is None else comment
        elif kind == "code":
            item = pending or Item("")
            item.kind, item.name = kind_of(token["code"])
            item.code = token["code"]
            # A comment of the form "Xen X.Y" stands before a prototype.
            if re.fullmatch(r"Xen \d+\.\d+", comment):
                item.tags.append(("Xen", f"{comment[4:]} and later."))
            header.items.append(item)
            pending, comment, group = None, "", None
    header.items = without_announcements(header.items)
    return header


def without_announcements(items):
    """A struct that is only named here may be declared in full below."""
    full = {item.name for item in items if "{" in item.code}
    return [item for item in items
            if "{" in item.code or item.name not in full or
            item.kind == "function"]


def read_headers(folder, names=None):
    """The headers in an order fit to read; one that has no DOC block of its
    own belongs to the core."""
    paths = [folder / name for name in names] if names else \
        sorted(folder.glob("*.h"))
    headers = [read_header(path) for path in paths]
    whole = [header for header in headers if header.area]
    for header in headers:
        if not header.area:
            core = next(h for h in whole if h.area == "core")
            core.items.extend(header.items)
    return sorted(whole, key=lambda header: (
        header.area != "xenstable", header.area != "core", header.area))
