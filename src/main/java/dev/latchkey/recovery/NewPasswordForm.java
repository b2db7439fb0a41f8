package dev.latchkey.recovery;

/** The page's form; the token is in the page's cookie. */
record NewPasswordForm(String newPassword) {
    /** Keeps the password out of every log. */
    @Override
    public String toString() {
        return "NewPasswordForm";
    }
}
