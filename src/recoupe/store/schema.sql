-- The dossier: one crisis in one SQLite file. Every table and column is explained in docs/dossier.md.
--
-- Ids are content hashes and no row holds a clock: the same articles give the same rows, in whatever
-- order and however often they were built. Days are ISO dates (YYYY-MM-DD); first_day and last_day
-- are both included; NULL is "unknown". A place in a text is article, start, end (code points, end
-- excluded) and text, the words that stand there. `position` is the order in which records are
-- shown. `record` is the whole record as `recoupe show ... --format json` prints it.
--
-- Whoever changes a table raises user_version, and SCHEMA_VERSION in opening.py with it.

BEGIN IMMEDIATE;

PRAGMA application_id = 1919247215; -- "reco" in ASCII
PRAGMA user_version = 2;

-- What came through the door, and what was read in it ------------------------------------------

CREATE TABLE IF NOT EXISTS article (
    id          TEXT NOT NULL PRIMARY KEY,
    source      TEXT NOT NULL,
    title       TEXT,
    outlet      TEXT,
    url         TEXT,
    language    TEXT NOT NULL,
    published   TEXT NOT NULL,
    text        TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    search_row  INTEGER NOT NULL UNIQUE,
    author      TEXT,
    agency      TEXT
);
-- With id, so that a filter does not touch the rows, which hold the texts.
CREATE INDEX IF NOT EXISTS article_language ON article (language, id);
CREATE INDEX IF NOT EXISTS article_url ON article (url);
CREATE INDEX IF NOT EXISTS article_outlet ON article (outlet, id);

CREATE TABLE IF NOT EXISTS reading (
    article               TEXT NOT NULL REFERENCES article (id),
    reader_version        TEXT NOT NULL,
    language_data_version TEXT NOT NULL,
    model_version         TEXT NOT NULL,
    record                TEXT NOT NULL,
    PRIMARY KEY (article, reader_version, language_data_version, model_version)
);

-- A reading is true of the article as it stood when it was read. What came out of a file is taken anew
-- where something else changed its article.
CREATE TRIGGER IF NOT EXISTS article_changed AFTER UPDATE ON article
BEGIN
    DELETE FROM reading WHERE article = NEW.id;
    DELETE FROM extraction;
END;

-- What the comparison found: replaced as a whole -------------------------------------------------

CREATE TABLE IF NOT EXISTS compared_article (
    article          TEXT NOT NULL PRIMARY KEY REFERENCES article (id),
    position         INTEGER NOT NULL UNIQUE,
    first_day        TEXT,
    last_day         TEXT,
    published_method TEXT NOT NULL,
    copy_of          TEXT REFERENCES article (id),
    words            INTEGER NOT NULL,
    record           TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS compared_article_last_day ON compared_article (last_day);
CREATE INDEX IF NOT EXISTS compared_article_place ON compared_article (article, position);
CREATE INDEX IF NOT EXISTS compared_article_copy_of ON compared_article (copy_of);

CREATE TABLE IF NOT EXISTS dating_evidence (
    dated_article TEXT NOT NULL REFERENCES compared_article (article),
    position      INTEGER NOT NULL,
    article       TEXT NOT NULL REFERENCES article (id),
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL,
    text          TEXT NOT NULL,
    PRIMARY KEY (dated_article, position)
);

CREATE TABLE IF NOT EXISTS actor (
    id       TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    country  TEXT,
    sector   TEXT,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    record   TEXT NOT NULL
);

CREATE INDEX IF NOT EXISTS actor_kind ON actor (kind, mentions DESC, articles DESC, name, id);
CREATE INDEX IF NOT EXISTS actor_rank ON actor (mentions DESC, articles DESC, name, id);

CREATE TABLE IF NOT EXISTS actor_alias (
    actor  TEXT NOT NULL REFERENCES actor (id),
    alias  TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (actor, alias)
);
CREATE INDEX IF NOT EXISTS actor_alias_folded ON actor_alias (folded);

CREATE TABLE IF NOT EXISTS actor_evidence (
    actor    TEXT NOT NULL REFERENCES actor (id),
    position INTEGER NOT NULL,
    article  TEXT NOT NULL REFERENCES article (id),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (actor, position)
);
CREATE INDEX IF NOT EXISTS actor_evidence_article ON actor_evidence (article);

CREATE TABLE IF NOT EXISTS office (
    actor     TEXT NOT NULL REFERENCES actor (id),
    position  INTEGER NOT NULL,
    title     TEXT NOT NULL,
    first_day TEXT,
    last_day  TEXT,
    PRIMARY KEY (actor, position)
);

CREATE TABLE IF NOT EXISTS office_evidence (
    actor    TEXT NOT NULL,
    office   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    article  TEXT NOT NULL REFERENCES article (id),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (actor, office, position),
    FOREIGN KEY (actor, office) REFERENCES office (actor, position)
);

CREATE TABLE IF NOT EXISTS story (
    id        TEXT NOT NULL PRIMARY KEY,
    position  INTEGER NOT NULL UNIQUE,
    type      TEXT NOT NULL,
    title     TEXT NOT NULL,
    first_day TEXT,
    last_day  TEXT,
    place     TEXT,
    voices    INTEGER NOT NULL,
    articles  INTEGER NOT NULL,
    disputes  INTEGER NOT NULL,
    record    TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS story_last_day ON story (last_day);
CREATE INDEX IF NOT EXISTS story_rank ON story (voices DESC, articles DESC, disputes DESC, position);
CREATE INDEX IF NOT EXISTS story_type ON story (type);

CREATE TABLE IF NOT EXISTS story_party (
    story    TEXT NOT NULL REFERENCES story (id),
    role     TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL REFERENCES actor (id),
    PRIMARY KEY (story, role, position)
);
CREATE INDEX IF NOT EXISTS story_party_actor ON story_party (actor);

CREATE TABLE IF NOT EXISTS event (
    id           TEXT NOT NULL PRIMARY KEY,
    position     INTEGER NOT NULL UNIQUE,
    type         TEXT NOT NULL,
    mode         TEXT,
    first_day    TEXT,
    last_day     TEXT,
    place        TEXT,
    status       TEXT NOT NULL,
    said_by      TEXT,
    story        TEXT REFERENCES story (id),
    plover_score REAL NOT NULL,
    quad_class   TEXT,
    cameo        TEXT,
    latitude     REAL,
    longitude    REAL,
    article      TEXT NOT NULL REFERENCES article (id),
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    text         TEXT NOT NULL,
    record       TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS event_last_day ON event (last_day, position);
CREATE INDEX IF NOT EXISTS event_days ON event (first_day, last_day, quad_class, position);
CREATE INDEX IF NOT EXISTS event_place ON event (latitude, position) WHERE latitude IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_named_place ON event (place, position);
CREATE INDEX IF NOT EXISTS event_type ON event (type, position);
CREATE INDEX IF NOT EXISTS event_status ON event (status, position);
CREATE INDEX IF NOT EXISTS event_story ON event (story);
CREATE INDEX IF NOT EXISTS event_article ON event (article, position);

CREATE TABLE IF NOT EXISTS event_party (
    event    TEXT NOT NULL REFERENCES event (id),
    role     TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL REFERENCES actor (id),
    event_position INTEGER NOT NULL,
    PRIMARY KEY (event, role, position)
);
CREATE INDEX IF NOT EXISTS event_party_actor ON event_party (actor, role, event_position);

CREATE TABLE IF NOT EXISTS account (
    story    TEXT NOT NULL REFERENCES story (id),
    position INTEGER NOT NULL,
    outlet   TEXT,
    status   TEXT NOT NULL,
    said_by  TEXT,
    voice    TEXT NOT NULL,
    article  TEXT NOT NULL REFERENCES article (id),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (story, position)
);
CREATE INDEX IF NOT EXISTS account_article ON account (article);

CREATE TABLE IF NOT EXISTS account_event (
    story    TEXT NOT NULL,
    account  INTEGER NOT NULL,
    position INTEGER NOT NULL,
    event    TEXT NOT NULL REFERENCES event (id),
    PRIMARY KEY (story, account, position),
    FOREIGN KEY (story, account) REFERENCES account (story, position)
);
CREATE INDEX IF NOT EXISTS account_event_event ON account_event (event);

CREATE TABLE IF NOT EXISTS statement (
    id        TEXT NOT NULL PRIMARY KEY,
    position  INTEGER NOT NULL UNIQUE,
    speaker   TEXT NOT NULL,
    kind      TEXT NOT NULL,
    cue       TEXT,
    content   TEXT NOT NULL,
    medium    TEXT,
    addressee TEXT,
    first_day TEXT,
    last_day  TEXT,
    article   TEXT NOT NULL REFERENCES article (id),
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    text      TEXT NOT NULL,
    record    TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS statement_speaker ON statement (speaker, position);
CREATE INDEX IF NOT EXISTS statement_addressee ON statement (addressee);
CREATE INDEX IF NOT EXISTS statement_last_day ON statement (last_day, position);
CREATE INDEX IF NOT EXISTS statement_kind ON statement (kind, position);
CREATE INDEX IF NOT EXISTS statement_medium ON statement (medium, position);
CREATE INDEX IF NOT EXISTS statement_article ON statement (article, position);

CREATE TABLE IF NOT EXISTS naming (
    id       TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    actor    TEXT NOT NULL REFERENCES actor (id),
    called   TEXT NOT NULL,
    slant    TEXT NOT NULL,
    "by"     TEXT NOT NULL,
    outlet   TEXT,
    article  TEXT NOT NULL REFERENCES article (id),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    record   TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS naming_actor ON naming (actor);
CREATE INDEX IF NOT EXISTS naming_by ON naming ("by");
CREATE INDEX IF NOT EXISTS naming_article ON naming (article);

CREATE TABLE IF NOT EXISTS disagreement (
    id       TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    story    TEXT REFERENCES story (id),
    actor    TEXT REFERENCES actor (id),
    weight   INTEGER NOT NULL,
    record   TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS disagreement_rank ON disagreement (weight DESC, position);
CREATE INDEX IF NOT EXISTS disagreement_story ON disagreement (story);
CREATE INDEX IF NOT EXISTS disagreement_actor ON disagreement (actor);

CREATE TABLE IF NOT EXISTS side (
    disagreement TEXT NOT NULL REFERENCES disagreement (id),
    position     INTEGER NOT NULL,
    value        TEXT NOT NULL,
    PRIMARY KEY (disagreement, position)
);

CREATE TABLE IF NOT EXISTS side_holder (
    disagreement TEXT NOT NULL,
    side         INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    holder       TEXT NOT NULL,
    PRIMARY KEY (disagreement, side, position),
    FOREIGN KEY (disagreement, side) REFERENCES side (disagreement, position)
);
CREATE INDEX IF NOT EXISTS side_holder_holder ON side_holder (holder);

CREATE TABLE IF NOT EXISTS side_evidence (
    disagreement TEXT NOT NULL,
    side         INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    article      TEXT NOT NULL REFERENCES article (id),
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (disagreement, side, position),
    FOREIGN KEY (disagreement, side) REFERENCES side (disagreement, position)
);
CREATE INDEX IF NOT EXISTS side_evidence_article ON side_evidence (article);

CREATE TABLE IF NOT EXISTS camp_period (
    id          TEXT NOT NULL PRIMARY KEY,
    position    INTEGER NOT NULL UNIQUE,
    first_day   TEXT,
    last_day    TEXT,
    frustration REAL NOT NULL,
    record      TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS camp (
    period   TEXT NOT NULL REFERENCES camp_period (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (period, position)
);

CREATE TABLE IF NOT EXISTS camp_actor (
    period   TEXT NOT NULL,
    camp     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL REFERENCES actor (id),
    PRIMARY KEY (period, camp, position),
    FOREIGN KEY (period, camp) REFERENCES camp (period, position)
);
CREATE INDEX IF NOT EXISTS camp_actor_actor ON camp_actor (actor);

CREATE TABLE IF NOT EXISTS doubtful_actor (
    period   TEXT NOT NULL REFERENCES camp_period (id),
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL REFERENCES actor (id),
    reason   TEXT NOT NULL,
    PRIMARY KEY (period, position)
);

CREATE TABLE IF NOT EXISTS doubtful_evidence (
    period   TEXT NOT NULL,
    doubtful INTEGER NOT NULL,
    position INTEGER NOT NULL,
    article  TEXT NOT NULL REFERENCES article (id),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (period, doubtful, position),
    FOREIGN KEY (period, doubtful) REFERENCES doubtful_actor (period, position)
);

CREATE TABLE IF NOT EXISTS doubtful_toward (
    period   TEXT NOT NULL,
    doubtful INTEGER NOT NULL,
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL REFERENCES actor (id),
    PRIMARY KEY (period, doubtful, position),
    FOREIGN KEY (period, doubtful) REFERENCES doubtful_actor (period, position)
);

CREATE TABLE IF NOT EXISTS relation (
    period      TEXT NOT NULL REFERENCES camp_period (id),
    position    INTEGER NOT NULL,
    left_actor  TEXT NOT NULL REFERENCES actor (id),
    right_actor TEXT NOT NULL REFERENCES actor (id),
    weight      REAL NOT NULL,
    PRIMARY KEY (period, position)
);
CREATE INDEX IF NOT EXISTS relation_left_actor ON relation (left_actor);
CREATE INDEX IF NOT EXISTS relation_right_actor ON relation (right_actor);

CREATE TABLE IF NOT EXISTS relation_evidence (
    period   TEXT NOT NULL,
    relation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    article  TEXT NOT NULL REFERENCES article (id),
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (period, relation, position),
    FOREIGN KEY (period, relation) REFERENCES relation (period, position)
);

CREATE TABLE IF NOT EXISTS meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- What depends on the run, and what people add: no part of the dump ------------------------------

CREATE TABLE IF NOT EXISTS skipped (
    step     TEXT NOT NULL CHECK (step IN ('ingest', 'read')),
    given    TEXT NOT NULL,
    position INTEGER NOT NULL,
    source   TEXT NOT NULL,
    place    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    way_out  TEXT NOT NULL,
    PRIMARY KEY (step, given, position)
);

-- The bytes that articles were taken from, packed by zlib; several articles may come from one file.
CREATE TABLE IF NOT EXISTS original (
    hash       TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes      INTEGER NOT NULL,
    content    BLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS article_original (
    article     TEXT NOT NULL PRIMARY KEY REFERENCES article (id),
    original    TEXT REFERENCES original (hash),
    captured    TEXT,
    captured_by TEXT CHECK (captured_by IN ('archive', 'fetched', 'saved', 'file'))
);
CREATE INDEX IF NOT EXISTS article_original_original ON article_original (original);

-- What came out of a file, under a hash of its bytes, its name and all that decides what comes out.
CREATE TABLE IF NOT EXISTS extraction (
    key    TEXT NOT NULL PRIMARY KEY,
    record BLOB NOT NULL
);

-- How to ask a watched address again.
CREATE TABLE IF NOT EXISTS feed (
    address       TEXT NOT NULL PRIMARY KEY,
    etag          TEXT,
    last_modified TEXT,
    failures      INTEGER NOT NULL,
    not_before    TEXT
);

-- No foreign key to a finding: a verdict outlives every rebuild, and finds its fact again by id or,
-- where the id has changed, by layer and place.
CREATE TABLE IF NOT EXISTS review (
    layer      TEXT NOT NULL,
    fact       TEXT NOT NULL,
    reviewer   TEXT NOT NULL,
    verdict    TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'corrected')),
    correction TEXT,
    note       TEXT NOT NULL DEFAULT '',
    article    TEXT REFERENCES article (id),
    start      INTEGER,
    "end"      INTEGER,
    text       TEXT,
    PRIMARY KEY (layer, fact, reviewer),
    CHECK ((verdict = 'corrected') = (correction IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS review_place ON review (article, start, "end");

-- Search: indexes over the tables above, which hold the text -------------------------------------

CREATE VIRTUAL TABLE IF NOT EXISTS article_fts USING fts5 (
    title, text,
    content = 'article', content_rowid = 'search_row', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE IF NOT EXISTS statement_fts USING fts5 (
    content,
    content = 'statement', content_rowid = 'position', tokenize = 'unicode61 remove_diacritics 2'
);

-- Views, for people: names in place of ids -------------------------------------------------------

CREATE VIEW IF NOT EXISTS who_did_what AS
SELECT event.first_day, event.last_day, event.type, event.mode, event.status,
    (SELECT group_concat(name, '; ') FROM (
        SELECT actor.name FROM event_party JOIN actor ON actor.id = event_party.actor
        WHERE event_party.event = event.id AND role = 'actor' ORDER BY event_party.position)) AS actors,
    (SELECT group_concat(name, '; ') FROM (
        SELECT actor.name FROM event_party JOIN actor ON actor.id = event_party.actor
        WHERE event_party.event = event.id AND role = 'recipient' ORDER BY event_party.position)) AS recipients,
    event.place, coalesce(speaker.name, event.said_by) AS said_by, event.text AS words, article.outlet,
    article.title, article.source, story.title AS story, event.id AS event, event.article
FROM event
JOIN article ON article.id = event.article
LEFT JOIN story ON story.id = event.story
LEFT JOIN actor AS speaker ON speaker.id = event.said_by;

CREATE VIEW IF NOT EXISTS who_said_what AS
SELECT statement.first_day, statement.last_day, coalesce(speaker.name, statement.speaker) AS speaker,
    statement.cue, statement.kind, statement.content, statement.medium,
    coalesce(addressee.name, statement.addressee) AS addressee, article.outlet, article.title, article.source,
    statement.id AS statement, statement.article
FROM statement
JOIN article ON article.id = statement.article
LEFT JOIN actor AS speaker ON speaker.id = statement.speaker
LEFT JOIN actor AS addressee ON addressee.id = statement.addressee;

CREATE VIEW IF NOT EXISTS who_is_called_what AS
SELECT actor.name AS actor, naming.called, naming.slant,
    CASE naming."by" WHEN 'outlet' THEN coalesce(naming.outlet, article.source)
        ELSE coalesce(namer.name, naming."by") END AS called_by,
    article.outlet, article.title, article.source, naming.text AS words, naming.article
FROM naming
JOIN actor ON actor.id = naming.actor
JOIN article ON article.id = naming.article
LEFT JOIN actor AS namer ON namer.id = naming."by";

CREATE VIEW IF NOT EXISTS accounts_of_stories AS
SELECT story.title AS story, story.type, story.first_day, story.last_day, story.voices,
    coalesce(account.outlet, article.source) AS outlet, account.status,
    coalesce(speaker.name, account.said_by) AS said_by, account.text AS words, article.source, account.story AS id,
    account.article
FROM account
JOIN story ON story.id = account.story
JOIN article ON article.id = account.article
LEFT JOIN actor AS speaker ON speaker.id = account.said_by;

CREATE VIEW IF NOT EXISTS sides_of_disagreements AS
SELECT disagreement.kind, story.title AS story, actor.name AS actor, side.value,
    (SELECT group_concat(name, '; ') FROM (
        SELECT coalesce(actor.name, side_holder.holder) AS name
        FROM side_holder LEFT JOIN actor ON actor.id = side_holder.holder
        WHERE side_holder.disagreement = side.disagreement AND side_holder.side = side.position
        ORDER BY side_holder.position)) AS held_by,
    side_evidence.text AS words, article.outlet, article.source, disagreement.id AS disagreement,
    side.position AS side, side_evidence.article
FROM side
JOIN disagreement ON disagreement.id = side.disagreement
LEFT JOIN story ON story.id = disagreement.story
LEFT JOIN actor ON actor.id = disagreement.actor
LEFT JOIN side_evidence
    ON side_evidence.disagreement = side.disagreement AND side_evidence.side = side.position
LEFT JOIN article ON article.id = side_evidence.article;

COMMIT;
