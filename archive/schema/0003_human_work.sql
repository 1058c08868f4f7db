-- What people did. Importers and extraction never write here. Nothing points at a row id of the tables above:
-- articles and entities are meant by uid, stretches of text by their words, so this outlives every new extraction.

-- The journal. An undo is an entry of its own, and so is the undo of an undo, which is a redo.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  made TEXT NOT NULL,
  author TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('confirm', 'reject', 'link', 'unlink', 'merge', 'not-same', 'split', 'rename',
    'add-name', 'retype', 'set', 'speaker', 'mark', 'unmark', 'undo')),
  target_kind TEXT NOT NULL CHECK (target_kind IN ('place', 'person', 'organisation', 'date', 'quote', 'office',
    'article', 'entity', 'decision')),
  article_uid TEXT NOT NULL DEFAULT '',
  entity_uid TEXT NOT NULL DEFAULT '',
  exact TEXT NOT NULL DEFAULT '',
  fold TEXT NOT NULL DEFAULT '',
  occurrence INTEGER NOT NULL DEFAULT 0,
  text_before TEXT NOT NULL DEFAULT '',
  text_after TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL DEFAULT '{}',
  scope TEXT NOT NULL DEFAULT 'this' CHECK (scope IN ('this', 'article', 'everywhere')),
  reason TEXT NOT NULL DEFAULT '',
  batch TEXT NOT NULL DEFAULT '',
  undoes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decisions_made ON decisions (made, uid);
CREATE INDEX decisions_article ON decisions (article_uid) WHERE article_uid <> '';
CREATE INDEX decisions_entity ON decisions (entity_uid) WHERE entity_uid <> '';
CREATE INDEX decisions_fold ON decisions (fold) WHERE fold <> '';
CREATE INDEX decisions_batch ON decisions (batch) WHERE batch <> '';
CREATE INDEX decisions_undoes ON decisions (undoes) WHERE undoes <> '';

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN
  SELECT raise(ABORT, 'a decision is never changed: undo it');
END;
CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions
BEGIN
  SELECT raise(ABORT, 'a decision is never deleted: undo it');
END;

-- Derived by replaying the decisions: what became of those that are not simply carried out.
CREATE TABLE decision_states (
  decision_id INTEGER PRIMARY KEY REFERENCES decisions (id),
  state TEXT NOT NULL CHECK (state IN ('stale', 'undone')),
  explanation TEXT NOT NULL DEFAULT '',
  text_now TEXT
) STRICT;

-- Derived from the decisions, like notes and tags: how far people are with an article.
CREATE TABLE article_reviews (
  article_uid TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  author TEXT NOT NULL,
  made TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  article_uid TEXT NOT NULL DEFAULT '',
  entity_uid TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  author TEXT NOT NULL,
  made TEXT NOT NULL,
  changed TEXT NOT NULL
) STRICT;
CREATE INDEX notes_article ON notes (article_uid);
CREATE INDEX notes_entity ON notes (entity_uid);

CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fold TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE article_tags (
  tag_id INTEGER NOT NULL REFERENCES tags (id),
  article_uid TEXT NOT NULL,
  author TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (tag_id, article_uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_article ON article_tags (article_uid);

CREATE TABLE saved_searches (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  made TEXT NOT NULL,
  opened TEXT NOT NULL,
  opened_revision INTEGER NOT NULL,
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1))
) STRICT;

CREATE TABLE result_snapshots (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  made TEXT NOT NULL,
  revision INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  uids_sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE visits (
  id INTEGER PRIMARY KEY,
  began TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
