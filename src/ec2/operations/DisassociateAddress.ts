import { disassociateAddress } from '../../compute/network/elastic-ips.ts'
import type { ElasticIp } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { invalidParameterCombination, missingParameter, notFound } from '../errors.ts'
import { addressOf, requireUnmanaged } from '../network/addresses.ts'
import { type Input, operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Takes an elastic IP from where it leads.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateAddress.html
 */
export const DisassociateAddress = operation('DisassociateAddress', {
  resource: async (context) => {
    const all = await context.records.all('elasticIp')
    const { AssociationId: id, PublicIp: publicIp } = context.input
    const found = all.find((each) => each.association?.associationId === id)
    const named = found ?? all.find((each) => each.publicIp === publicIp)
    return resourceOf(context, 'elastic-ip', named?.allocationId)
  },

  async handle({ input, account, changeShared, publicRange, host }) {
    if (!input.AssociationId && !input.PublicIp) throw missingParameter('AssociationId')
    if (input.AssociationId && input.PublicIp) {
      const message = 'You may specify public IP or association id, but not both in the same call'
      throw invalidParameterCombination(message)
    }
    await changeShared(async (records, shared) => {
      const elasticIp = await findAssociated(records, input)
      await requireUnmanaged(records, elasticIp.association?.networkInterfaceId)
      await disassociateAddress({ records, shared }, elasticIp, { account, publicRange })
    })
    host.changed(account)
    return {}
  },
})

async function findAssociated(
  records: ComputeReader,
  { AssociationId: id, PublicIp: publicIp = '' }: Input<'DisassociateAddress'>,
): Promise<ElasticIp> {
  if (!id) return addressOf(records, publicIp)
  const all = await records.all('elasticIp')
  const found = all.find(({ association }) => association?.associationId === id)
  if (found !== undefined) return found
  throw notFound('InvalidAssociationID.NotFound', `The association ID '${id}'`)
}
