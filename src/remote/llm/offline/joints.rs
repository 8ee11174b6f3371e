//! Where one clause ends and the next begins, judged by the words around the joint.
use super::clauses::{connectives, opens_phrase};
use super::frames::SUBORDINATE;
use super::leads::lead;
use super::lexicon::{
    holds, holds_at, is_auxiliary, is_verbal, pronoun_clause, sure_command, verb_with_object,
};
use super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::token::Token;
use super::turns::Mood;
use super::verbs::is_third_person;

/// Words that open a new deed whatever follows.
pub(super) static JOINTS: PatternSet = pattern_set![
    "and then",
    "and so? after that|this",
    "and next",
    "and finally|lastly",
    "and also",
    "and make sure",
    "and don't|never|always",
    "but never|don't|first|make",
    "then",
    "so then",
    "after that",
    "and once|if|when|before",
    "but if|when|once",
    "or if|when",
    "or? otherwise",
    "or else",
    "because",
    "cause",
    "cos",
];

/// `hole in the middle, drop it in`: a verb with its object after a pause, though no verb came before.
pub(super) fn listed(tokens: &[Token], start: usize, at: usize) -> bool {
    let conjunction = usize::from(matches!(tokens[at].key.as_str(), "and" | "but"));
    // `the bag, tie it twice`
    let named = at == start + 2
        && match tokens[start].key.as_str() {
            "the" | "your" => tokens
                .get(at + 1)
                .is_some_and(|t| matches!(t.key.as_str(), "it" | "them")),
            // `any scratch, take a photo`
            key => matches!(key, "any" | "no"),
        };
    if !tokens[at - 1].comma() || at < start + 3 && !named {
        return false;
    }
    starts_any(lead(&tokens[start..]).0, &super::frames::FRONTED).is_none()
        && verb_with_object(tokens, at + conjunction)
        && (!super::lexicon::NOUNISH.contains(tokens[at + conjunction].key.as_str())
            || tokens
                .get(at + conjunction + 1)
                .is_some_and(|t| matches!(t.key.as_str(), "it" | "them" | "the" | "a" | "your")))
}

/// Joints that part whatever stands before them.
pub(super) fn always(open: &[Token], before: &Token, rest: &[Token], fronted: bool) -> bool {
    static HARD: PatternSet = pattern_set![
        "and then",
        "because|cos|otherwise",
        "or otherwise|else",
        "and after that",
        "then"
    ];
    let reason = starts_any(rest, patterns!["because", "or? otherwise", "or else"]).is_some();
    let onset = starts_any(rest, patterns!["and you|we|i|you'll|we'll"]).is_some()
        && pronoun_clause(&rest[1..])
        && !purpose(rest);
    if (fronted && !reason) || rest.len() < 2 || (starts_any(rest, &HARD).is_none() && !onset) {
        return false;
    }
    let deed = (1..rest.len().min(6)).any(|i| {
        let t = &rest[i];
        // `then the firm`
        let noun = matches!(rest[i - 1].key.as_str(), "the" | "a" | "an" | "your");
        is_verbal(&t.key) && !noun
            || super::lexicon::PLACES.contains(t.key.as_str())
            || super::verbs::gerund_base(&t.key).is_some()
    });
    if rest[0].key == "then" && !deed {
        return false;
    }
    let bound = rest[0].key == "then"
        && (matches!(
            before.key.as_str(),
            "and" | "so" | "by" | "until" | "till" | "since" | "but" | "or"
        ) || (open.len() < 3 && !before.comma()));
    !bound && !purpose(rest) && connectives(open) < open.len().min(3)
}

/// `lock's on`, `it's done`: a noun with its verb drawn together.
pub(super) fn contracted(noun: &Token, next: &Token) -> bool {
    noun.key.ends_with("'s")
        && (super::lexicon::PARTICLES.contains(next.key.as_str())
            || super::verbs::is_participle(&next.key)
            || super::lexicon::is_subject(&noun.key)
            || matches!(
                next.key.as_str(),
                "a" | "the" | "not" | "too" | "very" | "in" | "at" | "ready" | "gone" | "done"
            ))
}

/// `when you're back the medicines get signed in`: a noun and its verb after a condition that is whole.
pub(super) fn noun_clause(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    let starts = matches!(
        tokens[at].key.as_str(),
        "the" | "all" | "every" | "each" | "your" | "everybody" | "everyone"
    );
    let acts = super::verbs::is_action(&before.key) || is_third_person(&before.key);
    let whole = !acts && !is_auxiliary(&before.key)
        || noun_here(tokens, at - 1)
        || super::lexicon::PARTICLES.contains(before.key.as_str());
    starts
        && whole
        && super::roles::third_person(&tokens[at..tokens.len().min(at + 10)], Mood::Speech)
            .is_some()
}

/// A place between two words of a clause.
struct Seam<'a> {
    tokens: &'a [Token],
    /// Where the clause begins.
    start: usize,
    at: usize,
    /// How many words join what follows: `and`.
    conjunction: usize,
    /// There is a pause before it.
    parted: bool,
}

/// Whether a new clause begins at `at`, in a clause that has its verb already.
pub(super) fn joint(tokens: &[Token], start: usize, at: usize, mood: Mood) -> bool {
    let seam = Seam::new(tokens, start, at);
    let (before, rest, onset) = (seam.before(), seam.rest(), seam.onset());
    let spoken = mood == Mood::Speech;
    if starts_any(rest, &JOINTS).is_some_and(|n| n < rest.len()) {
        return seam.next_deed();
    }
    if seam.led() && opens_phrase(onset) && starts_any(onset, &SUBORDINATE).is_none() {
        return true;
    }
    if seam.held_together() {
        return false;
    }
    // `if he has a cut then we make a new one`: `then` belongs to what follows it
    if pronoun_clause(onset) && !purpose(rest) && before.key != "then" {
        return seam.subject_of_its_own();
    }
    seam.opens_clause()
        || spoken && seam.case_unparted()
        || seam.coordinated()
        || spoken && asyndetic(tokens, start, at)
}

impl<'a> Seam<'a> {
    fn new(tokens: &'a [Token], start: usize, at: usize) -> Self {
        let before = &tokens[at - 1];
        let joins = matches!(tokens[at].key.as_str(), "and" | "but" | "so");
        Self {
            tokens,
            start,
            at,
            conjunction: usize::from(joins),
            parted: before.comma() || before.breaks_off(),
        }
    }

    fn before(&self) -> &'a Token {
        &self.tokens[self.at - 1]
    }

    fn rest(&self) -> &'a [Token] {
        &self.tokens[self.at..]
    }

    /// What follows, without the word that joins it.
    fn onset(&self) -> &'a [Token] {
        &self.rest()[self.conjunction..]
    }

    /// After a pause, or joined.
    fn led(&self) -> bool {
        self.parted || self.conjunction == 1
    }

    /// `… and then`, `…, or else`: another deed; not `until then`, `so then you can`.
    fn next_deed(&self) -> bool {
        let rest = self.rest();
        let bound = rest[0].key == "then"
            && matches!(
                self.before().key.as_str(),
                "and" | "so" | "by" | "until" | "till" | "since" | "but"
            );
        !bound && !purpose(rest) && !names_next(rest)
    }

    /// Where one deed goes on, whatever it goes on with.
    fn held_together(&self) -> bool {
        let (before, onset) = (self.before(), self.onset());
        let bare = self.conjunction == 0;
        let told_of = matches!(
            onset.first().map(|t| t.key.as_str()),
            Some("he" | "she" | "they")
        ) && self.rest()[0].key == "and"
            && !before.comma();
        let joined = bare && matches!(before.key.as_str(), "and" | "but" | "or" | "so");
        // `let it warm up`: one deed
        let causes = bare
            && !self.parted
            && matches!(
                before.key.as_str(),
                "let" | "make" | "have" | "help" | "watch" | "see" | "hear" | "keep" | "get"
            )
            && matches!(
                onset[0].key.as_str(),
                "it" | "them" | "they" | "this" | "that" | "him" | "her"
            );
        // `wet or torn books` **you** `don't scan`
        let object_first =
            || super::reading::object_first(&self.tokens[self.start..], self.at - self.start);
        told_of || joined || causes || bare && !self.parted && object_first()
    }

    /// Whether what follows has its own subject, and is not said of the noun before: `the lid` **you opened**.
    fn subject_of_its_own(&self) -> bool {
        let (tokens, at, onset) = (self.tokens, self.at, self.onset());
        let actor = !matches!(onset[0].key.as_str(), "it" | "them" | "that's" | "it's");
        let particle = super::lexicon::PARTICLES.contains(self.before().key.as_str());
        let closed = !holds_at(tokens, at) || particle && onset.len() > 3 && actor;
        let free = self.led() || (closed && at >= self.start + 3 && full(onset));
        free && !relative(tokens, at, self.led())
    }

    /// A case, a duty, an order or a frame, after a pause or joined.
    fn opens_clause(&self) -> bool {
        let onset = self.onset();
        // `elevations, all the sides that change, and each sheet needs a scale bar on it`
        let every = || {
            let each = |t: &Token| matches!(t.key.as_str(), "each" | "every");
            onset.first().is_some_and(each)
                && super::roles::third_person(onset, Mood::Speech).is_some()
        };
        let helped = self.conjunction == 0 && is_auxiliary(&self.before().key);
        self.parted && (states_case(onset) || every())
            || self.led()
                && (starts_any(onset, &super::frames::FRAMES).is_some()
                    || sure_command(onset) && !helped
                    || starts_any(onset, &SUBORDINATE).is_some() && main_ahead(onset))
    }

    /// `… if it's dry you water it`: a case without a pause before it, and what is done in it.
    fn case_unparted(&self) -> bool {
        !self.parted
            && starts_any(self.rest(), patterns!["if"]).is_some()
            && !holds(&self.before().key)
            && main_ahead(self.rest())
    }

    /// `open the valve and bleed the line`, `unplug it, drain the tank`: a verb with an object of its own.
    fn coordinated(&self) -> bool {
        let (tokens, start, at) = (self.tokens, self.start, self.at);
        let verb = at + self.conjunction;
        let joined = self.conjunction == 1 && !self.parted;
        // `you don't walk off and leave it`: what is denied goes on
        let denied = tokens[start..at].iter().any(|t| {
            matches!(
                t.key.as_str(),
                "don't" | "never" | "not" | "can't" | "cannot" | "mustn't" | "won't" | "shouldn't"
            )
        });
        if joined && denied && tokens[at].key == "and" {
            return false;
        }
        if !self.led() || at < start + 2 || tokens.len() < verb + 2 {
            return false;
        }
        let adverb = usize::from(
            tokens
                .get(verb)
                .is_some_and(|t| matches!(t.key.as_str(), "then" | "also" | "just" | "only")),
        );
        verb_with_object(tokens, verb + adverb)
            && !otherwise(tokens, verb)
            && starts_any(
                &tokens[verb..],
                patterns!["go|come|try and", "let *", "end up", "do"],
            )
            .is_none()
            && !infinitive(tokens, start, at)
            && !(joined && governed(tokens, start, at))
    }
}

/// `dial 112 first,` **then** `the firm`: the deed goes on with another thing.
fn names_next(rest: &[Token]) -> bool {
    const NAME: usize = 5;
    let determined = |i: usize| {
        rest.get(i)
            .is_some_and(|t| matches!(t.key.as_str(), "the" | "a" | "an" | "your" | "our"))
    };
    rest[0].key == "then"
        && determined(1)
        && (3..=NAME).contains(&rest.len())
        && (2..rest.len()).all(|i| determined(i - 1) || !is_verbal(&rest[i].key))
}

/// `seal's broken, you count`: how something is, and after the pause what is done then.
pub(super) fn states_case(rest: &[Token]) -> bool {
    const STATE: usize = 5;
    let Some(end) = rest.iter().take(STATE).position(Token::comma) else {
        return false;
    };
    let said = &rest[..=end];
    let is = said.iter().position(|t| {
        matches!(t.key.as_str(), "is" | "are")
            || t.key.ends_with("'s") && !super::lexicon::is_subject(&t.key)
    });
    is.is_some_and(|is| is < end && is + 3 > end)
        && !super::lexicon::is_subject(&rest[0].key)
        && !super::verbs::is_action(&rest[0].key)
        && pronoun_clause(&rest[end + 1..])
}

/// Whether a word is a noun by what stands before it: `the bottom wheel`, `on the scale`.
pub(super) fn noun_here(tokens: &[Token], at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| {
        super::lexicon::DETERMINERS.contains(tokens[i].key.as_str())
            || matches!(
                tokens[i].key.as_str(),
                "in" | "on" | "with" | "into" | "from"
            )
    })
}

/// `seal the bag label it`: talk without any stops lets verbs follow one another bare.
pub(super) fn asyndetic(tokens: &[Token], start: usize, at: usize) -> bool {
    let before = &tokens[at - 1];
    let bare = !tokens[start..].iter().any(|t| t.tail().is_some());
    if bare
        && at >= start + 3
        && sure_command(&tokens[at..])
        && !is_auxiliary(&before.key)
        && !super::lexicon::is_subject(&before.key)
        && !holds(&before.key)
        && !matches!(before.key.as_str(), "and" | "but" | "or" | "so")
    {
        return true;
    }
    let object = tokens.get(at + 1).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "the" | "a" | "an" | "your" | "it" | "them" | "all"
        )
    });
    let closed = super::lexicon::PARTICLES.contains(before.key.as_str())
        || matches!(before.key.as_str(), "it" | "them" | "first" | "again")
        || !crate::domain::words::is_function_word(&before.key)
            && (!is_verbal(&before.key) || noun_here(tokens, at - 1));
    let body = matches!(
        tokens[at].key.as_str(),
        "arm"
            | "leg"
            | "hand"
            | "head"
            | "face"
            | "back"
            | "time"
            | "number"
            | "name"
            | "process"
            | "like"
            | "light"
    );
    let bare_object = matches!(
        tokens[at].key.as_str(),
        "wear"
            | "bring"
            | "remove"
            | "insert"
            | "attach"
            | "apply"
            | "add"
            | "unplug"
            | "check"
            | "repeat"
            | "tighten"
            | "loosen"
    ) && tokens.get(at + 1).is_some_and(|t| {
        t.key.len() > 3 && !crate::domain::words::is_function_word(&t.key) && !is_verbal(&t.key)
    }) && tokens
        .get(at + 2)
        .is_none_or(|t| super::lexicon::PLACES.contains(t.key.as_str()) || t.key == "and");
    bare && (object && !body || bare_object && noun_here(tokens, at - 1))
        && closed
        && at >= start + 3
        && super::verbs::is_action(&tokens[at].key)
        && !super::lexicon::DETERMINERS.contains(before.key.as_str())
        && !super::lexicon::is_subject(&before.key)
}

/// `it helps the team to plan the week and share the load`, `go ahead and run it`: the verb goes on under the one before.
fn governed(tokens: &[Token], start: usize, at: usize) -> bool {
    static GOVERNS: WordSet = word_set!(
        "lets allows helps enables makes gets wants tells prompts forces causes asks needs tries starts begins offers plans"
    );
    tokens[at - 1].key == "ahead"
        || (start..at).any(|i| {
            GOVERNS.contains(tokens[i].key.as_str())
                && tokens[i + 1..at.min(i + 5)]
                    .iter()
                    .any(|t| super::verbs::is_action(&t.key))
        })
}

/// `you need to know how to open and close the lid`: here the verb goes on under another.
pub(super) fn infinitive(tokens: &[Token], start: usize, at: usize) -> bool {
    let from = start.max(at.saturating_sub(6));
    tokens[from..at].iter().any(|t| {
        t.tail().is_none() && matches!(t.key.as_str(), "how" | "before" | "until" | "without")
    })
}

/// `so you can`, `so it doesn't`, `so that nothing dries on`: what a deed is for.
pub(super) fn purpose(rest: &[Token]) -> bool {
    static PURPOSE: PatternSet = pattern_set![
        "so|and you|we|i|they|it|he|she can|don't|know|knows|have|has|won't|could|get|gets|never|see|do|doesn't|didn't|isn't|aren't|stays|will|would|might|may",
        "so that",
        "so it's|they're|you're|we're not|still|never",
        "so nothing|nobody|everyone|everybody|no",
    ];
    starts_any(rest, &PURPOSE).is_some() && rest[0].key == "so"
}

/// A verb with its object: enough to be a clause without a comma before it.
pub(super) fn full(onset: &[Token]) -> bool {
    onset.len() >= 3 || onset.get(1).is_some_and(|t| is_third_person(&t.key))
}

/// `the quantity you counted`, `the ones you had on`: the words belong to the noun before them.
pub(super) fn relative(tokens: &[Token], at: usize, led: bool) -> bool {
    if led {
        return false;
    }
    let rest = &tokens[at..];
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
        || super::lexicon::is_past(&verb.key)
        || matches!(verb.key.as_str(), "need" | "want" | "use" | "have");
    past || (short && !matches!(verb.key.as_str(), "go" | "stop" | "wait"))
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

/// `text if there's a mobile,` **letter** `if not`: the other case of what was said first, and no deed.
fn otherwise(rest: &[Token], at: usize) -> bool {
    let behind = rest.get(at + 1..).unwrap_or_default();
    starts_any(behind, patterns!["if not|so"]).is_some()
}

/// Whether a condition that begins here has its main clause further on.
pub(super) fn main_ahead(rest: &[Token]) -> bool {
    (3..rest.len().min(16)).any(|i| {
        let before = &rest[i - 1];
        (before.comma() || !holds(&before.key) && !matches!(before.key.as_str(), "and" | "or"))
            && (pronoun_clause(&rest[i..])
                || sure_command(&rest[i..])
                || (before.comma() && verb_with_object(rest, i) && !otherwise(rest, i)))
            && (before.comma() || i >= 3)
    })
}
