/** An OpenID Connect provider on 127.0.0.1, with keys of its own, that counts what it is asked. */
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Certified } from './certificates.ts'

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>

/** A provider under test. */
export interface TestProvider {
  readonly url: string
  /** How often each path was asked for. */
  readonly asked: Map<string, number>
  /** Answers of its own, by path, instead of the usual ones. */
  readonly answers: Map<string, http.RequestListener>
  readonly keys: Map<string, KeyPair & { readonly algorithm: string }>
  addKey(id: string, algorithm?: string): Promise<void>
  /** A token of the provider, signed with one of its keys. */
  token(claims?: JWTPayload, keyId?: string): Promise<string>
  jwks(): Promise<{ keys: object[] }>
  close(): Promise<void>
}

/** Starts a provider with one key, `one`; over https if there is a certificate. */
export async function startProvider(certified?: Certified): Promise<TestProvider> {
  const asked = new Map<string, number>()
  const answers = new Map<string, http.RequestListener>()
  const keys: TestProvider['keys'] = new Map()
  const listener: http.RequestListener = async (request, response) => {
    const path = request.url ?? ''
    asked.set(path, (asked.get(path) ?? 0) + 1)
    const own = answers.get(path)
    if (own !== undefined) return own(request, response)
    if (path === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` }))
    } else if (path === '/keys') {
      response.end(JSON.stringify(await provider.jwks()))
    } else {
      response.writeHead(404).end()
    }
  }
  const server = certified
    ? https.createServer({ key: certified.key, cert: certified.certificate }, listener)
    : http.createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `${certified ? 'https' : 'http'}://127.0.0.1:${port}`
  const provider: TestProvider = {
    url,
    asked,
    answers,
    keys,
    async addKey(id, algorithm = 'ES256') {
      keys.set(id, { ...(await generateKeyPair(algorithm, { extractable: true })), algorithm })
    },
    async token(claims = {}, keyId = 'one') {
      const key = keys.get(keyId)
      if (key === undefined) throw new Error(`The provider has no key ${keyId}`)
      return new SignJWT(standardClaims(url, claims))
        .setProtectedHeader({ alg: key.algorithm, kid: keyId })
        .sign(key.privateKey)
    },
    async jwks() {
      const list = []
      for (const [kid, { publicKey }] of keys) {
        list.push({ ...(await exportJWK(publicKey)), kid, use: 'sig' })
      }
      return { keys: list }
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  await provider.addKey('one')
  return provider
}

/** Claims that a provider would make now, and others in their place; undefined takes one out. */
export function standardClaims(issuer: string, claims: JWTPayload = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1000)
  return { iss: issuer, sub: 'ann', aud: 'app', iat: now, exp: now + 600, ...claims }
}
