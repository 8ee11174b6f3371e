//! What happened to each step between two versions: what people who must acknowledge again are shown.

use super::align::{Entry, Unit, align};
use crate::domain::step::{ChangeKind, Step, StepChange};

/// The differences in reading order; steps that say the same at the same place in the order are not listed.
///
/// Steps of one identity are one step. Others are one step, changed, if they share at least half of their words
/// (twice the common ones by all). A step is moved if it left the longest common order or went to another depth.
pub fn diff_steps(before: &[Step], after: &[Step]) -> Vec<StepChange> {
    let mut changes = Vec::new();
    for entry in align_steps(before, after) {
        match entry {
            Entry::Added(j) => changes.push(change(ChangeKind::Added, None, Some(&after[j]), 0.0)),
            Entry::Removed(i) => {
                changes.push(change(ChangeKind::Removed, Some(&before[i]), None, 0.0))
            }
            Entry::Pair {
                before: i,
                after: j,
                similarity,
                moved,
            } => {
                let (old, new) = (&before[i], &after[j]);
                if !old.says_the_same(new) {
                    changes.push(change(
                        ChangeKind::Changed,
                        Some(old),
                        Some(new),
                        similarity,
                    ));
                }
                if moved {
                    changes.push(change(ChangeKind::Moved, Some(old), Some(new), similarity));
                }
            }
        }
    }
    changes
}

/// Which step is which; `moved` takes the depth into account.
pub(crate) fn align_steps(before: &[Step], after: &[Step]) -> Vec<Entry> {
    let mut entries = align(&units(before), &units(after));
    for entry in &mut entries {
        if let Entry::Pair {
            before: i,
            after: j,
            moved,
            ..
        } = entry
        {
            *moved |= before[*i].depth != after[*j].depth;
        }
    }
    entries
}

fn units(steps: &[Step]) -> Vec<Unit> {
    let unit = |step: &Step| Unit {
        key: step.identity.words.clone(),
        text: step.identity.words.clone(),
    };
    steps.iter().map(unit).collect()
}

/// Text alone where only the text differs, else with the detail.
fn change(
    kind: ChangeKind,
    before: Option<&Step>,
    after: Option<&Step>,
    similarity: f64,
) -> StepChange {
    let same_detail = before
        .zip(after)
        .is_some_and(|(old, new)| old.detail == new.detail);
    let shown = |step: &Step| {
        if same_detail {
            step.text.clone()
        } else {
            step.full_text()
        }
    };
    StepChange {
        kind,
        before: before.map(shown),
        after: after.map(shown),
        similarity,
        before_number: before.map(|step| step.number.clone()),
        after_number: after.map(|step| step.number.clone()),
    }
}

#[cfg(test)]
mod tests;
