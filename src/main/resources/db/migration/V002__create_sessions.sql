CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    user_id      uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    user_agent   text        CHECK (char_length(user_agent) <= 256),
    ip           text        CHECK (char_length(ip) <= 64)
);

CREATE INDEX sessions_of_user ON sessions (user_id, id);
