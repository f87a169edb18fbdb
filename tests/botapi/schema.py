"""Check a call's parameters against the Bot API's schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.botapi.errors import Refusal, bad_request

_SCHEMA = json.loads((Path(__file__).parent / "schema.json").read_text(encoding="utf-8"))
_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
}
_METHODS = {name.lower(): name for name in _SCHEMA["methods"]}


def method_named(name: str) -> str:
    """Return a method's name as documented; methods are not case-sensitive."""
    if name.lower() not in _METHODS:
        raise Refusal(404, "Not Found: method not found")
    return str(_METHODS[name.lower()])


def checked(method: str, raw: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters, each of its type.

    Args:
        method: As documented.
        raw: Values as they came: JSON's own types, or strings that hold JSON.

    Raises:
        Refusal: Unknown (the real server ignores those, which hides slips), missing or wrong.
    """
    fields = _SCHEMA["methods"][method]
    return _object(method, fields, raw, in_form=True)


def _object(
    name: str, fields: dict[str, Any], raw: dict[str, Any], *, in_form: bool = False
) -> dict[str, Any]:
    if unknown := sorted(raw.keys() - fields.keys()):
        raise bad_request(f"{name} has no parameter {unknown[0]}")
    for field, described in fields.items():
        if described["required"] and raw.get(field) in (None, ""):
            raise bad_request(f'parameter "{field}" of {name} is required')
    return {
        field: _value(f"{name}.{field}", fields[field]["types"], value, in_form=in_form)
        for field, value in raw.items()
    }


def _value(name: str, types: list[str], value: Any, *, in_form: bool) -> Any:
    for kind in types:
        try:
            return _of_type(name, kind, value, in_form=in_form)
        except _WrongTypeError:
            continue
    raise bad_request(f"wrong type of {name}: {value!r} is not {' or '.join(types)}")


class _WrongTypeError(Exception):
    pass


def _of_type(name: str, kind: str, value: Any, *, in_form: bool) -> Any:
    if kind == "String":
        if isinstance(value, str):
            return value
        raise _WrongTypeError
    if in_form and isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise _WrongTypeError from error
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            raise _WrongTypeError
        return [_value(name, [kind.removeprefix("Array of ")], v, in_form=False) for v in value]
    if plain := _PLAIN.get(kind):
        if not isinstance(value, plain) or (kind != "Boolean" and isinstance(value, bool)):
            raise _WrongTypeError
        return value
    return _named_type(name, kind, value)


def _named_type(name: str, kind: str, value: Any) -> dict[str, Any]:
    described = _SCHEMA["types"].get(kind)
    if described is None or not isinstance(value, dict):
        raise _WrongTypeError
    if described["subtypes"]:
        return _subtype(name, described["subtypes"], value)
    if not described["fields"].keys() >= value.keys():
        raise _WrongTypeError
    return _object(kind, described["fields"], value)


def _subtype(name: str, subtypes: list[str], value: dict[str, Any]) -> dict[str, Any]:
    """Return a value as the first of some types that it fits; others require what it has not."""
    for kind in subtypes:
        try:
            return _named_type(name, kind, value)
        except (Refusal, _WrongTypeError):
            continue
    raise _WrongTypeError
