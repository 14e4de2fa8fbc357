# SPDX-License-Identifier: LGPL-2.1-or-later
"""What one Xen release says: its headers, the compiler's answers about
them, and the IDL where there is a source tree."""

import functools
import re
import subprocess
from pathlib import Path

import xen_headers
from idl import Line
from source import Source, SourceError

TYPES = ("_libxl_types.h", "libxl.h", "libxl_event.h", "libxl_utils.h",
         "libxl_uuid.h", "libxlutil.h")


def exported(library):
    """{name: node} of the functions that a library exports."""
    text = subprocess.run(
        ["readelf", "--wide", "--dyn-syms", str(library)],
        capture_output=True, text=True, check=True).stdout
    found = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) < 8 or words[3] != "FUNC" or words[6] == "UND":
            continue
        name, _, node = words[7].partition("@")
        found[name] = node.strip("@")
    return found


class Reading:
    def __init__(self, release, include, cc, source=None):
        self.release, self.include = release, Path(include)
        self.source, self.idl = source, source and source.idl
        for name in "xenctrl.h", "_libxl_types.h":
            if not (self.include / name).exists():
                raise SourceError(f"{include}: no {name}")
        self.cc = cc
        self.compiler = xen_headers.Compiler(cc, include)
        self.library = None

    @classmethod
    def of_source(cls, release, tree, cc, folder):
        source = Source(tree, folder)
        found = source.release()
        if found != release:
            raise SourceError(f"{tree} is Xen {found}, not {release}")
        return cls(release, source.include, cc, source)

    @classmethod
    def of_headers(cls, release, include, library, cc):
        reading = cls(release, include, cc)
        if library:
            reading.library = Path(library) / f"libxenctrl.so.{release}"
            if not reading.library.exists():
                raise SourceError(f"{reading.library} does not exist")
        return reading

    def node(self):
        """Of libxenctrl's symbols; - for none, None when nothing tells."""
        if self.source:
            return self.source.node()
        if self.library:
            return exported(self.library).get("xc_interface_open") or "-"
        return None

    @functools.cached_property
    def hypercall_structs(self):
        return xen_headers.structs(xen_headers.clean(
            self.compiler.preprocess(xen_headers.HYPERCALLS)))

    @functools.cached_property
    def types_text(self):
        return xen_headers.clean("".join(
            (self.include / name).read_text() for name in TYPES))

    @functools.cached_property
    def enums(self):
        """{enum: {enumerator: number}}"""
        found = {name: list(values) for name, values in
                 xen_headers.enums(self.types_text).items()}
        if self.idl:
            found.update((name, list(values)) for name, values in
                         self.idl.enums.items())
        numbers = self.libxl_values(
            [value for values in found.values() for value in values])
        return {name: {value: numbers[value] for value in values
                       if value in numbers}
                for name, values in found.items()}

    @functools.cached_property
    def structs(self):
        """{struct: [Line]} of libxl"""
        found = {name: list(header_lines(fields)) for name, fields in
                 xen_headers.structs(self.types_text).items()}
        if self.idl:
            found.update(self.idl.structs)
        return found

    @functools.cached_property
    def xenctrl_functions(self):
        return xen_headers.prototypes(xen_headers.clean(
            self.compiler.preprocess(xen_headers.HYPERCALLS)))

    @functools.cached_property
    def libxl_functions(self):
        return xen_headers.prototypes(xen_headers.clean(
            self.compiler.preprocess(xen_headers.LIBXL)))

    @functools.cached_property
    def libxl_macros(self):
        return self.compiler.macros(xen_headers.LIBXL)

    def libxl_values(self, expressions):
        return self.compiler.values(xen_headers.LIBXL, expressions)

    def header_of(self, function):
        """The header that declares a function of libxl or libxlutil."""
        for name in xen_headers.LIBXL_HEADERS:
            text = xen_headers.clean((self.include / name).read_text())
            if re.search(rf"\b{function}\s*\(", text):
                return name
        return None

    def is_inline(self, function):
        name = self.header_of(function)
        return bool(name and re.search(
            rf"\bstatic\s+inline\b[^;{{}}]*\b{function}\s*\(",
            xen_headers.clean((self.include / name).read_text())))

    @functools.cached_property
    def have(self):
        """{LIBXL_HAVE_ macro: the comments before it and about it}, in
        order, of any machine."""
        text = "".join((self.include / name).read_text()
                       for name in xen_headers.LIBXL_HEADERS)
        found, last = {}, ""
        for comment, macro in re.findall(
                r"(/\*(?:(?!\*/).)*\*/)|^#\s*define\s+(LIBXL_HAVE_\w+)",
                text, re.M | re.S):
            last = comment or last
            if macro:
                found.setdefault(macro, last)
        for comment in re.findall(r"/\*(?:(?!\*/).)*\*/", text, re.S):
            for macro in set(re.findall(r"LIBXL_HAVE_\w+", comment)):
                if macro in found and comment not in found[macro]:
                    found[macro] += comment
        return found

    @functools.cached_property
    def libxl_names(self):
        """Functions that the headers have for any machine."""
        return set(re.findall(
            r"\b((?:libxl|xlu)_\w+)\s*\(", xen_headers.clean("".join(
                (self.include / header).read_text()
                for header in xen_headers.LIBXL_HEADERS))))

    def init_values(self, wanted):
        """{(type, C expression): number} of what init sets."""
        macros = self.source.macros() if self.source else {}
        text = xen_headers.LIBXL + "".join(
            f"#ifndef {name}\n#define {name} {body}\n#endif\n"
            for name, body in macros.items())
        pairs = {f"({type_})({init})": (type_, init)
                 for type_, init in wanted}
        found = self.compiler.values(text, pairs)
        return {pairs[e]: value for e, value in found.items()}


def header_lines(fields):
    """Members as a header has them: it tells neither unions nor keys, nor
    what init sets."""
    count = ""
    for path, type_ in fields:
        name = path.rpartition(".")[2]
        if count and type_.endswith(" *"):
            yield Line("array", path, type_.removesuffix(" *"), count=count)
            count = ""
        elif type_ == "int" and name.startswith("num_"):
            count = name
        else:
            const = type_.startswith("const ") and type_.endswith("*")
            yield Line("field", path, type_.removeprefix("const ")
                       if const else type_, borrowed=const)
