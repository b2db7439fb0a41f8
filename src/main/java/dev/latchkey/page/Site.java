package dev.latchkey.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What templates know of the site: {@code inject:site}. */
@Named
@Singleton
public class Site {
    private final SiteConfig config;
    private final Assets assets;
    private final Palette palette;

    Site(SiteConfig config, Assets assets) {
        this.config = config;
        this.assets = assets;
        palette = Palette.of(Accent.parse(config.accent()));
    }

    public String name() {
        return config.name();
    }

    public String logo() {
        return assets.logo().path();
    }

    public String icon() {
        return assets.icon().path();
    }

    public String stylesheet() {
        return assets.stylesheet().path();
    }

    public String script() {
        return assets.script().path();
    }

    /** For what has to say its colours itself, as mails have. */
    public Palette palette() {
        return palette;
    }
}
