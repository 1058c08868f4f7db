-- The office that a quote says its speaker holds where nobody is named: "erklärte die Oberbürgermeisterin".
-- said_sex is whom the words tell of, empty where they do not tell.

ALTER TABLE quotes ADD COLUMN said_title TEXT;
ALTER TABLE quotes ADD COLUMN said_place_id INTEGER REFERENCES entities (id);
ALTER TABLE quotes ADD COLUMN said_sex TEXT NOT NULL DEFAULT '' CHECK (said_sex IN ('', 'f', 'm'));
CREATE INDEX quotes_said_title ON quotes (said_title) WHERE said_title IS NOT NULL;
CREATE INDEX quotes_said_place ON quotes (said_place_id) WHERE said_place_id IS NOT NULL;

DROP VIEW v_quotes;
CREATE VIEW v_quotes AS
SELECT q.uid, a.uid AS article, a.title, a.published, q.type, q.text, e.uid AS speaker, e.label AS speaker_label,
  q.basis, coalesce(t.title, q.said_title) AS office, p.label AS office_place, q.confidence, q.why, q.state
FROM quotes q
JOIN articles a ON a.id = q.article_id
LEFT JOIN entities f ON f.id = q.speaker_id
LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
LEFT JOIN office_terms t ON t.id = q.office_term_id
LEFT JOIN entities o ON o.id = CASE WHEN t.id IS NULL THEN q.said_place_id ELSE t.place_id END
LEFT JOIN entities p ON p.id = coalesce(o.merged_into, o.id)
WHERE q.state <> 'rejected';
