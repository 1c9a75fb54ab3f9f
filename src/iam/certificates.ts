/**
 * Certificates and their keys, as they are uploaded: PEM that must fit together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { limits } from '../limits.ts'
import { AwsError } from '../wire/errors.ts'
import { parseLength } from './bounds.ts'

/** What is uploaded. */
export interface CertificateInput {
  readonly CertificateBody?: string | undefined
  readonly PrivateKey?: string | undefined
  readonly CertificateChain?: string | undefined
}

/** A certificate that fits its key and its chain. */
export interface Certificate {
  readonly body: string
  readonly key: string
  readonly chain?: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** Reads what is uploaded. Throws ValidationError, MalformedCertificate, KeyPairMismatch. */
export function parseCertificate(input: CertificateInput): Certificate {
  const body = parseLength('certificateBody', input.CertificateBody, [1, limits.certificateBodyMax])
  const key = parseLength('privateKey', input.PrivateKey, [1, limits.privateKeyMax])
  const chain = input.CertificateChain
  const [certificate, ...more] = parsePem(body)
  if (certificate === undefined || more.length > 0) {
    throw malformed('Unable to parse certificate. Please ensure the certificate is in PEM format.')
  }
  if (chain !== undefined) {
    parseLength('certificateChain', chain, [1, limits.certificateChainMax])
    checkChain(certificate, parsePem(chain))
  }
  if (!certificate.checkPrivateKey(parseKey(key))) {
    const message = 'The private key does not match the certificate.'
    throw new AwsError('KeyPairMismatch', { status: 400, message })
  }
  const expiresAt = Date.parse(certificate.validTo)
  return { body, key, ...(chain !== undefined && { chain }), expiresAt }
}

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificates of a text that has nothing else in it; none if one of them is unreadable. */
function parsePem(text: string): X509Certificate[] {
  const blocks = text.match(pem) ?? []
  if (blocks.length > limits.certificatesPerChain || text.replace(pem, '').trim() !== '') return []
  try {
    return blocks.map((block) => new X509Certificate(block))
  } catch {
    return []
  }
}

/** Each certificate must be vouched for by the next. */
function checkChain(certificate: X509Certificate, chain: readonly X509Certificate[]): void {
  if (chain.length === 0) throw malformed('Unable to parse certificate chain.')
  let before = certificate
  for (const [index, issuer] of chain.entries()) {
    if (!before.checkIssued(issuer) || !before.verify(issuer.publicKey)) {
      throw malformed(
        'Unable to validate certificate chain. The certificate chain must start with the ' +
          'immediate signing certificate, followed by any intermediaries in order. The index ' +
          `within the chain of the invalid certificate is: ${index}`,
      )
    }
    before = issuer
  }
}

function parseKey(text: string): KeyObject {
  try {
    return createPrivateKey(text)
  } catch {
    throw malformed('Unable to parse private key. It must be in PEM format and not encrypted.')
  }
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedCertificate', { status: 400, message })
}
