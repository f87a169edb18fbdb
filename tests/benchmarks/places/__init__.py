"""Write ``summarizer/data/places.txt``: ``python -m tests.benchmarks.places --help``."""
