/**
 * SAML responses, as AssumeRoleWithSAML takes them: whether one is true and for us, and what it
 * says.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html
 */
import { createHash } from 'node:crypto';
import { parseSamlTime } from '../auth/saml-metadata.js';
import { limits } from '../limits.js';
import { expiredIdentity, invalidIdentityToken } from './errors.js';
import { parseSamlAttributes } from './saml-attributes.js';
import { verifiedAssertion } from './saml-signature.js';
/**
 * What a response, in base64, says, if its provider made it for us just now; else throws
 * InvalidIdentityToken, ExpiredTokenException or IDPRejectedClaim.
 */
export async function verifySamlResponse(response, expectations) {
    const { metadata, now } = expectations;
    const assertion = await verifiedAssertion(decode(response), metadata.certificates);
    if (metadata.validUntil !== undefined && now >= metadata.validUntil) {
        throw invalidIdentityToken('The metadata of the specified provider has expired');
    }
    const issuer = only(assertion, 'Issuer').text.trim();
    if (issuer !== metadata.entityId) {
        throw invalidIdentityToken('Issuer not present in specified provider');
    }
    checkAge(assertion, now);
    checkConditions(only(assertion, 'Conditions'), expectations);
    const subject = only(assertion, 'Subject');
    const audience = recipientOf(only(subject, 'SubjectConfirmation'), expectations);
    const attributes = parseSamlAttributes(assertion);
    const named = nameOf(subject, { ...expectations, issuer });
    const facts = { ...attributes.facts, ...factsOf(named, { ...expectations, issuer, audience }) };
    const sessionEndsAt = sessionEnd(assertion, now);
    return {
        ...attributes,
        ...named,
        issuer,
        audience,
        facts,
        ...(sessionEndsAt === undefined ? {} : { sessionEndsAt }),
    };
}
const utf8 = new TextDecoder('utf-8', { fatal: true });
function decode(response) {
    const text = response.replace(/\s+/g, '');
    if (text.length > limits.samlAssertionMax || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
        throw invalidIdentityToken('Invalid base64 SAMLResponse');
    }
    try {
        return utf8.decode(Buffer.from(text, 'base64'));
    }
    catch (cause) {
        throw invalidIdentityToken('Invalid base64 SAMLResponse', cause);
    }
}
function children(element, name) {
    return element.children.filter((child) => child.name === name);
}
function only(element, name) {
    const [found, ...more] = children(element, name);
    if (found !== undefined && more.length === 0)
        return found;
    throw invalidIdentityToken(`The SAML assertion must have exactly one ${name}`);
}
/** A time that an element states; undefined if it states none. */
function time(element, name) {
    const text = element.attributes?.get(name);
    if (text === undefined)
        return undefined;
    const found = parseSamlTime(text);
    if (found === undefined)
        throw invalidIdentityToken(`${name} of the SAML assertion is no time`);
    return found;
}
function checkAge(assertion, now) {
    const issuedAt = time(assertion, 'IssueInstant');
    if (issuedAt === undefined)
        throw invalidIdentityToken('The SAML assertion has no IssueInstant');
    if (now >= issuedAt + limits.samlRedeemMs) {
        throw expiredIdentity('Token must be redeemed within 5 minutes of issuance');
    }
    if (issuedAt > now + limits.federationSkewMs)
        throw notYet();
}
function checkWindow(element, now) {
    const from = time(element, 'NotBefore');
    const until = time(element, 'NotOnOrAfter');
    if (from !== undefined && now < from - limits.federationSkewMs)
        throw notYet();
    if (until !== undefined && now >= until)
        throw expiredIdentity('The SAML assertion has expired');
}
function notYet() {
    return invalidIdentityToken('The SAML assertion is not valid yet');
}
const awsEndpoint = /^https:\/\/([a-z0-9-]+\.)?signin\.aws\.amazon\.com\/(static\/)?saml$/;
const awsAudiences = ['https://signin.aws.amazon.com/saml', 'urn:amazon:webservices'];
function checkConditions(conditions, expectations) {
    const { endpoints, now } = expectations;
    checkWindow(conditions, now);
    const restrictions = children(conditions, 'AudienceRestriction');
    const isOurs = ({ text }) => {
        const audience = text.trim();
        return awsAudiences.includes(audience) || endpoints.includes(audience);
    };
    const areMet = restrictions.every((each) => children(each, 'Audience').some(isOurs));
    if (restrictions.length === 0 || !areMet) {
        throw invalidIdentityToken('Response does not contain the required audience.');
    }
}
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
function recipientOf(confirmation, { endpoints, now }) {
    if (confirmation.attributes?.get('Method') !== bearer) {
        throw invalidIdentityToken('The SubjectConfirmation of the SAML assertion is not bearer');
    }
    const data = only(confirmation, 'SubjectConfirmationData');
    if (time(data, 'NotOnOrAfter') === undefined) {
        throw invalidIdentityToken('SubjectConfirmationData must have NotOnOrAfter');
    }
    checkWindow(data, now);
    const recipient = data.attributes?.get('Recipient') ?? '';
    if (awsEndpoint.test(recipient) || endpoints.includes(recipient))
        return recipient;
    throw invalidIdentityToken('The Recipient of the SAML assertion is not this service');
}
const nameFormat = /^urn:oasis:names:tc:SAML:2\.0:nameid-format:/;
function nameOf(subjectElement, { issuer, account, providerName }) {
    const name = only(subjectElement, 'NameID');
    const subject = name.text.trim();
    if (subject === '')
        throw invalidIdentityToken('The NameID of the SAML assertion is empty');
    const format = name.attributes?.get('Format') ?? '';
    const nameQualifier = createHash('sha1')
        .update(`${issuer}${account}/${providerName}`)
        .digest('base64');
    return { subject, subjectType: format.replace(nameFormat, ''), nameQualifier };
}
function factsOf({ subject, subjectType, nameQualifier }, from) {
    return {
        'saml:aud': from.audience,
        'saml:iss': from.issuer,
        'saml:sub': subject,
        'saml:sub_type': subjectType,
        'saml:namequalifier': nameQualifier,
        'saml:doc': `${from.account}/${from.providerName}`,
    };
}
function sessionEnd(assertion, now) {
    const ends = children(assertion, 'AuthnStatement')
        .map((statement) => time(statement, 'SessionNotOnOrAfter'))
        .filter((end) => end !== undefined);
    if (ends.length === 0)
        return undefined;
    const end = Math.min(...ends);
    if (now >= end)
        throw expiredIdentity("The session of the SAML assertion's user has ended");
    return end;
}
