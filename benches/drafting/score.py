#!/usr/bin/env python3
"""Scores `sop draft` on the corpus: recall, precision, order, numbers, citations, warnings, questions, retractions.

    python3 benches/drafting/score.py --sop target/release/sop [--set tuned|untuned|all] [--provider offline]
                                      [--only NAME] [--details] [--markdown] [--lint] [--arg=WORD ...]

Ends with 1 where a bar is violated. `--details` is not for whoever tunes on the untuned half: see README.md.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from corpus import any_set, cases, has_number, holds, lint, meets, place, words_of  # noqa: E402

LONGEST = 80
BARS = {"recall": 0.85, "precision": 0.8, "tau": 0.9, "numbers": 1.0, "citations": 1.0}


# ---- running

def run(sop, case, provider, extra):
    """The JSON of one draft in a fresh repository, or the words of the error, and how long it took."""
    with tempfile.TemporaryDirectory(prefix="sop-drafting-") as folder:
        root = Path(folder)
        (root / "home").mkdir()
        (root / "repo").mkdir()
        env = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "XDG_", "SSH_"))}
        env.update(HOME=str(root / "home"), GIT_CONFIG_NOSYSTEM="1", GIT_TERMINAL_PROMPT="0", NO_COLOR="1")
        for role in ("AUTHOR", "COMMITTER"):
            env.update({f"GIT_{role}_NAME": "Maria Lopez", f"GIT_{role}_EMAIL": "maria@example.com"})
        who = "[user]\n\tname = Maria Lopez\n\temail = maria@example.com\n[init]\n\tdefaultBranch = main\n"
        (root / "home" / ".gitconfig").write_text(who)

        def call(*words):
            return subprocess.run([str(sop), *words], cwd=root / "repo", env=env, stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=1800, check=False)

        begun = call("init")
        if begun.returncode:
            return None, "sop init: " + begun.stderr.decode("utf-8", "replace"), 0.0
        start = time.monotonic()
        said = call("draft", case.known["title"], "--from", str(case.path), "--dry-run", "--json",
                    "--provider", provider, *extra)
        took = time.monotonic() - start
        try:
            value = json.loads(said.stdout)
        except ValueError:
            return None, f"exit {said.returncode}: " + said.stderr.decode("utf-8", "replace")[:600], took
        if "steps" not in value:
            return None, f"exit {said.returncode}: {said.stdout.decode()[:600]}", took
        return value, "", took


def alerts(markdown):
    """The alerts of a draft that are not open questions: `> [!WARNING]` and what follows."""
    found = []
    for block in re.findall(r"(?:^[ \t]*>.*\n?)+", markdown or "", re.M):
        text = " ".join(line.strip().lstrip(">").strip() for line in block.splitlines())
        text = re.sub(r"^\[![A-Z]+\]\s*", "", text).strip()
        if text and not text.strip("* ").lower().startswith("open question"):
            found.append(text)
    return found


# ---- scoring

def plain(text):
    """A step's text without footnote marks."""
    return re.sub(r"\[\^[^\]]+\]", "", text)


def pairs_of(edges, left):
    """Maximum bipartite matching by augmenting paths: known -> produced."""
    owner = {}

    def place_one(known, seen):
        for produced in edges[known]:
            if produced in seen:
                continue
            seen.add(produced)
            if produced not in owner or place_one(owner[produced], seen):
                owner[produced] = known
                return True
        return False

    for known in range(left):
        place_one(known, set())
    return {known: produced for produced, known in owner.items()}


def kendall(pairs):
    """Kendall's tau of the produced order over the known; one pair or none is in order."""
    order = [produced for _, produced in sorted(pairs.items())]
    total = len(order) * (len(order) - 1) // 2
    if not total:
        return 1.0
    good = sum(a < b for i, a in enumerate(order) for b in order[i + 1:])
    return (2 * good - total) / total


class Score:
    """What came of one case."""

    def __init__(self, case, value, error, took):
        self.case, self.error, self.took = case, error, took
        known = case.known
        self.want = known["steps"]
        self.steps = [] if value is None else value["steps"]
        texts = [plain(s["text"]) for s in self.steps]
        self.texts = texts
        bags = [words_of(t) if len(t.split()) <= LONGEST else set() for t in texts]
        self.cites = [self.spans(s) for s in self.steps]
        edges = [self.edges(k, bags) for k in self.want]
        self.pairs = pairs_of(edges, len(self.want))
        taken = set(self.pairs.values())
        self.spurious = [
            n for n in range(len(texts)) if n not in taken
            and not any(any_set(w["keywords"], bags[n]) for w in known["warnings"]) and not self.piece(n, bags[n])
        ]
        extra = [] if value is None else [w if isinstance(w, str) else w.get("text", "") for w in value.get("warnings", [])]
        extra += [] if value is None else [plain(t) for t in alerts(value.get("markdown"))]
        all_bags = bags + [words_of(t) for t in extra]
        self.warned = [any(any_set(w["keywords"], b) for b in all_bags) for w in known["warnings"]]
        self.retracted = [
            t for t, b in zip(texts + extra, [words_of(t) for t in texts + extra])
            if any(any_set(r["keywords"], b) for r in known["retracted"])
        ]
        asked = [] if value is None else [words_of(q["text"]) for q in value.get("open_questions", [])]
        self.asked = [any(any_set(q["keywords"], b) for b in asked) for q in known["open_questions"]]
        self.tau = kendall(self.pairs) if self.want else 1.0
        self.numbers = [
            (k, number, has_number(number, texts[p])) for k, p in sorted(self.pairs.items())
            for number in self.want[k].get("numbers", [])
        ]
        taken_by = set(self.pairs.values())
        self.pieced = [
            (k, number, ok or any(
                has_number(number, texts[n]) for n in range(len(texts))
                if n not in taken_by and self.piece(n, bags[n], [self.want[k]])))
            for k, number, ok in self.numbers
        ]
        self.cited = [(k, p, self.right(k, p)) for k, p in sorted(self.pairs.items())]
        items = [c for k, p in self.pairs.items() for c in self.borne(k, p)]
        self.items = (sum(items), len(items))

    def edges(self, item, bags):
        """The produced steps that match a known one; those that cite it come first, then the shorter ones."""
        ranges = self.case.ranges(item)
        fit = [n for n, bag in enumerate(bags) if bag and any_set(item["keywords"], bag)]
        return sorted(fit, key=lambda n: (not any(meets(c, r) for c in self.cites[n] if c for r in ranges),
                                          -sum(has_number(x, self.texts[n]) for x in item.get("numbers", [])), len(self.texts[n])))

    def spans(self, step):
        out = []
        for e in step.get("evidence", []):
            try:
                out.append((place(e["start"], self.case.format), place(e["end"], self.case.format)))
            except (ValueError, TypeError, KeyError, AttributeError):
                out.append(None)
        return out

    def exists(self, span):
        """Whether a span begins where one of the source begins and ends where one ends."""
        if span is None or span[0] > span[1]:
            return False
        begins = {s[0] for s in self.case.spans}
        ends = {s[1] for s in self.case.spans} | (begins if self.case.format in ("otter", "meet") else set())
        return span[0] in begins and span[1] in ends

    def borne(self, known, produced):
        ranges = self.case.ranges(self.want[known])
        return [self.exists(c) and any(meets(c, r) for r in ranges) for c in self.cites[produced]]

    def right(self, known, produced):
        """A step is rightly cited when all its spans exist and one at least is of the known ones."""
        return all(self.exists(c) for c in self.cites[produced]) and any(self.borne(known, produced))

    def piece(self, produced, bag, items=None):
        """Whether a step that is matched with nothing is a further piece of a known one.

        It cites the known one and holds a stem of it or a set of its pieces; or it cites what stands beside that (a question,
        a repetition) and holds a whole set. What the source took back is never a piece.
        """
        def cites(ranges):
            return any(c and meets(c, r) for c in self.cites[produced] for r in ranges)

        if any(any_set(r["keywords"], bag) for r in self.case.known["retracted"]):
            return False
        for item in items or self.want + self.case.known["warnings"]:
            whole = any_set(item["keywords"] + item.get("pieces", []), bag)
            if whole and cites(self.case.beside(item)):
                return True
            if any(holds([s], bag) for stems in item["keywords"] for s in stems) and cites(self.case.ranges(item)):
                return True
        return False

    def counts(self):
        return {
            "recall": (len(self.pairs), len(self.want)),
            "precision": (len(self.steps) - len(self.spurious), len(self.steps)),
            "numbers": (sum(ok for *_, ok in self.numbers), len(self.numbers)),
            "citations": (sum(ok for *_, ok in self.cited), len(self.cited)),
            "spans": self.items,
            "pieces": (sum(ok for *_, ok in self.pieced), len(self.pieced)),
            "warnings": (sum(self.warned), len(self.warned)),
            "questions": (sum(self.asked), len(self.asked)),
        }

    def details(self):
        print(f"\n== {self.case.set}/{self.case.name} ({self.case.format})" + (f": {self.error}" if self.error else ""))
        for k, item in enumerate(self.want):
            if k not in self.pairs:
                print(f"  missed step {k + 1}: {item['keywords']} {item['spans']}")
        for n in self.spurious:
            print(f"  spurious: {self.texts[n]}  {[(e.get('start'), e.get('end')) for e in self.steps[n].get('evidence', [])]}")
        for text in self.texts:
            if len(text.split()) > LONGEST:
                print(f"  too long to match: {text}")
        if self.tau < 1:
            print("  order:", [p + 1 for _, p in sorted(self.pairs.items())])
        for k, number, ok in self.numbers:
            if not ok:
                print(f"  number {number!r} of step {k + 1} is not in: {self.texts[self.pairs[k]]}")
        for k, p, ok in self.cited:
            if not ok:
                print(f"  citation of step {k + 1}: {self.steps[p].get('evidence')} should be {self.want[k]['spans']}")
        for text in self.retracted:
            print(f"  retracted: {text}")
        for what, flags, items in (("warning", self.warned, self.case.known["warnings"]),
                                   ("question", self.asked, self.case.known["open_questions"])):
            for ok, item in zip(flags, items):
                if not ok:
                    print(f"  missed {what}: {item['keywords']}")


def oracle(case):
    """A draft made of the answer itself: whatever the scorer takes off it is the corpus's fault or the scorer's."""
    def words(item):
        return " ".join([*item["keywords"][0], *item.get("numbers", [])])

    def evidence(item):
        return [{"source": case.path.name, "start": a, "end": b} for a, b in item["spans"]]

    return {
        "steps": [{"text": words(i), "evidence": evidence(i)} for i in case.known["steps"]],
        "warnings": [words(i) for i in case.known["warnings"]],
        "open_questions": [{"text": words(i)} for i in case.known["open_questions"]],
    }


def self_test(found):
    """The oracle scores full marks; turned round it scores the lowest tau, and what is made up is spurious."""
    for case in found:
        full = Score(case, oracle(case), "", 0.0)
        short = [k for k, (part, whole) in full.counts().items() if part != whole]
        if short or full.tau < 1 or full.retracted:
            yield f"{case.set}/{case.name}: its own answer falls short: {short} tau {full.tau:.2f} retracted {full.retracted}"
        value = oracle(case)
        value["steps"] = value["steps"][::-1] + [{"text": "Zzz", "evidence": value["steps"][0]["evidence"]}]
        wrong = Score(case, value, "", 0.0)
        if wrong.tau > -0.8 or len(wrong.spurious) != 1:
            yield f"{case.set}/{case.name}: reversed it has tau {wrong.tau:.2f}, spurious {len(wrong.spurious)}"


# ---- the table

HEAD = ["source", "format", "known", "made", "recall", "precision", "tau", "numbers", "citations", "spans", "pieces", "retracted",
        "warnings", "questions", "ms"]
RATIOS = ("recall", "precision", "numbers", "citations", "spans", "pieces", "warnings", "questions")


def share(part, whole):
    return part / whole if whole else None


def show(value):
    return "–" if value is None else f"{value:.2f}"


def row(score):
    c = {k: show(share(*v)) for k, v in score.counts().items()}
    return [score.case.name + (" (failed)" if score.error else ""), score.case.format, str(len(score.want)), str(len(score.steps)),
            c["recall"], c["precision"], show(score.tau), c["numbers"], c["citations"], c["spans"], c["pieces"], str(len(score.retracted)),
            c["warnings"], c["questions"], f"{score.took * 1000:.0f}"]


def summary(name, scores):
    """The total of a set (counts added up) and the mean over its sources; the bars hold for the total, tau for the mean."""
    total, mean = {}, {}
    for key in RATIOS:
        parts = [s.counts()[key] for s in scores]
        total[key] = share(sum(p for p, _ in parts), sum(w for _, w in parts))
        each = [v for v in (share(*p) for p in parts) if v is not None]
        mean[key] = sum(each) / len(each) if each else None
    tau = sum(s.tau for s in scores) / len(scores)
    gone = sum(len(s.retracted) for s in scores)
    base = [str(sum(len(s.want) for s in scores)), str(sum(len(s.steps) for s in scores))]
    lines = []
    for label, m in (("total", total), ("mean", mean)):
        lines.append([f"{name}: {label}", f"{len(scores)}", *base, show(m["recall"]), show(m["precision"]), show(tau), show(m["numbers"]),
                      show(m["citations"]), show(m["spans"]), show(m["pieces"]), str(gone), show(m["warnings"]), show(m["questions"]),
                      f"{1000 * sum(s.took for s in scores) / len(scores):.0f}"])
    broken = [f"{name}: {k} {(total | {'tau': tau})[k]:.3f} < {bar}" for k, bar in BARS.items()
              if (total | {"tau": tau})[k] is not None and (total | {"tau": tau})[k] < bar - 1e-9]
    if total["precision"] is None:
        broken.append(f"{name}: no steps at all")
    if gone:
        broken.append(f"{name}: {gone} retracted statements")
    broken += [f"{name}/{s.case.name}: {s.error.strip().splitlines()[0] if s.error.strip() else 'no answer'}" for s in scores if s.error]
    return lines, broken


def table(rows, markdown):
    wide = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    for n, cells in enumerate(rows):
        text = [c.ljust(w) if i < 2 else c.rjust(w) for i, (c, w) in enumerate(zip(cells, wide))]
        print("| " + " | ".join(text) + " |" if markdown else "  ".join(text).rstrip())
        if markdown and n == 0:
            print("|" + "|".join(("-" * (w + 1) + (":" if i > 1 else "-")) for i, w in enumerate(wide)) + "|")


def main():
    ask = argparse.ArgumentParser(description="Scores sop draft on the corpus.")
    ask.add_argument("--sop", type=Path)
    ask.add_argument("--set", choices=["tuned", "untuned", "all"], default="all")
    ask.add_argument("--provider", default="offline")
    ask.add_argument("--only")
    ask.add_argument("--details", action="store_true", help="what was missed and what was spurious; never for tuning on untuned")
    ask.add_argument("--markdown", action="store_true")
    ask.add_argument("--lint", action="store_true", help="check the corpus itself and stop")
    ask.add_argument("--summary", action="store_true", help="only the rows of the sets")
    ask.add_argument("--arg", action="append", default=[], help="a further argument for sop draft")
    args = ask.parse_args()
    found = cases(args.set, args.only)
    if not found:
        raise SystemExit("no source is called so")
    wrong = lint(found) + list(self_test(found))
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    if args.lint or wrong:
        print(f"{len(found)} sources, {sum(len(c.known['steps']) for c in found)} steps, {len(wrong)} faults in the corpus")
        return 1 if wrong else 0
    if not args.sop or not args.sop.exists():
        raise SystemExit("--sop: the program to measure, built with cargo build --release")
    sop = args.sop.resolve()
    scores = [Score(case, *run(sop, case, args.provider, args.arg)) for case in found]
    rows, ends, broken = [HEAD], [], []
    for name in ("tuned", "untuned"):
        part = [s for s in scores if s.case.set == name]
        if part:
            rows += [] if args.summary else [row(s) for s in part]
            lines, bad = summary(name, part)
            ends += lines
            broken += bad
    table(rows + ends, args.markdown)
    if args.details:
        for score in scores:
            score.details()
    if broken:
        print("\nbelow the bars:\n  " + "\n  ".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
