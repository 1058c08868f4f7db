-- Dates of what was called off or put off are a kind of their own. As in 0008 the stored text of the table is edited;
-- the new view makes every connection read the schema again.

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''planned'', ''founding''', '''planned'', ''cancelled'', ''founding''')
WHERE type = 'table' AND name = 'date_mentions';
CREATE VIEW v_dates AS
SELECT a.uid AS article, a.title, a.published, substr(v.text, d.starts + 1, d.ends - d.starts) AS text, d.edtf,
  d.earliest, d.latest, d.grain, d.kind, d.confidence, d.why, d.state
FROM date_mentions d
JOIN articles a ON a.id = d.article_id
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
WHERE d.state <> 'rejected';
PRAGMA writable_schema = RESET;
