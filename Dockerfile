# syntax=docker/dockerfile:1

# The application, and a Java runtime of only what it uses
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
RUN jlink --add-modules java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.rmi,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --output /java
# Of cryptographic providers, only those that are there: Java looks for one that is listed and missing in every jar, and so opens
# and checks those of Bouncy Castle at each start
RUN awk '/^security\.provider\.[0-9]+=(XMLDSig|SunPCSC|JdkSASL|SunPKCS11)$/ { next } \
         /^security\.provider\.[0-9]+=/ { sub(/[0-9]+/, ++n) } \
         { print }' /java/conf/security/java.security >java.security && mv java.security /java/conf/security/
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode package -Dembedded=false -Dmaven.test.skip -Dspotless.check.skip -Dexec.skip -Dquarkus.package.jar.type=aot-jar
RUN cd target/quarkus-app && rm quarkus-app-dependencies.txt && /build/src/main/image/slim lib/main

# A start beside a database of its own, by which the Java runtime learns what to have ready at the next (JEP 483)
FROM postgres:17 AS train
RUN install -d -o postgres /latchkey
COPY --from=build /java /java
COPY --from=build --chown=postgres /build/target/quarkus-app /latchkey
COPY src/main/image/options src/main/image/train /latchkey/
USER postgres
WORKDIR /latchkey
RUN JAVA=/java/bin/java ./train

FROM debian:trixie-slim
LABEL org.opencontainers.image.title="Latchkey" \
      org.opencontainers.image.description="Signs people up, logs them in and issues RS256 tokens that any API can verify." \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /latchkey
COPY --from=build /java /java
# What changes least comes first. All of it belongs to root: Latchkey writes nothing but temporary files in /tmp.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
COPY src/main/image/options ./
COPY --from=train /latchkey/latchkey.aot ./
USER 10001:10001
EXPOSE 8080
# Two arenas of malloc instead of eight for each processor: threads come and go, and what they leave in theirs would stay
ENV MALLOC_ARENA_MAX=2
# By bash, since the image has no curl
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.. 200' <&3"]
# More options for the JVM: JAVA_TOOL_OPTIONS
ENTRYPOINT ["/java/bin/java", "@options", "-XX:AOTCache=latchkey.aot", "-jar", "quarkus-run.jar"]
