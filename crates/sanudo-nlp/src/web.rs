//! Addresses of pages and people, file names, @names and #tags: one word each.

use crate::chars::{char_at, is_word};

/// Top-level domains and file endings that make a word with a dot an address or a file name without "www".
const ENDINGS: [&str; 44] = [
    "ae", "app", "asp", "au", "biz", "br", "ca", "cn", "co", "com", "de", "doc", "docx", "edu", "eu", "fr", "gov",
    "htm", "html", "il", "info", "int", "io", "ir", "jp", "jpg", "ke", "mil", "mp3", "net", "news", "ng", "org", "pdf",
    "pk", "png", "qa", "ru", "sa", "tv", "uk", "xls", "za", "zip",
];

/// Longest address without a scheme that is looked for; it bounds the work at each word of a hostile chunk.
const LONGEST: usize = 128;

/// Length of the address, file name, @name or #tag at the start of `chunk`, which runs up to the next white space.
pub(crate) fn address(chunk: &str) -> Option<usize> {
    url(chunk).or_else(|| handle(chunk)).or_else(|| dotted(chunk))
}

/// "https://…", "www.…", "mailto:…".
fn url(chunk: &str) -> Option<usize> {
    const STARTS: [&str; 5] = ["http://", "https://", "ftp://", "www.", "mailto:"];
    let start = STARTS.iter().find(|start| {
        chunk.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)) && chunk.len() > start.len()
    })?;
    if !is_word(char_at(chunk, start.len())) {
        return None;
    }
    let end = chunk.find(['<', '>', '"', '“', '”', '«', '»', '|', '{', '}', '[']).unwrap_or(chunk.len());
    Some(without_final_punctuation(&chunk[..end]))
}

/// Length of `address` without the punctuation that ends the sentence around it. A closing bracket stays if one was opened.
fn without_final_punctuation(address: &str) -> usize {
    let opened = address.contains('(');
    address
        .trim_end_matches(|c| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '…') || c == ')' && !opened
        })
        .len()
}

/// "@minister" and "#ceasefire": a letter must follow the sign.
fn handle(chunk: &str) -> Option<usize> {
    let sign = chunk.chars().next().filter(|sign| matches!(sign, '@' | '#'))?;
    if !char_at(chunk, 1).is_alphabetic() {
        return None;
    }
    let rest = &chunk[sign.len_utf8()..];
    let end = rest.find(|c| !is_word(c) && c != '_').unwrap_or(rest.len());
    Some(sign.len_utf8() + end)
}

/// "desk@example.org", "example.com/page", "notes_2.doc".
fn dotted(chunk: &str) -> Option<usize> {
    if !char_at(chunk, 0).is_ascii_alphanumeric() {
        return None;
    }
    let bytes = &chunk.as_bytes()[..chunk.len().min(LONGEST)];
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'%');
    let local = bytes.iter().take_while(|byte| allowed(byte)).count();
    if bytes.get(local) == Some(&b'@') {
        let domain = bytes[local + 1..].iter().take_while(|byte| allowed(byte)).count();
        let whole = chunk[..local + 1 + domain].trim_end_matches(['.', '-', '_', '+', '%']);
        return (whole.len() > local + 1).then_some(whole.len());
    }
    let host = chunk[..local].trim_end_matches(['.', '-', '_', '+', '%']);
    let (name, ending) = host.rsplit_once('.')?;
    // A capital after the dot begins a sentence ("years.In"), unless all is in capitals.
    let cased =
        ending.bytes().all(|byte| !byte.is_ascii_uppercase()) || name.bytes().all(|byte| !byte.is_ascii_lowercase());
    // A news group: "misc.news.asia".
    if host.bytes().filter(|byte| *byte == b'.').count() > 1
        && host.split('.').all(|piece| piece.len() > 1 && piece.bytes().all(|byte| byte.is_ascii_lowercase()))
    {
        return Some(host.len());
    }
    let known = cased && ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    if !known || name.len() < 2 || name.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let path = &chunk[host.len()..];
    if path.starts_with('/') && path.len() > 1 {
        let end = path.find(['<', '>', '"', '“', '”', '|']).unwrap_or(path.len());
        return Some(host.len() + without_final_punctuation(&path[..end]));
    }
    Some(host.len())
}

#[cfg(test)]
mod tests {
    use super::address;

    fn check(chunk: &str, expected: &str) {
        assert_eq!(address(chunk).map_or("", |length| &chunk[..length]), expected, "{chunk}");
    }

    #[test]
    fn addresses_are_one_word() {
        check("https://example.org/a-b?c=1).", "https://example.org/a-b?c=1");
        check("https://example.org/Peace_(1878),", "https://example.org/Peace_(1878)");
        check("www.example.org.", "www.example.org");
        check("press-office@example.org,", "press-office@example.org");
        check("example.com's", "example.com");
        check("example.org/news/1.", "example.org/news/1");
        check("@minister:", "@minister");
        check("#ceasefire_now!", "#ceasefire_now");
        check("annex_2.pdf)", "annex_2.pdf");
    }

    #[test]
    fn other_words_are_not_addresses() {
        for chunk in ["signed.The", "years.In", "U.S.", "and/or", "#1", "@2.5", "http://", "end.", "3.5", "p.m."] {
            check(chunk, "");
        }
    }
}
