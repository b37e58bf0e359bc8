//! What makes two reports the same report.

use std::fmt::Write as _;

use sanudo_text::Report;
use sha2::{Digest, Sha256};

/// Keeps these hashes apart from any other use of SHA-256, and names the recipe should it ever change.
const DOMAIN: &[u8] = b"sanudo/report-id/1\0";

/// The id of a report: the first sixteen hexadecimal digits (64 bits) of SHA-256 over its body, times of publication and update,
/// outlet and language.
///
/// The source is left out, so that a file that moves, or a page that two archives hold, stays one report. Fields are preceded by
/// their length and absent ones differ from empty ones, so that no two different reports run into the same bytes. Among a
/// million reports the chance that any two share an id is below one in thirty million; [`crate::Ledger::add`] would notice.
///
/// ```
/// use sanudo_text::Report;
///
/// let here = Report::new("a.txt", "Ministers met.".to_owned());
/// let there = Report::new("b.txt", "Ministers met.".to_owned());
/// assert_eq!(sanudo_ledger::report_id(&here), sanudo_ledger::report_id(&there));
/// assert_eq!(sanudo_ledger::report_id(&here).len(), 16);
/// ```
#[must_use]
pub fn report_id(report: &Report) -> String {
    let mut hash = Sha256::new();
    hash.update(DOMAIN);
    field(&mut hash, Some(&report.body));
    field(&mut hash, report.published.as_ref().map(|dated| dated.moment.to_string()).as_deref());
    field(&mut hash, report.updated.as_ref().map(|dated| dated.moment.to_string()).as_deref());
    field(&mut hash, report.outlet.as_deref());
    field(&mut hash, report.language.as_deref());
    hash.finalize().iter().take(8).fold(String::with_capacity(16), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    })
}

fn field(hash: &mut Sha256, value: Option<&str>) {
    match value {
        None => hash.update([0]),
        Some(value) => {
            hash.update([1]);
            hash.update((value.len() as u64).to_le_bytes());
            hash.update(value.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::report_id;
    use sanudo_text::Report;

    #[test]
    fn stays_the_same_from_version_to_version() {
        // Ids are in people's archives: if this value changes, so must DOMAIN, and the CHANGELOG must say so.
        assert_eq!(report_id(&Report::new("x", "Ministers met.".to_owned())), "a787627cee5b08a1");
    }

    #[test]
    fn tells_an_absent_outlet_from_an_empty_one_and_from_one_that_slid_over() {
        let plain = Report::new("x", "ab".to_owned());
        let empty = Report { outlet: Some(String::new()), ..plain.clone() };
        let outlet = Report { outlet: Some("en".to_owned()), ..plain.clone() };
        let language = Report { language: Some("en".to_owned()), ..plain.clone() };
        let ids = [&plain, &empty, &outlet, &language].map(report_id);
        let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(distinct.len(), 4);
    }

    #[test]
    fn forgets_the_source() {
        let one = Report::new("folder/a.txt", "x".to_owned());
        let other = Report::new("https://example.org/a", "x".to_owned());
        assert_eq!(report_id(&one), report_id(&other));
    }
}
