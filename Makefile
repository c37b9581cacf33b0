# Two commands do everything: `make run` and `make test`. `make help` lists the others.
# SDL=1 builds the command with windows: `make build SDL=1`, `make run SDL=1`.

SWIFT ?= swift
GYMNAST = .build/release/gymnast
WINDOW_LISTS = $(if $(filter 1,$(SDL)),window)
TRAITS = $(if $(filter 1,$(SDL)),--traits SDL)

.PHONY: help run test test-suite test-window build lint format benchmark learn set-up clean

help:
	@echo "make run        set up, build, train DQN on CartPole-v1, evaluate it and record an episode"
	@echo "make test       set up, then run every test, in release, without and with windows"
	@echo "make build      build the command, $(GYMNAST); with windows: make build SDL=1"
	@echo "make lint       check the format of the sources"
	@echo "make format     mend the format of the sources"
	@echo "make benchmark  measure kernels, networks, worlds and drawing on this machine"
	@echo "make learn      train every preset on ten seeds (long) and print the table of docs/reproducing.md"
	@echo "make clean      remove everything that was built"

set-up:
	@./Scripts/set-up.sh $(WINDOW_LISTS)

build: set-up
	$(SWIFT) build -c release --product gymnast $(TRAITS)

run: build
	@./Scripts/first-run.sh $(GYMNAST)

test: test-suite test-window

test-suite: set-up
	$(SWIFT) test -c release

# A folder of its own: changing traits would build everything anew each time. One test after the other:
# SDL wants to be called from one thread at a time. The server stays as it is when its last client leaves:
# while it begins anew it answers nobody.
test-window:
	@./Scripts/set-up.sh window test
	xvfb-run --auto-servernum --server-args "-screen 0 1024x768x24 -noreset" \
	  $(SWIFT) test -c release --traits SDL --scratch-path .build/window --no-parallel \
	  --filter '[Ww]indow|Watch'

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests envs agents Examples Benchmarks/Package.swift Benchmarks/Sources

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests envs agents Examples Benchmarks/Package.swift Benchmarks/Sources

benchmark: build
	$(GYMNAST) benchmark neural
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/KernelBenchmark
	Benchmarks/.build/release/EnvironmentBenchmark
	Benchmarks/.build/release/DrawingBenchmark

learn: set-up
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/LearningBenchmark

clean:
	rm -rf .build Benchmarks/.build
