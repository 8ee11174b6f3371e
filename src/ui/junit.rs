//! Cases as JUnit's XML, which every CI system shows as tests.

use std::io::Cursor;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::error::{Error, Result};

/// One case of a suite.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What it is about.
    pub name: &'a str,
    /// Its group: a dot in it makes a level in most viewers, so it is a path without one.
    pub group: &'a str,
    /// The file.
    pub file: &'a str,
    /// What kind of failure it is, and in one line why; none where it passes.
    pub failure: Option<(&'a str, &'a str)>,
    /// More to read.
    pub text: &'a str,
}

/// One suite of cases.
pub fn render(suite: &str, cases: &[Case<'_>]) -> Result<String> {
    let failed =
        |error: std::io::Error| Error::bug("the cases cannot be written as XML").cause(error);
    let bytes = write(suite, cases).map_err(failed)?;
    String::from_utf8(bytes).map_err(|error| Error::bug("the cases are not text").cause(error))
}

fn write(suite: &str, cases: &[Case<'_>]) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 2);
    let count = cases.len().to_string();
    let failures = cases.iter().filter(|case| case.failure.is_some()).count();
    let failures = failures.to_string();
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let totals = [
        ("name", suite),
        ("tests", count.as_str()),
        ("failures", failures.as_str()),
        ("errors", "0"),
    ];
    writer
        .create_element("testsuites")
        .with_attributes(totals)
        .write_inner_content(|writer| {
            writer
                .create_element("testsuite")
                .with_attributes(totals)
                .write_inner_content(|writer| {
                    cases.iter().try_for_each(|case| one(writer, case))
                })?;
            Ok(())
        })?;
    let mut bytes = writer.into_inner().into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn one(writer: &mut Writer<Cursor<Vec<u8>>>, case: &Case<'_>) -> std::io::Result<()> {
    let (name, group, file) = (shown(case.name), shown(case.group), shown(case.file));
    let element = writer.create_element("testcase").with_attributes([
        ("name", name.as_str()),
        ("classname", group.as_str()),
        ("file", file.as_str()),
    ]);
    let text = shown(case.text);
    match case.failure {
        Some((kind, why)) => element.write_inner_content(|writer| {
            writer
                .create_element("failure")
                .with_attributes([("type", kind), ("message", shown(why).as_str())])
                .write_text_content(BytesText::new(&text))?;
            Ok(())
        })?,
        None if text.is_empty() => element.write_empty()?,
        None => element.write_inner_content(|writer| {
            let said = writer.create_element("system-out");
            said.write_text_content(BytesText::new(&text))?;
            Ok(())
        })?,
    };
    Ok(())
}

/// Nothing that XML 1.0 has no way to write.
fn shown(text: &str) -> String {
    let safe = super::safe(text);
    safe.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_writes_no_elements() {
        let case = Case {
            name: "a\"<b>&\u{1b}\u{ffff}",
            group: "sops",
            file: "sops/a.md",
            failure: Some(("overdue", "'x' > \"y\" & <z/>")),
            text: "</failure><testcase name='y'/>\u{1}",
        };
        let passed = Case {
            name: "b",
            failure: None,
            text: "",
            ..case
        };
        let text = render("sop stale", &[case, passed]).expect("renders");
        assert_eq!(text.matches("<testcase").count(), 2, "{text}");
        assert_eq!(text.matches("</failure>").count(), 1, "{text}");
        assert!(text.contains("tests=\"2\" failures=\"1\""), "{text}");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{1}') && !text.contains('\u{ffff}'));
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    tag.attributes()
                        .for_each(|found| drop(found.expect("an attribute")));
                }
                _ => {}
            }
        }
    }
}
