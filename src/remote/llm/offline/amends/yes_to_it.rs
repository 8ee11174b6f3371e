//! A yes to another's value, said behind it or with a sorry: `4 blocks at the back, 2 steps each side.` `6 blocks now.` **`6 yes,
//! sorry.`** is told as `Yes, 6.`
use super::super::amounts::amounts;
use super::super::patterns::{WordSet, word_set};
use super::super::token::{Token, bare_last, mark_last, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::spoken;

/// The most words in which it is said.
const SHORT: usize = 6;

/// Words that say yes, or sorry, and nothing of the value.
static YES: WordSet = word_set!("yes yeah yep yup right true ah oh ok okay sorry my mistake bad");

/// Puts the yes before the value.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        if let Some(value) = value_again(sentences, at) {
            sentences[at].tokens = [tokens("Yes,", value[0].at), value].concat();
        }
    }
}

/// **`6`** `yes sorry`: the value that another said just before.
fn value_again(sentences: &[Sentence], at: usize) -> Option<Vec<Token>> {
    let (other, s) = (&sentences[at - 1], &sentences[at]);
    let words = &s.tokens;
    let talks = s.mood == Mood::Speech && s.end != End::Question && words.len() <= SHORT;
    // `Did you say 70?` `70, yes.`: nothing else is put up
    let puts_up = spoken(other) && other.end != End::Question;
    let theirs = other.speaker != s.speaker && other.source == s.source && puts_up;
    let sorry = words
        .iter()
        .any(|t| matches!(t.key.as_str(), "sorry" | "mistake" | "bad"));
    let behind = words.first().is_some_and(Token::is_number) || sorry;
    if !talks || !theirs || !behind || !words.iter().any(|t| t.key.starts_with("ye")) {
        return None;
    }
    let all = amounts(words);
    let [value] = all.as_slice() else {
        return None;
    };
    let rest = words[..value.at].iter().chain(&words[value.end..]);
    let only = rest.clone().count() > 0 && rest.clone().all(|t| YES.contains(t.key.as_str()));
    let again = amounts(&other.tokens).iter().any(|a| value.alike(a));
    (only && again).then(|| {
        let mut value = words[value.at..value.end].to_vec();
        bare_last(&mut value);
        mark_last(&mut value, '.');
        value
    })
}
