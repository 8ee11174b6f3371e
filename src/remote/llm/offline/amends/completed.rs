//! A question that has the deed, and its answer that has the rest: `Where do I put the old one?` `In the red bin.`
//! Both are told as one sentence of whoever answers: `Put the old one in the red bin.`
mod choices;
mod deeds;
mod measures;
mod named;
mod whom;

use self::choices::{chosen, which};
pub(super) use self::deeds::deed;
use self::deeds::{goes_on, joined};
pub(in super::super) use self::measures::is_several;
use self::measures::{counted, how_big, how_deep, how_far, how_many, of_another};
use self::named::{bound, known_when, other_way, to_know, where_is};
use self::whom::{by_whom, says_it_is, to_whom};
use super::super::gather::is_thing;
use super::super::lexicon::{
    DETERMINERS, NOUNISH, PARTICLES, PLACES, is_auxiliary, is_subject, verb_with_object,
};
use super::super::nouns::is_plural;
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::phrase::{lowered, raised};
use super::super::reading::read;
use super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_state};
use super::super::{fillers, talk};
use super::asked::begun;
use super::replies::{tell, tells_nothing};
use super::{before, spoken};

/// The most words of an answer that completes a deed.
const ANSWER: usize = 14;

/// Tells what was asked together with what was answered. Says whether it did.
pub(super) fn completed(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    // `a week, even in summer?` asks of what was told
    let even = s.tokens.iter().any(|t| t.key == "even");
    if s.end != End::Question || s.mood != Mood::Speech || even {
        return false;
    }
    let answers = |a: &&Sentence| {
        a.source == s.source && a.mood == Mood::Speech && spoken(a) && a.end != End::Question
    };
    let Some(heard) = sentences.get(at + 1).filter(answers) else {
        return false;
    };
    let asked = with_helper(fillers::strip(&s.tokens));
    let words = talk::lead(&asked);
    let goes_on = asked[..asked.len() - words.len()]
        .iter()
        .any(|t| t.key == "and");
    let told = fillers::strip(&heard.tokens);
    if let Some(step) = known_when(words, talk::lead(&told)).filter(|_| begun(sentences, at)) {
        tell(sentences, at, step, Vec::new());
        return true;
    }
    let Some(mut answer) = answer(&told, words) else {
        return false;
    };
    // `Who do I tell?` `Kim, or whoever's on lates.`
    let whom = starts_any(words, patterns!["to|with|for|by|from? who|whom|who's"]).is_some()
        && !DETERMINERS.contains(answer[0].key.as_str())
        && !crate::domain::words::is_function_word(&answer[0].key)
        && !is_several(&answer[0]);
    if !whom && !is_name(sentences, &answer[0]) {
        answer[0].word = lowered(&answer[0].word);
    }
    let Some(step) = told_as_one(words, &answer, goes_on) else {
        return false;
    };
    let known = known_thing(sentences, at, words);
    if !begun(sentences, at) || known || said_last(sentences, at, words) {
        return false;
    }
    tell(sentences, at, step, Vec::new());
    true
}

/// `how long's it got to rest` as `how long has it got to rest`, `how long's it take` as `how long does it take`.
fn with_helper(mut asked: Vec<Token>) -> Vec<Token> {
    let at = asked.windows(2).position(|pair| {
        pair[0].key == "how" && matches!(pair[1].key.as_str(), "long's" | "much's" | "often's")
    });
    let got = asked.iter().any(|t| t.key == "got");
    let does = at.is_some_and(|at| {
        starts_any(
            &asked[at + 2..],
            patterns!["it|that|this take|last|need|cost"],
        )
        .is_some()
    });
    if let Some(at) = at.filter(|_| got || does) {
        let helper = if got { "has" } else { "does" };
        let place = asked[at + 1].at;
        let word = asked[at + 1].key.trim_end_matches("'s").to_owned();
        asked.splice(
            at + 1..at + 2,
            [Token::new(&word, place), Token::new(helper, place)],
        );
    }
    asked
}

/// The words of an answer that are no sentence: a place, a time, a thing, somebody.
fn answer(told: &[Token], asked: &[Token]) -> Option<Vec<Token>> {
    let words = talk::lead(told);
    let words = &words[says_it_is(words, asked)..];
    let first = words.first()?;
    let end = clause_end(words);
    let who = asked.first().is_some_and(|t| t.key.starts_with("who"));
    let does = who
        && starts_any(
            &words[end.saturating_sub(1)..],
            patterns!["do|does|will|is|are"],
        )
        .is_some();
    // `whoever's last`, `me`
    let alone = end == 1 && matches!(first.key.as_str(), "me" | "us");
    let does = does || who && (alone || first.key.starts_with("whoever"));
    let case = starts_any(
        words,
        patterns![
            "when|once|after|before|until|as|if|whenever",
            "only if|when|once|after"
        ],
    )
    .is_some();
    let led = starts_any(
        words,
        patterns![
            "in|on|at|to|by|with|from|into|onto|under|over|behind|between|next|near|through|for|about|around|up|every|each|once|twice|half|within|daily|weekly|monthly|straight|as"
        ],
    )
    .is_some();
    let number = first.is_number();
    let clause = &words[..end];
    // `half` **when they order**
    let within = patterns!["when|if|once|before|after|until|while"];
    let main = (1..clause.len()).find(|i| starts_any(&clause[*i..], within).is_some());
    // `brown tape over the back`: a verb that is a noun as well, behind what it is like
    let compound =
        |i: usize| i == 1 && NOUNISH.contains(clause[1].key.as_str()) && !is_plural(&clause[0].key);
    let sentence = !case
        && !does
        && clause[..main.unwrap_or(end)]
            .iter()
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
        || !case
            && (1..clause.len()).any(|i| {
                // `on speed one`, `the crew lead both`
                let both = who && i + 2 == clause.len() && clause[i + 1].key == "both";
                !both
                    && !compound(i)
                    && !PLACES.contains(clause[i - 1].key.as_str())
                    && verb_with_object(clause, i)
            });
    let empty = tells_nothing(words)
        || starts_any(
            words,
            patterns![
                "no|not|none|nothing|nobody|neither|never|same|depends|because|yes|yeah|yep|ok|okay|right|sure|good|great|well|anything|anywhere|whatever|whichever|either|both|what|why|how|who|that|this|it"
            ],
        )
        .is_some();
    let fits = case || led || number || does || is_thing(clause);
    let plain = !empty && !tells_how(asked, words) && !sentence && fits && words.len() <= ANSWER;
    // `on the top shelf, label out`
    let facing = words.len() == end + 2 && PARTICLES.contains(words[end + 1].key.as_str());
    let told = if facing && led { clause } else { words };
    (plain && (case || does || read(told, Mood::Speech).is_none())).then(|| words.to_vec())
}

/// `How do I print it?` `Press Z, then enter.`: deeds, and no phrase.
fn tells_how(asked: &[Token], words: &[Token]) -> bool {
    starts_any(asked, patterns!["how do|can|should i|we|you"]).is_some()
        && words.first().is_some_and(|t| is_action(&t.key))
        && words.iter().any(Token::comma)
}

/// Whether the talk writes a word with a capital where no sentence begins, or calls somebody so.
fn is_name(sentences: &[Sentence], word: &Token) -> bool {
    let capital = |t: &Token| t.word.starts_with(char::is_uppercase);
    sentences.iter().any(|s| {
        s.is_by(word)
            || s.tokens
                .iter()
                .skip(1)
                .any(|t| t.key == word.key && capital(t))
    })
}

/// The deed with what was answered, where the question asks for just that.
fn told_as_one(words: &[Token], answer: &[Token], goes_on: bool) -> Option<Vec<Token>> {
    let mut step = by_whom(words, answer)
        .or_else(|| to_whom(words, answer))
        .or_else(|| bound(words, answer))
        .or_else(|| chosen(words, answer))
        .or_else(|| how_many(words, answer))
        .or_else(|| counted(words, answer))
        .or_else(|| how_far(words, answer))
        .or_else(|| how_deep(words, answer))
        .or_else(|| how_big(words, answer))
        .or_else(|| of_another(words, answer, goes_on))
        .or_else(|| which(words, answer))
        .or_else(|| other_way(words, answer))
        .or_else(|| where_is(words, answer))
        .or_else(|| known_by(words, answer))
        .or_else(|| where_or_when(words, answer))?;
    let first = step.first_mut()?;
    first.word = raised(&first.word);
    mark_last(&mut step, '.');
    Some(step)
}

/// `How do I know it's done?` `When there's no ice on the coil.`, `What do I use to scrape it?` `The plastic scraper.`
fn known_by(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    if let Some(clause) = to_know(words) {
        let when = starts_any(answer, patterns!["when|once|if|as|by"]).is_some();
        return when.then(|| joined(&clause, answer));
    }
    let n = starts_any(words, patterns!["what|which"])?;
    let deed = deed(&words[n..])?;
    let uses =
        deed.len() > 2 && deed[1].key == "to" && matches!(deed[0].key.as_str(), "use" | "take");
    let end = clause_end(answer);
    let mut thing = answer[..end].to_vec();
    thing.last_mut()?.bare();
    let mut step = [&deed[..1], &thing, &deed[1..]].concat();
    if end < answer.len() {
        mark_last(&mut step, ',');
        step.extend(answer[end..].iter().cloned());
    }
    (uses && is_thing(&thing)).then_some(step)
}

/// `Where do I put it?`, `How do you clean it?`, `What time do we close?`, `Who do I send it to?`, `Until when can they cancel?`
fn where_or_when(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    if let Some(step) = asked_last(words, answer) {
        return Some(step);
    }
    let n = starts_any(
        words,
        patterns![
            "where|when|how|who|whom|what",
            "until|till|by|since|from|to|with when|who|whom|where|what",
            "at|by? what time",
            "how long|often|far|fast|deep|high|hot|cold|full|thick|big|late|early for?",
            "how many times"
        ],
    )?;
    let deed = deed(&words[n..]).or_else(|| goes_on(&words[n..]))?;
    // `what do I do with it?` asks for a deed
    if words[0].key == "what" && (deed[0].key == "do" || answer.len() < 2 && !answer[0].is_number())
    {
        return None;
    }
    // `What do they pay?` `Six pounds.`: its object
    if words[0].key == "what" && words.get(1).is_some_and(|t| t.key != "time") {
        return Some([&deed, answer].concat());
    }
    // `it takes` **four minutes** `to warm up`
    let span = deed.windows(2).position(|w| {
        matches!(w[0].key.as_str(), "takes" | "take") && w[1].key == "to" && w[0].tail().is_none()
    });
    if let Some(takes) = span.filter(|_| clause_end(answer) == answer.len()) {
        let (front, rest) = deed.split_at(takes + 1);
        let mut whole = [front, answer].concat();
        bare_last(&mut whole);
        whole.extend(rest.iter().cloned());
        return Some(whole);
    }
    Some(joined(&deed, answer))
}

/// `And I write it down where?` `In the blue book.`: what is asked comes last.
fn asked_last(words: &[Token], answer: &[Token]) -> Option<Vec<Token>> {
    let (last, deed) = words.split_last()?;
    let from = starts_any(deed, patterns!["i|we|you then|just|also?"]).unwrap_or(0);
    let verb = deed.get(from).filter(|t| is_action(&t.key))?;
    let asks = matches!(last.key.as_str(), "where" | "when" | "how");
    let whole = deed.len() > from + 1 && clause_end(deed) == deed.len() && !is_state(&verb.key);
    (asks && whole).then(|| joined(&deed[from..], answer))
}

/// `Tablets?`, of a step that names them: it is asked back, and of no other thing; and `the depth of the hole?`, of one that digs it.
fn known_thing(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    const SHORT: usize = 3;
    const FAR: usize = 6;
    let of = |t: &Token| matches!(t.key.as_str(), "of" | "in" | "on" | "for" | "is");
    let measure = starts_any(words, patterns!["the|what's", "what is|about", "how * is"]).is_some();
    let behind = words.iter().rposition(of).filter(|_| measure);
    let thing = behind.map_or_else(Vec::new, |of| stems(&words[of + 1..]));
    let own = |i: &usize| sentences[*i].speaker == sentences[at + 1].speaker;
    let known = before(sentences, at, FAR).filter(own).any(|i| {
        let said = stems(&sentences[i].tokens);
        !thing.is_empty() && thing.iter().all(|w| said.contains(w))
    });
    let last = before(sentences, at, 2)
        .find(own)
        .filter(|_| words.len() <= SHORT);
    known
        || last.is_some_and(|i| {
            let said = stems(&sentences[i].tokens);
            stems(words).iter().any(|w| said.contains(w))
        })
}

/// Whether the deed is what the teller told last: then the answer says more about that.
fn said_last(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    static ASKING: WordSet = word_set!("how what where when who long many much often time far");
    // `How long after that?`: from then on
    let since = patterns!["how long|far|much|many *? after|before|above|below that|this"];
    if starts_any(words, since).is_some() {
        return false;
    }
    let teller = &sentences[at + 1].speaker;
    let named: Vec<Token> = words
        .iter()
        .filter(|t| !ASKING.contains(t.key.as_str()))
        .cloned()
        .collect();
    before(sentences, at, 2)
        .find(|i| sentences[*i].speaker == *teller)
        // `don't delete it` is not yet told
        .filter(|i| {
            starts_any(&sentences[*i].tokens, patterns!["and|but|so? don't|never"]).is_none()
        })
        .is_some_and(|i| {
            let said = stems(&sentences[i].tokens);
            stems(&named).iter().all(|w| said.contains(w))
        })
}
