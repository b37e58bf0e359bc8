//! Days, months and years as people write them in a filter.

/// Checks `2024`, `2024-05` or `2024-05-23`: the form and whether there is such a day.
pub(crate) fn parse(text: &str) -> Result<String, String> {
    let expected = || "expected a year, month or day such as 2024, 2024-05 or 2024-05-23".to_owned();
    let text = text.trim();
    let mut numbers = Vec::new();
    for (index, part) in text.split('-').enumerate() {
        let digits = if index == 0 { 4 } else { 2 };
        if index > 2 || part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(expected());
        }
        numbers.push(part.parse::<u32>().map_err(|_| expected())?);
    }
    match numbers[..] {
        [_, month] | [_, month, _] if !(1..=12).contains(&month) => Err(format!("there is no month {month}")),
        [year, month, day] if !(1..=days_of_month(year, month)).contains(&day) => {
            Err(format!("{year:04}-{month:02} has {} days", days_of_month(year, month)))
        }
        _ => Ok(text.to_owned()),
    }
}

fn days_of_month(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_year_a_month_or_a_day() {
        for text in ["2024", "2024-02", "2024-02-29", "2000-02-29", "2024-12-31"] {
            assert_eq!(parse(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        assert_eq!(parse("2023-02-29").unwrap_err(), "2023-02 has 28 days");
        assert_eq!(parse("1900-02-29").unwrap_err(), "1900-02 has 28 days");
        assert_eq!(parse("2023-13").unwrap_err(), "there is no month 13");
        for text in ["", "24", "2024-5", "yesterday", "2024-05-23-1", "+024", "2024-"] {
            assert!(parse(text).unwrap_err().starts_with("expected a year"), "{text}");
        }
    }
}
