-- Schema 2: the types of custom codebooks.

-- Name of the custom codebook's type, such as RECOGNISE; the event has the PLOVER type that it folds into.
ALTER TABLE event ADD COLUMN subtype TEXT;
CREATE INDEX event_subtype ON event (subtype) WHERE subtype IS NOT NULL;

-- The view of schema 1 with the subtype at its end.
DROP VIEW events;
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
    r.coder,
    e.subtype
FROM event AS e
JOIN report AS r ON r.number = e.report
LEFT JOIN participant AS a ON a.event = e.event AND a.role = 'according_to' AND a.position = 0
WHERE r.current = 1;
