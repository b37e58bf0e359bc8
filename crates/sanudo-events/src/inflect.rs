//! The forms of English verbs and nouns, so that a lexicon lists each word once.

/// Base, past and participle of the irregular verbs that the lexicons use.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("be", "was", "been"), ("bear", "bore", "borne"), ("beat", "beat", "beaten"), ("become", "became", "become"),
    ("begin", "began", "begun"), ("bid", "bid", "bid"), ("bind", "bound", "bound"), ("blow", "blew", "blown"),
    ("break", "broke", "broken"), ("bring", "brought", "brought"), ("build", "built", "built"),
    ("burn", "burned", "burnt"), ("cast", "cast", "cast"), ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"), ("come", "came", "come"), ("cut", "cut", "cut"), ("deal", "dealt", "dealt"),
    ("do", "did", "done"), ("draw", "drew", "drawn"), ("drive", "drove", "driven"), ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"), ("fight", "fought", "fought"), ("find", "found", "found"), ("flee", "fled", "fled"),
    ("fly", "flew", "flown"), ("forbid", "forbade", "forbidden"), ("foresee", "foresaw", "foreseen"),
    ("forgive", "forgave", "forgiven"), ("free", "freed", "freed"), ("freeze", "froze", "frozen"),
    ("give", "gave", "given"), ("go", "went", "gone"), ("hang", "hanged", "hanged"), ("have", "had", "had"),
    ("hit", "hit", "hit"), ("hold", "held", "held"), ("hurt", "hurt", "hurt"), ("keep", "kept", "kept"),
    ("lay", "laid", "laid"), ("lead", "led", "led"), ("leave", "left", "left"), ("lend", "lent", "lent"),
    ("let", "let", "let"), ("make", "made", "made"), ("meet", "met", "met"), ("mislead", "misled", "misled"),
    ("overcome", "overcame", "overcome"), ("override", "overrode", "overridden"), ("overrun", "overran", "overrun"),
    ("overthrow", "overthrew", "overthrown"), ("pay", "paid", "paid"), ("plead", "pleaded", "pled"),
    ("put", "put", "put"), ("quit", "quit", "quit"), ("read", "read", "read"), ("rebuild", "rebuilt", "rebuilt"),
    ("retake", "retook", "retaken"), ("rise", "rose", "risen"), ("rule", "ruled", "ruled"), ("run", "ran", "run"),
    ("say", "said", "said"), ("seek", "sought", "sought"), ("sell", "sold", "sold"), ("send", "sent", "sent"),
    ("set", "set", "set"), ("shake", "shook", "shaken"), ("shoot", "shot", "shot"), ("show", "showed", "shown"),
    ("shut", "shut", "shut"), ("sink", "sank", "sunk"), ("sit", "sat", "sat"), ("slay", "slew", "slain"),
    ("speak", "spoke", "spoken"), ("split", "split", "split"), ("spread", "spread", "spread"),
    ("stand", "stood", "stood"), ("steal", "stole", "stolen"), ("strike", "struck", "struck"),
    ("sue", "sued", "sued"), ("swear", "swore", "sworn"), ("take", "took", "taken"), ("tear", "tore", "torn"),
    ("tell", "told", "told"), ("think", "thought", "thought"), ("throw", "threw", "thrown"),
    ("undergo", "underwent", "undergone"), ("understand", "understood", "understood"),
    ("undertake", "undertook", "undertaken"), ("uphold", "upheld", "upheld"), ("win", "won", "won"),
    ("withdraw", "withdrew", "withdrawn"), ("withhold", "withheld", "withheld"), ("write", "wrote", "written"),
];

/// Regular verbs of more than one syllable that double their last letter, being stressed on it (or by British habit).
#[rustfmt::skip]
const DOUBLING: &[&str] = &[
    "abet", "acquit", "admit", "defer", "dispel", "equip", "incur", "outfit", "patrol", "propel", "quit", "rebut",
    "transfer", "cancel", "commit", "compel", "concur", "confer", "control", "deter", "expel", "kidnap", "label",
    "model", "occur", "omit", "permit", "quarrel", "rebel", "refer", "regret", "repel", "signal", "submit",
    "tear-gas", "travel",
];

/// All forms of a verb, given its base.
#[must_use]
pub fn verb_forms(base: &str) -> Vec<String> {
    let mut forms = vec![base.to_owned(), third_person(base), gerund(base)];
    if let Some((_, past, participle)) = IRREGULAR.iter().find(|(known, ..)| *known == base) {
        forms.push((*past).to_owned());
        if past != participle {
            forms.push((*participle).to_owned());
        }
        if base == "be" {
            forms.extend(["is", "are", "were", "am"].map(str::to_owned));
        }
    } else {
        forms.extend(pasts(base));
    }
    forms
}

fn ends_in_consonant_y(base: &str) -> bool {
    let bytes = base.as_bytes();
    bytes.len() > 1 && bytes[bytes.len() - 1] == b'y' && !b"aeiou".contains(&bytes[bytes.len() - 2])
}

/// Third person of a verb and plural of a noun.
fn third_person(base: &str) -> String {
    match base {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        "do" | "go" | "veto" | "embargo" => format!("{base}es"),
        _ if ends_in_consonant_y(base) => format!("{}ies", &base[..base.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

/// Whether the last letter doubles before "-ed": a short vowel and one consonant in a word of one syllable, or a listed word.
fn doubles(base: &str) -> bool {
    let bytes = base.as_bytes();
    let [.., before, vowel, last] = bytes else { return false };
    let is_vowel = |byte: &u8| b"aeiou".contains(byte);
    let one_syllable = bytes.iter().filter(|byte| is_vowel(byte)).count() == 1;
    let short = is_vowel(vowel) && !is_vowel(before) && !is_vowel(last) && !b"wxy".contains(last);
    (short && one_syllable) || DOUBLING.contains(&base)
}

fn gerund(base: &str) -> String {
    if doubles(base) {
        return format!("{base}{}ing", &base[base.len() - 1..]);
    }
    match base {
        "be" | "free" | "flee" | "guarantee" => format!("{base}ing"),
        "die" | "lie" | "tie" => format!("{}ying", &base[..1]),
        _ if base.ends_with('e') && !base.ends_with("ee") => format!("{}ing", &base[..base.len() - 1]),
        _ => format!("{base}ing"),
    }
}

/// Regular past forms: one, or two where Britain and America differ.
fn pasts(base: &str) -> impl Iterator<Item = String> {
    let last = &base[base.len() - 1..];
    let plain = if base.ends_with('e') {
        format!("{base}d")
    } else if ends_in_consonant_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else if doubles(base) {
        format!("{base}{last}ed")
    } else {
        format!("{base}ed")
    };
    let american = matches!(base, "cancel" | "label" | "model" | "quarrel" | "signal" | "travel" | "kidnap")
        .then(|| format!("{base}ed"));
    std::iter::once(plain).chain(american)
}

/// Singular and plural of a noun.
#[must_use]
pub fn noun_forms(base: &str) -> Vec<String> {
    vec![base.to_owned(), third_person(base)]
}

#[cfg(test)]
mod tests {
    use super::verb_forms;

    fn check(base: &str, expected: &str) {
        assert_eq!(verb_forms(base).join(" "), expected);
    }

    #[test]
    fn regular_and_irregular_verbs() {
        check("accuse", "accuse accuses accusing accused");
        check("deny", "deny denies denying denied");
        check("ban", "ban bans banning banned");
        check("expel", "expel expels expelling expelled");
        check("cancel", "cancel cancels cancelling cancelled canceled");
        check("visit", "visit visits visiting visited");
        check("raid", "raid raids raiding raided");
        check("take", "take takes taking took taken");
        check("withdraw", "withdraw withdraws withdrawing withdrew withdrawn");
        check("agree", "agree agrees agreeing agreed");
        check("free", "free frees freeing freed");
        check("attack", "attack attacks attacking attacked");
        check("veto", "veto vetoes vetoing vetoed");
    }
}
