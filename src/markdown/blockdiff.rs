//! What changed on a page beside its steps: warnings, tables, preamble, pictures, footnotes, link definitions.
//!
//! Together with the step diff this is what an acknowledging reader is shown, so nothing may be lost: every byte that
//! is not white space belongs to a block or a step, and where neither diff says anything the lists are compared whole.

use super::align::{Entry, Unit, align};
use super::flat::Flat;
use super::reader::events;
use super::stepdiff::align_steps;
use super::steps::steps;
use crate::domain::step::{BlockChange, ChangeKind, Step};
use pulldown_cmark::{Event, Tag};
use std::collections::HashSet;
use std::ops::Range;

/// What a top-level block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Heading,
    Paragraph,
    Code,
    Quote,
    Alert,
    Table,
    List,
    Html,
    Footnote,
    Rule,
    /// Source that shows nothing by itself: link definitions.
    Definition,
}

/// A top-level block of a page.
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Nearest heading above.
    pub(crate) section: String,
    /// Source, trimmed, with plain line ends.
    pub(crate) raw: String,
    pub(crate) flat: Flat,
    /// Whether it is a list of steps.
    pub(crate) steps: bool,
    /// Last line, from 1.
    last_line: usize,
    /// The step that it stands for: it only holds the place, what it says is for the step diff.
    pub(crate) stands_for: Option<usize>,
}

/// Two versions of a body, aligned: steps with steps, other blocks with other blocks.
pub(crate) struct Comparison {
    pub(crate) steps_before: Vec<Step>,
    pub(crate) steps_after: Vec<Step>,
    pub(crate) step_entries: Vec<Entry>,
    pub(crate) before: Vec<Block>,
    pub(crate) after: Vec<Block>,
    pub(crate) block_entries: Vec<Entry>,
}

/// Compares two bodies.
pub(crate) fn compare(before: &str, after: &str) -> Comparison {
    let (steps_before, steps_after) = (steps(before, 1), steps(after, 1));
    let step_entries = align_steps(&steps_before, &steps_after);
    let all_before = blocks(before, &steps_before);
    let all_after = blocks(after, &steps_after);
    let loud_steps = step_entries.iter().any(|entry| match entry {
        Entry::Pair {
            before: i,
            after: j,
            moved,
            ..
        } => *moved || steps_before[*i].raw != steps_after[*j].raw,
        _ => true,
    });
    let same_lists = same(
        all_before.iter().filter(|block| block.steps),
        all_after.iter().filter(|block| block.steps),
    );
    let (before, after) = if loud_steps || same_lists {
        (
            places(all_before, &steps_before),
            places(all_after, &steps_after),
        )
    } else {
        (all_before, all_after)
    };
    let block_entries = align(&units(&before, &steps_before), &units(&after, &steps_after));
    let block_entries = without_steps(block_entries, &step_entries, &before, &after);
    Comparison {
        steps_before,
        steps_after,
        step_entries,
        before,
        after,
        block_entries,
    }
}

/// Puts each step of a list in the list's place, so that a warning that moves past a step is seen to move.
fn places(blocks: Vec<Block>, steps: &[Step]) -> Vec<Block> {
    let mut places = Vec::new();
    let mut next = 0;
    for block in blocks {
        let from = next;
        next += steps[from..]
            .iter()
            .take_while(|step| step.line <= block.last_line)
            .count();
        if !block.steps {
            places.push(block);
            continue;
        }
        let of_the_list = (from..next).filter(|at| steps[*at].depth == 1);
        places.extend(of_the_list.map(|at| Block {
            kind: BlockKind::List,
            section: block.section.clone(),
            raw: steps[at].raw.clone(),
            flat: Flat::default(),
            steps: true,
            last_line: block.last_line,
            stands_for: Some(at),
        }));
    }
    places
}

/// Drops what the step diff says already: all about steps but one that stays among the steps while a block passes it.
fn without_steps(
    entries: Vec<Entry>,
    step_entries: &[Entry],
    before: &[Block],
    after: &[Block],
) -> Vec<Entry> {
    let moved_steps: HashSet<usize> = step_entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Pair {
                before,
                moved: true,
                ..
            } => Some(*before),
            _ => None,
        })
        .collect();
    let keep = |entry: &Entry| match *entry {
        Entry::Added(j) => after[j].stands_for.is_none(),
        Entry::Removed(i) => before[i].stands_for.is_none(),
        Entry::Pair {
            before: i, moved, ..
        } => before[i]
            .stands_for
            .is_none_or(|step| moved && !moved_steps.contains(&step)),
    };
    entries.into_iter().filter(keep).collect()
}

fn same<'a>(
    before: impl Iterator<Item = &'a Block>,
    after: impl Iterator<Item = &'a Block>,
) -> bool {
    before
        .map(|block| &block.raw)
        .eq(after.map(|block| &block.raw))
}

/// Every block that changed, in reading order, and at the end steps whose source changed although they say the same
/// (emphasis, footnotes). Steps that say something else are in the step diff. A moved and changed block makes two.
pub fn diff_blocks(before: &str, after: &str) -> Vec<BlockChange> {
    let compared = compare(before, after);
    let mut changes = Vec::new();
    for entry in &compared.block_entries {
        match *entry {
            Entry::Added(j) => {
                changes.push(change(ChangeKind::Added, None, Some(&compared.after[j])))
            }
            Entry::Removed(i) => {
                changes.push(change(ChangeKind::Removed, Some(&compared.before[i]), None))
            }
            Entry::Pair {
                before: i,
                after: j,
                moved,
                ..
            } => {
                let (old, new) = (&compared.before[i], &compared.after[j]);
                if new.stands_for.is_none() && key(old) != key(new) {
                    changes.push(change(ChangeKind::Changed, Some(old), Some(new)));
                }
                if moved {
                    changes.push(change(ChangeKind::Moved, Some(old), Some(new)));
                }
            }
        }
    }
    changes.extend(restyled_steps(&compared));
    changes
}

fn restyled_steps(compared: &Comparison) -> impl Iterator<Item = BlockChange> {
    compared.step_entries.iter().filter_map(|entry| {
        let Entry::Pair { before, after, .. } = *entry else {
            return None;
        };
        let (old, new) = (&compared.steps_before[before], &compared.steps_after[after]);
        (old.says_the_same(new) && old.raw != new.raw).then(|| BlockChange {
            kind: ChangeKind::Changed,
            before: Some(old.raw.clone()),
            after: Some(new.raw.clone()),
            section: new.section.clone(),
        })
    })
}

fn change(kind: ChangeKind, before: Option<&Block>, after: Option<&Block>) -> BlockChange {
    BlockChange {
        kind,
        before: before.map(|block| block.raw.clone()),
        after: after.map(|block| block.raw.clone()),
        section: after
            .or(before)
            .map(|block| block.section.clone())
            .unwrap_or_default(),
    }
}

/// Source and where its links and pictures lead, which a definition elsewhere may change.
fn key(block: &Block) -> String {
    [
        block.raw.as_str(),
        &block.flat.links.join("\0"),
        &block.flat.images.join("\0"),
    ]
    .join("\0\0")
}

fn units(blocks: &[Block], steps: &[Step]) -> Vec<Unit> {
    let unit = |block: &Block| match block.stands_for {
        Some(step) => Unit {
            key: format!("\0step {}", steps[step].identity.words),
            text: String::new(),
        },
        None => Unit {
            key: key(block),
            text: block.flat.text_or_alt(),
        },
    };
    blocks.iter().map(unit).collect()
}

/// All top-level blocks.
fn blocks(body: &str, steps: &[Step]) -> Vec<Block> {
    let mut cutting = Cutting {
        body,
        step_lines: steps.iter().map(|step| step.line).collect(),
        line: 1,
        counted: 0,
        covered: 0,
        section: String::new(),
        blocks: Vec::new(),
    };
    let mut open: Option<(BlockKind, bool, Range<usize>, Flat)> = None;
    let mut depth = 0_usize;
    for (event, range) in events(body) {
        let (_, _, _, flat) = open.get_or_insert_with(|| {
            let (kind, ordered) = block_kind(&event);
            (kind, ordered, range, Flat::default())
        });
        flat.push(&event);
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some((kind, ordered, range, flat)) = open.take_if(|_| depth == 0) {
            cutting.block(kind, ordered, range, flat);
        }
    }
    cutting.gap(body.len());
    cutting.blocks
}

fn block_kind(event: &Event<'_>) -> (BlockKind, bool) {
    let kind = match event {
        Event::Start(Tag::Heading { .. }) => BlockKind::Heading,
        Event::Start(Tag::CodeBlock(_)) => BlockKind::Code,
        Event::Start(Tag::BlockQuote(None)) => BlockKind::Quote,
        Event::Start(Tag::BlockQuote(Some(_))) => BlockKind::Alert,
        Event::Start(Tag::Table(_)) => BlockKind::Table,
        Event::Start(Tag::List(_)) => BlockKind::List,
        Event::Start(Tag::HtmlBlock) | Event::Html(_) => BlockKind::Html,
        Event::Start(Tag::FootnoteDefinition(_)) => BlockKind::Footnote,
        Event::Rule => BlockKind::Rule,
        _ => BlockKind::Paragraph,
    };
    (kind, matches!(event, Event::Start(Tag::List(Some(_)))))
}

struct Cutting<'a> {
    body: &'a str,
    step_lines: HashSet<usize>,
    line: usize,
    counted: usize,
    covered: usize,
    section: String,
    blocks: Vec<Block>,
}

impl Cutting<'_> {
    fn block(&mut self, kind: BlockKind, ordered: bool, range: Range<usize>, flat: Flat) {
        self.gap(range.start);
        let line = self.line_of(range.start);
        if kind == BlockKind::Heading {
            self.section = flat.text_or_alt().replace('`', "");
        }
        let steps = ordered && self.step_lines.contains(&line);
        self.push(kind, range.clone(), flat, steps);
        self.covered = self.covered.max(range.end);
    }

    /// What lies between blocks and is not white space.
    fn gap(&mut self, until: usize) {
        if until > self.covered && !self.body[self.covered..until].trim().is_empty() {
            self.push(
                BlockKind::Definition,
                self.covered..until,
                Flat::default(),
                false,
            );
        }
        self.covered = self.covered.max(until);
    }

    fn push(&mut self, kind: BlockKind, range: Range<usize>, flat: Flat, steps: bool) {
        let source = self.body[range.clone()].trim_end();
        let last_line = self.line_of(range.start + source.len());
        self.blocks.push(Block {
            kind,
            section: self.section.clone(),
            raw: source.trim_start().replace("\r\n", "\n"),
            flat,
            steps,
            last_line,
            stands_for: None,
        });
    }

    /// Line from 1; blocks come in order, so lines are counted once.
    fn line_of(&mut self, at: usize) -> usize {
        if at > self.counted {
            self.line += self.body[self.counted..at].matches('\n').count();
            self.counted = at;
        }
        self.line
    }
}

#[cfg(test)]
mod tests;
