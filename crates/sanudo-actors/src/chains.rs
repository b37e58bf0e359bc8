//! One person or institution under its longer and shorter names: "Patrick Rumlar", later "Rumlar".

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;
use sanudo_text::{Evidence, Span};

use crate::fold::fold;
use crate::home::Presence;
use crate::names::{Entry, Names, Sense};
use crate::phrase::{Phrase, Piece, Words, is_capitalised};
use crate::roles::RoleKind;
use crate::words::{INSTITUTION_WORDS, THING_WORDS, WIDE_REGIONS, is_in};
use crate::{Code, MentionKind};

/// Everything under one name.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    /// Folded words of the longest name.
    pub(crate) words: Vec<String>,
    /// The longest name as written.
    pub(crate) name: String,
    pub(crate) kind: MentionKind,
    /// The entity of the tables, where one fits.
    pub(crate) entry: Option<Entry>,
    /// Whose it is, and why.
    pub(crate) code: Option<(Code, Evidence)>,
    pub(crate) sector: Option<String>,
    /// Role nouns that stood with the name.
    pub(crate) roles: Vec<String>,
    /// `m` or `f`, where an honorific or a title tells.
    pub(crate) gender: Option<char>,
    pub(crate) former: bool,
}

/// The part of a phrase that is its name, if its head is one: adjoining names around the head.
pub(crate) fn name_tokens(phrase: &Phrase<'_>) -> Option<Range<usize>> {
    let is_leader = |index: usize| matches!(&phrase.pieces[index].0, Piece::Known(entries) if entries.iter().any(|entry| entry.sense == Sense::Leader));
    // "King of Bahrain Hamad": the country that an "of" brings in is no part of the name behind it.
    let complement = |index: usize| index > 0 && matches!(phrase.pieces[index - 1].0, Piece::Of | Piece::To);
    let is_name = |index: usize| match &phrase.pieces[index].0 {
        Piece::Name => true,
        Piece::Known(entries) if index == phrase.head => entries[0].sense != Sense::Demonym,
        // A country beside a leader's name modifies it.
        Piece::Known(entries) => {
            entries[0].sense != Sense::Demonym
                && !complement(index)
                && !(is_leader(phrase.head) && entries[0].sense <= Sense::Seat && !is_leader(index))
        }
        _ => false,
    };
    if phrase.pronoun.is_some() || !is_name(phrase.head) {
        return None;
    }
    let mut first = phrase.head;
    while first > 0 && is_name(first - 1) && phrase.pieces[first - 1].1.end == phrase.pieces[first].1.start {
        first -= 1;
    }
    let mut last = phrase.head;
    while last + 1 < phrase.pieces.len() && is_name(last + 1) {
        last += 1;
    }
    Some(phrase.pieces[first].1.start..phrase.pieces[last].1.end)
}

/// Whether the phrase's head is a name that the tables do not hold as it stands.
pub(crate) fn is_unlisted(phrase: &Phrase<'_>) -> bool {
    name_tokens(phrase)
        .is_some_and(|tokens| !matches!(&phrase.pieces[phrase.head], (Piece::Known(_), range) if *range == tokens))
}

/// What the words of an unlisted name and the words before it say that it is.
pub(crate) fn kind_of_name(words: &Words<'_>, phrase: &Phrase<'_>, tokens: &Range<usize>) -> MentionKind {
    let person_before = phrase.pieces.iter().any(|(piece, range)| {
        range.end <= tokens.start
            && match piece {
                Piece::Honorific => true,
                Piece::Role(role, plural) => role.kind == RoleKind::Person && !plural,
                _ => false,
            }
    });
    if person_before {
        return MentionKind::Person;
    }
    let last = words.lower[tokens.end - 1].as_str();
    if is_in(THING_WORDS, last) || is_in(WIDE_REGIONS, &words.lower[tokens.clone()].join(" ")) {
        return MentionKind::Thing;
    }
    let institution = tokens.clone().any(|index| is_in(INSTITUTION_WORDS, words.lower[index].trim_end_matches('.')));
    let form = words.doc.form(tokens.end - 1);
    let acronym = form.len() >= 2 && form.chars().all(|character| character.is_uppercase() || character == '.');
    let names_country = phrase.pieces.iter().any(|(piece, range)| {
        range.start >= tokens.start
            && range.end <= tokens.end
            && matches!(piece, Piece::Known(entries) if entries[0].sense <= Sense::Demonym)
    });
    if institution || (acronym && tokens.len() == 1) || names_country { MentionKind::Body } else { MentionKind::Person }
}

/// Chains of all unlisted and leaders' names of a document.
#[derive(Debug, Default)]
pub(crate) struct Chains {
    pub(crate) all: Vec<Chain>,
    /// The chains that have a word, in the order they got it.
    by_word: HashMap<String, Vec<usize>>,
}

impl Chains {
    /// The chain that a name belongs to: all its words, or all of the chain's, are shared. Later chains first.
    pub(crate) fn find(&self, words: &[String]) -> Option<usize> {
        let fits = |chain: &Chain| {
            let (short, long) =
                if words.len() <= chain.words.len() { (words, &chain.words[..]) } else { (&chain.words[..], words) };
            !short.is_empty() && short.iter().all(|word| long.contains(word))
        };
        // Whoever fits shares a word.
        let sharing = words.iter().filter_map(|word| self.by_word.get(word)).flatten().copied();
        sharing.filter(|&chain| fits(&self.all[chain])).max()
    }

    /// Gathers the chains: names of several words first, then single words, each in the order of the text.
    pub(crate) fn gather(
        words: &Words<'_>,
        names: &Names,
        phrases: &[Phrase<'_>],
        presence: &Presence,
        day: Option<Date>,
    ) -> (Self, Vec<Option<usize>>) {
        let mut chains = Self::default();
        let mut of_phrase = vec![None; phrases.len()];
        for single in [false, true] {
            for (index, phrase) in phrases.iter().enumerate() {
                let Some(tokens) = name_tokens(phrase) else { continue };
                let leader = match &phrase.pieces[phrase.head].0 {
                    Piece::Known(entries) => names.leader(entries, day, |code| presence.of(code)),
                    _ => None,
                };
                if (leader.is_none() && !is_unlisted(phrase)) || (tokens.len() == 1) != single {
                    continue;
                }
                of_phrase[index] = Some(chains.join(words, names, phrase, tokens, leader));
            }
        }
        chains.acronyms(words, phrases, &mut of_phrase);
        (chains, of_phrase)
    }

    /// "Progressive People's Front (PPF)": the bracketed letters become another name of the chain before them; the words
    /// whose initials they are ("special investigation team (SIT)") become the chain's name.
    fn acronyms(&mut self, words: &Words<'_>, phrases: &[Phrase<'_>], of_phrase: &mut [Option<usize>]) {
        for index in 0..phrases.len() {
            let right = &phrases[index];
            let letters = words.doc.form(right.tokens.start);
            let Some(open) = right.tokens.start.checked_sub(1).filter(|&open| words.lower[open] == "(") else {
                continue;
            };
            let acronym =
                right.tokens.len() == 1 && letters.chars().all(|letter| letter.is_uppercase() || letter == '.');
            let Some(short) = of_phrase[index].filter(|_| acronym) else { continue };
            if self.all[short].words.len() != 1 {
                continue;
            }
            let before = index.checked_sub(1).filter(|&before| phrases[before].tokens.end == open);
            let long = before.and_then(|before| of_phrase[before]);
            let long = long.filter(|&long| long != short && self.all[long].words.len() >= 2);
            let full = initials(words, open, letters).map(|start| words.doc.slice(words.doc.span_of(start..open)));
            if long.is_none() && full.is_none() {
                continue;
            }
            let chain = long.unwrap_or(short);
            for of in of_phrase.iter_mut().filter(|of| **of == Some(short)) {
                *of = Some(chain);
            }
            self.all[chain].kind = MentionKind::Body;
            if let Some(full) = full {
                full.clone_into(&mut self.all[chain].name);
            }
        }
    }

    /// Makes a chain findable by the words of its name.
    fn index(&mut self, chain: usize, words: &[String]) {
        for word in words {
            let chains = self.by_word.entry(word.clone()).or_default();
            if chains.last() != Some(&chain) {
                chains.push(chain);
            }
        }
    }

    fn join(
        &mut self,
        words: &Words<'_>,
        names: &Names,
        phrase: &Phrase<'_>,
        tokens: Range<usize>,
        leader: Option<Entry>,
    ) -> usize {
        let text = words.doc.slice(words.doc.span_of(tokens.clone()));
        let key: Vec<String> = fold(text).split(' ').map(str::to_owned).collect();
        let exact = leader.filter(|_| is_unlisted(phrase) || !leader.is_some_and(|entry| entry.common));
        let index = self.find(&key).unwrap_or_else(|| {
            let kind = if exact.is_some() { MentionKind::Person } else { kind_of_name(words, phrase, &tokens) };
            self.all.push(Chain {
                words: key.clone(),
                name: text.to_owned(),
                kind,
                entry: None,
                code: None,
                sector: None,
                roles: Vec::new(),
                gender: None,
                former: false,
            });
            let index = self.all.len() - 1;
            self.index(index, &key);
            index
        });
        if key.len() > self.all[index].words.len() {
            self.index(index, &key);
        }
        let chain = &mut self.all[index];
        if key.len() > chain.words.len() {
            chain.words = key;
            text.clone_into(&mut chain.name);
        }
        if chain.entry.is_none()
            && !is_unlisted(phrase)
            && let Some(entry) = leader
        {
            chain.entry = leader;
            // "the president" later in the report may be the one of the table.
            let titles = names.entity(entry).terms.iter().filter_map(|term| term.title.split(" of ").next());
            chain.roles.extend(titles.map(str::to_lowercase));
        }
        chain.describe(words, names, phrase, tokens.start);
        index
    }
}

impl Chain {
    /// Takes what stands before the name in one of its phrases: roles, honorifics, whose it is.
    fn describe(&mut self, words: &Words<'_>, names: &Names, phrase: &Phrase<'_>, name_start: usize) {
        for (piece, range) in &phrase.pieces {
            let before = range.end <= name_start;
            match piece {
                Piece::Honorific if before => self.gender = self.gender.or(gender(&words.lower[range.start])),
                Piece::Role(role, _) if before => {
                    self.roles.push(role.noun.clone());
                    self.gender = self.gender.or_else(|| role.noun.split(' ').find_map(gender));
                    if self.sector.is_none() {
                        self.sector = Some(role.sector.clone());
                    }
                }
                Piece::Modifier if is_in(&["former", "ex", "ousted", "late"], &words.lower[range.start]) => {
                    self.former = true;
                }
                _ => {}
            }
        }
        if self.code.is_none() {
            // A country inside an institution's name tells whose it is; inside a person's name it tells nothing.
            let name = if self.kind == MentionKind::Person { name_tokens(phrase).unwrap_or(0..0) } else { 0..0 };
            self.code = modifier_code(words, names, phrase, &name);
        }
    }
}

/// Where the words begin whose initials are `letters`, reading back from token `open`; small words may stand between (after
/// Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions", 2003, on initials only).
fn initials(words: &Words<'_>, open: usize, letters: &str) -> Option<usize> {
    let sentence = words.doc.sentence_at(words.doc.tokens[open].span.start)?;
    let first = words.doc.sentences[sentence].range().start;
    let mut wanted: Vec<char> = letters.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    for at in (first..open).rev().take(wanted.len() * 2 + 2) {
        let last = *wanted.last()?;
        if words.lower[at].starts_with(last) {
            wanted.pop();
            if wanted.is_empty() {
                return Some(at);
            }
        } else if words.lower[at].len() > 7 || is_capitalised(words.doc.form(at)) {
            return None;
        }
    }
    None
}

/// The country or body that a phrase's words before (or "of" words after) its head name: "Egyptian", "of France"; words in
/// `name` do not count.
pub(crate) fn modifier_code(
    words: &Words<'_>,
    names: &Names,
    phrase: &Phrase<'_>,
    name: &Range<usize>,
) -> Option<(Code, Evidence)> {
    let accredited = phrase.pieces.iter().position(|(piece, _)| matches!(piece, Piece::To));
    for (index, (piece, range)) in phrase.pieces.iter().enumerate() {
        let Piece::Known(entries) = piece else { continue };
        if accredited.is_some_and(|to| index > to) {
            break;
        }
        let first = entries[0];
        if index == phrase.head || first.common || name.contains(&range.start) {
            continue;
        }
        let span: Span = words.doc.span_of(range.clone());
        let entity = names.entity(first);
        let detail = format!("{} is a {} of {}", words.doc.slice(span), first.sense.as_str(), entity.code);
        return Some((entity.code, Evidence::new("code", "actor/modifier", Some(span), detail)));
    }
    None
}

fn gender(word: &str) -> Option<char> {
    match word.trim_end_matches('.') {
        "mr" | "sir" | "king" | "prince" | "sheikh" | "emir" | "sultan" | "lord" | "father" | "chairman"
        | "spokesman" | "pope" | "congressman" | "businessman" | "imam" | "archbishop" | "bishop" => Some('m'),
        "mrs" | "ms" | "miss" | "queen" | "princess" | "lady" | "dame" | "baroness" | "spokeswoman"
        | "congresswoman" | "sister" | "chairwoman" | "businesswoman" | "smt" => Some('f'),
        _ => None,
    }
}
