package dev.latchkey.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import io.quarkus.qute.Engine;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void aFormThatIsRefusedForNowSaysWhenToTryAgain() {
        Problem problem = Problem.of(ProblemType.OVERLOADED).retryAfter(Duration.ofSeconds(2));
        RestResponse<?> answer = Pages.refuse(Engine.builder().build().parse("").instance(), problem);
        assertEquals(503, answer.getStatus());
        assertEquals("2", answer.getHeaderString("Retry-After"));
    }
}
