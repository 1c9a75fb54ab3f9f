"""What the steps of boto3-accounts.test.ts share: clients that check every answer, and a runner."""

import configparser
import hashlib
import hmac
import json
import os
import struct
import sys
import threading
import time
import traceback
from base64 import b32decode
from concurrent.futures import ThreadPoolExecutor

import boto3
import botocore.session
from botocore.validate import ParamValidator

making = threading.Lock()
called = set()

# Where AWS itself answers other words than its model lists.
beyond_the_model = {"PermissionsBoundaryType": "Policy", "SourcePolicyType": "IAM Policy"}


def enum_problems(shape, value, place):
    """Values that botocore's model does not list, which its own validation lets through."""
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            if name in value and value[name] != beyond_the_model.get(name):
                yield from enum_problems(member, value[name], f"{place}.{name}")
    elif shape.type_name == "list":
        for index, one in enumerate(value):
            yield from enum_problems(shape.member, one, f"{place}[{index}]")
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{place} is {value!r}, not one of {shape.enum}"


def check_answer(parsed, model, http_response, **_):
    """Holds each successful answer against botocore's model: required members, types, enums."""
    assert parsed["ResponseMetadata"]["RequestId"], parsed
    called.add(f"{model.service_model.service_name}/{model.name}")
    if http_response.status_code >= 300 or model.output_shape is None:
        return
    answer = {key: value for key, value in parsed.items() if key != "ResponseMetadata"}
    report = ParamValidator().validate(without_documents(answer), model.output_shape)
    problems = list(enum_problems(model.output_shape, answer, model.name))
    assert not report.has_errors(), f"{model.name}: {report.generate_report()}"
    assert not problems, problems


def without_documents(value):
    """The same with policies as texts again: botocore parses them after the model is applied."""
    if isinstance(value, list):
        return [without_documents(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: json.dumps(one) if key.endswith("Document") else without_documents(one)
        for key, one in value.items()
    }


def client(service, keys=None):
    """A client, with the root's keys or those of an answer's AccessKey or Credentials."""
    with making:
        made = boto3.client(service, **credentials(keys))
    made.meta.events.register("after-call.*", check_answer)
    return made


def resource(service):
    with making:
        return boto3.resource(service)


def credentials(keys):
    if keys is None:
        return {}
    return {
        "aws_access_key_id": keys["AccessKeyId"],
        "aws_secret_access_key": keys["SecretAccessKey"],
        "aws_session_token": keys.get("SessionToken"),
    }


def profile_session(folder, profiles, name, mfa_code=None):
    """boto3 as a profile of a configuration file makes it, with a code for who is asked for one."""
    config = configparser.ConfigParser()
    config.read_dict({f"profile {key}": settings for key, settings in profiles.items()})
    file = os.path.join(folder, "config")
    with open(file, "w") as stream:
        config.write(stream)
    core = botocore.session.Session(profile=name)
    core.set_config_variable("config_file", file)
    providers = core.get_component("credential_provider")
    providers.get_provider("assume-role")._prompter = lambda _: mfa_code
    return boto3.Session(botocore_session=core)


def refused(exception, call, **arguments):
    """The error that a call raises, which must be of this class of botocore's."""
    try:
        call(**arguments)
    except exception as error:
        return error.response["Error"]
    raise AssertionError(f"{call} did not raise {exception}")


def pages(target, operation, key, size=2, **arguments):
    """All that a paginator finds, which must have turned pages if they have a size."""
    paging = {} if size is None else {"PageSize": size}
    found = list(target.get_paginator(operation).paginate(**arguments, PaginationConfig=paging))
    entries = [entry for page in found for entry in page[key]]
    assert size is None or len(entries) <= size or len(found) > 1, f"{operation} has one page of {len(entries)}"
    return entries


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(*actions, resource="*"):
    return {"Effect": "Allow", "Action": list(actions), "Resource": resource}


def deny(*actions):
    return {**allow(*actions), "Effect": "Deny"}


def trust(principal, action="sts:AssumeRole", **more):
    return policy({"Effect": "Allow", "Principal": principal, "Action": action, **more})


def totp(seed, step):
    """https://www.rfc-editor.org/rfc/rfc6238"""
    key = b32decode(seed + b"=" * (-len(seed) % 8))
    mac = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = mac[-1] & 15
    number = struct.unpack(">I", mac[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class MfaDevice:
    """Shows codes as a telephone does, each step's once."""

    def __init__(self, seed):
        self.seed = seed
        self.step = None

    def two(self):
        """Those of the step before and of now, which enable a device."""
        self.step = int(time.time()) // 30
        codes = [totp(self.seed, step) for step in (self.step - 1, self.step)]
        return {"AuthenticationCode1": codes[0], "AuthenticationCode2": codes[1]}

    def next(self):
        """The code of now, or that of the next step when that of now was shown."""
        self.step = max(self.step + 1, int(time.time()) // 30)
        return totp(self.seed, self.step)


def run(steps):
    """Runs the steps that the command line names, all at once; prints how each went, and the calls."""

    def outcome(name):
        try:
            steps[name]()
            return "ok"
        except Exception:
            return traceback.format_exc()

    with ThreadPoolExecutor(8) as pool:
        names = sys.argv[1:]
        outcomes = dict(zip(names, pool.map(outcome, names)))
        print(json.dumps({"outcomes": outcomes, "called": sorted(called)}))
