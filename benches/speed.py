#!/usr/bin/env python3
"""Whole-process times: start-up against git's, `sop list` on a generated handbook, the tour.

Paired commands are run in turn, A B A B, and medians are compared, so that whatever else the machine does hits both.
"""

import shutil
import statistics
import subprocess
import time

from world import World, arguments, conclude, rewritten, table

START_BAR, LIST_BAR, TOUR_BAR = 1.5, 60.0, 5.0


def timed(world, cwd, words):
    """One run, in milliseconds."""
    words, env = world.words(words), world.env("maria")
    begin = time.perf_counter()
    done = subprocess.run(words, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = (time.perf_counter() - begin) * 1000
    if done.returncode != 0:
        raise SystemExit(f"{words} ended {done.returncode}: {done.stderr.decode()}")
    return took


def paired(world, cwd, commands, times):
    """Medians of commands that are run in turn, after one round that is not counted."""
    spans = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, words in commands.items():
            took = timed(world, cwd, words)
            if turn:
                spans[name].append(took)
    return {name: (statistics.median(took), min(took)) for name, took in spans.items()}


def handbook(world, sops, batch):
    """Published SOPs in submissions of `batch` each, with their submit, approve and publish records, and a review of each submission."""
    clone = world.found(world.root / "handbook", extra="rollout: {per_week: 100000}")
    for first in range(0, sops, batch):
        ids = [f"sop-{number:03}" for number in range(first, min(first + batch, sops))]
        lead = ids[0]
        world.ok("maria", clone, "sop", "new", lead, "--id", lead, "--role", "ops-lead", "--owner", "role:ops-lead")
        template = (clone / "sops" / f"{lead}.md").read_text()
        for sop_id in ids:
            page = template.replace(lead, sop_id)
            (clone / "sops" / f"{sop_id}.md").write_text(rewritten(page, f"Procedure {sop_id}", f"Do what {sop_id} says."))
        world.ok("maria", clone, "git", "add", "sops")
        world.ok("maria", clone, "git", "commit", "-qm", f"write {lead} and others")
        world.ok("maria", clone, "sop", "submit", lead)
        world.ok("jon", clone, "sop", "approve", lead, "--yes")
        world.ok("maria", clone, "sop", "publish", lead)
        world.ok("jon", clone, "sop", "review", lead, "--no-change", "--note", "walked through", "--yes")
    listed = world.ok("maria", clone, "sop", "list", "--json").json()["sops"]
    published = sum(entry["state"] == "published" for entry in listed)
    if published != sops:
        raise SystemExit(f"the generated handbook has {published} of {sops} SOPs published")
    return clone


def main():
    parser = arguments(__doc__.splitlines()[0], 21)
    parser.add_argument("--sops", type=int, default=250)
    parser.add_argument("--batch", type=int, default=5, help="SOPs of one submission; 1 makes the most records, and takes minutes")
    options = parser.parse_args()
    world = World(options.sop, options.keep)
    violations, rows = [], [("what", "median", "best", "bar", "")]

    def judge(what, value, best, bar, unit, note=""):
        held = value <= bar
        rows.append((what, f"{value:.2f}{unit}", best, f"{bar:g}{unit}", "ok" if held else "MISSED"))
        if not held:
            violations.append(f"{what}: {value:.2f}{unit} over {bar:g}{unit} {note}")
    try:
        start = paired(world, world.root, {"sop": ["sop", "--version"], "git": ["git", "--version"]}, max(11, options.n))
        ratio = start["sop"][0] / start["git"][0]
        judge("sop --version / git --version", ratio, f"{start['sop'][1]:.2f} / {start['git'][1]:.2f} ms", START_BAR, "x",
              f"({start['sop'][0]:.2f} ms against {start['git'][0]:.2f} ms)")
        clone = handbook(world, options.sops, options.batch)
        records = world.ok("maria", clone, "git", "rev-list", "--count", "sop-ledger").out.strip()
        commands = {"list": ["sop", "list"], "json": ["sop", "list", "--json"]}
        lists = paired(world, clone, commands, max(11, options.n))
        judge(f"sop list, {options.sops} SOPs, {records} records", lists["list"][0], f"{lists['list'][1]:.1f} ms", LIST_BAR, " ms")
        judge("the same, --json", lists["json"][0], f"{lists['json'][1]:.1f} ms", LIST_BAR, " ms")
        world.ok("maria", clone, "git", "gc", "-q")
        packed = paired(world, clone, {"list": ["sop", "list"]}, max(11, options.n))["list"]
        judge("sop list after git gc", packed[0], f"{packed[1]:.1f} ms", LIST_BAR, " ms")
        verify = paired(world, clone, {"verify": ["sop", "verify"]}, 3)["verify"]
        rows.append(("sop verify (no bar)", f"{verify[0]:.2f} ms", f"{verify[1]:.1f} ms", "", ""))
        shutil.rmtree(clone)
        tours = [timed(world, world.root, ["sop", "tour"]) / 1000 for _ in range(3)]
        judge("sop tour", statistics.median(tours), f"{min(tours):.2f} s", TOUR_BAR, " s")
    finally:
        world.close()
    table(rows)
    conclude(violations)


if __name__ == "__main__":
    main()
