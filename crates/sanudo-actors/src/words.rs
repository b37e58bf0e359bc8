//! Closed word lists that tell where a noun phrase can begin, go on and end. All lower case.

/// Determiners that open a noun phrase.
#[rustfmt::skip]
pub(crate) const DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "any", "both", "dozens of", "each", "either", "every", "few", "her", "his", "its",
    "many", "more", "most", "my", "no", "our", "several", "some", "that", "the", "their", "these", "this", "those",
    "your",
];

/// Words that are never part of a name and never modify a role noun.
#[rustfmt::skip]
pub(crate) const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "ago", "all", "almost", "along",
    "already", "also", "although", "always", "am", "amid", "among", "an", "and", "any", "anyone", "are", "around",
    "as", "at", "away", "back", "be", "because", "been", "before", "being", "below", "beside", "besides", "between",
    "beyond", "both", "but", "by", "can", "cannot", "could", "despite", "did", "do", "does", "done", "down", "due",
    "during", "each", "earlier", "either", "else", "even", "ever", "every", "everyone", "except", "few", "for",
    "from", "further", "furthermore", "had", "has", "have", "having", "he", "hence", "her", "here", "hers", "herself",
    "him", "himself", "his", "how", "however", "i", "if", "in", "indeed", "inside", "instead", "into", "is", "it",
    "its", "itself", "just", "last", "later", "least", "less", "like", "likewise", "many", "may", "me", "meanwhile",
    "might", "mine", "more", "moreover", "most", "much", "must", "my", "n't", "near", "nearly", "neither", "never",
    "nevertheless", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "often", "on",
    "once", "one", "only", "onto", "or", "other", "others", "ought", "our", "ours", "out", "outside", "over", "own",
    "per", "perhaps", "quite", "rather", "recently", "same", "shall", "she", "should", "since", "so", "some",
    "somebody", "someone", "something", "sometimes", "soon", "still", "such", "than", "that", "the", "their",
    "theirs", "them", "themselves", "then", "there", "therefore", "these", "they", "this", "those", "though",
    "through", "throughout", "thus", "to", "today", "together", "tomorrow", "too", "toward", "towards", "under",
    "until", "unless", "up", "upon", "us", "very", "via", "was", "we", "were", "what", "when", "where", "whereas",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would",
    "yesterday", "yet", "you", "your", "yours", "yes",
];

/// Days and months, which are capitalised but name nobody.
#[rustfmt::skip]
pub(crate) const CALENDAR: &[&str] = &[
    "apr", "april", "aug", "august", "dec", "december", "feb", "february", "fri", "friday", "jan", "january", "jul",
    "july", "jun", "june", "mar", "march", "may", "mon", "monday", "nov", "november", "oct", "october", "sat",
    "saturday", "sep", "sept", "september", "sun", "sunday", "thu", "thursday", "tue", "tues", "tuesday", "wed",
    "wednesday",
];

/// Lower-case words that often stand before a role noun without a determiner.
#[rustfmt::skip]
pub(crate) const MODIFIERS: &[&str] = &[
    "acting", "alleged", "angry", "anti", "armed", "caretaker", "chief", "civil", "coalition", "defence", "defense",
    "deputy", "designate", "dissident", "elected", "exiled", "federal", "finance", "foreign", "former", "governing",
    "government", "hardline", "health", "independent", "indigenous", "interim", "interior", "jailed", "junior",
    "justice", "late", "leading", "leftist", "local", "masked", "member", "military", "minority", "more", "national",
    "new", "opposition", "ousted", "outgoing", "pro", "prominent", "provincial", "rebel", "regional", "retired",
    "riot", "ruling", "senior", "separatist", "several", "some", "special", "state", "striking", "suspected", "then",
    "top", "transitional", "undercover", "unidentified", "unknown", "veteran", "vice", "visiting", "young",
];

/// Words before a name that say that a person follows.
#[rustfmt::skip]
pub(crate) const HONORIFICS: &[&str] = &[
    "adm", "ambassador", "archbishop", "ayatollah", "baroness", "bishop", "capt", "captain", "cardinal", "col",
    "colonel", "comrade", "dame", "datuk", "dr", "father", "gen", "general", "gov", "governor", "haji", "hon", "imam",
    "judge", "justice", "king", "lady", "lieutenant", "lord", "lt", "maj", "major", "mayor", "miss", "monsignor",
    "mr", "mrs", "ms", "mullah", "pastor", "pope", "prince", "princess", "prof", "professor", "queen", "rabbi", "rep",
    "rev", "reverend", "sen", "senator", "sgt", "shaikh", "sheikh", "shri", "sir", "smt", "sultan", "tan", "tun",
];

/// Words behind "her" that show that it owns nothing.
#[rustfmt::skip]
pub(crate) const AFTER_OBJECTS: &[&str] = &[
    "a", "about", "after", "again", "against", "an", "and", "as", "at", "because", "before", "but", "by", "during", "for", "from",
    "if", "in", "into", "of", "on", "or", "out", "over", "that", "the", "this", "through", "to", "until", "was", "were",
    "when", "where", "while", "who", "with", "without", "yesterday",
];

/// Words that make a capitalised run an institution.
#[rustfmt::skip]
pub(crate) const INSTITUTION_WORDS: &[&str] = &[
    "administration", "agency", "alliance", "assembly", "association", "authority", "bank", "board", "brigade",
    "broadcasting", "bureau", "business", "cabinet", "center", "centre", "chamber", "church", "club", "coalition",
    "college", "command", "commission", "committee", "community", "company", "confederation", "conference",
    "congress", "consortium", "cooperative", "corporation", "corp", "corps", "council", "court", "department",
    "directorate", "division", "embassy", "enterprise", "federation", "fleet", "force", "forces", "forum",
    "foundation", "front", "fund", "government", "group", "guard", "guards", "holdings", "inc", "industries",
    "initiative", "institute", "institution", "international", "legislature", "league", "limited", "llc", "ltd",
    "media", "ministry", "mission", "mosque", "movement", "navy", "network", "news", "office", "organisation",
    "organization", "parliament", "party", "police", "post", "press", "program", "programme", "project", "senate",
    "service", "services", "society", "station", "team", "times", "trust", "tribunal", "tv", "union", "university",
    "yuan",
];

/// Words that make a capitalised run a thing or a place that does not act.
#[rustfmt::skip]
pub(crate) const THING_WORDS: &[&str] = &[
    "accord", "act", "adha", "al-adha", "al-fitr", "christmas", "diwali", "easter", "eid-al-adha", "eid-al-fitr", "eid-ul-adha", "eid-ul-fitr", "fitr", "ramadan", "agreement", "airport", "avenue", "award", "bay", "bill", "boulevard", "bridge", "building",
    "canal", "championship", "channel", "charter", "code", "constitution", "convention", "crisis", "cup", "day",
    "declaration", "district", "festival", "games", "highway", "hill", "hospital", "hotel", "island", "islands",
    "lake", "law", "mountain", "museum", "ocean", "palace", "park", "plan", "plateau", "prize", "protocol",
    "province", "railway", "resolution", "river", "road", "sea", "square", "stadium", "strait", "street", "summit",
    "temple", "tower", "town", "treaty", "valley", "village", "war", "week", "year",
];

/// Parts of the world that are nobody's government.
#[rustfmt::skip]
pub(crate) const WIDE_REGIONS: &[&str] = &[
    "africa", "americas", "arctic", "asia", "asia - pacific", "balkans", "caribbean", "caucasus", "central africa",
    "central america", "central asia", "east africa", "east asia", "eastern europe", "europe", "far east", "gulf",
    "horn of africa", "indo - pacific", "latin america", "mediterranean", "middle east", "north africa",
    "north america", "sahel", "south america", "south asia", "southeast asia", "southern africa", "west",
    "west africa", "western europe", "pacific", "covid", "internet", "facebook", "twitter", "islam", "god", "allah",
];

/// Nouns that, right after a role noun, take the head from it: "police station", "court hearing".
#[rustfmt::skip]
pub(crate) const TAKES_THE_HEAD: &[&str] = &[
    "account", "action", "actions", "activities", "activity", "age", "agreement", "aid", "area", "areas", "assets",
    "attack", "attacks", "barracks", "base", "bases", "bill", "brutality", "budget", "building", "buildings", "bus",
    "camp", "camps", "campaign", "car", "case", "cases", "cell", "cells", "ceremony", "checkpoint", "checkpoints",
    "circles", "compound", "conference", "control", "convoy", "corruption", "coup", "crackdown", "crisis", "custody",
    "data", "deal", "debate", "debt", "decision", "decisions", "demands", "department", "deployment", "documents",
    "election", "elections", "equipment", "exercise", "exercises", "expenditure", "facilities", "facility", "fees",
    "figures", "filing", "firing", "form", "funding", "funds", "headquarters", "hearing", "hearings", "helicopter",
    "hospital", "house", "housing", "infrastructure", "intelligence", "intervention", "investigation",
    "investigations", "investment", "issues", "job", "jobs", "law", "laws", "lawsuit", "level", "lines", "loan",
    "loans", "media", "meeting", "meetings", "money", "movement", "office", "offices", "operation", "operations",
    "order", "orders", "outpost", "plan", "plans", "plane", "platform", "policies", "policy", "position", "post",
    "posts", "power", "powers", "presence", "press", "procedures", "proceedings", "process", "programme", "program",
    "project", "projects", "property", "protection", "protest", "quarters", "raid", "raids", "reform", "reforms",
    "relations", "report", "reports", "residence", "revenue", "rights", "ruling", "school", "schools", "sector",
    "service", "services", "session", "sources'", "spending", "staff", "station", "stations", "statement",
    "statistics", "strike", "strikes", "subsidies", "summit", "support", "system", "talks", "term", "terms",
    "training", "trial", "unrest", "unit", "vehicle", "vehicles", "verdict", "violence", "vote", "website", "work",
];

/// Words that open a sentence and are followed by a comma, but name nobody.
#[rustfmt::skip]
pub(crate) const CONNECTIVES: &[&str] = &[
    "additionally", "afterwards", "anyway", "besides", "consequently", "conversely", "first", "hence", "meantime",
    "meanwhile", "moreover", "nonetheless", "otherwise", "overall", "regardless", "second", "similarly", "still",
    "third", "unfortunately", "well", "yes", "no", "ok", "sorry", "look", "please",
];

/// Verbs that make the name beside them a speaker.
#[rustfmt::skip]
pub(crate) const REPORTING: &[&str] = &[
    "added", "also", "announced", "argued", "claimed", "continued", "declared", "explained", "insisted", "noted",
    "replied", "said", "says", "stated", "stressed", "told", "tweeted", "urged", "warned", "wrote",
];

/// Whether a sorted-or-not list holds `word`.
pub(crate) fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
