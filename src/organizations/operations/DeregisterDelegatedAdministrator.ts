import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { parsePrincipal } from '../service-principals.ts'
import { existingAccount, targetResource } from '../targets.ts'

/**
 * Ends that an account administers a service for the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeregisterDelegatedAdministrator.html
 */
export const DeregisterDelegatedAdministrator = operation('DeregisterDelegatedAdministrator', {
  callers: 'management',
  resource: (context) => targetResource(context, context.input.AccountId),
  conditions: ({ ServicePrincipal }) => ({ 'organizations:ServicePrincipal': ServicePrincipal }),

  async handle({ input, changeOrganization }) {
    const principal = parsePrincipal(input.ServicePrincipal)
    await changeOrganization(async (records) => {
      const account = await existingAccount(records, input.AccountId)
      const { [principal]: ended, ...delegations } = account.delegations ?? {}
      if (ended === undefined) throw refusal('AccountNotRegisteredException')
      records.put('account', account.id, { ...account, delegations })
    })
    return {}
  },
})
