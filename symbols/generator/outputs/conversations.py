# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/fake/conversation-*.h: conversations with Xen, see conversation.h.

calls   the hypercalls as tables
rename  the fake libxenctrl's functions under other names
record  functions of libxenctrl that call those, and write it down
play    the same calls, read from text, asked of a libxenctrl
"""

import re

from emit import NOTICE

# Those that follow from no block of symbols/operations alone. Hypercall,
# command, its structure; then: what its handle leads to (handle, count, bytes
# of an element), and whether what comes back is the machine's.
CALLS = [
    ("memory_op", "XENMEM_populate_physmap", "xen_memory_reservation",
     ("FRAMES", "extent_start", "nr_extents", "xen_pfn_t"), False),
    ("memory_op", "XENMEM_machine_memory_map", "xen_memory_map",
     ("ROOM", "buffer", "nr_entries", "struct e820entry"), True),
    ("memory_op", "XENMEM_current_reservation", None, None, True),
    ("physdev_op", "PHYSDEVOP_map_pirq", "physdev_map_pirq", None, False),
    ("kexec_op", "KEXEC_CMD_kexec_load", "xen_kexec_load",
     ("SEGMENTS", "segments", "nr_segments", "struct xen_kexec_segment"),
     False),
    ("domctl", "XEN_DOMCTL_memory_mapping", "xen_domctl_memory_mapping", None,
     False),
    ("domctl", "XEN_DOMCTL_bind_pt_irq", "xen_domctl_bind_pt_irq_msi", None,
     False),
    ("domctl", "XEN_DOMCTL_unbind_pt_irq", "xen_domctl_bind_pt_irq_msi", None,
     False),
    ("sysctl", "XEN_SYSCTL_getdomaininfolist", "xen_sysctl_getdomaininfolist",
     ("ROOM", "buffer", "max_domains", 128), False),
    ("sysctl", "XEN_SYSCTL_getcpuinfo", "xen_sysctl_getcpuinfo",
     ("ROOM", "info", "max_cpus", "struct xen_sysctl_cpuinfo"), True),
]

# Of a union, what the first arm does not cover.
OTHER_ARMS = {"xen_domctl_bind_pt_irq_msi": ["xen_domctl_bind_pt_irq_pci"]}

# Fields and parameters that are more than a number.
KINDS = {
    "first_mfn": "MFN", "entry_maddr": "MADDR", "pirq": "PIRQ",
    "machine_irq": "PIRQ", "nr": "CPU", "nr_entries": "RANGES",
    "max_entries": "RANGES",
}
# Those of libxenctrl that are no questions to Xen.
NOT_ASKED = re.compile(r"xc_interface_|xc__")
SCALARS = re.compile(r"^(u?int\d*(_t)?|unsigned int|unsigned long)$")


def fields_of(registry, name, base):
    """C rows of a struct's fields; arrays are padding or the machine's."""
    struct = next(struct for struct in registry.hypercall_structs
                  if struct.name == name)
    tag = f"struct {name}"
    # Where a struct has several layouts, its fields are of no interest.
    if len(struct.layouts()) > 1:
        return []
    rows = []
    for field in struct.fields:
        if field.array or "pad" in field.name:
            continue
        kind = KINDS.get(field.name, "NUMBER")
        if field.name in ("buffer", "info", "extent_start", "segments"):
            kind = "HANDLE"
        rows.append((field.name, f"{base}offsetof({tag}, {field.name})",
                     f"sizeof((({tag} *)0)->{field.name})", kind))
    return rows


def all_calls(registry):
    known = {command for _, command, *_ in CALLS}
    for op in registry.operations:
        hypercall = op.hypercall
        if not hypercall.by and hypercall.calls not in known:
            name = op.via if op.locked else f"{op.via}_op"
            yield (name, hypercall.calls, hypercall.struct, None,
                   op.machines or bool(op.layout))
    yield from CALLS


def print_calls(registry):
    print(NOTICE)
    rows = []
    for hypercall, command, name, buffer, world in all_calls(registry):
        fields, size = [], "sizeof(uint16_t)"
        if hypercall in ("domctl", "sysctl"):
            size = f"sizeof(struct xen_{hypercall})"
            base = f"offsetof(struct xen_{hypercall}, u) + "
            if hypercall == "domctl":
                fields.append(("domain", "offsetof(struct xen_domctl, domain)",
                               "2", "NUMBER"))
            fields += fields_of(registry, name, base)
            for other in OTHER_ARMS.get(name, []):
                fields += [field for field in fields_of(registry, other, base)
                           if field[0] in ("device", "intx")]
        elif name:
            size = f"sizeof(struct {name})"
            fields = fields_of(registry, name, "")
        else:
            fields = [("domid", "0", "2", "NUMBER")]
        table = f"fields_{command}"
        print(f"static const struct conversation_field {table}[] = {{")
        for field, offset, count, kind in fields:
            print(f'    {{"{field}", {offset}, {count}, '
                  f"CONVERSATION_{kind}}},")
        if not fields:
            print("    {0},")
        print("};")
        kind, handle, count, element = "NOTHING", 0, 0, 0
        if buffer:
            names = [field[0] for field in fields]
            kind, handle = buffer[0], names.index(buffer[1])
            count, element = names.index(buffer[2]), buffer[3]
            if isinstance(element, str):
                element = f"sizeof({element})"
        rows.append(
            f'    {{"{hypercall}", __HYPERVISOR_{hypercall}, {command},\n'
            f"     {size}, {table}, {len(fields)}, CONVERSATION_{kind},\n"
            f"     {handle}, {count}, {element}, {str(world).lower()}}},")
    print("const struct conversation_call conversation_calls[] = {")
    print("\n".join(rows))
    print("};")


def functions(registry):
    """(name, [(type, parameter)]) of what is asked."""
    for function in registry.xenctrl:
        if NOT_ASKED.match(function.name):
            continue
        yield function.name, function.parameters


def has_value(kind, name):
    return bool(SCALARS.match(kind)) or (kind == "int *" and name == "pirq")


def print_rename(registry):
    print(NOTICE)
    for name, _ in functions(registry):
        print(f"#define {name} fake_{name}")


def write_arguments(parameters, indent):
    for kind, name in parameters[1:]:
        if SCALARS.match(kind):
            print(f'{indent}conversation_add(line, " {name}=%lld", '
                  f"(long long){name});")
        elif kind == "int *" and name == "pirq":
            print(f'{indent}conversation_add(line, " pirq=%d", *pirq);')
        elif kind == "xen_pfn_t *":
            print(f'{indent}conversation_frames(line, "{name}", {name}, '
                  "nr_extents);")
        elif kind == "xen_kexec_segment_t *":
            print(f"{indent}conversation_segments(line, {name}, nr_segments, "
                  "readable);")


def write_results(parameters, indent):
    print(f'{indent}conversation_add(line, " -> %d %d", rc, '
          "rc < 0 ? error : 0);")
    for kind, name in parameters[1:]:
        if kind == "int *" and name == "pirq":
            print(f'{indent}if (rc >= 0)\n'
                  f'{indent}    conversation_add(line, " pirq=%d", *pirq);')
        elif kind == "uint64_t *" and name == "value":
            print(f'{indent}if (rc >= 0)\n'
                  f'{indent}    conversation_add(line, " value=%lld", '
                  "(long long)*value);")
        elif kind == "xen_pfn_t *":
            print(f'{indent}if (rc >= 0)\n'
                  f'{indent}    conversation_frames(line, "{name}", {name}, '
                  "nr_extents);")


def print_record(registry):
    print(NOTICE)
    for name, parameters in functions(registry):
        words = ", ".join(f"{k}{'' if k.endswith('*') else ' '}{n}"
                          for k, n in parameters)
        names = ", ".join(n for _, n in parameters)
        print(f"\n__typeof__({name}) fake_{name};\n\nint {name}({words})\n{{\n"
              "    struct conversation_line *line;\n    int rc, error;\n\n"
              "    if (!conversation_is_recorded())\n"
              f"        return fake_{name}({names});\n"
              f'    line = conversation_begin(FAKE_RELEASE, "{name}");')
        write_arguments(parameters, "    ")
        print(f"    rc = fake_{name}({names});\n    error = errno;")
        write_results(parameters, "    ")
        print("    conversation_end();\n    errno = error;\n    return rc;\n}")


def print_play(registry):
    print(NOTICE)
    names = []
    for name, parameters in functions(registry):
        names.append(name)
        print(f"\nstatic int play_{name}(struct player *player, "
              "struct conversation_line *line)\n{")
        arguments = []
        for kind, word in parameters:
            arguments.append(word)
            if kind == "xc_interface *":
                arguments[-1] = "player->xch"
            elif SCALARS.match(kind):
                meaning = KINDS.get(word, "NUMBER")
                print(f"    {kind} {word} = ({kind})player_word(player, "
                      f'"{word}", CONVERSATION_{meaning});')
            elif has_value(kind, word):
                print(f'    int {word}_is = (int)player_word(player, '
                      f'"{word}", CONVERSATION_PIRQ);\n'
                      f"    int *{word} = &{word}_is;")
            elif kind == "uint64_t *":
                print(f"    uint64_t {word}_is = 0;\n"
                      f"    uint64_t *{word} = &{word}_is;")
            elif kind == "int *":
                print(f"    int {word}_is = 0;\n    int *{word} = &{word}_is;")
            elif kind == "xen_pfn_t *":
                print(f'    xen_pfn_t *{word} = player_frames(player, '
                      f'"{word}");')
            elif kind == "xen_kexec_segment_t *":
                print(f"    xen_kexec_segment_t *{word} = "
                      "player_segments(player);")
            else:
                print(f"    void *{word} = player_room(player);")
        print(f"    int rc, error;\n\n    if (!player->functions.{name})\n"
              "        return PLAYER_LACKS_IT;\n    errno = 0;\n"
              f"    rc = player->functions.{name}({', '.join(arguments)});\n"
              "    error = errno;")
        write_results(parameters, "    ")
        print("    return 0;\n}")
    print("\nstatic const struct {\n    const char *name;\n"
          "    int (*play)(struct player *player, "
          "struct conversation_line *line);\n} players[] = {")
    for name in names:
        print(f'    {{"{name}", play_{name}}},')
    print("};")
