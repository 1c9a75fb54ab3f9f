import { generateId } from '../../compute/ids.ts'
import { limits } from '../../limits.ts'
import { limitExceeded } from '../errors.ts'
import { internetGatewayOutput } from '../network/internet-gateways.ts'
import { operation } from '../operation.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes an internet gateway, which is no VPC's yet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInternetGateway.html
 */
export const CreateInternetGateway = operation('CreateInternetGateway', {
  resource: (context) => newResource(context, 'internet-gateway'),
  creates: 'internet-gateway',

  async handle({ input, account, change, random }) {
    const tags = creationTags(input.TagSpecifications, 'internet-gateway')
    const gateway = { internetGatewayId: generateId('igw', random), tags }
    await change(async (records) => {
      if ((await records.all('internetGateway')).length >= limits.internetGatewaysPerAccount) {
        throw limitExceeded('InternetGatewayLimitExceeded', 'internet gateways')
      }
      records.put('internetGateway', gateway.internetGatewayId, gateway)
    })
    return { InternetGateway: internetGatewayOutput(gateway, account) }
  },
})
