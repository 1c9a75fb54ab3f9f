import { rejects } from 'node:assert/strict';
import { AddClientIDToOpenIDConnectProviderCommand, CreateOpenIDConnectProviderCommand, DeleteOpenIDConnectProviderCommand, GenerateServiceLastAccessedDetailsCommand, GetContextKeysForPrincipalPolicyCommand, GetOpenIDConnectProviderCommand, SimulatePrincipalPolicyCommand, } from '@aws-sdk/client-iam';
import { allow, useSts } from '../sts/scene.js';
import { iamClient } from '../support/clients.js';
const denied = { name: 'AccessDenied' };
const missing = { name: 'NoSuchEntityException' };
describe('what IAM’s operations name by an ARN', () => {
    const scene = useSts();
    const root = iamClient(scene.server);
    let arn = '';
    let keys;
    before(async () => {
        const made = await root.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://login.example.com/Realm' }));
        arn = made.OpenIDConnectProviderArn ?? '';
        const { arn: kept } = await scene.user('Kept');
        const deny = { Effect: 'Deny', Action: 'iam:*', Resource: [arn, kept] };
        keys = await scene.user('other', allow('iam:*'), deny);
    });
    it('is a provider in its own case, so that a Deny of its ARN holds', async () => {
        const iam = iamClient(scene.server, keys);
        const get = (OpenIDConnectProviderArn) => iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
        const remove = (OpenIDConnectProviderArn) => iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
        const other = arn.replace('Realm', 'realm');
        await rejects(get(arn), denied);
        await rejects(remove(arn), denied);
        await rejects(get(other), missing);
        const ClientID = 'evil';
        const added = { OpenIDConnectProviderArn: other, ClientID };
        await rejects(iam.send(new AddClientIDToOpenIDConnectProviderCommand(added)), missing);
        await remove(other);
        // A name that no record can have is nobody's, too.
        await remove(`${arn}/${'x'.repeat(2000)}`.slice(0, 2048));
        await root.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }));
    });
    it('is a user in its own case, so that a Deny of its ARN holds', async () => {
        const iam = iamClient(scene.server, keys);
        const account = await scene.account();
        for (const [name, refusal] of [
            ['Kept', denied],
            ['kept', missing],
        ]) {
            const Arn = `arn:aws:iam::${account}:user/${name}`;
            const asked = { PolicySourceArn: Arn, ActionNames: ['s3:GetObject'] };
            await rejects(iam.send(new SimulatePrincipalPolicyCommand(asked)), refusal);
            await rejects(iam.send(new GetContextKeysForPrincipalPolicyCommand(asked)), refusal);
            await rejects(iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn })), refusal);
        }
    });
});
