package dev.latchkey.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of everything that can go wrong for a client. Each constant is an RFC 9457 problem type: its URI is
 * {@code /problems/{slug}}, and opening that URI shows {@link #explanation()}.
 */
public enum ProblemType {
    INVALID_REQUEST(
            400,
            "The request has invalid members",
            "One or more members of the request are missing, of the wrong type or outside their limits."
                    + " The member `violations` names each of them and says what is expected."),
    MALFORMED_BODY(
            400,
            "The body cannot be read",
            "The body is not what its Content-Type says: JSON that does not parse, or a form that cannot be decoded."),
    BAD_REQUEST(400, "The request cannot be understood", "The request itself is malformed."),
    AUTHENTICATION_REQUIRED(
            401,
            "Authentication is required",
            "The resource is for authenticated callers. Send an access token: `Authorization: Bearer ...` (RFC 6750)."),
    INVALID_TOKEN(
            401,
            "The token is not valid",
            "The access token is malformed, expired, not issued here, or its session has ended. Log in again. With the status"
                    + " 400 it is the token of a mailed link, in the request's body: it was used, was replaced by a newer"
                    + " one, has run out, or never was one. Ask for another link."),
    INVALID_CREDENTIALS(
            401,
            "The credentials are not right",
            "No account matches this identifier and password. For the safety of its users, Latchkey does not say which"
                    + " of the two is wrong."),
    INVALID_REFRESH_TOKEN(
            401,
            "The refresh token is not valid",
            "The refresh token is malformed, not issued here, was used before, or its session has ended. Log in again."
                    + " A refresh token that is used again after its grace window ends its session: somebody else may have it."),
    EMAIL_NOT_VERIFIED(
            403,
            "The email address is not verified",
            "The credentials are right, but nobody has followed the link yet that was mailed to the account's address. It"
                    + " was mailed again."),
    ACCOUNT_DISABLED(403, "The account is disabled", "An administrator has disabled this account."),
    FORBIDDEN(403, "Not allowed", "The caller is authenticated, but may not do this."),
    CROSS_SITE_REQUEST(
            403,
            "A request from another site",
            "A page of another site sent this request from the visitor's browser. Pages that change something only listen"
                    + " to Latchkey's own."),
    WRONG_PASSWORD(403, "The password is not right", "The account's current password is needed for this change."),
    NOT_FOUND(404, "Not found", "Nothing is here, or nothing that the caller may see."),
    METHOD_NOT_ALLOWED(
            405, "The method is not allowed", "The resource does not know this method; `Allow` lists those it does."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The resource has no representation that `Accept` allows."),
    REQUEST_TIMEOUT(408, "The request took too long to arrive", "The body was announced, but did not arrive in time."),
    EMAIL_TAKEN(
            409,
            "The email address is taken",
            "Another account has this email address; letter case makes no difference."),
    USERNAME_TAKEN(409, "The username is taken", "Another account has this username; letter case makes no difference."),
    LAST_ADMIN(
            409,
            "The last administrator must stay",
            "This is the only enabled administrator. Give the role `admin` to another account first."),
    BODY_TOO_LARGE(413, "The body is too large", "The body is over the limit."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "The media type is not supported", "The resource does not read bodies of this Content-Type."),
    TOO_MANY_ATTEMPTS(429, "Too many attempts", "Wait for as long as `Retry-After` says, then try again."),
    INTERNAL_ERROR(
            500,
            "Something went wrong here",
            "The fault is ours. The member `id` also stands in the server's log: name it when you report this."),
    OVERLOADED(503, "Overloaded", "More work is waiting than can be done in time. Try again after `Retry-After`."),
    UNAVAILABLE(
            503,
            "Temporarily unavailable",
            "The database is away or too slow. Nothing that was acknowledged is lost. Try again after `Retry-After`.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The type of the catalogue with this slug, if there is one. */
    public static Optional<ProblemType> withSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /**
     * The type that says no more than a status does, for failures that know nothing else: a 400 or a 500 where the
     * catalogue has none of that status.
     */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> AUTHENTICATION_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> OVERLOADED;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String explanation() {
        return explanation;
    }

    /** The last segment of the type's URI, such as {@code invalid-credentials}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message that is the title of the page that tells a person of it. */
    public String pageTitle() {
        return "failureTitle" + kind();
    }

    /** The message that says more, and what to do. */
    public String pageText() {
        return "failureText" + kind();
    }

    private String kind() {
        return switch (this) {
            case NOT_FOUND -> "NotFound";
            case FORBIDDEN -> "Forbidden";
            case CROSS_SITE_REQUEST -> "CrossSiteRequest";
            case INTERNAL_ERROR -> "InternalError";
            case OVERLOADED, UNAVAILABLE -> "Unavailable";
            default -> "Refused";
        };
    }

    /** The stable relative URI that identifies the type (RFC 9457, section 3.1.1). */
    public String uri() {
        return "/problems/" + slug();
    }
}
