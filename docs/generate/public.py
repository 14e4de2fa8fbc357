# SPDX-License-Identifier: LGPL-2.1-or-later
"""The public headers as the generator knows them, for pages about them."""

import pathlib
import re
import sys
from dataclasses import dataclass, field

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] /
                       "symbols" / "generator"))

from outputs.public_headers import NAMES, pieces  # noqa: E402
from registry import Registry  # noqa: E402


@dataclass
class Header:
    """The name of its area, and what it declares, in order."""

    include: str
    area: str
    brief: str = ""
    paragraphs: list = field(default_factory=list)
    items: list = field(default_factory=list)

    def of_kind(self, *kinds):
        return [item for item in self.items if item.kind in kinds]


def read_headers(symbols):
    """One for each area; what has no DOC block belongs to the core, which is
    the first."""
    registry, headers = Registry(symbols), []
    for name in NAMES:
        items = [item for piece in pieces(registry, name)
                 for item in piece.items]
        for doc in items:
            if doc.kind == "doc":
                headers.append(Header(f"xenstable/{name}.h", doc.name,
                                      doc.brief, doc.paragraphs, items))
                break
        else:
            headers[0].items += items
    return headers


def run_in(text):
    """("Threads:", "the rest") where a paragraph starts with such a word."""
    found = re.match(r"([A-Z]\w+(?: \w+){0,2}[.:]) (?=\S)", text)
    return (found[1], text[found.end():]) if found else ("", text)
