import { serverCertificateArn } from '../arns.js';
import { parsePathPrefix } from '../bounds.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { certificateMetadata } from '../server-certificates.js';
/**
 * The account's server certificates.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html
 */
export const ListServerCertificates = operation('ListServerCertificates', {
    permission: 'iam:ListServerCertificates',
    resource: ({ account, input }) => serverCertificateArn(account, input.PathPrefix ?? '/', '*'),
    async handle({ input, account, entities }) {
        const prefix = parsePathPrefix(input.PathPrefix);
        const all = await entities.all('serverCertificate');
        const under = all.filter(({ path }) => path.startsWith(prefix));
        const { items, paging } = page(under, input, ({ name }) => name);
        const listed = items.map((certificate) => certificateMetadata(account, certificate));
        return { ServerCertificateMetadataList: listed, ...paging };
    },
});
