//! The language engine with the weights that ship: what it reads, that it reads the same everywhere, that nothing
//! breaks it.

use std::sync::LazyLock;

use sanudo::{Document, Engine, Report, WeightsError};
use sanudo_kernels::Level;
use sanudo_text::{Arc, Entity, Part, PartKind, Span, Tag, check_tree, conllu};

static ENGINE: LazyLock<Engine> = LazyLock::new(sanudo::engine);

fn read(text: &str) -> Document {
    ENGINE.document(Report::new("test", text.to_owned()))
}

fn tags(doc: &Document) -> &[Tag] {
    doc.layers.tags.as_deref().expect("the engine makes tags")
}

fn trees(doc: &Document) -> &[Arc] {
    doc.layers.trees.as_deref().expect("the engine makes trees")
}

fn entities(doc: &Document) -> &[Entity] {
    doc.layers.entities.as_deref().expect("the engine makes entities")
}

/// Words with UPOS, lemma and relation to the head's word; a bar between sentences.
fn blocks(doc: &Document) -> String {
    let (tags, trees) = (tags(doc), trees(doc));
    let mut lines = Vec::new();
    for sent in &doc.sentences {
        if !lines.is_empty() {
            lines.push("|".to_owned());
        }
        for index in sent.range() {
            let arc = &trees[index];
            let head = arc.head.map_or("-", |head| doc.form((sent.tokens.start + head) as usize));
            let tag = &tags[index];
            lines.push(format!("{} {} {} {} {head}", doc.form(index), tag.upos, tag.lemma, arc.deprel));
        }
    }
    lines.join("\n")
}

#[test]
fn a_sentence_gets_tags_lemmas_and_a_tree() {
    let doc = read("The king of Bahrain hasn't met the envoys of Russia, officials said.");
    let expected = "\
The DET the det king
king NOUN king nsubj met
of ADP of case Bahrain
Bahrain PROPN Bahrain nmod king
has AUX have aux met
n't PART not advmod met
met VERB meet ccomp said
the DET the det envoys
envoys NOUN envoy obj met
of ADP of case Russia
Russia PROPN Russia nmod envoys
, PUNCT , punct met
officials NOUN official nsubj said
said VERB say root -
. PUNCT . punct said";
    assert_eq!(blocks(&doc), expected);
    let tags = doc.layers.tags.unwrap();
    assert_eq!(tags[13].feats.get("Tense"), Some("Past"));
    assert_eq!(tags[12].feats.get("Number"), Some("Plur"));
}

#[test]
fn sentences_are_found_where_no_full_stop_tells() {
    let doc = read("Thanks for the report\nWe met the envoy yesterday he was late. Talks go on");
    let sentences: Vec<&str> = doc.sentences.iter().map(|sent| doc.slice(sent.span)).collect();
    assert_eq!(sentences[0], "Thanks for the report");
    assert_eq!(sentences.last(), Some(&"Talks go on"));
}

#[test]
fn entities_have_both_ends_and_a_class() {
    let doc =
        read("Prime Minister Ingrid Solberg flew from Oslo to Addis Ababa on Monday to meet African Union envoys.");
    let found: Vec<(String, &str)> = entities(&doc)
        .iter()
        .map(|entity| {
            let span = doc.span_of(entity.tokens.start as usize..entity.tokens.end as usize);
            (doc.slice(span).to_owned(), entity.label.as_str())
        })
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(text, label)| (text.as_str(), *label)).collect();
    assert_eq!(
        found,
        [
            ("Ingrid Solberg", "Person"),
            ("Oslo", "Location"),
            ("Addis Ababa", "Location"),
            ("Monday", "Date"),
            ("African Union", "Organization")
        ]
    );
}

#[test]
fn given_words_and_sentences_stay() {
    let source =
        "1\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\thome.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    let mut doc = given(source);
    ENGINE.annotate(&mut doc);
    assert_eq!((doc.tokens.len(), doc.sentences.len()), (3, 2));
    check(&doc);
}

/// A page of many kinds of text.
const MIXED: &str = "MINISTERS MEET IN DOHA\n\nThe ministers of Qatar and Oman didn't agree on Thursday, officials said. \"We will \
     meet again,\" Foreign Minister Layla Haddad told reporters; her aides were silent.\n\nجلس الوزراء 👍🏽 中国外交部 \u{202E}abc\n\n\
     Team | W | D | L\nA | 3 | 1 | 0\n";

#[test]
fn every_level_reads_the_same() {
    let expected = read(MIXED);
    for level in Level::all() {
        let engine = sanudo::engine().at(level);
        assert_eq!(engine.document(Report::new("test", MIXED.to_owned())), expected, "{level:?}");
    }
}

#[test]
fn a_sentence_reads_the_same_whatever_stands_in_other_windows() {
    // Two of these do not fit into one window.
    let clauses = ["the ministers of Qatar met the envoys of Oman in the old palace of the city"; 6];
    let long = format!("{}.", clauses.join(", and "));
    let alone = read(&long);
    let after = read(&format!("{long}\n\n{long}"));
    let half = alone.tokens.len();
    assert_eq!(after.tokens.len(), half * 2);
    assert_eq!(tags(&after)[half..], *tags(&alone));
    assert_eq!(trees(&after)[half..], *trees(&alone));
}

fn given(source: &str) -> Document {
    let blocks = conllu::read(source).expect("CoNLL-U");
    conllu::document("test", &blocks).expect("a document")
}

/// What holds of every document that was read.
fn check(doc: &Document) {
    let words = doc.tokens.len();
    let trees = trees(doc);
    assert_eq!((tags(doc).len(), trees.len()), (words, words));
    let mut next = 0;
    for sent in &doc.sentences {
        assert!(sent.tokens.start == next && sent.tokens.end > next);
        next = sent.tokens.end;
        assert_eq!(check_tree(&trees[sent.range()]), Ok(()));
        assert!(trees[sent.range()].iter().all(|arc| (arc.deprel == "root") == arc.head.is_none()));
    }
    assert_eq!(next as usize, words);
    let mut last = 0;
    for entity in entities(doc) {
        assert!(last <= entity.tokens.start && entity.tokens.start < entity.tokens.end);
        last = entity.tokens.end;
    }
    assert!(last as usize <= words);
    let written = conllu::write(&conllu::blocks(doc));
    let again = given(&written);
    assert_eq!(conllu::write(&conllu::blocks(&again)), written);
}

#[test]
fn no_text_breaks_it() {
    for text in [
        "",
        " \n\t",
        ".",
        "a",
        "\0\u{1}\u{7F}\u{FEFF}",
        "👍👍🏽👨‍👩‍👧 🇶🇦",
        "\u{202E}.ahoD ni teem sretsiniM \u{202C}",
        "ÀÉÎÕÜ ŒUVRE ﬁn ǅ İstanbul ß",
        "MINISTERS MEET IN DOHA FOR TALKS ON GAZA",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Le ministre est arrivé à Alger. El rey visitó Moscú. Министр прибыл. 外交部长到访。",
        MIXED,
    ] {
        check(&read(text));
    }
}

#[test]
fn a_megabyte_of_one_word_is_one_word() {
    let doc = read(&"a".repeat(1 << 20));
    assert_eq!(doc.tokens.len(), 1);
    check(&doc);
}

#[test]
fn a_sentence_of_five_thousand_words_is_cut_with_a_note() {
    let doc = read(&"tea and sugar and ".repeat(1250));
    check(&doc);
    assert!(doc.sentences.iter().all(|sent| sent.tokens.len() <= 500));
    assert!(doc.report.notes.iter().any(|note| note.code == "long-sentence"), "{:?}", doc.report.notes);
}

#[test]
fn a_given_sentence_of_five_thousand_words_stays_one_and_has_one_tree() {
    let rows: String = (1..=5000).map(|id| format!("{id}\ttea\t_\t_\t_\t_\t_\t_\t_\t_\n")).collect();
    let mut doc = given(&format!("{rows}\n"));
    ENGINE.annotate(&mut doc);
    assert_eq!(doc.sentences.len(), 1);
    check(&doc);
    assert_eq!(doc.report.notes[0].message, "a sentence of 5000 words was parsed in parts of 500");
}

#[test]
fn parts_that_are_not_read_stay_unread() {
    let mut report = Report::new("test", "Ministers meet\nRead more here\nThey agreed.".to_owned());
    report.parts = vec![
        Part { kind: PartKind::Title, span: Span::new(0, 14) },
        Part { kind: PartKind::Furniture, span: Span::new(15, 29) },
        Part { kind: PartKind::Body, span: Span::new(30, 42) },
    ];
    let doc = ENGINE.document(report);
    let parts: Vec<PartKind> = doc.sentences.iter().map(|sent| sent.part).collect();
    assert_eq!(parts, [PartKind::Title, PartKind::Body]);
    assert_eq!(doc.sentences[1].paragraph, 2);
}

mod weights {
    use super::{Engine, WeightsError};

    fn shipped() -> Vec<u8> {
        sanudo_data::ENGINE.to_vec()
    }

    /// The header with one thing changed; its length stays.
    fn changed(from: &str, to: &str) -> WeightsError {
        assert_eq!(from.len(), to.len());
        let mut bytes = shipped();
        let length = bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        let end = 8 + usize::try_from(length).expect("a header that fits into memory");
        let at = bytes[..end].windows(from.len()).position(|window| window == from.as_bytes());
        let at = at.unwrap_or_else(|| panic!("the header has no {from}"));
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        Engine::from_bytes(bytes).expect_err("weights that were changed")
    }

    #[test]
    fn the_shipped_file_is_whole_and_says_what_it_is() {
        let engine = Engine::from_bytes(shipped()).unwrap();
        assert!(engine.about("data").unwrap().contains("EWT"));
        assert!(engine.about("licence").unwrap().contains("CC-BY-SA-4.0"));
        assert!(shipped().len() <= 28_000_000, "weights and vocabulary take at most 28 MB");
    }

    #[test]
    fn another_version_is_told() {
        let error = changed(r#""version":"1""#, r#""version":"7""#);
        assert_eq!(
            error.to_string(),
            "the weights are of version \"7\", this program reads version \"1\"; export them anew or use the program they \
             came with"
        );
    }

    #[test]
    fn another_format_is_told() {
        let error = changed(r#""sanudo-engine""#, r#""sanudo-engina""#);
        assert!(
            error.to_string().starts_with("the file holds \"sanudo-engina\", expected \"sanudo-engine\""),
            "{error}"
        );
        let error = Engine::from_bytes(b"weights".to_vec()).unwrap_err();
        assert!(error.to_string().starts_with("these are no weights"), "{error}");
    }

    #[test]
    fn a_changed_byte_is_found() {
        let mut bytes = shipped();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        let error = Engine::from_bytes(bytes).unwrap_err();
        assert!(matches!(error, WeightsError::Checksum { .. }), "{error}");
    }

    #[test]
    fn what_is_missing_is_named() {
        let error = changed(r#""heads.start.bias""#, r#""heads.stare.bias""#);
        assert_eq!(error.to_string(), "the weights lack what is needed: tensor \"heads.start.bias\" is missing");
    }
}
