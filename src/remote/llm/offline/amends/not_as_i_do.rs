//! How whoever explains does it themselves, and how it is to be done: `I never wear the gloves,` **`but you put them on.`**, `I never use
//! the guard myself.` **`But you do.`**, `I just chuck it in the corner,` **`but you hang it up.`** Only the latter is told.
use super::super::lexicon::{PARTICLES, is_article, is_past, opens_place};
use super::super::patterns::{PatternSet, pattern_set, patterns, starts_any};
use super::super::phrase::raised;
use super::super::talk;
use super::super::token::{Token, clause_end, mark_last, put_for, stems, tokens};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::is_action;

/// The most words of how they do it.
const LONGEST: usize = 14;

/// The most words of `do`, `should, though`.
const BARE: usize = 2;

/// How they say what they do not do.
static NEVER: PatternSet = pattern_set![
    "personally|myself? i never|rarely|seldom|don't ever|really|actually|even|usually|always?",
    "personally|myself? i hardly|almost|practically ever|never",
    "i can't be bothered to|with"
];
/// How they say what they do.
static OWN: PatternSet =
    pattern_set!["personally|myself? i|i'd|i'll just|always|usually|personally|often|still?"];
/// What they say that is no deed.
static SAYS: PatternSet = pattern_set![
    "say|said|think|know|mean|meant|want|like|hope|guess|suppose|need|expect|remember|forget|told|tell|see|find|prefer|love|hate|care|mind|believe|have|had"
];
/// That whoever listens does it.
static BUT_YOU: PatternSet = pattern_set![
    "but|though|although|only you|you'll",
    "mind|though but you|you'll",
    "but the rule is you"
];

/// Leaves out how they do it.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 0..sentences.len() {
        let s = &sentences[at];
        let says = s.mood == Mood::Speech && s.end != End::Question;
        if !says || !s.tokens.iter().take(3).any(|t| t.key.starts_with('i')) {
            continue;
        }
        let words = talk::lead(&s.tokens);
        let never = starts_any(words, &NEVER);
        let Some(deed) = never.or_else(|| starts_any(words, &OWN)) else {
            continue;
        };
        let deed = &words[deed..];
        // `I used to`, `I forgot once`
        let past = deed
            .first()
            .is_none_or(|t| t.key == "used" || is_past(&t.key));
        if past || starts_any(deed, &SAYS).is_some() {
            continue;
        }
        if let Some(told) = in_one_breath(deed, never.is_some()) {
            sentences[at].tokens = told;
        } else if deed.len() <= LONGEST
            && let Some(next) = sentences
                .get(at + 1)
                .filter(|n| n.turn == s.turn && n.source == s.source)
            && let Some(told) = told_next(deed, next, never.is_some())
        {
            sentences[at].tokens.clear();
            sentences[at + 1].tokens = told;
        }
    }
}

/// `wear the gloves,` **but you put them on**
fn in_one_breath(deed: &[Token], never: bool) -> Option<Vec<Token>> {
    let from = (1..deed.len().min(LONGEST)).find(|i| {
        let opens = deed[i - 1].tail().is_some() || deed[*i].key == "but";
        opens && starts_any(&deed[*i..], &BUT_YOU).is_some()
    })?;
    let n = starts_any(&deed[from..], &BUT_YOU)?;
    yours(&deed[..from], &deed[from + n..], never)
}

/// `But` **you do.**, **You count them.**
fn told_next(deed: &[Token], next: &Sentence, never: bool) -> Option<Vec<Token>> {
    let words = talk::lead(&next.tokens);
    let but = starts_any(words, &BUT_YOU);
    let n = but.or_else(|| starts_any(words, patterns!["you|you'll"]))?;
    // `I don't bother calling him any more. You push it back.`: of another deed
    let done = stems(deed);
    let rest = &words[n..];
    let of_it = || rest.len() <= BARE || stems(rest).iter().any(|word| done.contains(word));
    let same = but.is_some() || never && of_it();
    yours(deed, rest, never).filter(|_| same && next.end != End::Question)
}

/// What whoever listens does, with the thing by its name.
fn yours(deed: &[Token], rest: &[Token], never: bool) -> Option<Vec<Token>> {
    let first = rest.first()?;
    // `but you do`, `but you should, mind`
    let bare = starts_any(rest, patterns!["do|should|must|will", "have|ought to"])
        .filter(|n| *n == rest.len() || rest[n - 1].comma());
    if bare.is_some() {
        let own = |t: &&Token| !matches!(t.key.as_str(), "myself" | "personally");
        let end = clause_end(deed);
        let mut told = tokens("You", first.at);
        told.extend(deed[..end].iter().filter(own).cloned());
        mark_last(&mut told, '.');
        return (never && is_action(&deed[0].key)).then_some(told);
    }
    let should = starts_any(rest, patterns!["should|must|do", "have|need|ought to"]).unwrap_or(0);
    let verb = rest.get(should).filter(|t| is_action(&t.key))?;
    let points = rest.iter().any(Token::is_it_or_them);
    // `I always put the lid on, but you have to press it down`: what goes on
    let shared =
        never || should == 0 && points && deed.iter().any(|t| t.is_it_or_them() || is_article(t));
    let mut told = tokens("You", verb.at);
    told.extend_from_slice(&rest[should..]);
    if let (Some(it), Some(thing)) = (told.iter().position(Token::is_it_or_them), thing(deed)) {
        put_for(&mut told, it, it + 1, thing);
    }
    told[0].word = raised(&told[0].word);
    shared.then_some(told)
}

/// `wear` **the gloves**, `leave` **the lid** `off`
fn thing(deed: &[Token]) -> Option<&[Token]> {
    const LONGEST: usize = 4;
    let from = deed.iter().position(|t| t.key == "the")?;
    let placed = from > 0 && opens_place(&deed[from - 1].key) && deed[from - 1].key != "with";
    if placed || deed[..from].iter().any(Token::is_it_or_them) {
        return None;
    }
    let len = deed[from..]
        .iter()
        .take(LONGEST)
        .position(|t| t.tail().is_some());
    let stop = deed[from..].iter().position(|t| {
        let key = t.key.as_str();
        opens_place(key) || PARTICLES.contains(key) || matches!(key, "myself" | "but" | "mind")
    });
    let len = [len.map(|n| n + 1), stop].into_iter().flatten().min();
    let end = from + len.unwrap_or(deed.len() - from);
    (end > from + 1 && end - from <= LONGEST).then(|| &deed[from..end])
}
