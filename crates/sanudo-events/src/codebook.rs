//! PLOVER's sixteen types with their modes, scores, quad classes and CAMEO codes, read from a table.

use std::fmt;

use sanudo_text::table::{Table, TableError, rows};

sanudo_text::labels! {
    /// The sixteen event types of PLOVER, in the codebook's order.
    EventType[16];
    Agree "AGREE" "agrees to, offers or promises cooperation",
    Consult "CONSULT" "meets, visits, calls or negotiates",
    Support "SUPPORT" "praises, backs, recognises or signs with",
    Concede "CONCEDE" "yields in words: lifts, pardons, acquits, apologises, announces a withdrawal",
    Cooperate "COOPERATE" "cooperates materially",
    Aid "AID" "gives material help",
    Retreat "RETREAT" "yields in deeds: withdraws, releases, disarms, resigns",
    Request "REQUEST" "asks, calls for, demands or orders",
    Accuse "ACCUSE" "criticises, accuses, charges or investigates",
    Reject "REJECT" "refuses, denies, votes against or cancels",
    Threaten "THREATEN" "threatens or warns of consequences",
    Protest "PROTEST" "demonstrates, strikes, riots or boycotts",
    Sanction "SANCTION" "reduces relations, convicts, expels or suspends",
    Mobilize "MOBILIZE" "deploys or readies forces",
    Coerce "COERCE" "arrests, bans, seizes or censors",
    Assault "ASSAULT" "uses violence",
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether and when an act is said to take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It happened or is happening.
    Actual,
    /// It is announced.
    Future,
    /// It would, could or might happen.
    Hypothetical,
    /// It did not happen.
    Negated,
    /// Background, older than about three months.
    Historical,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Actual, Self::Future, Self::Hypothetical, Self::Negated, Self::Historical];

    /// The word of the record.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Future => "future",
            Self::Hypothetical => "hypothetical",
            Self::Negated => "negated",
            Self::Historical => "historical",
        }
    }
}

/// One row of the codebook: a type, or a mode of it.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    event_type: EventType,
    mode: String,
    quad: u8,
    score: f64,
    cameo: String,
}

/// The codebook: what each type and mode is worth and which CAMEO code stands nearest.
#[derive(Clone, Debug)]
pub struct Codebook {
    entries: Vec<Entry>,
}

impl Codebook {
    /// Reads the table `type mode quad score cameo`; a row without a mode is the type itself.
    ///
    /// # Errors
    /// A row that cannot be read, an unknown type, or a type without a row of its own.
    pub fn new(table: Table<'_>) -> Result<Self, TableError> {
        let mut entries = Vec::new();
        for row in rows(table, ["type", "mode", "quad", "score", "cameo"])? {
            let [event_type, mode, quad, score, cameo] = row.cells;
            entries.push(Entry {
                event_type: event_type.parse().map_err(|()| row.error(format!("{event_type:?} is no PLOVER type")))?,
                mode: mode.to_owned(),
                quad: quad.parse().map_err(|_| row.error(format!("quad {quad:?} is not 1 to 4")))?,
                score: score.parse().map_err(|_| row.error(format!("score {score:?} is no number")))?,
                cameo: cameo.to_owned(),
            });
        }
        let missing = EventType::ALL
            .iter()
            .find(|&&wanted| !entries.iter().any(|entry: &Entry| entry.event_type == wanted && entry.mode.is_empty()));
        match missing {
            None => Ok(Self { entries }),
            Some(event_type) => {
                let message = format!("no row for {event_type} itself");
                Err(TableError { table: table.name.to_owned(), line: 1, message })
            }
        }
    }

    fn entry(&self, event_type: EventType, mode: Option<&str>) -> &Entry {
        let find = |mode: &str| self.entries.iter().find(|entry| entry.event_type == event_type && entry.mode == mode);
        mode.and_then(find).or_else(|| find("")).expect("every type has a row of its own")
    }

    /// Whether the codebook knows this mode of this type.
    #[must_use]
    pub fn has_mode(&self, event_type: EventType, mode: &str) -> bool {
        self.entries.iter().any(|entry| entry.event_type == event_type && entry.mode == mode && !mode.is_empty())
    }

    /// All modes, in the codebook's order; some belong to several types.
    pub fn modes(&self) -> impl Iterator<Item = (EventType, &str)> {
        self.entries.iter().filter(|entry| !entry.mode.is_empty()).map(|entry| (entry.event_type, entry.mode.as_str()))
    }

    /// Quad class, 1 to 4.
    #[must_use]
    pub fn quad(&self, event_type: EventType) -> u8 {
        self.entry(event_type, None).quad
    }

    /// Conflict-cooperation score, -10 to 10.
    #[must_use]
    pub fn score(&self, event_type: EventType, mode: Option<&str>) -> f64 {
        self.entry(event_type, mode).score
    }

    /// The nearest CAMEO code, leading zeros kept.
    #[must_use]
    pub fn cameo(&self, event_type: EventType, mode: Option<&str>) -> &str {
        &self.entry(event_type, mode).cameo
    }
}
