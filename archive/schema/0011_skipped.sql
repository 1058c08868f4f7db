-- The log of an import names every file, also those that are read with another one (the pages of a newspaper issue).

CREATE TABLE logged_files (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES import_runs (id),
  path TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'same', 'changed', 'duplicate', 'skipped', 'rejected')),
  reason TEXT NOT NULL DEFAULT '',
  article_id INTEGER REFERENCES articles (id),
  original_id INTEGER REFERENCES originals (id)
) STRICT;
INSERT INTO logged_files SELECT id, run_id, path, outcome, reason, article_id, original_id FROM acquisitions;
DROP TABLE acquisitions;
ALTER TABLE logged_files RENAME TO acquisitions;
CREATE INDEX acquisitions_run ON acquisitions (run_id);
CREATE INDEX acquisitions_article ON acquisitions (article_id);
CREATE INDEX acquisitions_original ON acquisitions (original_id);

ALTER TABLE import_runs ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0;
