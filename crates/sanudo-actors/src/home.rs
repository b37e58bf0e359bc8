//! The country that a report is at home in: whose police "the police" are when nothing nearer tells.

use std::collections::BTreeMap;

use sanudo_text::{Document, Evidence, PartKind, Span};

use crate::Code;
use crate::names::{Names, Sense};
use crate::phrase::{Phrase, Piece};

/// How strongly each country is present in a report, in half points.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    points: BTreeMap<Code, (u32, Option<Span>)>,
    total: u32,
}

impl Presence {
    fn add(&mut self, code: Code, points: u32, span: Option<Span>) {
        let entry = self.points.entry(code).or_insert((0, span));
        entry.0 += points;
        if entry.1.is_none() {
            entry.1 = span;
        }
        self.total += points;
    }

    /// Half points of `code`.
    pub(crate) fn of(&self, code: Code) -> u32 {
        self.points.get(&code).map_or(0, |(points, _)| *points)
    }

    fn best(&self) -> Option<(Code, u32, Option<Span>)> {
        // The first of equals in the order of the codes, so that the choice is a rule.
        self.points.iter().fold(None, |best, (&code, &(points, span))| match best {
            Some((_, most, _)) if most >= points => best,
            _ => Some((code, points, span)),
        })
    }
}

/// Half points a mention is worth by its sense. A person may act abroad, a city rarely stands elsewhere.
const fn worth(sense: Sense) -> u32 {
    match sense {
        Sense::Country | Sense::Demonym | Sense::Capital | Sense::Seat | Sense::Region | Sense::City => 2,
        Sense::Organisation | Sense::Leader => 1,
        Sense::Body => 0,
    }
}

/// The title, the lead and the dateline tell more than the rest.
const EARLY: u32 = 2;
/// The publisher's country, by its address: as much as three mentions.
const PUBLISHER: u32 = 6;
/// The dateline's place.
const DATELINE: u32 = 14;

/// Datelines of news about bodies that sit there, which tell little of a country.
const SEATS_OF_BODIES: &[&str] = &[
    "Addis Ababa",
    "Brussels",
    "Geneva",
    "Luxembourg",
    "New York",
    "Strasbourg",
    "The Hague",
    "United Nations",
    "Vienna",
];

/// Counts the countries that a report names, directly or by their places and people.
pub(crate) fn presence(doc: &Document, names: &Names, phrases: &[Phrase<'_>]) -> Presence {
    let mut presence = Presence::default();
    if let Some(code) = publisher(&doc.report.source, names) {
        presence.add(code, PUBLISHER, None);
    }
    if let Some(place) = doc.report.dateline.as_ref().and_then(|dateline| dateline.place) {
        // "LILONGWE, Malawi": the last part that the tables know, which is the country if it is told.
        let parts = doc.slice(place).rsplit(',');
        let entries = parts.flat_map(|part| names.lookup(part));
        let code = entries.map(|&entry| names.entity(entry).code).find(|code| code.is_country());
        let seat = SEATS_OF_BODIES.iter().any(|seat| doc.slice(place).eq_ignore_ascii_case(seat));
        if let Some(code) = code {
            presence.add(code, if seat { worth(Sense::City) } else { DATELINE }, Some(place));
        }
    }
    let mut ambiguous = Vec::new();
    let mut short_names = Vec::new();
    for phrase in phrases {
        let part = doc.sentences[phrase.sentence].part;
        let factor = if matches!(part, PartKind::Title | PartKind::Lead) { EARLY } else { 1 };
        for (piece, tokens) in &phrase.pieces {
            let Piece::Known(entries) = piece else { continue };
            let first = entries[0];
            let code = names.entity(first).code;
            let span = doc.span_of(tokens.clone());
            if first.common {
                short_names
                    .extend(entries.iter().filter(|entry| entry.sense == Sense::Leader).map(|&entry| (entry, span)));
                continue;
            }
            if entries.iter().any(|&entry| names.entity(entry).code != code) {
                ambiguous.push((entries, factor, span));
            } else if code.is_country() {
                presence.add(code, worth(first.sense) * factor, Some(span));
            }
        }
    }
    // A name that several countries have counts for the one that is there anyway, else for its most populous place.
    for (entries, factor, span) in ambiguous {
        let chosen = entries
            .iter()
            .map(|&entry| names.entity(entry))
            .filter(|entity| entity.code.is_country())
            .max_by_key(|entity| (presence.of(entity.code), entity.population, std::cmp::Reverse(entity.code)));
        if let Some(entity) = chosen {
            presence.add(entity.code, factor, Some(span));
        }
    }
    // A report that names no country at all may still name its president, "Yoon".
    if presence.total == 0 {
        for (entry, span) in short_names {
            presence.add(names.entity(entry).code, 1, Some(span));
        }
    }
    presence
}

/// Fewest half points on which a report is at home somewhere.
const LEAST: u32 = 1;

/// The country a report is at home in, if one stands out.
pub(crate) fn home(presence: &Presence) -> Option<(Code, Evidence)> {
    let (code, points, span) = presence.best().filter(|(_, points, _)| *points >= LEAST)?;
    let share = 100 * points / presence.total.max(1);
    let detail = format!("the report is at home in {code}: {share} % of what it names by country is there");
    Some((code, Evidence::new("code", "actor/home-country", span, detail)))
}

/// The country of the address's top-level domain.
fn publisher(source: &str, names: &Names) -> Option<Code> {
    let host = source.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    names.domain(&host.rsplit('.').next()?.to_ascii_lowercase())
}
