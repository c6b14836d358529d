"""The one policy on whom to trust: the system's own certificates, TLS 1.2 or later, and nothing from the environment."""

from __future__ import annotations

import os
import ssl

IGNORED = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


def drop_environment() -> None:
    """Forget settings that would have us trust somebody else's certificates; two of them are obeyed deep down otherwise."""
    for name in IGNORED:
        os.environ.pop(name, None)


def system_context() -> ssl.SSLContext:
    """Return the context for all of the program's connections."""
    import truststore

    drop_environment()
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
