package dev.latchkey.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PriorityTest {
    @Test
    void onlyTheCallingThreadIsLowered() throws Exception {
        int before = niceness();
        assertEquals(Math.max(before, 10), ofThreadThatLowers(true));
        assertEquals(before, niceness());
    }

    @Test
    void nothingIsLoweredWhereItIsSwitchedOff() throws Exception {
        assertEquals(niceness(), ofThreadThatLowers(false));
    }

    private static int ofThreadThatLowers(boolean enabled) throws InterruptedException {
        int[] found = {-1};
        Thread thread = new Thread(() -> {
            new Machine(enabled).priority().lower();
            found[0] = niceness();
        });
        thread.start();
        thread.join();
        return found[0];
    }

    /** Of the calling thread; proc(5) counts fields from 1, and after the name in parentheses comes the third. */
    private static int niceness() {
        try {
            String fields = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(
                    fields.substring(fields.lastIndexOf(')') + 2).split(" ", -1)[16]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
