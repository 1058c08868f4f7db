-- What people decided about names stands beside what was found: a decision about a name that stands twenty thousand
-- times writes twenty thousand short rows that lie together, and none of the long ones that lie all over the file.
-- `mentions`, now a view, shows the two as one, with the columns that it had as a table.

CREATE TABLE found_mentions (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL CHECK (ends > starts),
  kind TEXT NOT NULL CHECK (kind IN ('place', 'person', 'organisation')),
  surface_id INTEGER NOT NULL REFERENCES surface_forms (id),
  entity_id INTEGER REFERENCES entities (id),
  lemma TEXT NOT NULL,
  usage TEXT NOT NULL CHECK (usage IN ('name', 'derived')),
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO found_mentions
SELECT article_id, number, starts, ends, kind, surface_id, found_entity_id, lemma, usage, confidence, why FROM mentions;
-- All that a decision about a name everywhere has to know is in this index.
CREATE INDEX found_mentions_surface ON found_mentions (surface_id, kind, entity_id);

-- Rows for mentions that people decided about. One that people added has state 'added', and a row above without entity.
CREATE TABLE decided_mentions (
  article_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  entity_id INTEGER REFERENCES entities (id),
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'rejected', 'added')),
  PRIMARY KEY (article_id, number),
  FOREIGN KEY (article_id, number) REFERENCES found_mentions (article_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO decided_mentions
SELECT article_id, number, entity_id, CASE state WHEN 'found' THEN 'confirmed' ELSE state END FROM mentions
WHERE state <> 'found' OR entity_id IS NOT found_entity_id;

DROP VIEW v_mentions;
DROP TABLE mentions;

-- Looked up for each mention, not joined: SQLite makes a join within a view into a copy of all its rows.
CREATE VIEW mentions AS
SELECT f.article_id, f.number, f.starts, f.ends, f.kind, f.surface_id,
  CASE WHEN EXISTS (SELECT 1 FROM decided_mentions d WHERE d.article_id = f.article_id AND d.number = f.number)
    THEN (SELECT d.entity_id FROM decided_mentions d WHERE d.article_id = f.article_id AND d.number = f.number)
    ELSE f.entity_id END AS entity_id,
  f.entity_id AS found_entity_id, f.lemma, f.usage, f.confidence, f.why,
  coalesce((SELECT d.state FROM decided_mentions d WHERE d.article_id = f.article_id AND d.number = f.number), 'found')
    AS state
FROM found_mentions f;

CREATE VIEW v_mentions AS
SELECT a.uid AS article, a.title, a.published, s.text, m.kind, e.uid AS entity, coalesce(e.label, m.lemma) AS label,
  m.usage, m.starts, m.ends, m.confidence, m.why, m.state
FROM mentions m
JOIN articles a ON a.id = m.article_id
JOIN surface_forms s ON s.id = m.surface_id
LEFT JOIN entities f ON f.id = m.entity_id
LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
WHERE m.state <> 'rejected';
