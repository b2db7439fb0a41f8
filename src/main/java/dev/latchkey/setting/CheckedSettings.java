package dev.latchkey.setting;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/** Has every configuration checked that is ever built. */
public final class CheckedSettings implements SmallRyeConfigBuilderCustomizer {
    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(new Bounds());
    }
}
