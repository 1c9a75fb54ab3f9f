"""The steps of boto3-accounts.test.ts on STS, Organizations, Service Quotas and CloudTrail."""

import datetime
import json
import os
import tempfile
import uuid

from boto3_scene import (
    MfaDevice,
    allow,
    client,
    deny,
    pages,
    policy,
    profile_session,
    refused,
    run,
    trust,
)

iam = client("iam")
s3 = client("s3")
sts = client("sts")
organizations = client("organizations")
quotas = client("service-quotas")
cloudtrail = client("cloudtrail")
account = sts.get_caller_identity()["Account"]
storage = {"ServiceCode": "s3", "QuotaCode": "storage-bytes"}


def named(kind):
    return f"{kind}-{uuid.uuid4().hex[:12]}"


def new_user(*statements):
    name = named("user")
    arn = iam.create_user(UserName=name)["User"]["Arn"]
    if statements:
        iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy(*statements))
    return name, arn, iam.create_access_key(UserName=name)["AccessKey"]


def new_role(trusts, *statements, name=None):
    name = name or named("role")
    arn = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trusts)["Role"]["Arn"]
    iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=policy(*statements))
    return name, arn


def code_of(call, **arguments):
    return refused(call.__self__.exceptions.ClientError, call, **arguments)["Code"]


def caller(keys):
    return client("sts", keys).get_caller_identity()["Arn"]


def assume_role():
    _, user, keys = new_user()
    own = client("sts", keys)
    external = {"StringEquals": {"sts:ExternalId": "42"}}
    actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]
    name, arn = new_role(trust({"AWS": user}, actions, Condition=external), allow("s3:*"))
    target = {"RoleArn": arn, "RoleSessionName": "boto3"}
    assert code_of(own.assume_role, **target) == "AccessDenied"
    made = own.assume_role(
        **target,
        ExternalId="42",
        DurationSeconds=900,
        Policy=policy(allow("s3:ListAllMyBuckets")),
        Tags=[{"Key": "team", "Value": "blue"}],
        TransitiveTagKeys=["team"],
        SourceIdentity="ann",
    )
    assert made["SourceIdentity"] == "ann" and made["PackedPolicySize"] >= 1, made
    lasts = made["Credentials"]["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
    assert 800 < lasts.total_seconds() <= 900, lasts
    assert caller(made["Credentials"]) == f"arn:aws:sts::{account}:assumed-role/{name}/boto3"
    session = client("s3", made["Credentials"])
    session.list_buckets()
    assert code_of(session.create_bucket, Bucket=named("bucket")) == "AccessDenied"
    malformed = {**target, "ExternalId": "42", "Policy": "{}"}
    refused(own.exceptions.MalformedPolicyDocumentException, own.assume_role, **malformed)
    iam.delete_role_policy(RoleName=name, PolicyName="own")
    iam.delete_role(RoleName=name)
    assert code_of(session.list_buckets) == "InvalidAccessKeyId"


def own_sessions():
    _, arn, keys = new_user(allow("s3:*", "sts:GetFederationToken"))
    own = client("sts", keys)
    session = own.get_session_token(DurationSeconds=900)["Credentials"]
    assert caller(session) == arn
    client("s3", session).list_buckets()
    federated = own.get_federation_token(Name="guest", Policy=policy(allow("s3:ListAllMyBuckets")))
    user = federated["FederatedUser"]
    assert user["FederatedUserId"] == f"{account}:guest", user
    assert user["Arn"] == f"arn:aws:sts::{account}:federated-user/guest", user
    guest = client("s3", federated["Credentials"])
    guest.list_buckets()
    assert code_of(guest.create_bucket, Bucket=named("bucket")) == "AccessDenied"
    for one in (keys, session, federated["Credentials"]):
        assert sts.get_access_key_info(AccessKeyId=one["AccessKeyId"])["Account"] == account
    message = {"EncodedMessage": "none"}
    decode = sts.decode_authorization_message
    refused(sts.exceptions.InvalidAuthorizationMessageException, decode, **message)


def web_identity():
    url, token = os.environ["OIDC_URL"], os.environ["OIDC_TOKEN"]
    provider = iam.create_open_id_connect_provider(Url=url, ClientIDList=["app"])
    subject = {"StringEquals": {f"{url.split('//')[1]}:sub": "ann@example.com"}}
    federated = {"Federated": provider["OpenIDConnectProviderArn"]}
    trusts = trust(federated, "sts:AssumeRoleWithWebIdentity", Condition=subject)
    name, arn = new_role(trusts, allow("s3:ListAllMyBuckets"))
    target = {"RoleArn": arn, "RoleSessionName": "web"}
    made = sts.assume_role_with_web_identity(**target, WebIdentityToken=token)
    assert made["SubjectFromWebIdentityToken"] == "ann@example.com" and made["Audience"] == "app", made
    assert caller(made["Credentials"]).endswith(f":assumed-role/{name}/web")
    assume = sts.assume_role_with_web_identity
    wrong = {**target, "WebIdentityToken": f"{token[:-6]}AAAAAA"}
    refused(sts.exceptions.InvalidIdentityTokenException, assume, **wrong)
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "token")
        with open(file, "w") as stream:
            stream.write(token)
        settings = {"role_arn": arn, "web_identity_token_file": file, "role_session_name": "file"}
        profile = profile_session(folder, {"web": settings}, "web")
        assert profile.client("sts").get_caller_identity()["Arn"].endswith("/file")
        profile.client("s3").list_buckets()


def saml():
    name, metadata = os.environ["SAML_NAME"], os.environ["SAML_METADATA"]
    made = iam.create_saml_provider(Name=name, SAMLMetadataDocument=metadata)
    trusts = trust({"Federated": made["SAMLProviderArn"]}, "sts:AssumeRoleWithSAML")
    _, arn = new_role(trusts, allow("s3:ListAllMyBuckets"), name=name)
    target = {"RoleArn": arn, "PrincipalArn": made["SAMLProviderArn"]}
    assume = sts.assume_role_with_saml
    answer = assume(**target, SAMLAssertion=os.environ["SAML_ASSERTION"])
    assert answer["Subject"] == "ann@example.com", answer
    client("s3", answer["Credentials"]).list_buckets()
    wrong = {**target, "SAMLAssertion": "bm9uZQ=="}
    refused(sts.exceptions.InvalidIdentityTokenException, assume, **wrong)


def profiles():
    user, arn, keys = new_user(allow("sts:AssumeRole"))
    device = iam.create_virtual_mfa_device(VirtualMFADeviceName=user)["VirtualMFADevice"]
    phone = MfaDevice(device["Base32StringSeed"])
    serial = device["SerialNumber"]
    iam.enable_mfa_device(UserName=user, SerialNumber=serial, **phone.two())
    with_mfa = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    name, first_role = new_role(trust({"AWS": arn}, Condition=with_mfa), allow("sts:AssumeRole"))
    last, last_role = new_role(trust({"AWS": first_role}), allow("s3:*"))
    settings = {
        "dev": {
            "aws_access_key_id": keys["AccessKeyId"],
            "aws_secret_access_key": keys["SecretAccessKey"],
        },
        "without": {"source_profile": "dev", "role_arn": first_role},
        "one": {"source_profile": "dev", "role_arn": first_role, "mfa_serial": serial},
        "two": {"source_profile": "one", "role_arn": last_role, "role_session_name": "chained"},
    }
    with tempfile.TemporaryDirectory() as folder:
        without = profile_session(folder, settings, "without").client("s3")
        assert code_of(without.list_buckets) == "AccessDenied"
        two = profile_session(folder, settings, "two", mfa_code=phone.next())
        two.client("s3").list_buckets()
        got = two.client("sts").get_caller_identity()["Arn"]
        assert got == f"arn:aws:sts::{account}:assumed-role/{last}/chained", got


def member_accounts():
    made = organizations.create_account(
        AccountName="Green Ltd",
        Email=f"{named('it')}@example.com",
        Tags=[{"Key": "plan", "Value": "small"}],
    )["CreateAccountStatus"]
    status = organizations.describe_create_account_status(CreateAccountRequestId=made["Id"])
    member = status["CreateAccountStatus"]["AccountId"]
    assert status["CreateAccountStatus"]["State"] == "SUCCEEDED", status
    described = organizations.describe_account(AccountId=member)["Account"]
    assert (described["Name"], described["Status"]) == ("Green Ltd", "ACTIVE"), described
    assert isinstance(described["JoinedTimestamp"], datetime.datetime), described
    listed = pages(organizations, "list_accounts", "Accounts", size=1)
    assert member in [one["Id"] for one in listed], listed
    statuses = pages(organizations, "list_create_account_status", "CreateAccountStatuses", size=1)
    assert made["Id"] in [one["Id"] for one in statuses], statuses
    tags = pages(organizations, "list_tags_for_resource", "Tags", size=None, ResourceId=member)
    assert tags == [{"Key": "plan", "Value": "small"}], tags
    organizations.tag_resource(ResourceId=member, Tags=[{"Key": "a", "Value": "b"}])
    organizations.untag_resource(ResourceId=member, TagKeys=["plan"])
    assert organizations.list_tags_for_resource(ResourceId=member)["Tags"][0]["Key"] == "a"
    # A user of the management account works in the new account by the role it was born with.
    _, _, keys = new_user(allow("sts:AssumeRole"))
    target = f"arn:aws:iam::{member}:role/OrganizationAccountAccessRole"
    session = client("sts", keys).assume_role(RoleArn=target, RoleSessionName="operator")
    inside = client("iam", session["Credentials"])
    inside.create_user(UserName="first")
    assert [one["UserName"] for one in pages(inside, "list_users", "Users")] == ["first"]
    organizations.close_account(AccountId=member)
    close = organizations.close_account
    refused(organizations.exceptions.AccountAlreadyClosedException, close, AccountId=member)
    assert code_of(inside.list_users) != ""
    missing = {"AccountId": "999999999999"}
    find = organizations.describe_account
    refused(organizations.exceptions.AccountNotFoundException, find, **missing)


def new_account():
    email = f"{named('it')}@example.com"
    made = organizations.create_account(AccountName="member", Email=email)["CreateAccountStatus"]
    of_request = {"CreateAccountRequestId": made["Id"]}
    status = organizations.describe_create_account_status(**of_request)
    return status["CreateAccountStatus"]["AccountId"]


def organization():
    errors = organizations.exceptions
    create = organizations.create_organization
    refused(errors.AlreadyInOrganizationException, create, FeatureSet="ALL")
    refused(errors.MasterCannotLeaveOrganizationException, organizations.leave_organization)
    root = organizations.list_roots()["Roots"][0]["Id"]
    scp = {"RootId": root, "PolicyType": "SERVICE_CONTROL_POLICY"}
    enable = organizations.enable_policy_type
    refused(errors.PolicyTypeAlreadyEnabledException, enable, **scp)
    other = {"RootId": root, "PolicyType": "TAG_POLICY"}
    disable = organizations.disable_policy_type
    refused(errors.PolicyTypeNotAvailableForOrganizationException, disable, **other)
    effective = {"PolicyType": "TAG_POLICY", "TargetId": account}
    describe = organizations.describe_effective_policy
    refused(errors.EffectivePolicyNotFoundException, describe, **effective)
    policies = pages(organizations, "list_policies", "Policies", Filter="SERVICE_CONTROL_POLICY")
    assert "FullAWSAccess" in [one["Name"] for one in policies], policies
    for operation in ("list_handshakes_for_account", "list_handshakes_for_organization"):
        assert pages(organizations, operation, "Handshakes") == []


def delegation():
    member = new_account()
    service = {"ServicePrincipal": "cloudtrail.amazonaws.com"}
    organizations.enable_aws_service_access(**service)
    organizations.register_delegated_administrator(AccountId=member, **service)
    operation = "list_aws_service_access_for_organization"
    enabled = pages(organizations, operation, "EnabledServicePrincipals")
    assert service["ServicePrincipal"] in [one["ServicePrincipal"] for one in enabled], enabled
    operation = "list_delegated_administrators"
    found = pages(organizations, operation, "DelegatedAdministrators", **service)
    assert [one["Id"] for one in found] == [member], found
    operation = "list_delegated_services_for_account"
    services = pages(organizations, operation, "DelegatedServices", AccountId=member)
    assert [one["ServicePrincipal"] for one in services] == list(service.values()), services
    organizations.deregister_delegated_administrator(AccountId=member, **service)
    organizations.disable_aws_service_access(**service)
    again = {"AccountId": member, **service}
    deregister = organizations.deregister_delegated_administrator
    refused(organizations.exceptions.AccountNotRegisteredException, deregister, **again)
    remove = organizations.remove_account_from_organization
    refused(organizations.exceptions.ConstraintViolationException, remove, AccountId=member)


def units_and_policies():
    root = pages(organizations, "list_roots", "Roots")[0]["Id"]
    assert organizations.describe_organization()["Organization"]["MasterAccountId"] == account
    member = new_account()
    units = []
    for name in (f"{named('ünit')} 1" for _ in range(3)):
        unit = organizations.create_organizational_unit(ParentId=root, Name=name)
        units.append(unit["OrganizationalUnit"]["Id"])
        again = {"ParentId": root, "Name": name}
        create = organizations.create_organizational_unit
        refused(organizations.exceptions.DuplicateOrganizationalUnitException, create, **again)
    listed = pages(
        organizations, "list_organizational_units_for_parent", "OrganizationalUnits", ParentId=root
    )
    assert set(units) <= {one["Id"] for one in listed}, listed
    unit = units[0]
    renamed = organizations.update_organizational_unit(
        OrganizationalUnitId=unit, Name=named("renamed")
    )["OrganizationalUnit"]
    described = organizations.describe_organizational_unit(OrganizationalUnitId=unit)
    assert described["OrganizationalUnit"]["Name"] == renamed["Name"], described
    organizations.move_account(AccountId=member, SourceParentId=root, DestinationParentId=unit)
    of_unit = pages(organizations, "list_accounts_for_parent", "Accounts", ParentId=unit)
    assert [one["Id"] for one in of_unit] == [member], of_unit
    children = {"ParentId": unit, "ChildType": "ACCOUNT"}
    assert pages(organizations, "list_children", "Children", **children)[0]["Id"] == member
    assert pages(organizations, "list_parents", "Parents", ChildId=member)[0]["Id"] == unit
    content = policy(deny("s3:CreateBucket"))
    made = organizations.create_policy(
        Name=named("scp"), Description="", Type="SERVICE_CONTROL_POLICY", Content=content
    )["Policy"]
    assert json.loads(made["Content"]) == json.loads(content), made
    scp = made["PolicySummary"]["Id"]
    organizations.attach_policy(PolicyId=scp, TargetId=unit)
    twice = {"PolicyId": scp, "TargetId": unit}
    attach = organizations.attach_policy
    refused(organizations.exceptions.DuplicatePolicyAttachmentException, attach, **twice)
    targets = pages(organizations, "list_targets_for_policy", "Targets", PolicyId=scp)
    assert [one["TargetId"] for one in targets] == [unit], targets
    of_target = {"TargetId": unit, "Filter": "SERVICE_CONTROL_POLICY"}
    bound = pages(organizations, "list_policies_for_target", "Policies", size=1, **of_target)
    assert {one["Name"] for one in bound} == {"FullAWSAccess", made["PolicySummary"]["Name"]}
    _, _, keys = new_user(allow("sts:AssumeRole"))
    target = f"arn:aws:iam::{member}:role/OrganizationAccountAccessRole"
    assumed = client("sts", keys).assume_role(RoleArn=target, RoleSessionName="operator")
    inside = client("s3", assumed["Credentials"])
    denied = refused(inside.exceptions.ClientError, inside.create_bucket, Bucket=named("bucket"))
    assert denied["Code"] == "AccessDenied" and "service control" in denied["Message"], denied
    organizations.update_policy(PolicyId=scp, Content=policy(deny("s3:DeleteBucket")))
    inside.create_bucket(Bucket=named("bucket"))
    in_use = {"PolicyId": scp}
    refused(organizations.exceptions.PolicyInUseException, organizations.delete_policy, **in_use)
    organizations.detach_policy(PolicyId=scp, TargetId=unit)
    organizations.delete_policy(PolicyId=scp)
    find = organizations.describe_policy
    refused(organizations.exceptions.PolicyNotFoundException, find, PolicyId=scp)
    remove = organizations.delete_organizational_unit
    not_empty = {"OrganizationalUnitId": unit}
    refused(organizations.exceptions.OrganizationalUnitNotEmptyException, remove, **not_empty)
    for one in units[1:]:
        remove(OrganizationalUnitId=one)


def quota_values():
    bucket = named("boto3")
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
    refused(quotas.exceptions.IllegalArgumentException, ask, **lower)
    none = {"ServiceCode": "s3", "QuotaCode": "none"}
    refused(quotas.exceptions.NoSuchResourceException, quotas.get_service_quota, **none)


def quota_lists():
    found = pages(quotas, "list_service_quotas", "Quotas", ServiceCode="ec2")
    codes = sorted(quota["QuotaCode"] for quota in found)
    assert codes == ["L-0263D0A3", "L-1216C47A", "L-7A658B76", "instances", "snapshots-gib", "volumes"], codes
    defaults = pages(quotas, "list_aws_default_service_quotas", "Quotas", ServiceCode="ec2")
    assert sorted(quota["QuotaCode"] for quota in defaults) == codes, defaults
    vcpus = {"ServiceCode": "ec2", "QuotaCode": "L-1216C47A"}
    assert quotas.get_aws_default_service_quota(**vcpus)["Quota"]["Value"] == 5
    services = pages(quotas, "list_services", "Services", size=1)
    assert [one["ServiceCode"] for one in services] == ["ec2", "s3"], services
    asked = [
        quotas.request_service_quota_increase(**vcpus, DesiredValue=value)["RequestedQuota"]["Id"]
        for value in (11, 12, 13)
    ]
    for operation, arguments in (
        ("list_requested_service_quota_change_history", {"ServiceCode": "ec2"}),
        ("list_requested_service_quota_change_history_by_quota", vcpus),
    ):
        history = pages(quotas, operation, "RequestedQuotas", **arguments)
        assert set(asked) <= {one["Id"] for one in history}, history
    one = quotas.get_requested_service_quota_change(RequestId=asked[0])["RequestedQuota"]
    assert one["DesiredValue"] == 11 and isinstance(one["Created"], datetime.datetime), one


def quota_template():
    entries = [{**storage, "AwsRegion": "us-east-1"}] + [
        {"ServiceCode": "ec2", "QuotaCode": code, "AwsRegion": "us-east-1"}
        for code in ("instances", "volumes")
    ]
    for entry in entries:
        quotas.put_service_quota_increase_request_into_template(**entry, DesiredValue=100)
    key = "ServiceQuotaIncreaseRequestInTemplateList"
    listed = pages(quotas, "list_service_quota_increase_requests_in_template", key)
    assert len(listed) == 3, listed
    got = quotas.get_service_quota_increase_request_from_template(**entries[0])
    assert got["ServiceQuotaIncreaseRequestInTemplate"]["DesiredValue"] == 100, got
    for entry in entries:
        quotas.delete_service_quota_increase_request_from_template(**entry)
    find = quotas.get_service_quota_increase_request_from_template
    refused(quotas.exceptions.NoSuchResourceException, find, **entries[0])
    quotas.associate_service_quota_template()
    status = quotas.get_association_for_service_quota_template()
    assert status["ServiceQuotaTemplateAssociationStatus"] == "ASSOCIATED", status
    quotas.disassociate_service_quota_template()
    arn = quotas.get_service_quota(**storage)["Quota"]["QuotaArn"]
    quotas.tag_resource(ResourceARN=arn, Tags=[{"Key": "plan", "Value": "small"}])
    assert quotas.list_tags_for_resource(ResourceARN=arn)["Tags"][0]["Value"] == "small"
    quotas.untag_resource(ResourceARN=arn, TagKeys=["plan"])


def audit_trail():
    names = [named("seen") for _ in range(3)]
    for name in names:
        iam.create_user(UserName=name)
    wanted = [{"AttributeKey": "ResourceName", "AttributeValue": names[0]}]
    [event] = cloudtrail.lookup_events(LookupAttributes=wanted)["Events"]
    assert (event["EventName"], event["EventSource"]) == ("CreateUser", "iam.amazonaws.com"), event
    assert {"ResourceType": "AWS::IAM::User", "ResourceName": names[0]} in event["Resources"], event
    assert isinstance(event["EventTime"], datetime.datetime), event
    record = json.loads(event["CloudTrailEvent"])
    assert "Boto3" in record["userAgent"] or "Botocore" in record["userAgent"], record
    made = [{"AttributeKey": "EventName", "AttributeValue": "CreateUser"}]
    start = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=10)
    events = pages(cloudtrail, "lookup_events", "Events", LookupAttributes=made, StartTime=start)
    found = [json.loads(one["CloudTrailEvent"])["requestParameters"]["userName"] for one in events]
    assert [name for name in found if name in names] == names[::-1], found
    backwards = {"StartTime": start, "EndTime": start - datetime.timedelta(days=1)}
    lookup = cloudtrail.lookup_events
    refused(cloudtrail.exceptions.InvalidTimeRangeException, lookup, **backwards)


def trails():
    bucket, name = named("trail"), named("trail")
    s3.create_bucket(Bucket=bucket)
    source = {"Service": "cloudtrail.amazonaws.com"}
    allowed = {"Effect": "Allow", "Principal": source}
    files = f"arn:aws:s3:::{bucket}/AWSLogs/{account}/*"
    s3.put_bucket_policy(
        Bucket=bucket,
        Policy=policy(
            {**allowed, "Action": "s3:GetBucketAcl", "Resource": f"arn:aws:s3:::{bucket}"},
            {**allowed, "Action": "s3:PutObject", "Resource": files},
        ),
    )
    made = cloudtrail.create_trail(Name=name, S3BucketName=bucket)
    assert made["TrailARN"].endswith(f":{account}:trail/{name}"), made
    cloudtrail.start_logging(Name=name)
    assert cloudtrail.get_trail_status(Name=name)["IsLogging"] is True
    assert cloudtrail.get_trail(Name=name)["Trail"]["S3BucketName"] == bucket
    listed = pages(cloudtrail, "list_trails", "Trails", size=None)
    assert name in [one["Name"] for one in listed], listed
    described = cloudtrail.describe_trails(trailNameList=[name])["trailList"]
    assert [one["TrailARN"] for one in described] == [made["TrailARN"]], described
    selectors = [{"ReadWriteType": "WriteOnly", "IncludeManagementEvents": True}]
    cloudtrail.put_event_selectors(TrailName=name, EventSelectors=selectors)
    kept = cloudtrail.get_event_selectors(TrailName=name)["EventSelectors"]
    assert kept[0]["ReadWriteType"] == "WriteOnly", kept
    updated = cloudtrail.update_trail(Name=name, IncludeGlobalServiceEvents=False)
    assert updated["IncludeGlobalServiceEvents"] is False, updated
    arn = made["TrailARN"]
    cloudtrail.add_tags(ResourceId=arn, TagsList=[{"Key": "a", "Value": "b"}])
    tags = pages(cloudtrail, "list_tags", "ResourceTagList", size=None, ResourceIdList=[arn])
    assert tags == [{"ResourceId": arn, "TagsList": [{"Key": "a", "Value": "b"}]}], tags
    cloudtrail.remove_tags(ResourceId=arn, TagsList=[{"Key": "a"}])
    cloudtrail.stop_logging(Name=name)
    cloudtrail.delete_trail(Name=name)
    refused(cloudtrail.exceptions.TrailNotFoundException, cloudtrail.get_trail, Name=name)


run(globals())
