import { operation } from '../operation.ts'

/**
 * Whether instances of the account may be reached by a serial console: there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSerialConsoleAccessStatus.html
 */
export const GetSerialConsoleAccessStatus = operation('GetSerialConsoleAccessStatus', {
  resource: () => '*',

  async handle() {
    return { SerialConsoleAccessEnabled: false }
  },
})
