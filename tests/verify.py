"""`sop verify`, a second time: Python's standard library and git, written from docs/{ledger,verify,digest}.md alone.

    python3 tests/verify.py [REPOSITORY]

prints {"ok", "failures": [{"code", "about"}]} and ends with 0, 1 (not ok) or 4 (no answer). It names errors, no
warnings. How objects, records, people and pages are read is in verify_reads.py.
"""

import json
import re
import sys
from datetime import date

from verify_ledger import Ledger
from verify_reads import DAY, KINDS, NoAnswer, Page, Unreadable, active, glob_of, has_mail, human, inserted_only, interval, key_blob, later, says_something


class Verifier(Ledger):
    """The judgement: docs/verify.md, "A second verifier"."""

    # -- record by record

    def judge_records(self):
        for one in self.records.values():
            for key, form in KINDS.get(one["kind"], {"keys": {}})["keys"].items():
                for kind in re.findall(r"object names? of (?:a )?`([a-z]+)` record", form):
                    found = [item.get(key[7:]) for item in one["sops"]] if key.startswith("sops[].") else one.get(key)
                    for name in found if isinstance(found, list) else [found]:
                        named = self.records.get(name)
                        fits = named is not None and named["kind"] in ({kind, "adopt"} if kind == "publish" else {kind}) and self.saw(one.name, name)
                        self.unless(name is None or fits, "dangling-record", one.name)
            if one.main is None:
                continue
            if not {one.get("main", one.main), one.main} <= self.history:
                self.fail("default-branch-rewritten", one.name)
                continue
            self.unless(not one.behind, "main-went-back", one.name)
            if one.policy is None:
                self.fail("policy-unreadable", one.name)
                continue
            person = one.policy.people.get(one["by"])
            if not person:
                self.fail("unknown-author", one.name)
            else:
                self.unless(self.settings.get("ledger_identities") != "git" or one.policy.settings.get("ledger_identities") != "git"
                            or has_mail(person, one.commit.email), "author-differs", one.name)
                self.unless(self.entitled(one), "not-entitled", one.name)
            getattr(self, f"judge_{one['kind']}", lambda *_: None)(one, self.item(one))

    def item(self, one):
        pub = self.pubs.get(one.get("publish"))
        return pub.items.get(one.get("sop")) if pub is not None else None

    def page_seen(self, one):
        item = self.item(one)
        return self.page(one.main, item["path"], self.root) if item else None

    def entitled(self, one):
        kind, item = one["kind"], self.item(one) or {}
        if kind in ("approve", "reject", "ack"):
            return self.present(one) and (kind != "ack" or human(self.present(one)))
        if kind == "review":
            return self.may_review(one, self.owners(one, item, self.page_seen(one)))
        if kind == "waive":
            person = one.policy.people.get(one["person"])
            return person and one["person"] != one["by"] and self.present(one) and (self.leads(one, person) or self.may_review(one, self.owners(one, item, self.page_seen(one))))
        if kind == "complete":
            return self.may_complete(one)
        if kind == "attest":
            return not item or self.may_attest(one, item)
        if kind == "withdraw" and "submit" in one:
            return self.submits.get(one["submit"], one)["by"] == one["by"]
        if kind == "withdraw" and (pub := self.pubs.get(one["publish"])) is not None and pub.merged:
            pages = [] if pub.adopted else [self.page(pub.merge, item["path"], self.root) for item in pub.items.values()]
            pages = [page for page in pages if page]
            rules = one.policy.rules(pages) if one.policy else []
            return all(self.takes_back(one, names) for names in [[]] + [page.listed("approvers") for page in pages] + [rule.get("by") or [] for rule in rules])
        return True

    def judge_review(self, one, item):
        if one["publish"] in self.pubs:
            page = self.page_seen(one)
            span = interval(page and page.get("review_in")) or item and interval(item["review_in"])
            latest = item and later(one.time.astimezone(self.zone).date() + DAY, span)
            self.unless(item and item["digest"] == one["digest"] and says_something(one["note"]) and one["next_due"] <= str(latest), "review-differs", one.name)

    def judge_ack(self, one, item):
        for id, person in one.policy.people.items():
            if one.key and id != one["by"] and any(key_blob(key) == one.key for key in person.get("keys") or []):
                return self.fail("ack-by-another", one.name)
        pub = self.pubs.get(one["publish"])
        if pub is None:
            return
        known = [other.items[one["sop"]]["digest"] for other in self.pubs.values() if one["sop"] in other.items]
        if not item or (item["version"], item["digest"]) != (one["version"], one["digest"]) or one["shown"] not in ["full"] + [f"from {digest}" for digest in known]:
            return self.fail("ack-differs", one.name)
        early = (item.get("effective_on") or "") > str(one.day)
        if item["action"] != "publish" or early or (pub.withdrawn and self.saw(one.name, pub.withdrawn.name)):
            return self.fail("ack-not-in-force", one.name)
        known, signed = self.known(one), bool(one.commit.signature)
        enough = known in one.policy.identity and (item["risk"] != "high" or known == "key")
        self.unless((enough or (signed and known == "asserted")) and (signed or one["identity"] != "key"), "ack-identity", one.name)

    def judge_waive(self, one, item):
        if one["publish"] in self.pubs:
            self.unless(item and item["action"] == "publish" and says_something(one["reason"]), "waiver-differs", one.name)

    def judge_attest(self, one, item):
        if one["publish"] in self.pubs:
            same = item and (item["version"], item["digest"], item["action"]) == (one["version"], one["digest"], "publish")
            submit = self.submits.get(self.pubs[one["publish"]].get("submit"))
            same = same and (submit is None or one["on"] >= str(submit.time.astimezone(self.zone).date() - DAY))
            self.unless(same, "attest-differs", one.name)

    def judge_complete(self, one, _):
        for said in one["sops"]:
            pub = self.pubs.get(said["publish"])
            item = pub.items.get(said["id"]) if pub is not None else None
            self.unless(pub is None or item and (item["version"], item["action"]) == (said["version"], "publish"), "complete-differs", one.name)

    # -- publication by publication

    def judge_publications(self):
        for one in self.pubs.values():
            try:
                self.judge_adoption(one) if one.adopted else self.judge_publication(one)
            except Unreadable:
                self.fail("object-unreadable", one.name)
        numbers = set()
        for one in self.stand:
            for key, item in one.items.items():
                number = (key, item["version"], item["action"])
                self.unless(number not in numbers, "version-published-twice", one.name)
                numbers.add(number)

    def judge_publication(self, one):
        submit, name = self.submits.get(one["submit"]), one.name
        if submit is None:
            return self.fail("no-submission", name)
        same = ("id", "path", "action", "version", "change", "effective_on", "digest", "superseded_by")
        self.unless([[item.get(key) for key in same] for item in one["sops"]] == [[item.get(key) for key in same] for item in submit["sops"]],
                    "publication-differs-from-submission", name)
        ids = set(submit.items_of())
        later_ones = [other for other in self.submits.values() if other.place > submit.place and ids & set(other.items_of()) and self.saw(name, other.name)]
        self.unless(not later_ones, "submission-superseded", name)
        taken = [other for other in self.records.values() if other["kind"] == "withdraw" and other.get("submit") == submit.name and self.saw(name, other.name)]
        self.unless(not taken, "submission-withdrawn", name)
        self.numbers(one, submit)
        policy, here = self.policy(one["base"]) if self.git.object(one["base"]) else None, self.git.object(submit["head"]) is not None
        root = policy.settings.get("site_root") if policy else None
        self.unless(here, "submission-unreadable", name)
        for item in one["sops"]:
            path, pages = item["path"], [self.page(one.merge, item["path"], root), here and self.page(submit["head"], item["path"], root)]
            if pages[0]:
                self.unless(self.as_recorded(pages[0], item, policy), "record-differs-from-page", name)
            if not here:
                continue
            self.unless(pages[1] and pages[1].digest == item["digest"], "submitted-bytes-differ", name)
            blob = Page(self.git, one.merge, path, self.git.need(item["blob"], "blob"), root)
            self.unless(blob.digest == item["digest"], "blob-differs", name)
            entry = self.at(one.merge, path)
            if entry and entry[0] != "100644":
                self.fail("not-a-regular-file", name)
            else:
                self.unless(entry and entry[1] == item["blob"] and pages[0].digest == item["digest"], "bytes-differ-at-publication", name)
        if one.merged:
            self.merge(one, root)
        elif not one.withdrawn:
            self.unless(one.name not in self.live and not self.git.remotes and not self.git.bare, "publication-removed", name)
        fork = self.git.fork(one["base"], one["head"])
        self.unless(not self.diff(fork, one["head"]) & {b"sop.yaml", b"people.yaml"}, "policy-on-branch", name)
        if policy is None:
            self.fail("policy-unreadable", name)
        elif here:
            self.approvals(one, submit, policy, fork)

    def as_recorded(self, page, item, policy):
        default = policy and policy.settings.get("review_in") or "3 months"
        says = [page.id, page.get("status"), page.get("version"), page.get("effective_on"), page.get("superseded_by"), page.get("owner"),
                page.listed("roles"), page.get("risk") or "normal", interval(page.get("review_in")) or interval(default), page.images]
        status = "published" if item["action"] == "publish" else "retired"
        return says == [item["id"], status, item["version"], item.get("effective_on"), item.get("superseded_by"), item.get("owner"),
                        item["roles"], item["risk"], interval(item["review_in"]), item["images"]]

    def numbers(self, one, submit):
        governed, parse = self.governed(one.place), lambda text: tuple(map(int, text.split(".")))
        for item in submit["sops"]:
            last, version = governed.get(item["id"]), parse(item["version"])
            if one.merged:
                self.unless((last and last[0].name) == item.get("from"), "revises-another", one.name)
            used = {parse(other.items[item["id"]]["version"]) for other in self.stand
                    if other.place < one.place and other.items.get(item["id"], {}).get("action") == "publish"}
            before = last and parse(last[1]["version"])
            if item["action"] == "retire":
                fits = before == version
            elif not used:
                fits = version == (1, 0)
            elif item["change"] == "minor" and before:
                fits = version[0] == before[0] and version > before
            else:
                fits = version[1] == 0 and all(number[0] < version[0] for number in used)
            void = one.withdrawn and not one.merged
            self.unless(void or (fits and (version not in used or item["action"] == "retire")), "version-not-next", one.name)

    def joined(self, base, head, merge):
        """Whether a merge is the child of base and head; or, squashed or rebased, ends a line on base as long as the branch at most."""
        parents, fork = self.git.commit(merge).parents, self.git.fork(base, head)
        branch = self.git.before(head) - (self.git.before(fork) if fork else set())
        for _ in range(1, len(branch)):
            if len(parents) == 1 and parents != [base]:
                parents = self.git.commit(parents[0]).parents
        return parents == [base] or self.git.commit(merge).parents == [base, head]

    def merge(self, one, root):
        base, head, merge = one["base"], one["head"], one.merge
        self.unless(self.joined(base, head, merge), "merge-differs", one.name)
        self.unless(base in self.history, "default-branch-rewritten", one.name)
        fork = self.git.fork(base, head)
        own = self.diff(fork, head)
        for path in self.diff(base, merge):
            at = lambda commit: self.git.files(commit).get(path) if commit else None
            self.unless(path in own and (at(fork) != at(base) or at(merge) == at(head)), "merge-differs", one.name)
        for key, (earlier, item) in self.governed(one.place).items():
            for commit in [base] + [merge] * (key not in one.items):
                if earlier.merge not in self.git.before(commit):
                    continue
                entry = self.at(commit, item["path"])
                if entry and entry[1] == item["blob"] and not item["images"]:
                    holds = entry[0] == "100644"
                else:
                    page = self.page(commit, item["path"], root)
                    holds = entry and entry[0] == "100644" and page.digest == item["digest"]
                    holds = holds or (key in one.items and page and page.digest == one.items[key]["digest"])
                self.unless(holds, "bytes-not-published", earlier.name)

    # -- approvals

    def standing(self, submit, one=None):
        """Of each person the vote that stood when a publication was recorded; without one, that stands now."""
        votes = {}
        for vote in self.records.values():
            if vote["kind"] in ("approve", "reject") and vote["submit"] == submit.name and (one is None or self.saw(one.name, vote.name)):
                votes.setdefault(vote["by"], []).append(vote)
        rank = {"lift": 0, "reject": 2}
        for by, cast in votes.items():
            cast = [vote for vote in cast if vote.rank == max(other.rank for other in cast)]
            cast = [vote for vote in cast if not any(self.saw(other.name, vote.name) for other in cast)]
            votes[by] = max(cast, key=lambda vote: rank[vote["meaning"]] if vote["kind"] == "reject" else 1)
        return votes

    def approvals(self, one, submit, policy, fork):
        stood, counted = self.standing(submit, one), {}
        for name in one["approvals"]:
            vote = self.records.get(name)
            if vote is None or vote["kind"] != "approve":
                self.fail("approval-missing", one.name)
            elif vote["submit"] != submit.name:
                self.fail("approval-of-another-submission", one.name)
            elif stood.get(vote["by"]) is not vote:
                self.fail("approval-superseded", one.name)
            else:
                counted[vote["by"]] = vote
        left = fork if fork and fork != one["head"] else submit["base"]
        branch = self.git.before(submit["head"]) - self.git.before(left)
        begins = {name for name in branch if not set(self.git.commit(name).parents) & branch}
        earlier = self.wrote_before(one, submit, policy.settings.get("site_root"))
        mails = lambda names: {policy.by_mail(self.git.commit(name).email) for name in names}
        begins |= {name for name in earlier if not self.git.before(name) & earlier - {name}}
        own = {submit["by"]} | mails(begins) | {draft["by"] for draft in self.drafts if self.drafted(draft, submit, branch)}
        editors, root = mails(branch - begins) | mails(earlier), policy.settings.get("site_root")
        before = {page.id: page for page in self.pages(one["base"], policy.settings, root)}
        barred, later_no, lacks = {}, False, False
        pages_of = lambda item: [page for page in (before.get(item["id"]), self.page(submit["head"], item["path"], root)) if page is not None]
        emergency = self.emergency(one, submit, policy, any(page.get("risk") == "high" for item in submit["sops"] for page in pages_of(item)))
        now = self.standing(submit) if emergency else {}
        for item in submit["sops"]:
            pages = [page for page in (before.get(item["id"]), self.page(submit["head"], item["path"], root)) if page is not None]
            high = any(page.get("risk") == "high" for page in pages)
            rules = policy.rules(pages)
            lists = [names for names in [policy.approvals.get("by") or []] + [rule.get("by") for rule in rules] + [page.listed("approvers") for page in pages] if names]
            why = lambda vote: self.barrier(vote, submit, policy, lists, own, editors, high)
            needed = int(policy.approvals.get("required") or 1)
            if high:
                needed = max(needed, int(policy.approvals.get("high") or (1 if policy.alone else 2)))
            needed = max([needed] + [int(rule.get("required") or 1) for rule in rules])
            good = 0
            for vote in counted.values():
                known = self.known(vote)
                code = why(vote) or (None if known in policy.identity and (not high or known == "key" or vote.rank) else "approver-identity")
                self.unless(code is None, code, one.name)
                good += code is None
            yes = [vote for vote in now.values() if vote["kind"] == "approve" and not why(vote)]
            lacks |= sum(self.known(vote) in policy.identity and (not high or self.known(vote) == "key" or vote.rank > 0) for vote in yes) < needed
            later_no |= any(vote["kind"] == "reject" and vote["meaning"] == "reject" and not why(vote) for vote in now.values())
            self.unless(emergency or good >= needed, "not-enough-approvals", one.name)
            barred.update({by: False for by, vote in stood.items() if vote["kind"] == "reject" and vote["meaning"] == "reject" and not why(vote)})
        self.unless(not barred, "rejected", one.name)
        if emergency and (lacks or later_no) and not one.withdrawn:
            self.unless(self.now().astimezone(self.zone).date() <= emergency, "emergency-unapproved", one.name)

    def emergency(self, one, submit, policy, high):
        """The last day for the approval of what was published before it by somebody who may; None where nothing was."""
        said, rule, person = one.get("emergency"), policy.approvals.get("emergency"), policy.people.get(one["by"])
        if said is None:
            return None
        day = min(max(one.time, submit.time), self.now()).astimezone(self.zone).date()
        may = rule and person and human(person) and active(person, day) and policy.named(rule.get("by") or [], person) \
            and (one.proven or not high and bool({"terminal", "asserted"} & set(policy.identity)))
        if not may:
            return self.fail("emergency-not-entitled", one.name)
        latest, until = later(day + DAY, interval(rule.get("within") or "2 days")), date.fromisoformat(said["until"])
        self.unless(until <= latest and says_something(said["reason"]), "emergency-differs", one.name)
        return min(until, latest)

    def wrote_before(self, one, submit, root):
        """The commits that changed its pages since what it revises, where the default branch had them before."""
        git, found, base = self.git, set(), one["base"]
        digest = lambda commit, path: page.digest if (page := self.page(commit, path, root)) is not None else None
        for item in submit["sops"]:
            path, earlier = item["path"], self.pubs.get(item.get("from"))
            if submit["head"] in git.before(base) or (earlier is not None and digest(base, path) == item["digest"]):
                for name in git.before(submit["head"]) - (git.before(earlier.merge) if earlier is not None else set()):
                    parents = git.commit(name).parents
                    if all(self.at(parent, path) != self.at(name, path) for parent in parents) and digest(name, path) not in [None] + [digest(parent, path) for parent in parents]:
                        found.add(name)
        return found

    def drafted(self, draft, submit, branch):
        between = [pub for pub in self.pubs.values() if pub.merged and draft["sop"] in pub.items and draft.place <= pub.place < submit.place]
        return draft["commit"] in branch or (draft["sop"] in submit.items_of() and draft.place < submit.place and not between)

    def barrier(self, vote, submit, policy, lists, own, editors, high):
        """The code for which somebody may not approve; None where they may."""
        person = policy.people.get(vote["by"])
        if person is None:
            return "approver-unknown"
        if not human(person):
            return "approver-not-human"
        if not active(person, max(min(one.time, one.day_at) for one in (vote, submit)).astimezone(self.zone).date()):
            return "approver-not-active"
        if not all(policy.named(names, person) for names in lists):
            return "approver-not-allowed"
        rule = policy.approvals.get("self") or "alone"
        if rule == "always" or (rule == "alone" and policy.alone):
            return None
        if vote["by"] in own:
            return "approver-own-work"
        return "approver-edited" if vote["by"] in editors and (high or policy.approvals.get("editors") == "false") else None

    # -- adoptions, the default branch as it stands, tags

    def judge_adoption(self, one):
        if not one.merged and not one.withdrawn:
            self.unless(one.name not in self.live and not self.remote, "adoption-removed", one.name)
        base, commit = one["base"], one["commit"]
        self.unless(commit == base or self.git.commit(commit).parents == [base], "adoption-differs", one.name)
        for item in one["sops"]:
            at = [(self.at(where, item["path"]) or (0, 0)) for where in (base, commit)]
            was, blob = self.git.need(item["was"], "blob"), self.git.need(item["blob"], "blob")
            plain = all(entry[0] in ("100644", "100755") for entry in at) and [entry[1] for entry in at] == [item["was"], item["blob"]]
            page, policy = Page(self.git, commit, item["path"], blob, self.root), self.policy(base)
            span = interval(page.get("review_in")) or interval(policy and policy.settings.get("review_in") or "3 months")
            same = [page.id, page.get("version"), page.get("owner"), page.listed("roles"), page.get("risk") or "normal", span, page.images] \
                == [item["id"], item["version"], item.get("owner"), item["roles"], item["risk"], interval(item["review_in"]), item["images"]]
            self.unless(plain and same and page.digest == item["digest"] and inserted_only(was, blob), "adoption-differs", one.name)
            if item["id"] not in one.items and one in self.stand:
                earlier = [other for other in [*self.submits.values(), *self.pubs.values()] if other.place < one.place]
                known = any(item["id"] in (other.items if other.name in self.pubs else other.items_of()) for other in earlier)
                self.fail("adopted-after-record" if known else "adopted-without-right", one.name)

    def pages(self, commit, settings, root):
        """The SOPs at a commit, each with its id."""
        globs = settings.get("sops") or ["sops/**/*.md"]
        for path in sorted(self.git.files(commit)):
            text = path.decode("utf-8", "replace")
            if any(glob_of(one).fullmatch(text) for one in globs) and (page := self.page(commit, text, root)):
                yield page

    def judge_live(self):
        pages = {page.path: page for page in self.pages(self.main, self.settings, self.root)}
        for key, (one, item) in self.governed().items():
            path, entry = item["path"], self.at(self.main, item["path"])
            page = pages.get(path)
            if not entry or entry[0] != "100644" or page is None:
                self.fail("governance-removed", path)
            elif page.digest != item["digest"]:
                self.fail("bytes-not-published", path)
            elif page.id != key or page.get("status") != "published":
                self.fail("governance-removed", path)
            else:
                self.unless(page.get("version") == item["version"], "version-differs", path)
        if self.settings.get("ledger"):
            for page in pages.values():
                self.claims(page)

    def claims(self, page):
        status, version = page.get("status"), page.get("version")
        items = [one.items[page.id] for one in self.stand if page.id in one.items]
        recorded = any(item["version"] == version and (item["path"] == page.path or not self.at(self.main, item["path"])) for item in items)
        last = next((one.items[page.id] for one in reversed(self.pubs.values()) if one.merged and not one.withdrawn and page.id in one.items), None)
        ended = last is not None and last["action"] == "retire"
        if status == "published" and not recorded:
            self.fail("published-without-record", page.path)
        elif status == "published" and ended:
            self.fail("retired-revived", page.path)
        elif status == "published" and last is None and any(one.withdrawn and page.id in one.items for one in self.pubs.values()):
            self.fail("withdrawn-revived", page.path)
        elif status == "retired":
            self.unless(ended, "retired-without-record", page.path)
        elif status == "draft" and version and not recorded and last is None:
            self.fail("version-without-record", page.path)

    def judge_tags(self):
        prefix, made = self.settings.get("branch_prefix") or "sop", {}
        for one in self.pubs.values():
            submit = self.submits.get(one.get("submit"))
            for key, item in one.items.items() if one.merged and submit is not None else []:
                if item["action"] == "publish":
                    name = f"{prefix}/{key}/{item['version']}"
                    made[name] = (f"object {submit['head']}\ntype commit\ntag {name}\ntagger {one['by']} <{one['by']}@people.invalid> "
                                  f"{int(one.time.timestamp())} +0000\n\n{key} {item['version']}\n\n{item['digest']}\n\nSop-Record: {one.name}\n")
        for ref, name in self.git.refs.items():
            tag = ref.removeprefix("refs/tags/")
            if ref.startswith(f"refs/tags/{prefix}/"):
                kind, data = self.git.object(name) or ("missing", b"")
                if kind in ("missing", "damaged"):
                    self.fail("object-unreadable", tag)
                elif tag in made:
                    self.unless(kind == "tag" and data.decode("utf-8", "replace") == made[tag], "tag-moved", tag)
                elif re.fullmatch(r".+/(0|[1-9]\d*)\.(0|[1-9]\d*)", tag):
                    self.fail("tag-without-record", tag)

    def verify(self):
        self.layout()
        self.clone()
        whole = self.read()
        self.grounds()
        self.fold()
        self.judge_records()
        self.judge_checkpoints()
        self.judge_stamps()
        if whole:
            self.judge_publications()
            self.judge_live()
            self.judge_tags()
        return {"ok": not self.failures, "failures": [{"code": code, "about": about} for code, about in sorted(self.failures)]}


def main(words):
    try:
        answer = Verifier(words[0] if words else ".").verify()
    except NoAnswer as error:
        print(json.dumps({"error": str(error)}))
        return 4
    except Unreadable as error:
        answer = {"ok": False, "failures": [{"code": "object-unreadable", "about": str(error)}]}
    print(json.dumps(answer, indent=1))
    return 0 if answer["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
