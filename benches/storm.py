#!/usr/bin/env python3
"""Many writers at once: processes in one clone, clones of one remote, two publishers. Nothing is lost, nothing half done."""

import random
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from world import World, arguments, conclude, table


def publish_first(world, clone, sop_id="alpha"):
    world.propose("maria", clone, sop_id, "Turn the key.")
    world.ok("maria", clone, "sop", "submit", sop_id)
    world.ok("jon", clone, "sop", "approve", sop_id, "--yes")
    world.ok("maria", clone, "sop", "publish", sop_id)


def reviews(world, clone):
    """The notes of all reviews that the clone's ledger holds."""
    said = world.ok("maria", clone, "git", "log", "--format=%B", "sop-ledger").out
    return re.findall(r'"note":"(storm [^"]*)"', said)


def sound(world, clone, where, violations):
    errors, _ = world.verify("maria", clone)
    violations += [f"{where}: verify: {error['code']}: {error['message']}" for error in errors]
    violations += [f"{where}: fsck: {line}" for line in world.fsck(clone)]


def lost(expected, found, where, violations):
    missing = set(expected) - set(found)
    doubled = len(found) - len(set(found))
    if missing or doubled:
        violations.append(f"{where}: {len(missing)} records lost ({sorted(missing)[:3]}), {doubled} doubled")


def one_clone(world, count, remote, violations):
    """`count` processes append to one clone at once; those that say 0 must be there, and all should."""
    where = f"{count} processes, {'bare remote' if remote else 'no remote'}"
    base = world.root / f"one-{'remote' if remote else 'alone'}"
    base.mkdir()
    clone = world.found(base / "clone", remote=base / "origin.git" if remote else None)
    publish_first(world, clone)
    begin = time.monotonic()
    started = [(f"storm {number}", world.start(("maria", "jon")[number % 2], clone, "sop", "review", "alpha", "--no-change",
                                               "--note", f"storm {number}", "--yes")) for number in range(count)]
    ended = [(note, *process.communicate(), process.returncode) for note, process in started]
    took = time.monotonic() - begin
    refused = [(note, code, err.decode()) for note, _, err, code in ended if code != 0]
    violations += [f"{where}: {note} ended {code}: {err}" for note, code, err in refused]
    lost([note for note, _, _, code in ended if code == 0], reviews(world, clone), where, violations)
    if remote:
        world.ok("maria", clone, "sop", "sync")
        lost([note for note, _, _, code in ended if code == 0], reviews(world, base / "origin.git"), where + ", on the remote", violations)
    sound(world, clone, where, violations)
    return (where, count, count - len(refused), len(refused), f"{took:.1f}")


def many_clones(world, count, each, violations):
    """Clones record and sync at once; after a last sync of one, the remote and that one hold everything."""
    where = f"{count} clones of one remote, {each} records each"
    base = world.root / "many"
    base.mkdir()
    first = world.found(base / "clone", remote=base / "origin.git")
    publish_first(world, first)
    clones = []
    for number in range(count):
        world.ok("maria", base, "git", "clone", "-q", "origin.git", f"clone-{number}")
        clones.append(base / f"clone-{number}")

    def work(number):
        person, said = ("maria", "jon")[number % 2], []
        for turn in range(each):
            note = f"storm {number}.{turn}"
            answer = world.run(person, clones[number], "sop", "review", "alpha", "--no-change", "--note", note, "--yes")
            said.append((note, answer))
        said.append((None, world.run(person, clones[number], "sop", "sync")))
        return said
    begin = time.monotonic()
    with ThreadPoolExecutor(count) as pool:
        said = [pair for part in pool.map(work, range(count)) for pair in part]
    took = time.monotonic() - begin
    refused = [answer for note, answer in said if answer.code != 0 and note is not None]
    violations += [f"{where}: {answer}" for _, answer in said if answer.code not in (0, 5)]
    # Whoever was told that the remote kept moving syncs once more.
    for number in range(count):
        answer = world.run("maria", clones[number], "sop", "sync")
        if answer.code != 0:
            violations.append(f"{where}: a later sync: {answer}")
    world.ok("maria", first, "sop", "sync")
    expected = [note for note, answer in said if note is not None and answer.code == 0]
    lost(expected, reviews(world, first), where, violations)
    lost(expected, reviews(world, base / "origin.git"), where + ", on the remote", violations)
    left = world.ok("maria", base / "origin.git", "git", "for-each-ref", "refs/heads/sop-inbox").out
    if left:
        violations.append(f"{where}: inboxes are left after the last sync: {left}")
    for clone in (first, clones[0]):
        sound(world, clone, where, violations)
    violations += [f"{where}: fsck of the remote: {line}" for line in world.fsck(base / "origin.git")]
    late = sum(answer.code == 5 for note, answer in said if note is None)
    return (where, count * each, len(expected), len(refused), f"{took:.1f}", f"{late} syncs told to come again")


def publishers(world, rounds, seed, violations):
    """Two people publish two SOPs at once to one remote: both in, or one is told why and succeeds on repeat."""
    where = f"two publishers, {rounds} rounds"
    base = world.root / "two"
    base.mkdir()
    maria = world.found(base / "maria", remote=base / "origin.git", extra="rollout: {per_week: 1000}")
    world.ok("jon", base, "git", "clone", "-q", "origin.git", "jon")
    folders = {"maria": maria, "jon": base / "jon"}
    other = {"maria": "jon", "jon": "maria"}
    chance = random.Random(seed)
    both, told, begin = 0, 0, time.monotonic()
    for turn in range(rounds):
        for person, folder in folders.items():
            world.ok(person, folder, "git", "checkout", "-q", "main")
            world.ok(person, folder, "git", "pull", "-q")
            world.propose(person, folder, f"{person}-{turn}", f"Turn key {turn}.")
            world.ok(person, folder, "sop", "submit", f"{person}-{turn}")
        for person, folder in folders.items():
            world.ok(person, folder, "sop", "approve", f"{other[person]}-{turn}", "--yes")
        started = {}
        for person in sorted(folders, key=lambda _: chance.random()):
            started[person] = world.start(person, folders[person], "sop", "publish", f"{person}-{turn}", "--json")
            time.sleep(chance.choice([0, 0, 0.02, 0.05]))
        again = []
        for person, process in started.items():
            out, err = process.communicate()
            if process.returncode == 0:
                continue
            again.append(person)
            if process.returncode not in (3, 5) or not err.strip():
                violations.append(f"round {turn}: {person} ended {process.returncode}: {out.decode()}{err.decode()}")
        both += not again
        told += len(again)
        for person in again:
            answer = world.run(person, folders[person], "sop", "publish", f"{person}-{turn}", "--json")
            if answer.code != 0:
                violations.append(f"round {turn}: {person}'s repeat: {answer}")
        for person in folders:
            page = world.run("maria", base / "origin.git", "git", "show", f"main:sops/{person}-{turn}.md")
            tag = world.run("maria", base / "origin.git", "git", "rev-parse", f"refs/tags/sop/{person}-{turn}/1.0")
            if page.code != 0 or tag.code != 0:
                violations.append(f"round {turn}: {person}-{turn} is not whole on the remote: {page.code} {tag.code}")
    took = time.monotonic() - begin
    for person, folder in folders.items():
        world.ok(person, folder, "sop", "sync")
        world.ok(person, folder, "git", "checkout", "-q", "main")
        world.ok(person, folder, "git", "pull", "-q")
        listed = world.ok(person, folder, "sop", "list", "--json").json()["sops"]
        published = sum(entry["state"] == "published" for entry in listed)
        if published != 2 * rounds:
            violations.append(f"{where}: {person} sees {published} of {2 * rounds} published")
        sound(world, folder, f"{where}: {person}", violations)
    violations += [f"{where}: fsck of the remote: {line}" for line in world.fsck(base / "origin.git")]
    return (where, 2 * rounds, 2 * rounds, told, f"{took:.1f}", f"{both} rounds both in at once, {told} told why")


def main():
    parser = arguments(__doc__.splitlines()[0], 50)
    parser.add_argument("--clones", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    world = World(options.sop, options.keep)
    violations, rows = [], [("storm", "writes", "recorded", "refused", "seconds", "")]
    try:
        for storm in (lambda: one_clone(world, options.n, False, violations), lambda: one_clone(world, options.n, True, violations),
                      lambda: many_clones(world, options.clones, 3, violations),
                      lambda: publishers(world, options.rounds, options.seed, violations)):
            row = storm()
            rows.append((*row, "")[:6])
            print(*row, file=sys.stderr, flush=True)
    finally:
        world.close()
    table(rows)
    conclude(violations, 10)


if __name__ == "__main__":
    main()
