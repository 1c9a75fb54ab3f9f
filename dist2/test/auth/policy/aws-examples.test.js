/** What AWS's pages on policies promise, each with its page under docs.aws.amazon.com/IAM. */
import { equal } from 'node:assert/strict';
import { evaluate } from '../../../src/auth/policy/evaluate.js';
import { account, otherAccount, policy, request, root, session } from './asking.js';
function may(asked) {
    return evaluate(request(asked)).allowed;
}
function identity(...statements) {
    return { identity: [policy('identity', ...statements)] };
}
describe("AWS's documented examples", () => {
    it('a home directory for each user (reference_policies_variables)', () => {
        const policies = identity({
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: 'arn:aws:s3:::data',
            Condition: { StringLike: { 's3:prefix': `\${aws:username}/*` } },
        }, {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: `arn:aws:s3:::data/\${aws:username}/*`,
        });
        const context = { 'aws:username': 'bob' };
        const list = { action: 's3:ListBucket', resource: 'arn:aws:s3:::data', policies };
        equal(may({ ...list, context: { ...context, 's3:prefix': 'bob/2026' } }), true);
        equal(may({ ...list, context: { ...context, 's3:prefix': 'eve/2026' } }), false);
        equal(may({ resource: 'arn:aws:s3:::data/bob/x', context, policies }), true);
        equal(may({ resource: 'arn:aws:s3:::data/bobby/x', context, policies }), false);
        equal(may({ resource: 'arn:aws:s3:::data/bob/x', policies, principal: session }), false);
    });
    it('no work without MFA (reference_policies_examples_aws_my-sec-creds-self-manage)', () => {
        const policies = identity({ Effect: 'Allow', Action: '*', Resource: '*' }, {
            Effect: 'Deny',
            NotAction: ['iam:EnableMFADevice', 'sts:GetSessionToken'],
            Resource: '*',
            Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        });
        equal(may({ policies }), false, 'long-lived keys do not have the key');
        equal(may({ policies, context: { 'aws:MultiFactorAuthPresent': 'false' } }), false);
        equal(may({ policies, context: { 'aws:MultiFactorAuthPresent': 'true' } }), true);
        equal(may({ policies, action: 'sts:GetSessionToken', resource: '*' }), true);
    });
    it('some Regions only (reference_policies_examples_aws_deny-requested-region)', () => {
        const scp = policy('scp', { Effect: 'Allow', Action: '*', Resource: '*' }, {
            Effect: 'Deny',
            NotAction: ['iam:*', 'support:*'],
            Resource: '*',
            Condition: {
                StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] },
                ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin/*' },
            },
        });
        const ask = (region, arn, action = 'ec2:RunInstances') => may({
            action,
            principal: root,
            context: { 'aws:RequestedRegion': region, 'aws:PrincipalArn': arn },
            policies: { scps: [[scp]] },
        });
        equal(ask('eu-west-1', root.arn), true);
        equal(ask('us-east-1', root.arn), false);
        equal(ask('us-east-1', root.arn, 'iam:CreateUser'), true);
        equal(ask('us-east-1', `arn:aws:iam::${account}:role/admin/ops`), true);
        equal(ask('us-east-1', `arn:aws:iam::${account}:role/other`), false);
    });
    it('a boundary cuts what a policy grants (access_policies_boundaries)', () => {
        const boundary = policy('boundary', {
            Effect: 'Allow',
            Action: ['s3:*', 'cloudwatch:*', 'ec2:*'],
            Resource: '*',
        });
        const { identity: own } = identity({ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' });
        const policies = { identity: own ?? [], boundary };
        equal(may({ action: 'iam:CreateUser', resource: '*', policies }), false);
        equal(may({ action: 's3:GetObject', policies }), false);
    });
    it('tags of a request (reference_policies_condition-single-vs-multi-valued-context-keys)', () => {
        const policies = identity({
            Effect: 'Allow',
            Action: 'ec2:CreateTags',
            Resource: '*',
            Condition: {
                'ForAllValues:StringEquals': { 'aws:TagKeys': ['environment', 'cost-center'] },
                Null: { 'aws:TagKeys': 'false' },
            },
        });
        const ask = (...keys) => may({ action: 'ec2:CreateTags', policies, context: { 'aws:TagKeys': keys } });
        equal(ask('environment'), true);
        equal(ask('environment', 'cost-center'), true);
        equal(ask('environment', 'owner'), false);
        equal(ask(), false);
    });
    it('a third party with an external id (id_roles_common-scenarios_third-party)', () => {
        const resource = policy('trust', {
            Effect: 'Allow',
            Principal: { AWS: otherAccount },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': '12345' } },
        });
        const { identity: own } = identity({
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: `arn:aws:iam::${account}:role/*`,
        });
        const ask = (context) => may({
            action: 'sts:AssumeRole',
            resource: `arn:aws:iam::${account}:role/audit`,
            principal: {
                type: 'user',
                account: otherAccount,
                arn: `arn:aws:iam::${otherAccount}:user/auditor`,
                uniqueId: 'AIDAAUDITOR',
            },
            context,
            policies: { identity: own ?? [], resource },
        });
        equal(ask({ 'sts:ExternalId': '12345' }), true);
        equal(ask({ 'sts:ExternalId': '54321' }), false);
        equal(ask({}), false);
    });
    it('a public website of one network (AmazonS3: example-bucket-policies)', () => {
        const resource = policy('resource', {
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::data/*',
            Condition: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '2001:db8::/32'] } },
        }, {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        });
        const ask = (ip, secure) => may({
            principal: { type: 'anonymous' },
            context: { 'aws:SourceIp': ip, 'aws:SecureTransport': secure },
            policies: { resource },
        });
        equal(ask('192.0.2.44', 'true'), true);
        equal(ask('2001:db8::44', 'true'), true);
        equal(ask('198.51.100.1', 'true'), false);
        equal(ask('192.0.2.44', 'false'), false);
    });
});
