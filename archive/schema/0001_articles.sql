-- Where everything came from, and the articles with all their versions.
-- Days are ISO 8601 (YYYY-MM-DD), times are ISO 8601 in UTC, dates that may be vague are EDTF.

CREATE TABLE import_runs (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  started TEXT NOT NULL,
  finished TEXT,
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished', 'interrupted')),
  new INTEGER NOT NULL DEFAULT 0,
  same INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  duplicate INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE originals (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE outlets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  fold TEXT NOT NULL
) STRICT;

-- `found` is JSON: what the source said for the columns that people's decisions changed, NULL where they changed none.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ordinal INTEGER UNIQUE,
  sorts_after INTEGER,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  language_basis TEXT NOT NULL,
  published TEXT NOT NULL DEFAULT '',
  published_verbatim TEXT NOT NULL DEFAULT '',
  published_from TEXT,
  published_to TEXT,
  published_basis TEXT NOT NULL DEFAULT 'unknown'
    CHECK (published_basis IN ('metadata', 'text', 'url', 'file', 'guessed', 'unknown')),
  outlet_id INTEGER REFERENCES outlets (id),
  author TEXT NOT NULL DEFAULT '',
  rights TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  identifier TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL UNIQUE,
  access TEXT NOT NULL DEFAULT 'open' CHECK (access IN ('open', 'reading room', 'closed')),
  version INTEGER NOT NULL,
  extraction TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL,
  found TEXT
) STRICT;
CREATE INDEX articles_published ON articles (published_from, published_to, ordinal);
CREATE INDEX articles_outlet ON articles (outlet_id);
CREATE INDEX articles_revision ON articles (revision);

CREATE TABLE article_versions (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  original_id INTEGER NOT NULL REFERENCES originals (id),
  run_id INTEGER NOT NULL REFERENCES import_runs (id),
  source TEXT NOT NULL,
  repairs TEXT NOT NULL DEFAULT '',
  text_sha256 TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (article_id, number)
) STRICT;
CREATE INDEX article_versions_original ON article_versions (original_id);
CREATE INDEX article_versions_run ON article_versions (run_id);

CREATE TABLE acquisitions (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES import_runs (id),
  path TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'same', 'changed', 'duplicate', 'rejected')),
  reason TEXT NOT NULL DEFAULT '',
  article_id INTEGER REFERENCES articles (id),
  original_id INTEGER REFERENCES originals (id)
) STRICT;
CREATE INDEX acquisitions_run ON acquisitions (run_id);
CREATE INDEX acquisitions_article ON acquisitions (article_id);
CREATE INDEX acquisitions_original ON acquisitions (original_id);

CREATE TABLE article_relations (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  other_id INTEGER NOT NULL REFERENCES articles (id),
  kind TEXT NOT NULL CHECK (kind IN ('reprint', 'rewrite', 'translation', 'part')),
  score REAL NOT NULL,
  state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'confirmed', 'rejected')),
  PRIMARY KEY (article_id, other_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_relations_other ON article_relations (other_id);

CREATE TABLE archive_state (
  name TEXT PRIMARY KEY,
  value ANY
) STRICT;
INSERT INTO archive_state VALUES ('revision', 0);
