package dev.latchkey.account;

import dev.latchkey.page.Notice;
import dev.latchkey.page.Pages;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a browser goes on once a link has done what it was mailed for: the account, or the way to it. */
@ApplicationScoped
class Landing {
    private final CurrentIdentityAssociation identity;

    Landing(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    Uni<RestResponse<TemplateInstance>> with(Notice notice) {
        return identity.getDeferredIdentity()
                .map(visitor -> Pages.goTo(visitor.isAnonymous() ? "/accounts/login" : "/accounts", notice));
    }
}
