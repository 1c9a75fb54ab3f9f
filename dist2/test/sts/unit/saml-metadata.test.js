import { deepStrictEqual, match, strictEqual, throws } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { parseSamlMetadata, parseSamlTime } from '../../../src/auth/saml-metadata.js';
import { selfSigned } from './certificates.js';
import { issuer, metadata } from './saml-provider.js';
describe('the metadata of a SAML provider', () => {
    let one;
    let two;
    before(() => {
        one = selfSigned('one');
        two = selfSigned('two');
    });
    function refused(document) {
        throws(() => parseSamlMetadata(document), (error) => {
            strictEqual(error.code, 'InvalidInput');
            match(error.message, /^Could not parse metadata/);
            return true;
        });
    }
    it('says who it is, its certificates and until when', () => {
        const found = parseSamlMetadata(metadata([one, two], 'validUntil="2030-01-01T00:00:00Z"'));
        strictEqual(found.entityId, issuer);
        strictEqual(found.validUntil, Date.UTC(2030, 0, 1));
        const subjects = found.certificates.map((pem) => new X509Certificate(pem).subject);
        deepStrictEqual(subjects, ['CN=one', 'CN=two']);
    });
    it('need not end, and its certificates need not say what they are for', () => {
        const found = parseSamlMetadata(metadata([one]).replace(' use="signing"', ''));
        deepStrictEqual(Object.keys(found), ['entityId', 'certificates']);
    });
    it('has a certificate for signing', () => {
        refused(metadata([]));
        refused(metadata([one]).replace('use="signing"', 'use="encryption"'));
        refused(metadata([one]).replace(/<ds:X509Certificate>[^<]{40}/, '<ds:X509Certificate>'));
    });
    it('is of one identity provider', () => {
        const document = metadata([one]);
        refused(document.replaceAll('IDPSSODescriptor', 'SPSSODescriptor'));
        refused(document.replaceAll('EntityDescriptor', 'EntitiesDescriptor'));
        refused(document.replace(/entityID="[^"]*"/, ''));
        refused(document.replace('?>', '?><!DOCTYPE x>'));
        refused(metadata([one], 'validUntil="soon"'));
        for (const text of ['', 'x', '<a>', '{}'])
            refused(text);
    });
});
describe('a time of SAML', () => {
    it('is ISO 8601 with seconds, in UTC unless it says otherwise', () => {
        const noon = Date.UTC(2026, 0, 2, 12);
        for (const text of [
            '2026-01-02T12:00:00Z',
            '2026-01-02T12:00:00',
            '2026-01-02T13:00:00+01:00',
        ]) {
            strictEqual(parseSamlTime(text), noon);
        }
        for (const text of [
            '',
            '2026',
            '2026-01-02',
            '2026-13-02T12:00:00Z',
            'now',
            ' 2026-01-02T12:00:00Z',
        ]) {
            strictEqual(parseSamlTime(text), undefined);
        }
    });
});
