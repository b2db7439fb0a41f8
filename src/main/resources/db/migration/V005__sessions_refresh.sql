-- A refresh token names its session and the count of refreshes before it; the token itself is never stored. renewals holds when
-- the latest counts were used, newest first: what the grace window asks for. kid is the key that the newest tokens were made with.
ALTER TABLE sessions
    ADD counter  integer       NOT NULL DEFAULT 0,
    ADD renewals timestamptz[] NOT NULL DEFAULT '{}' CHECK (cardinality(renewals) <= 8),
    ADD kid      text;

UPDATE sessions SET kid = (SELECT kid FROM signing_keys ORDER BY signs_from DESC LIMIT 1);
ALTER TABLE sessions ALTER kid SET NOT NULL;

-- Room in each page for the next version of its rows: with it, and with no index on what a refresh changes, a refresh is a
-- heap-only update.
ALTER TABLE sessions SET (fillfactor = 60);
