/** What the machine can do that Java cannot, and that Latchkey can do without where it has to. */
package dev.latchkey.machine;
