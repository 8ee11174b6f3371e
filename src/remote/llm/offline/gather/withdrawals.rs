//! What others, or later words, take back without saying so: a teller's `no`, a laugh, `you don't wash it`.
use ecow::EcoString;

use super::super::lexicon::{PLACES, is_article};
use super::super::patterns::{PatternSet, has_any, pattern_set, patterns, starts_any};
use super::super::reading::Force;
use super::super::talk::lead;
use super::super::token::{Token, clause_before, clause_end, comma_end, put_for, stems};
use super::super::turns::{End, Sentence};
use super::{FAR, Gather, Told};

impl Gather {
    /// Whoever explains says `no` to what another put in, or somebody laughs at it: it was no step.
    pub(super) fn rejected(&mut self, s: &Sentence, at: usize) {
        let no = starts_any(&s.tokens, patterns!["oh|god|um? no|nope|nah", "please don't|no", "very funny", "behave", "stop it"])
            .or_else(|| not_that(&s.tokens))
            .is_some_and(|n| s.tokens[n - 1].tail().is_some() || n == s.tokens.len())
            && starts_any(
                &s.tokens,
                patterns![
                    "oh? no no? that's|you're|he's|she's|it's|they're right|fine|fair|true|good|ok|okay",
                    "oh? no problem|worries|doubt"
                ],
            )
            .is_none();
        let laughs = s.tokens.len() <= 3
            && s.tokens.iter().all(|t| {
                matches!(
                    t.key.as_str(),
                    "ha" | "haha" | "hah" | "lol" | "laughs" | "laughter" | "rofl" | "hilarious"
                )
            });
        if !no && !laughs {
            return;
        }
        let teller = !self.people.is_other(&s.speaker);
        if laughs && !teller {
            self.laughs_at_teller(s, at);
        }
        let people = &self.people;
        let close = |t: &Told| {
            t.source == s.source
                && t.speaker != s.speaker
                && t.sentence + 1 == at
                && t.end != End::Question
                && people.is_other(&t.speaker)
                && t.is_step()
        };
        if (laughs || teller) && self.told.last().is_some_and(close) {
            let sentence = self.told.last().map_or(at, |t| t.sentence);
            self.told
                .retain(|t| t.sentence != sentence || t.source != s.source);
            (self.contested, self.denied) = (None, None);
        }
    }

    /// Somebody laughs at what whoever explains just said, and it names no thing of the work: it was a joke.
    fn laughs_at_teller(&mut self, s: &Sentence, at: usize) {
        let Some(last) = self
            .told
            .last()
            .filter(|t| t.source == s.source && t.sentence + 1 == at && t.is_step())
        else {
            return;
        };
        let sentence = last.sentence;
        let said = last
            .reading
            .as_ref()
            .map_or_else(Vec::new, |r| stems(&r.main));
        let known = self.told.iter().rev().take(FAR).any(|t| {
            t.sentence != sentence
                && t.source == s.source
                && t.reading.is_some()
                && stems(&t.tokens)
                    .iter()
                    .any(|w| said.iter().skip(1).any(|o| o == w))
        });
        if !known && said.len() <= 5 {
            self.told
                .retain(|t| t.sentence != sentence || t.source != s.source);
            (self.contested, self.denied) = (None, None);
        }
    }

    /// `you don't wash it`, `we no longer print the label`: a step that says just that was taken back.
    pub(super) fn negates(&mut self, s: &Sentence, words: &[Token]) -> bool {
        let words = lead(words);
        if self.unsays(s, words) {
            return true;
        }
        let last = self.told.last().map_or(&[][..], |t| &t.tokens);
        let Some(named) = deed_denied(words, last) else {
            return false;
        };
        let from = self.told.len().saturating_sub(FAR);
        let same = |t: &Told| {
            let said = stems(&t.tokens);
            t.source == s.source
                && t.reading
                    .as_ref()
                    .is_some_and(|r| r.force == Force::Step && r.condition.is_empty())
                && named.iter().all(|w| said.contains(w))
                && named.len() * 2 >= said.len()
        };
        let Some(at) = self.told[from..].iter().rposition(same).map(|i| from + i) else {
            return false;
        };
        self.told.remove(at);
        (self.contested, self.denied) = (None, None);
        true
    }

    /// `Kick it. Don't kick it.`: what was said just before, forbidden in the same words.
    fn unsays(&mut self, s: &Sentence, words: &[Token]) -> bool {
        let Some(n) = starts_any(words, patterns!["no? please? don't|never"]) else {
            return false;
        };
        // `no, don't ask that`: the verb again, and what it was done to
        let clause = &words[n..n + clause_end(&words[n..])];
        let again =
            clause.len() == 2 && matches!(clause[1].key.as_str(), "that" | "it" | "them" | "this");
        let said = stems(if again { clause } else { &words[n..] });
        let same = self.told.last().is_some_and(|t| {
            t.source == s.source
                && t.speaker == s.speaker
                && t.additions.is_empty()
                && t.reading.as_ref().is_some_and(|r| {
                    let main = stems(&r.main);
                    r.force == Force::Step
                        && !said.is_empty()
                        && main.first() == said.first()
                        && said.iter().all(|w| main.contains(w))
                })
        });
        if same {
            let told = self.told.last().and_then(|t| t.reading.as_ref());
            let of = told.map_or_else(Vec::new, |r| object(&r.main).to_vec());
            self.take_out(self.told.len() - 1);
            let rest = if again {
                named_in(&words[n + clause.len()..], &of)
            } else {
                Vec::new()
            };
            for (tokens, reading) in super::super::clauses::split(&rest, s.mood) {
                self.clause(s, self.now, tokens, reading);
            }
        }
        same
    }
}

/// `not that wes`: said to somebody by name.
fn not_that(words: &[Token]) -> Option<usize> {
    let idle = |t: &Token| {
        matches!(
            t.key.as_str(),
            "one"
                | "way"
                | "time"
                | "far"
                | "bad"
                | "many"
                | "much"
                | "often"
                | "long"
                | "side"
                | "bit"
        )
    };
    starts_any(words, patterns!["not that *"])
        .filter(|n| *n == words.len() && !words.last().is_some_and(idle))
}

/// `wash` **the shelves** `with soap`: what is named with an article right behind the verb.
fn object(main: &[Token]) -> &[Token] {
    const LONGEST: usize = 4;
    let Some(rest) = main
        .get(1..)
        .filter(|rest| rest.first().is_some_and(is_article))
    else {
        return &[];
    };
    let end = clause_before(rest, &PLACES);
    let plain = (2..=LONGEST).contains(&end) && !rest[1..end].iter().any(is_article);
    if plain { &rest[..end] } else { &[] }
}

/// `brush` **them** as `brush` **the shelves**, where the deed with their name was taken back.
fn named_in(words: &[Token], thing: &[Token]) -> Vec<Token> {
    let mut words = words.to_vec();
    let it = words.get(1).is_some_and(|t| t.is_it_or_them());
    if it && !thing.is_empty() {
        put_for(&mut words, 1, 2, thing);
    }
    words
}

/// `you don't wash it`: the words of the deed that is denied, if it is denied in every case.
fn deed_denied(words: &[Token], last: &[Token]) -> Option<Vec<EcoString>> {
    static DENIALS: PatternSet = pattern_set![
        "you|we|they|i|people don't|doesn't actually|really|ever|even? need|have? to?",
        "you|we|they|i do|does not actually|really|even? need|have? to?",
        "you|we|they|i no longer need|have? to?",
        "you|we|they|i stopped|quit|needn't",
        "there's|there is? no need to",
        "no need to",
    ];
    let n = starts_any(words, &DENIALS)?;
    let clause = &words[n..n + comma_end(&words[n..])];
    // `put your hand in` and `you don't put your hand in anything`
    let held = |t: &&Token| last.iter().any(|o| o.key == t.key);
    let free: Vec<Token> = clause.iter().filter(|t| !held(t)).cloned().collect();
    let bound = has_any(
        &free,
        patterns![
            "until|till|unless|without|before|after|if|when|while|with|on|at|in|during|yet|more|than|too|only|just|both|by|from|twice|again|first|straight|directly"
        ],
    );
    let any = |t: &&Token| {
        matches!(
            t.key.as_str(),
            "anything" | "anybody" | "anyone" | "anywhere"
        )
    };
    let deed: Vec<Token> = clause.iter().filter(|t| !any(t)).cloned().collect();
    Some(stems(&deed)).filter(|named| !bound && named.len() >= 2)
}
