import { associateAddress } from '../../compute/network/elastic-ips.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { missingParameter, refusal } from '../errors.ts'
import { findAddress, requireUnmanaged } from '../network/addresses.ts'
import { type Input, operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Leads an elastic IP to an instance or a network interface. The instance decides where both are
 * given: EC2 takes that, whatever its page says, and Terraform moves addresses so.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html
 */
export const AssociateAddress = operation('AssociateAddress', {
  resource: async (context) => {
    const { InstanceId: instanceId, NetworkInterfaceId: interfaceId } = context.input
    return [
      await resourceOf(context, 'elastic-ip', context.input.AllocationId),
      ...(instanceId ? [await resourceOf(context, 'instance', instanceId)] : []),
      ...(interfaceId && !instanceId
        ? [await resourceOf(context, 'network-interface', interfaceId)]
        : []),
    ]
  },

  async handle({ input, account, changeShared, random, publicRange, host }) {
    const { PrivateIpAddress: privateIp, AllowReassociation: reassociates = true } = input
    checkTarget(input)
    const associationId = await changeShared(async (records, shared) => {
      const elasticIp = await findAddress(records, input)
      const networkInterface = await findTarget(records, input)
      await requireUnmanaged(records, networkInterface.networkInterfaceId)
      await requireUnmanaged(records, elasticIp.association?.networkInterfaceId)
      const source = { account, publicRange }
      const wish = { networkInterface, privateIp, reassociates, source, random }
      return associateAddress({ records, shared }, elasticIp, wish)
    })
    host.changed(account)
    return { AssociationId: associationId }
  },
})

function checkTarget(input: Input<'AssociateAddress'>): void {
  const { InstanceId: instanceId, NetworkInterfaceId: interfaceId } = input
  if (!input.AllocationId && !input.PublicIp) throw missingParameter('AllocationId')
  if (!instanceId && !interfaceId) throw missingParameter('InstanceId')
}

async function findTarget(
  records: ComputeReader,
  { InstanceId: instanceId, NetworkInterfaceId: id }: Input<'AssociateAddress'>,
): Promise<NetworkInterface> {
  if (!instanceId) return existing(records, 'network-interface', id ?? '')
  const { state } = await existing(records, 'instance', instanceId)
  const interfaces = await records.all('networkInterface')
  const own = interfaces.filter(({ attachment }) => attachment?.instanceId === instanceId)
  const [first] = own
  if (first === undefined || state === 'terminated' || state === 'shutting-down') {
    const message = `The instance '${instanceId}' is not in a valid state for this operation.`
    throw refusal('InvalidInstanceID', message)
  }
  if (own.length === 1) return first
  const message = `There are multiple interfaces attached to instance '${instanceId}'.`
  const advice = 'Please specify an interface ID for the operation instead.'
  throw refusal('InvalidInstanceID', `${message} ${advice}`)
}
