//! Colours.

/// Whether to paint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paint {
    is_on: bool,
}

/// What a stretch of output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Style {
    /// Nothing special.
    #[default]
    Plain,
    /// Headlines and labels.
    Strong,
    /// What is beside the point.
    Faint,
    /// Words of an event, by quad class.
    Quad(u8),
    /// Words of a statement.
    Statement,
}

impl Paint {
    pub(crate) const fn new(is_on: bool) -> Self {
        Self { is_on }
    }

    /// Whether colours are shown.
    pub(crate) const fn is_on(self) -> bool {
        self.is_on
    }

    /// The text in the colours of its style; colours stand for what the text says anyway.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        let code = match style {
            Style::Plain => None,
            Style::Strong => Some("1"),
            Style::Faint => Some("2"),
            // Verbal cooperation, material cooperation, verbal conflict, material conflict.
            Style::Quad(1) => Some("36"),
            Style::Quad(2) => Some("32"),
            Style::Quad(3) => Some("33"),
            Style::Quad(_) => Some("31"),
            Style::Statement => Some("35"),
        };
        match code.filter(|_| self.is_on && !text.is_empty()) {
            Some(code) => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            None => text.to_owned(),
        }
    }
}
