/** Users and roles for tests of STS. */
import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, PutRolePolicyCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { iamClient, s3ClientOf, stsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
/** A policy of these statements. */
export function policyOf(...statements) {
    return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
/** Lets these actions on everything. */
export function allow(...actions) {
    return { Effect: 'Allow', Action: actions, Resource: '*' };
}
/** Lets a principal assume a role, and whatever actions are named besides. */
export function trust(principal, ...more) {
    return { Effect: 'Allow', Principal: principal, Action: ['sts:AssumeRole', ...more] };
}
/** Temporary credentials as a client takes them. */
export function keysOf(credentials) {
    return {
        accessKeyId: credentials?.AccessKeyId ?? '',
        secretAccessKey: credentials?.SecretAccessKey ?? '',
        sessionToken: credentials?.SessionToken,
    };
}
/** Starts a server for the tests of a `describe`. */
export function useSts(env = {}) {
    const server = useServer({ env });
    const sts = stsClient(server);
    const iam = iamClient(server);
    return {
        server,
        sts,
        async account() {
            return (await sts.send(new GetCallerIdentityCommand({}))).Account ?? '';
        },
        as: (keys) => stsClient(server, keys),
        s3: (keys) => s3ClientOf(server, keys),
        async user(UserName, ...statements) {
            const { User } = await iam.send(new CreateUserCommand({ UserName }));
            if (statements.length > 0) {
                const PolicyDocument = policyOf(...statements);
                await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
            }
            const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
            return {
                accessKeyId: key?.AccessKeyId ?? '',
                secretAccessKey: key?.SecretAccessKey ?? '',
                arn: User?.Arn ?? '',
            };
        },
        async role(RoleName, trusts, ...allowed) {
            const AssumeRolePolicyDocument = policyOf(...trusts);
            const input = { RoleName, AssumeRolePolicyDocument, MaxSessionDuration: 7200 };
            const { Role } = await iam.send(new CreateRoleCommand(input));
            if (allowed.length > 0) {
                const PolicyDocument = policyOf(...allowed);
                await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
            }
            return Role?.Arn ?? '';
        },
    };
}
