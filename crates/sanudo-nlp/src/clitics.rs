//! Words that UD splits in two: "don't", "king's", "cannot".

use crate::chars::{char_before, is_apostrophe};

/// Where the clitic at the end of `word` begins, if there is one: 2 for "don't" (`n't`), 4 for "king's" (`'s`).
///
/// An apostrophe may be straight or curly. Decades ("1960's") stay whole, as do names with an apostrophe inside
/// ("O'Brien", "Sha'lan").
pub(crate) fn clitic(word: &str) -> Option<usize> {
    let apostrophe = word.rfind(is_apostrophe)?;
    let mut after = word[apostrophe..].chars();
    after.next();
    let suffix = after.as_str();
    let base = &word[..apostrophe];
    if base.is_empty() || suffix.len() > 2 {
        return None;
    }
    if suffix.eq_ignore_ascii_case("t") {
        // "can't" splits before the n, which is a word of its own kind: "ca" and "n't".
        let start = base.len() - 1;
        return (base.ends_with(['n', 'N']) && start > 0).then_some(start);
    }
    let known = ["s", "re", "ve", "ll", "d", "m"].iter().any(|clitic| suffix.eq_ignore_ascii_case(clitic));
    (known && !(is_decade(base) && suffix.eq_ignore_ascii_case("s"))).then_some(apostrophe)
}

/// "60" and "1960", of which the plural is written "60's".
fn is_decade(base: &str) -> bool {
    matches!(base.len(), 2 | 4) && base.ends_with('0') && base.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an apostrophe after `word` may be the possessive of a plural: "the ministers' talks".
pub(crate) fn takes_bare_possessive(word: &str) -> bool {
    word.len() > 1 && matches!(char_before(word, word.len()), 's' | 'S' | 'z' | 'x')
}

/// Where `word`, written without an apostrophe, is cut in two.
///
/// Only forms that are nothing else: "cannot" and "gonna", and of those that lost their apostrophe "dont" but not "wed",
/// "well", "its" or "were".
pub(crate) fn contraction(word: &str) -> Option<usize> {
    const LONGEST: usize = 8;
    if word.len() > LONGEST || word.len() < 2 {
        return None;
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    match &lower[..word.len()] {
        b"cannot" | b"gonna" | b"wanna" | b"gotta" | b"gimme" | b"lemme" => Some(3),
        b"outta" => Some(3),
        b"alot" => Some(1),
        b"dont" | b"cant" | b"wont" | b"aint" | b"arnt" => Some(2),
        b"didnt" | b"isnt" | b"wasnt" | b"arent" | b"hasnt" | b"hadnt" | b"havent" | b"doesnt" | b"werent"
        | b"couldnt" | b"wouldnt" | b"shouldnt" => Some(word.len() - 2),
        // "IM" is an instant message.
        b"im" if word != "IM" => Some(1),
        b"ive" if word != "IVE" => Some(1),
        b"youre" | b"youve" | b"youll" => Some(3),
        b"theyre" | b"theyve" | b"theyll" | b"thats" | b"whats" => Some(4),
        b"theres" => Some(5),
        _ => None,
    }
}

/// Short forms that begin with their apostrophe and are one word.
pub(crate) fn is_clipped(word: &str) -> bool {
    ["em", "til", "tis", "twas", "cause", "bout", "n"].iter().any(|clipped| word.eq_ignore_ascii_case(clipped))
}

#[cfg(test)]
mod tests {
    use super::{clitic, contraction};

    fn check(word: &str, expected: &str) {
        let cut = clitic(word).or_else(|| contraction(word));
        let found = cut.map_or(word.to_owned(), |cut| format!("{} {}", &word[..cut], &word[cut..]));
        assert_eq!(found, expected);
    }

    #[test]
    fn splits_what_leans_on_the_word_before() {
        check("don't", "do n't");
        check("CAN'T", "CA N'T");
        check("won’t", "wo n’t");
        check("king's", "king 's");
        check("Qatar’s", "Qatar ’s");
        check("we'll", "we 'll");
        check("I'd", "I 'd");
        check("2024's", "2024 's");
        check("cannot", "can not");
        check("Gonna", "Gon na");
        check("doesnt", "does nt");
    }

    #[test]
    fn leaves_other_apostrophes_alone() {
        for word in
            ["O'Brien", "Sha'lan", "Ba'ath", "o'clock", "d'etat", "1960's", "80's", "n't", "'s", "t", "its", "well"]
        {
            check(word, word);
        }
    }
}
