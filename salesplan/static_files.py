"""Which files of the packages are collected: of Bootstrap only what the pages load."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class CollectedFiles(StaticFilesConfig):
    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        '*.rtl.*',
        'bootstrap-*',
        'bootstrap.css*',
        'bootstrap.js*',
        'bootstrap.bundle.js*',
        'bootstrap.esm.*',
        'bootstrap.min.js*',
    ]
