"""How the site runs: one file, read from the environment, with defaults fit for one machine.

`.env.example` lists every variable that is read here.
"""

import ipaddress
import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from mousite.environment import BASE, is_on, read_env_file, var_folder
from mousite.secret import read_secret

read_env_file(BASE / ".env")

VAR = var_folder()
DEBUG = is_on("MOUSITE_DEBUG", False)


# --- Who may ask, and how -----------------------------------------------------------------------------------------


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


ALLOWED_HOSTS = [
    host.strip()
    for host in (os.environ.get("MOUSITE_HOSTS") or "127.0.0.1,localhost,[::1]").split(",")
    if host.strip()
]
if any("*" in host for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        "MOUSITE_HOSTS contains `*`, so anyone could make the site answer under a name of theirs. "
        "Name the hosts it serves, separated by commas, such as MOUSITE_HOSTS=register.example."
    )

SECRET_KEY = read_secret()
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "The site has no secret. Run `python -m mousite.secret` to make one, or set MOUSITE_SECRET_KEY."
    )
if "changeme" in SECRET_KEY.lower() or len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured(
        "The site's secret can be guessed: it is short or an example. Unset MOUSITE_SECRET_KEY and run "
        "`python -m mousite.secret`, or set it to 50 random characters or more."
    )

# Served to this machine alone there is nobody to listen in, and no certificate to be had.
TLS = is_on("MOUSITE_TLS", not all(_is_loopback(host) for host in ALLOWED_HOSTS))
SECURE_SSL_REDIRECT = TLS
# What watches the site asks inside the house, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_HSTS_PRELOAD = TLS
if is_on("MOUSITE_BEHIND_PROXY", False):
    # Only for a proxy that sets this header itself: a reader could otherwise pretend to come by TLS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_NAME = "__Host-session" if TLS else "session"
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_NAME = "__Host-csrf" if TLS else "csrf"
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mousite.security.csrf_failure"

# An agreement of 290 parties, each with its row of fields, is one form of some 5,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]


# --- The parts of the site ----------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_filters",
    "agreements",
]

MIDDLEWARE = [
    "mousite.security.ResponseHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "mousite.security.RefuseMalformedMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mousite.language.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# Who signs in comes to the desk; an address elsewhere is refused.
LOGIN_REDIRECT_URL = "admin:index"
LOGIN_URL = "admin:login"

ROOT_URLCONF = "mousite.urls"
WSGI_APPLICATION = "mousite.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    # The editors' pages, in templates/admin, and whatever Django brings.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    # The public pages, which name this engine.
    {
        "NAME": "pages",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE / "templates"],
        "OPTIONS": {
            "environment": "agreements.markup.environment.environment",
            "context_processors": ["mousite.pages.frame"],
        },
    },
]


# --- Where the records are ----------------------------------------------------------------------------------------

# Reads come from memory; a commit waits for the log only, and a writer takes its turn at once instead of failing
# half-way. Write-ahead logging is a property of the file and is set once, at set-up.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA synchronous=NORMAL; PRAGMA mmap_size=2147418112; PRAGMA cache_size=-32000;",
}


def _database_from(url: str) -> dict[str, Any]:
    if not url.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DATABASE_URL names no database this site knows. Write sqlite:////path/to/file.sqlite3 or "
            "postgres://user:password@host:5432/name."
        )
    try:
        return dict(dj_database_url.parse(url))
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. Write sqlite:////path/to/file.sqlite3 or "
            "postgres://user:password@host:5432/name, with signs such as @ and # in a password percent-encoded."
        ) from error


_given = os.environ.get("DATABASE_URL")
_database: dict[str, Any] = (
    _database_from(_given)
    if _given
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR / "mousite.sqlite3"}
)
# A connection is kept: making one costs more than most questions.
_database |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
if _database["ENGINE"] == "django.db.backends.sqlite3":
    _database["OPTIONS"] = {**_database.get("OPTIONS", {}), **SQLITE_OPTIONS}
DATABASES = {"default": _database}


# --- Languages and time -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hant", "繁體中文"), ("zh-hans", "简体中文")]
# What someone chose at the desk. Its path keeps it from the public pages, which are the same for everyone.
LANGUAGE_COOKIE_NAME = "__Secure-desk-language" if TLS else "desk-language"
LANGUAGE_COOKIE_PATH = "/admin/"
LANGUAGE_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE / "mousite" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"


# --- Files --------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE / "mousite" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Pages name only the hashed files, so the others need not be held.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FIXTURE_DIRS = [BASE / "fixtures"]


# --- Asking the web -----------------------------------------------------------------------------------------------

# Whether `manage.py check_sources` may ask the addresses of sources if it is not told so each time.
CHECK_SOURCES = is_on("MOUSITE_CHECK_SOURCES", False)
# Seconds between two questions to one server; hosts that may be asked though they are private, for tests.
CHECK_PAUSE = 1.0
CHECK_LOCAL_ADDRESSES: tuple[str, ...] = ()


# --- What the operator reads --------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django would mail its errors; here they go where everything goes.
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A page that is not there is the asker's fault, and crawlers ask for thousands.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
    },
}
