import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingUser, parseSubject, userResource } from '../users.js';
/**
 * Certificates of requests by SOAP: nothing here takes those, so the list is empty; clients ask for
 * it before they delete a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html
 */
export const ListSigningCertificates = operation('ListSigningCertificates', {
    permission: 'iam:ListSigningCertificates',
    resource: userResource,
    async handle({ input, caller, entities }) {
        const userName = parseSubject(input.UserName, caller);
        if (userName !== undefined)
            await existingUser(entities, userName);
        const { items, paging } = page([], input, () => '');
        return { Certificates: items, ...paging };
    },
});
