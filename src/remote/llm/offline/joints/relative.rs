//! Words that belong to the noun before them: `the quantity` **you counted**, or are what somebody is told.
use super::super::lexicon::{PARTICLES, PLACES, is_auxiliary};
use super::super::patterns::{patterns, starts_any};
use super::super::token::Token;

/// `the quantity you counted`, `the ones you had on`: the words belong to the noun before them.
pub(in super::super) fn relative(tokens: &[Token], at: usize, led: bool) -> bool {
    if led {
        return false;
    }
    // `put them somewhere` **they can't be kicked**
    if matches!(
        tokens[at - 1].key.as_str(),
        "somewhere" | "anywhere" | "wherever" | "everywhere"
    ) {
        return true;
    }
    // `write down everything` **that's in it**
    let of_all = matches!(
        tokens[at - 1].key.as_str(),
        "everything" | "anything" | "something" | "nothing"
    );
    if of_all && tokens[at].key == "that's" {
        return true;
    }
    // `the minute you refund it`
    let moment = at >= 2
        && matches!(
            tokens[at - 1].key.as_str(),
            "minute"
                | "moment"
                | "second"
                | "instant"
                | "way"
                | "day"
                | "night"
                | "week"
                | "month"
                | "time"
        )
        && tokens[at - 2].key == "the";
    if moment {
        return true;
    }
    let rest = &tokens[at..];
    // `the ones they're bringing back`
    let ones = at >= 2
        && matches!(tokens[at - 1].key.as_str(), "ones" | "one")
        && tokens[at - 1].tail().is_none()
        && tokens[at - 2].key == "the";
    if ones && rest[0].key.ends_with("'re") {
        return true;
    }
    // `the tabs you don't use`
    let denied = rest
        .get(1)
        .is_some_and(|t| matches!(t.key.as_str(), "don't" | "didn't" | "can't" | "won't"));
    let rest = &rest[usize::from(denied)..];
    let Some(verb) = rest.get(1) else {
        return true;
    };
    let after = rest.get(2).map_or("", |t| t.key.as_str());
    let short = verb.tail().is_some()
        || matches!(
            after,
            "" | "and" | "to" | "in" | "on" | "for" | "then" | "from"
        )
        || (matches!(
            after,
            "at" | "with" | "off" | "into" | "through" | "about" | "over"
        ) && rest
            .get(2)
            .is_some_and(|t| t.tail().is_some() || rest.len() == 3));
    let past = head_of(rest)
        || super::super::lexicon::is_past(&verb.key)
        || matches!(verb.key.as_str(), "need" | "want" | "use" | "have");
    past || hangs(&rest[2..]) || (short && !matches!(verb.key.as_str(), "go" | "stop" | "wait"))
}

/// `the thing they come` **back to at** `minute fifty`: a preposition without its noun, as a clause of a noun ends.
fn hangs(rest: &[Token]) -> bool {
    let place = |t: &Token| PLACES.contains(t.key.as_str());
    let particle = usize::from(
        rest.first()
            .is_some_and(|t| PARTICLES.contains(t.key.as_str())),
    );
    let led = rest
        .get(particle)
        .is_some_and(|t| matches!(t.key.as_str(), "to" | "from" | "with" | "for"));
    led && rest
        .get(particle + 1)
        .is_some_and(|t| place(t) && !matches!(t.key.as_str(), "back" | "up" | "down" | "out"))
}

/// `the deadline` **you give them is** `the day before`: what is said of the noun comes after its clause.
fn head_of(rest: &[Token]) -> bool {
    let finite = |t: Option<&Token>| {
        t.is_some_and(|t| {
            matches!(
                t.key.as_str(),
                "is" | "are" | "has" | "must" | "needs" | "should" | "goes" | "isn't" | "aren't"
            )
        })
    };
    let person = |t: &Token| matches!(t.key.as_str(), "it" | "them" | "him" | "her" | "us" | "me");
    // `you check it is dry`
    let knows = matches!(
        rest[1].key.as_str(),
        "check" | "confirm" | "verify" | "ensure" | "see" | "note" | "say" | "sure"
    );
    let object = usize::from(rest.get(2).is_some_and(person));
    !knows
        && rest[..rest.len().min(2 + object)]
            .iter()
            .all(|t| t.tail().is_none())
        && finite(rest.get(2 + object))
}

/// `tell her` **she** `can take one`, `remind the driver` **he** `signs`: what somebody is told.
pub(in super::super) fn is_told(open: &[Token], rest: &[Token]) -> bool {
    const NAME: usize = 3;
    let told = &open[open.len().saturating_sub(NAME + 1)..];
    let tells = |t: &Token| {
        matches!(
            t.key.as_str(),
            "tell" | "remind" | "warn" | "assure" | "promise" | "inform"
        )
    };
    let person = |t: &Token| {
        let who = t.key.split('\'').next().unwrap_or_default();
        matches!(who, "he" | "she" | "they" | "you" | "we" | "i")
    };
    let somebody = rest.first().is_some_and(person);
    somebody
        && told.iter().rposition(tells).is_some_and(|n| {
            let whom = &told[n + 1..];
            !whom.is_empty()
                && !whom
                    .iter()
                    .any(|t| is_auxiliary(&t.key) || t.key == "to" || t.key == "about")
        })
}

/// `check it's sealed` **and there's** `a tag on it`: two things that are seen to.
pub(in super::super) fn checks_both(clause: &[Token], rest: &[Token]) -> bool {
    let is = |t: &Token| {
        matches!(
            t.key.as_str(),
            "is" | "are" | "it's" | "they're" | "there's" | "its"
        )
    };
    starts_any(
        rest,
        patterns!["and there's|it's|they're|its", "and there is|are"],
    )
    .is_some()
        && starts_any(
            clause,
            patterns![
                "and|then|just|please? check|ensure|confirm|verify|see",
                "and|then|just|please? make|be sure"
            ],
        )
        .is_some()
        && clause.iter().any(is)
}
