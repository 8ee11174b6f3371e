#!/usr/bin/env python3
"""Pages with `last_reviewed_on` and `review_in`, as the UK government's own tooling judges them and as `sop stale` does.

The peer is `lib/govuk_tech_docs/page_review.rb` of alphagov/tech-docs-gem, from a checkout that `--gem` names, run by ruby with the
chronic gem (Debian: `ruby ruby-chronic`): front matter by Ruby's YAML, the day of the review by that class. Every page of each
repository that the class gives a day for must have the same day here, and be overdue on the same days; its monitor tells
the owners of what is past that day.
"""

import json
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from world import arguments, conclude, table

RUBY = r"""
require 'chronic'; require 'date'; require 'json'; require 'ostruct'; require 'yaml'
class Object; def present?; !nil? && self != ''; end; end
require ARGV[0]
out = {}
STDIN.each_line(chomp: true) do |path|
  text = File.binread(path).force_encoding('UTF-8')
  next unless (head = text[/\A---\s*\n(.*?\n)---\s*$/m, 1])
  begin
    data = YAML.safe_load(head, permitted_classes: [Date, Time])
    next unless data.is_a?(Hash) && data['review_in']
    page = OpenStruct.new(data: OpenStruct.new(data))
    day = GovukTechDocs::PageReview.new(page).review_by
    out[path] = day.to_s if day
  rescue StandardError => error
    out[path] = "no day: #{error.class}"
  end
end
puts JSON.generate(out)
"""


def compare(sop, clone, review, name, violations):
    run = subprocess.run([sop, "stale", "--all", "--json", "--fail-on", "none"], cwd=clone, capture_output=True, check=True)
    report = json.loads(run.stdout)
    ours = {line["path"]: line for line in report["sops"]}
    pages = subprocess.run(["git", "ls-files", "-z"], cwd=clone, capture_output=True, check=True).stdout.decode().split("\0")
    pages = [page for page in pages if page.endswith((".md", ".md.erb", ".markdown"))]
    judged = subprocess.run(["ruby", "-e", RUBY, str(review)], cwd=clone, input="\n".join(pages).encode(), capture_output=True, check=True)
    theirs = json.loads(judged.stdout)
    same = overdue = refused = 0
    for path, day in theirs.items():
        line = ours.get(path)
        if day.startswith("no day"):
            refused += 1
        elif line is None:
            violations.append(f"{name}: {path}: due on {day} by the gem, and not among the SOPs")
        elif line["due"] != day or (date.fromisoformat(day) < date.fromisoformat(report["as_of"])) != (line["days_overdue"] > 0):
            violations.append(f"{name}: {path}: due on {day} by the gem, here {line['due']} ({line['state']}, by {line['basis']})")
        else:
            same += 1
            overdue += line["days_overdue"] > 0
    return name, len(pages), len(theirs), same, overdue, refused


def main():
    parser = arguments(__doc__.splitlines()[0], 0)
    parser.add_argument("--gem", required=True, help="a checkout of alphagov/tech-docs-gem")
    parser.add_argument("repositories", nargs="+", help="git repositories, left as they are")
    options = parser.parse_args()
    review = Path(options.gem).resolve() / "lib/govuk_tech_docs/page_review.rb"
    violations = []
    rows = [("repository", "pages", "with a date", "same", "of these overdue", "the gem refuses")]
    root = Path(tempfile.mkdtemp(prefix="sop-conventions-"))
    try:
        for number, source in enumerate(options.repositories):
            clone = root / str(number)
            subprocess.run(["git", "clone", "-q", "--shared", Path(source).resolve(), clone], check=True)
            rows.append(compare(Path(options.sop).resolve(), clone, review, Path(source).name, violations))
    finally:
        shutil.rmtree(root, ignore_errors=True)
    table(rows)
    conclude(violations)


if __name__ == "__main__":
    main()
