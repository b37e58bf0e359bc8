//! Noun phrases that can name an actor, found without a parser: runs of names, role nouns and what modifies them.

use std::collections::HashSet;
use std::ops::Range;

use sanudo_text::{Document, PartKind};

use crate::fold::fold_into;
use crate::mention::Pronoun;
use crate::names::{Entry, Names, Sense};
use crate::roles::{Role, RoleKind, Roles};
use crate::words::{
    AFTER_OBJECTS, CALENDAR, CONNECTIVES, DETERMINERS, FUNCTION_WORDS, HONORIFICS, INSTITUTION_WORDS, MODIFIERS,
    REPORTING, TAKES_THE_HEAD, is_in,
};

/// What a stretch of a phrase is.
#[derive(Clone, Debug)]
pub(crate) enum Piece<'t> {
    /// A name in the tables, with its senses.
    Known(&'t [Entry]),
    /// Capitalised words that no table holds.
    Name,
    /// A role noun, and whether it is plural.
    Role(&'t Role, bool),
    /// "Mr", "Sheikh".
    Honorific,
    /// Anything else that modifies: adjectives, numbers.
    Modifier,
    /// The determiner.
    Determiner,
    /// A possessive inside the phrase: "Israel's army".
    Possessive,
    /// "of", "in" or "for": what follows modifies.
    Of,
    /// "to" after an envoy's title: what follows is not whose envoy it is.
    To,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Phrase<'t> {
    pub(crate) tokens: Range<usize>,
    pub(crate) sentence: usize,
    pub(crate) pieces: Vec<(Piece<'t>, Range<usize>)>,
    /// Index of the piece that is the head.
    pub(crate) head: usize,
    pub(crate) pronoun: Option<Pronoun>,
    pub(crate) possessive: bool,
}

/// A document's tokens in the forms that the phrase finder reads.
pub(crate) struct Words<'d> {
    pub(crate) doc: &'d Document,
    /// Lower-case form.
    pub(crate) lower: Vec<String>,
    /// Folded form, see [`crate::fold`].
    folded: Vec<String>,
    /// Capitalised words seen where a capital means something.
    seen_capitalised: HashSet<&'d str>,
    /// Words seen in lower case.
    seen_lower: HashSet<&'d str>,
}

impl<'d> Words<'d> {
    pub(crate) fn new(doc: &'d Document) -> Self {
        let count = doc.tokens.len();
        let mut words = Self {
            doc,
            lower: Vec::with_capacity(count),
            folded: Vec::with_capacity(count),
            seen_capitalised: HashSet::new(),
            seen_lower: HashSet::new(),
        };
        for index in 0..count {
            let form = doc.form(index);
            words.lower.push(form.to_lowercase());
            if form.starts_with(char::is_lowercase) {
                words.seen_lower.insert(form);
            }
            let mut key = String::with_capacity(form.len());
            fold_into(form, &mut key);
            key.truncate(key.trim_end().len());
            // Hyphens and apostrophes fold to nothing; other punctuation ends any name.
            if key.is_empty() && !matches!(form, "-" | "–" | "'" | "’" | ".") {
                key.push_str(NO_NAME);
            }
            words.folded.push(key);
        }
        for sentence in &doc.sentences {
            if sentence.part == PartKind::Title || sentence.part == PartKind::Heading {
                continue;
            }
            for index in sentence.range().skip(1) {
                let opens = matches!(doc.form(index - 1), "\"" | "“" | "'" | "‘" | "«" | ":" | "-" | "–" | "—" | "(");
                if !opens && is_capitalised(doc.form(index)) {
                    words.seen_capitalised.insert(doc.form(index));
                }
            }
        }
        words
    }

    /// Whether the token at `index` can be part of a name by its capital.
    fn is_name(&self, index: usize, sentence: &Range<usize>, title_case: bool) -> bool {
        let form = self.doc.form(index);
        let lower = self.lower[index].as_str();
        if !is_capitalised(form) || is_in(FUNCTION_WORDS, lower) {
            return false;
        }
        if is_in(CALENDAR, lower) {
            // "Zhang Jun" is a name, "Tuesday Jun 3" is not.
            let before = index.checked_sub(1).filter(|&before| before >= sentence.start);
            let named = before.is_some_and(|before| {
                is_capitalised(self.doc.form(before))
                    && !is_in(FUNCTION_WORDS, &self.lower[before])
                    && !is_in(CALENDAR, &self.lower[before])
            });
            let dated =
                index + 1 < sentence.end && self.doc.form(index + 1).starts_with(|next: char| next.is_ascii_digit());
            return named && !dated;
        }
        let opens = index == sentence.start
            || matches!(self.doc.form(index - 1), "\"" | "“" | "'" | "‘" | "«" | ":" | "–" | "—" | "(");
        if (title_case || opens) && !self.seen_capitalised.contains(form) {
            // At the start of a sentence a capital says nothing, unless another name follows at once.
            let next = index + 1;
            let followed = next < sentence.end
                && is_capitalised(self.doc.form(next))
                && !is_in(FUNCTION_WORDS, &self.lower[next])
                && !is_in(CALENDAR, &self.lower[next]);
            let acronym = form.len() >= 2 && form.chars().all(char::is_uppercase);
            // "Masud, a shopkeeper," and "Masud said" name somebody whom the report names once.
            let introduced = next < sentence.end
                && !self.seen_lower.contains(lower)
                && !lower.ends_with("ly")
                && (is_in(REPORTING, &self.lower[next]) || (self.lower[next] == "," && !is_in(CONNECTIVES, lower)));
            return !title_case && (followed || acronym || introduced);
        }
        true
    }
}

pub(crate) fn is_capitalised(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// Titles whose "to" names where they are accredited.
const ENVOYS: &[&str] = &["ambassador", "envoy", "representative", "commissioner", "consul", "delegate", "nuncio"];

/// The folded form of a token that no name can hold.
const NO_NAME: &str = "\u{0}";

/// Finds the phrases of all sentences.
pub(crate) fn phrases<'t>(words: &Words<'_>, names: &'t Names, roles: &'t Roles) -> Vec<Phrase<'t>> {
    let mut found = Vec::new();
    for (number, sentence) in words.doc.sentences.iter().enumerate() {
        let range = sentence.range();
        // A full sentence may be rich in names; only headlines are written in title case.
        let headline = matches!(sentence.part, PartKind::Title | PartKind::Heading);
        let title_case = headline && is_title_case(words, &range);
        let finder = Finder { words, names, roles, sentence: range.clone(), title_case };
        let mut index = range.start;
        while index < range.end {
            if let Some(phrase) = finder.phrase(index, number) {
                index = phrase.tokens.end;
                found.push(phrase);
            } else {
                index += 1;
            }
        }
    }
    found
}

/// Whether most longer words of the sentence are capitalised, so that capitals say nothing.
fn is_title_case(words: &Words<'_>, range: &Range<usize>) -> bool {
    let long =
        range.clone().filter(|&index| words.lower[index].len() >= 4 && !is_in(FUNCTION_WORDS, &words.lower[index]));
    let (all, capitalised) = long.fold((0, 0), |(all, capitalised), index| {
        (all + 1, capitalised + usize::from(is_capitalised(words.doc.form(index))))
    });
    all >= 4 && capitalised * 10 >= all * 8
}

struct Finder<'w, 'd, 't> {
    words: &'w Words<'d>,
    names: &'t Names,
    roles: &'t Roles,
    sentence: Range<usize>,
    title_case: bool,
}

impl<'t> Finder<'_, '_, 't> {
    fn lower(&self, index: usize) -> &str {
        &self.words.lower[index]
    }

    fn folded(&self, index: usize) -> impl Iterator<Item = &str> {
        self.words.folded[index..self.sentence.end].iter().map(String::as_str)
    }

    /// The longest known name at `index`, if the text's capitals allow it.
    fn known(&self, index: usize) -> Option<(usize, &'t [Entry])> {
        let form = self.words.doc.form(index);
        let article = matches!(form, "al" | "el") && index + 2 < self.sentence.end && self.lower(index + 1) == "-";
        if !is_capitalised(form) && !article && !form.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let (count, entries) = self.names.longest(self.folded(index))?;
        let capitals = (index..index + count).all(|index| {
            self.words.doc.form(index).chars().filter(|character| character.is_alphabetic()).all(char::is_uppercase)
        });
        let last = self.words.doc.form(index + count - 1);
        let lower_last = last.starts_with(char::is_lowercase) && !entries.iter().any(|entry| entry.lower_last);
        if count > 1 && lower_last && !capitals {
            // "West bank" is no name, "Ministry of Foreign affairs" is rare.
            return None;
        }
        // "Martin said": a city whose name is a word or a surname is a place only behind a preposition of place.
        let placed =
            index > self.sentence.start && is_in(&["in", "at", "near", "from", "of", "outside"], self.lower(index - 1));
        let usable = |entry: &Entry| {
            (!entry.acronym || capitals) && !(entry.common && entry.sense == Sense::City && count == 1 && !placed)
        };
        let start = entries.iter().position(usable)?;
        // Entries are sorted by sense; acronym and plain senses of one spelling hardly ever mix.
        let end = entries.iter().rposition(usable)? + 1;
        Some((count, &entries[start..end]))
    }

    fn pronoun(&self, index: usize) -> Option<Pronoun> {
        Some(match self.lower(index) {
            "he" | "him" => Pronoun::He,
            "she" => Pronoun::She,
            "her" if self.is_object(index) => Pronoun::She,
            "it" => Pronoun::It,
            "they" | "them" => Pronoun::They,
            "i" if self.words.doc.form(index) == "I" => Pronoun::Speaker,
            "we" => Pronoun::Speaker,
            _ => return None,
        })
    }

    /// "suspended her on Monday", not "her lawyer": nothing that she could own follows.
    fn is_object(&self, index: usize) -> bool {
        index + 1 >= self.sentence.end || {
            let next = self.lower(index + 1);
            !next.starts_with(char::is_alphanumeric) || is_in(AFTER_OBJECTS, next)
        }
    }

    fn is_possessive(&self, index: usize) -> bool {
        index < self.sentence.end && matches!(self.lower(index), "'s" | "’s" | "'" | "’")
    }

    fn phrase(&self, start: usize, sentence: usize) -> Option<Phrase<'t>> {
        if let Some(pronoun) = self.pronoun(start) {
            let pieces = vec![(Piece::Determiner, start..start + 1)];
            let tokens = start..start + 1;
            return Some(Phrase { tokens, sentence, pieces, head: 0, pronoun: Some(pronoun), possessive: false });
        }
        let mut pieces: Vec<(Piece<'t>, Range<usize>)> = Vec::new();
        let mut at = start;
        if is_in(DETERMINERS, self.lower(at)) {
            // "said that Russia", "said that eleven officers": only before a single role noun is "that" a determiner.
            let conjunction = self.lower(at) == "that"
                && !(at + 1 < self.sentence.end && matches!(self.core(at + 1), Some((Piece::Role(_, false), _))));
            if conjunction {
                return None;
            }
            pieces.push((Piece::Determiner, at..at + 1));
            at += 1;
        }
        let determined = !pieces.is_empty();
        while at < self.sentence.end {
            let core = pieces.iter().any(|(piece, _)| matches!(piece, Piece::Known(_) | Piece::Name | Piece::Role(..)));
            let Some((piece, count)) = self
                .core(at)
                .or_else(|| self.joint(at, &pieces))
                .or_else(|| self.modifier(at, determined || core, &pieces))
            else {
                break;
            };
            let opens = matches!(piece, Piece::Of | Piece::To);
            pieces.push((piece, at..at + count));
            at += count;
            if opens
                && at < self.sentence.end
                && is_in(&["the", "a", "an", "its", "his", "her", "their"], self.lower(at))
            {
                pieces.push((Piece::Determiner, at..at + 1));
                at += 1;
            }
        }
        // Nothing dangles.
        while pieces.last().is_some_and(|(piece, _)| !matches!(piece, Piece::Known(_) | Piece::Name | Piece::Role(..)))
        {
            pieces.pop();
        }
        let head = self.head(&pieces)?;
        let tokens = start..pieces.last()?.1.end;
        if matches!(pieces[head].0, Piece::Role(..))
            && tokens.end < self.sentence.end
            && pieces[head].1.end == tokens.end
            && is_in(TAKES_THE_HEAD, self.lower(tokens.end))
            && !self.words.lower[tokens.end].ends_with("ed")
        {
            return self.without_role(pieces, head, sentence, start);
        }
        let possessive = self.is_possessive(tokens.end);
        Some(Phrase { tokens, sentence, pieces, head, pronoun: None, possessive })
    }

    /// What remains of a phrase whose role noun only modifies: the names before it, as in "Bahrain's court ruling".
    fn without_role(
        &self,
        mut pieces: Vec<(Piece<'t>, Range<usize>)>,
        head: usize,
        sentence: usize,
        start: usize,
    ) -> Option<Phrase<'t>> {
        pieces.truncate(head);
        let had_possessive = matches!(pieces.last(), Some((Piece::Possessive, _)));
        while pieces.last().is_some_and(|(piece, _)| !matches!(piece, Piece::Known(_) | Piece::Name)) {
            pieces.pop();
        }
        let head = self.head(&pieces)?;
        let tokens = start..pieces.last()?.1.end;
        Some(Phrase { tokens, sentence, pieces, head, pronoun: None, possessive: had_possessive })
    }

    fn head(&self, pieces: &[(Piece<'t>, Range<usize>)]) -> Option<usize> {
        head(pieces, |range| range.clone().any(|index| is_in(INSTITUTION_WORDS, self.lower(index))))
    }

    /// A name or role noun.
    fn core(&self, at: usize) -> Option<(Piece<'t>, usize)> {
        let known = self.known(at);
        let role = self.roles.longest(self.folded(at));
        if let Some((count, entries)) = known
            && role.as_ref().is_none_or(|(length, ..)| *length <= count)
        {
            return Some((Piece::Known(entries), count));
        }
        // "H E Jane Doe", "HRH Prince John": styles before a name.
        let style = match self.words.doc.form(at) {
            "HE" | "HH" | "HM" | "HRH" | "H.E" | "H.E." | "H.H" | "H.H." => 1,
            "H" if at + 1 < self.sentence.end && matches!(self.words.doc.form(at + 1), "E" | "H" | "M") => 2,
            _ => 0,
        };
        if style > 0 && at + style < self.sentence.end && is_capitalised(self.words.doc.form(at + style)) {
            return Some((Piece::Honorific, style));
        }
        if is_in(HONORIFICS, self.lower(at).trim_end_matches('.'))
            && at + 1 < self.sentence.end
            && self.words.is_name(at + 1, &self.sentence, false)
            && is_capitalised(self.words.doc.form(at))
            && role.as_ref().is_none_or(|(length, ..)| *length == 1)
            && role.is_none()
        {
            return Some((Piece::Honorific, 1));
        }
        if let Some((count, role, plural)) = role {
            return Some((Piece::Role(role, plural), count));
        }
        self.words.is_name(at, &self.sentence, self.title_case).then_some((Piece::Name, 1))
    }

    /// What joins pieces: a possessive, a hyphen, "of".
    fn joint(&self, at: usize, pieces: &[(Piece<'t>, Range<usize>)]) -> Option<(Piece<'t>, usize)> {
        let (last, _) = pieces.last()?;
        if at + 1 >= self.sentence.end {
            return None;
        }
        let is_core = matches!(last, Piece::Known(_) | Piece::Name | Piece::Role(..));
        match self.lower(at) {
            "'s" | "’s" | "'" | "’" if is_core => {
                let follows = self.core(at + 1).or_else(|| self.modifier(at + 1, true, pieces))?;
                matches!(follows.0, Piece::Role(..) | Piece::Modifier | Piece::Name | Piece::Known(_))
                    .then_some((Piece::Possessive, 1))
            }
            "-" | "–" if is_core || matches!(last, Piece::Modifier) => {
                if self.words.doc.tokens[at].span.end != self.words.doc.tokens[at + 1].span.start {
                    return None;
                }
                let capitalised = is_capitalised(self.words.doc.form(at + 1));
                Some(match last {
                    // "Al-Khaled", "Suk-yeol": one name; "Tokyo-based": a modifier.
                    Piece::Name | Piece::Known(_) if capitalised => (Piece::Name, 1),
                    Piece::Name => (Piece::Name, 2),
                    _ => (Piece::Modifier, if capitalised { 1 } else { 2 }),
                })
            }
            "of" if is_core => {
                let next = if matches!(self.lower(at + 1), "the" | "a" | "an") { at + 2 } else { at + 1 };
                let follows = next < self.sentence.end && self.core(next).is_some();
                follows.then_some((Piece::Of, 1))
            }
            "to" if matches!(last, Piece::Role(role, _) if is_in(ENVOYS, role.noun.rsplit(' ').next().unwrap_or_default())) =>
            {
                let next = if self.lower(at + 1) == "the" { at + 2 } else { at + 1 };
                let follows = next < self.sentence.end && self.known(next).is_some();
                follows.then_some((Piece::To, 1))
            }
            // "Peruvian police in Lima": whose police they are is told already, "in Lima" tells where they act.
            "in" | "for" | "at"
                if matches!(last, Piece::Role(..))
                    && !pieces.iter().any(|(piece, _)| matches!(piece, Piece::Known(_))) =>
            {
                let next = if self.lower(at + 1) == "the" { at + 2 } else { at + 1 };
                let follows = next < self.sentence.end
                    && self.known(next).is_some_and(|(_, entries)| {
                        entries.iter().any(|entry| {
                            matches!(
                                entry.sense,
                                Sense::Country | Sense::Capital | Sense::Region | Sense::City | Sense::Body
                            ) || (entry.sense <= Sense::Demonym && self.lower(at) == "for")
                        })
                    });
                follows.then_some((Piece::Of, 1))
            }
            "and" | "&" if matches!(last, Piece::Name) && self.inside_institution(pieces) => {
                let follows = self.words.is_name(at + 1, &self.sentence, self.title_case);
                follows.then_some((Piece::Modifier, 1))
            }
            "de" | "del" | "da" | "dos" | "bin" | "ibn" | "al" | "el" | "van" | "von" | "der" | "la"
                if matches!(last, Piece::Name | Piece::Known(_)) =>
            {
                let follows = at + 1 < self.sentence.end && is_capitalised(self.words.doc.form(at + 1));
                follows.then_some((Piece::Name, 1))
            }
            _ => None,
        }
    }

    /// "Ministry of Health and Sports": after an "of", "and" may still belong to the name.
    fn inside_institution(&self, pieces: &[(Piece<'t>, Range<usize>)]) -> bool {
        let of = pieces.iter().rposition(|(piece, _)| matches!(piece, Piece::Of));
        of.is_some_and(|of| of > 0 && matches!(pieces[of - 1].0, Piece::Role(role, _) if role.noun == "ministry" || role.noun == "department"))
    }

    /// A lower-case word that modifies a role noun within reach.
    fn modifier(&self, at: usize, open: bool, pieces: &[(Piece<'t>, Range<usize>)]) -> Option<(Piece<'t>, usize)> {
        // After a head only another role or name goes on: "minister arrested officials" is not one phrase; but
        // "BJP national spokesperson" is.
        let after_name = match pieces.last() {
            Some((Piece::Role(..), _)) => return None,
            Some((Piece::Name, range)) => {
                let form = self.words.doc.form(range.start);
                if form.len() < 2 || !form.chars().all(char::is_uppercase) {
                    return None;
                }
                true
            }
            Some((Piece::Known(entries), _)) => entries[0].sense != Sense::Demonym,
            _ => false,
        };
        if after_name && !is_in(MODIFIERS, self.lower(at)) {
            return None;
        }
        let mut index = at;
        while index < self.sentence.end && index - at <= 3 {
            let word = self.lower(index);
            if index > at
                && let Some((piece, _)) = self.core(index)
            {
                let fits = matches!(piece, Piece::Role(..)) || (matches!(piece, Piece::Known(_)) && index == at + 1);
                return fits.then_some((Piece::Modifier, 1));
            }
            let plain =
                word.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | ',' | '.'));
            let hyphen = matches!(word, "-" | "–") && index > at;
            if !hyphen && (!plain || word.is_empty() || is_in(FUNCTION_WORDS, word) || matches!(word, "," | ".")) {
                return None;
            }
            let modifies =
                is_in(MODIFIERS, word) || word.starts_with(|first: char| first.is_ascii_digit()) || is_number(word);
            let open =
                open && matches!(pieces.last(), Some((Piece::Determiner | Piece::Modifier | Piece::Possessive, _)));
            if !open && !modifies && !hyphen && !looks_like_adjective(word) {
                return None;
            }
            index += 1;
        }
        None
    }
}

fn is_number(word: &str) -> bool {
    matches!(
        word,
        "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "dozens"
            | "hundreds"
            | "thousands"
    )
}

fn looks_like_adjective(word: &str) -> bool {
    word.len() > 5
        && ["ist", "ic", "ical", "ional", "ary", "ial", "ese", "ian"].iter().any(|suffix| word.ends_with(suffix))
}

/// Which piece is the head: the last name or role noun, except that what follows "of" only modifies, unless it is
/// itself followed by a name ("King of Bahrain Hamad bin Isa").
fn head(pieces: &[(Piece<'_>, Range<usize>)], is_institution: impl Fn(&Range<usize>) -> bool) -> Option<usize> {
    let is_core = |piece: &Piece<'_>| matches!(piece, Piece::Known(_) | Piece::Name | Piece::Role(..));
    let of = pieces.iter().position(|(piece, _)| matches!(piece, Piece::Of | Piece::To));
    let Some(of) = of else {
        return pieces.iter().rposition(|(piece, _)| is_core(piece));
    };
    let is_country = |piece: &Piece<'_>| matches!(piece, Piece::Known(entries) if entries[0].sense != Sense::Demonym);
    let known = pieces[of..].iter().position(|(piece, _)| is_country(piece)).map(|offset| of + offset);
    if let Some(known) = known
        && let Some(offset) = pieces[known + 1..].iter().position(|(piece, _)| match piece {
            Piece::Name | Piece::Honorific => true,
            Piece::Known(entries) => entries.iter().any(|entry| entry.sense == Sense::Leader),
            _ => false,
        })
        && !pieces[known + 1..].iter().any(|(_, range)| is_institution(range))
        && matches!(pieces[..of].iter().rfind(|(piece, _)| is_core(piece)), Some((Piece::Role(..), _)))
    {
        return pieces.iter().rposition(|(piece, _)| is_core(piece)).filter(|&last| last > known + offset);
    }
    // "Superintendent of Police Iraj Raja": a name behind the complement's own noun.
    let titled = matches!(pieces[..of].iter().rfind(|(piece, _)| is_core(piece)), Some((Piece::Role(role, false), _)) if role.kind == RoleKind::Person);
    let noun = pieces[of..].iter().position(|(piece, _)| matches!(piece, Piece::Role(..))).map(|offset| of + offset);
    if titled
        && let Some(noun) = noun
        && pieces.len() > noun + 1
        && pieces[noun + 1..].iter().all(|(piece, range)| matches!(piece, Piece::Name) && !is_institution(range))
    {
        return Some(pieces.len() - 1);
    }
    pieces[..of].iter().rposition(|(piece, _)| is_core(piece))
}
