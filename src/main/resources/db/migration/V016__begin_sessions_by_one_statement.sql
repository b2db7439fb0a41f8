-- Starts a session for a user whose password was just checked, in the one round trip that a login can be made of. The user's row is held
-- still meanwhile: a password change, a disabling or a deletion either is seen here, or sees the new session and ends it. Where the user
-- has too many, the oldest end; that waits for no lock: of two logins at once one ends these, and neither holds what the other waits for.
-- Answers whom the session is for and how many it ended; without a session, why not.
CREATE FUNCTION begin_session(
    of_user uuid, of_version integer, session uuid, at timestamptz, until timestamptz, with_kid text, most integer,
    from_agent text, from_ip text,
    OUT refusal text, OUT email text, OUT roles text[], OUT ended integer)
LANGUAGE plpgsql AS $$
DECLARE
    found_user record;
BEGIN
    SELECT u.email, u.roles, u.enabled INTO found_user
    FROM users u WHERE u.id = of_user AND u.password_version = of_version FOR SHARE;
    refusal := CASE WHEN NOT FOUND THEN 'invalid-credentials' WHEN NOT found_user.enabled THEN 'account-disabled' END;
    IF refusal IS NOT NULL THEN
        RETURN;
    END IF;

    WITH surplus AS (SELECT id FROM sessions WHERE id IN (
        SELECT s.id FROM sessions s WHERE s.user_id = of_user AND s.expires_at > at ORDER BY s.id DESC OFFSET most - 1)
        FOR UPDATE SKIP LOCKED)
    DELETE FROM sessions s USING surplus WHERE s.id = surplus.id;
    GET DIAGNOSTICS ended = ROW_COUNT;
    IF ended > 0 THEN
        PERFORM audit_event(at, 'sessions-ended', 'success', NULL, of_user, NULL, from_ip, from_agent,
            jsonb_build_object('ended', ended, 'reason', 'limit'));
    END IF;

    INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, user_agent, ip, kid)
    VALUES (session, of_user, at, at, until, from_agent, from_ip, with_kid);
    email := found_user.email;
    roles := found_user.roles;
END
$$;
