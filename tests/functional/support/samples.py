"""Valid requests made from the contract: the smallest one that each operation accepts."""

import itertools
import re

from .contract import contract

NOBODYS_ID = "0zzzzzzzzzzzz"  # well-formed, but nothing has it
_numbers = itertools.count(1)

# Where the pattern or the meaning asks for more than a filler.
TEXTS = {
    "^[0-9a-hjkmnp-tv-z]{13}$": lambda: NOBODYS_ID,
    "^[a-z0-9][a-z0-9-]{1,31}$": lambda: f"sample-{next(_numbers)}",
    r"^[^@\s]+@[^@\s]+$": lambda: f"sample{next(_numbers)}@example.com",
    r"^[^\s/]{1,32}$": lambda: f"sample{next(_numbers)}",
    "^#[0-9A-Fa-f]{6}$": lambda: "#0F766E",
    r"^\d{4}-\d{2}-\d{2}$": lambda: "2030-01-01",
    r"^https?://[^/\s]+$": lambda: "https://example.com",
}
# What a schema alone cannot say.
BODIES = {
    "assignConversation": lambda: {"member_id": NOBODYS_ID},
    "changePassword": lambda: {"current": "wrong password", "new": "another password"},
    "updateMe": lambda: {"auto_accept": True},
    "updateAccount": lambda: {"locale": "zh"},
    "updateWorkspace": lambda: {"time_zone": "Asia/Shanghai"},
    "createChannel": lambda: {"type": "web", "name": "sample"},
    "createApiKey": lambda: {"name": "sample", "scopes": ["settings:read"]},
}


def sample(schema):
    """The smallest valid value."""
    schema = contract().resolve(schema)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    for choice in ("oneOf", "anyOf"):
        if choice in schema and "properties" not in schema:
            return sample(schema[choice][0])
    kind = schema.get("type")
    if kind == "object":
        return _object(schema)
    if kind == "array":
        return [sample(schema["items"]) for _ in range(schema.get("minItems", 0))]
    if kind == "string":
        return TEXTS[schema["pattern"]]() if "pattern" in schema else _text(schema)
    if kind in ("integer", "number"):
        return schema.get("minimum", 0)
    assert kind == "boolean", schema
    return True


def _text(schema):
    if schema.get("format") == "date-time":
        return "2030-01-01T00:00:00Z"
    return "sample text"[: max(schema.get("minLength", 1), min(11, schema.get("maxLength", 11)))]


def _object(schema):
    properties = schema.get("properties", {})
    wanted = list(schema.get("required", []))
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            wanted += schema[choice][0].get("required", [])
    while len(wanted) < schema.get("minProperties", 0):
        wanted.append(next(name for name in properties if name not in wanted))
    return {name: sample(properties[name]) for name in wanted}


def request_for(operation, workspace, ids=None):
    """(path, body, query) of a valid request; path parameters that `ids` lacks are NOBODYS_ID."""
    ids = {"workspace": workspace, **(ids or {})}
    path = re.sub(r"\{(\w+)\}", lambda found: ids.get(found.group(1), NOBODYS_ID), operation.path)
    schema = operation.body_schema()
    body = None
    if operation.id in BODIES:
        body = BODIES[operation.id]()
    elif schema is not None:
        body = sample(schema)
    query = {
        parameter["name"]: sample(parameter["schema"])
        for parameter in map(contract().resolve, operation.parameters)
        if parameter["in"] == "query" and parameter.get("required")
    }
    return path, body, query


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "0001e221bc330000000049454e44ae426082")


def send(client, operation, workspace, ids=None, headers=None):
    """Sends the valid request of an operation."""
    path, body, query = request_for(operation, workspace, ids)
    if operation.takes_file():
        if operation.id == "importEntries":
            return client.upload(path, "entries.csv", "question,answer\nsample question,sample answer\n".encode(),
                                 "text/csv", query={**query, "dry_run": "true"})
        if operation.id == "importTerms":
            return client.upload(path, "terms.csv", "term,synonyms\nsample term,sample synonym\n".encode(),
                                 "text/csv", query={**query, "dry_run": "true"})
        return client.upload(path, "dot.png", PNG, "image/png", query=query)
    return client.request(operation.method, path, json=body, query=query, headers=headers)
