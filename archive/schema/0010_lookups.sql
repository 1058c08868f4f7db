-- Quotes that people added or rejected, and the holders of an office, are looked up by every query with `said:` or `by:`.

CREATE INDEX quotes_decided ON quotes (state) WHERE state IN ('rejected', 'added');
CREATE INDEX office_terms_title ON office_terms (title);
