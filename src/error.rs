//! One error for the whole crate: what failed, where, why, and the command that mends it.
//!
//! The kind decides the exit code; the rest is for the person (or the script) that has to go on.
//! Nothing here prints: `cli` alone turns an [`Error`] into text and an exit code.

use serde::Serialize;

/// The result of anything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What sort of failure it is; each has one exit code (the table of the contract).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command line makes no sense: exit 2.
    Usage,
    /// Policy or state says no: exit 3.
    Refused,
    /// The repository or its configuration cannot be used as it is: exit 4.
    Repository,
    /// A remote, a model or another machine failed: exit 5.
    Remote,
    /// A defect of `sop` itself: exit 70.
    Bug,
}

impl Kind {
    /// The process's exit code for this kind.
    pub fn exit_code(self) -> u8 {
        match self {
            Kind::Usage => 2,
            Kind::Refused => 3,
            Kind::Repository => 4,
            Kind::Remote => 5,
            Kind::Bug => 70,
        }
    }

    /// The kind's default error code in JSON.
    fn code(self) -> &'static str {
        match self {
            Kind::Usage => "usage",
            Kind::Refused => "refused",
            Kind::Repository => "repository",
            Kind::Remote => "remote",
            Kind::Bug => "bug",
        }
    }
}

/// One reason why policy or state refused, with the command that mends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Kebab-case and stable: scripts match on it.
    pub code: String,
    /// The reason in a sentence, without a full stop.
    pub message: String,
    /// A command to type, where there is one.
    pub hint: Option<String>,
}

impl Reason {
    /// A reason without a hint.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            hint: None,
        }
    }

    /// Adds the command that mends it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A failure, ready to be shown.
#[derive(Debug, Clone)]
pub struct Error {
    /// Decides the exit code. Boxed with the rest so that `Result` stays small.
    inner: Box<Inner>,
}

#[derive(Debug, Clone)]
struct Inner {
    kind: Kind,
    code: Option<String>,
    message: String,
    causes: Vec<String>,
    hints: Vec<String>,
    path: Option<String>,
    line: Option<usize>,
    reasons: Vec<Reason>,
}

/// The shape of an error in JSON: `{"error": {…}}` on stderr.
#[derive(Debug, Serialize)]
pub struct ErrorJson<'a> {
    error: ErrorFields<'a>,
}

#[derive(Debug, Serialize)]
struct ErrorFields<'a> {
    code: &'a str,
    message: &'a str,
    causes: &'a [String],
    hints: &'a [String],
    path: Option<&'a str>,
    line: Option<usize>,
    reasons: &'a [Reason],
}

impl Error {
    fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            inner: Box::new(Inner {
                kind,
                code: None,
                message: message.into(),
                causes: Vec::new(),
                hints: Vec::new(),
                path: None,
                line: None,
                reasons: Vec::new(),
            }),
        }
    }

    /// The command line makes no sense.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Policy or state says no.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Kind::Refused, message)
    }

    /// The repository or its configuration cannot be used as it is.
    pub fn repository(message: impl Into<String>) -> Self {
        Self::new(Kind::Repository, message)
    }

    /// Another machine failed.
    pub fn remote(message: impl Into<String>) -> Self {
        Self::new(Kind::Remote, message)
    }

    /// A defect of `sop` itself.
    pub fn bug(message: impl Into<String>) -> Self {
        Self::new(Kind::Bug, message).hint("please report this with the command that you ran")
    }

    /// Adds what lies beneath, nearest cause first.
    pub fn cause(mut self, cause: impl std::fmt::Display) -> Self {
        self.inner.causes.push(cause.to_string());
        self
    }

    /// Adds a command to type or a thing to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.inner.hints.push(hint.into());
        self
    }

    /// Says which file, and which line of it (from 1).
    pub fn at(mut self, path: impl Into<String>, line: Option<usize>) -> Self {
        self.inner.path = Some(path.into());
        self.inner.line = line;
        self
    }

    /// A stable code in place of the kind's own.
    pub fn code(mut self, code: &str) -> Self {
        self.inner.code = Some(code.to_owned());
        self
    }

    /// Adds the reasons of a refusal.
    pub fn reasons(mut self, reasons: Vec<Reason>) -> Self {
        self.inner.reasons.extend(reasons);
        self
    }

    /// What sort of failure it is.
    pub fn kind(&self) -> Kind {
        self.inner.kind
    }

    /// Whether it has a code of its own, and so is a case that was foreseen.
    pub fn is_coded(&self) -> bool {
        self.inner.code.is_some()
    }

    /// The process's exit code.
    pub fn exit_code(&self) -> u8 {
        self.inner.kind.exit_code()
    }

    /// What failed, in a sentence.
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// The hints, in the order given.
    pub fn hints(&self) -> &[String] {
        &self.inner.hints
    }

    /// The causes, nearest first.
    pub fn causes(&self) -> &[String] {
        &self.inner.causes
    }

    /// The reasons of a refusal.
    pub fn refusal_reasons(&self) -> &[Reason] {
        &self.inner.reasons
    }

    /// The file and line concerned.
    pub fn place(&self) -> Option<(&str, Option<usize>)> {
        self.inner
            .path
            .as_deref()
            .map(|path| (path, self.inner.line))
    }

    /// The error as the contract's JSON.
    pub fn json(&self) -> ErrorJson<'_> {
        let inner = &self.inner;
        ErrorJson {
            error: ErrorFields {
                code: inner.code.as_deref().unwrap_or(inner.kind.code()),
                message: &inner.message,
                causes: &inner.causes,
                hints: &inner.hints,
                path: inner.path.as_deref(),
                line: inner.line,
                reasons: &inner.reasons,
            },
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.inner.message)?;
        for cause in &self.inner.causes {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_are_those_of_the_contract() {
        let codes = [
            Kind::Usage,
            Kind::Refused,
            Kind::Repository,
            Kind::Remote,
            Kind::Bug,
        ]
        .map(Kind::exit_code);
        assert_eq!(codes, [2, 3, 4, 5, 70]);
    }

    #[test]
    fn what_is_not_known_is_null() {
        let error = Error::refused("no").reasons(vec![Reason::new("why", "because")]);
        let json = serde_json::to_string(&error.json()).unwrap_or_default();
        assert_eq!(
            json,
            r#"{"error":{"code":"refused","message":"no","causes":[],"hints":[],"path":null,"line":null,"reasons":[{"code":"why","message":"because","hint":null}]}}"#
        );
    }

    #[test]
    fn json_has_every_field_of_the_contract() {
        let error = Error::refused("no")
            .cause("because")
            .hint("sop edit x")
            .at("sops/x.md", Some(3))
            .reasons(vec![
                Reason::new("open-question", "one is open").hint("sop edit x"),
            ]);
        let json = serde_json::to_string(&error.json()).unwrap_or_default();
        assert_eq!(
            json,
            r#"{"error":{"code":"refused","message":"no","causes":["because"],"hints":["sop edit x"],"path":"sops/x.md","line":3,"reasons":[{"code":"open-question","message":"one is open","hint":"sop edit x"}]}}"#
        );
    }
}
