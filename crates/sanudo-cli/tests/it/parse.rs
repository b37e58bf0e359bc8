//! `sanudo parse`, and CoNLL-U as an input of the others.

use super::support::{Desk, MEETING, QUARREL, archive};

const GIVEN: &str = "\
# newdoc id = note
# sent_id = n-1
# speaker = envoy
1\tWe\t_\t_\t_\t_\t_\t_\t_\tStart=0
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\tX\t_\t_\t9\tdep\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tagree\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
5\t.\t_\t_\t_\t_\t_\t_\t_\t_

";

/// The columns of the words of CoNLL-U.
fn words(conllu: &str) -> Vec<Vec<&str>> {
    let rows = conllu.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| row.split('\t').collect::<Vec<_>>()).filter(|row| !row[0].contains('-')).collect()
}

#[test]
fn text_becomes_sentences_with_all_columns() {
    let desk = Desk::new();
    desk.write("quarrel.txt", QUARREL);
    let parsed = desk.run(&["parse", "quarrel.txt"]).with(0).stdout;
    assert!(parsed.starts_with("# newdoc id = quarrel.txt\n# newpar\n# sent_id = 1\n# text = "), "{parsed}");
    let words = words(&parsed);
    for row in &words {
        assert_eq!(row.len(), 10);
        assert!(row[2] != "_" && row[3] != "_" && row[6] != "_" && row[7] != "_", "{row:?}");
    }
    assert!(
        words.iter().any(|row| row[1] == "Bahrain" && row[3] == "PROPN" && row[9].contains("NER=B-Location")),
        "{parsed}"
    );
    // Nothing of the text is lost.
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let texts: Vec<&str> = parsed.lines().filter_map(|line| line.strip_prefix("# text = ")).collect();
    assert_eq!(letters(&texts.concat()), letters(QUARREL));
}

#[test]
fn what_was_parsed_comes_back_unchanged() {
    let desk = Desk::new();
    desk.write("news/a.txt", QUARREL).write("news/b.txt", MEETING);
    let parsed = desk.run(&["parse", "news"]).with(0).stdout;
    desk.write("news.conllu", &parsed);
    // The words are given now, so the windows are others and a tag may be too; twice is a fixed point.
    let again = desk.run(&["parse", "--pretokenized", "news.conllu"]).with(0).stdout;
    let forms = |conllu: &str| words(conllu).iter().map(|row| row[1].to_owned()).collect::<Vec<_>>();
    let comments =
        |conllu: &str| conllu.lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(forms(&again), forms(&parsed));
    assert_eq!(comments(&again), comments(&parsed));
    desk.write("again.conllu", &again);
    assert_eq!(desk.run(&["parse", "--pretokenized", "again.conllu"]).with(0).stdout, again);
    assert_eq!(again.matches("# newdoc id = news/").count(), 2);
}

#[test]
fn given_words_comments_and_notes_stay_and_what_else_stands_there_goes() {
    let desk = Desk::new();
    let parsed = desk.pipe(&["parse", "--pretokenized", "-"], GIVEN.as_bytes()).with(0).stdout;
    assert!(
        parsed.starts_with("# newdoc id = note\n# sent_id = n-1\n# speaker = envoy\n1\tWe\twe\tPRON\t"),
        "{parsed}"
    );
    assert!(parsed.contains("\tStart=0\n2-3\tdon't\t"), "{parsed}");
    assert!(
        parsed.contains("\n4\tagree\tagree\tVERB\t") && parsed.contains("\t0\troot\t_\tSpaceAfter=No\n"),
        "{parsed}"
    );
}

#[test]
fn text_with_spaces_between_words_is_pretokenized_too() {
    let desk = Desk::new();
    let parsed =
        desk.pipe(&["parse", "--pretokenized", "-"], b"The king do n't agree .\n\nTalks go on .\n").with(0).stdout;
    assert!(parsed.contains("# text = The king do n't agree .\n"), "{parsed}");
    assert_eq!(words(&parsed).len(), 10);
    assert_eq!(parsed.matches("\troot\t").count(), 2);
}

#[test]
fn any_number_of_threads_prints_the_same_bytes() {
    let desk = Desk::new();
    desk.write("news.jsonl", archive(40));
    let print = |threads| desk.run(&["parse", "news.jsonl", "--threads", threads]).with(0).stdout;
    let one = print("1");
    assert!(one == print("3"), "the parse depends on the threads");
    assert_eq!(one.matches("# newdoc id = ").count(), 40);
}

#[test]
fn a_broken_sentence_is_told_and_the_rest_goes_on() {
    let desk = Desk::new();
    desk.write("a.conllu", format!("# newdoc\n1\tbroken\n\n{GIVEN}"));
    let run = desk.run(&["parse", "--pretokenized", "a.conllu"]).with(1);
    assert!(run.stderr.contains("a.conllu:2: no CoNLL-U: 2 columns, expected 10 separated by tabs"), "{}", run.stderr);
    assert_eq!(words(&run.stdout).len(), 5);
}

#[test]
fn weights_that_cannot_be_used_are_named() {
    let desk = Desk::new();
    desk.write("own.safetensors", "weights").write("a.txt", QUARREL);
    let run = desk.run(&["parse", "--weights", "own.safetensors", "a.txt"]).with(2);
    assert!(run.stderr.contains("own.safetensors: these are no weights"), "{}", run.stderr);
    let run = desk.run(&["parse", "--weights", "none.safetensors", "a.txt"]).with(2);
    assert!(run.stderr.contains("none.safetensors: cannot be read"), "{}", run.stderr);
}

#[test]
fn another_parser_s_words_are_coded_as_ours_are() {
    let desk = Desk::new();
    let text = "Bahrain accused Iran of meddling in its affairs on Monday.";
    desk.write("a.txt", text);
    desk.write("a.conllu", desk.run(&["parse", "a.txt"]).with(0).stdout);
    let ours = desk.run(&["code", "a.txt"]).with(0).json().remove(0);
    let theirs = desk.run(&["code", "a.conllu"]).with(0).json().remove(0);
    assert_eq!(theirs["report"]["body"], text);
    let told = |record: &serde_json::Value| {
        let event = &record["events"][0];
        (event["type"].clone(), event["actors"][0]["code"].clone(), event["recipients"][0]["code"].clone())
    };
    assert_eq!(told(&theirs), told(&ours));
    assert_eq!(told(&theirs), ("ACCUSE".into(), "BHR".into(), "IRN".into()));
    let run = desk.run(&["ingest", "a.conllu", "--ledger", "a.db"]).with(0);
    assert!(run.stderr.contains("1 new"), "{}", run.stderr);
    let broken = desk.run(&["parse", "a.txt"]).with(0).stdout.replace("\tPROPN\t", "\tNAME\t");
    desk.write("b.conllu", broken);
    let run = desk.run(&["code", "b.conllu"]).with(1);
    assert!(run.stderr.contains("b.conllu:5: no CoNLL-U: NAME is no universal part of speech"), "{}", run.stderr);
}
