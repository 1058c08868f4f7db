-- What makes search fast. All of it is derived from the tables above and can be made anew.
-- The row id of article_index is articles.ordinal, that of quote_index is ordinal * 1024 + the quote's number.
-- Both hold folded words parted by spaces, which the tokenizer `ascii` splits and changes in no other way.

CREATE VIRTUAL TABLE article_index USING fts5 (text, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE quote_index USING fts5 (text, content = '', tokenize = 'ascii');
-- Words wait in this much memory before they are written: 1.3 times as fast as the default of 1 MB.
INSERT INTO article_index (article_index, rank) VALUES ('hashsize', 33554432);

CREATE TABLE index_terms (
  id INTEGER PRIMARY KEY,
  term TEXT NOT NULL UNIQUE,
  articles INTEGER NOT NULL
) STRICT;
CREATE INDEX index_terms_articles ON index_terms (term, articles);
CREATE TABLE index_stems (
  language TEXT NOT NULL,
  stem TEXT NOT NULL,
  term_id INTEGER NOT NULL REFERENCES index_terms (id),
  PRIMARY KEY (language, stem, term_id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE index_trigrams USING fts5 (
  term, content = '', columnsize = 0, tokenize = 'trigram case_sensitive 1');

CREATE TABLE facet_bitmaps (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  value ANY NOT NULL,
  articles INTEGER NOT NULL,
  bitmap BLOB NOT NULL,
  UNIQUE (kind, value)
) STRICT;
CREATE INDEX facet_bitmaps_size ON facet_bitmaps (kind, articles DESC, value);

CREATE TABLE term_bitmaps (
  term TEXT PRIMARY KEY,
  articles INTEGER NOT NULL,
  bitmap BLOB NOT NULL
) STRICT;
