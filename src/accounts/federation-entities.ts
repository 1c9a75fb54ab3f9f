/**
 * Whom an account trusts from outside, and the certificates that it keeps. Times are milliseconds
 * since 1970.
 */

/** An OpenID Connect provider, by its URL without the scheme. */
export interface OidcProvider {
  /** The issuer, with its scheme, as it was given. */
  readonly url: string
  readonly clientIds: readonly string[]
  /** SHA-1 of certificates, 40 hexadecimal digits. */
  readonly thumbprints: readonly string[]
  readonly createdAt: number
  readonly tags: Readonly<Record<string, string>>
}

/** A SAML provider, by its name. */
export interface SamlProvider {
  readonly name: string
  readonly uuid: string
  /** The metadata document, which `auth/saml-metadata.ts` reads. */
  readonly document: string
  readonly validUntil: number
  readonly createdAt: number
  readonly tags: Readonly<Record<string, string>>
}

/** A server certificate, by its name. */
export interface ServerCertificate {
  readonly name: string
  readonly path: string
  /** `ASCA…` */
  readonly id: string
  /** PEM. */
  readonly body: string
  /** PEM, the certificates that vouch for it. */
  readonly chain?: string
  /** The key's PEM, sealed under the name `server-certificate/<id>`. Nobody is shown it. */
  readonly sealedKey: string
  readonly uploadedAt: number
  readonly expiresAt: number
  readonly tags: Readonly<Record<string, string>>
}
