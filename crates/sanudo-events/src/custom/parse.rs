//! A codebook from its text.

use std::fmt;
use std::ops::Range;

use sanudo_text::Upos;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use toml::Spanned;

use super::error::Source;
use super::path::Path;
use super::pattern::{CONFIDENCE, Dependent, Pattern, WordTest};
use super::{CodebookError, CustomCodebook, CustomType, Example};
use crate::codebook::{Codebook, EventType};

/// Longest codebook, in bytes.
const BYTES: usize = 1 << 20;
/// Most patterns of a codebook.
const PATTERNS: usize = 1000;
/// Longest name of a type, in letters.
const NAME: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "type")]
    types: Vec<Spanned<TypeTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeTable {
    name: Spanned<String>,
    folds_into: Spanned<String>,
    mode: Option<Spanned<String>>,
    what: Spanned<String>,
    score: Option<Spanned<f64>>,
    cameo: Option<Spanned<String>>,
    #[serde(default)]
    pattern: Vec<Spanned<PatternTable>>,
    #[serde(default)]
    fires: Vec<Spanned<String>>,
    #[serde(default)]
    not: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternTable {
    lemmas: Spanned<Vec<Spanned<String>>>,
    upos: Option<Spanned<String>>,
    #[serde(default)]
    with: Vec<DependentTable>,
    #[serde(default)]
    without: Vec<DependentTable>,
    actor: Option<Spanned<OneOrMore>>,
    recipient: Option<Spanned<OneOrMore>>,
    #[serde(default)]
    requires: Vec<Spanned<String>>,
    confidence: Option<Spanned<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DependentTable {
    relation: Spanned<String>,
    #[serde(default)]
    lemmas: Vec<Spanned<String>>,
    upos: Option<Spanned<String>>,
}

/// A word, or a list of words.
struct OneOrMore(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;

        impl<'de> Visitor<'de> for Words {
            type Value = OneOrMore;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a path or a list of paths")
            }

            fn visit_str<E>(self, word: &str) -> Result<OneOrMore, E> {
                Ok(OneOrMore(vec![word.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<OneOrMore, A::Error> {
                let mut words = Vec::new();
                while let Some(word) = list.next_element()? {
                    words.push(word);
                }
                Ok(OneOrMore(words))
            }
        }

        deserializer.deserialize_any(Words)
    }
}

impl CustomCodebook {
    /// Reads a codebook in TOML; `name` is what errors call it, and `codebook` tells which modes there are.
    ///
    /// ```
    /// use sanudo_events::{Codebook, CustomCodebook};
    /// use sanudo_text::table::Table;
    ///
    /// # let types = sanudo_events::EventType::ALL.map(|name| format!("{name}\t\t1\t5.0\t051\n")).concat();
    /// # let text = format!("type\tmode\tquad\tscore\tcameo\n{types}");
    /// # let codebook = Codebook::new(Table { name: "codebook.tsv", text: &text })?;
    /// let recognition = r#"
    ///     [[type]]
    ///     name = "RECOGNISE"
    ///     folds_into = "SUPORT"
    ///     what = "recognises a state or a government"
    /// "#;
    /// let error = CustomCodebook::parse(recognition, "recognition.toml", &codebook).unwrap_err();
    /// assert!(error.to_string().starts_with("recognition.toml:4:18: \"SUPORT\" is no PLOVER type; expected one of"));
    /// # Ok::<(), sanudo_text::table::TableError>(())
    /// ```
    ///
    /// # Errors
    /// The first mistake with its line and column: what is no TOML, a key or value that is not known, a type without
    /// patterns or without examples, a codebook of more than 1 MiB or 1000 patterns.
    pub fn parse(text: &str, name: &str, codebook: &Codebook) -> Result<Self, CodebookError> {
        let source = Source { name, text };
        if text.len() > BYTES {
            return Err(source.error(&(0..0), format!("{} bytes; expected at most {BYTES}", text.len())));
        }
        let file: File = toml::from_str(text)
            .map_err(|error| source.error(&error.span().unwrap_or(0..0), error.message().trim_end()))?;
        if file.types.is_empty() {
            return Err(source.error(&(0..0), "no type in it; expected at least one [[type]]"));
        }
        let mut types: Vec<CustomType> = Vec::new();
        let mut patterns = 0;
        for table in file.types {
            let span = table.span();
            let table = table.into_inner();
            patterns += table.pattern.len();
            if patterns > PATTERNS {
                return Err(source.error(&span, format!("more than {PATTERNS} patterns")));
            }
            if types.iter().any(|other| other.name == *table.name.get_ref()) {
                return Err(source.error(&table.name.span(), format!("a second type {:?}", table.name.get_ref())));
            }
            types.push(custom_type(source, &span, table, codebook)?);
        }
        Ok(Self::new(types))
    }
}

fn custom_type(
    source: Source<'_>,
    span: &Range<usize>,
    table: TypeTable,
    codebook: &Codebook,
) -> Result<CustomType, CodebookError> {
    let name = type_name(source, &table.name)?;
    let folds_into: EventType = table.folds_into.get_ref().parse().map_err(|()| {
        let expected = EventType::ALL.map(EventType::as_str).join(", ");
        let message = format!("{:?} is no PLOVER type; expected one of {expected}", table.folds_into.get_ref());
        source.error(&table.folds_into.span(), message)
    })?;
    if let Some(mode) = table.mode.as_ref().filter(|mode| !codebook.has_mode(folds_into, mode.get_ref())) {
        let modes: Vec<&str> = codebook.modes().filter(|(of, _)| *of == folds_into).map(|(_, mode)| mode).collect();
        let expected =
            if modes.is_empty() { "it has none".to_owned() } else { format!("expected one of {}", modes.join(", ")) };
        return Err(source.error(&mode.span(), format!("{folds_into} has no mode {:?}; {expected}", mode.get_ref())));
    }
    let what = sentence(source, &table.what)?;
    if let Some(score) = table.score.as_ref().filter(|score| !(-10.0..=10.0).contains(score.get_ref())) {
        return Err(source.error(&score.span(), format!("the score {} is not from -10 to 10", score.get_ref())));
    }
    if let Some(cameo) = &table.cameo
        && !((2..=4).contains(&cameo.get_ref().len()) && cameo.get_ref().bytes().all(|byte| byte.is_ascii_digit()))
    {
        let message = format!("{:?} is no CAMEO code; expected two to four digits, as in \"051\"", cameo.get_ref());
        return Err(source.error(&cameo.span(), message));
    }
    for (key, is_empty) in [
        ("[[type.pattern]]", table.pattern.is_empty()),
        ("fires", table.fires.is_empty()),
        ("not", table.not.is_empty()),
    ] {
        if is_empty {
            let needs = if key == "[[type.pattern]]" { key.to_owned() } else { format!("example in `{key}`") };
            return Err(source.error(span, format!("{name} needs at least one {needs}")));
        }
    }
    let examples = table
        .fires
        .iter()
        .map(|text| (text, true))
        .chain(table.not.iter().map(|text| (text, false)))
        .map(|(text, fires)| {
            let (line, column) = source.place(text.span().start);
            Ok(Example { text: sentence(source, text)?, fires, line, column })
        })
        .collect::<Result<_, CodebookError>>()?;
    Ok(CustomType {
        name,
        folds_into,
        mode: table.mode.map(Spanned::into_inner),
        what,
        score: table.score.map(Spanned::into_inner),
        cameo: table.cameo.map(Spanned::into_inner),
        examples,
        patterns: table.pattern.into_iter().map(|pattern| self::pattern(source, pattern)).collect::<Result<_, _>>()?,
    })
}

/// A name that is no PLOVER type's.
fn type_name(source: Source<'_>, name: &Spanned<String>) -> Result<String, CodebookError> {
    let text = name.get_ref();
    let is_letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    if !text.starts_with(|first: char| first.is_ascii_uppercase()) || !text.bytes().all(is_letter) || text.len() > NAME
    {
        let message =
            format!("{text:?} is no name; expected up to {NAME} capital letters, digits, - and _, as in RECOGNISE");
        return Err(source.error(&name.span(), message));
    }
    if text.parse::<EventType>().is_ok() {
        return Err(source.error(&name.span(), format!("{text} is a type of PLOVER's; expected another name")));
    }
    Ok(text.clone())
}

/// Words on one line.
fn sentence(source: Source<'_>, text: &Spanned<String>) -> Result<String, CodebookError> {
    let trimmed = text.get_ref().trim();
    if trimmed.is_empty() || trimmed.chars().any(char::is_control) {
        return Err(source.error(&text.span(), "expected a sentence on one line"));
    }
    Ok(trimmed.to_owned())
}

fn pattern(source: Source<'_>, table: Spanned<PatternTable>) -> Result<Pattern, CodebookError> {
    let (line, _) = source.place(table.span().start);
    let table = table.into_inner();
    if table.lemmas.get_ref().is_empty() {
        return Err(source.error(&table.lemmas.span(), "no lemma; expected at least one"));
    }
    let confidence = table.confidence.as_ref().map_or(CONFIDENCE, |confidence| *confidence.get_ref());
    if let Some(given) = table.confidence.filter(|_| !(0.0..=1.0).contains(&confidence)) {
        return Err(source.error(&given.span(), format!("the confidence {confidence} is not from 0 to 1")));
    }
    for role in &table.requires {
        let path = match role.get_ref().as_str() {
            "actor" => &table.actor,
            "recipient" => &table.recipient,
            other => {
                let message = format!("{other:?} is no role; expected \"actor\" or \"recipient\"");
                return Err(source.error(&role.span(), message));
            }
        };
        if path.is_none() {
            let message = format!("the {} is required, but no path `{0}` leads to it", role.get_ref());
            return Err(source.error(&role.span(), message));
        }
    }
    let needs = |role: &str| table.requires.iter().any(|required| required.get_ref() == role);
    Ok(Pattern {
        line,
        trigger: word_test(source, table.lemmas.get_ref(), table.upos.as_ref())?,
        with: dependents(source, &table.with)?,
        without: dependents(source, &table.without)?,
        actor: paths(source, table.actor.as_ref())?,
        recipient: paths(source, table.recipient.as_ref())?,
        needs_actor: needs("actor"),
        needs_recipient: needs("recipient"),
        confidence,
    })
}

fn dependents(source: Source<'_>, tables: &[DependentTable]) -> Result<Vec<Dependent>, CodebookError> {
    let dependent = |table: &DependentTable| {
        let path =
            Path::parse(table.relation.get_ref()).map_err(|message| source.error(&table.relation.span(), message))?;
        Ok(Dependent { path, test: word_test(source, &table.lemmas, table.upos.as_ref())? })
    };
    tables.iter().map(dependent).collect()
}

fn paths(source: Source<'_>, given: Option<&Spanned<OneOrMore>>) -> Result<Vec<Path>, CodebookError> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let path = |text: &String| Path::parse(text).map_err(|message| source.error(&given.span(), message));
    given.get_ref().0.iter().map(path).collect()
}

fn word_test(
    source: Source<'_>,
    lemmas: &[Spanned<String>],
    upos: Option<&Spanned<String>>,
) -> Result<WordTest, CodebookError> {
    let lemma = |lemma: &Spanned<String>| {
        let text = lemma.get_ref();
        if text.is_empty() || text.contains(char::is_whitespace) {
            let message = format!("{text:?} is no lemma; expected one word, others in `with`");
            return Err(source.error(&lemma.span(), message));
        }
        Ok(text.to_lowercase())
    };
    let part_of_speech = |upos: &Spanned<String>| {
        upos.get_ref().parse::<Upos>().map_err(|()| {
            let expected = Upos::ALL.map(Upos::as_str).join(", ");
            let message = format!("{:?} is no part of speech; expected one of {expected}", upos.get_ref());
            source.error(&upos.span(), message)
        })
    };
    let lemmas = lemmas.iter().map(lemma).collect::<Result<_, _>>()?;
    Ok(WordTest { lemmas, upos: upos.map(part_of_speech).transpose()? })
}
