CREATE TABLE once ();
SELECT pg_sleep(1);
