"""A small district with a person in each role, and a browser's view of it."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from django.utils import translation
from filled_sample import filled
from sample_data import keep_sample, write_sample
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Holding, Post, Role, Unit, UnitKind
from taizhang.web.accounts.services.people import add_person
from taizhang.web.accounts.services.posts import add_post, take_up
from taizhang.web.accounts.services.units import add_unit
from taizhang.web.audit import triggers


@pytest.fixture(scope="session", autouse=True)
def _events_can_be_flushed() -> Iterator[None]:
    """Tests with real transactions end by emptying every table, which the log's triggers rightly refuse."""
    patch = pytest.MonkeyPatch()
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, statements: list[str]) -> None:
        triggers.remove(self.connection)
        plain(self, statements)
        triggers.install(self.connection)

    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    """A request leaves its language behind, which would be that of the next test."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def district(db: None) -> District:
    def unit(name: str, kind: UnitKind, parent: Unit | None = None) -> Unit:
        return add_unit(actor=SYSTEM, name=name, kind=kind, parent=parent, now=NOW)

    top = unit("望溪区", UnitKind.DISTRICT)
    planning = unit("望溪区发展和改革局", UnitKind.DEPARTMENT, top)
    industry = unit("望溪区工业和信息化局", UnitKind.DEPARTMENT, top)
    street = unit("南坡街道", UnitKind.STREET, top)
    community = unit("青石社区", UnitKind.COMMUNITY, street)
    places = {
        Role.ADMINISTRATOR: top,
        Role.PLAN_OFFICER: planning,
        Role.REVIEWER: planning,
        Role.LIAISON: industry,
        Role.LEADER: top,
    }
    people = {}
    for role, at in places.items():
        person = add_person(actor=SYSTEM, username=role.value, name=f"人员{role.value}", now=NOW)
        post: Post = add_post(actor=SYSTEM, unit=at, title=f"岗位{role.value}", role=role, now=NOW)
        take_up(actor=SYSTEM, post=post, person=person, since=date(2020, 1, 1), now=NOW)
        people[role] = person
    return District(
        top=top, planning=planning, industry=industry, street=street, community=community, people=people
    )


@pytest.fixture
def signed_in(district: District) -> SignedIn:
    """A client signed in as the person in a role; not signed in for None."""

    def sign_in(role: Role | None) -> Client:
        client = Client()
        if role is not None:
            client.force_login(district.people[role], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture(scope="session")
def _kept_sample(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of files of the sample; its rows are kept in the database beside the tables."""
    folder = filled(tmp_path_factory.getbasetemp())
    with django_db_blocker.unblock():
        keep_sample(folder / "taizhang.sqlite3")
    return folder / "files"


@pytest.fixture
def sample(_kept_sample: Path, db: None, settings: Any, tmp_path: Path) -> SignedIn:
    """The sample district with its reports read and judged; a client signed in as one of its people by role.

    Its people are ``demo``, ``plan``, ``review``, ``gongxin`` (liaison), ``leader``.
    """
    settings.MEDIA_ROOT = str(tmp_path / "files")
    shutil.copytree(_kept_sample, settings.MEDIA_ROOT)
    write_sample()

    def sign_in(role: Role | None) -> Client:
        client = Client()
        if role is not None:
            holding = Holding.objects.filter(post__role=role).order_by("pk")[0]
            client.force_login(holding.person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
