from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from search import checks, signals
        from search.thesaurus import edition

        checks.register()
        signals.connect()
        edition.connect()
