//! Proposes whether a change is minor or major. A change called minor by mistake lets people go on by what they once
//! read, so only what is surely harmless is minor: spelling, typography, formatting, where a link leads, a picture's
//! alternative text. Everything else, and every doubt, is major.

use super::align::Entry;
use super::blockdiff::{Block, BlockKind, Comparison, compare};
use super::normal::one_line;
use super::wording::{self, Wording};
use crate::domain::change::{Change, Proposal};
use crate::domain::step::Step;

/// More reasons than this are counted, not listed.
const MAX_REASONS: usize = 20;

/// Proposes the class of the change from one body to another.
pub fn propose(before: &str, after: &str) -> Proposal {
    let compared = compare(before, after);
    let mut reasons = Reasons::default();
    steps(&compared, &mut reasons);
    blocks(&compared, &mut reasons);
    reasons.proposal(before != after)
}

#[derive(Default)]
struct Reasons {
    major: Vec<String>,
    minor: Vec<String>,
}

impl Reasons {
    fn proposal(mut self, differs: bool) -> Proposal {
        let change = if self.major.is_empty() {
            Change::Minor
        } else {
            Change::Major
        };
        let mut reasons = std::mem::take(&mut self.major);
        reasons.append(&mut self.minor);
        if reasons.is_empty() {
            reasons.push(
                if differs {
                    "only white space or numbering changed"
                } else {
                    "nothing changed"
                }
                .to_owned(),
            );
        }
        let more = reasons.len().saturating_sub(MAX_REASONS);
        if more > 0 {
            reasons.truncate(MAX_REASONS);
            reasons.push(format!("and {more} more"));
        }
        Proposal { change, reasons }
    }

    fn wording(&mut self, what: &str, before: &str, after: &str) {
        match wording::compare(before, after) {
            Wording::Same => {}
            Wording::Typography => self
                .minor
                .push(format!("{what}: punctuation or capitals only")),
            Wording::Spelling(change) => self.minor.push(format!("{what}: spelling, {change}")),
            Wording::Meaning(change) => self.major.push(format!("{what} changed: {change}")),
        }
    }

    fn targets(&mut self, what: &str, before: [&[String]; 3], after: [&[String]; 3]) {
        let ([links, images, html], [new_links, new_images, new_html]) = (before, after);
        if links != new_links {
            let reason = format!(
                "{what}: link target, {}",
                first_difference(links, new_links)
            );
            let calls = |links: &[String]| -> Vec<String> {
                links
                    .iter()
                    .filter(|link| is_contact(link))
                    .cloned()
                    .collect()
            };
            let list = if calls(links) == calls(new_links) {
                &mut self.minor
            } else {
                &mut self.major
            };
            list.push(reason);
        }
        if images != new_images {
            self.major.push(format!(
                "{what}: picture, {}",
                first_difference(images, new_images)
            ));
        }
        if html != new_html {
            self.major.push(format!(
                "{what}: raw HTML, {}",
                first_difference(html, new_html)
            ));
        }
    }
}

/// A link that reaches a person: another one is another instruction.
fn is_contact(link: &str) -> bool {
    let link = link.to_ascii_lowercase();
    ["tel:", "mailto:", "sms:", "callto:", "sip:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
}

fn first_difference(before: &[String], after: &[String]) -> String {
    let same = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    match (before.get(same), after.get(same)) {
        (Some(a), Some(b)) => format!("{} → {}", short(a), short(b)),
        (Some(a), None) => format!("{} removed", short(a)),
        (None, Some(b)) => format!("{} added", short(b)),
        (None, None) => String::new(),
    }
}

fn short(text: &str) -> String {
    let line = one_line(text);
    let mut short: String = line.chars().take(80).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

fn steps(compared: &Comparison, reasons: &mut Reasons) {
    for entry in &compared.step_entries {
        match *entry {
            Entry::Added(j) => {
                let step = &compared.steps_after[j];
                reasons.major.push(format!(
                    "step {} added: {}",
                    step.number,
                    short(&step.full_text())
                ));
            }
            Entry::Removed(i) => {
                let step = &compared.steps_before[i];
                reasons.major.push(format!(
                    "step {} removed: {}",
                    step.number,
                    short(&step.full_text())
                ));
            }
            Entry::Pair {
                before,
                after,
                moved,
                ..
            } => step_pair(
                &compared.steps_before[before],
                &compared.steps_after[after],
                moved,
                reasons,
            ),
        }
    }
}

fn step_pair(old: &Step, new: &Step, moved: bool, reasons: &mut Reasons) {
    let what = format!("step {}", new.number);
    if moved {
        reasons
            .major
            .push(format!("{what} moved: it was step {}", old.number));
    }
    if !old.says_the_same(new) {
        reasons.wording(&what, &old.text, &new.text);
        reasons.wording(&format!("detail of {what}"), &old.detail, &new.detail);
        reasons.targets(
            &what,
            [&old.links, &old.images, &old.html],
            [&new.links, &new.images, &new.html],
        );
    } else if old.raw != new.raw {
        reasons.minor.push(format!(
            "{what}: formatting, footnotes or alternative text only"
        ));
    }
}

fn blocks(compared: &Comparison, reasons: &mut Reasons) {
    for entry in &compared.block_entries {
        match *entry {
            Entry::Added(j) => one_sided(&compared.after[j], "added", reasons),
            Entry::Removed(i) => one_sided(&compared.before[i], "removed", reasons),
            Entry::Pair {
                before,
                after,
                moved,
                ..
            } => block_pair(
                &compared.before[before],
                &compared.after[after],
                moved,
                reasons,
            ),
        }
    }
}

fn one_sided(block: &Block, what: &str, reasons: &mut Reasons) {
    let reason = format!("{} {what}: {}", name(block), short(&block.raw));
    let shows_nothing = block.kind == BlockKind::Rule || is_link_definition(block);
    let list = if shows_nothing {
        &mut reasons.minor
    } else {
        &mut reasons.major
    };
    list.push(reason);
}

fn block_pair(old: &Block, new: &Block, moved: bool, reasons: &mut Reasons) {
    let what = name(new);
    if moved && new.kind != BlockKind::Rule {
        reasons
            .major
            .push(format!("{what} moved: {}", short(&new.raw)));
    }
    if new.stands_for.is_some() {
        return;
    }
    let (major, minor) = (reasons.major.len(), reasons.minor.len());
    if old.kind != new.kind {
        reasons.major.push(format!("{} became {what}", name(old)));
    }
    if old.kind == BlockKind::Definition
        && !(is_link_definition(old) && is_link_definition(new))
        && old.raw != new.raw
    {
        reasons.major.push(format!("{what} changed"));
    }
    reasons.wording(&what, old.flat.text(), new.flat.text());
    let (a, b) = (&old.flat, &new.flat);
    reasons.targets(
        &what,
        [&a.links, &a.images, &a.html],
        [&b.links, &b.images, &b.html],
    );
    let silent = (major, minor) == (reasons.major.len(), reasons.minor.len());
    if silent && old.raw != new.raw {
        reasons.minor.push(format!(
            "{what}: formatting, footnotes or alternative text only"
        ));
    }
}

/// Whether nothing but `[label]: target` is in it; where such links lead is compared where they are used.
fn is_link_definition(block: &Block) -> bool {
    let definition = |line: &str| line.trim_start().starts_with('[') && line.contains("]:");
    block.kind == BlockKind::Definition
        && block
            .raw
            .lines()
            .filter(|line| !line.trim().is_empty())
            .all(definition)
}

fn name(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Heading => return format!("heading “{}”", short(block.flat.text())),
        BlockKind::Paragraph => "paragraph",
        BlockKind::Code => "code block",
        BlockKind::Quote => "quote",
        BlockKind::Alert => "alert",
        BlockKind::Table => "table",
        BlockKind::List if block.stands_for.is_some() => "step",
        BlockKind::List => "list",
        BlockKind::Html => "raw HTML",
        BlockKind::Footnote => "footnote",
        BlockKind::Rule => "rule",
        BlockKind::Definition => "link definition",
    };
    if block.section.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind} under “{}”", short(&block.section))
    }
}

#[cfg(test)]
mod tests;
