/**
 * The container's health check: exit code 0 when this container's server answers that it is ready.
 */
import { get as getHttp } from 'node:http'
import { get as getHttps } from 'node:https'

const { CAIRN_TLS_CERT, CAIRN_PORT = '9000' } = process.env
const [get, scheme] = CAIRN_TLS_CERT ? [getHttps, 'https'] : [getHttp, 'http']
const url = `${scheme}://127.0.0.1:${CAIRN_PORT}/-/health/ready`
// The certificate names the public host, not 127.0.0.1.
const request = get(url, { rejectUnauthorized: false, timeout: 4000 }, (answer) => {
  process.exit(answer.statusCode === 200 ? 0 : 1)
})
request.on('timeout', () => request.destroy())
request.on('error', () => process.exit(1))
