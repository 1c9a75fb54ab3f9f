/**
 * Step 3 of a request: who is calling? One of three ways to sign (the `Authorization` header, a
 * presigned query, a POST form), each in Signature V4 or V2, or none of them: then the caller is
 * anonymous, and what an anonymous caller may do is for step 5 to say.
 */
import type { AccessKey } from '../accounts/access-keys.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { limits } from '../limits.ts'
import { AwsError } from '../wire/errors.ts'
import type { Payload } from '../wire/payload.ts'
import type { WireRequest } from '../wire/request.ts'
import type { Caller } from './caller.ts'
import { createChunkSigner } from './chunk-signer.ts'
import { scopeOf } from './credential.ts'
import type { AuthenticatedForm } from './form-signature.ts'
import { readFormSignature, verifyForm } from './form-signature.ts'
import { checkPolicy, parsePolicy } from './post-policy.ts'
import * as refusals from './refusals.ts'
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
}

/** What telling callers apart needs to know. */
export interface AuthenticatorOptions {
  readonly accounts: Pick<Accounts, 'findAccessKey'>
  readonly region: string
  /** False: a signature for any region is accepted. */
  readonly strictRegion: boolean
  /** Milliseconds since 1970. */
  now(): number
  /** The services that signatures may be for; S3 alone if not given. */
  readonly services?: readonly string[]
}

/** Tells who sent a request, or throws AWS's refusal. */
export interface Authenticator {
  /**
   * Who sent a request, and what of its payload they signed. `document` is the whole body, if the
   * service is not S3: its clients need not state the body's hash.
   */
  authenticate(request: WireRequest, document?: Uint8Array): Promise<Authenticated>
  /**
   * Who signed a POST form to this bucket, judged by its policy as well (all but the file's length:
   * see `withinLengths`). Names of fields are in lower case, `${filename}` is already replaced.
   */
  authenticateForm(fields: ReadonlyMap<string, string>, bucket: string): Promise<AuthenticatedForm>
}

const anonymous: Caller = { type: 'anonymous' }

/** Reads whichever signature a request carries; undefined if it carries none. */
function readSignature(
  request: WireRequest,
  rules: ReadingRules,
  document: Uint8Array | undefined,
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

function callerOf(key: AccessKey): Caller {
  return { type: key.type, account: key.account, arn: key.arn, accessKeyId: key.id }
}

/** Our keys are for long, so a session token beside one belongs to some other key. */
function refuseToken(request: WireRequest): void {
  const { headers, query } = request
  const token = headers['x-amz-security-token'] ?? query.get('X-Amz-Security-Token')
  if (token !== undefined) throw new AwsError('InvalidToken')
}

/** Makes what tells who sent a request, for the accounts of one server. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { accounts, region, strictRegion, services = ['s3'] } = options
  const rules: ReadingRules = { region, strictRegion, services, now: () => options.now() }
  const signingKeys = new SigningKeys(limits.signingKeysMax)

  async function activeKey(accessKeyId: string): Promise<AccessKey> {
    const key = await accounts.findAccessKey(accessKeyId)
    if (key?.status !== 'Active') throw refusals.unknownAccessKey(accessKeyId)
    return key
  }

  function authenticatedV4(
    request: WireRequest,
    signed: SignedV4,
    accessKey: AccessKey,
  ): Authenticated {
    const { credential, signature, stated, date } = signed
    const key = signingKeys.get(accessKey.secret, credential)
    verifyV4(request, signed, key)
    refuseToken(request)
    const caller = callerOf(accessKey)
    const { service } = credential
    const { payload } = stated
    if (!stated.signedChunks || payload.kind !== 'chunked') return { caller, payload, service }
    const signer = createChunkSigner({ key, date, scope: scopeOf(credential), signature })
    return { caller, payload: { ...payload, signature: signer }, service }
  }

  return {
    async authenticate(request, document) {
      const signed = readSignature(request, rules, document)
      if (signed === undefined) {
        return { caller: anonymous, payload: unstatedPayload(request), service: 's3' }
      }
      if (signed.version === 4) {
        const accessKey = await activeKey(signed.credential.accessKeyId)
        return authenticatedV4(request, signed, accessKey)
      }
      const accessKey = await activeKey(signed.accessKeyId)
      verifyV2(request, signed, accessKey.secret)
      refuseToken(request)
      return { caller: callerOf(accessKey), payload: unstatedPayload(request), service: 's3' }
    },

    async authenticateForm(fields, bucket) {
      const signed = readFormSignature(fields, rules)
      if (signed === undefined) return { caller: anonymous, policy: undefined }
      const accessKey = await activeKey(signed.accessKeyId)
      verifyForm(signed, accessKey.secret, signingKeys)
      if (fields.has('x-amz-security-token')) throw new AwsError('InvalidToken')
      const policy = parsePolicy(signed.policy)
      checkPolicy(policy, fields, { bucket, now: options.now() })
      return { caller: callerOf(accessKey), policy }
    },
  }
}
