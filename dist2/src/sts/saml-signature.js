/**
 * The signature of a SAML response, and the assertion that it covers. Signature wrapping puts a
 * signed assertion where it is verified and another where it is read. So a response has one
 * assertion and signatures only where SAML has them, each of its own parent; and what is read is
 * not the response but the very bytes that were verified.
 */
import { createRequire } from 'node:module';
import { parseXml } from '../wire/xml.js';
import { idpRejectedClaim, invalidIdentityToken } from './errors.js';
const protocolNamespace = 'urn:oasis:names:tc:SAML:2.0:protocol';
const assertionNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion';
const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
/** SHA-1 is not among them: what it signed can be forged. */
const signatureMethods = [
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
    'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
];
const digestMethods = [
    'http://www.w3.org/2001/04/xmlenc#sha256',
    'http://www.w3.org/2001/04/xmlenc#sha512',
];
const transforms = [
    'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
    'http://www.w3.org/2001/10/xml-exc-c14n#',
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
];
/**
 * The assertion of a response that one of these certificates (PEM) signed. Throws
 * InvalidIdentityToken, and IDPRejectedClaim if the provider says that it refused.
 */
export async function verifiedAssertion(xml, certificates) {
    refuseMalformed(xml);
    const root = parseDom(xml);
    if (root.localName !== 'Response' || root.namespaceURI !== protocolNamespace) {
        throw invalid('it is no Response');
    }
    refuseFailure(root);
    const assertions = Array.from(root.getElementsByTagNameNS('*', 'Assertion'));
    const [assertion] = assertions;
    if (assertions.length !== 1 || assertion === undefined)
        throw invalid('it has not one Assertion');
    if (assertion.namespaceURI !== assertionNamespace || assertion.parentNode !== root) {
        throw invalid('its Assertion is not in its place');
    }
    const signatures = Array.from(root.getElementsByTagNameNS(signatureNamespace, 'Signature'));
    const parents = signatures.map(({ parentNode }) => parentNode);
    const areInPlace = parents.every((parent) => parent === root || parent === assertion);
    if (!areInPlace || new Set(parents).size !== parents.length || parents.length === 0) {
        throw signatureInvalid();
    }
    const { SignedXml } = await import('xml-crypto');
    const verified = [];
    for (const signature of signatures) {
        verified.push(verify(() => new SignedXml(), { xml, signature, certificates }));
    }
    return assertionOf(verified[0]);
}
/** Our reader is strict where the DOM's is not; and no DTD, the way in for entities, passes it. */
function refuseMalformed(xml) {
    try {
        parseXml(Buffer.from(xml));
    }
    catch (cause) {
        throw invalid('it is not well-formed XML', cause);
    }
}
const require = createRequire(import.meta.url);
function parseDom(xml) {
    const { DOMParser } = require('@xmldom/xmldom');
    const errorHandler = (_level, message) => {
        throw invalid('it is not well-formed XML', message);
    };
    const document = new DOMParser({ errorHandler }).parseFromString(xml, 'text/xml');
    return document.documentElement;
}
function refuseFailure(root) {
    const [status] = Array.from(root.getElementsByTagNameNS(protocolNamespace, 'StatusCode'));
    const value = status?.getAttribute('Value') ?? success;
    if (value !== success)
        throw idpRejectedClaim(`The identity provider answered ${value}`);
}
/** The canonical text of what a signature covers: its parent, whole. */
function verify(newSignedXml, { xml, signature, certificates }) {
    const uri = `#${signature.parentNode?.getAttribute('ID')}`;
    for (const certificate of certificates) {
        const signed = restrict(newSignedXml());
        signed.publicCert = certificate;
        try {
            signed.loadSignature(signature);
            if (!signed.checkSignature(xml))
                continue;
        }
        catch {
            continue;
        }
        const [reference, ...more] = signed.getReferences();
        const [text] = signed.getSignedReferences();
        if (more.length > 0 || reference?.uri !== uri || text === undefined)
            throw signatureInvalid();
        return text;
    }
    throw signatureInvalid();
}
function restrict(signed) {
    signed.SignatureAlgorithms = pick(signed.SignatureAlgorithms, signatureMethods);
    signed.HashAlgorithms = pick(signed.HashAlgorithms, digestMethods);
    signed.CanonicalizationAlgorithms = pick(signed.CanonicalizationAlgorithms, transforms);
    return signed;
}
function pick(all, names) {
    return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
/** The assertion in a text that was verified: a response or the assertion itself. */
function assertionOf(text) {
    const element = parseXml(Buffer.from(text));
    if (element.name === 'Assertion')
        return element;
    const [assertion, ...more] = element.children.filter(({ name }) => name === 'Assertion');
    if (assertion === undefined || more.length > 0)
        throw signatureInvalid();
    return assertion;
}
function invalid(why, cause) {
    return invalidIdentityToken(`Invalid SAML response: ${why}`, cause);
}
/** AWS's words. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html */
function signatureInvalid() {
    return invalidIdentityToken('Response signature invalid');
}
