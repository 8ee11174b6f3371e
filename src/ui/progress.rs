//! A sign of life on anything over half a second: on stderr, only on a terminal, gone when it is done.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A spinner that shows itself while something takes long.
#[derive(Debug)]
pub struct Busy(Option<ProgressBar>);

impl Busy {
    /// Begins; silent where nobody looks.
    pub fn new(visible: bool, what: &str) -> Self {
        if !visible {
            return Self(None);
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(500));
        Self(Some(bar))
    }
}

impl Busy {
    /// Says how far it has come.
    pub fn say(&self, what: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(crate::domain::plain::terminal_safe(what));
        }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
