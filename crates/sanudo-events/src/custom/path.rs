//! Paths through a dependency tree: `obj/nmod`, `obl:agent`, `^acl:relcl`.

use crate::reading::Reading;

/// Longest path, in steps.
pub(super) const STEPS: usize = 5;

/// The relations of Universal Dependencies 2.
#[rustfmt::skip]
const RELATIONS: [&str; 37] = [
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj", "dep",
    "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod",
    "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
];

/// Steps from a word to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    steps: Vec<Step>,
}

/// One step: down to the words that hang by a relation, or up from a word that hangs by it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    up: bool,
    relation: String,
    /// Whether the relation's subtypes count too.
    any_subtype: bool,
}

impl Path {
    /// Reads a path, or says what is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let steps: Vec<&str> = text.split('/').collect();
        if steps.len() > STEPS {
            return Err(format!("a path of {} steps; expected at most {STEPS}", steps.len()));
        }
        Ok(Self { steps: steps.into_iter().map(Step::parse).collect::<Result<_, _>>()? })
    }

    /// Whether it ever leaves what hangs from the word that it begins at.
    pub(super) fn goes_up(&self) -> bool {
        self.steps.iter().any(|step| step.up)
    }

    /// The words that it leads to from the word at `from`, in the order of the text.
    pub(super) fn walk(&self, reading: &Reading<'_>, from: usize) -> Vec<usize> {
        let mut words = vec![from];
        for step in &self.steps {
            let mut next: Vec<usize> = Vec::new();
            for &word in &words {
                if step.up {
                    next.extend(reading.head(word).filter(|_| step.fits(reading.whole_relation(word))));
                    continue;
                }
                let before = next.len();
                next.extend(reading.children(word).filter(|&child| step.fits(reading.whole_relation(child))));
                let voice = if is_passive(reading, word) { "nsubj:pass" } else { "nsubj" };
                if next.len() == before && step.fits(voice) {
                    next.extend(borrowed_subject(reading, word));
                }
            }
            next.sort_unstable();
            next.dedup();
            words = next;
        }
        words
    }
}

impl Step {
    fn parse(text: &str) -> Result<Self, String> {
        let (up, whole) = text.strip_prefix('^').map_or((false, text), |rest| (true, rest));
        let (name, subtype) = whole.split_once(':').map_or((whole, None), |(name, subtype)| (name, Some(subtype)));
        if !RELATIONS.contains(&name) {
            let expected = RELATIONS.join(", ");
            return Err(format!("{name:?} is no relation of Universal Dependencies; expected one of {expected}"));
        }
        match subtype {
            Some("*") => Ok(Self { up, relation: name.to_owned(), any_subtype: true }),
            Some(subtype) if subtype.is_empty() || !subtype.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                Err(format!("{subtype:?} is no subtype of {name}; expected small letters, or * for any"))
            }
            _ => Ok(Self { up, relation: whole.to_owned(), any_subtype: false }),
        }
    }

    fn fits(&self, relation: &str) -> bool {
        let name = if self.any_subtype { relation.split(':').next().unwrap_or_default() } else { relation };
        name == self.relation
    }
}

/// Whether the word at `word` is in the passive; "was praised and recognised" says its auxiliary once.
fn is_passive(reading: &Reading<'_>, word: usize) -> bool {
    let has_auxiliary = |at: usize| reading.children(at).any(|child| reading.whole_relation(child) == "aux:pass");
    let shares = reading.relation(word) == "conj" && reading.feature(word, "VerbForm") == Some("Part");
    has_auxiliary(word) || shares && reading.head(word).is_some_and(has_auxiliary)
}

/// How far up a subject is looked for.
const BORROWED_FROM: usize = 4;

/// The subject of a word that has none of its own, by grammar: that of the verb it is joined to ("condemned Iran and
/// recognised Kosovo") or whose infinitive it is ("decided to recognise"); where that verb has an object, the object
/// ("urged Spain to").
fn borrowed_subject(reading: &Reading<'_>, word: usize) -> Option<usize> {
    let mut word = word;
    for _ in 0..BORROWED_FROM {
        if reading.children(word).any(|child| matches!(reading.relation(child), "nsubj" | "csubj")) {
            return None;
        }
        let relation = reading.relation(word);
        let above = reading.head(word).filter(|_| matches!(relation, "conj" | "xcomp"))?;
        let of = |relations: &[&str]| {
            let fits = |&child: &usize| child != word && relations.contains(&reading.relation(child));
            reading.children(above).find(fits)
        };
        let controls = reading.lemma(above) != "promise" && relation == "xcomp";
        if let Some(object) = of(&["iobj"]).or_else(|| of(&["obj"])).filter(|_| controls) {
            return Some(object);
        }
        if let Some(subject) = of(&["nsubj"]) {
            return Some(subject);
        }
        word = above;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Path;
    use crate::made::Made;

    /// The words that `path` leads to from the word numbered `from`, from 0.
    fn check(words: &str, from: usize, path: &str, expected: &[&str]) {
        let made = Made::new(words);
        let reading = made.reading();
        let reached = Path::parse(path).unwrap().walk(&reading, from);
        assert_eq!(reached.iter().map(|&at| reading.word(at)).collect::<Vec<_>>(), expected, "{path}");
    }

    #[test]
    fn steps_lead_down_and_up() {
        let words = "Oman/Oman/PROPN/2/nsubj left/leave/VERB/0/root home/home/NOUN/2/obj of/of/ADP/5/case Iraq/Iraq/PROPN/3/nmod";
        check(words, 1, "nsubj", &["oman"]);
        check(words, 1, "obj/nmod", &["iraq"]);
        check(words, 4, "^nmod/^obj/nsubj", &["oman"]);
        check(words, 4, "^obl", &[]);
    }

    #[test]
    fn a_subtype_is_another_relation_unless_any_is_asked_for() {
        let words = "Oman/Oman/PROPN/2/nsubj:pass seen/see/VERB/0/root by/by/ADP/4/case Iraq/Iraq/PROPN/2/obl:agent";
        check(words, 1, "nsubj", &[]);
        check(words, 1, "nsubj:pass", &["oman"]);
        check(words, 1, "obl", &[]);
        check(words, 1, "obl:*", &["iraq"]);
    }

    #[test]
    fn a_subject_is_said_once_for_verbs_that_share_it() {
        let and = "Oman/Oman/PROPN/2/nsubj met/meet/VERB/0/root and/and/CCONJ/4/cc left/leave/VERB/2/conj";
        check(and, 3, "nsubj", &["oman"]);
        let to = "Oman/Oman/PROPN/2/nsubj chose/choose/VERB/0/root to/to/PART/4/mark leave/leave/VERB/2/xcomp";
        check(to, 3, "nsubj", &["oman"]);
        let urged = "Oman/Oman/PROPN/2/nsubj urged/urge/VERB/0/root Iraq/Iraq/PROPN/2/iobj to/to/PART/5/mark leave/leave/VERB/2/xcomp";
        check(urged, 4, "nsubj", &["iraq"]);
    }

    #[test]
    fn what_is_no_path_is_told() {
        for (path, complaint) in [
            ("dobj", "\"dobj\" is no relation of Universal Dependencies; expected one of acl,"),
            ("", "\"\" is no relation"),
            ("nsubj:PASS", "\"PASS\" is no subtype of nsubj"),
            ("obj/obj/obj/obj/obj/obj", "a path of 6 steps; expected at most 5"),
        ] {
            let told = Path::parse(path).unwrap_err();
            assert!(told.starts_with(complaint), "{told}");
        }
    }
}
