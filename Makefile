.PHONY: help dev run archive test check fuzz bench bench-short growth soak attack format image clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

dev: ## Run with live reload, on http://localhost:8080
	./mvnw quarkus:dev

run: ## Package, and run what users run
	./mvnw -q -DskipTests package
	java -jar target/quarkus-app/quarkus-run.jar

archive: ## Package, and learn what the next starts are quicker by: docs/operations.md
	./mvnw -q -DskipTests package
	cp src/main/image/options target/quarkus-app/
	src/main/image/train target/quarkus-app

test: ## Run the tests that need no package
	./mvnw test

check: ## Run everything that CI runs
	.ci/run

fuzz: ## Send half a million senseless requests, ever others
	./mvnw test -Dtest=FuzzTest -Dfuzz.requests=500000

bench: ## Measure speed beside what the machine can do: bench/README.md
	bench/bench.sh

bench-short: ## See that the bench works, without a verdict
	bench/bench.sh short

growth: ## Measure what a request costs with 1,000 to a million users
	bench/growth.sh

soak: ## Watch memory, threads and handles during 20 minutes of load
	bench/soak.sh

attack: ## Measure logins under attack; needs the machine for itself
	bench/bench.sh attack
	./mvnw verify -Dattack=true -Dit.test='LoginUnderAttackIT,EqualAnswersIT' -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false

format: ## Format the sources
	./mvnw -q spotless:apply

image: ## Build the container image
	docker build -t latchkey .

clean: ## Delete what was built; the data in .latchkey stays
	./mvnw -q clean
