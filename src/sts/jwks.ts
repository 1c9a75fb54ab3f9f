/**
 * The keys of OpenID Connect providers, found by their discovery document and kept for a while. A
 * provider is asked seldom, whatever tokens come: AssumeRoleWithWebIdentity is open to everybody.
 * https://openid.net/specs/openid-connect-discovery-1_0.html
 */
import type { JSONWebKeySet, JWK } from 'jose'
import { limits } from '../limits.ts'
import type { FetchRules } from './provider-document.ts'
import { fetchProviderDocument, ProviderUnusable } from './provider-document.ts'

/** What an account says of an OpenID Connect provider. */
export interface OidcProvider {
  /** The issuer, with its scheme, as the account gave it. */
  readonly url: string
  readonly clientIds: readonly string[]
  readonly thumbprints: readonly string[]
}

/** The keys of providers. */
export interface KeySets {
  /**
   * The keys of a provider; rejects with ProviderUnreachable or ProviderUnusable. `asked`: the kept
   * ones did not have the key, so the provider is asked again unless it was a moment ago.
   */
  keysOf(provider: OidcProvider, freshness: 'kept' | 'asked'): Promise<JSONWebKeySet>
}

/** Where keys come from, and the clock. */
export interface KeySetsOptions {
  readonly privateAddresses: FetchRules['privateAddresses']
  readonly now: () => number
}

interface Kept {
  keys?: JSONWebKeySet
  fetchedAt: number
  askedAt: number
  failure?: unknown
  pending?: Promise<JSONWebKeySet>
}

/** Makes a store of keys, empty. */
export function createKeySets({ privateAddresses, now }: KeySetsOptions): KeySets {
  const kept = new Map<string, Kept>()

  function entryOf({ url, thumbprints }: OidcProvider): Kept {
    // Who is to be believed is part of the name: accounts with the same provider may differ in it.
    const name = JSON.stringify([url, [...thumbprints].sort()])
    const entry = kept.get(name) ?? { fetchedAt: -Infinity, askedAt: -Infinity }
    kept.delete(name)
    kept.set(name, entry)
    const [oldest] = kept.keys()
    if (kept.size > limits.jwksProvidersMax && oldest !== undefined) kept.delete(oldest)
    return entry
  }

  async function ask(entry: Kept, provider: OidcProvider): Promise<JSONWebKeySet> {
    try {
      entry.keys = await fetchKeys(provider, { ...provider, privateAddresses })
      entry.fetchedAt = now()
      return entry.keys
    } catch (failure) {
      entry.failure = failure
      if (entry.keys !== undefined && isKept(entry)) return entry.keys
      throw failure
    } finally {
      delete entry.pending
    }
  }

  const isKept = ({ fetchedAt }: Kept) => now() - fetchedAt < limits.jwksKeptMs

  return {
    async keysOf(provider, freshness) {
      const entry = entryOf(provider)
      if (entry.pending !== undefined) return entry.pending
      const keys = isKept(entry) ? entry.keys : undefined
      const pauseMs = keys === undefined ? limits.jwksRetryMs : limits.jwksAgainMs
      const isEarly = now() - entry.askedAt < pauseMs
      if (keys !== undefined && (freshness === 'kept' || isEarly)) return keys
      if (isEarly && entry.failure !== undefined) throw entry.failure
      entry.askedAt = now()
      entry.pending = ask(entry, provider)
      return entry.pending
    },
  }
}

async function fetchKeys({ url }: OidcProvider, rules: FetchRules): Promise<JSONWebKeySet> {
  const discovery = `${url.replace(/\/$/, '')}/.well-known/openid-configuration`
  const found = (await fetchProviderDocument(discovery, rules)) as Record<string, unknown> | null
  const jwksUri = found?.jwks_uri
  if (found?.issuer !== url) throw new ProviderUnusable(`${discovery} is of another issuer`)
  if (typeof jwksUri !== 'string') throw new ProviderUnusable(`${discovery} names no jwks_uri`)
  if (url.startsWith('https:') && !jwksUri.startsWith('https:')) {
    throw new ProviderUnusable(`${jwksUri} is not https`)
  }
  return parseKeys(await fetchProviderDocument(jwksUri, rules), jwksUri)
}

function parseKeys(document: unknown, from: string): JSONWebKeySet {
  const keys = (document as { keys?: unknown } | null)?.keys
  if (!Array.isArray(keys) || keys.length > limits.jwksKeysMax) {
    throw new ProviderUnusable(`${from} is no JSON Web Key Set`)
  }
  // A secret key would let a public text sign; it has no place there.
  return { keys: keys.filter((key) => key?.kty === 'RSA' || key?.kty === 'EC') as JWK[] }
}
