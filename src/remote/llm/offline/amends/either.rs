//! Which of two, asked of what was just told without its deed: `Chock the wheel.` `Front or back?` `Back.`
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::reading::{asks, read};
use super::super::token::{Token, bare_last, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbless::placed;
use super::super::{fillers, talk};
use super::before;
use super::put_in::{add_last, add_on};
use super::replies::{reply, tells_nothing};

/// The most words of the question and of its answer.
const ASKED: usize = 5;
const ANSWER: usize = 4;

/// `Before or after` **the show**`?` `After.`, or neither: `During.`; `Before` **the show** `or after?` `Before.`: what both words of a question are of.
fn of_both(words: &[Token], or: usize, one: &Token) -> Vec<Token> {
    let behind = words.get(or + 2..).unwrap_or_default();
    let first = one.key == words[0].key;
    let second = one.key == words[or + 1].key;
    let when = |t: &Token| matches!(t.key.as_str(), "before" | "after");
    let mut rest = match or {
        1 if is_neither(words, one) => behind.to_vec(),
        1 if (first || second) && when(one) => behind.to_vec(),
        _ if behind.is_empty() && (first || second && when(&words[0])) => words[1..or].to_vec(),
        _ => Vec::new(),
    };
    bare_last(&mut rest);
    rest
}

/// `Before or after food?` **`With.`**
fn is_neither(asked: &[Token], answer: &Token) -> bool {
    let when = matches!(asked[0].key.as_str(), "before" | "after");
    when && matches!(answer.key.as_str(), "with" | "during" | "without")
}

/// `Top or underneath?` `Both.` as `top and underneath`.
fn one_or_both(asked: &[Token], or: Option<usize>, answer: Vec<Token>) -> Vec<Token> {
    let ([both], Some(or)) = (answer.as_slice(), or) else {
        return answer;
    };
    if both.key != "both" {
        return answer;
    }
    let mut all = asked.to_vec();
    all[or] = Token::new("and", both.at);
    mark_last(&mut all, '.');
    all
}

/// Puts what both words are of behind the one that was answered.
fn with_both(answer: &mut Vec<Token>, asked: &[Token], or: Option<usize>) {
    let ([one], Some(or)) = (answer.as_mut_slice(), or) else {
        return;
    };
    let rest = of_both(asked, or, one);
    if !rest.is_empty() {
        one.bare();
        answer.extend(rest);
        mark_last(answer, '.');
    }
}

/// Puts the answer behind what whoever answers told just before. Says whether it did.
pub(super) fn answered(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let or = words.iter().position(|t| t.key == "or");
    let plain = s.end == End::Question
        && s.mood == Mood::Speech
        && words.len() <= ASKED
        && or.is_some_and(|or| or > 0 && or + 1 < words.len())
        && !words.iter().any(says);
    let Some(heard) = reply(sentences, at).filter(|_| plain) else {
        return false;
    };
    let mut answer = one_or_both(words, or, fillers::pauses(&heard.tokens));
    // `On or off?` `On.`
    let chosen = answer
        .iter()
        .all(|t| t.key == "and" || words.iter().any(|w| w.key == t.key));
    let neither = matches!(answer.as_slice(), [one] if is_neither(words, one));
    let idle = !neither && tells_nothing(&answer);
    let names = !answer.is_empty()
        && (chosen || !idle)
        && answer.len() <= ANSWER
        && !answer.iter().any(says)
        && !matches!(
            answer[0].key.as_str(),
            "either" | "both" | "no" | "yes" | "neither" | "whatever"
        )
        && (chosen || answer.len() == 1 || read(&answer, Mood::Speech).is_none());
    // `If it's cold, choke.` `Choke on or off?` `On.`
    let named = |said: &[Token]| or > Some(1) && said.last().is_some_and(|t| t.key == words[0].key);
    let teller = &heard.speaker;
    let told = before(sentences, at, 1)
        .find(|i| {
            let told = &sentences[*i];
            told.speaker == *teller && matches!(told.end, End::Stop | End::Open)
        })
        .filter(|i| {
            let said = &sentences[*i].tokens;
            let deed = || asks(&sentences[*i]).is_some() || placed(said, Mood::Prose);
            named(said) || (chosen || !idle) && deed()
        });
    let Some(told) = told.filter(|_| names) else {
        return false;
    };
    with_both(&mut answer, words, or);
    let put = match named(&sentences[told].tokens) {
        true => add_on,
        false => add_last,
    };
    put(&mut sentences[told].tokens, &answer);
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}
