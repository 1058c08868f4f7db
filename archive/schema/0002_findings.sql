-- What is named in the articles: authorities, and every finding with its place in the text.
-- [starts, ends) counts Unicode code points of the text of the article's shown version.
-- found_... is what extraction said, the plain column is what is shown after people's decisions. `found` is JSON: what
-- extraction said for those other columns of the row that decisions changed, NULL where they changed none.

CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('place', 'person', 'organisation')),
  label TEXT NOT NULL,
  found_label TEXT NOT NULL,
  disambiguation TEXT NOT NULL DEFAULT '',
  merged_into INTEGER REFERENCES entities (id)
) STRICT;
CREATE INDEX entities_merged_into ON entities (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE places (
  entity_id INTEGER PRIMARY KEY REFERENCES entities (id),
  geonames_id INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('city', 'country', 'other')),
  country TEXT NOT NULL,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  population INTEGER NOT NULL
) STRICT;

CREATE TABLE entity_names (
  id INTEGER PRIMARY KEY,
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  name TEXT NOT NULL,
  fold TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('preferred', 'variant', 'short', 'inflected', 'derived', 'abbreviation',
    'exonym', 'historical', 'misspelling', 'transliterated')),
  origin TEXT NOT NULL DEFAULT 'found' CHECK (origin IN ('found', 'person')),
  UNIQUE (entity_id, name, language, kind)
) STRICT;
CREATE INDEX entity_names_fold ON entity_names (fold);

CREATE TABLE entity_identifiers (
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  scheme TEXT NOT NULL CHECK (scheme IN ('geonames', 'wikidata', 'gnd', 'viaf')),
  value TEXT NOT NULL,
  PRIMARY KEY (entity_id, scheme, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_identifiers_value ON entity_identifiers (scheme, value);

CREATE TABLE surface_forms (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  fold TEXT NOT NULL
) STRICT;
CREATE INDEX surface_forms_fold ON surface_forms (fold);

CREATE TABLE mentions (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL CHECK (ends > starts),
  kind TEXT NOT NULL CHECK (kind IN ('place', 'person', 'organisation')),
  surface_id INTEGER NOT NULL REFERENCES surface_forms (id),
  entity_id INTEGER REFERENCES entities (id),
  found_entity_id INTEGER REFERENCES entities (id),
  lemma TEXT NOT NULL,
  usage TEXT NOT NULL CHECK (usage IN ('name', 'derived')),
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'confirmed', 'rejected', 'added')),
  PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_surface ON mentions (surface_id);

CREATE TABLE place_candidates (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  rank INTEGER NOT NULL,
  candidate_id INTEGER NOT NULL REFERENCES entities (id),
  PRIMARY KEY (article_id, entity_id, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_candidates_candidate ON place_candidates (candidate_id);
CREATE INDEX place_candidates_entity ON place_candidates (entity_id);

CREATE TABLE date_mentions (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL CHECK (ends > starts),
  edtf TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  grain TEXT NOT NULL CHECK (grain IN ('day', 'week', 'month', 'season', 'year', 'decade', 'century', 'span')),
  kind TEXT NOT NULL CHECK (kind IN ('event', 'planned', 'founding', 'office', 'publication', 'other')),
  relative_to TEXT,
  weekday_agrees INTEGER CHECK (weekday_agrees IN (0, 1)),
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'confirmed', 'rejected', 'added')),
  found TEXT,
  PRIMARY KEY (article_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX date_mentions_earliest ON date_mentions (earliest, latest);

CREATE TABLE office_terms (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES entities (id),
  title TEXT NOT NULL,
  place_id INTEGER REFERENCES entities (id),
  organisation_id INTEGER REFERENCES entities (id),
  since TEXT NOT NULL DEFAULT '',
  until TEXT NOT NULL DEFAULT '',
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'confirmed', 'rejected', 'added')),
  UNIQUE (article_id, number)
) STRICT;
CREATE INDEX office_terms_person ON office_terms (person_id);
CREATE INDEX office_terms_place ON office_terms (place_id);
CREATE INDEX office_terms_organisation ON office_terms (organisation_id);

CREATE TABLE quotes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('direct', 'indirect')),
  text TEXT NOT NULL,
  speaker_id INTEGER REFERENCES entities (id),
  found_speaker_id INTEGER REFERENCES entities (id),
  speaker_starts INTEGER,
  speaker_ends INTEGER,
  basis TEXT NOT NULL CHECK (basis IN ('name', 'pronoun', 'office', 'group', 'unknown', 'person')),
  office_term_id INTEGER REFERENCES office_terms (id),
  cue_starts INTEGER,
  cue_ends INTEGER,
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found', 'confirmed', 'rejected', 'added')),
  found TEXT,
  UNIQUE (article_id, number)
) STRICT;
CREATE INDEX quotes_speaker ON quotes (speaker_id, article_id);
CREATE INDEX quotes_found_speaker ON quotes (found_speaker_id);
CREATE INDEX quotes_office_term ON quotes (office_term_id) WHERE office_term_id IS NOT NULL;

CREATE TABLE quote_segments (
  quote_id INTEGER NOT NULL REFERENCES quotes (id),
  number INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL CHECK (ends > starts),
  PRIMARY KEY (quote_id, number)
) STRICT, WITHOUT ROWID;

-- Derived from the mentions that are shown: which article names which entity, and how often.
CREATE TABLE article_entities (
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  article_id INTEGER NOT NULL REFERENCES articles (id),
  mentions INTEGER NOT NULL,
  PRIMARY KEY (entity_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entities_article ON article_entities (article_id);

CREATE TABLE partnerships (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL CHECK (form IN ('partnership', 'friendship', 'contact', 'project', 'solidarity', 'network')),
  since TEXT NOT NULL DEFAULT '',
  until TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE partnership_parties (
  partnership_id INTEGER NOT NULL REFERENCES partnerships (id),
  place_id INTEGER NOT NULL REFERENCES entities (id),
  PRIMARY KEY (partnership_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX partnership_parties_place ON partnership_parties (place_id);

CREATE TABLE partnership_evidence (
  partnership_id INTEGER NOT NULL REFERENCES partnerships (id),
  article_id INTEGER NOT NULL REFERENCES articles (id),
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL CHECK (ends > starts),
  statement TEXT NOT NULL,
  PRIMARY KEY (partnership_id, article_id, starts)
) STRICT, WITHOUT ROWID;
CREATE INDEX partnership_evidence_article ON partnership_evidence (article_id);
