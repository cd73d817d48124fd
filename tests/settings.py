"""The product's settings for tests: a throw-away data folder and quick password hashing."""

import os
import tempfile

os.environ.setdefault("ORGCHART_DATA", tempfile.mkdtemp(prefix="orgchart-tests-"))

from orgchart.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A file, not memory: each thread of the browser tests' server needs a connection of its own.
if "sqlite3" in str(DATABASES["default"]["ENGINE"]):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": DATA / "tests.sqlite3"}  # noqa: F405
