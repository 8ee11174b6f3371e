//! `list-numbers`: a list that is numbered otherwise than it is shown.

use super::{Context, Edit, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};
use crate::markdown::prose::Ordered;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "list-numbers",
    severity: Severity::Warning,
    what: "The numbers of a list in the source are neither in sequence nor all the same.",
    why: "A renderer counts by itself: what the source calls step 5 is step 4 on the page, and \"go back to step 5\" leads \
          astray. Often a step was lost in between.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Call the customer.\n\
          2. Offer the discount.\n\
          4. Send the contract.\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Call the customer.\n\
           2. Offer the discount.\n\
           3. Send the contract.\n",
    run: Run::Page(run),
    fix: Some(fix),
};

/// The written number of an item, and its bytes.
fn number(body: &str, at: usize) -> Option<(u64, std::ops::Range<usize>)> {
    let rest = body.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits)?.parse().ok()?;
    Some((number, at..at + digits))
}

/// The items whose number is not the one that is shown, with that; none where all have one number or are in sequence.
fn wrong(body: &str, list: &Ordered) -> Vec<(std::ops::Range<usize>, u64, u64)> {
    let numbers: Option<Vec<_>> = list
        .items
        .iter()
        .map(|item| number(body, item.start))
        .collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() > 1) else {
        return Vec::new();
    };
    let first = numbers[0].0;
    let same = numbers[1..].iter().all(|(number, _)| *number == first);
    // `0. 1. 1. 1.` leaves the counting to the renderer too.
    let lazy = first == 0 && numbers[1..].iter().all(|(number, _)| *number == 1);
    if same || lazy {
        return Vec::new();
    }
    let shown = (first..).zip(numbers);
    shown
        .filter(|(shown, (written, _))| shown != written)
        .map(|(shown, (written, range))| (range, written, shown))
        .collect()
}

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    let body = page.text_of_body();
    page.prose()
        .lists
        .iter()
        .filter_map(|list| wrong(body, list).into_iter().next())
        .map(|(range, written, shown)| {
            let message = format!("the item is written as {written} and shown as {shown}");
            let hint = "is a step missing before it? if not: sop check --fix   (numbers the list as it is shown)";
            RULE.finding(page, page.place(range.start), &message, hint)
        })
        .collect()
}

/// Numbers lists as they are shown, where that moves no text.
fn fix(_: &Context<'_>, page: &Subject<'_>) -> Vec<Edit> {
    let body = page.text_of_body();
    let mut edits = Vec::new();
    for list in &page.prose().lists {
        let wrong = wrong(body, list);
        if wrong
            .iter()
            .all(|(range, _, shown)| shown.to_string().len() == range.len())
        {
            edits.extend(wrong.into_iter().map(|(range, _, shown)| Edit {
                range: page.in_file(range),
                with: shown.to_string(),
            }));
        }
    }
    edits
}
