# SPDX-License-Identifier: LGPL-2.1-or-later
"""symbols/stand-ins as objects."""

from dataclasses import dataclass, field

from words import OLDEST

KINDS = ("number", "pointer", "nothing", "data")
NEVER = "255.255"


@dataclass
class Export:
    """A name that a library exports."""
    kind: str
    name: str
    nr_bytes: int
    since: str
    until: str


@dataclass
class StandIns:
    releases: list = field(default_factory=list)
    libraries: dict = field(default_factory=dict)


def read(lines):
    """`lines`: of symbols/stand-ins, as Words"""
    found, exports = StandIns(), None
    for words in lines:
        keyword = words.next("keyword")
        since = words.take("since", OLDEST)
        until = words.take("until", NEVER)
        if keyword == "release":
            found.releases.append(words.next("release"))
        elif keyword == "library":
            exports = found.libraries.setdefault(words.next("name"), [])
        elif keyword in KINDS and exports is not None:
            name = words.next("name")
            nr_bytes = words.number("bytes") if keyword == "data" else 0
            exports.append(Export(keyword, name, nr_bytes, since, until))
        else:
            words.fail(f"unknown keyword {keyword}")
        words.end()
    return found
