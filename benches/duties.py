#!/usr/bin/env python3
"""Random histories of who owes what: `acks` is held against a second reading of docs/acknowledgements.md.

People come, leave, go on leave and change roles; roles, paths and sop.yaml are edited; pages are published, revised,
routed and taken back; some are read and some waived. What `acks` says of everybody is compared with `duties_model.py`:
on the day, and for each such day again at the end, by `--as-of`. Violated where a day or a lateness differs, where a
command is refused that should not be, where the harness itself stumbles, and where the document no longer says what the
model reads. A violation comes with all that was done in its history, the shortest first.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from duties_company import FIRST, PAGES, READERS, ROLES, Lot, ack_yaml, one_list, people_yaml, paths_yaml, roles_yaml
from duties_model import ONE_DAY, SENTENCES, Company, Judgement, Reading, Timeline, Version, Waiver
from world import Broken, conclude, history_arguments, played, table

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "acknowledgements.md"
AT_THE_END = date(2027, 6, 1)
SETTINGS = """identity: [key, forge, terminal, asserted]
rollout: {per_week: 1000}
approvals: {self: always}
"""
OWED = ("due", "overdue", "away")
PAGE = """---
id: {page}
title: {page}
status: draft
owner: maria
roles: [{roles}]
{ack}---

# {page}

## Procedure

1. Do it.
2. Look at it.
"""


class History:
    """One company: its repository, what the model knows of it, and all that was done."""

    def __init__(self, world, number, seed):
        self.world, self.number = world, number
        self.lot = Lot(f"{seed}/{number}")
        self.folder = world.root / f"history-{number}"
        self.day = FIRST
        self.log, self.problems, self.asked = [], [], set()
        self.events, self.answers = Counter(), Counter()
        self.company = Company(
            FIRST, Timeline(FIRST, {reader: self.lot.any_person() for reader in READERS}), Timeline(FIRST, ROLES),
            Timeline(FIRST, self.lot.any_paths()), Timeline(FIRST, self.lot.any_settings()),
        )

    def any_page(self):
        return self.lot.choice(list(self.company.versions))

    def any_reader(self, fits):
        found = [reader for reader, known in self.company.people.last().items() if fits(known)]
        return self.lot.choice(found) if found else None

    # The repository.

    def run(self, *words, day=None):
        return self.world.run("maria", self.folder, *words, now=f"{day or self.day}T09:00:00Z")

    def ok(self, *words):
        answer = self.run(*words)
        if answer.code != 0:
            raise Broken(str(answer))

    def sheet(self, page):
        return self.folder / "sops" / f"{page}.md"

    def note(self, what):
        self.log.append(f"{self.day} {what}")

    def found(self):
        """The repository as it begins: maria alone writes and approves."""
        self.folder.mkdir()
        self.ok("git", "init", "-q")
        self.ok("sop", "init", "--quiet")
        settings = (self.folder / "sop.yaml").read_text().splitlines()
        ledger = next(line for line in settings if line.startswith("ledger:"))
        self.head = f"{ledger}\n{SETTINGS}"
        company = self.company
        self.change("the company begins", company.people.last(), company.roles.last(), company.paths.last(),
                    company.settings.last())

    def change(self, what, people=None, roles=None, paths=None, settings=None, routes=None):
        """One commit of the default branch; False where it would change nothing."""
        company, texts, news = self.company, {}, []
        for name, value, said, yaml in (
            ("people.yaml", people, company.people, people_yaml),
            ("roles.yaml", roles, company.roles, roles_yaml),
            ("paths.yaml", paths, company.paths, paths_yaml),
            ("sop.yaml", settings, company.settings, lambda ack: self.head + ack_yaml(ack)),
        ):
            if value is not None:
                texts[self.folder / name] = yaml(value)
                news.append((said, value))
        for page, asked in (routes or {}).items():
            text = self.sheet(page).read_text()
            texts[self.sheet(page)] = re.sub(r"(?m)^roles: .*$", f"roles: {one_list(asked)}", text)
            news.append((company.routes[page], asked))
        lines = [line for file, text in texts.items() for line in self.rewrite(file, text)]
        if not lines:
            return False
        for said, value in news:
            said.say(self.day, value)
        self.ok("git", "commit", "-qam", what)
        self.note("\n".join([what, *lines]))
        return True

    def rewrite(self, file, text):
        """Writes a file; the lines that are new in it, or that it lost."""
        before = file.read_text()
        file.write_text(text)
        old, new = before.splitlines(), text.splitlines()
        marked = [f"- {line.strip()}" for line in old if line not in new]
        marked += [f"+ {line.strip()}" for line in new if line not in old]
        return [f"    {file.name} {line}" for line in marked]

    def publish(self, page, text, *how, effective=None):
        """Brings a text of a page through submission and approval; its version."""
        later_on = [] if effective in (None, self.day) else ["--effective-on", effective]
        self.ok("git", "switch", "-qc", f"sop/{page}")
        self.sheet(page).write_text(text)
        self.ok("git", "add", "-A")
        self.ok("git", "commit", "-qm", f"write {page}")
        self.ok("sop", "submit", page, *how, "-m", "it changed", "--quiet", *later_on)
        self.ok("sop", "approve", page, "--yes", "--quiet")
        self.ok("sop", "publish", page, "--quiet")
        self.ok("git", "switch", "-q", "main")
        return re.search(r'(?m)^version: "?([\d.]+)', self.sheet(page).read_text())[1]

    # What happens. Each draws by lot of what and to whom, and answers whether anything happened.

    def new_page(self):
        page = PAGES[len(self.company.versions)]
        roles, ack = self.lot.any_roles([1, 1, 2]), self.lot.any_ack()
        if not self.company.versions:
            ack = replace(ack, required=True)
        number = self.publish(page, PAGE.format(page=page, roles=", ".join(roles), ack=ack_yaml(ack)))
        self.company.routes[page] = Timeline(self.day, roles)
        self.company.versions[page] = [Version(number, self.day, self.day, ack)]
        self.note(f"{page} {number} is published for {', '.join(roles)}; {ack_yaml(ack).strip()}")
        return True

    def move_people(self):
        """People change roles; at times a page or the paths change with them, in one commit."""
        people = dict(self.company.people.last())
        for reader in self.lot.sample(READERS, self.lot.choice([1, 2, 3])):
            people[reader] = replace(people[reader], roles=self.lot.any_roles([0, 1, 1, 1, 2]))
        routes = {self.any_page(): self.lot.any_roles([1, 2])} if self.lot.roll(0.25) else None
        paths = self.lot.any_paths() if self.lot.roll(0.25) else None
        return self.change("people change roles", people=people, paths=paths, routes=routes)

    def route(self):
        return self.change("a page is routed", routes={self.any_page(): self.lot.any_roles([1, 1, 2, 3])})

    def edit_paths(self):
        return self.change("paths are edited", paths=self.lot.any_paths())

    def edit_settings(self):
        return self.change("sop.yaml is edited", settings=self.lot.any_settings())

    def edit_roles(self):
        roles = dict(self.company.roles.last())
        name = self.lot.choice(["lead", "head", "clerk", "cashier"])
        if name in ("lead", "head"):
            includes = self.lot.sample(["clerk", "driver", "cashier", "guest"], self.lot.choice([0, 1, 2]))
            more = ["lead"] if name == "head" and self.lot.roll(0.5) else []
            roles[name] = replace(roles[name], includes=(*includes, *more))
        else:
            roles[name] = replace(roles[name], path=self.lot.choice(["counter", "road", None]))
        return self.change("a role is edited", roles=roles)

    def minor(self):
        return self.revise("minor")

    def major(self):
        return self.revise("major")

    def revise(self, change):
        page = self.any_page()
        versions = self.company.versions[page]
        standing = [version for version in versions if version.withdrawn is None]
        if any(version.effective > self.day for version in standing):
            return False
        if any(version.withdrawn == self.day for version in versions):
            return False
        current = Judgement(self.company, self.day).in_force(page, self.day)
        ack = self.lot.any_ack() if self.lot.roll(0.8) else current.ack
        effective = self.lot.after(self.day, 2, 15) if self.lot.roll(0.25) else self.day
        text = re.sub(r"(?m)^ack: .*\n", "", self.sheet(page).read_text())
        text = text.replace("owner: maria\n", f"owner: maria\n{ack_yaml(ack)}")
        text = f"{text}{len(versions) + 2}. Look again.\n"
        number = self.publish(page, text, "--change", change, effective=effective)
        version = Version(number, self.day, effective, ack)
        newest = max(version.major for version in versions)
        if version.major != (current.major if change == "minor" else newest + 1):
            raise Broken(f"a {change} change of {page} {current.number} has become {number}")
        versions.append(version)
        self.note(f"{page} {number} is published, in force on {effective}; {ack_yaml(ack).strip()}")
        return True

    def withdraw(self):
        page = self.any_page()
        standing = [version for version in self.company.versions[page] if version.withdrawn is None]
        if len(standing) < 2:
            return False
        before, last = standing[-2:]
        was_read = any((reading.page, reading.number) == (page, last.number) for reading in self.company.readings)
        if was_read and before.major == last.major:
            return False
        self.ok("sop", "withdraw", page, last.number, "-m", "a mistake", "--yes", "--quiet")
        last.withdrawn = self.day
        # The page is as the one before was published, with the roles of that day.
        roles = re.search(r"(?m)^roles: \[(.*)\]", self.sheet(page).read_text())[1].split(", ")
        self.company.routes[page].say(self.day, tuple(roles))
        self.note(f"{page} {last.number} is withdrawn; the page is for {', '.join(roles)} again")
        return True

    def owing(self, waived):
        """Somebody who owes a page today, if anybody does; for a waiver, only who has not read it."""
        today = Judgement(self.company, self.day)
        owed = [(reader, page) for reader in READERS for page in self.company.versions
                if today.due(reader, page) and not (waived and today.last_read(reader, page))]
        return self.lot.choice(owed) if owed else (None, None)

    def acknowledge(self):
        reader, page = self.owing(waived=False)
        if reader is None:
            return False
        version = Judgement(self.company, self.day).in_force(page, self.day)
        self.ok("sop", "ack", page, "--yes", "--quiet", "--actor", f"{reader}@example.com")
        self.company.readings.append(Reading(self.day, reader, page, version.major, version.number))
        self.note(f"{reader} has read {page} {version.number}")
        return True

    def waive(self):
        reader, page = self.owing(waived=True)
        if reader is None:
            return False
        version = Judgement(self.company, self.day).in_force(page, self.day)
        until = self.lot.after(self.day, 0, 20)
        self.ok("sop", "waive", page, "--person", reader, "-m", "otherwise busy", "--until", until, "--yes")
        self.company.waivers.append(Waiver(self.day, reader, page, version.major, until))
        self.note(f"{page} {version.number} is waived for {reader} until {until}")
        return True

    def change_person(self, what, reader, **entries):
        if reader is None:
            return False
        people = dict(self.company.people.last())
        people[reader] = replace(people[reader], **entries)
        return self.change(f"{reader} {what}", people=people)

    def end(self):
        reader = self.any_reader(lambda known: known.end is None and known.start <= self.day)
        return self.change_person("leaves", reader, end=self.lot.after(self.day, 0, 8))

    def rehire(self):
        reader = self.any_reader(lambda known: known.end is not None and known.end < self.day - ONE_DAY)
        start = self.day + timedelta(days=self.lot.choice([0, 0, 3, 7]))
        return self.change_person("comes back", reader, start=start, end=None)

    def leave(self):
        reader = self.any_reader(lambda known: True)
        leave = self.company.people.last()[reader].leave
        return self.change_person("goes on leave", reader, leave=(*leave, self.lot.any_leave(self.day, 0, 10, 9)))

    WEIGHTS = {"move_people": 3, "acknowledge": 3, "edit_paths": 2, "route": 1, "edit_roles": 1, "edit_settings": 1,
               "minor": 1, "major": 1, "withdraw": 1, "waive": 1, "end": 1, "rehire": 1, "leave": 1}

    # What is asked.

    def compare(self, page, day, as_of=None):
        """What `acks` says of a day, on it or as of it, beside what the rules say."""
        kind, words = ("on the day", []) if as_of is None else ("by --as-of", ["--as-of", as_of])
        answer = self.run("sop", "acks", page, "--json", *words, day=day)
        if answer.code != 0:
            self.problems.append(f"{day}: {answer}")
            return
        judged = as_of or day
        entries = [entry for sop in answer.json()["sops"] for entry in sop["people"] if entry["state"] in OWED]
        said = {entry["person"]: (entry["due"], entry["state"] == "overdue") for entry in entries}
        if len(said) != len(entries):
            self.problems.append(f"{judged} {kind}: somebody is named twice: {answer}")
        rules = Judgement(self.company, judged)
        for person in sorted({*READERS, *said}):
            owed = rules.due(person, page) if person in READERS else None
            expected = (str(owed[0]), owed[0] < judged) if owed else None
            self.answers[f"{kind}: {owed[1] if owed else 'nothing owed'}"] += 1
            if said.get(person) != expected:
                self.problems.append(f"{judged} {kind}: {person}, {page}: the rules say {told(expected)}, "
                                     f"acks {told(said.get(person))}")

    def judge(self):
        self.asked.add(self.day)
        for page in self.company.versions:
            self.compare(page, self.day)

    def judge_the_past(self):
        """Every day that was asked, again: what came after it that day is in the answer now."""
        for day in sorted(self.asked):
            for page, versions in self.company.versions.items():
                if versions[0].published <= day:
                    self.compare(page, AT_THE_END, as_of=day)

    def play(self, length):
        """Ends at the first day that differs: what came later has no part in it."""
        self.found()
        self.day = self.lot.after(FIRST, 1, 12)
        names, weights = zip(*self.WEIGHTS.items())
        for turn in range(length):
            what = "new_page" if turn < len(PAGES) else self.lot.choices(names, weights)[0]
            if not getattr(self, what)():
                continue
            self.events[what] += 1
            if self.lot.roll(0.2):  # more happens on the same day before anybody asks
                continue
            self.judge()
            self.day += timedelta(days=self.lot.choice([0, 1, 1, 2, 3, 5, 8, 13]))
            if turn >= len(PAGES) and self.lot.roll(0.4) and not self.problems:
                self.judge()
            if self.problems:
                return
        self.judge_the_past()
        if not self.answers:
            self.problems.append("nothing was compared")


def told(owed):
    return "nothing is owed" if owed is None else f"due {owed[0]}" + (", overdue" if owed[1] else "")


def whole(history, seed):
    """What differs in a history, and all that was done in it."""
    lines = [f"#{history.number} of --seed {seed}:", *history.problems[:8], "all that was done:", *history.log]
    return "\n".join(lines).replace("\n", "\n    ")


def unread_sentences():
    """What the model reads and the document does not say: a rule that has changed is to be read anew."""
    document = " ".join(DOCUMENT.read_text().split())
    return [f"{DOCUMENT.name} does not say what `{rule}` of duties_model.py reads: {sentence}"
            for rule, sentence in SENTENCES if sentence not in document]


def main():
    options = history_arguments(__doc__.splitlines()[0], 100, 26).parse_args()
    histories = played(options, lambda world, number: History(world, number, options.seed))
    for title, counts in (("what happened", [history.events for history in histories]),
                          ("what the rules say", [history.answers for history in histories])):
        table([(title, "times"), *sorted(sum(counts, Counter()).items())])
    differing = sorted((history for history in histories if history.problems), key=lambda history: len(history.log))
    compared = sum(sum(history.answers.values()) for history in histories)
    print(f"{len(histories)} histories, {compared} answers compared, {len(differing)} histories differ")
    conclude(unread_sentences() + [whole(history, options.seed) for history in differing], 12)


if __name__ == "__main__":
    main()
