import { match, strictEqual } from 'node:assert/strict'
import { rawRequest } from '../support/raw.ts'
import { useServer } from '../support/server.ts'
import { sha256Hex, sign } from '../support/sign.ts'

describe('a signature', () => {
  const server = useServer()
  const body = 'Action=ListUsers&Version=2010-05-08'

  /** A call of IAM, signed for S3; `Authorization` changed as wanted, which no signature covers. */
  function signedForS3(
    changed: (authorization: string) => string,
    headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' },
  ) {
    const signed = sign(server, { method: 'POST', path: '/', headers, payload: sha256Hex(body) })
    const lines = signed.lines.map((line) =>
      line.startsWith('Authorization: ') ? changed(line) : line,
    )
    const head = [...lines, `Content-Length: ${body.length}`].join('\r\n')
    return rawRequest(server, `${head}\r\n\r\n${body}`)
  }

  it('for S3 calls no other service, even if its header names another besides', async () => {
    const answer = await signedForS3((line) =>
      line.replace('HMAC-SHA256 ', 'HMAC-SHA256 Note=/iam/aws4_request, '),
    )
    strictEqual(answer.status, 400)
    match(String(answer.body), /<Code>IncompleteSignature<\/Code>/)
  })

  it('for a service that is not here is refused in its own words', async () => {
    const query = await signedForS3((line) => line.replace('/s3/', '/autoscaling/'))
    strictEqual(query.status, 400)
    match(String(query.body), /^<ErrorResponse><Error><Type>Sender<.*>InvalidAction<\/Code>/)
    match(String(query.body), /This server does not offer the service autoscaling\./)
    const target = { 'x-amz-target': 'TrentService.ListKeys' }
    const json = await signedForS3((line) => line.replace('/s3/', '/kms/'), target)
    strictEqual(json.status, 400)
    strictEqual(JSON.parse(String(json.body)).__type, 'UnknownOperationException')
  })

  it('for S3 over a form without a bucket is no call', async () => {
    const answer = await signedForS3((line) => line)
    strictEqual(answer.status, 405)
  })
})
