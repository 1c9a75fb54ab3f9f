import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { existingAccount, targetResource } from '../targets.ts'

/**
 * The services that an account administers for the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedServicesForAccount.html
 */
export const ListDelegatedServicesForAccount = operation('ListDelegatedServicesForAccount', {
  callers: 'delegated',
  resource: (context) => targetResource(context, context.input.AccountId),

  async handle({ input, records }) {
    const { delegations = {} } = await existingAccount(records, input.AccountId)
    const listed = Object.entries(delegations)
    if (listed.length === 0) throw refusal('AccountNotRegisteredException')
    const { items, NextToken } = page(listed, input, ([principal]) => principal)
    const shown = items.map(([ServicePrincipal, since]) => {
      return { ServicePrincipal, DelegationEnabledDate: new Date(since) }
    })
    return { DelegatedServices: shown, NextToken }
  },
})
