//! From bytes to Unicode scalar values, for the rim.

/// Converts byte offsets of one body to offsets in Unicode scalar values.
///
/// Keeps one count per 64 bytes, so a look-up reads at most 64 bytes and the map of a 2 MiB body weighs 128 KiB.
#[derive(Clone, Debug)]
pub struct ScalarMap<'a> {
    body: &'a str,
    /// Scalar values that begin before byte `64 * i`; empty for a pure ASCII body.
    counts: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'a> ScalarMap<'a> {
    /// Counts once over `body`.
    #[must_use]
    pub fn new(body: &'a str) -> Self {
        if body.is_ascii() {
            return Self { body, counts: Vec::new() };
        }
        let mut counts = Vec::with_capacity(body.len() / STRIDE + 1);
        let mut count = 0;
        for chunk in body.as_bytes().chunks(STRIDE) {
            counts.push(count);
            count += begins(chunk);
        }
        Self { body, counts }
    }

    /// How many scalar values begin before byte `offset` (at most the body's length).
    ///
    /// ```
    /// let map = sanudo_text::ScalarMap::new("Élysée");
    /// assert_eq!(map.scalar(2), 1);
    /// assert_eq!(map.scalar(8), 6);
    /// ```
    #[must_use]
    pub fn scalar(&self, offset: u32) -> u32 {
        if self.counts.is_empty() {
            return offset;
        }
        let offset = (offset as usize).min(self.body.len());
        let block = (offset / STRIDE).min(self.counts.len() - 1);
        self.counts[block] + begins(&self.body.as_bytes()[block * STRIDE..offset])
    }
}

/// Bytes that are not continuation bytes.
fn begins(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::ScalarMap;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(body in "\\PC{0,200}") {
            let map = ScalarMap::new(&body);
            for (count, (offset, _)) in body.char_indices().enumerate() {
                prop_assert_eq!(map.scalar(offset as u32) as usize, count);
            }
            prop_assert_eq!(map.scalar(body.len() as u32) as usize, body.chars().count());
        }
    }
}
