import { serverCertificateArn } from '../arns.ts'
import { parsePathPrefix } from '../bounds.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { certificateMetadata } from '../server-certificates.ts'

/**
 * The account's server certificates.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html
 */
export const ListServerCertificates = operation('ListServerCertificates', {
  permission: 'iam:ListServerCertificates',
  resource: ({ account, input }) => serverCertificateArn(account, input.PathPrefix ?? '/', '*'),

  async handle({ input, account, entities }) {
    const prefix = parsePathPrefix(input.PathPrefix)
    const all = await entities.all('serverCertificate')
    const under = all.filter(({ path }) => path.startsWith(prefix))
    const { items, paging } = page(under, input, ({ name }) => name)
    const listed = items.map((certificate) => certificateMetadata(account, certificate))
    return { ServerCertificateMetadataList: listed, ...paging }
  },
})
