/** `cairn policy`, as an operator uses it beside a running server. */
import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListPoliciesCommand, ListPolicyVersionsCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { iamClient, s3ClientOf } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { keysOf, printed } from './printed.js';
const documentOf = (Effect, Action) => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Action, Resource: '*' }],
});
const listing = documentOf('Allow', 's3:ListAllMyBuckets');
const nothing = documentOf('Deny', '*');
describe('cairn policy', function () {
    this.timeout(60_000);
    const server = useServer();
    const iam = iamClient(server);
    const lists = (keys) => s3ClientOf(server, keys).send(new ListBucketsCommand({}));
    const refused = { name: 'AccessDenied' };
    let keys;
    let directory = '';
    before('a user without policies, and a directory', async () => {
        directory = await mkdtemp(join(tmpdir(), 'cairn-policies-'));
        keys = keysOf(await server.cli('user', 'create', 'bob', '--key', '--json'));
    });
    after(() => rm(directory, { recursive: true, force: true }));
    it('makes a policy of a file, and prints its document', async () => {
        const file = join(directory, 'listing.json');
        await writeFile(file, JSON.stringify(listing));
        const made = await server.cli('policy', 'create', 'listing', file);
        match(made.stdout, /^Made arn:aws:iam::\d{12}:policy\/listing$/m);
        deepStrictEqual(JSON.parse((await server.cli('policy', 'show', 'listing')).stdout), listing);
    });
    it('attaches and detaches it, for the next request', async () => {
        await rejects(lists(keys), refused);
        strictEqual((await server.cli('policy', 'attach', 'listing', '--user', 'bob')).code, 0);
        await lists(keys);
        strictEqual((await server.cli('policy', 'detach', 'listing', '--user', 'bob')).code, 0);
        await rejects(lists(keys), refused);
    });
    it('changes what binds, and keeps five versions at most', async () => {
        await server.cli('policy', 'attach', 'listing', '--user', 'bob');
        const update = (document) => server.cliReading(JSON.stringify(document), 'policy', 'update', 'listing', '-');
        match((await update(nothing)).stdout, /is now v2\.$/m);
        await rejects(lists(keys), refused);
        for (const document of [listing, nothing, listing, nothing, listing])
            await update(document);
        await lists(keys);
        const { Policies: [policy] = [] } = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
        const asked = new ListPolicyVersionsCommand({ PolicyArn: policy?.Arn });
        const { Versions = [] } = await iam.send(asked);
        deepStrictEqual(Versions.map(({ VersionId }) => VersionId).sort(), [
            'v3',
            'v4',
            'v5',
            'v6',
            'v7',
        ]);
        strictEqual(policy?.DefaultVersionId, 'v7');
    });
    it('removes a policy with its versions when nobody has it', async () => {
        const held = await server.cli('policy', 'delete', 'listing');
        strictEqual(held.code, 1);
        match(held.stderr, /Cannot delete a policy attached to entities\. \(DeleteConflict\)/);
        await server.cli('policy', 'detach', 'listing', '--user', 'bob');
        strictEqual((await server.cli('policy', 'delete', 'listing')).code, 0);
        const local = printed(await server.cli('policy', 'list', '--scope', 'local', '--json'));
        deepStrictEqual(local, { Policies: [] });
    });
    it("says what is wrong with a document in the API's words", async () => {
        const made = await server.cliReading('{"Version":', 'policy', 'create', 'broken', '-');
        strictEqual(made.code, 1);
        match(made.stderr, /\(MalformedPolicyDocument\)/);
        const missing = await server.cli('policy', 'create', 'broken', join(directory, 'none.json'));
        strictEqual(missing.code, 2);
        match(missing.stderr, /none\.json cannot be read/);
    });
    it('bounds an account by a service control policy', async () => {
        await server.cli('account', 'create', 'Blue', '--email', 'it@blue.example');
        const root = keysOf(await server.cli('key', 'create', '--account', 'Blue', '--json'));
        await lists(root);
        const made = await server.cliReading(JSON.stringify(nothing), ...['policy', 'create', 'nothing', '-', '--scp']);
        strictEqual(made.code, 0, made.stderr);
        strictEqual((await server.cli('policy', 'attach', 'nothing', '--target', 'Blue')).code, 0);
        await rejects(lists(root), refused);
        match((await server.cli('account', 'show', 'Blue')).stdout, /^policies .*nothing/m);
        const inUse = await server.cli('policy', 'delete', 'nothing', '--scp');
        match(inUse.stderr, /PolicyInUseException/);
        await server.cliReading(JSON.stringify(documentOf('Allow', '*')), ...['policy', 'update', 'nothing', '-', '--scp']);
        await lists(root);
        await server.cli('policy', 'detach', 'nothing', '--target', 'Blue');
        strictEqual((await server.cli('policy', 'delete', 'nothing', '--scp')).code, 0);
        const left = await server.cli('policy', 'list', '--scp');
        match(left.stdout, /^p-FullAWSAccess +FullAWSAccess +AWS/m);
    });
});
