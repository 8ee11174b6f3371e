//! How somebody else does it wrongly, told beside how it is done: `You don't knot it.` **`Greta knots them, and then the arm hangs.`**,
//! `Rinse it first.` **`Maria skips that.`**
use super::super::amounts::{Amount, amounts};
use super::super::lexicon::is_capitalised;
use super::super::patterns::{patterns, starts_any};
use super::super::talk;
use super::super::turns::{End, Mood, Sentence, unsay};
use super::super::verbs::third_person_base;
use super::{before, spoken, tells};

/// Takes it out.
pub(super) fn left_out(sentences: &mut [Sentence]) {
    for at in 1..sentences.len() {
        let s = &sentences[at];
        if s.mood == Mood::Speech && is_old_way(sentences, at) {
            unsay(&mut sentences[at - 1..=at]);
            continue;
        }
        let wrong = |at: usize| is_wrong(sentences, at) || of_beginners(sentences, at);
        if s.mood == Mood::Speech && s.end != End::Question && wrong(at) {
            sentences[at].tokens.clear();
        }
    }
}

/// `And the drop sinks or it doesn't.` **`That's the old way, Grace.`**: said of what another tells.
fn is_old_way(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let of_it = starts_any(
        talk::lead(&s.tokens),
        patterns![
            "that's|that|it's was|is? the|an? old|former|previous way|method|process|system|machine|one|rule"
        ],
    );
    let (before, theirs) = (&sentences[at - 1], s.source == sentences[at - 1].source);
    of_it.is_some()
        && theirs
        && before.speaker != s.speaker
        && before.end != End::Question
        && spoken(before)
}

/// `Set it to twelve.` **`New girls always put it on fifteen.`**: another value than the one just told, of those who do not know yet.
fn of_beginners(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    let words = talk::lead(&s.tokens);
    let theirs = starts_any(
        words,
        patterns![
            "the? new|young|junior|temp|some|most|other|many people|girls|boys|lads|ones|starters|drivers|staff|temps|volunteers|hands|nurses|apprentices always|often|usually|mostly|will|just? put|do|give|leave|set|turn|use|run|go|keep|take|add|make",
            "beginners|newcomers|temps|trainees|apprentices|students|people always|often|usually|mostly|will|just? put|do|give|leave|set|turn|use|run|go|keep|take|add|make"
        ],
    );
    let Some(n) = theirs else {
        return false;
    };
    let Some(new) = amounts(words)
        .into_iter()
        .find(|a| a.is_number() && a.at >= n)
    else {
        return false;
    };
    before(sentences, at, 1).any(|i| {
        let told = &sentences[i];
        let other = |a: &Amount| a.is_number() && new.fits(a) && !new.alike(a);
        told.speaker == s.speaker
            && told.end != End::Question
            && amounts(&told.tokens).iter().any(other)
    })
}

fn is_wrong(sentences: &[Sentence], at: usize) -> bool {
    let words = talk::lead(&sentences[at].tokens);
    let [name, verb, ..] = words else {
        return false;
    };
    if !is_capitalised(name) {
        return false;
    }
    let Some(told) = before(sentences, at, 1).next().map(|i| &sentences[i]) else {
        return false;
    };
    if told.speaker != sentences[at].speaker || !tells(told) {
        return false;
    }
    if starts_any(
        &words[1..],
        patterns!["skips|forgets that|this|it always|every?"],
    )
    .is_some()
    {
        return true;
    }
    let Some(base) = third_person_base(&verb.key) else {
        return false;
    };
    // `you don't knot it`
    told.tokens.windows(2).any(|w| {
        matches!(w[0].key.as_str(), "don't" | "never" | "not") && w[1].key.as_str() == base
    })
}
