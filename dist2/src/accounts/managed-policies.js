/**
 * The managed policies that are AWS's own, as far as they concern what Cairn offers. Every account
 * has them; their ARNs name `aws` instead of an account.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
import { hash } from 'node:crypto';
const allow = (...actions) => [
    { Effect: 'Allow', Action: actions, Resource: '*' },
];
const identity = ['iam:Get*', 'iam:List*'];
const machines = ['ec2:Describe*', 'ec2:RunInstances', 'ec2:TerminateInstances', 'ec2:CreateTags'];
const queries = ['ec2:Describe*', 'ec2:GetConsole*', 'ec2:SearchTransitGatewayRoutes'];
/** A policy of the roles that belong to a service, and to no one else. */
const ofService = (service, ...actions) => ({
    description: `What the service-linked role of ${service} may do.`,
    path: '/aws-service-role/',
    statements: allow(...actions),
});
const listed = {
    AdministratorAccess: {
        description: 'Provides full access to AWS services and resources.',
        statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    },
    PowerUserAccess: {
        description: 'Full access to services and resources, but not to users and groups.',
        statements: [
            {
                Effect: 'Allow',
                NotAction: ['iam:*', 'organizations:*', 'account:*'],
                Resource: '*',
            },
            ...allow('iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole', 'iam:ListRoles', 'organizations:DescribeOrganization'),
        ],
    },
    ReadOnlyAccess: {
        description: 'Read-only access to services and resources.',
        statements: allow('s3:Get*', 's3:List*', ...queries, ...identity, 'iam:Generate*', 'iam:Simulate*', 'sts:GetCallerIdentity', 'sts:GetAccessKeyInfo', 'organizations:Describe*', 'organizations:List*', 'servicequotas:Get*', 'servicequotas:List*', 'cloudtrail:Describe*', 'cloudtrail:Get*', 'cloudtrail:List*', 'cloudtrail:LookupEvents'),
    },
    AmazonS3FullAccess: {
        description: 'Full access to all buckets.',
        statements: allow('s3:*', 's3-object-lambda:*'),
    },
    AmazonS3ReadOnlyAccess: {
        description: 'Read-only access to all buckets.',
        statements: allow('s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'),
    },
    AmazonEC2FullAccess: {
        description: 'Full access to EC2.',
        statements: [
            ...allow('ec2:*', 'elasticloadbalancing:*', 'cloudwatch:*', 'autoscaling:*'),
            {
                Effect: 'Allow',
                Action: 'iam:CreateServiceLinkedRole',
                Resource: '*',
                Condition: {
                    StringEquals: {
                        'iam:AWSServiceName': ['autoscaling.amazonaws.com', 'spot.amazonaws.com'],
                    },
                },
            },
        ],
    },
    AmazonEC2ReadOnlyAccess: {
        description: 'Read-only access to EC2.',
        statements: allow('ec2:Describe*', 'ec2:Get*', 'elasticloadbalancing:Describe*'),
    },
    IAMFullAccess: {
        description: 'Full access to IAM.',
        statements: allow('iam:*', 'organizations:DescribeAccount', 'organizations:DescribeOrganization', 'organizations:DescribeOrganizationalUnit', 'organizations:DescribePolicy', 'organizations:ListChildren', 'organizations:ListParents', 'organizations:ListPoliciesForTarget', 'organizations:ListRoots', 'organizations:ListPolicies', 'organizations:ListTargetsForPolicy'),
    },
    IAMReadOnlyAccess: {
        description: 'Read-only access to IAM.',
        statements: allow('iam:GenerateCredentialReport', 'iam:GenerateServiceLastAccessedDetails', ...identity, 'iam:SimulateCustomPolicy', 'iam:SimulatePrincipalPolicy'),
    },
    IAMUserChangePassword: {
        description: 'Lets a user change its own password.',
        statements: [
            {
                Effect: 'Allow',
                Action: 'iam:ChangePassword',
                Resource: ['arn:aws:iam::*:user/${aws:username}'],
            },
            ...allow('iam:GetAccountPasswordPolicy'),
        ],
    },
    SecurityAudit: {
        description: 'Read access to the configuration of security.',
        path: '/',
        statements: allow('s3:GetBucket*', 's3:GetEncryptionConfiguration', 's3:GetLifecycleConfiguration', 's3:ListAllMyBuckets', 'ec2:Describe*', ...identity, 'iam:Generate*', 'iam:Simulate*', 'cloudtrail:Describe*', 'cloudtrail:Get*', 'cloudtrail:List*', 'cloudtrail:LookupEvents', 'organizations:Describe*', 'organizations:List*'),
    },
    AWSOrganizationsFullAccess: {
        description: 'Full access to Organizations.',
        statements: allow('organizations:*', 'iam:CreateServiceLinkedRole'),
    },
    AWSOrganizationsReadOnlyAccess: {
        description: 'Read-only access to Organizations.',
        statements: allow('organizations:Describe*', 'organizations:List*'),
    },
    ServiceQuotasFullAccess: {
        description: 'Full access to Service Quotas.',
        statements: allow('servicequotas:*', 'organizations:DescribeOrganization'),
    },
    ServiceQuotasReadOnlyAccess: {
        description: 'Read-only access to Service Quotas.',
        statements: allow('servicequotas:Get*', 'servicequotas:List*'),
    },
    AWSCloudTrail_FullAccess: {
        description: 'Full access to CloudTrail.',
        statements: allow('cloudtrail:*', 's3:ListAllMyBuckets', 's3:GetBucketLocation'),
    },
    AWSCloudTrail_ReadOnlyAccess: {
        description: 'Read-only access to CloudTrail.',
        statements: allow('cloudtrail:Get*', 'cloudtrail:Describe*', 'cloudtrail:List*', 'cloudtrail:LookupEvents'),
    },
    // What a session of AssumeRoot is limited to: one task each.
    IAMAuditRootUserCredentials: {
        description: "Shows the credentials of an account's root.",
        path: '/root-task/',
        statements: allow('iam:GetUser', 'iam:GetLoginProfile', 'iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed', 'iam:ListSigningCertificates', 'iam:ListMFADevices', 'iam:GetAccountSummary'),
    },
    IAMCreateRootUserPassword: {
        description: "Makes a password for an account's root.",
        path: '/root-task/',
        statements: allow('iam:CreateLoginProfile', 'iam:GetLoginProfile'),
    },
    IAMDeleteRootUserCredentials: {
        description: "Removes the credentials of an account's root.",
        path: '/root-task/',
        statements: allow('iam:GetUser', 'iam:DeleteAccessKey', 'iam:DeactivateMFADevice', 'iam:DeleteVirtualMFADevice', 'iam:DeleteLoginProfile', 'iam:DeleteSigningCertificate', 'iam:GetLoginProfile', 'iam:ListAccessKeys', 'iam:ListMFADevices', 'iam:ListSigningCertificates'),
    },
    S3UnlockBucketPolicy: {
        description: 'Removes the policy of a bucket that locks everybody out.',
        path: '/root-task/',
        statements: allow('s3:DeleteBucketPolicy', 's3:PutBucketPolicy', 's3:GetBucketPolicy', 's3:ListAllMyBuckets'),
    },
};
const listedForServices = {
    AutoScalingServiceRolePolicy: ofService('Auto Scaling', ...machines, 'elasticloadbalancing:*'),
    CloudTrailServiceRolePolicy: ofService('CloudTrail', 'organizations:DescribeOrganization', 'organizations:ListAccounts'),
    AWSElasticLoadBalancingServiceRolePolicy: ofService('Elastic Load Balancing', 'ec2:Describe*', 'ec2:*NetworkInterface*', 'ec2:*SecurityGroup*', 'ec2:*Address*'),
    AWSOrganizationsServiceTrustPolicy: ofService('Organizations', 'iam:GetRole', 'iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole'),
    AmazonRDSServiceRolePolicy: ofService('RDS', 'ec2:Describe*', 'ec2:*NetworkInterface*'),
    ServiceQuotasServiceRolePolicy: ofService('Service Quotas', 'servicequotas:*'),
    AWSEC2SpotServiceRolePolicy: ofService('EC2 Spot', ...machines),
    AWSEC2SpotFleetServiceRolePolicy: ofService('EC2 Spot Fleet', ...machines),
};
function made(name, { path = '/', description, statements }) {
    return {
        arn: `arn:aws:iam::aws:policy${path}${name}`,
        name,
        path,
        // An id is `ANPA` and 17 letters and digits; the same policy has the same id everywhere.
        policyId: `ANPA${hash('sha256', name).toUpperCase().slice(0, 17)}`,
        description,
        text: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    };
}
/** AWS's managed policies by ARN. */
export const awsManagedPolicies = new Map(Object.entries({ ...listed, ...listedForServices })
    .map(([name, policy]) => made(name, policy))
    .map((policy) => [policy.arn, policy]));
