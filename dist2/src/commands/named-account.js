/** Accounts, as commands find them. */
import { ListAccounts } from '../organizations/operations/ListAccounts.js';
import { everyPage } from './every-page.js';
/** The id of the account that a word of a command names, by id or by name. */
export function accountNamed(operator, word) {
    return operator.accountOf({ flags: { account: word } });
}
/** All accounts, the operator's own and closed ones among them. */
export function everyAccount(operator) {
    return everyPage((from) => operator.call(ListAccounts, { ...from }), ({ Accounts }) => Accounts);
}
