"""The settings: production is the default, and what is wrong is said at the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.mousite.conftest import SECRET


def test_settings_are_those_of_production_on_this_machine_alone(read_settings, tmp_path):
    settings = read_settings()

    assert {name: settings[name] for name in ("DEBUG", "TLS", "ALLOWED_HOSTS", "SECRET_KEY", "VAR")} == {
        "DEBUG": False,
        "TLS": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "SECRET_KEY": SECRET,
        "VAR": tmp_path / "var",
    }


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"MOUSITE_SECRET_KEY": ""}, "The site has no secret. Run `python -m mousite.secret`"),
        ({"MOUSITE_SECRET_KEY": "changeme" * 10}, "can be guessed"),
        ({"MOUSITE_SECRET_KEY": "k3!x" * 12}, "can be guessed"),
        ({"MOUSITE_SECRET_KEY": "a" * 80}, "can be guessed"),
        ({"MOUSITE_HOSTS": "*"}, "Name the hosts it serves"),
        ({"MOUSITE_HOSTS": "register.example, *.example"}, "Name the hosts it serves"),
        ({"DATABASE_URL": "mysql://localhost/register"}, "names no database this site knows"),
        ({"DATABASE_URL": "postgres://user:pa[ss@localhost/register"}, "cannot be read"),
    ],
)
def test_settings_refuse_what_is_unsafe_in_a_sentence(read_settings, environment, words):
    with pytest.raises(ImproperlyConfigured, match=words):
        read_settings(**environment)


def test_settings_read_the_secret_from_its_file(read_settings, tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").write_text(SECRET + "\n")

    settings = read_settings(MOUSITE_SECRET_KEY="")

    assert settings["SECRET_KEY"] == SECRET


@pytest.mark.parametrize(
    ("environment", "is_on"),
    [
        ({"MOUSITE_HOSTS": "127.0.0.2,localhost,register.localhost,[::1]"}, False),
        ({"MOUSITE_HOSTS": "register.example"}, True),
        ({"MOUSITE_HOSTS": "localhost,register.example"}, True),
        ({"MOUSITE_HOSTS": "register.example", "MOUSITE_TLS": "off"}, False),
        ({"MOUSITE_TLS": "on"}, True),
    ],
)
def test_tls_is_on_unless_only_this_machine_is_served(read_settings, environment, is_on):
    settings = read_settings(**environment)

    names = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    assert [bool(settings[name]) for name in names] == [is_on] * 4
    assert settings["SESSION_COOKIE_NAME"].startswith("__Host-") == is_on
    assert settings["CSRF_COOKIE_NAME"].startswith("__Host-") == is_on


def test_proxy_header_is_trusted_only_when_asked(read_settings):
    alone = read_settings(MOUSITE_HOSTS="register.example")
    behind = read_settings(MOUSITE_HOSTS="register.example", MOUSITE_BEHIND_PROXY="on")

    assert "SECURE_PROXY_SSL_HEADER" not in alone
    assert behind["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_sqlite_is_the_database_unless_another_is_named(read_settings, tmp_path):
    database = read_settings()["DATABASES"]["default"]

    assert (database["ENGINE"], database["NAME"], database["CONN_MAX_AGE"], database["OPTIONS"]) == (
        "django.db.backends.sqlite3",
        tmp_path / "var" / "mousite.sqlite3",
        None,
        {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA synchronous=NORMAL; PRAGMA mmap_size=2147418112; PRAGMA cache_size=-32000;",
        },
    )


def test_database_url_names_postgresql(read_settings):
    database = read_settings(DATABASE_URL="postgres://editor:p%40ss@db.example:5433/register")["DATABASES"][
        "default"
    ]

    names = ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME", "CONN_MAX_AGE")
    assert [database[name] for name in names] == [
        "django.db.backends.postgresql",
        "editor",
        "p@ss",
        "db.example",
        5433,
        "register",
        None,
    ]


def test_env_file_says_what_the_environment_leaves_open(read_settings, tmp_path):
    (tmp_path / ".env").write_text("# The names\nMOUSITE_HOSTS='one.example,two.example'\nMOUSITE_TLS=off\n")

    settings = read_settings(MOUSITE_TLS="on")

    assert (settings["ALLOWED_HOSTS"], settings["TLS"]) == (["one.example", "two.example"], True)


def test_an_empty_setting_has_its_default(read_settings):
    names = ("MOUSITE_HOSTS", "MOUSITE_TLS", "MOUSITE_DEBUG", "DATABASE_URL", "MOUSITE_BEHIND_PROXY")

    settings = read_settings(**dict.fromkeys(names, ""))

    plain = read_settings()
    compared = ("ALLOWED_HOSTS", "TLS", "DEBUG", "DATABASES")
    assert [settings[name] for name in compared] == [plain[name] for name in compared]


def test_a_form_of_290_parties_is_not_too_large(read_settings):
    settings = read_settings()

    assert settings["DATA_UPLOAD_MAX_NUMBER_FIELDS"] > 290 * 20
