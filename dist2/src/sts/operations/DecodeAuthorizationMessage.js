import { openAuthorizationMessage } from '../../auth/authorization-message.js';
import { checkInput } from '../bounds.js';
import { invalidAuthorizationMessage } from '../errors.js';
import { operation } from '../operation.js';
/**
 * What a refusal says besides, to those who may know why.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export const DecodeAuthorizationMessage = operation('DecodeAuthorizationMessage', {
    permission: 'sts:DecodeAuthorizationMessage',
    resource: () => '*',
    async handle({ input, account, accounts }) {
        checkInput(input);
        const decoded = openAuthorizationMessage(input.EncodedMessage ?? '', account, accounts);
        if (decoded === undefined)
            throw invalidAuthorizationMessage();
        return { DecodedMessage: decoded };
    },
});
