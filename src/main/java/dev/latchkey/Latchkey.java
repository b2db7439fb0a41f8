package dev.latchkey;

import dev.latchkey.audit.Verdict;
import dev.latchkey.audit.VerifyAudit;
import dev.latchkey.database.Database;
import dev.latchkey.problem.CannotStart;
import dev.latchkey.web.ApiDocument;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The process: settles which database it works with, then runs the application until it is told to stop. */
@QuarkusMain
public class Latchkey {
    /**
     * What they say before the log is set up is kept, and printed if the start fails, where only the reason is wanted. Held
     * here, since a logger that nobody holds forgets its level.
     */
    private static final List<Logger> TALKATIVE =
            Stream.of("org.hibernate", "io.zonky").map(Logger::getLogger).toList();

    public static void main(String... args) {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        if (args.length > 0 && args[0].equals(VerifyAudit.NAME)) {
            verifyAudit(List.of(args).subList(1, args.length));
            return;
        }
        try {
            Database.settle();
        } catch (CannotStart e) {
            System.err.println(e.getMessage()); // logging is not set up yet
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(1, e);
            return;
        }
        ApiDocument.hideFromStart();
        Quarkus.run(args);
    }

    private static void verifyAudit(List<String> options) {
        Verdict verdict = VerifyAudit.run(options);
        System.out.println(verdict.text()); // a command answers there; nothing of the server runs
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(verdict.exitCode(), null);
    }
}
