//! A drafted body, read by a Markdown parser with everything on that a forge has on.

use std::collections::BTreeSet;

use pulldown_cmark::{BlockQuoteKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value;

/// What stood in a body.
#[derive(Debug, Default)]
struct Found {
    titles: Vec<String>,
    items: usize,
    questions: usize,
    alerts: usize,
    defined: BTreeSet<String>,
    referred: BTreeSet<String>,
}

/// Front matter, read by a YAML parser of its own, and body.
pub fn parts(page: &str) -> (Value, &str) {
    let rest = page
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let (front, body) = rest.unwrap_or_else(|| panic!("no front matter\n{page}"));
    let front = serde_yaml::from_str(front).unwrap_or_else(|error| panic!("{error}\n{page}"));
    (front, body)
}

/// Asserts that a body is headings, steps, alerts of ours and footnotes of ours, and that the steps are the report's.
pub fn inert(name: &str, body: &str, title: &str, report: &Value) {
    let found = read(name, body);
    let steps = report["steps"].as_array().expect("steps");
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let titles: Vec<String> = found.titles.iter().map(|title| letters(title)).collect();
    assert_eq!(titles, [letters(title)], "{name}: titles\n{body}");
    assert_eq!(
        found.items,
        steps.len(),
        "{name}: items of ordered lists\n{body}"
    );
    let questions = report["open_questions"]
        .as_array()
        .expect("questions")
        .len();
    assert_eq!(found.questions, questions, "{name}: open questions\n{body}");
    assert_eq!(found.defined, found.referred, "{name}: footnotes\n{body}");
    let ours: BTreeSet<String> = (1..=found.defined.len()).map(|n| format!("s{n}")).collect();
    assert_eq!(found.defined, ours, "{name}: footnotes\n{body}");
    same_steps(name, body, steps);
    let hidden = sop::markdown::hidden::hidden(body, 1);
    assert!(hidden.is_empty(), "{name}: {hidden:?} in the page");
    no_links(name, body);
}

/// The program's own reader finds the steps that were reported, by their letters.
fn same_steps(name: &str, body: &str, reported: &[Value]) {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let read = sop::markdown::steps::steps(body, 1);
    assert_eq!(read.len(), reported.len(), "{name}: steps\n{body}");
    for (read, reported) in read.iter().zip(reported) {
        let reported = letters(reported["text"].as_str().expect("text"));
        assert_eq!(letters(&read.text), reported, "{name}: a step\n{body}");
    }
}

/// Forges make links of bare addresses as well.
fn no_links(name: &str, body: &str) {
    let words: String = body.split('`').step_by(2).collect();
    let lower = words.to_lowercase().replace("\\:", "").replace("\\.", "");
    for sign in ["://", "www."] {
        let found = lower.find(sign).map(|at| {
            lower[..at + sign.len()]
                .chars()
                .rev()
                .take(40)
                .collect::<String>()
        });
        assert_eq!(found, None, "{name}: a bare address (backwards)");
    }
}

fn read(name: &str, body: &str) -> Found {
    let mut found = Found::default();
    let mut lists: Vec<bool> = Vec::new();
    let (mut title, mut quoted) = (false, false);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(Tag::List(first)) => {
                assert!(lists.is_empty(), "{name}: a list in a list\n{body}");
                lists.push(first.is_some());
            }
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::Start(Tag::Item) => found.items += usize::from(lists.last() == Some(&true)),
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) => {
                title = true;
                found.titles.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => title = false,
            Event::Text(text) | Event::Code(text) if title => {
                found.titles.last_mut().expect("a title").push_str(&text)
            }
            Event::Text(text) if quoted => {
                found.questions += usize::from(text.starts_with("Open question: "));
                quoted = false;
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                let ours = matches!(
                    kind,
                    Some(BlockQuoteKind::Warning | BlockQuoteKind::Important)
                );
                assert!(ours, "{name}: a quote {kind:?}\n{body}");
                quoted = kind == Some(BlockQuoteKind::Important);
                found.alerts += 1;
            }
            Event::Start(Tag::FootnoteDefinition(label)) => assert!(
                found.defined.insert(label.to_string()),
                "{name}: {label} twice"
            ),
            Event::FootnoteReference(label) => drop(found.referred.insert(label.to_string())),
            Event::Start(Tag::Paragraph | Tag::Heading { .. })
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak => {}
            other => panic!("{name}: {other:?} in\n{body}"),
        }
    }
    found
}
