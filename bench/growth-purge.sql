-- psql -v after=ID: one slice of the clean-up, as in SessionPurge: of a thousand sessions, of which none has run out, then all.
PREPARE slice (uuid, timestamptz) AS
WITH slice AS (SELECT id FROM sessions WHERE id > $1 ORDER BY id LIMIT 1000),
     dead AS (SELECT s.id FROM sessions s JOIN slice USING (id)
              WHERE s.expires_at <= $2 OR NOT EXISTS (SELECT FROM signing_keys k WHERE k.kid = s.kid)
              FOR UPDATE OF s SKIP LOCKED),
     gone AS (DELETE FROM sessions s USING dead WHERE s.id = dead.id)
SELECT id FROM slice ORDER BY id DESC LIMIT 1;
EXPLAIN ANALYZE EXECUTE slice (:'after', now());
EXPLAIN ANALYZE EXECUTE slice (:'after', now());
BEGIN;
EXPLAIN ANALYZE EXECUTE slice (:'after', now() + interval '1 year');
ROLLBACK;
