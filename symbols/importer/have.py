# SPDX-License-Identifier: LGPL-2.1-or-later
"""symbols/toolstack-have against a reading: which LIBXL_HAVE_ macro says
that which of the release's news is there."""

import re

from registry_parsers import in_release

HAVE = "toolstack-have"


def news_of(registry, release):
    """What came with a release: (thing, words that name it)."""
    for struct in registry.structs.values():
        if struct.since == release:
            yield struct.name, {struct.name}
        for member in struct.walk():
            if member.kind in ("field", "array") and \
                    member.since == release != struct.since:
                yield f"{struct.name}.{member.path}", {member.name}
    for enum in registry.enums.values():
        if enum.since == release:
            yield enum.name, {enum.name}
        for value in enum.values:
            if value.since == release != enum.since:
                yield value.name, {value.name, enum.string(value)}


def things_of(macro, comment, news, functions):
    """What the comment before a macro names; else what its name ends in."""
    words = re.findall(r"\w+", comment)
    end = macro.removeprefix("LIBXL_HAVE_").lower()
    found = [(words.index(name), name) for name in functions & set(words)]
    found += [(min(words.index(name) for name in names & set(words)), thing)
              for thing, names in news if names & set(words)]
    found = [thing for _, thing in sorted(found)]
    if not found:
        found = [thing for thing, names in news
                 if any(end.endswith(name.lower()) for name in names)]
        found += functions & {f"libxl_{end}"}
    # Of two structs with such a member, the one that is named.
    for named in set(words), set(end.split("_")):
        members = [thing for thing in found if "." in thing]
        owned = [thing for thing in members if named & set(
            [owner(thing), *owner(thing).split("_")])]
        if owned and len(set(map(owner, members))) > 1:
            found = [t for t in found if t in owned or t not in members]
    # A member stands for its type.
    if any("." in thing for thing in found):
        found = [t for t in found if "." in t or t in functions]
    return found


def owner(thing):
    return thing.partition(".")[0]


def compare(changes, reading, registry):
    known = {have.name: have for have in registry.have}
    for have in registry.have:
        if in_release(have, changes.base) and have.name not in reading.have:
            changes.differs(HAVE, rf"have {have.name}\b", have.name,
                            f"{have.name} is gone")
    new = [macro for macro in reading.have if macro not in known]
    if not new:
        return
    news = list(news_of(registry, changes.release))
    for macro in new:
        things = things_of(macro, reading.have[macro], news,
                           reading.libxl_names)
        words = ["have", macro, changes.since("").strip()]
        if macro not in reading.libxl_macros:
            words.append("only arm")
        put(changes, " ".join(filter(None, [*words, *(things or ["-"])])))
        if not things and not changes.oldest or \
                things and not all(map(registry.has_thing, things)):
            put(changes, f"without {macro} new in Xen {changes.release}; "
                "nobody has looked at it yet")


def drop_reasons(changes, registry, names):
    """Why a macro is not said holds no longer when all of its things have
    come; `names` are those that this import has brought."""
    def has(thing):
        return thing in names or thing.partition(".")[0] in changes.fresh \
            or registry.has_thing(thing)

    for have in registry.have:
        if have.name in registry.without and have.things != ["-"] and \
                all(map(has, have.things)):
            file = changes.file(HAVE)
            at = file.find(rf"without {have.name}\s")
            if at:
                changes.tell("-", HAVE, file.lines.pop(at[0]))


def put(changes, line):
    """Lines of a kind are sorted by name."""
    if not changes.may_add(HAVE, None, line):
        return
    file = changes.file(HAVE)
    keyword, name = line.split()[:2]
    at = file.find(rf"{keyword} \w")
    later = [place for place in at if file.lines[place].split()[1] > name]
    if at:
        file.insert(later[0] if later else at[-1] + 1, line)
    else:
        file.insert(len(file.lines), "", line)
    changes.tell("+", HAVE, line)
