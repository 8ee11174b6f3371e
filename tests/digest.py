"""The content digest `sop1`, a second time: Python's standard library only.

    python3 tests/digest.py docs/digest-vectors.json

runs every test vector, prints one line per failure and a closing line, and
exits 1 when anything failed. Vectors marked `"only": "sop"` rest on the YAML
or Markdown parser of `sop`; a verifier has neither, so they are skipped and
counted.
"""

import base64
import hashlib
import json
import re
import sys


class Refused(Exception):
    """The blob has no digest; the argument is the code of the refusal."""


# ---- 1. the text ----------------------------------------------------------


def read_text(blob):
    try:
        blob.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("not-utf8") from None
    if b"\0" in blob:
        raise Refused("nul-byte")
    if blob[:3] == b"\xef\xbb\xbf":
        blob = blob[3:]
    blob = blob.replace(b"\r\n", b"\n")
    if b"\r" in blob:
        raise Refused("lone-carriage-return")
    return blob


# ---- 2. the front matter --------------------------------------------------

RULE = b"---"


def lines_of(data):
    """Lines, each with its LF; only the last may lack one."""
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def bare(line):
    return line.removesuffix(b"\n")


def split_front_matter(lines):
    """The number of the closing line, or None where there is no front matter."""
    rules = [at for at, line in enumerate(lines) if bare(line) == RULE]
    return rules[1] if len(rules) > 1 and rules[0] == 0 else None


# ---- 3. routing entries ---------------------------------------------------

REF = rb"[A-Za-z0-9\x80-\xff](?:[A-Za-z0-9\x80-\xff._@+:-]*[A-Za-z0-9\x80-\xff._@+-])?"
DATE = rb"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4}"
ONE = {
    b"status": rb"draft|published|retired",
    b"version": rb"[0-9]+\.[0-9]+|\"[0-9]+\.[0-9]+\"|'[0-9]+\.[0-9]+'",
    b"owner": REF,
    b"workflow": REF,
    b"roles": rb"\[ *" + REF + rb" *(?:, *" + REF + rb" *)*\]",
    b"review_in": rb"[0-9]+ *(?:d|days?|w|weeks?|m|months?|y|years?)",
    b"last_reviewed_on": DATE,
}
ONE[b"tags"] = ONE[b"roles"]
for alias in (b"last_reviewed_at", b"lastmod", b"ms.date"):
    ONE[alias] = DATE

ENTRY = re.compile(rb"(" + rb"|".join(re.escape(k) for k in ONE) + rb"):(?: (.*))?", re.DOTALL)
ITEM = re.compile(rb"( *)- (.*)", re.DOTALL)
SKIPPED = re.compile(rb"[ \t]*(?:#.*)?", re.DOTALL)
CONTINUES = (b" ", b"\t", b"- ")


def without_comment(value):
    value = value.lstrip(b" ")
    if value.startswith(b"#"):
        return b""
    return value.split(b" #", 1)[0].rstrip(b" ")


def routing_lines(front):
    """The numbers of the lines of `front` that belong to routing entries."""
    found = []
    for at, line in enumerate(front):
        entry = ENTRY.fullmatch(line)
        if entry:
            found.append((at, entry.group(1), without_comment(entry.group(2) or b"")))
    keys = [key for _, key, _ in found]
    left_out = set()
    for at, key, value in found:
        items, end = [], at + 1
        while not value and end < len(front) and ITEM.fullmatch(front[end]):
            items.append(ITEM.fullmatch(front[end]))
            end += 1
        if keys.count(key) > 1:
            continue
        follower = next((l for l in front[end:] if not SKIPPED.fullmatch(l)), b"")
        if follower.startswith(CONTINUES):
            continue
        if items:
            good = (
                key in (b"roles", b"tags")
                and len({item.group(1) for item in items}) == 1
                and all(re.fullmatch(REF, without_comment(i.group(2))) for i in items)
            )
        else:
            good = re.fullmatch(ONE[key], value)
        if good:
            left_out.update(range(at, end))
    return left_out


def digested_text(text):
    """The text after clauses 1 to 3, and the body in it that may name pictures."""
    lines = lines_of(text)
    close = split_front_matter(lines)
    if close is None:
        return text, text
    body = b"".join(lines[close + 1 :])
    gone = routing_lines([bare(line) for line in lines[1:close]])
    kept = [line for at, line in enumerate(lines[1:close]) if at not in gone]
    if not any(line.strip(b" \t\n") for line in kept):
        left = b"".join(kept) + body
        if bare((lines_of(left) or [b""])[0]) != RULE:
            return left, body
    return lines[0] + b"".join(kept) + lines[close] + body, body


# ---- 4. pictures ----------------------------------------------------------

RUN = re.compile(rb"[^ \t\n\v\f\r()\[\]<>\"'`|]+")
PICTURE = re.compile(rb".*\.(?:png|jpg|jpeg|gif|svg|webp|avif|pdf)", re.DOTALL | re.IGNORECASE)
PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")


def resolve(base, name):
    segments = []
    for segment in base + name.split(b"/"):
        if segment == b"..":
            if not segments:
                return None
            segments.pop()
        elif segment not in (b"", b"."):
            segments.append(segment)
    return b"/".join(segments)


def pictures(body, path, tree, site_root):
    folder = path.encode().split(b"/")[:-1]
    root = (site_root or "").encode().split(b"/")
    named = {}
    for run in RUN.findall(body):
        name = re.split(rb"[?#]", run, maxsplit=1)[0]
        name = PERCENT.sub(lambda m: bytes([int(m.group(1), 16)]), name)
        if not PICTURE.fullmatch(name):
            continue
        where = resolve(root if name.startswith(b"/") else folder, name)
        if where in tree:
            named[where] = hashlib.sha256(tree[where]).hexdigest()
    return sorted(named.items())


def sop1(path, blob, tree, site_root=None):
    """The digest; `tree` maps paths (bytes) of regular blobs to their bytes."""
    text, body = digested_text(read_text(blob))
    for where, sha in pictures(body, path, tree, site_root):
        text += b"\0" + where + b" " + sha.encode() + b"\n"
    return "sop1:" + hashlib.sha256(text).hexdigest()


# ---- test vectors ---------------------------------------------------------


def regular_blobs(tree):
    """A string is a file's text, {"base64": …} its bytes; the rest is no regular blob."""
    blobs = {}
    for path, what in tree.items():
        if isinstance(what, str):
            blobs[path.encode()] = what.encode()
        elif "base64" in what:
            blobs[path.encode()] = base64.b64decode(what["base64"], validate=True)
    return blobs


def run(vector):
    if "text" in vector:
        blob = vector["text"].encode()
    else:
        blob = base64.b64decode(vector["blob_base64"], validate=True)
    tree = regular_blobs(vector.get("tree", {}))
    try:
        return sop1(vector["path"], blob, tree, vector.get("site_root"))
    except Refused as refused:
        return "refused: " + str(refused)


def main(file):
    with open(file, encoding="utf-8") as handle:
        vectors = json.load(handle)
    passed = failed = skipped = 0
    for vector in vectors:
        if vector.get("only") == "sop":
            skipped += 1
            continue
        want = vector.get("digest") or "refused: " + vector["refusal"]
        got = run(vector)
        if got == want:
            passed += 1
        else:
            failed += 1
            print(f"{vector['name']}: expected {want}, got {got}")
    print(f"{skipped} skipped: they need the parsers of sop")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 tests/digest.py VECTORS.json")
    sys.exit(main(sys.argv[1]))
