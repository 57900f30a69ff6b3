"""Where the API lives."""

VERSION_1 = "/api/v1/"
CMS = "/api/cms/"
PREFIXES = (VERSION_1, CMS)

# Where the readable page explains the problems; their `type` points into it. All below it is for
# programs.
REFERENCE = "/api/"
