package dev.latchkey.user;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change has made of a user, for the audit log: of what people type, only which members changed. */
public final class UserDifference {
    private final Map<String, Object> found = new LinkedHashMap<>();
    private final List<String> changed = new ArrayList<>();

    private UserDifference() {}

    /** {@code changed} names the members; roles and {@code enabled} are there as they were and as they are. Empty if all is as it was. */
    public static Map<String, Object> between(UserView before, UserView after) {
        UserDifference difference = new UserDifference();
        difference.name("email", before.email(), after.email());
        difference.name("username", before.username(), after.username());
        difference.name("name", before.name(), after.name());
        if (!difference.changed.isEmpty()) {
            difference.found.put("changed", difference.changed);
        }
        difference.show("roles", before.roles(), after.roles());
        difference.show("enabled", before.enabled(), after.enabled());
        return difference.found;
    }

    private void name(String member, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(member);
        }
    }

    private void show(String member, Object before, Object after) {
        if (!before.equals(after)) {
            found.put(member, Map.of("from", before, "to", after));
        }
    }
}
