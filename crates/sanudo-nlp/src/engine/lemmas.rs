//! Lemmas from a list of words, and by edit scripts for all others. `training/engine/lemmas.py` writes the scripts.

use std::collections::HashMap;

use sanudo_text::Upos;

/// How to make the lemma of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Script {
    /// The lemma itself, as "be" for "was".
    Whole(String),
    /// Cut so many characters and add the suffix; in small letters, or as written.
    Edit { as_written: bool, cut: usize, suffix: String },
}

impl Script {
    /// Reads `=lemma`, `k|N|suffix` or `c|N|suffix`.
    fn read(label: &str) -> Option<Self> {
        if let Some(lemma) = label.strip_prefix('=') {
            return Some(Self::Whole(lemma.to_owned()));
        }
        let mut fields = label.splitn(3, '|');
        let as_written = match fields.next()? {
            "c" => true,
            "k" => false,
            _ => return None,
        };
        Some(Self::Edit { as_written, cut: fields.next()?.parse().ok()?, suffix: fields.next()?.to_owned() })
    }

    fn apply(&self, form: &str) -> String {
        match self {
            Self::Whole(lemma) => lemma.clone(),
            Self::Edit { as_written, cut, suffix } => {
                let mut text = if *as_written { form.to_owned() } else { form.to_lowercase() };
                for _ in 0..*cut {
                    text.pop();
                }
                text.push_str(suffix);
                text
            }
        }
    }
}

/// All scripts, and the words that need none.
#[derive(Debug)]
pub(crate) struct Lemmas {
    scripts: Vec<Script>,
    words: HashMap<(Upos, Box<str>), Box<str>>,
}

impl Lemmas {
    /// Labels of the lemma head, and lines of form, UPOS and lemma between tabs.
    ///
    /// # Errors
    /// The first label or line that cannot be read.
    pub(crate) fn new<'a>(labels: &[String], lines: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let scripts = labels
            .iter()
            .map(|label| Script::read(label).ok_or_else(|| format!("{label:?} is no edit script")))
            .collect::<Result<_, _>>()?;
        let word = |line: &'a str| {
            let mut fields = line.splitn(3, '\t');
            let (form, upos, lemma) = (fields.next()?, fields.next()?.parse().ok()?, fields.next()?);
            Some(((upos, form.into()), lemma.into()))
        };
        let words = lines
            .map(|line| word(line).ok_or_else(|| format!("{line:?} is no form, UPOS and lemma")))
            .collect::<Result<_, _>>()?;
        Ok(Self { scripts, words })
    }

    /// The lemma of a form, for the script that the head chose.
    pub(crate) fn lemma(&self, form: &str, upos: Upos, script: usize) -> String {
        // A clone of the form is cheaper than a table of tables; words are short.
        match self.words.get(&(upos, form.into())) {
            Some(lemma) => lemma.to_string(),
            None => {
                let lemma = self.scripts[script].apply(form);
                // Nothing left: the script was learned from longer words.
                if lemma.is_empty() { form.to_lowercase() } else { lemma }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lemmas;
    use sanudo_text::Upos;

    #[test]
    fn scripts_make_lemmas_and_words_come_first() {
        let labels = ["k|0|", "k|3|y", "c|1|", "=be", "k|9|"].map(str::to_owned);
        let lemmas = Lemmas::new(&labels, ["geese\tNOUN\tgoose"].into_iter()).unwrap();
        let lemma = |form, upos, script| lemmas.lemma(form, upos, script);
        assert_eq!(lemma("Talks", Upos::Noun, 0), "talks");
        assert_eq!(lemma("Parties", Upos::Noun, 1), "party");
        assert_eq!(lemma("Houthis", Upos::Propn, 2), "Houthi");
        assert_eq!(lemma("was", Upos::Aux, 3), "be");
        assert_eq!(lemma("geese", Upos::Noun, 0), "goose");
        assert_eq!(lemma("geese", Upos::Verb, 0), "geese");
        assert_eq!(lemma("tea", Upos::Noun, 4), "tea");
    }

    #[test]
    fn what_is_no_script_is_told() {
        let message = |label: &str, line: &'static str| {
            Lemmas::new(&[label.to_owned()], [line].into_iter().filter(|line| !line.is_empty())).unwrap_err()
        };
        assert_eq!(message("x|0|", ""), "\"x|0|\" is no edit script");
        assert_eq!(message("k|0|", "a\tb\tc"), "\"a\\tb\\tc\" is no form, UPOS and lemma");
    }
}
