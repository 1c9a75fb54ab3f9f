import { makeDefaultVpc } from '../../compute/network/found-network.ts'
import { refusal } from '../errors.ts'
import { newVpcOutput, requireRoomForVpc } from '../network/vpcs.ts'
import { operation } from '../operation.ts'
import { newResource } from '../resources.ts'

/**
 * Makes a default VPC again for who has deleted it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDefaultVpc.html
 */
export const CreateDefaultVpc = operation('CreateDefaultVpc', {
  resource: (context) => newResource(context, 'vpc'),

  async handle({ account, region, change, random }) {
    const vpc = await change(async (records) => {
      if ((await records.all('vpc')).some(({ isDefault }) => isDefault)) {
        const message = 'A Default VPC already exists for this account in this region.'
        throw refusal('DefaultVpcAlreadyExists', message)
      }
      await requireRoomForVpc(records)
      const { dhcpOptionsId = 'default' } = (await records.get('founded', 'founded')) ?? {}
      return makeDefaultVpc(records, { region, random, dhcpOptionsId })
    })
    return { Vpc: newVpcOutput(vpc, account) }
  },
})
