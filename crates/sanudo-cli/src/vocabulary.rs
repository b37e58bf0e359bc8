//! The labels that a filter may name: what the codebook prints, and the codes of countries and international bodies.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use sanudo_text::table::{Row, Table, rows, values};

const STATUSES: [&str; 5] = ["actual", "future", "hypothetical", "negated", "historical"];
const KINDS: [&str; 3] = ["direct", "indirect", "mixed"];

/// Codes of no country, with what they stand for.
const INTERNATIONAL: [(&str, &str); 7] = [
    ("UNO", "United Nations"),
    ("EUR", "European Union"),
    ("IGO", "intergovernmental organisation"),
    ("NGO", "non-governmental organisation"),
    ("ISM", "international social movement"),
    ("IMG", "transnational armed group"),
    ("MNC", "multinational company"),
];

/// A PLOVER type, in capitals or not.
pub(crate) fn event_type() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(labels(sanudo_data::CODEBOOK, "type")).map(|label| label.to_ascii_uppercase())
}

/// A PLOVER mode.
pub(crate) fn mode() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(labels(sanudo_data::CODEBOOK, "mode")).map(|label| label.to_ascii_lowercase())
}

/// The name of a custom codebook's type, in capitals or not.
pub(crate) fn subtype(typed: &str) -> Result<String, String> {
    let name = typed.trim().to_ascii_uppercase();
    if name.is_empty() { Err("expected a name such as RECOGNISE".to_owned()) } else { Ok(name) }
}

/// A PLOVER context.
pub(crate) fn context() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(labels(sanudo_data::CONTEXTS, "context")).map(|label| label.to_ascii_lowercase())
}

/// An event's status.
pub(crate) fn status() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(STATUSES).map(|label| label.to_ascii_lowercase())
}

/// A statement's kind.
pub(crate) fn kind() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(KINDS).map(|label| label.to_ascii_lowercase())
}

/// A code that exists, in capitals or not.
pub(crate) fn code(typed: &str) -> Result<String, String> {
    let code = typed.trim().to_ascii_uppercase();
    if codes().any(|(known, _)| known == code) {
        return Ok(code);
    }
    let hint = meant(typed.trim()).map_or(String::new(), |(code, name)| format!("; did you mean {code} ({name})?"));
    let all: Vec<&str> = codes().map(|(code, _)| code).collect();
    Err(format!("no country or international body has that code{hint}\n  [possible values: {}]", all.join(", ")))
}

/// A code as [`code`], or part of a name: three capitals are meant as a code.
pub(crate) fn code_or_name(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    let is_code = typed.len() == 3 && typed.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code { code(typed) } else { Ok(typed.to_owned()) }
}

/// The labels of a column, each once, in the table's order.
fn labels(table: Table<'static>, column: &str) -> Vec<&'static str> {
    let mut labels = Vec::new();
    for row in shipped(table, [column]) {
        let [label] = row.cells;
        if !label.is_empty() && !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// The rows of a table that ships with Sanudo.
fn shipped<const N: usize>(table: Table<'static>, columns: [&str; N]) -> Vec<Row<'static, N>> {
    rows(table, columns).expect("the shipped tables are well formed, as their tests show")
}

/// All codes with their names, countries first.
fn codes() -> impl Iterator<Item = (&'static str, &'static str)> {
    let countries = shipped(sanudo_data::COUNTRIES, ["code", "name"]);
    countries.into_iter().map(|row| (row.cells[0], row.cells[1])).chain(INTERNATIONAL)
}

/// The country of that name, two-letter code or demonym; else the first code that differs in one letter.
fn meant(typed: &str) -> Option<(&'static str, &'static str)> {
    let is_typed = |name: &str| name.eq_ignore_ascii_case(typed);
    let countries = shipped(sanudo_data::COUNTRIES, ["code", "name", "iso2", "names", "demonyms"]);
    let named = countries.iter().find(|row| row.cells[1..].iter().any(|cell| values(cell).any(is_typed)));
    let upper = typed.to_ascii_uppercase();
    let is_near = |code: &str| {
        code.len() == upper.len()
            && code.bytes().zip(upper.bytes()).filter(|(known, typed)| known != typed).count() == 1
    };
    named.map(|row| (row.cells[0], row.cells[1])).or_else(|| codes().find(|(code, _)| is_near(code)))
}

#[cfg(test)]
mod tests {
    use super::{code, code_or_name};

    #[test]
    fn codes_are_checked_and_hinted_at() {
        assert_eq!(code("bhr").as_deref(), Ok("BHR"));
        assert_eq!(code("UNO").as_deref(), Ok("UNO"));
        let hint = |typed| code(typed).unwrap_err().lines().next().unwrap().to_owned();
        assert!(hint("Bahrain").ends_with("did you mean BHR (Bahrain)?"));
        assert!(hint("Russian").ends_with("did you mean RUS (Russia)?"));
        assert!(hint("BHX").contains("did you mean BH"));
        assert_eq!(hint("Atlantis"), "no country or international body has that code");
    }

    #[test]
    fn a_name_is_left_alone() {
        assert_eq!(code_or_name("King Hamad").as_deref(), Ok("King Hamad"));
        assert_eq!(code_or_name("Ban").as_deref(), Ok("Ban"));
        assert!(code_or_name("XQX").is_err());
    }
}
