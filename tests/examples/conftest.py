"""The option that writes golden files anew."""

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write examples/golden anew; read the difference before committing",
    )


@pytest.fixture(scope="session")
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written; in CI they only ever are compared."""
    chosen = bool(request.config.getoption("--update-golden", default=False))
    if chosen and os.environ.get("CI"):
        pytest.exit("--update-golden is for the desk, not for CI", returncode=2)
    return chosen
