"""The recovery phrase: twelve words that open the store when the computer's password store cannot.

Twelve words of the BIP39 English list (https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki) carry 128 bits and a
4-bit check. The phrase cannot be worked out from the key and is never saved as a file: the store keeps it, encrypted, until
part of it has been typed back, and then forgets it.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carehome_desktop.vault.header import Header, Kdf, fits
from carehome_desktop.vault.problems import VaultProblem

if TYPE_CHECKING:
    from mnemonic import Mnemonic

WORDS = 12
PRACTICE_PHRASE = "practice home garden kitchen window morning coffee bread friend story smile today"
"""Published on purpose: it opens practice stores and nothing else."""

_NONCE = 12
_SAFE = "Nothing has been changed and your records are safe."


class WrongPhrase(VaultProblem):
    """The words typed do not open this store."""


class WrongNumberOfWords(WrongPhrase):
    """Not twelve words."""


class WordNotInList(WrongPhrase):
    """One word is not in the list; `position` counts from 1."""

    def __init__(self, position: int, word: str, words: str) -> None:
        super().__init__(words)
        self.position = position
        self.word = word


class WordsDoNotFit(WrongPhrase):
    """All words are in the list, but their check does not come out."""


class NotThisStore(WrongPhrase):
    """A good phrase, of another store."""


class PracticePhraseRefused(WrongPhrase):
    """The published practice phrase, offered to a real store."""


@dataclass(frozen=True)
class Cost:
    """How hard scrypt works: table size n, block size r, lanes p."""

    n: int
    r: int
    p: int


# OWASP's password storage sheet: n = 2^17, r = 8, p = 1 (128 MiB). It runs when a phrase is made or typed, not at each start.
REAL_COST = Cost(n=2**17, r=8, p=1)
# The practice phrase is printed for all to read; a slow step would protect nothing.
PRACTICE_COST = Cost(n=2**10, r=8, p=1)


def new_phrase(random_bytes: Callable[[int], bytes]) -> str:
    """Return twelve new words from 16 random bytes."""
    return str(_list().to_mnemonic(random_bytes(16)))


def normalise(typed: str) -> str:
    """Return the words typed, lower case, one blank between; numbers, commas and line ends fall away."""
    plain = unicodedata.normalize("NFKD", typed).lower()
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W\d_]+", letters))


def checked(typed: str) -> str:
    """Return the phrase typed, normalised; WrongNumberOfWords, WordNotInList or WordsDoNotFit."""
    phrase = normalise(typed)
    words = phrase.split()
    known = _list().wordlist
    for position, word in enumerate(words, start=1):
        if word not in known:
            near = difflib.get_close_matches(word, known, n=1)
            hint = f' Did you write "{near[0]}"?' if near else ""
            raise WordNotInList(position, word, f'Word {position} is not in the list: "{word}".{hint} {_SAFE}')
    if len(words) != WORDS:
        raise WrongNumberOfWords(
            f"The recovery phrase has {WORDS} words; {len(words)} {'was' if len(words) == 1 else 'were'} typed. "
            f"{_SAFE} Type all {WORDS}, in order."
        )
    if not _list().check(phrase):
        raise WordsDoNotFit(
            f"Each word is in the list, but the words do not fit together. {_SAFE} "
            "Look for two words that changed places or one that was misread."
        )
    return phrase


def wrap(
    key: bytes, phrase: str, store_id: str, random_bytes: Callable[[int], bytes], cost: Cost = REAL_COST
) -> tuple[Kdf, bytes]:
    """Return the scrypt settings and the data key locked under the phrase and bound to this store."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    kdf = Kdf(n=cost.n, r=cost.r, p=cost.p, salt=random_bytes(16))
    nonce = random_bytes(_NONCE)
    return kdf, nonce + ChaCha20Poly1305(_phrase_key(kdf, phrase)).encrypt(nonce, key, store_id.encode())


def unwrap(header: Header, phrase: str) -> bytes:
    """Return the data key of this store; a WrongPhrase says what is wrong with the words typed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    words = checked(phrase)
    if words == PRACTICE_PHRASE and not header.practice:
        raise PracticePhraseRefused(
            "These are the practice words, which anyone can read. They do not open the records of a home. "
            f"{_SAFE} Type the phrase you wrote down when you set up your home."
        )
    nonce, locked = header.wrapped_key[:_NONCE], header.wrapped_key[_NONCE:]
    try:
        key = ChaCha20Poly1305(_phrase_key(header.kdf, words)).decrypt(nonce, locked, header.store_id.encode())
    except InvalidTag:
        raise _not_this_store() from None
    if not fits(header, key):
        raise _not_this_store()
    return key


def practice_key(store_id: str) -> bytes:
    """Return the data key of a practice store, which follows from the published phrase."""
    return hashlib.sha256(f"carehome-desktop practice key\n{PRACTICE_PHRASE}\n{store_id}".encode()).digest()


def _phrase_key(kdf: Kdf, phrase: str) -> bytes:
    # OpenSSL refuses more than 32 MiB unless told; the margin is its own bookkeeping.
    return hashlib.scrypt(
        phrase.encode(), salt=kdf.salt, n=kdf.n, r=kdf.r, p=kdf.p, maxmem=kdf.memory + 1024 * 1024, dklen=32
    )


def _not_this_store() -> NotThisStore:
    return NotThisStore(
        f"These words are a good recovery phrase, but not the one for these records. {_SAFE} "
        "Look for the phrase that was written down for this home, on its newest sheet."
    )


def _list() -> Mnemonic:
    from mnemonic import Mnemonic

    return Mnemonic("english")
