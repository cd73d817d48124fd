"""Static files under hashed names, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hash the names of ES modules too: imports between them are rewritten at collectstatic."""

    support_js_module_import_aggregation = True
