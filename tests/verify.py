"""Is the record whole, and is what is live what was published, which was submitted and approved?

A second verifier beside `sop verify`, from docs/{verify,ledger,digest}.md, with Python, git and
digest.py: `python3 tests/verify.py [REPOSITORY]` prints {"ok", "failures": [{"code", "about"}]}
and ends with 0, 1 (not ok) or 4 (no answer). It judges *what* was recorded, and takes everybody
for entitled to it: verify_policy.py, which goes on from here, judges *who* was, by which rule.
"""

import hashlib
import json
import os
import re
import sys
from collections import UserDict
from contextlib import suppress
from datetime import datetime
from functools import cache, lru_cache
from graphlib import TopologicalSorter
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run
from types import SimpleNamespace

from digest import Refused, sop1

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
PLAIN = (b"100644", b"100755")
ENV = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
ENV |= {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull, "GIT_NO_LAZY_FETCH": "1"}

class NoAnswer(Exception):
    """There is no repository, no configuration, no whole history: no proof, and no accusation."""

class Unreadable(Exception):
    """An object is missing, damaged, or not what its name says."""

def git(*words, failed=None):
    """What a command says; where it fails, `failed`, or there is no answer."""
    done = run(["git", "-c", "core.commitGraph=false", *words], env=ENV, capture_output=True)
    if done.returncode and failed is None:
        raise NoAnswer(done.stderr.decode("utf-8", "replace"))
    return failed if done.returncode else done.stdout.decode("utf-8", "replace").strip()

@cache
def objects():
    """The one process that all objects are asked of, until an answer is none."""
    return Popen(["git", "cat-file", "--batch"], env=ENV, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)

@cache
def read(name, kind):
    """The bytes of an object; nothing is believed that does not hash to its name."""
    with suppress(OSError, ValueError):
        os.write(objects().stdin.fileno(), name.encode() + b"\n")
        head = objects().stdout.readline()[:-1].removeprefix(f"{name} ".encode())
        data = objects().stdout.read(int(head.removeprefix(kind.encode())) + 1)[:-1]
        if hashlib.sha1(head + b"\0" + data).hexdigest() == name:
            return data
    objects.cache_clear()
    raise Unreadable(name)

@cache
def commit(name):
    """A commit, taken apart."""
    data = read(name, "commit")
    text = data.decode("utf-8", "replace")
    head, _, message = text.partition("\n\n")
    headers = re.findall(r"^([^ \n]+) ?(.*(?:\n .*)*)", head, re.M)
    parents, last = re.findall("^parent ([0-9a-f]{40})$", head, re.M), dict(headers)
    return SimpleNamespace(
        name=name, data=data, utf8=text.encode() == data, keys=" ".join(key for key, _ in headers),
        parents=parents, last=last, tree=last.get("tree"), message=message)

@lru_cache(maxsize=64)
def before(names):
    """Commits and all that came before them, parents first."""
    todo, parents = names.split(), {}
    while todo:
        name = todo.pop()
        if name not in parents:
            parents[name] = commit(name).parents
            todo += parents[name]
    return {name: commit(name) for name in TopologicalSorter(parents).static_order()}

@cache
def tree(name):
    """By path the mode and name of all that a tree holds; one that holds a name twice is none."""
    found, entries = {}, re.findall(rb"(\d+) ([^\0]+)\0(.{20})", read(name, "tree"), re.S)
    for mode, path, inner in entries:
        below = tree(inner.hex()) if mode == b"40000" else {b"": (mode, inner.hex())}
        found |= {(path + b"/" + rest).rstrip(b"/"): entry for rest, entry in below.items()}
    if len({path for _, path, _ in entries}) < len(entries):
        raise Unreadable(name)
    return found

class Blobs(dict):
    """The plain files of a commit, each read when it is asked for."""
    __getitem__ = lambda self, path: read(self.get(path)[1], "blob")

@cache
def page(name, path, root=None, blob=None):
    """What is at a path of a commit, with its digest; or these bytes, as if they were there."""
    files = tree(commit(name).tree)
    mode, own = files.get(path.encode()) or (None, None)
    one = SimpleNamespace(path=path, mode=mode, blob=blob or own, digest=None, text="")
    if blob or mode in PLAIN:
        data = read(one.blob, "blob")
        plain = {where: entry for where, entry in files.items() if entry[0] in PLAIN}
        with suppress(Refused, UnicodeDecodeError):
            one.text = data.decode()
            one.digest = sop1(path, data, Blobs(plain), root)
    return one

def glob(text):
    """A glob as an expression: `**/` is any folders, `*` and `?` stay within one name."""
    means = dict(zip("**/ ** * ? { } ,".split(), "(?:.*/)? .* [^/]* [^/] (?: ) |".split()))
    parts = re.findall(r"\*\*/|\*\*|[*?{},]|[^*?{},]+", text)
    return re.compile("".join(means.get(part) or re.escape(part) for part in parts), re.S)

# What is asked here of the kinds of records; docs/ledger.md has all their keys and forms.
NEEDED = dict.fromkeys("genesis draft withdraw review ack waive complete attest".split(), "") | {
    "adopt": "commit sops", "submit": "base head sops", "approve": "submit", "reject": "submit",
    "publish": "approvals base head merge sops submit"}
ITEM = {"id", "path", "version", "digest"}
MALFORMED = re.compile(
    r'"(?:base|blob|commit|from|head|main|merge|publish|submit|was)":(?!"[0-9a-f]{40}")'
    r'|"version":(?!"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})")|"digest":(?!"sop1:[0-9a-f]{64}")'
    r'|"(?:id|path)":(?!")|"approvals":(?!\[(?:"[0-9a-f]{40}",?)*\])')

def record(line):
    """What a line of JSON says, if that is its one spelling and nothing lacks; else None."""
    with suppress(ValueError, RecursionError, TypeError, AttributeError, KeyError):
        said = json.loads(line, parse_float=int, parse_constant=int)
        same = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True) == line
        needed = NEEDED.get(said["kind"])
        whole = needed is None or set(needed.split()) <= set(said) and not MALFORMED.search(line) \
            and all(ITEM <= item.keys() or "sops" not in needed for item in said.get("sops", []))
        said = UserDict(said)
        said.at = f" {int(datetime.fromisoformat(said['at']).timestamp())} +0000"
        said.author = f"{said['by']} <{said['by']}@people.invalid>{said.at}"
        return said if same and whole and said["v"] == 1 else None

class Verifier:
    """What is wrong with the repository in this folder."""
    def check(self, holds, code, about):
        if not holds:
            self.failures.add((code, str(about)))

    def words(self, text, key, default=""):
        """What a key at the left edge of YAML says, on its line or below. (Policy reads more.)"""
        found = re.findall(rf"""^["']?{key}["']?:((?=\s).*(?:\n(?: |-|#|$).*)*)""", text, re.M)
        lines = re.sub(r"(^|\s)#.*", "", "\n".join(found), flags=re.M)
        quoted = r""""([^"]*)"|'([^']*)'|([^\s\[\],'"-][^\n\],]*)"""
        return ["".join(word).strip() for word in re.findall(quoted, lines)] or [default]

    def layout(self):
        """Which branch is judged: that which clones get by themselves says which."""
        if git("rev-parse", "--is-shallow-repository") == "true":
            raise NoAnswer("the clone is shallow")
        refs = git("for-each-ref", "--format=%(refname) %(objectname)").splitlines()
        self.refs, self.remotes = dict(one.split(" ") for one in refs), git("remote").split()
        self.bare = git("rev-parse", "--is-bare-repository") == "true"
        known, wanted, branch = [] if self.bare else self.remotes, "origin", ""
        for _ in range(2):
            self.remote = wanted if wanted in known else known[0] if len(known) == 1 else None
            spaces = [f"refs/remotes/{self.remote}/", "refs/heads/"]
            head = git("symbolic-ref", "-q", f"{spaces[0]}HEAD", failed="").removeprefix(spaces[0])
            usual = [head, "main", "master", git("branch", "--show-current")]
            names = [space + name for name in ([branch] if branch else usual) for space in spaces]
            self.main = next((self.refs[name] for name in names if name in self.refs), None)
            if self.main is None:
                raise NoAnswer("there is no branch to judge")
            text = page(self.main, "sop.yaml").text
            one = lambda key, default="": self.words(text, key, default)[0]
            wanted, branch = one("remote", "origin"), one("default_branch")
        self.ledger, self.root, self.names = map(one, ("ledger", "site_root", "ledger_identities"))
        self.globs = [glob(one) for one in self.words(text, "sops", "sops/**/*.md")]
        self.history = before(self.main)

    def judge_clone(self):
        """What makes a clone unfit as evidence; which tips it and the branch remember."""
        folder, trailer = Path(git("rev-parse", "--git-common-dir")), "^Sop-Ledger: ([0-9a-f]{40})$"
        replaced = [name for name in self.refs if name.startswith("refs/replace/")]
        self.check(not replaced, "replaced-object", replaced)
        self.check(not (folder / "info/grafts").is_file(), "grafts", "info/grafts")
        self.lazy = git("config", "--get-regexp", r"^remote\..*\.promisor$", failed="")
        self.check(not self.lazy, "partial-clone", self.lazy)
        self.named = {tip: name for name, one in self.history.items()
                      for tip in re.findall(trailer, one.message, re.M)[-1:]}
        lines = lambda path: path.read_text().split() if path.is_file() else []
        self.seen = lines(folder / "sop/seen") if self.ledger else []
        self.live = lines(folder / "sop/live")

    def read_record(self, one):
        """The record that a commit is; None of a fold, or where something is wrong."""
        wrong, message = [], re.fullmatch(r"([^\n]*)\n\n([^\n]*)\n", one.message)
        need = lambda holds, code: holds or wrong.append(code)
        author, writer = one.last.get("author", ""), one.last.get("committer", "")
        need(one.tree == EMPTY_TREE, "record-has-tree")
        form = f"tree {'parent ' * len(one.parents)}author committer"
        need(one.keys in (form, f"{form} gpgsig") and one.utf8, "record-headers")
        said = record(message[2]) if message else None
        fold = one.message == "fold\n" and len(one.parents) > 1
        if fold:
            need(one.parents == sorted(set(one.parents)), "record-parents")
            need(author == writer, "record-author")
        elif said is None:
            wrong.append("record-not-canonical")
        else:
            need(said.get("ledger") == self.ledger, "record-of-another-ledger")
            need(len(one.parents) == (said["kind"] != "genesis"), "record-parents")
            need(author.endswith(said.at) and writer.endswith(said.at), "record-time")
            need(self.names == "git" or author == said.author, "record-author")
        need("@writers.invalid>" in writer or not (fold or said), "record-committer")
        self.failures |= {(code, one.name) for code in wrong}
        return None if wrong else said

    def read_ledger(self):
        """The records of one genesis, in order (which saw which: in bits); whether none lacks."""
        ledger = re.compile(rf"refs/(heads|remotes/{self.remote})/sop-(ledger$|inbox/)")
        order = lambda name: (name.split("/")[1], "/sop-inbox/" in name, name)
        tips = [self.refs[name] for name in sorted(self.refs, key=order) if ledger.match(name)]
        if self.ledger and not tips and self.remotes and not self.seen:
            raise NoAnswer("the ledger was never fetched")
        self.reached = before(" ".join(tips)) if tips and self.ledger else {}
        self.bit = {name: 1 << place for place, name in enumerate(self.reached)}
        every, n, self.bits = [], {}, dict(self.bit)
        for name, one in self.reached.items():
            said = self.read_record(one)
            n[name] = max([n[parent] for parent in one.parents], default=0) + bool(said)
            for parent in one.parents:
                self.bits[name] |= self.bits[parent]
            if said:
                said.place, said.name, said.commit = (n[name], name), name, one
                every.append(said)
        every.sort(key=lambda one: one.place)
        begins = [one for one in every if one["kind"] == "genesis"]
        first = [one for tip in [*self.seen, *tips] for one in begins if self.saw(tip, one.name)]
        own = lambda one: not first or self.saw(one.name, first[0].name)
        self.records = {one.name: one for one in every if own(one)}
        self.failures |= {("record-of-another-genesis", one.name) for one in every if not own(one)}
        for tip in self.seen:
            self.check(tip in self.reached, "ledger-rolled-back", tip)
        for tip, name in self.named.items():
            self.check(tip in self.reached, "ledger-record-missing", name)
            self.check(every or not self.ledger, "ledger-missing", name)
        return set(self.seen) <= set(self.reached) and (self.records or not self.named)

    def saw(self, later, earlier):
        """Whether a commit of the ledger comes after another, or is it."""
        return bool(self.bits.get(later, 0) & self.bit.get(earlier, 0))

    def fold(self):
        """What the records amount to: submissions, and publications with what became of them."""
        kind = lambda *kinds: [one for one in self.records.values() if one["kind"] in kinds]
        self.submits = {one.name: one for one in kind("submit")}
        self.pubs = {one.name: one for one in kind("publish", "adopt")}
        for one in self.pubs.values():
            one.merge, one.withdrawn = one["merge" if one["kind"] == "publish" else "commit"], None
            one.merged = one.merge in self.history
        for one in [one for one in reversed(kind("withdraw")) if one.get("publish") in self.pubs]:
            self.pubs[one["publish"]].withdrawn = one
        for one in kind("submit", "publish", "adopt"):
            one.items = {item["id"]: {"action": "publish", **item} for item in one["sops"]}

    def governed(self, place=(10**9,)):
        """By SOP the publication that stood before a place in the order, unless it ended it."""
        last = {}
        for one in self.pubs.values():
            back = one.withdrawn and one.withdrawn.place <= place
            if one.merged and one.place < place and not back:
                last |= {key: (one, item) for key, item in one.items.items()}
        return {key: found for key, found in last.items() if found[1]["action"] == "publish"}

    def judge_record(self, one):
        """Whether what a record names is before it."""
        said = one if one["kind"] in NEEDED else {}
        names = [("submit", said.get("submit")), ("publish", said.get("publish"))]
        names += [("approve", name) for name in said.get("approvals", [])]
        names += [("publish", sop.get("from", sop.get("publish"))) for sop in said.get("sops", [])]
        for kind, name in names:
            found = self.records.get(name, {}).get("kind") if self.saw(one.name, name) else None
            fit = name is None or found == kind or (found, kind) == ("adopt", "publish")
            self.check(fit, "dangling-record", one.name)
        self.check(one.get("main", self.main) in self.history, "default-branch-rewritten", one.name)

    def judge_publication(self, one):
        """Whether it published what was submitted, that was approved, and it went live."""
        submit, earlier = self.submits.get(one["submit"]), lambda name: self.saw(one.name, name)
        check = lambda holds, code: self.check(holds, code, one.name)
        if submit is None:
            return check(False, "no-submission")
        keys = "id path action version change effective_on digest superseded_by".split()
        said = lambda record: [[item.get(key) for key in keys] for item in record["sops"]]
        check(said(one) == said(submit), "publication-differs-from-submission")
        for other in filter(lambda other: earlier(other.name), self.records.values()):
            newer = other["kind"] == "submit" and other.place > submit.place
            taken = newer and set(submit.items) & set(other.items)
            back = other["kind"] == "withdraw" and other.get("submit") == submit.name
            check(not taken, "submission-superseded")
            check(not back, "submission-withdrawn")
        for name in one["approvals"]:
            vote = self.records.get(name, {"kind": None})
            check(vote["kind"] == "approve", "approval-missing")
            check(vote.get("submit", submit.name) == submit.name, "approval-of-another-submission")
            check(not vote["kind"] or earlier(name), "approval-superseded")
        check(one["approvals"] or "emergency" in one, "not-enough-approvals")
        root = self.words(page(one["base"], "sop.yaml").text, "site_root")[0]
        for item in one["sops"]:
            merged = page(one.merge, item["path"], root)
            blob = page(one.merge, item["path"], root, item["blob"])
            plain = merged.mode in (None, b"100644")
            fit = merged.mode and (merged.blob, merged.digest) == (item["blob"], item["digest"])
            check(blob.digest == item["digest"], "blob-differs")
            check(plain, "not-a-regular-file")
            check(fit or not plain, "bytes-differ-at-publication")
        lost = one.name in self.live or self.remotes or self.bare
        check(one.merged or one.withdrawn or not lost, "publication-removed")
        if git("cat-file", "-e", submit["head"], failed="missing"):
            return check(False, "submission-unreadable")
        for item in submit["sops"]:
            head = page(submit["head"], item["path"], root)
            check(head.digest == item["digest"], "submitted-bytes-differ")
        if one.merged:
            self.judge_merge(one, root)

    def judge_merge(self, one, root):
        """Whether a merge has what its branch changed, and in what that moved, what base did."""
        base, head = one["base"], one["head"]
        fork = git("merge-base", base, head, failed="")
        parents = commit(one.merge).parents
        shape = parents == [base, head] or len(parents) == 1
        was, now, there = (tree(commit(name).tree) for name in (base, one.merge, head))
        left = tree(commit(fork).tree) if fork else {}
        differ = lambda old, new: {path for path in {*old, *new} if old.get(path) != new.get(path)}
        own, moved = differ(left, there), differ(left, was)
        new = {item["path"].encode() for item in one["sops"] if own & moved & {*was} - {*there}}
        wrong = differ(was, now) - own | differ(there, now) & own - moved - (new - {*left, *was})
        self.check(shape and not wrong, "merge-differs", one.name)
        self.check(not own & {b"sop.yaml", b"people.yaml"}, "policy-on-branch", one.name)
        self.check(base in self.history, "default-branch-rewritten", one.name)
        for key, (earlier, item) in self.governed(one.place).items():
            own = one.items.get(key, {}).get("digest", "")
            for at in [base] if key in one.items else [base, one.merge]:
                live = page(at, item["path"], root)
                fit = (live.mode, live.digest) == (b"100644", item["digest"]) or live.digest == own
                fit = fit or earlier.merge not in before(at)
                self.check(fit, "bytes-not-published", earlier.name)

    def judge_live(self):
        """Whether the default branch has what was published, and claims no more."""
        paths = [path.decode("utf-8", "replace") for path in tree(commit(self.main).tree)]
        pages = [page(self.main, path, self.root) for path in paths
                 if self.ledger and any(one.fullmatch(path) for one in self.globs)]
        for live in pages:
            front = re.match(r"---\n(.*?)^---$|", live.text, re.S | re.M)[1] or ""
            said = ["".join(self.words(front, key)) for key in ("id", "status", "version")]
            live.id, live.status, live.version = re.sub(r".*[^\w.-].*", "", said[0]), *said[1:]
            given = [item for one in self.pubs.values() if one.merged or not one.withdrawn
                     for item in one.items.values() if item["version"] == live.version
                     and (item["path"] == live.path or item["path"] not in paths)
                     and (item["id"] == live.id or item["path"] == live.path and not live.id)]
            fit = given or "published" not in live.status
            self.check(fit, "published-without-record", live.path)
        found = {live.path: live for live in pages if live.mode == b"100644"}
        for key, (_, item) in self.governed().items():
            live, path, number = found.get(item["path"]), item["path"], item["version"]
            same = live and live.digest == item["digest"]
            own = live and live.id in ("", key) and live.status == "published"
            self.check(live and (own or not same), "governance-removed", path)
            self.check(not live or same, "bytes-not-published", path)
            self.check(not (own and same) or live.version == number, "version-differs", path)

    def verify(self):
        self.failures = set()
        self.layout()
        self.judge_clone()
        whole = self.read_ledger() and not self.lazy
        self.fold()
        for one in self.records.values():
            self.judge_record(one)
        for one in [one for one in self.pubs.values() if whole and one["kind"] == "publish"]:
            self.judge_publication(one)
        if whole:
            self.judge_live()

def answer(verifier):
    try:
        verifier.verify()
    except NoAnswer as error:
        return 4, {"error": str(error)}
    except Unreadable as error:
        verifier.check(False, "object-unreadable", error)
    failures = [{"code": code, "about": about} for code, about in sorted(verifier.failures)]
    return bool(failures), {"ok": not failures, "failures": failures}

if __name__ == "__main__":
    os.chdir(sys.argv[1] if len(sys.argv) > 1 else ".")
    code, said = answer(Verifier())
    print(json.dumps(said, indent=1))
    sys.exit(code)
