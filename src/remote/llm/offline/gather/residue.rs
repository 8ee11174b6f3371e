//! What no rule understood and is of the work all the same: whoever explains says that something is or must be done.
use super::super::lexicon::{DETERMINERS, NOUNISH, is_auxiliary, is_subject};
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::questions;
use super::super::reading::{Force, Reading};
use super::super::talk;
use super::super::token::{Token, comma_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::super::verbs::{is_action, is_participle, is_third_person};
use super::Gather;
use super::fragments::{opinion, present};
use super::topics::{Topic, said_of_it};

/// The fewest and the most words of such a statement.
const SHORTEST: usize = 4;
const LONGEST: usize = 40;

impl Gather {
    /// Pushes words as they are as a step.
    pub(super) fn bare_step(&mut self, s: &Sentence, at: usize, body: &[Token]) {
        let whole = |t: &Topic| t.next || said_of_it(&t.tokens) && t.tokens != body;
        if self.topic.as_ref().is_some_and(whole) {
            // `Last thing is the alarm. Code's on the card.`
            self.flush_topic(s, at);
        }
        let open = self.told.last_mut().filter(|t| {
            s.mood == Mood::Speech && t.sentence == at && t.source == s.source && t.until == at
        });
        if let Some(open) = open.filter(|t| super::super::tidying::lacks_measure(t))
            && super::super::tidying::only_measures(body)
        {
            // `write it down on arrival and then every hour`
            open.additions.push((',', body.to_vec()));
            return;
        }
        let reading = Reading::plain(Force::Step, body.to_vec());
        self.push(s, at, body.to_vec(), Some(reading));
    }

    /// The words as they stand, as a step, if they tell of a deed or of what must be.
    pub(super) fn residue(&self, s: &Sentence, tokens: &[Token]) -> Option<Reading> {
        let words = talk::lead(tokens);
        let teller = !self.people.listens(&s.speaker) && !self.people.is_minor(&s.speaker);
        let whole = s.end != End::TrailsOff && s.end != End::Question;
        let spoken = s.mood == Mood::Speech
            || self.people.chat
            || s.mood == Mood::Prose && closes(s) && !self.doing.contains(&s.source);
        if !teller || !whole || !spoken {
            return None;
        }
        // `it's all cut the evening before, since …`: why is no part of what is done
        let said = &words[..reason(words).unwrap_or(words.len())];
        // `if you do the rim last,` **it pulls it out again**: what the case says is not done in it
        let from = questions::main_at(said);
        let main = from.map_or(said, |at| &said[at - 1..]);
        let then = from.map_or(said, |at| &said[at..]);
        let told = (SHORTEST..=LONGEST).contains(&said.len())
            && stems(said).len() >= 2
            && present(said).is_some_and(|p| p.len() == said.len())
            && !opinion(said)
            && !remote(said, then)
            && !bare(said);
        let itself = main.len() < said.len()
            && starts_any(
                &main[1..],
                patterns!["it|they|that * it|them|you|your|everything"],
            )
            .is_some();
        (told
            && (must(main)
                || done(main) && !itself
                || scheduled(said)
                || s.mood == Mood::Prose && may_do(said)
                || done_instead(said)))
        .then(|| Reading::plain(Force::Step, words.to_vec()))
    }
}

impl Gather {
    /// A written sentence of its own thing that says what is done or must be: it goes on with no step before it.
    pub(super) fn stated(&self, s: &Sentence, tokens: &[Token]) -> Option<Reading> {
        let words = talk::lead(tokens);
        let whole = s.mood == Mood::Prose && closes(s) && !self.people.chat;
        let begins = words.len() + 3 >= s.tokens.len();
        let pointing = starts_any(
            words,
            patterns![
                "it|its|it's|they|they're|this|that|that's|these|those|we|you|i|he|she|there|there's|both|all|each|some|most|one|everything"
            ],
        );
        // `an hour before you start`: more of the step before it
        let measure = super::super::amounts::amounts(words)
            .first()
            .is_some_and(|a| a.at == 0 && !words.iter().any(|t| is_auxiliary(&t.key)));
        (whole && begins && pointing.is_none() && !measure && !super::linked::located(words))
            .then(|| self.residue(s, tokens))
            .flatten()
    }
}

/// Whether a sentence ends at its mark.
fn closes(s: &Sentence) -> bool {
    s.end == End::Stop || s.tokens.last().is_some_and(|t| t.tail() == Some(';'))
}

/// `agents may offer a voucher`, `the caretaker will let you in`: what somebody by their post will or may do.
fn may_do(words: &[Token]) -> bool {
    const NAME: usize = 5;
    let modal = |t: &Token| matches!(t.key.as_str(), "will" | "can" | "may");
    let Some(at) = words.iter().take(NAME + 1).position(modal) else {
        return false;
    };
    let who = words[..at].last().is_some_and(|t| {
        super::super::nouns::is_somebody(&t.key)
            || t.key
                .strip_suffix('s')
                .is_some_and(super::super::nouns::is_somebody)
    });
    let deed = words[at + 1..]
        .iter()
        .find(|t| !super::super::lexicon::is_adverb(&t.key));
    who && deed.is_some_and(|t| is_action(&t.key) && t.tail().is_none())
}

/// `is not handled here but passed on`: what is done instead.
fn done_instead(words: &[Token]) -> bool {
    let not = super::super::patterns::find(words, patterns!["is|are not", "isn't|aren't"]);
    not.is_some_and(|(from, _)| {
        words[from..]
            .windows(2)
            .any(|p| p[0].key == "but" && is_participle(&p[1].key))
    })
}

/// Where the reason begins that a statement ends with.
fn reason(words: &[Token]) -> Option<usize> {
    (1..words.len()).find(|at| {
        let opens = starts_any(
            &words[*at..],
            patterns!["since a|an|the|it|they|he|she|we|you|otherwise"],
        );
        words[at - 1].comma() && opens.is_some()
    })
}

/// `The payment run is on Thursdays`, `collection's at half past three`, `pay day is Friday`: when something takes place.
fn scheduled(words: &[Token]) -> bool {
    const NAME: usize = 4;
    let is = words.iter().take(NAME + 1).position(|t| {
        matches!(t.key.as_str(), "is" | "are") || t.key.ends_with("'s") && !is_subject(&t.key)
    });
    let Some(is) = is else {
        return false;
    };
    let end = is + usize::from(words[is].key.ends_with("'s"));
    let when = &words[is + 1..];
    let led = starts_any(when, patterns!["always|usually|now? at|on|by|every|from"]);
    // `payment run is Thursday`
    let day = || {
        when.first()
            .is_some_and(|t| super::super::alignment::kind(&t.key) == Some(0))
    };
    let time = led.or_else(|| day().then_some(0)).is_some_and(|n| {
        super::super::amounts::amounts(&when[n..])
            .iter()
            .any(|a| a.at == 0 && a.end + n + 2 >= when.len())
            && !super::super::amounts::amounts(&when[n..])
                .iter()
                .any(|a| matches!(a.class, super::super::amounts::Class::Bare))
    });
    let tells = words.iter().any(|t| is_subject(&t.key));
    end > 0 && time && !tells && super::is_thing(&words[..end])
}

/// Words about the speaker, about what is felt, about what is: nothing is done.
fn remote(words: &[Token], main: &[Token]) -> bool {
    static NO_START: WordSet = word_set!(
        "i i'm i've i'd i'll he he's she she's because cause cos which that's who what how why where it's there's there is are was were that though although like yeah otherwise"
    );
    let past = words.iter().any(|t| {
        super::super::lexicon::is_past(&t.key) && !is_participle(&t.key) && t.key != "got"
    });
    NO_START.contains(words[0].key.as_str())
        // `they do get the money`: an answer
        || starts_any(words, patterns!["they|it|he|she|we do|does|did"]).is_some()
        || past
        // `if it hasn't gone black, the load is done again`: denied in the case alone
        || has_any(main, patterns!["don't|doesn't|didn't|isn't|aren't|won't|wasn't|haven't|hasn't"])
        || has_any(
            words,
            patterns![
                "i think|guess|mean|suppose|know|love|hate|remember|don't|can't|wish|never|always",
                "you know|see|think|get|feel|look|can't|don't",
                "because|cos|cause",
                "if|when i",
                "would|could|might|wouldn't|couldn't|you'd|they'd|he'd|she'd",
                "thing|things|people|everyone|everybody|nobody|somebody is|are|get|forget|forgets|always|think|likes|like",
                "happens|happen|seems|seem|means|matters|depends",
                "never|nothing|not really|always ever|sometimes"
            ],
        )
}

/// A condition without what follows from it, or what a thing does of itself: `when the crate comes`, `it leaves a film`.
fn bare(words: &[Token]) -> bool {
    // `before you open anything else`: of the step before it
    let subordinate = starts_any(
        words,
        patterns![
            "before|after|until|till|unless|while you|we|they|i|it|he|she|they're|it's|you're"
        ],
    );
    if subordinate.is_some() && !words[..words.len() - 1].iter().any(|t| t.tail().is_some()) {
        return true;
    }
    let condition =
        questions::is_dangling(words) || starts_any(words, patterns!["after|as|while"]).is_some();
    let follows = || {
        questions::is_finished(words)
            || words
                .iter()
                .enumerate()
                .any(|(i, t)| t.comma() && i + 3 < words.len() && done(&words[i + 1..]))
    };
    let itself = matches!(words[0].key.as_str(), "it" | "this" | "that")
        && is_third_person(&words[1].key)
        && words[1].key != "gets";
    condition && !must(words) && !follows() || itself && words.len() <= 8 && !must(words)
}

/// `it's got to dry`, `it must acclimatise`, `the list needs to be with the kitchen`.
fn must(words: &[Token]) -> bool {
    has_any(
        words,
        patterns![
            "has|have|it's|they're|that's|needs|need|got got? to",
            "must|shall",
            "you're|they're|is|are allowed",
            "is|are|it's|that's|they're to be",
            "you|we want|need the|your|a|an|it|them|two|three|at|about|around|all",
        ],
    )
}

/// `you'll need a ladder`, `knives, you need ID`, `you need gloves for that`, `you need weight, height and age`: what is needed for it.
pub(super) fn needed(words: &[Token]) -> bool {
    const LONGEST: usize = 18;
    let n = starts_any(
        words,
        patterns![
            "for that|this you|we|you'll|we'll also|always|only|just? need",
            "you|we|you'll|we'll also|always|only|just? need"
        ],
    );
    let thing = n.and_then(|n| words.get(n..)).unwrap_or_default();
    // `booze or knives, you need ID`
    let (of, own) = words.split_at(comma_end(words));
    let needs = starts_any(own, patterns!["you|we|they|you'll|they'll need"]);
    let fronted = needs.is_some_and(|n| super::is_thing(of) && super::is_thing(&own[n..]));
    if fronted && words.len() <= LONGEST {
        return true;
    }
    let named = starts_any(
        thing,
        patterns!["a|an|the|your|their|his|her|some|two|three|four|both|at *"],
    );
    // `you need weight, height and age`
    let listed = thing.iter().any(Token::comma)
        && thing.iter().any(|t| t.key == "and")
        && super::is_thing(thing);
    let several = thing.first().is_some_and(|t| {
        t.key.len() > 3 && t.key.ends_with('s') && t.key.chars().all(char::is_alphabetic)
    });
    // `you need about forty grams of the white one`
    let about = usize::from(
        thing
            .first()
            .is_some_and(|t| matches!(t.key.as_str(), "about" | "around")),
    );
    let measured = thing.get(about).is_some_and(Token::is_number)
        && starts_any(
            &thing[about + 1..],
            patterns!["* of the|a|your *", "* of *"],
        )
        .is_some();
    // the key of which it is told is found, or put right, by other rules
    let known = starts_any(words, patterns!["you|we need the|your"]).is_some();
    // `you need consent from every parent`
    let of = thing.len() > 2
        && thing[0].key.len() > 3
        && !crate::domain::words::is_function_word(&thing[0].key)
        && matches!(
            thing[1].key.as_str(),
            "from" | "of" | "for" | "in" | "on" | "and"
        );
    !known && (named.is_some() || listed || several || of || measured) && words.len() <= LONGEST
}

/// A verb of doing in a place where it is one: after its subject, in the passive, or with its object.
fn done(words: &[Token]) -> bool {
    words.iter().enumerate().skip(1).any(|(at, t)| {
        let before = &words[at - 1];
        let noun = DETERMINERS.contains(before.key.as_str())
            || matches!(
                before.key.as_str(),
                "to" | "of" | "in" | "on" | "for" | "with" | "and" | "or"
            );
        let passive = is_participle(&t.key)
            && starts_any(
                &words[at - 1..],
                patterns!["is|are|gets|get|be|been|then|always"],
            )
            .is_some();
        // `hot makes the blood stick`: why, and no deed
        let causes = matches!(
            t.key.as_str(),
            "makes"
                | "ruins"
                | "burns"
                | "wrecks"
                | "damages"
                | "spoils"
                | "scratches"
                | "stains"
                | "kills"
                | "melts"
                | "cracks"
        );
        let gets = t.key == "gets"
            && words.get(at + 1).is_some_and(|n| {
                matches!(
                    n.key.as_str(),
                    "into" | "in" | "under" | "behind" | "everywhere"
                )
            });
        let acts = is_third_person(&t.key)
            && !causes
            && !gets
            && !noun
            && !is_auxiliary(&before.key)
            && words.get(at + 1).is_some_and(|n| {
                super::super::lexicon::opens_object(&n.key) || n.key == "overnight"
            });
        let bare = is_action(&t.key)
            && !NOUNISH.contains(t.key.as_str())
            && matches!(
                before.key.as_str(),
                "you" | "we" | "they" | "i" | "then" | "you'll" | "we'll" | "just"
            );
        passive || acts || bare
    })
}
