"""Every module has a server of its own on a fresh folder with the demo companies in it."""

import pytest
from support.figures import LINES
from support.people import Colleague, Customer, hire
from support.server import Server
from support.server_paths import PROGRAM


def pytest_collection_modifyitems(config, items):
    if items and not PROGRAM.exists():
        raise pytest.UsageError(f"{PROGRAM} is missing; build it first (cmake --build build/release)")


def pytest_terminal_summary(terminalreporter):
    for line in LINES:
        terminalreporter.write_line(line)


def open_day_and_night(admin, slug):
    """The demo teams keep office hours; tests run at any hour."""
    path = f"/api/v1/workspaces/{slug}/teams"
    for team in admin.get(path).ok()["items"]:
        admin.patch(f"{path}/{team['id']}", {"hours": {"always": True}}).ok()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server")).start()
    open_day_and_night(running.admin(), "shop")
    yield running
    try:
        running.stop()
    finally:
        running.discard()


@pytest.fixture(scope="module")
def admin(server):
    return server.admin()


@pytest.fixture(scope="module")
def shop(server):
    """The demo shop: {"id", "slug", "name", "key"}."""
    return server.workspaces()["shop"]


@pytest.fixture(scope="module")
def boss(admin, shop):
    """The first account as a member of the shop."""
    return Colleague(admin, shop["slug"])


@pytest.fixture
def customer(server, shop):
    return Customer(server, shop["key"])


@pytest.fixture(scope="module")
def agent(admin, shop):
    return hire(admin, shop["slug"])
