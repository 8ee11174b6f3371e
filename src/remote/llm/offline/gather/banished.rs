//! A thing is taken out of the work by its name, whoever told of it: `so there's no banner, ignore the banner`,
//! `re the second screen, we dropped that`.
use super::super::amounts::amounts;
use super::super::fillers;
use super::super::patterns::{WordSet, find, has_any, patterns, starts_any, word_set};
use super::super::reading::{Force, read};
use super::super::talk::{affirms, agrees, lead};
use super::super::token::{Token, keys, places, stems};
use super::super::turns::{End, Sentence};
use super::super::verbs::gerund_base;
use super::{Gather, Told};
use crate::domain::quantity::number_at;

/// How far back a step may stand that tells of the thing, in clauses.
const REACH: usize = 12;
/// How many sentences later words about the thing still say nothing new.
const AFTER: usize = 4;
/// The most words of the thing's name.
const NAME: usize = 4;

impl Gather {
    /// Whether a sentence takes a thing out of the work; the steps that tell of it go.
    pub(super) fn banishes(&mut self, s: &Sentence, at: usize) -> bool {
        let words = past_no(&s.tokens);
        let hinted = words.len() < lead(&s.tokens).len()
            || starts_any(&s.tokens, patterns!["so", "oh", "yeah", "right", "yes", "but"]).is_some();
        let Some((named, sure)) = no_such(&s.tokens).or_else(|| named_thing(words)) else {
            return false;
        };
        if named.is_empty() {
            return false;
        }
        let known = self
            .banned
            .as_ref()
            .is_some_and(|(when, what)| at <= when + AFTER && named.iter().any(|w| what.contains(w)));
        if known {
            self.banned = Some((at, named));
            return true;
        }
        let took = (sure || hinted) && self.strike_out(s, &named);
        // `we got rid of the fax`, `we don't stamp it, do we`: no step, whether or not one was told
        let over = sure && (abolished(words).is_some() || fronted(words).is_some());
        if took || over {
            self.banned = Some((at, named));
        }
        took || over
    }

    /// Takes out every step nearby that tells of a thing. Says whether there was one.
    fn strike_out(&mut self, s: &Sentence, named: &[String]) -> bool {
        let from = self.told.len().saturating_sub(REACH);
        let tells = |words: &[Token]| {
            let said = stems(words);
            named.iter().all(|w| said.contains(w))
        };
        let mut found = false;
        for told in self.told[from..].iter_mut().filter(|t| t.source == s.source) {
            let before = told.additions.len();
            told.additions.retain(|(_, words)| !tells(words));
            found |= told.additions.len() < before;
        }
        let gone = |t: &Told| {
            let conditional = t.reading.as_ref().is_some_and(|r| !r.condition.is_empty());
            let forbids = t.reading.as_ref().is_some_and(|r| r.force == Force::Warning);
            t.source == s.source && !conditional && !forbids && tells(&t.tokens)
        };
        for told in self.told[from..].iter_mut().filter(|t| t.source == s.source) {
            found |= only_place(told, named);
        }
        let mut rank = 0;
        self.told.retain(|t| {
            rank += 1;
            let out = rank > from && gone(t);
            found |= out;
            !out
        });
        if found {
            (self.contested, self.denied) = (None, None);
        }
        found
    }

    /// `we don't do that since the flood`: what was told last goes, whoever told it.
    pub(super) fn done_no_more(&mut self, s: &Sentence, at: usize) -> bool {
        let words = past_no(&s.tokens);
        let says = starts_any(
            words,
            patterns![
                "we|you|they|i|nobody don't|doesn't|do|does|can't|never do|use|have|need that|it|those|them|this since|now|here|nowadays|either",
                "we|you|they|i|nobody don't|doesn't|do|does|can't|never do|use|have|need that|it|those|them|this any more|longer",
                "we|you|they|i|nobody don't|doesn't|do|does|can't|never do|use|have|need that|it|those|them|this anymore|because|after",
                "we've|we|they|they've|i've stopped|quit|dropped|scrapped|given doing|using|up? that|it|those|them|this"
            ],
        );
        if s.end == End::Question {
            return false;
        }
        if says.is_none() {
            return self.abolishes(s, at, words);
        }
        let Some(last) = self.told.len().checked_sub(1) else {
            return false;
        };
        let open = &self.told[last];
        let near = open.source == s.source && open.reading.is_some() && at <= open.until + 3;
        let fresh = self.others.is_none_or(|o| o + 1 != at);
        if near && fresh {
            let gone = self.take_out(last);
            self.banned = Some((at, stems(&gone.tokens)));
        }
        near || !fresh
    }

    /// `we don't do the second one since the audit, so one copy`: no warning, but how it was; what holds comes after it.
    fn abolishes(&mut self, s: &Sentence, at: usize, words: &[Token]) -> bool {
        let denies = starts_any(words, patterns!["we|they|nobody don't|doesn't|do"]).is_some();
        let over = find(
            words,
            patterns![
                "since the|last|we|that|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|christmas|easter",
                "any more|longer",
                "anymore"
            ],
        );
        let Some((from, n)) = over.filter(|(from, _)| denies && (3..=9).contains(from)) else {
            return false;
        };
        let rest = &words[from + n..];
        let stop = rest.iter().position(Token::comma).map_or(rest.len(), |p| p + 1);
        let holds = has_any(&rest[..stop], patterns!["is|are|was|were|has|have|it's|they're"]);
        let near = self.told.len().checked_sub(1).filter(|i| at <= self.told[*i].until + 2);
        let Some(last) = near.filter(|_| !holds && stop < rest.len()) else {
            return false;
        };
        let new = amounts(&rest[stop..]).into_iter().next();
        let old = amounts(&self.told[last].tokens).into_iter().next();
        new.zip(old)
            .is_some_and(|(new, old)| new.may_stand_for(&old) && self.revise(last, &old, &rest[stop..], &new))
            && s.tokens.len() <= 20
    }

    /// `no, not off the printer`: another denies a phrase of the step told last, and says next what is done instead.
    pub(super) fn denies_phrase(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let Some(n) = starts_any(&s.tokens, patterns!["no|nah|nope|wait|sorry|oh no? not"]) else {
            return false;
        };
        let end = s.tokens[n..]
            .iter()
            .position(|t| t.tail().is_some())
            .map_or(s.tokens.len(), |p| n + p + 1);
        let named = stems(&s.tokens[n..end]);
        let called = s.tokens.len() <= end + 1;
        let Some(last) = self.told.len().checked_sub(1).filter(|_| called && end <= n + 4) else {
            return false;
        };
        let open = &self.told[last];
        let said = stems(&open.tokens);
        let meant = open.source == s.source
            && open.speaker != s.speaker
            && open.reading.is_some()
            && at <= open.until + 2
            && !named.is_empty()
            && named.iter().all(|w| said.contains(w));
        if !meant || !self.done_instead(sentences, at) {
            return false;
        }
        self.take_out(last);
        self.banned = Some((at, named));
        true
    }

    /// `No it isn't. It was 3 1 9 until Easter. It's 6 0 4 now.`: a code of several numbers, and the one that stands for it.
    pub(super) fn renumbers(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let now = |t: &[Token]| {
            let n = starts_any(
                lead(t),
                patterns!["no? it's|they're|that's|its now|actually|really?", "no? it|that|this is now|actually|really?", "no? now it's"],
            )?;
            run(&lead(t)[n..])
        };
        let Some(new) = now(&s.tokens) else {
            return false;
        };
        let before = (0..at).rev().take(3).take_while(|i| sentences[*i].turn == s.turn);
        let denies = |t: &[Token]| {
            starts_any(lead(t), patterns!["no|nope|nah it|that|they? isn't|aren't|not|wasn't|weren't?", "it|that|they isn't|aren't|was|were"])
                .is_some()
        };
        let denied = denies(&s.tokens) || before.into_iter().any(|i| denies(&sentences[i].tokens));
        let from = self.told.len().saturating_sub(REACH);
        let old = self.told[from..]
            .iter()
            .rev()
            .filter(|t| t.source == s.source)
            .find_map(|t| run(&t.tokens).or_else(|| t.additions.iter().find_map(|(_, w)| run(w))));
        let Some(old) = old.filter(|old| denied && keys(old) != keys(&new) && old.len() == new.len()) else {
            return false;
        };
        for told in self.told[from..].iter_mut().filter(|t| t.source == s.source) {
            renumber(told, &old, &new);
        }
        true
    }

    /// `we don't call them, they have a portal`: another says that a step is not done, and whoever told it agrees.
    pub(super) fn contradicts(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let Some(last) = self.told.len().checked_sub(1).filter(|i| {
            let t = &self.told[*i];
            t.source == s.source
                && t.speaker != s.speaker
                && s.end != End::Question
                && s.tokens.len() <= 18
                && at <= t.until + 1
                && t.reading.as_ref().is_some_and(|r| r.force == Force::Step && r.condition.is_empty())
        }) else {
            return false;
        };
        let main = self.told[last].reading.as_ref().map_or_else(Vec::new, |r| stems(&r.main));
        let teller = &self.told[last].speaker;
        let heard = || reply(sentences, at).filter(|n| n.speaker == *teller);
        let holds = match not_done(&s.tokens, &main) {
            Some(true) => heard().is_none_or(|n| starts_any(&n.tokens, patterns!["no|nope|nah|still|yes but"]).is_none()),
            Some(false) => heard().is_some_and(takes_up),
            None => false,
        };
        if !holds {
            return false;
        }
        self.take_out(last);
        if let Some(comma) = s.tokens.iter().position(Token::comma) {
            for (tokens, reading) in super::clauses::split(&s.tokens[comma + 1..], s.mood) {
                if let Some(reading) = reading.filter(|r| r.force == Force::Step && !r.first_person) {
                    self.push(s, at, tokens, Some(reading));
                }
            }
        }
        true
    }

    /// Whether the speaker goes on to tell what is done, within a few sentences of the turn.
    fn done_instead(&self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let turn = sentences[at + 1..].iter().take(3).take_while(|n| n.turn == s.turn);
        turn.filter(|n| n.end != End::Question).any(|n| {
            read(&fillers::strip(&n.tokens), n.mood)
                .is_some_and(|r| r.force == Force::Step && !r.first_person)
        })
    }
}

/// Takes the thing out of a step that only names it as a place or a means, at its end: `post it by recorded delivery`.
fn only_place(told: &mut Told, named: &[String]) -> bool {
    let Some((place, said)) = super::restated::place_of(&told.tokens) else {
        return false;
    };
    let at = told.tokens.iter().rposition(|t| t.key == place).unwrap_or(0);
    let fits = said.iter().all(|w| named.contains(w)) && at >= 3 && matches!(place.as_str(), "by" | "with" | "through" | "via" | "from");
    let kept = told.tokens[..at].to_vec();
    match read(&kept, told.mood).filter(|_| fits) {
        Some(reading) => {
            told.tokens = kept;
            told.reading = Some(reading);
            true
        }
        None => false,
    }
}

/// Whether words say that what a step bids is not done, or (then true) that its thing is not there or for something else.
fn not_done(words: &[Token], main: &[String]) -> Option<bool> {
    let (deed, things) = main.split_first()?;
    let stem = |t: &Token| crate::domain::words::stem(&t.key);
    let denied = words.iter().enumerate().any(|(i, t)| {
        let no = matches!(t.key.as_str(), "don't" | "doesn't" | "not" | "never" | "can't" | "mustn't" | "shouldn't" | "stopped");
        let near = &words[i + 1..words.len().min(i + 6)];
        let bounded = has_any(
            near,
            patterns!["until|till|unless|without|before|if|when|yet|too|forget|only|just|more|straight|both|with"],
        );
        no && !bounded && near.iter().any(|w| stem(w) == *deed || stem(w).starts_with(deed.as_str()) && deed.len() > 3)
    });
    let thing = |i: usize| {
        let back = &words[i.saturating_sub(3)..i];
        back.iter().any(|w| things.contains(&stem(w)))
    };
    let gone = words.iter().enumerate().any(|(i, t)| {
        let left = matches!(
            t.key.as_str(),
            "expired" | "gone" | "closed" | "dead" | "broken" | "retired" | "scrapped" | "discontinued"
        );
        let other = matches!(t.key.as_str(), "is" | "are" | "was" | "were")
            && starts_any(&words[i + 1..], patterns!["only|just? for"]).is_some();
        (left || other) && thing(i)
    });
    let conditional = has_any(words, patterns!["if|when|unless|once"]);
    (!conditional && (denied || gone)).then_some(gone)
}

/// What is said in the next turn.
fn reply(sentences: &[Sentence], at: usize) -> Option<&Sentence> {
    let s = &sentences[at];
    let mut ahead = sentences[at + 1..].iter().take(4);
    ahead.find(|n| n.source == s.source && n.turn != s.turn)
}

/// Whether a reply says yes.
fn takes_up(reply: &Sentence) -> bool {
    reply.end != End::Question
        && (affirms(&reply.tokens)
            || agrees(&reply.tokens)
            || starts_any(
                &reply.tokens,
                patterns!["ok|okay|ah|oh|great|true|fair|good|fine|right|sorry|thanks|noted|will"],
            )
            .is_some()
            || reply.tokens.iter().any(|t| t.word.contains(['👍', '✅', '🙏'])))
}

/// Several numbers in a row, as in a code: the first such row of the words.
fn run(words: &[Token]) -> Option<Vec<Token>> {
    let number = |t: &Token| number_at(std::slice::from_ref(&t.key), 0).is_some() && t.key.len() <= 5;
    let from = words.windows(2).position(|p| p.iter().all(number) && p[0].tail().is_none())?;
    let row = words[from..].iter().take_while(|t| number(t)).count();
    let end = words[from..from + row]
        .iter()
        .position(|t| t.tail().is_some())
        .map_or(row, |p| p + 1);
    let digits = words[from..from + end].iter().all(|t| t.key.len() == 1 || t.key.chars().all(char::is_alphabetic));
    (digits && end >= 2).then(|| words[from..from + end].to_vec())
}

/// Puts a row of numbers in the place of another, wherever a step says it.
fn renumber(told: &mut Told, old: &[Token], new: &[Token]) {
    let swap = |words: &mut Vec<Token>| {
        let mut changed = false;
        while let Some(at) = words.windows(old.len()).position(|w| keys(w) == keys(old)) {
            let tail = words[at + old.len() - 1].tail();
            let mut row = new.to_vec();
            if let Some(last) = row.last_mut() {
                last.bare();
                last.word.extend(tail);
            }
            words.splice(at..at + old.len(), row);
            changed = true;
        }
        changed
    };
    let mut changed = swap(&mut told.tokens);
    if let Some(reading) = &mut told.reading {
        changed |= swap(&mut reading.condition) | swap(&mut reading.main);
    }
    for (_, added) in &mut told.additions {
        changed |= swap(added);
    }
    if changed {
        told.evidence.extend(places(new));
    }
}

/// The words after `no`, and after what only leads.
fn past_no(tokens: &[Token]) -> &[Token] {
    let mut rest = lead(tokens);
    while let Some(n) = starts_any(
        rest,
        patterns!["no|nope|nah|actually|wait|sorry|well|hang on", "no|nope|nah|actually|wait|sorry|well"],
    )
    .filter(|n| *n < rest.len())
    {
        rest = lead(&rest[n..]);
    }
    rest
}

/// The stems of the thing that words take out of the work, and whether they can mean nothing else.
fn named_thing(words: &[Token]) -> Option<(Vec<String>, bool)> {
    if has_any(words, patterns!["if|when|once|until|unless|till|before|after"])
        && starts_any(words, patterns!["we|they|i|we've"]).is_none()
    {
        return None;
    }
    told_to_leave(words)
        .or_else(|| there_is_none(words))
        .or_else(|| abolished(words))
        .or_else(|| fronted(words))
        .or_else(|| no_longer(words))
}

/// `recorded delivery no longer needed`, `the stamp isn't needed any more`.
fn no_longer(words: &[Token]) -> Option<(Vec<String>, bool)> {
    let (at, _) = find(
        words,
        patterns![
            "is|are|was|were? no longer needed|required|used|necessary|in|done|allowed|valid",
            "is|are|was|were? not needed|required|used|necessary any|anymore",
            "isn't|aren't needed|required|used|necessary any|anymore"
        ],
    )?;
    let from = words[..at].iter().position(|t| t.tail() == Some(':')).map_or(0, |p| p + 1);
    let from = from + starts_any(&words[from..], patterns!["the|that|our|a"]).unwrap_or(0);
    name_of(words.get(from..at)?).map(|named| (named, true))
}

/// `ignore the banner`, `scratch the hose then`, `leave the papers out of it`.
fn told_to_leave(words: &[Token]) -> Option<(Vec<String>, bool)> {
    let strong = starts_any(
        words,
        patterns![
            "you|we? can? just|please? scratch|strike|scrap|forget about? the|that|those|this|any|all",
            "you|we? can? leave|keep the|that|those|this|any|all",
            "you|we? can? just|please? ignore|forget|scrap|scratch|skip|delete|disregard what|everything|anything|all i|we|you|he|she said|told|wrote|put you|there? about|on|for|with the|that|those|this|any|all?"
        ],
    );
    let weak = starts_any(
        words,
        patterns![
            "you|we? can? just|please? ignore|skip|drop|lose|bin|ditch|disregard the|that|those|this|any|all"
        ],
    );
    let n = strong.or(weak)?;
    let clause = &words[n..];
    let stop = clause
        .iter()
        .position(|t| t.tail().is_some())
        .map_or(clause.len(), |p| p + 1);
    let mut name = &clause[..stop];
    let leaves = words[..n].iter().any(|t| matches!(t.key.as_str(), "leave" | "keep"));
    if leaves {
        let out = find(name, patterns!["out of it|this|that", "out then|now|altogether|completely", "alone|be"])?;
        name = &name[..out.0];
    }
    name_of(name).map(|named| (named, strong.is_some()))
}

/// `no copies, skip that`: of a thing that was taken out before.
fn no_such(tokens: &[Token]) -> Option<(Vec<String>, bool)> {
    let words = lead(tokens);
    let rest = &words[starts_any(words, patterns!["no"])?..];
    let stop = rest.iter().position(|t| t.tail().is_some()).map_or(rest.len(), |p| p + 1);
    let over = stop == rest.len()
        || starts_any(&rest[stop..], patterns!["just? skip|forget|drop|ignore|leave that|it"]).is_some();
    let parted = words[0].tail().is_some();
    (over && !parted).then(|| name_of(&rest[..stop]))?.map(|named| (named, over && stop < rest.len()))
}

/// `there's no banner`, `we don't have the banner any more`.
fn there_is_none(words: &[Token]) -> Option<(Vec<String>, bool)> {
    let n = starts_any(words, patterns!["there's|there is|are? no", "there isn't|aren't a|any|no", "we've got? no"])?;
    let over = find(&words[n..], patterns!["any more|longer", "anymore", "now", "these days", "then"]);
    let stop = over.map_or(words.len(), |(at, _)| n + at);
    (words.len() <= n + NAME + 2).then(|| name_of(&words[n..stop]))?.map(|named| (named, over.is_some()))
}

/// `we got rid of the fax`, `we took the banner down, didn't we`, `they don't stamp the ticket, do they`.
fn abolished(words: &[Token]) -> Option<(Vec<String>, bool)> {
    let tagged = has_any(words, patterns!["didn't|don't|haven't|do|did|have we|they|you"])
        && words.len() >= 6
        && words[words.len() - 3].comma();
    let n = starts_any(
        words,
        patterns![
            "we|they|i|we've|they've|you've have|had? all|since|now|long? dropped|scrapped|ditched|binned|retired|axed|abolished|discontinued the|that|those|all|our|any?",
            "we|they|i|we've|they've|you've have|had? all|since|now|long? got|gotten rid of the|that|those|all|our|any?",
            "we|they|i|we've|they've|you've have|had? all|since|now|long? did|done away with the|that|those|all|our|any?",
            "we|they|i|we've|they've|you've have|had? all|since|now|long? stopped doing|using|putting|sending|making the|that|those|all|our|any?"
        ],
    );
    let removed = || {
        starts_any(words, patterns!["we|they|we've|they've took|taken|threw|thrown|pulled|ripped the|that|those|all|our"])
            .filter(|_| tagged)
    };
    let undone = || {
        starts_any(words, patterns!["we|you|they|i don't * the|that|those|any|a|an"])
            .filter(|_| tagged)
    };
    let n = n.or_else(removed).or_else(undone)?;
    let rest = &words[n..];
    let stop = rest
        .iter()
        .position(|t| {
            t.tail().is_some()
                || matches!(
                    t.key.as_str(),
                    "in" | "last" | "since" | "at" | "when" | "because" | "out" | "down" | "off" | "away" | "ages" | "years" | "after" | "on"
                )
        })
        .map_or(rest.len(), |p| p + usize::from(rest[p].tail().is_some()));
    let out = |t: &Token| matches!(t.key.as_str(), "in" | "last" | "since" | "at" | "when" | "because" | "out" | "down" | "off" | "away" | "ages" | "years" | "after" | "on");
    let name = &rest[..stop];
    let name = match name.split_last() {
        Some((last, head)) if out(last) => head,
        _ => name,
    };
    name_of(name).map(|named| (named, true))
}

/// `re the second screen, we dropped that in April`, `the banner's gone`.
fn fronted(words: &[Token]) -> Option<(Vec<String>, bool)> {
    if let Some(n) = starts_any(words, patterns!["re|about|regarding|as|and for? the|that|this", "on the|that"]) {
        let comma = words.iter().take(n + NAME + 2).position(Token::comma)?;
        let rest = &words[comma + 1..];
        let gone = starts_any(
            rest,
            patterns![
                "we|they|you|i|we've|they've dropped|stopped|scrapped|ditched|killed|binned|retired that|it|those|them|doing|using",
                "we|they|you|i|we've|they've got rid of",
                "we|they|you|i don't do|use|need|have that|it|those|them|this any?",
                "that's|it's|they're|that|it is? gone|dead|off|history|dropped|over"
            ],
        );
        return gone.and(name_of(words.get(n..=comma)?)).map(|named| (named, true));
    }
    static GONE: WordSet = word_set!("dead history scrapped discontinued abolished retired");
    let at = words.iter().take(NAME + 2).position(|t| GONE.contains(t.key.as_str()))?;
    let is = words[..at].iter().any(|t| t.key.ends_with("'s") || matches!(t.key.as_str(), "is" | "are" | "was" | "were" | "been"));
    let led = starts_any(words, patterns!["the|that|those|our"])?;
    (is && words.len() <= at + 2).then(|| name_of(&words[led..at]))?.map(|named| (named, false))
}

/// The stems of a thing's name; none where the words are no mere name.
fn name_of(words: &[Token]) -> Option<Vec<String>> {
    static IDLE: WordSet = word_set!("thing bit part step stuff business idea then now altogether completely please is are was were been it's");
    let words: Vec<Token> = words
        .iter()
        .filter(|t| !IDLE.contains(t.key.as_str()))
        .cloned()
        .map(|mut t| {
            if let Some(bare) = t.key.strip_suffix("'s") {
                t.key = bare.to_owned();
            }
            t
        })
        .collect();
    let plain = words.len() <= NAME
        && !words.iter().any(|t| {
            matches!(
                t.key.as_str(),
                "till" | "until" | "before" | "after" | "without" | "in" | "on" | "over" | "under" | "with" | "from" | "to" | "for" | "at" | "by" | "you" | "we" | "i" | "that" | "which" | "who"
            )
        });
    let named = stems(&words);
    let deed = words.first().is_some_and(|t| gerund_base(&t.key).is_some());
    (plain && !deed && !named.is_empty()).then_some(named)
}
