/** What a setting may be, said where it is declared and checked at the start. Imports nothing of ours. */
package dev.latchkey.setting;
