"""The steps of boto3-quotas.test.ts: each is a function, named on the command line."""

import sys
import uuid

import boto3
from botocore.exceptions import ClientError

quotas = boto3.client("service-quotas")
s3 = boto3.client("s3")
storage = {"ServiceCode": "s3", "QuotaCode": "storage-bytes"}


def code_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise AssertionError("it was not refused")


def raise_and_lower():
    bucket = f"boto3-{uuid.uuid4()}"
    s3.create_bucket(Bucket=bucket)
    for value in (1000, 5000, 3000):
        asked = quotas.request_service_quota_increase(
            **storage, DesiredValue=value, ContextId=bucket
        )["RequestedQuota"]
        assert asked["Status"] == "APPROVED", asked
        found = quotas.get_service_quota(**storage, ContextId=bucket)["Quota"]
        assert found["Value"] == value, found
    s3.put_object(Bucket=bucket, Key="a", Body=b"x" * 3000)
    assert code_of(s3.put_object, Bucket=bucket, Key="b", Body=b"x") == "QuotaExceeded"
    lower = {**storage, "DesiredValue": 2999, "ContextId": bucket}
    ask = quotas.request_service_quota_increase
    assert code_of(ask, **lower) == "IllegalArgumentException"


def exceptions():
    try:
        quotas.get_service_quota(ServiceCode="s3", QuotaCode="none")
    except quotas.exceptions.NoSuchResourceException:
        return
    raise AssertionError("there is no such quota")


def paginators():
    pages = quotas.get_paginator("list_service_quotas").paginate(
        ServiceCode="ec2", PaginationConfig={"PageSize": 2}
    )
    codes = [quota["QuotaCode"] for page in pages for quota in page["Quotas"]]
    assert sorted(codes) == sorted(
        ["L-0263D0A3", "L-1216C47A", "L-7A658B76", "instances", "volumes"]
    ), codes
    for name, key in (
        ("list_services", "Services"),
        ("list_requested_service_quota_change_history", "RequestedQuotas"),
        (
            "list_service_quota_increase_requests_in_template",
            "ServiceQuotaIncreaseRequestInTemplateList",
        ),
    ):
        for page in quotas.get_paginator(name).paginate():
            assert key in page, page


globals()[sys.argv[1]]()
print("ok")
