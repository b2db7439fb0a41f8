package dev.latchkey.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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

    /** The roles of those lower-case names, as the database keeps them. */
    public static Set<Role> named(String[] names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(names).map(Role::named).forEach(roles::add);
        return roles;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
