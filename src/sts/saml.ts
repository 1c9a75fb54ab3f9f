/**
 * SAML responses, as AssumeRoleWithSAML takes them: whether one is true and for us, and what it
 * says.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html
 */
import { createHash } from 'node:crypto'
import type { Facts } from '../accounts/session-token.ts'
import type { SamlMetadata } from '../auth/saml-metadata.ts'
import { parseSamlTime } from '../auth/saml-metadata.ts'
import { limits } from '../limits.ts'
import type { XmlElement } from '../wire/xml.ts'
import { expiredIdentity, invalidIdentityToken } from './errors.ts'
import type { SamlAttributes } from './saml-attributes.ts'
import { parseSamlAttributes } from './saml-attributes.ts'
import { verifiedAssertion } from './saml-signature.ts'

/** What a verified assertion says. */
export interface SamlIdentity extends Omit<SamlAttributes, 'facts'> {
  readonly issuer: string
  readonly subject: string
  /** `persistent`, `transient`, …, or a format of another kind, whole. */
  readonly subjectType: string
  /** The Recipient: AWS's `Audience`. */
  readonly audience: string
  readonly nameQualifier: string
  /** When the provider's own session ends, in milliseconds since 1970. */
  readonly sessionEndsAt?: number
  /** `saml:aud`, `saml:sub`, … */
  readonly facts: Facts
}

/** Against what a response is judged. */
export interface SamlExpectations {
  /** Of the account that the provider is in, and its name: the last part of its ARN. */
  readonly account: string
  readonly providerName: string
  readonly metadata: SamlMetadata
  /** The server's own endpoints, which are right besides AWS's as Audience and as Recipient. */
  readonly endpoints: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * What a response, in base64, says, if its provider made it for us just now; else throws
 * InvalidIdentityToken, ExpiredTokenException or IDPRejectedClaim.
 */
export async function verifySamlResponse(
  response: string,
  expectations: SamlExpectations,
): Promise<SamlIdentity> {
  const { metadata, now } = expectations
  const assertion = await verifiedAssertion(decode(response), metadata.certificates)
  if (metadata.validUntil !== undefined && now >= metadata.validUntil) {
    throw invalidIdentityToken('The metadata of the specified provider has expired')
  }
  const issuer = only(assertion, 'Issuer').text.trim()
  if (issuer !== metadata.entityId) {
    throw invalidIdentityToken('Issuer not present in specified provider')
  }
  checkAge(assertion, now)
  checkConditions(only(assertion, 'Conditions'), expectations)
  const subject = only(assertion, 'Subject')
  const audience = recipientOf(only(subject, 'SubjectConfirmation'), expectations)
  const attributes = parseSamlAttributes(assertion)
  const named = nameOf(subject, { ...expectations, issuer })
  const facts = { ...attributes.facts, ...factsOf(named, { ...expectations, issuer, audience }) }
  const sessionEndsAt = sessionEnd(assertion, now)
  return {
    ...attributes,
    ...named,
    issuer,
    audience,
    facts,
    ...(sessionEndsAt === undefined ? {} : { sessionEndsAt }),
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(response: string): string {
  const text = response.replace(/\s+/g, '')
  if (text.length > limits.samlAssertionMax || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    throw invalidIdentityToken('Invalid base64 SAMLResponse')
  }
  try {
    return utf8.decode(Buffer.from(text, 'base64'))
  } catch (cause) {
    throw invalidIdentityToken('Invalid base64 SAMLResponse', cause)
  }
}

function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

function only(element: XmlElement, name: string): XmlElement {
  const [found, ...more] = children(element, name)
  if (found !== undefined && more.length === 0) return found
  throw invalidIdentityToken(`The SAML assertion must have exactly one ${name}`)
}

/** A time that an element states; undefined if it states none. */
function time(element: XmlElement, name: string): number | undefined {
  const text = element.attributes?.get(name)
  if (text === undefined) return undefined
  const found = parseSamlTime(text)
  if (found === undefined) throw invalidIdentityToken(`${name} of the SAML assertion is no time`)
  return found
}

function checkAge(assertion: XmlElement, now: number): void {
  const issuedAt = time(assertion, 'IssueInstant')
  if (issuedAt === undefined) throw invalidIdentityToken('The SAML assertion has no IssueInstant')
  if (now >= issuedAt + limits.samlRedeemMs) {
    throw expiredIdentity('Token must be redeemed within 5 minutes of issuance')
  }
  if (issuedAt > now + limits.federationSkewMs) throw notYet()
}

function checkWindow(element: XmlElement, now: number): void {
  const from = time(element, 'NotBefore')
  const until = time(element, 'NotOnOrAfter')
  if (from !== undefined && now < from - limits.federationSkewMs) throw notYet()
  if (until !== undefined && now >= until) throw expiredIdentity('The SAML assertion has expired')
}

function notYet() {
  return invalidIdentityToken('The SAML assertion is not valid yet')
}

const awsEndpoint = /^https:\/\/([a-z0-9-]+\.)?signin\.aws\.amazon\.com\/(static\/)?saml$/
const awsAudiences = ['https://signin.aws.amazon.com/saml', 'urn:amazon:webservices']

function checkConditions(conditions: XmlElement, expectations: SamlExpectations): void {
  const { endpoints, now } = expectations
  checkWindow(conditions, now)
  const restrictions = children(conditions, 'AudienceRestriction')
  const isOurs = ({ text }: XmlElement) => {
    const audience = text.trim()
    return awsAudiences.includes(audience) || endpoints.includes(audience)
  }
  const areMet = restrictions.every((each) => children(each, 'Audience').some(isOurs))
  if (restrictions.length === 0 || !areMet) {
    throw invalidIdentityToken('Response does not contain the required audience.')
  }
}

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

function recipientOf(confirmation: XmlElement, { endpoints, now }: SamlExpectations): string {
  if (confirmation.attributes?.get('Method') !== bearer) {
    throw invalidIdentityToken('The SubjectConfirmation of the SAML assertion is not bearer')
  }
  const data = only(confirmation, 'SubjectConfirmationData')
  if (time(data, 'NotOnOrAfter') === undefined) {
    throw invalidIdentityToken('SubjectConfirmationData must have NotOnOrAfter')
  }
  checkWindow(data, now)
  const recipient = data.attributes?.get('Recipient') ?? ''
  if (awsEndpoint.test(recipient) || endpoints.includes(recipient)) return recipient
  throw invalidIdentityToken('The Recipient of the SAML assertion is not this service')
}

interface Names {
  readonly subject: string
  readonly subjectType: string
  readonly nameQualifier: string
}

const nameFormat = /^urn:oasis:names:tc:SAML:2\.0:nameid-format:/

function nameOf(
  subjectElement: XmlElement,
  { issuer, account, providerName }: SamlExpectations & { readonly issuer: string },
): Names {
  const name = only(subjectElement, 'NameID')
  const subject = name.text.trim()
  if (subject === '') throw invalidIdentityToken('The NameID of the SAML assertion is empty')
  const format = name.attributes?.get('Format') ?? ''
  const nameQualifier = createHash('sha1')
    .update(`${issuer}${account}/${providerName}`)
    .digest('base64')
  return { subject, subjectType: format.replace(nameFormat, ''), nameQualifier }
}

function factsOf(
  { subject, subjectType, nameQualifier }: Names,
  from: SamlExpectations & { readonly issuer: string; readonly audience: string },
): Facts {
  return {
    'saml:aud': from.audience,
    'saml:iss': from.issuer,
    'saml:sub': subject,
    'saml:sub_type': subjectType,
    'saml:namequalifier': nameQualifier,
    'saml:doc': `${from.account}/${from.providerName}`,
  }
}

function sessionEnd(assertion: XmlElement, now: number): number | undefined {
  const ends = children(assertion, 'AuthnStatement')
    .map((statement) => time(statement, 'SessionNotOnOrAfter'))
    .filter((end) => end !== undefined)
  if (ends.length === 0) return undefined
  const end = Math.min(...ends)
  if (now >= end) throw expiredIdentity("The session of the SAML assertion's user has ended")
  return end
}
