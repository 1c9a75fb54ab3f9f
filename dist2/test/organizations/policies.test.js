import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AttachPolicyCommand, CreatePolicyCommand, DeletePolicyCommand, DescribeEffectivePolicyCommand, DescribePolicyCommand, DetachPolicyCommand, DisablePolicyTypeCommand, EnablePolicyTypeCommand, ListPoliciesCommand, ListPoliciesForTargetCommand, ListTargetsForPolicyCommand, UpdatePolicyCommand, } from '@aws-sdk/client-organizations';
import { organizationsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { newAccount, newPolicy, policyText, rootId } from './scene.js';
const Filter = 'SERVICE_CONTROL_POLICY';
const full = 'p-FullAWSAccess';
describe('service control policies', () => {
    const server = useServer();
    const client = organizationsClient(server);
    const content = policyText('Deny', 's3:DeleteBucket');
    async function attachedTo(TargetId) {
        const list = new ListPoliciesForTargetCommand({ TargetId, Filter });
        const { Policies = [] } = await client.send(list);
        return Policies.map(({ Id }) => Id).sort();
    }
    it('are made, found, listed and changed', async () => {
        const id = await newPolicy(client, 'no deletes', content);
        match(id, /^p-[a-z0-9]{8}$/);
        const { Policy: found } = await client.send(new DescribePolicyCommand({ PolicyId: id }));
        strictEqual(found?.Content, content);
        const { Arn = '', ...summary } = found?.PolicySummary ?? {};
        deepStrictEqual(summary, {
            Id: id,
            Name: 'no deletes',
            Description: '',
            Type: Filter,
            AwsManaged: false,
        });
        match(Arn, /^arn:aws:organizations::\d{12}:policy\/o-.+\/service_control_policy\/p-.+$/);
        const Content = policyText('Deny', 's3:*');
        const update = { PolicyId: id, Content, Description: 'stricter' };
        const { Policy: updated } = await client.send(new UpdatePolicyCommand(update));
        deepStrictEqual([updated?.Content, updated?.PolicySummary?.Name], [Content, 'no deletes']);
        const { Policies = [] } = await client.send(new ListPoliciesCommand({ Filter }));
        deepStrictEqual(Policies.map(({ Id }) => Id).sort(), [full, id].sort());
        const others = await client.send(new ListPoliciesCommand({ Filter: 'TAG_POLICY' }));
        deepStrictEqual(others.Policies, []);
    });
    it('must be policies of their kind, and short', async () => {
        const broken = [
            '{',
            JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Resource: '*' }] }),
            content.replace('"Resource"', '"Principal":"*","Resource"'),
        ];
        for (const text of broken) {
            await rejects(newPolicy(client, 'broken', text), { name: 'MalformedPolicyDocumentException' });
        }
        await rejects(newPolicy(client, 'long', policyText('Deny', `s3:${'x'.repeat(5120)}`)), {
            name: 'ConstraintViolationException',
            Reason: 'POLICY_CONTENT_LIMIT_EXCEEDED',
        });
        await rejects(newPolicy(client, 'no deletes', content), { name: 'DuplicatePolicyException' });
        const other = { Name: 'x', Description: '', Type: 'TAG_POLICY', Content: '{}' };
        await rejects(client.send(new CreatePolicyCommand(other)), {
            name: 'PolicyTypeNotAvailableForOrganizationException',
        });
    });
    it('are attached and detached, five a target at most and one at least', async () => {
        const TargetId = await newAccount(client, 'bound');
        deepStrictEqual(await attachedTo(TargetId), [full]);
        const last = { PolicyId: full, TargetId };
        await rejects(client.send(new DetachPolicyCommand(last)), {
            name: 'ConstraintViolationException',
            Reason: 'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
        });
        const made = [];
        for (let count = 1; count <= 5; count++) {
            made.push(await newPolicy(client, `policy ${count}`, content));
        }
        const [first = '', second = '', third = '', fourth = '', fifth = ''] = made;
        for (const PolicyId of [first, second, third, fourth]) {
            await client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
        }
        deepStrictEqual(await attachedTo(TargetId), [full, first, second, third, fourth].sort());
        const sixth = new AttachPolicyCommand({ PolicyId: fifth, TargetId });
        await rejects(client.send(sixth), {
            name: 'ConstraintViolationException',
            Reason: 'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
        });
        const again = new AttachPolicyCommand({ PolicyId: first, TargetId });
        await rejects(client.send(again), { name: 'DuplicatePolicyAttachmentException' });
        const targets = await client.send(new ListTargetsForPolicyCommand({ PolicyId: first }));
        deepStrictEqual(targets.Targets?.map(({ TargetId: id, Name, Type }) => [id, Name, Type]), [[TargetId, 'bound', 'ACCOUNT']]);
        const remove = new DeletePolicyCommand({ PolicyId: first });
        await rejects(client.send(remove), { name: 'PolicyInUseException' });
        const detach = new DetachPolicyCommand({ PolicyId: first, TargetId });
        await client.send(detach);
        await rejects(client.send(detach), { name: 'PolicyNotAttachedException' });
        await client.send(remove);
        await rejects(client.send(remove), { name: 'PolicyNotFoundException' });
    });
    it("leave AWS's own as it is", async () => {
        const update = new UpdatePolicyCommand({ PolicyId: full, Name: 'mine' });
        await rejects(client.send(update), {
            name: 'InvalidInputException',
            Reason: 'IMMUTABLE_POLICY',
        });
        const remove = new DeletePolicyCommand({ PolicyId: full });
        await rejects(client.send(remove), {
            name: 'InvalidInputException',
            Reason: 'IMMUTABLE_POLICY',
        });
        const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: full }));
        strictEqual(Policy?.PolicySummary?.Arn, 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess');
        strictEqual(Policy.PolicySummary.AwsManaged, true);
    });
    it('have no effective policy, as they are no sum', async () => {
        const input = { PolicyType: Filter };
        await rejects(client.send(new DescribeEffectivePolicyCommand(input)), {
            name: 'InvalidInputException',
            Reason: 'INVALID_ENUM_POLICY_TYPE',
        });
        const tags = new DescribeEffectivePolicyCommand({ PolicyType: 'TAG_POLICY' });
        await rejects(client.send(tags), { name: 'EffectivePolicyNotFoundException' });
    });
    it('are all detached when their type is disabled; FullAWSAccess is back when it is enabled', async () => {
        const TargetId = await newAccount(client, 'freed');
        const PolicyId = await newPolicy(client, 'for a while', content);
        await client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
        const type = { RootId: await rootId(client), PolicyType: Filter };
        await rejects(client.send(new EnablePolicyTypeCommand(type)), {
            name: 'PolicyTypeAlreadyEnabledException',
        });
        const { Root: without } = await client.send(new DisablePolicyTypeCommand(type));
        deepStrictEqual(without?.PolicyTypes, []);
        deepStrictEqual(await attachedTo(TargetId), []);
        await rejects(client.send(new AttachPolicyCommand({ PolicyId, TargetId })), {
            name: 'PolicyTypeNotEnabledException',
        });
        const { Root: root } = await client.send(new EnablePolicyTypeCommand(type));
        deepStrictEqual(root?.PolicyTypes, [{ Type: Filter, Status: 'ENABLED' }]);
        deepStrictEqual(await attachedTo(TargetId), [full]);
    });
});
