"""The test's own database, for other processes."""

from django.db import connection


def database_url() -> str:
    """What they set as DATABASE_URL."""
    its = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{its['NAME']}"
    return f"postgres://{its['USER']}:{its['PASSWORD']}@{its['HOST']}:{its['PORT']}/{its['NAME']}"
