//! The machine around a model: where answers are kept, and where it is shown how far it has come.

use std::cell::OnceCell;

use crate::remote::llm::Desk;
use crate::store::Shelf;
use crate::ui::progress::Busy;

/// The machine around a model.
pub struct AtDesk {
    /// What this clone keeps.
    pub shelf: Shelf,
    /// A sign of life, from when something is sent.
    pub busy: OnceCell<Busy>,
}

impl Desk for AtDesk {
    fn remembered(&self, key: &str) -> Option<Vec<u8>> {
        self.shelf.remembered(key)
    }

    fn remember(&self, key: &str, answer: &[u8]) {
        self.shelf.remember(key, answer);
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> Option<String> {
        self.shelf.keep(name, bytes)
    }

    fn progress(&self, what: &str) {
        if let Some(busy) = self.busy.get() {
            busy.say(what);
        }
    }
}
