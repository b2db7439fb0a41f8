package dev.latchkey.admin;

import dev.latchkey.page.Form;
import dev.latchkey.page.Pages;
import dev.latchkey.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestResponse;

/** The page that says what will happen and asks for a yes: as it is opened, and as it comes back with what kept it from happening. */
final class ConfirmationPage {
    private ConfirmationPage() {}

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance confirmation(Confirmation confirmation, Form form);
    }

    static RestResponse<TemplateInstance> open(Confirmation confirmation) {
        return Pages.show(Templates.confirmation(confirmation, Form.of()));
    }

    static RestResponse<TemplateInstance> refuse(Confirmation confirmation, Problem problem) {
        return Pages.refuse(Templates.confirmation(confirmation, Form.of().refused(problem, "")), problem);
    }
}
