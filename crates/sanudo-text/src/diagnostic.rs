//! What went poorly, told so that a person can act on it.

use crate::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is missing.
    Note,
    /// Something was left out or guessed.
    Warning,
    /// The record could not be used.
    Error,
}

/// One thing that went poorly with a report: never an abort, always kept with the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code in lower case with hyphens, such as `no-date`; scripts may rely on it.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, in a plain sentence without a full stop.
    pub message: String,
    /// Where in the body, if it is about a place there.
    pub span: Option<Span>,
    /// What could be done about it.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A note without a place.
    #[must_use]
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Note, message: message.into(), span: None, hints: Vec::new() }
    }

    /// A warning without a place.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::note(code, message) }
    }

    /// The same, pointing at `span`.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same, with one more thing to try.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// A value, and what went poorly while it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warned<T> {
    /// The value, usable whatever the notes say.
    pub value: T,
    /// What went poorly, in the order it was found.
    pub notes: Vec<Diagnostic>,
}
