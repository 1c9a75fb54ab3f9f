import { creationOutput } from '../account-creations.js';
import { refusal } from '../errors.js';
import { parseId } from '../inputs.js';
import { operation } from '../operation.js';
/**
 * How making an account went; it is known for 90 days.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeCreateAccountStatus.html
 */
export const DescribeCreateAccountStatus = operation('DescribeCreateAccountStatus', {
    callers: 'delegated',
    resource: () => '*',
    async handle({ input, records }) {
        const id = parseId(input.CreateAccountRequestId, ['creation']);
        const creation = await records.get('accountCreation', id);
        if (creation === undefined)
            throw refusal('CreateAccountStatusNotFoundException');
        return { CreateAccountStatus: creationOutput(creation) };
    },
});
