package dev.latchkey.session;

import dev.latchkey.keys.RsaKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads refresh tokens: {@code lkr1.<kid>.<session id and counter>.<MAC>}. */
@ApplicationScoped
public class RefreshTokens {
    private static final String KIND = "lkr1";

    private final Stamps stamps;

    RefreshTokens(Stamps stamps) {
        this.stamps = stamps;
    }

    /** The token as its holder gets it. */
    String write(UUID sessionId, int counter, RsaKey key) {
        return stamps.write(KIND, new RefreshToken(key.kid(), sessionId, counter).content(), key);
    }

    /** The token in this text, if it is one of ours; whether it still refreshes anything is another question. */
    public Optional<RefreshToken> read(String text) {
        return stamps.read(KIND, RefreshToken.BYTES, text)
                .map(stamped -> RefreshToken.of(stamped.kid(), stamped.content()));
    }
}
