//! Why a field is what it is.

use std::borrow::Cow;

use crate::Span;

/// One reason for one field of a mention, event or statement: a rule, the words it read, and what it says about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The field it decided, by the record's name: `type`, `actors`, `speaker`, …
    pub field: &'static str,
    /// The rule, as a path: `status/negation`. Stable, so that a data set can be cut by rule.
    pub rule: Cow<'static, str>,
    /// The words it read, if it read any.
    pub span: Option<Span>,
    /// What the rule says, in a plain sentence without a full stop.
    pub detail: Cow<'static, str>,
}

impl Evidence {
    /// A reason for `field`.
    #[must_use]
    pub fn new(
        field: &'static str,
        rule: impl Into<Cow<'static, str>>,
        span: Option<Span>,
        detail: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { field, rule: rule.into(), span, detail: detail.into() }
    }
}
