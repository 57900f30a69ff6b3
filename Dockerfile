# The portal in a container: web server, worker and commands are the same image.
FROM python:3.11-slim AS build
WORKDIR /srv/portal
RUN python -m venv .venv
COPY requirements/base.txt requirements/base.txt
RUN .venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements/base.txt
COPY . .
RUN for po in locale/*/LC_MESSAGES/django.po; do \
        .venv/bin/pybabel --quiet compile --input-file "$po" --output-file "${po%.po}.mo"; \
    done && .venv/bin/python -m compileall -q assignments home interests mail portal search

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
    && install --directory --owner portal --group portal \
        /srv/portal/var /srv/portal/var/media /srv/portal/var/static
WORKDIR /srv/portal
COPY --from=build /srv/portal /srv/portal
USER portal
ENV PATH=/srv/portal/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production
EXPOSE 8000
CMD ["python", "manage.py", "serve", "--address", "0.0.0.0"]
