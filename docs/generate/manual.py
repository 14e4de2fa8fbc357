#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes a manual page of section 3, in mdoc, of the public headers.

usage: manual.py PAGE DATE SYMBOLS

PAGE is libxenstable.3 (all areas in short) or xenstable_AREA.3; DATE is what
the page's .Dd says. Every .Fo line names a function that gets a link.
"""

import re
import sys
import textwrap

from public import Header, read_headers, run_in

# Beyond this man-db cuts what apropos(1) knows of a page.
NAMES_CHARACTERS = 6000
OVERVIEW = Header("xenstable/xenstable.h", "xenstable")


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", text)


def inline(text):
    """A comment's own marks as fonts: @name, `code` and &enum name."""
    text = escape(text)
    text = re.sub(r"@(\w+)", r"\\fI\1\\fP", text)
    text = re.sub(r"`([^`]*)`", r"\\fB\1\\fP", text)
    return re.sub(r"&enum (\w+)", r"\\fBenum \1\\fP", text)


def text_lines(text):
    """Each sentence begins on a line of its own, as mdoc wants it."""
    for sentence in re.split(r"(?<=[.!?:]) +(?=[A-Z\"@])", text):
        for line in textwrap.wrap(sentence, 66, break_on_hyphens=False,
                                  break_long_words=False):
            yield from functions_marked(line)


def functions_marked(line):
    """A function's name is a macro line of its own: "(name())." """
    pieces = re.split(r"(\S*\w\(\)\S*)", line)
    for piece in pieces:
        marked = re.fullmatch(r"(\(?)(\w+)\(\)([).,;:?]*)", piece)
        if marked:
            before, name, after = marked.groups()
            yield " ".join([".Fn", *before, name, *after])
        elif piece.strip():
            yield inline(piece.strip())


def paragraphs(found):
    for index, (kind, content) in enumerate(found):
        if kind == "list":
            yield ".Bl -tag -width EOPNOTSUPP -compact"
            for term, text in content:
                yield f".It Er {term}" if term.startswith("E") else \
                    f".It {escape(term)}"
                yield from text_lines(text)
            yield ".El"
        else:
            if index:
                yield ".Pp"
            heading, content = run_in(content)
            if heading:
                yield f".Sy {heading[:-1]} {heading[-1]}"
            yield from text_lines(content)


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if " " in text else text


def prototype(item):
    yield f".Ft {quoted(escape(item.result))}"
    yield f".Fo {item.name}"
    for argument in item.arguments or ["void"]:
        yield f".Fa {quoted(escape(argument))}"
    yield ".Fc"


def code(text):
    yield ".Bd -literal"
    for line in text.rstrip("\n").splitlines():
        yield escape(line.replace("\t", "    "))
    yield ".Ed"


def parameters(item):
    if not item.parameters:
        return
    longest = max((name for name, _ in item.parameters), key=len)
    width = longest if len(longest) < 16 else "indent"
    yield f".Bl -tag -compact -width {width}"
    for name, text in item.parameters:
        yield f".It Fa {name}" if item.kind == "function" else f".It Va {name}"
        yield from text_lines(text)
    yield ".El"


def described(item, heading):
    """What has a comment block of its own."""
    yield f".Ss {heading}"
    yield from text_lines(item.brief[:1].upper() + item.brief[1:] +
                          ("" if item.brief.endswith("?") else "."))
    if item.kind != "function":
        yield from code(item.code)
    yield from parameters(item)
    for paragraph in item.paragraphs:
        yield ".Pp"
        yield from paragraphs([paragraph])
    for index, (tag, text) in enumerate(item.tags):
        # The result has a paragraph of its own, all others share one.
        if index < 1 or item.tags[index - 1][0] == "Return":
            yield ".Pp"
        yield f".Em {tag} :"
        yield from text_lines(text + ("" if text.endswith(".") else "."))


def page_name(area):
    return "libxenstable" if area == "xenstable" else \
        f"xenstable_{area.replace(' ', '_')}"


def head(name, date):
    yield '.\\" SPDX-License-Identifier: LGPL-2.1-or-later'
    yield '.\\" Written by docs/generate/manual.py from the public headers.'
    yield f".Dd {date}"
    yield f".Dt {name.upper()} 3"
    yield ".Os"
    yield ".Sh NAME"


def see_also(headers, own):
    yield ".Sh SEE ALSO"
    names = [("xenstable", 1)] + sorted(
        (page_name(header.area), 3) for header in headers
        if header.area != own)
    for index, (name, section) in enumerate(names):
        yield f".Xr {name} {section}" + (
            " ," if index + 1 < len(names) else "")


def area_page(header, headers, date):
    functions = header.of_kind("function")
    described_functions = [item for item in functions if item.brief]
    name = page_name(header.area)
    names = [item.name for item in described_functions]
    yield from head(name, date)
    if sum(map(len, names)) > NAMES_CHARACTERS:
        names = []
    names.insert(0, name)
    for each in names[:-1]:
        yield f".Nm {each} ,"
    yield f".Nm {names[-1]}"
    yield f".Nd {header.brief}"
    yield ".Sh SYNOPSIS"
    yield f".In {header.include}"
    for item in functions:
        yield from prototype(item)
    yield ".Sh DESCRIPTION"
    if header.paragraphs:
        yield from paragraphs(header.paragraphs)
    else:
        yield from text_lines(f"This area is about {header.brief}.")
    if described_functions:
        yield ".Sh FUNCTIONS"
        for item in described_functions:
            yield from described(item, f"{item.name}()")
    types = header.of_kind("struct", "enum", "union", "typedef")
    if types:
        yield ".Sh TYPES"
        for item in types:
            if item.brief:
                yield from described(item, f"{item.kind} {item.name}")
        plain = "\n\n".join(item.code for item in types if not item.brief)
        if plain:
            yield from code(plain)
    constants = header.of_kind("constants")
    if constants:
        yield ".Sh CONSTANTS"
        for index, item in enumerate(constants):
            if item.brief:
                if index:
                    yield ".Pp"
                yield from text_lines(item.brief.rstrip(".") + ":")
            yield from code(item.code)
    yield from see_also(headers, header.area)


def overview_page(header, headers, date):
    name = page_name(header.area)
    yield from head(name, date)
    yield f".Nm {name}"
    yield ".Nd a stable interface to the Xen hypervisor's tools libraries"
    yield ".Sh SYNOPSIS"
    yield f".In {header.include}"
    yield ".Pp"
    yield ".Dl cc program.c $(pkg\\-config \\-\\-cflags \\-\\-libs " \
        "libxenstable)"
    yield ".Sh DESCRIPTION"
    yield from text_lines(
        "A program that uses this library is built once. At run time the "
        "library finds out which release of Xen runs, and answers by the "
        "libxenctrl of that release or by hypercalls of its own.")
    yield ".Pp"
    yield "There are these areas, each with a header and a page of its own:"
    yield ".Bl -tag -width indent"
    for other in headers:
        if other.area != header.area:
            yield f".It In {other.include}"
            yield f"{other.area}: {inline(other.brief)}; see"
            yield f".Xr {page_name(other.area)} 3 ."
    yield ".El"
    yield from see_also(headers, header.area)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    page, date, symbols = sys.argv[1:]
    headers = [OVERVIEW, *read_headers(symbols)]
    for header in headers:
        if f"{page_name(header.area)}.3" == page:
            write = overview_page if header is OVERVIEW else area_page
            print("\n".join(write(header, headers, date)))
            return
    sys.exit(f"no header makes {page}")


if __name__ == "__main__":
    main()
