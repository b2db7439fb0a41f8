package dev.latchkey.account;

import dev.latchkey.session.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The download of the account page. */
@Path("/accounts/data")
@Authenticated
class DataPages {
    private final DataExport export;
    private final SecurityIdentity identity;

    DataPages(DataExport export, SecurityIdentity identity) {
        this.export = export;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Multi<byte[]> data() {
        return DataResource.download(export.of(Caller.of(identity).userId()));
    }
}
