package dev.latchkey.testing;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.JUnitException;

/** Lets the tests of a class run where there is a browser, and ends that after the last test of all. */
class BrowserNeeded implements ExecutionCondition, BeforeAllCallback {
    private static final String MISSING = "no Chromium here (apt install chromium chromium-driver)";
    private static final String SKIPPED = MISSING + ": browser tests are skipped";
    private static final Logger LOG = Logger.getLogger(BrowserNeeded.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isInstalled()) {
            return ConditionEvaluationResult.enabled("there is a Chromium");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new JUnitException(MISSING + ", and this is CI");
        }
        atEnd(context, () -> LOG.warn(SKIPPED));
        return ConditionEvaluationResult.disabled(SKIPPED);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        atEnd(context, Chromium::end);
    }

    /** Once, however many classes ask for it. */
    private static void atEnd(ExtensionContext context, AutoCloseable action) {
        var unused = context.getRoot()
                .getStore(Namespace.create(BrowserNeeded.class))
                .computeIfAbsent(Chromium.class, key -> action);
    }
}
