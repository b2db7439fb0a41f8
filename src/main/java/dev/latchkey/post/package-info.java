/**
 * Posts: the worked example of a resource that an application protects with Latchkey's tokens. Owns the table {@code
 * posts}; may import {@code session} and what is below it, and no other feature.
 */
package dev.latchkey.post;
