# Two commands do everything: `make run` and `make test`. `make help` lists the others.

SWIFT ?= swift
GYMNAST = .build/release/gymnast

.PHONY: help run test build lint format benchmark learn set-up clean

help:
	@echo "make run        set up, build, train DQN on CartPole-v1 and evaluate it"
	@echo "make test       set up, then run every test, in release"
	@echo "make build      build the command, $(GYMNAST)"
	@echo "make lint       check the format of the sources"
	@echo "make format     mend the format of the sources"
	@echo "make benchmark  measure kernels, networks and worlds on this machine"
	@echo "make learn      train every preset on ten seeds (long) and print the table of docs/reproducing.md"
	@echo "make clean      remove everything that was built"

set-up:
	@./Scripts/set-up.sh

build: set-up
	$(SWIFT) build -c release --product gymnast

run: build
	@./Scripts/first-run.sh $(GYMNAST)

test: set-up
	$(SWIFT) test -c release

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests envs agents Examples Benchmarks/Package.swift Benchmarks/Sources

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests envs agents Examples Benchmarks/Package.swift Benchmarks/Sources

benchmark: set-up
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/KernelBenchmark
	Benchmarks/.build/release/NeuralBenchmark
	Benchmarks/.build/release/EnvironmentBenchmark

learn: set-up
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/LearningBenchmark

clean:
	rm -rf .build Benchmarks/.build
