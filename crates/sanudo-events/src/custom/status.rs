//! Whether and when an act takes place, by the words around the one that names it. For acts that the extractor did not
//! see: it knows more than these few words.

use crate::codebook::Status;
use crate::reading::Reading;

/// Verbs whose infinitive does not happen.
const NEGATING: &[&str] = &["refuse", "decline", "fail", "stop", "forget", "neglect"];
/// Verbs whose infinitive is to come.
#[rustfmt::skip]
const AHEAD: &[&str] = &[
    "agree", "commit", "decide", "expect", "go", "intend", "plan", "pledge", "prepare", "promise", "schedule", "set", "vow",
];
/// Verbs whose infinitive happens as they do.
const HAPPENING: &[&str] = &["begin", "continue", "hasten", "manage", "move", "proceed", "rush", "start"];
const WOULD: &[&str] = &["would", "could", "might", "may", "should", "must", "can", "ought", "'d", "’d"];
const WILL: &[&str] = &["will", "'ll", "’ll", "shall", "wo"];
const NOT: &[&str] = &["not", "n't", "n’t", "never", "no", "neither", "nor"];

/// How far up it looks.
const DEPTH: usize = 4;

/// The status of the act that the word at `head` names, with the word that tells it.
pub(super) fn status(reading: &Reading<'_>, head: usize) -> (Status, Option<usize>) {
    told(reading, head, DEPTH).map_or((Status::Actual, None), |(status, word)| (status, Some(word)))
}

fn told(reading: &Reading<'_>, head: usize, depth: usize) -> Option<(Status, usize)> {
    let child = |relations: &[&str], words: &[&str]| {
        let fits = |&at: &usize| relations.contains(&reading.relation(at)) && words.contains(&reading.word(at));
        reading.children(head).find(fits)
    };
    if let Some(at) = child(&["advmod", "det", "cc"], NOT) {
        return Some((Status::Negated, at));
    }
    if let Some(at) = child(&["aux"], WOULD).or_else(|| child(&["mark"], &["if", "unless", "whether"])) {
        return Some((Status::Hypothetical, at));
    }
    if let Some(at) = child(&["aux"], WILL) {
        return Some((Status::Future, at));
    }
    let above = reading.head(head).filter(|_| depth > 0)?;
    let lemma = reading.lemma(above);
    match reading.relation(head) {
        "xcomp" if NEGATING.contains(&lemma) => Some((Status::Negated, above)),
        "xcomp" if AHEAD.contains(&lemma) => Some(told(reading, above, depth - 1).unwrap_or((Status::Future, above))),
        "xcomp" if HAPPENING.contains(&lemma) => told(reading, above, depth - 1),
        "xcomp" => Some((Status::Hypothetical, above)),
        // "Will meet the envoy and recognise": the auxiliary is said once.
        "conj" if reading.feature(head, "VerbForm") == Some("Inf") => told(reading, above, depth - 1),
        _ if is_first(reading, above) => None,
        _ => child(&["mark"], &["to"]).map(|to| (Status::Hypothetical, to)),
    }
}

/// "The first country to recognise", "the 10th to": what it is told for has happened.
fn is_first(reading: &Reading<'_>, noun: usize) -> bool {
    let counts = |lemma: &str| {
        matches!(lemma, "first" | "second" | "third" | "last" | "latest" | "late")
            || lemma.ends_with("th") && lemma.starts_with(|first: char| first.is_ascii_digit())
    };
    counts(reading.lemma(noun))
        || reading.children(noun).any(|child| reading.relation(child) == "amod" && counts(reading.lemma(child)))
}

#[cfg(test)]
mod tests {
    use super::status;
    use crate::codebook::Status;
    use crate::made::Made;

    /// The status of the last verb.
    fn check(words: &str, expected: Status) {
        let made = Made::new(words);
        let head = words
            .split_whitespace()
            .collect::<Vec<_>>()
            .iter()
            .rposition(|word| word.contains("/VERB/"))
            .expect("a verb");
        assert_eq!(status(&made.reading(), head).0, expected, "{words}");
    }

    #[test]
    fn auxiliaries_and_negation_tell() {
        check("Oman/Oman/PROPN/2/nsubj left/leave/VERB/0/root", Status::Actual);
        check("Oman/Oman/PROPN/3/nsubj will/will/AUX/3/aux leave/leave/VERB/0/root", Status::Future);
        check("Oman/Oman/PROPN/3/nsubj might/might/AUX/3/aux leave/leave/VERB/0/root", Status::Hypothetical);
        let never = "Oman/Oman/PROPN/4/nsubj will/will/AUX/4/aux never/never/ADV/4/advmod leave/leave/VERB/0/root";
        check(never, Status::Negated);
    }

    #[test]
    fn the_verb_that_an_infinitive_hangs_from_tells() {
        let under = |form: &str, lemma: &str| {
            format!("Oman/Oman/PROPN/2/nsubj {form}/{lemma}/VERB/0/root to/to/PART/4/mark leave/leave/VERB/2/xcomp")
        };
        check(&under("refused", "refuse"), Status::Negated);
        check(&under("decided", "decide"), Status::Future);
        check(&under("began", "begin"), Status::Actual);
        check(&under("wants", "want"), Status::Hypothetical);
        let first = "first/first/ADJ/2/amod state/state/NOUN/0/root to/to/PART/4/mark leave/leave/VERB/2/acl";
        check(first, Status::Actual);
        let plan = "plan/plan/NOUN/0/root to/to/PART/3/mark leave/leave/VERB/1/acl";
        check(plan, Status::Hypothetical);
    }
}
