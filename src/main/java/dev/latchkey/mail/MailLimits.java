package dev.latchkey.mail;

/**
 * How many mails of a kind there may be. What anybody can have mailed to an address is counted in the day apart from what its owner
 * has to know: else strangers would use up what warnings need. A reset is nobody's to use up, either, for longer than an hour.
 *
 * @param budget of the day: kinds that have the same are counted together
 * @param perHour to one address, of the kind
 * @param perDay to one address, of the budget
 * @param perAccount that one account causes in a day, of the budget
 */
record MailLimits(String budget, int perHour, int perDay, int perAccount) {
    private static final String ASKED = "asked";
    private static final long HOURS_OF_A_DAY = 24;

    static MailLimits of(MailKind kind, MailConfig config) {
        return switch (kind) {
            case VERIFICATION, ADDRESS_TAKEN, LOGIN_LINK, EMAIL_CHANGE -> daily(ASKED, config);
            case PASSWORD_RESET -> hourly(kind.slug(), config.perHour());
            case EMAIL_CHANGE_ASKED, NEW_LOGIN, PASSWORD_CHANGED, ACCOUNT_DISABLED, REFRESH_REUSED ->
                daily(kind.slug(), config);
        };
    }

    private static MailLimits daily(String budget, MailConfig config) {
        return new MailLimits(budget, config.perHour(), config.perDay(), config.perAccount());
    }

    private static MailLimits hourly(String budget, int perHour) {
        int perDay = (int) Math.min(Integer.MAX_VALUE, HOURS_OF_A_DAY * perHour);
        return new MailLimits(budget, perHour, perDay, perDay);
    }
}
