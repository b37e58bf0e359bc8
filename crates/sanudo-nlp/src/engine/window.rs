//! Sentences to windows: what the encoder reads at once. `training/engine/windows.py` builds them in the same way.

use std::ops::Range;

use sanudo_text::Document;

use crate::engine::encoder::Portion;
use crate::engine::pieces::{Pieces, shape};

/// Pieces of a window of the engine in which more than one sentence stands.
pub(crate) const CAP: usize = 128;
/// Most pieces of a window without what opens and closes it.
const LONGEST: usize = 252;
/// Most rows of a window, and so positions that are needed.
pub(crate) const MOST_ROWS: usize = LONGEST + 2;
/// Pieces by which the windows of a sentence longer than [`LONGEST`] overlap.
const OVERLAP: usize = 96;

/// The pieces of words.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    pieces: Vec<u32>,
    shapes: Vec<u8>,
    /// Where the pieces of each word end.
    ends: Vec<usize>,
}

impl Cut {
    /// The pieces of all words of a document.
    pub(crate) fn of(doc: &Document, pieces: &Pieces) -> Self {
        let mut cut = Self::default();
        (0..doc.tokens.len()).for_each(|word| cut.push(doc.form(word), pieces));
        cut
    }

    /// Adds a word.
    pub(crate) fn push(&mut self, word: &str, pieces: &Pieces) {
        pieces.cut(word, &mut self.pieces);
        self.shapes.push(shape(word) as u8 + 1);
        self.ends.push(self.pieces.len());
    }

    /// The number of pieces of some words.
    pub(crate) fn size(&self, words: &Range<usize>) -> usize {
        let end = |count: usize| if count == 0 { 0 } else { self.ends[count - 1] };
        end(words.end) - end(words.start)
    }

    fn pieces_of(&self, word: usize) -> &[u32] {
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        &self.pieces[start..self.ends[word]]
    }
}

/// One row of the encoder's input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) piece: u32,
    /// Within its window.
    pub(crate) position: u16,
    /// Of its word, from 1; 0 for what opens, parts and closes.
    pub(crate) shape: u8,
}

/// A word and the rows that are its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) word: usize,
    pub(crate) rows: Range<usize>,
}

/// Windows in a row.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// All rows of all windows.
    pub(crate) inputs: Vec<Input>,
    /// Where each window lies.
    pub(crate) windows: Vec<Range<usize>>,
    /// The words that these windows settle.
    pub(crate) placed: Vec<Placed>,
}

impl Batch {
    /// Forgets all windows, keeps the room.
    fn clear(&mut self) {
        self.inputs.clear();
        self.windows.clear();
        self.placed.clear();
    }

    /// The windows of the first of `groups`, of as many as bring `rows` rows together, in place of those that were here;
    /// gives these groups and the rest.
    pub(crate) fn fill<'g>(
        &mut self,
        groups: &'g [Group],
        rows: usize,
        cut: &Cut,
        pieces: &Pieces,
    ) -> (&'g [Group], &'g [Group]) {
        self.clear();
        let mut count = 0;
        while count < groups.len() && self.inputs.len() < rows {
            self.push(&groups[count], cut, pieces);
            count += 1;
        }
        groups.split_at(count)
    }

    /// Hands over all windows, a few at a time: at most `rows` rows, unless one window has more.
    pub(crate) fn each(&self, rows: usize, mut work: impl FnMut(Portion<'_>)) {
        let (mut windows, mut placed) = (self.windows.as_slice(), self.placed.as_slice());
        while let Some(window) = windows.first() {
            let start = window.start;
            let count = windows.iter().take_while(|window| window.end - start <= rows).count().max(1);
            let end = windows[count - 1].end;
            let settled = placed.partition_point(|placed| placed.rows.end <= end);
            let inputs = &self.inputs[start..end];
            work(Portion { inputs, windows: &windows[..count], placed: &placed[..settled], start });
            (windows, placed) = (&windows[count..], &placed[settled..]);
        }
    }

    /// Adds the window over `words`, with a break before each word of `breaks`; those of `settles` get their state from
    /// it.
    fn window(&mut self, words: Range<usize>, settles: &Range<usize>, breaks: &[usize], cut: &Cut, pieces: &Pieces) {
        let first = self.inputs.len();
        let position = |inputs: &Vec<Input>| (inputs.len() - first) as u16;
        self.inputs.push(Input { piece: pieces.start, position: 0, shape: 0 });
        for word in words {
            if breaks.contains(&word) {
                let position = position(&self.inputs);
                self.inputs.push(Input { piece: pieces.stop, position, shape: 0 });
            }
            let start = self.inputs.len();
            for &piece in cut.pieces_of(word) {
                let position = position(&self.inputs);
                self.inputs.push(Input { piece, position, shape: cut.shapes[word] });
            }
            if settles.contains(&word) {
                self.placed.push(Placed { word, rows: start..self.inputs.len() });
            }
        }
        let position = position(&self.inputs);
        self.inputs.push(Input { piece: pieces.stop, position, shape: 0 });
        self.windows.push(first..self.inputs.len());
    }

    /// Adds the windows of a group: one, or several that overlap where a sentence is longer than a window.
    pub(crate) fn push(&mut self, group: &Group, cut: &Cut, pieces: &Pieces) {
        if cut.size(&group.words) + group.breaks.len() <= LONGEST {
            return self.window(group.words.clone(), &group.words, &group.breaks, cut, pieces);
        }
        let mut settled = group.words.start;
        let mut start = group.words.start;
        while settled < group.words.end {
            let mut end = start;
            while end < group.words.end && cut.size(&(start..end + 1)) <= LONGEST {
                end += 1;
            }
            if end == group.words.end {
                return self.window(start..end, &(settled..end), &[], cut, pieces);
            }
            // The next window begins OVERLAP pieces before this one ends; each settles half of what both read.
            let mut next = end;
            while next > start + 1 && cut.size(&(next - 1..end)) <= OVERLAP {
                next -= 1;
            }
            let mut middle = end;
            while middle > next && cut.size(&(middle - 1..end)) <= OVERLAP / 2 {
                middle -= 1;
            }
            let middle = middle.max(settled + 1);
            self.window(start..end, &(settled..middle), &[], cut, pieces);
            (settled, start) = (middle, next.min(middle));
        }
    }
}

/// Words that are read together: some sentences, or one long one. No sentence crosses its borders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) words: Range<usize>,
    /// Words before which, as the page shows, a sentence begins; the first word of the group is not among them.
    pub(crate) breaks: Vec<usize>,
}

/// Groups of sentences, as many in each as fit into `cap` pieces. `sentences` follow one another; `known` says of each whether the page
/// shows that it begins where it does.
pub(crate) fn groups(sentences: &[Range<usize>], known: impl Fn(usize) -> bool, cap: usize, cut: &Cut) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut size = 0;
    for (index, words) in sentences.iter().enumerate() {
        let own = cut.size(words) + 1;
        if let Some(group) = found.last_mut()
            && size + own <= cap
        {
            size += own;
            if known(index) {
                group.breaks.push(words.start);
            }
            group.words.end = words.end;
        } else {
            size = own;
            found.push(Group { words: words.clone(), breaks: Vec::new() });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Batch, CAP, Cut, Group, LONGEST, groups};
    use crate::engine::pieces::Pieces;

    fn pieces() -> Pieces {
        Pieces::new(["[UNK]", "[CLS]", "[SEP]", "a", "##b"].into_iter()).unwrap()
    }

    fn cut(words: &[&str]) -> Cut {
        let mut cut = Cut::default();
        for word in words {
            cut.push(word, &pieces());
        }
        cut
    }

    #[test]
    fn sentences_fill_a_window_and_breaks_stand_where_the_page_shows_them() {
        let cut = cut(&["a", "ab", "a", "abb"]);
        let found = groups(&[0..2, 2..3, 3..4], |index| index == 2, CAP, &cut);
        assert_eq!(found, [Group { words: 0..4, breaks: vec![3] }]);
        let mut batch = Batch::default();
        batch.push(&found[0], &cut, &pieces());
        let ids: Vec<u32> = batch.inputs.iter().map(|input| input.piece).collect();
        assert_eq!(ids, [1, 3, 3, 4, 3, 2, 3, 4, 4, 2]);
        let positions: Vec<u16> = batch.inputs.iter().map(|input| input.position).collect();
        assert_eq!(positions, (0..10).collect::<Vec<_>>());
        assert_eq!(batch.placed[3].rows, 6..9);
        assert_eq!((batch.windows.len(), &batch.windows[0]), (1, &(0..10)));
    }

    #[test]
    fn a_full_window_is_followed_by_another() {
        let words = vec!["a"; CAP * 2];
        let sentences: Vec<_> = (0..words.len() / 8).map(|index| index * 8..index * 8 + 8).collect();
        let found = groups(&sentences, |_| false, CAP, &cut(&words));
        assert!(found.iter().all(|group| group.words.len() <= CAP && group.breaks.is_empty()));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn a_long_sentence_has_windows_that_overlap_and_each_word_is_settled_once() {
        for words in [LONGEST + 1, LONGEST * 2, 2000] {
            for word in ["a", "abb", "abbbbbbbbbbbbbbb"] {
                let cut = cut(&vec![word; words]);
                let mut batch = Batch::default();
                batch.push(&Group { words: 0..words, breaks: Vec::new() }, &cut, &pieces());
                let settled: Vec<usize> = batch.placed.iter().map(|placed| placed.word).collect();
                assert_eq!(settled, (0..words).collect::<Vec<_>>());
                assert!(batch.windows.len() > 1 && batch.windows.iter().all(|window| window.len() <= LONGEST + 2));
            }
        }
    }
}
