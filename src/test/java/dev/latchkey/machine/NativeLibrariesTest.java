package dev.latchkey.machine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.jna.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
    private static final Map<String, String> MISSING = Map.of(Platform.RESOURCE_PREFIX, "/missing.so");
    private static final Map<String, String> NO_LIBRARY = Map.of(Platform.RESOURCE_PREFIX, "/machine/no-library.so");

    private final NativeLibraries libraries = new Machine(true).libraries();

    @Test
    void whatIsNotThereOrIsNoLibraryOrIsForOtherMachinesDoesNotLoad() {
        assertFalse(libraries.load("nothing", MISSING).isPresent());
        assertFalse(libraries.load("text", NO_LIBRARY).isPresent());
        assertFalse(libraries.load("another's", Map.of()).isPresent());
    }

    @Test
    void whatIsOnTheClassPathStaysThere() {
        var unused = libraries.load("text", NO_LIBRARY);
        assertNotNull(getClass().getResource("/machine/no-library.so"));
    }

    @Test
    void nothingLoadsWhereItIsSwitchedOff() {
        assertFalse(new Machine(false).libraries().load("text", NO_LIBRARY).isPresent());
    }
}
