"""WHAT PAGES SHOW: filters and tags."""
