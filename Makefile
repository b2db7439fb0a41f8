.PHONY: help dev run test check fuzz attack format image clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

dev: ## Run with live reload, on http://localhost:8080
	./mvnw quarkus:dev

run: ## Package, and run what users run
	./mvnw -q -DskipTests package
	java -jar target/quarkus-app/quarkus-run.jar

test: ## Run the tests that need no package
	./mvnw test

check: ## Run everything that CI runs
	.ci/run

fuzz: ## Send half a million senseless requests, ever others
	./mvnw test -Dtest=FuzzTest -Dfuzz.requests=500000

attack: ## Measure logins under attack; needs the machine for itself
	./mvnw verify -Dattack=true -Dit.test=LoginUnderAttackIT -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false

format: ## Format the sources
	./mvnw -q spotless:apply

image: ## Build the container image
	docker build -t latchkey .

clean: ## Delete what was built; the data in .latchkey stays
	./mvnw -q clean
