import { accountOutput } from '../accounts.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'

/**
 * All accounts, closed ones too.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export const ListAccounts = operation('ListAccounts', {
  callers: 'delegated',
  resource: () => '*',

  async handle({ input, organization, records }) {
    const { items, NextToken } = page(await records.all('account'), input, ({ id }) => id)
    return { Accounts: items.map((account) => accountOutput(organization, account)), NextToken }
  },
})
