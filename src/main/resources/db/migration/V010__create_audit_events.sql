-- Who did what, when, from where, and what came of it. Events are written by the transaction of what they tell, so that there is
-- one exactly where it was committed, and outlive the users in them. A moment later a job seals them: it gives each its position
-- in the chain, and a hash over it and the one before, under a key that the database does not have.
CREATE TABLE audit_events (
    id         uuid        PRIMARY KEY,
    at         timestamptz NOT NULL,
    action     text        NOT NULL CHECK (char_length(action) BETWEEN 1 AND 64),
    outcome    text        NOT NULL CHECK (char_length(outcome) BETWEEN 1 AND 64),
    actor      uuid,
    subject    uuid,
    session    uuid,
    ip         text        CHECK (char_length(ip) <= 64),
    user_agent text        CHECK (char_length(user_agent) <= 256),
    detail     jsonb,
    position   bigint      UNIQUE,
    hash       bytea,

    CHECK ((position IS NULL) = (hash IS NULL))
);

CREATE INDEX audit_events_unsealed ON audit_events (id) WHERE position IS NULL;
CREATE INDEX audit_events_of_subject ON audit_events (subject, id) WHERE subject IS NOT NULL;
CREATE INDEX audit_events_of_actor ON audit_events (actor, id) WHERE actor IS NOT NULL;
CREATE INDEX audit_events_of_action ON audit_events (action, id);
CREATE INDEX audit_events_of_outcome ON audit_events (outcome, id) WHERE outcome <> 'success';
CREATE INDEX audit_events_of_ip ON audit_events (ip, id) WHERE ip IS NOT NULL;

-- Where the chain begins, once retention has cut off its beginning, and where it ends. mac is over these four, under the chain's
-- key, which is sealed under the operator's secret: who has only the database can move neither end.
CREATE TABLE audit_chain (
    one             boolean PRIMARY KEY DEFAULT true CHECK (one),
    sealed_key      bytea   NOT NULL,
    sealed_under    text    NOT NULL,
    anchor_position bigint  NOT NULL,
    anchor_hash     bytea   NOT NULL,
    head_position   bigint  NOT NULL,
    head_hash       bytea   NOT NULL,
    mac             bytea   NOT NULL
);

-- Against mistakes, and against the application itself. An owner of the table can switch it off; the chain is against those.
CREATE FUNCTION audit_events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.position IS NULL THEN
        OLD.position := NEW.position;
        OLD.hash := NEW.hash;
        IF OLD IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' AND OLD.position IS NOT NULL AND current_setting('latchkey.audit_retention', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'audit_events can only be added to';
END
$$;

CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION audit_events_stay();

CREATE TRIGGER audit_events_stay_all BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_stay();

-- A UUIDv7 (RFC 9562) of this time, so that the order of ids is that of times, to the millisecond.
CREATE FUNCTION audit_id(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT encode(
        set_bit(set_bit(overlay(
            uuid_send(gen_random_uuid())
            PLACING substring(int8send(floor(extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1),
        'hex')::uuid
$$;

-- What is kept of what a client says that it is.
CREATE FUNCTION audit_user_agent(sent text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT left(regexp_replace(sent, '[[:cntrl:]]', '', 'g'), 256)
$$;

-- Adds an event: for whoever writes one in the statement of its cause.
CREATE FUNCTION audit_event(at timestamptz, action text, outcome text, actor uuid, subject uuid, session uuid, ip text,
                            user_agent text, detail jsonb) RETURNS uuid LANGUAGE sql VOLATILE AS $$
    INSERT INTO audit_events (id, at, action, outcome, actor, subject, session, ip, user_agent, detail)
    VALUES (audit_id($1), $1, $2, $3, $4, $5, $6, $7, audit_user_agent($8), $9)
    RETURNING id
$$;

-- Whoever starts a session has logged in. A trigger says so in the round trip that the login makes anyway.
CREATE FUNCTION audit_login() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_events (id, at, action, outcome, actor, subject, session, ip, user_agent)
    SELECT audit_id(created_at), created_at, 'logged-in', 'success', user_id, user_id, id, ip, audit_user_agent(user_agent)
    FROM added;
    RETURN NULL;
END
$$;

CREATE TRIGGER audit_login AFTER INSERT ON sessions
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_login();
