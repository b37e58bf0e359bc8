//! Statements: contents, their cues and their speakers.
//!
//! Four ways of attributing are read, each in its own function: a cue verb with a speaker (before or after the content),
//! "according to", a headline's colon, and a quotation that goes on without a cue of its own.

use std::ops::Range;

use sanudo_actors::{MentionKind, Pronoun};
use sanudo_text::{Evidence, PartKind};

use crate::adjunct::skip_adjuncts;
use crate::clause::{has_passive_auxiliary, is_between, is_preposition, subject};
use crate::cue::{CueHit, Cues, Takes};
use crate::event::{Speaker, Statement, StatementKind};
use crate::inflect::Form;
use crate::reading::Reading;

/// A statement by tokens, before it is checked and sorted.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) content: Range<usize>,
    pub(crate) cue: Range<usize>,
    pub(crate) speaker: Speaker,
    pub(crate) addressee: Option<usize>,
    pub(crate) rule: &'static str,
    pub(crate) detail: &'static str,
}

/// Fewest words of a quotation that is a statement by itself; fewer are a quoted term.
const SHORTEST_QUOTATION: usize = 4;

/// Most words of a sentence that is only speaker and cue: "We won." The minister said on Monday.
const LONGEST_TAG: usize = 8;

/// All statements of a document, in the order of their contents.
pub(crate) fn statements(reading: &Reading<'_>, cues: &Cues) -> Vec<(Draft, Statement)> {
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in &reading.doc.sentences {
        let range = sentence.range();
        if let Some(draft) = colon(reading, range.clone(), sentence.part) {
            drafts.push(draft);
        }
        for index in range.clone() {
            if let Some(draft) = according_to(reading, index) {
                drafts.push(draft);
                continue;
            }
            // What stands inside a quotation belongs to its speaker.
            if reading.quote_index(index).is_some_and(|quote| reading.quotes[quote].len() >= SHORTEST_QUOTATION) {
                continue;
            }
            if let Some(hit) = cues.at(&reading.words, index)
                && is_verb(reading, index, hit)
            {
                cue_verb(reading, cues, index, hit, &mut drafts);
            }
        }
    }
    quotations_that_go_on(reading, &mut drafts);
    finish(reading, drafts)
}

/// Whether a cue's form is the verb: not a noun ("the reports"), not an adjective ("the alleged plot"), not a passive ("was
/// told"), not denied ("did not say").
fn is_verb(reading: &Reading<'_>, index: usize, hit: CueHit) -> bool {
    let range = reading.sentence(index);
    if reading.mention(index).is_some_and(|mention| mention.named) {
        return false;
    }
    let mut at = index;
    while at > range.start && is_between(reading.word(at - 1)) {
        if matches!(reading.word(at - 1), "not" | "n't" | "n’t" | "never") {
            return false;
        }
        at -= 1;
    }
    let before = if at > range.start { reading.word(at - 1) } else { "" };
    let nominal = is_preposition(before)
        || matches!(
            before,
            "the"
                | "a"
                | "an"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "this"
                | "these"
                | "those"
                | "no"
                | "any"
                | "'s"
                | "’s"
                | "such"
                | "other"
        );
    match hit.form {
        // "went on to say"
        Form::Base if before == "to" => {
            at > range.start + 1 && matches!(reading.word(at - 2), "on" | "continued" | "used")
        }
        // "the two state parties", "member states": only the other forms of this verb are never a noun.
        Form::Base | Form::ThirdPerson if matches!(reading.word(index), "state" | "states") => false,
        Form::Base | Form::ThirdPerson => {
            let subject = at > range.start
                && reading.mention(at - 1).is_some_and(|mention| !mention.possessive && mention.acts());
            let closes = matches!(before, "," | "”" | "\"" | "»");
            subject || matches!(before, "who" | "which") || (closes && hit.form == Form::ThirdPerson)
        }
        Form::Past => !nominal && !has_passive_auxiliary(reading, index),
        Form::Participle => at < index && !has_passive_auxiliary(reading, index),
        Form::PastOnly => true,
        Form::Gerund => !matches!(before, "the" | "a" | "an" | "of" | "for" | "in" | "from"),
    }
}

/// A speaker and the tokens it covers.
struct Found {
    speaker: Speaker,
    tokens: Range<usize>,
    /// Whether it stands behind the cue: "said the official".
    inverted: bool,
}

/// A cue verb: finds its speaker and its contents on either side.
fn cue_verb(reading: &Reading<'_>, cues: &Cues, index: usize, hit: CueHit, drafts: &mut Vec<Draft>) {
    let range = reading.sentence(index);
    let Some(found) = speaker(reading, index, hit, &range, drafts) else { return };
    let cue = index..index + hit.length;
    let found = match apposed_speaker(reading, cues, index, range.start) {
        Some(speaker) if !found.inverted => speaker,
        _ => found,
    };
    let draft = |content: Range<usize>, rule: &'static str, detail: &'static str, addressee: Option<usize>| Draft {
        content,
        cue: cue.clone(),
        speaker: found.speaker,
        addressee,
        rule,
        detail,
    };
    let left_edge = if found.inverted { index } else { found.tokens.start.min(index) };
    let right_edge = if found.inverted { found.tokens.end } else { cue.end };
    let attached = found.inverted || found.tokens.end <= index;
    // A quotation that ends right before: "…," he said.
    let before = quotation_before(reading, left_edge, range.start);
    if let Some(quote) = before.filter(|_| attached) {
        let inside = reading.quotes[quote].inside();
        let content = widen_left(reading, inside, range.start);
        drafts.push(draft(
            content,
            "statement/quotation-before-cue",
            "the quotation ends where the speaker and cue begin",
            None,
        ));
    }
    match hit.takes {
        Takes::Infinitive => {
            if let Some(to) = infinitive(reading, cue.end, range.end) {
                let addressee = (cue.end..to).find_map(|at| reading.mention_index(at));
                let content = to..content_end(reading, cues, to, range.end);
                drafts.push(draft(
                    content,
                    "statement/infinitive",
                    "the cue's infinitive tells what is asked",
                    addressee,
                ));
                return;
            }
        }
        Takes::Accusation => {
            // "activists accused of plotting" is a passive without its auxiliary.
            if reading.word(cue.end) == "of" && hit.form == Form::Past {
                return;
            }
            if let Some(of) = (cue.end..range.end.min(cue.end + 14)).find(|&at| reading.word(at) == "of") {
                let content = of + 1..content_end(reading, cues, of + 1, range.end);
                if content.len() >= 2 {
                    let addressee = (cue.end..of).find_map(|at| reading.mention_index(at));
                    drafts.push(draft(
                        content,
                        "statement/accusation",
                        "what stands behind \"of\" is what is alleged",
                        addressee,
                    ));
                }
                return;
            }
            return;
        }
        _ => {}
    }
    // A quotation that follows: he said: "…".
    if let Some((quote, colon)) = quotation_after(reading, right_edge, range.end) {
        let inside = reading.quotes[quote].inside();
        if inside.len() >= SHORTEST_QUOTATION || colon {
            drafts.push(draft(
                inside,
                "statement/quotation-after-cue",
                "the quotation begins where the cue ends",
                None,
            ));
            return;
        }
    }
    if hit.takes == Takes::Quotation {
        return;
    }
    if before.is_some() && !has_that(reading, right_edge, range.end) {
        return;
    }
    // Content before the speaker, closed by a comma: "…, the minister said on Monday."
    if let Some(content) = content_before(reading, left_edge, right_edge, &range, found.inverted)
        && attached
    {
        drafts.push(draft(
            content,
            "statement/content-before-cue",
            "a comma closes the content before speaker and cue",
            None,
        ));
        return;
    }
    if found.inverted {
        return;
    }
    if let Some((content, addressee)) = content_after(reading, cues, cue.end, hit, &range) {
        drafts.push(draft(content, "statement/content-after-cue", "the content follows speaker and cue", addressee));
    }
}

/// Who speaks: behind the cue where the cue closes a quotation or clause, else the verb's subject, else the words before it.
fn speaker(reading: &Reading<'_>, index: usize, hit: CueHit, range: &Range<usize>, drafts: &[Draft]) -> Option<Found> {
    let after = index + hit.length;
    let before = if index > range.start { reading.word(index - 1) } else { "" };
    let closes = matches!(before, "," | "”" | "\"" | "»" | "’" | "?" | "!" | "")
        || reading.quote_index(index.saturating_sub(1)).is_some();
    let quoted = reading.quote_index(index.saturating_sub(1)).is_some();
    if closes
        && after < range.end
        && (hit.form.is_past() || hit.form == Form::ThirdPerson)
        && let Some(mention) = reading.mention_index(after).filter(|&mention| speaks(reading, mention))
        // ", said the sector was glad": what follows is a clause, not the speaker.
        && (quoted || (reading.mentions.all[mention].pronoun.is_none() && !is_bare_clause(reading, after, range.end)))
    {
        let end = appositions_end(reading, mention, range.end);
        return Some(Found { speaker: Speaker::Mention(mention), tokens: after..end, inverted: true });
    }
    if hit.form == Form::Gerund {
        // ", adding that": the speaker of the cue before it, or the subject of the sentence.
        let last = drafts.iter().rfind(|draft| range.contains(&draft.cue.start) && draft.cue.start < index);
        if let Some(last) = last.filter(|_| matches!(before, "," | "and" | "while" | "before" | "also")) {
            return Some(Found { speaker: last.speaker, tokens: index..index, inverted: false });
        }
    }
    if before == "and" || (is_between(before) && index > range.start + 1 && reading.word(index - 2) == "and") {
        let last = drafts.iter().rfind(|draft| range.contains(&draft.cue.start) && draft.cue.start < index);
        if let Some(last) = last {
            return Some(Found { speaker: last.speaker, tokens: index..index, inverted: false });
        }
    }
    if let Some(mention) = subject(reading, index).filter(|&mention| speaks(reading, mention)) {
        let tokens = reading.mentions.all[mention].range();
        if tokens.start < index {
            let start = appositions_start(reading, mention, range.start);
            return Some(Found {
                speaker: Speaker::Mention(first_of(reading, start, mention)),
                tokens: start..tokens.end,
                inverted: false,
            });
        }
    }
    // "the letter said": words that no table holds.
    let mut end = index;
    while end > range.start && is_between(reading.word(end - 1)) {
        end -= 1;
    }
    let mut start = end;
    while start > range.start && end - start < 4 {
        let word = reading.word(start - 1);
        let plain = word.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
        if !plain || is_preposition(word) || matches!(word, "and" | "or" | "that" | "who" | "which" | "as" | "to") {
            break;
        }
        start -= 1;
        if matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this") {
            break;
        }
    }
    let determined =
        start < end && matches!(reading.word(start), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this");
    (determined && end - start >= 2 && !matches!(hit.takes, Takes::Infinitive | Takes::Accusation)).then(|| Found {
        speaker: Speaker::Words(reading.span(start..end)),
        tokens: start..end,
        inverted: false,
    })
}

/// The mention that stands at `start`, else `mention`: of "X, the minister," the first is the name.
fn first_of(reading: &Reading<'_>, start: usize, mention: usize) -> usize {
    let first = reading.mention_index(start).unwrap_or(mention);
    let (a, b) = (&reading.mentions.all[first], &reading.mentions.all[mention]);
    if a.named && !b.named && a.kind == b.kind && speaks(reading, first) { first } else { mention }
}

/// Whether a mention can speak.
fn speaks(reading: &Reading<'_>, mention: usize) -> bool {
    let mention = &reading.mentions.all[mention];
    mention.acts() && mention.pronoun != Some(Pronoun::Speaker)
}

/// Where appositions behind a mention end: "said X, the foreign minister of Y, on Monday".
fn appositions_end(reading: &Reading<'_>, mention: usize, end: usize) -> usize {
    let mut last = reading.mentions.all[mention].range().end;
    if last + 1 < end
        && reading.word(last) == ","
        && let Some(next) = reading.mention(last + 1).filter(|next| next.kind == MentionKind::Person)
    {
        last = next.range().end;
    }
    last
}

/// Where a speaker's words begin, appositions before the mention included.
fn appositions_start(reading: &Reading<'_>, mention: usize, start: usize) -> usize {
    let all = &reading.mentions.all;
    let first = all[mention].range().start;
    if mention > 0
        && all[mention - 1].sentence == all[mention].sentence
        && all[mention - 1].range().end + 1 == first
        && all[mention - 1].range().start >= start
        && reading.word(first - 1) == ","
        && all[mention - 1].kind == MentionKind::Person
        && all[mention].pronoun.is_none()
        && all[mention - 1].named != all[mention].named
        && (all[mention - 1].range().start == 0 || !is_preposition(reading.word(all[mention - 1].range().start - 1)))
    {
        return all[mention - 1].range().start;
    }
    first
}

/// How far back a cue reaches for its quotation: to its sentence's start, or one token further where the sentence goes on in
/// lower case after the quotation's own full stop ("Why?" he asked) or is no more than speaker and cue.
fn quotation_reach(reading: &Reading<'_>, start: usize) -> usize {
    let sentence = reading.sentence_index(start);
    let sentences = &reading.doc.sentences;
    let same_paragraph = sentence > 0 && sentences[sentence - 1].paragraph == sentences[sentence].paragraph;
    let goes_on =
        reading.doc.form(start).starts_with(char::is_lowercase) || sentences[sentence].tokens.len() <= LONGEST_TAG;
    if same_paragraph && goes_on { start - 1 } else { start }
}

/// The quotation whose closing mark stands right before `edge`, a comma aside.
fn quotation_before(reading: &Reading<'_>, edge: usize, start: usize) -> Option<usize> {
    let mut index = edge;
    while index > quotation_reach(reading, start) {
        index -= 1;
        if let Some(quote) = reading.quote_index(index) {
            let found = &reading.quotes[quote];
            return (found.closed && index == found.end && found.len() >= 2).then_some(quote);
        }
        if !matches!(reading.word(index), "," | "." | "-" | "–" | "—") {
            return None;
        }
    }
    None
}

/// "…," X, the spokesman of Y for Z, told: the name that follows a quotation at once speaks, if nothing but its description
/// stands between it and the cue.
fn apposed_speaker(reading: &Reading<'_>, cues: &Cues, index: usize, start: usize) -> Option<Found> {
    let close = (quotation_reach(reading, start)..index).rev().take(26).find(|&at| {
        reading.quote_index(at).is_some_and(|quote| reading.quotes[quote].closed && reading.quotes[quote].end == at)
    })?;
    let quote = reading.quote_index(close)?;
    let mut first = close + 1;
    while first < index && matches!(reading.word(first), "," | "-" | "–") {
        first += 1;
    }
    let mention = reading.mention_index(first).filter(|&mention| speaks(reading, mention))?;
    let uncued = (first..index).all(|at| cues.at(&reading.words, at).is_none() && reading.quote_index(at).is_none());
    (uncued && reading.quotes[quote].len() >= SHORTEST_QUOTATION).then(|| Found {
        speaker: Speaker::Mention(mention),
        tokens: first..index,
        inverted: false,
    })
}

/// The quotation that opens right after `edge`, time and place aside, and whether a colon or comma announces it.
fn quotation_after(reading: &Reading<'_>, edge: usize, end: usize) -> Option<(usize, bool)> {
    let mut index = skip_adjuncts(reading, edge, end);
    let mut announced = false;
    while index < reading.words.len() && index < end + 1 {
        if let Some(quote) = reading.quote_index(index) {
            return (index + 1 == reading.quotes[quote].start).then_some((quote, announced));
        }
        match reading.word(index) {
            ":" | "," => announced = true,
            "that" if index == edge => {}
            _ => return None,
        }
        index += 1;
    }
    None
}

/// A quoted end of a sentence whose beginning is not quoted is one mixed content: widens a quotation before a cue to the
/// sentence's start when unquoted words of the same clause stand before it.
fn widen_left(reading: &Reading<'_>, quote: Range<usize>, start: usize) -> Range<usize> {
    let opening = quote.start - 1;
    if opening <= start {
        return quote;
    }
    let before = start..opening;
    let cued = before.clone().any(|at| matches!(reading.word(at), ":" | "said" | "says" | "added" | "told"));
    if cued || reading.word(opening - 1) == "," && before.len() < 3 {
        return quote;
    }
    start..quote.end + 1
}

fn has_that(reading: &Reading<'_>, from: usize, end: usize) -> bool {
    (from..end.min(from + 6)).any(|at| reading.word(at) == "that")
}

/// The infinitive's "to" behind a cue and its addressee.
fn infinitive(reading: &Reading<'_>, from: usize, end: usize) -> Option<usize> {
    let mut index = from;
    while index < end.min(from + 12) {
        if let Some(mention) = reading.mention(index) {
            index = mention.range().end;
            continue;
        }
        match reading.word(index) {
            "to" => return Some(index),
            "." | ";" | ":" | "," | "that" | "“" | "\"" | "for" | "who" | "which" => return None,
            _ => index += 1,
        }
    }
    None
}

/// Content that stands before speaker and cue and is closed by a comma; what follows the cue is only time and place.
fn content_before(
    reading: &Reading<'_>,
    left_edge: usize,
    right_edge: usize,
    range: &Range<usize>,
    inverted: bool,
) -> Option<Range<usize>> {
    if left_edge < range.start + 4 || reading.word(left_edge - 1) != "," {
        return None;
    }
    let tail = skip_adjuncts(reading, right_edge, range.end);
    let rest = range.end - tail.min(range.end);
    let ends = inverted
        || tail >= range.end
        || matches!(
            reading.word(tail),
            "." | "," | ";" | "”" | "\"" | "when" | "as" | "after" | "while" | "following" | "citing" | "quoting"
        )
        || ((rest <= 8 || left_edge > range.start + 8)
            && matches!(
                reading.word(tail),
                "in" | "on" | "at" | "during" | "to" | "by" | "through" | "from" | "before"
            ));
    if !ends || has_that(reading, right_edge, tail.max(right_edge)) || reading.word(tail) == "that" {
        return None;
    }
    let content = range.start..left_edge - 1;
    // "On Tuesday, the minister said": an opening adverbial is no content.
    let opener = reading.word(content.start);
    let adverbial = content.len() < 5
        && (is_preposition(opener) || matches!(opener, "however" | "meanwhile" | "earlier" | "also" | "but"));
    (!adverbial).then_some(content)
}

/// Content that follows the cue: behind "that", or at once.
fn content_after(
    reading: &Reading<'_>,
    cues: &Cues,
    from: usize,
    hit: CueHit,
    range: &Range<usize>,
) -> Option<(Range<usize>, Option<usize>)> {
    let mut start = skip_adjuncts(reading, from, range.end);
    let mut addressee = None;
    if hit.takes == Takes::Addressee {
        let mut index = from;
        if let Some(mention) = reading.mention_index(index) {
            addressee = Some(mention);
            index = reading.mentions.all[mention].range().end;
        } else {
            // "told a local newspaper that", "told reporters".
            while index < range.end.min(from + 6) && !matches!(reading.word(index), "that" | "," | "." | "“" | "\"") {
                index += 1;
            }
            if reading.word(index) != "that" {
                index = from + 1;
            }
        }
        start = skip_adjuncts(reading, index, range.end);
        if let Some((quote, _)) = quotation_after(reading, index, range.end) {
            return Some((reading.quotes[quote].inside(), addressee));
        }
    }
    let that = (start..range.end.min(start + 10))
        .take_while(|&at| !matches!(reading.word(at), "." | ";" | ":" | "“" | "\""))
        .find(|&at| reading.word(at) == "that" && !matches!(reading.word(at + 1), "," | "."));
    let begins = match (hit.takes, that) {
        // "that" far behind a bare clause is that clause's own.
        (Takes::Clause | Takes::Addressee, Some(that))
            if that <= start + 1 || !looks_like_clause(reading, start, that) =>
        {
            that + 1
        }
        (Takes::Clause | Takes::Addressee, _) => start,
        (_, Some(that)) if that <= start + 4 => that + 1,
        (Takes::That, _) if is_bare_clause(reading, start, range.end) => start,
        _ => return None,
    };
    let mut begins = begins;
    while begins < range.end && matches!(reading.word(begins), "," | ":" | "that") {
        begins += 1;
    }
    let ends = content_end(reading, cues, begins, range.end);
    let content = begins..ends;
    // "highlighted the main indicators" names a topic: without "that", what follows must be a clause.
    let governed = matches!(reading.word(begins), "about" | "to" | "of" | "as" | "without" | "against" | "with" | "by")
        && hit.form != Form::Gerund;
    if governed && reading.word(begins) != "to" || (governed && hit.takes != Takes::Clause) {
        return None;
    }
    let told = begins > start || that.is_some_and(|that| that < begins) || is_clause(reading, content.clone())
        // What is "said" or "added" is a clause however it is built.
        || matches!(reading.word(from - hit.length), "said" | "says" | "say" | "saying" | "added" | "adding");
    (content.len() >= 3 && told).then_some((content, addressee))
}

/// Whether a clause without "that" begins here: a noun phrase with a finite verb right behind it.
fn is_bare_clause(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading.mention(start).is_some_and(|mention| {
        let after = mention.range().end;
        after < end && is_clause(reading, after..end.min(after + 2))
    })
}

/// Whether words hold a finite verb, as far as closed classes and endings tell.
fn is_clause(reading: &Reading<'_>, content: Range<usize>) -> bool {
    const FINITE: &[&str] = &[
        "is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "can", "could", "should", "must",
        "may", "might", "do", "does", "did", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "needs", "need", "wants",
        "want", "cannot", "ca", "wo", "to",
    ];
    let first = content.start;
    let subordinates = |at: usize| {
        let word = reading.word(at);
        at > first
            && matches!(
                word,
                "that"
                    | "which"
                    | "who"
                    | "so"
                    | "because"
                    | ","
                    | "where"
                    | "when"
                    | "after"
                    | "before"
                    | "as"
                    | "while"
                    | "if"
            )
    };
    content.clone().take(24).take_while(|&at| !subordinates(at)).any(|at| {
        let word = reading.word(at);
        let past = word.len() > 4
            && word.ends_with("ed")
            && at > first
            && !matches!(reading.word(at - 1), "the" | "a" | "an" | "of" | "its" | "their" | "his" | "her");
        let after_subject = at > first
            && word.len() > 3
            && word.ends_with('s')
            && reading.mention(at - 1).is_some_and(|mention| !mention.possessive);
        let irregular = matches!(
            word,
            "said"
                | "told"
                | "made"
                | "took"
                | "came"
                | "went"
                | "met"
                | "left"
                | "held"
                | "gave"
                | "got"
                | "knew"
                | "saw"
                | "won"
                | "lost"
                | "began"
                | "became"
                | "found"
                | "brought"
                | "kept"
                | "led"
                | "paid"
                | "put"
                | "sent"
                | "wrote"
                | "spoke"
                | "fell"
                | "felt"
                | "broke"
        );
        // "it's", not "Peru's".
        let contracted = matches!(word, "'s" | "’s")
            && at > first
            && matches!(reading.word(at - 1), "it" | "he" | "she" | "there" | "that" | "what");
        contracted || (FINITE.contains(&word) && !(word == "to" && at > first)) || past || after_subject || irregular
    })
}

/// Whether a mention or pronoun opens the words at `start`, so that they are a clause and a later "that" is its own.
fn looks_like_clause(reading: &Reading<'_>, start: usize, that: usize) -> bool {
    reading.mention(start).is_some_and(|mention| mention.range().end < that)
        || matches!(reading.word(start), "there" | "it" | "he" | "she" | "they" | "we" | "i" | "this")
}

/// Where content ends: before the full stop, before ", adding", before a second cue of the same sentence.
fn content_end(reading: &Reading<'_>, cues: &Cues, start: usize, end: usize) -> usize {
    let mut index = start;
    while index < end {
        // A quotation inside is kept whole, over the sentence's end if need be.
        if let Some(quote) = reading.quote_index(index)
            && index + 1 == reading.quotes[quote].start
        {
            let found = reading.quotes[quote];
            if found.end > end {
                return found.end;
            }
            index = found.with_marks().end;
            continue;
        }
        let joins = matches!(reading.word(index), "," | "and" | "while" | "but");
        let next = if joins
            && matches!(reading.word(index + 1), "and" | "while" | "but" | "also" | "he" | "she" | "it" | "they")
        {
            index + 2
        } else {
            index + 1
        };
        if joins
            && index > start + 1
            && next < end
            && let Some(hit) = cues.at(&reading.words, next)
            && (hit.form == Form::Gerund
                || (hit.form.is_past()
                    && next < index + 3
                    && (has_that(reading, next + hit.length, end)
                        || hit.takes != Takes::That && reading.word(index) == "and")))
        {
            return index;
        }
        if reading.word(index) == ","
            && matches!(reading.word(index + 1), "citing" | "referring" | "pointing" | "apparently" | "sparking")
        {
            return index;
        }
        index += 1;
    }
    let mut last = end;
    while last > start && matches!(reading.word(last - 1), "." | "?" | "!" | "," | ";" | "...") {
        last -= 1;
    }
    last
}

/// "According to X, …" and "…, according to X".
fn according_to(reading: &Reading<'_>, index: usize) -> Option<Draft> {
    if reading.word(index) != "according" || reading.word(index + 1) != "to" {
        return None;
    }
    let range = reading.sentence(index);
    let source = index + 2;
    if source >= range.end {
        return None;
    }
    let (speaker, end) = match reading.mention_index(source) {
        Some(mention) if speaks(reading, mention) => {
            (Speaker::Mention(mention), appositions_end(reading, mention, range.end))
        }
        _ => {
            let end = (source..range.end)
                .find(|&at| matches!(reading.word(at), "," | "." | ";" | "“" | "\""))
                .unwrap_or(range.end);
            let end = end.min(source + 8);
            (Speaker::Words(reading.span(source..end)), end)
        }
    };
    let opens = index == range.start
        || (index == range.start + 1 && !reading.word(range.start).chars().all(char::is_alphanumeric));
    let content = if opens {
        let comma = (end..range.end).find(|&at| reading.word(at) == ",")?;
        let mut last = range.end;
        while last > comma + 1 && matches!(reading.word(last - 1), "." | "!" | "?") {
            last -= 1;
        }
        comma + 1..last
    } else {
        let mut last = index;
        while last > range.start && matches!(reading.word(last - 1), "," | "-" | "–" | "—") {
            last -= 1;
        }
        range.start..last
    };
    let (rule, detail) = ("statement/according-to", "\"according to\" names the source of the sentence");
    (content.len() >= 3).then_some(Draft { content, cue: index..index + 2, speaker, addressee: None, rule, detail })
}

/// A headline "Speaker: content".
fn colon(reading: &Reading<'_>, range: Range<usize>, part: PartKind) -> Option<Draft> {
    if !matches!(part, PartKind::Title | PartKind::Heading) {
        return None;
    }
    let colon = range.clone().take(8).find(|&at| reading.word(at) == ":")?;
    let mention = reading.mention_index(colon.checked_sub(1)?).filter(|&mention| speaks(reading, mention))?;
    if reading.mentions.all[mention].range().start != range.start || range.end - colon < 4 {
        return None;
    }
    let (rule, detail) = ("statement/headline-colon", "in a headline a colon stands between speaker and content");
    let content = colon + 1..range.end;
    Some(Draft { content, cue: colon..colon + 1, speaker: Speaker::Mention(mention), addressee: None, rule, detail })
}

/// A quotation without a cue goes on from the statement before it in its paragraph, or in the paragraph before.
fn quotations_that_go_on(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    for quote in &reading.quotes {
        if quote.len() < SHORTEST_QUOTATION {
            continue;
        }
        let taken = drafts.iter().any(|draft| draft.content.start < quote.end && quote.start < draft.content.end);
        if taken {
            continue;
        }
        let sentence = &reading.doc.sentences[reading.sentence_index(quote.start)];
        let paragraph = sentence.paragraph;
        // Only a quotation that is a sentence, or begins its paragraph, stands for itself.
        let opens = quote.start <= sentence.range().start + 1;
        if !opens || !sentence.part.is_read() || sentence.part == PartKind::Title {
            continue;
        }
        let before = drafts
            .iter()
            .filter(|draft| draft.content.end <= quote.start && draft.cue.start < quote.start)
            .max_by_key(|draft| draft.cue.start.max(draft.content.end))
            .filter(|draft| {
                let of = reading.doc.sentences[reading.sentence_index(draft.cue.start)].paragraph;
                of + 1 >= paragraph
            });
        let Some(before) = before else { continue };
        let draft = Draft {
            content: quote.inside(),
            rule: "statement/quotation-goes-on",
            detail: "a quotation without a cue goes on from the statement before it",
            ..before.clone()
        };
        drafts.push(draft);
    }
}

/// Sorts, drops what another statement covers, and tells direct, mixed and indirect apart.
fn finish(reading: &Reading<'_>, mut drafts: Vec<Draft>) -> Vec<(Draft, Statement)> {
    for draft in &mut drafts {
        trim(reading, &mut draft.content);
    }
    drafts.retain(|draft| !draft.content.is_empty());
    drafts.sort_by_key(|draft| (draft.content.start, std::cmp::Reverse(draft.content.end), draft.cue.start));
    drafts.dedup_by(|b, a| a.content == b.content);
    documents(reading, &mut drafts);
    drafts
        .into_iter()
        .map(|draft| {
            let content = reading.span(draft.content.clone());
            let evidence = vec![Evidence::new("text", draft.rule, Some(reading.span(draft.cue.clone())), draft.detail)];
            let statement = Statement {
                content,
                kind: kind(reading, &draft.content),
                cue: reading.span(draft.cue.clone()),
                speaker: draft.speaker,
                addressee: draft.addressee,
                evidence,
            };
            (draft, statement)
        })
        .collect()
}

/// Nouns of documents that speak for whoever issued them.
const DOCUMENTS: &[&str] = &[
    "affidavit",
    "communique",
    "communiqué",
    "complaint",
    "declaration",
    "document",
    "letter",
    "note",
    "notice",
    "post",
    "release",
    "report",
    "statement",
    "tweet",
];

/// "The statement said": a document takes up the speaker before it, who issued it.
fn documents(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let mut last = None;
    for draft in drafts {
        match draft.speaker {
            Speaker::Mention(mention) => {
                if !matches!(reading.mentions.all[mention].pronoun, Some(Pronoun::It | Pronoun::They)) {
                    last = Some(mention);
                }
            }
            Speaker::Words(words) => {
                let text = reading.doc.slice(words).to_lowercase();
                let document = text.starts_with("the ") && DOCUMENTS.iter().any(|noun| text.ends_with(noun));
                if let Some(of) = last.filter(|_| document) {
                    draft.speaker = Speaker::Document { words, of };
                }
            }
            Speaker::Document { .. } => {}
        }
    }
}

/// Takes marks that enclose the whole content, and stray punctuation, off its ends.
fn trim(reading: &Reading<'_>, content: &mut Range<usize>) {
    content.end = content.end.min(reading.words.len());
    if content.start < content.end
        && let Some(quote) = reading.quote_index(content.start)
    {
        let found = reading.quotes[quote];
        if content.start + 1 == found.start && content.end >= found.end && content.end <= found.with_marks().end {
            *content = found.inside();
        }
    }
    while content.start < content.end && matches!(reading.word(content.start), "," | ":" | "." | ";" | "”") {
        content.start += 1;
    }
    while content.start < content.end && matches!(reading.word(content.end - 1), "," | ":" | ";" | "“") {
        content.end -= 1;
    }
}

fn kind(reading: &Reading<'_>, content: &Range<usize>) -> StatementKind {
    let quoted = |index: usize| reading.quote_index(index).is_some();
    let inside = reading.quote_index(content.start).is_some_and(|quote| {
        let found = &reading.quotes[quote];
        found.start <= content.start && content.end <= found.end
    });
    if inside {
        StatementKind::Direct
    } else if content.clone().any(quoted) {
        StatementKind::Mixed
    } else {
        StatementKind::Indirect
    }
}
