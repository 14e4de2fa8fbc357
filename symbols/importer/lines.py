# SPDX-License-Identifier: LGPL-2.1-or-later
"""The registry's files as lines between which new ones are put. A line that
is there keeps its words; only the columns of a block may widen."""

import os
import re
from pathlib import Path

BLOCK = re.compile(r"(struct|enum)\s+(\w+)")
# Before the words of a member stands its type, which may have blanks.
WORDS = re.compile(r"\s+(?=(?:since|default|count|borrowed|private|bits)\b)")


class File:
    def __init__(self, path):
        self.path = Path(path)
        self.before = self.path.read_text()
        self.lines = self.before.splitlines()

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"

    def save(self):
        """Whole or not at all."""
        if self.text == self.before:
            return False
        new = self.path.with_name(self.path.name + ".new")
        new.write_text(self.text)
        os.replace(new, self.path)
        self.before = self.text
        return True

    def find(self, pattern, start=0, end=None):
        """The places of the lines that begin like this."""
        found = re.compile(pattern)
        end = len(self.lines) if end is None else end
        return [at for at in range(start, end)
                if found.match(self.lines[at])]

    def insert(self, at, *lines):
        self.lines[at:at] = lines

    # Blocks: a struct or enum, until an empty line or one that begins another
    # thing: in symbols/operations they follow on each other

    def block(self, name):
        """(first line, line after the last)"""
        start = self.find(rf"(struct|enum)\s+{name}\b")[0]
        end = start + 1
        while end < len(self.lines) and \
                re.match(r"#|\s+\S", self.lines[end]):
            end += 1
        while self.lines[end - 1].startswith("#"):
            end -= 1
        return start, end

    def add_block(self, head, lines):
        """A new block, where its name belongs."""
        keyword, name = BLOCK.match(head).groups()
        later = [at for at in self.find(rf"{keyword}\s+\w+")
                 if BLOCK.match(self.lines[at])[2] > name]
        if later:
            self.insert(later[0], head, *lines, "")
        else:
            self.insert(len(self.lines), "", head, *lines)
        self.align(name)

    def add_line(self, name, line, after):
        """Into a block, behind its last line that begins like `after`."""
        start, end = self.block(name)
        found = self.find(after, start, end)
        self.insert((found[-1] if found else start) + 1, line)
        self.align(name)

    def align(self, name):
        """Columns of a block: its name, its type, and what else."""
        start, end = self.block(name)
        rows = {at: columns(self.lines[at]) for at in range(start + 1, end)}
        rows = {at: row for at, row in rows.items() if row}
        widths = [max((len(row[i]) for row in rows.values()), default=0)
                  for i in range(2)]
        for at, (first, second, rest) in rows.items():
            self.lines[at] = (f"  {first:<{widths[0]}}  "
                              f"{second:<{widths[1]}}  {rest}").rstrip()


def columns(line):
    """A member or value as three columns; None for other lines."""
    match = re.match(r"\s+(field|array|union|case|value)\s+(\S+)\s*(.*)$",
                     line)
    if not match:
        return None
    keyword, path, rest = match.groups()
    parts = WORDS.split(" " + rest) if keyword in ("field", "array") else \
        re.split(r"\s+(?=since\b)", rest)
    words = [part.strip() for part in parts if part.strip()]
    space = " " * (5 - len(keyword))
    return (f"{keyword}{space} {path}", words[0] if words else "",
            "  ".join(words[1:]))
