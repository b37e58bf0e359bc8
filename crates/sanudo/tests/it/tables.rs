//! Each table of triggers carries its own sentences: lines `#+` in which a pattern of it must stand and lines `#-`, near misses in
//! which none must.

use sanudo_data::TRIGGERS;
use sanudo_events::Lexicon;
use sanudo_text::table::{Table, rows};

/// The words of a sentence in small letters, as the lexicon looks for them.
fn words(sentence: &str) -> Vec<String> {
    sanudo_nlp::tokenize(sentence).tokens.iter().map(|word| sentence[word.span.range()].to_lowercase()).collect()
}

/// The sentences of a table behind `mark`, never none.
fn sentences<'a>(table: Table<'a>, mark: &str) -> Vec<&'a str> {
    let found: Vec<&str> = table.text.lines().filter_map(|line| line.strip_prefix(mark)).map(str::trim).collect();
    assert!(!found.is_empty(), "{} has no line that begins with {mark}", table.name);
    found
}

/// The sentences of `table` in which a pattern of `event_type` stands or not, against what their mark says.
fn wrong(lexicon: &Lexicon, table: Table<'_>, event_type: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (mark, expected) in [("#+", true), ("#-", false)] {
        for sentence in sentences(table, mark) {
            let words = words(sentence);
            let stands = (0..words.len())
                .filter_map(|at| lexicon.hits(&words, at, words.len()).next())
                .any(|hit| hit.trigger.event_type.as_str() == event_type);
            if stands != expected {
                wrong.push(format!("{}: {mark} {sentence}", table.name));
            }
        }
    }
    wrong
}

#[test]
fn the_patterns_of_each_table_stand_in_its_examples_and_not_in_its_near_misses() {
    let lexicon = Lexicon::new(TRIGGERS).unwrap();
    let mut found = Vec::new();
    for &table in TRIGGERS {
        let event_type = rows(table, ["type"]).unwrap()[0].cells[0].to_owned();
        found.extend(wrong(&lexicon, table, &event_type));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_planted_wrong_example_is_found() {
    let text = "#+ The weather was fine.\n#- The minister accused Iran.\npattern\n";
    let table = Table { name: "planted", text };
    let found = wrong(&Lexicon::new(TRIGGERS).unwrap(), table, "ACCUSE");
    assert_eq!(found, ["planted: #+ The weather was fine.", "planted: #- The minister accused Iran."]);
}
