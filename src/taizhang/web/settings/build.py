"""Django's settings for an environment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from taizhang.web.settings.database import database_settings
from taizhang.web.settings.environment import Environment
from taizhang.web.settings.logs import log_settings

_HERE = Path(__file__).resolve().parents[1]
APPS = ("audit", "accounts", "jobs", "library", "ledger", "search", "publishing", "api", "ui")


def installed_apps() -> tuple[str, ...]:
    """The project's own applications that are there, in the order in which they may use one another."""
    return tuple(name for name in APPS if (_HERE / name / "apps.py").is_file())


def django_settings(environment: Environment) -> dict[str, Any]:
    """Every setting by its Django name."""
    megabyte = 1024 * 1024
    return {
        "DEBUG": False,
        "SECRET_KEY": environment.secret_key,
        "ALLOWED_HOSTS": list(environment.hosts),
        "CSRF_TRUSTED_ORIGINS": list(environment.origins),
        "ROOT_URLCONF": "taizhang.web.urls",
        "WSGI_APPLICATION": "taizhang.web.wsgi.application",
        "INSTALLED_APPS": [
            *(f"taizhang.web.{name}" for name in installed_apps()),
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "django_htmx",
            "csp",
            "axes",
        ],
        "MIDDLEWARE": [
            "taizhang.web.ui.requests.RequestIdMiddleware",
            "django.middleware.security.SecurityMiddleware",
            "csp.middleware.CSPMiddleware",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "taizhang.web.accounts.middleware.ActorMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "django_htmx.middleware.HtmxMiddleware",
            "axes.middleware.AxesMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.messages.context_processors.messages",
                        "taizhang.web.ui.context.shell",
                    ],
                    "builtins": [
                        "taizhang.web.ui.templatetags.wording",
                        "taizhang.web.ui.templatetags.parts",
                        "taizhang.web.ui.templatetags.charts",
                        "django.templatetags.static",
                    ],
                },
            }
        ],
        "DATABASES": {"default": database_settings(environment.database_url, data=environment.data)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "TAIZHANG": environment,
        **_sign_in(),
        **_security(environment),
        # Chinese first: a browser that asks for neither language gets Chinese.
        "LANGUAGE_CODE": "zh-hans",
        "LANGUAGES": [("zh-hans", "中文"), ("en", "English")],
        "USE_I18N": True,
        "USE_TZ": True,
        "TIME_ZONE": environment.time_zone,
        "STATIC_URL": "/static/",
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "taizhang.web.ui.assets.FingerprintedStorage"},
        },
        "WHITENOISE_USE_FINDERS": True,  # no collecting step between installing and running
        "WHITENOISE_AUTOREFRESH": False,
        "WHITENOISE_MAX_AGE": 3600,
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
        "MEDIA_ROOT": str(environment.data / "files"),
        "FILE_UPLOAD_PERMISSIONS": 0o600,
        "FILE_UPLOAD_DIRECTORY_PERMISSIONS": 0o700,
        "FILE_UPLOAD_MAX_MEMORY_SIZE": 2 * megabyte,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 5 * megabyte,  # fields of a form; files are limited by our own setting
        "DATA_UPLOAD_MAX_NUMBER_FILES": 200,
        "LOGGING_CONFIG": "taizhang.web.settings.logs.configure",
        "LOGGING": log_settings(environment.mode),
    }


def _sign_in() -> dict[str, Any]:
    checks = "django.contrib.auth.password_validation."
    return {
        "AUTH_USER_MODEL": "accounts.Person",
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": checks + "UserAttributeSimilarityValidator",
                "OPTIONS": {"user_attributes": ["username", "name"], "max_similarity": 0.6},
            },
            {"NAME": checks + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {"NAME": checks + "CommonPasswordValidator"},
            {"NAME": checks + "NumericPasswordValidator"},
        ],
        "LOGIN_URL": "accounts:sign_in",
        "LOGIN_REDIRECT_URL": "home",
        "LOGOUT_REDIRECT_URL": "home",
        # Offices share one address behind a gateway: name and address together are locked, never an office.
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_FAILURE_LIMIT": 6,
        "AXES_COOLOFF_TIME": timedelta(minutes=15),
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_LOCKOUT_TEMPLATE": "accounts/locked_out.html",
        "AXES_HTTP_RESPONSE_CODE": 429,
        "AXES_CLIENT_IP_CALLABLE": "taizhang.web.accounts.addresses.client_address",
        "AXES_ENABLE_ADMIN": False,
        "AXES_DISABLE_ACCESS_LOG": True,  # sign-ins stand in the log of events
        "AXES_VERBOSE": False,
        "AXES_SENSITIVE_PARAMETERS": ["password", "next"],
    }


def _security(environment: Environment) -> dict[str, Any]:
    return {
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {
                "default-src": [SELF],
                "script-src": [SELF],
                "style-src": [SELF],
                "img-src": [SELF, "data:"],
                "connect-src": [SELF],
                "font-src": [SELF],
                "object-src": [NONE],
                "base-uri": [NONE],
                "form-action": [SELF],
                "frame-ancestors": [NONE],
            }
        },
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": 31_536_000 if environment.https else 0,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if environment.proxies else None,
        "SESSION_COOKIE_AGE": environment.session_hours * 3600,
        "SESSION_SAVE_EVERY_REQUEST": False,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": environment.https,
        "SESSION_COOKIE_NAME": "taizhang_session",
        "CSRF_COOKIE_SECURE": environment.https,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": "taizhang_csrf",
        "CSRF_FAILURE_VIEW": "taizhang.web.ui.views.form_expired",
        "LANGUAGE_COOKIE_NAME": "taizhang_language",
        "LANGUAGE_COOKIE_SAMESITE": "Lax",
        "LANGUAGE_COOKIE_SECURE": environment.https,
    }
