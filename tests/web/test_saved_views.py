"""Saved views: a name for an address, shared or not, removed and brought back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.models import Role
from taizhang.web.audit.models import Event
from taizhang.web.ledger.models import SavedView
from taizhang.web.ledger.selectors.saved_views import few_views
from taizhang.web.ledger.services.saved_views import change_view, remove_view, restore_view, save_view

OFFICER, LIAISON = Role.PLAN_OFFICER, Role.LIAISON
QUERY = "words=%E8%B7%AF&sort=-deadline"


def saved(district: District, name: str = "修路", *, shared: bool = False, query: str = QUERY) -> SavedView:
    return save_view(
        actor=district.actor(OFFICER), name=name, page="ledger:tasks", query=query, shared=shared, now=NOW
    )


def names(district: District, role: Role) -> list[str]:
    return [one.view.name for one in few_views(district.actor(role), page="ledger:tasks")]


def test_a_view_is_a_name_for_an_address(district: District) -> None:
    saved(district, query=f"{QUERY}&page=3&export=csv")
    (one,) = few_views(district.actor(OFFICER))
    assert one.href == f"{reverse('ledger:tasks')}?{QUERY}"
    assert one.own


def test_only_shared_views_are_for_colleagues(district: District) -> None:
    saved(district)
    saved(district, "大家的", shared=True)
    assert names(district, OFFICER) == ["修路", "大家的"]
    assert names(district, LIAISON) == ["大家的"]


def test_the_same_name_again_takes_its_place(district: District) -> None:
    saved(district)
    saved(district, query="words=x")
    assert SavedView.objects.get().query == "words=x"


def test_removed_and_brought_back(district: District) -> None:
    actor, view = district.actor(OFFICER), saved(district)
    remove_view(actor=actor, view=view, now=NOW)
    assert names(district, OFFICER) == []
    other = saved(district)
    with pytest.raises(ValidationError):
        restore_view(actor=actor, view=view, now=NOW)
    change_view(actor=actor, view=other, name="另一个", shared=False, now=NOW)
    restore_view(actor=actor, view=view, now=NOW)
    assert names(district, OFFICER) == ["修路", "另一个"]
    assert [event.action for event in Event.objects.filter(action__startswith="ledger.")][-1]


def test_a_name_that_is_taken(district: District) -> None:
    view = saved(district)
    saved(district, "另一个")
    with pytest.raises(ValidationError):
        change_view(actor=district.actor(OFFICER), view=view, name="另一个", shared=False, now=NOW)


@pytest.mark.parametrize(
    ("page", "query"), [("no:page", ""), ("ledger:task", ""), ("ledger:tasks", "words=" + "x" * 2001)]
)
def test_what_is_no_view(district: District, page: str, query: str) -> None:
    with pytest.raises(ValidationError):
        save_view(actor=district.actor(OFFICER), name="x", page=page, query=query, shared=False, now=NOW)


def test_a_shared_view_is_changed_by_its_owner_alone(district: District) -> None:
    view = saved(district, shared=True)
    for role in (Role.ADMINISTRATOR, LIAISON):
        with pytest.raises(PermissionDenied):
            remove_view(actor=district.actor(role), view=view, now=NOW)
        with pytest.raises(PermissionDenied):
            change_view(actor=district.actor(role), view=view, name="x", shared=False, now=NOW)
    with pytest.raises(PermissionDenied):
        save_view(actor=district.actor(None), name="x", page="ledger:tasks", query="", shared=False, now=NOW)


def _save(client: Client, **given: str) -> str:
    told = {"name": "修路", "page_name": "ledger:tasks", "query": QUERY, **given}
    return client.post(reverse("ledger:view_save"), told, follow=True).content.decode()


def test_saved_on_the_list_removed_and_undone(district: District, signed_in: SignedIn) -> None:
    client = signed_in(OFFICER)
    html = _save(client)
    assert "视图“修路”已保存" in html
    assert 'aria-current="page"><span aria-hidden="true">☆</span> 修路' in html
    view = SavedView.objects.get()
    removed = client.post(reverse("ledger:view_remove", args=[view.pk]), follow=True).content.decode()
    undo = reverse("ledger:view_restore", args=[view.pk])
    assert undo in removed
    assert "已恢复" in client.post(undo, follow=True).content.decode()


def test_a_form_with_a_fault_says_so_and_keeps_the_filters(signed_in: SignedIn) -> None:
    html = _save(signed_in(OFFICER), name="")
    assert "has-wrong" in html
    assert QUERY.replace("&", "&amp;") in html
    assert "没有这个列表" in _save(signed_in(OFFICER), page_name="https://elsewhere.example")


def test_views_stand_on_the_first_page(district: District, signed_in: SignedIn) -> None:
    saved(district, shared=True)
    saved(district, "自己的")
    html = signed_in(LIAISON).get("/").content.decode()
    assert "修路" in html
    assert "自己的" not in html
