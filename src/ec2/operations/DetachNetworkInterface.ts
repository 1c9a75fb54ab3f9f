import { notFound, refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Unplugs an interface from an instance, which may run; its first one stays. `Force` makes no
 * difference: no machine here can hold on to a link.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachNetworkInterface.html
 */
export const DetachNetworkInterface = operation('DetachNetworkInterface', {
  resource: async (context) => {
    const interfaces = await context.records.all('networkInterface')
    const found = interfaces.find(
      ({ attachment }) => attachment?.attachmentId === context.input.AttachmentId,
    )
    return resourceOf(context, 'network-interface', found?.networkInterfaceId)
  },

  async handle({ input: { AttachmentId: id }, account, change, host }) {
    await change(async (records) => {
      const interfaces = await records.all('networkInterface')
      const found = interfaces.find(({ attachment }) => attachment?.attachmentId === id)
      if (found?.attachment === undefined) {
        const what = `The network interface attachment ID '${id}'`
        throw notFound('InvalidAttachmentID.NotFound', what)
      }
      const { attachment, ...free } = found
      if (attachment.deviceIndex === 0) {
        const message = 'The network interface at device index 0 cannot be detached.'
        throw refusal('OperationNotPermitted', message)
      }
      const instance = await records.get('instance', attachment.instanceId)
      // No machine runs that would have to lose it.
      const isFree = instance === undefined || instance.state === 'stopped'
      const left = { ...free, attachment: { ...attachment, state: 'detaching' as const } }
      records.put('networkInterface', found.networkInterfaceId, isFree ? free : left)
    })
    host.changed(account)
    return {}
  },
})
