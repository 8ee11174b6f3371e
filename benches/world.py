"""A temporary world for the harnesses: people with homes of their own, repositories, a cleared environment.

Nothing of the user's is read or written: HOME is empty, git's system settings are off, and everything lies in one
folder under the system's temporary folder, removed at the end unless --keep is given.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TWIN = Path(__file__).resolve().parent.parent / "tests" / "verify_policy.py"
# What `verify.py` alone does not look at, and where it ends: as tests/support/twin.rs has it.
OTHERWISE = {"adopted-after-record", "adopted-without-right", "not-entitled", "record-not-canonical", "record-summary", "unknown-author"}
UNREAD = {"grafts", "object-unreadable", "submission-unreadable"}
GIT_CONFIG = """[user]
\tname = {name}
\temail = {id}@example.com
[init]
\tdefaultBranch = main
[gc]
\tauto = 0
[maintenance]
\tauto = false
[pull]
\trebase = false
[advice]
\tdetachedHead = false
"""

PEOPLE = {"maria": "Maria Lopez", "jon": "Jon Berg", "ada": "Ada Wong", "tom": "Tom Reed"}


class Answer:
    """What a command said and how it ended."""

    def __init__(self, words, code, out, err):
        self.words, self.code, self.out, self.err = words, code, out, err

    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"$ {' '.join(map(str, self.words))}\n{self.out}{self.err}-> {self.code}"


class Broken(Exception):
    """Something that a harness needs did not work."""


class World:
    """People, their homes, the binary under test, and a folder for repositories."""

    def __init__(self, sop, keep=False, prefix="sop-bench-"):
        self.keep = keep
        self.root = Path(tempfile.mkdtemp(prefix=prefix)).resolve()
        self.sop = self.root / "bin" / "sop"
        self.sop.parent.mkdir()
        # A copy: a build that runs meanwhile cannot change what is measured.
        shutil.copy2(sop, self.sop)
        for person, name in PEOPLE.items():
            home = self.root / "home" / person
            home.mkdir(parents=True)
            (home / ".gitconfig").write_text(GIT_CONFIG.format(name=name, id=person))
        (self.root / "tmp").mkdir()

        # Ended from outside, a harness still clears up.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def close(self):
        if self.keep:
            print(f"kept: {self.root}")
        else:
            shutil.rmtree(self.root, ignore_errors=True)

    def env(self, person, now=None):
        env = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(self.root / "home" / person),
            "XDG_CONFIG_HOME": str(self.root / "home" / person / ".config"),
            "TMPDIR": str(self.root / "tmp"),
            "GIT_CEILING_DIRECTORIES": str(self.root),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_EDITOR": "true",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "TERM": "dumb",
        }
        if now is not None:
            env |= {"SOP_NOW": now, "GIT_AUTHOR_DATE": now, "GIT_COMMITTER_DATE": now}
        return env

    def words(self, words):
        return [str(self.sop) if words[0] == "sop" else str(words[0]), *map(str, words[1:])]

    def run(self, person, cwd, *words, now=None, timeout=120):
        done = subprocess.run(
            self.words(words), cwd=cwd, env=self.env(person, now), capture_output=True, stdin=subprocess.DEVNULL,
            timeout=timeout,
        )
        return Answer(words, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    def ok(self, person, cwd, *words, now=None):
        answer = self.run(person, cwd, *words, now=now)
        if answer.code != 0:
            raise Broken(f"{person} in {cwd}: {answer}")
        return answer

    def start(self, person, cwd, *words):
        """Starts a command in a process group of its own."""
        return subprocess.Popen(
            self.words(words), cwd=cwd, env=self.env(person), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )

    def found(self, folder, people=("jon",), remote=None, extra=""):
        """An initialised repository of maria's with more people in it; `--yes` suffices as identity."""
        folder = Path(folder)
        folder.mkdir(parents=True)
        self.ok("maria", folder, "sop", "init")
        allow_assertions(folder, extra)
        self.ok("maria", folder, "git", "commit", "-qam", "settings of a harness")
        for person in people:
            self.ok("maria", folder, "sop", "people", "add", "--id", f"p-{person}", "--name", PEOPLE[person],
                    "--email", f"{person}@example.com", "--role", "ops-lead", "--commit")
        if remote is not None:
            self.ok("maria", folder.parent, "git", "init", "-q", "--bare", "--initial-branch=main", remote)
            self.ok("maria", folder, "git", "remote", "add", "origin", f"../{remote.name}")
            self.ok("maria", folder, "git", "push", "-q", "-u", "origin", "main")
            self.ok("maria", folder, "sop", "sync")
        return folder

    def propose(self, person, folder, sop_id, text, new=True, on=None):
        """A page of a template, or a revision, with a text of its own; committed on its branch."""
        joined = ["--on", on] if on else []
        if new:
            self.ok(person, folder, "sop", "new", sop_id, "--id", sop_id, "--role", "ops-lead", "--owner", "role:ops-lead", *joined)
        else:
            self.ok(person, folder, "sop", "edit", sop_id, *joined)
        page = Path(folder) / "sops" / f"{sop_id}.md"
        page.write_text(rewritten(page.read_text(), sop_id, text))
        self.ok(person, folder, "sop", "edit", sop_id, "-m", f"write {sop_id}", *joined)

    def verify(self, person, folder, now=None):
        """The failures of severity error, and the whole answer."""
        answer = self.run(person, folder, "sop", "verify", "--json", now=now)
        try:
            report = answer.json()
        except ValueError:
            return [{"code": f"exit-{answer.code}", "message": str(answer)}], answer
        errors = [failure for failure in report["failures"] if failure["severity"] == "error"]
        if bool(errors) == report["ok"] or answer.code != (0 if report["ok"] else 1):
            errors.append({"code": "answer-contradicts-itself", "message": str(answer)})
        return errors, answer

    def twin(self, person, folder, answer):
        """What the second verifier says otherwise than the answer of `sop verify`: "" where the two agree.

        They agree if both find the repository in order, or both do not and name one error alike, or neither answers; and
        if `verify.py` alone names nothing else, and all that it always names.
        """
        second = self.run(person, folder, sys.executable, TWIN, folder)
        try:
            first = {failure["code"] for failure in answer.json()["failures"] if failure["severity"] == "error"}
            own = {failure["code"] for failure in second.json()["failures"]} if second.code in (0, 1) else set()
            alone = second.json()["alone"]
        except (ValueError, KeyError):
            first, own, alone = set(), set(), {}
        named = {failure["code"] for failure in alone.get("failures", [])}
        missed = (first - named) & set(alone.get("whole", []))
        apart = named - first or (missed and not first & UNREAD)
        alike = answer.code == second.code and (answer.code != 1 or first & own) and not (apart and not (first - named) & OTHERWISE)
        return "" if alike else (f"sop verify: exit {answer.code} {sorted(first)}; tests/verify_policy.py: exit {second.code} "
                                 f"{sorted(own)}; verify.py alone: {sorted(named)} {second.err[-400:]}")

    def fsck(self, folder):
        """What `git fsck --strict` complains about."""
        answer = self.run("maria", folder, "git", "fsck", "--strict", "--no-progress", "--no-dangling")
        said = (answer.out + answer.err).strip()
        # `notice:` tells of a branch without a commit, which is no damage.
        lines = [line for line in said.splitlines() if not line.startswith("notice:")]
        return lines if lines or answer.code == 0 else [f"exit {answer.code}"]


def rewritten(page, title, text):
    """The page's front matter as it stands, with a plain body."""
    head, mark, _ = page.partition("\n---\n")
    return f"{head}{mark}\n# {title}\n\n## Procedure\n\n1. Open the console.\n2. {text}\n3. Close the console.\n"


def allow_assertions(folder, extra=""):
    settings = Path(folder) / "sop.yaml"
    lines = settings.read_text().splitlines()
    where = next(index for index, line in enumerate(lines) if line.startswith("ledger:"))
    lines.insert(where + 1, "identity: [key, forge, terminal, asserted]" + (f"\n{extra}" if extra else ""))
    settings.write_text("\n".join(lines) + "\n")


def arguments(description, n):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--sop", default="target/release/sop", help="the binary under test")
    parser.add_argument("--n", type=int, default=n, help=f"how many (default {n})")
    parser.add_argument("--seed", type=int, default=1, help="of all random choices")
    parser.add_argument("--twin", action="store_true", help="let the second verifier judge too, and compare the two")
    parser.add_argument("--keep", action="store_true", help="leave the temporary folder")
    return parser


def history_arguments(description, n, length):
    parser = arguments(description, n)
    parser.add_argument("--length", type=int, default=length, help="turns of a history")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, help="this history only, with its whole log")
    return parser


def played(options, begin):
    """The histories that are asked for, several at a time; `begin(world, number)` makes one, with a `play`, `folder`, `log` and `problems`."""
    world = World(options.sop, options.keep)
    try:
        numbers = range(options.n) if options.only is None else [options.only]
        with ThreadPoolExecutor(options.workers) as pool:
            histories = list(pool.map(lambda number: play(world, begin(world, number), options.length, number), numbers))
    finally:
        world.close()
    if options.only is not None:
        print("\n".join(histories[0].log))
    return histories


def play(world, history, length, number):
    try:
        history.play(length)
    except Exception:  # a harness that stumbles has found something too, and shown no agreement
        history.problems.append(f"the harness stumbled: {traceback.format_exc()}")
    if not (world.keep and history.problems):
        shutil.rmtree(history.folder, ignore_errors=True)
    if history.problems:
        print(f"#{number}: {history.problems[0][:300]}", file=sys.stderr, flush=True)
    return history


def table(rows):
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())


def conclude(violations, shown=20):
    """Prints violations and ends the process: 1 where there are any."""
    for violation in violations[:shown]:
        print(f"VIOLATION {violation}")
    if len(violations) > shown:
        print(f"… and {len(violations) - shown} more")
    print("violations:", len(violations))
    sys.exit(1 if violations else 0)
