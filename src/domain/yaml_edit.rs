//! Edits of settings files that change only the bytes that they must: a field of an item, an item more, an entry more.
//!
//! Only plain layouts are edited; whoever calls proves the result by parsing it. Values are written as JSON, which YAML
//! reads, so nothing that a value holds is ever mistaken for structure.

use super::yaml_list::places;

#[cfg(test)]
mod tests;

/// A text as a value: plainly where nobody could read it otherwise, else quoted.
pub fn text(value: &str) -> String {
    let first = value.chars().next().is_some_and(|c| c.is_alphabetic());
    let plain = value
        .chars()
        .all(|c| c.is_alphanumeric() || "._@+-/ ".contains(c));
    let word = !["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        .contains(&value.to_lowercase().as_str());
    if first && plain && word && !value.ends_with(' ') && !value.contains("  ") {
        value.to_owned()
    } else {
        quoted(value)
    }
}

/// A text in quotes; what YAML holds in no other way is written by its number.
pub fn quoted(value: &str) -> String {
    let json = serde_json::Value::from(value).to_string();
    json.chars()
        .map(|c| match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                format!("\\u{:04x}", u32::from(c))
            }
            _ => c.to_string(),
        })
        .collect()
}

/// Texts as a value.
pub fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| text(value)).collect();
    format!("[{}]", values.join(", "))
}

/// A map as a value.
pub fn map(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    format!("{{{}}}", fields.join(", "))
}

/// How lines end.
pub fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// A list item with a field set, or taken away; nothing where its layout is not plain.
pub fn set(item: &str, indent: usize, field: &str, value: Option<&str>) -> Option<String> {
    let body = item.get(indent + 1..)?;
    let lead = indent + 1 + (body.len() - body.trim_start().len());
    if item[lead..].starts_with('{') {
        set_in_flow(item, lead, field, value)
    } else {
        set_in_block(item, lead, field, value)
    }
}

/// Top-level entries of a flow map that begins at `from`, and where it ends: the places of each, blanks aside.
fn flow_entries(text: &str, from: usize) -> Option<(Vec<std::ops::Range<usize>>, usize)> {
    let (mut depth, mut quote, mut escaped) = (0_usize, None::<u8>, false);
    let (mut entries, mut begin) = (Vec::new(), from + 1);
    for (at, byte) in text.bytes().enumerate().skip(from) {
        if let Some(mark) = quote {
            if escaped {
                escaped = false;
            } else if byte == b'\\' && mark == b'"' {
                escaped = true;
            } else if byte == mark {
                quote = None;
            }
            continue;
        }
        let before = text.as_bytes().get(at.wrapping_sub(1)).copied();
        let opens = before.is_none_or(|before| b" [{,:\n\r\t".contains(&before));
        match byte {
            b'"' | b'\'' if opens => quote = Some(byte),
            b'#' if before.is_some_and(|before| before.is_ascii_whitespace()) => return None,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    entries.push(begin..at);
                    let trim = |place: std::ops::Range<usize>| {
                        let piece = &text[place.clone()];
                        let start = place.start + (piece.len() - piece.trim_start().len());
                        start..start + piece.trim().len()
                    };
                    let entries = entries
                        .into_iter()
                        .map(trim)
                        .filter(|place| !place.is_empty());
                    return Some((entries.collect(), at));
                }
            }
            b',' if depth == 1 => {
                entries.push(begin..at);
                begin = at + 1;
            }
            _ => {}
        }
    }
    None
}

fn set_in_flow(item: &str, from: usize, field: &str, value: Option<&str>) -> Option<String> {
    let (entries, close) = flow_entries(item, from)?;
    let key_of = |place: &std::ops::Range<usize>| {
        let key = item[place.clone()].split(':').next().unwrap_or_default();
        key.trim().trim_matches(['"', '\'']).to_owned()
    };
    let at = entries.iter().position(|place| key_of(place) == field);
    let mut edited = item.to_owned();
    match (at, value) {
        (Some(at), Some(value)) => {
            edited.replace_range(entries[at].clone(), &format!("{field}: {value}"))
        }
        (Some(0), None) => {
            let end = entries.get(1).map_or(entries[0].end, |next| next.start);
            edited.replace_range(entries[0].start..end, "");
        }
        (Some(at), None) => edited.replace_range(entries[at - 1].end..entries[at].end, ""),
        (None, Some(value)) => match entries.last() {
            Some(last) => edited.insert_str(last.end, &format!(", {field}: {value}")),
            None => edited.replace_range(from + 1..close, &format!("{field}: {value}")),
        },
        (None, None) => {}
    }
    Some(edited)
}

fn set_in_block(item: &str, column: usize, field: &str, value: Option<&str>) -> Option<String> {
    let ends = line_end(item);
    let lines: Vec<&str> = item.split_inclusive('\n').collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let blank = |line: &str| line.trim().is_empty();
    let comment = |line: &str| line.trim_start().starts_with('#');
    let key_at = |at: usize, line: &str| {
        let dashed = at == 0 && line.trim_start().starts_with('-');
        let here = if dashed {
            line.get(column..)?
        } else {
            line.trim_start_matches(' ')
        };
        if !dashed && indent(line) != column {
            return None;
        }
        let rest = here.strip_prefix(field)?.strip_prefix(':')?;
        (rest.is_empty() || rest.starts_with([' ', '\r', '\n'])).then(|| rest.to_owned())
    };
    let found = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| Some((at, key_at(at, line)?)));
    let last = lines
        .iter()
        .rposition(|line| !blank(line) && !comment(line))?;
    let pad = " ".repeat(column);
    let mut edited: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    let Some((at, rest)) = found else {
        if let Some(value) = value {
            if !edited[last].ends_with('\n') {
                edited[last].push_str(ends);
            }
            edited.insert(last + 1, format!("{pad}{field}: {value}{ends}"));
        }
        return Some(edited.concat());
    };
    let below = |line: &str| {
        indent(line) > column || (indent(line) == column && line.trim_start().starts_with("- "))
    };
    let mut end = at + 1;
    for (number, line) in lines.iter().enumerate().take(last + 1).skip(at + 1) {
        if blank(line) || (comment(line) && indent(line) > column) {
            continue;
        }
        if !below(line) {
            break;
        }
        end = number + 1;
    }
    let lead = &lines[at][..column.min(lines[at].len())];
    let said = rest.trim_end_matches(['\r', '\n']);
    let note = if end == at + 1 {
        trailing_comment(said)
    } else {
        ""
    }
    .to_owned();
    let new = match value {
        Some(value) => vec![format!("{lead}{field}: {value}{note}{ends}")],
        None if lines[at].trim_start().starts_with('-') => return None,
        None => Vec::new(),
    };
    edited.splice(at..end, new);
    Some(edited.concat())
}

/// ` # …` at the end of a value that has no quote in it.
fn trailing_comment(said: &str) -> &str {
    let quoted = said.contains(['"', '\'']);
    match said.find(" #") {
        Some(at) if !quoted => &said[at..],
        _ => "",
    }
}

/// A file with a top-level line more at its end. Whoever writes it reads it back: a flow map takes none.
pub fn append_top(text: &str, line: &str) -> String {
    let ends = line_end(text);
    let gap = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        ends
    };
    format!("{text}{gap}{line}{ends}")
}

/// A file with an item more at the end of a block list; nothing where the list is laid out otherwise.
pub fn append(text: &str, key: &str, item: &[(&str, String)]) -> Option<String> {
    let ends = line_end(text);
    let mut kept = opened(text, key)?;
    let indent = places(&kept, key)?.indent;
    let lead = " ".repeat(indent);
    for (at, (field, value)) in item.iter().enumerate() {
        let mark = if at == 0 { "- " } else { "  " };
        kept.push_str(&format!("{lead}{mark}{field}: {value}{ends}"));
    }
    Some(kept)
}

/// A file in which a key is there, and nothing stands after its line where it is empty.
fn opened(text: &str, key: &str) -> Option<String> {
    let ends = line_end(text);
    let empty = |line: &str| {
        let line = line.trim_end();
        ["[]", "{}", "null", "~"]
            .iter()
            .any(|none| line == format!("{key}: {none}"))
    };
    let mut kept: String = text
        .split_inclusive('\n')
        .map(|line| {
            if empty(line) {
                format!("{key}:{ends}")
            } else {
                line.to_owned()
            }
        })
        .collect();
    if kept
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        if !kept.is_empty() && !kept.ends_with('\n') {
            kept.push_str(ends);
        }
        kept.push_str(&format!("{key}:{ends}"));
    }
    if !kept.ends_with('\n') {
        kept.push_str(ends);
    }
    let tops = kept.lines().filter(|line| {
        !line.is_empty() && !line.starts_with([' ', '#', '-']) && line.trim_end() != "---"
    });
    let tops: Vec<&str> = tops.collect();
    (tops.len() == 1 && tops[0].trim_end() == format!("{key}:")).then_some(kept)
}

/// A file with an entry more at the end of a block map: `NAME: VALUE`, or lines below `NAME:`.
pub fn append_entry(
    text: &str,
    key: &str,
    name: &str,
    value: &str,
    below: &[String],
) -> Option<String> {
    let ends = line_end(text);
    let mut kept = opened(text, key)?;
    let indent = kept
        .lines()
        .find(|line| {
            line.starts_with(' ') && !line.trim_start().starts_with('#') && !line.trim().is_empty()
        })
        .map_or(2, |line| line.len() - line.trim_start().len());
    let lead = " ".repeat(indent);
    let value = if value.is_empty() {
        String::new()
    } else {
        format!(" {value}")
    };
    kept.push_str(&format!("{lead}{name}:{value}{ends}"));
    for line in below {
        kept.push_str(&format!("{lead}{lead}{line}{ends}"));
    }
    Some(kept)
}

/// A file with a field of a block map's entry set: `NAME: {…}` on its line, or lines below `NAME:`.
pub fn set_entry(text: &str, name: &str, field: &str, value: &str) -> Option<String> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let (mut at, mut found) = (0, None);
    let mut end = text.len();
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let said = line.trim();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        match found {
            None if indent(line) > 0 && said.starts_with(&format!("{name}:")) => {
                found = Some((start, indent(line)));
            }
            Some((_, own)) if indent(line) <= own => {
                end = start;
                break;
            }
            _ => {}
        }
    }
    let (start, own) = found?;
    let entry = &text[start..end];
    let colon = own + name.len() + 1;
    let first = entry.lines().next()?;
    let rest = first.get(colon..)?.trim();
    let edited = if rest.starts_with('{') {
        set_in_flow(
            entry,
            colon + (first[colon..].len() - first[colon..].trim_start().len()),
            field,
            Some(value),
        )?
    } else if rest.is_empty() {
        // Below its name the entry is laid out as an item is below its dash.
        let line = entry.split_inclusive('\n').next()?;
        let below = &entry[line.len()..];
        let body = below
            .lines()
            .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))?;
        let column = indent(body);
        format!("{line}{}", set_in_block(below, column, field, Some(value))?)
    } else {
        return None;
    };
    Some(format!("{}{edited}{}", &text[..start], &text[end..]))
}

/// A file with an item more at the end of a block list that stands below `KEY: NAME:`, given its own key, as `stages`.
pub fn append_below(text: &str, name: &str, list: &str, item: &str) -> Option<String> {
    let ends = line_end(text);
    let mut kept = text.to_owned();
    if !kept.ends_with('\n') {
        kept.push_str(ends);
    }
    let lines: Vec<&str> = kept.split_inclusive('\n').collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let skip = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let at = lines
        .iter()
        .position(|line| indent(line) > 0 && line.trim() == format!("{name}:") && !skip(line))?;
    let own = indent(lines[at]);
    let within = |from: usize, own: usize| {
        let rest = lines.iter().enumerate().skip(from + 1);
        rest.filter(|(_, line)| !skip(line))
            .take_while(move |(_, line)| indent(line) > own)
            .map(|(number, _)| number)
            .collect::<Vec<usize>>()
    };
    let inner = within(at, own);
    let head = inner
        .iter()
        .find(|number| lines[**number].trim() == format!("{list}:"));
    let (after, lead) = match head {
        Some(head) => {
            let column = indent(lines[*head]);
            let rest = lines
                .iter()
                .enumerate()
                .skip(head + 1)
                .filter(|(_, line)| !skip(line));
            let items = rest.take_while(|(_, line)| {
                indent(line) > column
                    || (indent(line) == column && line.trim_start().starts_with("- "))
            });
            let items: Vec<usize> = items.map(|(number, _)| number).collect();
            match items.first() {
                Some(first) => (*items.last()?, indent(lines[*first])),
                None => (*head, column + 2),
            }
        }
        // A list in another layout is left alone.
        None if inner
            .iter()
            .any(|number| lines[*number].trim_start().starts_with(&format!("{list}:"))) =>
        {
            return None;
        }
        None => {
            let lead = inner.first().map_or(own + 2, |first| indent(lines[*first]));
            let after = inner.last().copied().unwrap_or(at);
            let mut edited: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            let pad = " ".repeat(lead);
            edited.insert(
                after + 1,
                format!("{pad}{list}:{ends}{pad}  - {item}{ends}"),
            );
            return Some(edited.concat());
        }
    };
    let mut edited: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    edited.insert(after + 1, format!("{}- {item}{ends}", " ".repeat(lead)));
    Some(edited.concat())
}
