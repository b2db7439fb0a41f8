import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.BCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What all processors together can do at most, with the libraries on the product's class path but without the product:
 * {@code java -cp ... Limits SECONDS RUNS [WHAT]}. Prints a line for each run: {@code limit}, of what, by whom, how many a second.
 */
final class Limits {
    private static final byte[] PASSWORD = "correct horse battery staple".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALT = new byte[16];
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int BCRYPT_COST = 10;

    /** About as long as the head and the claims of an access token. */
    private static final byte[] TOKEN = new byte[600];

    private static final List<String> NATIVE_PROVIDERS = List.of(
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider", "org.conscrypt.OpenSSLProvider");
    private static final Map<String, String> SODIUM = Map.of(
            "linux-x86-64", "/linux64/libsodium.so",
            "linux-aarch64", "/arm64/libsodium.so",
            "darwin-x86-64", "/mac/libsodium.dylib",
            "darwin-aarch64", "/mac_arm/libsodium.dylib");

    private final Map<String, Callable<?>> works = new LinkedHashMap<>();

    public static void main(String[] arguments) throws Exception {
        Limits limits = new Limits();
        limits.addHashes();
        limits.addSignatures();
        if (arguments.length > 2) {
            limits.works.keySet().removeIf(work -> !work.startsWith(arguments[2] + " "));
        }
        for (var work : limits.works.entrySet()) {
            double unused = rate(work.getValue(), Double.parseDouble(arguments[0])); // until it is compiled
            for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
                double rate = rate(work.getValue(), Double.parseDouble(arguments[0]));
                System.out.printf(Locale.ROOT, "limit %s %.1f%n", work.getKey(), rate);
            }
        }
    }

    private void addHashes() {
        try {
            works.put("argon2id libsodium", sodium());
        } catch (Exception | LinkageError e) {
            System.err.println("libsodium does not load: " + e);
        }
        works.put("argon2id Bouncy-Castle", Limits::bouncyArgon2);
        works.put("bcrypt Elytron", () -> BcryptUtil.bcryptHash("correct horse battery staple", BCRYPT_COST, SALT));
        works.put("bcrypt Bouncy-Castle", () -> BCrypt.generate(PASSWORD, SALT, BCRYPT_COST));
    }

    private static Callable<?> sodium() throws Exception {
        var file = Native.extractFromResourcePath(SODIUM.get(Platform.RESOURCE_PREFIX), Limits.class.getClassLoader());
        NativeLibrary sodium = NativeLibrary.getInstance(file.getPath());
        sodium.getFunction("sodium_init").invokeInt(new Object[0]);
        Function hash = sodium.getFunction("crypto_pwhash");
        NativeLong memory = new NativeLong(KIBIBYTES * 1024L);
        return () -> hash.invokeInt(new Object[] {
            new byte[32], 32L, PASSWORD, (long) PASSWORD.length, SALT, (long) PASSES, memory, 2 // argon2id
        });
    }

    private static byte[] bouncyArgon2() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(KIBIBYTES)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(SALT)
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(PASSWORD, tag);
        return tag;
    }

    private void addSignatures() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        addSignatures("JDK", null, pair);
        for (String name : NATIVE_PROVIDERS) {
            try {
                Provider provider = (Provider) Class.forName(name).getConstructor().newInstance();
                addSignatures(provider.getName(), provider, ownFormOf(pair, provider));
            } catch (ReflectiveOperationException | LinkageError absent) {
                continue;
            }
        }
    }

    private void addSignatures(String by, Provider provider, KeyPair pair) throws Exception {
        byte[] signature = sign(provider, pair);
        works.put("signature " + by, () -> sign(provider, pair));
        works.put("verification " + by, () -> verify(provider, pair, signature));
    }

    /** A provider brings a key of another's into its own form for each signature, which takes longer than to sign. */
    private static KeyPair ownFormOf(KeyPair pair, Provider provider) throws Exception {
        KeyFactory factory = KeyFactory.getInstance("RSA", provider);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())),
                factory.generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
    }

    private static Signature rs256(Provider provider) throws Exception {
        String name = "SHA256withRSA";
        return provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
    }

    private static byte[] sign(Provider provider, KeyPair pair) throws Exception {
        Signature signer = rs256(provider);
        signer.initSign(pair.getPrivate());
        signer.update(TOKEN);
        return signer.sign();
    }

    private static boolean verify(Provider provider, KeyPair pair, byte[] signature) throws Exception {
        Signature verifier = rs256(provider);
        verifier.initVerify(pair.getPublic());
        verifier.update(TOKEN);
        return verifier.verify(signature);
    }

    /** How often a second all processors together do it. */
    private static double rate(Callable<?> work, double seconds) throws Exception {
        AtomicLong count = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(new Thread(() -> repeat(work, end, count)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return count.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static void repeat(Callable<?> work, long end, AtomicLong count) {
        try {
            while (System.nanoTime() < end) {
                work.call();
                count.incrementAndGet();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
