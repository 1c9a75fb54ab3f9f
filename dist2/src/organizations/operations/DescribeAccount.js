import { accountOutput } from '../accounts.js';
import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existingAccount, targetResource } from '../targets.js';
/**
 * One account. Members may ask for their own.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html
 */
export const DescribeAccount = operation('DescribeAccount', {
    callers: 'members',
    resource: (context) => targetResource(context, context.input.AccountId),
    async handle({ input, account, organization, records, isObserver }) {
        if (input.AccountId !== account && !isObserver)
            throw refusal('AccessDeniedException');
        const found = await existingAccount(records, input.AccountId);
        return { Account: accountOutput(organization, found) };
    },
});
