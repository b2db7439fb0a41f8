package dev.latchkey.account;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with an account's address.
 *
 * @param isToBeVerified whether a link can be mailed that verifies it
 * @param canChange whether there is mail, which it takes
 * @param pending the new address that waits for its confirmation; null where there is none
 */
record AddressState(boolean isToBeVerified, boolean canChange, @Nullable String pending) {}
