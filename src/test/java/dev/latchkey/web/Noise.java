package dev.latchkey.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What nobody in their right mind would send; the same for the same seed. */
final class Noise {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "NaN",
            "99999999999999999999",
            "../../etc/passwd",
            "..%2f..%2f",
            "' OR '1'='1",
            "'; DROP TABLE users; --",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "{#if}",
            "<script>alert(1)</script>",
            "%s%n%x",
            "\u0000",
            "a\u0000b",
            "\u202etxt",
            "\ud83d\ude00",
            "\ud800",
            "\r\nSet-Cookie: x=y",
            "\ufeff",
            "ﬀ@ﬀ.example",
            "İ",
            "a@b",
            "ada@example.org",
            "@",
            "Bearer",
            "eyJhbGciOiJub25lIn0.e30.",
            "lkr1.x.y.z",
            "{\"$ne\":null}",
            "[]",
            "{}",
            "\\");

    private final Random random;

    Noise(long seed) {
        random = new Random(seed);
    }

    boolean in(int cases) {
        return random.nextInt(cases) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String text() {
        return switch (random.nextInt(8)) {
            case 0 -> characters(random.nextInt(6000), 0xffff);
            case 1 -> characters(random.nextInt(40), 0x7f);
            case 2 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 3 -> String.valueOf(random.nextLong());
            default -> oneOf(TEXTS);
        };
    }

    private String characters(int length, int highest) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf((char) random.nextInt(highest + 1)))
                .collect(Collectors.joining());
    }

    byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(in(50) ? 70_000 : 400)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Any value that JSON has. */
    Object json() {
        return switch (random.nextInt(9)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * Double.MAX_VALUE;
            case 2 -> random.nextBoolean();
            case 3 -> new JsonArray().add(text()).add(random.nextInt());
            case 4 -> JsonObject.of(text(), text());
            case 5 -> nested(random.nextInt(60));
            default -> text();
        };
    }

    private static Object nested(int depth) {
        return depth == 0 ? "x" : new JsonArray().add(nested(depth - 1));
    }

    /** The body with some of its members made something else, taken away or added, or not even JSON any more. */
    String body(JsonObject example) {
        JsonObject changed = example.copy();
        for (String member : List.copyOf(changed.fieldNames())) {
            switch (random.nextInt(6)) {
                case 0 -> changed.put(member, json());
                case 1 -> changed.remove(member);
                case 2 -> changed.putNull(member);
                default -> changed.getMap().computeIfPresent(member, (name, value) -> value);
            }
        }
        return broken(in(5) ? changed.put(text(), json()).encode() : changed.encode());
    }

    private String broken(String json) {
        return switch (random.nextInt(12)) {
            case 0 -> json.substring(0, random.nextInt(json.length()));
            case 1 -> json + json;
            case 2 -> json.replaceFirst("\\{", "{\"email\":1,\"email\":[],");
            case 3 -> text();
            default -> json;
        };
    }
}
