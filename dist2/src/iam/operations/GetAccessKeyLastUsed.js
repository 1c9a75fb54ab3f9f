import { parseAccessKeyId } from '../access-keys.js';
import { userArn } from '../arns.js';
import { noSuchEntity } from '../errors.js';
import { operation } from '../operation.js';
/**
 * When, where and for what a key was last used.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
 */
export const GetAccessKeyLastUsed = operation('GetAccessKeyLastUsed', {
    permission: 'iam:GetAccessKeyLastUsed',
    async resource({ input, account, entities }) {
        const key = await entities.accessKey(parseAccessKeyId(input.AccessKeyId));
        const name = key?.account === account ? key.userName : undefined;
        const user = name === undefined ? undefined : await entities.get('user', name);
        return userArn(account, user?.path ?? '/', user?.userName ?? '*');
    },
    async handle({ input, account, accounts, entities }) {
        const id = parseAccessKeyId(input.AccessKeyId);
        const key = await entities.accessKey(id);
        // Of another account's keys nothing is said, not even that they are there.
        if (key?.account !== account)
            throw noSuchEntity(`The Access Key with id ${id}`);
        const [last] = await accounts.lastUsed.of(account, id);
        return {
            UserName: key.userName,
            AccessKeyLastUsed: {
                LastUsedDate: last && new Date(last.at),
                ServiceName: last?.service ?? 'N/A',
                Region: last?.region ?? 'N/A',
            },
        };
    },
});
