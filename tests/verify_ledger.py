"""What `tests/verify.py` judges, put together: the clone, the ledger's records in order, and what they amount to."""

import hashlib
import os
import re
from datetime import datetime, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from verify_reads import DAY, Git, NoAnswer, Page, Policy, Record, Unreadable, active, canonical, checkpoint_text, human, key_blob, opened, read_record, read_stamp, signer


class Ledger:
    def __init__(self, folder):
        self.git, self.failures, self.checkpoints = Git(folder), set(), {}
        self.policy, self.page = lru_cache(None)(self._policy), lru_cache(None)(self._page)
        if self.git.run("rev-parse", "--is-shallow-repository").strip() == "true":
            raise NoAnswer("the clone is shallow")

    def fail(self, code, about):
        self.failures.add((code, str(about)))

    def unless(self, holds, code, about):
        holds or self.fail(code, about)

    def _policy(self, commit):
        try:
            return Policy(self.git, commit)
        except (ValueError, KeyError, TypeError, AttributeError, Unreadable):
            return None

    def _page(self, commit, path, site_root=None):
        entry = self.git.files(commit).get(path.encode())
        regular = entry and entry[0] in ("100644", "100755", "100664")
        return Page(self.git, commit, path, self.git.need(entry[1], "blob"), site_root) if regular else None

    def at(self, commit, path):
        return self.git.files(commit).get(path.encode()) if commit else None

    def diff(self, old, new):
        old, new = self.git.files(old) if old else {}, self.git.files(new)
        return {path for path in {*old, *new} if old.get(path) != new.get(path)}

    # -- the clone

    def layout(self):
        git = self.git
        def shared(named):
            return None if git.bare else named if named in git.remotes else git.remotes[0] if len(git.remotes) == 1 else None
        def natural(remote):
            head = git.dir / "refs/remotes" / (remote or "-") / "HEAD"
            if remote and head.is_file() and head.read_text().startswith("ref: "):
                return head.read_text().strip().removeprefix(f"ref: refs/remotes/{remote}/")
            spaces = ["refs/heads"] + [f"refs/remotes/{remote}"] * bool(remote)
            here = [name for name in ("main", "master") for space in spaces if f"{space}/{name}" in git.refs]
            return here[0] if here else git.run("symbolic-ref", "--short", "HEAD").strip()
        def tip(remote, branch):
            return git.refs.get(f"refs/remotes/{remote}/{branch}") or git.refs.get(f"refs/heads/{branch}")
        def settings(remote, branch):
            found = tip(remote, branch)
            if found and any(git.object(entry[1])[0] == "damaged" for entry in map(git.files(found).get, (b"sop.yaml", b"people.yaml")) if entry):
                raise Unreadable(found)
            policy = self.policy(found) if found else None
            if policy is None:
                raise NoAnswer("sop.yaml cannot be read")
            return policy.settings
        first = shared("origin")
        at_hand = settings(first, natural(first))
        self.remote = shared(at_hand.get("remote") or "origin")
        branch = at_hand.get("default_branch") or natural(self.remote)
        self.settings, self.main = settings(self.remote, branch), tip(self.remote, branch)
        self.zone, self.root = ZoneInfo(self.settings.get("timezone") or "UTC"), self.settings.get("site_root")

    def clone(self):
        git = self.git
        for name in git.refs:
            self.unless(not name.startswith("refs/replace/"), "replaced-object", name)
        self.unless(not (git.dir / "info/grafts").is_file(), "grafts", "info/grafts")
        for remote in git.remotes:
            self.unless(git.run("config", "--bool", f"remote.{remote}.promisor", check=False), "partial-clone", remote)
        graphs = git.dir / "objects/info"
        if (graphs / "commit-graph").exists() or (graphs / "commit-graphs").exists():
            self.unless(not git.run("commit-graph", "verify", "--no-progress", check=False), "commit-graph-lies", graphs)
        self.history, self.tips_named = git.before(self.main), {}
        for name in self.history:
            try:
                named = re.findall(r"^Sop-Ledger: ([0-9a-f]{40})$", git.commit(name).message.decode("utf-8", "replace"), re.M)
                self.tips_named.update({named[-1]: name} if named else {})
            except Unreadable:
                self.fail("object-unreadable", name)

    def read(self):
        """Every commit that the ledger's refs reach, parents first; then the records of one genesis, in order."""
        git, spaces = self.git, ["refs/heads/"] + [f"refs/remotes/{self.remote}/"] * bool(self.remote)
        refs = [tip for space in spaces for start in ("sop-ledger", "sop-inbox/") for name, tip in sorted(git.refs.items())
                if name == space + start or (start.endswith("/") and name.startswith(space + start))]
        lines = lambda name: (git.dir / "sop" / name).read_text().split() if (git.dir / "sop" / name).is_file() else []
        seen, self.live = lines("seen"), set(lines("live"))
        if not refs and git.remotes and not seen:
            raise NoAnswer("the ledger was never fetched")
        self.commits, todo, every = {}, [(tip, False) for tip in refs], []
        while todo:
            name, ready = todo.pop()
            if name in self.commits and not ready:
                continue
            try:
                commit = git.commit(name)
            except Unreadable:
                self.fail("object-unreadable", name)
                continue
            if not ready:
                self.commits[name] = None
                todo += [(name, True)] + [(parent, False) for parent in commit.parents if parent not in self.commits]
                continue
            what = read_record(name, commit, self.settings.get("ledger"), self.settings.get("ledger_identities"))
            before = [self.commits[parent] for parent in commit.parents if self.commits.get(parent)]
            n, mask = max([one[0] for one in before], default=0), 0
            near = set().union(*(one[2] for one in before))
            for one in before:
                mask |= one[1]
            if isinstance(what, Record):
                n, mask, near = n + 1, mask | 1 << len(every), {name}
                what.n, what.bit, what.near = n, len(every), set().union(*(one[2] for one in before))
                every.append(what)
            elif what != "fold":
                [self.fail(code, name) for code in what]
            self.commits[name] = (n, mask, near)
        firsts = sorted((one for one in every if one["kind"] == "genesis"), key=lambda one: (one.n, one.name))
        order = [*[tip for tip in seen if tip in self.commits], *refs]
        first = next((one for tip in order for one in firsts if self.commits.get(tip, (0, 0))[1] >> one.bit & 1), None)
        own = [one for one in every if first and self.commits[one.name][1] >> first.bit & 1]
        [self.fail("record-of-another-genesis", one.name) for one in every if first and one not in own]
        self.records = {one.name: one for one in sorted(own if first else every, key=lambda one: (one.n, one.name))}
        for place, one in enumerate(self.records.values()):
            one.place = place
        for tip in seen:
            self.unless(tip in self.commits, "ledger-rolled-back", tip)
        for tip, merge in self.tips_named.items():
            self.unless(tip in self.commits, "ledger-record-missing" if every else "ledger-missing", merge)
        return all(tip in self.commits for tip in seen) and (self.records or not self.tips_named)

    def saw(self, later, earlier):
        """Whether a record was written before another, and seen by it."""
        first = self.records.get(earlier)
        return bool(first and later != earlier and self.commits[later][1] >> first.bit & 1)

    def judge_checkpoints(self):
        """Tags of checkpoints: each in its one spelling, by somebody known, and what it saw is still there."""
        for ref, name in self.git.refs.items():
            if not ref.startswith("refs/tags/sop-checkpoint/"):
                continue
            kind, data = self.git.object(name) or ("missing", b"")
            self.checkpoints[name] = None
            unsigned, _, armour = data.decode("utf-8", "replace").partition("\n-----BEGIN ")
            unsigned += "\n" * bool(armour)
            said = canonical(unsigned.split("\n")[-2]) if kind == "tag" and unsigned.count("\n") > 6 else None
            spelled = said and checkpoint_text(said, re.search(r"^tag (.*)$", unsigned, re.M)[1])
            if not said or spelled != unsigned or said["ledger"] != self.settings.get("ledger"):
                self.fail("checkpoint-unreadable", ref)
                continue
            self.checkpoints[name] = said["tip"]
            self.unless(said["tip"] in self.commits, "checkpoint-record-missing", ref)
            if said["tip"] in self.commits:
                held = sorted(one.name for one in self.records.values() if self.commits[said["tip"]][1] >> one.bit & 1)
                same = len(held) == said["records"] and hashlib.sha256("".join(f"{name}\n" for name in held).encode()).hexdigest() == said["sha256"]
                self.unless(same, "checkpoint-differs", ref)
            self.unless(said["main"] in self.history, "checkpoint-branch-rewritten", ref)
            policy = self.policy(said["main"]) if said["main"] in self.history else None
            self.unless(policy is None or said["by"] in policy.people, "checkpoint-author", ref)
            self.unless(signer("-----BEGIN " + armour.rstrip("\n"), unsigned.encode()) != b"", "checkpoint-signature", ref)

    def judge_stamps(self):
        """Each token is over the checkpoint whose tag it names, at a time that can be."""
        for ref, name in self.git.refs.items():
            over = ref.removeprefix("refs/tags/sop-stamp/").rsplit("/")[-1]
            kind, text = self.git.object(over) if over in self.checkpoints else ("", b"")
            if not ref.startswith("refs/tags/sop-stamp/") or kind != "tag":
                continue
            kind, token = self.git.object(name) or ("missing", b"")
            stamp = read_stamp(token) if kind == "blob" and len(token) <= 256 * 1024 else None
            if stamp is None:
                self.fail("stamp-unreadable", ref)
            elif stamp[0] != hashlib.sha256(text).digest():
                self.fail("stamp-differs", ref)
            else:
                held = self.commits.get(self.checkpoints[over], (0, 0, ()))[2]
                newest = max((self.records[one].day_at for one in held if one in self.records), default=stamp[1])
                self.unless(newest <= stamp[1] + DAY and stamp[1] <= self.now() + DAY, "stamp-time", ref)

    def now(self):
        at = os.environ.get("SOP_NOW")
        return datetime.fromisoformat(at.replace("Z", "+00:00")) if at else datetime.now(timezone.utc)

    # -- who, known how

    def grounds(self):
        for one in self.records.values():
            one.main, one.behind, times = one.get("main"), False, []
            for before in (self.records[name] for name in one.near if name in self.records):
                times.append(before.day_at)
                if before.main and (not one.main or (one.main != before.main and one.main in self.git.before(before.main))):
                    one.main, one.behind = before.main, True
            # A time that has not come is nobody's: it is judged as of what came before it.
            one.day_at = max(times) if times and one.time > self.now() + DAY else max([one.time, *times])
            one.day = one.day_at.astimezone(self.zone).date()
            one.policy = self.policy(one.main) if one.main in self.history else None
            one.key = signer(one.commit.signature, one.commit.signed)
            self.unless(one.key != b"", "signature-broken", one.name)
            person = one.policy and one.policy.people.get(one["by"])
            now = [key for other in self.policy(self.main).people.values() for key in other.get("keys") or []]
            shared = one.policy and sum(any(key_blob(key) == one.key for key in other.get("keys") or []) for other in one.policy.people.values()) > 1
            sound = not shared and not any(key_blob(key) == one.key and (key.get("compromised_since") or "9999") <= str(one.day) for key in now)
            listed = lambda who: any(key_blob(key) == one.key and opened(key, one.day) for key in who.get("keys") or [])
            one.proven = bool(person) and sound and listed(person)
            services = [other for other in one.policy.people.values() if not human(other)] if one.policy and "review" in one and "user" in one else []
            one.rank = 2 if one.proven else 1 if sound and any(map(listed, services)) else 0
            if "user" in one and person:
                numbers = [login.get("id") for login in (person.get("logins") or {}).values() if isinstance(login, dict)]
                self.unless(str(one["user"]) in map(str, numbers), "review-account-differs", one.name)

    def known(self, one):
        said = one.get("identity")
        return ("forge" if said == "forge" else "key") if one.proven else "asserted" if said == "key" else said

    def present(self, one):
        person = one.policy and one.policy.people.get(one["by"])
        return person if person and active(person, one.day) else None

    def may_review(self, one, owners):
        person, policy = self.present(one), one.policy
        by = policy and policy.approvals.get("by") or []
        return bool(person) and (policy.named(owners, person) or (human(person) and (not by or policy.named(by, person))))

    def takes_back(self, one, approvers):
        person = self.present(one)
        lists = [one.policy.approvals.get("by") or [], approvers] if one.policy else []
        return bool(person) and human(person) and all(not names or one.policy.named(names, person) for names in lists) \
            and (one.proven or bool({"terminal", "asserted"} & set(one.policy.identity)))

    def known_well(self, one):
        return self.known(one) in one.policy.identity and (one["identity"] != "key" or one.proven)

    def leads(self, one, person):
        """Whether a record is by a person's manager."""
        chief = person.get("manager")
        return bool(chief) and one["by"] in (chief, one.policy.by_mail(chief))

    def may_complete(self, one):
        writer, person = self.present(one), one.policy.people.get(one["person"])
        asked = one.policy.checkpoint(one["path"], one["stage"])
        if not (writer and person and asked and human(writer) and human(person) and asked.get("kind") == one["checkpoint"] and self.known_well(one)):
            return False
        if one["checkpoint"] == "quiz":
            return writer is person and int(asked.get("pass") or 100) <= one.get("score", -1) <= 100
        by = asked.get("by") or "manager"
        return writer is not person and "score" not in one and (self.leads(one, person) if by == "manager" else one.policy.named([by], writer))

    def may_attest(self, one, item):
        writer, reader = self.present(one), one.policy.people.get(one["person"])
        return writer and reader and writer is not reader and human(reader) and one["on"] <= (reader.get("end") or "9999") and (item.get("effective_on") or "") <= one["on"] <= str(one.day) \
            and (item["risk"] != "high" or one.proven) and self.known_well(one)

    def owners(self, one, item, page=None):
        return [owner for owner in (item.get("owner"), (page or {}).get("owner")) if owner]

    def may_adopt(self, one, item):
        return self.may_review(one, [item["owner"]] if item.get("owner") else [])

    # -- what the records amount to

    def fold(self):
        kind = lambda *names: [one for one in self.records.values() if one["kind"] in names]
        self.submits, self.drafts = {one.name: one for one in kind("submit")}, kind("draft")
        self.pubs = {one.name: one for one in kind("publish", "adopt")}
        for one in self.pubs.values():
            one.adopted, one.withdrawn = one["kind"] == "adopt", None
            one.merge = one["commit"] if one.adopted else one["merge"]
            one.merged = one.merge in self.history
            one.items = {key: {"action": "publish", **item} for key, item in one.items_of().items() if not one.adopted or self.may_adopt(one, item)}
        for one in kind("withdraw"):
            pub = self.pubs.get(one.get("publish"))
            if pub is not None and not pub.withdrawn:
                if self.takes_back(one, []) if pub.merged else one.policy and one["by"] in one.policy.people:
                    pub.withdrawn = one
        first = {}
        for one in self.records.values():
            void = one.name in self.pubs and one.withdrawn and not one.merged
            for key in [] if void else one.items if one.name in self.pubs else one.items_of() if one.name in self.submits else []:
                first.setdefault(key, one.place)
        for one in self.pubs.values():
            if one.adopted:
                one.items = {key: item for key, item in one.items.items() if first.get(key, one.place) >= one.place}
        self.stand = [one for one in self.pubs.values() if not (one.withdrawn and not one.merged)]

    def governed(self, place=10**9):
        last = {}
        for one in self.pubs.values():
            if one.merged and one.place < place and not (one.withdrawn and one.withdrawn.place <= place):
                last.update({key: (one, item) for key, item in one.items.items()})
        return {key: found for key, found in last.items() if found[1]["action"] == "publish"}
