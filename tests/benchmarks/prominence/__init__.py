"""Learn ``summarizer/data/prominence.json``: ``python -m tests.benchmarks.prominence --help``."""
