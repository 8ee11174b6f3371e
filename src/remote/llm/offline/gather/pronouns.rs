//! `it` and `them` that can only mean what was handled just before are put into words.
use super::super::lexicon::{DETERMINERS, PARTICLES, causes, is_auxiliary, is_subject};
use super::super::patterns::{WordSet, patterns, starts_any, word_set};
use super::super::reading::{Force, Reading};
use super::super::token::{Token, comma_end};
use super::super::turns::Sentence;
use super::super::verbs::{is_action, is_third_person};
use super::Gather;

impl Gather {
    /// Names what `it` or `them` means, where the clause before has one object, of the right number.
    pub(super) fn resolved(&self, s: &Sentence, at: usize, mut reading: Reading) -> Reading {
        if reading.force != Force::Step {
            return reading;
        }
        let Some(slot) = object_slot(&reading.main) else {
            return reading;
        };
        let asked = self
            .asked_about(s, at)
            .filter(|_| reading.condition.is_empty());
        let Some(object) = asked.or_else(|| self.handled_last(s, at)) else {
            return reading;
        };
        let put_in = || self.told.last().is_some_and(|t| ends_in(&t.tokens));
        if of_the_deed(&reading.main, object) || shuts(&reading.main) && put_in() {
            return reading;
        }
        let plural = plural(object);
        let wanted = reading.main[slot].key != "it";
        if plural != wanted || means_case(&reading.condition) {
            return reading;
        }
        let tail: String = reading.main[slot]
            .word
            .chars()
            .skip(reading.main[slot].key.chars().count())
            .collect();
        let mut words = object.to_vec();
        if let Some(last) = words.last_mut() {
            last.bare();
            last.word.push_str(&tail);
        }
        if let Some(first) = words.first_mut() {
            first.word = super::super::phrase::lowered(&first.word);
            let def = matches!(first.key.as_str(), "a" | "an");
            if def {
                first.word = "the".into();
                first.key = "the".into();
            }
        }
        reading.main.splice(slot..=slot, words);
        reading
    }

    /// `Who does the condition report?` `We sign it.`, `And the trolley?` `You push it back.`, `Anything about the lamp?` `Turn it
    /// off.`: what the question is about.
    fn asked_about(&self, s: &Sentence, at: usize) -> Option<&[Token]> {
        let asked = &self.asked.as_ref().filter(|_| self.answers(s, at))?.tokens;
        let end = comma_end(asked);
        let asked = &asked[..end];
        // `Bathrobes?` `Hang them behind the door.`
        let several = super::super::talk::lead(asked);
        if (1..=3).contains(&several.len())
            && super::is_thing(several)
            && several.iter().all(|t| {
                !is_action(&t.key) && !t.is_number() && !DETERMINERS.contains(t.key.as_str())
            })
            && several.last().is_some_and(super::super::amends::is_several)
        {
            return Some(several);
        }
        let thing = starts_any(
            asked,
            patterns![
                "and|so|but? who *",
                "and|so|but",
                "and|so|but? anything else? about|with|for|on|to",
                "and|so|but? do|does|should you|we|they|i do? anything|something else? about|with|for|on|to"
            ],
        )?;
        let noun = noun_at(asked, thing)?;
        (thing + noun.len() == asked.len()).then_some(noun)
    }

    /// The object of the clause told last, where it has one that nothing else stands beside.
    fn handled_last(&self, s: &Sentence, at: usize) -> Option<&[Token]> {
        let before = self
            .told
            .last()
            .filter(|t| t.source == s.source && t.speaker == s.speaker && at <= t.until + 1)?;
        let open = before.reading.as_ref().filter(|r| {
            r.force == Force::Step && before.additions.is_empty() && r.condition.is_empty()
        })?;
        let gone = removes(&open.main);
        object(&open.main).filter(|o| !(by_hand(&open.main, o) || gone && rests(s)))
    }
}

/// `run` **your thumb over it**: what it is done with, and nothing that is handled.
fn by_hand(main: &[Token], object: &[Token]) -> bool {
    static OWN: WordSet = word_set!(
        "hand hands thumb thumbs finger fingers fingertip fingertips ear ears eye eyes foot feet knee knees arm arms nail nails palm palms nose elbow head weight back shoulder"
    );
    let own =
        matches!(object, [your, part, ..] if your.key == "your" && OWN.contains(part.key.as_str()));
    own && !(object.len() == 2 && main.ends_with(object))
}

/// `put the sign up, write it in the log`: that it was done, where the thing is nothing that is written.
fn of_the_deed(main: &[Token], object: &[Token]) -> bool {
    let writes = matches!(
        main[0].key.as_str(),
        "write" | "log" | "note" | "record" | "report" | "mention"
    );
    let written = |t: &Token| {
        matches!(
            t.key.as_str(),
            "number"
                | "numbers"
                | "reading"
                | "readings"
                | "name"
                | "names"
                | "date"
                | "time"
                | "code"
                | "weight"
                | "temperature"
                | "figure"
                | "figures"
                | "total"
                | "result"
                | "results"
                | "value"
                | "count"
                | "amount"
                | "address"
                | "size"
                | "level"
                | "serial"
                | "mileage"
                | "pressure"
                | "price"
                | "list"
                | "letter"
                | "report"
                | "note"
                | "message"
                | "order"
        )
    };
    writes && !object.last().is_some_and(written)
}

/// `close it`, of what `you put the letter in` names nowhere.
fn shuts(main: &[Token]) -> bool {
    static SHUTS: WordSet = word_set!("close shut lock seal cover bolt zip");
    main.iter().take(2).any(|t| SHUTS.contains(t.key.as_str()))
}

/// `put the key in`, `put the key in, the little one`: into what was spoken of.
fn ends_in(told: &[Token]) -> bool {
    told.iter()
        .enumerate()
        .any(|(i, t)| t.key == "in" && (t.tail().is_some() || i + 1 == told.len()))
}

/// `take the scum off`, `remove the film`: then the thing is gone.
fn removes(main: &[Token]) -> bool {
    matches!(
        main[0].key.as_str(),
        "remove" | "skim" | "peel" | "strip" | "scrape" | "discard"
    ) || matches!(main[0].key.as_str(), "take" | "pull" | "pick" | "cut")
        && main
            .iter()
            .any(|t| matches!(t.key.as_str(), "off" | "out" | "away"))
}

/// `let it stand`, `leave it for ten minutes`: of what is still there.
fn rests(s: &Sentence) -> bool {
    starts_any(&s.tokens, patterns!["and|then|so? then? let|leave it|them"]).is_some()
}

/// Whether a pronoun behind a case means what the case names.
fn means_case(condition: &[Token]) -> bool {
    // `anything that's cracked, put it in the bin`
    let of_all = condition
        .first()
        .is_some_and(|t| matches!(t.key.as_str(), "anything" | "everything" | "anyone"));
    let names = |t: &Token| {
        matches!(t.key.as_str(), "it" | "it's" | "they" | "them")
            // `if something's been chewed, bin it`
            || t.key.starts_with("something")
            // `if you find a cup, soak it`
            || matches!(t.key.as_str(), "a" | "an" | "any")
            // `no label on the crate: put it aside`
            || t.tail() == Some(':')
    };
    // `if it's a full bag, write the date. Otherwise bin it`: of the other case
    let other = starts_any(condition, patterns!["and|or? otherwise|else", "if not"]).is_some();
    // `when the filter is grey, change it`
    other || of_all || condition.iter().any(names) || names_thing(condition)
}

/// `when the filter is grey`: a case of a thing, which a pronoun behind it may mean.
fn names_thing(condition: &[Token]) -> bool {
    let opens = starts_any(
        condition,
        patterns!["and|but|so? if|when|whenever|once|unless the|a|an|your|our *"],
    );
    let is = |t: &Token| is_auxiliary(&t.key) || is_third_person(&t.key);
    // `if missing button, bag it`
    let short = starts_any(condition, patterns!["if|when"]).is_some()
        && !condition[1..].iter().any(|t| is(t) || is_subject(&t.key));
    short || opens.is_some_and(|n| condition[n..].iter().take(3).any(is))
}

/// Where the pronoun stands that is the object of the verb: `spray it`, `lay it out`, `go and spray them`.
fn object_slot(main: &[Token]) -> Option<usize> {
    // `the last one out locks it`
    let verb = main
        .iter()
        .take(3)
        .position(|t| is_action(&t.key))
        .or_else(|| main.iter().take(6).position(|t| is_third_person(&t.key)))?;
    let slot = verb + 1;
    // `copy those out`, and not `copy those pages`
    let alone = |t: &Token| {
        t.tail().is_some()
            || main.get(slot + 1).is_none_or(|next| {
                PARTICLES.contains(next.key.as_str())
                    || super::super::lexicon::PLACES.contains(next.key.as_str())
            })
    };
    let pronoun = main
        .get(slot)
        .filter(|t| t.is_it_or_them() || matches!(t.key.as_str(), "those" | "these") && alone(t))?;
    // `leave it with them`: with somebody
    let again = main[slot + 1..]
        .iter()
        .any(|t| t.key == "it" || t.key == "them" && pronoun.key != "it");
    // `send them the label`: somebody is meant
    let somebody = matches!(
        main[verb].key.as_str(),
        "send" | "write" | "show" | "tell" | "ask" | "pay" | "email" | "mail" | "offer" | "teach"
    );
    // `give them the key`, and not `give it a shake`
    let given =
        pronoun.key == "them" && matches!(main[verb].key.as_str(), "give" | "hand" | "lend");
    let thing = || {
        let next = main.get(slot + 1);
        next.is_some_and(|t| DETERMINERS.contains(t.key.as_str()))
    };
    let somebody = (somebody || given) && thing();
    (!pronoun.key.is_empty() && !again && !somebody).then_some(slot)
}

/// The object of a clause: a determiner and its noun, up to a particle, a preposition or the end.
fn object(main: &[Token]) -> Option<&[Token]> {
    let verb = main.iter().take(3).position(|t| is_action(&t.key))?;
    // `phone the dairy`: nobody is meant by `it`; `go in the book`: nor a place
    if matches!(
        main[verb].key.as_str(),
        "phone" | "call" | "ask" | "tell" | "email" | "message" | "inform" | "notify" | "go"
    ) {
        return None;
    }
    let from = (verb + 1..main.len().min(verb + 4))
        .find(|i| matches!(main[*i].key.as_str(), "the" | "a" | "an" | "your" | "all"))?;
    let between = &main[verb + 1..from];
    if !between.iter().all(|t| PARTICLES.contains(t.key.as_str())) {
        return None;
    }
    let noun = noun_at(main, from)?;
    // `let the grader warm up`: it warms up
    let does = |i: &usize| is_action(&noun[*i].key);
    let end = (2..noun.len())
        .find(does)
        .filter(|_| causes(&main[verb].key));
    Some(&noun[..end.unwrap_or(noun.len())])
}

/// The noun with its determiner at a place, unless another stands beside it.
fn noun_at(main: &[Token], from: usize) -> Option<&[Token]> {
    let determined = main
        .get(from)
        .is_some_and(|t| matches!(t.key.as_str(), "the" | "a" | "an" | "your" | "all"));
    if !determined {
        return None;
    }
    let stop = |t: &Token| {
        super::super::lexicon::PLACES.contains(t.key.as_str())
            || is_auxiliary(&t.key)
            || is_subject(&t.key)
            || matches!(
                t.key.as_str(),
                "and"
                    | "or"
                    | "that"
                    | "which"
                    | "who"
                    | "so"
                    | "first"
                    | "again"
                    | "then"
                    | "until"
                    | "till"
                    | "when"
                    | "if"
                    | "of"
                    | "before"
                    | "after"
                    | "as"
                    | "what"
                    | "how"
                    | "once"
                    | "twice"
                    | "half"
                    | "halfway"
                    | "midway"
                    | "every"
                    | "each"
                    | "here"
                    | "there"
                    | "together"
            )
            || t.key.ends_with("ly")
    };
    // `the tray ninety degrees`, `the tap all the way`
    let amount = |i: usize, t: &Token| i > 0 && (t.is_number() || t.key == "all");
    let words = main[from + 1..].iter().enumerate();
    let len = words
        .take_while(|(i, t)| !stop(t) && !amount(*i, t))
        .count();
    let cut = main[from..from + 1 + len]
        .iter()
        .position(Token::comma)
        .map_or(len + 1, |c| c + 1);
    let words = &main[from..from + cut];
    let rest = &main[from + cut..];
    // a second thing of the same kind would be as likely meant
    let other = rest
        .first()
        .is_some_and(|t| matches!(t.key.as_str(), "and" | "or" | "of" | "that" | "which"))
        || rest.iter().zip(rest.iter().skip(1)).any(|(p, d)| {
            matches!(p.key.as_str(), "into" | "onto") && matches!(d.key.as_str(), "the" | "a")
        });
    // `wait a day`: nothing that is handled
    let unit = words
        .last()
        .is_some_and(|t| crate::domain::quantity::unit_of(&t.key).is_some());
    ((2..=5).contains(&words.len()) && !other && !unit).then_some(words)
}

fn plural(object: &[Token]) -> bool {
    object
        .last()
        .is_some_and(|t| super::super::nouns::is_plural(&t.key))
}
