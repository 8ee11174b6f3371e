//! A case that another asks about, answered in a word or two: `And if it's under?` `Then it's fine as it is.`, `What if it's
//! over?` `Same thing.`, `When it's stuck, do I call you?` `No, push the lever.` The answer is told under the case.
use super::super::amounts::{amounts, number_in_front};
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::going_on;
use super::super::reading::{read, somebody_does};
use super::super::roles::is_name;
use super::super::token::{Token, clause_end, mark_last};
use super::super::turns::{End, Mood, Sentence};
use super::super::{evasions, fillers, questions, talk};
use super::asked::{NO, begun};
use super::by_the_book::number_apart;
use super::confirmed::told;
use super::replies::{reply, tell};

/// The most words of a case, and of its answer.
const CASE: usize = 10;
const ANSWER: usize = 10;
/// The most words of an answer without a verb.
const PLAIN: usize = 4;

/// Tells the answer under the case. Says whether it did.
pub(super) fn told_under(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    if s.end != End::Question || s.mood != Mood::Speech {
        return false;
    }
    if let Some(n) = starts_any(
        &s.tokens,
        patterns!["and|so|but? suppose|say|imagine|assuming"],
    ) {
        // `suppose they won't let me?`
        let at_word = s.tokens[n - 1].at;
        let words = [Token::new("what", at_word), Token::new("if", at_word)];
        sentences[at].tokens.splice(..n, words);
        return false;
    }
    let asked = fillers::strip(&s.tokens);
    if of_thing(sentences, at, &asked) {
        return true;
    }
    let Some((mut case, whole)) = case(&asked) else {
        return false;
    };
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let no = starts_any(&words, &NO).filter(|n| words[n - 1].tail().is_some());
    let answer = match (whole, no) {
        // `And when the result comes?` `Sixty days later.`: when that is
        // `And if it sticks?` `Hammer.`: a name only where somebody is away
        (true, None) => short(&words)
            .filter(|w| case[0].key == "if" || !so_much(w))
            .filter(|w| of_somebody(&case) || !is_person(w)),
        (false, Some(n)) => Some(words[n..].to_vec()).filter(|w| read(w, Mood::Speech).is_some()),
        _ => None,
    };
    let Some(answer) = answer.filter(|_| begun(sentences, at)) else {
        return false;
    };
    mark_last(&mut case, ',');
    case.extend(answer);
    tell(sentences, at, told(case), Vec::new());
    true
}

/// `What about babies?` `Ask the midwife.`, `And for kids?` `Under the arm.`: what is done for those.
fn of_thing(sentences: &mut [Sentence], at: usize, asked: &[Token]) -> bool {
    let Some(n) = starts_any(
        asked,
        patterns!["and|but? what|how about for|with?", "and|but? for|with"],
    ) else {
        return false;
    };
    let mut thing = asked[n.min(asked.len())..].to_vec();
    let Some(heard) = reply(sentences, at) else {
        return false;
    };
    let words = fillers::pauses(&heard.tokens);
    let named = (1..=4).contains(&thing.len()) && super::super::gather::is_thing(&thing);
    let about = starts_any(asked, patterns!["and|but? what|how about"]).is_some();
    let sent = starts_any(&words, patterns!["you|just? ask|check with?"]).is_some();
    let phrase = !about
        && words.len() <= ANSWER
        && words
            .first()
            .is_some_and(|t| super::super::lexicon::opens_place(&t.key))
        && read(&words, Mood::Speech).is_none();
    if !named || !begun(sentences, at) || !(about && sent || phrase) {
        return false;
    }
    let mut step = Vec::new();
    if sent {
        step.push(Token::new("for", thing[0].at));
        thing[0].word = super::super::phrase::lowered(&thing[0].word);
    }
    mark_last(&mut thing, if sent { ',' } else { ':' });
    step.extend(thing);
    let mut words = words;
    words[0].word = super::super::phrase::lowered(&words[0].word);
    step.extend(words);
    tell(sentences, at, told(step), Vec::new());
    true
}

/// The case that a question names, and whether it asks for nothing besides.
fn case(asked: &[Token]) -> Option<(Vec<Token>, bool)> {
    let what = starts_any(
        asked,
        patterns![
            "and|so|but|okay|but|or? what happens? if|when",
            "and|so|but|or? if|when"
        ],
    )?;
    let from = what - 1;
    // `when do you ring the bell?`: no case
    starts_any(
        &asked[from..],
        patterns!["when do|does|did|should|can|will|would|is|are"],
    )
    .is_none()
    .then_some(())?;
    let end = from + clause_end(&asked[from..]);
    let mut case = asked[from..end].to_vec();
    case.last_mut()?.bare();
    let rest = &asked[end..];
    let asks = starts_any(
        rest,
        patterns![
            "what|then|and? do|does|should|what|is|can",
            "what then|happens"
        ],
    );
    let fits = (3..=CASE).contains(&case.len()) && (rest.is_empty() || asks.is_some());
    fits.then_some((case, rest.is_empty()))
}

/// `if he's not there`, `if you're away`: the case is of somebody.
fn of_somebody(case: &[Token]) -> bool {
    starts_any(
        case,
        patterns!["if|when i'm|you're|he's|she's|they're|nobody's|nobody|i|you|he|she|they|we"],
    )
    .is_some()
}

/// `Key's under the mat.`, `There's a spare in the drawer.`: where what helps is.
fn is_kept(words: &[Token]) -> bool {
    let end = words
        .iter()
        .take(5)
        .position(|t| matches!(t.key.as_str(), "is" | "are") || t.key.ends_with("'s"));
    end.is_some_and(|end| {
        let there = words[0].key == "there's";
        let thing = end + 1 < words.len() && !super::super::lexicon::is_subject(&words[0].key);
        let place = words[end + 1..]
            .iter()
            .take(if there { 4 } else { 1 })
            .any(|t| super::super::lexicon::opens_place(&t.key));
        (there || thing) && place && words.iter().all(|t| t.key != "i")
    })
}

/// `Then it's fine as it is.`, `Same thing.`, `Then Rita.`: an answer that tells no deed.
fn short(words: &[Token]) -> Option<Vec<Token>> {
    let then = starts_any(words, patterns!["well|oh? then"]);
    let same = starts_any(
        words,
        patterns!["the? same thing|way|again|procedure", "the? same"],
    );
    let nothing =
        starts_any(words, patterns!["nothing|then nothing"]).filter(|n| *n == words.len());
    let told = read(words, Mood::Speech).is_some();
    // `then somebody's made a mistake, come and get me`
    let later = then.is_some()
        && !told
        && super::super::clauses::split(words, Mood::Speech)
            .iter()
            .skip(1)
            .any(|(_, r)| r.is_some());
    let empty =
        evasions::gives_up(words) || questions::undecided(words) || talk::is_backchannel(words);
    // `then Rita`, `then it's fine as it is`, and not `then we've got a problem`
    let rest = &words[then.unwrap_or(0)..];
    let fine = starts_any(
        rest,
        patterns!["it's|that's|they're fine|ok|okay|good|alright|allowed"],
    )
    .is_some();
    let says = |t: &Token| {
        super::super::lexicon::is_subject(&t.key) || super::super::lexicon::is_auxiliary(&t.key)
    };
    // `then it's the spare one`
    let is = starts_any(rest, patterns!["it's|that's|they're *"])
        .is_some_and(|n| rest.len() <= PLAIN + 1 && !rest[n - 1..].iter().any(says));
    let plain = fine || is || rest.len() <= PLAIN && !rest.iter().any(says);
    let kept = is_kept(words);
    if !empty && somebody_does(rest) {
        let named = is_name(&rest[0]);
        return Some(if named { rest.to_vec() } else { going_on(rest) });
    }
    if !told && !empty && is_person(words) {
        return Some(words.to_vec());
    }
    if let Some(value) = enough(rest).filter(|_| !told) {
        return Some(going_on(&value));
    }
    if nothing.is_some() {
        return Some(going_on(words));
    }
    if !told && !empty && so_much(rest) {
        return Some(going_on(words));
    }
    let fits = (kept || later) && !told && !empty
        || then.or(same).or(nothing).is_some() && !told && !empty && plain;
    (fits && words.len() <= ANSWER && words.len() > then.unwrap_or(0)).then(|| going_on(words))
}

/// **`Two`**`'ll do`, **`ten`** `is enough`: the number, where it is said that it will do.
fn enough(words: &[Token]) -> Option<Vec<Token>> {
    let words = number_apart(words);
    let value = number_in_front(&words)?;
    let n = starts_any(
        &words[value.end..],
        patterns!["is|are|will|would be? do|enough|plenty|fine|ok|okay"],
    )?;
    let mut told = words[..value.end].to_vec();
    mark_last(&mut told, '.');
    (value.end + n == words.len()).then_some(told)
}

/// `Ray.`, `Kim or Dave.`: who it is then.
fn is_person(words: &[Token]) -> bool {
    let named = |t: &Token| is_name(t) && t.tail().is_none_or(|c| c == '.');
    match words {
        [one] => named(one),
        [one, or, other] => named(one) && or.key == "or" && named(other),
        _ => false,
    }
}

/// `Two bags of ice.`, `a bit more water, fifty mil`, `More salt.`, `Another fifty grams.`: how much of something, and no sentence.
fn so_much(words: &[Token]) -> bool {
    const LONGEST: usize = 14;
    let some = starts_any(
        words,
        patterns![
            "a|another|one drop|bit|little|pinch|splash|touch|few|spoon|spoonful|cup more|of *"
        ],
    );
    let head = &words[..clause_end(words)];
    // `more or less`, `more than ten`, `more often` say nothing of a thing
    let more = starts_any(head, patterns!["more|extra|less|fewer *"]).is_some_and(|_| {
        !matches!(head[1].key.as_str(), "or" | "than" | "of" | "to" | "and")
            && !super::super::lexicon::is_adverb(&head[1].key)
    });
    let another = starts_any(head, patterns!["another|about|around|only|just"])
        .is_some_and(|n| head.get(n).is_some_and(Token::is_number));
    let counted = amounts(head)
        .first()
        .is_some_and(|a| a.at == 0 && a.is_number() && (a.class.is_known() || a.end < head.len()));
    let says = |t: &Token| {
        super::super::lexicon::is_subject(&t.key) && t.key != "that"
            || super::super::lexicon::is_auxiliary(&t.key)
    };
    (some.is_some() || more || another || counted)
        && words.len() <= LONGEST
        && !words.iter().any(says)
}
