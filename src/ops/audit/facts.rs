//! What one page is by itself: its words and steps, the marks of the unfinished, where its links lead.

use super::At;
use crate::domain::document::Document;
use crate::domain::facts::{Fact, facts};
use crate::domain::likeness::Likeness;
use crate::domain::parallel;
use crate::markdown::links::{Files, Resolved, links, resolve};
use crate::markdown::steps::steps;
use crate::markdown::unfinished::unfinished;

/// What is known of one page.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) words: usize,
    pub(super) steps: usize,
    pub(super) unfinished: Vec<At>,
    pub(super) dead_links: Vec<At>,
    /// Files that it links to.
    pub(super) links_to: Vec<String>,
    /// The last parts of addresses that only a site could resolve.
    pub(super) mentions: Vec<String>,
    pub(super) likeness: Likeness,
    pub(super) facts: Vec<Fact>,
    /// It is the front page of its folder, or of the repository.
    pub(super) index: bool,
    /// It says of itself that it is no longer in use.
    pub(super) ended: Option<String>,
    /// Its front matter says that it is a draft.
    pub(super) draft: bool,
}

/// The facts of all pages, in their order; in threads where there are many.
pub(super) fn all(pages: &[&Document], files: &Files, site_root: Option<&str>) -> Vec<Facts> {
    parallel::map(pages, MANY, |page| of(page, files, site_root))
}

/// From so many pages on, threads are worth their while.
const MANY: usize = 100;

fn of(page: &Document, files: &Files, site_root: Option<&str>) -> Facts {
    let body = page.body();
    let mut facts = Facts {
        words: count_words(body),
        likeness: Likeness::of(body),
        facts: facts(body),
        index: is_index(&page.path),
        ended: ended(page),
        draft: says_draft(page),
        ..Facts::default()
    };
    // A list of steps needs a number; looking for one is cheaper than parsing.
    if body
        .lines()
        .any(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    {
        facts.steps = steps(body, page.body_line).len();
    }
    facts.unfinished = unfinished(body, page.body_line)
        .into_iter()
        .map(|mark| At {
            line: mark.line,
            text: mark.text,
        })
        .collect();
    if body.contains("](") || body.contains("]:") || body.contains("][") {
        read_links(page, files, site_root, &mut facts);
    }
    facts
}

fn count_words(body: &str) -> usize {
    let says = |word: &&str| {
        word.bytes().any(|byte| byte.is_ascii_alphanumeric())
            || (!word.is_ascii() && word.chars().any(char::is_alphanumeric))
    };
    body.split_ascii_whitespace().filter(says).count()
}

fn read_links(page: &Document, files: &Files, site_root: Option<&str>, facts: &mut Facts) {
    for link in links(page.body(), page.body_line) {
        match resolve(files, site_root, &page.path, &link.target) {
            Resolved::File { path, .. } => facts.links_to.push(path),
            Resolved::Missing { .. } => facts.dead_links.push(At {
                line: link.line,
                text: link.target,
            }),
            Resolved::Elsewhere if !link.image => facts.mentions.extend(last_part(&link.target)),
            _ => {}
        }
    }
}

/// `name` of `/docs/name/`, `https://example.com/docs/name.html#x`, `{{< ref "name.md" >}}`.
fn last_part(target: &str) -> Option<String> {
    let path = target
        .split(['#', '?'])
        .next()?
        .trim_end_matches(['/', '"', ' ', '>', '}', '%']);
    let name = path.rsplit(['/', '"', ' ']).next()?;
    let stem = name.split('.').next()?.to_lowercase();
    (!stem.is_empty()).then_some(stem)
}

/// Pages that a folder shows of itself: nobody needs to link to them.
fn is_index(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    [
        "index", "_index", "readme", "summary", "_sidebar", "home", "404", "search",
    ]
    .contains(&stem)
}

/// A page that says in its title or first lines that it has had its time.
fn ended(page: &Document) -> Option<String> {
    const WORDS: [&str; 5] = [
        "deprecated",
        "obsolete",
        "archived",
        "superseded",
        "decommissioned",
    ];
    let title = page.title.to_lowercase();
    let tag = WORDS.iter().find(|word| {
        title.starts_with(&format!("[{word}]"))
            || title.starts_with(&format!("({word})"))
            || title.starts_with(&format!("{word}:"))
            || title.ends_with(&format!("({word})"))
            || title.ends_with(&format!("[{word}]"))
    });
    if let Some(word) = tag {
        return Some(format!("its title says that it is {word}"));
    }
    const SENTENCES: [&str; 8] = [
        "this page is deprecated",
        "this page is obsolete",
        "this page is archived",
        "this page has been archived",
        "this page is no longer maintained",
        "this document is deprecated",
        "this document is obsolete",
        "this runbook is deprecated",
    ];
    let head: String = page
        .body()
        .chars()
        .take(600)
        .collect::<String>()
        .to_lowercase();
    let said = SENTENCES.iter().find(|sentence| head.contains(*sentence))?;
    Some(format!("it says “{said}”"))
}

fn says_draft(page: &Document) -> bool {
    let front = page.text.get(..page.body_at).unwrap_or_default();
    front.lines().any(|line| {
        let line: String = line.split_whitespace().collect::<String>().to_lowercase();
        [
            "draft:true",
            "draft=true",
            "\"draft\":true",
            "\"draft\":true,",
            "wip:true",
        ]
        .contains(&line.as_str())
    }) || page.status() == Some(crate::domain::status::Status::Draft)
}
