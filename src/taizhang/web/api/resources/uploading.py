"""Files given by programs, through the same service as the page."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from ninja import Status

from taizhang.web.accounts.actors import Actor
from taizhang.web.accounts.models import Tier
from taizhang.web.accounts.policies import Action, may
from taizhang.web.api.access import ByToken
from taizhang.web.api.asking import actor_asking
from taizhang.web.api.models import Scope
from taizhang.web.api.problems import RefusalError, refusals
from taizhang.web.api.resources.documents import DocumentOut, documents_told, router
from taizhang.web.library.limited_upload import LimitedUpload
from taizhang.web.library.models import Document
from taizhang.web.library.services.intake import most_bytes, take_in

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "tier": {"type": "string", "enum": [tier.value for tier in Tier]},
                    },
                }
            }
        },
    }
}


class ToUpload(ByToken):
    """Lets in who may add documents, and stops a file that is too large while it comes."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Before anything of the file is read."""
        actor = super().authenticate(request, token)
        if not may(actor, Action.ADD, Document):
            raise PermissionDenied
        limited = LimitedUpload(request, most=most_bytes())
        request.upload_handlers.insert(0, limited)
        cast("Any", request).limited = limited
        return actor


@router.post(
    "",
    auth=[ToUpload(scope=Scope.WRITE)],
    response={200: DocumentOut, 201: DocumentOut, **refusals(413)},
    summary="上传文件 Upload a file",
    openapi_extra=_BODY,
)
def upload(request: HttpRequest) -> Any:
    """收下后在后台读取；已有同样的文件时答 200。Read later; 200 for one that is there already."""
    try:
        file, tier = request.FILES.get("file"), request.POST.get("tier", Tier.INTERNAL)
    except (MultiPartParserError, UnreadablePostError, BadRequest) as error:
        raise RefusalError(400, "malformed") from error
    if cast("Any", request).limited.refused:
        raise RefusalError(413, "too_large")
    if file is None:
        raise RefusalError(422, "parameters", fields={"file": "missing"})
    if tier not in Tier.values:
        raise RefusalError(422, "parameters", fields={"tier": ", ".join(Tier.values)})
    document, is_new = take_in(
        actor=actor_asking(request),
        name=(file.name or "").replace("\0", ""),
        file=file,
        now=timezone.now(),
        tier=Tier(tier),
    )
    return Status(201 if is_new else 200, documents_told(request, [document])[0])
