-- Which places of the index changed, for engines that keep an index of their own beside the file: each row is a roaring
-- bitmap of ordinals that are new, changed or gone. Emptied when everything is numbered anew (`index_generation`).

CREATE TABLE index_changes (
  number INTEGER PRIMARY KEY,
  ordinals BLOB NOT NULL
) STRICT;
