package dev.latchkey.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a user may do. Known to clients, tokens ({@code groups}) and the database by its lower-case name. */
public enum Role {
    /** What every account begins with. */
    @JsonProperty(Role.USER_NAME)
    USER,
    /** May administer the accounts of others. */
    @JsonProperty(Role.ADMIN_NAME)
    ADMIN;

    /** {@link #USER} where an annotation needs a constant. */
    public static final String USER_NAME = "user";
    /** {@link #ADMIN} where an annotation needs a constant, as in {@code @RolesAllowed}. */
    public static final String ADMIN_NAME = "admin";

    /** The role of that lower-case name. */
    public static Role named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
