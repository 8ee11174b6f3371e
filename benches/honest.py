#!/usr/bin/env python3
"""Random honest histories: `sop verify` never cries wolf, fsck stays clean, no command falls over.

Two to four people with clocks up to a day wrong, in one clone or in up to three clones of a bare remote, do what people
do: write, revise, submit, approve, reject, lift, withdraw, publish, review, retire, rename, edit routing on the default
branch by hand, merge it into branches, pull and sync. A command may refuse; it may not end with 70, 101 or a signal.
"""

import random
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from world import PEOPLE, conclude, history_arguments, played, rewritten, table

STEPS = ["Open the valve.", "Call the customer within 30 days.", "Write the result down.", "Ask two agents.", "Count to 10."]
ROUTING = [("tags", "[renewals, weekly]"), ("review_in", "6 months"), ("review_in", "90d"), ("owner", "role:ops-lead"),
           ("last_reviewed_on", "2026-10-01"), ("tags", "[blue]")]


class History:
    """One repository, its people, and everything that was done to it."""

    def __init__(self, world, number, seed, twin=False):
        self.world, self.number, self.twin = world, number, twin
        self.chance = random.Random(f"{seed}/{number}")
        self.people = list(PEOPLE)[:self.chance.randint(2, 4)]
        self.folder = world.root / f"history-{number}"
        self.folder.mkdir()
        self.clock = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)
        self.skew = {person: timedelta(seconds=self.chance.randint(-86400, 86400)) for person in self.people}
        self.log, self.codes, self.problems, self.ids = [], Counter(), [], []
        count = self.chance.choice([0, 1, 2, 3])
        self.remote = self.folder / "origin.git" if count else None
        world.found(self.folder / "maria", people=self.people[1:], remote=self.remote, extra="rollout: {per_week: 1000}")
        self.clones = [self.folder / "maria"]
        for extra in self.people[1:count]:
            world.ok(extra, self.folder, "git", "clone", "-q", "origin.git", extra)
            self.clones.append(self.folder / extra)
        self.place = {person: self.clones[index % len(self.clones)] for index, person in enumerate(self.people)}

    def now(self, person):
        self.clock += timedelta(seconds=self.chance.choice([1, 60, 600, 7200]))
        return (self.clock + self.skew[person]).strftime("%Y-%m-%dT%H:%M:%SZ")

    def do(self, person, *words):
        now = self.now(person)
        answer = self.world.run(person, self.place[person], *words, now=now)
        self.log.append(f"[{person}@{self.place[person].name} {now}] {' '.join(map(str, words))} -> {answer.code}"
                        + (f"  {answer.err.strip()[:300]}" if answer.code else ""))
        if words[0] == "sop":
            self.codes[f"{words[1]} {answer.code}"] += 1
            if answer.code in (70, 101) or answer.code < 0 or "panicked" in answer.err:
                self.problems.append(f"{words[1]} fell over: {answer}")
        return answer

    def clean(self, person):
        """What a person does before the next thing: finish or drop what lies around."""
        if (self.place[person] / ".git" / "MERGE_HEAD").exists():
            self.do(person, "git", "merge", "--abort")
        if self.world.run(person, self.place[person], "git", "status", "--porcelain").out:
            self.do(person, "git", "reset", "-q", "--hard")
            self.do(person, "git", "clean", "-qfd")

    def page(self, person, sop_id):
        found = sorted(self.place[person].glob(f"sops/**/{sop_id}.md"))
        return found[0] if found else None

    def write(self, person, sop_id):
        page = self.page(person, sop_id)
        if page:
            step = f"{self.chance.choice(STEPS)} ({self.chance.randint(1, 99)})"
            page.write_text(rewritten(page.read_text(), sop_id, step))
            self.do(person, "sop", "edit", sop_id, "-m", f"change {sop_id}")

    # What people do; each gets who does it and one SOP.

    def new(self, person, _):
        sop_id = f"s{len(self.ids)}"
        self.ids.append(sop_id)
        if self.chance.random() < 0.3:
            notes = self.folder / "notes.txt"
            notes.write_text("First open the valve. Then wait 10 minutes. Finally close the valve.\n")
            self.do(person, "sop", "draft", sop_id, "--id", sop_id, "--from", notes, "--role", "ops-lead", "--owner", "role:ops-lead")
        else:
            joined = ["--on", self.chance.choice(self.ids)] if self.chance.random() < 0.2 else []
            self.do(person, "sop", "new", sop_id, "--id", sop_id, "--role", "ops-lead", "--owner", "role:ops-lead", *joined)
        self.write(person, sop_id)
        if self.chance.random() < 0.7:
            self.submit(person, sop_id)

    def edit(self, person, sop_id):
        if self.do(person, "sop", "edit", sop_id).code == 0:
            self.write(person, sop_id)

    def revise(self, person, sop_id):
        self.edit(person, sop_id)
        self.submit(person, sop_id)

    def submit(self, person, sop_id):
        more = self.chance.choice([[], [], ["--change", "minor"], ["--change", "major"]])
        if self.chance.random() < 0.15:
            more = [*more, "--effective-on", (self.clock + timedelta(days=self.chance.randint(1, 20))).strftime("%Y-%m-%d")]
        self.do(person, "sop", "submit", sop_id, "--reason", "it changed", *more)

    def approve(self, person, sop_id):
        self.do(person, "sop", "approve", sop_id, "--yes")

    def reject(self, person, sop_id):
        self.do(person, "sop", "reject", sop_id, "--reason", "not yet", "--yes")
        if self.chance.random() < 0.6:
            self.do(person, "sop", "reject", sop_id, "--lift", "--yes")

    def withdraw(self, person, sop_id):
        words = ["sop", "withdraw", sop_id, "--reason", "a mistake", "--yes"]
        if self.chance.random() < 0.5:
            listed = self.world.run(person, self.place[person], "sop", "list", "--json")
            version = next((entry["version"] for entry in (listed.json()["sops"] if listed.code == 0 else []) if entry["id"] == sop_id), None)
            if version:
                words.insert(3, version)
        self.do(person, *words)

    def publish(self, person, sop_id):
        self.do(person, "sop", "publish", sop_id)

    def carry(self, person, sop_id):
        """Submission to publication, all by those who may: without it few histories would get anywhere."""
        self.submit(person, sop_id)
        for other in self.people:
            if other != person:
                self.approve(other, sop_id)
        self.publish(self.chance.choice(self.people), sop_id)

    def retire(self, person, sop_id):
        more = ["--superseded-by", self.chance.choice(self.ids)] if self.chance.random() < 0.5 else []
        self.do(person, "sop", "retire", sop_id, "--reason", "gone", *more)
        if self.chance.random() < 0.5:
            self.carry(person, sop_id)

    def review(self, person, sop_id):
        self.do(person, "sop", "review", sop_id, self.chance.choice(["--no-change", "--no-change", "--needs-change"]),
                "--note", "looked at it", "--yes")

    def rename(self, person, sop_id):
        if self.do(person, "sop", "edit", sop_id).code != 0:
            return
        page = self.page(person, sop_id)
        branch = self.world.run(person, self.place[person], "git", "branch", "--show-current").out.strip()
        if page and branch.startswith("sop/"):
            target = Path("sops") / f"part{self.chance.randint(1, 3)}" / page.name
            (self.place[person] / target.parent).mkdir(exist_ok=True)
            self.do(person, "git", "mv", page.relative_to(self.place[person]), target)
            self.do(person, "git", "commit", "-qm", f"move {sop_id}")

    def to_main(self, person):
        if self.do(person, "git", "checkout", "-q", "main").code == 0 and self.remote:
            self.do(person, "git", "pull", "-q", "--no-edit")
        return self.world.run(person, self.place[person], "git", "branch", "--show-current").out.strip() == "main"

    def share_main(self, person):
        if self.remote and self.do(person, "git", "push", "-q", "origin", "main").code != 0:
            self.do(person, "git", "pull", "-q", "--no-edit")
            self.do(person, "git", "push", "-q", "origin", "main")

    def routing(self, person, sop_id):
        """A manager changes who owns what, by hand, on the default branch."""
        page = self.page(person, sop_id) if self.to_main(person) else None
        if not page:
            return
        key, value = self.chance.choice(ROUTING)
        lines = page.read_text().split("\n")
        end = lines.index("---", 1)
        kept = [line for line in lines[1:end] if not line.startswith(f"{key}:")]
        if any(line.startswith((" ", "- ")) for line in kept):
            return
        page.write_text("\n".join(["---", *kept, f"{key}: {value}", *lines[end:]]))
        self.do(person, "git", "commit", "-qam", f"{key} of {sop_id}")
        self.share_main(person)

    def other_work(self, person, _):
        """The default branch holds more than SOPs."""
        if self.to_main(person):
            (self.place[person] / f"notes-{person}.txt").write_text(f"{self.clock}\n")
            self.do(person, "git", "add", f"notes-{person}.txt")
            self.do(person, "git", "commit", "-qm", "notes")
            self.share_main(person)

    def merge_main(self, person, sop_id):
        if self.do(person, "git", "checkout", "-q", f"sop/{sop_id}").code == 0:
            if self.do(person, "git", "merge", "-q", "--no-edit", "origin/main" if self.remote else "main").code != 0:
                self.do(person, "git", "merge", "--abort")
            elif self.remote and self.chance.random() < 0.5:
                self.do(person, "git", "push", "-q", "origin", f"sop/{sop_id}")

    def pull(self, person, _):
        self.to_main(person)

    def sync(self, person, _):
        self.do(person, "sop", "sync")

    def offline(self, person, sop_id):
        self.do(person, "sop", "approve", sop_id, "--yes", "--offline")

    WEIGHTS = {"new": 5, "edit": 4, "revise": 6, "submit": 4, "approve": 9, "reject": 3, "withdraw": 2, "publish": 9, "carry": 6,
               "retire": 1, "review": 3, "rename": 2, "routing": 4, "other_work": 3, "merge_main": 3, "pull": 3, "sync": 3, "offline": 1}

    def judge(self, when):
        for clone in self.clones:
            now = (self.clock + self.skew[self.people[0]]).strftime("%Y-%m-%dT%H:%M:%SZ")
            self.alarms("maria", clone, f"{when}, {clone.name}", now)
        if self.remote:
            self.problems += [f"{when}: fsck of the remote: {line}" for line in self.world.fsck(self.remote)]

    def alarms(self, person, clone, where, now):
        errors, answer = self.world.verify(person, clone, now)
        for error in errors:
            self.problems.append(f"{where}: verify: {error['code']}: {error['message']} (sop {error.get('sop')}, record {error.get('record')})")
        if answer.code not in (0, 1):
            self.problems.append(f"{where}: verify ended {answer.code}")
        if self.twin and (differs := self.world.twin(person, clone, answer)):
            self.problems.append(f"{where}: the second verifier: {differs}")
        self.problems += [f"{where}: fsck: {line}" for line in self.world.fsck(clone)]

    def play(self, length):
        names, weights = zip(*self.WEIGHTS.items())
        for turn in range(length):
            person = self.chance.choice(self.people)
            what = self.chance.choices(names, weights)[0] if self.ids else "new"
            self.clean(person)
            self.clock += timedelta(hours=self.chance.choice([0, 0, 1, 30]))
            self.log.append(f"-- {turn} {what}")
            getattr(self, what)(person, self.chance.choice(self.ids) if self.ids else None)
            if turn % 6 == 5 or turn == length - 1:
                self.judge(f"after {turn} {what}")
                if self.problems:
                    return self
        if self.remote:
            for person in self.people:
                self.clean(person)
                self.sync(person, None)
            self.world.ok("maria", self.folder, "git", "clone", "-q", "origin.git", "auditor")
            self.alarms("maria", self.folder / "auditor", "a fresh clone at the end", self.now("maria"))
            self.judge("at the end")
        return self


def main():
    options = history_arguments(__doc__.splitlines()[0], 200, 24).parse_args()
    histories = played(options, lambda world, number: History(world, number, options.seed, options.twin))
    codes = sum((history.codes for history in histories), Counter())
    kinds = Counter(pair.split()[1] for pair in codes.elements())
    rows = [("command", "exit 0", "refused (3)", "other")]
    for command in sorted({pair.split()[0] for pair in codes}):
        other = {pair.split()[1]: count for pair, count in codes.items() if pair.split()[0] == command and pair.split()[1] not in ("0", "3")}
        rows.append((command, codes[f"{command} 0"], codes[f"{command} 3"], ", ".join(f"exit {code}: {count}" for code, count in sorted(other.items()))))
    table(rows)
    print(f"{len(histories)} histories, {sum(codes.values())} commands, exits {dict(sorted(kinds.items()))}")
    conclude([f"#{history.number}: " + "; ".join(history.problems[:4]) + "\n    " + "\n    ".join(history.log[-12:])
              for history in histories if history.problems], 12)


if __name__ == "__main__":
    main()
