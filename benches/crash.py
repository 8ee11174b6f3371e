#!/usr/bin/env python3
"""kill -9 at random points of `publish`, `submit`, `approve`, `adopt` and `sync`: whole or not at all, and a repeat ends well.

Each try starts from a copy of a prepared repository, starts the command, kills it after a random part of its measured
duration (every second time with all programs that it started, as a power cut would; the remote's side goes on), looks
as a reader, runs a next command that writes, and looks again.
"""

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from world import World, arguments, conclude, table

COMMANDS = {
    "publish": ("maria", ["sop", "publish", "beta"]),
    "submit": ("maria", ["sop", "submit", "beta", "--reason", "both belong together"]),
    "approve": ("jon", ["sop", "approve", "beta", "--yes"]),
    "adopt": ("maria", ["sop", "adopt", "sops/old", "--owner", "role:ops-lead", "--role", "ops-lead", "--yes"]),
    "sync": ("jon", ["sop", "sync"]),
}
# How each ends, in words of `list` about beta.
ENDS = {"publish": {"published"}, "submit": {"submitted"}, "approve": {"approved"}, "adopt": {"published"}, "sync": {"approved", "published"}}
OLD = [f"old-{number}" for number in range(40)]
VERSIONS = {"alpha": "2.0", "beta": "1.0"}


def prepare(world, command, remote):
    """alpha 1.0 is published; its revision and the new beta wait together, one command away from `command`'s end."""
    base = world.root / f"base-{command}-{'remote' if remote else 'alone'}"
    base.mkdir()
    clone = world.found(base / "clone", remote=base / "origin.git" if remote else None)
    if remote:
        # The server's side is no child of the client: it survives the client's death.
        world.ok("maria", clone, "git", "config", "remote.origin.receivepack", "setsid git-receive-pack")
    if command == "adopt":
        handbook(world, clone, remote)
        return base
    world.propose("maria", clone, "alpha", "Turn the key.")
    world.ok("maria", clone, "sop", "submit", "alpha")
    world.ok("jon", clone, "sop", "approve", "alpha", "--yes")
    world.ok("maria", clone, "sop", "publish", "alpha")
    world.propose("maria", clone, "beta", "Pull the lever.")
    world.propose("maria", clone, "alpha", "Turn the key twice, 20 times.", new=False, on="beta")
    if command != "submit":
        submit = COMMANDS["submit"][1]
        world.ok("maria", clone, *submit, "--change", "major")
    if command == "publish" or (command == "sync" and not remote):
        world.ok("jon", clone, *COMMANDS["approve"][1])
    if command == "sync":
        return parted(world, base) if remote else interrupted(world, base)
    return base


def parted(world, base):
    """jon approved without the remote, which has a record of maria's since that this clone has not seen."""
    world.ok("jon", base / "clone", *COMMANDS["approve"][1], "--offline")
    world.ok("maria", base, "git", "clone", "-q", str(base / "origin.git"), "other")
    world.ok("maria", base / "other", "sop", "ack", "alpha", "--yes")
    shutil.rmtree(base / "other")
    return base


def interrupted(world, base):
    """A publication that was killed where its journal waits to be finished or taken back."""
    person, words = COMMANDS["publish"]
    chance = random.Random(7)
    for number in range(400):
        folder = world.root / f"{base.name}-{number}"
        shutil.copytree(base, folder, symlinks=True)
        process = world.start(person, folder / "clone", *words)
        time.sleep(chance.uniform(0, 0.12))
        process.kill()
        process.communicate()
        quiet(folder)
        if (folder / "clone" / ".git" / "sop-journal").exists():
            return folder
        shutil.rmtree(folder)
    raise SystemExit("no kill of `publish` left a journal behind")


def handbook(world, clone, remote):
    """Pages from before there was a ledger, on the default branch."""
    (clone / "sops" / "old").mkdir(parents=True)
    for name in OLD:
        (clone / "sops" / "old" / f"{name}.md").write_text(f"# {name}\n\n1. Turn the key.\n2. Call {name}.\n")
    world.ok("maria", clone, "git", "add", "sops/old")
    world.ok("maria", clone, "git", "commit", "-qm", "old pages")
    if remote:
        world.ok("maria", clone, "git", "push", "-q", "origin", "main")


def quiet(folder, patience=20):
    """Waits until no process works in the folder."""
    prefix = str(folder)
    end = time.monotonic() + patience
    while time.monotonic() < end:
        busy = False
        for process in Path("/proc").glob("[0-9]*"):
            try:
                busy |= os.readlink(process / "cwd").startswith(prefix)
            except OSError:
                continue
        if not busy:
            return
        time.sleep(0.005)


def git(world, folder, *words):
    return world.run("maria", folder, "git", *words)


def decided(world, folder, command, remote):
    """Whether the commit point was passed, by the bare refs."""
    if command == "sync" and remote:
        return subjects(world, folder / "origin.git", "approve") == 2
    if command == "sync":
        return not (folder / "clone" / ".git" / "sop-journal").exists()
    if command == "publish" and remote:
        said = git(world, folder / "origin.git", "show", "main:sops/beta.md")
        return said.code == 0
    said = git(world, folder / "clone", "log", "-1", "--format=%s", "sop-ledger")
    return said.out.startswith(command)


def listed(world, clone, problems):
    answer = world.run("maria", clone, "sop", "list", "--json")
    if answer.code != 0:
        problems.append(f"list: {answer}")
        return {}
    return {entry["id"]: entry for entry in answer.json()["sops"]}


def look(world, folder, command, remote, settled, problems):
    """The state in words; `problems` grows with whatever is half done."""
    clone = folder / "clone"
    states = listed(world, clone, problems)
    errors, answer = world.verify("maria", clone)
    problems += [f"verify: {error['code']}: {error['message']}" for error in errors]
    if "pending" in answer.out and settled:
        problems.append("verify still says pending")
    if command == "adopt":
        return look_adopted(world, folder, remote, settled, states, problems)
    alpha, beta = states.get("alpha", {}), states.get("beta", {})
    if command == "sync" and remote and settled:
        look_shared(world, folder, problems)
    if command != "publish" and (command != "sync" or remote):
        return beta.get("state")
    published = beta.get("state") == "published"
    if published != (alpha.get("state") == "published" and alpha.get("version") == VERSIONS["alpha"]):
        problems.append(f"half of the submission: alpha {alpha.get('state')} {alpha.get('version')}, beta {beta.get('state')}")
    if not settled:
        return beta.get("state")
    # With a remote, its default branch is the one that counts; the local one may lie behind it, never beside it.
    places = [(clone, "origin/main"), (folder / "origin.git", "main")] if remote else [(clone, "main")]
    for place, main in places:
        where = place.name
        bytes_there = git(world, place, "show", f"{main}:sops/beta.md").code == 0
        new_alpha = "twice" in git(world, place, "show", f"{main}:sops/alpha.md").out
        tags = set(git(world, place, "tag", "--list").out.split())
        tagged = {f"sop/{name}/{version}" in tags for name, version in VERSIONS.items()}
        if {bytes_there, new_alpha} | tagged != {published}:
            problems.append(f"{where}: listed published {published}, bytes beta {bytes_there} alpha {new_alpha}, tags {sorted(tags)}")
    return beta.get("state")


def look_shared(world, folder, problems):
    """Both sides have all records, each once."""
    for place in (folder / "clone", folder / "origin.git"):
        for kind, expected in (("approve", 2), ("ack", 1)):
            count = subjects(world, place, kind)
            if count != expected:
                problems.append(f"{place.name}: {count} records `{kind}`, not {expected}")


def subjects(world, place, kind):
    """How many records of a kind there are in a ledger, folds followed."""
    said = git(world, place, "log", "--format=%s", "sop-ledger").out.splitlines()
    return sum(line.startswith(f"{kind}: ") for line in said)


def look_adopted(world, folder, remote, settled, states, problems):
    """All of the old pages are governed, or none; with a remote, its default branch has what is said."""
    ids = {entry["path"]: entry["state"] for entry in states.values() if entry["path"].startswith("sops/old/")}
    found = set(ids.values())
    if len(ids) != len(OLD) or len(found) != 1:
        problems.append(f"half an adoption: {len(ids)} pages, {sorted(found)}")
    if settled:
        for place, main in [(folder / "clone", "origin/main" if remote else "main")] + ([(folder / "origin.git", "main")] if remote else []):
            lines = git(world, place, "grep", "-c", "^status: published", main, "--", "sops/old").out.splitlines()
            if len(lines) != (len(OLD) if found == {"published"} else 0):
                problems.append(f"{place.name}: listed {sorted(found)}, and {len(lines)} pages say published")
    return min(found, default=None)


def settled_well(world, folder, remote, problems):
    clone = folder / "clone"
    if remote and git(world, clone, "merge-base", "--is-ancestor", "main", "origin/main").code != 0:
        problems.append("the local main is not in the remote's")
    dirt = git(world, clone, "status", "--porcelain").out
    if dirt:
        problems.append(f"work tree: {dirt!r}")
    if (clone / ".git" / "sop-journal").exists():
        problems.append("the journal is still there")
    for place in [clone] + ([folder / "origin.git"] if remote else []):
        problems += [f"fsck {place.name}: {line}" for line in world.fsck(place)]


def next_command(world, person, clone, words, counts):
    """Runs a command; a lock of a dead git is removed as its hint says; without such a hint the clone is stuck."""
    for _ in range(6):
        answer = world.run(person, clone, *words)
        said = (answer.out + answer.err).replace("'", " ").replace("`", " ").split()
        locks = [Path(clone, word) for word in said if word.endswith(".lock") and Path(clone, word).exists()]
        if answer.code not in (4, 5) or not locks:
            return answer
        counts["lock" if "rm " in answer.err else "stuck"] += 1
        locks[-1].unlink(missing_ok=True)
    return answer


def one_try(world, base, command, remote, duration, number, seed):
    chance = random.Random(f"{seed}/{command}/{remote}/{number}")
    folder = world.root / f"try-{base.name}-{number}"
    shutil.copytree(base, folder, symlinks=True)
    clone = folder / "clone"
    person, words = COMMANDS[command]
    counts = {"lock": 0, "stuck": 0}
    problems, story = [], []
    git(world, clone, "status", "--porcelain")
    delay = chance.uniform(0, duration * 1.05)
    process = world.start(person, clone, *words)
    time.sleep(delay)
    ended = process.poll() is not None
    with_children = number % 2 == 0
    try:
        if with_children:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
    process.communicate()
    quiet(folder)
    after = decided(world, folder, command, remote)
    story.append(f"killed after {delay * 1000:.1f} ms{' with children' if with_children else ''}{', had ended' if ended else ''}, {'after' if after else 'before'} the decision")
    look(world, folder, command, remote, False, problems)
    first = ["sop", "sync"] if chance.random() < 0.5 else words
    answer = next_command(world, person, clone, first, counts)
    story.append(str(answer))
    if answer.code not in (0, 3):
        problems.append(f"the next command: {answer}")
    done = look(world, folder, command, remote, True, problems)
    settled_well(world, folder, remote, problems)
    if after and command == "publish" and done != "published":
        story.append("decided, and taken back")
    answer = next_command(world, person, clone, words, counts)
    story.append(str(answer))
    if answer.code not in (0, 3):
        problems.append(f"the repeat: {answer}")
    ended_as = look(world, folder, command, remote, True, problems)
    settled_well(world, folder, remote, problems)
    behind = git(world, clone, "rev-parse", "main").out != git(world, clone, "rev-parse", "origin/main").out if remote else False
    if ended_as not in ENDS[command]:
        problems.append(f"ended as {ended_as}, not {min(ENDS[command])}: {answer}")
    if not (problems and world.keep):
        shutil.rmtree(folder, ignore_errors=True)
    return {"after": after, "ended": ended, "locks": counts["lock"], "stuck": counts["stuck"], "behind": behind, "problems": problems, "story": story, "number": number}


def measure(world, base, command):
    person, words = COMMANDS[command]
    spans = []
    for number in range(5):
        folder = world.root / f"measure-{number}"
        shutil.copytree(base, folder, symlinks=True)
        git(world, folder / "clone", "status", "--porcelain")
        begin = time.monotonic()
        world.ok(person, folder / "clone", *words)
        spans.append(time.monotonic() - begin)
        shutil.rmtree(folder)
    return statistics.median(spans)


def main():
    parser = arguments(__doc__.splitlines()[0], 200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", choices=COMMANDS, help="one command only")
    options = parser.parse_args()
    world = World(options.sop, options.keep)
    violations = []
    rows = [("command", "remote", "kills", "median ms", "before", "after", "had ended", "locks by hint", "stuck", "main behind", "half states")]
    try:
        for command in COMMANDS:
            if options.only not in (None, command):
                continue
            count = options.n if options.only or command == "publish" else max(1, options.n // 4)
            for remote in (False, True):
                base = prepare(world, command, remote)
                duration = measure(world, base, command)
                with ThreadPoolExecutor(options.workers) as pool:
                    results = list(pool.map(
                        lambda number: one_try(world, base, command, remote, duration, number, options.seed), range(count)))
                bad = [result for result in results if result["problems"]]
                rows.append((command, "bare" if remote else "none", count, f"{duration * 1000:.0f}",
                             sum(not result["after"] for result in results), sum(result["after"] for result in results),
                             sum(result["ended"] for result in results), sum(result["locks"] for result in results),
                             sum(result["stuck"] for result in results), sum(result["behind"] for result in results), len(bad)))
                print(*rows[-1], file=sys.stderr, flush=True)
                stuck = [result for result in results if result["stuck"]]
                if stuck:
                    violations.append(f"{command} {'bare' if remote else 'none'}: {len(stuck)} clones were stuck at a dead lock without a hint: #"
                                      + " #".join(str(result["number"]) for result in stuck))
                for result in bad:
                    violations.append(f"{command} {'bare' if remote else 'none'} #{result['number']}: "
                                      + "; ".join(result["problems"]) + "\n    " + "\n    ".join(result["story"]))
    finally:
        world.close()
    table(rows)
    conclude(violations, 8)


if __name__ == "__main__":
    main()
