/** Server certificates, as IAM's operations find and show them. */
import type { ServerCertificate } from '../accounts/federation-entities.ts'
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import type { CallContext, Resource } from '../auth/call.ts'
import { limits } from '../limits.ts'
import { serverCertificateArn } from './arns.ts'
import { entityAlreadyExists, noSuchEntity } from './errors.ts'
import { parseName } from './names.ts'

/** What all operations on one certificate are given. */
export interface ServerCertificateInput {
  readonly ServerCertificateName?: string | undefined
}

/** The name of a certificate. Throws ValidationError. */
export function parseCertificateName(member: string, text: string | undefined): string {
  return parseName(member, text, limits.serverCertificateNameMax)
}

/** A certificate by its name; throws NoSuchEntity. */
export async function existingServerCertificate(
  records: EntityReader,
  text: string | undefined,
): Promise<ServerCertificate> {
  const name = parseCertificateName('serverCertificateName', text)
  const certificate = await records.get('serverCertificate', name)
  if (certificate === undefined) throw noSuchEntity(`The Server Certificate with name ${name}`)
  return certificate
}

/** Throws EntityAlreadyExists if there is a certificate of this name. */
export async function requireFreeName(records: EntityReader, name: string): Promise<void> {
  if ((await records.get('serverCertificate', name)) === undefined) return
  throw entityAlreadyExists(`The Server Certificate with name ${name}`)
}

/** Writes a certificate in the place of what it was; throws NoSuchEntity. */
export async function changeServerCertificate(
  { input, change }: Pick<CallContext<ServerCertificateInput>, 'input' | 'change'>,
  work: (
    certificate: ServerCertificate,
    records: EntityChange,
  ) => ServerCertificate | Promise<ServerCertificate>,
): Promise<void> {
  await change(async (records) => {
    const certificate = await existingServerCertificate(records, input.ServerCertificateName)
    const changed = await work(certificate, records)
    if (changed.name !== certificate.name) records.remove('serverCertificate', certificate.name)
    records.put('serverCertificate', changed.name, changed)
  })
}

/** The certificate that an input names, with its path and tags. */
export async function serverCertificateResource({
  input,
  account,
  entities,
}: CallContext<ServerCertificateInput>): Promise<Resource> {
  const { ServerCertificateName: named = '' } = input
  const certificate = await entities.get('serverCertificate', named)
  if (certificate === undefined) return { arn: serverCertificateArn(account, '/', named) }
  const { path, name, tags } = certificate
  return { arn: serverCertificateArn(account, path, name), tags }
}

/** A certificate as lists show it. */
export function certificateMetadata(account: string, certificate: ServerCertificate) {
  const { name, path, id, uploadedAt, expiresAt } = certificate
  return {
    Path: path,
    ServerCertificateName: name,
    ServerCertificateId: id,
    Arn: serverCertificateArn(account, path, name),
    UploadDate: new Date(uploadedAt),
    Expiration: new Date(expiresAt),
  }
}
