//! What came of it, said in one breath with what was put up, told as a sentence of its own: `Bev thought three` **`- agreed
//! three for finals`**, and `£8 agreed` as `Agreed £8`.
use super::super::super::amounts::amounts;
use super::super::super::patterns::{patterns, starts_any};
use super::super::super::token::{Token, mark_last};
use super::super::super::turns::{End, Mood, Sentence};
use super::above::takes_place;
use super::{by, same_line};

/// Parts what came of it from what was put up.
pub(super) fn parted(sentences: &mut Vec<Sentence>) {
    let mut out = Vec::with_capacity(sentences.len());
    for mut s in std::mem::take(sentences) {
        let second = came_of_it(&s).map(|at| {
            let mut second = s.clone();
            second.tokens = s.tokens.split_off(at);
            mark_last(&mut s.tokens, '.');
            s.end = End::Stop;
            second
        });
        let told = out.last().filter(|b| same_line(b, &s));
        let second = second.or_else(|| changed(&mut s, told));
        out.push(s);
        out.extend(second);
    }
    out.iter_mut().for_each(agreed_first);
    *sentences = out;
}

/// Where a sentence goes on with what came of what somebody put up in it.
fn came_of_it(s: &Sentence) -> Option<usize> {
    if matches!(s.mood, Mood::Heading(_) | Mood::Code) {
        return None;
    }
    let at = (3..s.tokens.len()).find(|i| {
        let words = &s.tokens[*i..];
        s.tokens[i - 1].tail().is_some()
            && starts_any(
                words,
                patterns![
                    "agreed|decided|settled|rejected|declined|refused",
                    "turned|voted down",
                    "so|therefore not|no longer? needed|necessary|required",
                    "so nothing for us",
                    "left|kept at|as",
                    "not agreed"
                ],
            )
            .is_some()
    })?;
    by(&s.tokens)
        .is_some_and(|by| by.from > by.label)
        .then_some(at)
}

/// `Float 40 pounds`**`, corrected at the meeting to 50 pounds`**, `Bring them in on Friday.` **`Moved to Thursday.`** as `Agreed 50
/// pounds.`, `Agreed Thursday.`: the sentence behind it, where it stands in one breath with what it changes.
fn changed(s: &mut Sentence, told: Option<&Sentence>) -> Option<Sentence> {
    let cue = |words: &[Token]| {
        starts_any(
            words,
            patterns![
                "corrected|amended|changed|raised|lowered|reduced|increased|cut|moved|postponed|delayed at|after|during? the|this? meeting? to",
                "brought forward to",
                "put|pushed back to"
            ],
        )
    };
    if matches!(s.mood, Mood::Heading(_) | Mood::Code) {
        return None;
    }
    let at = (0..s.tokens.len()).find(|i| {
        (*i == 0 || s.tokens[i - 1].tail().is_some()) && cue(&s.tokens[*i..]).is_some()
    })?;
    let n = cue(&s.tokens[at..])?;
    let before = if at == 0 {
        &told?.tokens
    } else {
        &s.tokens[..at]
    };
    if !takes_place(before, &s.tokens[at + n..]) {
        return None;
    }
    let mut came = s.clone();
    came.tokens = s.tokens.split_off(at);
    let agreed = Token::new("Agreed", came.tokens[0].at);
    came.tokens.splice(..n, [agreed]);
    if let Some(when) = (2..came.tokens.len()).find(|i| at_meeting(&came.tokens[*i..])) {
        came.tokens.truncate(when);
        mark_last(&mut came.tokens, '.');
    }
    if at == 0 {
        *s = came;
        return None;
    }
    mark_last(&mut s.tokens, '.');
    s.end = End::Stop;
    Some(came)
}

/// `35` **`after the meeting`**: when it was changed.
fn at_meeting(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns!["at|after|during|before|since the|this|that meeting"],
    )
    .is_some_and(|n| n == words.len())
}

/// `£8 agreed.`, `£8 was agreed.` as `Agreed £8.`; `left at 10 for now` says no more than `left at 10`.
fn agreed_first(s: &mut Sentence) {
    let n = s.tokens.len();
    if let Some(at) = (2..n.saturating_sub(1)).find(|i| for_now(&s.tokens[*i..])) {
        let mark = s.tokens[at + 1].tail();
        s.tokens.drain(at..at + 2);
        s.tokens[at - 1].word.extend(mark);
        return;
    }
    let [.., last] = s.tokens.as_slice() else {
        return;
    };
    if !matches!(last.key.as_str(), "agreed" | "approved" | "carried") || n > 6 {
        return;
    }
    let was = usize::from(
        s.tokens
            .get(n.wrapping_sub(2))
            .is_some_and(|t| t.key == "was"),
    );
    let whole = amounts(&s.tokens)
        .first()
        .is_some_and(|a| a.at == 0 && a.end + was + 1 == n);
    if whole {
        let cue = Token::new("Agreed", last.at);
        s.tokens.truncate(n - 1 - was);
        mark_last(&mut s.tokens, '.');
        s.tokens.insert(0, cue);
    }
}

/// **`for now`** at the end of what was left as it is.
fn for_now(words: &[Token]) -> bool {
    starts_any(words, patterns!["for now"])
        .is_some_and(|n| n == words.len() || words[n - 1].tail().is_some())
}
