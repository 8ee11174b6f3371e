//! Answers of a sitting that is not over: in `.git/sop/interviews/ID.answers.json` until they are committed.

use crate::error::{Error, Result};
use crate::ops::interview::Answer;
use crate::store::Store;

fn name(id: &str) -> String {
    format!("{id}.answers.json")
}

/// What an earlier sitting left.
pub fn load(store: &Store, id: &str) -> Result<Vec<Answer>> {
    let Some(text) = store.load_interview(&name(id))? else {
        return Ok(Vec::new());
    };
    serde_json::from_str(&text).map_err(|error| {
        let path = store.interview_path(&name(id));
        Error::repository(format!("{} cannot be read", path.display()))
            .cause(error)
            .hint("move it away to begin anew")
    })
}

/// Saves every answer so far.
pub fn save(store: &Store, id: &str, answers: &[Answer]) -> Result<()> {
    let text = serde_json::to_string_pretty(answers)
        .map_err(|error| Error::bug("answers cannot be written as JSON").cause(error))?;
    store.save_interview(&name(id), &(text + "\n"))
}

/// They are on the page now.
pub fn forget(store: &Store, id: &str) -> Result<()> {
    store.forget_interview(&name(id))
}

/// Says that answers which could not be committed are not lost.
pub fn keep_in_mind(error: Error, store: &Store, id: &str) -> Error {
    if store.interview_path(&name(id)).exists() {
        error.hint(format!(
            "your answers are kept: sop interview {id} takes them up"
        ))
    } else {
        error
    }
}
