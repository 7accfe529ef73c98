"""The frame of every page, and what each answer carries."""

import pytest
from django.test import Client
from sample_people import SignedIn

from taizhang.web.accounts.models import Role


@pytest.mark.django_db
def test_the_first_page_opens_for_anybody(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "登录" in answer.content.decode()


def test_who_has_no_post_sees_no_staff_pages_in_the_menu(signed_in: SignedIn) -> None:
    assert "/manage/" not in signed_in(None).get("/").content.decode()
    assert "/manage/" in signed_in(Role.LEADER).get("/").content.decode()
