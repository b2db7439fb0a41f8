package bare;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/** The least that can be answered in JSON, on an event loop as all of Latchkey's answers are. */
@Path("/empty")
public class Empty {
    @GET
    @NonBlocking
    public Map<String, String> answer() {
        return Map.of();
    }
}
