//! Currencies before and units after a number: "QR330.7mn" is three words.

use std::ops::Range;

/// Currency codes that stand before a number without a space. Single letters (N, R, K) need a unit or a comma after them,
/// since "N95" and "R2" are names.
const CURRENCIES: &[&str] = &[
    "AED", "AUD", "BD", "BHD", "CAD", "CHF", "CNY", "D", "Dh", "Dhs", "EGP", "EUR", "GBP", "GHC", "GHS", "HKD", "INR",
    "JD", "JPY", "K", "KD", "KES", "KSh", "Ksh", "LE", "N", "NGN", "OMR", "PKR", "QAR", "QR", "R", "RM", "RMB", "RO",
    "Rs", "Rp", "SAR", "SGD", "SR", "Sh", "Tk", "USD", "ZAR",
];

/// What letters may stand before "$": "US$", "HK$".
pub(crate) fn is_dollar_prefix(letters: &str) -> bool {
    ["US", "U", "A", "AU", "C", "CA", "NZ", "HK", "S", "NT", "R", "Z", "G", "TT", "J", "N", "EC", "RD", "MX", "B"]
        .contains(&letters)
}

/// Units and multipliers that are words of their own after digits. Capital letters other than these make a code ("18T").
const UNITS: &[&str] = &[
    "AM", "B", "Bn", "C", "F", "GB", "GW", "GWh", "Hz", "K", "KM", "M", "MB", "MHz", "MM", "MW", "MWh", "Mbps", "Mil",
    "PM", "TB", "a.m", "a.m.", "am", "b", "billion", "bn", "bpd", "c", "cc", "cm", "dwt", "f", "ft", "g", "gb", "ha",
    "hh", "hp", "hr", "hrs", "k", "kHz", "kW", "kWh", "kb", "kg", "kgs", "km", "kmh", "kms", "kph", "kw", "lb", "lbs",
    "m", "mg", "mil", "mile", "min", "mins", "ml", "mln", "mm", "mn", "mph", "mw", "oz", "p", "p.m", "p.m.", "pm",
    "sec", "secs", "sqm", "t", "tn", "trillion",
];

/// Cuts "QR330.7mn" into its currency, number and unit; none when the word is not digits with letters of these kinds.
///
/// The ranges are in bytes of `word`; the first and last may be empty. Ordinals ("33rd"), decades ("1960s"), "4G" and codes
/// ("AS400") are not cut.
pub(crate) fn cut(word: &str) -> Option<[Range<usize>; 3]> {
    let bytes = word.as_bytes();
    if !word.is_ascii() {
        return None;
    }
    let start = bytes.iter().position(u8::is_ascii_digit)?;
    let end = bytes.iter().rposition(u8::is_ascii_digit)? + 1;
    if start == 0 && end == word.len() || start > 3 || word.len() - end > 8 {
        return None;
    }
    if !bytes[start..end].iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':')) {
        return None;
    }
    let (before, after) = (&word[..start], &word[end..]);
    if !after.is_empty() && !UNITS.contains(&after) && !is_code(after) && !is_spelled_unit(after) {
        return None;
    }
    // Generations of radio networks.
    if after == "g" && end == 1 {
        return None;
    }
    if !before.is_empty() {
        let large = !after.is_empty() || bytes[start..end].contains(&b',');
        if !CURRENCIES.contains(&before) || before.len() == 1 && !large {
            return None;
        }
    }
    Some([0..start, start..end, end..word.len()])
}

/// A currency's code after the digits: "12CUP".
fn is_code(after: &str) -> bool {
    after == "CUP"
        || after.len() == 3 && after.bytes().all(|byte| byte.is_ascii_uppercase()) && CURRENCIES.contains(&after)
}

/// A whole lower-case word after the digits ("20minutes"), where the space was lost.
fn is_spelled_unit(after: &str) -> bool {
    after.len() >= 4 && after.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::cut;

    fn check(word: &str, expected: &str) {
        let found = cut(word).map_or(word.to_owned(), |parts| {
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).map(|part| &word[part]).collect();
            parts.join(" ")
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn currencies_and_units_are_words() {
        check("QR330.7mn", "QR 330.7 mn");
        check("16m", "16 m");
        check("5pm", "5 pm");
        check("Rs500", "Rs 500");
        check("N2.5bn", "N 2.5 bn");
        check("10:30am", "10:30 am");
        check("20minutes", "20 minutes");
        check("12CUP", "12 CUP");
        check("8a.m.", "8 a.m.");
    }

    #[test]
    fn ordinals_decades_and_codes_stay_whole() {
        for word in
            ["33rd", "1st", "1960s", "4G", "5g", "AS400", "N95", "18T", "Q1", "G20", "330", "1,234.5", "3D", "b2b"]
        {
            check(word, word);
        }
    }
}
