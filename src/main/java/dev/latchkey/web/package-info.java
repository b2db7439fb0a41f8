/**
 * HTTP plumbing that knows no domain: what is read (strict JSON, forms, merge patches, plain text), how lists are paged,
 * how large and how slow a request may be, who sent it and from which site, what every answer forbids a browser. Imports {@code problem} only.
 */
package dev.latchkey.web;
