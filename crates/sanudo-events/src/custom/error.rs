//! What is wrong with a custom codebook, and where.

use std::fmt;
use std::ops::Range;

/// The first mistake in a custom codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookError {
    /// The codebook's name, usually its file.
    pub codebook: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, in characters from 1.
    pub column: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for CodebookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.codebook, self.line, self.column, self.message)
    }
}

impl std::error::Error for CodebookError {}

/// A codebook's text, for telling places in it.
#[derive(Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) name: &'t str,
    pub(super) text: &'t str,
}

impl Source<'_> {
    /// Line and column of a byte, both from 1.
    pub(super) fn place(self, byte: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(byte)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        (1 + before.matches('\n').count(), 1 + line.chars().count())
    }

    /// A mistake in the bytes `span`.
    pub(super) fn error(self, span: &Range<usize>, message: impl Into<String>) -> CodebookError {
        let (line, column) = self.place(span.start);
        CodebookError { codebook: self.name.to_owned(), line, column, message: message.into() }
    }
}
