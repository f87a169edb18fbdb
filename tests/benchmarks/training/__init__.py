"""Learn ``summarizer/data/coverage.npz``: ``python -m tests.benchmarks.training --help``."""
