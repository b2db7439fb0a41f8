package dev.latchkey.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that signs itself: made once for all tests of a build. */
record TestCertificate(Path store, Path pem) {
    private static final String STORE_PASSWORD = "the password of the tests' keys";
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

    static synchronized TestCertificate of(String host) {
        Path folder = Path.of("target").toAbsolutePath();
        TestCertificate made =
                new TestCertificate(folder.resolve("mail." + host + ".p12"), folder.resolve("mail." + host + ".pem"));
        try {
            if (Files.notExists(made.pem)) {
                Files.deleteIfExists(made.store);
                made.keytool(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-validity",
                        "3650",
                        "-ext",
                        "san=dns:" + host);
                made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return made;
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(KEYTOOL.toString()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("-alias", "mail", "-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:env", "STORE_PASSWORD"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", STORE_PASSWORD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }

    SSLContext context() {
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, STORE_PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, STORE_PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
