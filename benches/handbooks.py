#!/usr/bin/env python3
"""Every command that only reads, on repositories that never heard of `sop`: exit 0 or 1, and nothing written.

Takes paths of repositories. Each is read in place; the work tree and everything in its git directory but `sop/` are
checksummed before and after. Prints a table: what was guessed, how many pages, how each command ended and how long it took.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from world import conclude, table

READING = ["list", "list --json", "show", "search", "history", "diff", "stale", "check", "report", "audit", "audit --format html",
           "audit --format csv", "audit --format markdown", "status", "verify", "doctor"]
SEARCHED = "how to restart"


def digest(folder):
    """Names, kinds and bytes of all files; git's own folder without `sop/`."""
    hasher = hashlib.sha256()
    for root, folders, files in os.walk(folder):
        folders.sort()
        inside = Path(root).relative_to(folder).parts
        if inside and inside[-1] == ".git" and "sop" in folders:
            folders.remove("sop")
        for name in sorted(files):
            path = Path(root, name)
            hasher.update(str(path.relative_to(folder)).encode(errors="surrogateescape") + b"\0")
            hasher.update(os.readlink(path).encode() if path.is_symlink() else path.read_bytes())
    return hasher.hexdigest()


def run(sop, folder, words, home):
    env = {"PATH": os.environ["PATH"], "HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "100",
           "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    begin = time.perf_counter()
    done = subprocess.run([sop, "-C", folder, *words], env=env, stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"), time.perf_counter() - begin


def words_of(command, page):
    name, *rest = command.split()
    if name in ("show", "history", "diff"):
        return [name, page, *rest]
    return [name, SEARCHED, *rest] if name == "search" else [name, *rest]


def judge(sop, folder, home, violations, rows):
    before = digest(folder)
    code, out, err, _ = run(sop, folder, ["list", "--json"], home)
    if code not in (0, 1):
        violations.append(f"{folder}: list --json ended {code}: {err.strip()[:300]}")
        return
    sops = json.loads(out)["sops"]
    guess = next((line.split(" for the SOPs")[0].split("taking ")[1] for line in err.splitlines() if " for the SOPs" in line), "–")
    page = sops[len(sops) // 2]["path"]
    took = []
    for command in READING:
        code, out, err, seconds = run(sop, folder, words_of(command, page), home)
        took.append((command, code, seconds))
        # Nothing published: there is no version to compare with, which `diff` explains.
        allowed = (0, 1, 3) if command == "diff" else (0, 1)
        if code not in allowed or "panicked" in err or "internal error" in err:
            violations.append(f"{folder}: {command} ended {code}: {err.strip()[:300]}")
        if "--json" in command:
            json.loads(out)
    if digest(folder) != before:
        violations.append(f"{folder}: something was written")
    slowest = max(took, key=lambda entry: entry[2])
    codes = " ".join(f"{command.replace(' --format', '').replace(' --', ' ')}:{code}" for command, code, _ in took)
    rows.append((Path(folder).name, guess, len(sops), f"{slowest[0]} {slowest[2] * 1000:.0f} ms", codes))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sop", default="target/release/sop", help="the binary under test")
    parser.add_argument("folders", nargs="+", help="repositories, left as they are")
    options = parser.parse_args()
    sop = str(Path(options.sop).resolve())
    violations, rows = [], [("repository", "guess", "pages", "slowest", "exit codes")]
    with tempfile.TemporaryDirectory() as home:
        for folder in options.folders:
            judge(sop, str(Path(folder).resolve()), home, violations, rows)
    table(rows)
    conclude(violations)


if __name__ == "__main__":
    sys.exit(main())
