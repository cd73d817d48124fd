"""Settings, all from environment variables; the README lists each with its default."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from orgchart import environment

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(environment.text("ORGCHART_DATA", str(ROOT / "var"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = environment.flag("ORGCHART_DEBUG")
SECRET_KEY = environment.text("ORGCHART_SECRET_KEY") or environment.secret_key(DATA)
ALLOWED_HOSTS = environment.names("ORGCHART_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.names("ORGCHART_ORIGINS")
ALLOW_SIGN_UP = environment.flag("ORGCHART_SIGN_UP", True)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "orgchart",
    "templates_gallery",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "orgchart.urls"
WSGI_APPLICATION = "orgchart.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "orgchart" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


def database(url: str) -> dict[str, object]:
    """Return Django's settings for ``postgres://user:password@host:port/name``, or for SQLite if blank."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "orgchart.sqlite3",
            "OPTIONS": {
                # A writer takes its lock at BEGIN, so that two writers queue instead of failing midway.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("ORGCHART_DATABASE must be a postgres:// address, or blank for SQLite.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": database(environment.text("ORGCHART_DATABASE"))}

LANGUAGE_CODE = "en"
TIME_ZONE = environment.text("ORGCHART_TIME_ZONE", "UTC")
USE_TZ = True

# The version is part of every address, so browsers may keep the files for ever (see static_files.py).
STATIC_VERSION = "" if DEBUG else environment.content(DATA / "static" / "current")
STATIC_URL = f"/static/{STATIC_VERSION}/" if STATIC_VERSION else "/static/"
STATIC_ROOT = DATA / "static" / (STATIC_VERSION or "none")
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "orgchart.static_files.ChartFontFinder",
]
FONT_FILES = environment.font_files(
    "ORGCHART_FONTS",
    [
        f"{family}-{style}.ttf"
        for family in ("LiberationSans", "LiberationSerif", "Carlito")
        for style in ("Regular", "Bold")
    ],
    "/usr/share/fonts/truetype/liberation",  # Debian, Ubuntu
    "/usr/share/fonts/truetype/crosextra",
    "/usr/share/fonts/liberation-sans",  # Fedora
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/google-carlito-fonts",
    "/usr/share/fonts/liberation",  # Arch
    "/usr/share/fonts/TTF",
    "~/Library/Fonts",  # macOS, from Homebrew
)
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/[0-9a-f]{12}/"

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "orgchart.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = environment.text("ORGCHART_EMAIL_VERIFICATION", "none")
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_LOGOUT_ON_GET = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my-charts"
ACCOUNT_LOGOUT_REDIRECT_URL = "gallery"

DEFAULT_FROM_EMAIL = environment.text("ORGCHART_EMAIL_FROM", "orgchart@localhost")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if environment.text("ORGCHART_EMAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = environment.text("ORGCHART_EMAIL_HOST")
EMAIL_PORT = environment.number("ORGCHART_EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("ORGCHART_EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("ORGCHART_EMAIL_PASSWORD")
EMAIL_USE_TLS = environment.flag("ORGCHART_EMAIL_TLS", True)

# A visitor without an account keeps the charts of this browser for a year.
SESSION_COOKIE_AGE = 365 * 24 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
CSRF_FAILURE_VIEW = "orgchart.error_pages.csrf_failure"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

TLS = environment.flag("ORGCHART_TLS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = environment.flag("ORGCHART_BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Larger bodies are refused before they are read; a command is a few hundred bytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.TokenAuthentication",
        "orgchart.api.authentication.VisitorSessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["orgchart.api.parsing.LimitedJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "orgchart.api.negotiation.OneForm",
    # For callers without an account, by address; counted in each web process.
    "DEFAULT_THROTTLE_RATES": {"create": "600/hour", "export": "1200/hour", "draw": "3000/hour"},
    # Without a proxy the header that names the address behind it is anybody's to write.
    "NUM_PROXIES": 1 if BEHIND_PROXY else 0,
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "orgchart.api.errors.handle_exception",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Orgchart API",
    "DESCRIPTION": (
        "A chart changes by named commands; each is one step of undo. Send the revision that you know with "
        "every change: on a newer one a command is applied if it still makes sense, otherwise the answer is "
        "409 and names the newest revision.\n\n"
        "Use a token from the account page (`Authorization: Token …`), or the browser's session with its "
        '`X-CSRFToken`. Errors have one shape: `{"error": {"code", "message", "field"}}` with a '
        "sentence for people."
    ),
    "VERSION": "1",
    "TAGS": [{"name": name} for name in ("templates", "charts", "changes", "pictures and files")],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # These tell of every step of every export.
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools")},
    "root": {"handlers": ["console"], "level": environment.text("ORGCHART_LOG_LEVEL", "INFO")},
}
