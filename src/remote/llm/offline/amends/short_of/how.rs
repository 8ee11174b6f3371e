//! How something is done, asked with a word and answered with some: `How tight?` `So a finger fits under.`, and what will
//! do as well: `Newspaper ok?` `Yeah but not glossy.`
use super::super::super::gather::is_thing;
use super::super::super::lexicon::{is_auxiliary, is_subject};
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::phrase::going_on;
use super::super::super::token::{Token, mark_last};
use super::super::super::turns::{End, Mood, Sentence};
use super::super::super::verbs::is_action;
use super::super::super::{fillers, talk};
use super::super::before;
use super::super::put_in::add_last;
use super::super::replies::{reply, tells_nothing};

/// The most words of such an answer.
const ANSWER: usize = 9;
/// The most words of a thing.
const THING: usize = 4;

/// The answer to how much of a quality: `until it's warm`, `tight as you can`, `waist height`.
pub(super) fn so(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(asked, patterns!["how *"])?;
    let end = starts_any(
        &asked[n..],
        patterns!["for|then|exactly|roughly|though|long|does|is|should it|they be?"],
    );
    let whole = n + end.unwrap_or(0) == asked.len();
    let quality = asked.get(n - 1)?;
    let much = matches!(
        quality.key.as_str(),
        "do" | "does" | "come" | "about" | "many" | "is" | "are" | "so" | "can" | "would"
    );
    let led = starts_any(
        answer,
        patterns![
            "until|till|so|as|just|only? enough|about|roughly|not? too",
            "until|till|so|as|just|enough"
        ],
    );
    let likened = answer.len() > 2
        && answer[0].key == quality.key
        && matches!(answer[1].key.as_str(), "as" | "enough");
    let says = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let short = answer.len() <= THING && is_thing(answer) && !answer.iter().any(says);
    let fits = (1..=ANSWER).contains(&answer.len())
        && !is_action(&answer.first()?.key)
        && (led.is_some() || likened || short);
    (whole && !much && fits && !tells_nothing(answer)).then(|| going_on(answer))
}

/// Says of the step told last that another thing will do, and how. Says whether it did.
pub(super) fn as_well(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech {
        return false;
    }
    let asked = super::super::confirmed::unchecked(&fillers::strip(&s.tokens));
    let (Some(thing), Some(heard)) = (thing(&asked), reply(sentences, at)) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let yes = starts_any(
        &words,
        patterns!["yes|yeah|yep|sure|fine|ok|yea that's? fine|ok|okay?"],
    );
    let Some(rest) = yes.and_then(|n| words.get(n..)) else {
        return false;
    };
    let but = starts_any(
        rest,
        patterns!["but|if|as|only|unless|just|or|long as|not|without"],
    );
    let said = but.is_some() && rest.len() <= ANSWER;
    let told = before(sentences, at, 2)
        .find(|i| sentences[*i].speaker == heard.speaker && sentences[*i].end != End::Question);
    let Some(told) = told.filter(|_| said) else {
        return false;
    };
    let mut more = going_on(&thing);
    let mut ok = Token::new("ok", thing[0].at);
    ok.word.push(',');
    more.push(ok);
    more.extend(going_on(rest));
    let open = &mut sentences[told].tokens;
    add_last(open, &more);
    mark_last(open, '.');
    sentences[at].tokens.clear();
    sentences[at + 1].tokens.clear();
    true
}

/// `newspaper ok?`, `is kitchen roll ok?`, `would a rag do?`: what would do as well.
fn thing(asked: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(asked);
    let is = starts_any(words, patterns!["is|are|would|will"]).unwrap_or(0);
    let (last, name) = words.get(is..)?.split_last()?;
    let fine = matches!(
        last.key.as_str(),
        "ok" | "okay" | "alright" | "fine" | "allowed"
    ) || is > 0 && matches!(last.key.as_str(), "do" | "work");
    let said = |t: &Token| {
        is_subject(&t.key) || is_auxiliary(&t.key) || matches!(t.key.as_str(), "that" | "this")
    };
    // `is 5 high ok?`
    let named = (1..=THING).contains(&name.len())
        && (is_thing(name) || name[0].is_number())
        && !name.iter().any(said);
    (fine && named).then(|| name.to_vec())
}
