package dev.latchkey.account;

import dev.latchkey.session.Caller;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who confirms something by a mailed link: they need not be logged in, nor as whom the link is for. */
@ApplicationScoped
class Confirmer {
    private final CurrentIdentityAssociation identity;

    Confirmer(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** Empty where nobody is logged in, or is no longer: the link is good all the same. */
    Uni<Optional<Caller>> find() {
        return identity.getDeferredIdentity()
                .map(found -> Optional.ofNullable(Caller.of(found)))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(Optional.empty());
    }
}
