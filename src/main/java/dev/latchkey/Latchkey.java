package dev.latchkey;

import dev.latchkey.database.Database;
import dev.latchkey.problem.CannotStart;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process: settles which database it works with, then runs the application until it is told to stop. */
@QuarkusMain
public final class Latchkey {
    private Latchkey() {}

    public static void main(String... args) {
        try {
            Database.settle();
        } catch (CannotStart e) {
            System.err.println(e.getMessage()); // logging is not set up yet
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(1, e);
            return;
        }
        Quarkus.run(args);
    }
}
