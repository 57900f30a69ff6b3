"""The edge of the API: problems, throttles, conditional requests, its description."""
