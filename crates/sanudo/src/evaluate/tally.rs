//! Adding up report after report.

use serde_json::Value;

use super::entries::{Event, events, statements};
use super::figures::{Count, Figures};
use super::matching::{align_sentences, content_tokens, count_statements, pair_events};
use super::names::same_name;
use super::text::Text;
use super::triples::{Level, Triple, triples};

/// One report to be scored.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The report's name in the annotation.
    pub id: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its annotation.
    pub gold: &'a Value,
    /// What was coded; none where the coder left it out.
    pub coded: Option<&'a Value>,
}

/// How a report's triples differ, each list in alphabetical order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Difference {
    /// Annotated and not coded.
    pub missed: Vec<Triple>,
    /// Coded and not annotated.
    pub spurious: Vec<Triple>,
}

/// Figures in the making.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    figures: Figures,
}

impl Tally {
    /// Adds one report and says how its triples differ.
    pub fn add(&mut self, case: &Case<'_>) -> Difference {
        let text = Text::new(case.text);
        if case.coded.is_none() {
            self.figures.missing.push(case.id.to_owned());
        }
        let coded = case.coded.unwrap_or(&Value::Null);
        let difference = self.add_events(&events(case.gold, &text), events(coded, &text));
        self.add_statements(case.gold, coded, &text);
        difference
    }

    /// The figures so far, with the types in order: by annotated mentions, those first met first among equals.
    #[must_use]
    pub fn figures(mut self) -> Figures {
        self.figures.by_type.sort_by_key(|(_, count)| std::cmp::Reverse(count.gold));
        self.figures
    }

    fn add_events(&mut self, gold: &[Event], mut coded: Vec<Event>) -> Difference {
        align_sentences(&mut coded, gold);
        let pairs = pair_events(gold, &coded);
        self.figures.trigger.add(pairs.len(), coded.len(), gold.len());
        for event in gold {
            self.of_type(&event.event_type).gold += 1;
        }
        for event in &coded {
            self.of_type(&event.event_type).predicted += 1;
        }
        for (gold_index, coded_index) in pairs {
            let (gold, coded) = (&gold[gold_index], &coded[coded_index]);
            self.of_type(&gold.event_type).matched += 1;
            self.add_fields(gold, coded);
        }
        let mut difference = Difference::default();
        let levels = [
            (Level::Sentence, &mut self.figures.triple),
            (Level::Report, &mut self.figures.report),
            (Level::Dyad, &mut self.figures.dyad),
        ];
        for (level, count) in levels {
            let (gold, coded) = (triples(gold, level), triples(&coded, level));
            count.add(gold.intersection(&coded).count(), coded.len(), gold.len());
            if level == Level::Report {
                difference.missed = gold.difference(&coded).cloned().collect();
                difference.spurious = coded.difference(&gold).cloned().collect();
            }
        }
        difference
    }

    fn add_fields(&mut self, gold: &Event, coded: &Event) {
        let figures = &mut self.figures;
        figures.mode.add(gold.modes == coded.modes);
        figures.status.add(gold.status == coded.status);
        if !gold.month.is_empty() {
            figures.date.add(gold.month == coded.month);
        }
        let sources = [&gold.according_to, &coded.according_to];
        figures.according_to.add(match sources.map(|source| !source.is_empty()) {
            [true, true] => same_name(sources[0], sources[1]),
            [gold, coded] => gold == coded,
        });
    }

    fn add_statements(&mut self, gold: &Value, coded: &Value, text: &Text<'_>) {
        let (gold, coded) = (statements(gold, text), statements(coded, text));
        let tokens = text.tokens();
        let (inside_gold, inside_coded) = (content_tokens(&gold, &tokens), content_tokens(&coded, &tokens));
        let shared = inside_gold.intersection(&inside_coded).count();
        self.figures.content.add(shared, inside_coded.len(), inside_gold.len());
        self.figures.statement.add(count_statements(&gold, &coded), coded.len(), gold.len());
    }

    fn of_type(&mut self, event_type: &str) -> &mut Count {
        let by_type = &mut self.figures.by_type;
        let index = by_type.iter().position(|(name, _)| name == event_type).unwrap_or_else(|| {
            by_type.push((event_type.to_owned(), Count::default()));
            by_type.len() - 1
        });
        &mut by_type[index].1
    }
}
