/**
 * Calls of EC2 on the server that runs over the data directory, as the root of an account: a
 * process of that server alone reaches the machines. The credentials are a session's, made here.
 */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { connect, type TLSSocket } from 'node:tls'
import { scopeOf } from '../auth/credential.ts'
import { formatAmzDate } from '../auth/request-date.ts'
import { deriveSigningKey, sha256Hex } from '../auth/signing-keys.ts'
import type { Config } from '../config.ts'
import { endpointOf } from '../server/banner.ts'
import { GetSessionToken } from '../sts/operations/GetSessionToken.ts'
import { AwsError } from '../wire/errors.ts'
import { parseXml, type XmlElement } from '../wire/xml.ts'
import type { Operator } from './operator.ts'

/** Nobody listens where the settings say that the server does. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable'
}

/** Parameters as the query protocol of EC2 spells them, like `InstanceId.1`. */
export type Parameters = Readonly<Record<string, string>>

/** Performs an action of EC2. Throws AwsError with what it was refused for, ServerUnreachable. */
export type Ask = (action: string, parameters?: Parameters) => Promise<XmlElement>

const version = '2016-11-15'
const form = 'application/x-www-form-urlencoded; charset=utf-8'
const signedHeaders = 'content-type;host;x-amz-date;x-amz-security-token'

/** The server, for calls as the root of an account. */
export async function askAs({ call, config }: Operator, account: string): Promise<Ask> {
  const { Credentials } = await call(GetSessionToken, {}, account)
  const keys = {
    id: Credentials?.AccessKeyId ?? '',
    secret: Credentials?.SecretAccessKey ?? '',
    token: Credentials?.SessionToken ?? '',
  }
  return async (action, parameters = {}) => {
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString()
    const answer = await send(config, body, keys)
    const document = parseXml(await buffer(answer))
    if (answer.statusCode === 200) return document
    const status = answer.statusCode ?? 500
    throw new AwsError(textIn(document, 'Code'), { status, message: textIn(document, 'Message') })
  }
}

/** The text of the first element of a name, however deep; empty if there is none. */
export function textIn(element: XmlElement, name: string): string {
  return allIn(element, name)[0] ?? ''
}

/** The texts of all elements of a name. */
export function allIn(element: XmlElement, name: string): string[] {
  const own = element.name === name ? [element.text] : []
  return [...own, ...element.children.flatMap((child) => allIn(child, name))]
}

interface Keys {
  readonly id: string
  readonly secret: string
  readonly token: string
}

async function send(config: Config, body: string, keys: Keys): Promise<IncomingMessage> {
  const { tlsCert, port, region } = config
  const url = new URL(endpointOf(config, port))
  const headers = signed(url.host, { body, keys, region })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  try {
    const socket = tlsCert === undefined ? undefined : await openTls({ host, port }, tlsCert)
    return await new Promise((resolve, reject) => {
      const through = socket && { createConnection: () => socket }
      const asked = { host, port, method: 'POST', path: '/', headers, ...through }
      request(asked, resolve).once('error', reject).end(body)
    })
  } catch (error) {
    const why = `no server answers at ${url.origin} (${(error as Error).message})`
    throw new ServerUnreachable(`${why}; start it, or set CAIRN_HOST and CAIRN_PORT as it has`)
  }
}

/** Only to who has the server's own certificate, which names it to its customers, not to us. */
function openTls(to: { host: string; port: number }, tlsCert: string): Promise<TLSSocket> {
  const { fingerprint256 } = new X509Certificate(readFileSync(tlsCert))
  return new Promise((resolve, reject) => {
    const socket = connect({ ...to, rejectUnauthorized: false })
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      if (socket.getPeerX509Certificate()?.fingerprint256 === fingerprint256) return resolve(socket)
      socket.destroy()
      reject(new Error('whoever listens has another certificate'))
    })
  })
}

interface Signing {
  readonly body: string
  readonly keys: Keys
  readonly region: string
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signed(host: string, { body, keys, region }: Signing): Record<string, string> {
  const time = formatAmzDate(Date.now())
  const date = time.slice(0, 8)
  const scope = { accessKeyId: keys.id, date, region, service: 'ec2', terminal: 'aws4_request' }
  const stated = {
    'content-type': form,
    host,
    'x-amz-date': time,
    'x-amz-security-token': keys.token,
  }
  const lines = Object.entries(stated).map(([name, value]) => `${name}:${value}\n`)
  const bodyHash = sha256Hex(Buffer.from(body))
  const canonical = ['POST', '/', '', lines.join(''), signedHeaders, bodyHash].join('\n')
  const text = ['AWS4-HMAC-SHA256', time, scopeOf(scope), sha256Hex(Buffer.from(canonical))].join(
    '\n',
  )
  const signature = deriveSigningKey(keys.secret, scope).sign(text)
  const who = `Credential=${keys.id}/${scopeOf(scope)}`
  const proof = [who, `SignedHeaders=${signedHeaders}`, `Signature=${signature}`].join(', ')
  return { ...stated, authorization: `AWS4-HMAC-SHA256 ${proof}` }
}
