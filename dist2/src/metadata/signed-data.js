/**
 * A certificate that vouches for itself, and documents signed with its key: X.509 (RFC 5280) and
 * PKCS #7 (RFC 2315), RSA with SHA-256.
 */
import { createPublicKey, sign } from 'node:crypto';
import * as der from './der.js';
const oid = {
    commonName: '2.5.4.3',
    keyUsage: '2.5.29.15',
    basicConstraints: '2.5.29.19',
    rsa: '1.2.840.113549.1.1.1',
    rsaWithSha256: '1.2.840.113549.1.1.11',
    data: '1.2.840.113549.1.7.1',
    signedData: '1.2.840.113549.1.7.2',
    sha256: '2.16.840.1.101.3.4.2.1',
};
const serialBytes = 16;
/** RFC 5280, 4.1.2.5: for what has no end. */
const never = '99991231235959Z';
const digitalSignature = Buffer.of(0x80);
const unusedUsageBits = 7;
const algorithm = (name) => der.sequence(der.objectId(name), der.nothing);
const issuer = der.sequence(der.setOf(der.sequence(der.objectId(oid.commonName), der.utf8('Cairn instance identity'))));
/** A certificate of an RSA key, signed with itself. `now`: milliseconds since 1970. PEM. */
export function selfSigned(key, now, random) {
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
    const begins = `${new Date(now).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`;
    const content = der.sequence(der.tagged(0, der.integer(Buffer.of(2))), der.integer(random(serialBytes)), algorithm(oid.rsaWithSha256), issuer, der.sequence(der.time(begins), der.time(never)), issuer, publicKey, der.tagged(3, der.sequence(...extensions())));
    const signature = der.bits(sign('sha256', content, key));
    const certificate = der.sequence(content, algorithm(oid.rsaWithSha256), signature);
    return `-----BEGIN CERTIFICATE-----\n${base64Lines(certificate, 64)}\n-----END CERTIFICATE-----\n`;
}
/** It signs documents and no certificates. */
function extensions() {
    const usage = der.bits(digitalSignature, unusedUsageBits);
    return [
        der.sequence(der.objectId(oid.basicConstraints), der.yes, der.octets(der.sequence())),
        der.sequence(der.objectId(oid.keyUsage), der.yes, der.octets(usage)),
    ];
}
/** A document with its signature and its signer's certificate. DER. */
export function signedData(document, { key, certificate }) {
    const serial = Buffer.from(certificate.serialNumber, 'hex');
    const version = der.integer(Buffer.of(1));
    const signer = der.sequence(version, der.sequence(issuer, der.integer(serial)), algorithm(oid.sha256), algorithm(oid.rsa), der.octets(sign('sha256', document, key)));
    const content = der.sequence(version, der.setOf(algorithm(oid.sha256)), der.sequence(der.objectId(oid.data), der.tagged(0, der.octets(document))), der.tagged(0, certificate.raw), der.setOf(signer));
    return der.sequence(der.objectId(oid.signedData), der.tagged(0, content));
}
/** Base64, at most `columns` letters a line; none ends the last one. */
export function base64Lines(bytes, columns) {
    return (bytes.toString('base64').match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join('\n');
}
