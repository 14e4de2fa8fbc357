# SPDX-License-Identifier: LGPL-2.1-or-later
"""A line of a registry file, and how releases compare."""

OLDEST = "4.14"


class RegistryError(Exception):
    """A mistake in a registry file, as FILE:LINE: sentence."""


def release_key(text):
    """'4.17' -> (4, 17)"""
    major, minor = text.split(".")
    return int(major), int(minor)


def in_release(thing, release):
    """Does the release have it?"""
    return release_key(thing.since) <= release_key(release)


def take_word(items, keyword, default=None):
    """Remove `KEYWORD VALUE` from a list of words and give VALUE."""
    if keyword not in items:
        return default
    at = items.index(keyword)
    if at + 1 == len(items):
        raise RegistryError(f"a word after {keyword} expected")
    value = items[at + 1]
    del items[at:at + 2]
    return value


class Words:
    """One line of a registry file."""

    def __init__(self, place, text):
        self.place = place
        self.items = text.split()

    def fail(self, sentence):
        raise RegistryError(f"{self.place}: {sentence}")

    def next(self, what):
        if not self.items:
            self.fail(f"{what} expected")
        return self.items.pop(0)

    def number(self, what):
        text = self.next(what)
        if not text.isdecimal():
            self.fail(f"{what}: {text} is no number")
        return int(text)

    def take(self, keyword, default=None):
        """Remove `KEYWORD VALUE` and give VALUE."""
        try:
            return take_word(self.items, keyword, default)
        except RegistryError as error:
            return self.fail(error)

    def flag(self, keyword):
        if keyword not in self.items:
            return False
        self.items.remove(keyword)
        return True

    def list(self):
        """All words that are left."""
        found, self.items = self.items, []
        return found

    def prose(self):
        """Remove ` : TEXT` and give TEXT; None where there is none."""
        if ":" not in self.items:
            return None
        at = self.items.index(":")
        text = " ".join(self.items[at + 1:])
        del self.items[at:]
        return text

    def rest(self):
        """All that is left, as one text."""
        text = " ".join(self.items)
        self.items = []
        return text

    def end(self):
        if self.items:
            self.fail(f"unknown: {' '.join(self.items)}")
