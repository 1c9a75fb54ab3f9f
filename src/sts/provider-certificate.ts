/**
 * The certificate of an identity provider that no known authority vouches for: then the provider's
 * thumbprints decide, as at AWS. A thumbprint is the SHA-1 of a certificate of the chain, usually
 * of its last.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 */
import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { TLSSocket } from 'node:tls'

/** Whether the server showed a valid chain for this host up to a certificate with a thumbprint. */
export function isPinned(socket: TLSSocket, host: string, thumbprints: readonly string[]): boolean {
  const known = new Set(thumbprints.map((text) => text.toLowerCase()))
  let certificate = socket.getPeerX509Certificate()
  if (certificate === undefined || !isFor(certificate, host)) return false
  for (;;) {
    if (!isCurrent(certificate)) return false
    if (known.has(certificate.fingerprint.replaceAll(':', '').toLowerCase())) return true
    const issuer: X509Certificate | undefined = certificate.issuerCertificate
    if (issuer === undefined || issuer.fingerprint256 === certificate.fingerprint256) return false
    // Node links certificates by their names alone.
    if (!issuer.ca || !certificate.verify(issuer.publicKey)) return false
    certificate = issuer
  }
}

function isFor(certificate: X509Certificate, host: string): boolean {
  const found = isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)
  return found !== undefined
}

function isCurrent({ validFrom, validTo }: X509Certificate): boolean {
  const now = Date.now()
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo)
}
