"""What `tests/verify.py` judges, read: git's objects, records, people and pages.

Written from docs/ledger.md, docs/verify.md and docs/digest.md with Python's standard library and git. The keys and
values of a record are those of the tables in docs/ledger.md: they are read from there.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import tempfile
import tomllib
import unicodedata
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

import yaml_lines
from digest import Refused, digested_text, pictures, read_text, sop1

FORGE = {"host", "repo", "pull", "review", "login", "user", "commit", "submitted_at"}
NOTHING = b"0" * 40
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
DAY = timedelta(days=1)
SHA256, SIGNED_DATA, TST_INFO = map(bytes.fromhex, ("608648016503040201", "2a864886f70d010702", "2a864886f70d0109100104"))


class NoAnswer(Exception):
    """There is no repository, no configuration, no whole history: no proof, and no accusation."""


class Unreadable(Exception):
    """An object is missing, damaged, or not what its name says."""


def says_something(text):
    """Whether a reason or a note has a letter or a digit that somebody can see."""
    return any(c.isalnum() and c not in "\u115f\u1160\u3164\uffa0" for c in text)


# ---- objects: every hash is computed anew; no replacement, graft or graph has a say ---------------


class Git:
    def __init__(self, folder):
        self.folder, self.pipe = folder, None
        self.env = {**{k: v for k, v in os.environ.items() if not k.startswith("GIT_")}, "GIT_NO_REPLACE_OBJECTS": "1"}
        self.dir = Path(folder, self.run("rev-parse", "--git-common-dir").strip())
        self.bare = self.run("rev-parse", "--is-bare-repository").strip() == "true"
        self.refs = dict(line.split(" ") for line in self.run("for-each-ref", "--format=%(refname) %(objectname)").splitlines())
        self.remotes = self.run("remote").split()

    def run(self, *words, check=True):
        done = subprocess.run(["git", *words], cwd=self.folder, env=self.env, capture_output=True)
        if check and done.returncode:
            raise NoAnswer(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "replace") if check else done.returncode

    @lru_cache(maxsize=None)
    def object(self, name):
        if self.pipe is None or self.pipe.poll() is not None:
            self.pipe = subprocess.Popen(["git", "cat-file", "--batch"], cwd=self.folder, env=self.env,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        head = []
        try:
            # What is missing is asked for behind it: an object may be shorter than it says.
            self.pipe.stdin.write(name.encode() + b"\n" + NOTHING + b"\n")
            self.pipe.stdin.flush()
            said = b""
            while not said.endswith(NOTHING + b" missing\n"):
                more = self.pipe.stdout.read1(1 << 16)
                if not more:
                    raise OSError("git ended")
                said += more
            head, _, data = said[:-len(NOTHING) - 9].partition(b"\n")
            head = head.split()
            data = data[:-1] if len(head) == 3 and len(data) == int(head[2]) + 1 else None
        except (OSError, ValueError):
            # Whatever it does next is no answer to what is asked next.
            self.pipe.kill()
            self.pipe, data = None, None
        if data is None:
            return None if head[1:] == [b"missing"] else ("damaged", b"")
        whole = head[1] + b" %d\0" % len(data) + data
        return (head[1].decode("utf-8", "replace"), data) if hashlib.sha1(whole).hexdigest() == name else ("damaged", b"")

    def need(self, name, kind):
        found = self.object(name)
        if found is None or found[0] != kind:
            raise Unreadable(name)
        return found[1]

    @lru_cache(maxsize=None)
    def commit(self, name):
        return Commit(self.need(name, "commit"))

    @lru_cache(maxsize=None)
    def tree(self, name):
        """Paths below a tree, each with mode and name."""
        data, at, found = self.need(name, "tree"), 0, {}
        while at < len(data):
            end = data.index(b"\0", at)
            mode, path = data[at:end].split(b" ", 1)
            inner = data[end + 1:end + 21].hex()
            if mode in (b"40000", b"040000"):
                found.update({path + b"/" + below: what for below, what in self.tree(inner).items()})
            else:
                if path in found:
                    raise Unreadable(name)
                found[path] = ("100644" if mode == b"100664" else mode.decode("utf-8", "replace"), inner)
            at = end + 21
        return found

    def files(self, commit):
        return self.tree(self.commit(commit).tree)

    @lru_cache(maxsize=256)
    def before(self, commit):
        """A commit and all that came before it; what cannot be read ends the walk."""
        seen, todo = set(), [commit]
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                try:
                    todo += self.commit(name).parents
                except Unreadable:
                    pass
        return seen

    def fork(self, left, right):
        """Where two lines parted: the common commit that no other one comes after."""
        both = self.before(left) & self.before(right)
        return next((one for one in both if not any(one != other and one in self.before(other) for other in both)), None)


class Commit:
    def __init__(self, data):
        head, _, self.message = data.partition(b"\n\n")
        headers, unsigned = [], []
        for line in head.split(b"\n"):
            if line.startswith(b" ") and headers:
                headers[-1][1] += b"\n" + line[1:]
            else:
                headers.append([*line.split(b" ", 1), b""][:2])
            if headers[-1][0] != b"gpgsig":
                unsigned.append(line)
        self.order, of = [key.decode("utf-8", "replace") for key, _ in headers], {}
        for key, value in headers:
            of.setdefault(key, []).append(value)
        self.signed = b"\n".join(unsigned) + b"\n\n" + self.message
        text = lambda key: b"".join(of.get(key, [b""])[:1]).decode("utf-8", "replace")
        self.tree, self.author, self.committer, self.signature = text(b"tree"), text(b"author"), text(b"committer"), text(b"gpgsig")
        self.parents = [parent.decode("utf-8", "replace") for parent in of.get(b"parent", [])]
        self.email = (re.findall(r"<([^>]*)>", self.author) or [""])[0]
        try:
            data.decode()
            self.utf8 = True
        except UnicodeDecodeError:
            self.utf8 = False


# ---- records: by the tables of docs/ledger.md -----------------------------------------------------


def tables():
    """Of each kind its keys with their values, and its summary; "" holds the common keys."""
    found, kind = {}, None
    for line in (Path(__file__).resolve().parent.parent / "docs" / "ledger.md").read_text().splitlines():
        if re.match(r"#+ ", line) or line.startswith("<!-- end"):
            heading = re.fullmatch(r"### (Common keys|[a-z-]+)", line)
            kind = heading and heading[1].replace("Common keys", "")
            if heading:
                found[kind] = {"keys": {}, "summary": ""}
        elif kind is not None and (row := re.match(r"\| `([^`]+)` \| (.+?) \| ", line)):
            found[kind]["keys"][row[1]] = row[2]
        elif kind is not None and line.startswith("Summary: "):
            found[kind]["summary"] = line[10:-1]
    return found


KINDS = tables()
SCHEMAS = {name: json.loads((Path(__file__).resolve().parent.parent / "docs/schemas" / f"{name}.json").read_text())
           for name in ("sop", "people", "roles", "paths", "workflows")}
FORMS = [(r"object name|list of object names", r"[0-9a-f]{40}"), (r"`sop1:`", r"sop1:[0-9a-f]{64}"),
         (r"`full`", r"full|from sop1:[0-9a-f]{64}"), (r"64 hex", r"[0-9a-f]{64}"), (r"`MAJOR", r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})"),
         (r"interval", r"1 (day|week|month|year)|(?!1 )[1-9]\d{0,4} (days|weeks|months|years)"),
         (r"`YYYY-MM-DDT", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), (r"`YYYY-MM-DD`", r"\d{4}-\d\d-\d\d"), (r"text|list of texts|SOP id", r"(?s).*")]
DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.I)


def fits(form, value):
    form = form.removesuffix(", optional")
    if form == "object":
        return isinstance(value, dict)
    if form.startswith("list of"):
        return isinstance(value, list) and (form == "list of objects" or all(isinstance(one, str) and fits(form[8:], one) for one in value))
    exact = re.findall(r'`("[^`]*"|true|false)`', form)
    if exact or form.startswith("integer"):
        return json.dumps(value) in exact if exact else type(value) is int and value >= 0
    pattern = next(pattern for name, pattern in FORMS if re.match(name, form))
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        return False
    try:
        if form.startswith("`YYYY"):
            date.fromisoformat(value[:10]), "T" in form and when(value)
    except ValueError:
        return False
    return form != "SOP id" or good_id(value)


def good_id(text):
    return bool(re.fullmatch(r"[^\W_][\w.\-\u0300-\u036f]*", text)) and unicodedata.normalize("NFC", text) == text and ".." not in text \
        and len(text.encode()) <= 100 and not text.lower().endswith((".", ".lock")) and not DEVICE.fullmatch(text)


def keys_fit(keys, value, prefix=""):
    """Exactly the keys of a table, each with its value."""
    own = {key[len(prefix):]: form for key, form in keys.items() if key.startswith(prefix) and not set("[.") & set(key[len(prefix):])}
    whole = prefix.endswith(".") and not prefix.endswith("[].")
    if not isinstance(value, dict) or set(value) - set(own) or {key for key, form in own.items() if whole or not form.endswith("optional")} - set(value):
        return False
    inner = [(key, one) for key in value if own[key] == "list of objects" and isinstance(value[key], list) for one in value[key]]
    below = [(key, value[key]) for key in value if own[key].startswith("object, ")]
    return all(fits(own[key], value[key]) for key in value) and all(keys_fit(keys, one, f"{prefix}{key}[].") for key, one in inner) \
        and all(keys_fit(keys, one, f"{prefix}{key}.") for key, one in below)


def canonical(text):
    """The JSON, if the text is its one spelling (RFC 8785 over what records hold)."""
    def plain(value):
        if isinstance(value, dict):
            return {key: plain(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))}
        if isinstance(value, list):
            return [plain(one) for one in value]
        if value is None or isinstance(value, float) or (type(value) is int and abs(value) > 2**53 - 1):
            raise ValueError
        return value
    try:
        value = json.loads(text)
        same = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":")).encode() == text.encode()
        return value if same and isinstance(value, dict) else None
    except (ValueError, RecursionError):
        return None


def summary(record):
    """The first line that follows from a record."""
    def put(match):
        names, _, length = match[1].partition(":")
        if names == "sops":
            return ", ".join(f"{item['id']} {item['version']}" for item in record["sops"])
        value = next((record[name] for name in names.split("|") if name in record), "")
        return value[:int(length)] if length else value
    return re.sub(r"\{([^}]+)\}", put, KINDS[record["kind"]]["summary"])


def when(text):
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)


class Named(dict):
    """A mapping that is itself and nothing else, empty or not."""

    __bool__, __eq__, __hash__ = (lambda self: True), object.__eq__, object.__hash__


class Record(Named):
    """A record's JSON, with its commit and place."""

    def __init__(self, name, commit, json):
        super().__init__(json)
        self.name, self.commit, self.time, self.place = name, commit, when(json["at"]), 0

    def items_of(self):
        return {item["id"]: item for item in self.get("sops", [])}


def read_record(name, commit, ledger, identities):
    """A record, "fold", or the codes of what is wrong."""
    wrong = [] if commit.tree == EMPTY_TREE else ["record-has-tree"]
    if not commit.utf8 or not re.fullmatch("tree (parent )*author committer( gpgsig)?", " ".join(commit.order)):
        wrong.append("record-headers")
    if commit.message == b"fold\n" and len(commit.parents) > 1:
        own = [("record-parents", commit.parents == sorted(set(commit.parents))), ("record-author", commit.author == commit.committer),
               ("record-committer", "@writers.invalid>" in commit.committer)]
        return wrong + [code for code, holds in own if not holds] or "fold"
    message = re.fullmatch(r"([^\n]*)\n\n([^\n]*)\n", commit.message.decode("utf-8", "replace"))
    record = canonical(message[2]) if message else None
    common = KINDS[""]["keys"]
    if record is None or not isinstance(kind := record.get("kind"), str):
        return wrong + ["record-not-canonical"]
    known = kind in KINDS and kind != ""
    own = {**common, **KINDS[kind]["keys"]} if known else common
    forge = {key for key, form in KINDS["approve"]["keys"].items() if key in FORGE}
    said = forge & set(record) if kind in ("approve", "reject") else set()
    if record.get("v") != 1 or said != (forge if said or record.get("identity") == "forge" else set()) or (said and record["identity"] != "forge"):
        return wrong + ["record-not-canonical"]
    if not keys_fit(own, record if known else {key: record[key] for key in record if key in common}) \
            or (kind != "genesis" and "main" not in record) or (kind == "withdraw" and ("submit" in record) == ("publish" in record)):
        return wrong + ["record-not-canonical"]
    by, at = record["by"], f" {int(when(record['at']).timestamp())} +0000"
    follows = message[1] == summary(record) if known else message[1].startswith(f"{kind}: ") and message[1].endswith(f" by {by}")
    for code, holds in [
            ("record-summary", follows), ("record-of-another-ledger", record["ledger"] == ledger),
            ("record-parents", len(commit.parents) == (kind != "genesis")),
            ("record-time", commit.author.endswith(at) and commit.committer.endswith(at)),
            ("record-author", identities == "git" or commit.author == f"{by} <{by}@people.invalid>{at}"),
            ("record-committer", "@writers.invalid>" in commit.committer)]:
        wrong += [] if holds else [code]
    return wrong or Record(name, commit, record)


# ---- people, policy, pages: as they stood at a commit -----------------------------------------------


class Page(Named):
    """A page's front matter, with what it digests to (None where that is refused)."""

    def __init__(self, git, commit, path, blob, site_root=None):
        super().__init__()
        files, root = git.files(commit), site_root
        tree = type("Tree", (), {"__contains__": lambda _, p: files.get(p, "0")[0] in ("100644", "100755"),
                                 "__getitem__": lambda _, p: git.need(files[p][1], "blob")})()
        self.digest, self.images, self.path = None, [], path
        try:
            self.digest = sop1(path, blob, tree, root)
            self.images = [{"path": p.decode(), "sha256": sha} for p, sha in pictures(digested_text(read_text(blob))[1], path, tree, root)]
        except Refused:
            pass
        try:
            text = blob.decode().replace("\r\n", "\n").removeprefix("\ufeff")
        except UnicodeDecodeError:
            return
        front = re.match(r"(---|\+\+\+)\n(.*?)^\1(\n|$)", text, re.S | re.M)
        try:
            self.update((tomllib if front[1] == "+++" else yaml_lines).loads(front[2]) or {} if front else {})
        except (ValueError, TypeError):
            # What other programs may read all the same.
            if re.search(r"""^\W*status["']?\s*:\s*(!!str|\W)*\s*published""", text if front is None else front[2], re.M):
                self["status"] = "published"

    @property
    def id(self):
        return self.get("id") or derived(self.path)

    def listed(self, key):
        value = self.get(key)
        return value if isinstance(value, list) else [value] if value else []


def interval(text):
    found = re.fullmatch(r"\s*(\d+)\s*([dwmy]|days?|weeks?|months?|years?)\s*", text or "", re.I)
    return found and (int(found[1]), found[2][0].lower())


def later(day, span):
    count, unit = span
    if unit in "dw":
        return day + DAY * count * (7 if unit == "w" else 1)
    months = day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - DAY).day
    return date(year, month, min(day.day, last))


def derived(path):
    """The id of a page that has none: from its path below the folder of the SOPs."""
    inner = re.sub(r"\.(md|markdown|mdx)$", "", path.removeprefix("sops/"), flags=re.I)
    text = re.sub(r"[^\w.\-\u0300-\u036f]", "-", unicodedata.normalize("NFC", inner).replace("/", "."))
    return re.sub(r"^[^\w]+|^_+|\.+$", "", re.sub(r"\.\.+", ".", text))


def glob_of(glob):
    """A glob of sop.yaml as an expression: `**/` any folders, `*` and `?` within one name."""
    out, at = "", 0
    while at < len(glob):
        for part, means in (("**/", "(?:.*/)?"), ("**", ".*"), ("*", "[^/]*"), ("?", "[^/]"), ("{", "(?:"), ("}", ")"), (",", "|"), (glob[at], re.escape(glob[at]))):
            if glob.startswith(part, at):
                out, at = out + means, at + len(part)
                break
    return re.compile(out, re.S)


def inserted_only(before, after):
    """Whether two pages differ by inserted lines of front matter alone."""
    def parts(data):
        found = re.match(rb"(\xef\xbb\xbf)?(---\r?\n)((?:.*\n)*?)(---(?:\r?\n|$))", data)
        return [*(found[n] or b"" for n in (1, 2, 4)), data[found.end():], found[3].splitlines(True)] if found else None
    old, new = parts(before), parts(after)
    if before == after or not new:
        return before == after
    mark = b"\xef\xbb\xbf"
    if not old:
        return new[0] + new[3] == before and (not before.startswith(mark) or new[0] == mark)
    lines = iter(new[4])
    return old[:4] == new[:4] and all(line in lines for line in old[4])


class Policy:
    def __init__(self, git, commit):
        def file(name):
            mode, blob = git.files(commit).get(f"{name}.yaml".encode(), ("", ""))
            said = (yaml_lines.load(git.need(blob, "blob").decode()) if mode in ("100644", "100755", "100664") else None) or {}
            if not known_keys(said, SCHEMAS[name], SCHEMAS[name]):
                raise ValueError("a key that is not known")
            return said
        self.settings, self.people, self.paths, _ = file("sop"), {}, file("paths").get("paths") or {}, file("workflows")
        roles = file("roles").get("roles") or {}
        for person in file("people").get("people") or []:
            if person["id"] in self.people:
                raise ValueError("two people have one id")
            given = [name for name, role in roles.items() if human(person) and role and matches(role.get("match"), person)]
            self.people[person["id"]] = {**person, "roles": list(dict.fromkeys([*(person.get("roles") or []), *given]))}
        mails = [mail.lower() for person in self.people.values() for mail in set(person.get("emails") or [])]
        if len(mails) != len(set(mails)):
            raise ValueError("two people have one address")
        self.approvals = self.settings.get("approvals") or {}
        self.identity = self.settings.get("identity") or ["key", "forge", "terminal"]
        self.alone = sum(human(person) for person in self.people.values()) == 1

    def checkpoint(self, path, stage):
        """What shows, by paths.yaml, that a stage is known."""
        stages = (self.paths.get(path) or {}).get("stages") or []
        return next((one.get("checkpoint") for one in stages if one["id"] == stage), None)

    def rules(self, pages):
        """The rules of sop.yaml for the tags that any of these pages has."""
        tags = {tag for page in pages for tag in page.listed("tags")}
        return [rule or {} for tag, rule in (self.approvals.get("tags") or {}).items() if tag in tags]

    def by_mail(self, mail):
        return next((id for id, person in self.people.items() if has_mail(person, mail)), mail)

    def named(self, references, person):
        return any((one[5:] in (person.get("roles") or [])) if one.startswith("role:") else
                   one == person["id"] or has_mail(person, one) for one in references)


def known_keys(value, schema, whole):
    """Whether a file has no key that its schema (docs/schemas/) does not name, and nothing of another form."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rsplit("/")[-1]]
    if options := schema.get("oneOf") or schema.get("anyOf"):
        return any(known_keys(value, one, whole) for one in options)
    kind, least = schema.get("type"), schema.get("minimum", 0)
    form = {"array": lambda: isinstance(value, list), "object": lambda: isinstance(value, dict), "string": lambda: isinstance(value, str),
            "integer": lambda: isinstance(value, str) and value.isdigit() and int(value) >= least}
    if value is not None and (kind in list(form) and not form[kind]() or "enum" in schema and value not in schema["enum"]):
        return False
    own, more = schema.get("properties") or {}, schema.get("additionalProperties", True)
    if isinstance(value, dict):
        return all(known_keys(inner, own[key], whole) if key in own else more is not False and (more is True or known_keys(inner, more, whole))
                   for key, inner in value.items())
    return not isinstance(value, list) or all(known_keys(inner, schema.get("items") or {}, whole) for inner in value)


def matches(match, person):
    """Whether somebody's fields are as `match:` of a role wants them."""
    def field(name):
        wanted, has = match.get(name), (person.get(name) or "").strip()
        return not wanted or has and any(re.fullmatch(glob_of(one.lower()).pattern, has.lower(), re.S) for one in (wanted if isinstance(wanted, list) else [wanted]))
    return bool(match) and all(map(field, ("title", "department", "location", "manager"))) \
        and (not match.get("any") or any(matches(one, person) for one in match["any"])) and all(matches(one, person) for one in match.get("all") or [])


def human(person):
    return person.get("kind", "human") == "human"


def has_mail(person, mail):
    return mail.lower() in [own.lower() for own in person.get("emails") or []] or mail == f"{person['id']}@people.invalid"


def active(person, day):
    return (person.get("start") or "") <= str(day) <= (person.get("end") or "9999")


# ---- keys -----------------------------------------------------------------------------------------


def key_blob(key):
    if (key.get("key") or "").startswith("openpgp:"):
        return re.sub(r"\s", "", key["key"][8:]).upper()
    words = (key.get("key") or "").split()
    try:
        return base64.b64decode(words[1]) if len(words) > 1 else b""
    except ValueError:
        return b""


def opened(key, day):
    """Whether a key may be believed for something of that day."""
    return (key.get("from") or "") <= str(day) <= (key.get("until") or "9999") and str(day) < (key.get("compromised_since") or "9999")


class Prints(tuple):
    """The fingerprints of an OpenPGP key: it is any of them."""

    __eq__, __hash__ = (lambda self, other: other in tuple(self)), tuple.__hash__


def checkpoint_text(said, name):
    """The tag object that follows from what a checkpoint says, without its signature."""
    keys = {"v", "ledger", "by", "at", "tip", "main", "records", "sha256", "tool"}
    if not keys <= set(said) <= keys | {"before", "clock"} or said["v"] != 1 or not fits("`YYYY-MM-DDTHH:MM:SSZ`", said["at"]):
        return None
    line = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return (f"object {said['tip']}\ntype commit\ntag {name}\ntagger {said['by']} <{said['by']}@people.invalid> {int(when(said['at']).timestamp())} +0000\n\n"
            f"checkpoint: {said['records']} by {said['by']}\n\n{line}\n")


def read_stamp(token):
    """What a token of RFC 3161 says, in DER: the imprint (None by another hash than SHA-256) and the time; None for no token."""
    def parts(data):
        found = []
        while data:
            tag, size, at = data[0], data[1], 2
            if size >= 0x80:
                at += size - 0x80
                size = int.from_bytes(data[2:at], "big")
                if size < 0x80 or data[2] == 0 or at > 6:
                    raise ValueError
            if tag & 0x1f == 0x1f or at + size > len(data):
                raise ValueError
            found.append((tag, data[at:at + size]))
            data = data[at + size:]
        return found
    def inner(pair, tag):
        if pair[0] != tag:
            raise ValueError
        return pair[1]
    try:
        [whole] = parts(token)
        signed_data, content = parts(inner(whole, 0x30))[:2]
        version, hashes, said = parts(inner(parts(inner(content, 0xa0))[0], 0x30))[:3]
        kind, said = parts(inner(said, 0x30))[:2]
        info = parts(inner(parts(inner(parts(inner(said, 0xa0))[0], 0x04))[0], 0x30))
        how, digest = parts(inner(info[2], 0x30))[:2]
        if (signed_data, version[0], hashes[0], kind) != ((6, SIGNED_DATA), 2, 0x31, (6, TST_INFO)) or info[0] != (2, b"\1") or (info[1][0], info[3][0]) != (6, 2):
            raise ValueError
        at = re.fullmatch(r"(\d{14})(\.\d+)?Z", inner(info[4], 0x18).decode("ascii"))
        return digest[1] if parts(inner(how, 0x30))[0] == (6, SHA256) and len(inner(digest, 4)) == 32 else None, \
            datetime.strptime(at[1], "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)
    except (ValueError, IndexError, TypeError):
        return None


def signer(signature, signed):
    """Whose public key signed: None without an SSH signature, b"" where it does not fit."""
    if signature.startswith("-----BEGIN PGP SIGNATURE-----"):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(signature + "\n")
            file.flush()
            said = subprocess.run(["gpg", "--batch", "--status-fd=1", "--verify", file.name, "-"], input=signed, capture_output=True).stdout.decode("utf-8", "replace")
        valid = re.findall(r"^\[GNUPG:\] VALIDSIG (\S+) .*?(\S+)$", said, re.M)
        return b"" if "[GNUPG:] BADSIG " in said else Prints(valid[0]) if len(valid) == 1 and "[GNUPG:] REVKEYSIG " not in said else None
    if not signature.startswith("-----BEGIN SSH SIGNATURE-----"):
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".sig") as file:
        file.write(signature + "\n")
        file.flush()
        words = ["ssh-keygen", "-Y", "check-novalidate", "-n", "git", "-s", file.name]
        if subprocess.run(words, input=signed, capture_output=True).returncode:
            return b""
    blob = base64.b64decode("".join(signature.split("\n")[1:-1]))
    return blob[14:14 + int.from_bytes(blob[10:14], "big")]
