//! Documents made by hand, for the tests of rules: words with their trees, parties, and what an extractor would find.

use std::ops::Range;

use sanudo_actors::{Actor, Code, Mention, MentionKind, Mentions, Place};
use sanudo_text::{Arc, Document, Features, Layers, Part, PartKind, Report, Sentence, Span, Tag, Token};

use crate::acts::Act;
use crate::codebook::{EventType, Status};
use crate::reading::Reading;

/// A document of one sentence: words as `form/lemma/UPOS/head/relation`, heads counted from 1, 0 for the root. Words of the
/// part of speech PROPN are countries, each of its own.
pub(crate) struct Made {
    doc: Document,
    mentions: Mentions,
}

impl Made {
    pub(crate) fn new(words: &str) -> Self {
        let (mut body, mut tokens) = (String::new(), Vec::new());
        let (mut tags, mut trees, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for (index, word) in words.split_whitespace().enumerate() {
            let [form, lemma, upos, head, relation]: [&str; 5] =
                word.split('/').collect::<Vec<_>>().try_into().expect("five fields a word");
            if !body.is_empty() {
                body.push(' ');
            }
            let span = Span::from_range(body.len()..body.len() + form.len());
            body.push_str(form);
            tokens.push(Token::new(span));
            let upos = upos.parse().expect("a part of speech");
            tags.push(Tag { upos, xpos: String::new(), feats: Features(String::new()), lemma: lemma.to_owned() });
            let head: u32 = head.parse().expect("a head");
            trees.push(Arc { head: head.checked_sub(1), deprel: relation.to_owned() });
            if word.contains("/PROPN/") {
                all.push(Mention {
                    span,
                    tokens: index as u32..index as u32 + 1,
                    sentence: 0,
                    kind: MentionKind::Country,
                    actor: Actor {
                        name: Some(form.to_owned()),
                        code: Code::new(&form.to_uppercase()),
                        ..Actor::default()
                    },
                    place: None,
                    pronoun: None,
                    named: true,
                    possessive: false,
                    evidence: Vec::new(),
                });
            }
        }
        let span = Span::from_range(0..body.len());
        let mut report = Report::new("made", body);
        report.parts = vec![Part { kind: PartKind::Body, span }];
        let sentences = vec![Sentence { span, tokens: 0..tokens.len() as u32, part: PartKind::Body, paragraph: 0 }];
        let layers = Layers { tags: Some(tags), trees: Some(trees), entities: None };
        let doc = Document { report, sentences, tokens, multiwords: Vec::new(), layers };
        Self { doc, mentions: Mentions { all, home: None } }
    }

    /// The same with the mention numbered `mention` of another kind, and placed somewhere.
    pub(crate) fn placed(mut self, mention: usize, kind: MentionKind) -> Self {
        let found = &mut self.mentions.all[mention];
        found.kind = kind;
        found.place = Code::new("PER").map(|country| Place { name: "Lima".to_owned(), country, coordinates: None });
        self
    }

    /// The same with the mention numbered `mention` of a PLOVER sector.
    pub(crate) fn of_sector(mut self, mention: usize, sector: &str) -> Self {
        self.mentions.all[mention].actor.sector = Some(sector.to_owned());
        self
    }

    pub(crate) fn reading(&self) -> Reading<'_> {
        Reading::new(&self.doc, &self.mentions)
    }

    /// An act of the words `trigger`, named by the first of them, with the mentions numbered `actors` and `recipients`.
    pub(crate) fn act(
        event_type: EventType,
        status: Status,
        trigger: Range<usize>,
        actors: &[usize],
        recipients: &[usize],
    ) -> Act {
        Act {
            event_type,
            certainty: 0.5,
            mode: None,
            subtype: None,
            status,
            head: trigger.start,
            trigger,
            actors: actors.to_vec(),
            recipients: recipients.to_vec(),
            place: None,
            confidence: 0.6,
            evidence: Vec::new(),
        }
    }
}
