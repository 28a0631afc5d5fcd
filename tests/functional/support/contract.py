"""api/openapi.yaml and api/events.schema.json: every answer and frame that a test sees is checked against them."""

import functools
import json
import re

import jsonschema
import yaml

from .server_paths import ROOT

METHODS = ("get", "post", "put", "patch", "delete")


class Operation:
    def __init__(self, method, path, definition, shared):
        self.id = definition["operationId"]
        self.method, self.path = method.upper(), path
        self.definition = definition
        self.roles = definition.get("x-roles")
        self.scope = definition.get("x-scope")
        self.public = definition.get("security") == []
        self.parameters = shared + definition.get("parameters", [])
        self.pattern = re.compile(re.sub(r"\{[a-z_]+\}", "[^/]+", path) + "$")

    def body_schema(self):
        content = self.definition.get("requestBody", {}).get("content", {})
        return content.get("application/json", {}).get("schema")

    def takes_file(self):
        return "multipart/form-data" in self.definition.get("requestBody", {}).get("content", {})

    def __repr__(self):
        return self.id


class Contract:
    def __init__(self):
        self.document = yaml.load((ROOT / "api/openapi.yaml").read_text(), Loader=getattr(yaml, "CSafeLoader"))
        frames = (ROOT / "api/events.schema.json").read_text().replace("openapi.yaml#", "#")
        self.document["$defs"] = json.loads(frames)["$defs"]
        self.resolver = jsonschema.RefResolver("", self.document)
        self.operations = [
            Operation(method, path, item[method], item.get("parameters", []))
            for path, item in self.document["paths"].items()
            for method in METHODS
            if method in item
        ]

    def resolve(self, node):
        while "$ref" in node:
            node = self.resolver.resolve(node["$ref"])[1]
        return node

    def parameters(self, operation, place):
        """{name: schema} of an operation's parameters in "path", "query" or "header"."""
        found = [self.resolve(parameter) for parameter in operation.parameters]
        return {row["name"]: row["schema"] for row in found if row["in"] == place}

    def by_id(self, operation_id):
        return next(operation for operation in self.operations if operation.id == operation_id)

    def find(self, method, path):
        path = path.split("?")[0]
        found = [each for each in self.operations if each.method == method and each.pattern.match(path)]
        # A fixed segment goes before a parameter: …/conversations/counts is not a conversation.
        return min(found, key=lambda each: each.path.count("{")) if found else None

    @functools.lru_cache(maxsize=None)
    def _validator(self, pointer):
        schema = {"$ref": pointer}
        return jsonschema.Draft202012Validator(schema, resolver=self.resolver)

    def _check(self, validator, value, what):
        problem = jsonschema.exceptions.best_match(validator.iter_errors(value))
        if problem is not None:
            where = "/".join(map(str, problem.absolute_path))
            raise AssertionError(f"{what} breaks the contract at /{where}: {problem.message[:500]}")

    def check_frame(self, name, frame):
        """`name` is CustomerFrameOut or ConsoleFrameOut; the variant is chosen by the frame's type."""
        for variant in self.document["$defs"][name]["oneOf"]:
            kind = self.resolve(variant)["properties"]["type"]
            if frame["type"] in kind.get("enum", [kind.get("const")]):
                return self._check(self._validator(variant["$ref"]), frame, f"the frame {frame['type']}")
        raise AssertionError(f"{name} has no frame of type {frame['type']}")

    def check_answer(self, method, path, status, content_type, body):
        operation = self.find(method, path)
        if operation is None or status < 200:
            return
        what = f"{operation.id} → {status}"
        if status >= 400:
            assert content_type.startswith("application/problem+json"), f"{what} has the type {content_type}"
            return self._check(self._validator("#/components/schemas/Problem"), json.loads(body), what)
        answer = operation.definition["responses"].get(str(status))
        assert answer is not None, f"{what} is not in the contract"
        content = self.resolve(answer).get("content")
        if content is None:
            assert not body, f"{what} must have no body"
            return
        if "application/json" not in content:
            assert content_type.split(";")[0] in content, f"{what} has the type {content_type}"
            return
        schema = content["application/json"]["schema"]
        validator = jsonschema.Draft202012Validator(schema, resolver=self.resolver)
        self._check(validator, json.loads(body), what)


@functools.lru_cache(maxsize=1)
def contract():
    return Contract()
