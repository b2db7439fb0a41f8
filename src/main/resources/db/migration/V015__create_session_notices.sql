-- What happened to a session that its owner may be warned of: written by the statement that does it, looked at by a job a moment later.
-- A new session is here only where it may be one on a new device or in a new network, which is found out by what costs a login nothing
-- to speak of: the job has the last word.
CREATE TABLE session_notices (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    what       text        NOT NULL CHECK (what IN ('new-login', 'refresh-reused')),
    at         timestamptz NOT NULL,
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    session_id uuid        NOT NULL,
    user_agent text,
    ip         text
);

-- An address as known_networks has it: of IPv6 its /64.
CREATE FUNCTION session_network(ip text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN ip ~ '^[0-9a-f:.]*:[0-9a-f:.]*$' THEN text(network(set_masklen(ip::inet, 64))) ELSE ip END
$$;

-- Somebody who has no other session, nor any network that they have logged in from, logs in for the first time.
CREATE FUNCTION notice_login() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO session_notices (what, at, user_id, session_id, user_agent, ip)
    SELECT 'new-login', a.created_at, a.user_id, a.id, a.user_agent, a.ip
    FROM added a
    WHERE (EXISTS (SELECT FROM sessions s WHERE s.user_id = a.user_id AND s.id <> a.id)
            OR EXISTS (SELECT FROM known_networks k WHERE k.user_id = a.user_id))
        AND (NOT EXISTS (SELECT FROM known_networks k WHERE k.user_id = a.user_id AND k.network = session_network(a.ip))
            OR NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = a.user_id AND s.id <> a.id
                           AND s.user_agent IS NOT DISTINCT FROM a.user_agent));
    RETURN NULL;
END
$$;

CREATE TRIGGER notice_login AFTER INSERT ON sessions
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION notice_login();
