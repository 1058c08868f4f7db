-- To tell articles that share their text. Derived from the texts. A shingle is five words in a row; one in eight is kept.

CREATE TABLE sketches (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id),
  shingles BLOB NOT NULL
) STRICT;

CREATE TABLE shingles (
  hash INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID;
