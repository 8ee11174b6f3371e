//! Answers that are a word of their step: a number with its unit, or who does it.

use super::super::escape::escape;
use super::super::places::StepPlace;
use super::super::splice::Edit;
use super::{Folding, rewritten};
use crate::domain::measure::{measures, replaced};

impl Folding<'_> {
    /// The step's own lines with the number put right.
    pub(super) fn number(&self, place: &StepPlace, words: &str, bare: Option<f64>) -> Option<Edit> {
        let text = place.text.clone()?;
        let source = &self.body[text.clone()];
        let new = measures(words).pop()?;
        let old = measures(source);
        let mut fits = old.iter().filter(|old| match bare {
            Some(value) => (old.value - value).abs() < 1e-9,
            None => old.unit == new.unit,
        });
        let (old, None) = (fits.next()?, fits.next()) else {
            return None;
        };
        // What follows a bare number is no unit of it.
        let bytes = match bare {
            Some(_) if !old.is_measured() => old.number.clone(),
            _ => old.bytes.clone(),
        };
        let text_now = replaced(source, &bytes, &escape(words));
        let text_now = format!("{} [^{}]", text_now.trim_end(), self.note.0);
        Some(rewritten(self.body, &text, &text_now))
    }

    /// The step's own lines with who does it in the place of `someone`.
    pub(super) fn doer(&self, place: &StepPlace, name: &str) -> Option<Edit> {
        let text = place.text.clone()?;
        let source = &self.body[text.clone()];
        let nobody = ["Someone ", "Somebody ", "Whoever "]
            .into_iter()
            .find(|word| source.starts_with(word))?;
        let mut letters = name.chars();
        let first: String = letters.next()?.to_uppercase().collect();
        let rest = &source[nobody.len()..];
        let now = format!(
            "{} {} [^{}]",
            escape(&format!("{first}{}", letters.as_str())),
            rest.trim_end(),
            self.note.0
        );
        Some(rewritten(self.body, &text, &now))
    }
}
