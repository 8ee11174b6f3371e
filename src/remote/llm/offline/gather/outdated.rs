//! How it was, said of the step told last, and how it is now: `well, we used to, it's the citrus wipes now`.
use super::super::amounts::amounts;
use super::super::patterns::{WordSet, has_any, patterns, starts_any, word_set};
use super::super::talk::lead;
use super::super::token::{Token, bare_last, clause_before};
use super::super::turns::{End, Sentence};
use super::restated::place_of;
use super::rivals::placed_anew;
use super::{Gather, Told};

impl Gather {
    /// `Well, we used to. It's the citrus wipes now.`: what the step told last is done with, or where, put right.
    pub(super) fn formerly(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let used = starts_any(
            lead(&s.tokens),
            patterns![
                "well|or|actually|at? least? we|you|they|i used to",
                "well|or|actually? used to"
            ],
        )
        .is_some_and(|n| n == lead(&s.tokens).len());
        let Some(last) = self
            .last_of(s)
            .filter(|i| used && at <= self.told[*i].until + 2)
        else {
            return false;
        };
        let next = sentences
            .get(at + 1)
            .filter(|n| n.speaker == s.speaker && n.source == s.source);
        let now = next.and_then(|n| {
            let words = lead(&n.tokens);
            let from = starts_any(
                words,
                patterns![
                    "it's|they're|that's just|only|all?",
                    "now|nowadays it's|they're",
                    "these days it's|they're"
                ],
            )?;
            static NOW: WordSet = word_set!("now nowadays instead these since");
            let words = &words[from..];
            let name: Vec<Token> = words[..clause_before(words, &NOW)]
                .iter()
                .filter(|t| !matches!(t.key.as_str(), "now" | "nowadays" | "instead"))
                .cloned()
                .collect();
            (1..=5).contains(&name.len()).then_some(name)
        });
        let placed = now.zip(place_of(&self.told[last].tokens));
        let Some((mut name, (place, _))) = placed else {
            self.take_out(last);
            return true;
        };
        let tokens = &self.told[last].tokens;
        let from = tokens
            .iter()
            .rposition(|t| t.key == place)
            .map_or(tokens.len(), |p| p + 1);
        bare_last(&mut name);
        let whole = [&tokens[..from], &name].concat();
        self.take_place(last, &whole, &s.tokens);
        true
    }

    /// `that's gone, it's on the card now`, `that was the old rule, one is enough now`: of the step told last.
    pub(super) fn is_outdated(&mut self, s: &Sentence, at: usize) -> bool {
        let words = lead(&s.tokens);
        let gone = starts_any(
            words,
            patterns![
                "that's|it's|that|it|this is? all? gone|dead|outdated|obsolete|history",
                "that's|it's|that|it|this is? out of date",
                "that's|it's|that|it|this is|was? the|our|an old|previous|former *",
                "not any more|longer",
                "not anymore"
            ],
        );
        let Some(last) = self.told_just_now(s, at, 2).filter(|i| {
            gone.is_some() && self.told[*i].reading.is_some() && s.end != End::Question
        }) else {
            return false;
        };
        // what another puts up is outdated, and not what was told
        let put_up = self
            .contested
            .as_ref()
            .is_some_and(|open| open.told == last && open.speaker != s.speaker);
        if put_up {
            self.contested = None;
            return true;
        }
        if self.others.is_some_and(|o| o + 1 == at)
            || has_any(words, patterns!["if|when|unless|whose"])
        {
            return false;
        }
        let rest = words
            .iter()
            .position(Token::comma)
            .map_or(&words[..0], |c| &words[c + 1..]);
        let value = amounts(rest)
            .into_iter()
            .next()
            .zip(amounts(&self.told[last].tokens).into_iter().next());
        if let Some((new, old)) = value
            && new.may_stand_for(&old)
            && self.revise(last, &old, rest, &new)
        {
            return true;
        }
        match now_placed(&self.told[last], rest) {
            Some(whole) => self.take_place(last, &whole, &s.tokens),
            None => {
                self.take_out(last);
            }
        }
        true
    }

    /// `oh, express was removed, it's "priority" now`: a thing of the step told last, and what it is called now.
    pub(super) fn is_renamed(&mut self, s: &Sentence, at: usize) -> bool {
        let words = lead(&s.tokens);
        let words = &words[starts_any(words, patterns!["wait|no|actually|sorry the?", "the"])
            .filter(|n| *n < words.len())
            .unwrap_or(0)..];
        let gone = starts_any(
            words.get(1..).unwrap_or_default(),
            patterns![
                "is|was|got|has been? removed|dropped|renamed|replaced|discontinued|gone|scrapped|retired"
            ],
        );
        let Some(n) = gone.filter(|n| words.len() > n + 2) else {
            return false;
        };
        let rest = &words[n + 1..];
        let new = starts_any(rest, patterns!["and|so|now? it's|they're|that's|use|take"])
            .and_then(|n| rest.get(n))
            .filter(|t| !crate::domain::words::is_function_word(&t.key))
            .cloned();
        let Some((last, mut new)) = self.told_just_now(s, at, 2).zip(new).filter(|(i, _)| {
            let mut named = self.told[*i].tokens.iter().skip(1);
            named.any(|w| w.key == words[0].key)
        }) else {
            return false;
        };
        new.bare();
        let whole: Vec<Token> = self.told[last]
            .tokens
            .iter()
            .map(|t| {
                if t.key != words[0].key {
                    return t.clone();
                }
                let mut put = new.clone();
                put.word.extend(t.tail());
                put
            })
            .collect();
        self.take_place(last, &whole, &s.tokens);
        true
    }

    /// `No, only to the committee.`: the place of the step told last, put right.
    pub(super) fn puts_place_right(&mut self, s: &Sentence, at: usize) -> bool {
        let Some(n) = starts_any(
            &s.tokens,
            patterns![
                "no|stop|wrong|wait|sorry|edit|correction only|just|but|it's?",
                "no|wait|sorry no|sorry only|just|it's?"
            ],
        ) else {
            return false;
        };
        let Some(last) = self.told_just_now(s, at, 1).filter(|i| {
            let t = &self.told[*i];
            t.speaker == s.speaker && t.reading.is_some() && s.tokens.len() <= 14
        }) else {
            return false;
        };
        let Some((_, whole)) = placed_anew(&self.told[last], &s.tokens[n..]) else {
            return false;
        };
        self.take_place(last, &whole, &s.tokens);
        true
    }
}

/// `it's on the welcome card now`: the step with this in the place of its last phrase of place.
fn now_placed(told: &Told, rest: &[Token]) -> Option<Vec<Token>> {
    let n = starts_any(
        lead(rest),
        patterns![
            "it's|they're|that's|it|they is|are|goes|go|lives|live? all?",
            "now it's|they're"
        ],
    )?;
    static NOW: WordSet = word_set!("now these since instead");
    let words = &lead(rest)[n..];
    let mut phrase: Vec<Token> = words[..clause_before(words, &NOW)]
        .iter()
        .filter(|t| t.key != "now")
        .cloned()
        .collect();
    let (place, _) = place_of(&told.tokens)?;
    let led = phrase.first().is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "in" | "on" | "at" | "with" | "by" | "under" | "behind" | "to" | "from" | "through"
        )
    });
    let from = told.tokens.iter().rposition(|t| t.key == place)?;
    bare_last(&mut phrase);
    (led && (2..=6).contains(&phrase.len())).then(|| [&told.tokens[..from], &phrase].concat())
}
