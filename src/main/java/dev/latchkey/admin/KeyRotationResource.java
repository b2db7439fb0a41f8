package dev.latchkey.admin;

import dev.latchkey.keys.KeyRotation;
import dev.latchkey.keys.RotationState;
import dev.latchkey.problem.Problem;
import dev.latchkey.user.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/keys/rotation")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys and discovery", description = "How others verify the tokens.")
class KeyRotationResource {
    private final KeyRotation rotation;

    KeyRotationResource(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GET
    @Operation(operationId = "showKeyRotation", summary = "All signing keys and their phases, newest first")
    public Uni<RotationState> show() {
        return rotation.show();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateKeys",
            summary = "Rotate the signing keys",
            description =
                    "Publishes the next key, which signs as soon as every verifier can know it; nothing changes where"
                            + " one is published already. A compromised key is deleted instead, so that no token which it signed is"
                            + " accepted any more, and if it was the one that signs, another does at once.")
    @APIResponseSchema(value = RotationState.class, responseDescription = "All signing keys", responseCode = "200")
    @APIResponse(responseCode = "404", description = "There is no such key")
    public Uni<RotationState> rotate(@NotNull RotationRequest request) {
        if (request.saysCompromised()) {
            return rotation.replace(request.kid());
        }
        if (request.kid() != null) {
            throw Problem.invalid("kid", "is for a compromised key only");
        }
        return rotation.begin();
    }
}
