import { missingParameter } from '../errors.ts'
import { removeEndpointRoutes } from '../network/vpc-endpoints.ts'
import { operation } from '../operation.ts'
import { resourceOf, unknownId } from '../resources.ts'

/**
 * Deletes VPC endpoints with their routes, and says which were not there.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcEndpoints.html
 */
export const DeleteVpcEndpoints = operation('DeleteVpcEndpoints', {
  resource: (context) => {
    const { VpcEndpointIds: ids = [] } = context.input
    return Promise.all(ids.map((id) => resourceOf(context, 'vpc-endpoint', id)))
  },

  async handle({ input: { VpcEndpointIds: ids = [] }, account, change, host }) {
    if (ids.length === 0) throw missingParameter('vpcEndpointIds')
    const missing = await change(async (records) => {
      const unknown: string[] = []
      for (const id of ids) {
        const endpoint = await records.get('vpcEndpoint', id)
        if (endpoint === undefined) unknown.push(id)
        else {
          await removeEndpointRoutes(records, endpoint, endpoint.routeTableIds)
          records.remove('vpcEndpoint', id)
        }
      }
      return unknown
    })
    host.changed(account)
    return {
      Unsuccessful: missing.map((id) => {
        const { code, message } = unknownId('vpc-endpoint', id)
        return { ResourceId: id, Error: { Code: code, Message: message } }
      }),
    }
  },
})
