# SPDX-License-Identifier: LGPL-2.1-or-later
"""tests/toolstack/judge-print.[ch]: every member of a value as lines of text,
by libxl's names alone, so that the same source is compiled with a release's
own headers and with ours."""

from emit import LICENCE, NOTICE, emit, short
from words import OLDEST, release_key

# What the printer's own functions take, see judge.h.
NUMBERS = ("bool", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "int",
           "libxl_devid", "libxl_ev_user")
SPECIAL = {
    "char *": "print_text", "libxl_domid": "print_domid",
    "libxl_string_list": "print_list", "libxl_key_value_list": "print_list",
}
BY_ADDRESS = {"libxl_bitmap": "print_bitmap"}
BYTES = ("libxl_uuid", "libxl_ms_vm_genid", "libxl_mac", "libxl_hwcap")
# Opaque in libxl: seen in the JSON of what has it.
UNSEEN = ("libxl_cpuid_policy_list",)


def printed(registry):
    """The structs that have a printer, inner ones first."""
    return [struct for struct in registry.ordered_structs()
            if not struct.plain]


def declaration(struct):
    return (f"void print_{short(struct.name)}(const char *name,\n"
            f"    const {struct.name} *value)")


def print_header(registry):
    print(LICENCE)
    print(NOTICE)
    print("#ifndef JUDGE_PRINT_H\n#define JUDGE_PRINT_H\n")
    print('#include "tests/toolstack/judge.h"\n')
    for struct in printed(registry):
        with_guard(struct.since, OLDEST,
                   lambda struct=struct: print(declaration(struct) + ";"))
    print("\n/* Every struct after init, every name of an enumeration. */")
    print("void print_types(void);")
    print("\n#endif")


def print_source(registry):
    print(LICENCE)
    print(NOTICE)
    print('#include "tests/toolstack/judge-print.h"')
    for struct in printed(registry):
        with_guard(struct.since, OLDEST,
                   lambda struct=struct: print_struct(registry, struct))
    print("\nvoid print_types(void)\n{")
    for struct in printed(registry):
        with_guard(struct.since, OLDEST,
                   lambda struct=struct: print_inits(struct), "    ")
    for enum in registry.enums.values():
        if not enum.plain:
            with_guard(enum.since, OLDEST,
                       lambda enum=enum: print_names(enum), "    ")
    print("}")


def print_inits(struct):
    """What init leaves, and for each case of a union init_KEY()."""
    print_init(struct, struct.name, "")
    for union in struct.walk():
        if union.kind != "union" or not union.key:
            continue
        key = struct.by_path[union.key].name
        for case in union.members:
            with_guard(case.since, struct.since, lambda case=case: print_init(
                struct, f"{struct.name} {case.name}",
                f"{struct.name}_init_{key}(&value, {case.key});"), "    ")


def print_init(struct, name, and_then):
    print(f"    {{\n    {struct.name} value;\n")
    call(f"{struct.name}_init(&value);")
    if and_then:
        call(and_then)
    call(f'print_{short(struct.name)}("{name}", &value);')
    call(f'print_json("{name} json", {struct.name}_to_json(ctx, &value));')
    if not struct.undisposed:
        call(f"{struct.name}_dispose(&value);")
    print("    }")


def print_names(enum):
    """Each text of a number, and back; and what is none."""
    print(f"    {{\n    {enum.name} value = ({enum.name})0;\n")
    for known in enum.values:
        with_guard(known.since, enum.since, lambda known=known: print_name(
            enum, known.name, f"{enum.name}_to_string({known.name})"), "    ")
    print_name(enum, f"{enum.name} no name", '"no name"')
    print_name(enum, f"{enum.name} empty", '""')
    call(f'print_text("{enum.name} 1000", '
         f"{enum.name}_to_string(({enum.name})1000));")
    print("    }")


def print_name(enum, name, text):
    call(f'print_text("{name}", {text});')
    call(f'print_result("{name} from_string", '
         f"{enum.name}_from_string({text}, &value));")
    call(f'print_number("{name} is", (long long)value);')
    call(f'print_json("{name} json", {enum.name}_to_json(ctx, value));')


def with_guard(since, known, body, pad=None):
    """What only later releases have: at compile time with their headers, and
    with ours, which have all, by the running release."""
    late = release_key(since) > release_key(known)
    minor = release_key(since)[1]
    if late:
        print(f"#if JUDGE_MINOR >= {minor}")
        if pad is not None:
            print(f"{pad}if (runs_since({minor})) {{")
    body()
    if late:
        if pad is not None:
            print(f"{pad}}}")
        print("#endif")


def print_struct(registry, struct):
    print(f"\n{declaration(struct)}\n{{")
    print("    int i;\n\n    (void)i;\n    enter(name);")
    for member in struct.members:
        print_member(registry, struct, member)
    print("    leave();\n}")


def print_member(registry, struct, member):
    with_guard(member.since, struct.since,
               lambda: print_known(registry, struct, member), "    ")


def print_known(registry, struct, member):
    if member.private:
        return
    if member.kind == "group":
        print(f'    enter("{member.name}");')
        for inner in member.members:
            print_member(registry, struct, inner)
        print("    leave();")
    elif member.kind == "union":
        print_union(registry, struct, member)
    elif member.kind == "array":
        prefix = member.path[:-len(member.name)]
        count = f"value->{prefix}{member.count}"
        call(f'print_number("{member.count}", {count});')
        print(f"    for (i = 0; i < {count}; i++)")
        print_value(registry, member.type, f'at("{member.name}", i)',
                    f"value->{member.path}[i]")
    else:
        print_value(registry, member.type, f'"{member.name}"',
                    f"value->{member.path}")


def print_union(registry, struct, union):
    prefix = union.path[:-len(union.name)]
    print(f"    switch ((int)value->{prefix}{union.key}) {{")
    for case in union.members:
        print(f"    case {case.key}:")
        print(f'    enter("{case.name}");')
        for member in case.members:
            print_member(registry, struct, member)
        print("    leave();\n    break;")
    print("    default:\n    break;\n    }")


def print_value(registry, type_, name, value):
    if type_ in registry.enums:
        text = "NULL" if registry.enums[type_].plain else \
            f"{type_}_to_string({value})"
        call(f"print_enum({name}, (int){value}, {text});")
    elif type_ == "libxl_defbool":
        call(f"print_text({name}, libxl_defbool_to_string({value}));")
    elif type_ in BYTES or type_.startswith("unsigned char["):
        call(f"print_bytes({name}, &{value}, sizeof({value}));")
    elif type_ in BY_ADDRESS:
        call(f"{BY_ADDRESS[type_]}({name}, &{value});")
    elif type_ in SPECIAL:
        call(f"{SPECIAL[type_]}({name}, {value});")
    elif type_ in registry.structs:
        call(f"print_{short(type_)}({name}, &{value});")
    elif type_ in NUMBERS:
        call(f"print_number({name}, (long long){value});")
    elif type_ not in UNSEEN:
        raise ValueError(f"no printer for {type_}")


def call(text):
    emit(1, text)
