package dev.latchkey.admin;

import dev.latchkey.page.Moment;
import dev.latchkey.user.Role;
import dev.latchkey.user.UserView;

/** A user as the administrator's pages show one. */
record UserLine(UserView user) {
    public String path() {
        return UserDetails.path(user.id());
    }

    public boolean isAdmin() {
        return user.roles().contains(Role.ADMIN);
    }

    public Moment since() {
        return new Moment(user.createdAt());
    }

    public Moment changed() {
        return new Moment(user.updatedAt());
    }
}
