# SPDX-License-Identifier: LGPL-2.1-or-later
"""A source tree of Xen as a folder of headers, like the one that `make
install` would fill; nothing is built, and the tree is not written to."""

import re
import shutil
from pathlib import Path

from idl import Idl

# tools/libxl and tools/libxc are those of 4.14.
IDL = ("tools/libs/light/libxl_types.idl", "tools/libxl/libxl_types.idl")
HEADERS = ("tools/include", "tools/libxc/include", "tools/libxl",
           "tools/libs/*/include")
INTERNAL = ("tools/libs/light/libxl_internal.h",
            "tools/libxl/libxl_internal.h")

# What Xen's build makes of BSD's lists: libxl's headers need one type.
LIST = """#define {0}TAILQ_ENTRY(type) \\
    struct {{ type *tqe_next; type **tqe_prev; }}
"""


class SourceError(Exception):
    """The folder is no source tree of Xen, or of another release."""


class Source:
    def __init__(self, tree, folder):
        self.tree, self.include = Path(tree), Path(folder)
        path = self.first(IDL)
        if not path:
            raise SourceError(f"{tree}: no libxl_types.idl")
        self.idl = Idl(path)
        shutil.copytree(self.tree / "xen/include/public",
                        self.include / "xen")
        for pattern in HEADERS:
            for header in sorted(self.tree.glob(pattern + "/*.h")):
                shutil.copy(header, self.include)
        self.add("_libxl_types.h", "#ifndef OURS\n#define OURS\n"
                 + "\n".join(self.idl.header()) + "\n#endif\n")
        self.add("_libxl_list.h", LIST.format("LIBXL_"))
        self.add("xen_list.h", LIST.format("XEN_"))
        # Guests' layouts, which nothing here asks for, must have a name.
        text = (self.include / "xenctrl.h").read_text()
        for machine in "x86_32", "x86_64":
            names = sorted(set(re.findall(rf"\b(\w+_{machine}_t)\b", text)))
            self.add(f"xen/foreign/{machine}.h", "".join(
                f"typedef struct {name[:-2]} {{ int x; }} {name};\n"
                for name in names))

    def first(self, paths):
        return next((self.tree / p for p in paths
                     if (self.tree / p).is_file()), None)

    def add(self, name, text):
        path = self.include / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def release(self):
        """'4.20', as xen/Makefile says."""
        text = (self.tree / "xen/Makefile").read_text()
        numbers = [re.search(rf"^export XEN_{word}\s*=\s*(\d+)", text, re.M)
                   for word in ("VERSION", "SUBVERSION")]
        if not all(numbers):
            raise SourceError(f"{self.tree}/xen/Makefile: no version")
        return ".".join(number[1] for number in numbers)

    def node(self):
        """The version node of libxenctrl's symbols, - for none: whether
        there is a linker script, and what Xen's build calls its node."""
        release = self.release()
        rules = self.tree / "tools/libs/libs.mk"
        if not rules.exists() or not (self.tree / "tools/libs/ctrl").exists():
            return "-"
        text = rules.read_text()
        node = re.search(r"'(\S+)_\$\(MAJOR\)\.\$\(MINOR\) \{", text)
        if not node:
            raise SourceError(f"{rules}: no version node")
        name = node[1].replace("$(LIB_FILE_NAME)", "xenctrl")
        return f"{name}_{release}.0"

    def macros(self):
        """{name: body} of the simple macros of libxl's internal header:
        defaults of the IDL stand there, too."""
        path = self.first(INTERNAL)
        if not path:
            return {}
        return dict(re.findall(
            r"^#define (LIBXL_\w+)\s+(\([^\n]*\)|-?\w+)\s*$",
            path.read_text(), re.M))
