"""argparse, made to answer bad input with one sentence."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

from xentviz.engine.given import InputError

_NEGATIVE = re.compile(r"-[\d.,]")  # the start of a value such as '-1,0,2', which argparse takes for an option


class Parser(argparse.ArgumentParser):
    """A parser that raises InputError for whatever it cannot read. Options are not abbreviated."""

    def __init__(self, verb: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            f"xentviz {verb}".strip(),
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Parse the words after the verb. Raises InputError for an unknown option or a missing value."""
        values, unknown = self.parse_known_args(list(self._joined(words)))
        if unknown:
            self._refuse(unknown[0])
        return values

    def error(self, message: str) -> NoReturn:
        """Called by argparse. Raises InputError instead of printing the usage and exiting."""
        raise InputError(f"{message.removeprefix('argument ')}; see {self.prog} --help.")

    def _joined(self, words: Sequence[str]) -> Iterator[str]:
        rest = iter(words)
        for word in rest:
            following = next(rest, None) if self._takes_value(word) else None
            if following is None:
                yield word
            elif _NEGATIVE.match(following):
                yield f"{word}={following}"
            else:
                yield from (word, following)

    def _takes_value(self, word: str) -> bool:
        action = self._option_string_actions.get(word)
        return action is not None and action.nargs is None

    def _refuse(self, word: str) -> NoReturn:
        known = [option for option in self._option_string_actions if option.startswith("--")]
        near = difflib.get_close_matches(word, known, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise InputError(f"{word!r:.80} is nothing {self.prog} knows{hint}, allowed are {', '.join(known)}.")
