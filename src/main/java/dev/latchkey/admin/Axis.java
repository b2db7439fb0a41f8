package dev.latchkey.admin;

/**
 * How high a bar is for what it stands for, in the units of an SVG viewBox, whose vertical coordinates grow downwards.
 *
 * @param top what the axis ends at: 1, 2 or 5 times a power of ten
 */
record Axis(long top) {
    static final int CEILING = 28;
    static final int FLOOR = 184;

    /** The shortest round axis on which this count has its place; never an empty one. */
    static Axis upTo(long most) {
        long power = 1;
        while (most / 10 >= power) {
            power *= 10;
        }
        long digit = -Math.floorDiv(-most, power);
        return new Axis(power * (digit <= 2 ? Math.max(1, digit) : digit <= 5 ? 5 : 10));
    }

    /** What stands for anything at all can be seen. */
    int height(long count) {
        long height = Math.round((double) count / top * (FLOOR - CEILING));
        return count == 0 ? 0 : (int) Math.max(1, height);
    }
}
