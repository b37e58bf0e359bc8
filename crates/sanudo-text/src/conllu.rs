//! CoNLL-U, the form in which documents come from other parsers and go to them.
//!
//! [`read`] and [`write()`] keep every comment and column, so that reading and writing is the identity. [`document`]
//! and [`sentences`] convert to and from [`Document`], which keeps what the pipeline uses: words, multiword tokens,
//! tags, trees, entities. Format: <https://universaldependencies.org/format.html>. Entities stand in MISC as
//! `NER=B-Person`, `NER=I-Person`; the BIOES tags of Stanza (`ner=S-PERSON`) are read as well.

use std::fmt;

use crate::{
    Arc, Document, Entity, Features, Layers, Multiword, Part, PartKind, Report, Sentence, Span, Tag, Token, check_tree,
};

/// The first column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// A word, from 1.
    Word(u32),
    /// A multiword token over words `.0` to `.1`, both included.
    Range(u32, u32),
    /// An empty node `.1` after word `.0` of the enhanced graph.
    Empty(u32, u32),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => write!(f, "{word}"),
            Self::Range(first, last) => write!(f, "{first}-{last}"),
            Self::Empty(word, number) => write!(f, "{word}.{number}"),
        }
    }
}

/// One line of ten columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Column 1.
    pub id: Id,
    /// Columns 2 to 10: form, lemma, UPOS, XPOS, features, head, relation, enhanced graph, misc. `_` stands for
    /// nothing.
    pub columns: [String; 9],
}

/// Names of [`Row::columns`], for messages.
const COLUMNS: [&str; 9] = ["FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"];
const FORM: usize = 0;
const LEMMA: usize = 1;
const UPOS: usize = 2;
const XPOS: usize = 3;
const FEATS: usize = 4;
const HEAD: usize = 5;
const DEPREL: usize = 6;
const DEPS: usize = 7;
const MISC: usize = 8;

impl Row {
    /// A line that has a form and nothing else.
    #[must_use]
    pub fn new(id: Id, form: impl Into<String>) -> Self {
        let mut columns: [String; 9] = std::array::from_fn(|_| "_".to_owned());
        columns[FORM] = form.into();
        Self { id, columns }
    }

    fn space_after(&self) -> bool {
        !self.columns[MISC].split('|').any(|item| item == NO_SPACE)
    }

    /// The entity tag in MISC: its first letter and the class.
    fn entity(&self) -> Option<(char, &str)> {
        let tag = self.columns[MISC].split('|').find_map(|item| {
            let (key, value) = item.split_once('=')?;
            key.eq_ignore_ascii_case(NER).then_some(value)
        })?;
        let (mark, class) = tag.split_once('-')?;
        let mark = mark.chars().next().filter(|_| mark.len() == 1 && !class.is_empty())?;
        Some((mark, class))
    }
}

const NO_SPACE: &str = "SpaceAfter=No";
const NER: &str = "NER";

/// A sentence as the file has it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Block {
    /// Comment lines without the leading `#`, as written (a space usually comes first).
    pub comments: Vec<String>,
    /// The lines below them.
    pub rows: Vec<Row>,
}

impl Block {
    /// The value of a comment `# key = value`.
    #[must_use]
    pub fn comment(&self, key: &str) -> Option<&str> {
        self.comments.iter().find_map(|comment| {
            let (name, value) = comment.split_once('=').unwrap_or((comment, ""));
            (name.trim() == key).then_some(value.trim())
        })
    }
}

/// Whether a line is the comment with which a report begins: `# newdoc`, `# newdoc id = …`.
#[must_use]
pub fn is_new_report(line: &str) -> bool {
    begins(line.strip_prefix('#').unwrap_or_default(), "newdoc")
}

/// Whether a comment has this key, or this key and `id`.
fn begins(comment: &str, key: &str) -> bool {
    let name = comment.split('=').next().unwrap_or_default();
    name.trim() == key || name.split_whitespace().eq([key, "id"])
}

/// A file that is not CoNLL-U.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Line, from 1.
    pub line: usize,
    /// What was found and what was expected.
    pub message: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Error {}

/// Reads sentences, keeping every column. Carriage returns at the ends of lines are left out.
///
/// # Errors
/// A line that is neither empty, a comment, nor ten columns separated by tabs; an id that is no number; ids out of
/// order; a sentence without words, or with a multiword token that reaches beyond them.
pub fn read(text: &str) -> Result<Vec<Block>, Error> {
    let mut blocks = Vec::new();
    let mut reader = BlockReader::default();
    let mut last = 0;
    for (number, line) in text.lines().enumerate() {
        last = number + 1;
        let fail = |message: String| Error { line: last, message };
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            blocks.extend(reader.finish().map_err(fail)?);
        } else if let Some(comment) = line.strip_prefix('#').filter(|_| reader.block.rows.is_empty()) {
            reader.block.comments.push(comment.to_owned());
        } else {
            read_row(line).and_then(|row| reader.push(row)).map_err(fail)?;
        }
    }
    blocks.extend(reader.finish().map_err(|message| Error { line: last, message })?);
    Ok(blocks)
}

/// A sentence in the making.
#[derive(Default)]
struct BlockReader {
    block: Block,
    /// Words so far.
    words: u32,
    /// The last word of the last multiword token.
    covered: u32,
}

impl BlockReader {
    fn push(&mut self, row: Row) -> Result<(), String> {
        match row.id {
            Id::Word(word) if word == self.words + 1 => self.words = word,
            Id::Range(first, last) if first == self.words + 1 && last >= first && first > self.covered => {
                self.covered = last;
            }
            Id::Empty(word, _) if word == self.words => {}
            id => return Err(format!("id {id} does not follow word {}", self.words)),
        }
        self.block.rows.push(row);
        Ok(())
    }

    /// The sentence that ends here; none where nothing but comments has come, which go with the next.
    fn finish(&mut self) -> Result<Option<Block>, String> {
        if self.block.rows.is_empty() {
            return Ok(None);
        }
        let Self { block, words, covered } = std::mem::take(self);
        if words == 0 {
            return Err("a sentence without words ends here".to_owned());
        }
        if covered > words {
            return Err(format!("a multiword token reaches to word {covered} of a sentence of {words}"));
        }
        Ok(Some(block))
    }
}

fn read_row(line: &str) -> Result<Row, String> {
    let mut columns = line.split('\t');
    let id = columns.next().unwrap_or_default();
    let number = |text: &str| text.parse().map_err(|_| format!("id {id:?} is not a number, a range or an empty node"));
    let id = match (id.split_once('-'), id.split_once('.')) {
        (Some((first, last)), _) => Id::Range(number(first)?, number(last)?),
        (None, Some((word, empty))) => Id::Empty(number(word)?, number(empty)?),
        (None, None) => Id::Word(number(id)?),
    };
    let columns: Vec<String> = columns.map(str::to_owned).collect();
    let count = columns.len() + 1;
    let columns = columns.try_into().map_err(|_| format!("{count} columns, expected 10 separated by tabs"))?;
    Ok(Row { id, columns })
}

/// Writes sentences; the inverse of [`read`].
#[must_use]
pub fn write(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        for comment in &block.comments {
            text.push('#');
            text.push_str(comment);
            text.push('\n');
        }
        for row in &block.rows {
            text.push_str(&row.id.to_string());
            for column in &row.columns {
                text.push('\t');
                text.push_str(column);
            }
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// Makes a document of parsed sentences; its body is put together from the forms, with `SpaceAfter=No` obeyed, one
/// space between sentences and an empty line where a `# newpar` or `# newdoc` comment stands.
///
/// A layer is there when every word has it: tags need a UPOS, trees a head and a relation; entities, which most words
/// lack, when one word has an entity tag.
///
/// # Errors
/// An unknown UPOS, a head that is no number, or heads that form no tree; the line is counted over the written form.
pub fn document(source: &str, blocks: &[Block]) -> Result<Document, Error> {
    let mut builder = Builder::default();
    let mut line = 1;
    for (index, block) in blocks.iter().enumerate() {
        let paragraph = block.comments.iter().any(|comment| begins(comment, "newpar") || begins(comment, "newdoc"));
        builder.gap(if index == 0 {
            ""
        } else if paragraph {
            "\n\n"
        } else {
            " "
        });
        line += block.comments.len();
        builder.sentence(block, line, index == 0 || paragraph)?;
        line += block.rows.len() + 1;
    }
    Ok(builder.finish(source))
}

/// A document in the making.
#[derive(Default)]
struct Builder {
    body: String,
    parts: Vec<Part>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    multiwords: Vec<Multiword>,
    tags: Vec<Tag>,
    trees: Vec<Arc>,
    entities: Vec<Entity>,
}

impl Builder {
    fn gap(&mut self, gap: &str) {
        self.body.push_str(gap);
    }

    fn push(&mut self, form: &str) -> Span {
        let start = self.body.len();
        self.body.push_str(form);
        Span::from_range(start..self.body.len())
    }

    fn sentence(&mut self, block: &Block, line: usize, new_paragraph: bool) -> Result<(), Error> {
        let first_token = self.tokens.len();
        let start = self.body.len();
        // The multiword token that covers the words up to this id, and where in its letters the next word begins.
        let mut open: Option<(u32, Span, usize)> = None;
        let mut space = false;
        for (offset, row) in block.rows.iter().enumerate() {
            let fail = |message: String| Error { line: line + offset, message };
            match row.id {
                Id::Empty(..) => {}
                Id::Range(first, last) => {
                    if space {
                        self.gap(" ");
                    }
                    let span = self.push(&row.columns[FORM]);
                    space = row.space_after();
                    let tokens = self.tokens.len() as u32..self.tokens.len() as u32 + last - first + 1;
                    self.multiwords.push(Multiword { span, tokens });
                    open = Some((last, span, span.start as usize));
                }
                Id::Word(word) => {
                    let form = row.columns[FORM].as_str();
                    if open.is_some_and(|(last, ..)| word > last) {
                        open = None;
                    }
                    let token = if let Some((_, span, next)) = &mut open {
                        // Words whose letters stand in the text one after the other get spans of their own.
                        if self.body[*next..span.end as usize].starts_with(form) {
                            let own = Span::from_range(*next..*next + form.len());
                            *next += form.len();
                            Token::new(own)
                        } else {
                            *next = span.end as usize;
                            Token { span: *span, form: Some(form.into()) }
                        }
                    } else {
                        if space {
                            self.gap(" ");
                        }
                        space = row.space_after();
                        Token::new(self.push(form))
                    };
                    self.entity(row, first_token);
                    self.tokens.push(token);
                    self.layers(row).map_err(fail)?;
                }
            }
        }
        let span = Span::from_range(start..self.body.len());
        if self.trees.len() == self.tokens.len() {
            check_tree(&self.trees[first_token..])
                .map_err(|cause| Error { line, message: format!("the heads below form no tree: {cause}") })?;
        }
        if new_paragraph {
            self.parts.push(Part { kind: PartKind::Body, span });
        } else if let Some(part) = self.parts.last_mut() {
            part.span = part.span.cover(span);
        }
        let tokens = first_token as u32..self.tokens.len() as u32;
        let paragraph = self.parts.len() as u32 - 1;
        self.sentences.push(Sentence { span, tokens, part: PartKind::Body, paragraph });
        Ok(())
    }

    /// Goes on with the last entity or begins one, for the word about to be added to the sentence that began at
    /// `first_token`.
    fn entity(&mut self, row: &Row, first_token: usize) {
        let Some((mark, class)) = row.entity() else { return };
        let word = self.tokens.len() as u32;
        match self.entities.last_mut() {
            Some(entity)
                if matches!(mark, 'I' | 'E')
                    && entity.label == class
                    && entity.tokens.end == word
                    && self.tokens.len() > first_token =>
            {
                entity.tokens.end += 1;
            }
            _ => self.entities.push(Entity { tokens: word..word + 1, label: class.to_owned() }),
        }
    }

    fn layers(&mut self, row: &Row) -> Result<(), String> {
        let text = |column: usize| match row.columns[column].as_str() {
            "_" => String::new(),
            text => text.to_owned(),
        };
        if row.columns[UPOS] != "_" {
            let upos = row.columns[UPOS]
                .parse()
                .map_err(|()| format!("{} is no universal part of speech", row.columns[UPOS]))?;
            // An underscore is its own lemma; for any other word it stands for "not told".
            let lemma = if row.columns[FORM] == "_" { "_".to_owned() } else { text(LEMMA) };
            self.tags.push(Tag { upos, xpos: text(XPOS), feats: Features(text(FEATS)), lemma });
        }
        if row.columns[HEAD] != "_" {
            let head: u32 = row.columns[HEAD]
                .parse()
                .map_err(|_| format!("{} is {:?}, expected a number", COLUMNS[HEAD], row.columns[HEAD]))?;
            self.trees.push(Arc { head: head.checked_sub(1), deprel: text(DEPREL) });
        }
        Ok(())
    }

    fn finish(self, source: &str) -> Document {
        let count = self.tokens.len();
        let mut report = Report::new(source, self.body);
        report.parts = self.parts;
        Document {
            report,
            sentences: self.sentences,
            tokens: self.tokens,
            multiwords: self.multiwords,
            layers: Layers {
                tags: Some(self.tags).filter(|tags| tags.len() == count),
                trees: Some(self.trees).filter(|trees| trees.len() == count),
                entities: Some(self.entities).filter(|entities| !entities.is_empty()),
            },
        }
    }
}

/// The sentences of a document as CoNLL-U, all at once; see [`sentences`].
#[must_use]
pub fn blocks(doc: &Document) -> Vec<Block> {
    sentences(doc).collect()
}

/// The sentences of a document as CoNLL-U one after the other, with `# sent_id` (from 1), `# text`, `# newpar`,
/// `SpaceAfter=No`, and all layers that the document has.
pub fn sentences(doc: &Document) -> impl Iterator<Item = Block> + '_ {
    let mut multiwords = doc.multiwords.iter().peekable();
    let mut paragraph = None;
    let entity_tags = entity_tags(doc);
    doc.sentences.iter().enumerate().map(move |(number, sentence)| {
        let mut block = Block::default();
        if paragraph != Some(sentence.paragraph) {
            block.comments.push(" newpar".to_owned());
            paragraph = Some(sentence.paragraph);
        }
        block.comments.push(format!(" sent_id = {}", number + 1));
        let mut inside = 0..0;
        for index in sentence.range() {
            let word = index as u32 - sentence.tokens.start;
            if let Some(multiword) = multiwords.next_if(|multiword| multiword.tokens.start == index as u32) {
                inside = multiword.tokens.start as usize..multiword.tokens.end as usize;
                let id = Id::Range(word + 1, word + inside.len() as u32);
                let mut row = Row::new(id, one_line(doc.slice(multiword.span)));
                row.columns[MISC] = misc(doc, sentence, multiword.span.end);
                block.rows.push(row);
            }
            let mut row = Row::new(Id::Word(word + 1), one_line(doc.form(index)));
            if !inside.contains(&index) {
                row.columns[MISC] = misc(doc, sentence, doc.tokens[index].span.end);
            }
            fill_row(&mut row, index, doc, &entity_tags);
            block.rows.push(row);
        }
        block.comments.push(format!(" text = {}", text(&block.rows)));
        block
    })
}

/// The text that rows stand for, as UD asks: forms (of a multiword token its own), spaces where MISC does not deny
/// them.
fn text(rows: &[Row]) -> String {
    let mut text = String::new();
    let mut covered = 0;
    for row in rows {
        match row.id {
            Id::Range(_, last) => covered = last,
            Id::Word(word) if word > covered => {}
            _ => continue,
        }
        text.push_str(&row.columns[FORM]);
        if row.space_after() {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end_matches(' ').len());
    text
}

/// Writes the layers of `doc` into the blocks of which [`document`] made it, in place of what stood there: lemma, UPOS,
/// XPOS, features, head, relation, and the entity tag in MISC. Comments, forms, multiword tokens and the rest of MISC
/// stay. Empty nodes and the enhanced graph go, since they belong to the tree that goes.
///
/// # Panics
/// When the blocks have other words than the document.
pub fn fill(blocks: &mut [Block], doc: &Document) {
    let entity_tags = entity_tags(doc);
    let mut index = 0;
    for block in blocks {
        block.rows.retain(|row| !matches!(row.id, Id::Empty(..)));
        for row in block.rows.iter_mut().filter(|row| matches!(row.id, Id::Word(_))) {
            fill_row(row, index, doc, &entity_tags);
            index += 1;
        }
    }
    assert_eq!(index, doc.tokens.len(), "blocks have the words of their document");
}

/// Mark and class of each word that is in an entity.
fn entity_tags(doc: &Document) -> Vec<Option<(&'static str, &str)>> {
    let mut tags = vec![None; doc.tokens.len()];
    for entity in doc.layers.entities.iter().flatten() {
        for index in entity.tokens.clone() {
            let mark = if index == entity.tokens.start { "B" } else { "I" };
            tags[index as usize] = Some((mark, entity.label.as_str()));
        }
    }
    tags
}

/// Writes what the layers say of the word at `index`.
fn fill_row(row: &mut Row, index: usize, doc: &Document, entity_tags: &[Option<(&str, &str)>]) {
    let columns = &mut row.columns;
    if let Some(tags) = &doc.layers.tags {
        let tag = &tags[index];
        columns[UPOS] = tag.upos.to_string();
        columns[LEMMA] = or_underscore(&tag.lemma);
        columns[XPOS] = or_underscore(&tag.xpos);
        columns[FEATS] = or_underscore(&tag.feats.0);
    }
    if let Some(trees) = &doc.layers.trees {
        columns[HEAD] = trees[index].head.map_or(0, |head| head + 1).to_string();
        columns[DEPREL] = or_underscore(&trees[index].deprel);
        "_".clone_into(&mut columns[DEPS]);
    }
    if doc.layers.entities.is_some() {
        columns[MISC] = with_entity(&columns[MISC], entity_tags[index]);
    }
}

/// MISC with this entity tag and no other.
fn with_entity(misc: &str, tag: Option<(&str, &str)>) -> String {
    let own = tag.map(|(mark, class)| format!("{NER}={mark}-{}", one_line(class)));
    let is_tag = |item: &str| item.split_once('=').is_some_and(|(key, _)| key.eq_ignore_ascii_case(NER));
    let others = misc.split('|').filter(|item| *item != "_" && !is_tag(item)).map(str::to_owned);
    let items: Vec<String> = own.into_iter().chain(others).collect();
    if items.is_empty() { "_".to_owned() } else { items.join("|") }
}

/// [`NO_SPACE`] where the text goes on at once within the sentence.
fn misc(doc: &Document, sentence: &Sentence, end: u32) -> String {
    let goes_on = end < sentence.span.end && !doc.report.body[end as usize..].starts_with(char::is_whitespace);
    if goes_on { NO_SPACE.to_owned() } else { "_".to_owned() }
}

fn or_underscore(text: &str) -> String {
    if text.is_empty() { "_".to_owned() } else { one_line(text) }
}

/// White space, which CoNLL-U cannot hold inside a column, becomes one space each.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{blocks, document, fill, read, write};
    use crate::Upos;

    const SAMPLE: &str = "\
# newpar
# sent_id = 1
# text = They don't agree.
1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

";

    #[test]
    fn reading_and_writing_is_the_identity() {
        let with_extras = "# a comment\n1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n1.1\tb\t_\t_\t_\t_\t_\t_\t0:root\t_\n\n";
        for text in [SAMPLE, with_extras] {
            assert_eq!(write(&read(text).unwrap()), text);
            assert_eq!(write(&read(&text.replace('\n', "\r\r\n")).unwrap()), text);
        }
    }

    #[test]
    fn a_document_gives_back_its_sentences() {
        let parsed = read(SAMPLE).unwrap();
        let doc = document("sample", &parsed).unwrap();
        assert_eq!(doc.report.body, "They don't agree.");
        assert_eq!(
            (0..doc.tokens.len()).map(|index| doc.form(index)).collect::<Vec<_>>(),
            ["They", "do", "n't", "agree", "."]
        );
        assert_eq!(doc.layers.tags.as_ref().unwrap()[3].upos, Upos::Verb);
        assert_eq!(doc.layers.trees.as_ref().unwrap()[3].head, None);
        assert_eq!(blocks(&doc), parsed);
    }

    #[test]
    fn words_that_are_not_in_the_text_keep_their_form() {
        let text = "1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tel\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
        let doc = document("sample", &read(text).unwrap()).unwrap();
        assert_eq!((doc.form(0), doc.form(1), doc.report.body.as_str()), ("de", "el", "del"));
    }

    #[test]
    fn entities_stand_beside_the_words() {
        let text = "\
1\tKing\t_\t_\t_\t_\t_\t_\t_\t_
2\tHamad\t_\t_\t_\t_\t_\t_\t_\tNER=B-Person
3\tAl\t_\t_\t_\t_\t_\t_\t_\tNER=I-Person|SpaceAfter=No
4\tKhalifa\t_\t_\t_\t_\t_\t_\t_\tner=E-Person
5\tMonday\t_\t_\t_\t_\t_\t_\t_\tner=S-Date

";
        let mut parsed = read(text).unwrap();
        let doc = document("sample", &parsed).unwrap();
        let entities = doc.layers.entities.as_ref().unwrap();
        let found: Vec<_> = entities.iter().map(|entity| (entity.tokens.clone(), entity.label.as_str())).collect();
        assert_eq!(found, [(1..4, "Person"), (4..5, "Date")]);
        fill(&mut parsed, &doc);
        let written = write(&parsed);
        assert!(
            written.contains("NER=I-Person|SpaceAfter=No\n4\tKhalifa\t_\t_\t_\t_\t_\t_\t_\tNER=I-Person\n"),
            "{written}"
        );
        assert_eq!(
            write(&blocks(&document("sample", &read(&written).unwrap()).unwrap())).lines().last(),
            written.lines().last()
        );
    }

    #[test]
    fn layers_fill_blocks_and_leave_the_rest() {
        let text = "\
# sent_id = a-7
1\tgo\tx\tX\tX\t_\t2\tdep\t2:dep\tNote=1|NER=B-X
1.1\tyou\t_\t_\t_\t_\t_\t_\t2:dep\t_
2\taway\tx\tX\tX\t_\t0\troot\t0:root\t_

";
        let mut doc = document("sample", &read(text).unwrap()).unwrap();
        doc.layers.entities = Some(Vec::new());
        doc.layers.trees.as_mut().unwrap().swap(0, 1);
        doc.layers.trees.as_mut().unwrap()[1].head = Some(0);
        let mut filled = read(text).unwrap();
        fill(&mut filled, &doc);
        let expected = "\
# sent_id = a-7
1\tgo\tx\tX\tX\t_\t0\troot\t_\tNote=1
2\taway\tx\tX\tX\t_\t1\tdep\t_\t_

";
        assert_eq!(write(&filled), expected);
    }

    #[test]
    fn errors_name_the_line() {
        let message = |text: &str| read(text).and_then(|blocks| document("x", &blocks)).unwrap_err().to_string();
        assert_eq!(message("1\ta\tb\n"), "line 1: 3 columns, expected 10 separated by tabs");
        assert_eq!(message("# c\nx\ta\n"), "line 2: id \"x\" is not a number, a range or an empty node");
        assert_eq!(message("2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"), "line 1: id 2 does not follow word 0");
        assert_eq!(message("1\ta\t_\tQ\t_\t_\t_\t_\t_\t_\n"), "line 1: Q is no universal part of speech");
        assert_eq!(message("1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n\n"), "line 2: a sentence without words ends here");
        let word = "1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n";
        assert_eq!(
            message(&format!("1-4294967295\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n{word}")),
            "line 2: a multiword token reaches to word 4294967295 of a sentence of 1"
        );
        let range = "2-3\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n";
        let overlapping = format!("1-3\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n{word}{range}");
        assert_eq!(message(&overlapping), "line 3: id 2-3 does not follow word 1");
        let looping = "# c\n1\ta\t_\t_\t_\t_\t2\tdep\t_\t_\n2\tb\t_\t_\t_\t_\t1\tdep\t_\t_\n";
        assert_eq!(message(looping), "line 2: the heads below form no tree: a tree has one root, this one has 0");
    }
}
