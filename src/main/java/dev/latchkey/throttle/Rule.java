package dev.latchkey.throttle;

import java.util.Locale;

/** What is counted, the most specific first: the order in which an attempt is counted under several. */
enum Rule {
    DEVICE,
    CONFIRMATION,
    ACCOUNT_NETWORK,
    ACCOUNT,
    NETWORK,
    REGISTRATION,
    LINK;

    /** Whether it spares who comes from where the account's owner has logged in before. */
    boolean sparesKnown() {
        return this == ACCOUNT;
    }

    Figures figures(ThrottleConfig config) {
        return switch (this) {
            case DEVICE -> config.device();
            case CONFIRMATION -> config.confirmation();
            case ACCOUNT_NETWORK -> config.accountNetwork();
            case ACCOUNT -> config.account();
            case NETWORK -> config.network();
            case REGISTRATION -> config.registration();
            case LINK -> config.link();
        };
    }

    /** As the configuration calls it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
