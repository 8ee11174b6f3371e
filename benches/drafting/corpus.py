"""The corpus of known procedures: reading sources into spans, words and numbers made comparable, and the lint.

This reads the sources on its own and shares nothing with the program that it measures.
"""

import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
SETS = ("tuned", "untuned")
FORMATS = {
    "zoom-vtt", "teams-vtt", "srt", "meet", "otter", "fireflies", "slack", "chat", "markdown", "outline", "notes", "prompt",
}
TIMED = {"zoom-vtt", "teams-vtt", "srt", "meet", "otter", "fireflies"}

ONES = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}
TENS = {w: 10 * (n + 2) for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
ORDINALS = {w: str(n) for n, w in enumerate(
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth".split(), 4)}
UNITS = {
    "min": "minute", "sec": "second", "hr": "hour", "kilo": "kg", "kilogram": "kg", "gram": "g", "gramme": "g",
    "litre": "l", "liter": "l", "millilitre": "ml", "milliliter": "ml", "mil": "ml", "millimetre": "mm",
    "millimeter": "mm", "centimetre": "cm", "centimeter": "cm", "meter": "metre", "percent": "%", "c": "c",
    "celsius": "c", "centigrade": "c", "kilometre": "km", "rev": "rpm", "volt": "v",
}
PHRASES = [
    (r"\bhalf an? hour\b", "30 minute"), (r"\bhalf[ -]hour\b", "30 minute"), (r"\bquarter of an hour\b", "15 minute"),
    (r"\bthree quarters of an hour\b", "45 minute"), (r"\ban hour and a half\b", "1.5 hour"),
    (r"\b(?:an?) (hour|minute|day|week|month|metre|litre)\b", r"1 \1"), (r"\ba dozen\b", "12"), (r"\bper cent\b", "%"),
    (r"\bnewton[ -]met(?:re|er)s?\b", "nm"), (r"\brevolutions per minute\b", "rpm"), (r"\ba\.m\.?", "am"),
    (r"\bp\.m\.?", "pm"), (r"\ba hundred\b", "one hundred"), (r"\ba thousand\b", "one thousand"),
    (r"\bo'?clock\b", "oclock"),
]


def singular(word):
    """A word without its plural s, and a unit under its one name."""
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return UNITS.get(word, word)


def tokens(text):
    """The words of a text in lower case, number words as digits, units under one name."""
    text = text.lower().replace("’", "'").replace("–", "-").replace("—", " ")
    text = re.sub(r"(?<=\d)(?=[a-z])", " ", text)
    for pattern, plain in PHRASES:
        text = re.sub(pattern, plain, text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"[£$€](\d+(?:\.\d+)?)", lambda m: m.group(1) + {"£": " pound", "$": " dollar", "€": " euro"}[m.group(0)[0]], text)
    text = re.sub(r"(?<=\d)\s*-\s*(?=\d)", " to ", text).replace("°", " degree ").replace("%", " % ")
    text = re.sub(r"\b(?:" + "|".join(ORDINALS) + r")\b", lambda m: ORDINALS[m.group(0)] + " th", text)
    text = text.replace("'", "")
    return numbers([singular(w) for w in re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+|%", text)])


def numbers(words):
    """Number words folded into digits: `one hundred and twenty`, `two and a half`, `two point five`."""
    out, at = [], 0
    while at < len(words):
        if words[at] == "point" and at + 1 < len(words) and words[at + 1] in ONES:
            words = [*words[:at], "zero", *words[at:]]
        value, at_next = cardinal(words, at)
        if value is None:
            out.append(words[at])
            at += 1
            continue
        at = at_next
        if words[at:at + 3] == ["and", "a", "half"]:
            value, at = value + 0.5, at + 3
        elif words[at:at + 1] == ["point"] and at + 1 < len(words) and words[at + 1] in ONES:
            value, at = float(f"{value:g}.{ONES[words[at + 1]]}"), at + 2
        out.append(f"{value:g}" if value < 1e6 else str(int(value)))
    return out


def cardinal(words, at):
    """The number that starts at a word, and where it ends."""
    word = words[at]
    if re.fullmatch(r"\d+(\.\d+)?", word):
        value, at = float(word), at + 1
    elif word in TENS:
        value, at = TENS[word], at + 1
        if at < len(words) and 0 < ONES.get(words[at], 0) < 10:
            value, at = value + ONES[words[at]], at + 1
    elif word == "one" and at + 1 < len(words) and words[at + 1] in TENS:
        more, at = cardinal(words, at + 1)
        value = 100 + more
    elif word == "hundred":
        value = 1
    elif word in ONES:
        value, at = ONES[word], at + 1
    else:
        return None, at
    for name, size in (("hundred", 100), ("thousand", 1000)):
        if words[at:at + 1] == [name]:
            value, at = value * size, at + 1
            rest = at + 1 if words[at:at + 1] == ["and"] else at
            if rest < len(words) and (words[rest] in ONES or words[rest] in TENS):
                more, after = cardinal(words, rest)
                if more < size:
                    value, at = value + more, after
    return value, at


def words_of(text):
    """Every word that a stem may begin: as written and as a number."""
    raw = re.findall(r"\d+(?:\.\d+)?|[^\W_]+", text.lower().replace("’", "'").replace("'", ""))
    return set(raw) | set(tokens(text))


def holds(stems, words):
    """Whether every stem begins a word; a stem of digits must be the whole word."""
    low = [s.lower() for s in stems]
    return all(any(w == s if s.isdigit() else w.startswith(s) for w in words) for s in low)


def any_set(sets, words):
    return any(holds(stems, words) for stems in sets)


def has_number(wanted, text):
    """Whether a number stands in a text with its unit."""
    want, have = tokens(wanted), tokens(text)
    return any(have[i:i + len(want)] == want for i in range(len(have) - len(want) + 1))


# ---- sources

def millis(clock):
    """Milliseconds of `[HH:]MM:SS[.mmm]`."""
    total = 0.0
    for part in clock.strip().replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total * 1000)


def clock(milliseconds):
    """`HH:MM:SS.mmm` of milliseconds."""
    seconds, rest = divmod(round(milliseconds), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def webvtt(told):
    """A talk as WebVTT, from `(start, end, speaker or None, words)` of each cue."""
    lines = ["WEBVTT", ""]
    for start, end, speaker, words in told:
        lines += [f"{clock(start)} --> {clock(end)}", f"{speaker}: {words}" if speaker else words, ""]
    return "\n".join(lines)


def spans_of(path, form):
    """The spans of a source: `(start, end, text)` with places as numbers, in the order of the file."""
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    if form in ("zoom-vtt", "teams-vtt", "srt"):
        return cues(text)
    if form == "fireflies":
        return sentences(json.loads(text))
    if form == "otter":
        return heads(text, r"^(?:[^\n]*?  )?(\d+:\d\d(?::\d\d)?)[ ]*$")
    if form == "meet":
        return heads(text, r"^(\d\d:\d\d:\d\d)$")
    if form == "slack":
        found = sorted((m for m in json.loads(text) if m.get("type") == "message"), key=lambda m: float(m["ts"]))
        return [(n, n, m["text"]) for n, m in enumerate(found, 1)]
    if form == "chat":
        parts = re.split(r"(?m)^(?=\[[^\]\n]*\d:\d\d[^\]\n]*\])", text.strip())
        return [(n, n, p) for n, p in enumerate((p for p in parts if p.strip()), 1)]
    return [(n, n, line) for n, line in enumerate(text.split("\n"), 1)]


def cues(text):
    found = []
    for block in re.split(r"\n(?=[^\n]*-->)", text)[1:]:
        arrow, _, body = block.partition("\n")
        start, end = (millis(p.split()[0]) for p in arrow.split("-->"))
        found.append((start, end, re.sub(r"<[^>]*>", " ", body.split("\n\n")[0])))
    return found


def sentences(value):
    for key in ("data", "transcript"):
        value = value.get(key, value)
    return [
        (round(s["start_time"] * 1000), round((s["end_time"] or s["start_time"]) * 1000), s["text"])
        for s in value["sentences"] if s and s.get("text") and s.get("start_time") is not None
    ]


def heads(text, pattern):
    found = list(re.finditer(pattern, text, re.M))
    out = []
    for n, head in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        start = millis(head.group(1))
        ended = re.search(r"Transcription ended after (\d\d:\d\d:\d\d)", text)
        end = millis(after.group(1)) if after else millis(ended.group(1)) if ended else start
        out.append((start, end, text[head.end():after.start() if after else len(text)]))
    return out


def place(value, form):
    """A place of a span as a number."""
    return millis(value) if form in TIMED else int(value)


def meets(a, b):
    """Whether two spans overlap; spans that only touch do not, unless one is a point."""
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return low < high or (low == high and (a[0] == a[1] or b[0] == b[1]))


# ---- cases

class Case:
    """A source and what is known of it."""

    def __init__(self, folder, meta):
        self.set, self.name = folder, meta.stem
        self.known = json.loads(meta.read_text(encoding="utf-8"))
        self.path = next((p for p in sorted(meta.parent.glob(meta.stem + ".*")) if p != meta and p.name != meta.stem + ".json"), None)
        if self.path is None:
            raise SystemExit(f"{meta}: there is no source beside it")
        self.format = self.known["format"]
        self.spans = spans_of(self.path, self.format)

    def ranges(self, item):
        return [(place(a, self.format), place(b, self.format)) for a, b in item.get("spans", [])]

    def beside(self, item):
        """The spans of a known item and those next to them."""
        at = {i for i, s in enumerate(self.spans) for r in self.ranges(item) if meets(s[:2], r)}
        near = {i + d for i in at for d in (-1, 0, 1) if 0 <= i + d < len(self.spans)}
        return [self.spans[i][:2] for i in sorted(near)]


def cases(which, only=None):
    """The cases of a set, in order of name. JSON sources are called NAME.source.json."""
    out = []
    for folder in SETS if which == "all" else (which,):
        for meta in sorted((HERE / folder).glob("*.json")):
            if not meta.name.endswith(".source.json") and only in (None, meta.stem):
                out.append(Case(folder, meta))
    return out


def lint(found):
    """What is wrong with the corpus itself, a line each."""
    wrong = []
    for case in found:
        def say(what, case=case):
            wrong.append(f"{case.set}/{case.name}: {what}")
        if case.format not in FORMATS:
            say(f"format {case.format}")
        for key in ("title", "trade", "steps", "warnings", "retracted", "open_questions", "notes"):
            if key not in case.known:
                say(f"no {key}")
        for kind in ("steps", "warnings"):
            for n, item in enumerate(case.known[kind], 1):
                for what in lint_item(case, item):
                    say(f"{kind[:-1]} {n}: {what}")
        everything = words_of(" ".join(t for _, _, t in case.spans))
        for kind in ("retracted", "open_questions"):
            for n, item in enumerate(case.known[kind], 1):
                if not any_set(item["keywords"], everything):
                    say(f"{kind} {n}: no keyword set stands in the source")
        for n, item in enumerate(case.known["retracted"], 1):
            for m, step in enumerate(case.known["steps"], 1):
                if any(set(r) <= set(s) for r in item["keywords"] for s in step["keywords"]):
                    say(f"retracted {n} is part of step {m}")
    return wrong


def lint_item(case, item):
    ranges = case.ranges(item)
    if not ranges:
        yield "no spans"
    at = set()
    for span in ranges:
        if not any(s[:2] == span for s in case.spans):
            yield f"span {span} is not in the source"
        at |= {i for i, s in enumerate(case.spans) if meets(s[:2], span)}
    at |= {i + d for i in set(at) for d in (-1, 1) if 0 <= i + d < len(case.spans)}
    text = " ".join(case.spans[i][2] for i in sorted(at))
    if not any_set(item["keywords"], words_of(text)):
        missing = [[s for s in stems if not holds([s], words_of(text))] for stems in item["keywords"]]
        yield f"no keyword set stands in its spans; missing {missing}"
    for number in item.get("numbers", []):
        if not has_number(number, text):
            yield f"number {number} is not in its spans"
