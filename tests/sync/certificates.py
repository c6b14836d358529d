"""Certificates good and bad, and servers that show them."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from carehome_desktop.machine import Clock
from carehome_desktop.sync.tls import system_context

DAY = timedelta(days=1)


def trusting(ca: trustme.CA) -> ssl.SSLContext:
    """Return the program's own context on a machine that trusts this authority too."""
    context = system_context()
    context.load_verify_locations(cadata=ca.cert_pem.bytes().decode())
    return context


def showing(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Return a server's context with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def dated(ca: trustme.CA, *, begins: timedelta, ends: timedelta) -> ssl.SSLContext:
    """Return a server's context whose certificate is valid from and to these moments, counted from now."""
    now = Clock().wall()
    return showing(ca.issue_cert("127.0.0.1", not_before=now + begins, not_after=now + ends))


def self_signed(folder: Path) -> ssl.SSLContext:
    """Return a server's context with a certificate that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    file = folder / "self-signed.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def old_line(ca: trustme.CA) -> ssl.SSLContext:
    """Return the context of a server that speaks TLS 1.1 at most."""
    context = showing(ca.issue_cert("127.0.0.1"))
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context
