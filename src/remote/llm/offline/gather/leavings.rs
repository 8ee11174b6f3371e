//! Steps that go because somebody says so: `forget the shorting`, `we don't fax it any more`, `no, don't`.
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::repairs;
use super::super::token::{Token, clause_end, stems};
use super::super::turns::Sentence;
use super::Gather;

impl Gather {
    /// `you don't need to sign it any more`, `we don't fax any more`: the step that told of it goes. Says whether the
    /// words say so.
    pub(super) fn unneeded(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let n = starts_any(
            words,
            patterns![
                "so|but|and|oh|well|no|actually? you|we|i|they don't|no really|actually|even? need|have|longer to?",
                "so|but|and|oh|well|no|actually? you|we|i|they no longer? need|have to",
                "so|but|and|oh|well|no|actually? you|we|i|they don't do|use|send|need",
                "so|but|and|oh|well|no|actually? you|we|i|they stopped|dropped|scrapped|abolished",
                "so|but|and|oh|well|no|actually? that's|it's gone|history",
                "so|but|and|oh|well|no|actually? you|we|i|they don't",
            ],
        );
        if self.fronted_unneeded(s, words) {
            return true;
        }
        let over = has_any(
            words,
            patterns![
                "anymore",
                "any more|longer",
                "no longer",
                "these days",
                "that's gone",
                "stopped|dropped|scrapped that|it|this"
            ],
        );
        let Some(n) = n.filter(|_| over) else {
            return false;
        };
        let end = words[n..]
            .iter()
            .position(|t| t.comma())
            .map_or(words.len(), |p| n + p + 1);
        let mut named = stems(&words[n..end]);
        named.retain(|w| {
            !matches!(
                w.as_str(),
                "anymor" | "any" | "more" | "longer" | "last" | "year" | "now" | "that"
            )
        });
        if named.is_empty() && self.others.is_some_and(|o| o + 1 == at) {
            // `you'd take it to Margaret. That's gone.`: what was before was no step
            return true;
        }
        let from = self.told.len().saturating_sub(6);
        let fits = |t: &super::Told| {
            let said = stems(&t.tokens);
            t.source == s.source
                && t.reading.is_some()
                && (named.is_empty()
                    || named.iter().filter(|w| said.contains(w)).count() * 2 >= named.len())
        };
        if let Some(at) = self.told[from..].iter().rposition(fits).map(|p| p + from) {
            self.told.remove(at);
            self.contested = None;
            self.denied = None;
        }
        true
    }

    /// `the oil we don't do any more`: the thing named first is the one that is left out.
    fn fronted_unneeded(&mut self, s: &Sentence, words: &[Token]) -> bool {
        if let Some(end) = starts_any(
            words,
            patterns!["the|that *? * we|you|they|i don't|no|never|needn't"],
        ) && has_any(
            words,
            patterns![
                "any more|longer",
                "anymore",
                "no longer",
                "these days",
                "now"
            ],
        ) {
            // `the oil we don't do any more`
            let named = stems(&words[..end - 2]);
            let from = self.told.len().saturating_sub(8);
            let fits = |t: &super::Told| {
                let said = stems(&t.tokens);
                t.source == s.source
                    && t.reading.is_some()
                    && !named.is_empty()
                    && named.iter().all(|w| said.contains(w))
            };
            if let Some(at) = self.told[from..].iter().rposition(fits).map(|p| p + from) {
                self.told.remove(at);
                (self.contested, self.denied) = (None, None);
                return true;
            }
        }
        false
    }

    /// `forget the shorting`, `leave out the bleach`: the last step that tells of it goes.
    pub(super) fn leaves_out(&mut self, s: &Sentence, words: &[Token]) -> bool {
        let Some(n) = starts_any(
            words,
            patterns![
                "nah|no|actually|oh|and|but|so|well|okay|ok? no|actually|you|we|just|can? can? forget|skip|scrap|scratch|strike|drop about? the|that|this",
                "nah|no|actually|oh|and|but|so|well|okay|ok? no|actually|you|we|just|can? can? leave out the|that|this",
                "nah|no|actually|oh|and|but|so|well|okay|ok? never mind about? the",
                "nah|no|actually forget|skip|scrap|drop",
            ],
        ) else {
            return false;
        };
        let clause = &words[n..];
        let clause = &clause[..clause_end(clause).min(4)];
        let named = stems(clause);
        let from = self.told.len().saturating_sub(6);
        let strong = starts_any(words, patterns!["nah|no|actually|oh", "leave out"]).is_some();
        // `drop the parcel at the desk` is a deed
        let placed = clause.iter().skip(1).any(|t| {
            matches!(
                t.key.as_str(),
                "at" | "in" | "into" | "on" | "onto" | "off" | "to" | "by" | "with"
            )
        });
        if placed && !strong {
            return false;
        }
        let said = |t: &super::Told| {
            let told = stems(&t.tokens);
            let any = told.iter().any(|w| named.contains(w));
            t.source == s.source
                && (any && strong || named.last().is_some_and(|w| told.contains(w)))
        };
        let explained = repairs::explains(&words[(n + clause.len()).min(words.len())..]);
        let Some(at) = self.told[from..].iter().rposition(said).map(|p| p + from) else {
            return explained || (strong && named.len() <= 2);
        };
        let step = self.told[at]
            .reading
            .as_ref()
            .is_none_or(|r| r.force == super::super::reading::Force::Step);
        let deed = self.told[at]
            .reading
            .as_ref()
            .is_some_and(|r| stems(&r.main).first() == named.first());
        if step && (strong || deed || at + 1 == self.told.len()) {
            self.told.remove(at);
            self.contested = None;
            self.denied = None;
        }
        strong || step
    }

    /// `No. Don't.`: what was just told goes, all of its sentence.
    pub(super) fn refuses(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let all = words.iter().all(|t| {
            matches!(
                t.key.as_str(),
                "no" | "don't" | "nope" | "do" | "not" | "that" | "it" | "actually"
            )
        });
        let refused = words
            .iter()
            .any(|t| matches!(t.key.as_str(), "don't" | "not"))
            && all
            && words.len() <= 4;
        if refused && self.others.is_some_and(|o| o + 1 == at) {
            // `it's tempting to skip it. Don't.`: what was no step is not to be done
            return true;
        }
        let Some(last) = self.last_of(s).filter(|_| refused) else {
            return false;
        };
        let open = &mut self.told[last];
        if at > open.until + 2 {
            return false;
        }
        if let Some(place) = open
            .additions
            .last()
            .and_then(|(_, w)| w.first())
            .map(|t| t.at)
        {
            // only what was added in the words refused
            let whole = open.additions.len();
            open.additions
                .retain(|(_, w)| w.first().is_none_or(|t| t.at != place));
            if open.tokens.first().is_none_or(|t| t.at != place) && open.additions.len() < whole {
                return true;
            }
        }
        let sentence = open.sentence;
        self.told
            .retain(|t| t.sentence != sentence || t.source != s.source);
        (self.contested, self.denied) = (None, None);
        true
    }
}
