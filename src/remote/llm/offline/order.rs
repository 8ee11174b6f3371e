//! Told clauses to steps: each where it belongs, and what was told twice only once.
use super::gather::Told;
use super::phrase;
use super::reading::{Force, Hint, Reading};
use super::token::{At, Token, find, keys, places, plain, sentence, starts_any, stems};
use super::turns::Mood;
use crate::domain::quantity::quantities_of;
use crate::domain::words::overlap;

/// A step or a warning with its words still at hand.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub text: String,
    pub tokens: Vec<Token>,
    pub section: String,
    pub at: Vec<At>,
    pub speaker: Option<String>,
    pub source: usize,
    pub mood: Mood,
    sentence: usize,
    stems: Vec<String>,
    numbers: Vec<(u64, String)>,
}

/// Steps in the order of doing, and warnings each with the step that it was said after.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub steps: Vec<Made>,
    pub warnings: Vec<(Made, Option<usize>)>,
    /// Where the step told last stands.
    last: Option<usize>,
    sentence: Option<usize>,
}

/// Orders everything that was told.
pub(super) fn order(told: &[Told]) -> Ordered {
    let mut out = Ordered::default();
    for one in told {
        if let Some(reading) = &one.reading {
            let made = make(one, reading);
            match reading.force {
                Force::Warning => out.warn(made),
                Force::Step => out.step(one, reading, made),
            }
        }
    }
    out
}

fn make(told: &Told, reading: &Reading) -> Made {
    let mut tokens = phrase::words(reading);
    let mut text = phrase::text(reading);
    let mut listing = false;
    for (joint, words) in &told.additions {
        let more = if *joint == '.' {
            sentence(words)
        } else {
            plain(words)
        };
        let glue = match (*joint, listing) {
            ('.', _) => ". ",
            (_, false)
                if told.tokens.last().is_some_and(|t| t.tail() == Some(':'))
                    || more.starts_with('`') =>
            {
                ": "
            }
            _ => ", ",
        };
        listing = *joint == ',';
        text.push_str(glue);
        text.push_str(&more);
        tokens.extend(words.iter().cloned());
    }
    let mut at = places(&tokens);
    at.extend(told.evidence.iter().copied());
    at.sort_unstable();
    at.dedup();
    Made {
        text: capped(text),
        section: told.section.clone(),
        at,
        speaker: told.speaker.clone(),
        source: told.source,
        mood: told.mood,
        sentence: told.sentence,
        stems: stems(&tokens),
        numbers: numbers(&tokens),
        tokens,
    }
}

/// At most eighty words: what runs on is cut at a pause.
fn capped(text: String) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= 80 {
        return text;
    }
    let pause = words[..80]
        .iter()
        .rposition(|w| w.ends_with([',', '.', ';']))
        .filter(|p| *p > 20)
        .unwrap_or(79);
    words[..=pause]
        .join(" ")
        .trim_end_matches([',', ';', '.'])
        .to_owned()
}

impl Ordered {
    fn warn(&mut self, made: Made) {
        let known = self.warnings.iter_mut().find(|(w, _)| same(w, &made, 0.75));
        match known {
            Some((warning, _)) => warning.at.extend(made.at),
            None => self.warnings.push((made, self.last)),
        }
    }

    fn step(&mut self, told: &Told, reading: &Reading, made: Made) {
        let written = matches!(made.mood, Mood::Item { .. });
        let twin = self.steps.iter().position(|s| {
            let close = if told.recap {
                0.5
            } else if s.source != made.source {
                0.6
            } else {
                0.8
            };
            let apart = s.source != made.source || !written;
            apart
                && (same(s, &made, close)
                    || (told.corrects && contains(s, &made) && made.stems.len() >= 2))
        });
        let thin = self.last.filter(|at| {
            *at + 1 == self.steps.len()
                && !written
                && self.steps[*at].stems.len() == 1
                && self.steps[*at].speaker == made.speaker
                && reading.condition.is_empty()
                && contains(&made, &self.steps[*at])
        });
        let twin = twin.or(thin);
        if let Some(at) = twin {
            let twin = &mut self.steps[at];
            if made.text.len() > twin.text.len() && contains(&made, twin) && !told.recap {
                twin.text = made.text;
                twin.tokens = made.tokens;
                twin.stems = made.stems;
                twin.numbers = made.numbers;
            }
            twin.at.extend(made.at);
            twin.at.sort_unstable();
            twin.at.dedup();
            return;
        }
        let at = self.place(told, reading, &made);
        for (_, after) in &mut self.warnings {
            *after = after.map(|a| if a >= at { a + 1 } else { a });
        }
        self.steps.insert(at, made);
        (self.last, self.sentence) = (Some(at), Some(told.sentence));
    }

    fn place(&self, told: &Told, reading: &Reading, made: &Made) -> usize {
        let end = self.steps.len();
        if matches!(told.mood, Mood::Item { .. }) {
            return end;
        }
        let first = self
            .steps
            .iter()
            .position(|s| s.source == told.source)
            .unwrap_or(end);
        match reading.hint {
            Hint::Start => return first,
            Hint::BeforeLast => return self.earlier(told).unwrap_or(end),
            Hint::Here => {}
        }
        if let Some(at) = referred(&made.tokens, "before").and_then(|stems| self.named(&stems)) {
            return at;
        }
        if told.late
            && let Some(at) =
                referred(&made.tokens, "after|once").and_then(|stems| self.named(&stems))
        {
            return at + 1;
        }
        match self.last {
            Some(last) if self.sentence == Some(told.sentence) => last + 1,
            _ => end,
        }
    }

    /// Where `before that` points: to the step told last, or, in a correction, to where its sentence began.
    fn earlier(&self, told: &Told) -> Option<usize> {
        let last = self.last?;
        let sentence = self.steps.get(last)?.sentence;
        let all = told
            .corrects
            .then(|| {
                self.steps
                    .iter()
                    .position(|s| s.sentence == sentence && s.source == told.source)
            })
            .flatten();
        all.or(Some(last))
    }

    /// The earliest step that the words name.
    fn named(&self, words: &[String]) -> Option<usize> {
        let best = self
            .steps
            .iter()
            .enumerate()
            .map(|(i, s)| (overlap(words, &s.stems), i))
            .filter(|((share, shared), _)| *share >= 0.6 && (*shared >= 2 || words.len() == 1));
        best.max_by(|((a, _), i), ((b, _), j)| a.total_cmp(b).then(j.cmp(i)))
            .map(|(_, i)| i)
    }
}

/// The words of content of `before you send the quote`.
fn referred(tokens: &[Token], word: &str) -> Option<Vec<String>> {
    let (at, _) = find(tokens, &format!("{word} you|we|i|the|sending|opening|calling|starting|closing|it|any|they|anyone|anything|that?"))
        .or_else(|| find(tokens, word).filter(|(i, _)| tokens.get(i + 1).is_some_and(|t| super::verbs::gerund_base(&t.key).is_some())))?;
    let rest = &tokens[at + 1..];
    let end = rest
        .iter()
        .position(Token::comma)
        .map_or(rest.len(), |c| c + 1);
    let words = stems(&rest[..end.min(8)]);
    (!words.is_empty()).then_some(words)
}

fn contains(large: &Made, small: &Made) -> bool {
    small.stems.iter().all(|s| large.stems.contains(s))
}

fn numbers(tokens: &[Token]) -> Vec<(u64, String)> {
    quantities_of(&keys(tokens))
        .into_iter()
        .map(|q| (q.value.to_bits(), q.unit))
        .collect()
}

/// Whether two instructions say the same, with the same numbers and under the same condition.
fn same(a: &Made, b: &Made, close: f64) -> bool {
    let (x, y) = (&a.stems, &b.stems);
    let shared = x.iter().filter(|s| y.contains(s)).count();
    let union = x.len() + y.len() - shared;
    let alike = union > 0 && shared >= 2.min(x.len()) && shared as f64 / union as f64 >= close;
    let condition =
        |m: &Made| starts_any(&m.tokens, &["if", "unless", "for", "otherwise"]).is_some();
    let (n, m) = (&a.numbers, &b.numbers);
    let agree = n.is_empty()
        || m.is_empty()
        || n.iter().all(|q| m.contains(q))
        || m.iter().all(|q| n.contains(q));
    alike && agree && condition(a) == condition(b)
}
