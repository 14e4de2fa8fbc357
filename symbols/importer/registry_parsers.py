# SPDX-License-Identifier: LGPL-2.1-or-later
"""The registry's own parser, from the generator. The one place of the
importer that knows where it is."""

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "symbols/generator"))

from libxc import BASE_BYTES  # noqa: E402
from outputs import release_file  # noqa: E402
from registry import Registry  # noqa: E402
from words import RegistryError, in_release, release_key  # noqa: E402

__all__ = ["BASE_BYTES", "Registry", "RegistryError", "TOP", "in_release",
           "release_file", "release_key"]
