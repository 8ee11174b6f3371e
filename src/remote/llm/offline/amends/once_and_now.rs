//! How it was, and right after it how it is: `It used to be two scoops. It's one now.`, `That was the old machine. This
//! one you load from the top.` Only how it is now is told, and where the old value still stands it is put right.
mod changed_to;
mod used_to;

use self::changed_to::{changed_from, changed_to, turn};
use super::super::amounts::{Amount, Class, amounts, put};
use super::super::lexicon::opens_place;
use super::super::patterns::{PatternSet, find, pattern_set, patterns, starts_any};
use super::super::token::{Token, bare_last, clause_end, mark_last, stems};
use super::super::turns::{End, Sentence};
use super::super::{fillers, talk};
use super::slots::counted;
use super::{NEAR, before, only, own_place, spoken};

/// Leaves out how it was where the next sentence says how it is, or the same.
pub(super) fn told(sentences: &mut [Sentence]) {
    let said = sentences.iter_mut().filter(|s| spoken(s));
    for s in said.filter(|s| s.end != End::Question) {
        if let Some(now) = in_one_breath(&s.tokens).or_else(|| used_to::told(&s.tokens)) {
            s.tokens = now;
        }
    }
    for at in 1..sentences.len() {
        let (s, last) = (&sentences[at], &sentences[at - 1]);
        let own = s.speaker == last.speaker && s.source == last.source && s.turn == last.turn;
        let told = own
            && [s, last]
                .iter()
                .all(|s| spoken(s) && s.end != End::Question);
        let aside = || is_short_of(&last.tokens, &s.tokens) || was_else(&s.tokens, &last.tokens);
        if told && aside() {
            sentences[at].tokens.clear();
            continue;
        }
        if told && changed(&last.tokens) && is_value(&s.tokens) {
            // `Six pounds. No, hang on, it went up at Easter. Seven.`
            let no = Token::new("No,", last.tokens[0].at);
            sentences[at - 1].tokens.clear();
            sentences[at].tokens.insert(0, no);
            continue;
        }
        if !told {
            continue;
        }
        if !once(&last.tokens) {
            if let Some(now) = changed_from(&last.tokens, &s.tokens) {
                sentences[at].tokens = now;
            }
            continue;
        }
        let Some(now) = now(&s.tokens) else {
            continue;
        };
        let answers = at > 1
            && sentences[at - 2].end == End::Question
            && sentences[at - 2].speaker != s.speaker;
        let is = starts_any(&now, patterns!["it's|that's|they're"])
            .filter(|n| answers && *n < now.len());
        let now = now[is.unwrap_or(0)..].to_vec();
        let was = last.tokens.clone();
        if does_in_case(&now) {
            leave_old(sentences, at - 1, &was);
            sentences[at - 1].tokens.clear();
            sentences[at].tokens = now;
            continue;
        }
        let now = in_its_unit(&was, now);
        if put_right(sentences, at - 1, &was, &now) {
            sentences[at - 1].tokens.clear();
        } else if names_told(sentences, at - 1, &was) {
            continue;
        } else {
            sentences[at - 1].tokens = moved(&was, &now).unwrap_or(now);
        }
        sentences[at].tokens.clear();
    }
}

/// `It was two days,` **`it's one now`**: told in one sentence, each in one of its own. What broke off before it goes on
/// with how it is: `you leave it for, we used to say an hour, it's two now`.
pub(super) fn parted(sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(sentences.len());
    for s in sentences {
        let talks = spoken(&s) && s.end != End::Question;
        let seam = talks.then(|| seams(&s.tokens).or_else(|| turn(&s.tokens)));
        let Some((was, is)) = seam.flatten() else {
            out.push(s);
            continue;
        };
        let part = |tokens: &[Token]| {
            let mut s = Sentence {
                tokens: tokens.to_vec(),
                ..s.clone()
            };
            mark_last(&mut s.tokens, '.');
            s
        };
        let head = fillers::pauses(&s.tokens[..was]);
        let (before, after) = (&s.tokens[was..is], &s.tokens[is..]);
        let open = head.last().is_some_and(leads_up);
        if open && let Some(now) = now(after) {
            let now = in_its_unit(before, now);
            let is = starts_any(&now, &VALUE).filter(|n| *n < now.len());
            let mut told = head;
            bare_last(&mut told);
            told.extend_from_slice(&now[is.unwrap_or(0)..]);
            out.push(part(&told));
            continue;
        }
        let whole = [head.as_slice(), before, after];
        out.extend(whole.iter().filter(|p| !p.is_empty()).map(|p| part(p)));
    }
    out
}

/// `leave it` **for**`,`, `the fee, which` **is**`,`: the word before a value that did not come.
fn leads_up(last: &Token) -> bool {
    let says = matches!(last.key.as_str(), "is" | "are" | "costs" | "takes" | "gets");
    opens_place(&last.key) || says && last.comma()
}

/// Where in a sentence it is told how it was, and where behind that how it is now.
fn seams(tokens: &[Token]) -> Option<(usize, usize)> {
    const LONGEST: usize = 40;
    if tokens.len() > LONGEST {
        return None;
    }
    let mut was = 0;
    while was < tokens.len() {
        let end = was + clause_end(&tokens[was..]);
        let turn = starts_any(&tokens[end..], patterns!["but|and|so? *"]).map_or(0, |n| n - 1);
        let is = end + turn;
        if once(&tokens[was..end])
            && (starts_any(&tokens[is..], &IS).is_some() || changed_to(&tokens[is..]).is_some())
            && now(&tokens[is..]).is_some()
        {
            return Some((was, is));
        }
        was = end;
    }
    None
}

/// How it is told how it is now.
static IS: PatternSet = pattern_set![
    "now|nowadays? it's|that's|they're|it|they *",
    "now|nowadays? we|you|i say|do|use|make|give|send|put *",
    "since *",
];

/// What of that only leads up to a value.
static VALUE: PatternSet = pattern_set!["it's|that's|they're", "we|you|i say|do|make"];

/// `It should be five.` **It's more like eight.**: how it is, and not how it is to be.
fn is_short_of(ought: &[Token], is: &[Token]) -> bool {
    let value = |words: &[Token]| only(amounts(words).into_iter().filter(Amount::is_number));
    let meant = starts_any(
        talk::lead(ought),
        patterns![
            "it|that|they|this should|ought to? be",
            "it's|that's|they're supposed|meant to be"
        ],
    );
    let real = starts_any(
        talk::lead(is),
        patterns![
            "it's|they're|that's more like|nearer",
            "it's|they're|that's really|actually more? like|nearer? *"
        ],
    );
    meant.is_some()
        && real.is_some()
        && matches!((value(ought), value(is)), (Some(a), Some(b)) if b.fits(&a))
}

/// `Twenty five.` **It was thirty but fire safety said no.**: how much it was before, and why no more.
fn was_else(was: &[Token], now: &[Token]) -> bool {
    let words = talk::lead(was);
    let Some(n) = starts_any(words, patterns!["it|that|they was|were", "it used to be"]) else {
        return false;
    };
    let (old, new) = (amounts(&words[n..]), amounts(now));
    let old = old.first().filter(|a| a.at <= 1 && a.is_number());
    let why = find(words, patterns!["but|until|till|before"]).is_some();
    why && old.is_some_and(|o| new.iter().any(|a| o.fits(a) && !o.alike(a)))
}

/// `No, hang on, it went up at Easter.`: what was told holds no more.
fn changed(tokens: &[Token]) -> bool {
    let (words, _) = super::stated::led_only_cues(tokens);
    let goes = starts_any(
        talk::lead(words),
        patterns![
            "it|that|they|those went|gone|come|came up|down",
            "it|that|they|it's|that's|they're|they've has|have|been|gone? changed|moved|risen|dropped|gone|up|down",
            "they put|changed|moved|raised|dropped it|that|them up|down?"
        ],
    );
    goes.is_some() && amounts(words).iter().all(|a| !a.is_number())
}

/// `Seven.`, `seven pounds`
fn is_value(tokens: &[Token]) -> bool {
    const SHORT: usize = 4;
    tokens.len() <= SHORT
        && amounts(talk::lead(tokens))
            .first()
            .is_some_and(|a| a.is_number() && a.at == 0)
}

/// `it used to be two`, `that was the old machine`, `on the old one you loaded it from the front`
fn once(tokens: &[Token]) -> bool {
    const LONGEST: usize = 14;
    let words = talk::lead(tokens);
    let was = starts_any(
        words,
        patterns![
            "it|that|this|they|we|you|i used to",
            "used to be|go|come",
            "it|that|they was|were",
            "on|with|in the|our old *"
        ],
    );
    was.is_some_and(|n| n < words.len()) && words.len() <= LONGEST
}

/// `Onions,` **it was five hundred but they're small this year, so let's say** `four hundred`
fn in_one_breath(tokens: &[Token]) -> Option<Vec<Token>> {
    const NAME: usize = 5;
    let words = talk::lead(tokens);
    let (at, n) = find(
        words,
        patterns!["it|that|they was|were", "it|they used to be"],
    )?;
    let named = at == 0 || at <= NAME && words[at - 1].comma();
    let rest = named.then_some(&words[at + n..])?;
    let old = amounts(rest).into_iter().find(|a| a.at <= 1)?;
    let (turn, _) = find(&rest[old.end..], patterns!["but|only|and|so"])?;
    let after = &rest[old.end + turn..];
    let (so, n) = find(
        after,
        patterns![
            "let's|we|i|i'd say|do",
            "call|make it",
            "so|now it's|they're now?"
        ],
    )?;
    let value = &after[so + n..];
    let new = amounts(value).into_iter().find(|a| a.at <= 1)?;
    if !new.fits(&old) || new.alike(&old) {
        return None;
    }
    let told = measured(rest, &old, value, &new);
    Some([&words[..at], &told, &value[new.end..]].concat())
}

/// `it's one now`, `now it goes in the safe`, `this one you load from the top`: what is said of now.
fn now(tokens: &[Token]) -> Option<Vec<Token>> {
    if let Some(to) = changed_to(tokens) {
        return Some(to.to_vec());
    }
    let words = talk::lead(tokens);
    let lead = &tokens[..tokens.len() - words.len()];
    let named = starts_any(
        words,
        patterns![
            "this|that new? one|ones",
            "the|this|our new *",
            "these|those new? ones?"
        ],
    )
    .filter(|n| starts_any(&words[*n..], patterns!["you|we"]).is_some());
    if let Some(n) = named {
        return Some(words[n..].to_vec());
    }
    // `With the LED it's ninety seconds.`, behind how it was with another
    let with = starts_any(
        words,
        patterns!["with|on the|this|that|our|these|those *? *? it's|they're|that's *"],
    );
    if let Some(n) = with {
        return Some(words[n - 2..].to_vec());
    }
    let end = clause_end(words);
    let tail = find(
        &words[..end],
        patterns!["now", "nowadays", "these days", "instead"],
    )
    .filter(|(at, n)| at + n == end && *at > 0);
    if let Some((at, n)) = tail {
        let mut kept = words.to_vec();
        let mark = kept[at + n - 1].tail();
        kept.drain(at..at + n);
        kept[at - 1].word.extend(mark);
        return Some(kept);
    }
    let since = starts_any(words, patterns!["since * *? *? *? it's|they're *"]);
    if let Some(n) = since {
        return Some(words[n - 2..].to_vec());
    }
    lead.iter()
        .any(|t| t.key == "now")
        .then(|| words.to_vec())
        .filter(|w| !w.is_empty())
}

/// `Put two scoops in. It used to be two. It's one now.`: the old value where it was told.
fn put_right(sentences: &mut [Sentence], at: usize, was: &[Token], now: &[Token]) -> bool {
    let (old, new) = (amounts(was), amounts(now));
    let ([old], [new]) = (old.as_slice(), new.as_slice()) else {
        return false;
    };
    let found = own_place(sentences, at, NEAR, |told| {
        let alike = amounts(told).into_iter();
        only(alike.filter(|a| a.alike(old) && new.fits(a)))
    });
    let Some((told, place)) = found else {
        return false;
    };
    sentences[told].tokens = put(&sentences[told].tokens, &place, now, new);
    true
}

/// `now we test it and only change it if it's under forty`: what is done now, and its number is of a case.
fn does_in_case(now: &[Token]) -> bool {
    find(now, patterns!["if|when|unless|once *"]).is_some()
        && starts_any(now, patterns!["we|you|i|they *"]).is_some()
}

/// **`Every eight weeks.`** `It used to be every eight, now we do a count first …`: the old value, told by itself, goes.
fn leave_old(sentences: &mut [Sentence], at: usize, was: &[Token]) {
    const ALONE: usize = 4;
    let old = amounts(was);
    let place = own_place(sentences, at, 2, |told| {
        let alike = |a: &Amount| old.iter().any(|o| o.alike(a) || o.size == a.size);
        amounts(told)
            .into_iter()
            .find(|a| told.len() <= ALONE && alike(a))
    });
    if let Some((told, _)) = place {
        sentences[told].tokens.clear();
    }
}

/// `Wipe it with meths. It was meths. It's the citrus wipes now.`: a thing that was told, which is put right as such.
fn names_told(sentences: &[Sentence], at: usize, was: &[Token]) -> bool {
    let things: Vec<Token> = was.iter().filter(|t| !t.is_number()).cloned().collect();
    let named = stems(&things);
    before(sentences, at, 1).any(|i| {
        let own = stems(&sentences[i].tokens);
        sentences[i].end != End::Question && named.iter().any(|w| own.contains(w))
    })
}

/// The new value with the unit of the old one, and the mark of the new.
fn measured(was: &[Token], old: &Amount, now: &[Token], new: &Amount) -> Vec<Token> {
    let told = counted(put(&was[..old.end], old, now, new), old, new);
    let mut value = told[old.at.min(told.len())..].to_vec();
    if let (Some(last), Some(said)) = (value.last_mut(), now.get(new.end - 1)) {
        last.bare();
        last.word.extend(said.tail());
    }
    value
}

/// `it was five days` `it's two now`: two days.
fn in_its_unit(was: &[Token], now: Vec<Token>) -> Vec<Token> {
    // `two days` `it's one`: a number, where it stands for another
    let one = || {
        let last = now.len().checked_sub(1)?;
        (now[last].key == "one").then(|| Amount::of_word(Class::Bare, last, "1".into()))
    };
    let (old, new) = (
        only(amounts(was).into_iter()),
        only(amounts(&now).into_iter()).or_else(one),
    );
    match (old, new) {
        (Some(old), Some(new)) if new.class == Class::Bare && new.fits(&old) => {
            let value = measured(was, &old, &now, &new);
            [&now[..new.at], &value, &now[new.end..]].concat()
        }
        _ => now,
    }
}

/// `you used to sign it at the top` `it's at the bottom`: the deed, where it is done now.
fn moved(was: &[Token], now: &[Token]) -> Option<Vec<Token>> {
    let used = find(was, patterns!["you|we|i used to *"])?;
    let deed = &was[used.0 + used.1 - 1..];
    let is = starts_any(now, patterns!["it's|they're", "it|they is|are|goes|go"])?;
    let place = now.get(is)?;
    let way = matches!(
        place.key.as_str(),
        "at" | "in" | "on" | "by" | "with" | "to" | "into" | "from" | "under"
    );
    let from = deed.iter().rposition(|t| t.key == place.key)?;
    (way && from > 0).then(|| [&deed[..from], &now[is..]].concat())
}
