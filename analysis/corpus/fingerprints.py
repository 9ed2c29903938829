"""Fingerprints: few numbers of a text by which a store finds, among millions, the texts that share a passage with it.

Every run of SHINGLE words is a number; of each WINDOW of neighbouring ones the smallest is kept (winnowing: Schleimer,
Wilkerson & Aiken 2003, in its robust form). Two texts that share SHINGLE + WINDOW - 1 words in a row share a
fingerprint there, whatever stands around them.
"""

from collections import deque

from analysis.corpus.wording import Wording, number_runs

SHINGLE = 4  # words; 3 finds a little more of what is heavily rewritten and meets three times as many strangers
WINDOW = 8  # neighbouring shingles of which one is kept: a passage of eleven words always leaves its mark
SHORT = 60  # words; a shorter text keeps all its shingles: it has too few to lose any

# Numbers of 48 bits: SQLite keeps them in six bytes, and among 10^8 of them few are alike by chance.
_SHIFT = 16


def take_fingerprints(wording: Wording) -> dict[int, int]:
    """Returns the fingerprints of a text, each with the first word of its (last) shingle."""
    numbers = [number >> _SHIFT for number in number_runs(wording.keys, SHINGLE)]
    if len(wording) < SHORT or len(numbers) <= WINDOW:
        return {number: place for place, number in enumerate(numbers)}
    kept: dict[int, int] = {}
    rising: deque[int] = deque()  # places whose numbers rise: the first is the smallest of the window
    for place, number in enumerate(numbers):
        while rising and numbers[rising[-1]] >= number:
            rising.pop()
        rising.append(place)
        if rising[0] <= place - WINDOW:
            rising.popleft()
        if place >= WINDOW - 1:
            kept[numbers[rising[0]]] = rising[0]
    return kept
