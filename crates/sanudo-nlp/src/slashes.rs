//! Which slashes bind.
//!
//! A slash between words is a word of its own ("and / or"); it stays in dates and in a few short forms.

/// Short forms with a slash.
const WHOLE: [&str; 8] = ["w/out", "w/o", "b/t", "b/c", "n/a", "l/c", "i/c", "i/s"];

/// Length of the date or short form with a slash at the start of `text`, if there is one.
pub(crate) fn whole(text: &str) -> Option<usize> {
    let short = WHOLE.iter().find(|whole| text.get(..whole.len()).is_some_and(|head| head.eq_ignore_ascii_case(whole)));
    let length = match short {
        Some(short) => short.len(),
        None => date(text.as_bytes())?,
    };
    let next = text[length..].chars().next();
    (!next.is_some_and(|c| c.is_alphanumeric() || c == '/')).then_some(length)
}

/// Length of "23/05/2024" or "9/11", not of "3/4", "7/24" or "2001/02".
fn date(bytes: &[u8]) -> Option<usize> {
    let (first, mut at) = number(bytes, 0)?;
    if bytes.get(at) != Some(&b'/') {
        return None;
    }
    let (second, end) = number(bytes, at + 1)?;
    at = end;
    if bytes.get(at) == Some(&b'/')
        && let Some((_, end)) = number(bytes, at + 1)
    {
        return (first <= 31 && second <= 31).then_some(end);
    }
    // With two numbers only, a month and a day; what reads as a fraction is one.
    let fraction = first < second && (second <= 5 || second == 8 || second == 10);
    ((1..=12).contains(&first) && (1..=31).contains(&second) && !fraction && (first, second) != (7, 24)).then_some(at)
}

/// Up to four digits at `at`, and where they end.
fn number(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let digits = bytes[at..].iter().take(4).take_while(|byte| byte.is_ascii_digit());
    let (value, length) =
        digits.fold((0, 0), |(value, length), byte| (value * 10 + u32::from(byte - b'0'), length + 1));
    (length > 0).then_some((value, at + length))
}

#[cfg(test)]
mod tests {
    use super::whole;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(whole(text).map(|length| &text[..length]), expected, "{text}");
    }

    #[test]
    fn dates_and_short_forms_stay_whole() {
        check("9/11 attacks", Some("9/11"));
        check("23/05/2024,", Some("23/05/2024"));
        check("w/o", Some("w/o"));
    }

    #[test]
    fn the_rest_does_not() {
        for text in ["3/4", "24/7", "7/24", "2001/02", "and/or", "US/Iran", "1/264", "he/she"] {
            check(text, None);
        }
    }
}
