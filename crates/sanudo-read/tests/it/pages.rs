//! Whole pages taken apart.

use crate::{page, parts};

fn check(text: &str, expected: &[&str]) {
    assert_eq!(parts(&page("page.txt", text)), expected);
}

#[test]
fn a_scraped_page_with_everything_on_it() {
    let text = "https://example.org/news/bridge\n \
        date 2024-05-23 Latvia Seeks Estonian Help for New Bridge\n\
        10:36 GMT 23.05.2024 (Updated: 11:15 GMT 23.05.2024)\n\
        By Jane Roe\n\
        Minister Anna Ozola gets out of a car as she arrives for talks with her colleague in Tallinn, Estonia.\n\
        RIGA (BNS) - The two countries will build a bridge, said Minister Anna Ozola on Thursday.\n\n\
        \"We want it to be long,\" the minister said.\n\
        Good Trens in Bridges\n\
        Her colleague said that much had been built.\n\
        Read more: Ministers meet again\n\
        (Reporting by Jane Roe)\n";
    check(
        text,
        &[
            "url: https://example.org/news/bridge",
            "dateline: date 2024-05-23",
            "title: Latvia Seeks Estonian Help for New Bridge",
            "dateline: 10:36 GMT 23.05.2024 (Updated: 11:15 GMT 23.05.2024)",
            "byline: By Jane Roe",
            "caption: Minister Anna Ozola gets out of a car as she arrives for talks with her colleague in Tallinn, Estonia.",
            "dateline: RIGA (BNS) -",
            "lead: The two countries will build a bridge, said Minister Anna Ozola on Thursday.",
            "body: \"We want it to be long,\" the minister said.",
            "heading: Good Trens in Bridges",
            "body: Her colleague said that much had been built.",
            "furniture: Read more: Ministers meet again",
            "byline: (Reporting by Jane Roe)",
        ],
    );
    let report = page("page.txt", text);
    assert_eq!(report.source, "https://example.org/news/bridge");
    assert_eq!(
        report.published.as_ref().map(|dated| dated.moment.to_string()).as_deref(),
        Some("2024-05-23T10:36:00Z")
    );
    assert_eq!(report.updated.as_ref().map(|dated| dated.moment.to_string()).as_deref(), Some("2024-05-23T11:15:00Z"));
    assert_eq!(report.language.as_deref(), Some("en"));
    assert!(report.notes.is_empty());
}

#[test]
fn a_page_without_a_headline_begins_with_its_lead() {
    check(
        "The ministers met in Riga on Friday.\n\nThey talked about the bridge.\n",
        &["lead: The ministers met in Riga on Friday.", "body: They talked about the bridge."],
    );
}

#[test]
fn one_line_is_all_the_text_there_is() {
    check("Ministers meet in Riga", &["lead: Ministers meet in Riga"]);
}

#[test]
fn a_dateline_may_stand_on_a_line_of_its_own() {
    check(
        "Ministers meet\nRIGA, May 23 (BNS) -\nThe ministers met on Thursday.",
        &["title: Ministers meet", "dateline: RIGA, May 23 (BNS) -", "lead: The ministers met on Thursday."],
    );
}

#[test]
fn a_line_under_the_headline_is_a_heading() {
    check(
        "Coming together\nThe north may yet have its bridge, argues Jane Roe\nIn May the ministers met in Riga.",
        &[
            "title: Coming together",
            "heading: The north may yet have its bridge, argues Jane Roe",
            "lead: In May the ministers met in Riga.",
        ],
    );
}

#[test]
fn pictures_have_their_text_twice_or_a_maker_below() {
    check(
        "The ministers met in Riga.\nThe old bridge\nThe old bridge\n© Jane Roe/BNS\nThey talked.\n",
        &[
            "lead: The ministers met in Riga.",
            "caption: The old bridge",
            "caption: The old bridge",
            "caption: © Jane Roe/BNS",
            "body: They talked.",
        ],
    );
}

#[test]
fn short_lines_behind_a_colon_are_items() {
    check(
        "The ministers met in Riga. The plan aims to:\nBuild a bridge\nPay for it\nThat is all, they said.\n",
        &[
            "lead: The ministers met in Riga. The plan aims to:",
            "body: Build a bridge",
            "body: Pay for it",
            "body: That is all, they said.",
        ],
    );
}

#[test]
fn links_to_other_reports_are_furniture() {
    check(
        "The ministers met in Riga.\nMinisters will meet again in autumn\n11 Jul 2022\nThey talked.\nALSO READ:\n\
         Minister opens the old bridge\nThey left.\nThe Baltic Channel\nMore>>\nThey slept.\n",
        &[
            "lead: The ministers met in Riga.",
            "furniture: Ministers will meet again in autumn",
            "furniture: 11 Jul 2022",
            "body: They talked.",
            "furniture: ALSO READ:",
            "furniture: Minister opens the old bridge",
            "body: They left.",
            "furniture: The Baltic Channel",
            "furniture: More>>",
            "body: They slept.",
        ],
    );
}

#[test]
fn a_bare_date_below_the_lead_dates_something_else() {
    let report = page(
        "a.txt",
        "The ministers met in Riga.\n11 Jul 2022\nThey signed the plan that day.\nUpdated: 12 Jul 2022\n",
    );
    assert_eq!(report.published, None);
    assert_eq!(report.updated.map(|dated| dated.moment.to_string()).as_deref(), Some("2022-07-12"));
}

#[test]
fn the_file_name_tells_the_day_and_the_year() {
    let report = page("riga_20240523.txt", "The ministers met in Riga.");
    assert_eq!(report.published.map(|dated| dated.moment.to_string()).as_deref(), Some("2024-05-23"));
    let report = page("riga_20240523.txt", "afrol News, 22 May - The ministers met in Riga.");
    assert_eq!(report.published.map(|dated| dated.moment.to_string()).as_deref(), Some("2024-05-22"));
}
