"""A company that never was, from a seed: people, roles, paths, SOPs, and three years of hires, moves, leaves and leavers.

`write(folder, company)` puts people.yaml, roles.yaml and paths.yaml there; `staff(company)` is the same as an HR system's CSV.
"""

import csv
import io
import random
from datetime import date, timedelta

FIRST = "Ada Ben Cara Dan Eva Finn Gia Hugo Ida Jon Kim Lena Max Nora Omar Pia Quin Rosa Sam Tara Uma Vic Wen Xena Yan Zoe".split()
LAST = "Adams Berg Costa Diaz Ekman Ferro Garcia Holm Ito Jansen Klein Lopez Meyer Novak Ode Patel Quist Reed Silva Tran Unger Vogel Wong Xu Young Zeller".split()
DEPARTMENTS = "Support Sales Finance Logistics Kitchen Security Research Legal People Facilities".split()
LEVELS = ["Assistant", "Agent", "Specialist", "Senior Specialist", "Lead", "Head"]
CITIES = "Oslo Lima Kyoto Porto Quito Turin".split()


class Company:
    """What there is; the same for the same seed and sizes."""

    def __init__(self, seed=1, people=10_000, roles=60, sops=500, paths=40, today=date(2026, 11, 22)):
        self.chance, self.today = random.Random(seed), today
        self.roles = [f"{DEPARTMENTS[at % len(DEPARTMENTS)].lower()}-{LEVELS[at // len(DEPARTMENTS) % len(LEVELS)].lower().replace(' ', '-')}"
                      for at in range(roles)]
        self.sops = [f"sop-{at:03}" for at in range(sops)]
        self.asked = {sop: self.chance.sample(self.roles, self.chance.randint(1, 4)) for sop in self.sops}
        self.paths = {f"path-{at:02}": self.roles[at % roles] for at in range(paths)}
        self.people = [self.person(at) for at in range(people)]

    def person(self, at):
        chance = self.chance
        department, level = chance.choice(DEPARTMENTS), chance.choices(range(len(LEVELS)), [30, 30, 20, 10, 8, 2])[0]
        start = self.today - timedelta(days=chance.randint(0, 3 * 365) if chance.random() < 0.6 else chance.randint(3 * 365, 12 * 365))
        person = {
            "id": f"p-{at:05}", "name": f"{chance.choice(FIRST)} {chance.choice(LAST)}", "email": f"p{at:05}@example.com",
            "title": f"{department} {LEVELS[level]}", "department": department, "location": chance.choice(CITIES),
            "manager": None if at == 0 else f"p-{chance.randrange(min(at, 1 + at // 8)):05}", "start": start, "end": None, "leave": None,
            "roles": [], "hr": f"{100000 + at}",
        }
        if chance.random() < 0.08:
            person["end"] = start + timedelta(days=chance.randint(30, 900))
        elif chance.random() < 0.03:
            away = self.today - timedelta(days=chance.randint(-20, 60))
            person["leave"] = (away, away + timedelta(days=chance.randint(5, 120)))
        if chance.random() < 0.1:
            person["roles"] = [chance.choice(self.roles)]
        return person


def people_yaml(company, day=None, extra=()):
    """Everybody who was known on a day, an entry a line or below its dash."""
    lines = ["people:", *extra]
    for person in company.people:
        if day and person["start"] > day + timedelta(days=14):
            continue
        fields = [f'id: {person["id"]}', f'name: {person["name"]}', f'emails: [{person["email"]}]']
        fields += [f'roles: [{", ".join(person["roles"])}]'] if person["roles"] else []
        fields += [f'manager: {person["manager"]}'] if person["manager"] else []
        fields += [f'start: {person["start"]}']
        fields += [f'end: {person["end"]}'] if person["end"] and (not day or person["end"] <= day) else []
        fields += ["leave: [{from: %s, to: %s}]" % person["leave"]] if person["leave"] else []
        fields += [f'{field}: {person[field]}' for field in ("title", "department", "location")]
        fields += ['source: {hr: "%s"}' % person["hr"]]
        lines.append("  - {" + ", ".join(fields) + "}")
    return "\n".join(lines) + "\n"


def roles_yaml(company):
    lines = ["roles:", "  ops-lead: {title: Operations lead}"]
    leads = {role: path for path, role in company.paths.items()}
    for role in company.roles:
        department, _, level = role.partition("-")
        title = f"{department.capitalize()} {level.replace('-', ' ')}"
        path = f", path: {leads[role]}" if role in leads else ""
        lines.append(f'  {role}: {{title: {title}{path}, match: {{title: "{title}"}}}}')
    return "\n".join(lines) + "\n"


def paths_yaml(company):
    lines = ["paths:"]
    for path, role in company.paths.items():
        known = [sop for sop in company.sops if role in company.asked[sop]]
        lines += [f"  {path}:", f"    title: Ramp-up for {role}", "    stages:"]
        for stage in range(3):
            after = f", after: [stage-{stage - 1}]" if stage else ""
            sign = ", checkpoint: {kind: sign-off, by: manager}" if stage == 2 else ""
            lines.append(f'      - {{id: stage-{stage}, due: {7 * (stage + 1)}d{after}, sops: [{", ".join(known[stage::3])}]{sign}}}')
    return "\n".join(lines) + "\n"


def staff(company):
    """The company as an HR system exports it."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["Employee ID", "Full Name", "Work Email", "Job Title", "Department", "Location", "Manager ID", "Hire Date",
                   "Termination Date", "Employment Status", "Annual Salary"])
    known = {person["id"]: person["hr"] for person in company.people}
    for person in company.people:
        gone = person["end"] and person["end"] < company.today
        rows.writerow([person["hr"], person["name"], person["email"], person["title"], person["department"], person["location"],
                       known.get(person["manager"], ""), person["start"], person["end"] or "", "Terminated" if gone else "Active", 50000])
    return out.getvalue()
