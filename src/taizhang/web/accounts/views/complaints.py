"""What a service complains of, shown in the form."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import Form


def show(form: Form, error: ValidationError) -> None:
    """A service's complaint beside the fields of the form that has them, the rest above."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, found in error.error_dict.items():
        form.add_error(name if name in form.fields else None, found)
