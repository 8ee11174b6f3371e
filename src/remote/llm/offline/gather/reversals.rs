//! A step is called back without being named: `or you did, until …`, `there's no need`, `are we allowed to? No.`
use ecow::EcoString;

use super::super::patterns::{WordSet, find, has_any, patterns, starts_any, word_set};
use super::super::reading::{Force, read};
use super::super::talk::{self, lead};
use super::super::token::{Token, bare_last, clause_end, comma_end, stems};
use super::super::turns::{End, Sentence};
use super::{Gather, Told};

/// The most words that call a step back.
const LONGEST: usize = 18;
/// How far back the step may stand whose words are said again.
const NEAR: usize = 5;

impl Gather {
    /// Whether a sentence calls back a step told just before.
    pub(super) fn reverses(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        if s.tokens.len() > LONGEST || self.told.is_empty() {
            return false;
        }
        self.settles_doubt(s, at);
        let words = lead(&s.tokens);
        if self.amends(s, at) {
            return true;
        }
        if let Some(n) = jokes(words) {
            let taken = self.void_near(s, at);
            return taken && read(&words[n..], s.mood).is_none();
        }
        let back = calls_back(words).filter(|_| s.end != End::Question);
        if back.is_some() && self.others.is_some_and(|o| o + 1 == at) {
            // what was before was told of others, or of old: it is that which is gone
            return true;
        }
        if let Some(n) = back {
            let gone = self.void_last(s, at) || self.void_near(s, at);
            if gone {
                self.goes_on(s, s.tokens.len() - words.len() + n - 1, at);
            }
            return gone;
        }
        if self.is_gone(s, at, words) {
            return self.void_near(s, at);
        }
        if let Some(told) = self.no_more(s, words) {
            return self.drops(s, at, told);
        }
        // `we do not taste it any more`: no step said so, and none may
        let end = comma_end(words);
        let head = &words[..end];
        let gone = s.end != End::Question && denied_deed(head).is_some() && gone_for_good(head);
        if gone {
            self.goes_on(s, 0, at);
        }
        gone
    }

    /// `people use a brush. One scratch and it rusts. So no.`: the step told last is none.
    pub(super) fn concludes_no(&mut self, s: &Sentence, at: usize) -> bool {
        let no = s.tokens.len() == 2
            && matches!(s.tokens[0].key.as_str(), "so" | "and" | "then")
            && matches!(s.tokens[1].key.as_str(), "no" | "don't" | "nope");
        no && s.end != End::Question && self.void_near(s, at)
    }

    /// The speaker's last step goes, if it was told just now.
    fn void_near(&mut self, s: &Sentence, at: usize) -> bool {
        let near = self.last_of(s).filter(|i| {
            let t = &self.told[*i];
            at <= t.until + 2 && t.is_step()
        });
        let Some(last) = near else {
            return false;
        };
        self.take_out(last);
        true
    }

    /// `Load the van.` `Last drop first.` **`No, that's wrong.`**: of the speaker's last step only what was said of it last.
    fn void_last(&mut self, s: &Sentence, at: usize) -> bool {
        let last = self.last_of(s).map(|i| &mut self.told[i]);
        last.is_some_and(|told| {
            let apart = told.until > told.sentence && told.until + 1 == at;
            apart && told.is_step() && told.additions.pop().is_some()
        })
    }

    /// `With the cloth, I mean.`, `Minus!`: a phrase for the phrase of the step just told.
    fn amends(&mut self, s: &Sentence, at: usize) -> bool {
        let marks = patterns![
            "i mean|meant",
            "sorry",
            "rather",
            "i should say",
            "of course"
        ];
        let from = (1..s.tokens.len()).find(|i| {
            s.tokens[i - 1].comma()
                && starts_any(&s.tokens[*i..], marks).is_some_and(|n| i + n == s.tokens.len())
        });
        let cried = s.tokens.len() <= 2 && s.tokens.last().is_some_and(|t| t.tail() == Some('!'));
        let words = &s.tokens[..from.unwrap_or(s.tokens.len())];
        let amending =
            (from.is_some() || cried) && words.len() <= 7 && read(words, s.mood).is_none();
        let near = self.last(s).filter(|i| {
            amending && at <= self.told[*i].until + 2 && self.told[*i].speaker == s.speaker
        });
        let mut body = words.to_vec();
        bare_last(&mut body);
        near.is_some_and(|last| self.replace(last, &body, false))
    }

    /// `Tom's retired`: whom or what the last step needs is there no more.
    fn is_gone(&self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        static GONE: WordSet = word_set!(
            "retired left gone closed broken dead scrapped sold discontinued abolished cancelled canceled demolished bust kaput"
        );
        let Some(gone) = words.iter().position(|t| GONE.contains(t.key.as_str())) else {
            return false;
        };
        let named: Vec<EcoString> = stems(&words[..gone])
            .iter()
            .map(|w| w.split('\'').next().unwrap_or_default().into())
            .collect();
        let last = self.last_of(s).map(|i| &self.told[i]);
        words.len() <= 8
            && (1..=4).contains(&gone)
            && !named.is_empty()
            && !has_any(
                words,
                patterns!["if|when|once|until|after|before|not|isn't"],
            )
            && last.is_some_and(|t| {
                let said = stems(&t.tokens);
                at <= t.until + 1 && named.iter().all(|w| said.contains(w)) && !avoided(t, &named)
            })
    }

    /// Takes a step out, and what its sentence goes on to do with the same thing.
    pub(super) fn take_out(&mut self, at: usize) -> Told {
        let gone = self.told.remove(at);
        let object = stems(&gone.tokens);
        while self.told.get(at).is_some_and(|t| {
            let said = stems(&t.tokens);
            t.sentence == gone.sentence
                && t.source == gone.source
                && t.is_step()
                && object.iter().skip(1).any(|w| said.contains(w))
        }) {
            self.told.remove(at);
        }
        (self.contested, self.denied) = (None, None);
        gone
    }

    /// `nobody faxes any more`, `we don't stamp anything now`, `so no copies`: the step whose deed or thing is named.
    fn no_more(&self, s: &Sentence, words: &[Token]) -> Option<usize> {
        let from = self.told.len().saturating_sub(NEAR);
        if talk::denies_idly(&s.tokens) {
            return None;
        }
        let (named, last) = denied_deed(words)
            .map(|w| {
                (
                    w,
                    matches!(
                        words[0].key.as_str(),
                        "the" | "a" | "our" | "your" | "there's"
                    ),
                )
            })
            .or_else(|| {
                let bare = starts_any(
                    &s.tokens,
                    patterns!["so|then|well|right|okay|oh then|so|okay|well? no"],
                )
                .filter(|n| s.tokens.len() > *n)?;
                let end = bare + comma_end(&s.tokens[bare..]);
                let whole = end == s.tokens.len()
                    || starts_any(
                        &s.tokens[end..],
                        patterns!["unless|except|only|but|and|so|then|you|we|i"],
                    )
                    .is_some();
                if end - bare > 2 || !whole {
                    return None;
                }
                Some((stems(&s.tokens[bare..end]), true))
            })?;
        let first = named.first()?;
        let says = |t: &Told| {
            let Some(r) = t.reading.as_ref().filter(|r| r.force == Force::Step) else {
                return false;
            };
            let said = stems(&t.tokens);
            let always = r.condition.is_empty();
            let deed = always && said.iter().take(2).any(|w| w == first);
            let thing = always && said.contains(first);
            // `when it's back you lift it`, and nobody lifts it any more
            let in_case = named.len() == 1 && stems(&r.main).first() == Some(first);
            t.source == s.source
                && (deed
                    || in_case
                    || thing && (last || named.len() > 1 && named.iter().all(|w| said.contains(w))))
        };
        self.told[from..].iter().rposition(says).map(|i| from + i)
    }

    /// Whoever listens only doubts a step; anybody else takes it out.
    fn drops(&mut self, s: &Sentence, at: usize, told: usize) -> bool {
        if self.told[told].speaker != s.speaker && self.people.listens(&s.speaker) {
            self.doubted = Some((self.told[told].clone(), at));
            return true;
        }
        self.take_out(told);
        self.goes_on(s, 0, at);
        true
    }

    /// What is done in its place, told in the same sentence: `nobody faxes any more, we put it in the portal`.
    fn goes_on(&mut self, s: &Sentence, from: usize, at: usize) {
        let rest = &s.tokens[from..];
        let Some(comma) = rest.iter().position(Token::comma) else {
            return;
        };
        for (tokens, reading) in super::super::clauses::split(&rest[comma + 1..], s.mood) {
            if let Some(reading) = reading.filter(|r| r.force == Force::Step) {
                self.clause(s, at, tokens, Some(reading));
            }
        }
    }

    /// Whoever explains takes up the doubt, or not.
    fn settles_doubt(&mut self, s: &Sentence, at: usize) {
        let Some((told, since)) = self.doubted.take() else {
            return;
        };
        if s.speaker != told.speaker {
            self.doubted = Some((told, since)).filter(|_| at <= since + 2);
            return;
        }
        let taken = talk::nods(&s.tokens)
            || starts_any(
                &s.tokens,
                patterns!["oh|okay|ok|right|really|true|fair|since|good"],
            )
            .is_some();
        if taken
            && at <= since + 2
            && let Some(i) = self
                .told
                .iter()
                .rposition(|t| t.sentence == told.sentence && t.tokens == told.tokens)
        {
            // `okay, so from the key safe`: what stands in its place
            let said = super::super::repairs::value_of(lead(&s.tokens)).to_vec();
            if said.len() > 8 || said.is_empty() || !self.replace(i, &said, false) {
                self.take_out(i);
            }
        }
    }
}

/// `copy last week's, not the template`: the thing is what the step keeps away from.
fn avoided(told: &Told, named: &[EcoString]) -> bool {
    let at = told
        .tokens
        .iter()
        .position(|t| named.contains(&crate::domain::words::stem(&t.key)));
    at.is_some_and(|at| {
        told.tokens[at.saturating_sub(3)..at].iter().any(|t| {
            matches!(
                t.key.as_str(),
                "not" | "never" | "without" | "instead" | "than"
            )
        })
    })
}

/// `I'm joking`, `just kidding`: how many words say so.
fn jokes(words: &[Token]) -> Option<usize> {
    starts_any(
        words,
        patterns![
            "no|nah? i'm|im|we're? only|just? joking|kidding",
            "no|nah? that's|that was a joke",
            "not really",
            "as if"
        ],
    )
    .filter(|n| *n == words.len() || words[n - 1].tail().is_some())
}

/// How many words call back what was just said.
fn calls_back(words: &[Token]) -> Option<usize> {
    let end = |n: usize| n == words.len() || words[n - 1].tail().is_some();
    starts_any(
        words,
        patterns![
            "or|well|at? least? you|we|i|they|he|she did until|till|before",
            "or|well you|we|i|they|he|she did",
            "or used to",
            "not any more|longer",
            "that's|that|this was|is? how|what we|they|i|you|he|she used|did|do|done|had|always? to|do|did|it|that|this|on|with|in|for? the|my|our|his|her old|previous|former|last",
            "that's|that|this was|is? how|what we|they|i|you|he|she used to",
            "but? that was before|when|until|till|under|back|last",
            "that's|that is? all? been? gone|history|abolished|scrapped|stopped|over"
        ],
    )
    .or_else(|| {
        starts_any(
            words,
            patterns![
                "actually|no|well? there's|there is? no need",
                "actually|no|well? no need any? more?",
                "oh|no|ah? that's|that is? all? wrong|nonsense|rubbish|backwards"
            ],
        )
        .filter(|n| {
            end(*n) && !has_any(words, patterns!["to|because|when|if"])
                || end(*n) && words[n - 1].comma()
        })
    })
}

/// `we don't … any more`, `nobody … these days`: how it was, and no warning.
fn gone_for_good(words: &[Token]) -> bool {
    starts_any(
        words,
        patterns!["we|they|nobody|no-one|people|i", "we've|they've", "no one"],
    )
    .is_some()
        && has_any(
            words,
            patterns![
                "any more|longer",
                "anymore",
                "these days",
                "now|nowadays",
                "since the|we|they|last"
            ],
        )
}

/// The deed of `nobody … any more`, `we don't … now`, `we've stopped …ing`.
fn denied_deed(words: &[Token]) -> Option<Vec<EcoString>> {
    let n = starts_any(
        words,
        patterns![
            "the|a|our|your * hasn't|isn't|doesn't|don't|haven't|aren't got|have|had|there|do?",
            "nobody|no-one ever|really?",
            "there's|there is|are? no|none",
            "we|you|they|i don't|doesn't actually|really|even|ever?",
            "we|you|they|i do not actually|really|even|ever?",
            "we've|they've|we|they have? stopped|quit|given|done up?"
        ],
    )?;
    let over = find(
        &words[n..],
        patterns![
            "any more|longer",
            "anymore",
            "now|nowadays",
            "these days",
            "since"
        ],
    )
    .map(|(at, _)| n + at)
    .or_else(|| {
        words[n - 1]
            .key
            .starts_with("stopped")
            .then_some(n + clause_end(&words[n..]))
    })?;
    let clause = &words[n..over];
    let whole = clause.iter().rev().skip(1).all(|t| !t.comma())
        && read(clause, super::super::turns::Mood::Prose).is_none_or(|r| r.condition.is_empty());
    let named = match stems(clause) {
        // `the caretaker hasn't got it any more`
        none if none.is_empty() => stems(&words[..2.min(n)]),
        some => some,
    };
    (whole && !named.is_empty() && clause.len() <= 6).then_some(named)
}
