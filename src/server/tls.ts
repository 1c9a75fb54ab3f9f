/** HTTPS: certificate and key from two files that may change while the server runs. */
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import https from 'node:https'
import { createSecureContext } from 'node:tls'
import { limits } from '../limits.ts'

/** Where a certificate is, and whom to tell when a new one cannot be used. */
export interface Certificate {
  /** Paths of PEM files. */
  readonly cert: string
  readonly key: string
  onProblem(message: string): void
}

/** Makes a server that takes a changed certificate over for new connections. */
export function createTlsServer(
  certificate: Certificate,
  settings: https.ServerOptions,
): https.Server {
  const server = https.createServer({ ...settings, ...readPair(certificate) })
  watch(server, certificate)
  return server
}

function readPair({ cert, key }: Certificate): { cert: Buffer; key: Buffer } {
  return { cert: readFileSync(cert), key: readFileSync(key) }
}

/**
 * Files are looked at, not listened to: tools that renew certificates replace links and
 * directories, and a bind mount has no events. A pair that does not fit, as in the moment between
 * two writes, is left alone until it does.
 */
function watch(server: https.Server, certificate: Certificate): void {
  const reload = (): void => {
    try {
      const pair = readPair(certificate)
      createSecureContext(pair)
      server.setSecureContext(pair)
    } catch (error) {
      certificate.onProblem(`the changed certificate is not used yet: ${String(error)}`)
    }
  }
  const files = [certificate.cert, certificate.key]
  const options = { interval: limits.certificatePollMs, persistent: false }
  for (const file of files) watchFile(file, options, reload)
  server.once('close', () => {
    for (const file of files) unwatchFile(file, reload)
  })
}
