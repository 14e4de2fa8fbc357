# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Xen release that the registry does not know: what is new in it, as lines
of the registry to review. Called by check-xen.

A line with + is to be added, one with ! tells of something that the registry
cannot say in a line: removed, retyped, renumbered. Lines with ? are on offer:
functions and flags that the release before did not have either (--old), to
be taken where libxenstable wants them."""

import re
import sys
from pathlib import Path

import xen_headers
from libxc import BASE_BYTES
from registry import in_release, release_key

LIBXL = "".join(f"#include <{name}>\n" for name in (
    "stddef.h", "libxl.h", "libxl_event.h", "libxl_utils.h", "libxl_uuid.h",
    "libxlutil.h"))
UNSIGNED = {1: "uint8_t", 2: "uint16_t", 4: "uint32_t", 8: "uint64_t"}


class Report:
    def __init__(self, release):
        self.release, self.place = release, None
        self.nr_added = self.nr_changed = self.nr_offered = 0

    def write(self, place, mark, line):
        if place != self.place:
            print(f"symbols/{place}")
            self.place = place
        print(f"{mark} {line}")

    def add(self, place, line, since=True):
        self.nr_added += 1
        self.write(place, "+", line + (f"  since {self.release}"
                                       if since else ""))

    def changed(self, place, line):
        self.nr_changed += 1
        self.write(place, "!", line)

    def offer(self, place, line):
        self.nr_offered += 1
        self.write(place, "?", line)


def watch_release(report, compiler, headers, options, exported):
    macros = compiler.macros(headers)
    numbers = compiler.values(headers, ["XEN_DOMCTL_INTERFACE_VERSION",
                                        "XEN_SYSCTL_INTERFACE_VERSION"])
    node = f"libxenctrl_{report.release}.0"
    if options.lib:
        node = exported.get("xc_interface_open") or "-"
    report.add("releases", f"release {report.release}  "
               f"domctl {numbers['XEN_DOMCTL_INTERFACE_VERSION']:#x}  "
               f"sysctl {numbers['XEN_SYSCTL_INTERFACE_VERSION']:#x}  "
               f"xenctrl {node}", since=False)
    return macros


def watch_numbers(report, compiler, headers, registry):
    wanted = registry.numbers
    found = compiler.values(headers, wanted)
    for name, value in wanted.items():
        if name not in found:
            report.changed("hypercalls", f"number {name} is gone")
        elif found[name] != int(value, 0):
            report.changed("hypercalls", f"number {name} is {found[name]}, "
                           f"was {value}")


def watch_hypercall_structs(report, compiler, headers, registry, base, arms,
                            common):
    text = xen_headers.clean(compiler.preprocess(headers))
    real = xen_headers.structs(text)
    for struct in registry.hypercall_structs:
        name, arm = arms.get(struct.name, (struct.name, ""))
        place = f"hypercalls: struct {struct.name}"
        layout = struct.layout_in(base)
        if name not in real:
            report.changed(place, "is gone")
            continue
        paths = {}  # of the release, without holes
        for path, type_ in real[name]:
            inside = path.removeprefix(arm) if arm else path
            if arm and inside == path and path not in common:
                continue
            if not re.match(r"_?pad", inside):
                paths[inside] = path
        known = {field.name: field for field in layout.fields
                 if not re.match(r"_?pad", field.name)}
        wanted = [f"sizeof((({'struct ' + name} *)0)->{path})"
                  for path in paths.values()]
        wanted.append(f"sizeof(struct {name})")
        sizes = compiler.values(headers, wanted)
        before = None
        for inside, path in paths.items():
            bytes_ = sizes.get(f"sizeof(((struct {name} *)0)->{path})")
            top = inside.split(".")[0]
            if inside in known:
                field = known[inside]
                was = BASE_BYTES[field.base] * field.count
                if bytes_ not in (None, was) and inside != "arch_config":
                    report.changed(place, f"field {inside} has {bytes_} "
                                   f"bytes, had {was}")
            elif top not in known and top == inside and bytes_:
                type_ = UNSIGNED.get(bytes_, f"uint8_t[{bytes_}]")
                report.add(place, f"field {inside} {type_}")
                print(f"    after {before or 'the beginning'}")
            before = inside
        tops = {path.split(".")[0] for path in paths} | set(paths)
        for gone in known.keys() - tops:
            report.changed(place, f"field {gone} is gone")
        real_size = sizes.get(f"sizeof(struct {name})")
        if real_size != layout.size.bytes:
            report.add(place, f"size {real_size}")


def watch_functions(report, place, compiler, headers, known, old):
    """`known`: [(name, prototype)] of the registry."""
    real = xen_headers.prototypes(xen_headers.clean(
        compiler.preprocess(headers)))
    source = headers + "\n".join(
        "typedef " + re.sub(rf"\b{name}\(", f"ours_{name}(", prototype) + ";"
        for name, prototype in known if name in real)
    same = {f"__builtin_types_compatible_p(__typeof__({name}), ours_{name})":
            name for name, _ in known if name in real}
    for expression, value in compiler.values(source, same).items():
        if not value:
            report.changed(place, f"function {real[same[expression]]}")
    for name, _ in known:
        if name not in real:
            report.changed(place, f"function {name} is gone")
    if old is None:
        return {}
    before = xen_headers.prototypes(xen_headers.clean(old))
    names = {name for name, _ in known}
    return {name: prototype for name, prototype in real.items()
            if name not in before and name not in names}


def type_of(member):
    if member.kind == "array":
        return member.type + " *"
    return ("const " if member.borrowed else "") + member.type


def member_lines(fields, new):
    """(line, path before it) for each path of `new`."""
    before, types = None, dict(fields)
    counts = {}
    for path, type_ in fields:
        prefix, _, name = path.rpartition(".")
        count = (prefix + "." if prefix else "") + "num_" + name
        if path in new and type_.endswith(" *") and type_ != "char *" and \
                types.get(count) == "int":
            counts[path] = count
    for path, type_ in fields:
        if path in new and path not in counts.values():
            if path in counts:
                yield (f"array {path}  {type_[:-2]}  count "
                       f"{counts[path].rpartition('.')[2]}"), before
            else:
                yield f"field {path}  {type_}", before
        if path not in counts.values():
            before = path


def watch_struct(report, compiler, libxl, struct, fields, base, sizes):
    place = f"toolstack-types: struct {struct.name}"
    real_size = sizes.get(f"sizeof({struct.name})")
    if real_size != struct.size_in(base):
        report.add(place, f"size  {real_size}")
    known = {}
    for member in struct.walk():
        if member.kind in ("group", "union") or \
                not in_release(member, base):
            continue
        known[member.path] = type_of(member)
        if member.kind == "array":
            prefix, dot, _ = member.path.rpartition(".")
            known[prefix + dot + member.count] = "int"
    real = dict(fields)
    new = {path for path in real if path not in known and
           not any(path.startswith(p + ".") for p in known)}
    for line, before in member_lines(fields, new):
        report.add(place, line)
        print(f"    after {before or 'the beginning'}")
    for path in known:
        if path not in real and \
                not any(p.startswith(path + ".") for p in real):
            report.changed(place, f"member {path} is gone")
    watch_types(report, place, compiler, struct, known, real)
    return {re.sub(r"[^\w].*", "", real[path]) for path in new}


def watch_types(report, place, compiler, struct, known, real):
    private = {m.path for m in struct.walk() if m.private}
    same = {}
    for path, type_ in known.items():
        # Xen has several opinions what the opaque policy points to.
        if path not in private and "cpuid_policy" not in type_:
            same["__builtin_types_compatible_p(__typeof__"
                 f"((({struct.name} *)0)->{path}), __typeof__({type_}))"
                 ] = path
    for expression, value in compiler.values(LIBXL, same).items():
        path = same[expression]
        if not value:
            report.changed(place, f"member {path} is {real.get(path, '?')}, "
                           f"was {known[path]}")


def watch_enum(report, enum, real, base):
    place = f"toolstack-enums: enum {enum.name}"
    known = {value.name: value.number for value in enum.values
             if in_release(value, base)}
    for name, number in real.items():
        if name not in known:
            report.add(place, f"value {name}  {number}")
        elif known[name] != number:
            report.changed(place, f"value {name} is {number}, "
                           f"was {known[name]}")
    for name in known.keys() - real.keys():
        report.changed(place, f"value {name} is gone")


def add_type(report, name, real_enums, real_structs, sizes):
    """A type that a new member needs; returns the types it needs."""
    if name in real_enums:
        place = f"toolstack-enums: new enum {name}"
        report.add(place, f"enum {name}")
        for value, number in real_enums[name].items():
            report.add(place, f"  value {value}  {number}", since=False)
    elif name in real_structs:
        place = f"toolstack-types: new struct {name}"
        fields = real_structs[name]
        report.add(place, f"struct {name}")
        report.add(place, f"  size  {sizes[f'sizeof({name})']}", since=False)
        for line, _ in member_lines(fields, dict(fields)):
            report.add(place, "  " + line, since=False)
        return {re.sub(r"[^\w].*", "", type_) for _, type_ in fields}
    return set()


def watch_toolstack(report, compiler, old, options, libxl, base):
    text = "".join((Path(options.include) / name).read_text()
                   for name in ("_libxl_types.h", "libxl.h", "libxl_event.h",
                                "libxl_uuid.h"))
    text = xen_headers.clean(text)
    real_enums, real_structs = (xen_headers.enums(text),
                                xen_headers.structs(text))
    sizes = compiler.values(LIBXL, [f"sizeof({n})" for n in real_structs
                                    if n.startswith("libxl_")])
    for enum in libxl.enums.values():
        if in_release(enum, base) and enum.name in real_enums:
            watch_enum(report, enum, real_enums[enum.name], base)
    needed = set()
    for struct in libxl.structs.values():
        if not in_release(struct, base):
            continue
        if struct.name in real_structs:
            needed |= watch_struct(report, compiler, libxl, struct,
                                   real_structs[struct.name], base, sizes)
        elif f"sizeof({struct.name})" not in compiler.values(
                LIBXL, [f"sizeof({struct.name})"]):
            report.changed(f"toolstack-types: struct {struct.name}",
                           "is gone")
    done = set(libxl.enums) | set(libxl.structs)
    while needed - done:
        name = min(needed - done)
        done.add(name)
        needed |= add_type(report, name, real_enums, real_structs, sizes)

    known = [(f.name, f.prototype)
             for f in [*libxl.derived(), *libxl.functions]
             if in_release(f, base) and hasattr(f, "prototype")]
    new = watch_functions(report, "toolstack-functions", compiler, LIBXL,
                          known, old and old.preprocess(LIBXL))
    watch_constants(report, compiler, libxl, base)
    return new


def watch_constants(report, compiler, libxl, base):
    constants = [c for c in libxl.constants if in_release(c, base)]
    wanted = [e for c in constants for e in (c.name, c.value)]
    found = compiler.values(LIBXL, wanted)
    for constant in constants:
        if constant.name not in found:
            report.changed("toolstack-constants", f"{constant.name} is gone")
        elif found[constant.name] != found.get(constant.value):
            report.changed("toolstack-constants", f"{constant.name} is "
                           f"{found[constant.name]}, was {constant.value}")


def offer(report, compiler, old, new_xc, new_libxl):
    derived = re.compile(r"_(init|dispose|copy|to_json|from_json|to_string|"
                         r"from_string|gen_json|init_\w+|list_free)$")
    for prototype in new_xc.values():
        report.offer("xenctrl",
                     f"function since {report.release} {prototype}")
    for name, prototype in new_libxl.items():
        if not derived.search(name):
            report.offer("toolstack-functions",
                         f"function since {report.release} {prototype}")
    if old:
        before = old.macros(LIBXL)
        for name in sorted(compiler.macros(LIBXL)):
            if name.startswith("LIBXL_HAVE_") and name not in before:
                report.offer("toolstack-have",
                             f"have {name} since {report.release} THING...")


def run(options, registry, headers, exported, arms, common):
    """Return the exit status."""
    base = next((release for release in reversed(registry.releases)
                 if release_key(release) < release_key(options.xen)), None)
    if base is None:
        sys.exit(f"the registry begins with Xen {registry.releases[0]}")
    print(f"Xen {options.xen} is not in the registry; compared with what it "
          f"says of {base}:")
    report = Report(options.xen)
    compiler = xen_headers.Compiler(options.cc, options.include)
    old = options.old and xen_headers.Compiler(options.cc, options.old)
    watch_release(report, compiler, headers, options, exported)
    watch_numbers(report, compiler, headers, registry)
    watch_hypercall_structs(report, compiler, headers, registry, base, arms,
                            common)
    known = [(function.name, function.prototype)
             for function in registry.xenctrl if in_release(function, base)]
    new_xc = watch_functions(report, "xenctrl", compiler, headers, known,
                             old and old.preprocess(headers))
    new_libxl = {}
    if (Path(options.include) / "_libxl_types.h").exists():
        new_libxl = watch_toolstack(report, compiler, old, options, registry,
                                    base)
    else:
        print("no headers of libxl there: symbols/toolstack-* left out")
    offer(report, compiler, old, new_xc, new_libxl)
    print(f"Xen {options.xen}: {report.nr_added} lines to add, "
          f"{report.nr_changed} changes to think about, "
          f"{report.nr_offered} on offer")
    return 1
