//! What is asked and answered without its name, or without the word that leads to it: `So the bike goes on the rack?` **`It
//! goes on the rack if it's clean.`**, `Clean it with?` **`Vinegar.`** What is asked for the talk's sake is answered so.
use super::super::lexicon::{DETERMINERS, opens_place};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::talk;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{gerund_base, is_action, is_third_person};

/// The most words of a name, and of a question without its verb of asking.
const NAME: usize = 4;
const SHORT: usize = 5;

/// Says of what an answer is. Says whether it did; what follows is said of it as before.
pub(super) fn named(sentences: &mut [Sentence], at: usize) -> bool {
    let (before, rest) = sentences.split_at_mut(at);
    let (Some(asked), Some(s)) = (before.last_mut(), rest.first_mut()) else {
        return false;
    };
    let answers = answers(asked, s);
    // `In August? Forty.`
    let wonders = s.end == End::Question && s.tokens.len() <= SHORT;
    if answers && wonders && for_its_own_sake(&asked.tokens) {
        s.tokens.clear();
        let own = rest
            .get(1)
            .is_some_and(|next| next.speaker == rest[0].speaker);
        if let Some(next) = rest.get_mut(1).filter(|n| own && n.tokens.len() <= SHORT) {
            next.tokens.clear();
        }
        return true;
    }
    if !answers || s.end == End::Question {
        return false;
    }
    if for_its_own_sake(&asked.tokens) && s.tokens.len() <= SHORT {
        asked.tokens.clear();
        s.tokens.clear();
        return true;
    }
    if let Some(told) =
        subject(&asked.tokens, &s.tokens).or_else(|| led_to(&asked.tokens, &s.tokens))
    {
        s.tokens = told;
    }
    false
}

/// Whether another goes on where something was asked.
fn answers(asked: &Sentence, s: &Sentence) -> bool {
    asked.end == End::Question
        && asked.speaker != s.speaker
        && asked.source == s.source
        && s.mood == Mood::Speech
}

/// `Do you wash them first?` `No, don't.`: a plain no to what is asked, and nothing that was told is called off.
pub(super) fn refused(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let (s, asked) = (&sentences[at], &sentences[at - 1]);
        let no = s.tokens.len() <= SHORT
            && starts_any(
                &s.tokens,
                patterns!["no|nope? don't", "no|nope you|we don't"],
            )
            .is_some_and(|n| n == s.tokens.len());
        let asks = answers(asked, s)
            && starts_any(
                talk::lead(&asked.tokens),
                patterns!["do|does|should|can|could|may|must|shall i|we|you|they"],
            )
            .is_some();
        if !no || !asks {
            continue;
        }
        let about = stems(&asked.tokens);
        let same = super::before(sentences, at - 1, 1)
            .find(|i| sentences[*i].speaker == s.speaker)
            .is_some_and(|i| {
                let told = stems(&sentences[i].tokens);
                about.iter().all(|w| told.contains(w))
            });
        if !same {
            sentences[at].tokens = vec![Token::new("No.", s.tokens[0].at)];
        }
    }
}

/// `So the bike goes on the rack?` `It goes on the rack if it's clean.`: the name for the pronoun.
fn subject(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(answer);
    let [pronoun, verb, ..] = words else {
        return None;
    };
    let means = matches!(pronoun.key.as_str(), "it" | "they") && pronoun.tail().is_none();
    let at = asked.iter().position(|t| t.key == verb.key)?;
    let from = asked[..at]
        .iter()
        .rposition(|t| DETERMINERS.contains(t.key.as_str()))?;
    let name = &asked[from..at];
    let verbal = is_third_person(&verb.key) || is_action(&verb.key);
    let whole = (2..=NAME).contains(&name.len()) && name.iter().all(|t| t.tail().is_none());
    (means && verbal && whole && super::super::gather::is_thing(name)).then(|| {
        let mut told = name.to_vec();
        told[0].word = super::super::phrase::raised(&told[0].word);
        told.extend(words[1..].iter().cloned());
        told
    })
}

/// `Clean it with?`, `Scrubbing with what?` `Vinegar.`: the word that the question ends with.
fn led_to(asked: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(asked);
    let open = words
        .last()
        .is_some_and(|t| matches!(t.key.as_str(), "what" | "which" | "whom"));
    let (led, deed) = words[..words.len() - usize::from(open)].split_last()?;
    let leads = matches!(
        led.key.as_str(),
        "with" | "on" | "in" | "from" | "into" | "onto" | "to" | "under"
    );
    let verb = deed.first()?;
    let bids = is_action(&verb.key) || gerund_base(&verb.key).is_some();
    let said = talk::lead(answer);
    let end = clause_end(said);
    let thing = (1..=NAME).contains(&end)
        && !opens_place(&said[0].key)
        && !super::super::verbless::way_up(said)
        && super::super::gather::is_thing(&said[..end]);
    (leads && bids && words.len() <= SHORT && thing).then(|| {
        let mut told = vec![Token::new(&led.key, led.at)];
        told.extend(said.iter().cloned());
        told[1].word = lowered(&told[1].word);
        told
    })
}

/// `How long have you been doing this?`, `How many of these do you do a week?`
fn for_its_own_sake(asked: &[Token]) -> bool {
    starts_any(
        talk::lead(asked),
        patterns![
            "how long have|has you|they|he|she been|worked|had|done|lived",
            "how many years have|has you",
            "how many times a day|week|month|year do you do all? of? this|that|it",
            "how many of these|those|them do you do|get|see|make|have a|in|every|per? *",
            "how many * *? do you do|get|see|make|have|serve|handle a|in|every|per day|week|month|year|shift|weekend"
        ],
    )
    .is_some()
}
