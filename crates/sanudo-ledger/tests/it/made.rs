//! Records made up for tests: any number of them, always the same, with every field filled in some and empty in others.

use sanudo_ledger::record::{
    ActorRecord, DateRecord, DatelineRecord, EventRecord, EvidenceRecord, NoteRecord, PartRecord, PlaceRecord, Record,
    ReportRecord, SentenceRecord, Slice, StatementRecord, TimeRecord,
};
use sanudo_ledger::report_id;
use sanudo_text::{Dated, Moment, ReadFrom, Report};

const ACTORS: [(&str, &str, Option<&str>, &str, &str); 8] = [
    ("King Orsolo", "Orsolo bin Tariq Al Méridi", Some("BHR"), "GOV", "King of the Isles"),
    ("President Dvořák-Łęcki", "Wit Dvořák-Łęcki", Some("RUS"), "GOV", "President"),
    ("the foreign ministry", "Ministry of Foreign Affairs; Department \\ East", Some("EGY"), "GOV", "Ministry"),
    ("أمين الكاتب", "Amin al-Katib", Some("JOR"), "JRN", "Writer"),
    ("the United Nations", "United Nations", Some("UNO"), "", ""),
    ("Erdoğan Şahin", "Erdoğan Şahin", Some("TUR"), "MIL", "General"),
    ("protesters", "", None, "CVL", ""),
    ("France", "France", Some("FRA"), "GOV", ""),
];
/// Words, type, mode, quad class, score, CAMEO code.
type Act = (&'static str, &'static str, Option<&'static str>, u8, f64, &'static str);

const ACTS: [Act; 6] = [
    ("turned to", "REQUEST", Some("assist"), 3, 0.5, "102"),
    ("held talks with", "CONSULT", Some("visit"), 1, 4.0, "042"),
    ("condemned", "ACCUSE", Some("disapprove"), 3, -2.0, "111"),
    ("sent tents to", "AID", None, 2, 10.0, "073"),
    ("threatened", "THREATEN", None, 3, -3.5, "13"),
    ("marched against", "PROTEST", Some("demo"), 4, -5.0, "141"),
];
const STATUS: [&str; 5] = ["actual", "actual", "future", "negated", "hypothetical"];
const CONTEXTS: [&str; 4] = ["military", "election", "diplomatic", "human_rights"];
const WORDS: [&str; 12] = [
    "budget",
    "harbour",
    "summit",
    "naïve",
    "ceasefire",
    "grain",
    "peace conference",
    "ministers",
    "élections",
    "border",
    "ambassador",
    "relations",
];

/// Steele, Lea and Flood's SplitMix64: the same numbers everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// A body under way, counted in scalar values.
#[derive(Default)]
struct Body {
    text: String,
    at: u32,
}

impl Body {
    fn say(&mut self, words: &str) -> Slice {
        let start = self.at;
        self.text.push_str(words);
        self.at += words.chars().count() as u32;
        Slice { text: words.to_owned(), start, end: self.at }
    }

    fn since(&self, start: u32) -> Slice {
        let text = self.text.chars().skip(start as usize).take((self.at - start) as usize).collect();
        Slice { text, start, end: self.at }
    }
}

/// The record of the made-up report `number`, with `events` events.
pub(crate) fn record(number: u64, events: usize) -> Record {
    record_of(number, events, "")
}

/// As [`record`], with `addition` at the end of the body: another version of the same source.
pub(crate) fn record_of(number: u64, events: usize, addition: &str) -> Record {
    let mut chance = Chance(number);
    let mut body = Body::default();
    let headline = format!("Report {number}: {} over {}", chance.pick(&WORDS), chance.pick(&WORDS));
    let title = body.say(&headline);
    body.say("\n");
    let dateline = body.say("MANÁMA - 23 May 2024:");
    body.say(" ");
    let lead = body.at;
    let mut made = Vec::new();
    let (month, day) = (1 + chance.below(12), 1 + chance.below(24));
    for _ in 0..events {
        made.push(event(&mut body, &mut chance, (month, day)));
        body.say(" ");
    }
    let mut statements = Vec::new();
    for _ in 0..chance.below(3) {
        statements.push(statement(&mut body, &mut chance));
        body.say(" ");
    }
    let filler: Vec<&str> = (0..40).map(|_| chance.pick(&WORDS)).collect();
    body.say(&filler.join(" "));
    body.say(addition);

    let moment = match number % 4 {
        0 => Some(Moment::Instant(format!("2024-{month:02}-{day:02}T10:36:00Z").parse().expect("a time"))),
        1 => Some(Moment::Day(format!("2024-{month:02}-{day:02}").parse().expect("a day"))),
        2 => Some(Moment::Month { year: 2024, month: month as i8 }),
        _ => None,
    };
    let mut report = Report::new(format!("made/{}/{number}.txt", number % 7), body.text);
    report.published = moment.map(|moment| Dated { moment, read_from: ReadFrom::Source });
    report.outlet = (!number.is_multiple_of(3)).then(|| format!("Outlet {}", number % 3));
    report.language = (!number.is_multiple_of(5)).then(|| "en".to_owned());
    let id = report_id(&report);
    for (position, event) in made.iter_mut().enumerate() {
        event.id = format!("{id}.e{}", position + 1);
        if position > 0 && position % 5 == 0 {
            event.same_as = Some(format!("{id}.e1"));
        }
    }
    for (position, statement) in statements.iter_mut().enumerate() {
        statement.id = format!("{id}.s{}", position + 1);
    }
    Record {
        report: ReportRecord {
            id,
            source: report.source,
            outlet: report.outlet,
            title: (!number.is_multiple_of(9)).then(|| title.text.clone()),
            published: report.published.map(|dated| dated.moment.to_string()),
            updated: number.is_multiple_of(6).then(|| "2024-12-30T11:15:00Z".to_owned()),
            dateline: number.is_multiple_of(2).then(|| DatelineRecord {
                slice: dateline.clone(),
                place: Some("MANÁMA".to_owned()),
                agency: None,
            }),
            language: report.language,
            parts: vec![
                PartRecord { kind: "title".to_owned(), start: title.start, end: title.end },
                PartRecord { kind: "lead".to_owned(), start: lead, end: body.at },
            ],
            times: vec![
                TimeRecord {
                    of: "published".to_owned(),
                    precision: "day".to_owned(),
                    from: "body".to_owned(),
                    slice: Some(dateline),
                },
                TimeRecord {
                    of: "updated".to_owned(),
                    precision: "instant".to_owned(),
                    from: "field:updated".to_owned(),
                    slice: None,
                },
            ],
            body: report.body,
        },
        events: made,
        statements,
        notes: (number % 4 == 3)
            .then(|| NoteRecord {
                code: "no-date".to_owned(),
                severity: "warning".to_owned(),
                message: "the report does not tell when it was published".to_owned(),
            })
            .into_iter()
            .collect(),
    }
}

fn actor(body: &mut Body, chance: &mut Chance) -> ActorRecord {
    let (text, name, code, sector, office) = chance.pick(&ACTORS);
    let known = |word: &str| (!word.is_empty()).then(|| word.to_owned());
    ActorRecord {
        slice: body.say(text),
        name: known(name),
        code: code.map(str::to_owned),
        sector: known(sector),
        office: known(office),
    }
}

/// An event that, if it tells a day, lies on or soon after `month` and `day` of 2024.
fn event(body: &mut Body, chance: &mut Chance, (month, day): (usize, usize)) -> EventRecord {
    let start = body.at;
    let mut actors = vec![actor(body, chance)];
    if chance.below(3) == 0 {
        body.say(" and ");
        actors.push(actor(body, chance));
    }
    body.say(" ");
    let (words, event_type, mode, quad, score, cameo) = chance.pick(&ACTS);
    let trigger = body.say(words);
    body.say(" ");
    let recipients = if chance.below(5) > 0 { vec![actor(body, chance)] } else { vec![] };
    body.say(" in ");
    let place = body.say("Mâcon");
    body.say(", said ");
    let voice = actor(body, chance);
    body.say(".");
    let day = day + chance.below(4);
    let reason = |field: &str, rule: &str, slice: Option<&Slice>| EvidenceRecord {
        field: field.to_owned(),
        rule: rule.to_owned(),
        slice: slice.cloned(),
        detail: format!("what `{rule}` says"),
    };
    EventRecord {
        id: String::new(),
        event_type: event_type.to_owned(),
        mode: mode.map(str::to_owned),
        subtype: (event_type == "AID").then(|| "RELIEF".to_owned()),
        contexts: (0..chance.below(3)).map(|at| CONTEXTS[(at + day) % 4].to_owned()).collect(),
        status: chance.pick(&STATUS).to_owned(),
        quad,
        score,
        cameo: (chance.below(4) > 0).then(|| cameo.to_owned()),
        sentence: SentenceRecord { slice: body.since(start), part: "lead".to_owned() },
        evidence: vec![
            reason("type", "type/lexicon", Some(&trigger)),
            reason("status", "status/default", None),
            reason("actors", "actors/subject", Some(&actors[0].slice)),
        ],
        trigger,
        actors,
        recipients,
        date: (chance.below(3) > 0).then(|| DateRecord {
            start: format!("2024-{month:02}-{day:02}"),
            end: format!("2024-{month:02}-{:02}", day + chance.below(2)),
            text: (chance.below(2) > 0).then(|| "on Thursday".to_owned()),
        }),
        place: (chance.below(2) > 0).then(|| PlaceRecord {
            slice: place,
            name: Some("Mâcon".to_owned()),
            country: Some("FRA".to_owned()),
            lat: Some(46.306_884_000_000_1 + chance.below(1000) as f64 / 3.0e5),
            lon: Some(4.0 + 0.1 + 0.2),
        }),
        according_to: (chance.below(2) > 0).then_some(voice),
        same_as: None,
        confidence: 1.0 / (1.0 + chance.below(1000) as f64),
    }
}

fn statement(body: &mut Body, chance: &mut Chance) -> StatementRecord {
    body.say("“");
    let said = format!("The {} and the {} will go on", chance.pick(&WORDS), chance.pick(&WORDS));
    let slice = body.say(&said);
    body.say("”, ");
    let speaker = actor(body, chance);
    body.say(" ");
    let cue = body.say("told");
    body.say(" ");
    let addressee = actor(body, chance);
    body.say(".");
    StatementRecord {
        id: String::new(),
        slice,
        kind: chance.pick(&["direct", "indirect", "mixed"]).to_owned(),
        evidence: vec![EvidenceRecord {
            field: "speaker".to_owned(),
            rule: "speaker/subject-of-cue".to_owned(),
            slice: Some(cue.clone()),
            detail: "the subject of the cue speaks".to_owned(),
        }],
        cue,
        speaker,
        addressee: (chance.below(2) > 0).then_some(addressee),
    }
}
