CREATE TABLE posts (
    id         uuid PRIMARY KEY,
    author_id  uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    title      text        NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
    content    text        NOT NULL CHECK (char_length(content) BETWEEN 1 AND 20000),
    published  boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE INDEX posts_of_author ON posts (author_id, id);

CREATE INDEX posts_published ON posts (id) WHERE published;
