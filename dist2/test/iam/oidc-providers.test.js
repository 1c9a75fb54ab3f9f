import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { AddClientIDToOpenIDConnectProviderCommand, CreateOpenIDConnectProviderCommand, DeleteOpenIDConnectProviderCommand, GetOpenIDConnectProviderCommand, ListOpenIDConnectProvidersCommand, ListOpenIDConnectProviderTagsCommand, RemoveClientIDFromOpenIDConnectProviderCommand, TagOpenIDConnectProviderCommand, UntagOpenIDConnectProviderCommand, UpdateOpenIDConnectProviderThumbprintCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
const thumbprint = 'a'.repeat(40);
describe('OpenID Connect providers', () => {
    const server = useServer();
    const iam = iamClient(server);
    let arn = '';
    const get = () => iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }));
    it('are made for a URL, which their ARN ends with', async () => {
        const made = await iam.send(new CreateOpenIDConnectProviderCommand({
            Url: 'https://login.example.com/realms/one',
            ClientIDList: ['web', 'cli'],
            ThumbprintList: [thumbprint.toUpperCase()],
            Tags: [{ Key: 'team', Value: 'blue' }],
        }));
        arn = made.OpenIDConnectProviderArn ?? '';
        strictEqual(arn.replace(/\d{12}/, ''), 'arn:aws:iam:::oidc-provider/login.example.com/realms/one');
        const { $metadata: _, CreateDate, ...found } = await get();
        strictEqual(CreateDate instanceof Date, true);
        deepStrictEqual(found, {
            Url: 'login.example.com/realms/one',
            ClientIDList: ['web', 'cli'],
            ThumbprintList: [thumbprint],
            Tags: [{ Key: 'team', Value: 'blue' }],
        });
    });
    it('are there once for a URL', async () => {
        await rejects(iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://login.example.com/realms/one' })), { name: 'EntityAlreadyExistsException' });
    });
    const refused = [
        ['example.com', 'ValidationError', 'Invalid Open ID Connect Provider URL'],
        ['https://', 'ValidationError', 'Invalid Open ID Connect Provider URL'],
        ['http://example.com', 'InvalidInputException', /must begin with https/],
        ['https://example.com:8443', 'InvalidInputException', 'Invalid Open ID Connect Provider URL.'],
        ['https://example.com?a=b', 'InvalidInputException', 'Invalid Open ID Connect Provider URL.'],
        ['https://example.com/#a', 'InvalidInputException', 'Invalid Open ID Connect Provider URL.'],
        ['https://u:p@example.com', 'InvalidInputException', 'Invalid Open ID Connect Provider URL.'],
        [`https://${'a'.repeat(250)}.com`, 'ValidationError', /less than or equal to 255/],
    ];
    for (const [Url, name, message] of refused) {
        it(`are not made for ${Url.slice(0, 40)}`, async () => {
            await rejects(iam.send(new CreateOpenIDConnectProviderCommand({ Url })), { name, message });
        });
    }
    it('may be on this machine without TLS', async () => {
        const Url = 'http://127.0.0.1:8080/realm';
        const { OpenIDConnectProviderArn } = await iam.send(new CreateOpenIDConnectProviderCommand({ Url }));
        strictEqual(OpenIDConnectProviderArn?.endsWith('/127.0.0.1:8080/realm'), true);
    });
    it('have at most five thumbprints of 40 hexadecimal digits', async () => {
        for (const [ThumbprintList, message] of [
            [['a'], 'Thumbprint must be exactly 40 characters.'],
            [['z'.repeat(40)], 'Thumbprint must be hexadecimal.'],
            [Array(6).fill(thumbprint), 'Thumbprint list must contain fewer than 5 entries.'],
        ]) {
            const update = new UpdateOpenIDConnectProviderThumbprintCommand({
                OpenIDConnectProviderArn: arn,
                ThumbprintList: [...ThumbprintList],
            });
            await rejects(iam.send(update), { name: 'InvalidInputException', message });
        }
    });
    it('take other thumbprints', async () => {
        const ThumbprintList = ['b'.repeat(40), 'c'.repeat(40)];
        await iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({
            OpenIDConnectProviderArn: arn,
            ThumbprintList,
        }));
        deepStrictEqual((await get()).ThumbprintList, ThumbprintList);
    });
    it('take client ids, twice as well as once, and let them go', async () => {
        const named = { OpenIDConnectProviderArn: arn };
        for (const ClientID of ['app', 'app']) {
            await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ ...named, ClientID }));
        }
        deepStrictEqual((await get()).ClientIDList, ['web', 'cli', 'app']);
        for (const ClientID of ['web', 'web']) {
            await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ ...named, ClientID }));
        }
        deepStrictEqual((await get()).ClientIDList, ['cli', 'app']);
    });
    it('have a hundred client ids at most', async () => {
        const ClientIDList = Array.from({ length: 101 }, (_, index) => `client-${index}`);
        await rejects(iam.send(new CreateOpenIDConnectProviderCommand({ Url: 'https://b.example', ClientIDList })), {
            name: 'LimitExceededException',
            message: 'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
        });
    });
    it('have tags, a page at a time', async () => {
        const named = { OpenIDConnectProviderArn: arn };
        const Tags = [{ Key: 'stage', Value: 'test' }];
        await iam.send(new TagOpenIDConnectProviderCommand({ ...named, Tags }));
        const list = (page) => iam.send(new ListOpenIDConnectProviderTagsCommand({ ...named, ...page }));
        const first = await list({ MaxItems: 1 });
        deepStrictEqual([first.Tags, first.IsTruncated], [Tags, true]);
        const second = await list({ Marker: first.Marker });
        deepStrictEqual([second.Tags, second.IsTruncated], [[{ Key: 'team', Value: 'blue' }], false]);
        await rejects(list({ Marker: '?' }), { name: 'ValidationError' });
        await rejects(list({ MaxItems: 1001 }), { name: 'ValidationError' });
        await iam.send(new UntagOpenIDConnectProviderCommand({ ...named, TagKeys: ['stage'] }));
        strictEqual((await list({})).Tags?.length, 1);
    });
    it('are listed by their ARNs', async () => {
        const { OpenIDConnectProviderList: list } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
        deepStrictEqual(list?.map(({ Arn }) => Arn?.replace(/^.*oidc-provider\//, '')), ['127.0.0.1:8080/realm', 'login.example.com/realms/one']);
    });
    it('are deleted, twice as well as once', async () => {
        for (const OpenIDConnectProviderArn of [arn, arn]) {
            await iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
        }
        await rejects(get(), {
            name: 'NoSuchEntityException',
            message: `OpenIDConnect Provider not found for arn ${arn}`,
        });
    });
});
