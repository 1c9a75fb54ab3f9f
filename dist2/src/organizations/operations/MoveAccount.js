import { refusal } from '../errors.js';
import { parseId } from '../inputs.js';
import { operation } from '../operation.js';
import { existingAccount, parentKinds, targetResource } from '../targets.js';
/**
 * Puts an account under another root or unit, whose policies bind it from then on.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html
 */
export const MoveAccount = operation('MoveAccount', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.AccountId),
    async handle(context) {
        const { input, changeOrganization } = context;
        for (const id of [input.SourceParentId, input.DestinationParentId]) {
            const parent = parseId(id, parentKinds);
            context.authorize('organizations:MoveAccount', await targetResource(context, parent));
        }
        await changeOrganization(async (records) => {
            const account = await existingAccount(records, input.AccountId);
            const source = await records.get('organizationalUnit', input.SourceParentId ?? '');
            if (source?.id !== account.parent)
                throw refusal('SourceParentNotFoundException');
            const destination = await records.get('organizationalUnit', input.DestinationParentId ?? '');
            if (destination === undefined)
                throw refusal('DestinationParentNotFoundException');
            if (destination.id === source.id)
                throw refusal('DuplicateAccountException');
            records.put('account', account.id, { ...account, parent: destination.id });
        });
        return {};
    },
});
