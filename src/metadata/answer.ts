/**
 * The rules of the metadata service: who is answered, with a session token or without, and what.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
import type { Instance } from '../compute/instances/machine-entities.ts'
import { limits } from '../limits.ts'
import { type ErrorStatus, errorPage } from './error-page.ts'
import type { Facts } from './facts.ts'
import type { Tokens } from './tokens.ts'
import { type Branch, textAt } from './tree.ts'

/** A request as it came. */
export interface Asked {
  readonly method: string
  readonly target: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** An answer as it goes out. */
export interface Answer {
  readonly status: ErrorStatus | 200
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What answers are made of. */
export interface AnswerParts {
  readonly tokens: Tokens
  readonly root: Branch
  facts(version: 1 | 2): Facts
}

/** The instance that asks, and when it does. */
export interface Asking {
  readonly instance: Instance
  /** Milliseconds since 1970. */
  readonly now: number
}

const tokenHeader = 'x-aws-ec2-metadata-token'
const ttlHeader = 'x-aws-ec2-metadata-token-ttl-seconds'
const tokenPath = /^\/+([^/]+)\/+api\/+token\/*$/

/** An error's page. */
export function refused(status: ErrorStatus): Answer {
  return { status, headers: { 'Content-Type': 'text/html' }, body: errorPage(status) }
}

/** The answer to an instance. */
export async function answer(parts: AnswerParts, asked: Asked, asking: Asking): Promise<Answer> {
  const { httpEndpoint } = asking.instance.metadataOptions
  if (httpEndpoint === 'disabled') return refused(403)
  const path = pathOf(asked.target)
  if (path === undefined) return refused(400)
  if (asked.method === 'PUT') return newToken(parts.tokens, { ...asked, path }, asking)
  if (asked.method !== 'GET' && asked.method !== 'HEAD') return refused(405)
  return metadata(parts, { ...asked, path }, asking)
}

/** Without query and host, decoded; undefined for what cannot be decoded. */
function pathOf(target: string): string | undefined {
  const [path = ''] = target.replace(/^http:\/\/[^/?]*/i, '').split('?')
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** A proxy that passes on what it is asked says so, and gets no token. */
function newToken(tokens: Tokens, asked: Asked & Located, { instance, now }: Asking): Answer {
  const [, version] = tokenPath.exec(asked.path) ?? []
  if (version !== 'latest' || asked.headers['x-forwarded-for'] !== undefined) return refused(403)
  const seconds = String(asked.headers[ttlHeader] ?? '')
  const isValid = /^[1-9]\d{0,4}$/.test(seconds) && Number(seconds) <= maxSeconds
  if (!isValid) return refused(400)
  const body = tokens.seal(instance.instanceId, Number(seconds), now)
  return { status: 200, headers: { 'Content-Type': 'text/plain', [ttlHeader]: seconds }, body }
}

const maxSeconds = limits.metadataTokenSecondsMax

interface Located {
  readonly path: string
}

async function metadata(
  { tokens, root, facts }: AnswerParts,
  { path, headers }: Asked & Located,
  { instance, now }: Asking,
): Promise<Answer> {
  const token = headers[tokenHeader]
  const { instanceId, metadataOptions } = instance
  if (token === undefined && metadataOptions.httpTokens === 'required') return refused(401)
  const left = token === undefined ? undefined : tokens.secondsLeft(instanceId, String(token), now)
  if (token !== undefined && left === undefined) return refused(401)
  if (tokenPath.test(path)) return refused(405)
  const body = await textAt(root, path, facts(token === undefined ? 1 : 2))
  if (body === undefined) return refused(404)
  return {
    status: 200,
    headers: {
      'Content-Type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'text/plain',
      'Last-Modified': new Date(instance.launchTime).toUTCString(),
      ...(left !== undefined && { [ttlHeader]: String(left) }),
    },
    body,
  }
}
