"""Holds every answer of the endpoint against resources/endpoint/openapi.yaml, the only contract."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from carehome_desktop.resources import resource_path

CONTRACT = resource_path("endpoint/openapi.yaml")
_URI = "urn:contract"


class ContractBrokenError(AssertionError):
    """An answer that the contract does not allow."""


@cache
def contract() -> Mapping[str, Any]:
    """Return the contract as plain values."""
    read = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def check_answer(method: str, path: str, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Pass if the contract allows this answer to a request for this path (no query); ContractBrokenError if not."""
    headers = {name.lower(): value for name, value in headers.items()}
    media_type = headers.get("content-type", "").partition(";")[0].strip()
    where = f"{method} {path} answered {status}"
    operation = _operation(method, path)
    if operation is None:
        # Outside the contract: still never a framework's own page.
        if status not in (404, 405) or media_type != "application/problem+json":
            raise ContractBrokenError(f"{where} {media_type}, and the contract does not know it")
        _match({"$ref": f"{_URI}#/components/schemas/Problem"}, json.loads(body), where)
        return
    responses = operation["responses"]
    response = _resolved(responses.get(str(status)) or responses.get(f"{status // 100}XX"))
    if response is None:
        raise ContractBrokenError(f"{where}, which the contract does not list")
    if media_type not in response.get("content", {}):
        raise ContractBrokenError(f"{where} as {media_type!r}, not as {', '.join(response.get('content', {}))}")
    for name, header in response.get("headers", {}).items():
        if _resolved(header).get("required") and not headers.get(name.lower()):
            raise ContractBrokenError(f"{where} without {name}")
    if media_type.endswith("json"):
        value = json.loads(body)
        _match(_absolute(response["content"][media_type]["schema"]), value, where)
        if media_type == "application/problem+json" and value["status"] != status:
            raise ContractBrokenError(f"{where}, and says {value['status']} in its body")


def _operation(method: str, path: str) -> Mapping[str, Any] | None:
    for template, item in contract()["paths"].items():
        # An id with a slash in it is a bad id, not another address.
        if re.fullmatch(re.sub(r"\{\w+\}", ".+", template), path, re.DOTALL):
            operation = item.get(method.lower())
            # What a wrong method gets is written beside each right one.
            return operation or next(item[known] for known in ("get", "put") if known in item)
    return None


def _resolved(value: Any) -> Any:
    while isinstance(value, dict) and "$ref" in value:
        target: Any = contract()
        for name in value["$ref"].removeprefix("#/").split("/"):
            target = target[name]
        value = target
    return value


def _absolute(schema: Any) -> Any:
    """Return a schema whose references are found from outside the contract's file."""
    match schema:
        case dict():
            return {
                name: _URI + value if name == "$ref" and str(value).startswith("#") else _absolute(value)
                for name, value in schema.items()
            }
        case list():
            return [_absolute(value) for value in schema]
    return schema


@cache
def _registry() -> Registry[Any]:
    return Registry().with_resource(_URI, Resource(contents=contract(), specification=DRAFT202012))


def _match(schema: Any, value: Any, where: str) -> None:
    validator = Draft202012Validator(schema, registry=_registry(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(value):
        raise ContractBrokenError(f"{where}: {error.json_path}: {error.message}")


def check_body(value: Any) -> None:
    """Pass if the contract allows this body of a return; ContractBrokenError if not."""
    _match({"$ref": f"{_URI}#/components/schemas/Return"}, value, "a return")
