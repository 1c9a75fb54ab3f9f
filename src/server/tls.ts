/** HTTPS: certificate and key from two files that may change while the server runs. */
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import type { Server } from 'node:https'
import { createSecureContext } from 'node:tls'
import { limits } from '../limits.ts'

/** Where a certificate is, and what to do when a new one cannot be used. */
export interface Certificates {
  read(): { readonly cert: Buffer; readonly key: Buffer }
  readonly files: readonly string[]
  onProblem(message: string): void
}

/** The certificate in two PEM files; undefined if none is configured. */
export function certificatesIn(
  { tlsCert, tlsKey }: { tlsCert: string | undefined; tlsKey: string | undefined },
  onProblem: (message: string) => void,
): Certificates | undefined {
  if (tlsCert === undefined || tlsKey === undefined) return undefined
  return {
    read: () => ({ cert: readFileSync(tlsCert), key: readFileSync(tlsKey) }),
    files: [tlsCert, tlsKey],
    onProblem,
  }
}

/**
 * Takes a changed certificate over for new connections. Files are looked at, not listened to: tools
 * that renew certificates replace links and directories, and a bind mount has no events. A pair
 * that does not fit, as in the moment between two writes, is left alone until it does.
 */
export function watchCertificates(server: Server, certificates: Certificates): void {
  const reload = (): void => {
    try {
      const pair = certificates.read()
      createSecureContext(pair)
      server.setSecureContext(pair)
    } catch (error) {
      certificates.onProblem(`the changed certificate is not used yet: ${String(error)}`)
    }
  }
  const options = { interval: limits.certificatePollMs, persistent: false }
  for (const file of certificates.files) watchFile(file, options, reload)
  server.once('close', () => {
    for (const file of certificates.files) unwatchFile(file, reload)
  })
}
