#!/usr/bin/env python3
"""Freshness on real repositories: `sop stale` beside git, file by file and second by second.

Each repository that is named is cloned without a work tree into a temporary folder and left alone. For `--n` random pages of
each, `last_commit` must be what `git log -1 --format=%H -- FILE` says. Times are medians of whole processes: without a memory, with
one, and with one and a new commit; the peer is one pass of `git log -m --raw` over the whole history, or `git last-modified`
where the git at hand has it.
"""

import json
import os
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from world import arguments, conclude, table


def run(words, cwd, check=True):
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, stdin=subprocess.DEVNULL)
    if check and done.returncode not in (0, 1):
        raise SystemExit(f"{words} ended {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
    return done


def once(words, cwd):
    """Seconds and peak memory, in MB, of one whole process."""
    begin = time.perf_counter()
    child = subprocess.Popen([str(word) for word in words], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{words} ended {child.returncode}")
    return seconds, usage.ru_maxrss / 1024


def timed(words, cwd, times, before=lambda: None):
    """Medians of several runs."""
    runs = []
    for _ in range(times):
        before()
        runs.append(once(words, cwd))
    return tuple(sorted(column)[len(runs) // 2] for column in zip(*runs))


def stale(sop, clone, globs):
    words = [sop, "stale", "--all", "--json", "--fail-on", "none"]
    done = run(words + [word for glob in globs for word in ("--sops", glob)], clone)
    return json.loads(done.stdout)


def compare(sop, clone, globs, count, chance, where, violations):
    """`last_commit` of random pages against git's own answer."""
    lines = stale(sop, clone, globs)["sops"]
    chosen = chance.sample(lines, min(count, len(lines)))
    wrong = 0
    for line in chosen:
        said = run(["git", "log", "-1", "--format=%H", "HEAD", "--", f":(literal){line['path']}"], clone).stdout.decode().strip()
        if said != line["last_commit"]:
            wrong += 1
            violations.append(f"{where}: {line['path']}: sop says {line['last_commit']}, git says {said}")
    return len(lines), len(chosen), wrong


def measure(sop, clone, globs, times, git):
    words = [sop, "stale", "--fail-on", "none"] + [word for glob in globs for word in ("--sops", glob)]
    memory = clone / ".git" / "sop"
    cold = timed(words, clone, times, lambda: shutil.rmtree(memory, ignore_errors=True))
    warm = timed(words, clone, times)

    page = stale(sop, clone, globs)["sops"][0]["path"]

    def one_more():
        # By plumbing alone: the clone has no work tree.
        text = run(["git", "show", f"HEAD:{page}"], clone).stdout + b"One line more.\n"
        blob = subprocess.run(["git", "hash-object", "-w", "--stdin"], cwd=clone, input=text, capture_output=True, check=True).stdout
        run(["git", "read-tree", "HEAD"], clone)
        run(["git", "update-index", "--cacheinfo", f"100644,{blob.decode().strip()},{page}"], clone)
        tree = run(["git", "write-tree"], clone).stdout.decode().strip()
        who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
        commit = run(["git", *who, "commit-tree", tree, "-p", "HEAD", "-m", "one more"], clone).stdout.decode().strip()
        run(["git", "update-ref", "HEAD", commit], clone)
    later = timed(words, clone, times, one_more)
    peer = [git, "log", "-m", "--raw", "--no-renames", "--format=%H %ct", "HEAD", "--"] + [f":(glob){glob}" for glob in globs]
    if run([git, "last-modified", "-h"], clone, check=False).returncode == 129:
        peer = [git, "last-modified", "-r", "HEAD", "--"] + [f":(glob){glob}" for glob in globs]
    return cold, warm[0], later[0], timed(peer, clone, times), peer[1]


def main():
    parser = arguments(__doc__.splitlines()[0], 500)
    parser.add_argument("repositories", nargs="+", help="git repositories, left as they are")
    parser.add_argument("--glob", action="append", help="what the pages are (default **/*.md and **/*.md.erb)")
    parser.add_argument("--git", default="git", help="the git to be measured beside")
    parser.add_argument("--times", type=int, default=3, help="runs of which the median counts; 0 leaves the times out")
    options = parser.parse_args()
    globs = options.glob or ["**/*.md", "**/*.md.erb"]
    sop = Path(options.sop).resolve()
    violations = []
    rows = [("repository", "pages", "asked", "wrong", "cold s", "git s", "cold/git", "MB", "git MB", "warm ms", "one commit ms", "peer")]
    root = Path(tempfile.mkdtemp(prefix="sop-history-"))
    try:
        for number, source in enumerate(options.repositories):
            name = Path(source).name
            clone = root / f"{number}"
            run(["git", "clone", "-q", "--shared", "--no-checkout", Path(source).resolve(), clone], root)
            pages, asked, wrong = compare(sop, clone, globs, options.n, random.Random(options.seed), name, violations)
            row = (name, pages, asked, wrong)
            if options.times:
                cold, warm, later, git, peer = measure(sop, clone, globs, options.times, options.git)
                row += (f"{cold[0]:.2f}", f"{git[0]:.2f}", f"{cold[0] / git[0]:.2f}", f"{cold[1]:.0f}", f"{git[1]:.0f}")
                row += (f"{warm * 1000:.0f}", f"{later * 1000:.0f}", peer)
            rows.append(row + ("–",) * (len(rows[0]) - len(row)))
            print(*rows[-1], flush=True)
            shutil.rmtree(clone, ignore_errors=True)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print()
    table(rows)
    conclude(violations)


if __name__ == "__main__":
    main()
