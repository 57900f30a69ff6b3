"""Measures the portal: `make bench`. docs/benchmarks.md is what it writes."""
