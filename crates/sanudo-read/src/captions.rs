//! What stands under pictures.

use crate::shape::{End, Shape, is_quote, starts_with, words};

/// Captions are no longer than this many words.
const LONGEST: usize = 60;

const STARTS: [&str; 14] = [
    "photo:",
    "photos:",
    "image:",
    "picture:",
    "pic:",
    "file photo",
    "file picture",
    "(photo",
    "[photo by",
    "photo by ",
    "photo courtesy",
    "image courtesy",
    "photograph:",
    "caption:",
];
const CONTAINED: [&str; 18] = [
    "photo:",
    "(photo",
    "image:",
    "photograph:",
    "picture:",
    "pic:",
    "credit:",
    "file photo)",
    "(file)",
    "[file]",
    "getty images",
    "ap photo",
    "photo by ",
    "photo courtesy",
    "| photo",
    "in this file",
    "in this undated",
    "/shutterstock",
];
const ENDS: [&str; 8] = ["/afp", "/ afp", "/ap", "/ ap", "/reuters", "/ reuters", "/epa", "/ epa"];

/// Whether a line says itself that it belongs to a picture: a credit, a maker, a place in the picture.
pub(crate) fn has_credit(line: &str) -> bool {
    if !may_have_credit(line) || words(line, LONGEST + 1) > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_end_matches(['.', ')', ']']);
    STARTS.iter().any(|start| lower.starts_with(start))
        || CONTAINED.iter().any(|mark| lower.contains(mark))
        || ENDS.iter().any(|end| bare.ends_with(end))
        || is_maker(line)
        || is_pointed_out(&lower)
}

/// Holds a sign or letters that all the marks above have among them: spares most paragraphs the search.
fn may_have_credit(line: &str) -> bool {
    const LONGEST_BYTES: usize = 600;
    line.len() <= LONGEST_BYTES
        && (line.starts_with('©')
            || line.bytes().any(|byte| matches!(byte, b':' | b'(' | b'[' | b'|' | b'/'))
            || ["hoto", "HOTO", "icture", "etty", "n this "].iter().any(|letters| line.contains(letters)))
}

/// A line with only the maker: `© Jane Roe/Baltic News`.
pub(crate) fn is_maker(line: &str) -> bool {
    line.starts_with('©') && words(line, 9) <= 8 && !line.to_lowercase().contains("rights reserved")
}

/// `Jane Roe (left) and John Doe`, `pictured above`.
fn is_pointed_out(lower: &str) -> bool {
    let is_placed =
        ["(left)", "(right)", "(centre)", "(center)", "(l)", "(r)", "(c)"].iter().any(|mark| lower.contains(mark));
    let is_pictured = lower.find("pictured").is_some_and(|at| {
        !["was ", "were ", "been ", "is ", "are ", "had "].iter().any(|verb| lower[..at].ends_with(verb))
    });
    (is_placed || is_pictured) && !is_reported(lower)
}

/// Words of speech: a caption shows, it does not report.
fn is_reported(lower: &str) -> bool {
    const CUES: [&str; 9] = ["said", "says", "told", "added", "announced", "according", "stated", "noted", "warned"];
    lower.split(|letter: char| !letter.is_alphabetic()).any(|word| CUES.contains(&word))
}

/// What people are seen doing in pictures, in the present tense of captions.
const SEEN: [&str; 43] = [
    "applauds", "arrives", "arrive", "attends", "attend", "carries", "carry", "claps", "climbs", "delivers",
    "embraces", "embrace", "enters", "exits", "flies", "gathers", "gather", "gets", "greets", "greet", "holds", "hugs",
    "inspects", "inspect", "kneels", "kneel", "lays", "listens", "listen", "observes", "observe", "pose", "poses",
    "prays", "pray", "shakes", "sits", "sit", "speaks", "speak", "waits", "wait", "wears",
];

/// The same for verbs that are nouns too; they must go on as verbs do.
const SEEN_OR_NOUN: [&str; 30] = [
    "address",
    "addresses",
    "board",
    "boards",
    "chant",
    "chants",
    "cheer",
    "cheers",
    "cross",
    "crosses",
    "gesture",
    "gestures",
    "hold",
    "leave",
    "leaves",
    "look",
    "looks",
    "march",
    "marches",
    "patrol",
    "patrols",
    "ride",
    "rides",
    "salutes",
    "smiles",
    "stand",
    "stands",
    "walk",
    "walks",
    "waves",
];

/// What follows a verb of movement or posture.
const BEHIND_VERB: [&str; 28] = [
    "with", "in", "at", "on", "over", "past", "through", "along", "to", "during", "next", "near", "outside", "behind",
    "for", "the", "a", "an", "his", "her", "their", "out", "off", "into", "by", "as", "around", "across",
];

/// What stands before a noun and not before a verb.
const BEFORE_NOUN: [&str; 18] = [
    "the", "a", "an", "this", "that", "his", "her", "their", "its", "no", "for", "of", "in", "on", "first", "last",
    "new", "and",
];

/// Whether a line describes a picture without saying so: one sentence, a name at its start, somebody seen doing something in
/// the present tense within the first words, nothing quoted and nobody reported. Such a line is a caption only where one may
/// stand, so the caller looks at its neighbours.
pub(crate) fn is_scene(line: &str) -> bool {
    let shape = Shape::of(line);
    if !(5..=45).contains(&shape.words) || matches!(shape.end, End::Mark | End::Colon | End::Open) || shape.starts_small
    {
        return false;
    }
    if line.contains(|letter: char| is_quote(letter) && !matches!(letter, '\'' | '’'))
        || line.contains(". ") && !is_abbreviated(line)
    {
        return false;
    }
    let lower = line.to_lowercase();
    if is_reported(&lower) || starts_with(line, "if ") || starts_with(line, "when ") {
        return false;
    }
    // Leads put their verbs into the past; captions have none there.
    const PAST: [&str; 9] = ["was", "were", "has", "have", "had", "will", "would", "did", "could"];
    let tokens: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let is_verb = |at: usize, word: &str| {
        let goes_on = tokens.get(at + 1).is_some_and(|next| BEHIND_VERB.contains(next));
        let is_noun = at > 0 && BEFORE_NOUN.contains(&tokens[at - 1]);
        SEEN.contains(&word) || (SEEN_OR_NOUN.contains(&word) && goes_on && !is_noun)
    };
    let verb = tokens.iter().take(16).enumerate().position(|(at, word)| is_verb(at, word));
    verb.is_some_and(|at| {
        at > 0 && !tokens[..at].iter().any(|word| PAST.contains(word) || *word == "to" || *word == "that")
    }) && !tokens.iter().any(|word| PAST.contains(word))
}

/// All the points inside belong to abbreviations or initials.
fn is_abbreviated(line: &str) -> bool {
    line.match_indices(". ").all(|(at, _)| {
        let word = line[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        word.chars().count() <= 3 && word.starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::{has_credit, is_scene};

    #[test]
    fn credits_mark_captions() {
        for line in [
            "The old bridge of Riga. Photo: Jane Roe",
            "FILE PHOTO: The ministers in Riga",
            "© Jane Roe/Baltic News",
            "The ministers (Photo by Jane Roe)",
            "The ministers in Riga, in this file picture",
            "Jane Roe (left) and John Doe in Riga",
            "The ministers, pictured in May",
            "The bridge at night / AFP",
        ] {
            assert!(has_credit(line), "{line}");
        }
        for line in [
            "The couple has no photo of the day.",
            "He was pictured leaving the hall, police said.",
            "She told AFP that she left.",
            "He gave credit to the ministers.",
        ] {
            assert!(!has_credit(line), "{line}");
        }
    }

    #[test]
    fn scenes_are_told_in_the_present() {
        assert!(is_scene("Minister Jane Roe shakes hands with her colleague as he arrives for talks in Riga, Latvia."));
        assert!(is_scene("Children walk over the new bridge in Riga"));
        for line in [
            "Minister Jane Roe met her colleague in Riga on Friday.",
            "Minister Jane Roe has asked to walk over the bridge.",
            "Minister Jane Roe says that walks are good.",
            "“Nobody walks here,” the sign in Riga reads.",
            "Who walks over the new bridge in Riga?",
            "Low demand for walks and rides",
            "The march in Riga began on the old bridge",
        ] {
            assert!(!is_scene(line), "{line}");
        }
    }
}
