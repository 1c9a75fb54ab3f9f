import { match, rejects, strictEqual } from 'node:assert/strict'
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Keys } from '../support/clients.ts'
import { rawRequest } from '../support/raw.ts'
import { sha256Hex, sign } from '../support/sign.ts'
import { allow, keysOf, trust, useSts } from './scene.ts'

describe('S3 with temporary credentials', () => {
  const scene = useSts()
  const { server } = scene
  const Bucket = 'of-sessions'
  let keys: Keys
  let weak: Keys

  before(async () => {
    const user = await scene.user('walter')
    const assume = async (RoleArn: string) =>
      keysOf(
        (await scene.as(user).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'walter' })))
          .Credentials,
      )
    const trusts = [trust({ AWS: user.arn })]
    keys = await assume(await scene.role('storer', trusts, allow('s3:*')))
    weak = await assume(await scene.role('nobody', trusts))
    await scene.s3(keys).send(new CreateBucketCommand({ Bucket }))
  })

  const text = async (Key: string) => {
    const { Body } = await scene.s3(keys).send(new GetObjectCommand({ Bucket, Key }))
    return Body?.transformToString()
  }

  it('takes presigned URLs, which carry the token', async () => {
    const s3 = scene.s3(keys)
    const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'presigned' }))
    match(put, /X-Amz-Security-Token=/)
    strictEqual((await fetch(put, { method: 'PUT', body: 'hello' })).status, 200)
    const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'presigned' }))
    strictEqual(await (await fetch(get)).text(), 'hello')
    const weakly = await getSignedUrl(
      scene.s3(weak),
      new GetObjectCommand({ Bucket, Key: 'presigned' }),
    )
    strictEqual((await fetch(weakly)).status, 403)
    const altered = await fetch(get.replace(/(X-Amz-Security-Token=.{40})./, '$1~'))
    strictEqual(altered.status, 400)
    match(await altered.text(), /<Code>InvalidToken<\/Code>/)
  })

  it('takes forms with the token in a field', async () => {
    const post = async (signer: Keys, changes: Record<string, string> = {}) => {
      const { url, fields } = await createPresignedPost(scene.s3(signer), { Bucket, Key: 'form' })
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...fields, ...changes }))
        form.append(name, value)
      form.append('file', new Blob(['hello']), 'file')
      return fetch(url, { method: 'POST', body: form })
    }
    strictEqual((await post(keys)).status, 204)
    strictEqual(await text('form'), 'hello')
    strictEqual((await post(weak)).status, 403)
    const junk = await post(keys, { 'X-Amz-Security-Token': 'junk' })
    match(await junk.text(), /<Code>InvalidToken<\/Code>/)
  })

  it('takes bodies in signed chunks', async () => {
    const { sessionToken = '', ...pair } = keys
    const body = Buffer.from('signed chunk')
    const signed = sign(server, {
      ...pair,
      method: 'PUT',
      path: `/${Bucket}/chunks`,
      payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      headers: {
        'x-amz-security-token': sessionToken,
        'content-encoding': 'aws-chunked',
        'x-amz-decoded-content-length': String(body.length),
      },
    })
    const framed = Buffer.concat([
      signed.chunk(body),
      signed.chunk(Buffer.alloc(0)),
      Buffer.from('\r\n'),
    ])
    const lines = [...signed.lines, `Content-Length: ${framed.length}`, '', '']
    const request = Buffer.concat([Buffer.from(lines.join('\r\n')), framed])
    const answer = await rawRequest(server, request)
    strictEqual(answer.status, 200)
    strictEqual(await text('chunks'), 'signed chunk')
  })

  it('refuses a token that is not this key’s, or none', async () => {
    const list = (one: Keys) => scene.s3(one).send(new ListBucketsCommand({}))
    const { accessKeyId, secretAccessKey, sessionToken = '' } = keys
    await rejects(list({ accessKeyId, secretAccessKey }), { name: 'InvalidAccessKeyId' })
    await rejects(list({ ...keys, sessionToken: `${sessionToken}x` }), { name: 'InvalidToken' })
    await rejects(list({ ...keys, accessKeyId: server.accessKeyId }), { name: 'InvalidToken' })
    await rejects(list({ ...keys, sessionToken: weak.sessionToken }), { name: 'InvalidToken' })
    await rejects(list({ ...keys, secretAccessKey: `${secretAccessKey}x` }), {
      name: 'SignatureDoesNotMatch',
    })
    const whoIs = (one: Keys) => scene.as(one).send(new GetCallerIdentityCommand({}))
    await rejects(whoIs({ ...keys, sessionToken: 'junk' }), { name: 'InvalidClientTokenId' })
    await rejects(whoIs({ ...keys, secretAccessKey: 'x' }), { name: 'SignatureDoesNotMatch' })
  })

  it('works on after a restart: a token holds all that it stands for', async () => {
    await server.restart()
    strictEqual(sha256Hex((await text('form')) ?? ''), sha256Hex('hello'))
  })
})
