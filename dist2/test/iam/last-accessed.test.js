import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { AddUserToGroupCommand, CreateAccessKeyCommand, CreateGroupCommand, CreateUserCommand, GenerateOrganizationsAccessReportCommand, GenerateServiceLastAccessedDetailsCommand, GetOrganizationsAccessReportCommand, GetServiceLastAccessedDetailsCommand, GetServiceLastAccessedDetailsWithEntitiesCommand, GetUserCommand, ListPoliciesGrantingServiceAccessCommand, PutGroupPolicyCommand, } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand, ListRootsCommand } from '@aws-sdk/client-organizations';
import { iamClient, organizationsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('last accessed services', () => {
    const server = useServer();
    const iam = iamClient(server);
    let Arn = '';
    let JobId;
    before(async () => {
        const { User: user } = await iam.send(new CreateUserCommand({ UserName: 'bob' }));
        Arn = user?.Arn ?? '';
    });
    it('are none for a user who may nothing', async () => {
        const made = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn }));
        JobId = made.JobId;
        const report = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
        strictEqual(report.JobStatus, 'COMPLETED');
        strictEqual(report.JobType, 'SERVICE_LEVEL');
        deepStrictEqual(report.ServicesLastAccessed, []);
    });
    it('are found again after a restart', async () => {
        await server.restart();
        const report = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
        strictEqual(report.JobStatus, 'COMPLETED');
    });
    it('are those that a policy allows', async () => {
        const policy = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
        const made = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: policy, Granularity: 'ACTION_LEVEL' }));
        const report = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId: made.JobId }));
        strictEqual(report.JobType, 'ACTION_LEVEL');
        deepStrictEqual(report.ServicesLastAccessed, [
            { ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
        ]);
        const details = await iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand({
            JobId: made.JobId,
            ServiceNamespace: 's3',
        }));
        deepStrictEqual(details.EntityDetailsList, []);
    });
    it('are refused for who or what is not there', async () => {
        const gone = { name: 'NoSuchEntityException' };
        for (const arn of [`${Arn}2`, 'arn:aws:iam::aws:policy/NoSuchPolicy']) {
            await rejects(iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: arn })), gone);
        }
        const noJob = { JobId: '00000000-0000-4000-8000-000000000000' };
        await rejects(iam.send(new GetServiceLastAccessedDetailsCommand(noJob)), gone);
        await rejects(iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand({ JobId, ServiceNamespace: 'sqs' })), gone);
    });
    describe('of a user with a key', () => {
        const group = { GroupName: 'staff' };
        let job;
        before(async () => {
            await iam.send(new CreateGroupCommand(group));
            await iam.send(new AddUserToGroupCommand({ ...group, UserName: 'bob' }));
            await iam.send(new PutGroupPolicyCommand({
                ...group,
                PolicyName: 'reads',
                PolicyDocument: JSON.stringify({
                    Version: '2012-10-17',
                    Statement: [{ Effect: 'Allow', Action: ['iam:Get*', 's3:Get*'], Resource: '*' }],
                }),
            }));
            const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'bob' }));
            const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = key ?? {};
            const bob = iamClient(server, { accessKeyId, secretAccessKey });
            await bob.send(new GetUserCommand({}));
            // A use is written without anybody waiting for it, and at the latest when the server stops.
            await server.restart();
        });
        const details = async (arn) => {
            const { JobId } = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: arn }));
            job = { JobId, ServiceNamespace: 'iam' };
            const report = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }));
            return report.ServicesLastAccessed?.map((one) => [
                one.ServiceNamespace,
                one.TotalAuthenticatedEntities,
                one.LastAuthenticatedEntity,
                one.LastAuthenticatedRegion,
                one.LastAuthenticated instanceof Date,
            ]);
        };
        it('tell what the user may use, and when and where it did', async () => {
            deepStrictEqual(await details(Arn), [
                ['iam', 1, Arn, 'us-east-1', true],
                ['s3', 0, undefined, undefined, false],
            ]);
        });
        it('tell the same of its group, and who of it', async () => {
            const own = Arn.replace('user/bob', 'group/staff');
            deepStrictEqual((await details(own))?.[0], ['iam', 1, Arn, 'us-east-1', true]);
            const { EntityDetailsList: list } = await iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand(job));
            deepStrictEqual(list?.map(({ EntityInfo: info, LastAuthenticated: at }) => [
                info?.Arn,
                info?.Type,
                at instanceof Date,
            ]), [[Arn, 'USER', true]]);
        });
        it('tell by which policies the user may', async () => {
            const { PoliciesGrantingServiceAccess: granting } = await iam.send(new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces: ['s3', 'ec2'] }));
            const reads = { PolicyName: 'reads', PolicyType: 'INLINE' };
            deepStrictEqual(granting, [
                { ServiceNamespace: 'ec2', Policies: [] },
                {
                    ServiceNamespace: 's3',
                    Policies: [{ ...reads, EntityType: 'GROUP', EntityName: 'staff' }],
                },
            ]);
        });
    });
    it('are asked for by name', async () => {
        await rejects(iam.send(new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces: [] })), { name: 'InvalidInputException' });
    });
    it('of an organization tell what its accounts may use, and which did', async () => {
        const organizations = organizationsClient(server);
        const { Organization: organization } = await organizations.send(new DescribeOrganizationCommand({}));
        const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
        const EntityPath = `${organization?.Id}/${root?.Id}`;
        const { JobId } = await iam.send(new GenerateOrganizationsAccessReportCommand({ EntityPath }));
        const SortKey = 'LAST_AUTHENTICATED_TIME_DESCENDING';
        const report = await iam.send(new GetOrganizationsAccessReportCommand({ JobId, SortKey }));
        const used = report.AccessDetails?.filter((one) => one.TotalAuthenticatedEntities === 1);
        deepStrictEqual(used?.map((one) => one.ServiceNamespace).sort(), ['iam', 'organizations']);
        strictEqual(used?.[0]?.EntityPath, `${EntityPath}/${organization?.MasterAccountId}`);
        strictEqual(report.NumberOfServicesAccessible, report.AccessDetails?.length);
        strictEqual(report.NumberOfServicesNotAccessed, (report.AccessDetails?.length ?? 0) - 2);
        const other = new GetServiceLastAccessedDetailsCommand({ JobId });
        await rejects(iam.send(other), { name: 'NoSuchEntityException' });
    });
    it('of an organization are refused for a path that is none', async () => {
        for (const [EntityPath, name] of [
            ['o-aaaaaaaaaa/r-aaaa', 'InvalidInputException'],
            ['r-aaaaaaaaaaaaaaaaaaaa', 'ValidationError'],
        ]) {
            const report = new GenerateOrganizationsAccessReportCommand({ EntityPath });
            await rejects(iam.send(report), { name });
        }
        const noJob = { JobId: '00000000-0000-4000-8000-000000000000' };
        await rejects(iam.send(new GetOrganizationsAccessReportCommand(noJob)), {
            name: 'NoSuchEntityException',
        });
    });
});
