# SPDX-License-Identifier: LGPL-2.1-or-later
"""The comment blocks of the public functions: symbols/toolstack-texts, and
what follows from a prototype."""

import re

from declarations import Item
from libxl import public_name
from words import OLDEST, RegistryError

# What parameters of these names always are.
USUAL = {
    "ao_how": 'NULL: wait until the operation has ended; otherwise see '
              '"Asynchronous operations"',
    "aop_console_how": "how to report that a console is available; NULL: "
                       "it is not reported",
}


class Text:
    """What symbols/toolstack-texts says of a function."""

    def __init__(self, brief):
        self.brief, self.result = brief, None
        self.parameters, self.paragraphs = {}, []


def read_texts(registry):
    """{name of libxl's: Text}, checked against the functions."""
    texts, at, previous = {}, None, 0
    path = registry.symbols / "toolstack-texts"
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        depth, words = len(line) - len(line.lstrip()), line.strip()
        if depth == 0:
            name, _, brief = words.partition(" ")
            at = texts[name] = Text(brief)
            add = (vars(at), "brief")
        elif depth > 2 and previous:
            where, key = add
            where[key] += " " + words
        elif words.startswith("@"):
            name, _, words = words[1:].partition(" ")
            at.parameters[name] = words
            add = (at.parameters, name)
        elif words.startswith("Return: "):
            at.result = words.removeprefix("Return: ")
            add = (vars(at), "result")
        else:
            at.paragraphs.append(words)
            add = (at.paragraphs, len(at.paragraphs) - 1)
        previous = depth + 1
    check(registry, texts)
    return texts


def check(registry, texts):
    functions = {function.name: function for function in registry.functions}
    for name in sorted(set(texts) ^ set(functions)):
        raise RegistryError(f"symbols/toolstack-texts: {name}: there is "
                            f"{'no such function' if name in texts else 'no text'}")
    for name, text in texts.items():
        known = {parameter for _, parameter in functions[name].parameters}
        for parameter in set(text.parameters) - known:
            raise RegistryError(f"symbols/toolstack-texts: {name} has no "
                                f"parameter {parameter}")


def parameter_text(function, text, type_, name):
    if name in text.parameters:
        return text.parameters[name]
    if name == function.out:
        return "receives the answer when 0 is returned; dispose of it after use"
    if function.result.endswith("*") and type_ == "int *":
        return "receives the number of elements"
    return USUAL.get(name)


def result_text(registry, function, text):
    if text.result:
        return text.result
    if function.result == "void":
        return None
    if "?" in text.brief:
        return ("true or false." if function.result == "bool"
                else "1 for yes, 0 for no.")
    if text.brief.startswith("number of"):
        return "the number."
    if function.result == "int":
        return error_text(registry, function)
    listed = function.result.removesuffix(" *")
    if listed in registry.structs:
        free = f"{listed}_list_free"
        known = any(other.name == free for other in registry.functions)
        way = (f"to be freed by {public_name(free)}()" if known else
               f"each element to be disposed of by "
               f"{public_name(listed)}_dispose(), the array by free()")
        return f"an array, {way}; NULL on error and if it has no elements."
    return "malloc'ed text, or NULL." if "char *" in function.result else None


def error_text(registry, function):
    """0, our own errors, and what libxl has."""
    if function.own:
        return ("0, or XENSTABLE_LIBXL_ERROR_NOMEM or "
                "XENSTABLE_LIBXL_ERROR_INVAL.")
    given = {struct for type_, name in function.parameters
             if name != function.out
             for struct in re.findall(r"libxl_\w+", type_)}
    ours = ["XENSTABLE_LIBXL_ERROR_NOMEM"]
    if (given & {struct.name for struct in registry.moving()}
            or function.since != OLDEST):
        ours.append("XENSTABLE_LIBXL_ERROR_NI (not in the running release)")
    return f"0; {', '.join(ours)}, or another error of libxl's, such as " \
           "XENSTABLE_LIBXL_ERROR_FAIL."


def facts(registry, function):
    """Threads, fork, releases and our version."""
    with_ctx = not function.own and function.parameters[0][1] == "ctx"
    return [
        ("Threads", "several may share @ctx." if with_ctx
         else "one at a time for the same object."),
        ("Fork", "not allowed in a child." if with_ctx
         else "allowed in a child."),
        ("Xen", "not needed." if function.own
         else f"{function.since} and later."),
        ("Since", function.version or registry.generations[0][0])]


def item(registry, function, text):
    """What is said of a function."""
    parameters = [(name, parameter_text(function, text, type_, name))
                  for type_, name in function.parameters]
    result = result_text(registry, function, text)
    return Item("function", public_name(function.name), text.brief,
                [(name, words) for name, words in parameters if words],
                [("text", paragraph) for paragraph in text.paragraphs],
                ([("Return", result)] if result else [])
                + facts(registry, function))
