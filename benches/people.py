#!/usr/bin/env python3
"""`todo`, `acks` and `people import` in a generated company: 10,000 people, 60 roles, 500 SOPs, 40 paths, three years.

Publications are the program's own; acknowledgements are written as it writes them, by `git fast-import`, one commit each.
Violated where a median is over its bar, or where a second import writes anything.
"""

import json
import subprocess
import time
from datetime import timedelta

import company as made
from speed import paired
from world import World, arguments, conclude, rewritten, table

TODO_BAR, ACKS_BAR, PLAN_BAR = 100.0, 1000.0, 1000.0
NOW = "2026-11-22T09:00:00Z"


def page(template, company, sop):
    text = template.replace("roles: [ops-lead]", f"roles: [{', '.join(company.asked[sop])}]").replace("sop-000", sop)
    return rewritten(text, f"Procedure {sop}", f"Do what {sop} says.")


def history(world, clone, company, months):
    """Three years of people.yaml, a commit a month, and the roles and paths from the first on."""
    extra = (clone / "people.yaml").read_text().partition("people:\n")[2].splitlines()
    for month in range(months, -1, -1):
        day = company.today - timedelta(days=30 * month)
        (clone / "people.yaml").write_text(made.people_yaml(company, day, extra))
        if month == months:
            (clone / "roles.yaml").write_text(made.roles_yaml(company))
            (clone / "paths.yaml").write_text(made.paths_yaml(company))
        world.ok("maria", clone, "git", "add", "-A")
        world.ok("maria", clone, "git", "commit", "-qm", f"people of {day}", now=f"{day}T08:00:00Z")


def publish(world, clone, company, batch):
    for first in range(0, len(company.sops), batch):
        ids = company.sops[first:first + batch]
        lead = ids[0]
        now = f"{company.today - timedelta(days=20)}T09:00:00Z"
        world.ok("maria", clone, "sop", "new", lead, "--id", lead, "--role", "ops-lead", "--owner", "role:ops-lead", now=now)
        template = (clone / "sops" / f"{lead}.md").read_text().replace(lead, "sop-000")
        for sop in ids:
            (clone / "sops" / f"{sop}.md").write_text(page(template, company, sop))
        world.ok("maria", clone, "git", "add", "sops")
        world.ok("maria", clone, "git", "commit", "-qm", f"write {lead} and others", now=now)
        world.ok("maria", clone, "sop", "submit", lead, now=now)
        world.ok("jon", clone, "sop", "approve", lead, "--yes", now=now)
        world.ok("maria", clone, "sop", "publish", lead, now=now)


def acknowledge(world, clone, company, count):
    """So many acknowledgements, by people who have to and by others, in the ledger's own form."""
    git = lambda *words: world.ok("maria", clone, "git", *words).out.strip()
    log = git("log", "--format=%H%x00%B%x01", "sop-ledger")
    published, ledger, tool, main = [], None, None, git("rev-parse", "main")
    for entry in log.split("\x01"):
        name, _, message = entry.strip().partition("\x00")
        body = json.loads(message.strip().splitlines()[-1]) if message.strip().endswith("}") else {}
        ledger, tool = body.get("ledger", ledger), body.get("tool", tool)
        if body.get("kind") == "publish":
            published += [(name, item) for item in body["sops"]]
    feed = subprocess.Popen(["git", "fast-import", "--quiet", "--force"], cwd=clone, env=world.env("maria"), stdin=subprocess.PIPE)
    tip, at = git("rev-parse", "sop-ledger"), 1_793_000_000
    here = [person for person in company.people if not person["end"]]
    for number in range(count):
        record, item = published[number % len(published)]
        person = here[(number // len(published)) % len(here)]["id"]
        at += 1
        moment = subprocess_time(at)
        body = {"at": moment, "by": person, "digest": item["digest"], "identity": "asserted", "kind": "ack", "ledger": ledger,
                "main": main, "meaning": "I have read this version and will work by it", "publish": record, "shown": "full",
                "sop": item["id"], "tool": tool, "v": 1, "version": item["version"]}
        line = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        message = f"ack: {item['id']} {item['version']} by {person}\n\n{line}\n".encode()
        start = f"from {tip}\n" if number == 0 else ""
        feed.stdin.write((f"commit refs/heads/sop-ledger\nmark :{number + 1}\nauthor {person} <{person}@people.invalid> {at} +0000\n"
                          f"committer w-aaaaaaaaaaaa <w-aaaaaaaaaaaa@writers.invalid> {at} +0000\ndata {len(message)}\n").encode()
                         + message + start.encode() + b"\n")
    feed.stdin.close()
    if feed.wait() != 0:
        raise SystemExit("git fast-import failed")
    # One pack, as fast-import leaves it: folding a million deltas anew takes longer than anything that is measured here.


def subprocess_time(seconds):
    from datetime import datetime, timezone
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    parser = arguments(__doc__.splitlines()[0], 5)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--sops", type=int, default=500)
    parser.add_argument("--acks", type=int, default=20_000, help="acknowledgements on record; the bar is meant for 1,000,000")
    parser.add_argument("--months", type=int, default=36)
    options = parser.parse_args()
    world = World(options.sop, options.keep)
    violations, rows = [], [("what", "median", "best", "bar", "")]

    def judge(what, took, bar):
        held = took[0] <= bar
        rows.append((what, f"{took[0]:.0f} ms", f"{took[1]:.0f} ms", f"{bar:g} ms", "ok" if held else "MISSED"))
        if not held:
            violations.append(f"{what}: {took[0]:.0f} ms over {bar:g} ms")
    try:
        company = made.Company(options.seed, options.people, sops=options.sops)
        clone = world.found(world.root / "company", extra="rollout: {per_week: 100000}\nack: {required: true}")
        history(world, clone, company, options.months)
        publish(world, clone, company, 50)
        acknowledge(world, clone, company, options.acks)
        records = world.ok("maria", clone, "git", "rev-list", "--count", "sop-ledger").out.strip()
        somebody = next(person["id"] for person in company.people if not person["end"])
        begin = time.perf_counter()
        first = world.run("maria", clone, "sop", "todo", "--person", somebody, timeout=3600)
        if first.code:
            raise SystemExit(f"the first reading: {first}")
        first_reading = time.perf_counter() - begin
        size = f"{options.people} people, {options.sops} SOPs, {records} records"
        rows.append((size, "", "", "", ""))
        rows.append(("all records read for the first time", f"{first_reading:.0f} s", "", "", ""))
        for what, words, bar in [
            ("sop todo --person", ["sop", "todo", "--person", somebody], TODO_BAR),
            ("sop acks --json", ["sop", "acks", "--json"], ACKS_BAR),
            ("sop path progress", ["sop", "path", "progress", "--person", somebody], TODO_BAR),
        ]:
            judge(what, paired(world, clone, {"it": words}, options.n)["it"], bar)
        (clone / "staff.csv").write_text(made.staff(company))
        plan = ["sop", "people", "import", "--from", "csv", "staff.csv", "--source", "hr", "--json", "--confirm-removals",
                str(sum(bool(person["end"]) for person in company.people))]
        judge("sop people import, a plan", paired(world, clone, {"it": plan}, options.n)["it"], PLAN_BAR)
        first = world.run("maria", clone, *plan, "--apply")
        before = (clone / "people.yaml").read_bytes()
        second = world.run("maria", clone, *plan, "--apply")
        if first.code or second.code or (clone / "people.yaml").read_bytes() != before:
            violations.append(f"a second import is not as the first: {first.err}{second.err}")
    finally:
        world.close()
    table(rows)
    conclude(violations)


if __name__ == "__main__":
    main()
