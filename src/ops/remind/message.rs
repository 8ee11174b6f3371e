//! A reminder as Markdown, as a page, and as a calendar.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{Digest, Owed, Reminder};

/// As Markdown, with the text of what is to be read.
pub fn markdown(reminder: &Reminder, as_of: &str) -> String {
    let mut out = format!(
        "# What {} has to do\n\nAs of {as_of}.\n\n",
        plain(name(reminder))
    );
    for item in &reminder.items {
        let _ = writeln!(
            out,
            "- [ ] {} ({}): `{}`",
            plain(&item.line()),
            plain(&item.why),
            item.command
        );
    }
    for item in &reminder.items {
        if let Some(text) = &item.text {
            let _ = write!(out, "\n---\n\n{}\n", text.trim());
        }
    }
    out
}

/// What a manager is told, as Markdown.
pub fn team(digest: &Digest, as_of: &str) -> String {
    let name = if digest.name.is_empty() {
        &digest.person
    } else {
        &digest.name
    };
    let mut out = format!(
        "# Late in the team of {}\n\nAs of {as_of}.\n\n",
        plain(name)
    );
    for (name, id, items) in &digest.late {
        let items: Vec<String> = items.iter().map(|item| plain(item)).collect();
        let _ = writeln!(
            out,
            "- {} ({}): {}",
            plain(name),
            plain(id),
            items.join("; ")
        );
    }
    out
}

/// As a page that needs nothing else.
pub fn html(reminder: &Reminder, as_of: &str) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{0}</title>\n<style>body{{font:16px/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}}.late{{color:#a00}}</style></head>\n<body>\n<h1>{0}</h1>\n<p>As of {1}.</p>\n<ul>\n",
        escaped(&format!("What {} has to do", name(reminder))),
        escaped(as_of)
    );
    for item in &reminder.items {
        let class = if item.overdue { " class=\"late\"" } else { "" };
        let (line, why, command) = (
            escaped(&item.line()),
            escaped(&item.why),
            escaped(&item.command),
        );
        let _ = writeln!(
            out,
            "<li{class}>{line}<br><small>{why}; <code>{command}</code></small></li>"
        );
    }
    out.push_str("</ul>\n");
    for item in &reminder.items {
        if let Some(text) = &item.text {
            // As it is written: a reader of Markdown it is not, and nothing in it is markup.
            let _ = writeln!(
                out,
                "<hr>\n<pre style=\"white-space:pre-wrap;font:inherit\">{}</pre>",
                escaped(text.trim())
            );
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// As a calendar: a day for each thing that has one. The same thing has the same name in every calendar.
pub fn ics(reminder: &Reminder, stamp: &str) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//sop//remind//EN".to_owned(),
    ];
    for item in &reminder.items {
        let Some(day) = item.due.as_deref().and_then(|due| due.parse::<Date>().ok()) else {
            continue;
        };
        let next = day.tomorrow().unwrap_or(day);
        let event = [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@sop.invalid", uid(reminder, item)),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
            format!(
                "SUMMARY:{}",
                value(&format!("{}: {}", item.kind, item.title))
            ),
            format!(
                "DESCRIPTION:{}",
                value(&format!("{}\n{}", item.why, item.command))
            ),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ];
        lines.extend(event);
    }
    lines.push("END:VCALENDAR".to_owned());
    let folded: Vec<String> = lines.iter().map(|line| folded(line)).collect();
    folded.join("\r\n") + "\r\n"
}

fn name(reminder: &Reminder) -> &str {
    if reminder.name.is_empty() {
        &reminder.person
    } else {
        &reminder.name
    }
}

/// A text on one line of Markdown, which begins nothing.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '<' | '>' | '[' | ']' | '`' | '*' | '_' | '|' | '\\' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    text.replace('"', "&quot;")
}

fn uid(reminder: &Reminder, item: &Owed) -> String {
    let words = format!(
        "{} {} {} {} {}",
        reminder.person, item.kind, item.sop, item.version, item.command
    );
    let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    words.chars().map(kept).collect()
}

/// RFC 5545: backslash, semicolon, comma and line ends are written with a backslash.
fn value(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,");
    let text = text.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n");
    text.chars().filter(|c| !c.is_control()).collect()
}

/// RFC 5545: no line is longer than 75 bytes; the next one begins with a blank.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reminder(title: &str) -> Reminder {
        Reminder {
            person: "jon".to_owned(),
            name: "Jon <b>Berg".to_owned(),
            email: None,
            items: vec![Owed {
                kind: "acknowledge".to_owned(),
                sop: "closing".to_owned(),
                title: title.to_owned(),
                why: "agent: never, ever".to_owned(),
                version: "1.0".to_owned(),
                due: Some("2026-12-06".to_owned()),
                overdue: false,
                command: "sop ack closing".to_owned(),
                text: Some("# Closing\n\n1. Lock <script>alert(1)</script> it.\n".to_owned()),
                key: String::new(),
            }],
        }
    }

    #[test]
    fn nothing_of_a_name_or_title_is_markup() {
        let one = reminder("Closing](http://x) <img src=x onerror=y>");
        let page = html(&one, "2026-11-22");
        assert!(
            !page.contains("<script") && !page.contains("<img") && !page.contains("<b>Berg"),
            "{page}"
        );
        assert!(page.contains("1. Lock &lt;script&gt;"));
        let text = markdown(&one, "2026-11-22");
        assert!(
            text.contains("- [ ] acknowledge: Closing\\](http://x) \\<img"),
            "{text}"
        );
    }

    #[test]
    fn a_calendar_is_one() {
        let one = reminder(
            "Closing; the shop, with a title that is longer than a line of a calendar may be, ü and all",
        );
        let calendar = ics(&one, "20261122T090000Z");
        assert!(
            calendar.split("\r\n").all(|line| line.len() <= 75),
            "{calendar}"
        );
        let whole = calendar.replace("\r\n ", "");
        assert!(whole.contains("SUMMARY:acknowledge: Closing\\; the shop\\, with"));
        assert!(whole.contains("DTSTART;VALUE=DATE:20261206\r\nDTEND;VALUE=DATE:20261207"));
        assert!(whole.contains("DESCRIPTION:agent: never\\, ever\\nsop ack closing"));
        assert!(
            calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n")
        );
    }
}
