# SPDX-License-Identifier: LGPL-2.1-or-later
"""compat/dlopen-note.h: what is loaded, for those who make packages."""

import json

from emit import NOTICE


def print_header(registry):
    def sonames(library):
        return [f"{library}.so.{release}"
                for release in reversed(registry.releases)]
    note = json.dumps([
        {"feature": "hypercall", "description": "Speak to the Xen hypervisor",
         "priority": "recommended", "soname": ["libxencall.so.1"]},
        {"feature": "libxenctrl",
         "description": "Speak to Xen through its release's own library",
         "priority": "suggested", "soname": sonames("libxenctrl")},
        {"feature": "libxenlight",
         "description": "Create and manage domains",
         "priority": "suggested", "soname": sonames("libxenlight")},
        {"feature": "libxlutil",
         "description": "Read the words of disk configurations",
         "priority": "suggested", "soname": sonames("libxlutil")},
        {"feature": "json",
         "description": "Write and read the toolstack's types as JSON",
         "priority": "recommended", "soname": ["libyajl.so.2"]}],
        separators=(",", ":"))
    print(NOTICE)
    print("#define DLOPEN_NOTE \\")
    pieces = [note[at:at + 60] for at in range(0, len(note), 60)]
    print(" \\\n".join(f"    {json.dumps(piece)}" for piece in pieces))
