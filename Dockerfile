# syntax=docker/dockerfile:1

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode package -Dembedded=false -Dmaven.test.skip -Dspotless.check.skip

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Latchkey" \
      org.opencontainers.image.description="Signs people up, logs them in and issues RS256 tokens that any API can verify." \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /latchkey
# What changes least comes first. All of it belongs to root: Latchkey writes nothing but temporary files in /tmp.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
USER 10001:10001
EXPOSE 8080
# By bash, since not every release of the image has a curl
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.. 200' <&3"]
# More options for the JVM: JAVA_TOOL_OPTIONS
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-jar", "quarkus-run.jar"]
