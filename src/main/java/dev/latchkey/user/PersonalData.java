package dev.latchkey.user;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.UUID;

/**
 * Something that Latchkey keeps about its users. Whoever keeps such a thing has a bean of this type, and so hands it out to
 * the user whom it is about.
 */
public interface PersonalData {
    /** The member of the download that it is under, in {@code snake_case}. */
    String member();

    /**
     * All that is kept about the user, oldest first, as objects to be written as JSON: no secrets, and nobody else's data.
     *
     * @return slices, each read when it is asked for, with no connection held in between; fails as the database does
     */
    Multi<? extends List<?>> of(UUID userId);
}
