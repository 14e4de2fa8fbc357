# SPDX-License-Identifier: LGPL-2.1-or-later
"""Releases, and what symbols/hypercalls and the blocks of
symbols/operations say of hypercalls, against a reading."""

import re

from registry_parsers import BASE_BYTES, in_release
from source import SourceError
from xen_headers import ARMS, COMMON, HYPERCALLS, OPAQUE, is_padding

UNSIGNED = {1: "uint8_t", 2: "uint16_t", 4: "uint32_t", 8: "uint64_t"}
FILES = ("hypercalls", "operations")


def compare_release(changes, reading, registry):
    numbers = reading.compiler.values(HYPERCALLS, [
        f"XEN_{name}_INTERFACE_VERSION" for name in ("DOMCTL", "SYSCTL")])
    if len(numbers) < 2:
        raise SourceError(f"Xen {reading.release}: no interface versions in "
                          "domctl.h and sysctl.h")
    facts = {name: f"{numbers[f'XEN_{name.upper()}_INTERFACE_VERSION']:#x}"
             for name in ("domctl", "sysctl")}
    facts["xenctrl"] = reading.node()
    release = registry.release.get(reading.release)
    if release:
        known = {"domctl": release.domctl, "sysctl": release.sysctl,
                 "xenctrl": release.node or "-"}
        for name, value in facts.items():
            if value not in (None, known[name]):
                changes.differs("releases", rf"release {reading.release}\b",
                                f"{name} {known[name]}", f"{name} {value}")
        return
    if facts["xenctrl"] is None:
        facts["xenctrl"] = f"libxenctrl_{reading.release}.0"
        changes.tell("!", "releases", "no library to read the version node "
                     f"of libxenctrl.so.{reading.release} from: guessed")
    words = [f"{name} {value}" for name, value in facts.items()]
    changes.add("releases", "  ".join([f"release {reading.release}", *words]),
                after="release ")


def place(changes, keyword, name):
    """The file that has a number or a struct."""
    return changes.place_of(rf"{keyword} {name}\b", FILES)


def compare_numbers(changes, reading, registry):
    wanted = registry.numbers
    found = reading.compiler.values(HYPERCALLS, wanted)
    for name, value in wanted.items():
        now = found.get(name)
        if now != int(value, 0):
            changes.differs(place(changes, "number", name),
                            rf"number {name}\b", f"number {name} {value}",
                            f"number {name} is "
                            f"{'gone' if now is None else now}")


def compare_structs(changes, reading, registry):
    sizes = measure(reading, registry)
    for struct in registry.hypercall_structs:
        fields = [f for f in struct.fields if in_release(f, changes.base)]
        compare_struct(changes, reading, struct.name, fields, sizes)
        compare_sizes(changes, reading, struct, sizes)


def measure(reading, registry):
    """{(struct of Xen's, path, "" for all of it): bytes}"""
    wanted = {}
    for struct in registry.hypercall_structs:
        real, paths = real_fields(reading, struct.name)
        wanted[f"sizeof(struct {real})"] = real, ""
        for _, path in paths or ():
            wanted[f"sizeof(((struct {real} *)0)->{path})"] = real, path
    found = reading.compiler.values(HYPERCALLS, wanted)
    return {wanted[expression]: size for expression, size in found.items()}


def real_fields(reading, name):
    """(struct of Xen's, [(our name, Xen's path)]); None when it is gone."""
    real, arm = ARMS.get(name, (name, ""))
    if real not in reading.hypercall_structs:
        return real, None
    found = []
    for path, _ in reading.hypercall_structs[real]:
        if arm and not path.startswith(arm) and path not in COMMON:
            continue
        found.append((path.removeprefix(arm), path))
    return real, found


def compare_struct(changes, reading, name, fields, sizes):
    real, paths = real_fields(reading, name)
    if paths is None:
        changes.differs(place(changes, "struct", name),
                        rf"struct {name}\b", f"struct {name}",
                        f"struct {name} is gone")
        return
    known, file = {f.name: f for f in fields}, place(changes, "struct", name)
    holes = {n for n in known if is_padding(n)}
    before, news = None, False
    for inside, path in paths:
        bytes_ = sizes.get((real, path))
        top = inside.split(".")[0]
        if inside in known:
            was = BASE_BYTES[known[inside].base] * known[inside].count
            if bytes_ not in (None, was) and (name, inside) not in OPAQUE \
                    and inside not in holes:
                changes.differs(
                    file, rf"\s+field {inside}\s", f"{was} bytes",
                    f"field {inside} has {bytes_} bytes", name)
            before, news = inside, False
        elif top in known:
            before, news = top, False
        elif bytes_ and top == inside and (news or not is_padding(inside)):
            type_ = UNSIGNED.get(bytes_, f"uint8_t[{bytes_}]")
            if insert(changes, name, before and rf"field {before}\s",
                      f"    field {inside:<18} {type_}{changes.since()}"):
                before, news = inside, True
    tops = {inside.split(".")[0] for inside, _ in paths} | {
        inside for inside, _ in paths}
    for gone in known.keys() - tops - holes:
        changes.differs(file, rf"\s+field {gone}\s", f"field {gone}",
                        f"field {gone} is gone", name)


def insert(changes, struct, before, line):
    """Behind the last line that begins like this. These blocks are aligned
    by hand, so the line comes as it is."""
    name = place(changes, "struct", struct)
    if not changes.may_add(name, struct, line):
        return False
    file = changes.file(name)
    start, end = file.block(struct)
    at = file.find(rf"\s+{before}", start, end) if before else []
    file.insert((at[-1] if at else start) + 1, line)
    changes.tell("+", changes.head(name, struct), " ".join(line.split()))
    return True


def compare_sizes(changes, reading, struct, sizes):
    name = struct.name
    real = ARMS.get(name, (name, ""))[0]
    if real not in reading.hypercall_structs:
        return
    known = [size for size in struct.sizes
             if in_release(size, changes.base)][-1]
    where, machine = place(changes, "struct", name), known.machine
    bytes_ = sizes.get((real, ""))
    there = machine and reading.compiler.size_on(machine, real)
    if bytes_ == known.bytes and there in (None, known.bytes_there):
        return
    line = f"    size {bytes_}{changes.since()}"
    if there:
        line += f"  {machine} {there}"
    elif machine:
        changes.tell("!", changes.head(where, name),
                     f"size on {machine}: the compiler does not tell")
    if changes.known:
        changes.differs(where, r"\s+size ", "", line.strip(), name)
        return
    insert(changes, name, "size ", line)


def compare(changes, reading, registry):
    compare_release(changes, reading, registry)
    compare_numbers(changes, reading, registry)
    compare_structs(changes, reading, registry)
