//! The text of a pull request: what changes step by step, what is still open, who must read it, and whom it waits for.

use std::fmt::Write as _;

use super::approve::{Proposed as Shown, open, overview};
use super::attest::logins;
use super::governed::{needs, readers};
use crate::domain::change::Change;
use crate::domain::document::Document;
use crate::domain::forge::{Account, ForgeKind, Place, PullDraft};
use crate::domain::ledger::record::{Action, SubmitItem};
use crate::domain::registry::Submission;
use crate::domain::step::{ChangeKind, StepChange};
use crate::env::Now;
use crate::error::Result;
use crate::markdown::questions::open_questions;
use crate::store::{Snapshot, SubmissionFacts};

/// Where our part of the text begins; what people write around it stays.
const BEGIN: &str = "<!-- sop:begin: written by `sop`, and written anew by it -->";

/// Where it ends.
const END: &str = "<!-- sop:end -->";

/// The most that any forge takes, with room for what people add.
const MOST: usize = 50_000;

/// Where anybody may approve, no more than so many are asked.
const FEW: usize = 5;

/// A pull request as it should be, and who is asked.
#[derive(Debug, Clone)]
pub struct Proposed {
    /// Title, branches and text.
    pub draft: PullDraft,
    /// Whom to ask for a review.
    pub reviewers: Vec<Account>,
    /// Who may approve and has no account here, by people.yaml.
    pub unlinked: Vec<String>,
}

/// The pull request of an open submission.
///
/// # Errors
/// Nothing is submitted, or it cannot be read.
pub fn proposed(snapshot: &Snapshot, target: &str, place: &Place, now: Now) -> Result<Proposed> {
    let (submission, facts) = open(snapshot, target)?;
    let shown = overview(snapshot, target)?;
    let case = snapshot.case(submission, facts);
    let votes = snapshot.ledger.registry.votes(&submission.record);
    let judgement = case.judge(votes);
    let eligible = case.eligible(now.at);
    let mut text = format!("{BEGIN}\n");
    for (item, one) in submission.body.sops.iter().zip(&shown.sops) {
        page(
            &mut text,
            snapshot,
            (item, one),
            submission,
            facts,
            place,
            now,
        );
        let judged = judgement.items.iter().find(|judged| judged.id == item.id);
        for need in judged.map_or_else(Vec::new, |judged| {
            needs(snapshot, judged, &judgement, &eligible)
        }) {
            let _ = writeln!(text, "**Waits for** {}\n", plain(&need));
        }
    }
    if let Some(reason) = &submission.body.reason {
        let _ = writeln!(text, "**Why:** {}\n", plain(reason));
    }
    if !shown.other_files.is_empty() {
        let files: Vec<String> = shown.other_files.iter().map(|file| code(file)).collect();
        let _ = writeln!(
            text,
            "Also changed, and not covered by an approval: {}\n",
            files.join(", ")
        );
    }
    let first = submission.body.sops.first();
    let id = first.map_or("", |item| item.id.as_str());
    let _ = writeln!(
        text,
        "An approving review approves exactly these bytes; or, in a clone: `sop approve {id}`. To merge: `sop publish {id}`.\n\n<sub>submission {}</sub>",
        submission.record.short()
    );
    cut(&mut text);
    text.push_str(END);
    let (reviewers, unlinked) = asked(snapshot, &eligible, votes.len(), place, facts);
    Ok(Proposed {
        draft: PullDraft {
            branch: submission.body.branch.clone(),
            base: snapshot.layout.default_branch.clone(),
            title: title(submission),
            body: text,
        },
        reviewers,
        unlinked,
    })
}

fn title(submission: &Submission) -> String {
    let sops = &submission.body.sops;
    let retires = sops.iter().all(|item| item.action == Action::Retire);
    let verb = if retires { "Retire" } else { "Publish" };
    let mut names: Vec<String> = sops
        .iter()
        .take(4)
        .map(|item| format!("{} {}", item.id, item.version))
        .collect();
    if sops.len() > 4 {
        names.push(format!("{} more", sops.len() - 4));
    }
    format!("{verb} {}", names.join(", "))
}

/// Who may approve, with an account here; everybody only where they are few or named.
fn asked(
    snapshot: &Snapshot,
    eligible: &[String],
    voted: usize,
    place: &Place,
    facts: &SubmissionFacts,
) -> (Vec<Account>, Vec<String>) {
    let policy = &snapshot.settings.approvals;
    let by_tag = |tags: Vec<String>| {
        let tags = tags.into_iter().collect();
        policy.of_tags(&tags).any(|(_, rule)| !rule.by.is_empty())
    };
    let named = !policy.by.is_empty()
        || facts
            .pages
            .values()
            .any(|page| !page.approvers().is_empty() || by_tag(page.tags()));
    if voted > 0 || !(named || eligible.len() <= FEW) {
        return (Vec::new(), Vec::new());
    }
    let (mut reviewers, mut unlinked) = (Vec::new(), Vec::new());
    for id in eligible.iter().take(10) {
        let person = snapshot.organisation.people.by_id(id);
        let accounts = person.map(|person| logins(person, place.kind, &place.host));
        let account = accounts.into_iter().flatten().find_map(|login| {
            Some(Account {
                login: login.login.clone(),
                id: login.id?,
            })
        });
        match account {
            Some(account) => reviewers.push(account),
            None => unlinked.push(id.clone()),
        }
    }
    (reviewers, unlinked)
}

fn page(
    text: &mut String,
    snapshot: &Snapshot,
    (item, shown): (&SubmitItem, &Shown),
    submission: &Submission,
    facts: &SubmissionFacts,
    place: &Place,
    now: Now,
) {
    let class = match item.change {
        Change::Minor => "minor: whoever knows this version need not read it again",
        Change::Major => "major: everybody reads it again",
    };
    let what = match (item.action, item.effective_on) {
        (Action::Retire, _) => "it ends".to_owned(),
        (Action::Publish, Some(date)) => format!("{class}; in force on {date}"),
        (Action::Publish, None) => class.to_owned(),
    };
    let _ = writeln!(
        text,
        "### {} {}\n\n{} · {what}\n",
        item.id,
        item.version,
        code(&item.path)
    );
    if let Some(before) = &shown.path_before {
        let _ = writeln!(text, "Moved from {}\n", code(before));
    }
    if item.action == Action::Publish {
        match &shown.text {
            Some(_) => text.push_str("A first version: every step is new.\n\n"),
            None => changes(text, shown),
        }
    }
    for hidden in &shown.hidden {
        let _ = writeln!(text, "- does not show when rendered: {}", code(hidden));
    }
    let Some(page) = facts.pages.get(&item.id) else {
        return;
    };
    pictures(text, page, facts.before.get(&item.id), submission, place);
    let questions = open_questions(page.body(), page.body_line);
    if !questions.is_empty() {
        text.push_str("\n**Open questions**: it cannot be published before they are answered\n\n");
        for question in questions {
            let ask = question.ask.map(|ask| format!(" (ask {ask})"));
            let ask = ask.unwrap_or_default();
            let _ = writeln!(text, "- {}", plain(&format!("{}{ask}", question.text)));
        }
        text.push('\n');
    }
    let readers = readers(snapshot, page, now);
    if item.action == Action::Publish && !readers.is_empty() {
        let roles = page.roles().join(", ");
        let some = super::governed::some_of(&readers).replace(" or ", " and ");
        let _ = writeln!(
            text,
            "**Must know it**: {} ({})\n",
            plain(&some),
            plain(&roles)
        );
    }
}

/// The steps that differ, as a diff: in it nothing is rendered, and nobody is called by a name with an `@`.
fn changes(text: &mut String, shown: &Shown) {
    let mut diff = String::new();
    let mut side = |sign: char, words: &str| {
        for line in words.lines() {
            let _ = writeln!(diff, "{sign} {line}");
        }
    };
    for step in &shown.steps {
        let StepChange { before, after, .. } = step;
        if step.kind == ChangeKind::Moved {
            let number = |number: &Option<String>| number.clone().unwrap_or_default();
            let words = after.as_deref().unwrap_or_default();
            let (from, to) = (number(&step.before_number), number(&step.after_number));
            side('!', &format!("{words}   (step {from} is now {to})"));
            continue;
        }
        side('-', before.as_deref().unwrap_or_default());
        side('+', after.as_deref().unwrap_or_default());
    }
    for (section, before, after) in &shown.blocks {
        if !section.is_empty() {
            side('#', section);
        }
        side('-', before.as_deref().unwrap_or_default());
        side('+', after.as_deref().unwrap_or_default());
    }
    if diff.is_empty() {
        text.push_str("No step and no other block changes.\n\n");
        return;
    }
    let longest = diff
        .split(|letter| letter != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let _ = writeln!(text, "{fence}diff\n{diff}{fence}\n");
}

/// The pictures that are new or other than before, from the forge's own host.
fn pictures(
    text: &mut String,
    page: &Document,
    before: Option<&Document>,
    submission: &Submission,
    place: &Place,
) {
    let old = before.map(Document::images).unwrap_or_default();
    let raw = match place.kind {
        ForgeKind::Github => "raw",
        ForgeKind::Gitlab => "-/raw",
        ForgeKind::Gitea => "raw/commit",
    };
    for image in page.images() {
        if old.contains(image) || image.path.to_ascii_lowercase().ends_with(".pdf") {
            continue;
        }
        let path: Vec<String> = image.path.split('/').map(coded).collect();
        let _ = writeln!(
            text,
            "![{}](https://{}/{}/{raw}/{}/{})\n",
            plain(&image.path),
            place.host,
            place.repo,
            submission.body.head,
            path.join("/")
        );
    }
}

fn coded(part: &str) -> String {
    let mut coded = String::new();
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            let _ = write!(coded, "%{byte:02X}");
        }
    }
    coded
}

/// A text as code, in which nothing is rendered.
fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n'], " "))
}

/// A text in which nothing is rendered and nobody is called: what Markdown and forges look for is escaped.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
    {
        match letter {
            '@' => safe.push_str("@\u{2060}"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!' | '|' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
    }
    safe
}

fn cut(text: &mut String) {
    if text.len() <= MOST {
        return;
    }
    let mut at = MOST;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.truncate(at);
    // Whatever was open is closed by a line that no fence of ours is longer than.
    text.push_str("\n\n````````\n\nIt is longer than a forge takes: `sop approve --show ID` shows all of it.\n\n");
}

/// A text as the part of a pull request that is ours.
pub fn ours(text: &str) -> String {
    format!("{BEGIN}\n{text}\n{END}")
}

/// The text of a pull request with our part of it written anew.
pub fn with_text(there: &str, own: &str) -> String {
    let begin = there.find("<!-- sop:begin");
    let end = there.find(END).map(|at| at + END.len());
    match (begin, end) {
        (Some(begin), Some(end)) if begin < end => {
            format!("{}{own}{}", &there[..begin], &there[end..])
        }
        _ if there.trim().is_empty() => own.to_owned(),
        _ => format!("{}\n\n{own}", there.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_around_it_stays() {
        let old = format!("{BEGIN}\nold\n{END}");
        let new = format!("{BEGIN}\nnew\n{END}");
        assert_eq!(with_text("", &new), new);
        assert_eq!(with_text("Closes #3", &new), format!("Closes #3\n\n{new}"));
        let around = format!("Before\n{old}\nAfter");
        assert_eq!(with_text(&around, &new), format!("Before\n{new}\nAfter"));
        assert_eq!(
            with_text(&format!("{END} {BEGIN}"), &new),
            format!("{END} {BEGIN}\n\n{new}")
        );
    }

    #[test]
    fn nothing_of_a_page_is_rendered_and_nobody_is_called() {
        assert_eq!(
            plain("ask @maria *now*\n<b>"),
            "ask @\u{2060}maria \\*now\\* \\<b\\>"
        );
        assert_eq!(code("a`b"), "`a b`");
    }

    #[test]
    fn a_step_with_a_fence_does_not_end_the_diff() {
        let mut text = String::new();
        let step = StepChange {
            kind: ChangeKind::Added,
            before: None,
            after: Some("Run ````x````".to_owned()),
            similarity: 0.0,
            before_number: None,
            after_number: None,
        };
        let shown = Shown {
            id: String::new(),
            path: String::new(),
            action: String::new(),
            version: String::new(),
            path_before: None,
            superseded_by: None,
            effective_on: None,
            text: None,
            steps: vec![step],
            blocks: Vec::new(),
            pictures: Vec::new(),
            hidden: Vec::new(),
        };
        changes(&mut text, &shown);
        assert!(
            text.starts_with("`````diff\n+ Run ````x````\n`````\n"),
            "{text}"
        );
    }
}
