package dev.latchkey.audit;

/** An event's columns as texts that are the same whoever reads them and however: what the chain's hashes are over. */
final class Fields {
    /** An array of texts. Of a year before our era, only the last part tells. */
    static final String OF_EVENT =
            """
            ARRAY[id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US BC'), action, outcome, actor::text,
                  subject::text, session::text, ip, user_agent, detail::text] AS fields""";

    private Fields() {}
}
