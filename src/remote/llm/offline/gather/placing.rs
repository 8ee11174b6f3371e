//! Where something is done that was told in another place: `that's before the date check`, `I forgot, at the very start`.
use super::super::patterns::{find, has_any, patterns, starts_any};
use super::super::talk::lead;
use super::super::token::{Token, comma_end, stems};
use super::super::turns::Sentence;
use super::{Gather, Placed};

impl Gather {
    /// `that's before the date check`: what was told last is done there. Says whether the words say so.
    pub(super) fn places_last(&mut self, s: &Sentence, at: usize, tokens: &[Token]) -> bool {
        if starts_any(lead(tokens), patterns!["that|it goes|comes|is|happens"]).is_some() {
            self.flush_topic(s, at);
        }
        let words = lead(tokens);
        let Some(n) = starts_any(
            words,
            patterns![
                "oh|god|yes|yeah|good? god|yes|yeah|one? that's|that|this|it|it's|which|they is|goes|comes|happens|all|actually? right|just|all|always|obviously|actually? before|after",
                "and|so? you|we? do|does that|this|it|those all|both? before|after",
                "oh|god|yes|yeah|good? god|yes|yeah|one? that's|that|this|it|it's|which|they is|goes|comes|happens? first|upfront"
            ],
        ) else {
            return false;
        };
        let first = matches!(words[n - 1].key.as_str(), "first" | "upfront");
        if super::super::amounts::amounts(&words[n..])
            .iter()
            .any(|a| a.at == 0)
        {
            // `do it before eight in the morning`
            return false;
        }
        let end = n + comma_end(&words[n..]);
        let named = stems(&words[n..end.min(n + 8)]);
        let close =
            |t: &super::Told| t.source == s.source && t.reading.is_some() && at <= t.until + 3;
        let Some(last) = self.told.iter().rposition(close) else {
            return false;
        };
        if tokens.len() > 14 || (!first && named.is_empty()) || (first && words.len() > n + 1) {
            return false;
        }
        let placed = match words[n - 1].key.as_str() {
            "before" => Placed::Before(named),
            "after" => Placed::After(named),
            _ => Placed::First,
        };
        // what was remembered in one breath goes there as a whole
        let turn = self.told[last].turn;
        let breath = self.told[last].late && matches!(placed, Placed::Before(_));
        let with =
            |t: &&mut super::Told| breath && t.turn == turn && t.late && at <= t.sentence + 6;
        for told in self.told[..last].iter_mut().rev().take(4).take_while(with) {
            told.placed = Some(placed.clone());
        }
        let told = &mut self.told[last];
        told.placed = Some(placed);
        told.evidence.extend(super::super::token::places(tokens));
        true
    }

    /// `one more, goes right after disabling the account: …`: where what comes next in the sentence is done.
    pub(super) fn places_next(&mut self, at: usize, tokens: &[Token]) -> bool {
        let words = lead(tokens);
        if let Some(n) = starts_any(
            words,
            patterns![
                "right|straight|directly|just? before|after you|we|they? the|your|any|that|this?"
            ],
        )
        .filter(|n| *n < words.len() && words.len() <= 7)
            && !super::super::anchors::is_span(words)
        {
            // `Before the hydraulics, even, you walk the deck`
            let named = super::super::anchors::pointing(&words[n..]);
            if !named.is_empty() {
                let before = words[..n].iter().any(|t| t.key == "before");
                let placed = if before {
                    Placed::Before(named)
                } else {
                    Placed::After(named)
                };
                self.next_placed = Some((at, placed));
                return true;
            }
        }
        let Some((from, n)) = find(
            tokens,
            patterns!["goes|comes|belongs right|straight|directly|just? before|after"],
        )
        .filter(|(from, n)| {
            let whole = tokens[*from..from + n - 1]
                .iter()
                .all(|t| t.tail().is_none());
            let clause = starts_any(
                lead(tokens),
                patterns!["if|when|once|after|before|until|as"],
            );
            *from <= 5 && whole && clause.is_none()
        }) else {
            return false;
        };
        let named = super::super::anchors::pointing(&tokens[from + n..]);
        if named.is_empty() || named.len() > 5 {
            return false;
        }
        let placed = match tokens[from + n - 1].key.as_str() {
            "before" => Placed::Before(named),
            _ => Placed::After(named),
        };
        self.next_placed = Some((at, placed));
        true
    }

    /// `PS, meant to say at the top`: what is told next comes first. Says whether nothing else was said.
    pub(super) fn goes_first(&mut self, s: &Sentence, at: usize) -> bool {
        let start = find(
            &s.tokens,
            patterns![
                "at|from the very? top|start|beginning|outset",
                "the very first thing"
            ],
        );
        // `oh, and start by ringing the depot`
        let begins = starts_any(
            lead(&s.tokens),
            patterns!["you|we|you'd|you've? always|have|to? to? start|begin off? by|with"],
        );
        if begins.is_some()
            && starts_any(&s.tokens, patterns!["oh|ah", "sorry"]).is_some()
            && super::is_late(&s.tokens)
        {
            self.upfront = Some(s.turn);
            return false;
        }
        // `Very first thing, yes. Run the search.`
        let alone = s.tokens.len() <= 6
            && starts_any(
                lead(&s.tokens),
                patterns![
                    "the? very first thing|step|job",
                    "first thing of all",
                    "before everything|anything else?"
                ],
            )
            .is_some_and(|n| s.tokens.len() <= n + 3)
            && super::super::reading::read(&s.tokens, s.mood).is_none();
        if alone && s.end != super::super::turns::End::Question && !self.told.is_empty() {
            self.upfront = Some(s.turn);
            return true;
        }
        if start.is_none() || !super::is_late(&s.tokens) {
            return false;
        }
        self.upfront = Some(s.turn);
        self.late = Some((s.turn, at));
        s.tokens.len() <= 12
            && has_any(
                &s.tokens,
                patterns!["say|said|mention|mentioned|put|forgot|skipped"],
            )
    }
}
