/**
 * The metadata document of a SAML provider, as CreateSAMLProvider takes it: who the provider is and
 * which certificates its signatures are verified with.
 * https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf
 */
import { X509Certificate } from 'node:crypto';
import { AwsError } from '../wire/errors.js';
import { parseXml } from '../wire/xml.js';
/** Reads a metadata document; throws InvalidInput for what is none. */
export function parseSamlMetadata(document) {
    const root = parseDocument(document);
    const entityId = root.attributes?.get('entityID') ?? '';
    const [descriptor, ...more] = childrenOf(root, 'IDPSSODescriptor');
    if (root.name !== 'EntityDescriptor' || entityId === '')
        throw unparsable('no EntityDescriptor');
    if (descriptor === undefined || more.length > 0)
        throw unparsable('no single IDPSSODescriptor');
    const certificates = childrenOf(descriptor, 'KeyDescriptor')
        .filter((key) => (key.attributes?.get('use') ?? 'signing') === 'signing')
        .flatMap((key) => childrenOf(key, 'KeyInfo'))
        .flatMap((info) => childrenOf(info, 'X509Data'))
        .flatMap((data) => childrenOf(data, 'X509Certificate'))
        .map(({ text }) => parseCertificate(text));
    if (certificates.length === 0)
        throw unparsable('no certificate for signing');
    const ends = [root, descriptor].flatMap((element) => validUntil(element));
    const earliest = ends.length > 0 ? { validUntil: Math.min(...ends) } : {};
    return { entityId, certificates: [...new Set(certificates)], ...earliest };
}
function parseDocument(document) {
    try {
        return parseXml(Buffer.from(document));
    }
    catch (cause) {
        throw unparsable('it is not well-formed XML', cause);
    }
}
function childrenOf(element, name) {
    return element.children.filter((child) => child.name === name);
}
function parseCertificate(text) {
    try {
        return new X509Certificate(Buffer.from(text, 'base64')).toString();
    }
    catch (cause) {
        throw unparsable('a certificate is malformed', cause);
    }
}
function validUntil(element) {
    const text = element.attributes?.get('validUntil');
    if (text === undefined)
        return [];
    const time = parseSamlTime(text);
    if (time === undefined)
        throw unparsable('validUntil is no time');
    return [time];
}
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;
/** A time of SAML in milliseconds since 1970, in UTC if it does not say; undefined: it is none. */
export function parseSamlTime(text) {
    const found = dateTime.exec(text);
    const time = found === null ? Number.NaN : Date.parse(found[2] ? text : `${text}Z`);
    return Number.isNaN(time) ? undefined : time;
}
function unparsable(why, cause) {
    return new AwsError('InvalidInput', {
        status: 400,
        message: `Could not parse metadata: ${why}`,
        cause,
    });
}
