-- They are taken oldest first, one by one, however many wait.
CREATE INDEX session_notices_at ON session_notices (at);
