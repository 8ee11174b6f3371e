#!/usr/bin/env python3
"""One-byte mutations of records, tags, published blobs and pictures: `sop verify` must name every one.

Kind a: the object's bytes change under its old name. Kind b: the changed object gets the name that fits it, and all
that refers to it is rewritten with it, up to the refs: `b` the trees, commits and tags; `b-deep` also every mention of
a name in a message, as a forger would. Every second kind b removes the old objects too. What is left to betray a
whole rewritten chain are the tips in `.git/sop/seen`.
"""

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from world import Broken, World, arguments, conclude, table

HEX = re.compile(rb"\b[0-9a-f]{40}\b")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))


def prepare(world):
    """Two people, one remote; three SOPs, a revision, a picture, a rejection that was lifted, a review, a withdrawal."""
    base = world.root / "base"
    base.mkdir()
    clone = world.found(base / "clone", remote=base / "origin.git")

    def through(sop_id, *submit):
        world.ok("maria", clone, "sop", "submit", sop_id, *submit)
        world.ok("jon", clone, "sop", "approve", sop_id, "--yes")
        world.ok("maria", clone, "sop", "publish", sop_id)

    world.propose("maria", clone, "alpha", "Turn the key.")
    through("alpha")
    world.ok("maria", clone, "sop", "new", "beta", "--id", "beta", "--role", "ops-lead", "--owner", "role:ops-lead")
    (clone / "sops" / "lever.png").write_bytes(PNG)
    world.ok("maria", clone, "git", "add", "sops/lever.png")
    world.ok("maria", clone, "git", "commit", "-qm", "a picture")
    world.propose("maria", clone, "beta", "Pull ![the lever](lever.png).", new=False)
    world.ok("maria", clone, "sop", "submit", "beta")
    world.ok("jon", clone, "sop", "reject", "beta", "--reason", "which lever?", "--yes")
    world.ok("jon", clone, "sop", "reject", "beta", "--lift", "--yes")
    world.ok("jon", clone, "sop", "approve", "beta", "--yes")
    world.ok("maria", clone, "sop", "publish", "beta")
    world.propose("maria", clone, "alpha", "Turn the key 3 times.", new=False)
    through("alpha", "--reason", "three times now", "--change", "minor")
    world.propose("maria", clone, "gamma", "Push the button.")
    through("gamma")
    world.ok("jon", clone, "sop", "review", "beta", "--no-change", "--note", "walked through", "--yes")
    world.ok("maria", clone, "sop", "withdraw", "gamma", "1.0", "--reason", "the button is gone", "--yes")
    world.ok("maria", clone, "sop", "sync")
    return base


class Objects:
    """All objects of a repository in memory, and who refers to whom."""

    def __init__(self, git_dir, env):
        self.git_dir = git_dir
        out = subprocess.run(["git", "cat-file", "--batch-all-objects", "--batch"], cwd=git_dir, env=env,
                             capture_output=True, check=True).stdout
        self.all, at = {}, 0
        while at < len(out):
            end = out.index(b"\n", at)
            name, kind, size = out[at:end].split()
            self.all[name] = (kind, out[end + 1:end + 1 + int(size)])
            at = end + 2 + int(size)
        self.refs = {}
        for path in sorted((git_dir / "refs").rglob("*")):
            text = path.read_bytes().strip() if path.is_file() else b""
            if HEX.fullmatch(text):
                self.refs[path] = text
        if (git_dir / "packed-refs").exists():
            raise Broken("refs are packed")
        self.users = {False: {}, True: {}}
        for deep, users in self.users.items():
            for name in self.all:
                for used in self.uses(name, deep):
                    users.setdefault(used, []).append(name)

    def uses(self, name, deep):
        kind, content = self.all[name]
        if kind == b"tree":
            return {entry[1] for entry in entries(content)}
        if kind == b"blob":
            return set()
        text = content if deep else content.partition(b"\n\n")[0]
        return set(HEX.findall(text)) & self.all.keys()

    def loose(self, name):
        name = name.decode()
        return self.git_dir / "objects" / name[:2] / name[2:]

    def reach(self, tips):
        seen, todo = set(), list(tips)
        while todo:
            name = todo.pop()
            if name not in seen and name in self.all:
                seen.add(name)
                todo += self.uses(name, False)
        return seen

    def forged(self, name, content, deep):
        """New objects by old name, after one object's content changed."""
        affected, todo = {name}, [name]
        while todo:
            for user in self.users[deep].get(todo.pop(), []):
                if user not in affected:
                    affected.add(user)
                    todo.append(user)
        made = {}

        def make(old):
            stack = [old]
            while stack:
                top = stack[-1]
                waits = [used for used in self.uses(top, deep) if used in affected and used not in made and used != top]
                if top == name or not waits:
                    made.setdefault(top, self.renamed(top, content if top == name else None, made, deep))
                    stack.pop()
                else:
                    stack += waits

        for old in affected:
            if old not in made:
                make(old)
        return made

    def renamed(self, old, content, made, deep):
        kind, body = self.all[old]
        if content is not None:
            body = content
        elif kind == b"tree":
            body = b"".join(mode + b"\0" + bytes.fromhex((made[used][0] if used in made else used).decode())
                            for mode, used in entries(body))
        else:
            def swap(match):
                return made[match[0]][0] if match[0] in made else match[0]
            head, mark, rest = body.partition(b"\n\n")
            body = HEX.sub(swap, head) + mark + (HEX.sub(swap, rest) if deep else rest)
        whole = kind + b" %d\0" % len(body) + body
        return hashlib.sha1(whole).hexdigest().encode(), whole


def entries(tree):
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        yield tree[at:end], tree[end + 1:end + 21].hex().encode()
        at = end + 21


def targets(objects, clone, world):
    """The objects to mutate, by class."""
    def names(*words):
        return world.ok("maria", clone, "git", *words).out.encode().split()
    records = set(names("rev-list", "sop-ledger"))
    tags = {value for path, value in objects.refs.items() if "/refs/tags/" in str(path)}
    blobs, pictures = set(), set()
    for record in records:
        message = objects.all[record][1].partition(b"\n\n")[2]
        if message.startswith(b"publish"):
            blobs |= {blob.encode() for blob in re.findall(r'"blob":"([0-9a-f]{40})"', message.decode())}
    pictures = set(names("rev-parse", "main:sops/lever.png"))
    return {"record": sorted(records), "tag": sorted(tags), "blob": sorted(blobs - pictures), "picture": sorted(pictures)}


def other_byte(chance, byte):
    """Another byte: half the time one of the same class, which leaves a readable text."""
    if chance.random() < 0.5:
        for low, high in ((48, 57), (97, 122), (65, 90)):
            if low <= byte <= high:
                return chance.choice([other for other in range(low, high + 1) if other != byte])
    return chance.choice([other for other in range(256) if other != byte])


class Bench:
    """One copy of the repository, mutated and mended again and again."""

    def __init__(self, world, base, number, twin):
        self.world, self.twin = world, twin
        folder = world.root / f"copy-{number}"
        shutil.copytree(base, folder, symlinks=True)
        self.clone = folder / "clone"
        self.git_dir = self.clone / ".git"
        self.objects = Objects(self.git_dir, world.env("maria"))
        self.targets = targets(self.objects, self.clone, world)
        self.seen = (self.git_dir / "sop" / "seen").read_bytes()
        for name in self.objects.all:
            if not self.objects.loose(name).exists():
                raise Broken(f"{name} is packed")

    def judge(self):
        errors, answer = self.world.verify("maria", self.clone)
        crashed = answer.code not in (0, 1)
        return [error["code"] for error in errors], crashed, answer

    def mutate(self, number, seed):
        chance = random.Random(f"{seed}/{number}")
        kind = ("a", "b", "a", "b-deep")[number % 4]
        target = chance.choices(["record", "tag", "blob", "picture"], [6, 3, 5, 1])[0]
        name = chance.choice(self.targets[target])
        type_, content = self.objects.all[name]
        gone = kind != "a" and chance.random() < 0.5
        header = type_ + b" %d\0" % len(content)
        whole = bytearray(header + content)
        place = chance.randrange(0 if kind == "a" else len(header), len(whole))
        before = whole[place]
        whole[place] = other_byte(chance, before)
        what = (f"#{number} kind {kind} {target} {name.decode()} byte {place - len(header)} of the content "
                f"{bytes([before])!r} -> {bytes([whole[place]])!r} in {bytes(whole[max(0, place - 20):place + 20])!r}"
                + (", old objects removed" if gone else ""))
        undo = []
        try:
            if kind == "a":
                path = self.objects.loose(name)
                self.replace(path, bytes(whole), undo)
            else:
                made = self.objects.forged(name, bytes(whole[len(header):]), kind == "b-deep")
                self.forge(made, gone, undo)
            codes, crashed, answer = self.judge()
            differs = self.world.twin("maria", self.clone, answer) if self.twin else ""
        finally:
            for step in reversed(undo):
                step()
            (self.git_dir / "sop" / "seen").write_bytes(self.seen)
        return kind, target, codes, what, answer if crashed or not codes else None, crashed, differs

    def replace(self, path, whole, undo):
        old = path.read_bytes()
        mode = path.stat().st_mode

        def back():
            path.unlink()
            path.write_bytes(old)
            path.chmod(mode)
        undo.append(back)
        path.unlink()
        path.write_bytes(zlib.compress(whole, 1))

    def forge(self, made, gone, undo):
        for new, whole in made.values():
            path = self.objects.loose(new)
            if not path.exists():
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(zlib.compress(whole, 1))
                undo.append(path.unlink)
        for path, value in self.objects.refs.items():
            if value in made:
                path.write_bytes(made[value][0] + b"\n")
                undo.append(lambda path=path, value=value: path.write_bytes(value + b"\n"))
        if gone:
            for old in made:
                path = self.objects.loose(old)
                aside = path.with_name("aside-" + path.name)
                os.rename(path, aside)
                undo.append(lambda path=path, aside=aside: os.rename(aside, path))


def main():
    parser = arguments(__doc__.splitlines()[0], 2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, help="this mutation only, with the answer of verify")
    options = parser.parse_args()
    world = World(options.sop, options.keep)
    violations = []
    try:
        base = prepare(world)
        benches = [Bench(world, base, number, options.twin) for number in range(options.workers)]
        for bench in benches:
            codes, crashed, answer = bench.judge()
            if codes or crashed:
                raise Broken(f"the untouched repository fails: {answer}")
        if options.only is not None:
            result = benches[0].mutate(options.only, options.seed)
            print(result[3], result[2], benches[0].judge()[2].code, result[4] or "", result[6], sep="\n")
            return

        def share(index):
            return [benches[index].mutate(number, options.seed) for number in range(index, options.n, options.workers)]
        with ThreadPoolExecutor(options.workers) as pool:
            results = [result for part in pool.map(share, range(options.workers)) for result in part]
        for bench in benches:
            if bench.judge()[0]:
                violations.append("the mended repository fails: the harness left something behind")
    finally:
        world.close()
    rows = [("kind", "target", "mutations", "named", "commonest codes")]
    for kind in ("a", "b", "b-deep"):
        for target in ("record", "tag", "blob", "picture"):
            part = [result for result in results if result[:2] == (kind, target)]
            codes = Counter(code for result in part for code in set(result[2]))
            rows.append((kind, target, len(part), sum(bool(result[2]) and not result[5] for result in part),
                         ", ".join(f"{code} {count}" for code, count in codes.most_common(3))))
    rows.append(("all", "", len(results), sum(bool(result[2]) and not result[5] for result in results), ""))
    table(rows)
    for result in results:
        if not result[2] or result[5]:
            violations.append(f"{result[3]}\n    {str(result[4])[-600:]}")
    if options.twin:
        apart = [f"{result[3]}\n    {result[6]}" for result in results if result[6]]
        print(f"the second verifier agrees on {len(results) - len(apart)} of {len(results)}")
        violations += apart
    conclude(violations, 20)


if __name__ == "__main__":
    main()
