package dev.latchkey.account;

import dev.latchkey.page.Age;
import dev.latchkey.session.Device;
import dev.latchkey.session.SessionView;

/**
 * A session as its owner reads it on the account page.
 *
 * @param age how long it has not been used
 */
record SessionLine(SessionView session, Device device, Age age) {}
