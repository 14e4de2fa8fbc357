# SPDX-License-Identifier: LGPL-2.1-or-later
"""What Xen does, from symbols/behaviour; that file says what its lines mean.

A block (`every`, `hypercall`, `command`, `function`, `operation`,
`toolstack`) holds facts; a fact holds the places where it was read.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from words import RegistryError, release_key, take_word

BLOCKS = ("every", "hypercall", "command", "function", "operation",
          "toolstack")
MACHINES = ("x86", "arm")
# Of a fact: how many words of its own stand behind the keyword.
FACTS = {"answer": 0, "errno": 1, "error": 1, "limit": 2, "effect": 0, "adds": 0,
         "ours": 1, "makes": 0, "other": 1}
NEVER = (255, 255)


def release_name(key):
    return f"{key[0]}.{key[1]}"


@dataclass
class Span:
    """The releases and the machine where a thing is so."""

    since: tuple = (0, 0)
    until: tuple = NEVER
    machine: str = ""

    def holds(self, release, machine=""):
        return self.since <= release < self.until and (
            not machine or self.machine in ("", machine))

    def text(self):
        """'x86, since 4.17', or nothing where it is so everywhere"""
        parts = [self.machine] if self.machine else []
        if self.since > (0, 0):
            parts.append(f"since {release_name(self.since)}")
        if self.until < NEVER:
            parts.append(f"until {release_name(self.until)}")
        return ", ".join(parts)


@dataclass
class Source(Span):
    """FILE FUNCTION [case NAME] [before WORD] [has WORD]"""

    file: str = ""
    function: str = ""
    case: str = ""
    before: str = ""
    has: str = ""


@dataclass
class Fact(Span):
    kind: str = ""
    words: list = field(default_factory=list)
    prose: str = ""
    sources: list = field(default_factory=list)
    line: int = 0
    handled: bool = False
    only: list = field(default_factory=list)

    @property
    def name(self):
        return self.words[0] if self.words else ""

    def meets(self, operation):
        """Can this operation get it?"""
        return not self.only or operation in self.only


@dataclass
class Block:
    kind: str
    name: str
    asks: list = field(default_factory=list)
    of: str = ""
    libxc: str = ""
    facts: list = field(default_factory=list)
    line: int = 0

    def of_kind(self, *kinds):
        return [fact for fact in self.facts if fact.kind in kinds]


class Behaviour:
    """The whole file; complaints name its lines."""

    def __init__(self, path):
        self.path = Path(path)
        self.blocks, self.folders, self.gate = [], [], {}
        self.line = 0
        for self.line, text in enumerate(
                self.path.read_text(encoding="utf-8").splitlines(), 1):
            text = text.partition("#")[0].strip()
            if text:
                self.read(text)
        self.check()

    def complain(self, text, line=None):
        raise RegistryError(f"{self.path}:{line or self.line}: {text}")

    def read(self, text):
        keyword, _, rest = text.partition(" ")
        words, _, prose = rest.partition(" : ")
        if rest.startswith(": "):
            words, prose = "", rest[2:]
        words = words.split()
        if keyword == ":":
            self.blocks[-1].facts[-1].prose += " " + rest.strip()
        elif keyword == "folder":
            span = self.take_span(words, Source())
            span.file, span.function = words
            self.folders.append(span)
        elif keyword == "gate":
            self.gate[words[0]] = words[1]
        elif keyword == "source":
            source = self.take_span(words, Source())
            source.case = self.take(words, "case")
            source.before = self.take(words, "before")
            source.has = self.take(words, "has")
            if len(words) != 2:
                self.complain("source FILE FUNCTION")
            source.file, source.function = words
            self.blocks[-1].facts[-1].sources.append(source)
        elif keyword in BLOCKS:
            block = Block(keyword, words[0] if words else "",
                          line=self.line)
            block.of = self.take(words, "of")
            block.libxc = self.take(words, "libxc")
            if "asks" in words:
                block.asks = words[words.index("asks") + 1:]
            self.blocks.append(block)
        elif keyword in FACTS:
            fact = self.take_span(words, Fact())
            if "handled" in words:
                words.remove("handled")
                fact.handled = True
            fact.only = [name for name in
                         self.take(words, "for").split(",") if name]
            fact.kind, fact.words, fact.prose = keyword, words, prose.strip()
            fact.line = self.line
            if len(words) != FACTS[keyword]:
                self.complain(f"{keyword} has {FACTS[keyword]} words of its "
                              f"own, then \" : \" and a text")
            self.blocks[-1].facts.append(fact)
        else:
            self.complain(f"unknown keyword {keyword}")

    @staticmethod
    def take(words, keyword):
        return take_word(words, keyword, "")

    def take_span(self, words, span):
        for machine in MACHINES:
            if machine in words:
                words.remove(machine)
                span.machine = machine
        since, until = self.take(words, "since"), self.take(words, "until")
        if since:
            span.since = release_key(since)
        if until:
            span.until = release_key(until)
        return span

    def check(self):
        """What can be said without Xen's sources."""
        commands = {block.name for block in self.of_kind("command")}
        hypercalls = {block.name for block in self.of_kind("hypercall")}
        functions = {block.name for block in self.of_kind("function")}
        operations = {block.name for block in self.of_kind("operation")}
        seen = set()
        for block in self.blocks:
            if (block.kind, block.name) in seen:
                self.complain(f"{block.name}: twice", block.line)
            seen.add((block.kind, block.name))
            for name in block.asks:
                if name not in commands:
                    self.complain(f"no command {name}", block.line)
            if block.kind == "command" and block.of not in hypercalls:
                self.complain(f"no hypercall {block.of}", block.line)
            if block.libxc and block.libxc not in functions:
                self.complain(f"no function {block.libxc}", block.line)
            for fact in block.facts:
                for name in fact.only:
                    if name not in operations:
                        self.complain(f"no operation {name}", fact.line)
                if not fact.prose:
                    self.complain(f"{fact.kind} says nothing", fact.line)
                if not fact.sources and fact.kind not in (
                        "ours", "makes", "other"):
                    self.complain(f"{fact.kind}: where was it read?",
                                  fact.line)

    def of_kind(self, kind):
        return [block for block in self.blocks if block.kind == kind]

    def find(self, kind, name=""):
        return next((block for block in self.blocks
                     if (block.kind, block.name) == (kind, name)), None)

    def path_of(self, source, release):
        """The file in the tree of a release; None where it is Linux's."""
        folder, slash, rest = source.file.partition("/")
        if folder == "linux":
            return None
        for span in self.folders:
            if span.file == folder and span.holds(release):
                return f"{span.function}{slash}{rest}"
        return source.file

    def layers(self, command):
        """The blocks whose answers a command can give: its own, its
        hypercall's, and what every hypercall has."""
        block = self.find("command", command)
        return [block, self.find("hypercall", block.of),
                self.find("every")]

    def layers_of_function(self, name):
        """The same for a function of libxenctrl, with its own first."""
        block = self.find("function", name)
        found = [block]
        for command in block.asks:
            found += [layer for layer in self.layers(command)
                      if layer not in found]
        return found

    def layers_of_operation(self, block):
        """The blocks that an operation can hear from: first those of its
        commands, then libxenctrl's function."""
        found = []
        for command in block.asks:
            found += [layer for layer in self.layers(command)
                      if layer not in found]
        if block.libxc:
            found += [layer for layer in self.layers_of_function(block.libxc)
                      if layer not in found]
        return found


def code_names(text):
    """The codes that a text names: "-EINVAL (...)"."""
    return re.findall(r"-(E[A-Z0-9]+)\b", text)


def documented(registry, operation):
    """The codes that the comment block of an operation documents itself, and
    those of its area."""
    return (sorted(set(code_names(operation.told))),
            sorted(error.name for error in
                   registry.areas[operation.area].errors))


def closed_set(registry):
    """All codes that there are."""
    return [error.name for error in registry.areas["core"].errors]
