"""One question as a page: it shows what it is given and tells what was done; it neither fetches nor saves."""
