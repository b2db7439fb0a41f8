/**
 * How often something may fail: counted in the database, so that all nodes share it, asked before anything that costs, and never
 * in the owner's way. Imports {@code secret}, {@code user}, {@code password}, {@code database} and what is below them.
 */
package dev.latchkey.throttle;
