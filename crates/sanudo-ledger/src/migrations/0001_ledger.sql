-- Schema 1: reports, their sources, and what was coded from them.
--
-- Positions (`start`, `end`, `…_start`, `…_end`) count Unicode scalar values of `report.body`, half-open; the text beside them is
-- exactly that slice. `position` counts from 0 and keeps the order of a list. SCHEMA.md explains every column.
--
-- Nothing here needs more than SQLite 3.37 (2021): an older engine that meets words it does not know refuses the whole file.

-- One text as published. Its own integer key, because the index of words needs a key that VACUUM leaves alone. The body stands
-- last: columns behind a long text cost a walk through its overflow pages.
CREATE TABLE report (
    number          INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE,
    current         INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    outlet          TEXT,
    title           TEXT,
    published       TEXT,
    updated         TEXT,
    day             TEXT,
    dateline_text   TEXT,
    dateline_start  INTEGER,
    dateline_end    INTEGER,
    dateline_place  TEXT,
    dateline_agency TEXT,
    language        TEXT,
    coder           TEXT    NOT NULL,
    record_version  INTEGER NOT NULL,
    body            TEXT    NOT NULL
) STRICT;
CREATE INDEX report_day ON report (day);
CREATE INDEX report_outlet ON report (outlet) WHERE outlet IS NOT NULL;

-- Where a report was found. Versions of a source count from 1 in the order in which they were added; the highest is current.
CREATE TABLE source (
    source  TEXT    NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    report  INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    added   INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER)),
    PRIMARY KEY (source, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_report ON source (report);

-- What each stretch of the body is.
CREATE TABLE part (
    report   INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- Where the times of a report were read.
CREATE TABLE time (
    report    INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    precision TEXT    NOT NULL,
    read_from TEXT    NOT NULL,
    text      TEXT,
    start     INTEGER,
    "end"     INTEGER,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What went poorly with a report.
CREATE TABLE note (
    report   INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code     TEXT    NOT NULL,
    severity TEXT    NOT NULL,
    message  TEXT    NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- One act.
CREATE TABLE event (
    event          INTEGER PRIMARY KEY,
    report         INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    number         INTEGER NOT NULL CHECK (number >= 1),
    day            TEXT,
    type           TEXT    NOT NULL,
    mode           TEXT,
    status         TEXT    NOT NULL,
    quad           INTEGER NOT NULL CHECK (quad BETWEEN 1 AND 4),
    score          REAL    NOT NULL,
    cameo          TEXT,
    trigger_text   TEXT    NOT NULL,
    trigger_start  INTEGER NOT NULL,
    trigger_end    INTEGER NOT NULL,
    sentence_text  TEXT    NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    sentence_part  TEXT    NOT NULL,
    date_start     TEXT,
    date_end       TEXT,
    date_text      TEXT,
    place_text     TEXT,
    place_start    INTEGER,
    place_end      INTEGER,
    place_name     TEXT,
    place_country  TEXT,
    place_lat      REAL,
    place_lon      REAL,
    same_as        TEXT,
    confidence     REAL    NOT NULL,
    UNIQUE (report, number)
) STRICT;
CREATE INDEX event_day ON event (day);
CREATE INDEX event_type ON event (type);
CREATE INDEX event_place ON event (place_country) WHERE place_country IS NOT NULL;

-- The contexts of an event.
CREATE TABLE context (
    event    INTEGER NOT NULL REFERENCES event (event) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX context_name ON context (name, event);

-- Who takes part in an event, and who reports it.
CREATE TABLE participant (
    event    INTEGER NOT NULL REFERENCES event (event) ON DELETE CASCADE,
    role     TEXT    NOT NULL CHECK (role IN ('actor', 'recipient', 'according_to')),
    position INTEGER NOT NULL,
    text     TEXT    NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    name     TEXT,
    code     TEXT,
    sector   TEXT,
    office   TEXT,
    PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
-- Each report is a transaction and each page that it touches is written to the log, so the event goes before the role: entries of a
-- report then fall on one page a code, not three. The unresolved are too many to be sorted by their words at that price; they
-- are searched from end to end, which this narrow index makes quick.
CREATE INDEX participant_code ON participant (code, event, role) WHERE code IS NOT NULL;
CREATE INDEX participant_name ON participant (name, event, role) WHERE name IS NOT NULL;
CREATE INDEX participant_unresolved ON participant (event, role, text, name) WHERE name IS NULL;

-- Why each field of an event is what it is.
CREATE TABLE event_evidence (
    event    INTEGER NOT NULL REFERENCES event (event) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    field    TEXT    NOT NULL,
    rule     TEXT    NOT NULL,
    text     TEXT,
    start    INTEGER,
    "end"    INTEGER,
    detail   TEXT    NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

-- Content attributed to a speaker.
CREATE TABLE statement (
    statement        INTEGER PRIMARY KEY,
    report           INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    number           INTEGER NOT NULL CHECK (number >= 1),
    kind             TEXT    NOT NULL,
    text             TEXT    NOT NULL,
    start            INTEGER NOT NULL,
    "end"            INTEGER NOT NULL,
    cue_text         TEXT    NOT NULL,
    cue_start        INTEGER NOT NULL,
    cue_end          INTEGER NOT NULL,
    speaker_text     TEXT    NOT NULL,
    speaker_start    INTEGER NOT NULL,
    speaker_end      INTEGER NOT NULL,
    speaker_name     TEXT,
    speaker_code     TEXT,
    speaker_sector   TEXT,
    speaker_office   TEXT,
    addressee_text   TEXT,
    addressee_start  INTEGER,
    addressee_end    INTEGER,
    addressee_name   TEXT,
    addressee_code   TEXT,
    addressee_sector TEXT,
    addressee_office TEXT,
    UNIQUE (report, number)
) STRICT;
CREATE INDEX statement_code ON statement (speaker_code) WHERE speaker_code IS NOT NULL;
CREATE INDEX statement_name ON statement (speaker_name) WHERE speaker_name IS NOT NULL;

-- Why each field of a statement is what it is.
CREATE TABLE statement_evidence (
    statement INTEGER NOT NULL REFERENCES statement (statement) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    field     TEXT    NOT NULL,
    rule      TEXT    NOT NULL,
    text      TEXT,
    start     INTEGER,
    "end"     INTEGER,
    detail    TEXT    NOT NULL,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

-- The words of reports and of statements, without diacritics and reduced to English stems. They hold no text of their own.
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, body, content = 'report', content_rowid = 'number', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    text, content = 'statement', content_rowid = 'statement', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER report_words_add AFTER INSERT ON report BEGIN
    INSERT INTO report_words (rowid, title, body) VALUES (new.number, new.title, new.body);
END;
CREATE TRIGGER report_words_drop AFTER DELETE ON report BEGIN
    INSERT INTO report_words (report_words, rowid, title, body) VALUES ('delete', old.number, old.title, old.body);
END;
CREATE TRIGGER statement_words_add AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, text) VALUES (new.statement, new.text);
END;
CREATE TRIGGER statement_words_drop AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, text) VALUES ('delete', old.statement, old.text);
END;

-- A report is never altered once stored. (It may be deleted by hand, should a law demand it; what hangs on it goes with it.)
CREATE TRIGGER report_stays BEFORE UPDATE OF number, id, title, outlet, published, updated, language, body ON report BEGIN
    SELECT RAISE(ABORT, 'a stored report is never altered');
END;
CREATE TRIGGER statement_stays BEFORE UPDATE OF statement, text ON statement BEGIN
    SELECT RAISE(ABORT, 'a stored statement is never altered');
END;

-- A report is current while it is the newest version of at least one source.
CREATE TRIGGER source_supersedes AFTER INSERT ON source WHEN new.version > 1 BEGIN
    UPDATE report SET current = 0
    WHERE current = 1
      AND number IN (SELECT report FROM source WHERE source = new.source AND version < new.version)
      AND NOT EXISTS (
          SELECT 1 FROM source AS mine
          WHERE mine.report = report.number
            AND mine.version = (SELECT max(version) FROM source AS all_of WHERE all_of.source = mine.source)
      );
END;
CREATE TRIGGER source_revives AFTER INSERT ON source BEGIN
    UPDATE report SET current = 1 WHERE number = new.report AND current = 0;
END;

-- For R, DuckDB and spreadsheets: one row an entry, current versions only, the same columns as the CSV exports. Lists are joined
-- by `;` in the order of the record; an element that is not known stays empty; `;` and `\` inside an element stand behind a `\`.
CREATE VIEW events AS
SELECT
    r.id || '.e' || e.number AS event_id,
    r.id AS report_id,
    e.type,
    e.mode,
    (SELECT group_concat(name, ';') FROM (SELECT name FROM context AS c WHERE c.event = e.event ORDER BY position)) AS contexts,
    e.status,
    e.quad,
    e.score,
    e.cameo,
    e.trigger_text AS "trigger",
    e.trigger_start,
    e.trigger_end,
    e.sentence_text AS sentence,
    e.sentence_start,
    e.sentence_end,
    e.sentence_part AS part,
    (SELECT group_concat(it, ';') FROM (
        SELECT replace(replace(text, '\', '\\'), ';', '\;') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'actor' ORDER BY position)) AS actor_texts,
    (SELECT group_concat(it, ';') FROM (
        SELECT replace(replace(coalesce(name, ''), '\', '\\'), ';', '\;') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'actor' ORDER BY position)) AS actor_names,
    (SELECT group_concat(it, ';') FROM (
        SELECT coalesce(code, '') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'actor' ORDER BY position)) AS actor_codes,
    (SELECT group_concat(it, ';') FROM (
        SELECT coalesce(sector, '') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'actor' ORDER BY position)) AS actor_sectors,
    (SELECT group_concat(it, ';') FROM (
        SELECT replace(replace(coalesce(office, ''), '\', '\\'), ';', '\;') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'actor' ORDER BY position)) AS actor_offices,
    (SELECT group_concat(it, ';') FROM (
        SELECT replace(replace(text, '\', '\\'), ';', '\;') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'recipient' ORDER BY position)) AS recipient_texts,
    (SELECT group_concat(it, ';') FROM (
        SELECT replace(replace(coalesce(name, ''), '\', '\\'), ';', '\;') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'recipient' ORDER BY position)) AS recipient_names,
    (SELECT group_concat(it, ';') FROM (
        SELECT coalesce(code, '') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'recipient' ORDER BY position)) AS recipient_codes,
    (SELECT group_concat(it, ';') FROM (
        SELECT coalesce(sector, '') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'recipient' ORDER BY position)) AS recipient_sectors,
    (SELECT group_concat(it, ';') FROM (
        SELECT replace(replace(coalesce(office, ''), '\', '\\'), ';', '\;') AS it
        FROM participant AS p WHERE p.event = e.event AND p.role = 'recipient' ORDER BY position)) AS recipient_offices,
    e.date_start,
    e.date_end,
    e.date_text,
    e.place_text,
    e.place_name,
    e.place_country,
    e.place_lat AS lat,
    e.place_lon AS lon,
    a.text AS according_to_text,
    a.name AS according_to_name,
    a.code AS according_to_code,
    e.same_as,
    e.confidence,
    r.outlet,
    r.title,
    r.published,
    r.updated,
    r.language,
    (SELECT min(source) FROM source AS s WHERE s.report = r.number) AS source,
    r.coder
FROM event AS e
JOIN report AS r ON r.number = e.report
LEFT JOIN participant AS a ON a.event = e.event AND a.role = 'according_to' AND a.position = 0
WHERE r.current = 1;

CREATE VIEW statements AS
SELECT
    r.id || '.s' || s.number AS statement_id,
    r.id AS report_id,
    s.kind,
    s.text,
    s.start,
    s."end",
    s.cue_text AS cue,
    s.speaker_text,
    s.speaker_name,
    s.speaker_code,
    s.speaker_sector,
    s.speaker_office,
    s.addressee_text,
    s.addressee_name,
    s.addressee_code,
    r.outlet,
    r.title,
    r.published,
    r.updated,
    r.language,
    (SELECT min(source) FROM source AS f WHERE f.report = r.number) AS source,
    r.coder
FROM statement AS s
JOIN report AS r ON r.number = s.report
WHERE r.current = 1;
