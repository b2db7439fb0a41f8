-- What is to be mailed: written by the transaction of its cause, sent by a job a moment later, and kept for a while. It is rendered
-- when it is sent. The token of its link is sealed under a secret that the database does not have, and goes once it was sent.
CREATE TABLE mails (
    id           uuid PRIMARY KEY,
    kind         text        NOT NULL CHECK (char_length(kind) BETWEEN 1 AND 40),
    user_id      uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    recipient    text        NOT NULL CHECK (char_length(recipient) <= 254),
    name         text        NOT NULL CHECK (char_length(name) <= 100),
    language     text        NOT NULL CHECK (char_length(language) <= 20),
    sealed_token bytea,
    sealed_under text,
    details      jsonb       NOT NULL,
    state        text        NOT NULL CHECK (state IN ('waiting', 'sent', 'given-up', 'kept')),
    created_at   timestamptz NOT NULL,
    next_at      timestamptz NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    failure      text        CHECK (char_length(failure) <= 64),
    ended_at     timestamptz,

    CHECK ((sealed_token IS NULL) = (sealed_under IS NULL)),
    CHECK ((ended_at IS NULL) = (state IN ('waiting', 'kept')))
);

CREATE INDEX mails_due ON mails (next_at) WHERE state = 'waiting';
CREATE INDEX mails_ended ON mails (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX mails_of_state ON mails (state, id) WHERE state <> 'sent';
CREATE INDEX mails_of_user ON mails (user_id, id);

-- How many were written to an address, or for an account, of late; all nodes share it. As in throttle_counts, a key is a MAC of what is
-- counted, and outlives the user: who registers an address again and again gets it no more mail than who does so once.
CREATE TABLE mail_counts (
    key     uuid PRIMARY KEY,
    mails   integer     NOT NULL,
    ends_at timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE INDEX mail_counts_ends ON mail_counts (ends_at);

-- The language that a user was last written to in, for what no request of theirs causes.
CREATE TABLE mail_languages (
    user_id  uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    language text NOT NULL CHECK (char_length(language) <= 20)
);

-- Counts one more, unless there are as many as may be. The rows stay locked until the transaction ends, so a thousand at once are
-- no more than one after the other.
CREATE FUNCTION mail_counted(at timestamptz, keys uuid[], limits integer[], spans float8[]) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
    FOR turn IN 1 .. cardinality(keys) LOOP
        INSERT INTO mail_counts AS c (key, mails, ends_at)
        VALUES (keys[turn], 1, at + make_interval(secs => spans[turn]))
        ON CONFLICT (key) DO UPDATE SET
            mails = CASE WHEN c.ends_at <= at THEN 1 ELSE c.mails + 1 END,
            ends_at = CASE WHEN c.ends_at <= at THEN at + make_interval(secs => spans[turn]) ELSE c.ends_at END
        WHERE c.ends_at <= at OR c.mails < limits[turn];
        IF NOT FOUND THEN
            UPDATE mail_counts SET mails = mails - 1 WHERE key = ANY (keys[1:turn - 1]);
            RETURN false;
        END IF;
    END LOOP;
    RETURN true;
END
$$;

-- Writes a mail, unless there were too many of late, and answers whether. No token is an empty one, and no language the one that its
-- reader was last written to in.
CREATE FUNCTION mail_put(
    id uuid, kind text, user_id uuid, recipient text, name text, language text, sealed bytea, sealed_under text, details text,
    state text, at timestamptz, of_kind uuid, of_recipient uuid, of_account uuid, per_hour integer, per_day integer,
    per_account integer) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    spoken text := coalesce(nullif($6, ''), (SELECT l.language FROM mail_languages l WHERE l.user_id = $3), 'en');
BEGIN
    PERFORM FROM users u WHERE u.id = $3 FOR KEY SHARE; -- before the counts: others lock their user first, too
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    IF NOT mail_counted(at, ARRAY [of_kind, of_recipient, of_account], ARRAY [per_hour, per_day, per_account],
                        ARRAY [3600, 86400, 86400]) THEN
        RETURN false;
    END IF;
    INSERT INTO mails (id, kind, user_id, recipient, name, language, sealed_token, sealed_under, details, state, created_at, next_at)
    VALUES ($1, $2, $3, $4, $5, spoken, nullif($7, ''), nullif($8, ''), $9::jsonb, $10, at, at);
    INSERT INTO mail_languages AS l VALUES ($3, spoken)
    ON CONFLICT ON CONSTRAINT mail_languages_pkey DO UPDATE SET language = excluded.language
    WHERE l.language <> excluded.language;
    RETURN true;
END
$$;
