"""How dates and numbers read in each language, in place of Django's own (FORMAT_MODULE_PATH)."""
