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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

@Path("/me/data")
@Authenticated
@Tag(name = "Account", description = "One's own account.")
class DataResource {
    private final DataExport export;
    private final SecurityIdentity identity;

    DataResource(DataExport export, SecurityIdentity identity) {
        this.export = export;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getMyData",
            summary = "Everything that is kept about the caller",
            description =
                    "Oldest first, of any length; what breaks off is no complete JSON document. Of one caller, two"
                            + " downloads at a time are the most.")
    @APIResponse(
            responseCode = "200",
            description = "The data, to be saved as a file",
            content = @Content(schema = @Schema(implementation = DataSchema.class)))
    public Multi<byte[]> data() {
        return download(export.of(Caller.of(identity).userId()));
    }

    /** A response that offers the data as a file, for pages too. */
    static Multi<byte[]> download(Multi<byte[]> data) {
        return RestMulti.fromMultiData(data)
                .encodeAsJsonArray(false)
                .header("Content-Disposition", "attachment; filename=\"latchkey-data.json\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
