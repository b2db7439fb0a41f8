package dev.latchkey.interleaving;

/**
 * What was chosen in a schedule.
 *
 * @param free whether the other side's statement could have gone as well
 * @param waited whether the statement waited for a lock
 */
record Point(Choice choice, boolean free, boolean waited) {
    Choice alternative() {
        return new Choice(1 - choice.side(), waited);
    }
}
