//! Codebooks over trees made by hand, and what is told of their mistakes.

use proptest::prelude::{ProptestConfig, any, proptest};
use sanudo_text::table::Table;

use super::{CodebookError, CustomCodebook};
use crate::acts::Act;
use crate::codebook::{Codebook, EventType, Status};
use crate::made::Made;

const RECOGNISE: &str = r#"
[[type]]
name = "RECOGNISE"
folds_into = "SUPPORT"
what = "recognises a state"
cameo = "054"
fires = ["Spain recognised Palestine."]
not = ["Spain recognised the problem."]

[[type.pattern]]
lemmas = ["recognise"]
upos = "VERB"
without = [{ relation = "ccomp" }]
actor = ["nsubj", "obl:agent"]
recipient = ["obj", "nsubj:pass"]
requires = ["actor", "recipient"]
confidence = 0.6

[[type.pattern]]
lemmas = ["extend"]
with = [{ relation = "obj", lemmas = ["recognition"], upos = "NOUN" }]
actor = "nsubj"
recipient = "obj/nmod"
"#;

fn plover() -> Codebook {
    let rows = EventType::ALL.map(|name| format!("{name}\t\t1\t5.0\t051\n{name}\twithdraw\t1\t5.0\t051\n")).concat();
    let text = format!("type\tmode\tquad\tscore\tcameo\n{rows}");
    Codebook::new(Table { name: "codebook.tsv", text: &text }).unwrap()
}

fn parse(text: &str) -> Result<CustomCodebook, CodebookError> {
    CustomCodebook::parse(text, "own.toml", &plover())
}

/// The acts of one sentence after the codebook was applied to `acts`.
fn coded(codebook: &str, words: &str, mut acts: Vec<Act>) -> Vec<Act> {
    parse(codebook).unwrap().apply(&Made::new(words).reading(), &mut acts, 0.3);
    acts
}

const ACTIVE: &str = "Spain/Spain/PROPN/2/nsubj recognised/recognise/VERB/0/root Kosovo/Kosovo/PROPN/2/obj";

#[test]
fn what_nobody_found_is_added_with_its_parties() {
    let acts = coded(RECOGNISE, ACTIVE, vec![]);
    let [act] = &acts[..] else { panic!("one act: {acts:?}") };
    assert_eq!((act.event_type, act.subtype.as_deref()), (EventType::Support, Some("RECOGNISE")));
    assert_eq!((act.status, act.confidence), (Status::Actual, 0.6));
    assert_eq!((&act.actors[..], &act.recipients[..]), (&[0][..], &[1][..]));
    assert!(act.evidence.iter().all(|reason| reason.rule == "custom/RECOGNISE"));
    assert_eq!(act.evidence[0].detail, "recognises a state (pattern 1, line 10 of the codebook)");
}

#[test]
fn the_passive_has_its_parties_the_other_way_round() {
    let passive = "Kosovo/Kosovo/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass recognised/recognise/VERB/0/root \
                   by/by/ADP/5/case Spain/Spain/PROPN/3/obl:agent";
    let acts = coded(RECOGNISE, passive, vec![]);
    assert_eq!((&acts[0].actors[..], &acts[0].recipients[..]), (&[1][..], &[0][..]));
}

#[test]
fn all_of_a_list_take_part() {
    let list = "Spain/Spain/PROPN/4/nsubj and/and/CCONJ/3/cc Malta/Malta/PROPN/1/conj recognised/recognise/VERB/0/root \
                Kosovo/Kosovo/PROPN/4/obj";
    assert_eq!(coded(RECOGNISE, list, vec![])[0].actors, [0, 1]);
}

#[test]
fn words_that_the_pattern_spells_out_name_the_act() {
    let noun = "Spain/Spain/PROPN/2/nsubj extended/extend/VERB/0/root full/full/ADJ/4/amod recognition/recognition/NOUN/2/obj \
                to/to/ADP/6/case Kosovo/Kosovo/PROPN/4/nmod";
    let acts = coded(RECOGNISE, noun, vec![]);
    assert_eq!((acts[0].trigger.clone(), &acts[0].recipients[..]), (1..4, &[1][..]));
    let other = noun.replace("recognition", "credit");
    assert_eq!(coded(RECOGNISE, &other, vec![]).len(), 0);
}

#[test]
fn what_lacks_a_party_or_has_what_must_not_be_is_left_alone() {
    let nobody = "Spain/Spain/PROPN/2/nsubj recognised/recognise/VERB/0/root value/value/NOUN/2/obj";
    assert_eq!(coded(RECOGNISE, nobody, vec![]).len(), 0);
    let that = format!("{ACTIVE} won/win/VERB/2/ccomp");
    assert_eq!(coded(RECOGNISE, &that, vec![]).len(), 0);
}

#[test]
fn an_act_that_was_found_is_refined() {
    let mut found = Made::act(EventType::Support, Status::Historical, 1..2, &[], &[]);
    found.confidence = 0.9;
    let acts = coded(RECOGNISE, ACTIVE, vec![found]);
    assert_eq!((acts.len(), acts[0].subtype.as_deref()), (1, Some("RECOGNISE")));
    assert_eq!((acts[0].status, acts[0].confidence), (Status::Historical, 0.9));
    assert_eq!((&acts[0].actors[..], &acts[0].recipients[..]), (&[0][..], &[1][..]));
}

#[test]
fn an_act_of_another_type_gets_the_type_and_the_status_of_the_tree() {
    let not = "Spain/Spain/PROPN/4/nsubj does/do/AUX/4/aux not/not/PART/4/advmod recognise/recognise/VERB/0/root \
               Kosovo/Kosovo/PROPN/4/obj";
    let acts = coded(RECOGNISE, not, vec![Made::act(EventType::Reject, Status::Actual, 3..4, &[0], &[1])]);
    assert_eq!((acts[0].event_type, acts[0].status), (EventType::Support, Status::Negated));
    assert!(acts[0].evidence.iter().any(|reason| reason.rule == "custom/status"));
}

#[test]
fn a_refusal_of_it_stays_a_refusal() {
    let refused = "Spain/Spain/PROPN/2/nsubj refused/refuse/VERB/0/root to/to/PART/4/mark recognise/recognise/VERB/2/xcomp \
                   Kosovo/Kosovo/PROPN/4/obj";
    let acts = coded(RECOGNISE, refused, vec![Made::act(EventType::Reject, Status::Actual, 1..4, &[0], &[1])]);
    assert_eq!((acts.len(), acts[0].event_type, &acts[0].subtype), (1, EventType::Reject, &None));
}

#[test]
fn of_two_types_for_the_same_words_the_first_of_the_file_has_them() {
    let withdraw = r#"
        [[type]]
        name = "WITHDRAW"
        folds_into = "SANCTION"
        mode = "withdraw"
        what = "takes recognition back"
        fires = ["x"]
        not = ["y"]
        [[type.pattern]]
        lemmas = ["withdraw"]
        with = [{ relation = "obj", lemmas = ["recognition"] }]
        actor = "nsubj"
        [[type]]
        name = "RECOGNITION"
        folds_into = "SUPPORT"
        what = "recognises"
        fires = ["x"]
        not = ["y"]
        [[type.pattern]]
        lemmas = ["recognition"]
    "#;
    let words = "Spain/Spain/PROPN/2/nsubj withdrew/withdraw/VERB/0/root recognition/recognition/NOUN/2/obj";
    let acts = coded(withdraw, words, vec![]);
    assert_eq!((acts.len(), acts[0].subtype.as_deref()), (1, Some("WITHDRAW")));
    assert_eq!(acts[0].mode.as_deref(), Some("withdraw"));
}

#[test]
fn an_act_that_is_less_sure_than_asked_for_is_not_added() {
    let mut acts = vec![];
    parse(RECOGNISE).unwrap().apply(&Made::new(ACTIVE).reading(), &mut acts, 0.7);
    assert_eq!(acts.len(), 0);
}

/// The codebook with `from` replaced by `to` has a mistake, told so.
#[track_caller]
fn broken(from: &str, to: &str, told: &str) {
    assert!(RECOGNISE.contains(from), "{from}");
    let error = parse(&RECOGNISE.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(error.starts_with(&format!("own.toml:{told}")), "{error}");
}

#[test]
fn a_mistake_is_told_with_its_line_and_column() {
    broken("\"SUPPORT\"", "\"SUPORT\"", "4:14: \"SUPORT\" is no PLOVER type; expected one of AGREE, ");
    broken("\"RECOGNISE\"", "\"Recognise\"", "3:8: \"Recognise\" is no name");
    broken("\"RECOGNISE\"", "\"SUPPORT\"", "3:8: SUPPORT is a type of PLOVER's");
    broken("cameo = \"054\"", "cameo = \"O54\"", "6:9: \"O54\" is no CAMEO code");
    broken("cameo = \"054\"", "mode = \"release\"", "6:8: SUPPORT has no mode \"release\"; expected one of withdraw");
    broken("cameo = \"054\"", "score = 11", "6:9: the score 11 is not from -10 to 10");
    broken("cameo = \"054\"", "cameos = \"054\"", "6:1: unknown field `cameos`, expected one of `name`");
    broken("cameo = \"054\"", "cameo = 054", "6:9: ");
    broken("what = \"recognises a state\"", "what = \" \"", "5:8: expected a sentence on one line");
    broken("what = \"recognises a state\"", "", "2:1: missing field `what`");
    broken("fires = [\"Spain recognised Palestine.\"]", "", "2:1: RECOGNISE needs at least one example in `fires`");
    broken("[\"Spain recognised the problem.\"]", "[]", "2:1: RECOGNISE needs at least one example in `not`");
    broken("[\"recognise\"]", "[]", "11:10: no lemma");
    broken("[\"recognise\"]", "[\"é\", \"break off\"]", "11:16: \"break off\" is no lemma; expected one word");
    broken("upos = \"VERB\"", "upos = \"verb\"", "12:8: \"verb\" is no part of speech; expected one of ADJ, ");
    broken("relation = \"ccomp\"", "relation = \"that\"", "13:25: \"that\" is no relation");
    broken("[\"nsubj\", \"obl:agent\"]", "[\"nsubj\", \"by\"]", "14:9: \"by\" is no relation");
    broken("[\"nsubj\", \"obl:agent\"]", "7", "14:9: invalid type: integer `7`, expected a path or a list of paths");
    broken("\"recipient\"]", "\"target\"]", "16:22: \"target\" is no role");
    broken("recipient = [\"obj\", \"nsubj:pass\"]\n", "", "15:22: the recipient is required, but no path");
    broken("confidence = 0.6", "confidence = 60", "17:14: the confidence 60 is not from 0 to 1");
}

#[test]
fn a_codebook_has_types_each_of_its_own_name_and_not_too_many_patterns() {
    let told = |text: &str| parse(text).unwrap_err().to_string();
    assert_eq!(told(""), "own.toml:1:1: no type in it; expected at least one [[type]]");
    assert!(told(&RECOGNISE.repeat(2)).contains(": a second type \"RECOGNISE\""));
    let pattern = "[[type.pattern]]\nlemmas = [\"a\"]\n";
    assert!(told(&(RECOGNISE.to_owned() + &pattern.repeat(999))).contains("more than 1000 patterns"));
    assert!(parse(&(RECOGNISE.to_owned() + &pattern.repeat(998))).is_ok());
    assert!(told(&"#".repeat((1 << 20) + 1)).contains("expected at most 1048576"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_breaks_the_parser(text in any::<String>()) {
        let _ = parse(&text);
    }

    #[test]
    fn no_change_of_a_codebook_breaks_the_parser(at in 0..RECOGNISE.len(), cut in 0..40_usize, text in "\\PC{0,8}|[\\[\\]{}=\"'\n]{0,4}") {
        let mut changed = RECOGNISE.to_owned();
        changed.replace_range(at..(at + cut).min(RECOGNISE.len()), &text);
        if let Err(error) = parse(&changed) {
            assert!(error.line >= 1 && error.column >= 1);
        }
    }
}
