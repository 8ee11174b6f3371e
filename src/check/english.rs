//! Whether a text is English. Rules that look at words are silent on every other language, and on doubt.

/// Words that English cannot do without and that other languages do not have.
fn is_ours(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "and"
            | "of"
            | "with"
            | "this"
            | "that"
            | "you"
            | "your"
            | "from"
            | "are"
            | "if"
            | "when"
            | "then"
            | "should"
            | "have"
            | "it"
            | "for"
            | "to"
            | "be"
            | "will"
            | "not"
            | "is"
    )
}

/// Words of neighbours that share the script.
fn is_theirs(word: &str) -> bool {
    matches!(
        word,
        "der"
            | "die"
            | "und"
            | "das"
            | "nicht"
            | "mit"
            | "ein"
            | "eine"
            | "ist"
            | "le"
            | "la"
            | "les"
            | "des"
            | "et"
            | "une"
            | "est"
            | "pour"
            | "que"
            | "el"
            | "los"
            | "las"
            | "para"
            | "con"
            | "una"
            | "por"
            | "del"
            | "não"
            | "uma"
            | "os"
            | "il"
            | "che"
            | "di"
            | "per"
            | "het"
            | "een"
            | "van"
            | "jest"
            | "nie"
            | "och"
            | "att"
    )
}

/// How many words are looked at.
const ENOUGH: usize = 500;

/// Whether pieces of prose are English as a whole: at least one word in sixteen is one that only English has, more than
/// are those of another language, and letters of another script are rare.
pub(super) fn is_english<'a>(pieces: impl Iterator<Item = &'a str>) -> bool {
    let (mut words, mut ours, mut theirs, mut latin, mut foreign) = (0, 0, 0, 0_usize, 0_usize);
    let mut lower = String::new();
    for piece in pieces {
        for word in piece.split(|c: char| !c.is_alphabetic() && c != '\'') {
            if word.is_empty() {
                continue;
            }
            // A page of prose tells the language of a book.
            if words == ENOUGH {
                break;
            }
            words += 1;
            match word.is_ascii() || word.chars().all(is_latin) {
                true => latin += word.len(),
                false => foreign += word.chars().count() * 2,
            }
            if word.len() <= 6 {
                lower.clear();
                lower.extend(word.chars().flat_map(char::to_lowercase));
                ours += usize::from(is_ours(&lower));
                theirs += usize::from(is_theirs(&lower));
            }
        }
    }
    words > 0 && ours * 16 >= words && ours > theirs * 2 && foreign * 10 <= latin
}

/// Whether one sentence of an English page is English too, as far as can be told.
pub(super) fn may_be_english(text: &str) -> bool {
    let mut theirs = 0;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if !word.chars().all(is_latin) {
            return false;
        }
        theirs += usize::from(is_theirs(&word.to_lowercase()));
    }
    theirs < 2
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c) || c == '\''
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for text in [
            "Open the valve and wait for the pressure to fall.",
            "If the node is down, restart it.",
        ] {
            assert!(
                is_english([text].into_iter()) && may_be_english(text),
                "{text}"
            );
        }
        for text in [
            "Öffnen Sie das Ventil und warten Sie, bis der Druck sinkt.",
            "Ouvrez la vanne et attendez que la pression baisse.",
            "Abra la válvula y espere a que baje la presión.",
            "バルブを開けて、圧力が下がるまで待ちます。 Then restart the server.",
            "打开阀门，等待压力下降。",
            "Откройте клапан и подождите.",
            "",
        ] {
            assert!(!is_english([text].into_iter()), "{text}");
        }
        assert!(!may_be_english("Ouvrez la vanne et attendez"));
    }
}
