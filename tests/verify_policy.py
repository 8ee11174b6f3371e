"""`sop verify`, a second time, as a whole: verify.py, and beside it all that takes a rule.

    python3 tests/verify_policy.py [REPOSITORY]

Who was entitled to what, by which rule of sop.yaml and which entry of people.yaml; every form of
every field; numbers, routing, tags, checkpoints, time stamps. It names every error of `sop verify`
that no option is needed for, and no warnings. Keys and values of records are read from the tables
of docs/ledger.md, those of settings from docs/schemas/. In `alone` the answer has what verify.py
says by itself.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import verify
from digest import Refused, digested_text, pictures, read_text
from verify import (
    PLAIN, Blobs, NoAnswer, Unreadable, Verifier, before, commit, git, glob, read, tree)

# Of these errors verify.py names those that take no rule, no name and no form; of others, all.
PARTLY = {"approval-superseded", "merge-differs", "not-enough-approvals", "policy-on-branch",
          "published-without-record", "record-not-canonical"}
DOCS = Path(__file__).resolve().parent.parent / "docs"
DAY = timedelta(days=1)
NEVER = "9999"
FORGE = {"host", "repo", "pull", "review", "login", "user", "commit", "submitted_at"}
# What is known of the one repository that is judged: a `Policy`, below.
R = None

def fail(code, about):
    R.check(False, code, about)

def check(holds, code, about):
    R.check(holds, code, about)

def there(name, kind):
    """The bytes of an object, or None."""
    with suppress(Unreadable):
        return read(name, kind)

def files(name):
    return tree(commit(name).tree)

def at(name, path):
    return files(name).get(path.encode()) if name else None

def fork(left, right):
    """Where two lines parted: their best common ancestor."""
    return git("merge-base", left, right, failed="") or None

def email(one):
    return (re.findall(r"<([^>]*)>", one.last["author"]) or [""])[0]

# ---- YAML: block maps and lists, flow, plain and quoted words. Anything else is a ValueError ---

QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
START, COLON = r"[^\s\[\]{},\"'&*!|>%@`#]", r":(?=[\s,\]}]|$)"
KEY = re.compile(rf"({QUOTED}|{START}[^#:]*?)\s*:(?:\s+(.*)|)$")
COMMENT = re.compile(rf"((?<![^\s\[{{,:])(?:{QUOTED}))|(?:^|(?<=\s))#.*")
TOKEN = re.compile(rf"\s*({QUOTED}|[\[\]{{}},]|{COLON}|{START}(?:[^\[\]{{}},:]|(?!{COLON}):)*)")

def yaml(text):
    lines = []
    for line in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"):
        line = COMMENT.sub(lambda found: found[1] or "", line).rstrip()
        indent, word = len(line) - len(line.lstrip(" ")), line.strip()
        last = re.sub(QUOTED, "", lines[-1][1]) if lines else ""
        if re.search(r"(^|[:-]\s+)[\[{]", last) and len(re.findall(r"[\[{]", last)) > len(
                re.findall(r"[\]}]", last)):
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {word}")
        elif word not in ("", "---"):
            lines.append((indent, word))
    found = block(lines) if lines else None
    if lines:
        raise ValueError(f"out of place: {lines[0][1]}")
    return found

def block(lines):
    """The block that begins with the first line; what is read of the lines is taken from them."""
    indent, text = lines[0]
    item = lambda: lines and lines[0][0] == indent and lines[0][1][:2] in ("-", "- ")
    if item():
        many = []
        while item():
            text = lines.pop(0)[1]
            if inner := text[1:].lstrip():
                lines.insert(0, (indent + len(text) - len(inner), inner))
            many.append(block(lines) if lines and lines[0][0] > indent else None)
        return many
    if not KEY.match(text):
        return value(lines.pop(0)[1])
    found = {}
    while lines and lines[0][0] == indent and (pair := KEY.match(lines[0][1])):
        key = value(pair[1])
        if key in found:
            raise ValueError(f"{key} stands twice")
        lines.pop(0)
        below = not pair[2] and lines and (lines[0][0] > indent or item())
        found[key] = block(lines) if below else value(pair[2] or "")
    return found

def value(text):
    """A value in one line: flow, a quoted or a plain word; every plain word is a string."""
    if text[:1] not in ("[", "{", '"', "'"):
        if text and not re.match(START, text):
            raise ValueError(f"not read: {text}")
        return None if text in ("", "~", "null") else text
    def as_json(found):
        word = found[1].strip()
        if word[0] == "'":
            word = word[1:-1].replace("''", "'")
        if word == "," and re.match(r"\s*[\]}]", found.string[found.end():]):
            return ""
        plain = word[0] not in '"[]{},:' and word not in ("~", "null")
        return json.dumps(word) if plain else "null" if word == "~" else word
    return json.loads(TOKEN.sub(as_json, text), object_pairs_hook=once)

def once(pairs):
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)

# ---- pages and policy, as they stood at a commit -----------------------------------------------

class Said(dict):
    """What a record or a page says: it is itself and nothing else, even where it says nothing."""

    __bool__, __eq__, __hash__ = (lambda self: True), object.__eq__, object.__hash__

    def listed(self, key):
        value = self.get(key)
        return value if isinstance(value, list) else [value] if value else []

@cache
def parsed(name, path, blob, root):
    """A page of these bytes among the files of a commit; no digest where that is refused."""
    one, data = Said(), read(blob, "blob")
    plain = Blobs({path: entry for path, entry in files(name).items() if entry[0] in PLAIN})
    one.path, one.images = path, []
    one.digest = verify.page(name, path, root or "", blob).digest
    try:
        named = pictures(digested_text(read_text(data))[1], path, plain, root)
        one.images = [{"path": where.decode(), "sha256": sha} for where, sha in named]
    except Refused:
        pass
    try:
        text = data.decode().replace("\r\n", "\n").removeprefix("\ufeff")
        front = re.match(r"(---|\+\+\+)\n(.*?)^\1(\n|$)", text, re.S | re.M)
        loads = tomllib.loads if front and front[1] == "+++" else yaml
        one.update(front and loads(front[2]) or {})
    except UnicodeDecodeError:
        pass
    except (ValueError, TypeError):
        # What other programs may read all the same.
        claims = r"""^\W*status["']?\s*:\s*(!!str|\W)*\s*published"""
        if re.search(claims, front[2], re.M):
            one["status"] = "published"
    below = re.sub(r"\.(md|markdown|mdx)$", "", path.removeprefix("sops/"), flags=re.I)
    plain = unicodedata.normalize("NFC", below).replace("/", ".")
    plain = re.sub(r"\.\.+", ".", re.sub(r"[^\w.\-\u0300-\u036f]", "-", plain))
    one.id = one.get("id") or re.sub(r"^[^\w]+|^_+|\.+$", "", plain)
    return one

def page(name, path, root):
    entry = at(name, path)
    return parsed(name, path, entry[1], root) if entry and entry[0] in PLAIN else None

def pages(name, settings, root):
    globs = [glob(one) for one in settings.get("sops") or ["sops/**/*.md"]]
    paths = [path.decode("utf-8", "replace") for path in sorted(files(name))]
    found = [page(name, path, root) for path in paths if any(one.fullmatch(path) for one in globs)]
    return [one for one in found if one]

def interval(text):
    found = re.fullmatch(r"\s*(\d+)\s*([dwmy]|(?:day|week|month|year)s?)\s*", text or "", re.I)
    return found and (int(found[1]), found[2][0].lower())

def later(day, span):
    count, unit = span
    if unit in "dw":
        return day + DAY * count * (7 if unit == "w" else 1)
    month = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    last = (date((month + 1) // 12, (month + 1) % 12 + 1, 1) - DAY).day
    return date(month // 12, month % 12 + 1, min(day.day, last))

def fits(said, schema, defs):
    """Whether a file has no key that its schema does not name, and nothing of another form."""
    if options := schema.get("oneOf"):
        return any(fits(said, one, defs) for one in options)
    schema = defs[schema["$ref"].rsplit("/")[-1]] if "$ref" in schema else schema
    kind, own = schema.get("type"), schema.get("properties", {})
    more = schema.get("additionalProperties", True)
    if said is None or kind is None:
        return True
    if kind == "object":
        rest = more if isinstance(more, dict) else {}
        return isinstance(said, dict) and (more is not False or set(said) <= set(own)) \
            and all(fits(inner, own.get(key, rest), defs) for key, inner in said.items())
    if kind == "array":
        items = schema.get("items", {})
        return isinstance(said, list) and all(fits(one, items, defs) for one in said)
    if kind == "integer":
        return str(said).isdigit() and int(said) >= schema.get("minimum", 0)
    return isinstance(said, str) and said in schema.get("enum", [said])

@cache
def policy(name):
    """The settings and people of a commit; None where one of the files cannot be read."""
    def file(which):
        mode, blob = at(name, f"{which}.yaml") or (b"", "")
        said = (yaml(read(blob, "blob").decode()) if mode in PLAIN else None) or {}
        schema = json.loads((DOCS / "schemas" / f"{which}.json").read_text())
        if not fits(said, schema, schema.get("$defs")):
            raise ValueError(f"{which}.yaml has a key that is not known, or another form")
        return said
    one = SimpleNamespace(people={})
    try:
        one.settings, one.paths, _ = map(file, ("sop", "paths", "workflows"))
        one.zone = ZoneInfo(one.settings.get("timezone") or "UTC")
        listed, roles = file("people"), file("roles")
        people = listed.get("people") or []
        mails = [mail.lower() for who in people for mail in set(who.get("emails") or [])]
        if len(mails) != len(set(mails)):
            raise ValueError("two people have one address")
        for person in people:
            given = [role for role, rule in (roles.get("roles") or {}).items()
                     if human(person) and rule and matches(rule.get("match"), person)]
            own = [*(person.get("roles") or []), *given]
            if one.people.setdefault(person["id"], said := {**person, "roles": own}) is not said:
                raise ValueError("two people have one id")
    except (ValueError, KeyError, TypeError, AttributeError, Unreadable) as error:
        R.why = f"cannot read the settings or people of {name}: {error}"
        return None
    one.approvals = one.settings.get("approvals") or {}
    one.by = one.approvals.get("by") or []
    one.identity = one.settings.get("identity") or ["key", "forge", "terminal"]
    one.alone = sum(human(person) for person in one.people.values()) == 1
    one.root = one.settings.get("site_root")
    return one

def matches(match, person):
    """Whether somebody's fields are as `match:` of a role wants them."""
    def field(name):
        globs, has = match.get(name) or [], (person.get(name) or "").strip().lower()
        globs = globs if isinstance(globs, list) else [globs]
        return not globs or has and any(glob(one.lower()).fullmatch(has) for one in globs)
    return bool(match) and all(map(field, ("title", "department", "location", "manager"))) \
        and (not match.get("any") or any(matches(one, person) for one in match["any"])) \
        and all(matches(one, person) for one in match.get("all") or [])

def human(person):
    return person.get("kind", "human") == "human"

def has_mail(person, mail):
    mails = [own.lower() for own in person.get("emails") or []]
    return mail.lower() in mails or mail == f"{person['id']}@people.invalid"

def by_mail(rules, mail):
    return next((id for id, person in rules.people.items() if has_mail(person, mail)), mail)

def active(person, day):
    return (person.get("start") or "") <= str(day) <= (person.get("end") or NEVER)

def named(references, person):
    role = lambda one: one.startswith("role:") and one[5:] in person["roles"]
    return any(role(one) or one == person["id"] or has_mail(person, one) for one in references)

def tag_rules(rules, pages):
    """The rules of sop.yaml for the tags that any of these pages has."""
    tags = {tag for page in pages for tag in page.listed("tags")}
    listed = rules.approvals.get("tags") or {}
    return [rule or {} for tag, rule in listed.items() if tag in tags]

# ---- keys and signatures -----------------------------------------------------------------------

def holds(key, signer):
    """Whether a key of people.yaml is the one that signed."""
    text = key.get("key") or ""
    if text.startswith("openpgp:"):
        return re.sub(r"\s", "", text[8:]).upper() in (signer if isinstance(signer, list) else [])
    try:
        return signer == base64.b64decode((text.split() + ["", ""])[1]) != b""
    except ValueError:
        return False

def has_key(person, signer, day=None):
    """Whether somebody lists a key, and, with a day, one that may be believed for that day."""
    def open_then(key):
        begin, until = key.get("from") or "", key.get("until") or NEVER
        return begin <= str(day) <= until and str(day) < (key.get("compromised_since") or NEVER)
    keys = person.get("keys") or []
    return any(holds(key, signer) and (day is None or open_then(key)) for key in keys)

def signing(one):
    """The signature of a commit, and the bytes that it signs."""
    signature = one.last.get("gpgsig", "").replace("\n ", "\n")
    return signature, re.sub(rb"\ngpgsig .*(\n .*)*", b"", one.data, count=1)

def signer_of(signature, signed):
    """Whose key signed: None where nothing can be said, b"" where the signature does not fit."""
    pgp = signature.startswith("-----BEGIN PGP SIGNATURE-----")
    if not pgp and not signature.startswith("-----BEGIN SSH SIGNATURE-----"):
        return None
    words = "ssh-keygen -Y check-novalidate -n git -s"
    words = "gpg --batch --status-fd=1 --verify" if pgp else words
    with tempfile.NamedTemporaryFile("w", suffix=".sig") as file:
        file.write(signature + "\n")
        file.flush()
        words = [*words.split(), file.name, *["-"] * pgp]
        done = subprocess.run(words, input=signed, capture_output=True)
    if not pgp:
        blob = base64.b64decode("".join(signature.split("\n")[1:-1]))
        return b"" if done.returncode else blob[14:14 + int.from_bytes(blob[10:14], "big")]
    said = done.stdout.decode("utf-8", "replace")
    valid = re.findall(r"^\[GNUPG:\] VALIDSIG (\S+) .*?(\S+)$", said, re.M)
    if "[GNUPG:] BADSIG " in said:
        return b""
    return list(valid[0]) if len(valid) == 1 and "[GNUPG:] REVKEYSIG " not in said else None

# ---- records: by the tables of docs/ledger.md --------------------------------------------------

STRING = r'"(?:[^"\\\x00-\x1f]|\\["\\bfnrt]|\\u00(?:0[0-7bef]|1[0-9a-f]))*"'
DATE = r"\d{4}-\d\d-\d\d"
FORMS = {  # How a value is spelled, by how the tables begin to say what it is.
    "object name": '"[0-9a-f]{40}"', "`sop1:`": '"sop1:[0-9a-f]{64}"', "64 hex": '"[0-9a-f]{64}"',
    "`full`": '"(?:full|from sop1:[0-9a-f]{64})"', "text": STRING, "SOP id": STRING,
    "`MAJOR": r'"(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})"', "integer": r"(?:0|[1-9]\d{0,14})",
    "`YYYY-MM-DD`": f'"{DATE}"', "`YYYY-MM-DDT": rf'"{DATE}T\d\d:\d\d:\d\dZ"',
    "interval": '"(?:1 (?:day|week|month|year)|(?!1 )[1-9][0-9]{0,4} (?:day|week|month|year)s)"'}
DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.I)

def tables():
    """By kind its keys with their forms, and its summary; "" has the common keys."""
    found, kind = {}, None
    for line in (DOCS / "ledger.md").read_text().splitlines():
        if re.match("#+ |<!-- end", line):
            heading = re.fullmatch("### (Common keys|[a-z-]+)", line)
            kind = heading and heading[1].replace("Common keys", "")
            found.update({kind: ({}, [])} if heading else {})
        elif kind is not None and (row := re.match(r"\| `([^`]+)` \| (.+?) \| ", line)):
            found[kind][0][row[1]] = row[2]
        elif kind is not None and line.startswith("Summary: "):
            found[kind][1].append(line[10:-1])
    return found

KINDS = tables()

def spelled(keys, prefix=""):
    """The expression for the one spelling of an object: sorted keys, each with its value."""
    def of(key, form):
        if form.startswith("list of "):
            inner = spelled(keys, f"{key}[].") if form == "list of objects" else of(key, form[8:])
            return rf"\[(?:{inner}(?:,{inner})*)?\]"
        exact = re.findall(r'`("[^`]*"|true|false)`', form)
        if exact or form == "object":
            return f"(?:{'|'.join(exact)})" if exact else spelled(keys, f"{key}.")
        return next(pattern for begin, pattern in FORMS.items() if form.startswith(begin))
    parts = []
    for key, form in sorted(keys.items()):
        if key.startswith(prefix) and not set("[.") & set(own := key[len(prefix):]):
            part = rf'"{own}":{of(key, form.removesuffix(", optional"))}(?:,|(?=\}}))'
            whole = prefix.endswith(".") and not prefix.endswith("[].")
            parts.append(f"(?:{part})?" if form.endswith("optional") and not whole else part)
    return r"\{" + "".join(parts) + r"(?<!,)\}"

SPELLED = {kind: re.compile(spelled({**KINDS[""][0], **keys})) for kind, (keys, _) in KINDS.items()}

def canonical(text):
    """What a line of JSON says, if it is the one spelling of that; else None."""
    try:
        said = json.loads(text)
        same = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True) == text
        other = re.search(r"null|\d[.eE]", re.sub(STRING, "", text))
        return said if same and not other and isinstance(said, dict) else None
    except (ValueError, RecursionError):
        return None

def good_id(text):
    return text is None or re.fullmatch(r"[^\W_][\w.\-\u0300-\u036f]*", text) \
        and unicodedata.normalize("NFC", text) == text and len(text.encode()) <= 100 \
        and not re.search(r"\.\.|\.(lock)?$", text, re.I) and not DEVICE.fullmatch(text)

def well_formed(said, line):
    """Whether a record has the keys of its kind (of an unknown kind the common), well formed."""
    known, common = said.get("kind") in set(KINDS) - {""}, KINDS[""][0]
    if not known:
        own = {key: said[key] for key in said if key in common}
        line = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
    kind = said["kind"] if known else ""
    if said.get("v") != 1 or not SPELLED[kind].fullmatch(line):
        return False
    try:
        dates = r'"(?:at|on|until|next_due|effective_on|submitted_at)":"(\d[^"]*)"'
        [datetime.fromisoformat(found) for found in re.findall(dates, line)]
    except ValueError:
        return False
    if not known or "main" not in said:
        return "main" in said or kind == "genesis"
    forge = FORGE & set(said) if kind in ("approve", "reject") else set()
    ids = [item.get(key) for item in said.get("sops", []) for key in ("id", "superseded_by")]
    return all(map(good_id, [said.get("sop"), *ids])) \
        and (forge == FORGE if said.get("identity") == "forge" else not forge) \
        and (kind != "withdraw" or ("submit" in said) != ("publish" in said))

def summary(said):
    """How the first line begins that follows from a record."""
    def put(match):
        keys, _, length = match[1].partition(":")
        if keys == "sops":
            return ", ".join(f"{item['id']} {item['version']}" for item in said["sops"])
        value = next((said[key] for key in keys.split("|") if key in said), "")
        return value[:int(length)] if length else value
    return re.sub(r"\{([^}]+)\}", put, KINDS[said["kind"]][1][0])

# ---- what the records amount to ----------------------------------------------------------------

def saw(later, earlier):
    """Whether a record was written before another, and seen by it."""
    return later != earlier and earlier in R.records and R.saw(later, earlier)

def now():
    at = os.environ.get("SOP_NOW")
    return datetime.fromisoformat(at) if at else datetime.now(timezone.utc)

def day_of(time, rules):
    """The day of a moment where the policy that judges it has days begin."""
    return time.astimezone(rules.zone if rules else timezone.utc).date()

def ground(one):
    """What a record is judged by: a commit, a day, the policy there; and who signed it."""
    one.main, one.behind = one.get("main"), False
    earlier = [R.records[name] for name in one.near if name in R.records]
    for other in earlier:
        if other.main and (not one.main or (
                one.main != other.main and one.main in before(other.main))):
            one.main, one.behind = other.main, True
    # A time that has not come is nobody's: it is judged as of what came before it.
    times = [other.day_at for other in earlier]
    one.day_at = max(times) if times and one.time > now() + DAY else max([one.time, *times])
    one.policy = policy(one.main) if one.main in R.history else None
    one.day = day_of(one.day_at, one.policy)
    people = one.policy.people if one.policy else {}
    one.person, one.key = people.get(one["by"]), signer_of(*signing(one.commit))
    one.present = one.person if one.person and active(one.person, one.day) else None
    check(one.key != b"", "signature-broken", one.name)
    lost = any(holds(key, one.key) and (key.get("compromised_since") or NEVER) <= str(one.day)
               for person in R.today.people.values() for key in person.get("keys") or [])
    sound = one.key and not lost and sum(has_key(who, one.key) for who in people.values()) == 1
    one.proven = bool(sound and one.person and has_key(one.person, one.key, one.day))
    services = [who for who in people.values() if not human(who)] if "user" in one else []
    brought = sound and any(has_key(who, one.key, one.day) for who in services)
    one.rank = 2 if one.proven else 1 if brought else 0
    # How its author is known.
    one.known = one.get("identity")
    if one.proven != (one.known == "key") and one.known != "forge":
        one.known = "key" if one.proven else "asserted"
    one.well = one.policy and one.known in one.policy.identity
    if "user" in one and one.person:
        logins = (one.person.get("logins") or {}).values()
        numbers = [str(login.get("id")) for login in logins if isinstance(login, dict)]
        check(str(one["user"]) in numbers, "review-account-differs", one.name)

def fold():
    """What the records amount to, of those that were their authors' to write."""
    kind = lambda *names: [one for one in R.records.values() if one["kind"] in names]
    R.submits, R.pubs = ({one.name: one for one in kind(*names)}
                         for names in (["submit"], ["publish", "adopt"]))
    first = {}
    for one in R.submits.values():
        one.items = one.items_of
    for one in R.pubs.values():
        one.adopted, one.withdrawn = one["kind"] == "adopt", None
        one.merge = one["commit"] if one.adopted else one["merge"]
        one.merged = one.merge in R.history
        one.items = {key: {"action": "publish", **item} for key, item in one.items_of.items()
                     if not one.adopted or may_review(one, [item.get("owner")])}
    for one in kind("withdraw"):
        pub = R.pubs.get(one.get("publish"))
        if pub and not pub.withdrawn and (takes_back(one, []) if pub.merged else one.person):
            pub.withdrawn = one
    R.stand = [one for one in R.pubs.values() if one.merged or not one.withdrawn]
    stand = set(R.stand)
    for one in R.records.values():
        named = one.items if one in stand else one.items_of if one.name in R.submits else []
        for key in named:
            first.setdefault(key, one.place)
    for one in R.pubs.values():
        if one.adopted:
            one.items = {key: item for key, item in one.items.items()
                         if first.get(key, one.place) >= one.place}

# ---- who may -----------------------------------------------------------------------------------

def may_review(one, owners):
    """Whether a record's author is an owner, or a human whom sop.yaml lets approve."""
    return bool(one.present) and (named(filter(None, owners), one.present) or (
        human(one.present) and (not one.policy.by or named(one.policy.by, one.present))))

def takes_back(one, approvers):
    return bool(one.present) and human(one.present) \
        and all(named(who, one.present) for who in (one.policy.by, approvers) if who) \
        and (one.proven or bool({"terminal", "asserted"} & set(one.policy.identity)))

def leads(one, person):
    chief = person.get("manager")
    return bool(chief) and one["by"] in (chief, by_mail(one.policy, chief))

def stages_of(one):
    """The stage of paths.yaml that a passed checkpoint names: one, or none."""
    path = (one.policy.paths.get("paths") or {}).get(one["path"]) or {}
    return [stage for stage in path.get("stages") or [] if stage.get("id") == one["stage"]][:1]

def may_complete(one, person):
    stage = stages_of(one)
    asked = stage and stage[0].get("checkpoint") or {}
    known = one.well and (one["identity"] != "key" or one.proven)
    if not (person and human(one.present) and human(person) and known
            and asked.get("kind") == one["checkpoint"]):
        return False
    own = person is one.present
    if one["checkpoint"] == "quiz":
        return own and int(asked.get("pass") or 100) <= one.get("score", -1) <= 100
    by = asked.get("by") or "manager"
    chosen = leads(one, person) if by == "manager" else named([by], one.present)
    return not own and "score" not in one and chosen

def entitled(one):
    """Whether a record was its author's to write."""
    kind, pub = one["kind"], R.pubs.get(one.get("publish"))
    item = pub and pub.items.get(one.get("sop")) or {}
    if kind == "withdraw" and "submit" in one:
        return R.submits.get(one["submit"], one)["by"] == one["by"]
    if kind == "withdraw" and pub and pub.merged:
        paths = [] if pub.adopted else [item["path"] for item in pub.items.values()]
        live = [seen for path in paths if (seen := page(pub.merge, path, R.root))]
        lists = [seen.listed("approvers") for seen in live]
        lists += [rule.get("by") or [] for rule in tag_rules(one.policy, live)]
        return all(takes_back(one, names) for names in [[], *lists])
    if kind not in ("approve", "reject", "ack", "review", "waive", "complete", "attest"):
        return True
    if not one.present or kind in ("approve", "reject"):
        return bool(one.present)
    person = one.policy.people.get(one.get("person"))
    seen = page(one.main, item["path"], R.root) if item else None
    owners = [item.get("owner"), seen and seen.get("owner")]
    if kind == "ack":
        return human(one.present)
    if kind == "review":
        return may_review(one, owners)
    if kind == "waive":
        may = person and (leads(one, person) or may_review(one, owners))
        return may and person is not one.present
    if kind == "complete":
        return may_complete(one, person)
    return not item or (
        person and person is not one.present and human(person) and one["on"] <= str(one.day)
        and (item.get("effective_on") or "") <= one["on"] <= (person.get("end") or NEVER)
        and one.well and (one["identity"] != "key" and item["risk"] != "high" or one.proven))

# ---- record by record --------------------------------------------------------------------------

def judge_record(one):
    for key, form in KINDS.get(one["kind"], ({},))[0].items():
        for kind in re.findall(r"object names? of (?:a )?`([a-z]+)` record", form):
            inner = [item.get(key[7:]) for item in one.get("sops", [])]
            found = inner if key.startswith("sops[].") else one.get(key)
            for name in found if isinstance(found, list) else [found]:
                kinds = {kind, "adopt"} if kind == "publish" else {kind}
                fit = saw(one.name, name) and R.records[name]["kind"] in kinds
                check(name is None or fit, "dangling-record", one.name)
    if one.main is None:
        return
    if not {one.get("main", one.main), one.main} <= R.history.keys():
        return fail("default-branch-rewritten", one.name)
    check(not one.behind, "main-went-back", one.name)
    if one.policy is None:
        return check(R.lazy, "policy-unreadable", one.name)
    if one.person is None:
        fail("unknown-author", one.name)
    else:
        settings = (R.settings, one.policy.settings)
        by_git = all(said.get("ledger_identities") == "git" for said in settings)
        check(not by_git or has_mail(one.person, email(one.commit)), "author-differs", one.name)
        check(entitled(one), "not-entitled", one.name)
    if pub := R.pubs.get(one.get("publish")):
        item = pub.items.get(one.get("sop"))
        own = {"review": judge_review, "ack": judge_ack, "waive": judge_waive,
               "attest": judge_attest}.get(one["kind"])
        own and own(one, pub, item)
    for said in one["sops"] if one["kind"] == "complete" else []:
        pub = R.pubs.get(said["publish"])
        fit = not pub or same(said, pub.items.get(said["id"]), "version")
        check(fit, "complete-differs", one.name)
    check(one["kind"] != "complete" or not list(left_out(one)), "complete-differs", one.name)

def left_out(one):
    """The SOPs of a stage that were in force, as the writer saw them, and are not named."""
    ids = {id for stage in stages_of(one) for id in stage.get("sops") or []}
    day = str(min(one.day, day_of(one.time, one.policy)))
    for id in ids - set(one.items_of):
        seen = [pub.items[id] for pub in R.pubs.values()
                if id in pub.items and pub.merge in before(one.main) and saw(one.name, pub.name)
                and not (pub.withdrawn and saw(one.name, pub.withdrawn.name))
                and (pub.items[id].get("effective_on") or "") <= day]
        if seen and seen[-1]["action"] == "publish":
            yield id

def says_something(text):
    """Whether a reason or a note has a letter or a digit that somebody can see."""
    return any(c.isalnum() and c not in "\u115f\u1160\u3164\uffa0" for c in text)

def same(one, item, *keys):
    """Whether a record says of an SOP what was published of it."""
    return item and item["action"] == "publish" and all(one[key] == item[key] for key in keys)

def judge_review(one, pub, item):
    seen = page(one.main, item["path"], R.root) if item else None
    span = interval(seen and seen.get("review_in")) or item and interval(item["review_in"])
    latest = item and str(later(day_of(one.time, one.policy) + DAY, span))
    check(item and item["digest"] == one["digest"] and says_something(one["note"])
          and one["next_due"] <= latest, "review-differs", one.name)

def judge_ack(one, pub, item):
    others = [who for id, who in one.policy.people.items() if id != one["by"]]
    if one.key and any(has_key(who, one.key) for who in others):
        return fail("ack-by-another", one.name)
    known = [other.items[one["sop"]] for other in R.pubs.values() if one["sop"] in other.items]
    digests = {other["digest"] for other in known} - {one["digest"]}
    shown = ["full"] + [f"from {digest}" for digest in digests]
    if not item or not same(one, {**item, "action": "publish"}, "version", "digest") \
            or one["shown"] not in shown:
        return fail("ack-differs", one.name)
    late = pub.withdrawn and saw(one.name, pub.withdrawn.name)
    early = (item.get("effective_on") or "") > str(one.day)
    if item["action"] != "publish" or early or late:
        return fail("ack-not-in-force", one.name)
    signed = bool(signing(one.commit)[0])
    enough = one.well and (item["risk"] != "high" or one.known == "key")
    check((enough or (signed and one.known == "asserted")) and (signed or one["identity"] != "key"),
          "ack-identity", one.name)

def judge_waive(one, pub, item):
    check(same(one, item) and says_something(one["reason"]), "waiver-differs", one.name)

def judge_attest(one, pub, item):
    submit = R.submits.get(pub.get("submit"))
    check(same(one, item, "version", "digest") and (
        submit is None or one["on"] >= str(day_of(submit.time, one.policy) - DAY)), "attest-differs", one.name)

# ---- publication by publication ----------------------------------------------------------------

def judge_publications():
    numbers = set()
    for one in R.pubs.values():
        with readable(one.name):
            one.adopted and judge_adoption(one)
    for one in R.stand:
        for key, item in one.items.items():
            number = (key, item["version"], item["action"])
            check(number not in numbers, "version-published-twice", one.name)
            numbers.add(number)

def judge_publication(one):
    """What verify.py does not judge of a publication: its number, its routing, who approved it."""
    submit, name = R.submits.get(one["submit"]), one.name
    if submit is None:
        return
    judge_numbers(one, submit)
    rules = policy(one["base"]) if there(one["base"], "commit") is not None else None
    for item in one["sops"]:
        merged = page(one.merge, item["path"], rules and rules.root)
        alike = not merged or as_recorded(merged, item, rules)
        check(alike, "record-differs-from-page", name)
    one.fork = fork(one["base"], one["head"])
    left, head = files(one.fork) if one.fork else {}, files(one["head"])
    own = [path for path in (b"sop.yaml", b"people.yaml") if left.get(path) != head.get(path)]
    check(not own, "policy-on-branch", name)
    if one.merged:
        judge_line(one)
    if rules is None:
        fail("policy-unreadable", name)
    elif there(submit["head"], "commit") is not None:
        judge_approvals(one, submit, rules)

def routed(one, version, default):
    """What a record says of a page beside its bytes, as the page says it."""
    return [one.id, version, one.get("owner"), one.listed("roles"), one.get("risk") or "normal",
            interval(one.get("review_in")) or interval(default), one.images]

def recorded(item):
    return [item["id"], item["version"], item.get("owner"), item["roles"], item["risk"],
            interval(item["review_in"]), item["images"]]

def usual_interval(rules):
    return rules and rules.settings.get("review_in") or "3 months"

def as_recorded(one, item, rules):
    keys = ("effective_on", "superseded_by")
    ends = {"publish": "published"}.get(item.get("action"), "retired")
    return routed(one, one.get("version"), usual_interval(rules)) == recorded(item) \
        and one.get("status") == ends and all(one.get(key) == item.get(key) for key in keys)

def judge_numbers(one, submit):
    standing = R.governed(one.place)
    number = lambda item: tuple(map(int, item["version"].split(".")))
    for item in submit["sops"]:
        key, last, version = item["id"], standing.get(item["id"]), number(item)
        revised = last and last[0].name
        check(not one.merged or revised == item.get("from"), "revises-another", one.name)
        earlier = [other.items[key] for other in R.stand
                   if other.place < one.place and key in other.items]
        used = {number(other) for other in earlier if other["action"] == "publish"}
        was = last and number(last[1])
        if item["action"] == "retire":
            fit = was == version
        elif not used:
            fit = version == (1, 0)
        elif item["change"] == "minor" and was:
            fit = version[0] == was[0] and version > was and version not in used
        else:
            fit = version[1] == 0 and all(other[0] < version[0] for other in used)
        check(fit or one not in R.stand, "version-not-next", one.name)

def judge_line(one):
    """Merged, it is the child of both; squashed or rebased, it ends a line on base, no longer."""
    base, head, parents = one["base"], one["head"], commit(one.merge).parents
    length = len(before(head).keys() - (before(one.fork) if one.fork else {}))
    joined = parents == [base, head]
    for _ in range(1, length):
        if len(parents) == 1 and parents != [base]:
            parents = commit(parents[0]).parents
    check(joined or parents == [base], "merge-differs", one.name)

def standing_votes(submit, one=None):
    """Of each person the vote that stood when a publication was recorded, or that stands now."""
    votes, weight = {}, lambda vote: 2 if no(vote) else vote["kind"] == "approve"
    for vote in R.records.values():
        if vote["kind"] in ("approve", "reject") and vote["submit"] == submit.name \
                and (one is None or saw(one.name, vote.name)):
            votes.setdefault(vote["by"], []).append(vote)
    for by, cast in votes.items():
        cast = [vote for vote in cast if vote.rank == max(other.rank for other in cast)]
        cast = [vote for vote in cast if not any(saw(other.name, vote.name) for other in cast)]
        votes[by] = max(cast, key=weight)
    return votes

def no(vote):
    return vote["kind"] == "reject" and vote["meaning"] == "reject"

def named_approvals(one, submit, stood):
    """Of the approvals that a publication names those that count, by person."""
    counted = {}
    for name in one["approvals"]:
        vote = R.records.get(name)
        if vote is None or vote["kind"] != "approve":
            fail("approval-missing", one.name)
        elif vote["submit"] != submit.name:
            fail("approval-of-another-submission", one.name)
        elif stood.get(vote["by"]) is not vote:
            fail("approval-superseded", one.name)
        else:
            counted[vote["by"]] = vote
    return counted.values()

def writers(one, submit, rules):
    """Whose own work a submission is, and who wrote some of it."""
    left = one.fork if one.fork and one.fork != one["head"] else submit["base"]
    branch = before(submit["head"]).keys() - before(left)
    begins = {name for name in branch if not set(commit(name).parents) & branch}
    earlier = written_before(one, submit, rules.root)
    begins |= {name for name in earlier if not before(name).keys() & earlier - {name}}
    mails = lambda names: {by_mail(rules, email(commit(name))) for name in names}
    own = {submit["by"]} | mails(begins)
    for draft in R.records.values():
        if draft["kind"] == "draft":
            between = [pub for pub in R.pubs.values() if pub.merged and draft["sop"] in pub.items
                       and draft.place <= pub.place < submit.place]
            of_it = draft["sop"] in submit.items_of and draft.place < submit.place
            own |= {draft["by"]} if draft["commit"] in branch or (of_it and not between) else set()
    return own, mails(branch - begins) | mails(earlier)

def written_before(one, submit, root):
    """The commits that changed its pages, where the default branch had them before."""
    found, digest = set(), lambda where, path: (seen := page(where, path, root)) and seen.digest
    for item in submit["sops"]:
        path, earlier = item["path"], R.pubs.get(item.get("from"))
        already = earlier and digest(one["base"], path) == item["digest"]
        if submit["head"] in before(one["base"]) or already:
            for name in before(submit["head"]).keys() - (before(earlier.merge) if earlier else {}):
                parents, text = commit(name).parents, digest(name, path)
                if text and text not in [digest(parent, path) for parent in parents]:
                    found.add(name)
    return found

def barrier(vote, submit, rules, lists, own, editors):
    """The code for which somebody may not approve; None where they may."""
    person = rules.people.get(vote["by"])
    if person is None:
        return "approver-unknown"
    if not human(person):
        return "approver-not-human"
    if not active(person, day_of(max(min(one.time, one.day_at) for one in (vote, submit)), rules)):
        return "approver-not-active"
    if not all(named(names, person) for names in lists if names):
        return "approver-not-allowed"
    allowed = rules.approvals.get("self") or "alone"
    if allowed == "always" or (allowed == "alone" and rules.alone):
        return None
    if vote["by"] in own:
        return "approver-own-work"
    return "approver-edited" if vote["by"] in editors else None

def judge_approvals(one, submit, rules):
    stood, asked = standing_votes(submit, one), rules.approvals
    counted, (own, editors) = named_approvals(one, submit, stood), writers(one, submit, rules)
    live, both = {seen.id: seen for seen in pages(one["base"], rules.settings, rules.root)}, {}
    for item in submit["sops"]:
        pair = live.get(item["id"]), page(submit["head"], item["path"], rules.root)
        both[item["id"]] = [seen for seen in pair if seen]
    risky = {key for key, seen in both.items() if any(page.get("risk") == "high" for page in seen)}
    until = emergency(one, submit, rules, bool(risky))
    now_said = standing_votes(submit).values() if until else []
    rejected, unsettled = False, False
    for key, seen in both.items():
        tags, high = tag_rules(rules, seen), key in risky
        lists = [rules.by, *(rule.get("by") for rule in tags)]
        lists += [page.listed("approvers") for page in seen]
        barred = editors if high or asked.get("editors") == "false" else set()
        why = lambda vote: barrier(vote, submit, rules, lists, own, barred)
        known = lambda vote: vote.known in rules.identity and (
            not high or vote.known == "key" or vote.rank > 0)
        against = lambda votes: any(no(vote) and not why(vote) for vote in votes)
        needed = [asked.get("required") or 1, *(rule.get("required") or 1 for rule in tags)]
        needed += [asked.get("high") or (1 if rules.alone else 2)] * high
        codes = [why(vote) or (None if known(vote) else "approver-identity") for vote in counted]
        for code in filter(None, codes):
            fail(code, one.name)
        enough = max(map(int, needed))
        check(until or codes.count(None) >= enough, "not-enough-approvals", one.name)
        yes = [vote["kind"] == "approve" and known(vote) and not why(vote) for vote in now_said]
        unsettled |= sum(yes) < enough or against(now_said)
        rejected |= against(stood.values())
    check(not rejected, "rejected", one.name)
    if until and unsettled and not one.withdrawn:
        check(day_of(now(), rules) <= until, "emergency-unapproved", one.name)

def emergency(one, submit, rules, high):
    """Until when what somebody published who may, before it was approved, has to be; else None."""
    said, rule = one.get("emergency"), rules.approvals.get("emergency")
    person = rules.people.get(one["by"])
    if said is None:
        return None
    day = day_of(min(max(one.time, submit.time), now()), rules)
    word = not high and {"terminal", "asserted"} & set(rules.identity)
    if not (rule and person and human(person) and active(person, day)
            and named(rule.get("by") or [], person) and (one.proven or word)):
        return fail("emergency-not-entitled", one.name)
    latest = later(day + DAY, interval(rule.get("within") or "2 days"))
    until = date.fromisoformat(said["until"])
    check(until <= latest and says_something(said["reason"]), "emergency-differs", one.name)
    return min(until, latest)

# ---- adoptions, what is live, tags, checkpoints ------------------------------------------------

def judge_adoption(one):
    base, name = one["base"], one.name
    if not one.merged and not one.withdrawn:
        check(name not in R.live and not R.remote, "adoption-removed", name)
    check(one.merge == base or commit(one.merge).parents == [base], "adoption-differs", name)
    for item in one["sops"]:
        entries = [at(where, item["path"]) or (0, 0) for where in (base, one.merge)]
        plain = all(entry[0] in PLAIN for entry in entries)
        blobs = [entry[1] for entry in entries] == [item["was"], item["blob"]]
        live = parsed(one.merge, item["path"], item["blob"], R.root)
        says = routed(live, live.get("version"), usual_interval(policy(base))) == recorded(item)
        grown = inserted_only(read(item["was"], "blob"), read(item["blob"], "blob"))
        check(plain and blobs and says and live.digest == item["digest"] and grown,
              "adoption-differs", name)
        if item["id"] not in one.items and one in R.stand:
            earlier = [*(other.items_of for other in R.submits.values() if other.place < one.place),
                       *(other.items for other in R.pubs.values() if other.place < one.place)]
            known = any(item["id"] in items for items in earlier)
            fail("adopted-after-record" if known else "adopted-without-right", name)

def inserted_only(old, new):
    """Whether two pages differ by inserted lines of front matter alone."""
    def parts(data):
        found = re.match(rb"(\xef\xbb\xbf)?(---\r?\n)((?:.*\n)*?)(---(?:\r?\n|$))(?s:(.*))", data)
        return found and ([found[n] or b"" for n in (1, 2, 4, 5)], found[3].splitlines(True))
    first, second, mark = parts(old), parts(new), b"\xef\xbb\xbf"
    if old == new or not second:
        return old == new
    if not first:
        same_mark = not old.startswith(mark) or second[0][0] == mark
        return second[0][0] + second[0][3] == old and same_mark
    lines = iter(second[1])
    return first[0] == second[0] and all(line in lines for line in first[1])

def judge_live():
    found = {page.path: page for page in pages(R.main, R.settings, R.root)}
    for key, (one, item) in R.governed().items():
        path, entry, live = item["path"], at(R.main, item["path"]), found.get(item["path"])
        if not live or entry[0] != b"100644":
            fail("governance-removed", path)
        elif live.digest != item["digest"]:
            fail("bytes-not-published", path)
        elif live.id != key or live.get("status") != "published":
            fail("governance-removed", path)
        else:
            check(live.get("version") == item["version"], "version-differs", path)
    for live in found.values() if R.settings.get("ledger") else []:
        judge_claims(live)

def judge_claims(live):
    """Nothing on the default branch claims more than is recorded."""
    status, version, path, key = live.get("status"), live.get("version"), live.path, live.id
    given = any(one.items[key]["version"] == version and (
        one.items[key]["path"] == path or not at(R.main, one.items[key]["path"]))
        for one in R.stand if key in one.items)
    of_it = [one for one in R.pubs.values() if key in one.items]
    last = [one.items[key] for one in of_it if one.merged and not one.withdrawn][-1:]
    ended = bool(last) and last[0]["action"] == "retire"
    if status == "published" and not given:
        fail("published-without-record", path)
    elif status == "published":
        check(not ended, "retired-revived", path)
        check(last or not any(one.withdrawn for one in of_it), "withdrawn-revived", path)
    elif status == "retired":
        check(ended, "retired-without-record", path)
    elif status == "draft":
        check(not version or given or last, "version-without-record", path)

def judge_tags():
    prefix, made = R.settings.get("branch_prefix") or "sop", {}
    for one in R.pubs.values():
        submit, by = R.submits.get(one.get("submit")), one["by"]
        for key, item in one.items.items() if one.merged and submit else []:
            if item["action"] == "publish":
                tag = f"{prefix}/{key}/{item['version']}"
                seconds = int(one.time.timestamp())
                made[tag] = (
                    f"object {submit['head']}\ntype commit\ntag {tag}\n"
                    f"tagger {by} <{by}@people.invalid> {seconds} +0000\n\n"
                    f"{key} {item['version']}\n\n{item['digest']}\n\nSop-Record: {one.name}\n")
    for ref, name in R.refs.items():
        tag = ref.removeprefix("refs/tags/")
        if ref.startswith(f"refs/tags/{prefix}/"):
            if not any(there(name, kind) is not None for kind in ("tag", "commit", "tree", "blob")):
                fail("object-unreadable", tag)
            elif tag in made:
                check(there(name, "tag") == made[tag].encode(), "tag-moved", tag)
            else:
                number = re.fullmatch(r"/[^/]+/(0|[1-9]\d*)\.(0|[1-9]\d*)", tag.removeprefix(prefix))
                check(not number, "tag-without-record", tag)

def judge_checkpoints():
    """Each in its one spelling, by somebody known; what it saw is still there."""
    tags = "refs/tags/sop-checkpoint/"
    for ref, name in R.refs.items():
        if not ref.startswith(tags):
            continue
        data = (there(name, "tag") or b"").decode("utf-8", "replace")
        text, _, armour = data.partition("\n-----BEGIN ")
        text += "\n" * bool(armour)
        said = canonical(text.split("\n")[-2]) if text.count("\n") > 6 else None
        R.checkpoints[name] = None
        if not said or checkpoint_text(said, ref.removeprefix("refs/tags/")) != text:
            fail("checkpoint-unreadable", ref)
            continue
        tip = R.checkpoints[name] = said["tip"]
        check(tip in R.reached, "checkpoint-record-missing", ref)
        if tip in R.reached:
            held = sorted(name for name in R.records if R.saw(tip, name))
            sha256 = hashlib.sha256("".join(f"{name}\n" for name in held).encode()).hexdigest()
            fit = [len(held), sha256] == [said["records"], said["sha256"]]
            check(fit, "checkpoint-differs", ref)
        check(said["main"] in R.history, "checkpoint-branch-rewritten", ref)
        rules = policy(said["main"]) if said["main"] in R.history else None
        check(rules is None or said["by"] in rules.people, "checkpoint-author", ref)
        signature = "-----BEGIN " + armour.rstrip("\n")
        check(signer_of(signature, text.encode()) != b"", "checkpoint-signature", ref)

def checkpoint_text(said, tag):
    """The tag object that follows from what a checkpoint says, without its signature."""
    keys = {"v", "ledger", "by", "at", "tip", "main", "records", "sha256", "tool"}
    time = re.fullmatch(FORMS["`YYYY-MM-DDT"], json.dumps(said.get("at")))
    if not keys <= set(said) <= keys | {"before", "clock"} or said["v"] != 1 or not time \
            or said["ledger"] != R.settings.get("ledger") \
            or not all(isinstance(said[key], str) for key in keys - {"v", "records"}):
        return None
    by, line = said["by"], json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    seconds = int(datetime.fromisoformat(said["at"]).timestamp())
    return (f"object {said['tip']}\ntype commit\ntag {tag}\n"
            f"tagger {by} <{by}@people.invalid> {seconds} +0000\n\n"
            f"checkpoint: {said['records']} by {by}\n\n{line}\n")

def der(data):
    """The parts of what is in DER: each a tag with its bytes, or with its own parts."""
    found = []
    while data:
        tag, size, begin = data[0], data[1], 2
        if size >= 0x80:
            begin += size - 0x80
            size = int.from_bytes(data[2:begin], "big")
            if size < 0x80 or data[2] == 0 or begin > 6:
                raise ValueError
        inner, data = data[begin:begin + size], data[begin + size:]
        if tag & 0x1F == 0x1F or len(inner) < size:
            raise ValueError
        found.append((tag, der(inner) if tag & 0x20 else inner))
    return found

def read_stamp(token):
    """The hash (None by another way than SHA-256) and the time that a token of RFC 3161 says."""
    signed_data, tst_info, sha256 = map(bytes.fromhex, (
        "2a864886f70d010702", "2a864886f70d0109100104", "608648016503040201"))
    try:
        match der(token):
            case [(0x30, [(6, kind), (0xA0, [(0x30, [
                    (2, _), (0x31, _), (0x30, [(6, inner), (0xA0, [(4, said)])]), *_])]), *_])] \
                    if (kind, inner) == (signed_data, tst_info):
                said = der(said)
        match said:
            case [(0x30, [(2, b"\1"), (6, _), (0x30, [(0x30, [(6, way), *_]), (4, digest)]), (2, _),
                          (0x18, time), *_])]:
                time = re.fullmatch(r"(\d{14})(\.\d+)?Z", time.decode("ascii"))[1]
                time = datetime.strptime(time, "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)
                return digest if way == sha256 and len(digest) == 32 else None, time
    except (ValueError, IndexError, TypeError, NameError):
        pass
    return None

def judge_stamps():
    """Each token is over the checkpoint whose tag it names, at a time that can be."""
    for ref, name in R.refs.items():
        over = ref.removeprefix("refs/tags/sop-stamp/").rsplit("/")[-1]
        text = there(over, "tag") if over in R.checkpoints else None
        if not ref.startswith("refs/tags/sop-stamp/") or text is None:
            continue
        token = there(name, "blob") or b""
        stamp = read_stamp(token) if len(token) <= 256 * 1024 else None
        if stamp is None:
            fail("stamp-unreadable", ref)
        elif stamp[0] != hashlib.sha256(text).digest():
            fail("stamp-differs", ref)
        else:
            times = [R.records[one].day_at for one in R.near.get(R.checkpoints[over], ())]
            newest = max(times, default=stamp[1])
            check(newest <= stamp[1] + DAY and stamp[1] <= now() + DAY, "stamp-time", ref)

# ---- all of it ---------------------------------------------------------------------------------

@contextmanager
def readable(about):
    """What is named where an object of one publication cannot be read; the others are judged."""
    try:
        yield
    except Unreadable:
        fail("object-unreadable", about)

class Policy(Verifier):
    """verify.py, with the rules."""

    def verify(self):
        global R
        R, self.checkpoints, self.why = self, {}, ""
        super().verify()
        judge_checkpoints()
        judge_stamps()
        if self.whole and not self.lazy:
            judge_publications()
            judge_tags()

    def words(self, text, key, default=""):
        """What sop.yaml says, read as YAML; there is no answer where today's cannot be."""
        verify.page(self.main, "people.yaml")
        if policy(self.main) is None:
            raise NoAnswer(self.why)
        with suppress(ValueError, AttributeError, TypeError):
            said = (yaml(text) or {}).get(key)
            return (said if isinstance(said, list) else [said]) if said else [default]
        return [default]

    def layout(self):
        super().layout()
        self.today = policy(self.main)
        self.settings = self.today.settings

    def judge_clone(self):
        super().judge_clone()
        folder = Path(git("rev-parse", "--git-common-dir"))
        if list((folder / "objects/info").glob("commit-graph*")):
            lies = git("commit-graph", "verify", "--no-progress", failed="it lies")
            self.check(not lies, "commit-graph-lies", "objects/info")

    def read_record(self, one):
        """As there, with every key in its form, and the summary that follows."""
        said = super().read_record(one)
        if said is None:
            return None
        first, line = one.message.removesuffix("\n").split("\n\n")
        by, kind, at, author = said["by"], said["kind"], said.at, said.author
        said = canonical(line)
        if said is None or not well_formed(said, line):
            return fail("record-not-canonical", one.name)
        if not (first == summary(said) if kind in KINDS else
                first.startswith(f"{kind}: ") and first.endswith(f" by {by}")):
            return fail("record-summary", one.name)
        said = Said(said)
        said.at, said.author, said.time = at, author, datetime.fromisoformat(said["at"])
        said.items_of = {item["id"]: item for item in said.get("sops", []) if kind in KINDS}
        return said

    def read_ledger(self):
        """As there; and of each commit the nearest records that it is or comes after."""
        self.whole, self.near = super().read_ledger(), {}
        for name, one in self.reached.items():
            self.near[name] = set().union(*[self.near[parent] for parent in one.parents])
            if name in self.records:
                self.records[name].near, self.near[name] = self.near[name], {name}
        return self.whole

    def fold(self):
        for one in self.records.values():
            ground(one)
        fold()

    def judge_record(self, one):
        super().judge_record(one)
        judge_record(one)

    def judge_publication(self, one):
        with readable(one.name):
            super().judge_publication(one)
            judge_publication(one)

    def judge_live(self):
        judge_live()

def alone():
    """What verify.py says by itself, and which errors it would name: all of them, or some."""
    code, said = verify.answer(Verifier())
    errors = re.findall(r"^\| `([a-z-]+)` \| error", (DOCS / "verify.md").read_text(), re.M)
    named = re.findall('"([a-z-]+)"', Path(verify.__file__).read_text())
    whole = sorted(set(errors) & set(named) - PARTLY)
    return {"exit": int(code), "whole": whole, "partly": sorted(PARTLY), **said}

def main(words):
    os.chdir(words[0] if words else ".")
    code, said = verify.answer(Policy())
    print(json.dumps({**said, "alone": alone()}, indent=1))
    return code

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
