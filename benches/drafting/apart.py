"""Two talks that have nothing to do with each other, one after the other: does the second change a value of the first?

    python3 benches/drafting/apart.py --sop target/release/sop [--pairs N] [--seed N] [--show]

Talks of the tuned half with speakers and full stops are told in one file, the second by people of the same names.
Each step that comes out with other numbers than where its talk is drafted by itself is counted; most are told with
words of the talk beside them, or by a guess of who explains that the other talk changed. None of them is right.
"""
import argparse
import itertools
import random
import re
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import score
from corpus import cases, tokens, webvtt

SPEAKERS = ["Ann Bell", "Tom Reed", "Eva Lind", "Max Horn", "Ida Moss", "Leo Park", "Una Fox", "Sam Hill"]
SAID = re.compile(r"^([A-Z][\w'. -]{1,30}): (.*)$")


def turns(case):
    """Who says what, by the rank of whoever says most; nothing where the source does not say who, or has no stops."""
    lines = [line.strip() for span in case.spans for line in span[2].split("\n") if line.strip()]
    said = [found.groups() for found in map(SAID.match, lines) if found]
    rank = [name for name, _ in Counter(name for name, _ in said).most_common()]
    stops = sum(text.rstrip().endswith((".", "?", "!")) for _, text in said)
    if len(said) < 0.8 * len(lines) or not 2 <= len(rank) <= len(SPEAKERS) or stops < 0.7 * len(said):
        return []
    return [(rank.index(name), text) for name, text in said]


def captions(told):
    """The turns as WebVTT, a cue each."""
    return webvtt((at * 5000, at * 5000 + 4000, SPEAKERS[who], text) for at, (who, text) in enumerate(told))


def drafted(sop, told):
    """The texts of the steps of a draft of these turns."""
    with tempfile.TemporaryDirectory(prefix="sop-apart-") as folder:
        path = Path(folder) / "talk.vtt"
        path.write_text(captions(told))
        talk = SimpleNamespace(path=path, known={"title": "Two talks"})
        value, error, _ = score.run(sop, talk, "offline", [])
    if error:
        raise SystemExit(f"apart: {error}")
    return [step["text"] for step in value["steps"]]


def parted(text):
    """The words of a step, and its numbers."""
    words = tokens(text)
    return {word for word in words if not word[0].isdigit()}, sorted(word for word in words if word[0].isdigit())


def changed(alone, together):
    """Steps that stand in both with most of their words and other numbers."""
    gone = [text for text in alone if text not in together]
    new = [text for text in together if text not in alone]
    for old, now in itertools.product(gone, new):
        (words, values), (others, valued) = parted(old), parted(now)
        alike = len(words) > 2 and len(words & others) >= 0.75 * len(words | others)
        if alike and values != valued:
            yield old, now


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sop", required=True, type=Path)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print each of them")
    options = parser.parse_args()
    sop = options.sop.resolve()
    talks = {case.name: told for case in cases("tuned") if (told := turns(case))}
    pairs = list(itertools.permutations(talks, 2))
    random.Random(options.seed).shuffle(pairs)
    pairs = pairs[: options.pairs]
    with ThreadPoolExecutor(2) as pool:
        alone = dict(zip(talks, pool.map(lambda name: drafted(sop, talks[name]), talks)))
        both = list(pool.map(lambda pair: drafted(sop, talks[pair[0]] + talks[pair[1]]), pairs))
    found = 0
    for (first, second), together in zip(pairs, both):
        for old, now in changed(alone[first] + alone[second], together):
            found += 1
            if options.show:
                print(f"{first} + {second}\n  alone:    {old}\n  together: {now}")
    print(f"{len(talks)} talks, {len(pairs)} pairs, {sum(map(len, both))} steps: {found} with other numbers")


if __name__ == "__main__":
    main()
