-- The archive for people who open it with other programs.

CREATE VIEW v_articles AS
SELECT a.uid, a.title, a.published, a.published_basis, a.language, o.name AS outlet, a.author, a.url, v.source,
  a.version, r.sha256, v.text
FROM articles a
JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
JOIN originals r ON r.id = v.original_id
LEFT JOIN outlets o ON o.id = a.outlet_id;

CREATE VIEW v_mentions AS
SELECT a.uid AS article, a.title, a.published, s.text, m.kind, e.uid AS entity, coalesce(e.label, m.lemma) AS label,
  m.usage, m.starts, m.ends, m.confidence, m.why, m.state
FROM mentions m
JOIN articles a ON a.id = m.article_id
JOIN surface_forms s ON s.id = m.surface_id
LEFT JOIN entities f ON f.id = m.entity_id
LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
WHERE m.state <> 'rejected';

CREATE VIEW v_quotes AS
SELECT q.uid, a.uid AS article, a.title, a.published, q.type, q.text, e.uid AS speaker, e.label AS speaker_label,
  q.basis, t.title AS office, p.label AS office_place, q.confidence, q.why, q.state
FROM quotes q
JOIN articles a ON a.id = q.article_id
LEFT JOIN entities f ON f.id = q.speaker_id
LEFT JOIN entities e ON e.id = coalesce(f.merged_into, f.id)
LEFT JOIN office_terms t ON t.id = q.office_term_id
LEFT JOIN entities p ON p.id = t.place_id
WHERE q.state <> 'rejected';

CREATE VIEW v_partnerships AS
SELECT one.uid AS city, one.label AS city_label, other.uid AS partner, other.label AS partner_label,
  count(*) AS articles, min(nullif(a.published, '')) AS first, max(a.published) AS last
FROM article_entities x
JOIN places px ON px.entity_id = x.entity_id AND px.kind = 'city'
JOIN article_entities y ON y.article_id = x.article_id AND y.entity_id <> x.entity_id
JOIN places py ON py.entity_id = y.entity_id AND py.kind = 'city'
JOIN entities one ON one.id = x.entity_id
JOIN entities other ON other.id = y.entity_id
JOIN articles a ON a.id = x.article_id
WHERE one.uid < other.uid
GROUP BY x.entity_id, y.entity_id;
