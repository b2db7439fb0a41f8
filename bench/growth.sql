-- psql -v size=N -v hash=... : as many users and sessions, beside the few that are there. Without triggers, which count and check
-- what is right here by its making. The ids are UUIDv7's of one a millisecond; addresses and names come in no order, as people do.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';

-- Indices are made anew afterwards, at once: millions of rows in no order would take them an hour one by one.
UPDATE pg_index SET indisready = false WHERE indrelid IN ('users'::regclass, 'sessions'::regclass);

INSERT INTO users (id, email, email_key, username, name, name_key, password_hash, password_version, roles, email_verified, enabled,
    created_at, updated_at)
SELECT format('%s-%s-7000-8000-%s', left(ms, 8), right(ms, 4), lpad(to_hex(i), 12, '0'))::uuid,
    digest || '@example.org', digest || '@example.org', 'u' || left(digest, 14) || to_hex(i), old || digest, old || digest,
    :'hash', 0, '{user}', false, true, at, at
FROM generate_series(1, :size) i,
    LATERAL (SELECT lpad(to_hex(1600000000000 + i), 12, '0') AS ms, md5(i::text) AS digest,
        CASE WHEN i <= :size / 10 THEN 'old ' ELSE '' END AS old,
        to_timestamp(1600000000 + i / 1000.0) AS at) AS made;

INSERT INTO sessions (id, user_id, created_at, last_used_at, expires_at, user_agent, ip, kid)
SELECT id, id, now(), now(), now() + interval '14 days', 'bench', '127.0.0.1', (SELECT kid FROM signing_keys LIMIT 1)
FROM users;

UPDATE pg_index SET indisready = true WHERE indrelid IN ('users'::regclass, 'sessions'::regclass);
REINDEX TABLE users;
REINDEX TABLE sessions;
VACUUM ANALYZE users;
VACUUM ANALYZE sessions;
CHECKPOINT;
