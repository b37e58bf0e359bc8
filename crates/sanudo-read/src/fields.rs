//! Which field of a record holds what.

use std::fmt;

use serde_json::{Map, Value};

use crate::error::{did_you_mean, quoted};
use crate::{Fields, Named};

/// What a field of a record can be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The text.
    Body,
    /// The headline.
    Title,
    /// The time of publication.
    Published,
    /// The time of the last update.
    Updated,
    /// The outlet's name.
    Outlet,
    /// The address of the page.
    Source,
    /// The language.
    Language,
    /// The record's identifier.
    Id,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Body, Self::Title, Self::Published, Self::Updated, Self::Outlet, Self::Source, Self::Language, Self::Id];

    /// Its name in a map.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Published => "published",
            Self::Updated => "updated",
            Self::Outlet => "outlet",
            Self::Source => "source",
            Self::Language => "language",
            Self::Id => "id",
        }
    }

    /// Names by which archives and interfaces know it, tried in this order when nothing is mapped; upper and lower case and
    /// the signs between words make no difference.
    #[must_use]
    pub const fn guesses(self) -> &'static [&'static str] {
        match self {
            Self::Body => &[
                "body",
                "text",
                "content",
                "article",
                "full_text",
                "event_text",
                "maintext",
                "articleBody",
                "body_text",
                "article_text",
                "story",
            ],
            Self::Title => &["title", "headline"],
            Self::Published => &[
                "published",
                "date",
                "pubDate",
                "date_publish",
                "published_at",
                "publication_date",
                "datePublished",
                "publish_date",
                "published_date",
                "date_published",
                "pub_date",
                "timestamp",
            ],
            Self::Updated => &[
                "updated",
                "updated_at",
                "date_modify",
                "dateModified",
                "modified",
                "last_modified",
                "date_modified",
                "last_updated",
            ],
            Self::Outlet => {
                &["outlet", "source_name", "publisher", "site_name", "source.name", "source_domain", "domain", "site"]
            }
            Self::Source => &["url", "link", "source_url", "uri", "permalink"],
            Self::Language => &["language", "lang"],
            Self::Id => &["id", "doc_id", "uuid", "guid", "_id"],
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Which name in the input stands for which field; what is not mapped is guessed ([`Field::guesses`]).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FieldMap {
    names: [Option<String>; 8],
}

/// A map that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapError {
    /// No `=`.
    #[error("`{found}` is not of the form FIELD=NAME, such as body=text")]
    NoName {
        /// The piece between commas.
        found: String,
    },
    /// A field that does not exist.
    #[error("`{found}` is no field; the fields are {}{}", quoted(&all()), did_you_mean(*near))]
    UnknownField {
        /// What stood before the `=`.
        found: String,
        /// The likeliest field.
        near: Option<&'static str>,
    },
    /// A field mapped twice.
    #[error("`{field}` is mapped twice; keep one of the two")]
    Twice {
        /// Which.
        field: Field,
    },
}

fn all() -> Vec<String> {
    Field::ALL.iter().map(|field| field.as_str().to_owned()).collect()
}

impl FieldMap {
    /// Reads `body=text,published=date,...`. A name with dots reaches into nested JSON objects.
    ///
    /// ```
    /// use sanudo_read::{Field, FieldMap};
    ///
    /// let map = FieldMap::parse("body=article.text, published=date")?;
    /// assert_eq!(map.name(Field::Body), Some("article.text"));
    /// assert_eq!(map.name(Field::Title), None);
    /// assert_eq!(
    ///     FieldMap::parse("bodi=text").unwrap_err().to_string(),
    ///     "`bodi` is no field; the fields are `body`, `title`, `published`, `updated`, `outlet`, `source`, `language`, `id`; \
    ///      did you mean `body`?"
    /// );
    /// # Ok::<(), sanudo_read::MapError>(())
    /// ```
    ///
    /// # Errors
    /// A piece without `=`, a field that does not exist, a field mapped twice.
    pub fn parse(text: &str) -> Result<Self, MapError> {
        let mut map = Self::default();
        for piece in text.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
            let Some((field, name)) = piece.split_once('=').map(|(field, name)| (field.trim(), name.trim())) else {
                return Err(MapError::NoName { found: piece.to_owned() });
            };
            if name.is_empty() {
                return Err(MapError::NoName { found: piece.to_owned() });
            }
            let Some(known) = Field::ALL.into_iter().find(|known| known.as_str() == field) else {
                let near = nearest(field, Field::ALL.iter().map(|field| field.as_str()));
                return Err(MapError::UnknownField { found: field.to_owned(), near });
            };
            let slot = &mut map.names[known as usize];
            if slot.is_some() {
                return Err(MapError::Twice { field: known });
            }
            *slot = Some(name.to_owned());
        }
        Ok(map)
    }

    /// The name mapped to a field; none where it is guessed.
    #[must_use]
    pub fn name(&self, field: Field) -> Option<&str> {
        self.names[field as usize].as_deref()
    }

    /// The names to look for, in order.
    pub(crate) fn wanted(&self, field: Field) -> Vec<String> {
        match self.name(field) {
            Some(name) => vec![name.to_owned()],
            None => field.guesses().iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// For each field the column of a header that holds it.
    ///
    /// # Errors
    /// The first field whose mapped name is not there.
    pub(crate) fn columns(&self, header: &[String]) -> Result<[Option<usize>; 8], Field> {
        let plain: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let mut columns = [None; 8];
        for field in Field::ALL {
            columns[field as usize] = match self.name(field) {
                Some(name) => {
                    let found = header
                        .iter()
                        .position(|column| column.trim() == name)
                        .or_else(|| plain.iter().position(|column| *column == self::plain(name)));
                    Some(found.ok_or(field)?)
                }
                None => field
                    .guesses()
                    .iter()
                    .find_map(|guess| plain.iter().position(|column| *column == self::plain(guess))),
            };
        }
        Ok(columns)
    }

    /// The field's name and text in a JSON object; numbers count as text, a list of strings as paragraphs.
    pub(crate) fn find(&self, field: Field, object: &Map<String, Value>) -> Option<Named> {
        if let Some(name) = self.name(field) {
            let text = reach(object, name).and_then(text)?;
            return Some(Named { name: name.to_owned(), text });
        }
        for guess in field.guesses() {
            if let Some(text) = reach(object, guess).and_then(text) {
                return Some(Named { name: (*guess).to_owned(), text });
            }
        }
        for guess in field.guesses() {
            for (name, value) in object {
                if is_same(name, guess)
                    && let Some(text) = text(value)
                {
                    return Some(Named { name: name.clone(), text });
                }
            }
        }
        None
    }
}

impl FieldMap {
    /// The first name of a field that is there, for an object in which [`Self::find`] found no text for it.
    pub(crate) fn empty(&self, field: Field, object: &Map<String, Value>) -> Option<String> {
        let wanted = self.wanted(field);
        wanted.into_iter().find(|name| reach(object, name).is_some())
    }
}

/// Follows a name with dots; a key that holds the dots itself comes first.
fn reach<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(value) = object.get(name) {
        return Some(value);
    }
    name.match_indices('.').find_map(|(dot, _)| {
        let inner = object.get(&name[..dot])?.as_object()?;
        reach(inner, &name[dot + 1..])
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) if !items.is_empty() => {
            let paragraphs: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            paragraphs.map(|paragraphs| paragraphs.join("\n\n")).filter(|text| !text.trim().is_empty())
        }
        _ => None,
    }
}

/// A name without case and signs: `pub_Date` as `pubdate`.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_same(a: &str, b: &str) -> bool {
    let letters = |name: &str| plain(name);
    a.len() <= 64 && letters(a) == letters(b)
}

impl Fields {
    /// Sets one field.
    pub(crate) fn set(&mut self, field: Field, value: Named) {
        match field {
            Field::Body => self.body = value.text,
            Field::Title => self.title = Some(value.text),
            Field::Published => self.published = Some(value),
            Field::Updated => self.updated = Some(value),
            Field::Outlet => self.outlet = Some(value.text.trim().to_owned()),
            Field::Source => self.url = Some(value.text.trim().to_owned()),
            Field::Language => self.language = Some(value.text),
            Field::Id => self.id = Some(value.text.trim().to_owned()),
        }
    }
}

/// The candidate that differs from `name` in the fewest letters, if in no more than a third of them.
pub(crate) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name: String = name.chars().take(40).collect::<String>().to_lowercase();
    candidates
        .filter(|candidate| candidate.len() <= 40)
        .map(|candidate| (distance(&name, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance in letters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let change = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldMap, MapError, nearest};
    use serde_json::{Value, json};

    fn check(map: &str, field: Field, object: &Value, expected: Option<(&str, &str)>) {
        let map = FieldMap::parse(map).unwrap();
        let found = map.find(field, object.as_object().unwrap());
        assert_eq!(found.as_ref().map(|found| (found.name.as_str(), found.text.as_str())), expected);
    }

    #[test]
    fn guesses_by_the_names_that_archives_use() {
        check("", Field::Body, &json!({"articleBody": "A"}), Some(("articleBody", "A")));
        check("", Field::Body, &json!({"text": "B", "body": "A"}), Some(("body", "A")));
        check("", Field::Body, &json!({"body": null, "Full Text": "B"}), Some(("Full Text", "B")));
        check("", Field::Published, &json!({"publishedAt": "2024-05-23"}), Some(("publishedAt", "2024-05-23")));
        check("", Field::Published, &json!({"timestamp": 1_716_460_560}), Some(("timestamp", "1716460560")));
        check("", Field::Outlet, &json!({"source": {"name": "BNS"}}), Some(("source.name", "BNS")));
        check("", Field::Body, &json!({"summary": "A"}), None);
    }

    #[test]
    fn a_map_wins_over_guesses_and_reaches_inside() {
        check("body=raw", Field::Body, &json!({"raw": "A", "body": "B"}), Some(("raw", "A")));
        check("body=raw", Field::Body, &json!({"body": "B"}), None);
        check("body=a.b", Field::Body, &json!({"a": {"b": "A"}}), Some(("a.b", "A")));
        check("body=a.b", Field::Body, &json!({"a.b": "A"}), Some(("a.b", "A")));
        check("body=a.b.c", Field::Body, &json!({"a": {"b.c": "A"}}), Some(("a.b.c", "A")));
    }

    #[test]
    fn lists_of_strings_are_paragraphs() {
        check("", Field::Body, &json!({"body": ["A", "B"]}), Some(("body", "A\n\nB")));
        check("", Field::Body, &json!({"body": ["A", 1]}), None);
    }

    #[test]
    fn a_map_that_makes_no_sense_is_told() {
        assert_eq!(FieldMap::parse("body"), Err(MapError::NoName { found: "body".to_owned() }));
        assert_eq!(FieldMap::parse("body=a,body=b"), Err(MapError::Twice { field: Field::Body }));
    }

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("boddy", ["title", "body"].into_iter()), Some("body"));
        assert_eq!(nearest("xyz", ["title", "body"].into_iter()), None);
    }
}
