//! Who runs the command, and how that is known.

/// The person in whose name something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// people.yaml's id, where the person is listed.
    pub person: Option<String>,
    /// Git's user name, for commits.
    pub name: String,
    /// Git's e-mail, for commits.
    pub email: String,
    /// Named by `--actor` or `SOP_ACTOR`, and not the one whom git's e-mail means.
    pub borrowed: bool,
}

impl Actor {
    /// The id for a record, or what git knows where the person is not listed.
    pub fn display(&self) -> &str {
        self.person.as_deref().unwrap_or(&self.email)
    }
}
