//! What Sanudo ships beside code: bytes and tables only. `SOURCES.md` beside this crate tells origin and licence of each.
//!
//! The facade hands these to the stages; no stage reads them by itself.

use sanudo_text::table::Table;

macro_rules! table {
    ($($(#[$doc:meta])* $name:ident $path:literal;)*) => {
        $($(#[$doc])* pub const $name: Table<'static> =
            Table { name: $path, text: include_str!(concat!("../tables/", $path)) };)*
    };
}

table! {
    /// States and territories with their names, demonyms, capitals and seats of government.
    COUNTRIES "countries.tsv";
    /// International bodies.
    BODIES "bodies.tsv";
    /// Parties, armed groups, agencies and companies of one country.
    ORGANISATIONS "organisations.tsv";
    /// First-level regions.
    REGIONS "regions.tsv";
    /// Cities of 50,000 inhabitants and more (GeoNames, CC BY 4.0).
    CITIES "cities.tsv";
    /// Nouns for political roles.
    ROLES "roles.tsv";
    /// PLOVER's types and modes with quad class, score and CAMEO code (facts of PLOVER 0.8, CC BY-SA 4.0).
    CODEBOOK "codebook.tsv";
    /// Words that tell PLOVER contexts.
    CONTEXTS "contexts.tsv";
    /// CAMEO codes by type, mode, context and trigger (facts of CAMEO and its crosswalk to PLOVER, CC BY-SA 4.0).
    CAMEO "cameo.tsv";
}

/// Weights of the language engine, as `sanudo_nlp::Engine::from_static` reads them.
pub static ENGINE: &[u8] = include_bytes!("../weights/engine.safetensors");

/// Weights of the extractor, as `sanudo_nlp::Extractor::from_static` reads them; its table of word pieces is the engine's.
pub static EXTRACTOR: &[u8] = include_bytes!("../weights/extractor.safetensors");

/// Heads of state and government and foreign ministers, with their terms.
pub const LEADERS: &[Table<'static>] = &[
    Table { name: "leaders/africa.tsv", text: include_str!("../tables/leaders/africa.tsv") },
    Table { name: "leaders/americas.tsv", text: include_str!("../tables/leaders/americas.tsv") },
    Table { name: "leaders/asia_pacific.tsv", text: include_str!("../tables/leaders/asia_pacific.tsv") },
    Table { name: "leaders/europe.tsv", text: include_str!("../tables/leaders/europe.tsv") },
    Table { name: "leaders/middle_east.tsv", text: include_str!("../tables/leaders/middle_east.tsv") },
];

macro_rules! triggers {
    ($($name:literal)*) => {
        /// Words that name acts, one table for each PLOVER type.
        pub const TRIGGERS: &[Table<'static>] = &[$(Table {
            name: concat!("triggers/", $name, ".tsv"),
            text: include_str!(concat!("../tables/triggers/", $name, ".tsv")),
        }),*];
    };
}

triggers! {
    "agree" "consult" "support" "concede" "cooperate" "aid" "retreat" "request" "accuse" "reject" "threaten" "protest"
    "sanction" "mobilize" "coerce" "assault"
}
