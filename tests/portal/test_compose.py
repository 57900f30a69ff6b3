"""compose.yaml says what the portal understands, and keeps no secret."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("prepare", "web", "worker")
JOBS = ("prepare",)  # end when they are done

_READ = re.compile(r"environment\.\w+\(\s*\"([A-Z_]+)\"")
_SECRET = re.compile("KEY|PASSWORD|TOKEN|SECRET")
_VARIABLE = re.compile(r"\$\{([A-Z_]+)(:?[-?])?")


def understood() -> set[str]:
    """The variables that the settings read."""
    settings = (ROOT / "portal/settings").glob("*.py")
    return {name for path in settings for name in _READ.findall(path.read_text())}


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_tells_how_it_is(name: str) -> None:
    service = SERVICES[name]
    if name in JOBS:
        assert service["restart"] == "no"
    else:
        assert service["healthcheck"]["test"][0] == "CMD"
        assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_one_that_the_portal_reads(name: str) -> None:
    assert set(SERVICES[name]["environment"]) <= {*understood(), "DJANGO_SETTINGS_MODULE"}


def test_secrets_come_from_outside_and_have_no_default() -> None:
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if _SECRET.search(name):
                assert value.startswith("${"), name
                assert ":?" in value, name
    for name, default in _VARIABLE.findall((ROOT / "compose.yaml").read_text()):
        assert not (_SECRET.search(name) and default.endswith("-")), name


def test_what_is_required_stands_in_the_example_without_a_value() -> None:
    required = {
        name
        for name, kind in _VARIABLE.findall((ROOT / "compose.yaml").read_text())
        if kind.endswith("?")
    }
    lines = (ROOT / "deploy/env.example").read_text().splitlines()
    given = [line.partition("=") for line in lines if line and not line.startswith("#")]
    assert {name for name, _, _ in given} == required
    assert not any(value for _, _, value in given)


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_may_do_more_than_it_must(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not service.get("privileged")


def test_only_the_proxy_is_reached_from_outside() -> None:
    public = {
        name
        for name, service in SERVICES.items()
        for port in service.get("ports", [])
        if not port.startswith("127.0.0.1:")
    }
    assert public == {"nginx"}
    for name in ("database", "elasticsearch"):
        assert SERVICES[name]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_every_volume_and_file_that_is_mounted_is_there() -> None:
    for service in SERVICES.values():
        for mount in service.get("volumes", []):
            source = mount.partition(":")[0]
            if source.startswith("./"):
                assert (ROOT / source).is_file()
            elif not source.startswith("${"):
                assert source in COMPOSE["volumes"]


def test_the_proxy_may_only_read() -> None:
    assert all(mount.endswith(":ro") for mount in SERVICES["nginx"]["volumes"])


def test_the_worker_may_finish_what_is_at_hand() -> None:
    """As docs/operations.md says of systemd: longer than the longest sending of a mail."""
    assert SERVICES["worker"]["stop_grace_period"] == "75s"
