//! A place between two words of a clause, and whether another clause begins there.
use super::super::clauses::opens_phrase;
use super::super::frames::SUBORDINATE;
use super::super::lexicon::{
    holds, holds_at, is_auxiliary, is_subject, opens_place, pronoun_clause, sure_command,
    verb_with_object,
};
use super::super::patterns::{PatternSet, WordSet, pattern_set, patterns, starts_any, word_set};
use super::super::token::{Token, clause_end, comma_end};
use super::super::turns::Mood;
use super::super::verbs::{is_action, is_participle, is_third_person};
use super::ahead::{any_case, asks_whether, full, main_ahead, otherwise};
use super::going_on::{
    counts_on, governed, in_one_deed, in_record, infinitive, of_others, suffered,
};
use super::{
    asyndetic, moves_back, names_next, never_so, purpose, relative, states_case, thing_first,
};

/// Words that open a new deed whatever follows.
static JOINTS: PatternSet = pattern_set![
    "and only? then",
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
    "else it|it's|you|you'll|they|they'll|we|we'll|he|she|that's",
    "because",
    "cause",
    "cos",
];

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
pub(in super::super) fn joint(tokens: &[Token], start: usize, at: usize, mood: Mood) -> bool {
    let seam = Seam::new(tokens, start, at);
    let (before, rest, onset) = (seam.before(), seam.rest(), seam.onset());
    let spoken = mood == Mood::Speech;
    if never_so(rest) || moves_back(rest) || counts_on(&tokens[start..at], rest) {
        return false;
    }
    if starts_any(rest, &JOINTS).is_some_and(|n| n < rest.len()) {
        return seam.next_deed();
    }
    // `up to fifty you pay it, above that you ask`
    let bounded = starts_any(
        onset,
        patterns!["above|over|below|beyond|under that|this you|we|they|it"],
    );
    if seam.led() && bounded.is_some() {
        return true;
    }
    if seam.led() && opens_phrase(onset) && starts_any(onset, &SUBORDINATE).is_none() {
        return true;
    }
    let joined = seam.conjunction == 1 && !seam.parted && rest[0].key == "and";
    if seam.held_together() || in_one_deed(&tokens[start..at], joined, onset) {
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
                "and" | "so" | "by" | "until" | "till" | "since" | "but" | "only"
            );
        !bound
            && !super::bars_both(&self.tokens[self.start..self.at], rest)
            && !purpose(rest)
            && !names_next(self.before(), rest)
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
            && (super::super::lexicon::causes(&before.key)
                || matches!(before.key.as_str(), "see" | "hear" | "keep" | "get"))
            && matches!(
                onset[0].key.as_str(),
                "it" | "them" | "they" | "this" | "that" | "him" | "her"
            );
        // `wet or torn books` **you** `don't scan`
        let object_first = || {
            super::super::reading::object_first(&self.tokens[self.start..], self.at - self.start)
        };
        // `after that, first thing` **you open** `the windows`
        let first = before.key == "thing"
            && !self.parted
            && self.at > self.start + 1
            && matches!(
                self.tokens[self.at - 2].key.as_str(),
                "first" | "next" | "last"
            );
        // `not seven,` **you'll break** `the lift`: why not
        let open = &self.tokens[self.start..self.at];
        let last = open.len() - 1;
        let clause = open[..last]
            .iter()
            .rposition(|t| t.comma())
            .map_or(0, |n| n + 1);
        let why_not = bare
            && open[clause].key == "not"
            && starts_any(
                onset,
                patterns!["you'll|you'd|it'll|they'll", "you can't|won't"],
            )
            .is_some();
        // `come` **and get** `me`
        let errand = self.rest()[0].key == "and" && !self.parted && before.key == "come";
        told_of
            || joined
            || in_record(self.tokens, self.at)
            || super::checks_both(&self.tokens[self.start..self.at], self.rest())
            || errand
            || why_not
            || first
            || causes
            || bare
                && !self.parted
                && (super::is_told(&self.tokens[self.start..self.at], self.rest())
                    || object_first())
    }

    /// Whether what follows has its own subject, and is not said of the noun before: `the lid` **you opened**.
    fn subject_of_its_own(&self) -> bool {
        let (tokens, at, onset) = (self.tokens, self.at, self.onset());
        let actor = !matches!(onset[0].key.as_str(), "it" | "them" | "that's" | "it's");
        let particle = super::super::lexicon::PARTICLES.contains(self.before().key.as_str());
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
                && super::super::roles::third_person(onset, Mood::Speech).is_some()
        };
        let helped = self.conjunction == 0 && is_auxiliary(&self.before().key);
        // `…, and those` **you** `don't make up`
        let those = self.parted
            && self.conjunction == 1
            && starts_any(onset, patterns!["those|these you|we"]).is_some()
            && super::super::reading::object_first(onset, 1);
        self.parted
            && (states_case(onset)
                || any_case(onset)
                || thing_first(&self.tokens[self.start..self.at], onset)
                || every())
            || those
            || self.led()
                && (starts_any(onset, &super::super::frames::FRAMES).is_some()
                    || sure_command(onset) && !helped
                    || starts_any(onset, &SUBORDINATE).is_some()
                        && !of_place(onset)
                        && main_ahead(onset))
    }

    /// `… if it's dry you water it`: a case without a pause before it, and what is done in it.
    fn case_unparted(&self) -> bool {
        !self.parted
            && starts_any(self.rest(), patterns!["if"]).is_some()
            && !holds(&self.before().key)
            && !asks_whether(&self.tokens[self.start..self.at])
            && main_ahead(self.rest())
    }

    /// `it is wiped,` **top to bottom**: from where to where.
    fn spans(&self, verb: usize) -> bool {
        let finite = |t: &Token| {
            is_auxiliary(&t.key)
                || is_third_person(&t.key)
                || super::super::lexicon::is_past(&t.key)
        };
        starts_any(
            &self.tokens[verb..],
            patterns!["top|front|back|side|head|end to bottom|back|front|side|toe|tail|end"],
        )
        .is_some()
            && self.tokens[self.start..self.at].iter().any(finite)
    }

    /// `biscuit on the top,` **`glaze on the bottom`**: where the other one goes, and no deed.
    fn beside_its_twin(&self, verb: usize) -> bool {
        const PLACED: usize = 4;
        static SIDES: WordSet =
            word_set!("top bottom left right front back inside outside side end middle");
        let side = |t: &Token| SIDES.contains(t.key.as_str());
        let (said, other) = (&self.tokens[self.start..self.at], &self.tokens[verb..]);
        let from = said.len().saturating_sub(PLACED);
        let other = &other[..clause_end(other)];
        let whole = from > 0 && said[from - 1].tail().is_some();
        self.conjunction == 0
            && whole
            && !is_action(&said[from].key)
            && match (&said[from..], other) {
                ([_, on, the, one], [_, led, its, other]) => {
                    on.key == led.key
                        && the.key == its.key
                        && opens_place(&on.key)
                        && side(one)
                        && side(other)
                }
                _ => false,
            }
    }

    /// `machine does not start:`, `seal broken:`, `alarm goes off:` a case by its name, and not a deed with how it is done.
    fn after_case(&self) -> bool {
        const LONGEST: usize = 6;
        let said = &self.tokens[self.start..self.at];
        let fits = said.len() >= 2 && self.before().tail() == Some(':');
        fits && !is_subject(&said[0].key)
            && (said.len() <= LONGEST && happens_by_itself(said) || names_case(said))
    }

    /// `open the valve and bleed the line`, `unplug it, drain the tank`: a verb with an object of its own.
    fn coordinated(&self) -> bool {
        let (tokens, start, at) = (self.tokens, self.start, self.at);
        let verb = at + self.conjunction;
        let way_up = self.parted && super::super::verbless::way_up(&tokens[verb..]);
        if self.spans(verb) || way_up || self.beside_its_twin(verb) {
            return false;
        }
        let joined = self.conjunction == 1 && !self.parted;
        // `make sure and lock it`
        if joined && self.before().key == "sure" {
            return false;
        }
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
        if !self.led() || at < start + 2 || tokens.len() < verb + 2 || self.after_case() {
            return false;
        }
        // `and then`, `and only then`
        let led = |t: &&Token| matches!(t.key.as_str(), "then" | "also" | "just" | "only");
        let adverb = tokens[verb..].iter().take(2).take_while(led).count();
        verb_with_object(tokens, verb + adverb)
            && !otherwise(tokens, verb)
            && starts_any(
                &tokens[verb..],
                patterns!["go|come|try and", "let *", "end up", "do"],
            )
            .is_none()
            && !infinitive(tokens, start, at)
            && !(joined
                && (governed(tokens, start, at)
                    || of_others(&tokens[..at])
                    || suffered(&tokens[start..at], &tokens[verb..])))
    }
}

/// `parcel with a torn corner:` which thing it is of that something is done then.
pub(in super::super) fn names_case(said: &[Token]) -> bool {
    const LONGEST: usize = 8;
    let which = said[1..].iter().position(|t| {
        matches!(
            t.key.as_str(),
            "with" | "without" | "of" | "from" | "under" | "over"
        )
    });
    let noun = |t: &Token| {
        !super::super::verbs::is_action(&t.key)
            || super::super::lexicon::NOUNISH.contains(t.key.as_str())
    };
    (3..=LONGEST).contains(&said.len())
        && said[..said.len() - 1].iter().all(|t| t.tail().is_none())
        && which.is_some_and(|n| {
            n < 3 && said[..=n].iter().all(noun) && super::super::gather::is_thing(&said[..=n])
        })
        && !said
            .iter()
            .any(|t| is_subject(&t.key) || is_auxiliary(&t.key))
}

/// `alarm goes off`, `number does not match`, `seal broken`: what becomes of a thing, without its article.
fn happens_by_itself(said: &[Token]) -> bool {
    let Some((last, front)) = said.split_last() else {
        return false;
    };
    let thing = |n: usize| super::super::gather::is_thing(&said[..n]);
    let denied = (1..said.len()).find(|i| {
        starts_any(
            &said[*i..],
            patterns!["does|is|has|will|can not", "doesn't|isn't|won't|hasn't"],
        )
        .is_some()
    });
    let goes = (1..said.len()).find(|i| is_third_person(&said[*i].key) || said[*i].key == "is");
    denied.or(goes).is_some_and(thing) || is_participle(&last.key) && thing(front.len())
}

/// `in the middle,` **where it heats the dome**, `and you …`: said of the place, and no case.
fn of_place(onset: &[Token]) -> bool {
    onset.first().is_some_and(|t| t.key == "where")
        && onset
            .get(comma_end(onset))
            .is_some_and(|t| matches!(t.key.as_str(), "and" | "so" | "but"))
}
