package dev.latchkey.testing;

import org.jboss.logging.Logger;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Logs the seed of the tests' random order, so that an order that fails can be had again. */
public class OrderSeed implements TestExecutionListener {
    private static final Logger LOG = Logger.getLogger(OrderSeed.class);

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        plan.getConfigurationParameters()
                .get("junit.jupiter.execution.order.random.seed")
                .ifPresent(seed -> LOG.infof("Tests run in random order; -Dtest.seed=%s repeats it", seed));
    }
}
