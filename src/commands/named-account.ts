/** Accounts, as commands find them. */
import { ListAccounts } from '../organizations/operations/ListAccounts.ts'
import { everyPage } from './every-page.ts'
import type { Operator } from './operator.ts'

/** The id of the account that a word of a command names, by id or by name. */
export function accountNamed(operator: Operator, word: string): Promise<string> {
  return operator.accountOf({ flags: { account: word } })
}

/** All accounts, the operator's own and closed ones among them. */
export function everyAccount(operator: Operator) {
  return everyPage(
    (from) => operator.call(ListAccounts, { ...from }),
    ({ Accounts }) => Accounts,
  )
}
