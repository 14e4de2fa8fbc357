#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Checks every link of a site: the file, and the place in it.

usage: check_links.py FOLDER

Links to other sites are counted and not followed.
"""

import collections
import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The places that a page has, and where its links lead."""

    def __init__(self, path):
        super().__init__()
        self.places, self.links = set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.places.add(value)
            elif name in ("href", "src", "data") and value:
                self.links.append(value)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    pages = {path: Page(path) for path in folder.rglob("*.html")}
    counts = collections.Counter()
    for path, page in sorted(pages.items()):
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                counts["external"] += 1
                continue
            target = path
            if parts.path:
                target = (path.parent /
                          urllib.parse.unquote(parts.path)).resolve()
            counts["internal"] += 1
            place = urllib.parse.unquote(parts.fragment)
            if not target.is_file():
                problem = "no such file"
            elif place and target in pages and \
                    place not in pages[target].places:
                problem = "no such place"
            else:
                continue
            counts["broken"] += 1
            print(f"{path.relative_to(folder)}: {link}: {problem}",
                  file=sys.stderr)
    print(f"{len(pages)} pages, {counts['internal']} links lead somewhere, "
          f"{counts['broken']} do not, {counts['external']} to other sites")
    sys.exit(1 if counts["broken"] or not counts["internal"] else 0)


if __name__ == "__main__":
    main()
