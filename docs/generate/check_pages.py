#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Looks at a site with a browser: is each page as wide as the window, and
does the search find Xen's own names?

usage: check_pages.py SITE

The browser is Debian's chromium-headless-shell, or $BROWSER. It loads each
page in a frame as wide as a desktop's window and as a telephone's
(measure.html, which prints lines). What is wider must scroll by itself.
"""

import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

WIDTHS = (1280, 400)
# What is asked, and where the first answer that counts must lead.
QUESTIONS = {
    "libxl_domain_info": "toolstack.html",
    "libxl_device_disk": "toolstack.html",
    "xlu_cfg_init": "toolstack.html",
    "xc_kexec_get_range": "kexec.html",
    "xc_physinfo": "host.html",
    "xc_domain_memory_mapping": "device-model.html",
}


def ask_browser(site, pages):
    """The lines that measure.html prints."""
    template = pathlib.Path(__file__).with_name("measure.html")
    wanted = {"site": site.as_uri() + "/", "pages": pages, "widths": WIDTHS,
              "questions": list(QUESTIONS)}
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "measure.html")
        page.write_text(template.read_text("utf-8").replace(
            "/* wanted */", f"const wanted = {json.dumps(wanted)};"), "utf-8")
        done = subprocess.run(
            [os.environ.get("BROWSER", "chromium-headless-shell"),
             "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
             f"--user-data-dir={folder}/data", "--dump-dom",
             "--virtual-time-budget=3600000", page.as_uri()],
            check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    found = re.search(r'<pre id="results">(.*?)</pre>',
                      done.stdout.decode("utf-8"), re.S)
    return [line.split("\t") for line in
            html.unescape(found[1] if found else "").splitlines()]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    site = pathlib.Path(sys.argv[1]).resolve()
    pages = sorted(str(path.relative_to(site)) for path in
                   site.rglob("*.html") if "article" in
                   path.read_text(encoding="utf-8"))
    lines = ask_browser(site, pages)
    mistakes, found = [], {}
    measured = scroll = 0
    for kind, *words in lines:
        if kind == "page":
            measured += 1
            page, width, whole, content = words[0], *map(int, words[1:])
            if whole > width:
                mistakes.append(f"{page}: {whole} wide in a window of {width}")
            if content > 0:
                mistakes.append(f"{page}: its content, in a window of {width},"
                                f" is too wide by {content}")
        elif kind == "cut":
            mistakes.append(f"{words[0]}: in a window of {words[1]} a "
                            f"{words[2].lower()} is cut off: {words[3]}")
        elif kind == "scrolls":
            scroll += 1
        elif kind == "found":
            found.setdefault(words[0], []).append(words[1])
        elif kind == "error":
            mistakes.append(" ".join(words))
    for name, where in QUESTIONS.items():
        if not any(where in link for link in found.get(name, [])):
            mistakes.append(f"the search for {name} does not find {where}, but"
                            f" {', '.join(found.get(name, [])) or 'nothing'}")
    if not lines or lines[-1] != ["end"] or \
            measured != len(pages) * len(WIDTHS):
        mistakes.append(f"the browser measured {measured} pages of "
                        f"{len(pages) * len(WIDTHS)}")
    print("\n".join(mistakes), file=sys.stderr)
    print(f"{len(pages)} pages in windows of "
          f"{' and '.join(map(str, WIDTHS))}: {scroll} tables scroll; "
          f"{len(QUESTIONS)} names looked for; {len(mistakes)} mistakes")
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
