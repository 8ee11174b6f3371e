"""The timed talks of the tuned half as captions that a machine writes: no marks, no capitals, cues cut at their width.

    python3 benches/drafting/captions.py --sop target/release/sop [--width N] [--marked]

Prints how many of the known steps are found, and how many of the produced ones are none, over all talks. With `--marked` the
words keep their marks and capitals, and only the cues are cut anew: what is lost beside that is lost for want of full stops.
"""
import argparse
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import score
from corpus import cases, webvtt

FORMATS = {"zoom-vtt", "teams-vtt", "srt"}
SAID = re.compile(r"^([A-Z][\w'. -]{1,30}): ")


def told(case, marked):
    """Each turn with its speaker, its words with when each was said, in milliseconds."""
    turns, speaker = [], None
    for start, end, text in case.spans:
        text = text.strip()
        named = SAID.match(text)
        if named:
            speaker, text = named.group(1), text[named.end():]
        words = text.split()
        step = (end - start) / max(1, len(words))
        if not marked:
            words = [re.sub(r"[.!?,;:—–…\"]+$", "", w).lower() for w in words]
        timed = [(w, start + n * step, start + (n + 1) * step) for n, w in enumerate(words) if w]
        if turns and turns[-1][0] == speaker:
            turns[-1][1].extend(timed)
        else:
            turns.append((speaker, timed))
    return turns


def captions(turns, width):
    """The cues of the turns, each as full as it can be."""
    for speaker, words in turns:
        cue = []
        for word in [*words, None]:
            if cue and (word is None or len(" ".join(w[0] for w in cue)) + 1 + len(word[0]) > width):
                yield cue[0][1], cue[-1][2], speaker, " ".join(w[0] for w in cue)
                cue = []
            if word:
                cue.append(word)


def main():
    ask = argparse.ArgumentParser(description="Scores sop draft on captions without marks.")
    ask.add_argument("--sop", type=Path, required=True)
    ask.add_argument("--width", type=int, default=42)
    ask.add_argument("--marked", action="store_true")
    args = ask.parse_args()
    sop = args.sop.resolve()
    found = [case for case in cases("tuned") if case.format in FORMATS]
    with tempfile.TemporaryDirectory(prefix="sop-captions-") as folder:
        def draft(case):
            path = Path(folder) / f"{case.name}.vtt"
            path.write_text(webvtt(captions(told(case, args.marked), args.width)), encoding="utf-8")
            cut = SimpleNamespace(known=case.known, path=path)
            return score.Score(case, *score.run(sop, cut, "offline", []))
        with ThreadPoolExecutor() as pool:
            scores = list(pool.map(draft, found))
    matched, known = sum(len(s.pairs) for s in scores), sum(len(s.want) for s in scores)
    spurious, produced = sum(len(s.spurious) for s in scores), sum(len(s.texts) for s in scores)
    print(f"{len(found)} talks: recall {matched / known:.2f}, precision {1 - spurious / produced:.2f}")


if __name__ == "__main__":
    main()
