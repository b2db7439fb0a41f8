-- Nodes remember what users look like. This kind is for them alone: services elsewhere are not told of it.
ALTER TABLE revocations DROP CONSTRAINT revocations_kind_check;

ALTER TABLE revocations ADD CONSTRAINT revocations_kind_check CHECK (
    kind IN ('session-ended', 'session-changed', 'user-ended', 'user-changed', 'key-ended', 'keys-changed'));

CREATE FUNCTION user_looks_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM record_revocation('user-changed', NEW.id::text);
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER user_looks_changed AFTER UPDATE ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.email, OLD.username, OLD.name, OLD.roles, OLD.enabled, OLD.email_verified, OLD.created_at, OLD.updated_at)
        IS DISTINCT FROM
        (NEW.email, NEW.username, NEW.name, NEW.roles, NEW.enabled, NEW.email_verified, NEW.created_at, NEW.updated_at))
    EXECUTE FUNCTION user_looks_changed();
