//! Sizes as people write them.

/// Units and their bytes; those of two letters are decimal, as the standard has it.
const UNITS: [(&str, usize); 10] = [
    ("", 1),
    ("b", 1),
    ("k", 1 << 10),
    ("kb", 1_000),
    ("kib", 1 << 10),
    ("m", 1 << 20),
    ("mb", 1_000_000),
    ("mib", 1 << 20),
    ("gb", 1_000_000_000),
    ("gib", 1 << 30),
];

/// Bytes of `2MiB`, `500 kB` or `1048576`.
pub(crate) fn parse(text: &str) -> Result<usize, String> {
    let text = text.trim();
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let unit = text[digits.len()..].trim().to_ascii_lowercase();
    let bytes = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, bytes)| bytes);
    let size = digits.parse::<usize>().ok().zip(bytes).and_then(|(number, bytes)| number.checked_mul(*bytes));
    size.filter(|size| *size > 0).ok_or_else(|| "expected a size above zero such as 2MiB, 500kB or 1048576".to_owned())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn sizes_with_and_without_a_unit() {
        assert_eq!(["2MiB", "500 kB", "17", "1k"].map(|text| parse(text).unwrap()), [2 << 20, 500_000, 17, 1024]);
        assert!(
            ["", "0", "-1", "2 furlongs", "MiB", "1.5MiB", "99999999999GiB"].iter().all(|text| parse(text).is_err())
        );
    }
}
