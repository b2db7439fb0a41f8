package dev.latchkey.admin;

import java.time.LocalDate;

/** How many signed up and logged in on a day, in UTC; those who were deleted and what was ended since included. */
record DayFigures(LocalDate day, long signUps, long logins) {}
