-- What has stopped to hold, in the order of commits, whoever made it stop: the triggers see every statement, cascades and an
-- operator's own included. Nodes follow this table to forget what they remember, and other services by the feed made from it.
CREATE TABLE revocations (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    kind     text        NOT NULL CHECK (kind IN ('session-ended', 'session-changed', 'user-ended', 'key-ended', 'keys-changed')),
    subject  text        NOT NULL
);

-- Called at the end of a transaction only, by deferred triggers: the lock makes the order of positions that of commits, so that
-- "all after this position" leaves nothing out, and whoever waits for it waits for nothing else any more.
CREATE FUNCTION record_revocation(kind text, subject text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('latchkey revocations', 0));
    INSERT INTO revocations (at, kind, subject) VALUES (clock_timestamp(), kind, subject);
    PERFORM pg_notify('latchkey', '');
END
$$;

-- A session that has run out by itself is no news.
CREATE FUNCTION session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.expires_at > clock_timestamp() - interval '1 hour' THEN
        PERFORM record_revocation('session-ended', OLD.id::text);
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER session_ended AFTER DELETE ON sessions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION session_ended();

CREATE FUNCTION user_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM record_revocation('session-changed', id::text) FROM sessions WHERE user_id = NEW.id;
    IF NOT NEW.enabled THEN
        PERFORM record_revocation('user-ended', NEW.id::text);
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER user_changed AFTER UPDATE ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.roles <> NEW.roles OR OLD.enabled <> NEW.enabled) EXECUTE FUNCTION user_changed();

CREATE FUNCTION user_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM record_revocation('user-ended', OLD.id::text);
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER user_deleted AFTER DELETE ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION user_deleted();

-- A key that is taken away while what it signed could still be accepted has ended; one that had its time is merely gone.
CREATE FUNCTION keys_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.verifies_until IS NULL OR OLD.verifies_until > clock_timestamp() THEN
            PERFORM record_revocation('key-ended', OLD.kid);
        END IF;
    ELSE
        PERFORM record_revocation('keys-changed', NEW.kid);
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER keys_changed AFTER INSERT OR UPDATE OR DELETE ON signing_keys
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keys_changed();
