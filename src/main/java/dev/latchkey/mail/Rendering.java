package dev.latchkey.mail;

import dev.latchkey.page.Site;
import dev.latchkey.secret.SecretSource;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes of a mail what is sent. Links begin with the configured URL, whatever a request called its host. */
@ApplicationScoped
class Rendering {
    private final Site site;
    private final LinkConfig links;
    private final SecretSource secrets;

    Rendering(Site site, LinkConfig links, SecretSource secrets) {
        this.site = site;
        this.links = links;
        this.secrets = secrets;
    }

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance subject(Letter letter);

        static native TemplateInstance text(Letter letter);

        static native TemplateInstance html(Letter letter);
    }

    /** Fails with {@link Unreadable} where the token cannot be opened. */
    Uni<RenderedMail> of(StoredMail mail) {
        return Uni.createFrom().item(() -> letter(mail)).chain(this::render);
    }

    private Uni<RenderedMail> render(Letter letter) {
        return text(Templates.subject(letter), letter).chain(subject -> text(Templates.text(letter), letter)
                .chain(text -> text(Templates.html(letter), letter)
                        .map(html -> new RenderedMail(oneLine(subject), text, html, letter.link()))));
    }

    private static Uni<String> text(TemplateInstance template, Letter letter) {
        return template.setLocale(letter.mail().language()).createUni();
    }

    private Letter letter(StoredMail mail) {
        String token = mail.token().map(found -> open(found, mail)).orElse(null);
        return new Letter(
                mail,
                site.name(),
                site.palette(),
                mail.kind().link(links.url(), token).orElse(null));
    }

    private String open(SealedToken found, StoredMail mail) {
        return found.open(mail.id(), secrets.secrets()).orElseThrow(Unreadable::new);
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** The secret that a token was sealed under is not configured any more. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("The secret that a mail's token was sealed under is gone");
        }
    }
}
