"""Answers: JSON as it is read, with an ETag, for the asker's own cache alone; refusals in one form."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled
from ninja.errors import ValidationError as NotValid
from ninja.renderers import JSONRenderer

from taizhang.core.errors import TaizhangError
from taizhang.web.api.problems import RefusalError, Words
from taizhang.web.busy import RETRY_AFTER, is_busy

_CODES = {400: "malformed", 401: "token", 403: "forbidden", 404: "not_found"}


class _Readable(JSONRenderer):
    json_dumps_params: dict[str, Any] = {"ensure_ascii": False}  # noqa: RUF012 - as the base class has it


class Interface(NinjaAPI):
    """Ninja's, with ETags and with refusals of our own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(renderer=_Readable(), **options)
        self._schemas: dict[str, Any] = {}
        self.add_exception_handler(RefusalError, self._refused)
        self.add_exception_handler(NotValid, self._not_valid)
        self.add_exception_handler(ValidationError, self._wrong)
        self.add_exception_handler(TaizhangError, self._known)
        self.add_exception_handler(Throttled, self._too_often)
        self.add_exception_handler(DatabaseError, self._busy)
        self.add_exception_handler(HttpError, self._http)
        self.add_exception_handler(Http404, lambda request, error: self._http(request, HttpError(404, "")))
        self.add_exception_handler(
            PermissionDenied, lambda request, error: self._http(request, HttpError(403, ""))
        )

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        """The answer; 304 without content where the asker has the same already."""
        answer = super().create_response(request, data, **options)
        answer["Cache-Control"] = "private, no-cache"
        patch_vary_headers(answer, ("Authorization", "Cookie"))
        if request.method in ("GET", "HEAD") and answer.status_code == 200:
            mark = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
            known = request.headers.get("If-None-Match", "")
            if mark in {one.strip().removeprefix("W/") for one in known.split(",")}:
                answer = HttpResponse(status=304)
                answer["Cache-Control"] = "private, no-cache"
                patch_vary_headers(answer, ("Authorization", "Cookie"))
            answer["ETag"] = mark
        return answer

    def get_openapi_schema(self, **options: Any) -> Any:
        """Ninja's, which does not know that reading needs no token; made once."""
        kept = repr(sorted(options.items()))
        if (known := self._schemas.get(kept)) is not None:
            return known
        schema = super().get_openapi_schema(**options)
        for operations in schema["paths"].values():
            for method, operation in operations.items():
                if method == "get" and "security" in operation:
                    operation["security"] = [*operation["security"], {}]
        self._schemas[kept] = schema
        return schema

    def _refused(self, request: HttpRequest, error: RefusalError | type[RefusalError]) -> HttpResponse:
        assert isinstance(error, RefusalError)
        answer = self.create_response(request, error.problem.model_dump(), status=error.status)
        if error.status == 401:
            answer["WWW-Authenticate"] = "Bearer"
        return answer

    def _http(self, request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
        status = getattr(error, "status_code", 400)
        return self._refused(request, RefusalError(status, _CODES.get(status, "refused")))

    def _not_valid(self, request: HttpRequest, error: NotValid | type[NotValid]) -> HttpResponse:
        fields = {
            ".".join(str(part) for part in wrong["loc"][1:]) or str(wrong["loc"][0]): str(wrong["msg"])
            for wrong in getattr(error, "errors", ())
        }
        return self._refused(request, RefusalError(422, "parameters", fields=fields))

    def _wrong(self, request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
        assert isinstance(error, ValidationError)
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        fields = {name: " ".join(messages) for name, messages in told.items()}
        return self._refused(request, RefusalError(422, "fields", fields=fields))

    def _known(self, request: HttpRequest, error: TaizhangError | type[TaizhangError]) -> HttpResponse:
        assert isinstance(error, TaizhangError)
        return self._refused(request, RefusalError(422, error.code, why=Words(zh=error.zh, en=error.en)))

    def _too_often(self, request: HttpRequest, error: Throttled | type[Throttled]) -> HttpResponse:
        answer = self._refused(request, RefusalError(429, "too_often"))
        answer["Retry-After"] = str(max(1, int(getattr(error, "wait", None) or 60)))
        return answer

    def _busy(self, request: HttpRequest, error: DatabaseError | type[DatabaseError]) -> HttpResponse:
        if not is_busy(error if isinstance(error, DatabaseError) else None):
            raise error
        answer = self._refused(request, RefusalError(503, "busy"))
        answer["Retry-After"] = str(RETRY_AFTER)
        return answer
