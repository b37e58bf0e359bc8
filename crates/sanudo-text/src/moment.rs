//! When a report was published, as precisely as it tells.

use std::fmt;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::Span;

/// The English names of the months, in small letters, January first.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A point in time with the precision at which it is known.
///
/// [`fmt::Display`] writes ISO 8601 whose length tells the precision: `2024-05-23T10:36:00Z`, `2024-05-23`, `2024-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// An instant, known with its offset from UTC.
    Instant(Timestamp),
    /// A calendar day, in the outlet's own time zone; also what a clock time without a zone is reduced to.
    Day(Date),
    /// A month of a year.
    Month {
        /// Year of the Gregorian calendar.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
}

impl Moment {
    /// The calendar day that relative dates ("on Thursday") count from: the UTC day of an instant; none for a month.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Instant(at) => Some(TimeZone::UTC.to_datetime(at).date()),
            Self::Day(date) => Some(date),
            Self::Month { .. } => None,
        }
    }

    /// The year and month in which it lies.
    #[must_use]
    pub fn month(self) -> (i16, i8) {
        match self {
            Self::Month { year, month } => (year, month),
            Self::Instant(_) | Self::Day(_) => self.day().map_or((0, 0), |date| (date.year(), date.month())),
        }
    }

    /// `instant`, `day` or `month`: the word that the record uses.
    #[must_use]
    pub const fn precision(self) -> &'static str {
        match self {
            Self::Instant(_) => "instant",
            Self::Day(_) => "day",
            Self::Month { .. } => "month",
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(at) => write!(f, "{at:.0}"),
            Self::Day(date) => write!(f, "{date}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
        }
    }
}

/// Where a time was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFrom {
    /// The words in the body.
    Body(Span),
    /// A field of the input record, by its name (`date`, `pubDate`).
    Field(String),
    /// A date in the report's URL or file name.
    Source,
}

/// A time and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The time.
    pub moment: Moment,
    /// Where it was read.
    pub read_from: ReadFrom,
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use jiff::civil::date;

    #[test]
    fn the_length_of_the_iso_form_tells_the_precision() {
        let instant = Moment::Instant("2024-05-23T13:36:00+03:00".parse().unwrap());
        assert_eq!(instant.to_string(), "2024-05-23T10:36:00Z");
        assert_eq!(instant.day(), Some(date(2024, 5, 23)));
        assert_eq!(Moment::Day(date(2024, 5, 23)).to_string(), "2024-05-23");
        let month = Moment::Month { year: 2024, month: 5 };
        assert_eq!((month.to_string().as_str(), month.precision(), month.day()), ("2024-05", "month", None));
    }
}
