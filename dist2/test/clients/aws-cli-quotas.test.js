/** aws-cli as a customer asks for space with it, and a provider gives it. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { useAwsCli } from '../support/aws-cli.js';
import { useServer } from '../support/server.js';
describe('aws service-quotas', function () {
    this.timeout(180_000);
    const server = useServer();
    const aws = useAwsCli(server);
    const quotas = async (...args) => {
        const printed = await aws.run('service-quotas', ...args, '--output', 'json');
        return printed === '' ? {} : JSON.parse(printed);
    };
    const storage = ['--service-code=s3', '--quota-code=storage-bytes'];
    it('lists services and quotas', async () => {
        const { Services: services } = await quotas('list-services');
        deepEqual(services.map(({ ServiceCode: code }) => code), ['ec2', 's3']);
        const { Quotas: found } = await quotas('list-service-quotas', '--service-code=ec2');
        const vcpus = found.find(({ QuotaCode: code }) => code === 'L-1216C47A');
        equal(vcpus.Value, 5);
        const { Quotas: defaults } = await quotas('list-aws-default-service-quotas', '--service-code=s3');
        equal(defaults.length, 3);
    });
    it('raises and lowers a quota, of the account and of a bucket', async () => {
        await aws.run('s3', 'mb', 's3://asked-by-cli');
        const ask = async (...args) => {
            const { RequestedQuota: request } = await quotas('request-service-quota-increase', ...storage, ...args);
            return request;
        };
        equal((await ask('--desired-value=1000000')).Status, 'APPROVED');
        const { Id: id } = await ask('--desired-value=5000', '--context-id=asked-by-cli');
        const { Quota: own } = await quotas('get-service-quota', ...storage, '--context-id=asked-by-cli');
        deepEqual([own.Value, own.QuotaContext.ContextScopeType], [5000, 'AWS::S3::Bucket']);
        const { RequestedQuota: found } = await quotas('get-requested-service-quota-change', `--request-id=${id}`);
        equal(found.DesiredValue, 5000);
        const { RequestedQuotas: all } = await quotas('list-requested-service-quota-change-history-by-quota', ...storage, '--quota-requested-at-level=ALL');
        equal(all.length, 2);
        const again = await aws.attempt(...['service-quotas', 'request-service-quota-increase', ...storage], '--desired-value=1000000');
        match(again.stderr, /IllegalArgumentException/);
    });
    it('makes a template for new accounts', async () => {
        const entry = [...storage, '--aws-region=us-east-1'];
        await quotas('put-service-quota-increase-request-into-template', ...entry, '--desired-value=1000000000');
        await quotas('associate-service-quota-template');
        const status = await quotas('get-association-for-service-quota-template');
        equal(status.ServiceQuotaTemplateAssociationStatus, 'ASSOCIATED');
        const listed = await quotas('list-service-quota-increase-requests-in-template');
        equal(listed.ServiceQuotaIncreaseRequestInTemplateList[0].DesiredValue, 1_000_000_000);
        await quotas('delete-service-quota-increase-request-from-template', ...entry);
        await quotas('disassociate-service-quota-template');
    });
    it('tags a quota', async () => {
        const { Quota: quota } = await quotas('get-service-quota', ...storage);
        const arn = `--resource-arn=${quota.QuotaArn}`;
        await quotas('tag-resource', arn, '--tags=Key=plan,Value=small');
        const { Tags: tags } = await quotas('list-tags-for-resource', arn);
        deepEqual(tags, [{ Key: 'plan', Value: 'small' }]);
        await quotas('untag-resource', arn, '--tag-keys=plan');
    });
});
