# SPDX-License-Identifier: LGPL-2.1-or-later
"""Functions of libxenctrl, libxl and libxlutil against a reading, and those
that are asked for."""

import re

from libxl_types import names_in
from registry_parsers import in_release
from xen_headers import HYPERCALLS, LIBXL

XENCTRL, LIBXL_FILE = "xenctrl", "toolstack-functions"
# Only one operation needs these of libxenctrl.
OPERATIONS = "operations"
# What follows from a type, or frees a list of it, is no news of its own.
DERIVED = re.compile(r"_(init|dispose|copy|to_json|from_json|to_string|"
                     r"from_string|gen_json|parse_json|init_\w+)$")


def compare_known(changes, names, reading, headers, real, known):
    """`known`: [(function, prototype, is it in the file?)]"""
    source = headers + "\n".join(
        "typedef " + re.sub(rf"\b{function}\(", f"ours_{function}(",
                            prototype) + ";"
        for function, prototype, _ in known if function in real)
    same = {f"__builtin_types_compatible_p(__typeof__({f}), ours_{f})": f
            for f, _, _ in known if f in real}
    equal = {same[e]: value for e, value in
             reading.compiler.values(source, same).items()}
    for function, prototype, written in known:
        pattern = rf"function .*\b{function}\(" if written else "(?!)"
        name = changes.place_of(pattern, names)
        fresh = any(function.startswith(thing) for thing in changes.fresh)
        if function not in real:
            changes.differs(name, pattern, prototype,
                            f"function {function} is gone", fresh=fresh)
        elif not equal.get(function, 1):
            changes.differs(name, pattern, prototype,
                            f"function {real[function]}", fresh=fresh)


def compare_xenctrl(changes, reading, registry):
    known = [(f.name, f.prototype, True) for f in registry.xenctrl
             if in_release(f, changes.base)]
    compare_known(changes, (XENCTRL, OPERATIONS), reading, HYPERCALLS,
                  reading.xenctrl_functions, known)
    return {f.name for f in registry.xenctrl}


def compare_libxl(changes, reading, registry):
    derived, own = list(registry.derived()), registry.functions
    # A last parameter that the registry knows to have come is no news.
    known = [(f.name, f.prototype_in(reading.release), f in own)
             for f in [*derived, *own]
             if in_release(f, changes.base)]
    compare_known(changes, (LIBXL_FILE,), reading, LIBXL,
                  reading.libxl_functions, known)
    return {f.name for f in [*derived, *own]}


def registry_prototype(prototype):
    """With a name for every parameter; None for what the registry's
    language has not: no parameters, or any number of them."""
    match = re.match(r"(.*?\w+)\((.*)\)$", prototype)
    named = []
    for number, part in enumerate(re.split(r",\s*", match[2])):
        if part in ("void", "", "...") or "(" in part:
            return None
        part = re.sub(r"^(.*?)(\w+)\[\w*\]$", r"\1*\2", part)
        if part.endswith("*"):
            part += f"p{number}"
        elif " " not in part:
            part += f" p{number}"
        named.append(part)
    return f"{match[1]}({', '.join(named)})"


def take_libxl(changes, reading, registry, function, types):
    """A line for a function, where its name belongs, and for its types.
    Is it written?"""
    place = LIBXL_FILE
    prototype = registry_prototype(reading.libxl_functions[function])
    if reading.is_inline(function) or not prototype:
        changes.tell("!", place, f"{function}() has to be written by hand: "
                     "in the header alone, or with parameters that a line "
                     "cannot say")
        return False
    failed = types.add_types(set(names_in(
        prototype.replace(function, "", 1))))
    if failed:
        changes.tell("!", place, f"{function}() needs {', '.join(failed)}")
        return False
    words = changes.since() + changes.brought(registry.generations[0][0])
    line = " ".join(["function", *words.split(), prototype])
    file, header = changes.file(place), reading.header_of(function)
    start = file.find(rf"header {re.escape(header)}\s*$")[0]
    at = start + 1
    while at < len(file.lines) and file.lines[at].strip():
        name = re.search(r"(\w+)\(", file.lines[at])
        if name and name[1] > function:
            break
        at += 1
    file.insert(at, line)
    changes.tell("+", place, line)
    return True


def take_xenctrl(changes, reading, function):
    line = " ".join(filter(None, [
        "function", changes.since().strip(),
        reading.xenctrl_functions[function]]))
    file = changes.file(XENCTRL)
    file.insert(file.find("function ")[-1] + 1, line)
    changes.tell("+", XENCTRL, line)


class News:
    """Functions that came with a release, by what the one before had."""

    def __init__(self, asked):
        self.asked = asked  # names, or {"all"}
        self.found, self.taken = set(), set()

    def wanted(self, function):
        return function in self.asked or (
            "all" in self.asked and not function.startswith("xc_"))

    def compare(self, changes, reading, before, registry, types):
        known = compare_xenctrl(changes, reading, registry)
        for name, prototype in reading.xenctrl_functions.items():
            if name in known:
                continue
            if name in self.asked:
                self.found.add(name)
                take_xenctrl(changes, reading, name)
            elif before and name not in before.xenctrl_functions:
                changes.tell("?", XENCTRL, f"function{changes.since()} "
                             f"{prototype}")
        known = compare_libxl(changes, reading, registry)
        for name in sorted(reading.libxl_functions.keys() - known):
            if DERIVED.search(name) or "__" in name or \
                    not reading.header_of(name):
                continue
            if self.wanted(name):
                self.found.add(name)
                if take_libxl(changes, reading, registry, name, types):
                    self.taken.add(name)
                    changes.fresh.add(name)
            elif before and name not in before.libxl_functions:
                changes.tell("?", LIBXL_FILE, f"function{changes.since()} "
                             f"{reading.libxl_functions[name]}")

    def missing(self):
        return sorted(self.asked - self.found - {"all"})
