/** What a SAML provider makes: metadata and responses, signed with xml-crypto. */
import { SignedXml } from 'xml-crypto';
export const issuer = 'https://idp.example.com/saml';
export const account = '123456789012';
export const role = `arn:aws:iam::${account}:role/reader`;
export const providerArn = `arn:aws:iam::${account}:saml-provider/Example`;
export const awsAttributes = 'https://aws.amazon.com/SAML/Attributes/';
const minute = 60_000;
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
function time(at) {
    return new Date(at).toISOString();
}
/** An assertion, unsigned. */
export function assertion(options) {
    const { at, audience = 'https://signin.aws.amazon.com/saml' } = options;
    const until = time(options.notOnOrAfter ?? at + 5 * minute);
    const from = time(options.notBefore ?? at - minute);
    const confirmedUntil = time(options.confirmedUntil ?? at + minute);
    const confirmation = options.confirmation ??
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
            `<saml:SubjectConfirmationData NotOnOrAfter="${confirmedUntil}"` +
            ` Recipient="${options.recipient ?? 'https://signin.aws.amazon.com/saml'}"/>` +
            '</saml:SubjectConfirmation>';
    const conditions = options.conditions ??
        `<saml:Conditions NotBefore="${from}" NotOnOrAfter="${until}"><saml:AudienceRestriction>` +
            `<saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`;
    const format = options.format ?? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
    return (`<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion"` +
        ` Version="2.0" IssueInstant="${time(options.issuedAt ?? at)}">` +
        `<saml:Issuer>${options.issuer ?? issuer}</saml:Issuer><saml:Subject>` +
        `<saml:NameID Format="${format}">${options.subject ?? 'ann@example.com'}</saml:NameID>` +
        `${confirmation}</saml:Subject>${conditions}` +
        `<saml:AuthnStatement AuthnInstant="${time(at)}"` +
        ` SessionNotOnOrAfter="${time(at + 60 * minute)}"/>` +
        `<saml:AttributeStatement>${attributes(options)}</saml:AttributeStatement></saml:Assertion>`);
}
function attributes(options) {
    const all = {
        [`${awsAttributes}Role`]: [`${role},${providerArn}`],
        [`${awsAttributes}RoleSessionName`]: ['ann'],
        ...options.attributes,
    };
    let xml = '';
    for (const [name, values] of Object.entries(all)) {
        const list = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`);
        xml += `<saml:Attribute Name="${name}">${list.join('')}</saml:Attribute>`;
    }
    return xml;
}
/** A response around assertions, unsigned. */
export function response(options, inside = assertion(options)) {
    const status = options.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success';
    return (`<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_response"` +
        ` Version="2.0" IssueInstant="${time(options.at)}">` +
        `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer>` +
        `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${inside}</samlp:Response>`);
}
/** Signs the element of this name in a document, as its provider would. */
export function sign(xml, name, { key, certificate, ...options }) {
    const signed = new SignedXml({
        privateKey: key,
        publicCert: certificate,
        signatureAlgorithm: options.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
        canonicalizationAlgorithm: exclusive,
    });
    const path = `//*[local-name(.)='${name}']`;
    signed.addReference({
        xpath: path,
        transforms: options.transforms ?? [enveloped, exclusive],
        digestAlgorithm: options.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
    const location = { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' };
    signed.computeSignature(xml, { prefix: 'ds', location });
    return signed.getSignedXml();
}
/** As the POST binding carries it. */
export function encode(xml) {
    return Buffer.from(xml).toString('base64');
}
/** The metadata of a provider with these certificates. */
export function metadata(certificates, attributes = '') {
    const keys = certificates.map(({ certificate }) => {
        const base64 = certificate.replace(/-----[A-Z ]+-----/g, '');
        return ('<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>' +
            `<ds:X509Certificate>${base64}</ds:X509Certificate>` +
            '</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>');
    });
    return ('<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"' +
        ` xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${issuer}" ${attributes}>` +
        '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
        `${keys.join('')}<md:SingleSignOnService Binding="b" Location="https://idp.example.com/"/>` +
        '</md:IDPSSODescriptor></md:EntityDescriptor>');
}
