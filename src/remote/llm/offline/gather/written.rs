//! Written lines: list items, labels, and what stands beside the steps.
use ecow::EcoString;

use super::super::amounts::amounts;
use super::super::clauses;
use super::super::headings::{Room, room};
use super::super::lexicon::is_capitalised;
use super::super::patterns::{has_any, patterns, starts_any};
use super::super::questions;
use super::super::reading::{Reading, read};
use super::super::token::{Token, clause_end, plain, stems};
use super::super::turns::{End, Mood, Sentence, line_of};
use super::super::verbs::third_person_base;
use super::super::{admissions, hearsay, stories, talk, unreal};
use super::items::as_written;
use super::{Beside, Gather, Told};

/// Whether a line stands right above a list: then it says what the list is of.
fn list_follows(sentences: &[Sentence], at: usize) -> bool {
    sentences.get(at + 1).is_some_and(|next| {
        matches!(next.mood, Mood::Item { .. }) && next.source == sentences[at].source
    })
}

/// `label them the same day -> NO.`: whoever wrote it, or somebody after, says that it is not so.
fn crossed_out(tokens: &[Token]) -> bool {
    let said = tokens.last().is_some_and(|t| {
        matches!(
            t.word.trim_end_matches(['.', '!']),
            "NO" | "NOPE" | "WRONG" | "nope" | "OUT"
        )
    });
    let listed = tokens.len() > 2
        && matches!(
            tokens[tokens.len() - 2].key.as_str(),
            "or" | "and" | "is" | "say" | "says" | "with" | "a" | "yes" | "if" | "the"
        );
    said && tokens.len() > 3 && !listed
}

/// `Correction by Anna:`, `Update:`: how many words say that what follows puts something right.
fn heads_correction(tokens: &[Token]) -> Option<usize> {
    let opens = starts_any(
        tokens,
        patterns!["correction|corrected|update|updated|amended|amendment|edit|change|changed"],
    )?;
    let end = tokens.iter().take(5).position(|t| t.tail() == Some(':'))?;
    let by = starts_any(&tokens[opens..], patterns!["by|from|of|on|per *"]);
    (end + 1 == opens || by.is_some()).then_some(end + 1)
}

impl Gather {
    /// `Correction by Anna: soak twelve hours`: the value of the line that tells of the same, with what was put right.
    fn puts_line_right(&mut self, s: &Sentence) -> bool {
        let Some(from) = heads_correction(&s.tokens) else {
            return false;
        };
        let words = &s.tokens[from..];
        let all = amounts(words);
        let [new] = all.as_slice() else {
            return false;
        };
        let named = stems(&words[..clause_end(words)]);
        let place = |t: &Told| {
            let mut said = super::denials::phrases(t).flat_map(amounts);
            said.find(|a| a.class == new.class && !a.alike(new))
        };
        let shared = |t: &Told| {
            let own: Vec<EcoString> = super::denials::phrases(t).flat_map(stems).collect();
            named.iter().filter(|w| own.contains(w)).count()
        };
        let told = self.told.iter().enumerate();
        let best = told
            .filter(|(_, t)| {
                t.source == s.source && t.reading.is_some() && place(t).is_some() && shared(t) > 0
            })
            .max_by_key(|(i, t)| (shared(t), *i))
            .map(|(i, _)| i);
        let Some(best) = best.filter(|_| new.is_number() || new.class.is_known()) else {
            return false;
        };
        place(&self.told[best]).is_some_and(|old| self.revise(best, &old, words, new))
    }

    /// Whether a line takes itself back, or the one before it, or tells of somebody's habit.
    fn struck_out(&mut self, s: &Sentence, at: usize) -> bool {
        if self.refuses_last(s, at) {
            return true;
        }
        let short = self.denied.is_some() && s.tokens.len() <= 6;
        if short
            && self
                .settles(s, at, &s.tokens)
                .is_some_and(|left| left.is_empty())
        {
            return true;
        }
        // `S: I use a hazelnut`: what somebody else does
        let habit = s.tokens.len() > 2
            && s.tokens[0].tail() == Some(':')
            && s.tokens[0].word.starts_with(char::is_uppercase)
            && matches!(
                s.tokens[1].key.as_str(),
                "i" | "i'd" | "i'm" | "i've" | "i'll"
            );
        let habit = habit || self.does_otherwise(&s.tokens);
        let out = habit || crossed_out(&s.tokens);
        if out {
            self.others = Some(at);
        }
        out
    }

    /// `Open it under 100.` **`Sue opens at 200.`**: what somebody else does with another value than the one just told.
    fn does_otherwise(&self, tokens: &[Token]) -> bool {
        let [who, verb, ..] = tokens else {
            return false;
        };
        let name = is_capitalised(who) && who.tail().is_none();
        let base = third_person_base(&verb.key).filter(|_| name);
        let (Some(base), Some(last)) = (base, self.told.last()) else {
            return false;
        };
        let own = matches!(verb.key.as_str(), "uses" | "likes" | "prefers" | "swears");
        let same = last
            .reading
            .as_ref()
            .and_then(|r| r.main.first())
            .is_some_and(|t| t.key == base);
        if !own && !same {
            return false;
        }
        let said = amounts(&last.tokens);
        amounts(tokens)
            .iter()
            .any(|a| said.iter().any(|old| a.fits(old) && !a.alike(old)))
    }

    /// `label them the same day -> NO. label them the next day`: the line before is out, and what follows stands in its
    /// place, under its name where it had one.
    fn refuses_last(&mut self, s: &Sentence, at: usize) -> bool {
        let Some((no, rest)) = s.tokens.split_first() else {
            return false;
        };
        let open = |t: &&Told| {
            t.source == s.source && t.until + 1 == at && line_of(t.turn) == line_of(s.turn)
        };
        let Some(last) = self.told.last().filter(open) else {
            return false;
        };
        if !matches!(no.word.as_str(), "NO." | "NO," | "NO:" | "NO" | "NO!") {
            return false;
        }
        if rest.is_empty() {
            self.told.pop();
            return true;
        }
        let rest = Sentence {
            tokens: rest.to_vec(),
            ..s.clone()
        };
        if let Some(reading) = self.labelled(&rest) {
            self.told.pop();
            self.push(&rest, at, rest.tokens.clone(), Some(reading));
            return true;
        }
        // `confirm identity: copy of ID -> NO, only a code by email`
        let label = |t: &Token| t.tail() == Some(':');
        let Some(name) = last.tokens.iter().take(4).position(label) else {
            return false;
        };
        let whole = [&last.tokens[..=name], &rest.tokens].concat();
        self.told.pop();
        self.bare_step(s, at, &whole);
        true
    }

    /// A written line or sentence, stage by stage: what it does to others, whether it is of the work, what it leaves open,
    /// and what it tells.
    pub(super) fn written(&mut self, sentences: &[Sentence], at: usize) {
        let s = &sentences[at];
        if lists_errands(&s.tokens)
            || self.struck_out(s, at)
            || self.puts_line_right(s)
            || !self.told.is_empty() && self.unmade(sentences, at)
            || self.remarks(sentences, at)
        {
            return;
        }
        let bare = unbracketed(s);
        let s = bare.as_ref().unwrap_or(s);
        let reading = self.labelled(s);
        if s.mood == Mood::Prose && (self.goes_first(s, at) || talk::is_meeting(&s.tokens)) {
            return;
        }
        if self.stands_beside(s, reading.is_some())
            || self.says_revised(s, at)
            || self.revises(s, at)
            || self.tells_of_others(sentences, at)
        {
            return;
        }
        if asks(s) {
            if !explained(sentences, at) {
                self.loose.extend(questions::written(sentences, at));
            }
            return;
        }
        if self.referred(sentences, at) || admissions::is_left_open(s) {
            return;
        }
        if let Mood::Item { depth, ordered } = s.mood {
            self.item(sentences, at, (depth, ordered), reading);
            return;
        }
        let line = s.end == End::Open && s.tokens.len() <= 8;
        let heads = s.tokens.last().is_some_and(|t| t.tail() == Some(':')) && reading.is_none();
        let above = reading.is_none() || s.alone || list_follows(sentences, at);
        let opens = at == 0 && self.told.is_empty() && s.end == End::Open && s.tokens.len() <= 14;
        if heads && line {
            self.room = Some(room(&plain(&s.tokens)));
            self.parts.clear();
        } else if self.title.is_none() && opens && above {
            self.title = Some(plain(&s.tokens));
        } else {
            if super::is_late(&s.tokens) {
                self.late = Some((s.turn, at));
            }
            self.pieces(s, at);
        }
    }

    /// Whether a line stands under a heading that holds no steps: it is kept beside them, or is dead.
    fn stands_beside(&mut self, s: &Sentence, read: bool) -> bool {
        let heading = match &self.room {
            Some(Room::Dead) => return true,
            Some(Room::Prose(heading)) => heading,
            Some(Room::Things(heading)) if !read => heading,
            _ => return false,
        };
        self.beside.push(Beside {
            heading: heading.clone(),
            tokens: s.tokens.clone(),
            item: matches!(s.mood, Mood::Item { .. }),
        });
        true
    }

    /// Whether a line tells of others, of how it was, or of nothing real: what turns to the work in it is told.
    fn tells_of_others(&mut self, sentences: &[Sentence], at: usize) -> bool {
        let s = &sentences[at];
        let named = s
            .tokens
            .first()
            .is_some_and(|t| t.tail() == Some(':') && t.word.starts_with(char::is_uppercase));
        let replies = self
            .others
            .is_some_and(|o| o + 1 == at && sentences[o].turn == s.turn);
        if replies && named && s.tokens.len() <= 10 {
            // `Bo's idea: buy a puller. J: put it on the list`: what was said to it is no step either
            self.others = Some(at);
            return true;
        }
        let beside = stories::is_obsolete(&s.tokens)
            || stories::is_remark(&s.tokens)
            || unreal::is_unreal(&s.tokens)
            || of_others(&s.tokens);
        if beside {
            self.others = Some(at);
            if let Some(from) = hearsay::turn(&s.tokens) {
                // `I used to count it at the table, so count it at the depot`
                self.pieces_from(s, from, at);
            }
        }
        beside
    }

    /// `(Kent 2022. They let go.)`: a remark in brackets that takes several sentences.
    fn remarks(&mut self, sentences: &[Sentence], at: usize) -> bool {
        if self
            .remark
            .is_some_and(|(source, until)| source == sentences[at].source && at <= until)
        {
            return true;
        }
        if !sentences[at]
            .tokens
            .first()
            .is_some_and(|t| t.word.starts_with('('))
        {
            return false;
        }
        let same = |s: &&Sentence| s.turn == sentences[at].turn && s.source == sentences[at].source;
        let closes = |s: &Sentence| s.tokens.iter().any(|t| t.word.contains(')'));
        let line: Vec<&Sentence> = sentences[at..].iter().take(8).take_while(same).collect();
        let Some(last) = line.iter().position(|s| closes(s)) else {
            return false;
        };
        let words: Vec<_> = line[..=last]
            .iter()
            .flat_map(|s| s.tokens.clone())
            .collect();
        let whole = words.last().is_some_and(|t| t.word.contains(')'));
        let story = whole && (stories::is_remark(&words) || last > 0 && stories::is_dated(&words));
        if story {
            self.remark = Some((sentences[at].source, at + last));
        }
        story
    }

    /// The reading of a written line, `Label: words` read by its words.
    pub(super) fn labelled(&self, s: &Sentence) -> Option<Reading> {
        let reading = read(&s.tokens, s.mood);
        if reading.is_some() || !matches!(s.mood, Mood::Item { .. }) {
            return reading;
        }
        let pauses = (1..s.tokens.len()).filter(|i| s.tokens[i - 1].comma());
        let told = pauses.filter(|i| !clauses::is_reason(&s.tokens[*i..]));
        let inner = told.filter_map(|i| read(&s.tokens[i..], s.mood)).next()?;
        Some(Reading {
            force: inner.force,
            ..as_written(&s.tokens)
        })
    }
}

/// `(3 to 1 for cuttings)`: a line that stands in brackets as a whole.
fn unbracketed(s: &Sentence) -> Option<Sentence> {
    let (first, last) = (s.tokens.first()?, s.tokens.last()?);
    let closed = last.word.trim_end_matches(['.', '!']).ends_with(')');
    let marks = |t: &Token| t.word.matches(['(', ')']).count();
    let whole =
        first.word.starts_with('(') && closed && s.tokens.iter().map(marks).sum::<usize>() == 2;
    let mut s = Some(s.clone()).filter(|_| whole && s.tokens.len() > 1)?;
    for t in &mut s.tokens {
        t.word = t.word.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    }
    Some(s)
}

/// `Need to order: clips, net`: what whoever writes has to get, and no part of the work.
fn lists_errands(tokens: &[Token]) -> bool {
    let get = starts_any(
        tokens,
        patterns!["i|we|still? need|needs|have|must to? buy|order|get|find|borrow"],
    );
    get.is_some_and(|n| n < tokens.len() && tokens[n - 1].tail() == Some(':'))
}

/// `todo: who signs`, `ask: …`, `…?`: a written question.
fn asks(s: &Sentence) -> bool {
    let marked = s.tokens.first().is_some_and(|t| match t.key.as_str() {
        "todo" | "tbd" => true,
        "question" if s.tokens.get(1).is_some_and(|t| t.key == "whether") => true,
        "ask" | "question" | "open" | "unclear" => t.tail() == Some(':'),
        _ => false,
    });
    marked || s.end == End::Question || questions::undecided(&s.tokens)
}

/// `Why from right to left? Because …`, and in a list `why so many: people stood`
fn explained(sentences: &[Sentence], at: usize) -> bool {
    let s = &sentences[at];
    sentences.get(at + 1).is_some_and(|next| {
        next.source == s.source
            && next.turn == s.turn
            && starts_any(&next.tokens, patterns!["because", "so that", "simple"]).is_some()
    })
}

/// `people want it deep these days, ignore people`, `2019, mice in the bed`.
fn of_others(tokens: &[Token]) -> bool {
    let disowned =
        hearsay::attributes(tokens) && has_any(tokens, patterns!["ignore|disregard|forget *"]);
    let year = tokens.len() > 1 && tokens[0].comma() && stories::is_dated(&tokens[..1]);
    disowned || year
}
