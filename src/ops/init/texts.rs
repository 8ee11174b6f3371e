//! What a new repository's files say.

use super::Request;
use super::ci::SERVICE;
use super::quote::yaml;
use crate::domain::SopId;
use crate::error::{Error, Result};
use crate::ops::template::{FrontMatter, page};

/// The sample page's file name.
pub const SAMPLE_NAME: &str = "write-an-sop.md";

/// paths.yaml
pub const PATHS: &str = "\
# How somebody new comes to know a role's SOPs, stage by stage. `due` counts from the person's start.
paths:
  ops-basics:
    title: First weeks as operations lead
    stages:
      - {id: week-1, title: Foundations, due: 7d, sops: []}
";

/// workflows.yaml
pub const WORKFLOWS: &str = "\
# What is done here, and whether an SOP exists for it: the backlog of what to write next.
#
# workflows:
#   invoices: {title: Sending invoices, owner: \"role:ops-lead\", roles: [ops-lead], how_often: 20 a month, cost: 3, dependence: 4, today: \"only one of us knows how\"}
workflows: {}
";

/// .gitattributes
pub const ATTRIBUTES: &str = "\
# Pages are stored with LF, whatever the editor writes: the same words are the same bytes in every clone.
*.md text
";

/// What a reviewer ticks off.
pub const PULL_REQUEST: &str = "\
What changes for whoever follows this SOP, and why:

For the reviewer:

- [ ] I read what changed step by step (`sop diff ID`), not only the lines
- [ ] Somebody in this role can follow it without asking
- [ ] Owner, roles and review interval are right
- [ ] No open question and no placeholder is left

Then, in a clone: `sop approve ID`
";

/// sop.yaml
pub fn settings(request: &Request, globs: &[String]) -> String {
    let globs: Vec<String> = globs.iter().map(|glob| yaml(glob)).collect();
    let globs = globs.join(", ");
    let ledger = yaml(&request.ledger);
    let forge = super::forge(request).map_or_else(String::new, |forge| {
        format!(
            "\n# The forge behind the remote: `submit` opens pull requests, reviews approve, `publish` merges there.\nforge: {forge}\n"
        )
    });
    let branch = request
        .default_branch
        .as_deref()
        .map_or_else(String::new, |branch| {
            format!(
                "\n# The branch that readers get.\ndefault_branch: {}\n",
                yaml(branch)
            )
        });
    format!(
        "\
# Settings of this SOP repository. Every key but `ledger` has a default.

# Which ledger holds the evidence (branch sop-ledger). Written once: never change or copy it.
ledger: {ledger}

# Which files are SOPs.
sops: [{globs}]
{branch}{forge}
# How often a page is reviewed that does not say.
review_in: 3 months

approvals:
  # How many people have to approve; at `risk: high` two.
  required: 1
  # Whether your own approval counts: never, alone (while people.yaml lists one human) or always.
  self: alone
  # Who may approve; without this line, any human of people.yaml.
  # by: [\"role:ops-lead\"]
  # What pages with a tag need beside that; the stricter wins.
  # tags: {{legal: {{required: 2, by: [\"role:legal\"]}}}}
  # Who may publish before it is approved (sop publish SOP --emergency), and how soon it has to be then.
  # emergency: {{by: [\"role:ops-lead\"], within: 2 days}}
"
    )
}

/// people.yaml with git's user in it.
pub fn people(id: &str, name: &str, email: &str, with_role: bool, with_service: bool) -> String {
    let role = if with_role {
        "    roles: [ops-lead]\n"
    } else {
        ""
    };
    let service = if with_service {
        format!(
            "  # The forge's pipeline, which records what is merged by hand: it can record, and never approve.
  # Its public key under `keys:` makes reviews that it records attested.
  - id: {SERVICE}
    name: The pipeline
    kind: service
"
        )
    } else {
        String::new()
    };
    let (id, name, email) = (
        yaml(id),
        yaml(if name.is_empty() { email } else { name }),
        yaml(email),
    );
    format!(
        "\
# Who there is. An id is never given to anyone else; whoever leaves gets an `end:` and stays listed.
people:
  - id: {id}
    name: {name}
    # Every address that this person commits under.
    emails: [{email}]
{role}{service}"
    )
}

/// roles.yaml
pub fn roles(with_path: bool) -> String {
    let path = if with_path {
        "\n    path: ops-basics"
    } else {
        ""
    };
    format!(
        "\
# What people do here. An SOP names the roles that must know it; `path` (in paths.yaml) leads into the role.
roles:
  ops-lead:
    title: Operations lead{path}
"
    )
}

/// CODEOWNERS: the first person owns what decides who may approve.
pub fn codeowners(email: &str) -> String {
    let word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b))
    };
    let usable = email
        .split_once('@')
        .is_some_and(|(user, host)| word(user) && word(host));
    // An address that this file cannot hold leaves the lines to be completed by hand.
    let (mark, owner) = if usable {
        ("", email)
    } else {
        ("# ", "@OWNER")
    };
    format!(
        "\
# Whose review a change of these files asks for: logins (@maria), teams (@acme/ops) or e-mails.
# They decide who may approve an SOP, so let the default branch require this review.
{mark}/sop.yaml {owner}
{mark}/people.yaml {owner}
#
# The SOPs themselves need no line here: `sop` knows who may approve each.
"
    )
}

/// A first page that holds for every team that works with `sop`.
pub fn sample() -> Result<String> {
    let id = SopId::parse("write-an-sop").map_err(|error| Error::bug(error.to_string()))?;
    let front = FrontMatter {
        id,
        title: "Write an SOP".to_owned(),
        owner: Some("role:ops-lead".to_owned()),
        roles: vec!["ops-lead".to_owned()],
        review_in: Some("6 months".to_owned()),
        kind: Some("procedure".to_owned()),
        workflow: None,
        origin: None,
    };
    page(&front, SAMPLE)
}

const SAMPLE: &str = "\
# Write an SOP

For whoever did something twice and will be asked how.

## Procedure

1. Start the page: `sop new \"TITLE\" --owner role:ops-lead --role ops-lead`. It gets a branch of its own.
2. Write down what you do, a step for each thing that can be done and seen to be done: `sop edit ID`.
3. Look for what is missing: `sop check`.
4. Hand it in: `sop submit ID`.
5. Ask somebody who will have to follow it to read it and to run `sop approve ID`.
6. Publish it: `sop publish ID`. The last lines name who has to read it now.

## If something goes wrong

- A command refuses: it names each reason and the command that mends it.
- Nobody may approve: `approvals:` in sop.yaml and people.yaml say who could.
";
