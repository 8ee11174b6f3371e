//! `alt-text`: pictures that say nothing to whoever does not see them.

use super::{Context, Rule, Run, Subject};
use crate::domain::finding::{Finding, Severity};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "alt-text",
    severity: Severity::Warning,
    what: "A picture has no alternative text, or one that only repeats its file name or says that it is a picture.",
    why: "The alternative text is all that a screen reader reads, all that is there when the picture is not loaded, and \
          all that a search or a model can find.",
    bad: "---\n\
          id: renewal-call\n\
          owner: role:cs-lead\n\
          roles: [cs-lead]\n\
          ---\n\
          # Renewal call\n\
          \n\
          1. Fill in the form.\n\
          \n\
          ![image](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n",
    good: "---\n\
           id: renewal-call\n\
           owner: role:cs-lead\n\
           roles: [cs-lead]\n\
           ---\n\
           # Renewal call\n\
           \n\
           1. Fill in the form.\n\
           \n\
           ![The form with the discount field marked](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n",
    run: Run::Page(run),
    fix: None,
};

/// Alternative texts that tools put in.
const EMPTY: [&str; 11] = [
    "image",
    "img",
    "picture",
    "screenshot",
    "photo",
    "alt text",
    "alt_text",
    "alt",
    "image.png",
    "画像",
    "图片",
];

fn run(_: &Context<'_>, page: &Subject<'_>) -> Vec<Finding> {
    page.links()
        .iter()
        .filter(|link| link.image && says_nothing(&link.text, &link.target))
        .map(|image| {
            let message = match image.text.is_empty() {
                true => "the picture has no alternative text".to_owned(),
                false => format!(
                    "{:?} says nothing about the picture",
                    super::quote::quote(&image.text)
                ),
            };
            let hint =
                "write between the brackets what the picture shows that the reader has to know";
            RULE.finding(page, (image.line, image.column), &message, hint)
        })
        .collect()
}

fn says_nothing(text: &str, target: &str) -> bool {
    let text = text.trim().to_lowercase();
    let name = target.rsplit('/').next().unwrap_or(target).to_lowercase();
    let stamp = |text: &str| {
        let rest = text
            .strip_prefix("screen shot ")
            .or_else(|| text.strip_prefix("screenshot "));
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    text.is_empty()
        || EMPTY.contains(&&*text)
        || (text == name && name.contains('.'))
        || stamp(&text)
}
