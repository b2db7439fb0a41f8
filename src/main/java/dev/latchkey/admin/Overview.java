package dev.latchkey.admin;

import java.util.List;

/**
 * Latchkey at a glance.
 *
 * @param users all accounts, enabled or not
 * @param administrators those who can administer: the enabled ones
 * @param mailsGivenUp mails that could not be sent, of those that are kept
 * @param days the latest ones, oldest first and without gaps; the last is today
 */
record Overview(long users, long disabled, long administrators, long mailsGivenUp, List<DayFigures> days) {}
