//! A light look at the language: English, or not known to be.

/// Words that every English text of some length is full of.
fn is_english_word(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "to"
            | "in"
            | "a"
            | "is"
            | "that"
            | "for"
            | "on"
            | "was"
            | "with"
            | "said"
            | "as"
            | "it"
            | "by"
            | "at"
            | "from"
            | "he"
            | "has"
            | "be"
            | "are"
            | "have"
            | "this"
            | "not"
            | "were"
            | "their"
            | "who"
            | "they"
            | "an"
    )
}

/// Words of its neighbours in Latin letters that English has not.
fn is_foreign_word(word: &str) -> bool {
    matches!(
        word,
        "der"
            | "die"
            | "und"
            | "das"
            | "ist"
            | "nicht"
            | "mit"
            | "le"
            | "la"
            | "les"
            | "des"
            | "et"
            | "est"
            | "dans"
            | "pour"
            | "el"
            | "los"
            | "las"
            | "que"
            | "del"
            | "una"
            | "por"
            | "di"
            | "il"
            | "che"
            | "della"
            | "da"
            | "os"
            | "uma"
            | "não"
            | "het"
            | "een"
            | "van"
            | "och"
            | "som"
            | "yang"
            | "dan"
            | "ve"
            | "bir"
            | "w"
    )
}

/// Bytes of the longest of these words.
const LONGEST: usize = 5;
/// Words looked at.
const SAMPLE: usize = 200;
/// English running text has thirty to forty of a hundred words among these, headlines and lists far fewer.
const ENGLISH_PERCENT: usize = 8;

/// `en` for a text that looks English; none for any other.
pub(crate) fn language(text: &str) -> Option<&'static str> {
    let (mut words, mut english, mut foreign, mut latin, mut other) = (0, 0, 0, 0, 0);
    let mut lower = String::new();
    for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE) {
        words += 1;
        let letters =
            if word.is_ascii() { word.len() } else { word.chars().filter(|letter| is_latin(*letter)).count() };
        latin += letters;
        other += if word.is_ascii() { 0 } else { word.chars().count() - letters };
        if word.len() <= LONGEST {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
            english += usize::from(is_english_word(&lower));
            foreign += usize::from(is_foreign_word(&lower));
        }
    }
    let is_english =
        if words < 20 { english >= foreign } else { english * 100 >= words * ENGLISH_PERCENT && english > foreign };
    (latin > other && is_english).then_some("en")
}

const fn is_latin(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The code of a language as a record names it: `en-US`, `English` and `eng` are `en`.
pub(crate) fn code(name: &str) -> Option<String> {
    const NAMES: [(&str, &str); 12] = [
        ("english", "en"),
        ("eng", "en"),
        ("french", "fr"),
        ("fra", "fr"),
        ("spanish", "es"),
        ("spa", "es"),
        ("german", "de"),
        ("deu", "de"),
        ("arabic", "ar"),
        ("ara", "ar"),
        ("russian", "ru"),
        ("rus", "ru"),
    ];
    let name = name.trim().to_lowercase();
    let name = name.split(['-', '_']).next().unwrap_or_default();
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*code).to_owned());
    }
    ((2..=3).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase())).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{code, language};

    #[test]
    fn english_is_known_by_its_small_words() {
        assert_eq!(language("The ministers of the three countries met in the old town hall."), Some("en"));
        assert_eq!(language("Ministers meet"), Some("en"), "nothing speaks against it");
        assert_eq!(language("Los ministros de los tres países se reunieron en el antiguo ayuntamiento."), None);
        assert_eq!(language("Министры трёх стран встретились в ратуше."), None);
        assert_eq!(language("三国部长在市政厅会面。"), None);
        assert_eq!(language(""), None);
    }

    #[test]
    fn names_of_languages_become_codes() {
        assert_eq!(code("en-US").as_deref(), Some("en"));
        assert_eq!(code("English").as_deref(), Some("en"));
        assert_eq!(code("pt").as_deref(), Some("pt"));
        assert_eq!(code("unknown to us"), None);
    }
}
