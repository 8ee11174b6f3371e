//! Somebody who is named in a step says how it is done with them: `If there's one missing you ring Grace.` `Grace:` **`You don't ring
//! me, you text me.`** `Text Grace.` It is told with that deed, and once.
use super::super::patterns::{patterns, starts_any};
use super::super::phrase::lowered;
use super::super::token::{Token, clause_end};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;
use super::before;

/// How many sentences back they may have been named.
const NEAR: usize = 3;
/// The most words of the answer to it, and how many sentences later it may come.
const SHORT: usize = 5;
const ANSWER: usize = 3;

/// Puts the deed that somebody wants in the place of the one that they were named with.
pub(super) fn told(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.mood != Mood::Speech || s.end == End::Question {
            continue;
        }
        let Some((old, new)) = wanted(&s.tokens) else {
            continue;
        };
        let found = before(sentences, at, NEAR)
            .take_while(|i| sentences[*i].speaker != s.speaker)
            .find_map(|i| Some((i, named(&sentences[i].tokens, s, &old)?)));
        let Some((told, verb)) = found else {
            continue;
        };
        let speaker = sentences[told].speaker.clone();
        let step = &mut sentences[told].tokens;
        step[verb] = Token::new(&lowered(&new.word), new.at);
        sentences[at].tokens.clear();
        for next in sentences.iter_mut().skip(at + 1).take(ANSWER) {
            let short = next.tokens.len() <= SHORT && next.speaker == speaker;
            if short && next.tokens.iter().any(|t| t.key == new.key) {
                next.tokens.clear();
            }
        }
    }
}

/// `you don't` **ring** `me, you` **text** `me`, `don't` **call**`,` **message** `me`: the deed that is not wanted, and the one that is.
fn wanted(words: &[Token]) -> Option<(Token, Token)> {
    let no = starts_any(
        words,
        patterns![
            "no? you? don't|never",
            "no? you? do not",
            "no? please don't"
        ],
    )?;
    let pause = no + clause_end(&words[no..]);
    let (old, not) = words[no..pause].split_first()?;
    let yes = starts_any(&words[pause..], patterns!["you|just|please"]).unwrap_or(0);
    let (new, me) = words[pause + yes..].split_first()?;
    let ends = |t: &Token| t.tail().is_some();
    let bare = not.is_empty() && ends(old) || matches!(not, [me] if me.key == "me" && ends(me));
    let own = matches!(me, [me] if me.key == "me");
    (bare && own && is_action(&old.key) && is_action(&new.key)).then(|| (old.clone(), new.clone()))
}

/// Where the deed stands that somebody was named with.
fn named(step: &[Token], who: &Sentence, old: &Token) -> Option<usize> {
    (0..step.len())
        .find(|i| step[*i].key == old.key && step.get(i + 1).is_some_and(|t| who.is_by(t)))
}
