package dev.latchkey.password;

/** A way to compute argon2id. All give the same tags, and differ in what they can and in how long it takes. */
sealed interface Argon2Function permits BouncyArgon2, SodiumArgon2 {
    /** Whose implementation it is. */
    String name();

    /** Whether it can make tags of so many bytes, with salts of so many, at this cost. */
    boolean computes(Argon2Hash.Cost cost, int saltBytes, int tagBytes);

    /** The tag of a password that has neither a secret nor associated data. */
    byte[] tag(byte[] password, Argon2Hash.Cost cost, byte[] salt, int tagBytes);

    /** Gives back what memory is kept for hashes of the calling thread. */
    void release();
}
