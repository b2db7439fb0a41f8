-- How often what somebody tried to prove, or to register, has failed of late; all nodes share it. A key is a MAC of what is counted: the
-- rows name nobody, and hold nothing of what was typed. Many updates of few rows: the free space keeps them on their page.
CREATE TABLE throttle_counts (
    key        uuid PRIMARY KEY,
    rule       text        NOT NULL,
    failures   integer     NOT NULL CHECK (failures >= 0),
    last_at    timestamptz NOT NULL,
    before_at  timestamptz,
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Where the owner of an account has logged in before. Whoever hammers it from elsewhere keeps nobody out who comes from there.
CREATE TABLE known_networks (
    user_id       uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    network       text        NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,

    PRIMARY KEY (user_id, network)
);

CREATE INDEX known_networks_last_seen ON known_networks (last_seen_at);

-- How many seconds after that many failures the next attempt has to wait: none at first, then ever twice as long.
CREATE FUNCTION throttle_wait(failures integer, attempts integer, delay float8, longest float8) RETURNS float8
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN failures < attempts THEN 0 ELSE least(longest, delay * 2 ^ least(failures - attempts, 40)) END
$$;

-- How many of them are left. While there are none to wait, the clocks of nodes and the order in which attempts arrive do not matter.
CREATE FUNCTION throttle_left(
    at timestamptz, last_at timestamptz, failures integer, attempts integer, delay float8, longest float8) RETURNS float8
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN failures < attempts THEN 0 ELSE
        greatest(0, extract(epoch FROM last_at - at) + throttle_wait(failures, attempts, delay, longest)) END
$$;

-- Counts an attempt as failed before it is made, under each of the rules, so that a thousand at once are no more than one after the
-- other. Answers nothing if it may be made; else the rule that forbids it, and for how many seconds yet. What is refused is not counted,
-- so that hammering on writes nothing. Everybody comes by the rules in the same order, the most specific first: so nobody waits in a
-- circle, and whoever loses a race for the last attempt is not counted under any.
CREATE FUNCTION throttle_attempt(
    at timestamptz, of_user uuid, from_network text, OUT rule text, OUT wait float8,
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
            PERFORM throttle_take_back(at, keys[1:asked.turn::integer - 1], false, NULL, NULL);
            RETURN;
        END IF;
    END LOOP;
END
$$;

-- Takes back what the attempt was counted for, since it was no failure: nobody waits longer for it. What was proven, the rules that
-- nobody else shares forget altogether; and where it was proven from becomes known, which is written once a day. A row that stands for
-- nothing goes where nothing was proven, so that requests which come to nothing leave none; who logs in comes back, and needs it again.
CREATE FUNCTION throttle_take_back(at timestamptz, keys uuid[], proven boolean, of_user uuid, from_network text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    FOR turn IN 1 .. coalesce(cardinality(keys), 0) LOOP
        DELETE FROM throttle_counts WHERE key = keys[turn] AND NOT proven AND failures <= 1;
        UPDATE throttle_counts SET
            failures = CASE
                WHEN proven AND rule IN ('device', 'confirmation', 'account-network') THEN 0
                ELSE greatest(failures - 1, 0) END,
            last_at = coalesce(before_at, last_at)
        WHERE key = keys[turn];
    END LOOP;
    IF proven AND from_network <> '' THEN
        INSERT INTO known_networks AS k (user_id, network, first_seen_at, last_seen_at)
        SELECT id, from_network, at, at FROM users WHERE id = of_user
        ON CONFLICT (user_id, network) DO UPDATE SET last_seen_at = at WHERE k.last_seen_at < at - interval '1 day';
    END IF;
END
$$;
