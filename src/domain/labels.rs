//! Labels of list lines that no Markdown knows: `A1 send the sheets`, `B2. check the flags`, `3 balance the till`. One such
//! line may begin so by chance; lines that count on from one are a list.
use crate::domain::quantity::unit_of;

/// How many lines must count on where a bare number begins them, and where a letter stands before it.
const BARE: u32 = 3;
const LETTERED: u32 = 2;

/// A line's label: its letter, its number, and what stands behind.
type Label<'a> = (Option<char>, u32, &'a str);

/// For each line its number in such a list and the words behind its label.
pub fn labelled<'a>(lines: &[&'a str]) -> Vec<Option<(u32, &'a str)>> {
    let labels: Vec<Option<Label<'a>>> = lines.iter().map(|l| label(l)).collect();
    let mut out = vec![None; lines.len()];
    let mut letters: Vec<Option<char>> = labels.iter().flatten().map(|l| l.0).collect();
    letters.sort_unstable();
    letters.dedup();
    for letter in letters {
        let least = if letter.is_some() { LETTERED } else { BARE };
        let mut run: Vec<(usize, u32, &str)> = Vec::new();
        let of_it = labels
            .iter()
            .enumerate()
            .filter_map(|(i, l)| l.filter(|l| l.0 == letter).map(|(_, n, rest)| (i, n, rest)));
        for (i, n, rest) in of_it.chain([(usize::MAX, 1, "")]) {
            let next = run.last().map_or(1, |(_, last, _)| last + 1);
            if n == next && i != usize::MAX {
                run.push((i, n, rest));
                continue;
            }
            // another list begins, or all are read
            if n == 1 {
                if run.last().is_some_and(|(_, last, _)| *last >= least) {
                    for (at, number, words) in run.drain(..) {
                        if let Some(line) = out.get_mut(at) {
                            *line = Some((number, words));
                        }
                    }
                }
                run.clear();
                run.push((i, n, rest));
            }
        }
    }
    out
}

/// `A1 send`, `B2 - check`, `3 balance`: a letter or none, a number, and words. What is counted has a unit or a noun of
/// several behind it (`2 kg sugar`), and `3.` is a list's own mark.
fn label(line: &str) -> Option<Label<'_>> {
    let text = line.trim();
    let letter = text.chars().next().filter(char::is_ascii_alphabetic);
    let from = usize::from(letter.is_some());
    let digits = text[from..].bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let number = text[from..from + digits].parse().ok()?;
    let behind = &text[from + digits..];
    let marked = letter.and_then(|_| behind.strip_prefix(['.', ')', ':']));
    let behind = marked.unwrap_or(behind);
    if !behind.starts_with([' ', '\t']) {
        return None;
    }
    let behind = behind.trim_start();
    let rest = ["- ", "– ", "— ", ": "]
        .iter()
        .find_map(|mark| behind.strip_prefix(mark))
        .unwrap_or(behind)
        .trim_start();
    let first = rest.split_whitespace().next()?;
    let word = first.starts_with(char::is_alphabetic);
    (word && (letter.is_some() || unit_of(&first.to_lowercase()).is_none())).then_some((
        letter.map(|c| c.to_ascii_uppercase()),
        number,
        rest,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rests(lines: &[&'static str]) -> Vec<Option<&'static str>> {
        let found = labelled(lines);
        found.into_iter().map(|l| l.map(|(_, rest)| rest)).collect()
    }

    #[test]
    fn lines_that_count_on_are_a_list() {
        assert_eq!(
            rests(&[
                "A1 send it",
                "A2. book two",
                "- six a heat",
                "B1 - ropes in",
                "B2: flags"
            ]),
            [
                Some("send it"),
                Some("book two"),
                None,
                Some("ropes in"),
                Some("flags")
            ]
        );
        assert_eq!(
            rests(&[
                "1 print it",
                "take the fee",
                "2 post it",
                "3 balance",
                "2 is late"
            ]),
            [
                Some("print it"),
                None,
                Some("post it"),
                Some("balance"),
                None
            ]
        );
    }

    #[test]
    fn what_begins_with_a_number_by_chance_is_none() {
        for lines in [
            &["A4 paper goes in the tray", "B1 lounge"][..],
            &["1 kg flour", "2 kg sugar", "3 l milk"],
            &["2 cans a bed", "1 can each", "3 for peppers"],
            &["1 scoop", "2 scoops"],
            &["1. open", "2. shut", "3. lock"],
            &["é1 open", "", "1", "12"],
        ] {
            assert!(labelled(lines).iter().all(Option::is_none), "{lines:?}");
        }
    }
}
