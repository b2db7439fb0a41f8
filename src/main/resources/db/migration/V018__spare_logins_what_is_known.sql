-- Somebody has logged in from there. Written once a day; a network that is known for today costs a login no lock on its row. Where the account
-- is deleted meanwhile, there is nobody to know it of.
CREATE FUNCTION know_network(of_user uuid, from_network text, at timestamptz) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM known_networks
        WHERE user_id = of_user AND network = from_network AND last_seen_at >= at - interval '1 day')
    THEN
        INSERT INTO known_networks AS k (user_id, network, first_seen_at, last_seen_at)
        SELECT id, from_network, at, at FROM users WHERE id = of_user FOR KEY SHARE
        ON CONFLICT (user_id, network) DO UPDATE SET last_seen_at = greatest(k.last_seen_at, at);
    END IF;
END
$$;

-- As before, but for how a network becomes known.
CREATE OR REPLACE FUNCTION throttle_take_back(at timestamptz, keys uuid[], proven boolean, of_user uuid, from_network text) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
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
        PERFORM know_network(of_user, from_network, at);
    END IF;
END
$$;

-- To plan anew how to look for sessions beyond the limit took as long as to look, for whoever has many.
ALTER FUNCTION begin_session SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION begin_session SET enable_seqscan = off;
