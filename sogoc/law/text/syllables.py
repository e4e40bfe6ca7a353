"""Is this a syllable that Vietnamese can write? A table of onsets and rimes, used to tell legacy encodings from good text.

In: a word. Out: yes or no. Spelling as in the standard orthography, with both *i* and *y* and both places of a tone mark.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = re.compile("(?:c|ch|p|t|k)$")
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uơn "
    "uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu uyp uyn ư ưa ưc ưi ưm ưn ưng ưt ưu "
    "ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu"
).split()
_AFTER_QU = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây âu e en eo et ê ên ênh êch êt "
    "i ich in inh it y ych yên yêt yn ynh yt ơ ơi ơn ôc"
).split()
_AFTER_G = "i in im ip it iêc iêm iên iêng iêt iêp iêu".split()
_ONSETS = "b c ch d đ f g gh gi h j k kh l m n ng ngh nh p ph r s t th tr v w x z".split()
_LOOSE = re.compile("[bcdđghklmnpqrstvxfjwzƀ]{0,5}([aăâeêioôơuưy]{1,3})[bcdđghklmnpqrstvxfjwz]{0,3}")


@cache
def _all() -> frozenset[str]:
    return frozenset(
        [
            *_RIMES,
            *(onset + rime for onset in _ONSETS for rime in _RIMES),
            *("qu" + rime for rime in _AFTER_QU),
            *("g" + rime for rime in _AFTER_G),
        ]
    )


def _bare(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = "".join(_TONES.findall(decomposed))
    return unicodedata.normalize("NFC", _TONES.sub("", decomposed)), tones


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether the word is spelled like one Vietnamese syllable, in any letter case and Unicode form."""
    bare, tones = _bare(word)
    if len(tones) > 1 or bare not in _all():
        return False
    return not (tones and tones not in "\u0301\u0323" and _STOPPED.search(bare))


@lru_cache(maxsize=20_000)
def is_pronounceable(word: str) -> bool:
    """Tell whether the word has the shape onset, vowels, coda with at most one tone: also names of the highlands do."""
    bare, tones = _bare(word)
    return len(tones) <= 1 and _LOOSE.fullmatch(bare) is not None
