package dev.latchkey.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problem.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
    @TempDir
    Path home;

    @Test
    void theKeyIsTheLogoWhereNoneIsGiven() {
        Assets assets = new Assets(config("#0b7285", null));
        assertEquals(assets.icon(), assets.logo());
        assertTrue(assets.icon().content().toString().contains("#0b7285"));
        assertTrue(assets.stylesheet().content().toString().contains("--accent:#0b7285"));
    }

    @Test
    void anAccentThatWhiteBarelyBearsIsDarkenedForThePageBehindTheCards() {
        String stylesheet =
                new Assets(config("#767676", null)).stylesheet().content().toString();
        assertFalse(stylesheet.contains("--accent:#767676"));
    }

    @Test
    void theOperatorsLogoStandsInItsPlace() throws IOException {
        Path file = Files.write(home.resolve("our.logo.png"), new byte[] {1, 2, 3});
        Assets assets = new Assets(config("#3b5bdb", file));
        Asset logo = assets.named(assets.logo().name()).orElseThrow();
        assertEquals("image/png", logo.mediaType());
        assertEquals(3, logo.content().length());
        assertTrue(logo.name().matches("logo-[0-9a-f]{12}\\.png"));
    }

    @Test
    void theNameOfAnAssetChangesWithItsContent() {
        String name = new Assets(config("#3b5bdb", null)).stylesheet().name();
        Assets others = new Assets(config("#0b7285", null));
        assertFalse(others.named(name).isPresent());
    }

    @Test
    void aLogoThatIsNoPictureStopsTheStart() throws IOException {
        for (String name : new String[] {"logo", "logo.", "logo.html", "logo.svg.exe"}) {
            Path file = Files.writeString(home.resolve(name), "x");
            String reason = refusal(file);
            assertTrue(reason.endsWith("must be a file that ends with .svg, .png, .webp or .jpg."), reason);
        }
    }

    @Test
    void aLogoThatCannotBeReadStopsTheStart() throws IOException {
        assertTrue(refusal(home.resolve("none.png")).contains("cannot be read"));
        assertTrue(refusal(Files.createDirectory(home.resolve("folder.png"))).contains("cannot be read"));
    }

    private static String refusal(Path logo) {
        String reason = assertThrows(CannotStart.class, () -> new Assets(config("#3b5bdb", logo)))
                .getMessage();
        assertEquals(1, reason.lines().count());
        return reason;
    }

    private static SiteConfig config(String accent, @Nullable Path logo) {
        return new SiteConfig() {
            @Override
            public String name() {
                return "Acme";
            }

            @Override
            public Optional<Path> logo() {
                return Optional.ofNullable(logo);
            }

            @Override
            public String accent() {
                return accent;
            }
        };
    }
}
