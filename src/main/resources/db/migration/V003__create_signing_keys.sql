-- A key is published before it signs and verifies after it has signed: three phases told by two instants. The private
-- key is sealed under a secret that is not in the database; sealed_under tells which one.
CREATE TABLE signing_keys (
    kid            text PRIMARY KEY,
    public_key     bytea       NOT NULL,
    sealed_private bytea       NOT NULL,
    sealed_under   text        NOT NULL,
    created_at     timestamptz NOT NULL,
    signs_from     timestamptz NOT NULL,
    verifies_until timestamptz
);
