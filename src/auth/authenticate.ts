/**
 * Step 3 of a request: who is calling? One of three ways to sign (the `Authorization` header, a
 * presigned query, a POST form), each in Signature V4 or V2, or none of them: then the caller is
 * anonymous, and what an anonymous caller may do is for step 5 to say.
 */
import type { Accounts } from '../accounts/accounts.ts'
import type { SignatureScope } from '../accounts/last-used.ts'
import { limits } from '../limits.ts'
import type { Payload } from '../wire/payload.ts'
import type { WireRequest } from '../wire/request.ts'
import type { Caller, IdentifiedCaller } from './caller.ts'
import { createChunkSigner } from './chunk-signer.ts'
import { scopeOf } from './credential.ts'
import { createCredentials } from './credentials.ts'
import type { AuthenticatedForm } from './form-signature.ts'
import { readFormSignature, verifyForm } from './form-signature.ts'
import { checkPolicy, parsePolicy } from './post-policy.ts'
import * as refusals from './refusals.ts'
import type { SignatureFacts } from './signature-facts.ts'
import type { SignedV2 } from './signature-v2.ts'
import { readHeaderV2, readQueryV2, verifyV2 } from './signature-v2.ts'
import type { ReadingRules, SignedV4 } from './signature-v4.ts'
import { readHeaderV4, readQueryV4 } from './signature-v4.ts'
import { SigningKeys } from './signing-keys.ts'
import { asymmetricNotImplemented, unstatedPayload } from './stated-payload.ts'
import { verifyV4 } from './verify-v4.ts'

/** Who sent a request, and what they said of its payload. */
export interface Authenticated {
  readonly caller: Caller
  readonly payload: Payload
  /** The service that the request was signed for; `s3` if it was not signed. */
  readonly service: string
  /** Undefined: it was not signed. */
  readonly signature?: SignatureFacts
}

/** What telling callers apart needs to know. */
export interface AuthenticatorOptions {
  readonly accounts: Pick<
    Accounts,
    'findAccessKey' | 'findPolicies' | 'openSession' | 'rootAccount' | 'lastUsed'
  >
  readonly region: string
  /** False: a signature for any region is accepted. */
  readonly strictRegion: boolean
  /** Milliseconds since 1970. */
  now(): number
}

/** A call of a service that takes documents. Its clients need not state the document's hash. */
export interface SignedCall {
  /** The service's name in signatures: no signature for another is good for it. */
  readonly service: string
  /** The whole body. */
  readonly document: Uint8Array
}

/** Tells who sent a request, or throws AWS's refusal. */
export interface Authenticator {
  /**
   * Who sent a request, and what of its payload they signed. Without a call it is one of S3's, and
   * a signature for any other service is refused.
   */
  authenticate(request: WireRequest, call?: SignedCall): Promise<Authenticated>
  /**
   * Who signed a POST form to this bucket, judged by its policy as well (all but the file's length:
   * see `withinLengths`). Names of fields are in lower case, `${filename}` is already replaced.
   */
  authenticateForm(fields: ReadonlyMap<string, string>, bucket: string): Promise<AuthenticatedForm>
}

const anonymous: Caller = { type: 'anonymous' }

/** SDKs sign what concerns directory buckets for a service of its own; here it is the same one. */
const s3Services = ['s3', 's3express']

/** Reads whichever signature a request carries; undefined if it carries none. */
function readSignature(
  request: WireRequest,
  rules: ReadingRules,
  document?: Uint8Array,
): SignedV4 | SignedV2 | undefined {
  const authorization = request.headers.authorization ?? ''
  const inQueryV4 = request.query.has('X-Amz-Algorithm')
  const inQueryV2 = request.query.has('Signature')
  const several = authorization === '' ? inQueryV4 && inQueryV2 : inQueryV4 || inQueryV2
  if (several) throw refusals.severalMechanisms(authorization || undefined)
  if (authorization !== '') {
    const space = authorization.indexOf(' ')
    if (space < 0) {
      const needs = "one and only one ' ' (space) required"
      throw refusals.badAuthorization(`Authorization header is invalid -- ${needs}`, authorization)
    }
    switch (authorization.slice(0, space).toUpperCase()) {
      case 'AWS4-HMAC-SHA256':
        return readHeaderV4({ request, authorization, document }, rules)
      case 'AWS':
        return readHeaderV2(request, authorization, rules.now())
      case 'AWS4-ECDSA-P256-SHA256':
        throw asymmetricNotImplemented()
      default:
        throw refusals.badAuthorization('Unsupported Authorization Type', authorization)
    }
  }
  if (inQueryV4) return readQueryV4(request, rules)
  return inQueryV2 ? readQueryV2(request, rules.now()) : undefined
}

function tokenOf({ headers, query }: WireRequest): string | undefined {
  return headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token')
}

/** Makes what tells who sent a request, for the accounts of one server. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { accounts, region, strictRegion } = options
  const now = () => options.now()
  const rules: ReadingRules = { region, strictRegion, services: s3Services, now }
  const signingKeys = new SigningKeys(limits.signingKeysMax)
  const { find, callerOf } = createCredentials(accounts, () => options.now())

  const noteUse = (caller: IdentifiedCaller, scope: SignatureScope) =>
    accounts.lastUsed.note(caller, scope, options.now())
  // The older signatures name no service and no region: only S3 takes them.
  const ownScope = { service: 's3', region }

  async function authenticatedV4(request: WireRequest, signed: SignedV4): Promise<Authenticated> {
    const { credential, signature, stated, date } = signed
    const found = await find(credential.accessKeyId, tokenOf(request))
    const key = signingKeys.get(found.secret, credential)
    verifyV4(request, signed, key)
    const caller = await callerOf(found)
    const { service } = credential
    noteUse(caller, service === 's3express' ? ownScope : credential)
    const { payload } = stated
    const facts: SignatureFacts = { version: 4, place: signed.presigned ? 'query' : 'header', date }
    if (!stated.signedChunks || payload.kind !== 'chunked') {
      return { caller, payload, service, signature: facts }
    }
    const signer = createChunkSigner({ key, date, scope: scopeOf(credential), signature })
    return { caller, payload: { ...payload, signature: signer }, service, signature: facts }
  }

  return {
    async authenticate(request, call) {
      const signed =
        call === undefined
          ? readSignature(request, rules)
          : readSignature(request, { ...rules, services: [call.service] }, call.document)
      if (signed === undefined) {
        return { caller: anonymous, payload: unstatedPayload(request), service: 's3' }
      }
      if (signed.version === 4) return authenticatedV4(request, signed)
      const found = await find(signed.accessKeyId, tokenOf(request))
      verifyV2(request, signed, found.secret)
      const caller = await callerOf(found)
      noteUse(caller, ownScope)
      const place = signed.presigned ? 'query' : 'header'
      const payload = unstatedPayload(request)
      return { caller, payload, service: 's3', signature: { version: 2, place } }
    },

    async authenticateForm(fields, bucket) {
      const signed = readFormSignature(fields, rules)
      if (signed === undefined) return { caller: anonymous, policy: undefined }
      const found = await find(signed.accessKeyId, fields.get('x-amz-security-token'))
      verifyForm(signed, found.secret, signingKeys)
      const policy = parsePolicy(signed.policy)
      checkPolicy(policy, fields, { bucket, now: options.now() })
      const caller = await callerOf(found)
      noteUse(caller, ownScope)
      const version = signed.credential === undefined ? 2 : 4
      const date = fields.get('x-amz-date')
      return { caller, policy, signature: { version, place: 'form', date } }
    },
  }
}
