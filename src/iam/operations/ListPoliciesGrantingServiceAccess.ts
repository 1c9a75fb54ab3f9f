import type { NamedPolicy } from '../../accounts/entities.ts'
import { limits } from '../../limits.ts'
import { existingEntity } from '../entity-arn.ts'
import { invalidInput } from '../errors.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { grantsService, parseNamespace } from '../service-access.ts'
import { policiesOfEntity } from '../simulated-policies.ts'

/**
 * The policies by which a user, group or role may use services.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html
 */
export const ListPoliciesGrantingServiceAccess = operation('ListPoliciesGrantingServiceAccess', {
  permission: 'iam:ListPoliciesGrantingServiceAccess',
  resource: ({ input }) => input.Arn ?? '',

  async handle(context) {
    const { input, account, entities } = context
    const namespaces = [...new Set((input.ServiceNamespaces ?? []).map(parseNamespace))]
    if (namespaces.length === 0 || namespaces.length > limits.serviceNamespacesMax) {
      throw invalidInput(`From 1 to ${limits.serviceNamespacesMax} services can be asked for.`)
    }
    const entity = await existingEntity(entities, account, { member: 'arn', arn: input.Arn })
    const { identity } = await policiesOfEntity(context, entity)
    const { items, paging } = page(namespaces, { Marker: input.Marker }, (one) => one)
    const granting = items.map((namespace) => ({
      ServiceNamespace: namespace,
      Policies: identity.filter((policy) => grantsService(policy, namespace)).map(policyOutput),
    }))
    return { PoliciesGrantingServiceAccess: granting, ...paging }
  },
})

const types: Readonly<Record<string, 'USER' | 'GROUP' | 'ROLE'>> = {
  user: 'USER',
  group: 'GROUP',
  role: 'ROLE',
}

function policyOutput({ name }: NamedPolicy) {
  if (name.startsWith('arn:')) {
    const PolicyName = name.slice(name.lastIndexOf('/') + 1)
    return { PolicyName, PolicyType: 'MANAGED' as const, PolicyArn: name }
  }
  const [type = '', EntityName, PolicyName] = name.split('/')
  return { PolicyName, PolicyType: 'INLINE' as const, EntityType: types[type], EntityName }
}
