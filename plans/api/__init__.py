"""How programs reach it: REST over the same domain calls as the pages."""
