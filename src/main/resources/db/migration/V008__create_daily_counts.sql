-- How many signed up and logged in on each day, in UTC. The rows of users and sessions could not tell later: accounts are deleted
-- and sessions end, yet both happened. There are few rows here, and none is ever removed.
--
-- One row for a day would be one lock for all who log in at the same moment. A shard belongs to a connection and not to an id:
-- so a transaction takes one row's lock however many users it writes, and two of them cannot wait for each other.
--
-- The free space keeps the many updates of one day's rows on their page, where they clean up after themselves.
CREATE TABLE daily_counts (
    day   date     NOT NULL,
    what  text     NOT NULL CHECK (what IN ('sign-up', 'login')),
    shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
    count bigint   NOT NULL CHECK (count > 0),

    PRIMARY KEY (day, what, shard)
) WITH (fillfactor = 50);

-- For each statement, so that the insert of a million rows is one update and not as many versions of one row. It runs after the
-- checks of foreign keys, which are for each row: no lock of the statement's comes after its own.
CREATE FUNCTION count_by_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO daily_counts AS counted (day, what, shard, count)
    SELECT (created_at AT TIME ZONE 'UTC')::date AS day, TG_ARGV[0], pg_backend_pid() % 16, count(*)
    FROM added GROUP BY day ORDER BY day
    ON CONFLICT (day, what, shard) DO UPDATE SET count = counted.count + excluded.count;
    RETURN NULL;
END
$$;

CREATE TRIGGER count_by_day AFTER INSERT ON users
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_by_day('sign-up');

CREATE TRIGGER count_by_day AFTER INSERT ON sessions
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_by_day('login');

-- What was there before, as far as it is there still. The triggers keep other nodes from adding to it meanwhile.
INSERT INTO daily_counts (day, what, shard, count)
SELECT (created_at AT TIME ZONE 'UTC')::date AS day, 'sign-up', 0, count(*) FROM users GROUP BY day
UNION ALL
SELECT (created_at AT TIME ZONE 'UTC')::date AS day, 'login', 0, count(*) FROM sessions GROUP BY day;

CREATE INDEX users_disabled ON users (id) WHERE NOT enabled;
