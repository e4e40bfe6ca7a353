"""Django's settings, all derived from the environment and the home; nothing is written here and nothing is made.

Environment: SOGOC_HOME, SOGOC_KEYS, SOGOC_DATABASE_URL, SOGOC_LANG, SOGOC_REGISTER_OF_RECORD, SOGOC_CHECK_BEFORE_APPROVAL, SOGOC_DEBUG,
SOGOC_ALLOWED_HOSTS, SOGOC_HTTPS, SOGOC_TRUSTED_PROXIES (each also as ``…_FILE``). Without a home (type checker, tests) the database is
in memory and the secrets live as long as the process.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONCE, SELF

import sogoc
from sogoc.ground.database_url import connection_settings
from sogoc.ground.env import Env
from sogoc.ground.home import MARKER, Home, open_home

_env = Env(os.environ)
_root = Path(sogoc.__file__).parent

# ---- the installation
SOGOC_HOME: Path | None = _env.path("SOGOC_HOME")
SOGOC_KEYS: Path | None = _env.path("SOGOC_KEYS")
_home: Home | None = (
    open_home(SOGOC_HOME, keys=SOGOC_KEYS) if SOGOC_HOME and (SOGOC_HOME / MARKER).exists() else None
)
SECRET_KEY: str = (_home.secret("django.key") if _home else secrets.token_bytes(32)).hex()
SOGOC_FIELD_KEY: bytes = _home.secret("field.key") if _home else secrets.token_bytes(32)
SOGOC_IS_SAMPLE: bool = bool(_home and _home.is_sample)
SOGOC_LANG: str = _env.one_of("SOGOC_LANG", allowed=("vi", "en"), default="vi")
SOGOC_REGISTER_OF_RECORD: bool = _env.flag("SOGOC_REGISTER_OF_RECORD", default=False)
SOGOC_CHECK_BEFORE_APPROVAL: bool = _env.flag("SOGOC_CHECK_BEFORE_APPROVAL", default=False)

DEBUG: bool = _env.flag("SOGOC_DEBUG", default=False)
ALLOWED_HOSTS: list[str] = list(
    _env.words("SOGOC_ALLOWED_HOSTS", default=("127.0.0.1", "localhost", "[::1]", "testserver"))
)

# ---- storage
DATABASES: dict[str, Any] = {
    "default": connection_settings(
        _env.text("SOGOC_DATABASE_URL"), SOGOC_HOME / "db.sqlite3" if SOGOC_HOME else None
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# ---- rooms: a room takes part as soon as it has an ``apps.py``
_ROOMS = (
    "ground",
    "accounts",
    "register",
    "intake",
    "checking",
    "imaging",
    "keying",
    "approval",
    "reconciliation",
    "reporting",
    "web",
)
INSTALLED_APPS: list[str] = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    *(f"sogoc.{room}" for room in _ROOMS if (_root / room / "apps.py").exists()),
]

MIDDLEWARE: list[str] = [
    "sogoc.web.middleware.CompressText",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sogoc.web.middleware.SessionsKept",
    "sogoc.web.middleware.SignInFirst",
    "sogoc.web.middleware.UnitsInUse",
    "sogoc.web.middleware.FirstThingsFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "sogoc.web.middleware.RefusalPages",
]
ROOT_URLCONF = "sogoc.web.urls"

# ---- pages
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_root / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sogoc.web.context.screen",
            ]
        },
    }
]
MESSAGE_TAGS = {20: "ask", 25: "good", 30: "warn", 40: "bad"}
STATIC_URL = "/static/"
STATICFILES_DIRS = [_root / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 86_400
FILE_UPLOAD_TEMP_DIR = str(SOGOC_HOME / "tmp") if _home and SOGOC_HOME else None
LANGUAGE_CODE = SOGOC_LANG
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# ---- people
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/dang-nhap"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap"
SOGOC_TRUSTED_PROXIES: tuple[str, ...] = _env.networks("SOGOC_TRUSTED_PROXIES")
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_CALLABLE = "sogoc.web.pages.signing_in.locked_out"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # a lock ends when it said it would
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "recovery", "new", "again", "old"]
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "sogoc.web.addresses.address_of"
AXES_USERNAME_CALLABLE = "sogoc.web.proofs.counted_as"  # a registered browser has its own five guesses
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True

# ---- the browser: http on 127.0.0.1 by default, everything over https with SOGOC_HTTPS=1 behind a proxy
_https = _env.flag("SOGOC_HTTPS", default=False)
SESSION_COOKIE_NAME = "sogoc_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_NAME = "sogoc_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _https
CSRF_FAILURE_VIEW = "sogoc.web.pages.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if _https and host[:1] not in {"*", "["}]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}

# ---- logs: what happened and where, never what stands in an entry
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        **(
            {
                "file": {
                    "class": "logging.handlers.RotatingFileHandler",
                    "formatter": "line",
                    "filename": str(_home.logs / "sogoc.log"),
                    "maxBytes": 10_000_000,
                    "backupCount": 5,
                    "encoding": "utf-8",
                    "delay": True,
                }
            }
            if _home
            else {}
        ),
    },
    "root": {"handlers": ["file"] if _home else ["stderr"], "level": "INFO" if _home else "WARNING"},
    "loggers": {
        "axes": {"level": "ERROR"},
        "django.request": {"handlers": ["stderr"], "level": "ERROR"},
        "sogoc": {"handlers": ["stderr"], "level": "WARNING"},
    },
}
