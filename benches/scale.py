#!/usr/bin/env python3
"""Whole-process times on generated handbooks of 14,000 and 250 pages, and an adoption of 1,000 pages.

Each command runs once uncounted and then `--n` times; the median is held against its bar.
"""

import json
import statistics
import subprocess
import time

import pages
from world import World, allow_assertions, arguments, conclude, table

SEARCH = "search restart standby pumpp"
BARS = {14_000: {"list": 1000, "check --fail-on none": 3000, "audit": 5000, SEARCH: 1500},
        250: {"list": 60, "check --fail-on none": 200, "audit": 400, SEARCH: 80}}
ADOPT_BAR = 3000


def timed(world, folder, words):
    env = world.env("maria")
    begin = time.perf_counter()
    done = subprocess.run(world.words(["sop", *words]), cwd=folder, env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = (time.perf_counter() - begin) * 1000
    if done.returncode not in (0, 1):
        raise SystemExit(f"{words} ended {done.returncode}: {done.stderr.decode()}")
    return took


def adoption(world, count, violations, rows):
    """Only lines of front matter differ, a second run writes nothing, `verify` is clean and then names one edited page."""
    folder = pages.write(world.root / "adopted", count, 2000, form="plain")
    world.ok("maria", folder, "sop", "init", "--sops", "docs/**/*.md")
    allow_assertions(folder)
    world.ok("maria", folder, "git", "add", "-A")
    world.ok("maria", folder, "git", "commit", "-qm", "govern")
    words = ["adopt", "docs", "--owner", "role:ops-lead", "--role", "ops-lead", "--yes"]
    took = timed(world, folder, words)
    rows.append((f"adopt, {count} pages", f"{took:.0f} ms", "", f"{ADOPT_BAR} ms", "ok" if took <= ADOPT_BAR else "MISSED"))
    if took > ADOPT_BAR:
        violations.append(f"adopt took {took:.0f} ms")
    diff = world.ok("maria", folder, "git", "show", "--format=", "--unified=0", "HEAD").out
    changed = [line for line in diff.splitlines() if line[:1] in ("+", "-") and not line.startswith(("+++ ", "--- "))]
    keys = ("+id: ", "+status: published", "+version: ", "+owner: role:ops-lead", "+roles: ", "+---")
    others = [line for line in changed if not line.startswith(keys)]
    if others or len(changed) < 5 * count:
        violations.append(f"adopt changed {len(changed)} lines, and others: {others[:3]}")
    refs = world.ok("maria", folder, "git", "for-each-ref").out
    world.ok("maria", folder, "sop", *words)
    if world.ok("maria", folder, "git", "for-each-ref").out != refs or world.ok("maria", folder, "git", "status", "--short").out:
        violations.append("a second adoption wrote something")
    report = world.ok("maria", folder, "sop", "verify", "--json").json()
    errors = [failure for failure in report["failures"] if failure["severity"] == "error"]
    if not report["ok"] or report["checked"]["adopted"] != count or errors:
        violations.append(f"verify after the adoption: {json.dumps(report)[:400]}")
    rows.append(("verify, adopted", f"{timed(world, folder, ['verify']):.0f} ms", "", "", ""))
    page = folder / "docs" / "g000" / "page-00007.md"
    page.write_text(page.read_text() + "\nKick it.\n")
    world.ok("maria", folder, "git", "commit", "-qam", "by hand")
    failures = world.run("maria", folder, "sop", "verify", "--json").json()["failures"]
    named = [(failure["code"], failure["path"]) for failure in failures if failure["severity"] == "error"]
    if named != [("bytes-not-published", "docs/g000/page-00007.md")]:
        violations.append(f"a page edited by hand: verify names {named}")


def main():
    parser = arguments(__doc__.splitlines()[0], 5)
    parser.add_argument("--adopt", type=int, default=1000, help="how many pages are adopted")
    parser.add_argument("--pages", type=int, nargs="*", default=[14_000, 250])
    options = parser.parse_args()
    world = World(options.sop, options.keep)
    violations, rows = [], [("what", "median", "best", "bar", "")]
    try:
        for count in options.pages:
            folder = pages.write(world.root / f"pages-{count}", count)
            for command, bar in BARS.get(count, BARS[14_000]).items():
                timed(world, folder, command.split())
                took = [timed(world, folder, command.split()) for _ in range(options.n)]
                median = statistics.median(took)
                rows.append((f"{command.split()[0]}, {count} pages", f"{median:.0f} ms", f"{min(took):.0f} ms", f"{bar} ms",
                             "ok" if median <= bar else "MISSED"))
                if median > bar:
                    violations.append(f"{command} on {count} pages: {median:.0f} ms over {bar}")
        if options.adopt:
            adoption(world, options.adopt, violations, rows)
    finally:
        world.close()
    table(rows)
    conclude(violations)


if __name__ == "__main__":
    main()
