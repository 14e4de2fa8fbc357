# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the headers of a Xen release declare, read as text, and what the
compiler says about it."""

import re
import subprocess
import tempfile
from pathlib import Path

# What a program includes to see everything of libxenctrl and hypercalls.
HYPERCALLS = """#define __XEN_TOOLS__ 1
#include <stddef.h>
#include <stdint.h>
#include <xenctrl.h>
#include <xen/xen.h>
#include <xen/domctl.h>
#include <xen/sysctl.h>
#include <xen/memory.h>
#include <xen/version.h>
#include <xen/sched.h>
#include <xen/event_channel.h>
#include <xen/physdev.h>
#include <xen/kexec.h>
#include <xen/hvm/hvm_op.h>
#include <xen/hvm/params.h>
typedef struct e820entry e820entry;
typedef struct xencall_handle xencall_handle;
"""

# Structures that the registry splits: Xen's, and where the arm lies in it.
ARMS = {
    "xen_domctl_bind_pt_irq_pci": ("xen_domctl_bind_pt_irq", "u.pci."),
    "xen_domctl_bind_pt_irq_isa": ("xen_domctl_bind_pt_irq", "u.isa."),
    "xen_domctl_bind_pt_irq_msi": ("xen_domctl_bind_pt_irq", "u.msi."),
}
COMMON = {"machine_irq", "irq_type"}

# Only the place counts: Xen has a structure or a union there, of which we read
# the first word. That of a domain grew from 4 to 8 bytes in 4.15.
OPAQUE = {("xen_domctl_getdomaininfo", "arch_config"),
          ("evtchn_status", "u")}

# The registry's words for machines whose structures have other sizes. An
# x86-64 compiler lays out those of 64-bit Arm, too.
OTHER_MACHINES = {
    "x86_32": ["-m32"], "32-bit": ["-m32"],
    "arm": ["-U__x86_64__", "-U__amd64__", "-D__aarch64__"],
}

LIBXL_HEADERS = ("libxl.h", "libxl_event.h", "libxl_utils.h",
                 "libxl_uuid.h", "libxlutil.h")
LIBXL = "#include <stddef.h>\n" + "".join(
    f"#include <{name}>\n" for name in LIBXL_HEADERS)


def is_padding(name):
    """Some releases name the hole, others do not."""
    return re.match(r"_?pad", name) is not None


def clean(text):
    """Without comments, preprocessor lines and attributes."""
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
    text = re.sub(r"//[^\n]*", " ", text)
    text = re.sub(r"^\s*#(?:[^\n]*\\\n)*[^\n]*$", "", text, flags=re.M)
    return re.sub(r"__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)", " ", text)


def closing(text, at):
    """The place of the brace that closes the one at `at`."""
    depth = 0
    for i in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[i], 0)
        if depth == 0:
            return i
    raise ValueError("a brace is not closed")


def members(body, prefix=""):
    """[(path, type)] of the members of a struct, in order; those of inner
    structs and unions by their full path, arrays as TYPE[N]."""
    found, at = [], 0
    while True:
        inner = re.compile(r"\s*(?:struct|union)\s*\w*\s*\{").match(body, at)
        if inner:
            end = closing(body, inner.end() - 1)
            name = re.compile(r"\s*(\w*)\s*;").match(body, end + 1)
            if not name:
                raise ValueError("a struct inside of another has no end")
            path = prefix + name[1] + "." if name[1] else prefix
            found += members(body[inner.end():end], path)
            at = name.end()
            continue
        end = body.find(";", at)
        if end < 0:
            return found
        found += declared(body[at:end].strip(), prefix)
        at = end + 1


def declared(text, prefix):
    """The member of one declaration; none for what is not understood."""
    pointer = re.match(r"(.*?)\(\s*\*\s*(\w+)\s*\)\s*(\(.*\))$", text, re.S)
    if pointer:
        type_ = f"{pointer[1].strip()} (*){pointer[3]}"
        return [(prefix + pointer[2], squeeze(type_))]
    match = re.match(r"(.*?)(\w+)\s*((?:\[[^\]]*\])*)$", text, re.S)
    if not match or not match[1].strip():
        return []
    return [(prefix + match[2], squeeze(match[1]) + match[3].replace(" ", ""))]


def squeeze(text):
    """One way to write spaces: 'char *', 'void (*)(int, char *)'."""
    text = re.sub(r"\s+", " ", text).strip().replace("_Bool", "bool")
    text = re.sub(r"\s*\*\s*", " *", text)
    text = re.sub(r"\(\s*", "(", text)
    text = re.sub(r"\s*,\s*", ", ", text)
    return re.sub(r"\* \*", "**", text)


def structs(text):
    """{name: [(path, type)]} by the tag or the name of the typedef."""
    found = {}
    for match in re.finditer(
            r"(typedef\s+)?struct\s+(\w*)\s*\{", text):
        end = closing(text, match.end() - 1)
        name = re.compile(r"\s*(\w+)\s*;").match(text, end + 1)
        try:
            fields = members(text[match.end():end])
        except ValueError:
            continue
        for known in match[2], name[1] if match[1] and name else None:
            if known:
                found[known] = fields
    return found


def enums(text):
    """{name: [enumerator]}, by the name of the type, or else of the enum"""
    return {match[3] or match[1]: re.findall(r"(\w+)\s*(?:=[^,}]*)?,?",
                                             match[2])
            for match in re.finditer(
                r"enum\s*(\w*)\s*\{([^}]*)\}\s*(\w*)\s*;", text)
            if match[1] or match[3]}


def prototypes(text):
    """{function: prototype} of all declarations of functions."""
    found = {}
    flat = text
    while "{" in flat:  # bodies and structs are of no interest
        smaller = re.sub(r"\{[^{}]*\}", ";", flat)
        if smaller == flat:
            break
        flat = smaller
    for part in flat.split(";"):
        part = squeeze(part)
        match = re.match(r"(?:extern |static |inline |__inline )*"
                         r"([\w ]+[ *])((?:xc|libxl|xlu)\w+) ?\((.*)\)$", part)
        if match and not match[1].startswith(("typedef", "return")):
            found[match[2]] = f"{match[1]}{match[2]}({match[3]})"
    return found


class CompilerError(Exception):
    """The compiler does not take the headers."""


class Compiler:
    def __init__(self, cc, include):
        self.command = [cc, "-std=gnu11", "-w", "-isystem", str(include)]

    def preprocess(self, source, *options):
        result = subprocess.run(
            [*self.command, "-E", "-P", *options, "-x", "c", "-"],
            input=source, capture_output=True, text=True, check=False)
        if result.returncode:
            raise CompilerError(result.stderr)
        return result.stdout

    def macros(self, source):
        """{name: body}"""
        lines = self.preprocess(source, "-dM").splitlines()
        words = (line.split(" ", 2) for line in lines)
        return {w[1]: w[2] if len(w) > 2 else "" for w in words}

    def size_on(self, machine, struct):
        """sizeof a struct of the hypercalls on another machine; None where
        the compiler makes no code for it."""
        source = "\n".join(
            [*re.findall("#include <(?:stdint|xen/).*", HYPERCALLS),
             f"const unsigned int size = sizeof(struct {struct});"])
        result = subprocess.run(
            [*self.command, "-ffreestanding", *OTHER_MACHINES[machine], "-D",
             "__XEN_TOOLS__=1", "-S", "-o", "-", "-x", "c", "-"],
            input=source, capture_output=True, text=True, check=False)
        found = re.search(r"^size:\s*\.(?:long|word)\s+(\d+)", result.stdout,
                          re.M)
        return int(found[1]) if found and not result.returncode else None

    def values(self, source, expressions):
        """{expression: number}, which the compiler works out; one that does
        not compile is left out."""
        wanted = list(dict.fromkeys(expressions))
        with tempfile.TemporaryDirectory() as folder:
            while True:
                lines = [f'printf("%lld\\n", (long long)({e}));'
                         for e in wanted]
                text = "\n".join([source, "#include <stdio.h>",
                                  "int main(void) {", '#line 1 "values"',
                                  *lines, "return 0; }"])
                path = Path(folder) / "values.c"
                path.write_text(text)
                result = subprocess.run(
                    [*self.command, "-fmax-errors=0", "-o",
                     f"{folder}/values", str(path)],
                    capture_output=True, text=True, check=False)
                if result.returncode == 0:
                    break
                bad = {int(n) - 1 for n in re.findall(
                    r"^values:(\d+):.*error", result.stderr, re.M)}
                if not bad:
                    raise CompilerError(result.stderr)
                wanted = [e for i, e in enumerate(wanted) if i not in bad]
            output = subprocess.run([f"{folder}/values"], check=True,
                                    capture_output=True, text=True).stdout
        return dict(zip(wanted, map(int, output.split())))
