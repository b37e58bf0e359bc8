//! Whether a record agrees with itself, before anything of it is kept.

use crate::record::{ActorRecord, EvidenceRecord, Record, Slice};

/// What is wrong with `record`, in a plain sentence; nothing if all is well.
///
/// The ledger promises that each text is the slice it claims to be and that ids name what they belong to, so it takes in nothing
/// else.
pub(crate) fn check(record: &Record) -> Result<(), String> {
    let report = &record.report;
    if report.id.len() != 16 || !report.id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(format!("its id is `{}`, not sixteen hexadecimal digits", report.id));
    }
    let body = Body::new(&report.body);
    for part in &report.parts {
        if part.start > part.end || part.end as usize > body.len() {
            return Err(format!("a {} at {}..{} lies outside the body", part.kind, part.start, part.end));
        }
    }
    body.holds(report.times.iter().filter_map(|time| time.slice.as_ref()), &report.id, "times")?;
    body.holds(report.dateline.iter().map(|dateline| &dateline.slice), &report.id, "dateline")?;

    let mut last = 0;
    for event in &record.events {
        last = next_number(&report.id, &event.id, 'e', last)?;
        let (id, numbers) = (&event.id, [Some(event.score), Some(event.confidence)]);
        let place = event.place.as_ref();
        if numbers
            .into_iter()
            .chain(place.map(|at| [at.lat, at.lon]).unwrap_or_default())
            .flatten()
            .any(|n| !n.is_finite())
        {
            return Err(format!("a number of {id} is not finite"));
        }
        if !(1..=4).contains(&event.quad) {
            return Err(format!("the quad class of {id} is {}, not 1 to 4", event.quad));
        }
        body.holds([&event.trigger], id, "trigger")?;
        body.holds([&event.sentence.slice], id, "sentence")?;
        body.holds(actors(&event.actors), id, "actors")?;
        body.holds(actors(&event.recipients), id, "recipients")?;
        body.holds(actors(&event.according_to), id, "according_to")?;
        body.holds(place.map(|at| &at.slice), id, "place")?;
        body.holds(evidence(&event.evidence), id, "evidence")?;
    }
    last = 0;
    for statement in &record.statements {
        last = next_number(&report.id, &statement.id, 's', last)?;
        let id = &statement.id;
        body.holds([&statement.slice, &statement.cue], id, "text or cue")?;
        body.holds([&statement.speaker.slice], id, "speaker")?;
        body.holds(actors(&statement.addressee), id, "addressee")?;
        body.holds(evidence(&statement.evidence), id, "evidence")?;
    }
    Ok(())
}

/// The number in an entry's id, which must be the report's id, a point, `letter` and a number above `last`.
pub(crate) fn number_in(report: &str, id: &str, letter: char) -> Option<u32> {
    let digits = id.strip_prefix(report)?.strip_prefix('.')?.strip_prefix(letter)?;
    let number: u32 = digits.parse().ok()?;
    (number > 0 && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0')).then_some(number)
}

fn next_number(report: &str, id: &str, letter: char, last: u32) -> Result<u32, String> {
    let number = number_in(report, id, letter)
        .ok_or_else(|| format!("an entry is called `{id}`, not `{report}.{letter}` and a number"))?;
    if number <= last { Err(format!("{id} stands behind number {last}")) } else { Ok(number) }
}

fn actors<'a>(actors: impl IntoIterator<Item = &'a ActorRecord>) -> impl Iterator<Item = &'a Slice> {
    actors.into_iter().map(|actor| &actor.slice)
}

fn evidence(evidence: &[EvidenceRecord]) -> impl Iterator<Item = &Slice> {
    evidence.iter().filter_map(|reason| reason.slice.as_ref())
}

/// A body with the byte at which each of its scalar values begins.
struct Body<'a> {
    text: &'a str,
    /// One more than there are scalar values; empty for pure ASCII, where the two counts agree.
    begins: Vec<usize>,
}

impl<'a> Body<'a> {
    fn new(text: &'a str) -> Self {
        let begins = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
        };
        Self { text, begins }
    }

    fn len(&self) -> usize {
        if self.begins.is_empty() { self.text.len() } else { self.begins.len() - 1 }
    }

    fn slice(&self, start: u32, end: u32) -> Option<&str> {
        let (start, end) = (start as usize, end as usize);
        if self.begins.is_empty() {
            self.text.get(start..end)
        } else {
            self.text.get(*self.begins.get(start)?..*self.begins.get(end)?)
        }
    }

    fn holds<'s>(&self, slices: impl IntoIterator<Item = &'s Slice>, id: &str, field: &str) -> Result<(), String> {
        for slice in slices {
            let found = self.slice(slice.start, slice.end);
            if found != Some(slice.text.as_str()) {
                return Err(format!(
                    "{id} has `{}` as {field} at {}..{}, where the body has `{}`",
                    slice.text,
                    slice.start,
                    slice.end,
                    found.unwrap_or("nothing")
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, number_in};

    #[test]
    fn slices_count_scalar_values() {
        let body = Body::new("Élysée, Paris");
        assert_eq!((body.len(), body.slice(0, 6), body.slice(8, 13)), (13, Some("Élysée"), Some("Paris")));
        assert_eq!((body.slice(8, 14), body.slice(3, 2)), (None, None));
    }

    #[test]
    fn entry_numbers_are_written_in_one_way_only() {
        assert_eq!(number_in("ab", "ab.e12", 'e'), Some(12));
        for id in ["ab.e0", "ab.e01", "ab.e+1", "ab.e", "ab.s1", "ac.e1", "ab.e1 "] {
            assert_eq!(number_in("ab", id, 'e'), None, "{id}");
        }
    }
}
