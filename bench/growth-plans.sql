-- psql -v after=ID -v prefix=... -v common=... : the plans of what could grow, with the statements as Latchkey sends them.
\set bound '''ffffffff-ffff-ffff-ffff-ffffffffffff'''
PREPARE page (uuid) AS SELECT * FROM users WHERE id < $1 ORDER BY id DESC FETCH FIRST 21 ROWS ONLY;
PREPARE search (uuid, text) AS SELECT * FROM users WHERE id < $1
    AND (email_key LIKE $2 ESCAPE '!' OR username LIKE $2 ESCAPE '!' OR name_key LIKE $2 ESCAPE '!')
    ORDER BY id DESC FETCH FIRST 21 ROWS ONLY;
\echo '\n-- A page far from the first'
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE page (:'after');
\echo '\n-- A prefix that one has'
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE search (:bound, :'prefix');
\echo '\n-- A prefix that one in sixteen has'
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE search (:bound, :'common');
\echo '\n-- A prefix that the oldest tenth has'
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE search (:bound, 'old %');
\echo '\n-- A prefix that nobody has'
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) EXECUTE search (:bound, 'zzzz%');
