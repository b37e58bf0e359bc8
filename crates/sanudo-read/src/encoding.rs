//! From bytes to text, by detection.
//!
//! In this order: a byte order mark; valid UTF-8; UTF-16 told by its zeros; UTF-8 with a few broken places; the guess of
//! chardetng (the detector of Firefox) among the older encodings. Nothing is trimmed; only a byte order mark is dropped.

use std::io::{self, BufRead, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use sanudo_text::{Diagnostic, Span};

/// A text and what had to be guessed for it.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) note: Option<Diagnostic>,
}

/// Decodes a whole text. `cut` when the bytes stop before their end, perhaps inside a character.
pub(crate) fn decode(mut bytes: Vec<u8>, cut: bool) -> Decoded {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    } else if let Some(encoding) = utf16(&bytes) {
        let even = if cut { bytes.len() & !1 } else { bytes.len() };
        let (text, _) = encoding.decode_with_bom_removal(&bytes[..even]);
        return Decoded { text: text.into_owned(), note: None };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, note: None },
        Err(error) if cut && error.utf8_error().error_len().is_none() => {
            let end = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(end);
            return Decoded { text: String::from_utf8(bytes).unwrap_or_default(), note: None };
        }
        Err(error) => error.into_bytes(),
    };
    if is_mostly_utf8(&bytes) { mend(&bytes) } else { guess(&bytes) }
}

/// UTF-16 by its mark, or by the zeros that Latin letters leave in every other byte.
pub(crate) fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    if head.starts_with(b"\xFF\xFE") {
        return Some(UTF_16LE);
    }
    if head.starts_with(b"\xFE\xFF") {
        return Some(UTF_16BE);
    }
    let head = &head[..head.len().min(1 << 10) & !1];
    if head.len() < 8 {
        return None;
    }
    let pairs = head.len() / 2;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if second * 4 > pairs * 3 && first == 0 {
        Some(UTF_16LE)
    } else if first * 4 > pairs * 3 && second == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether sound characters beyond ASCII outnumber broken places five to one.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken * 5
}

fn mend(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut broken = 0;
    let mut first = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
            broken += 1;
        }
    }
    let start = first.unwrap_or(0);
    let note = Diagnostic::warning("invalid-utf8", format!("{broken} broken UTF-8 characters were replaced by U+FFFD"))
        .at(Span::from_range(start..start + char::REPLACEMENT_CHARACTER.len_utf8()))
        .hint("fetch the text again, or convert it to UTF-8");
    Decoded { text, note: Some(note) }
}

fn guess(bytes: &[u8]) -> Decoded {
    let encoding = legacy(bytes);
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let mut note = Diagnostic::note("encoding-guessed", format!("not UTF-8; read as {}", encoding.name()));
    if had_errors {
        note = Diagnostic::warning(
            "encoding-guessed",
            format!("not UTF-8; read as {} with broken places", encoding.name()),
        )
        .hint("convert the text to UTF-8");
    }
    Decoded { text: text.into_owned(), note: Some(note) }
}

fn legacy(bytes: &[u8]) -> &'static Encoding {
    /// Enough to tell, and bounded in time.
    const SAMPLE: usize = 64 << 10;
    // The first byte beyond ASCII may lie far behind the start.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(SAMPLE / 4);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[start..bytes.len().min(start + SAMPLE)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A stream of UTF-16 as a stream of UTF-8.
pub(crate) struct Transcoded<R> {
    inner: R,
    decoder: Decoder,
    output: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: BufRead> Transcoded<R> {
    pub(crate) fn new(inner: R, encoding: &'static Encoding) -> Self {
        debug_assert!(encoding != UTF_8, "UTF-8 needs no transcoding");
        Self { inner, decoder: encoding.new_decoder_with_bom_removal(), output: Vec::new(), at: 0, ended: false }
    }
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.output.len() && !self.ended {
            let input = self.inner.fill_buf()?;
            self.ended = input.is_empty();
            let room = self.decoder.max_utf8_buffer_length(input.len()).unwrap_or(input.len() * 3 + 16);
            self.output.resize(room, 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.output, self.ended);
            self.inner.consume(read);
            self.output.truncate(written);
            self.at = 0;
        }
        let count = buffer.len().min(self.output.len() - self.at);
        buffer[..count].copy_from_slice(&self.output[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{Transcoded, decode};
    use std::io::Read;

    fn check(bytes: &[u8], text: &str, code: Option<&str>) {
        let decoded = decode(bytes.to_vec(), false);
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.note.map(|note| note.code), code);
    }

    fn little_endian(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn unicode_is_read_without_a_note_and_without_its_mark() {
        check("Zürich\r\n".as_bytes(), "Zürich\r\n", None);
        check(b"\xEF\xBB\xBF Riga", " Riga", None);
        check(&[b"\xFF\xFE".to_vec(), little_endian("Zürich")].concat(), "Zürich", None);
        check(&little_endian("Ministers meet"), "Ministers meet", None);
        let big_endian: Vec<u8> = "\u{FEFF}Zürich".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big_endian, "Zürich", None);
    }

    #[test]
    fn older_encodings_are_guessed_and_noted() {
        let french = "Le ministre a été reçu à l'Élysée par le président de la République française.";
        let (latin, ..) = encoding_rs::WINDOWS_1252.encode(french);
        check(&latin, french, Some("encoding-guessed"));
        let russian = "Министр иностранных дел прибыл в столицу с официальным визитом.";
        let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        check(&cyrillic, russian, Some("encoding-guessed"));
    }

    #[test]
    fn a_broken_place_in_utf8_is_replaced() {
        check(b"\xC3\xA9\xC3\xA8\xC3\xA9\xC3\xA0\xC3\xBC \xC3 end", "éèéàü \u{FFFD} end", Some("invalid-utf8"));
    }

    #[test]
    fn a_cut_text_ends_before_the_cut_character() {
        assert_eq!(decode(b"Z\xC3\xBCrich \xE2\x80".to_vec(), true).text, "Zürich ");
    }

    #[test]
    fn utf16_streams_become_utf8() {
        let bytes = [b"\xFF\xFE".to_vec(), little_endian(&"Zürich and Genève\n".repeat(900))].concat();
        let input = std::io::BufReader::with_capacity(7, bytes.as_slice());
        let mut text = String::new();
        Transcoded::new(input, encoding_rs::UTF_16LE).read_to_string(&mut text).unwrap();
        assert_eq!(text, "Zürich and Genève\n".repeat(900));
    }
}
