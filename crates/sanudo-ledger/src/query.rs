//! What to look for: filters over events and statements.
//!
//! All conditions of a filter must hold; within a list one is enough; an empty list or `None` asks nothing. Codes and labels are
//! compared as they stand (`BHR`, not `bhr`), and one that does not exist finds nothing.

mod events;
mod names;
mod sql;
mod statements;
mod walk;

use serde::{Deserialize, Serialize};

pub use events::EventRow;
pub use statements::StatementRow;

/// In which order rows come. Each is a total order, so that the same ledger always answers alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// By day, then report id, then number; those without a day first.
    #[default]
    Oldest,
    /// By day, the latest first, then report id, then number; those without a day last.
    Newest,
    /// By report id, then number: the order of exports.
    Report,
}

/// Which events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventFilter {
    /// Codes of which an actor has one.
    pub actor: Vec<String>,
    /// Codes of which a recipient has one.
    pub recipient: Vec<String>,
    /// Codes of which an actor or recipient has one.
    pub either: Vec<String>,
    /// Words of which the full name of an actor or recipient contains one, or where it is unresolved the mention; case and
    /// diacritics do not count.
    pub name: Vec<String>,
    /// Who is reported to say so: codes (three capital letters) or parts of a name.
    pub according_to: Vec<String>,
    /// PLOVER types.
    pub event_type: Vec<String>,
    /// PLOVER modes.
    pub mode: Vec<String>,
    /// Names of a custom codebook's types.
    pub subtype: Vec<String>,
    /// PLOVER contexts.
    pub context: Vec<String>,
    /// `actual`, `future`, `hypothetical`, `negated`, `historical`.
    pub status: Vec<String>,
    /// Quad classes, 1 to 4.
    pub quad: Vec<u8>,
    /// First day, included: ISO year, month or day. Compared with the first day of the event, or the day of publication where
    /// the event has none; what has neither is left out.
    pub since: Option<String>,
    /// Last day, included, as `since`; a year or month is included whole.
    pub until: Option<String>,
    /// Words and `"phrases"` that the report has in its headline or body; see [`Ledger::events`](crate::Ledger::events).
    pub text: Option<String>,
    /// Names of outlets.
    pub outlet: Vec<String>,
    /// ISO codes of the country of the place.
    pub place_country: Vec<String>,
    /// Least confidence, 0 to 1.
    pub min_confidence: Option<f64>,
    /// Reports, by their whole ids.
    pub report: Vec<String>,
    /// Leave out later mentions of an event that the same report has told before (`same_as`).
    pub without_repeats: bool,
    /// Older versions of reports as well.
    pub all_versions: bool,
    /// In which order.
    pub order: Order,
    /// At most so many rows.
    pub limit: Option<u32>,
    /// Skip so many rows first.
    pub offset: u32,
}

/// Which statements.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StatementFilter {
    /// Who speaks: codes (three capital letters) or parts of a name, or of the words where the speaker is unresolved.
    pub speaker: Vec<String>,
    /// To whom, likewise.
    pub addressee: Vec<String>,
    /// `direct`, `indirect`, `mixed`.
    pub kind: Vec<String>,
    /// First day of publication, included: ISO year, month or day.
    pub since: Option<String>,
    /// Last day of publication, included.
    pub until: Option<String>,
    /// Words and `"phrases"` that the statement has.
    pub text: Option<String>,
    /// Names of outlets.
    pub outlet: Vec<String>,
    /// Reports, by their whole ids.
    pub report: Vec<String>,
    /// Older versions of reports as well.
    pub all_versions: bool,
    /// In which order.
    pub order: Order,
    /// At most so many rows.
    pub limit: Option<u32>,
    /// Skip so many rows first.
    pub offset: u32,
}
