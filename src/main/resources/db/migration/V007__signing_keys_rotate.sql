-- Each key also authenticates the refresh tokens of its time, by a MAC key of its own, sealed as the private one is. Those
-- that are there get theirs at the next start, which has the secret.
ALTER TABLE signing_keys
    ADD COLUMN sealed_mac bytea;
