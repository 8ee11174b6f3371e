"""What the companies of `duties.py` are made of: drawn by lot, and written as the files of a repository."""

import random
from dataclasses import fields
from datetime import date, timedelta

from duties_model import Ack, Person, Role, Stage

FIRST, LONG_AGO = date(2026, 1, 1), date(2020, 1, 1)
READERS = ["ann", "ben", "cat", "dan", "eve", "fay"]
PAGES = ["till", "van"]
PATHS = ["counter", "road", "office"]
ROLES = {"clerk": Role("counter"), "driver": Role("road"), "cashier": Role("counter"), "lead": Role(None, ("clerk",)),
         "head": Role("office", ("lead",)), "guest": Role()}


class Lot(random.Random):
    """Draws what is written; the same again from the same seed."""

    def roll(self, probability):
        return self.random() < probability

    def after(self, day, least, most):
        return day + timedelta(days=self.randint(least, most))

    def any_roles(self, counts):
        return tuple(self.sample(list(ROLES), self.choice(counts)))

    def any_leave(self, day, least, most, length):
        first = self.after(day, least, most)
        return first, self.after(first, 0, length)

    def any_person(self):
        start = LONG_AGO if self.roll(0.6) else self.after(FIRST, 5, 90)
        leave = (self.any_leave(FIRST, 10, 100, 12),) if self.roll(0.4) else ()
        return Person(self.any_roles([0, 1, 1, 2]), start, leave=leave)

    def any_stage(self):
        sops = tuple(page for page in PAGES if self.roll(0.5))
        return Stage(self.choice(["2d", "6d", "7d", "12d", "25d", None]), sops, self.roll(0.25))

    def any_paths(self):
        return {path: tuple(self.any_stage() for _ in range(self.choice([1, 2]))) for path in PATHS}

    def any_ack(self):
        required = self.choices([True, False, None], [60, 15, 25])[0]
        within = self.choice(["3d", "10d", "20d", "40d", "1 month"]) if self.roll(0.5) else None
        expires = self.choice(["20d", "1 month", "2 months"]) if self.roll(0.35) else None
        return Ack(required, within, expires)

    def any_settings(self):
        within = self.choice(["5d", "9d", "30d"]) if self.roll(0.5) else None
        expires = self.choice(["15d", "1 month", "45d"]) if self.roll(0.3) else None
        return Ack(True if self.roll(0.5) else None, within, expires)


def one_line(**entries):
    """A map of YAML in a line; what is None is left out."""
    said = [f"{key}: {str(value).lower() if isinstance(value, bool) else value}" for key, value in entries.items()
            if value is not None]
    return "{" + ", ".join(said) + "}"


def one_list(values):
    return "[" + ", ".join(values) + "]"


def ack_yaml(ack):
    said = one_line(**{entry.name: getattr(ack, entry.name) for entry in fields(ack)})
    return "" if said == "{}" else f"ack: {said}\n"


def people_yaml(people):
    lines = ["people:", "  - {id: maria, name: Maria Lopez, emails: [maria@example.com], start: 2020-01-01}"]
    for person, known in people.items():
        leave = [one_line(**{"from": first, "to": last}) for first, last in known.leave]
        lines.append("  - " + one_line(
            id=person, name=person.title(), emails=f"[{person}@example.com]", roles=one_list(known.roles),
            start=known.start, end=known.end, leave=one_list(leave) if leave else None,
        ))
    return "\n".join(lines) + "\n"


def roles_yaml(roles):
    lines = [f"  {name}: " + one_line(title=name.title(), path=role.path,
                                      includes=one_list(role.includes) if role.includes else None)
             for name, role in roles.items()]
    return "\n".join(["roles:", *lines]) + "\n"


def paths_yaml(paths):
    lines = ["paths:"]
    for name, stages in paths.items():
        said = [one_line(id=f"s{number}", title=f"Stage {number}", due=stage.due, sops=one_list(stage.sops),
                         checkpoint="{kind: acknowledgement}" if stage.asks else None)
                for number, stage in enumerate(stages, 1)]
        lines.append(f"  {name}: " + one_line(title=name.title(), stages=one_list(said)))
    return "\n".join(lines) + "\n"
