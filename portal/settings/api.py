"""Settings of the API: who may call it from where, how often, and how it describes itself."""

from portal import environment

# Origins whose pages may read through the visitor's browser. What is read is open to all.
API_READ_ORIGINS = environment.origins("API_READ_ORIGINS", ["*"])
# Origins whose pages may show interest; the portal's own always may.
API_WRITE_ORIGINS = environment.origins("API_WRITE_ORIGINS")

_ORIGINS = {*API_READ_ORIGINS, *API_WRITE_ORIGINS}
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = "*" in _ORIGINS
CORS_ALLOWED_ORIGINS = sorted(_ORIGINS - {"*"})
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS", "POST"]
CORS_ALLOW_HEADERS = [
    "accept",
    "content-type",
    "idempotency-key",
    "if-modified-since",
    "if-none-match",
]
CORS_EXPOSE_HEADERS = ["ETag", "Last-Modified", "Location", "Retry-After"]

# Requests of one network: "number/second|minute|hour|day"; `off` for no limit. What is saved has
# a limit of its own, shared with the form: interests.rates.
API_RATE = environment.rate("API_RATE", "300/minute")
API_MAX_BODY_BYTES = 100_000

REST_FRAMEWORK = {
    # Nobody logs in here: no session is read, so there is none for another site to ride on.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["portal.api.origins.OriginMayWrite"],
    "DEFAULT_THROTTLE_CLASSES": ["portal.api.throttles.NetworkThrottle"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["portal.api.parsers.BoundedJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "portal.api.pagination.NumberedPagination",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "portal.api.schema.ProblemSchema",
    "EXCEPTION_HANDLER": "portal.api.problems.exception_handler",
    # `?format=` is an unknown parameter like any other.
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "The volunteer portal",
    "VERSION": "1",
    "DESCRIPTION": (
        "Assignments, organisations and calls of the volunteer portal, and showing interest.\n\n"
        "Everything can be read without a key. What residents may not find is not here either. "
        "Errors are `application/problem+json` (RFC 9457). Responses carry `ETag` and "
        "`Last-Modified`; send them back in `If-None-Match` or `If-Modified-Since`."
    ),
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "PREPROCESSING_HOOKS": ["portal.api.schema.only_version_1"],
    "TAGS": [
        {"name": "search", "description": "The same search as the page has."},
        {"name": "assignments", "description": "What organisations ask residents to do."},
        {"name": "interests", "description": "Showing interest in an assignment."},
        {"name": "organisations", "description": "Associations, departments and others who ask."},
        {"name": "calls", "description": "Innovation calls and crisis calls of the city."},
        {"name": "topics", "description": "What assignments are about."},
        {"name": "districts", "description": "The parts of the city."},
    ],
    "ENUM_NAME_OVERRIDES": {
        "TierEnum": "assignments.choices.Tier",
        "OrganisationKindEnum": "assignments.choices.OrganisationKind",
        "CallStatusEnum": "assignments.serializers.calls.SHOWN_STATES",
        "InitiativeStatusEnum": "assignments.choices.InitiativeStatus",
    },
}

# Wagtail's own API: its pages come from the one rule of what may be found, so nothing is searched.
WAGTAILAPI_SEARCH_ENABLED = False
WAGTAILAPI_LIMIT_MAX = 100
