//! Where in a settings file something is written: as far as can be told without a parser, for people to look.

/// Line and column of a key that begins a line of its own, whatever its depth; the beginning where there is none.
pub(super) fn of_key(text: &str, key: &str) -> (usize, usize) {
    let is_key = |line: &str| {
        let bare = line.trim_start_matches([' ', '-']);
        let bare = bare.trim_start_matches(['"', '\'']);
        bare.strip_prefix(key).is_some_and(|rest| {
            rest.trim_start_matches(['"', '\''])
                .trim_start()
                .starts_with(':')
        })
    };
    let line = text.lines().position(is_key);
    line.map_or((1, 1), |at| {
        let content = text.lines().nth(at).unwrap_or_default();
        let blank = content.len() - content.trim_start_matches([' ', '-']).len();
        (at + 1, blank + 1)
    })
}

/// Line and column of a value that is written below (or beside) a name; that name's place where it is not.
pub(super) fn of_value(text: &str, name: &str, value: &str) -> (usize, usize) {
    let from = text.lines().position(|line| word(line, name).is_some());
    below(text, from, value)
}

/// The same below (or beside) `id: NAME`: the name may stand elsewhere as well.
pub(super) fn in_entry(text: &str, id: &str, value: &str) -> (usize, usize) {
    let begins = |line: &str| {
        let key = word(line, "id").unwrap_or(line.len());
        let own: String = line.chars().skip(key).collect();
        let own = own.strip_prefix("id:").map(str::trim_start);
        let own = own.map(|own| own.trim_start_matches(['"', '\'']));
        own.is_some_and(|own| word(own, id) == Some(0))
    };
    below(text, text.lines().position(begins), value)
}

fn below(text: &str, from: Option<usize>, value: &str) -> (usize, usize) {
    let from = from.unwrap_or_default();
    let found = text
        .lines()
        .enumerate()
        .skip(from)
        .find_map(|(at, line)| Some((at + 1, word(line, value)? + 1)));
    found.unwrap_or((from + 1, 1))
}

/// Where a word stands in a line, in characters, not as a part of another.
fn word(line: &str, word: &str) -> Option<usize> {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-_.@".contains(c));
    line.match_indices(word)
        .find(|(at, _)| {
            !part(line[..*at].chars().next_back()) && !part(line[at + word.len()..].chars().next())
        })
        .map(|(at, _)| line[..at].chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_found() {
        let text = "roles:\n  lead: {title: Lead}\n  cs-lead:\n    path: lead\n";
        assert_eq!(of_key(text, "cs-lead"), (3, 3));
        assert_eq!(of_value(text, "cs-lead", "lead"), (4, 11));
        assert_eq!(of_value(text, "lead", "none"), (2, 1));
        assert_eq!(of_key(text, "x"), (1, 1));
        let text = "people:\n  - {id: mid, manager: ann}\n  - name: Ä, of mid\n    id: \"ann\"\n    manager: mid\n";
        assert_eq!(in_entry(text, "ann", "mid"), (5, 14));
        assert_eq!(in_entry(text, "mid", "ann"), (2, 24));
        assert_eq!(
            in_entry("- {name: \"Ä\", id: ann, manager: mid}", "ann", "mid"),
            (1, 33)
        );
    }
}
