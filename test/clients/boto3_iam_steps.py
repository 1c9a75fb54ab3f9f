"""The steps of boto3-accounts.test.ts on IAM: each is a function, named on the command line."""

import csv
import datetime
import io
import json
import os
import time
import uuid

from boto3_scene import (
    MfaDevice,
    allow,
    client,
    deny,
    pages,
    policy,
    refused,
    resource,
    run,
    trust,
)

iam = client("iam")
s3 = client("s3")
sts = client("sts")
account = sts.get_caller_identity()["Account"]
errors = iam.exceptions
machines = trust({"Service": "ec2.amazonaws.com"})


def named(kind):
    return f"{kind}-{uuid.uuid4().hex[:12]}"


def tags_of(answer):
    return {tag["Key"]: tag["Value"] for tag in answer["Tags"]}


def new_user(**more):
    name = named("user")
    iam.create_user(UserName=name, **more)
    return name


def new_policy(*statements):
    return iam.create_policy(PolicyName=named("policy"), PolicyDocument=policy(*statements))[
        "Policy"
    ]["Arn"]


def new_operator():
    name = new_user()
    arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    iam.attach_user_policy(UserName=name, PolicyArn=arn)
    return name, iam.create_access_key(UserName=name)["AccessKey"]


def users():
    path = f"/{named('path')}/"
    names = [f"{named('user')}-{index}" for index in range(5)]
    for name in names:
        made = iam.create_user(UserName=name, Path=path, Tags=[{"Key": "n", "Value": name}])["User"]
        assert made["Arn"] == f"arn:aws:iam::{account}:user{path}{name}", made
        assert isinstance(made["CreateDate"], datetime.datetime), made
    iam.get_waiter("user_exists").wait(UserName=names[0])
    found = pages(iam, "list_users", "Users", PathPrefix=path)
    assert [user["UserName"] for user in found] == sorted(names), found
    first = names[0]
    iam.tag_user(UserName=first, Tags=[{"Key": f"k{n}", "Value": "v"} for n in range(4)])
    iam.untag_user(UserName=first, TagKeys=["n"])
    tags = pages(iam, "list_user_tags", "Tags", UserName=first)
    assert [tag["Key"] for tag in tags] == ["k0", "k1", "k2", "k3"], tags
    assert tags_of(iam.get_user(UserName=first)["User"]) == {f"k{n}": "v" for n in range(4)}
    renamed = named("renamed")
    iam.update_user(UserName=first, NewUserName=renamed)
    refused(errors.NoSuchEntityException, iam.get_user, UserName=first)
    refused(errors.EntityAlreadyExistsException, iam.create_user, UserName=renamed)
    for name in (renamed, *names[1:]):
        iam.delete_user(UserName=name)
    gone = refused(errors.NoSuchEntityException, iam.delete_user, UserName=renamed)
    assert gone["Message"] == f"The user with name {renamed} cannot be found.", gone
    assert gone["Type"] == "Sender", gone


def absent_credentials():
    name = {"UserName": new_user()}
    assert pages(iam, "list_ssh_public_keys", "SSHPublicKeys", **name) == []
    assert pages(iam, "list_signing_certificates", "Certificates", **name) == []
    found = iam.list_service_specific_credentials(**name)["ServiceSpecificCredentials"]
    assert found == [], found


def groups():
    name, path = named("group"), f"/{named('path')}/"
    made = iam.create_group(GroupName=name, Path=path)["Group"]
    assert made["Arn"] == f"arn:aws:iam::{account}:group{path}{name}", made
    members = sorted(new_user() for _ in range(3))
    for member in members:
        iam.add_user_to_group(GroupName=name, UserName=member)
    users = pages(iam, "get_group", "Users", GroupName=name)
    assert [user["UserName"] for user in users] == members, users
    of_user = pages(iam, "list_groups_for_user", "Groups", UserName=members[0])
    assert [group["GroupName"] for group in of_user] == [name], of_user
    assert len(pages(iam, "list_groups", "Groups", PathPrefix=path)) == 1
    refused(errors.DeleteConflictException, iam.delete_group, GroupName=name)
    iam.update_group(GroupName=name, NewGroupName=f"{name}-2")
    for member in members:
        iam.remove_user_from_group(GroupName=f"{name}-2", UserName=member)
    iam.delete_group(GroupName=f"{name}-2")
    refused(errors.NoSuchEntityException, iam.get_group, GroupName=name)


def access_keys():
    name = new_user()
    iam.attach_user_policy(UserName=name, PolicyArn="arn:aws:iam::aws:policy/AmazonS3FullAccess")
    keys = [iam.create_access_key(UserName=name)["AccessKey"] for _ in range(2)]
    refused(errors.LimitExceededException, iam.create_access_key, UserName=name)
    listed = pages(iam, "list_access_keys", "AccessKeyMetadata", size=1, UserName=name)
    assert {key["AccessKeyId"] for key in listed} == {key["AccessKeyId"] for key in keys}
    unused = iam.get_access_key_last_used(AccessKeyId=keys[0]["AccessKeyId"])
    assert unused["AccessKeyLastUsed"]["ServiceName"] == "N/A", unused
    assert "LastUsedDate" not in unused["AccessKeyLastUsed"], unused
    own = client("s3", keys[0])
    own.list_buckets()
    used = unused
    # A use is written beside its request, not before the answer.
    while "LastUsedDate" not in used["AccessKeyLastUsed"]:
        used = iam.get_access_key_last_used(AccessKeyId=keys[0]["AccessKeyId"])
    assert used["UserName"] == name and used["AccessKeyLastUsed"]["ServiceName"] == "s3", used
    identity = {"UserName": name, "AccessKeyId": keys[0]["AccessKeyId"]}
    iam.update_access_key(**identity, Status="Inactive")
    assert refused(own.exceptions.ClientError, own.list_buckets)["Code"] == "InvalidAccessKeyId"
    iam.update_access_key(**identity, Status="Active")
    own.list_buckets()
    iam.delete_access_key(**identity)
    assert refused(own.exceptions.ClientError, own.list_buckets)["Code"] == "InvalidAccessKeyId"
    refused(errors.NoSuchEntityException, iam.delete_access_key, **identity)
    refused(errors.DeleteConflictException, iam.delete_user, UserName=name)


def managed_policies():
    arn = new_policy(allow("s3:Get*"))
    iam.get_waiter("policy_exists").wait(PolicyArn=arn)
    for action in ("s3:Put*", "s3:List*", "s3:*", "s3:Delete*"):
        made = iam.create_policy_version(PolicyArn=arn, PolicyDocument=policy(allow(action)))
        assert made["PolicyVersion"]["IsDefaultVersion"] is False, made
    sixth = {"PolicyArn": arn, "PolicyDocument": policy(allow("s3:*"))}
    refused(errors.LimitExceededException, iam.create_policy_version, **sixth)
    versions = pages(iam, "list_policy_versions", "Versions", PolicyArn=arn)
    assert [one["VersionId"] for one in versions] == ["v5", "v4", "v3", "v2", "v1"], versions
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v4")
    iam.delete_policy_version(PolicyArn=arn, VersionId="v1")
    default = {"PolicyArn": arn, "VersionId": "v4"}
    refused(errors.DeleteConflictException, iam.delete_policy_version, **default)
    document = iam.get_policy_version(**default)["PolicyVersion"]["Document"]
    assert document == json.loads(policy(allow("s3:*"))), document
    iam.tag_policy(PolicyArn=arn, Tags=[{"Key": "a", "Value": "é ü"}])
    described = iam.get_policy(PolicyArn=arn)["Policy"]
    assert described["DefaultVersionId"] == "v4" and tags_of(described) == {"a": "é ü"}, described
    iam.untag_policy(PolicyArn=arn, TagKeys=["a"])
    assert pages(iam, "list_policy_tags", "Tags", PolicyArn=arn) == []
    own = pages(iam, "list_policies", "Policies", Scope="Local")
    assert arn in [one["Arn"] for one in own], own
    aws = pages(iam, "list_policies", "Policies", Scope="AWS")
    assert "arn:aws:iam::aws:policy/AdministratorAccess" in [one["Arn"] for one in aws]
    wrong = policy({"Effect": "Maybe", "Action": "s3:*", "Resource": "*"})
    malformed = {"PolicyName": named("policy"), "PolicyDocument": wrong}
    refused(errors.MalformedPolicyDocumentException, iam.create_policy, **malformed)
    for version in ("v2", "v3", "v5"):
        iam.delete_policy_version(PolicyArn=arn, VersionId=version)
    iam.delete_policy(PolicyArn=arn)
    refused(errors.NoSuchEntityException, iam.get_policy, PolicyArn=arn)


def attachments():
    arns = [new_policy(allow(f"s3:{action}")) for action in ("Get*", "Put*", "List*")]
    user, group, role = new_user(), named("group"), named("role")
    iam.create_group(GroupName=group)
    iam.create_role(RoleName=role, AssumeRolePolicyDocument=machines)
    for kind, name in (("user", {"UserName": user}), ("group", {"GroupName": group}), ("role", {"RoleName": role})):
        for arn in arns:
            getattr(iam, f"attach_{kind}_policy")(**name, PolicyArn=arn)
        found = pages(iam, f"list_attached_{kind}_policies", "AttachedPolicies", **name)
        assert {one["PolicyArn"] for one in found} == set(arns), found
    entities = iam.list_entities_for_policy(PolicyArn=arns[0])
    assert [one["UserName"] for one in entities["PolicyUsers"]] == [user], entities
    assert [one["GroupName"] for one in entities["PolicyGroups"]] == [group], entities
    assert [one["RoleName"] for one in entities["PolicyRoles"]] == [role], entities
    roles = pages(iam, "list_entities_for_policy", "PolicyRoles", size=1, PolicyArn=arns[0])
    assert len(roles) == 1, roles
    assert iam.get_policy(PolicyArn=arns[0])["Policy"]["AttachmentCount"] == 3
    refused(errors.DeleteConflictException, iam.delete_policy, PolicyArn=arns[0])
    for arn in arns:
        iam.detach_user_policy(UserName=user, PolicyArn=arn)
        iam.detach_group_policy(GroupName=group, PolicyArn=arn)
        iam.detach_role_policy(RoleName=role, PolicyArn=arn)
        iam.delete_policy(PolicyArn=arn)
    twice = {"UserName": user, "PolicyArn": arns[0]}
    refused(errors.NoSuchEntityException, iam.detach_user_policy, **twice)
    refused(errors.NoSuchEntityException, iam.attach_user_policy, **twice)


def inline_policies():
    user, group, role = new_user(), named("group"), named("role")
    iam.create_group(GroupName=group)
    iam.create_role(RoleName=role, AssumeRolePolicyDocument=machines)
    document = policy({**allow("s3:GetObject"), "Sid": "A1", "Condition": {"StringLike": {"aws:UserAgent": "%41+é & <b>*"}}})
    for kind, name in (("user", {"UserName": user}), ("group", {"GroupName": group}), ("role", {"RoleName": role})):
        for index in range(3):
            getattr(iam, f"put_{kind}_policy")(**name, PolicyName=f"p{index}", PolicyDocument=document)
        names = pages(iam, f"list_{kind}_policies", "PolicyNames", **name)
        assert names == ["p0", "p1", "p2"], names
        got = getattr(iam, f"get_{kind}_policy")(**name, PolicyName="p1")
        assert got["PolicyDocument"] == json.loads(document), got
        for index in range(3):
            getattr(iam, f"delete_{kind}_policy")(**name, PolicyName=f"p{index}")
        get = getattr(iam, f"get_{kind}_policy")
        refused(errors.NoSuchEntityException, get, **name, PolicyName="p1")


def boundaries():
    arn = new_policy(allow("s3:*"))
    user, role = new_user(PermissionsBoundary=arn), named("role")
    iam.create_role(RoleName=role, AssumeRolePolicyDocument=machines)
    iam.put_role_permissions_boundary(RoleName=role, PermissionsBoundary=arn)
    expected = {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": arn}
    described = [iam.get_user(UserName=user)["User"], iam.get_role(RoleName=role)["Role"]]
    assert [one["PermissionsBoundary"] for one in described] == [expected] * 2, described
    iam.attach_user_policy(UserName=user, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    keys = iam.create_access_key(UserName=user)["AccessKey"]
    client("s3", keys).list_buckets()
    own = client("iam", keys)
    denied = refused(own.exceptions.ClientError, own.list_users)
    assert denied["Code"] == "AccessDenied" and "boundary" in denied["Message"], denied
    iam.delete_user_permissions_boundary(UserName=user)
    iam.delete_role_permissions_boundary(RoleName=role)
    own.list_users(MaxItems=1)
    assert "PermissionsBoundary" not in iam.get_role(RoleName=role)["Role"]
    missing = {"UserName": user, "PermissionsBoundary": f"{arn}-2"}
    refused(errors.NoSuchEntityException, iam.put_user_permissions_boundary, **missing)


def roles():
    path, names = f"/{named('path')}/", [f"{named('role')}-{index}" for index in range(3)]
    for name in names:
        made = iam.create_role(
            RoleName=name,
            Path=path,
            AssumeRolePolicyDocument=machines,
            Description="für Maschinen",
            MaxSessionDuration=7200,
            Tags=[{"Key": f"k{index}", "Value": ""} for index in range(3)],
        )["Role"]
        assert made["AssumeRolePolicyDocument"] == json.loads(machines), made
    name = names[0]
    iam.get_waiter("role_exists").wait(RoleName=name)
    listed = pages(iam, "list_roles", "Roles", PathPrefix=path)
    assert [role["RoleName"] for role in listed] == sorted(names), listed
    got = iam.get_role(RoleName=name)["Role"]
    assert (got["Description"], got["MaxSessionDuration"]) == ("für Maschinen", 7200), got
    iam.update_role(RoleName=name, Description="", MaxSessionDuration=3600)
    changed = iam.update_role_description(RoleName=name, Description="new")["Role"]
    assert changed["Description"] == "new", changed
    assert iam.get_role(RoleName=name)["Role"]["MaxSessionDuration"] == 3600
    other = trust({"AWS": account})
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=other)
    trusts = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
    assert trusts["Statement"][0]["Principal"]["AWS"].startswith(("arn:", account)), trusts
    iam.untag_role(RoleName=name, TagKeys=["k0"])
    iam.tag_role(RoleName=name, Tags=[{"Key": "k9", "Value": "v"}])
    tags = pages(iam, "list_role_tags", "Tags", RoleName=name)
    assert [tag["Key"] for tag in tags] == ["k1", "k2", "k9"], tags
    wrong = {"RoleName": name, "PolicyDocument": policy(allow("s3:*"))}
    refused(errors.MalformedPolicyDocumentException, iam.update_assume_role_policy, **wrong)
    for one in names:
        iam.delete_role(RoleName=one)
    refused(errors.NoSuchEntityException, iam.get_role, RoleName=name)


def instance_profiles():
    profile, role = named("profile"), named("role")
    iam.create_role(RoleName=role, AssumeRolePolicyDocument=machines)
    iam.create_instance_profile(InstanceProfileName=profile, Path="/web/")
    iam.get_waiter("instance_profile_exists").wait(InstanceProfileName=profile)
    iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=role)
    got = iam.get_instance_profile(InstanceProfileName=profile)["InstanceProfile"]
    assert [one["RoleName"] for one in got["Roles"]] == [role], got
    assert got["Roles"][0]["AssumeRolePolicyDocument"] == json.loads(machines), got
    second = {"InstanceProfileName": profile, "RoleName": role}
    refused(errors.LimitExceededException, iam.add_role_to_instance_profile, **second)
    of_role = pages(iam, "list_instance_profiles_for_role", "InstanceProfiles", RoleName=role)
    assert [one["InstanceProfileName"] for one in of_role] == [profile], of_role
    assert profile in [
        one["InstanceProfileName"]
        for one in pages(iam, "list_instance_profiles", "InstanceProfiles", PathPrefix="/web/")
    ]
    target = {"InstanceProfileName": profile}
    iam.tag_instance_profile(**target, Tags=[{"Key": "a", "Value": "b"}])
    assert len(pages(iam, "list_instance_profile_tags", "Tags", **target)) == 1
    iam.untag_instance_profile(**target, TagKeys=["a"])
    refused(errors.DeleteConflictException, iam.delete_role, RoleName=role)
    refused(errors.DeleteConflictException, iam.delete_instance_profile, **target)
    iam.remove_role_from_instance_profile(**target, RoleName=role)
    iam.delete_instance_profile(**target)
    refused(errors.NoSuchEntityException, iam.get_instance_profile, **target)


def passwords():
    refused(errors.NoSuchEntityException, iam.get_account_password_policy)
    iam.update_account_password_policy(
        MinimumPasswordLength=12,
        RequireNumbers=True,
        AllowUsersToChangePassword=True,
        MaxPasswordAge=90,
        PasswordReusePrevention=3,
    )
    rules = iam.get_account_password_policy()["PasswordPolicy"]
    assert rules["MinimumPasswordLength"] == 12 and rules["ExpirePasswords"] is True, rules
    assert rules["RequireSymbols"] is False and rules["RequireNumbers"] is True, rules
    name = new_user()
    weak = {"UserName": name, "Password": "only letters"}
    refused(errors.PasswordPolicyViolationException, iam.create_login_profile, **weak)
    login = {"UserName": name, "Password": "Ein Kennwort 1!"}
    made = iam.create_login_profile(**login, PasswordResetRequired=False)["LoginProfile"]
    assert made["UserName"] == name and made["PasswordResetRequired"] is False, made
    refused(errors.EntityAlreadyExistsException, iam.create_login_profile, **login)
    keys = iam.create_access_key(UserName=name)["AccessKey"]
    own = client("iam", keys)
    own.change_password(OldPassword="Ein Kennwort 1!", NewPassword="Ein anderes 2?")
    wrong = {"OldPassword": "Ein Kennwort 1!", "NewPassword": "Ein drittes 3."}
    denied = refused(own.exceptions.ClientError, own.change_password, **wrong)
    assert denied["Code"] in ("AccessDenied", "InvalidUserType", "EntityTemporarilyUnmodifiable"), denied
    iam.update_login_profile(UserName=name, Password="Ein viertes 4.", PasswordResetRequired=True)
    assert iam.get_login_profile(UserName=name)["LoginProfile"]["PasswordResetRequired"] is True
    iam.delete_login_profile(UserName=name)
    refused(errors.NoSuchEntityException, iam.get_login_profile, UserName=name)
    iam.delete_account_password_policy()
    refused(errors.NoSuchEntityException, iam.delete_account_password_policy)


def mfa_devices():
    name, device = new_user(), named("phone")
    made = iam.create_virtual_mfa_device(VirtualMFADeviceName=device)["VirtualMFADevice"]
    assert made["QRCodePNG"].startswith(b"\x89PNG"), made["QRCodePNG"][:8]
    serial = made["SerialNumber"]
    assert serial == f"arn:aws:iam::{account}:mfa/{device}", serial
    identity = {"UserName": name, "SerialNumber": serial}
    phone = MfaDevice(made["Base32StringSeed"])
    codes = phone.two()
    wrong = {**codes, "AuthenticationCode2": codes["AuthenticationCode1"]}
    refused(errors.InvalidAuthenticationCodeException, iam.enable_mfa_device, **identity, **wrong)
    iam.enable_mfa_device(**identity, **codes)
    listed = pages(iam, "list_mfa_devices", "MFADevices", UserName=name)
    assert [one["SerialNumber"] for one in listed] == [serial], listed
    assert iam.get_mfa_device(SerialNumber=serial, UserName=name)["SerialNumber"] == serial
    assigned = pages(iam, "list_virtual_mfa_devices", "VirtualMFADevices", AssignmentStatus="Assigned")
    assert name in [one["User"]["UserName"] for one in assigned], assigned
    iam.tag_mfa_device(SerialNumber=serial, Tags=[{"Key": "a", "Value": "b"}])
    assert len(pages(iam, "list_mfa_device_tags", "Tags", SerialNumber=serial)) == 1
    iam.untag_mfa_device(SerialNumber=serial, TagKeys=["a"])
    only = {**allow("s3:*"), "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
    iam.put_user_policy(UserName=name, PolicyName="with-mfa", PolicyDocument=policy(only))
    keys = iam.create_access_key(UserName=name)["AccessKey"]
    own = client("s3", keys)
    assert refused(own.exceptions.ClientError, own.list_buckets)["Code"] == "AccessDenied"
    code = {"SerialNumber": serial, "TokenCode": phone.next()}
    session = client("sts", keys).get_session_token(**code)["Credentials"]
    client("s3", session).list_buckets()
    again = client("sts", keys)
    replayed = refused(again.exceptions.ClientError, again.get_session_token, **code)
    assert replayed["Code"] == "AccessDenied", replayed
    refused(errors.InvalidAuthenticationCodeException, iam.resync_mfa_device, **identity, **wrong)
    iam.deactivate_mfa_device(**identity)
    iam.delete_virtual_mfa_device(SerialNumber=serial)
    refused(errors.NoSuchEntityException, iam.deactivate_mfa_device, **identity)


def open_id_providers():
    host = f"{named('idp')}.example.com"
    made = iam.create_open_id_connect_provider(
        Url=f"https://{host}", ClientIDList=["one"], ThumbprintList=["a" * 40]
    )
    arn = {"OpenIDConnectProviderArn": made["OpenIDConnectProviderArn"]}
    iam.add_client_id_to_open_id_connect_provider(**arn, ClientID="two")
    iam.remove_client_id_from_open_id_connect_provider(**arn, ClientID="one")
    iam.update_open_id_connect_provider_thumbprint(**arn, ThumbprintList=["b" * 40])
    got = iam.get_open_id_connect_provider(**arn)
    assert got["ClientIDList"] == ["two"] and got["ThumbprintList"] == ["b" * 40], got
    assert got["Url"].endswith(host), got
    listed = iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    assert made["OpenIDConnectProviderArn"] in [one["Arn"] for one in listed], listed
    iam.tag_open_id_connect_provider(**arn, Tags=[{"Key": "a", "Value": "b"}])
    assert len(pages(iam, "list_open_id_connect_provider_tags", "Tags", **arn)) == 1
    iam.untag_open_id_connect_provider(**arn, TagKeys=["a"])
    iam.delete_open_id_connect_provider(**arn)
    refused(errors.NoSuchEntityException, iam.get_open_id_connect_provider, **arn)


def saml_providers():
    metadata, name = os.environ["SAML_METADATA"], named("saml")
    arn = iam.create_saml_provider(Name=name, SAMLMetadataDocument=metadata)["SAMLProviderArn"]
    assert arn == f"arn:aws:iam::{account}:saml-provider/{name}", arn
    got = iam.get_saml_provider(SAMLProviderArn=arn)
    assert got["SAMLMetadataDocument"] == metadata, got
    assert got["ValidUntil"] > got["CreateDate"], got
    iam.update_saml_provider(SAMLProviderArn=arn, SAMLMetadataDocument=metadata)
    assert arn in [one["Arn"] for one in iam.list_saml_providers()["SAMLProviderList"]]
    iam.tag_saml_provider(SAMLProviderArn=arn, Tags=[{"Key": "a", "Value": "b"}])
    assert len(pages(iam, "list_saml_provider_tags", "Tags", SAMLProviderArn=arn)) == 1
    iam.untag_saml_provider(SAMLProviderArn=arn, TagKeys=["a"])
    iam.delete_saml_provider(SAMLProviderArn=arn)
    refused(errors.NoSuchEntityException, iam.get_saml_provider, SAMLProviderArn=arn)
    wrong = {"Name": name, "SAMLMetadataDocument": "<none/>" * 200}
    refused(errors.InvalidInputException, iam.create_saml_provider, **wrong)


def server_certificates():
    name, body, key = named("site"), os.environ["SITE_CERTIFICATE"], os.environ["SITE_KEY"]
    texts = {"CertificateBody": body, "PrivateKey": key, "CertificateChain": os.environ["SITE_CHAIN"]}
    made = iam.upload_server_certificate(
        ServerCertificateName=name, Path="/cloudfront/web/", **texts
    )["ServerCertificateMetadata"]
    assert made["Arn"].endswith(f":server-certificate/cloudfront/web/{name}"), made
    got = iam.get_server_certificate(ServerCertificateName=name)["ServerCertificate"]
    assert got["CertificateBody"].strip() == body.strip(), got
    assert "PrivateKey" not in got and got["ServerCertificateMetadata"]["Expiration"], got
    iam.tag_server_certificate(ServerCertificateName=name, Tags=[{"Key": "a", "Value": "b"}])
    assert len(pages(iam, "list_server_certificate_tags", "Tags", ServerCertificateName=name)) == 1
    iam.untag_server_certificate(ServerCertificateName=name, TagKeys=["a"])
    iam.update_server_certificate(ServerCertificateName=name, NewServerCertificateName=f"{name}-2", NewPath="/")
    listed = pages(iam, "list_server_certificates", "ServerCertificateMetadataList")
    assert f"{name}-2" in [one["ServerCertificateName"] for one in listed], listed
    upload = {"ServerCertificateName": named("wrong"), "PrivateKey": os.environ["OTHER_KEY"]}
    mismatch = {**upload, "CertificateBody": body}
    refused(errors.KeyPairMismatchException, iam.upload_server_certificate, **mismatch)
    malformed = {**upload, "CertificateBody": "no certificate"}
    refused(errors.MalformedCertificateException, iam.upload_server_certificate, **malformed)
    iam.delete_server_certificate(ServerCertificateName=f"{name}-2")
    delete = iam.delete_server_certificate
    refused(errors.NoSuchEntityException, delete, ServerCertificateName=name)


def credential_report():
    name = new_user()
    while iam.generate_credential_report()["State"] != "COMPLETE":
        time.sleep(0.05)
    report = iam.get_credential_report()
    assert report["ReportFormat"] == "text/csv", report
    assert isinstance(report["GeneratedTime"], datetime.datetime), report
    rows = {row["user"]: row for row in csv.DictReader(io.StringIO(report["Content"].decode()))}
    assert "<root_account>" in rows, list(rows)
    if name in rows:
        assert rows[name]["arn"] == f"arn:aws:iam::{account}:user/{name}", rows[name]
        assert rows[name]["access_key_1_active"] == "false", rows[name]


def authorization_details():
    user, role, arn = new_user(), named("role"), new_policy(allow("s3:*"))
    iam.attach_user_policy(UserName=user, PolicyArn=arn)
    iam.put_user_policy(UserName=user, PolicyName="own", PolicyDocument=policy(allow("ec2:*")))
    iam.create_role(RoleName=role, AssumeRolePolicyDocument=machines)
    details = iam.get_paginator("get_account_authorization_details").paginate(
        Filter=["User", "Role", "LocalManagedPolicy"], PaginationConfig={"PageSize": 3}
    )
    found = details.build_full_result()
    one = next(one for one in found["UserDetailList"] if one["UserName"] == user)
    assert one["UserPolicyList"][0]["PolicyDocument"] == json.loads(policy(allow("ec2:*"))), one
    assert one["AttachedManagedPolicies"][0]["PolicyArn"] == arn, one
    assert role in [one["RoleName"] for one in found["RoleDetailList"]]
    managed = next(one for one in found["Policies"] if one["Arn"] == arn)
    version = managed["PolicyVersionList"][0]
    assert version["Document"] == json.loads(policy(allow("s3:*"))), version


def simulation():
    user = iam.get_user(UserName=new_user())["User"]
    document = policy(allow("s3:Get*"), deny("s3:GetObjectAcl"))
    iam.put_user_policy(UserName=user["UserName"], PolicyName="own", PolicyDocument=document)
    actions = ["s3:GetObject", "s3:GetObjectAcl", "s3:PutObject"]
    asked = {"ActionNames": actions, "ResourceArns": ["arn:aws:s3:::bucket/key"]}
    of_user = {"PolicySourceArn": user["Arn"], **asked}
    results = pages(iam, "simulate_principal_policy", "EvaluationResults", size=1, **of_user)
    expected = ["allowed", "explicitDeny", "implicitDeny"]
    assert [one["EvalDecision"] for one in results] == expected, results
    assert [one["EvalActionName"] for one in results] == actions, results
    assert results[0]["MatchedStatements"][0]["SourcePolicyId"], results
    custom = {"PolicyInputList": [document], **asked}
    results = pages(iam, "simulate_custom_policy", "EvaluationResults", size=2, **custom)
    assert [one["EvalDecision"] for one in results] == expected, results
    conditional = {**allow("s3:*"), "Condition": {"StringEquals": {"aws:username": "x"}}}
    keys = iam.get_context_keys_for_custom_policy(PolicyInputList=[policy(conditional)])
    assert keys["ContextKeyNames"] == ["aws:username"], keys
    context = {"ContextKeyName": "aws:username", "ContextKeyType": "string", "ContextKeyValues": ["x"]}
    with_context = iam.simulate_custom_policy(
        PolicyInputList=[policy(conditional)], ActionNames=["s3:GetObject"], ContextEntries=[context]
    )
    assert with_context["EvaluationResults"][0]["EvalDecision"] == "allowed", with_context
    own = iam.get_context_keys_for_principal_policy(PolicySourceArn=user["Arn"])
    assert own["ContextKeyNames"] == [], own
    missing = {**of_user, "PolicySourceArn": f"{user['Arn']}-2"}
    refused(errors.NoSuchEntityException, iam.simulate_principal_policy, **missing)
    granting = iam.list_policies_granting_service_access(
        Arn=user["Arn"], ServiceNamespaces=["s3"]
    )["PoliciesGrantingServiceAccess"]
    assert granting[0]["Policies"][0]["PolicyName"] == "own", granting


def service_linked_roles():
    made = iam.create_service_linked_role(AWSServiceName="rds.amazonaws.com")["Role"]
    assert made["RoleName"] == "AWSServiceRoleForRDS", made
    refused(errors.UnmodifiableEntityException, iam.delete_role, RoleName=made["RoleName"])
    task = iam.delete_service_linked_role(RoleName=made["RoleName"])["DeletionTaskId"]
    status = iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"]
    assert status == "SUCCEEDED", status
    twice = {"AWSServiceName": "nothing.example.com"}
    refused(errors.InvalidInputException, iam.create_service_linked_role, **twice)


def last_accessed():
    user = iam.get_user(UserName=new_user())["User"]
    document = policy(allow("s3:*", "ec2:Describe*"))
    iam.put_user_policy(UserName=user["UserName"], PolicyName="own", PolicyDocument=document)
    keys = iam.create_access_key(UserName=user["UserName"])["AccessKey"]
    client("s3", keys).list_buckets()
    services = {}
    # A use is written beside its request, not before the answer.
    while "LastAuthenticated" not in services.get("s3", {}):
        job = iam.generate_service_last_accessed_details(Arn=user["Arn"])["JobId"]
        details = iam.get_service_last_accessed_details(JobId=job)
        assert details["JobStatus"] == "COMPLETED", details
        services = {one["ServiceNamespace"]: one for one in details["ServicesLastAccessed"]}
        assert set(services) == {"ec2", "s3"}, services
    assert services["s3"]["LastAuthenticatedEntity"] == user["Arn"], services
    assert "LastAuthenticated" not in services["ec2"], services
    entities = iam.get_service_last_accessed_details_with_entities(JobId=job, ServiceNamespace="s3")
    assert entities["EntityDetailsList"][0]["EntityInfo"]["Name"] == user["UserName"], entities


def account_alias():
    alias = named("alias")
    iam.create_account_alias(AccountAlias=alias)
    assert pages(iam, "list_account_aliases", "AccountAliases") == [alias]
    iam.delete_account_alias(AccountAlias=alias)
    gone = {"AccountAlias": alias}
    refused(errors.NoSuchEntityException, iam.delete_account_alias, **gone)
    summary = iam.get_account_summary()["SummaryMap"]
    assert summary["UsersQuota"] == 5000 and summary["AccessKeysPerUserQuota"] == 2, summary


def resources():
    target = resource("iam")
    name = named("user")
    user = target.create_user(UserName=name)
    pair = user.create_access_key_pair()
    assert [key.id for key in user.access_keys.all()] == [pair.id]
    group = target.create_group(GroupName=named("group"))
    group.add_user(UserName=name)
    assert [one.name for one in user.groups.all()] == [group.name]
    assert [one.name for one in group.users.all()] == [name]
    managed = target.create_policy(PolicyName=named("policy"), PolicyDocument=policy(allow("s3:*")))
    user.attach_policy(PolicyArn=managed.arn)
    assert [one.arn for one in user.attached_policies.all()] == [managed.arn]
    assert [one.name for one in managed.attached_users.all()] == [name]
    version = managed.create_version(PolicyDocument=policy(allow("s3:Get*")), SetAsDefault=True)
    assert managed.default_version.version_id == version.version_id == "v2"
    assert version.document == json.loads(policy(allow("s3:Get*"))), version.document
    own = user.create_policy(PolicyName="own", PolicyDocument=policy(allow("ec2:*")))
    assert own.policy_document == json.loads(policy(allow("ec2:*"))), own.policy_document
    role = target.create_role(RoleName=named("role"), AssumeRolePolicyDocument=machines)
    role.AssumeRolePolicy().update(PolicyDocument=trust({"AWS": f"arn:aws:iam::{account}:root"}))
    role.reload()
    profile = target.create_instance_profile(InstanceProfileName=named("profile"))
    profile.add_role(RoleName=role.name)
    profile.reload()
    assert [one.name for one in profile.roles] == [role.name]
    assert target.AccountSummary().summary_map["Users"] >= 1
    assert target.CurrentUser().arn == f"arn:aws:iam::{account}:root"
    assert name in [one.name for one in target.users.all()]
    profile.remove_role(RoleName=role.name)
    profile.delete()
    role.delete()
    own.delete()
    user.detach_policy(PolicyArn=managed.arn)
    target.PolicyVersion(managed.arn, "v1").delete()
    managed.delete()
    group.remove_user(UserName=name)
    group.delete()
    pair.delete()
    user.delete()
    refused(errors.NoSuchEntityException, user.reload)


def root_features():
    management = client("organizations")
    refused(errors.ServiceAccessNotEnabledException, iam.list_organizations_features)
    management.enable_aws_service_access(ServicePrincipal="iam.amazonaws.com")
    iam.enable_organizations_root_sessions()
    iam.enable_organizations_root_credentials_management()
    features = iam.list_organizations_features()["EnabledFeatures"]
    assert set(features) == {"RootSessions", "RootCredentialsManagement"}, features
    email = f"{named('it')}@example.com"
    made = management.create_account(AccountName="member", Email=email)["CreateAccountStatus"]
    of_request = {"CreateAccountRequestId": made["Id"]}
    status = management.describe_create_account_status(**of_request)["CreateAccountStatus"]
    _, keys = new_operator()
    own = client("sts", keys)
    task = {"arn": "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"}
    assumed = own.assume_root(TargetPrincipal=status["AccountId"], TaskPolicyArn=task)
    who = client("sts", assumed["Credentials"]).get_caller_identity()["Arn"]
    assert who == f"arn:aws:iam::{status['AccountId']}:root", who
    path = f"{management.describe_organization()['Organization']['Id']}"
    root = management.list_roots()["Roots"][0]["Id"]
    report = iam.generate_organizations_access_report(EntityPath=f"{path}/{root}")["JobId"]
    got = iam.get_organizations_access_report(JobId=report)
    assert got["JobStatus"] == "COMPLETED" and got["NumberOfServicesAccessible"] >= 1, got
    iam.disable_organizations_root_credentials_management()
    iam.disable_organizations_root_sessions()


run(globals())
