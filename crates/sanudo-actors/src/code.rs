//! Country and international codes.

use std::fmt;

/// An ISO 3166-1 alpha-3 code (with XKX), or one of the international codes UNO, EUR, IGO, NGO, IMG, MNC, ISM.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 3]);

impl Code {
    /// Reads three capital letters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Whether it names a country rather than an international body or movement.
    #[must_use]
    pub fn is_country(self) -> bool {
        !matches!(&self.0, b"UNO" | b"EUR" | b"IGO" | b"NGO" | b"IMG" | b"MNC" | b"ISM")
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
