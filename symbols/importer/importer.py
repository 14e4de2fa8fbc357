# SPDX-License-Identifier: LGPL-2.1-or-later
"""Write the registry from Xen: see symbols/import."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import functions
import have
import hypercalls
import release_options
from changes import Changes
from idl import IdlError
from libxl_types import Types
from reading import Reading
from registry_parsers import TOP, Registry, RegistryError, release_key
from source import SourceError
from xen_headers import CompilerError


class Refused(Exception):
    """Nothing is written, and why."""


def add_options(parser):
    """What a release is read from, and the registry."""
    release_options.add(parser, "source", "include", "lib")
    parser.add_argument("--symbols", default=str(TOP / "symbols"))
    parser.add_argument("--cc", default="cc")


def parsed(parser, argv):
    options = parser.parse_args(argv)
    for one in options.xen:
        if ("source" in one) == ("include" in one):
            parser.error(f"--xen {one['release']}: either --source or "
                         "--include")
    options.xen = release_options.in_order(options)
    return options


def arguments(usage, argv):
    parser = argparse.ArgumentParser(usage=usage)
    add_options(parser)
    parser.add_argument("--old")
    parser.add_argument("--take", action="append", default=[])
    parser.add_argument("--version")
    parser.add_argument("--dry-run", action="store_true")
    return parsed(parser, argv)


class Importer:
    def __init__(self, options, folder):
        self.options, self.folder = options, Path(folder)
        self.symbols = self.folder / "symbols"
        shutil.copytree(options.symbols, self.symbols)
        last = Registry(self.symbols).generations[-1][0]
        major, minor = last.split(".")
        self.changes = Changes(self.symbols, options.version
                               or f"{major}.{int(minor) + 1}")
        self.news = functions.News(
            {name for names in options.take for name in names.split(",")})

    def read(self, one):
        if "source" in one:
            return Reading.of_source(
                one["release"], one["source"], self.options.cc,
                self.folder / one["release"])
        return Reading.of_headers(one["release"], one["include"],
                                  one.get("lib"), self.options.cc)

    def run(self):
        before = self.options.old and Reading.of_headers(
            None, self.options.old, None, self.options.cc)
        for one in self.options.xen:
            reading = self.read(one)
            self.check_order(one["release"])
            self.one_release(reading, before)
            before = reading
        if self.news.missing():
            raise Refused("not in Xen, or in the registry already: "
                          + ", ".join(self.news.missing()))

    def check_order(self, release):
        """What the registry says of releases that it has is frozen."""
        names = Registry(self.symbols).releases
        if release in names:
            given = {one["release"] for one in self.options.xen}
            if self.news.asked and not set(names) <= given:
                raise Refused(
                    "--take of what is not new: give every release of the "
                    "registry, so that it is known which ones have it")
        elif release_key(release) < release_key(names[-1]):
            raise Refused(f"Xen {release} is older than {names[-1]}, which "
                          "is in the registry already")

    def one_release(self, reading, before):
        changes = self.changes
        registry = Registry(self.symbols)
        changes.begin(reading.release, registry.releases)
        hypercalls.compare(changes, reading, registry)
        types = Types(changes, reading, registry)
        types.compare()
        self.news.compare(changes, reading, before, registry, types)
        self.generation(registry, reading.release)
        have.drop_reasons(changes, registry, self.news.taken)
        changes.save()
        have.compare(changes, reading, Registry(self.symbols))
        changes.save()

    def generation(self, registry, release):
        """Our layouts are those of the newest release, from our next
        version on."""
        changes, last = self.changes, registry.generations[-1][0]
        if not changes.moved or changes.known:
            return
        name = "toolstack-generations"
        line = f"generation {changes.version}  layout {release}"
        if last == changes.version:
            file = changes.file(name)
            file.lines[file.find("generation ")[-1]] = line
            changes.tell("+", name, line)
        else:
            changes.add(name, line, after="generation ")
        changes.moved = False

    def write(self):
        """All that changed, after a last look by the parser."""
        Registry(self.symbols)
        for path in sorted(self.symbols.iterdir()):
            target = Path(self.options.symbols) / path.name
            if path.is_file() and path.read_bytes() != target.read_bytes():
                new = target.with_name(target.name + ".new")
                shutil.copyfile(path, new)
                shutil.copymode(target, new)
                new.replace(target)


def refused(releases, error):
    print(f"Xen {releases}: refused, nothing is written:\n{error}",
          file=sys.stderr)
    return 2


def run(importer):
    """Import into the importer's own copy. The exit status, as below."""
    releases = ", ".join(one["release"] for one in importer.options.xen)
    try:
        importer.run()
        if importer.changes.refused:
            raise Refused("\n".join(importer.changes.refused))
    except (Refused, RegistryError, IdlError, SourceError,
            CompilerError) as error:
        return refused(releases, error)
    return 1 if importer.changes.nr["!"] else 0


def main(usage, argv=None):
    """The exit status: 0 (written), 1 (something is left to think about; in
    a dry run: something is new), 2 (refused: nothing is written)."""
    options = arguments(usage, argv)
    releases = ", ".join(one["release"] for one in options.xen)
    with tempfile.TemporaryDirectory() as folder:
        importer = Importer(options, folder)
        status = run(importer)
        if status == 2:
            return status
        if not options.dry_run:
            try:
                importer.write()
            except RegistryError as error:
                return refused(releases, error)
    nr = importer.changes.nr
    done = "to add" if options.dry_run else "added"
    print(f"Xen {releases}: {nr['+']} lines {done}, "
          f"{nr['!']} to think about, {nr['?']} on offer")
    return 1 if options.dry_run and nr["+"] else status
