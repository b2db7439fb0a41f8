package dev.latchkey.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.JUnitException;

/** Lets the tests of a class run where there is a browser, and ends that after the last test of all. */
class BrowserNeeded implements ExecutionCondition, BeforeAllCallback {
    private static final String MISSING = "no Chromium here (apt install chromium chromium-driver)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isInstalled()) {
            return ConditionEvaluationResult.enabled("there is a Chromium");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new JUnitException(MISSING + ", and this is CI");
        }
        return ConditionEvaluationResult.disabled(MISSING + ": browser tests are skipped");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        AutoCloseable end = Chromium::end;
        var unused = context.getRoot()
                .getStore(Namespace.create(BrowserNeeded.class))
                .computeIfAbsent(Chromium.class, key -> end);
    }
}
