import { parseAccessKeyId, requireChanged } from '../access-keys.js';
import { parseWord } from '../bounds.js';
import { operation } from '../operation.js';
import { parseSubject, userResource } from '../users.js';
/**
 * Makes a key active or inactive.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html
 */
export const UpdateAccessKey = operation('UpdateAccessKey', {
    permission: 'iam:UpdateAccessKey',
    resource: userResource,
    async handle({ input, account, accounts, caller }) {
        const owner = { account, userName: parseSubject(input.UserName, caller) };
        const id = parseAccessKeyId(input.AccessKeyId);
        const status = parseWord('status', input.Status ?? '', ['Active', 'Inactive']) ?? 'Active';
        requireChanged(await accounts.setAccessKeyStatus(owner, id, status), owner, id);
        return {};
    },
});
