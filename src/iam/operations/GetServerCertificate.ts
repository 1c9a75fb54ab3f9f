import { operation } from '../operation.ts'
import {
  certificateMetadata,
  existingServerCertificate,
  serverCertificateResource,
} from '../server-certificates.ts'
import { tagsOutput } from '../tags.ts'

/**
 * One server certificate, without its key.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServerCertificate.html
 */
export const GetServerCertificate = operation('GetServerCertificate', {
  permission: 'iam:GetServerCertificate',
  resource: serverCertificateResource,

  async handle({ input, account, entities }) {
    const found = await existingServerCertificate(entities, input.ServerCertificateName)
    return {
      ServerCertificate: {
        ServerCertificateMetadata: certificateMetadata(account, found),
        CertificateBody: found.body,
        CertificateChain: found.chain,
        Tags: tagsOutput(found.tags),
      },
    }
  },
})
