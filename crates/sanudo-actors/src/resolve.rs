//! Whom each phrase means: by the tables, by what modifies it, by an earlier mention, by the report's home country; or nobody.

use std::ops::Range;

use jiff::civil::Date;
use sanudo_text::{Document, Evidence};

use crate::Code;
use crate::chains::{Chains, modifier_code, name_tokens};
use crate::home::Presence;
use crate::mention::{Actor, Mention, MentionKind, Mentions, Place, Pronoun};
use crate::names::{Entry, Names, Sense};
use crate::phrase::{Phrase, Piece, Words};
use crate::roles::RoleKind;
use crate::words::{REPORTING, is_in};

/// Sentences that a pronoun reaches back.
const REACH: u32 = 6;

/// Mentions that a pronoun and a description look back on; no sentence and no report of any length makes them slow.
const CANDIDATES: usize = 400;
const LOOK_BACK: usize = 2_000;

/// Tokens that are read of what "he said".
const QUOTED: usize = 300;

/// Most words between a subject and the pronoun that its verb governs.
const SUBJECT: usize = 4;

/// Points of a mention beside a reporting verb, of a named one, and what a sentence's distance and a doubtful name cost.
const SPEAKS: i32 = 4;
const NAMED: i32 = 2;
const BACK: i32 = 3;
const DOUBT: i32 = 4;

/// Points of several people for "they".
const GROUP: i32 = 2;

/// Nouns that take up any institution just named.
#[rustfmt::skip]
const VAGUE_BODIES: &[&str] = &[
    "agency", "association", "bank", "body", "commission", "company", "firm", "foundation", "group", "institution",
    "newspaper", "organisation", "organization", "party", "union", "watchdog",
];

/// Nouns for those whom a report does not name.
const ANONYMOUS: &[&str] =
    &["source", "witness", "eyewitness", "observer", "insider", "bystander", "passer-by", "onlooker"];

/// Titles of those whom "the monarch" means.
const MONARCHS: &[&str] = &["king", "queen", "emir", "amir", "sultan", "emperor"];

/// Nouns that take up any person of a country: "the Ecuadorian leader".
const VAGUE_PERSONS: &[&str] =
    &["leader", "official", "politician", "diplomat", "statesman", "head of state", "premier"];

/// Pronouns that a verb or preposition governs.
const OBJECTS: &[&str] = &["him", "her", "them"];

/// Resolves the phrases of one document, in the order of the text.
pub(crate) struct Resolution<'a, 'd, 't> {
    pub(crate) words: &'a Words<'d>,
    pub(crate) names: &'t Names,
    pub(crate) phrases: &'a [Phrase<'t>],
    pub(crate) chains: Chains,
    pub(crate) chain_of: Vec<Option<usize>>,
    /// The chain of the name that stands beside a describing phrase.
    pub(crate) apposed: Vec<Option<usize>>,
    pub(crate) presence: &'a Presence,
    pub(crate) home: Option<(Code, Evidence)>,
    pub(crate) day: Option<Date>,
    /// Chain of each finished mention.
    pub(crate) chain_of_mention: Vec<Option<usize>>,
    /// The latest finished mention of each chain.
    pub(crate) last_mention: Vec<Option<usize>>,
    /// How often the finished phrases name each chain.
    pub(crate) times_named: Vec<i32>,
    pub(crate) mentions: Vec<Mention>,
    /// Folded head role of each finished mention without a name.
    pub(crate) role_of_mention: Vec<Option<String>>,
}

impl Resolution<'_, '_, '_> {
    pub(crate) fn run(mut self) -> Mentions {
        self.apposition();
        for index in 0..self.phrases.len() {
            self.inherit(index);
            let (mention, chain, role) = self.resolve(index);
            self.mentions.push(mention);
            if let Some(chain) = chain {
                self.last_mention[chain] = Some(index);
                // Who was "he" once is not "she" later.
                let gender = match self.mentions[index].pronoun {
                    Some(Pronoun::He) => Some('m'),
                    Some(Pronoun::She) => Some('f'),
                    _ => None,
                };
                let known = &mut self.chains.all[chain].gender;
                *known = known.or(gender);
            }
            self.chain_of_mention.push(chain);
            if let Some(chain) = self.chain_of[index] {
                self.times_named[chain] += 1;
            }
            self.role_of_mention.push(role);
        }
        Mentions { all: self.mentions, home: self.home }
    }

    /// "His deputy, Vardan Sahakyan": a name beside a possessive description is of the owner's country.
    fn inherit(&mut self, index: usize) {
        let Some(chain) = self.apposed[index] else { return };
        if self.chains.all[chain].code.is_some() || self.chains.all[chain].entry.is_some() {
            return;
        }
        let phrase = &self.phrases[index];
        let owner = self.owner(phrase, phrase.sentence as u32).map(|owner| &self.mentions[owner]);
        if let Some((code, span)) = owner.and_then(|owner| Some((owner.actor.code?, owner.span))) {
            let detail = format!("belongs to {}", self.doc().slice(span));
            self.chains.all[chain].code = Some((code, Evidence::new("code", "actor/possessive", Some(span), detail)));
        }
    }

    fn doc(&self) -> &Document {
        self.words.doc
    }

    /// "Patrick Rumlar, the head of the Czech office,": a name takes code, sector and role of the noun phrase beside it.
    fn apposition(&mut self) {
        for index in 1..self.phrases.len() {
            let (left, right) = (&self.phrases[index - 1], &self.phrases[index]);
            let comma = left.tokens.end + 1 == right.tokens.start
                && left.sentence == right.sentence
                && self.words.lower[left.tokens.end] == ",";
            if !comma {
                continue;
            }
            let (chain, described) = match (self.chain_of[index - 1], self.chain_of[index]) {
                (Some(chain), None) => (chain, right),
                (None, Some(chain)) => (chain, left),
                _ => continue,
            };
            let Piece::Role(role, false) = &described.pieces[described.head].0 else { continue };
            if role.kind != RoleKind::Person || self.chains.all[chain].kind != MentionKind::Person {
                continue;
            }
            let code = modifier_code(self.words, self.names, described, &(0..0));
            let described = if self.chain_of[index].is_none() { index } else { index - 1 };
            self.apposed[described] = Some(chain);
            let chain = &mut self.chains.all[chain];
            chain.roles.push(role.noun.clone());
            if chain.sector.is_none() {
                chain.sector = Some(role.sector.clone());
            }
            if chain.code.is_none() {
                chain.code =
                    code.map(|(code, evidence)| (code, Evidence { rule: "actor/apposition".into(), ..evidence }));
            }
        }
    }

    fn resolve(&self, index: usize) -> (Mention, Option<usize>, Option<String>) {
        let phrase = &self.phrases[index];
        let span = self.doc().span_of(phrase.tokens.clone());
        let mut mention = Mention {
            span,
            tokens: phrase.tokens.start as u32..phrase.tokens.end as u32,
            sentence: phrase.sentence as u32,
            kind: MentionKind::Thing,
            actor: Actor::default(),
            place: None,
            pronoun: phrase.pronoun,
            named: phrase.pronoun.is_none() && !matches!(phrase.pieces[phrase.head].0, Piece::Role(..)),
            possessive: phrase.possessive,
            evidence: Vec::new(),
        };
        if let Some(pronoun) = phrase.pronoun {
            let chain = self.pronoun(&mut mention, pronoun);
            return (mention, chain, None);
        }
        let (piece, tokens) = &phrase.pieces[phrase.head];
        match piece {
            Piece::Role(..) if self.apposed[index].is_some() => {
                let chain = self.apposed[index];
                self.chain(&mut mention, chain.unwrap_or_default());
                return (mention, chain, None);
            }
            Piece::Role(..) => {
                let chain = self.role(&mut mention, phrase);
                let role = self.words.lower[tokens.clone()].join(" ");
                return (mention, chain, Some(role));
            }
            Piece::Known(entries) if self.chain_of[index].is_none() => self.known(&mut mention, phrase, entries),
            _ => {}
        }
        if let Some(chain) = self.chain_of[index] {
            self.chain(&mut mention, chain);
            return (mention, Some(chain), None);
        }
        (mention, None, None)
    }

    /// A name of the tables, other than a leader's.
    fn known(&self, mention: &mut Mention, phrase: &Phrase<'_>, entries: &[Entry]) {
        let entry = self.choose(entries);
        let entity = self.names.entity(entry);
        let text = self.doc().slice(self.doc().span_of(phrase.pieces[phrase.head].1.clone())).to_owned();
        let rule = match entry.sense {
            Sense::Country => "actor/country",
            Sense::Demonym => "actor/demonym",
            Sense::Capital => "actor/capital",
            Sense::Seat => "actor/seat",
            Sense::Leader => "actor/leader",
            Sense::Body => "actor/body",
            Sense::Organisation => "actor/organisation",
            Sense::Region => "place/region",
            Sense::City => "place/city",
        };
        let detail = format!("{text} is a {} of {}", entry.sense.as_str(), entity.code);
        mention.evidence.push(Evidence::new("code", rule, Some(mention.span), detail));
        mention.actor = Actor {
            name: Some(entity.name.clone()),
            code: Some(entity.code),
            sector: entity.sector.clone(),
            office: None,
        };
        mention.kind = match entry.sense {
            Sense::Country | Sense::Capital | Sense::Seat => MentionKind::Country,
            Sense::Demonym => MentionKind::Group,
            Sense::Leader => MentionKind::Person,
            Sense::Body | Sense::Organisation => MentionKind::Body,
            Sense::Region | Sense::City => MentionKind::Place,
        };
        if entry.sense == Sense::Demonym {
            mention.actor.sector = Some("CVL".to_owned());
        }
        mention.place = self.place(entries, entry);
    }

    /// The sense that fits the report: the country that is there anyway, then the tables' order, then the larger place.
    fn choose(&self, entries: &[Entry]) -> Entry {
        let best = entries.iter().copied().filter(|entry| entry.sense != Sense::Leader).max_by_key(|&entry| {
            let entity = self.names.entity(entry);
            let present = self.presence.of(entity.code);
            (
                std::cmp::Reverse(entry.sense == Sense::City || entry.sense == Sense::Region),
                present,
                std::cmp::Reverse(entry.sense),
                entity.population,
                std::cmp::Reverse(entity.code),
            )
        });
        best.unwrap_or(entries[0])
    }

    /// A name that several mentions share.
    fn chain(&self, mention: &mut Mention, index: usize) {
        let chain = &self.chains.all[index];
        mention.kind = chain.kind;
        if chain.kind == MentionKind::Thing {
            return;
        }
        mention.actor = Actor { name: Some(chain.name.clone()), sector: chain.sector.clone(), ..Actor::default() };
        if let Some(entry) = chain.entry.filter(|entry| self.supports(*entry, index)) {
            self.leader(mention, entry, chain.former);
            return;
        }
        if let Some((code, evidence)) = &chain.code {
            mention.actor.code = Some(*code);
            mention.evidence.push(evidence.clone());
        } else {
            self.at_home(mention);
        }
        if chain.former {
            mention.actor.sector = Some("ELI".to_owned());
        }
    }

    /// A short name is a leader's only where the leader's country is in the report and the leader in office, or the full name.
    fn supports(&self, entry: Entry, chain: usize) -> bool {
        let entity = self.names.entity(entry);
        if !entry.common && self.chains.all[chain].words.len() > 1 {
            return true;
        }
        let in_office = self.day.is_none_or(|day| entity.terms.iter().any(|term| term.covers(day)));
        self.presence.of(entity.code) > 0 && in_office
    }

    fn leader(&self, mention: &mut Mention, entry: Entry, former: bool) {
        let entity = self.names.entity(entry);
        mention.kind = MentionKind::Person;
        let term = self.day.and_then(|day| entity.terms.iter().rfind(|term| term.covers(day)));
        let past = self.day.is_some_and(|day| entity.terms.iter().all(|term| term.end.is_some_and(|end| end < day)));
        let sector = if former || past { "ELI" } else { "GOV" };
        mention.actor = Actor {
            name: Some(entity.name.clone()),
            code: Some(entity.code),
            sector: Some(sector.to_owned()),
            office: term.filter(|_| !former).map(|term| term.title.clone()),
        };
        let detail = match (term, self.day) {
            (Some(term), Some(day)) => format!("{} was {} on {day}", entity.name, term.title),
            _ => format!("{} is in the table of leaders of {}", entity.name, entity.code),
        };
        mention.evidence.push(Evidence::new("code", "actor/leader", Some(mention.span), detail));
    }

    /// A role noun: whose it is by its modifiers, by the mention it refers back to, or by the report's home.
    fn role(&self, mention: &mut Mention, phrase: &Phrase<'_>) -> Option<usize> {
        let (Piece::Role(role, plural), _) = &phrase.pieces[phrase.head] else { return None };
        mention.kind = match role.kind {
            RoleKind::Person if !plural => MentionKind::Person,
            RoleKind::Person | RoleKind::Group => MentionKind::Group,
            RoleKind::Body => MentionKind::Body,
        };
        mention.place = self.place_within(phrase);
        let text = self.doc().slice(mention.span);
        let name = ["the ", "The ", "a ", "A ", "an ", "An "]
            .iter()
            .find_map(|article| text.strip_prefix(article))
            .unwrap_or(text);
        mention.actor.name = Some(name.to_owned());
        mention.actor.sector = Some(role.sector.clone());
        if phrase.pieces.iter().any(|(piece, range)| {
            matches!(piece, Piece::Modifier)
                && matches!(self.words.lower[range.start].as_str(), "former" | "ex" | "ousted")
        }) {
            mention.actor.sector = Some("ELI".to_owned());
        }
        let definite = phrase.pieces.first().is_some_and(|(piece, range)| {
            matches!(piece, Piece::Determiner)
                && matches!(self.words.lower[range.start].as_str(), "the" | "this" | "that")
        });
        if let Some((code, evidence)) = modifier_code(self.words, self.names, phrase, &(0..0)) {
            if definite
                && !plural
                && role.kind == RoleKind::Person
                && let Some(chain) = self.compatriot(&role.noun, code)
            {
                self.chain(mention, chain);
                mention.evidence.push(Evidence::new(
                    "name",
                    "actor/definite-description",
                    None,
                    "a person of this country and role is named",
                ));
                return Some(chain);
            }
            mention.actor.code = Some(code);
            mention.evidence.push(evidence);
            if !plural {
                self.holder(mention, &role.noun, code);
            }
            return None;
        }
        if let Some(owner) = self.owner(phrase, mention.sentence) {
            let owner = &self.mentions[owner];
            if let Some(code) = owner.actor.code {
                mention.actor.code = Some(code);
                let detail = format!("belongs to {}", self.doc().slice(owner.span));
                mention.evidence.push(Evidence::new("code", "actor/possessive", Some(owner.span), detail));
                return None;
            }
        }
        if definite && !plural {
            let bare =
                !phrase.pieces.iter().any(|(piece, _)| matches!(piece, Piece::Known(_) | Piece::Name | Piece::Of));
            let earlier = self.earlier_with_role(&role.noun, mention.kind).or_else(|| match role.kind {
                // "the official", "the lawmaker" without a name to go with: the person spoken of.
                RoleKind::Person if bare && !is_in(ANONYMOUS, &role.noun) => {
                    self.antecedent(mention.sentence, Pronoun::He, 0..0)
                }
                RoleKind::Body if bare && is_in(VAGUE_BODIES, &role.noun) => self.named_body(mention.sentence),
                _ => None,
            });
            if let Some(earlier) = earlier {
                self.refer(mention, earlier, "actor/definite-description");
                return self.chain_of_mention[earlier];
            }
        }
        self.at_home(mention);
        if definite
            && !plural
            && let Some((code, _)) = &self.home
        {
            self.holder(mention, &role.noun, *code);
        }
        None
    }

    /// "police in Lima": the place that a role noun's complement names.
    fn place_within(&self, phrase: &Phrase<'_>) -> Option<Place> {
        let (of, known) = phrase.pieces.windows(2).find_map(|pair| match pair {
            [(Piece::Of, of), (Piece::Known(entries), _)] => Some((of, entries)),
            _ => None,
        })?;
        matches!(self.lower(of.start), "in" | "at").then(|| self.place(known, self.choose(known))).flatten()
    }

    /// The place that a name of the tables names: a city of the chosen country before the country itself.
    fn place(&self, entries: &[Entry], entry: Entry) -> Option<Place> {
        if !matches!(entry.sense, Sense::Country | Sense::Capital | Sense::Region | Sense::City) {
            return None;
        }
        let code = self.names.entity(entry).code;
        let city =
            entries.iter().copied().find(|&other| other.sense == Sense::City && self.names.entity(other).code == code);
        let placed = self.names.entity(city.unwrap_or(entry));
        Some(Place { name: placed.name.clone(), country: code, coordinates: placed.coordinates })
    }

    /// Whose "its troops" and "his lawyer" are: what the possessive stands for.
    fn owner(&self, phrase: &Phrase<'_>, sentence: u32) -> Option<usize> {
        let (Piece::Determiner, range) = phrase.pieces.first()? else { return None };
        let pronoun = match self.lower(range.start) {
            "its" => Pronoun::It,
            "his" => Pronoun::He,
            "her" => Pronoun::She,
            "their" => Pronoun::They,
            _ => return None,
        };
        self.antecedent(sentence, pronoun, 0..0)
    }

    /// "The French president": whoever the tables say held that office on the day of publication.
    fn holder(&self, mention: &mut Mention, noun: &str, code: Code) {
        let Some((entity, term)) = self.day.and_then(|day| self.names.holder(code, noun, day)) else { return };
        if mention.actor.sector.as_deref() == Some("ELI") {
            return;
        }
        mention.actor.name = Some(entity.name.clone());
        mention.actor.office = Some(term.title.clone());
        let detail = format!("{} was {} on the day of publication", entity.name, term.title);
        mention.evidence.push(Evidence::new("name", "actor/office-holder", Some(mention.span), detail));
    }

    /// The one named person of a country who has this role, or, where the role says little, the only one of that country.
    fn compatriot(&self, noun: &str, code: Code) -> Option<usize> {
        let of_country = |index: &usize| {
            let chain = &self.chains.all[*index];
            let own = match chain.entry {
                Some(entry) if self.supports(entry, *index) => Some(self.names.entity(entry).code),
                _ => chain.code.as_ref().map(|(code, _)| *code).or(self.home.as_ref().map(|(code, _)| *code)),
            };
            chain.kind == MentionKind::Person && own == Some(code)
        };
        let has_role = |index: &usize| {
            self.chains.all[*index].roles.iter().any(|role| {
                role == noun
                    || role.ends_with(&format!(" {noun}"))
                    || noun.ends_with(&format!(" {role}"))
                    || (noun == "monarch" && is_in(MONARCHS, role))
            })
        };
        let people: Vec<usize> = (0..self.chains.all.len()).filter(of_country).collect();
        let mut fitting: Vec<usize> = people.iter().copied().filter(has_role).collect();
        if fitting.is_empty() && is_in(VAGUE_PERSONS, noun) {
            fitting = people;
        }
        fitting.into_iter().max_by_key(|chain| (self.last_mention[*chain], std::cmp::Reverse(*chain)))
    }

    /// The institution last named, at most six sentences back.
    fn named_body(&self, sentence: u32) -> Option<usize> {
        (0..self.mentions.len())
            .rev()
            .take_while(|&index| self.mentions[index].sentence + REACH >= sentence)
            .find(|&index| self.mentions[index].kind == MentionKind::Body && self.mentions[index].named)
    }

    /// The latest earlier mention that a definite description with this role noun can mean.
    fn earlier_with_role(&self, noun: &str, kind: MentionKind) -> Option<usize> {
        (0..self.mentions.len()).rev().take(LOOK_BACK).find(|&index| {
            if let Some(chain) = self.chain_of_mention[index] {
                let chain = &self.chains.all[chain];
                return chain.kind == kind
                    && (chain.roles.iter().any(|role| role == noun || role.ends_with(&format!(" {noun}")))
                        || (kind == MentionKind::Body && chain.words.iter().any(|word| word == noun)));
            }
            kind != MentionKind::Group
                && self.mentions[index].kind == kind
                && self.mentions[index].pronoun.is_none()
                && self.mentions[index].actor.name.as_deref().is_some_and(|name| {
                    name.len() > noun.len() && name.to_lowercase().split(' ').any(|word| word == noun)
                })
        })
    }

    /// he, she, it, they.
    fn pronoun(&self, mention: &mut Mention, pronoun: Pronoun) -> Option<usize> {
        mention.kind = match pronoun {
            Pronoun::He | Pronoun::She | Pronoun::Speaker => MentionKind::Person,
            Pronoun::It => MentionKind::Body,
            Pronoun::They => MentionKind::Group,
        };
        // "… but Washington welcomed it." As an object "it" is what was spoken of, hardly ever somebody.
        let object =
            pronoun == Pronoun::It && !self.lower(mention.tokens.end as usize).starts_with(char::is_alphanumeric);
        if pronoun == Pronoun::Speaker || object {
            if object {
                mention.kind = MentionKind::Thing;
            }
            return None;
        }
        let not_meant = match self.lower(mention.tokens.start as usize) {
            object if is_in(OBJECTS, object) => self.subject_of(mention),
            _ => self.said_by(mention),
        };
        let earlier = self.antecedent(mention.sentence, pronoun, not_meant)?;
        self.refer(mention, earlier, "actor/pronoun");
        self.chain_of_mention[earlier]
    }

    /// The antecedent of a pronoun: of the fitting mentions at most six sentences back the one with the most points. News
    /// speaks of one person at a time: who came first in a sentence, who spoke, and who is named often is the one it means.
    ///
    /// Whom the tokens `not_meant` name it does not stand for.
    fn antecedent(&self, sentence: u32, pronoun: Pronoun, not_meant: Range<usize>) -> Option<usize> {
        let near = self.mentions.partition_point(|mention| mention.sentence + REACH < sentence);
        let start = near.max(self.mentions.len().saturating_sub(CANDIDATES));
        let within = |index: usize| not_meant.contains(&(self.mentions[index].tokens.start as usize));
        let phrase_at = |token: usize| self.phrases.partition_point(|phrase| phrase.tokens.start < token);
        let spoken_of: Vec<usize> =
            self.chain_of[phrase_at(not_meant.start)..phrase_at(not_meant.end)].iter().flatten().copied().collect();
        // A pronoun in what he said may be himself; the pronoun that suspended him is not.
        let subject = self.mentions.last().filter(|last| last.range() == not_meant).map(|_| self.mentions.len() - 1);
        let subject = subject.and_then(|index| self.chain_of_mention[index]);
        let may_be = |index: usize| {
            !within(index)
                && self.chain_of_mention[index]
                    .is_none_or(|chain| subject != Some(chain) && !spoken_of.contains(&chain))
        };
        (start..self.mentions.len())
            .filter(|&index| self.can_be(index, pronoun) && may_be(index))
            .map(|index| (self.points(index, sentence, pronoun), index))
            // The later of equals.
            .max()
            .map(|(_, index)| index)
    }

    /// The subject whose verb the pronoun is the object of: in "Rumlar suspended her" she is not Rumlar (Principle B).
    fn subject_of(&self, mention: &Mention) -> Range<usize> {
        let at = mention.tokens.start as usize;
        let Some(last) = self.mentions.last().filter(|last| last.sentence == mention.sentence) else { return 0..0 };
        let range = last.range();
        let between = range.end..at;
        let verb = |token: usize| {
            self.lower(token).starts_with(char::is_alphanumeric)
                && !is_in(&["and", "or", "but", "who", "to"], self.lower(token))
        };
        if (1..=SUBJECT).contains(&between.len()) && between.clone().all(verb) { range } else { 0..0 }
    }

    /// The tokens that "he said" closes: "Rumlar should resign, he said" is said by somebody else than Rumlar (Principle C of
    /// the binding theory, Chomsky, "Lectures on Government and Binding", 1981).
    fn said_by(&self, mention: &Mention) -> Range<usize> {
        let at = mention.tokens.start as usize;
        let closing = |token: usize| matches!(self.lower(token), "\"" | "”" | "''" | "»" | "’’");
        let reports = is_in(REPORTING, self.lower(mention.tokens.end as usize));
        if !reports {
            return 0..0;
        }
        let sentence = self.doc().sentences[mention.sentence as usize].range();
        if at == 0 || !(self.lower(at - 1) == "," || closing(at - 1)) {
            return at + 1..sentence.end.min(at + QUOTED);
        }
        let opening = |token: usize| matches!(self.lower(token), "\"" | "“" | "``" | "«" | "‘‘");
        let quoted = closing(at - 1) || (at > 1 && closing(at - 2));
        let first = (at.saturating_sub(QUOTED)..at.saturating_sub(2)).rev().find(|&token| quoted && opening(token));
        first.unwrap_or(at).min(sentence.start).max(at.saturating_sub(QUOTED))..at
    }

    /// Whether a mention can be what a pronoun stands for.
    fn can_be(&self, index: usize, pronoun: Pronoun) -> bool {
        let mention = &self.mentions[index];
        let gender = self.chain_of_mention[index].and_then(|chain| self.chains.all[chain].gender);
        let named = mention.actor.name.is_some();
        match pronoun {
            Pronoun::He => mention.kind == MentionKind::Person && named && gender != Some('f'),
            Pronoun::She => mention.kind == MentionKind::Person && named && gender != Some('m'),
            Pronoun::It => matches!(mention.kind, MentionKind::Body | MentionKind::Country),
            Pronoun::They => matches!(mention.kind, MentionKind::Group | MentionKind::Body | MentionKind::Country),
            Pronoun::Speaker => false,
        }
    }

    fn points(&self, index: usize, sentence: u32, pronoun: Pronoun) -> i32 {
        let mention = &self.mentions[index];
        let first = index == 0 || self.mentions[index - 1].sentence != mention.sentence;
        let object = mention.pronoun.is_some() && is_in(OBJECTS, self.lower(mention.tokens.start as usize));
        let governed = mention.tokens.start > 0
            && is_in(
                &[
                    "of", "with", "to", "for", "by", "against", "from", "on", "in", "at", "outside", "inside", "near",
                    "into", "over", "under", "between", "about", "around", "behind", "towards", "through",
                ],
                self.lower(mention.tokens.start as usize - 1),
            );
        let speaks = is_in(REPORTING, self.lower(mention.tokens.end as usize))
            || (mention.tokens.start > 0 && is_in(REPORTING, self.lower(mention.tokens.start as usize - 1)));
        let often = self.chain_of_mention[index].map_or(0, |chain| self.times_named[chain]);
        let back = (sentence - mention.sentence) as i32;
        // A single word that no title, role or full name makes a person may be anything.
        let doubtful = self.chain_of_mention[index].is_some_and(|chain| {
            let chain = &self.chains.all[chain];
            chain.words.len() == 1 && chain.roles.is_empty() && chain.gender.is_none() && chain.entry.is_none()
        });
        let known = self.chain_of_mention[index].is_some();
        3 * i32::from(first) + SPEAKS * i32::from(speaks)
            - 4 * i32::from(governed || object)
            - 3 * i32::from(mention.possessive)
            + often.min(4)
            - BACK * back
            + 2 * i32::from(mention.pronoun.is_some() && !object)
            + NAMED * i32::from(known)
            - DOUBT * i32::from(doubtful && mention.kind == MentionKind::Person)
            + GROUP * i32::from(pronoun == Pronoun::They && mention.kind == MentionKind::Group)
    }

    fn lower(&self, token: usize) -> &str {
        self.words.lower.get(token).map_or("", String::as_str)
    }

    /// Takes the actor of an earlier mention.
    fn refer(&self, mention: &mut Mention, earlier: usize, rule: &'static str) {
        let earlier = &self.mentions[earlier];
        let detail = format!("stands for {}", self.doc().slice(earlier.span));
        mention.actor.clone_from(&earlier.actor);
        mention.kind = earlier.kind;
        mention.evidence.push(Evidence::new("name", rule, Some(earlier.span), detail));
        mention.evidence.extend(earlier.evidence.iter().filter(|evidence| evidence.field == "code").cloned());
    }

    /// The report's home country, where nothing nearer tells.
    fn at_home(&self, mention: &mut Mention) {
        if let Some((code, evidence)) = &self.home {
            mention.actor.code = Some(*code);
            mention.evidence.push(evidence.clone());
        }
    }
}

/// Starts a resolution.
pub(crate) fn mentions(
    words: &Words<'_>,
    names: &Names,
    phrases: &[Phrase<'_>],
    presence: &Presence,
    home: Option<(Code, Evidence)>,
) -> Mentions {
    let day = words.doc.report.published.as_ref().and_then(|published| published.moment.day());
    let (chains, chain_of) = Chains::gather(words, names, phrases, presence, day);
    debug_assert!(
        phrases
            .iter()
            .all(|phrase| phrase.pronoun.is_some() || name_tokens(phrase).is_none_or(|tokens| !tokens.is_empty()))
    );
    let (mentions, chain_of_mention, role_of_mention) = (Vec::new(), Vec::new(), Vec::new());
    Resolution {
        last_mention: vec![None; chains.all.len()],
        times_named: vec![0; chains.all.len()],
        words,
        names,
        phrases,
        chains,
        chain_of,
        apposed: vec![None; phrases.len()],
        presence,
        home,
        day,
        chain_of_mention,
        mentions,
        role_of_mention,
    }
    .run()
}
