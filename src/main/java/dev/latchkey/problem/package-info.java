/**
 * What can go wrong for a client, and how it is told: the catalogue, the RFC 9457 response, the mapping of every
 * failure, the framework's own included, and the pages behind the type URIs. Imports nothing of ours.
 */
package dev.latchkey.problem;
