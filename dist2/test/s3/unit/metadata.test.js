import assert from 'node:assert/strict';
import { contentEncoding, systemMetadata, userMetadata } from '../../../src/s3/metadata.js';
describe('metadata of a new object', () => {
    it('are only those that were given', () => {
        assert.deepEqual(systemMetadata({}, undefined), {});
        assert.deepEqual(systemMetadata({ ContentType: 'a/b' }, 'soon'), {
            ContentType: 'a/b',
            Expires: 'soon',
        });
        assert.deepEqual(systemMetadata({ StorageClass: 'STANDARD' }, undefined), {});
    });
    it('lose aws-chunked', () => {
        const cases = [
            ['gzip', 'gzip'],
            ['AWS-Chunked', undefined],
            ['aws-chunked, gzip, br', 'gzip, br'],
            ['', undefined],
        ];
        for (const [sent, kept] of cases)
            assert.equal(contentEncoding(sent), kept);
    });
    it('of the user are 2 KB at most, in UTF-8', () => {
        assert.ok(userMetadata({ a: 'x'.repeat(2047) }));
        assert.throws(() => userMetadata({ a: 'ä'.repeat(1024) }), { code: 'MetadataTooLarge' });
    });
    it('refuse redirects and classes that cannot be', () => {
        for (const WebsiteRedirectLocation of ['/a', 'http://a', 'https://a']) {
            assert.ok(systemMetadata({ WebsiteRedirectLocation }, undefined));
        }
        const redirect = { WebsiteRedirectLocation: 'ftp://a' };
        assert.throws(() => systemMetadata(redirect, undefined), { code: 'InvalidRedirectLocation' });
        const deep = { StorageClass: 'GLACIER' };
        assert.throws(() => systemMetadata(deep, undefined), { code: 'InvalidStorageClass' });
    });
});
