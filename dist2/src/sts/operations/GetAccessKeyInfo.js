import { accountOfSessionKeyId } from '../../accounts/generate.js';
import { checkInput } from '../bounds.js';
import { validationError } from '../errors.js';
import { operation } from '../operation.js';
/**
 * The account that an access key belongs to. That of temporary credentials stands in their id.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 */
export const GetAccessKeyInfo = operation('GetAccessKeyInfo', {
    permission: 'sts:GetAccessKeyInfo',
    resource: () => '*',
    async handle({ input, accounts }) {
        checkInput(input);
        const id = input.AccessKeyId ?? '';
        const account = (await accounts.findAccessKey(id))?.account ?? accountOfSessionKeyId(id);
        const owner = account && (await accounts.findPolicies({ account, type: 'root' }));
        if (owner === undefined)
            throw validationError('The access key id is invalid');
        return { Account: account };
    },
});
