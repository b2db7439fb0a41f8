-- What mailed links are made with. Only the SHA-256 of a token is here: who reads the table can follow no link. email is the address that
-- the token is good for: the one it was mailed to or, for undoing a change, the one to go back to. At most one of each purpose is alive,
-- but for undoing: each change can be undone.
CREATE TABLE one_time_tokens (
    hash       bytea       PRIMARY KEY CHECK (octet_length(hash) = 32),
    purpose    text        NOT NULL
        CHECK (purpose IN ('password-reset', 'login-link', 'verification', 'email-change', 'email-undo')),
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    email      text        NOT NULL CHECK (char_length(email) <= 254),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX one_time_tokens_newest ON one_time_tokens (user_id, purpose) WHERE purpose <> 'email-undo';
CREATE INDEX one_time_tokens_of_user ON one_time_tokens (user_id);
CREATE INDEX one_time_tokens_expire ON one_time_tokens (expires_at);

-- Whoever changes password or address, be it an operator by hand, ends what was mailed before. Not what undoes a change of address:
-- that is the owner's way back from somebody who knows the password.
CREATE FUNCTION one_time_tokens_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM one_time_tokens WHERE user_id = NEW.id AND purpose <> 'email-undo';
    RETURN NULL;
END
$$;

CREATE TRIGGER one_time_tokens_end AFTER UPDATE ON users FOR EACH ROW
    WHEN (OLD.password_version <> NEW.password_version OR OLD.email_key <> NEW.email_key OR OLD.email <> NEW.email)
    EXECUTE FUNCTION one_time_tokens_end();

-- What somebody asked to have mailed who need not be anybody's owner: the same row whether there is such an account or not, and so the
-- same answer after the same work. A job takes the rows a moment later. address is folded as users.email_key is.
CREATE TABLE link_requests (
    id         uuid        PRIMARY KEY,
    purpose    text        NOT NULL
        CHECK (purpose IN ('password-reset', 'login-link', 'verification', 'address-taken')),
    address    text        NOT NULL COLLATE "C" CHECK (char_length(address) <= 1000),
    language   text        NOT NULL CHECK (char_length(language) <= 35),
    at         timestamptz NOT NULL,
    ip         text        CHECK (char_length(ip) <= 64),
    user_agent text        CHECK (char_length(user_agent) <= 256)
);

CREATE INDEX link_requests_of_address ON link_requests (address, purpose);
CREATE INDEX link_requests_at ON link_requests (at);
