# SPDX-License-Identifier: LGPL-2.1-or-later
"""What an import changes: lines that are added to a copy of the registry,
and what is printed."""

from lines import File
from registry_parsers import release_key


class Contradiction(Exception):
    """Xen contradicts a line that the registry has of this release."""


class Changes:
    """
    + LINE     is written
    - LINE     a reason in toolstack-have that no longer holds, and is removed
    ! TEXT     cannot be said in a line: somebody must think about it
    ? LINE     is new in Xen, and written when it is asked for (--take)
    """

    def __init__(self, symbols, version):
        self.symbols = symbols
        self.version = version  # of libxenstable that brings what is new
        self.files, self.fresh, self.told = {}, set(), set()
        self.nr = {"+": 0, "-": 0, "!": 0, "?": 0}
        self.release, self.known, self.oldest = None, False, False
        self.place, self.refused = None, []
        self.moved = False  # is a layout of libxl's another one now?

    def file(self, name):
        if name not in self.files:
            self.files[name] = File(self.symbols / name)
        return self.files[name]

    def place_of(self, pattern, names):
        """The file that has a line which begins like this; else the
        first."""
        return next((name for name in names if self.file(name).find(pattern)),
                    names[0])

    def begin(self, release, releases):
        """What follows is of this release; these are in the registry."""
        self.release, self.known = release, release in releases
        self.oldest = release == releases[0]
        self.base = max((r for r in releases if release_key(r) <=
                         release_key(release)), key=release_key)
        self.place = None

    def since(self, blanks=" "):
        """The word of what this release has first."""
        return "" if self.oldest else f"{blanks}since {self.release}"

    def brought(self, first):
        """The words of a line that a later version of libxenstable brings."""
        return "" if self.version == first else f" in {self.version}"

    def tell(self, mark, place, text):
        """On standard output; what is left to think about, once."""
        if mark == "!" and (place, text) in self.told:
            return
        self.told.add((place, text))
        self.nr[mark] += 1
        if place != self.place:
            print(f"symbols/{place}")
            self.place = place
        print(f"{mark} {text}")

    def may_add(self, name, block, line):
        """Is the line news? What the registry says of a release that it
        has is whole."""
        if not self.known or block in self.fresh:
            return True
        where = f"symbols/{name}"
        if block:
            file = self.file(name)
            at = file.find(rf"(struct|enum)\s+{block}\b")
            where += f":{at[0] + 1}: {block}" if at else f": {block}"
        self.refused.append(
            f"{where}: Xen {self.release} has `{line.strip()}`, and the "
            "registry has no such line")
        return False

    def differs(self, name, pattern, was, now, block=None, fresh=False):
        """A line that is there, and what Xen says instead; `fresh` when
        this import has written it."""
        file, bounds = self.file(name), ()
        if block:
            bounds = file.block(block)
        at = file.find(pattern, *bounds)
        line = file.lines[at[0]].strip() if at else was
        if self.known and not fresh and block not in self.fresh:
            number = f":{at[0] + 1}" if at else ""
            self.refused.append(
                f"symbols/{name}{number}: the line says `{line}`; Xen "
                f"{self.release} says: {now}")
            return
        gone = now.endswith("is gone")
        self.tell("!", self.head(name, block),
                  now if gone else f"{now}; was: {was}")

    def head(self, name, block):
        """The place, with the first line of a block."""
        if not block:
            return name
        file = self.file(name)
        return f"{name}: {file.lines[file.block(block)[0]]}"

    def add(self, name, line, block=None, after=None):
        """A line behind the last one that begins like `after`, or at the
        end of a block. May it?"""
        if not self.may_add(name, block, line):
            return False
        file, place = self.file(name), self.head(name, block)
        if block:
            file.add_line(block, line, after or "")
        else:
            found = file.find(after) if after else []
            file.insert(found[-1] + 1 if found else len(file.lines), line)
        self.tell("+", place, " ".join(line.split()))
        return True

    def add_block(self, name, head, lines):
        """A type that is new, whole."""
        self.fresh.add(head.split()[1])
        file = self.file(name)
        file.add_block(head, lines)
        start, end = file.block(head.split()[1])
        for line in file.lines[start:end]:
            self.tell("+", f"{name}: new {head.split()[0]}", line)

    def save(self):
        """Write the copy, for the parsers."""
        return [name for name, file in self.files.items() if file.save()]
