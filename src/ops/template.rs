//! What a new page begins as: front matter, and a body that fits its kind.
//!
//! A procedure, a runbook and a policy are read in different moments, so each has its own sections and none is forced
//! into another's. Every hole says `TODO:`: the lint finds it, and the page cannot be published as it came.

use crate::domain::{SopId, suggest};
use crate::error::{Error, Result};
use crate::markdown::frontmatter::{Change, Value, edit};

/// Where a team keeps its own templates.
const FOLDER: &str = ".sop/templates";

/// What a team's own template may say to have the title put there.
const TITLE_MARK: &str = "{{title}}";

const PROCEDURE: &str = "# {{title}}

TODO: in one sentence, when somebody does this and what is done at the end.

## Before you start

- TODO: what has to be at hand: access, tools, information.

## Procedure

1. TODO: the first step: who does what, and where.
2. TODO: the next step, and how to see that it worked.

## If something goes wrong

- TODO: what can fail, how it shows, and whom to ask.
";

const RUNBOOK: &str = "# {{title}}

TODO: the alert or the symptom that leads here, and who feels it.

## Diagnosis

1. TODO: what to look at first, with the command or the dashboard.
2. TODO: what tells this cause from another.

## Mitigation

1. TODO: the first thing to do, with the command.
2. TODO: how to see that it is over.

## Escalation

- TODO: whom to call, and after how long.
";

const POLICY: &str = "# {{title}}

TODO: in one sentence, what this is about and whom it binds.

## Rules

1. TODO: the first rule, one that can be kept or broken.
2. TODO: the next rule.

## Exceptions

- TODO: who may grant one, for how long, and where it is written down.

## When a rule is broken

- TODO: whom to tell, and what happens then.
";

/// The kinds that have a built-in template.
pub fn kinds() -> [&'static str; 3] {
    ["procedure", "runbook", "policy"]
}

/// Where a team's own template for a kind stands, from the repository's root.
///
/// # Errors
/// The kind is no name that a file can have.
pub fn own_path(kind: &str) -> Result<String> {
    // What may be an id may be a file name, on every system.
    match SopId::parse(kind) {
        Ok(_) => Ok(format!("{FOLDER}/{kind}.md")),
        Err(_) => Err(unknown(kind)),
    }
}

/// The body of a new page. A team's own template goes before the built-in one of that name; in it `{{title}}` is
/// replaced, and nothing else.
///
/// # Errors
/// The title is empty, the kind is unknown, or the team's own template brings front matter.
pub fn body(kind: &str, title: &str, own: Option<&str>) -> Result<String> {
    let title = heading(title);
    if title.is_empty() {
        return Err(Error::usage("a page needs a title").hint("sop new \"TITLE\""));
    }
    let template = match own {
        Some(own) => own_body(kind, own)?,
        None => built_in(kind)?.to_owned(),
    };
    Ok(template.replace(TITLE_MARK, &title))
}

fn built_in(kind: &str) -> Result<&'static str> {
    match kind {
        "procedure" => Ok(PROCEDURE),
        "runbook" => Ok(RUNBOOK),
        "policy" => Ok(POLICY),
        _ => Err(unknown(kind)),
    }
}

fn unknown(kind: &str) -> Error {
    let error = Error::usage(format!(
        "`{kind}` is no kind of page: there are {}",
        kinds().join(", ")
    ));
    let error = match suggest::nearest(kind, kinds()) {
        Some(near) => error.hint(format!("did you mean `--kind {near}`?")),
        None => error,
    };
    error.hint(format!("a team's own kind is a file {FOLDER}/KIND.md"))
}

/// A team's template with `\n` at the end of each line.
fn own_body(kind: &str, own: &str) -> Result<String> {
    let path = own_path(kind)?;
    let own = own
        .strip_prefix('\u{feff}')
        .unwrap_or(own)
        .replace("\r\n", "\n");
    if own.lines().next() == Some("---") {
        return Err(Error::repository(format!(
            "{path} begins with front matter; a template is a body only"
        ))
        .at(path, Some(1))
        .hint(
            "delete the lines from the first `---` to the second: `sop` writes the front matter",
        ));
    }
    let end = if own.ends_with('\n') { "" } else { "\n" };
    Ok(own + end)
}

/// A title as it can stand in a heading: on one line, without controls, and opening no HTML.
fn heading(title: &str) -> String {
    let words: Vec<String> = title
        .split_whitespace()
        .map(|word| {
            word.chars()
                .filter(|c| !c.is_control())
                .collect::<String>()
                .replace('<', "\\<")
        })
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    // A final run of `#` would close the heading and vanish.
    let text = line.trim_end_matches('#');
    match text.len() {
        length if length == line.len() => line,
        length => format!("{text}\\{}", &line[length..]),
    }
}

/// What a new page says about itself; a field without a value is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// Its id.
    pub id: SopId,
    /// Its title, as text.
    pub title: String,
    /// `role:NAME`, a person's id or an e-mail.
    pub owner: Option<String>,
    /// Who must know it.
    pub roles: Vec<String>,
    /// `3 months`
    pub review_in: Option<String>,
    /// The template that it follows.
    pub kind: Option<String>,
    /// The workflow that it describes.
    pub workflow: Option<String>,
    /// Where its words come from.
    pub origin: Option<OriginFields>,
}

/// `origin:` of a page that was drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginFields {
    /// `ai`, `rules` or `human`.
    pub kind: String,
    /// Which service drafted.
    pub provider: String,
    /// Which model.
    pub model: Option<String>,
    /// Names of the files that it was drafted from.
    pub sources: Vec<String>,
    /// `YYYY-MM-DD`
    pub drafted_on: String,
}

/// A draft: front matter, a blank line, the body.
///
/// # Errors
/// A value cannot stand in front matter, because all of it would be larger than front matter may be.
pub fn page(front: &FrontMatter, body: &str) -> Result<String> {
    let text = edit("", &changes(front)).map_err(|error| {
        Error::usage(format!(
            "the front matter of {} cannot be written",
            front.id.as_str()
        ))
        .cause(error)
    })?;
    Ok(format!(
        "{text}\n{}",
        body.trim_start_matches(['\u{feff}', '\n'])
    ))
}

/// The keys in the order in which people read them.
fn changes(front: &FrontMatter) -> Vec<Change> {
    let title = front.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut changes = vec![
        Change::text("id", front.id.as_str()),
        Change::text("title", title),
        Change::text("status", "draft"),
    ];
    let text =
        |key: &str, value: &Option<String>| value.as_ref().map(|value| Change::text(key, value));
    changes.extend(text("owner", &front.owner));
    if !front.roles.is_empty() {
        changes.push(Change::list("roles", front.roles.iter().cloned()));
    }
    changes.extend(text("review_in", &front.review_in));
    changes.extend(text("kind", &front.kind));
    changes.extend(text("workflow", &front.workflow));
    changes.extend(front.origin.as_ref().map(origin));
    changes
}

fn origin(origin: &OriginFields) -> Change {
    let field = |key: &str, value: &str| (key.to_owned(), Value::Text(value.to_owned()));
    let mut fields = vec![
        field("kind", &origin.kind),
        field("provider", &origin.provider),
    ];
    fields.extend(origin.model.as_ref().map(|model| field("model", model)));
    if !origin.sources.is_empty() {
        fields.push(("sources".to_owned(), Value::List(origin.sources.clone())));
    }
    fields.push(field("drafted_on", &origin.drafted_on));
    Change::Set {
        key: "origin".to_owned(),
        value: Value::Map(fields),
    }
}

#[cfg(test)]
mod tests;
