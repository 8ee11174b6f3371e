//! What a sentence by itself says of the one before it: `Unless it's a heatwave.`, `By registered post.`, `And the leaflet.`
use super::super::gather::is_thing;
use super::super::lexicon::{is_auxiliary, is_subject};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::{asks, read};
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::{fillers, talk, verbless};
use super::put_in::{add_last, add_on};
use super::{answers_another, before, tells_of_own};

/// The most words of it.
const LONGEST: usize = 12;

/// Puts it behind what the same speaker told just before. Says whether it did.
pub(super) fn joined_on(sentences: &mut [Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let answers = answers_another(sentences, at);
    // `No, by date.`, `By date, sorry.`: what puts right goes on with nothing
    let puts_right = |t: &Token| super::super::repairs::CUES.contains(t.key.as_str());
    let cued = s.tokens.iter().any(puts_right);
    let when = asked_when(sentences, at);
    if s.mood != Mood::Speech || s.end != End::Stop || answers && !when || cued {
        return false;
    }
    let mut words = fillers::pauses(&s.tokens);
    words.drain(..fillers::thinks(&words).unwrap_or(0));
    let led = talk::lead(&words);
    let until = by_when(sentences, at, led);
    if answers && !until {
        return false;
    }
    let often = how_often(sentences, at, led);
    let told_as_it_is =
        written_down(sentences, at, led) || lies(sentences, at, led) || there_and_not(led);
    let of_last = until || often || told_as_it_is || excepts(sentences, at, led) || how(led);
    let tail = if of_last || how_not(sentences, at, led) {
        led
    } else if adds(sentences, at, &words) {
        &words[..]
    } else {
        return false;
    };
    if tail.len() > LONGEST || !told_as_it_is && read(led, Mood::Speech).is_some() {
        return false;
    }
    // `Wear glasses.` `I forgot that.` `Before you touch a pin.`
    let forgot = |b: &Sentence| starts_any(&b.tokens, patterns!["i forgot|forget|missed|nearly"]);
    let told = before(sentences, at, 2)
        .find(|i| !until || forgot(&sentences[*i]).is_none() && !(when && i + 1 == at))
        .filter(|i| tells_of_own(sentences, *i, at));
    let Some(told) = told else {
        return false;
    };
    let told = &mut sentences[told].tokens;
    if often {
        add_on(told, tail);
    } else {
        add_last(told, tail);
    }
    sentences[at].tokens.clear();
    true
}

/// `Unless it's a heatwave.`, `Except on Fridays.`: in what case it does not hold.
fn excepts(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    let opens = starts_any(
        words,
        patterns![
            "unless",
            "except for|on|in|at|when|if|the",
            "but|and? not|only on|in|at|for|when|if",
            "apart from"
        ],
    )
    .is_some();
    // `unless it's full, you call them`: the case of a deed of its own
    let whole = words.iter().rev().skip(1).all(|t| !t.comma());
    let then = sentences.get(at + 1).is_some_and(|n| {
        n.speaker == sentences[at].speaker
            && starts_any(&n.tokens, patterns!["in that case"]).is_some()
    });
    opens && whole && !then
}

/// `Before you touch a pin.`, `While it's warm.`: by when what was just told is done, and not how the next thing begins.
fn by_when(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    let before = starts_any(
        words,
        patterns!["before you|we|they|it|the|your|anyone|anybody|anything|any *"],
    );
    let then = starts_any(
        words,
        patterns![
            "while|after|once|when|whenever it|it's|you|you've|you're|they|they're|the|your|everybody|everybody's|everyone|everyone's",
            "as soon as * *",
            "every|each time you|it|they|the|somebody|someone|a"
        ],
    );
    let s = &sentences[at];
    let behind = at
        .checked_sub(1)
        .is_some_and(|i| sentences[i].turn == s.turn);
    // `Count it before you go out.` `And when you come back.`
    let again = || {
        let cases = patterns!["before|after|while|once|when|whenever", "as soon as"];
        let timed = |t: &[Token]| (1..t.len()).any(|i| starts_any(&t[i..], cases).is_some());
        let and = s.tokens.first().is_some_and(|t| t.key == "and");
        and && at
            .checked_sub(1)
            .is_some_and(|i| timed(&sentences[i].tokens))
    };
    // `As soon as it's empty. You turn it off.`, `When it beeps.` `Yes?`
    let ends = || {
        sentences.get(at + 1).is_none_or(|next| {
            let led = starts_any(&next.tokens, patterns!["then", "and then"]).is_some();
            let other = next.speaker != s.speaker && next.end != End::Question;
            other || next.turn == s.turn && led
        })
    };
    const LONGEST: usize = 8;
    let whole = clause_end(words) == words.len() && words.len() <= LONGEST;
    let when = asked_when(sentences, at);
    (behind || when) && whole && (before.is_some() || then.is_some() && (again() || ends()))
}

/// `When?`, `When's it done?`: asked just before.
fn asked_when(sentences: &[Sentence], at: usize) -> bool {
    let asks = |b: &Sentence| {
        b.end == End::Question
            && starts_any(talk::lead(&b.tokens), patterns!["when", "when's"]).is_some()
    };
    at.checked_sub(1).is_some_and(|i| asks(&sentences[i]))
}

/// `Sign the card on the door.` `Initials and time.`: what is written there.
fn written_down(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    static FIELDS: WordSet = word_set!(
        "name names initials signature signatures date dates time times day number numbers address phone email reason amount weight temperature reading readings mileage reg registration title quantity company department"
    );
    static BETWEEN: WordSet = word_set!(
        "and the your their of both full plus first last job a batch lot serial order room"
    );
    let field = |t: &&Token| FIELDS.contains(t.key.as_str());
    // `Date, temperature, what you saw.`
    let asked = |item: &[Token]| {
        starts_any(item, patterns!["and? what|who|when|where|which|why|how *"]).is_some()
            && item.len() <= 6
    };
    let all = words.split_inclusive(|t| t.comma()).all(|item| {
        asked(item)
            || item
                .iter()
                .all(|t| field(&t) || BETWEEN.contains(t.key.as_str()))
    });
    let listed = words
        .split_inclusive(|t| t.comma())
        .filter(|i| asked(i))
        .count()
        > 1;
    let written = before(sentences, at, 1).any(|i| {
        let said = &sentences[i].tokens;
        let writes = |t: &Token| {
            matches!(
                t.key.as_str(),
                "sign" | "write" | "fill" | "note" | "record" | "enter" | "log" | "label"
            )
        };
        said.iter().any(writes) && !said.iter().any(|t| field(&t))
    });
    all && written && (listed || words.iter().any(|t| field(&t))) && words[0].tail() != Some(':')
}

/// `Fridays.`, `Weekly.`: how often the last is done, and not the name of what comes next.
fn how_often(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    static OFTEN: WordSet = word_set!(
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends mornings evenings nightly daily hourly weekly fortnightly monthly quarterly yearly annually"
    );
    let often = |t: &Token| OFTEN.contains(t.key.as_str());
    let all = words.len() <= 3 && words.iter().all(|t| often(t) || t.key == "and");
    let heads = |next: &Sentence| {
        next.turn == sentences[at].turn
            && talk::lead(&next.tokens).len() == next.tokens.len()
            && asks(next).is_some()
    };
    all && words.iter().any(often) && !sentences.get(at + 1).is_some_and(heads)
}

/// `Face down.`, `Back row.`: how or where in its place it lies; not `Lid up, and the screws are taken out.`
fn lies(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    const LONGEST: usize = 3;
    let goes_on = |n: &Sentence| {
        n.turn == sentences[at].turn && n.tokens.first().is_some_and(|t| t.key == "and")
    };
    words.len() <= LONGEST
        && words.last().is_some_and(|t| !t.comma())
        && !sentences.get(at + 1).is_some_and(goes_on)
        && (verbless::way_up(words) || verbless::part_of_place(words))
}

/// `Outside, never in the garage.`: where, and where not.
fn there_and_not(words: &[Token]) -> bool {
    let place = starts_any(
        words,
        patterns!["always? outside|inside|outdoors|indoors|upstairs|downstairs|outdoor"],
    );
    place.is_some_and(|n| {
        let not = starts_any(&words[n..], patterns!["and? never|not *"]).is_some();
        words[n - 1].comma() && not && clause_end(&words[n..]) + n == words.len()
    })
}

/// `By registered post.`, `Always, before you close.`: how it is done.
fn how(words: &[Token]) -> bool {
    const SHORT: usize = 7;
    let led = starts_any(
        words,
        patterns![
            "by|with|via|without|using *",
            "always before|after|in|on|at|with"
        ],
    );
    let tells = |t: &Token| is_subject(&t.key) || is_auxiliary(&t.key);
    let value = !super::super::amounts::amounts(words).is_empty();
    led.is_some() && !value && words.len() <= SHORT && !words.iter().any(tells)
}

/// `Rubber roller, not the brush.`, `Not by the inlet.`: with what or where, and with what or where not, which nobody said.
fn how_not(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    const NAME: usize = 4;
    let not = words.iter().position(|t| t.key == "not");
    let Some((thing, denied)) = not.map(|not| (&words[..not], &words[not + 1..])) else {
        return false;
    };
    let placed = starts_any(
        denied,
        patterns!["by|with|near|from|under|over|against the|a|your"],
    );
    let determined = starts_any(denied, patterns!["the|a|your|my"]);
    let shown = match thing {
        [] => placed.is_some(),
        [.., last] => {
            let first =
                !is_subject(&thing[0].key) && !super::super::verbs::is_action(&thing[0].key);
            last.comma() && thing.len() <= NAME && first && is_thing(thing) && determined.is_some()
        }
    };
    let from = placed.or(determined).unwrap_or(0);
    let name = &denied[from..];
    let own = stems(name);
    let said = before(sentences, at, 2).any(|i| {
        let told = stems(&sentences[i].tokens);
        own.iter().any(|w| told.contains(w))
    });
    shown
        && !said
        && !own.is_empty()
        && name.len() <= NAME
        && clause_end(name) == name.len()
        && is_thing(name)
}

/// `And the leaflet.`: another thing that the same is done with, and nothing that the next sentence is about.
fn adds(sentences: &[Sentence], at: usize, words: &[Token]) -> bool {
    const NAME: usize = 6;
    let also =
        words.len() > 3 && starts_any(&words[words.len() - 2..], patterns!["as well"]).is_some();
    // `the cellar key as well`
    let Some(n) = starts_any(words, patterns!["and|plus the|a|an|your|their|his|her|any"])
        .or_else(|| starts_any(words, patterns!["the|a|an|your|their"]).filter(|_| also))
    else {
        return false;
    };
    let words = &words[..words.len() - if also { 2 } else { 0 }];
    let plain = words[..words.len() - 1].iter().all(|t| t.tail().is_none());
    let named = stems(&words[n..]);
    let next = sentences
        .get(at + 1)
        .filter(|b| b.speaker == sentences[at].speaker);
    let about = next.is_some_and(|b| {
        let several = words
            .last()
            .is_some_and(|t| super::super::nouns::is_plural(&t.key));
        let means = |t: &Token| match t.key.as_str() {
            "it" | "it's" | "that" | "that's" | "which" => true,
            // `And the fuse box. I tell them …`
            "them" | "those" | "they" | "they're" => several,
            _ => false,
        };
        let deed = asks(b).is_some();
        deed && b.tokens.iter().take(5).any(means)
            || stems(&b.tokens).iter().any(|w| named.contains(w))
    });
    plain && !about && words.len() <= NAME && is_thing(&words[n.min(2) - 1..])
}
