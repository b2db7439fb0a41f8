package dev.latchkey.session;

import dev.latchkey.page.Age;

/**
 * A session as people read it on a page.
 *
 * @param device what it is on
 * @param age how long it has not been used
 */
public record SessionLine(SessionView session, Device device, Age age) {}
