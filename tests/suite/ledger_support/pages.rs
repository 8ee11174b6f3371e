//! Pages of docs/ with parts that the code writes.

use std::path::{Path, PathBuf};

/// A file of docs/.
pub fn docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name)
}

/// A text of the checkout.
pub fn read(path: &Path) -> String {
    let text = std::fs::read_to_string(path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // A checkout may end lines its own way.
    text.replace("\r\n", "\n")
}

/// What `UPDATE_DOCS` asks for.
pub fn updating() -> Option<String> {
    std::env::var("UPDATE_DOCS")
        .ok()
        .filter(|value| value != "0")
}

/// Asserts that the part of a page between two comments is what the code says, or writes it.
pub fn hold(test: &str, page: &str, part: &str, expected: &str) {
    let (begin, end) = (
        format!("<!-- {part}: written by tests/suite/{test}.rs -->\n"),
        format!("<!-- end of {part} -->\n"),
    );
    let text = read(&docs(page));
    let (before, rest) = text.split_once(&begin).expect("the part begins");
    let (written, after) = rest.split_once(&end).expect("the part ends");
    if updating().is_some() {
        let anew = format!("{before}{begin}{expected}{end}{after}");
        std::fs::write(docs(page), anew).expect("docs/ can be written");
        return;
    }
    assert!(
        written == expected,
        "docs/{page} says of {part} what the code does not: UPDATE_DOCS=1 cargo test --test suite {test}"
    );
}
