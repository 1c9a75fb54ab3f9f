/**
 * The signature of a POST form: its `policy` field, signed as it stands, in Signature V4 or V2.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
import { AwsError } from '../wire/errors.ts'
import type { Caller } from './caller.ts'
import type { Credential, ScopeRules } from './credential.ts'
import { checkScope, parseCredential, places } from './credential.ts'
import type { Policy } from './post-policy.ts'
import { invalidArgument, signatureMismatch } from './refusals.ts'
import type { SignatureFacts } from './signature-facts.ts'
import { signTextV2 } from './signature-v2.ts'
import type { SigningKeys } from './signing-keys.ts'
import { sameSignature } from './signing-keys.ts'

/** Who signed a form, and the policy that it was judged by; a form without one is anonymous. */
export interface AuthenticatedForm {
  readonly caller: Caller
  readonly policy: Policy | undefined
  readonly signature?: SignatureFacts
}

/** A form's signature as read, before anything is known of the key. */
export interface SignedForm {
  readonly accessKeyId: string
  /** Base64, as it was signed. */
  readonly policy: string
  readonly signature: string
  /** Signature V4's; a V2 form has none. */
  readonly credential: Credential | undefined
}

// The fields of each way to sign: how AWS writes each in its errors, by its name in lower case.
const fieldsV4 = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature']
const fieldsV2 = ['AWSAccessKeyId', 'Signature']

/** The value of a field that must be there. Throws InvalidArgument. */
export function requiredField(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name.toLowerCase())
  if (value !== undefined) return value
  const order = 'If it is specified, please check the order of the fields.'
  const message = `Bucket POST must contain a field named '${name}'.  ${order}`
  throw invalidArgument(message, name, '')
}

/** Reads the signature of a form; undefined if there is neither a policy nor a signature. */
export function readFormSignature(
  fields: ReadonlyMap<string, string>,
  rules: ScopeRules,
): SignedForm | undefined {
  const has = (name: string): boolean => fields.has(name.toLowerCase())
  const inV4 = fieldsV4.some(has)
  if (!inV4 && !fieldsV2.some(has)) {
    if (has('Policy')) throw new AwsError('AccessDenied')
    return undefined
  }
  const policy = requiredField(fields, 'Policy')
  if (inV4) return readV4(fields, rules, policy)
  return {
    accessKeyId: requiredField(fields, 'AWSAccessKeyId'),
    signature: requiredField(fields, 'Signature'),
    policy,
    credential: undefined,
  }
}

function readV4(
  fields: ReadonlyMap<string, string>,
  rules: ScopeRules,
  policy: string,
): SignedForm {
  const [algorithm = '', text = '', date = '', signature = ''] = fieldsV4.map((name) =>
    requiredField(fields, name),
  )
  if (algorithm !== 'AWS4-HMAC-SHA256') {
    const message = 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"'
    throw invalidArgument(message, 'X-Amz-Algorithm', algorithm)
  }
  const credential = parseCredential(text, places.form)
  checkScope(credential, rules, places.form)
  if (!date.startsWith(credential.date)) {
    const fault = 'This date is not the same as X-Amz-Date.'
    const message = `Invalid credential date "${credential.date}". ${fault}`
    throw invalidArgument(message, 'X-Amz-Credential', text)
  }
  return { accessKeyId: credential.accessKeyId, policy, signature, credential }
}

/** Returns if the signature is right; throws SignatureDoesNotMatch. */
export function verifyForm(form: SignedForm, secret: string, keys: SigningKeys): void {
  const { credential, policy, signature, accessKeyId } = form
  const ours =
    credential === undefined
      ? signTextV2(secret, policy, 'utf8')
      : keys.get(secret, credential).sign(policy)
  if (sameSignature(ours, signature)) return
  throw signatureMismatch({ accessKeyId, stringToSign: policy, signature })
}
