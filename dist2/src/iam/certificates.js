/**
 * Certificates and their keys, as they are uploaded: PEM that must fit together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { parseLength } from './bounds.js';
/** Reads what is uploaded. Throws ValidationError, MalformedCertificate, KeyPairMismatch. */
export function parseCertificate(input) {
    const body = parseLength('certificateBody', input.CertificateBody, [1, limits.certificateBodyMax]);
    const key = parseLength('privateKey', input.PrivateKey, [1, limits.privateKeyMax]);
    const chain = input.CertificateChain;
    const [certificate, ...more] = parsePem(body);
    if (certificate === undefined || more.length > 0) {
        throw malformed('Unable to parse certificate. Please ensure the certificate is in PEM format.');
    }
    if (chain !== undefined) {
        parseLength('certificateChain', chain, [1, limits.certificateChainMax]);
        checkChain(certificate, parsePem(chain));
    }
    if (!certificate.checkPrivateKey(parseKey(key))) {
        const message = 'The private key does not match the certificate.';
        throw new AwsError('KeyPairMismatch', { status: 400, message });
    }
    const expiresAt = Date.parse(certificate.validTo);
    return { body, key, ...(chain !== undefined && { chain }), expiresAt };
}
const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/** The certificates of a text that has nothing else in it; none if one of them is unreadable. */
function parsePem(text) {
    const blocks = text.match(pem) ?? [];
    if (blocks.length > limits.certificatesPerChain || text.replace(pem, '').trim() !== '')
        return [];
    try {
        return blocks.map((block) => new X509Certificate(block));
    }
    catch {
        return [];
    }
}
/** Each certificate must be vouched for by the next. */
function checkChain(certificate, chain) {
    if (chain.length === 0)
        throw malformed('Unable to parse certificate chain.');
    let before = certificate;
    for (const [index, issuer] of chain.entries()) {
        if (!before.checkIssued(issuer) || !before.verify(issuer.publicKey)) {
            throw malformed('Unable to validate certificate chain. The certificate chain must start with the ' +
                'immediate signing certificate, followed by any intermediaries in order. The index ' +
                `within the chain of the invalid certificate is: ${index}`);
        }
        before = issuer;
    }
}
function parseKey(text) {
    try {
        return createPrivateKey(text);
    }
    catch {
        throw malformed('Unable to parse private key. It must be in PEM format and not encrypted.');
    }
}
function malformed(message) {
    return new AwsError('MalformedCertificate', { status: 400, message });
}
