//! The shape of taking something out: a word for crossing out, and the name of what goes. `scrub that about the halls`,
//! `cross out the eggs`, `strike the wiping`; and of another's refusal, which needs no name: `No. Don't do that.`
use ecow::EcoString;

use super::super::clauses;
use super::super::patterns::{find, patterns, starts_any};
use super::super::reading::{Force, read};
use super::super::repairs;
use super::super::talk::lead;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::{End, Mood, Sentence};
use super::{Gather, Told};

/// How far back the step may stand that tells of the thing, in clauses.
const REACH: usize = 12;
/// The most words that name a thing.
const NAME: usize = 4;

impl Gather {
    /// Whether a sentence crosses something out; the step, or the part of it, that tells of the thing goes.
    pub(super) fn erases(&mut self, s: &Sentence, at: usize) -> bool {
        if s.end == End::Question || self.told.is_empty() {
            return false;
        }
        let (words, hinted) = past_cues(&s.tokens);
        if self.refused_by_other(s, at, words) {
            return true;
        }
        if self.swaps(s, at, words) || self.is_not_here(s, words, hinted) {
            return true;
        }
        let Some((n, sure)) = crossing_out(words, s.mood).filter(|_| !is_deed(&s.tokens, words))
        else {
            return false;
        };
        let end = n + name_end(&words[n..]);
        let named = stems(&words[n..end]);
        let rest = &words[end..];
        let others = self.told.last().is_some_and(|t| t.speaker != s.speaker);
        let apart = rest.is_empty() || words[end - 1].tail().is_some();
        if named.is_empty() || end > n + NAME || !(sure || apart && (hinted || others)) {
            return false;
        }
        let found = self.cross_out(s, &named);
        if !found && !sure {
            return false;
        }
        if !repairs::explains(rest) {
            for (tokens, reading) in clauses::split(rest, s.mood) {
                self.clause(s, at, tokens, reading);
            }
        }
        true
    }

    /// `There's no jug here.`: the thing goes from what was told just now.
    fn is_not_here(&mut self, s: &Sentence, words: &[Token], hinted: bool) -> bool {
        let Some(n) = starts_any(
            words,
            patterns![
                "there's|there is|are? no|not? any|a?",
                "there isn't|aren't|ain't any|a|an?",
                "we|they haven't|hasn't|don't got|have any|a|an",
                "it|that|this|ours hasn't|doesn't got|have any|a|an"
            ],
        )
        .filter(|n| {
            words[..*n]
                .iter()
                .any(|t| t.key == "no" || t.key.ends_with("n't") || t.key == "not")
        }) else {
            return false;
        };
        let clause = &words[n..n + clause_end(&words[n..])];
        let here = find(
            clause,
            patterns![
                "here",
                "at|on|in|with this|ours|that one?",
                "any more|longer",
                "anymore",
                "now",
                "these days"
            ],
        );
        let name = &clause[..here.map_or(clause.len(), |(from, _)| from)];
        let others = self.told.last().is_some_and(|t| t.speaker != s.speaker);
        let named = stems(name);
        let near = self.told.len().saturating_sub(3);
        let told = self.told[near..].iter().any(|t| {
            let said = stems(&t.tokens);
            t.source == s.source && t.reading.is_some() && named.iter().all(|w| said.contains(w))
        });
        let sure = here.is_some() || hinted || others;
        told && sure && !named.is_empty() && name.len() <= NAME && self.cross_out(s, &named)
    }

    /// Takes what tells of a thing out of the steps nearby. Says whether there was anything.
    fn cross_out(&mut self, s: &Sentence, named: &[EcoString]) -> bool {
        let names = |words: &[Token]| {
            let said = stems(words);
            named.iter().all(|w| said.contains(w))
        };
        let from = self.told.len().saturating_sub(REACH);
        let mut found = false;
        for at in (from..self.told.len()).rev() {
            let told = &mut self.told[at];
            if told.source != s.source {
                continue;
            }
            let added = told.additions.len();
            told.additions.retain(|(_, words)| !names(words));
            found |= told.additions.len() < added;
            if told.reading.is_none() || !names(&told.tokens) {
                continue;
            }
            found = true;
            if !without_item(told, &names) {
                self.take_out(at);
            }
        }
        if found {
            (self.contested, self.denied) = (None, None);
        }
        found
    }

    /// `No. Don't do that.`, said by another right after: the step told last goes, whoever told it.
    fn refused_by_other(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let end = |n: usize| n == words.len();
        let refuses = starts_any(
            words,
            patterns![
                "please? don't|never ever? do|use|touch|bother|try? that|this|it|those|them?",
                "you|we mustn't|shouldn't|can't|needn't do? that|this|it?",
                "scrap|scratch|scrub|strike|delete|bin|forget|skip|drop|lose that|it|this one|bit|step|part?"
            ],
        )
        .is_some_and(end);
        let last = self.told.len() - 1;
        let open = &self.told[last];
        let near = open.source == s.source
            && open.speaker != s.speaker
            && at <= open.until + 2
            && open
                .reading
                .as_ref()
                .is_some_and(|r| r.force == Force::Step && r.condition.is_empty());
        if !refuses || !near || s.mood != Mood::Speech {
            return false;
        }
        self.take_out(last);
        true
    }
}

/// Takes one thing out of a list: `six eggs, a pint of milk, the bread`. Says whether something of the step is left.
fn without_item(told: &mut Told, names: &dyn Fn(&[Token]) -> bool) -> bool {
    let mut kept: Vec<Token> = Vec::new();
    let mut parts = 0;
    let mut from = 0;
    for end in 1..=told.tokens.len() {
        let joined = told
            .tokens
            .get(end)
            .is_none_or(|t| matches!(t.key.as_str(), "and" | "or"));
        if !joined && !told.tokens[end - 1].comma() {
            continue;
        }
        let part = &told.tokens[from..end];
        let label = part.last().is_some_and(|t| t.tail() == Some(':'));
        if label || !names(part) {
            parts += usize::from(!label);
            kept.extend(part.iter().cloned());
        } else if from == 0 {
            // with its verb goes the step
            return false;
        }
        from = end;
    }
    if parts == 0
        || told
            .reading
            .as_ref()
            .is_some_and(|r| !r.condition.is_empty())
    {
        return false;
    }
    let labelled = told.tokens.iter().take(NAME).any(|t| t.tail() == Some(':'));
    let Some(mut reading) =
        read(&kept, told.mood).or_else(|| told.reading.clone().filter(|_| labelled))
    else {
        return false;
    };
    if labelled {
        reading.main.clone_from(&kept);
    }
    told.tokens = kept;
    told.reading = Some(reading);
    true
}

/// The words after `no`, `actually`, `correction` and a name called; and whether there were such cues.
fn past_cues(tokens: &[Token]) -> (&[Token], bool) {
    let mut rest = lead(tokens);
    let mut hinted = false;
    while let Some(n) = starts_any(
        rest,
        patterns![
            "no|nope|nah|actually|wait|sorry|god|oops|correction|edit|update|ps|nb|hang|hold on?",
            "on second thought|thoughts",
            "then|now|just|please|you|we|let's|i'd|i'll|we'll can|could?"
        ],
    )
    .filter(|n| *n < rest.len())
    {
        hinted |= !matches!(
            rest[0].key.as_str(),
            "then" | "now" | "just" | "please" | "you" | "we"
        );
        rest = lead(&rest[n..]);
    }
    // `Actually Lorna don't bother with the code`
    let called = hinted
        && rest.len() > 2
        && rest[0].word.starts_with(char::is_uppercase)
        && matches!(
            rest[1].key.as_str(),
            "don't" | "forget" | "never" | "skip" | "leave"
        );
    (&rest[usize::from(called)..], hinted)
}

/// `no wait, you delete the ticket`: what somebody does with a thing of the work.
fn is_deed(tokens: &[Token], words: &[Token]) -> bool {
    let subject = tokens[..tokens.len() - words.len()].last();
    subject.is_some_and(|t| matches!(t.key.as_str(), "you" | "we"))
        && starts_any(
            words,
            patterns!["delete|bin|lose|cut|drop|cross|rub|take the"],
        )
        .is_some()
}

/// Where the name begins of what is crossed out, and whether the words can mean nothing else.
fn crossing_out(words: &[Token], mood: Mood) -> Option<(usize, bool)> {
    // `scratch that, with vinegar`: no name of what goes
    if super::super::repairs::voids(words).is_some_and(|n| words[n - 1].comma()) {
        return None;
    }
    let about = starts_any(
        words,
        patterns![
            "forget|scrap|scrub|strike|scratch|cross|rub|blot|delete|ignore|disregard|drop|cut|lose|bin|nix|ditch|skip|omit|unsay|retract out|off? that|the|this|my bit|part|line|thing|stuff|step|point|note? about|on|with|re",
            "forget|scrap|scrub|strike|scratch|cross|rub|delete|ignore|disregard|unsay|retract out|off? what|everything|anything|all i|we|you've|i've|was said|wrote|put|told about|on|re"
        ],
    );
    if let Some(n) = about {
        return Some((n, true));
    }
    let bother = starts_any(
        words,
        patterns![
            "don't|no|never|not need? bother|bothering|worry|mind|fuss about|with|re",
            "never mind about|with?",
            "nevermind|nvm about?"
        ],
    );
    if let Some(n) = bother {
        return Some((past_the(words, n), false));
    }
    let plain = starts_any(
        words,
        patterns![
            "forget|scrap|scrub|strike|scratch|disregard|ignore|delete|nix|axe|ditch|bin|lose|cut|drop|skip|omit the|that|those|this|all",
            "cross|strike|scratch|rub|blot|take|leave|cut out|off|through the|that|those|this",
            "forget|strike|scrap|scrub|scratch|disregard"
        ],
    )?;
    let erasing = starts_any(words, patterns!["cross|strike|rub|blot out|off|through"]).is_some();
    Some((plain, erasing && mood != Mood::Speech))
}

fn past_the(words: &[Token], n: usize) -> usize {
    n + usize::from(words.get(n).is_some_and(|t| {
        matches!(
            t.key.as_str(),
            "the" | "that" | "those" | "this" | "any" | "your"
        )
    }))
}

/// Where a name ends: at a pause, or before what goes on.
fn name_end(words: &[Token]) -> usize {
    let clause = clause_end(words);
    words[..clause]
        .iter()
        .position(|t| {
            matches!(
                t.key.as_str(),
                "then" | "it's" | "they're" | "we're" | "because" | "please"
            )
        })
        .unwrap_or(clause)
}
