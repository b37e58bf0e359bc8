//! The index of all names in the tables, and the longest match in a row of tokens.

use std::collections::BTreeMap;

use fst::Map;
use jiff::civil::Date;
use sanudo_text::table::{Table, TableError, rows, values};

use crate::Code;
use crate::fold::fold;

/// In what sense a name stands in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// A state's or territory's name.
    Country,
    /// An adjective or people's name: "Bahraini", "Bahrainis".
    Demonym,
    /// A capital, which news lets stand for the government.
    Capital,
    /// A seat of government: "the Kremlin".
    Seat,
    /// A head of state or government, or a foreign minister.
    Leader,
    /// An international body.
    Body,
    /// A party, armed group, agency or company of one country.
    Organisation,
    /// A first-level region.
    Region,
    /// A city.
    City,
}

impl Sense {
    /// The word used in rules and evidence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Demonym => "demonym",
            Self::Capital => "capital",
            Self::Seat => "seat",
            Self::Leader => "leader",
            Self::Body => "body",
            Self::Organisation => "organisation",
            Self::Region => "region",
            Self::City => "city",
        }
    }
}

/// A term of office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As in "King of Bahrain".
    pub title: String,
    /// First day, as far as known: a bare month or year begins on its first day.
    pub start: Date,
    /// Last day; a bare month or year ends on its last day; none for those in office when the table was last reviewed.
    pub end: Option<Date>,
}

impl Term {
    /// Whether the term covers `day`.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }
}

/// Somebody or something in the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Canonical name.
    pub name: String,
    /// Whose it is.
    pub code: Code,
    /// PLOVER sector; none for places.
    pub sector: Option<String>,
    /// Terms of office of a leader, oldest first.
    pub terms: Vec<Term>,
    /// Degrees north and east of a city.
    pub coordinates: Option<(f64, f64)>,
    /// Inhabitants of a city, 0 where not known.
    pub population: u32,
}

/// One sense of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// In what sense.
    pub sense: Sense,
    /// Index for [`Names::entity`].
    pub entity: u32,
    /// An acronym or abbreviation in capitals, matched in capitals only.
    pub acronym: bool,
    /// Also an English word or a personal name, so that it needs support from the report.
    pub common: bool,
    /// Whether the table writes its last word in lower case: "Arab leaders".
    pub lower_last: bool,
}

/// The tables that [`Names`] is made of.
#[derive(Clone, Copy, Debug)]
pub struct NameTables<'a> {
    /// `code iso2 name names demonyms capitals seats`
    pub countries: Table<'a>,
    /// `code office title name names start end`
    pub leaders: &'a [Table<'a>],
    /// `code name names sector`
    pub bodies: Table<'a>,
    /// `code name names sector`
    pub organisations: Table<'a>,
    /// `name country names`
    pub regions: Table<'a>,
    /// `name country lat lon population names sense`
    pub cities: Table<'a>,
}

/// All names of the tables in one finite-state map from folded spelling to senses.
#[derive(Debug)]
pub struct Names {
    map: Map<Vec<u8>>,
    /// Senses of all names; the map's value packs where a name's senses begin (high bits) and how many there are.
    entries: Vec<Entry>,
    entities: Vec<Entity>,
    /// ISO alpha-2 code, lower case, of each country: what web addresses end in.
    domains: Vec<(String, Code)>,
    /// Leaders of each country, by code.
    leaders: Vec<(Code, Vec<u32>)>,
}

impl Names {
    /// Reads the tables.
    ///
    /// # Errors
    /// The first row that cannot be read: a missing column, a code that is not three capital letters, a date that is none.
    pub fn new(tables: &NameTables<'_>) -> Result<Self, TableError> {
        let mut builder = Builder::default();
        builder.countries(tables.countries)?;
        for table in tables.leaders {
            builder.leaders(*table)?;
        }
        builder.groups(tables.bodies, Sense::Body)?;
        builder.groups(tables.organisations, Sense::Organisation)?;
        builder.regions(tables.regions)?;
        builder.cities(tables.cities)?;
        Ok(builder.finish())
    }

    /// The entity of an entry.
    #[must_use]
    pub fn entity(&self, entry: Entry) -> &Entity {
        &self.entities[entry.entity as usize]
    }

    /// The country of a web address's top-level domain, such as `kr`.
    #[must_use]
    pub fn domain(&self, domain: &str) -> Option<Code> {
        self.domains.iter().find(|(known, _)| known == domain).map(|(_, code)| *code)
    }

    /// The leader among the senses of a name: the one in office on `day`, then the one whose country weighs most, then the one
    /// who took office last.
    pub fn leader(&self, entries: &[Entry], day: Option<Date>, weight: impl Fn(Code) -> u32) -> Option<Entry> {
        entries.iter().copied().filter(|entry| entry.sense == Sense::Leader).max_by_key(|&entry| {
            let terms = &self.entity(entry).terms;
            let in_office = day.is_some_and(|day| terms.iter().any(|term| term.covers(day)));
            (
                in_office,
                weight(self.entity(entry).code),
                terms.last().map(|term| term.start),
                std::cmp::Reverse(entry.entity),
            )
        })
    }

    /// Who held an office of a country on `day`: the one person whose title then begins with `noun` ("president").
    #[must_use]
    pub fn holder(&self, code: Code, noun: &str, day: Date) -> Option<(&Entity, &Term)> {
        let holds = |term: &&Term| {
            let title = term.title.split(" of ").next().unwrap_or_default();
            term.covers(day) && title.eq_ignore_ascii_case(noun)
        };
        let mut found = self.leaders_of(code).iter().filter_map(|&entity| {
            let entity = &self.entities[entity as usize];
            entity.terms.iter().rfind(holds).map(|term| (entity, term))
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    fn leaders_of(&self, code: Code) -> &[u32] {
        let index = self.leaders.binary_search_by_key(&code, |(known, _)| *known);
        index.map_or(&[], |index| &self.leaders[index].1)
    }

    /// All senses of a name, however it is spelt.
    #[must_use]
    pub fn lookup(&self, name: &str) -> &[Entry] {
        self.map.get(fold(name)).map_or(&[], |packed| self.unpack(packed))
    }

    fn unpack(&self, packed: u64) -> &[Entry] {
        let (start, count) = ((packed >> 16) as usize, (packed & 0xFFFF) as usize);
        &self.entries[start..start + count]
    }

    /// The longest name that begins at the first of `folded` (the folded forms of tokens in a row): the number of tokens it
    /// covers and its senses. A name ends only where a token ends.
    pub(crate) fn longest<'k>(&self, folded: impl Iterator<Item = &'k str>) -> Option<(usize, &[Entry])> {
        let fst = self.map.as_fst();
        let mut node = fst.root();
        let mut output = fst::raw::Output::zero();
        let mut best = None;
        for (index, key) in folded.enumerate() {
            if key.is_empty() {
                if index == 0 {
                    return None;
                }
                continue;
            }
            let separator: &[u8] = if index == 0 { b"" } else { b" " };
            for &byte in separator.iter().chain(key.as_bytes()) {
                let Some(transition) = node.find_input(byte) else {
                    return best;
                };
                let transition = node.transition(transition);
                output = output.cat(transition.out);
                node = fst.node(transition.addr);
            }
            if node.is_final() {
                best = Some((index + 1, self.unpack(output.cat(node.final_output()).value())));
            }
        }
        best
    }
}

#[derive(Default)]
struct Builder {
    names: Vec<(String, Entry)>,
    entities: Vec<Entity>,
    domains: Vec<(String, Code)>,
}

impl Builder {
    fn entity(&mut self, name: &str, code: Code, sector: &str) -> u32 {
        let sector = Some(sector.to_owned()).filter(|sector| !sector.is_empty());
        let (terms, coordinates, population) = (Vec::new(), None, 0);
        self.entities.push(Entity { name: name.to_owned(), code, sector, terms, coordinates, population });
        self.entities.len() as u32 - 1
    }

    fn name(&mut self, name: &str, sense: Sense, entity: u32, common: bool) {
        let letters = || name.chars().filter(|character| character.is_alphabetic());
        let acronym = letters().count() <= 8 && letters().all(char::is_uppercase);
        let lower_last = name.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_lowercase));
        let key = fold(name);
        if !key.is_empty() {
            self.names.push((key, Entry { sense, entity, acronym, common, lower_last }));
        }
    }

    fn countries(&mut self, table: Table<'_>) -> Result<(), TableError> {
        for row in rows(table, ["code", "iso2", "name", "names", "demonyms", "capitals", "seats"])? {
            let [code, iso2, name, ..] = row.cells;
            let code = Code::new(code).ok_or_else(|| row.error(format!("{code:?} is not a three-letter code")))?;
            let entity = self.entity(name, code, "GOV");
            self.name(name, Sense::Country, entity, false);
            for (column, sense) in [(3, Sense::Country), (4, Sense::Demonym), (5, Sense::Capital), (6, Sense::Seat)] {
                for name in row.values(column) {
                    self.name(name, sense, entity, false);
                }
            }
            if !iso2.is_empty() {
                self.domains.push((iso2.to_lowercase(), code));
            }
        }
        // The one country whose web addresses do not use its ISO code.
        if let Some(code) = self.domains.iter().find(|(domain, _)| domain == "gb").map(|(_, code)| *code) {
            self.domains.push(("uk".to_owned(), code));
        }
        Ok(())
    }

    fn leaders(&mut self, table: Table<'_>) -> Result<(), TableError> {
        // A person's terms stand in several rows; they are one entity.
        let first = self.entities.len();
        for row in rows(table, ["code", "title", "name", "names", "start", "end"])? {
            let [code, title, name, _, start, end] = row.cells;
            let code = Code::new(code).ok_or_else(|| row.error(format!("{code:?} is not a three-letter code")))?;
            let date = |text: &str, last: bool| {
                read_date(text, last).ok_or_else(|| row.error(format!("{text:?} is not a date, a month or a year")))
            };
            let end = if end.is_empty() { None } else { Some(date(end, true)?) };
            let term = Term { title: title.to_owned(), start: date(start, false)?, end };
            let known = self.entities[first..].iter().position(|known| known.name == name && known.code == code);
            let entity = match known {
                Some(index) => (first + index) as u32,
                None => self.entity(name, code, "GOV"),
            };
            self.entities[entity as usize].terms.push(term);
            for name in std::iter::once(name).chain(row.values(3)) {
                self.name(name, Sense::Leader, entity, !name.contains([' ', '-']));
            }
        }
        for entity in &mut self.entities[first..] {
            entity.terms.sort_by_key(|term| term.start);
        }
        Ok(())
    }

    fn groups(&mut self, table: Table<'_>, sense: Sense) -> Result<(), TableError> {
        for row in rows(table, ["code", "name", "names", "sector"])? {
            let [code, name, _, sector] = row.cells;
            let code = Code::new(code).ok_or_else(|| row.error(format!("{code:?} is not a three-letter code")))?;
            let entity = self.entity(name, code, sector);
            for name in std::iter::once(name).chain(row.values(2)) {
                self.name(name, sense, entity, false);
            }
        }
        Ok(())
    }

    fn regions(&mut self, table: Table<'_>) -> Result<(), TableError> {
        for row in rows(table, ["name", "country", "names"])? {
            let [name, code, _] = row.cells;
            let code = Code::new(code).ok_or_else(|| row.error(format!("{code:?} is not a three-letter code")))?;
            let entity = self.entity(name, code, "");
            for name in std::iter::once(name).chain(row.values(2)) {
                self.name(name, Sense::Region, entity, false);
            }
        }
        Ok(())
    }

    fn cities(&mut self, table: Table<'_>) -> Result<(), TableError> {
        for row in rows(table, ["name", "country", "lat", "lon", "population", "names", "sense"])? {
            let [name, code, lat, lon, population, names, sense] = row.cells;
            let code = Code::new(code).ok_or_else(|| row.error(format!("{code:?} is not a three-letter code")))?;
            let degrees = |text: &str| text.parse().map_err(|_| row.error(format!("{text:?} is not in degrees")));
            let entity = self.entity(name, code, "");
            self.entities[entity as usize].coordinates = Some((degrees(lat)?, degrees(lon)?));
            self.entities[entity as usize].population = population.parse().unwrap_or(0);
            for name in std::iter::once(name).chain(values(names)) {
                self.name(name, Sense::City, entity, sense == "word");
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Names {
        self.names.sort();
        self.names.dedup();
        let mut entries = Vec::with_capacity(self.names.len());
        let mut keys: Vec<(&str, u64)> = Vec::new();
        for group in self.names.chunk_by(|a, b| a.0 == b.0) {
            let packed = ((entries.len() as u64) << 16) | group.len() as u64;
            keys.push((&group[0].0, packed));
            entries.extend(group.iter().map(|(_, entry)| *entry));
        }
        let map = Map::from_iter(keys).expect("names are sorted and unique");
        let mut leaders: BTreeMap<Code, Vec<u32>> = BTreeMap::new();
        for (index, entity) in self.entities.iter().enumerate().filter(|(_, entity)| !entity.terms.is_empty()) {
            leaders.entry(entity.code).or_default().push(index as u32);
        }
        let leaders = leaders.into_iter().collect();
        Names { map, entries, entities: self.entities, domains: self.domains, leaders }
    }
}

/// Reads a date, a month or a year; the last day of the latter two if `last`.
fn read_date(text: &str, last: bool) -> Option<Date> {
    let mut numbers = text.split('-');
    let year: i16 = numbers.next()?.parse().ok()?;
    let month: Option<i8> = numbers.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = numbers.next().map(str::parse).transpose().ok()?;
    let date = Date::new(year, month.unwrap_or(if last { 12 } else { 1 }), day.unwrap_or(1)).ok()?;
    Some(if last && day.is_none() { date.last_of_month() } else { date })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{NameTables, Names, Sense};
    use sanudo_text::table::Table;

    pub(crate) fn names() -> Names {
        let table = |name, text| Table { name, text };
        Names::new(&NameTables {
            countries: table(
                "countries",
                "code\tiso2\tname\tnames\tdemonyms\tcapitals\tseats\n\
                 BHR\tBH\tBahrain\t\tBahraini|Bahrainis\tManama\t\n\
                 GBR\tGB\tUnited Kingdom\tUK|U.K.|Britain\tBritish|Briton\tLondon\tDowning Street\n\
                 RUS\tRU\tRussia\tRussian Federation\tRussian|Russians\tMoscow\tKremlin\n\
                 USA\tUS\tUnited States\tUS|U.S.|America\tAmerican|Americans\tWashington\tWhite House\n",
            ),
            leaders: &[table(
                "leaders",
                "code\toffice\ttitle\tname\tnames\tstart\tend\n\
                 BHR\thead_of_state\tEmir of Bahrain\tHamad bin Isa Al Khalifa\tKing Hamad\t1999-03-06\t2002-02-14\n\
                 BHR\thead_of_state\tKing of Bahrain\tHamad bin Isa Al Khalifa\tKing Hamad\t2002-02-14\t\n\
                 RUS\thead_of_state\tPresident of Russia\tVladimir Putin\tPutin\t2012-05-07\t\n",
            )],
            bodies: table(
                "bodies",
                "code\tname\tnames\tsector\nIGO\tArab League\t\t\nUNO\tUnited Nations\tUN|U.N.\t\n",
            ),
            organisations: table("organisations", "code\tname\tnames\tsector\nPSE\tHamas\t\tREB\n"),
            regions: table("regions", "name\tcountry\tnames\nGaza\tPSE\tGaza Strip\n"),
            cities: table(
                "cities",
                "name\tcountry\tlat\tlon\tpopulation\tnames\tsense\nMoscow\tRUS\t55.75\t37.62\t10381222\tMoskva\t\n\
                 Nice\tFRA\t43.70\t7.27\t338620\t\tword\n",
            ),
        })
        .unwrap()
    }

    #[test]
    fn the_longest_name_wins() {
        let names = names();
        let (count, entries) = names.longest(["hamad", "bin", "isa", "al", "khalifa", "said"].into_iter()).unwrap();
        assert_eq!((count, entries[0].sense), (5, Sense::Leader));
        assert_eq!(names.longest(["gaza", "strip"].into_iter()).unwrap().0, 2);
        assert!(names.longest(["gazan"].into_iter()).is_none());
    }

    #[test]
    fn a_person_with_two_offices_is_one_entity() {
        let names = names();
        let entries = names.lookup("King Hamad");
        assert_eq!(entries.len(), 1);
        let terms = &names.entity(entries[0]).terms;
        assert_eq!(
            terms.iter().map(|term| term.title.as_str()).collect::<Vec<_>>(),
            ["Emir of Bahrain", "King of Bahrain"]
        );
        assert!(terms[0].covers(jiff::civil::date(2001, 1, 1)) && !terms[0].covers(jiff::civil::date(2024, 1, 1)));
    }

    #[test]
    fn one_name_may_have_several_senses() {
        let senses: Vec<Sense> = names().lookup("Moscow").iter().map(|entry| entry.sense).collect();
        assert_eq!(senses, [Sense::Capital, Sense::City]);
    }
}
