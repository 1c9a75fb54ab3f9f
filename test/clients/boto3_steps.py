"""The steps of boto3.test.ts: `python3 boto3_steps.py STEP` prints "ok" or fails with a traceback."""

import base64
import hashlib
import io
import random
import sys
import urllib.error
import urllib.request
import uuid

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

MIB = 1024 * 1024
s3 = boto3.client("s3", config=Config(s3={"addressing_style": "path"}))


def fresh_bucket():
    name = f"boto3-{uuid.uuid4()}"
    s3.create_bucket(Bucket=name)
    return name


def error_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        return code, error.response["ResponseMetadata"]["HTTPStatusCode"]
    raise AssertionError(f"{call} did not fail")


def put_and_get():
    bucket = fresh_bucket()
    key = "déjà/vu + 100% ~ (1)/\u65e5\u672c"
    put = s3.put_object(Bucket=bucket, Key=key, Body=b"hello", Metadata={"a": "b"})
    assert put["ChecksumCRC32"], put
    assert put["ETag"] == f'"{hashlib.md5(b"hello").hexdigest()}"', put
    got = s3.get_object(Bucket=bucket, Key=key)
    assert got["Body"].read() == b"hello"
    assert got["Metadata"] == {"a": "b"}
    assert got["ChecksumCRC32"] == put["ChecksumCRC32"], got
    ranged = s3.get_object(Bucket=bucket, Key=key, Range="bytes=1-3")
    assert ranged["Body"].read() == b"ell"
    assert ranged["ContentRange"] == "bytes 1-3/5"
    empty = s3.put_object(Bucket=bucket, Key="empty", Body=b"")
    assert empty["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert s3.get_object(Bucket=bucket, Key="empty")["Body"].read() == b""


def checksums():
    bucket = fresh_bucket()
    body = random.Random(1).randbytes(300_000)
    made = {
        "SHA1": hashlib.sha1(body).digest(),
        "SHA256": hashlib.sha256(body).digest(),
    }
    for algorithm in ("CRC32", "SHA1", "SHA256"):
        put = s3.put_object(
            Bucket=bucket, Key=algorithm, Body=io.BytesIO(body), ChecksumAlgorithm=algorithm
        )
        stored = put[f"Checksum{algorithm}"]
        if algorithm in made:
            assert stored == base64.b64encode(made[algorithm]).decode(), put
        got = s3.get_object(Bucket=bucket, Key=algorithm, ChecksumMode="ENABLED")
        assert got[f"Checksum{algorithm}"] == stored, got
        assert got["Body"].read() == body
        parts = s3.get_object_attributes(
            Bucket=bucket, Key=algorithm, ObjectAttributes=["Checksum", "ObjectSize"]
        )
        assert parts["Checksum"][f"Checksum{algorithm}"] == stored, parts
        assert parts["ObjectSize"] == len(body), parts
    wrong = base64.b64encode(bytes(32)).decode()
    refused = error_of(
        s3.put_object, Bucket=bucket, Key="wrong", Body=body, ChecksumSHA256=wrong
    )
    assert refused == ("BadDigest", 400), refused
    assert error_of(s3.head_object, Bucket=bucket, Key="wrong") == ("404", 404)


def upload_fileobj():
    bucket = fresh_bucket()
    body = random.Random(2).randbytes(23 * MIB + 17)
    config = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=6 * MIB)
    s3.upload_fileobj(
        io.BytesIO(body), bucket, "big", Config=config, ExtraArgs={"ContentType": "x/y"}
    )
    head = s3.head_object(Bucket=bucket, Key="big")
    assert head["ContentLength"] == len(body) and head["ContentType"] == "x/y", head
    assert head["ETag"].endswith('-4"'), head
    target = io.BytesIO()
    s3.download_fileobj(bucket, "big", target, Config=config)
    assert target.getvalue() == body
    attributes = s3.get_object_attributes(
        Bucket=bucket, Key="big", ObjectAttributes=["ObjectParts", "ETag", "ObjectSize"]
    )
    assert attributes["ObjectParts"]["TotalPartsCount"] == 4, attributes
    second = s3.get_object(Bucket=bucket, Key="big", PartNumber=2)
    assert second["Body"].read() == body[6 * MIB : 12 * MIB]
    assert second["PartsCount"] == 4, second


def managed_copy():
    bucket = fresh_bucket()
    body = random.Random(3).randbytes(6 * MIB)
    s3.put_object(Bucket=bucket, Key="a + b", Body=body, Metadata={"x": "1"})
    source = {"Bucket": bucket, "Key": "a + b"}
    s3.copy(source, bucket, "whole")
    config = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB)
    s3.copy(source, bucket, "parted", Config=config)
    for key in ("whole", "parted"):
        assert s3.get_object(Bucket=bucket, Key=key)["Body"].read() == body, key
    assert s3.head_object(Bucket=bucket, Key="whole")["Metadata"] == {"x": "1"}
    s3.copy_object(
        Bucket=bucket,
        Key="whole",
        CopySource=source,
        MetadataDirective="REPLACE",
        Metadata={"y": "2"},
    )
    assert s3.head_object(Bucket=bucket, Key="whole")["Metadata"] == {"y": "2"}


def paginators():
    bucket = fresh_bucket()
    keys = sorted(f"{top}/{index:03d} é" for top in "abc" for index in range(25))
    for key in keys:
        s3.put_object(Bucket=bucket, Key=key, Body=b"x")
    for name in ("list_objects", "list_objects_v2"):
        pages = s3.get_paginator(name).paginate(
            Bucket=bucket, PaginationConfig={"PageSize": 10}
        )
        found = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
        assert found == keys, (name, found)
        pages = s3.get_paginator(name).paginate(
            Bucket=bucket, Delimiter="/", PaginationConfig={"PageSize": 2}
        )
        prefixes = [one["Prefix"] for page in pages for one in page.get("CommonPrefixes", [])]
        assert prefixes == ["a/", "b/", "c/"], (name, prefixes)
    uploads = [
        s3.create_multipart_upload(Bucket=bucket, Key=f"upload-{index % 4}")["UploadId"]
        for index in range(12)
    ]
    pages = s3.get_paginator("list_multipart_uploads").paginate(
        Bucket=bucket, PaginationConfig={"PageSize": 5}
    )
    listed = [one["UploadId"] for page in pages for one in page.get("Uploads", [])]
    assert sorted(listed) == sorted(uploads), listed
    target = dict(Bucket=bucket, Key="upload-0", UploadId=uploads[0])
    for number in range(1, 13):
        s3.upload_part(**target, PartNumber=number, Body=b"p" * number)
    pages = s3.get_paginator("list_parts").paginate(
        **target, PaginationConfig={"PageSize": 5}
    )
    parts = [(one["PartNumber"], one["Size"]) for page in pages for one in page["Parts"]]
    assert parts == [(number, number) for number in range(1, 13)], parts
    more = [fresh_bucket() for _ in range(5)]
    pages = s3.get_paginator("list_buckets").paginate(PaginationConfig={"PageSize": 2})
    buckets = [one["Name"] for page in pages for one in page["Buckets"]]
    assert buckets == sorted(buckets) and set(more) < set(buckets), buckets
    for key in range(4):
        for upload in uploads[key::4]:
            s3.abort_multipart_upload(Bucket=bucket, Key=f"upload-{key}", UploadId=upload)
    assert "Uploads" not in s3.list_multipart_uploads(Bucket=bucket)


def fetch(url, method="GET", data=None, headers=None):
    request = urllib.request.Request(url, data=data, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def presigned_urls():
    bucket = fresh_bucket()
    s3v4 = boto3.client(
        "s3", config=Config(signature_version="s3v4", s3={"addressing_style": "path"})
    )
    target = {"Bucket": bucket, "Key": "a key/+"}
    put = s3v4.generate_presigned_url("put_object", Params=target, ExpiresIn=60)
    assert fetch(put, "PUT", b"presigned")[0] == 200
    get = s3v4.generate_presigned_url("get_object", Params=target, ExpiresIn=60)
    assert fetch(get) == (200, b"presigned")
    named = {**target, "ResponseContentDisposition": 'attachment; filename="é.txt"'}
    url = s3v4.generate_presigned_url("get_object", Params=named, ExpiresIn=60)
    with urllib.request.urlopen(url) as answer:
        assert answer.headers["Content-Disposition"] == named["ResponseContentDisposition"]
    old = boto3.client("s3", config=Config(signature_version="s3"))
    get_old = old.generate_presigned_url("get_object", Params=target, ExpiresIn=60)
    assert fetch(get_old) == (200, b"presigned")
    assert fetch(get.replace("Signature=", "Signature=0"))[0] == 403
    assert b"<Code>AccessDenied</Code>" in fetch(get.split("?")[0])[1]


def presigned_post():
    bucket = fresh_bucket()
    form = s3.generate_presigned_post(
        bucket,
        "uploads/${filename}",
        Fields={"acl": "private", "Content-Type": "text/plain", "success_action_status": "201"},
        Conditions=[
            {"acl": "private"},
            {"Content-Type": "text/plain"},
            {"success_action_status": "201"},
            ["content-length-range", 1, 100],
        ],
        ExpiresIn=60,
    )

    def send(content, **changes):
        boundary = uuid.uuid4().hex
        parts = []
        for name, value in {**form["fields"], **changes}.items():
            parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n')
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="me.txt"\r\n'
            f"Content-Type: text/plain\r\n\r\n"
        )
        data = "".join(parts).encode() + content + f"\r\n--{boundary}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return fetch(form["url"], "POST", data, headers)

    status, answer = send(b"from a form")
    assert status == 201 and b"<Key>uploads/me.txt</Key>" in answer, (status, answer)
    got = s3.get_object(Bucket=bucket, Key="uploads/me.txt")
    assert got["Body"].read() == b"from a form" and got["ContentType"] == "text/plain", got
    status, answer = send(b"x" * 101)
    assert status == 400 and b"EntityTooLarge" in answer, (status, answer)
    status, answer = send(b"")
    assert status == 400 and b"EntityTooSmall" in answer, (status, answer)
    status, answer = send(b"fine", acl="public-read")
    assert status == 403 and b"AccessDenied" in answer, (status, answer)


def conditions():
    bucket = fresh_bucket()
    first = s3.put_object(Bucket=bucket, Key="k", Body=b"1", IfNoneMatch="*")["ETag"]
    again = error_of(s3.put_object, Bucket=bucket, Key="k", Body=b"2", IfNoneMatch="*")
    assert again == ("PreconditionFailed", 412), again
    second = s3.put_object(Bucket=bucket, Key="k", Body=b"2", IfMatch=first)["ETag"]
    stale = error_of(s3.put_object, Bucket=bucket, Key="k", Body=b"3", IfMatch=first)
    assert stale == ("PreconditionFailed", 412), stale
    absent = error_of(s3.put_object, Bucket=bucket, Key="none", Body=b"3", IfMatch=first)
    assert absent == ("NoSuchKey", 404), absent
    same = error_of(s3.get_object, Bucket=bucket, Key="k", IfNoneMatch=second)
    assert same == ("304", 304), same
    other = error_of(s3.get_object, Bucket=bucket, Key="k", IfMatch=first)
    assert other == ("PreconditionFailed", 412), other


def delete_many():
    bucket = fresh_bucket()
    keys = [f"k{index}" for index in range(1000)]
    for key in keys[:50]:
        s3.put_object(Bucket=bucket, Key=key, Body=b"x")
    answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in keys]})
    assert len(answer["Deleted"]) == 1000 and "Errors" not in answer, answer
    assert s3.list_objects_v2(Bucket=bucket)["KeyCount"] == 0
    quiet = s3.delete_objects(
        Bucket=bucket, Delete={"Objects": [{"Key": "a&<b>"}], "Quiet": True}
    )
    assert "Deleted" not in quiet, quiet


def errors():
    bucket = fresh_bucket()
    for call, expected in (
        (lambda: s3.get_object(Bucket=bucket, Key="no"), s3.exceptions.NoSuchKey),
        (lambda: s3.list_objects_v2(Bucket="no-such-" + bucket), s3.exceptions.NoSuchBucket),
        (
            lambda: s3.list_parts(Bucket=bucket, Key="no", UploadId="bm8"),
            s3.exceptions.NoSuchUpload,
        ),
    ):
        try:
            call()
            raise AssertionError(f"{expected} was not raised")
        except expected as error:
            assert error.response["ResponseMetadata"]["RequestId"], error.response
            assert error.response["ResponseMetadata"]["HostId"], error.response
    assert error_of(s3.head_object, Bucket=bucket, Key="no") == ("404", 404)
    assert error_of(s3.get_object, Bucket=bucket, Key="no", Range="bytes=9-")[1] == 404
    s3.put_object(Bucket=bucket, Key="k", Body=b"1")
    beyond = error_of(s3.get_object, Bucket=bucket, Key="k", Range="bytes=9-")
    assert beyond == ("InvalidRange", 416), beyond
    stranger = boto3.client(
        "s3", aws_access_key_id="AKIAUNKNOWN000000000", aws_secret_access_key="x" * 40
    )
    assert error_of(stranger.list_buckets) == ("InvalidAccessKeyId", 403)
    impostor = boto3.client("s3", aws_secret_access_key="x" * 40, aws_access_key_id=own_key_id())
    assert error_of(impostor.list_buckets) == ("SignatureDoesNotMatch", 403)


def own_key_id():
    return boto3.Session().get_credentials().access_key


def waiters_and_resources():
    name = f"boto3-{uuid.uuid4()}"
    resource = boto3.resource("s3")
    bucket = resource.Bucket(name)
    bucket.create()
    bucket.wait_until_exists()
    bucket.put_object(Key="a/b", Body=b"1")
    bucket.Object("a/b").wait_until_exists()
    assert [one.key for one in bucket.objects.filter(Prefix="a/")] == ["a/b"]
    assert bucket.Object("a/b").get()["Body"].read() == b"1"
    bucket.objects.all().delete()
    bucket.delete()
    bucket.wait_until_not_exists()


globals()[sys.argv[1]]()
print("ok")
