//! Words as they are compared: lower case, without punctuation, by stem.
use std::sync::LazyLock;

use ecow::EcoString;
use foldhash::HashSet;

/// Words that carry no content of their own; a step may have them though its source does not.
const FUNCTION_WORDS: &str = "a an the and or but if then than so as at by for from in into of off on onto out over to \
 up with within without it its this that these those there here is are was were be been being am do does did done has \
 have had will would can could should shall may might must not no yes you your yours we our ours us i me my mine myself yourself yourselves they \
 them their he him his she her who whom whose which what when where while until till once before after because since \
 also just only very too about again all any both each more most other some such own same per via 're 's 'll 've";

/// A word lowered, with curly apostrophes made straight and the punctuation around it taken off.
pub fn key(word: &str) -> EcoString {
    let keep = |c: char| {
        c.is_alphanumeric() || matches!(c, '%' | '°' | '$' | '€' | '£' | '#' | '@' | '&' | '+')
    };
    // most words are of plain letters
    if word.is_ascii() {
        let mut key = EcoString::from(word.trim_matches(|c| !keep(c)));
        key.make_mut().make_ascii_lowercase();
        return key;
    }
    let lower: String = word
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| {
            if matches!(c, '’' | '‘' | 'ʼ') {
                '\''
            } else {
                c
            }
        })
        .collect();
    lower.trim_matches(|c| !keep(c)).into()
}

/// A light stem: plural, past and progressive endings go, so that `opens`, `opened`, `opening` meet.
pub fn stem(key: &str) -> EcoString {
    let base = match key.strip_suffix("'s").unwrap_or(key) {
        "goes" => "go",
        base => base,
    };
    // no ending that would go
    if !matches!(base.as_bytes(), [.., b's' | b'd' | b'g']) {
        return without_e(base);
    }
    let cut = |suffix: &str| {
        base.strip_suffix(suffix)
            .filter(|rest| rest.chars().count() >= 3)
    };
    let stemmed = if let Some(rest) = cut("ies").or_else(|| cut("ied")) {
        let mut stem = EcoString::from(rest);
        stem.push('y');
        return stem;
    } else if let Some(rest) = cut("ing").or_else(|| cut("ed")).or_else(|| cut("es")) {
        undoubled(rest)
    } else if let Some(rest) = cut("s").filter(|r| !r.ends_with(['s', 'u', 'i'])) {
        rest
    } else {
        base
    };
    without_e(stemmed)
}

/// A stem without the `e` that it ends with.
fn without_e(stem: &str) -> EcoString {
    let bare = stem.trim_end_matches('e');
    if bare.chars().count() >= 3 {
        bare.into()
    } else {
        stem.into()
    }
}

fn undoubled(rest: &str) -> &str {
    let mut back = rest.chars().rev();
    match (back.next(), back.next()) {
        (Some(a), Some(b)) if a == b && !matches!(a, 'l' | 's' | 'z' | 'e') => {
            &rest[..rest.len() - a.len_utf8()]
        }
        _ => rest,
    }
}

/// Whether a key carries no content of its own.
pub fn is_function_word(key: &str) -> bool {
    static SET: LazyLock<HashSet<&str>> =
        LazyLock::new(|| FUNCTION_WORDS.split_whitespace().collect());
    key.is_empty() || SET.contains(key)
}

/// The stems of the words of content in a text, in order.
pub fn content_stems(text: &str) -> Vec<EcoString> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '—' | '–'))
        .map(key)
        .filter(|k| !is_function_word(k))
        .map(|k| stem(&k))
        .collect()
}

/// How much of the smaller of two sets of stems the two share, from 0 to 1, and how many.
pub fn overlap(a: &[EcoString], b: &[EcoString]) -> (f64, usize) {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = small.iter().filter(|s| large.contains(s)).count();
    let share = if small.is_empty() {
        0.0
    } else {
        shared as f64 / small.len() as f64
    };
    (share, shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_share_a_stem() {
        for (a, b) in [
            ("opens", "opening"),
            ("stopped", "stop"),
            ("copies", "copy"),
            ("closed", "close"),
            ("checks", "check"),
            ("pulling", "pulled"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn keys_lose_punctuation_only_around() {
        assert_eq!(key("“Don’t,"), "don't");
        assert_eq!(key("10%."), "10%");
        // plain letters are read in a way of their own, which says the same
        for (plain, curly) in [
            ("\"Don't!\"", "“Don’t!”"),
            ("(#4)", "‘#4’"),
            ("...", "…"),
            ("+5C.", "—+5C—"),
        ] {
            assert_eq!(key(plain), key(curly), "{plain}");
        }
    }
}
