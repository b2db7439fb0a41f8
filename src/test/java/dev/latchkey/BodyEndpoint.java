package dev.latchkey;

import static dev.latchkey.BodyField.Takes.COMMAND;
import static dev.latchkey.BodyField.Takes.FLAG;
import static dev.latchkey.BodyField.Takes.FORM;
import static dev.latchkey.BodyField.Takes.LINE;
import static dev.latchkey.BodyField.Takes.LINES_OF_TEXT;
import static dev.latchkey.BodyField.Takes.NEW_PASSWORD;
import static dev.latchkey.BodyField.Takes.ONCE;
import static dev.latchkey.BodyField.Takes.PROOF;
import static dev.latchkey.BodyField.Takes.TOKEN;
import static dev.latchkey.BodyField.Takes.WORDS;
import static dev.latchkey.BodyField.optional;
import static dev.latchkey.BodyField.patched;
import static dev.latchkey.BodyField.required;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every endpoint that takes a JSON body, with every member that its body has. What is in braces is {@link Scene}'s. */
enum BodyEndpoint {
    REGISTER(
            "POST /register",
            required("email", FORM, "\"{new-email}\""),
            required("password", NEW_PASSWORD, "\"a new password\""),
            required("name", LINE, "\"Ada\""),
            optional("username", FORM, "\"{new-username}\"")),
    LOGIN(
            "POST /login",
            required("email", PROOF, "\"{email}\""),
            required("password", PROOF, "\"{password}\""),
            optional("grant_type", FORM, "\"password\"")),
    LOGIN_BY_USERNAME(
            "POST /login", required("username", PROOF, "\"{email}\""), required("password", PROOF, "\"{password}\"")),
    ASK_FOR_PASSWORD_RESET("POST /password-reset", required("email", FORM, "\"{email}\"")),
    RESET_PASSWORD(
            "POST /password-reset/confirm",
            required("token", ONCE, "\"{once}\""),
            required("new_password", NEW_PASSWORD, "\"a new password\"")),
    ASK_FOR_LOGIN_LINK("POST /login/link", required("email", FORM, "\"{email}\"")),
    LOGIN_BY_LINK("POST /login/link/confirm", required("token", ONCE, "\"{once}\"")),
    VERIFY_EMAIL("POST /verification/confirm", required("token", ONCE, "\"{once}\"")),
    REJECT_SIGN_UP("POST /verification/reject", required("token", ONCE, "\"{once}\"")),
    CHANGE_EMAIL(
            "PUT /me/email", required("email", FORM, "\"{new-email}\""), required("password", PROOF, "\"{password}\"")),
    CONFIRM_EMAIL("POST /me/email/confirm", required("token", ONCE, "\"{once}\"")),
    UNDO_EMAIL("POST /me/email/undo", required("token", ONCE, "\"{once}\"")),
    CHANGE_PROFILE("PATCH /me", patched("name", LINE, "\"Ada\""), optional("username", FORM, "\"{new-username}\"")),
    CHANGE_PASSWORD(
            "PUT /me/password",
            required("current_password", PROOF, "\"{password}\""),
            required("new_password", NEW_PASSWORD, "\"a new password\"")),
    DELETE_ACCOUNT("DELETE /me", required("password", PROOF, "\"{password}\"")),
    CHANGE_USER(
            "PATCH /users/{id}",
            patched("name", LINE, "\"Ada\""),
            optional("username", FORM, "\"{new-username}\""),
            patched("roles", WORDS, "[\"user\"]"),
            patched("enabled", FLAG, "true")),
    WRITE_POST(
            "POST /posts",
            required("title", LINE, "\"A title\""),
            required("content", LINES_OF_TEXT, "\"Some content\""),
            optional("published", FLAG, "true")),
    REWRITE_POST(
            "PUT /posts/{post}",
            required("title", LINE, "\"A title\""),
            required("content", LINES_OF_TEXT, "\"Some content\""),
            optional("published", FLAG, "true")),
    REVOKE_TOKEN(
            "POST /oauth2/revoke",
            required("token", TOKEN, "\"{token}\""),
            optional("token_type_hint", TOKEN, "\"access_token\"")),
    INTROSPECT_TOKEN(
            "POST /oauth2/introspect",
            required("token", TOKEN, "\"{token}\""),
            optional("token_type_hint", TOKEN, "\"refresh_token\"")),
    ROTATE_KEYS("POST /keys/rotation", optional("compromised", COMMAND, "false"), optional("kid", FORM, "null"));

    private final String request;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<BodyField> fields;

    BodyEndpoint(String request, BodyField... fields) {
        this.request = request;
        this.fields = List.of(fields);
    }

    String method() {
        return request.substring(0, request.indexOf(' '));
    }

    String path() {
        return request.substring(request.indexOf(' ') + 1);
    }

    List<BodyField> fields() {
        return fields;
    }

    /** Whether only administrators may. */
    boolean isForAdministrators() {
        return this == CHANGE_USER || this == ROTATE_KEYS || this == INTROSPECT_TOKEN;
    }

    /** Whether a body of nothing at all is one without members. */
    boolean mayBeEmpty() {
        return this == ROTATE_KEYS;
    }

    /** A body that is accepted. */
    String validBody() {
        return body(fields.stream().collect(Collectors.toMap(BodyField::name, BodyField::valid)));
    }

    /** The same with another value of this member. */
    String bodyWith(BodyField field, JsonValue value) {
        Map<String, String> members = fields.stream().collect(Collectors.toMap(BodyField::name, BodyField::valid));
        members.put(field.name(), value.literal());
        if (value == JsonValue.ABSENT) {
            members.remove(field.name());
        }
        return body(members);
    }

    private static String body(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
