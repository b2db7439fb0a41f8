-- The *_key columns hold their neighbour folded (NFC, without letter case): what is unique, searched and sorted. They are in the
-- "C" collation, so that the same index serves equality and prefixes whatever the database's locale is.
CREATE TABLE users (
    id               uuid PRIMARY KEY,
    email            text        NOT NULL,
    email_key        text        NOT NULL COLLATE "C",
    username         text        COLLATE "C",
    name             text        NOT NULL,
    name_key         text        NOT NULL COLLATE "C",
    password_hash    text        NOT NULL,
    password_version integer     NOT NULL,
    roles            text[]      NOT NULL,
    email_verified   boolean     NOT NULL,
    enabled          boolean     NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,

    CONSTRAINT users_email_taken UNIQUE (email_key),
    CONSTRAINT users_username_taken UNIQUE (username),
    CONSTRAINT users_email_length CHECK (char_length(email) <= 254),
    CONSTRAINT users_username_form CHECK (username ~ '^[a-z0-9_.-]{3,30}$'),
    CONSTRAINT users_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT users_roles_known CHECK (roles <@ ARRAY ['user', 'admin'] AND cardinality(roles) > 0)
);

CREATE INDEX users_name_prefix ON users (name_key);

CREATE INDEX users_admins ON users (id) WHERE enabled AND roles @> ARRAY ['admin'];
