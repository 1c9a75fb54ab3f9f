import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteServerCertificateCommand, GetAccountSummaryCommand, GetServerCertificateCommand, ListServerCertificatesCommand, ListServerCertificateTagsCommand, TagServerCertificateCommand, UntagServerCertificateCommand, UpdateServerCertificateCommand, UploadServerCertificateCommand, } from '@aws-sdk/client-iam';
import { authorityCertificate, otherKey, siteCertificate, siteKey, } from '../support/certificates.js';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
const site = {
    ServerCertificateName: 'site',
    Path: '/web/',
    CertificateBody: siteCertificate,
    PrivateKey: siteKey,
    CertificateChain: authorityCertificate,
};
describe('server certificates', () => {
    const server = useServer();
    const iam = iamClient(server);
    const get = (ServerCertificateName) => iam.send(new GetServerCertificateCommand({ ServerCertificateName }));
    it('are kept with their chain, and shown without their key', async () => {
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const made = await iam.send(new UploadServerCertificateCommand({ ...site, Tags }));
        const { ServerCertificateMetadata: metadata } = made;
        strictEqual(metadata?.Arn?.endsWith(':server-certificate/web/site'), true);
        strictEqual(/^ASCA[A-Z2-7]{17}$/.test(metadata?.ServerCertificateId ?? ''), true);
        const { validTo } = new X509Certificate(siteCertificate);
        strictEqual(metadata?.Expiration?.getTime(), Date.parse(validTo));
        const { ServerCertificate: found } = await get('site');
        deepStrictEqual(found, {
            ServerCertificateMetadata: metadata,
            CertificateBody: siteCertificate,
            CertificateChain: authorityCertificate,
            Tags,
        });
    });
    it('leave no readable key on the disk', async () => {
        const directory = join(server.dataDir, 'meta');
        const files = await readdir(directory);
        const bytes = await Promise.all(files.map((file) => readFile(join(directory, file))));
        const written = Buffer.concat(bytes);
        strictEqual(written.includes(siteCertificate.split('\n')[1] ?? ''), true);
        strictEqual(written.includes(siteKey.split('\n')[1] ?? ''), false);
    });
    const refused = [
        ['the key of another', { PrivateKey: otherKey }, 'KeyPairMismatchException'],
        ['a key that is none', { PrivateKey: 'key' }, 'MalformedCertificateException'],
        ['a body that is none', { CertificateBody: 'body' }, 'MalformedCertificateException'],
        [
            'two certificates as its body',
            { CertificateBody: siteCertificate + authorityCertificate },
            'MalformedCertificateException',
        ],
        [
            'a chain that does not vouch for it',
            { CertificateChain: siteCertificate },
            'MalformedCertificateException',
        ],
        ['a name that has spaces', { ServerCertificateName: 'my site' }, 'ValidationError'],
        ['a path without its end', { Path: '/web' }, 'ValidationError'],
        ['a name that is taken', { ServerCertificateName: 'SITE' }, 'EntityAlreadyExistsException'],
    ];
    for (const [what, wrong, name] of refused) {
        it(`are not taken with ${what}`, async () => {
            const input = { ...site, ServerCertificateName: 'other', ...wrong };
            await rejects(iam.send(new UploadServerCertificateCommand(input)), { name });
        });
    }
    it('are listed by path, a page at a time', async () => {
        const other = { ...site, ServerCertificateName: 'api', Path: '/api/' };
        await iam.send(new UploadServerCertificateCommand(other));
        const list = async (input) => {
            const page = await iam.send(new ListServerCertificatesCommand(input));
            const names = page.ServerCertificateMetadataList?.map((one) => one.ServerCertificateName);
            return { names, Marker: page.Marker, IsTruncated: page.IsTruncated };
        };
        deepStrictEqual((await list({})).names, ['api', 'site']);
        deepStrictEqual((await list({ PathPrefix: '/web/' })).names, ['site']);
        const { names, Marker = '', IsTruncated } = await list({ MaxItems: 1 });
        deepStrictEqual([names, IsTruncated], [['api'], true]);
        deepStrictEqual((await list({ Marker })).names, ['site']);
        await rejects(list({ PathPrefix: 'web' }), { name: 'ValidationError' });
    });
    it('take another name and path, but none that is taken', async () => {
        const rename = (NewServerCertificateName, NewPath) => iam.send(new UpdateServerCertificateCommand({
            ServerCertificateName: 'site',
            NewServerCertificateName,
            NewPath,
        }));
        await rejects(rename('api'), { name: 'EntityAlreadyExistsException' });
        await rejects(rename(''), { name: 'ValidationError' });
        await rejects(rename('shop', ''), { name: 'ValidationError' });
        await rename('shop', '/');
        const { ServerCertificate: found } = await get('shop');
        strictEqual(found?.ServerCertificateMetadata?.Arn?.endsWith(':server-certificate/shop'), true);
        await rejects(get('site'), {
            name: 'NoSuchEntityException',
            message: 'The Server Certificate with name site cannot be found.',
        });
    });
    it('have tags', async () => {
        const named = { ServerCertificateName: 'shop' };
        const Tags = [{ Key: 'stage', Value: 'test' }];
        await iam.send(new TagServerCertificateCommand({ ...named, Tags }));
        await iam.send(new UntagServerCertificateCommand({ ...named, TagKeys: ['team'] }));
        deepStrictEqual((await iam.send(new ListServerCertificateTagsCommand(named))).Tags, Tags);
    });
    it('are counted', async () => {
        const { SummaryMap: summary } = await iam.send(new GetAccountSummaryCommand({}));
        deepStrictEqual([summary?.ServerCertificates, summary?.ServerCertificatesQuota], [2, 20]);
        strictEqual(summary?.Providers, 0);
    });
    it('are deleted', async () => {
        const remove = () => iam.send(new DeleteServerCertificateCommand({ ServerCertificateName: 'shop' }));
        await remove();
        await rejects(remove(), { name: 'NoSuchEntityException' });
    });
});
