//! Each rule that stands in code carries its own sentences: one in which it must fire, and a near miss in which it must not.
//!
//! The lexicons have theirs beside them, see `tables.rs`. Here a rule is known by the path under which it enters an entry's
//! evidence, such as `status/negation`; the last test walks the sources, so that no rule comes in without its examples.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use sanudo::{Pipeline, Record};
use sanudo_ledger::record::{ActorRecord, EventRecord, EvidenceRecord, StatementRecord};
use sanudo_read::{Options, RawRecord};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::shipped);

/// What a rule makes of a report, and what is made of one that only looks like it.
///
/// `field` is the evidence's field. The words beside a report are what that field must hold, see [`event_value`] and
/// [`statement_value`]: `·` between the entries of one report, `+` between actors, `-` for nothing.
struct Example {
    rule: &'static str,
    field: &'static str,
    fires: (&'static str, &'static str),
    near_miss: (&'static str, &'static str),
}

const fn example(
    rule: &'static str,
    field: &'static str,
    fires: (&'static str, &'static str),
    near_miss: (&'static str, &'static str),
) -> Example {
    Example { rule, field, fires, near_miss }
}

/// What the extractor proposes and its words say by themselves: type, mode, status, roles, attributions. Not rules, but reasons that
/// `explain` tells like those.
#[rustfmt::skip]
const MODEL: &[Example] = &[
    example("model/type", "type",
        ("Kenya expelled the ambassador of Chad.", "SANCTION"),
        ("The dentist expelled the air.", "")),
    example("model/mode", "mode",
        ("Kenya expelled the ambassador of Chad.", "expel"),
        ("Kenya praised the ambassador of Chad.", "-")),
    example("model/status", "status",
        ("Kenya expelled the ambassador of Chad.", "actual"),
        ("The dentist expelled the air.", "")),
    example("model/actor", "actors",
        ("The ambassador of Chad was expelled by Kenya.", "Kenya"),
        ("Two Ugandan traders were arrested on Monday.", "-")),
    example("model/recipient", "recipients",
        ("The ambassador of Chad was expelled by Kenya.", "The ambassador of Chad"),
        ("Chad's union of teachers went on strike on Monday.", "-")),
    example("model/place", "place",
        ("Peruvian police arrested two Chilean traders in Arequipa.", "Arequipa"),
        ("Peru condemned Chile.", "-")),
    example("model/confidence", "confidence",
        ("Kenya expelled the ambassador of Chad.", "between 0 and 1"),
        ("The dentist expelled the air.", "")),
    example("model/attribution", "text",
        ("The trade minister of Chad said that the roads were open.", "the roads were open"),
        ("The trade minister of Chad opened the roads.", "")),
    example("model/attribution", "text",
        ("\"We grew a lot of maize,\" the trade minister of Chad said.", "We grew a lot of maize"),
        ("Farmers of Chad grew a lot of maize.", "")),
    example("model/attribution", "text",
        ("The roads were mended, according to the trade ministry of Chad.", "The roads were mended"),
        ("The roads were mended in Chad.", "")),
];

/// `coder.rs`: what a speaker does by speaking.
#[rustfmt::skip]
const ROLES: &[Example] = &[
    example("roles/speaker", "actors",
        ("\"Chad must leave,\" said Kenyan President William Ruto. \"Enough is enough. Sanctions should be lifted.\"", "Kenyan President William Ruto · Kenyan President William Ruto · Kenyan President William Ruto"),
        ("The minister of Kenya condemned Chad.", "The minister of Kenya")),
];

/// `coder.rs` and `contexts.rs`: when, where, according to whom, once more, and about what.
#[rustfmt::skip]
const CIRCUMSTANCES: &[Example] = &[
    example("date/told", "date",
        ("NAIROBI - 6 September 2024: Kenya expelled the ambassador of Chad on Thursday.", "2024-09-05"),
        ("NAIROBI - 6 September 2024: Kenya expelled the ambassador of Chad over the 2019 treaty.", "2024-09-06")),
    example("status/date", "status",
        ("NAIROBI - 3 March 2025: Police arrested the Ugandan traders in November 2024.", "historical"),
        ("NAIROBI - 3 March 2025: Police arrested the Ugandan traders in January.", "actual")),
    example("date/published", "date",
        ("NAIROBI - 6 September 2024: Kenya expelled the ambassador of Chad.", "2024-09-06"),
        ("NAIROBI - 6 September 2024: Kenya expelled the ambassador of Chad on Thursday.", "2024-09-05")),
    example("attribution/statement", "according_to",
        ("Kenya attacked Chad, the Sudanese army said.", "the Sudanese army"),
        ("Kenya attacked Chad after the Sudanese army said that the border was open.", "-")),
    example("same/parties", "same_as",
        ("Norway recalled its ambassador from Iran. Once again, Norway recalled its ambassador from Iran.", "- · e1"),
        ("Norway recalled its ambassador from Iran. Later, Norway recalled its ambassador from Iraq.", "- · -")),
    example("crosswalk/finer", "cameo",
        ("Chad released two Kenyan traders on Monday.", "0841"),
        ("Kenya expelled the ambassador of Chad.", "166")),
    // A context needs two different words, not one word twice.
    example("context/paragraph", "contexts",
        ("Chad arrested the Sudanese rebels over the election. The ballot was on Monday.", "election"),
        ("Chad arrested the Sudanese rebels over the election. The election was on Monday.", "-")),
    example("context/report", "contexts",
        ("Ballot in Chad\n\nThe election was on Monday.\n\nChad arrested the Sudanese rebels on Friday.", "election"),
        ("Rain in Chad\n\nThe rain came on Monday.\n\nChad arrested the Sudanese rebels on Friday.", "-")),
];

/// `statements/`: who said what.
#[rustfmt::skip]
const STATEMENTS: &[Example] = &[
    example("statement/quotation-goes-on", "text",
        ("\"We grew a lot of maize,\" the trade minister of Chad said.\n\n\"We ate it all.\"\n\n\"Nobody went hungry in spring.\"",
            "We grew a lot of maize · We ate it all. · Nobody went hungry in spring."),
        ("\"We grew a lot of maize,\" the trade minister of Chad said. Farmers grow \"the long grain\".",
            "We grew a lot of maize")),
    example("speaker/document", "speaker.name",
        ("The trade ministry of Chad said the roads were open. The statement said that no toll was due.",
            "trade ministry of Chad · trade ministry of Chad"),
        ("The trade ministry of Chad said the roads were open. The farmers said that no toll was due.",
            "trade ministry of Chad · farmers")),
];

/// `resolve.rs`, `chains.rs` and `home.rs`: whom a name, a description or a pronoun means.
#[rustfmt::skip]
const ACTORS: &[Example] = &[
    example("actor/country", "actors.code",
        ("Kenya attacked Uganda.", "KEN"),
        ("Kenya's troops shelled a market in Uganda.", "KEN")),
    example("actor/demonym", "actors.code",
        ("Kenyans attacked Uganda.", "KEN"),
        ("Kenyan troops shelled a market in Uganda.", "KEN")),
    example("actor/capital", "actors.code",
        ("Nairobi accused Uganda of shelling a market.", "KEN"),
        ("Nairobi traders accused Uganda of shelling a market.", "KEN")),
    example("actor/seat", "actors.code",
        ("The White House accused Kenya of shelling a market.", "USA"),
        ("Farmers near a white house in Kenya accused Uganda of shelling a market.", "KEN")),
    example("actor/leader", "actors.code",
        ("NAIROBI - 6 September 2024: Vladimir Putin accused Kenya of shelling a market.", "RUS"),
        ("NAIROBI - 6 September 2024: Anton Putin accused Kenya of shelling a market.", "KEN")),
    example("actor/body", "actors.code",
        ("The European Union accused Kenya of shelling a market.", "EUR"),
        ("The European farmers' union accused Kenya of shelling a market.", "KEN")),
    example("actor/organisation", "actors.code",
        ("Boko Haram accused Chad of shelling a market.", "NGA"),
        ("Mr Haram accused Chad of shelling a market.", "TCD")),
    example("actor/modifier", "actors.code",
        ("Police of Ecuador arrested two Chilean traders.", "ECU"),
        ("Police arrested two Chilean traders.", "CHL")),
    example("actor/apposition", "actors.code",
        ("Patrick Rumlar, the Kenyan trade minister, accused Uganda of shelling a market.", "KEN"),
        ("Patrick Rumlar and the Kenyan trade minister accused Uganda of shelling a market.", "KEN+KEN")),
    example("actor/possessive", "actors.code",
        ("Kenya was calm. Its troops shelled a market in Uganda.", "KEN"),
        ("Kenya was calm. Many troops shelled a market in Uganda.", "KEN")),
    example("actor/definite-description", "actors.name",
        ("Kenyan trade minister Patrick Rumlar was ill. The minister accused Sudan of shelling a market.", "Patrick Rumlar"),
        ("Kenyan trade minister Patrick Rumlar was ill. A minister accused Sudan of shelling a market.", "minister")),
    example("actor/pronoun", "recipients.name",
        ("Kenyan trade minister Patrick Rumlar was ill. Uganda accused him of shelling a market.", "Patrick Rumlar"),
        ("Uganda accused Kenya of shelling a market.", "Kenya")),
    example("actor/office-holder", "actors.name",
        ("PARIS - 3 March 2005: The French president accused Kenya of shelling a market.", "Jacques Chirac"),
        ("PARIS - 3 March 2005: A former French president accused Kenya of shelling a market.", "former French president")),
    example("actor/home-country", "actors.code",
        ("Rain fell on Lima in Peru. Police arrested two Chilean traders.", "PER"),
        ("Rain fell on Lima in Peru. Police of Ecuador arrested two Chilean traders.", "ECU")),
    example("place/region", "recipients.code",
        ("Kenya shelled Abkhazia.", "GEO"),
        ("Kenya shelled the Abkhazia police.", "GEO")),
    example("place/city", "recipients.code",
        ("Kenya shelled Basra.", "IRQ"),
        ("Kenya shelled the Basra police.", "IRQ")),
];

fn examples() -> impl Iterator<Item = &'static Example> {
    [MODEL, ROLES, CIRCUMSTANCES, STATEMENTS, ACTORS].into_iter().flatten()
}

/// Codes `text` and holds it against what is wanted of `rule`: whether it fires for `field`, and what `field` is then. The
/// complaint, if there is one.
fn check(rule: &str, field: &str, (text, value): (&str, &str), fires: bool) -> Option<String> {
    let record = PIPELINE.code(sanudo_read::report(RawRecord::text("rules", text), &Options::default()));
    let fired = evidence(&record).any(|told| told.field == field && told.rule == rule);
    let found = values(&record, field);
    let complaint = match (fires, fired) {
        (true, false) => "must fire and does not",
        (false, true) => "must not fire and does",
        _ if found != value => "gives another value",
        _ => return None,
    };
    Some(format!("{rule} {complaint} in {text:?}: {field} is {found:?}, wanted {value:?}"))
}

fn evidence(record: &Record) -> impl Iterator<Item = &EvidenceRecord> {
    let events = record.events.iter().flat_map(|event| &event.evidence);
    events.chain(record.statements.iter().flat_map(|statement| &statement.evidence))
}

/// The field's values in all entries that have it, events or statements.
fn values(record: &Record, field: &str) -> String {
    let values: Vec<String> = match field.split('.').next() {
        Some("text" | "speaker") => record.statements.iter().map(|entry| statement_value(entry, field)).collect(),
        _ => record.events.iter().map(|entry| event_value(entry, field)).collect(),
    };
    values.join(" · ")
}

/// What stands in a field of an event.
fn event_value(event: &EventRecord, field: &str) -> String {
    let nothing = || "-".to_owned();
    match field {
        "type" => event.event_type.clone(),
        "mode" => event.mode.clone().unwrap_or_else(nothing),
        "status" => event.status.clone(),
        "cameo" => event.cameo.clone().unwrap_or_else(nothing),
        "contexts" if event.contexts.is_empty() => nothing(),
        "contexts" => event.contexts.join("+"),
        "date" => event.date.as_ref().map_or_else(nothing, |date| date.start.clone()),
        "place" => event.place.as_ref().and_then(|place| place.name.clone()).unwrap_or_else(nothing),
        "according_to" => event.according_to.as_ref().map_or_else(nothing, |speaker| speaker.slice.text.clone()),
        "same_as" => event.same_as.as_deref().and_then(|id| id.rsplit('.').next()).map_or_else(nothing, str::to_owned),
        // The estimates change with every training.
        "confidence" if (0.0..=1.0).contains(&event.confidence) => "between 0 and 1".to_owned(),
        "confidence" => event.confidence.to_string(),
        _ => match field.split_once('.').unwrap_or((field, "words")) {
            ("actors", part) => parties(&event.actors, part),
            ("recipients", part) => parties(&event.recipients, part),
            _ => panic!("no field {field} in an event"),
        },
    }
}

/// What stands in a field of a statement.
fn statement_value(statement: &StatementRecord, field: &str) -> String {
    match field {
        "text" => statement.slice.text.clone(),
        "speaker.code" | "speaker.name" => {
            parties(std::slice::from_ref(&statement.speaker), field.trim_start_matches("speaker."))
        }
        _ => panic!("no field {field} in a statement"),
    }
}

/// `KEN+TCD`: one part of each actor.
fn parties(actors: &[ActorRecord], part: &str) -> String {
    let told = |actor: &ActorRecord| {
        let told = match part {
            "words" => Some(actor.slice.text.clone()),
            "code" => actor.code.clone(),
            "name" => actor.name.clone(),
            _ => panic!("no {part} in an actor"),
        };
        told.unwrap_or_else(|| "?".to_owned())
    };
    if actors.is_empty() { "-".to_owned() } else { actors.iter().map(told).collect::<Vec<_>>().join("+") }
}

#[test]
fn each_rule_fires_in_its_example() {
    let wrong: Vec<String> =
        examples().filter_map(|example| check(example.rule, example.field, example.fires, true)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_rule_fires_in_its_near_miss() {
    let wrong: Vec<String> =
        examples().filter_map(|example| check(example.rule, example.field, example.near_miss, false)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_in_the_sources_has_an_example_and_every_example_a_rule() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut written = BTreeSet::new();
    for name in ["sanudo-actors", "sanudo-events", "sanudo"] {
        // `tests.rs` and `made.rs` are there for tests alone.
        let own = |file: &PathBuf| !["tests.rs", "made.rs"].iter().any(|end| file.ends_with(end));
        for file in sources(&crates.join(name).join("src")).into_iter().filter(own) {
            let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            // What is shown to fire and not to fire beside its rule, on documents made by hand, needs no sentence here.
            let (code, tests) = text.split_once("mod tests {").unwrap_or((&text, ""));
            let beside = fs::read_to_string(file.with_file_name("tests.rs")).unwrap_or_default();
            let shown: BTreeSet<&str> = rules(tests).chain(rules(&beside)).collect();
            written.extend(rules(code).filter(|rule| !shown.contains(rule)).map(str::to_owned));
        }
    }
    let shown: BTreeSet<String> = examples().map(|example| example.rule.to_owned()).collect();
    let without: Vec<&String> = written.difference(&shown).collect();
    assert!(without.is_empty(), "rules without an example and a near miss in {}: {without:?}", file!());
    let stale: Vec<&String> = shown.difference(&written).collect();
    assert!(stale.is_empty(), "examples in {} of rules that no source has: {stale:?}", file!());
}

/// All Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path());
    paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

/// The string literals of the form `family/rule-name` outside comments. Any family counts, so that a new one is seen too.
fn rules(source: &str) -> impl Iterator<Item = &str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"')).filter(|literal| {
        let part =
            |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        literal.split_once('/').is_some_and(|(family, name)| part(family) && part(name))
    })
}

/// The checks themselves must be able to fail.
mod can_fail {
    use super::{check, rules};

    #[test]
    fn a_rule_that_is_silent_or_speaks_out_of_turn_or_gives_another_value_is_found() {
        let told = ("NAIROBI - 6 September 2024: Kenya expelled the ambassador of Chad on Thursday.", "2024-09-05");
        let assumed = ("NAIROBI - 6 September 2024: Kenya expelled the ambassador of Chad.", "2024-09-06");
        let complaint = |text, fires| check("date/told", "date", text, fires).unwrap_or_default();
        assert_eq!(complaint(told, true), "");
        assert!(complaint(assumed, true).contains("must fire and does not"), "{}", complaint(assumed, true));
        assert!(complaint(told, false).contains("must not fire and does"), "{}", complaint(told, false));
        let other = (told.0, "2024-09-04");
        assert!(complaint(other, true).contains("date is \"2024-09-05\", wanted \"2024-09-04\""));
    }

    #[test]
    fn rules_are_read_from_code_and_not_from_comments() {
        let source = "// \"and/or\"\nset(\"status/new-rule\", \"a b/c\", \"/\", 1);\n    rule: \"family/x\",\n";
        assert_eq!(rules(source).collect::<Vec<_>>(), ["status/new-rule", "family/x"]);
    }
}
