//! What is asked back of a word before the question is answered: `And if it's really dirty?` **`How dirty?`** **`Caked on.`** `Then you
//! soak it.`: the answer is to what was asked first, and where a number came between, for that.
use super::super::amounts::amounts;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence, unsay};

/// The most words of what is asked back, and of what is said to that.
const ASKED: usize = 6;
const SAID: usize = 5;

/// Words that stand behind a measure, too.
static MEASURED: WordSet = word_set!(
    "late early old long wide thick deep high tall short away off apart behind ahead over under"
);

/// Leaves out what is asked back, and what was said to that.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len().saturating_sub(2) {
        if !asks_back(sentences, at) {
            continue;
        }
        // the question stands right before its answer
        let asked = with_number(sentences, at).unwrap_or_else(|| sentences[at - 1].tokens.clone());
        let said = &mut sentences[at + 1];
        (said.tokens, said.end) = (asked, End::Question);
        unsay(&mut sentences[at - 1..=at]);
    }
}

/// Whether a sentence asks whoever asked before it how much so, and they say, and then are answered.
fn asks_back(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let asks = s.end == End::Question && s.mood == Mood::Speech && s.tokens.len() <= ASKED;
    let Some(how) = how(s).filter(|_| asks) else {
        return false;
    };
    let (asked, said, answer) = (&sentences[at - 1], &sentences[at + 1], &sentences[at + 2]);
    let theirs = |t: &Sentence| t.speaker != s.speaker && t.source == s.source;
    theirs(asked)
        && asked.end == End::Question
        && asked.tokens.iter().any(|t| t.key == how.key)
        && theirs(said)
        && (1..=SAID).contains(&said.tokens.len())
        && answer.speaker == s.speaker
        && answer.source == s.source
        && answer.end != End::Question
}

/// `Well, how` **dirty** `are we talking?`
fn how(s: &Sentence) -> Option<&Token> {
    let words = talk::lead(&s.tokens);
    let well = starts_any(words, patterns!["well|ooh|ah|hmm"]).unwrap_or(0);
    let [first, much, rest @ ..] = &words[well..] else {
        return None;
    };
    let talking = starts_any(
        rest,
        patterns![
            "are|is we|it|they|that|you talking? about?",
            "do|does you|it|they mean|look?"
        ],
    );
    let ends = talking.unwrap_or(0) == rest.len();
    (first.key == "how" && ends && !matches!(much.key.as_str(), "come" | "so")).then_some(much)
}

/// `And if it's` **fifty kilos**`?`: the number in the place of the word that ends the question.
fn with_number(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let (asked, said) = (
        &sentences[at - 1].tokens,
        talk::lead(&sentences[at + 1].tokens),
    );
    let much = how(&sentences[at])?;
    let value = amounts(said).into_iter().next()?;
    let last = asked.len().checked_sub(1)?;
    let whole = value.at == 0 && value.end == said.len() && asked[last].key == much.key;
    let grade = |t: &Token| {
        matches!(
            t.key.as_str(),
            "really" | "very" | "quite" | "too" | "so" | "that" | "properly" | "pretty"
        )
    };
    let from = last - asked[..last].iter().rev().take_while(|t| grade(t)).count();
    whole.then(|| {
        let mut words = asked[..from].to_vec();
        words.extend_from_slice(said);
        words[from].word = lowered(&words[from].word);
        // `an hour` **late**, `forty centimetres` **deep**, and not `fifty kilos heavy`
        if MEASURED.contains(much.key.as_str()) {
            bare_last(&mut words);
            words.push(much.clone());
        }
        mark_last(&mut words, '?');
        words
    })
}
