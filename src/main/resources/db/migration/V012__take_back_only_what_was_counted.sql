-- As before, and answers which keys an attempt was counted under: only those may be taken back. An owner who comes from where they have
-- logged in before is not counted under all rules, and their login must not undo what others have failed under the rest.
DROP FUNCTION throttle_attempt;

CREATE FUNCTION throttle_attempt(
    at timestamptz, of_user uuid, from_network text, OUT rule text, OUT wait float8, OUT counted uuid[],
    rules text[], keys uuid[], attempts integer[], delays float8[], longests float8[], forgets float8[], spares_known boolean[])
LANGUAGE plpgsql AS $$
DECLARE
    known boolean := EXISTS (SELECT FROM known_networks k WHERE k.user_id = of_user AND k.network = from_network);
    asked record;
BEGIN
    SELECT a.rule, throttle_left(at, c.last_at, c.failures, a.attempts, a.delay, a.longest) AS left_to_wait
    INTO rule, wait
    FROM unnest(rules, keys, attempts, delays, longests, spares_known) AS a (rule, key, attempts, delay, longest, spares_known)
    JOIN throttle_counts c USING (key)
    WHERE NOT (known AND a.spares_known) AND c.expires_at > at
        AND throttle_left(at, c.last_at, c.failures, a.attempts, a.delay, a.longest) > 0
    ORDER BY left_to_wait DESC LIMIT 1;
    IF FOUND THEN
        RETURN;
    END IF;

    counted := '{}';
    FOR asked IN
        SELECT * FROM unnest(rules, keys, attempts, delays, longests, forgets, spares_known) WITH ORDINALITY
            AS a (rule, key, attempts, delay, longest, forget, spares_known, turn)
        WHERE NOT (known AND a.spares_known) ORDER BY turn
    LOOP
        INSERT INTO throttle_counts AS c (key, rule, failures, last_at, expires_at)
        VALUES (asked.key, asked.rule, 1, at,
            at + make_interval(secs => throttle_wait(1, asked.attempts, asked.delay, asked.longest) + asked.forget))
        ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN c.expires_at <= at THEN 1 ELSE c.failures + 1 END,
            last_at = greatest(c.last_at, at),
            before_at = c.last_at,
            expires_at = greatest(c.last_at, at) + make_interval(secs => asked.forget + throttle_wait(
                CASE WHEN c.expires_at <= at THEN 1 ELSE c.failures + 1 END, asked.attempts, asked.delay, asked.longest))
        WHERE c.expires_at <= at
            OR throttle_left(at, c.last_at, c.failures, asked.attempts, asked.delay, asked.longest) = 0;
        IF NOT FOUND THEN
            SELECT asked.rule, throttle_left(at, c.last_at, c.failures, asked.attempts, asked.delay, asked.longest)
            INTO rule, wait FROM throttle_counts c WHERE c.key = asked.key;
            PERFORM throttle_take_back(at, counted, false, NULL, NULL);
            RETURN;
        END IF;
        counted := counted || asked.key;
    END LOOP;
END
$$;
