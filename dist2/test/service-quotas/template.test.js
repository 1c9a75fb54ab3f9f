import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { AssociateServiceQuotaTemplateCommand, DeleteServiceQuotaIncreaseRequestFromTemplateCommand, DisassociateServiceQuotaTemplateCommand, GetAssociationForServiceQuotaTemplateCommand, GetServiceQuotaIncreaseRequestFromTemplateCommand, ListRequestedServiceQuotaChangeHistoryCommand, ListServiceQuotaIncreaseRequestsInTemplateCommand, PutServiceQuotaIncreaseRequestIntoTemplateCommand, } from '@aws-sdk/client-service-quotas';
import { quotasClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { boundValue, buckets, bytes, makeMember, unlimited, vcpus } from './scene.js';
const AwsRegion = 'us-east-1';
describe('the template of quotas', () => {
    const server = useServer();
    const client = quotasClient(server);
    const put = (quota, DesiredValue) => client.send(new PutServiceQuotaIncreaseRequestIntoTemplateCommand({ ...quota, AwsRegion, DesiredValue }));
    it('has a value a quota, the last that was put', async () => {
        await put(bytes, 500);
        const { ServiceQuotaIncreaseRequestInTemplate: entry } = await put(bytes, 1000);
        deepStrictEqual(entry, {
            ...bytes,
            ServiceName: 'Amazon Simple Storage Service (Amazon S3)',
            QuotaName: 'Storage',
            DesiredValue: 1000,
            AwsRegion,
            Unit: 'Bytes',
            GlobalQuota: false,
        });
        const get = new GetServiceQuotaIncreaseRequestFromTemplateCommand({ ...bytes, AwsRegion });
        deepStrictEqual((await client.send(get)).ServiceQuotaIncreaseRequestInTemplate, entry);
        await put(vcpus, 48);
        const list = async (input) => {
            const command = new ListServiceQuotaIncreaseRequestsInTemplateCommand(input);
            const { ServiceQuotaIncreaseRequestInTemplateList: entries } = await client.send(command);
            return entries?.map(({ QuotaCode }) => QuotaCode);
        };
        deepStrictEqual(await list({}), ['L-1216C47A', 'storage-bytes']);
        deepStrictEqual(await list({ ServiceCode: 's3' }), ['storage-bytes']);
        await rejects(put({ ServiceCode: 's3', QuotaCode: 'x' }, 1), {
            name: 'NoSuchResourceException',
        });
        const elsewhere = { ...bytes, AwsRegion: 'eu-west-9', DesiredValue: 1 };
        await rejects(client.send(new PutServiceQuotaIncreaseRequestIntoTemplateCommand(elsewhere)), {
            name: 'IllegalArgumentException',
        });
    });
    it('does nothing until it is associated', async () => {
        const status = async () => {
            const answer = await client.send(new GetAssociationForServiceQuotaTemplateCommand({}));
            return answer.ServiceQuotaTemplateAssociationStatus;
        };
        strictEqual(await status(), 'DISASSOCIATED');
        const { quotas } = await makeMember(server, 'before');
        strictEqual(await boundValue(quotas, bytes), unlimited);
        await rejects(client.send(new DisassociateServiceQuotaTemplateCommand({})), {
            name: 'ServiceQuotaTemplateNotInUseException',
        });
        await client.send(new AssociateServiceQuotaTemplateCommand({}));
        strictEqual(await status(), 'ASSOCIATED');
        strictEqual(await boundValue(quotas, bytes), unlimited);
    });
    it('binds an account made after it from its first PUT on', async () => {
        const { quotas, s3 } = await makeMember(server, 'after');
        const Bucket = 'template-after';
        await s3.send(new CreateBucketCommand({ Bucket }));
        const Body = 'x'.repeat(1001);
        await rejects(s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body })), {
            name: 'QuotaExceeded',
        });
        await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: Body.slice(1) }));
        strictEqual(await boundValue(quotas, vcpus), 48);
        strictEqual(await boundValue(quotas, buckets), 10_000);
        const history = await quotas.send(new ListRequestedServiceQuotaChangeHistoryCommand({}));
        deepStrictEqual(history.RequestedQuotas?.map(({ QuotaCode, Status }) => `${QuotaCode} ${Status}`).sort(), ['L-1216C47A APPROVED', 'storage-bytes APPROVED']);
    });
    it('lets go of a quota, and of new accounts', async () => {
        const remove = new DeleteServiceQuotaIncreaseRequestFromTemplateCommand({ ...bytes, AwsRegion });
        await client.send(remove);
        await rejects(client.send(remove), { name: 'NoSuchResourceException' });
        const { quotas } = await makeMember(server, 'lighter');
        strictEqual(await boundValue(quotas, bytes), unlimited);
        strictEqual(await boundValue(quotas, vcpus), 48);
        await client.send(new DisassociateServiceQuotaTemplateCommand({}));
        const last = await makeMember(server, 'last');
        strictEqual(await boundValue(last.quotas, vcpus), 5);
    });
    it("is the management account's alone", async () => {
        const { quotas } = await makeMember(server, 'member');
        const input = { ...bytes, AwsRegion, DesiredValue: 1 };
        for (const command of [
            new PutServiceQuotaIncreaseRequestIntoTemplateCommand(input),
            new AssociateServiceQuotaTemplateCommand({}),
        ]) {
            await rejects(quotas.send(command), {
                name: 'AccessDeniedException',
            });
        }
    });
});
