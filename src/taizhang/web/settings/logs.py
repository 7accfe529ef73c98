"""Logs: one JSON object a line in production, plain lines at the desk; never a document's text."""

from __future__ import annotations

import json
import logging
import logging.config
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")

# Only these may be given to a log call as ``extra``: names, numbers and states, nothing that a report says.
FIELDS = (
    "action",
    "subject",
    "person",
    "status",
    "method",
    "route",
    "milliseconds",
    "job",
    "kind",
    "attempt",
)
_LONGEST = 500


class JsonFormatter(logging.Formatter):
    """A log record as one JSON object: time, level, logger, message, request, the allowed fields.

    Of an exception the kind and the places in the code are kept, not its message: what a reader of
    documents complains about may quote the document.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        entry: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage()[:_LONGEST],
        }
        if request := request_id.get():
            entry["request"] = request
        for field in FIELDS:
            if (value := getattr(record, field, None)) is not None:
                entry[field] = value
        if record.exc_info and record.exc_info[0] is not None:
            entry["error"] = record.exc_info[0].__name__
            entry["places"] = _places(record.exc_info[2])
        return json.dumps(entry, ensure_ascii=False, default=str)


class PlainFormatter(JsonFormatter):
    """The same for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """One plain line."""
        entry = json.loads(super().format(record))
        head = f"{entry.pop('at')[11:19]} {entry.pop('level'):7} {entry.pop('message')}"
        entry.pop("logger")
        return " ".join([head, *(f"{name}={value}" for name, value in entry.items())])


def log_settings(mode: str) -> dict[str, Any]:
    """``LOGGING`` for ``logging.config.dictConfig``: everything to standard error."""
    formatter = JsonFormatter if mode == "production" else PlainFormatter
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            "taizhang": {"handlers": ["stderr"], "level": "INFO", "propagate": mode == "test"},
            "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": mode == "test"},
            **{
                name: {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
                for name in ("waitress", "gunicorn")
            },
            "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        },
    }


def configure(settings: dict[str, Any]) -> None:
    """What Django calls with ``LOGGING``."""
    logging.config.dictConfig(settings)


def _places(trace: Any) -> list[str]:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-8:]
