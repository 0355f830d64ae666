import pytest

import confide


@pytest.fixture
def home():
    """An empty folder, gone after the test."""
    with confide.folder() as path:
        yield path


@pytest.fixture
def shop(home):
    """A new shop."""
    return confide.Shop(home / "shop", "--shop", "lamps")


@pytest.fixture
def server(shop):
    """A new shop's server."""
    with shop.serve() as running:
        yield running
