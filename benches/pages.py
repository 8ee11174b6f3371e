"""A generator of handbooks: N pages of the kinds that real ones have, committed in a repository that never heard of `sop`.

The words are drawn from a small vocabulary with a seed, so a figure can be had again. About 4 kB a page, as in large
public documentation; every tenth page is a copy of another with a few words changed, every twentieth says TODO.
"""

import random
import subprocess
from pathlib import Path

NOUNS = ("account alert backup badge batch board broker bucket cable cache call camera case certificate cluster contract customer "
         "dashboard database delivery deployment device disk door drill engine failover file filter firewall form gateway group host "
         "incident index invoice job key label ledger licence line lock log mailbox manager meter node notice order owner page panel "
         "password patch payment permission pipeline policy port printer queue quota record region release renewal report request "
         "role router rule sample schedule sensor server service session shift site snapshot stage storage switch table tank team "
         "ticket token valve vendor visit volume warehouse window").split()
VERBS = ("open close check confirm restart rotate restore copy archive call assign approve block build cancel clean collect compare "
         "count create disable drain enable escalate export file fill find fix flush import inspect install label list lock log mark "
         "measure move notify pause print publish pull push read record refund release remove renew replace report reset review scan "
         "schedule send sign sort start stop store submit swap sync tag test track update upload verify wait wipe").split()
ADJECTIVES = "active affected backup broken central closed damaged empty expired failed full internal late local main new old open primary remote second spare standby stale urgent".split()
OWNERS = ["role:ops-lead", "role:cs-lead", "role:it-lead", None, None]
FORMS = ["yaml", "yaml", "toml", "none"]


def sentence(rng):
    return (f"{rng.choice(VERBS).capitalize()} the {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)} in the {rng.choice(NOUNS)} "
            f"{rng.choice(NOUNS)} before the {rng.choice(NOUNS)} reaches {rng.randint(2, 90)} {rng.choice(['minutes', 'percent', 'requests', 'litres'])}.")


def front(rng, title, form):
    owner = rng.choice(OWNERS)
    tags = rng.sample(NOUNS, 2)
    if form == "yaml":
        lines = [f"title: {title}"] + ([f"owner: {owner}"] if owner else []) + [f"tags: [{', '.join(tags)}]", "weight: 10"]
        return "---\n" + "\n".join(lines) + "\n---\n\n"
    if form == "toml":
        return f'+++\ntitle = "{title}"\ntags = ["{tags[0]}", "{tags[1]}"]\nweight = 10\n+++\n\n'
    return f"# {title}\n\n"


def page(rng, number, pages, size, form=None):
    title = f"{rng.choice(VERBS).capitalize()} the {rng.choice(NOUNS)} {rng.choice(NOUNS)} {number}"
    parts = [front(rng, title, form or rng.choice(FORMS))]
    parts.append("## When\n\n" + " ".join(sentence(rng) for _ in range(3)) + "\n")
    parts.append("\n## Procedure\n")
    steps = [f"{index}. {sentence(rng)}" for index in range(1, 8)]
    parts.append("\n" + "\n".join(steps) + "\n")
    if number % 20 == 0:
        parts.append("\nTODO: say who is called at night.\n")
    length = sum(map(len, parts))
    section = 0
    while length < size:
        section += 1
        other = rng.randrange(pages)
        text = f"\n## Part {section}: {rng.choice(NOUNS)}\n\n" + " ".join(sentence(rng) for _ in range(4)) + \
               f"\n\nSee [{rng.choice(NOUNS)}](../g{other // 100:03}/page-{other:05}.md) and `{rng.choice(NOUNS)} --{rng.choice(VERBS)}`.\n"
        parts.append(text)
        length += len(text)
    return "".join(parts)


def write(folder, pages, size=4000, seed=1, form=None, below="docs"):
    """Writes and commits the pages; in ten commits, so that dates differ."""
    rng = random.Random(seed)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ".git").exists():
        subprocess.run(["git", "init", "-q", "--initial-branch=main", folder], check=True)
    texts = []
    chunk = max(1, pages // 10)
    for number in range(pages):
        if number % 10 == 9:
            text = texts[number - rng.randrange(1, min(number, 50))].replace("the main ", "the other ")
        else:
            text = page(rng, number, pages, size, form)
        texts.append(text)
        place = folder / below / f"g{number // 100:03}" / f"page-{number:05}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
        if number % chunk == chunk - 1 or number == pages - 1:
            day = f"20{16 + min(9, number // chunk)}-03-01T10:00:00Z"
            who = ["-c", "user.name=Maria Lopez", "-c", "user.email=maria@example.com"]
            subprocess.run(["git", *who, "add", "-A"], cwd=folder, check=True)
            subprocess.run(["git", *who, "commit", "-qm", f"pages up to {number}"], cwd=folder, check=True,
                           env={"PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "HOME": str(folder)})
    subprocess.run(["git", "gc", "-q"], cwd=folder, check=False)
    return folder
