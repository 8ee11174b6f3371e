"""As much YAML as sop.yaml, people.yaml and front matter are written in; anything else is a ValueError.

Mappings and lists in block and flow form, plain and quoted words, comments. Every plain word is a string. It stands
in for a YAML library, which Python's standard library lacks.
"""

import json
import re

KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'\[\]{},&*!|>%@`-][^#:]*?|-[^\s#:][^#:]*?)\s*:(?:\s+(.*)|)$""")


def load(text):
    lines = []
    for line in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"):
        bare = without_comment(line)
        if bare.strip() and bare.strip() != "---":
            if "\t" in bare[:len(bare) - len(bare.lstrip())]:
                raise ValueError("a tab indents")
            lines.append((len(bare) - len(bare.lstrip(" ")), bare.strip()))
    value, rest = block(lines, 0) if lines else (None, [])
    if rest:
        raise ValueError(f"out of place: {rest[0][1]}")
    return value


loads = load


def without_comment(line):
    quote, at = "", 0
    while at < len(line):
        char = line[at]
        if quote:
            at += quote == '"' and char == "\\"
            quote = "" if char == quote else quote
        elif char in "\"'" and (at == 0 or line[at - 1] in " [{,:"):
            quote = char
        elif char == "#" and (at == 0 or line[at - 1] in " \t"):
            return line[:at]
        at += 1
    return line


def block(lines, least):
    """A block and the lines after it; `lines` are (indent, text)."""
    indent, text = lines[0]
    if indent < least:
        return None, lines
    if text == "-" or text.startswith("- "):
        found = []
        while lines and lines[0][0] == indent and (lines[0][1] == "-" or lines[0][1].startswith("- ")):
            inner = lines[0][1][1:].lstrip()
            rest = lines[1:]
            if inner:
                lines = [(indent + len(lines[0][1]) - len(inner), inner), *rest]
            value, lines = block(lines if inner else rest, indent + 1) if inner or rest else (None, rest)
            found.append(value)
        return found, lines
    if not KEY.match(text):
        words = [text]
        lines = lines[1:]
        while lines and lines[0][0] >= least and (text[0] in "[{\"'" or lines[0][0] > indent):
            if text[0] in "[{\"'" and complete(" ".join(words)):
                break
            words.append(lines[0][1])
            lines = lines[1:]
        return flow(" ".join(words)), lines
    found = {}
    while lines and lines[0][0] == indent and (pair := KEY.match(lines[0][1])):
        key, value = str(flow(pair[1])), pair[2]
        if key in found:
            raise ValueError(f"{key} stands twice")
        rest = lines[1:]
        if value:
            below = rest and rest[0][0] > indent
            found[key], lines = block([(indent + 1, value), *rest], indent + 1) if below or value[0] in "[{" else (flow(value), rest)
        elif rest and (rest[0][0] > indent or (rest[0][0] == indent and rest[0][1].startswith("-"))):
            found[key], lines = block(rest, indent)
        else:
            found[key], lines = None, rest
    return found, lines


def complete(text):
    try:
        flow(text)
    except ValueError:
        return False
    return True


def flow(text):
    value, rest = item(text.strip(), "")
    if rest.strip():
        raise ValueError(f"out of place: {rest}")
    return value


def item(text, ends):
    text = text.lstrip()
    if text[:1] in ("[", "{"):
        closing, many, rest = "]}"["[{".index(text[0])], [], text[1:].lstrip()
        while not rest.startswith(closing):
            one, rest = item(rest, ",]}" if closing == "]" else ",]}:")
            if closing == "}":
                value, rest = item(rest.lstrip()[1:], ",]}") if rest.lstrip().startswith(":") else (None, rest)
                one = (one, value)
            many.append(one)
            rest = rest.lstrip()
            if rest.startswith(","):
                rest = rest[1:].lstrip()
            elif not rest.startswith(closing):
                raise ValueError("an open bracket")
        if closing == "}" and len({str(key) for key, _ in many}) < len(many):
            raise ValueError("a key stands twice")
        return (many if closing == "]" else {str(key): value for key, value in many}), rest[1:]
    if text[:1] == '"':
        found = re.match(r'"(?:[^"\\]|\\.)*"', text)
        if not found:
            raise ValueError("an open quote")
        return json.loads(found[0]), text[found.end():]
    if text[:1] == "'":
        found = re.match(r"'((?:[^']|'')*)'", text)
        if not found:
            raise ValueError("an open quote")
        return found[1].replace("''", "'"), text[found.end():]
    if text[:1] and text[0] in "&*!|>%@`":
        raise ValueError(f"not read: {text}")
    at = 0
    while at < len(text) and not (text[at] in ends and (text[at] != ":" or text[at + 1:at + 2] in ("", " ", ",", "}"))):
        at += 1
    word = text[:at].strip()
    return (None if word in ("", "~", "null") else word), text[at:]
