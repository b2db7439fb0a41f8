/**
 * Who did what, when and from where, in a table that can only be added to and whose rows are chained by hashes. Events are
 * noted by use cases through {@code AuditTrail}, and sealed a moment later.
 *
 * <p>May import {@code secret}, {@code database} and what is below them.
 */
@NullMarked
package dev.latchkey.audit;

import org.jspecify.annotations.NullMarked;
