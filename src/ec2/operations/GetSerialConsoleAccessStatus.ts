import { operation } from '../operation.ts'

/**
 * Whether the account may use serial consoles: it may not, as machines here have none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSerialConsoleAccessStatus.html
 */
export const GetSerialConsoleAccessStatus = operation('GetSerialConsoleAccessStatus', {
  resource: () => '*',

  handle: async () => ({ SerialConsoleAccessEnabled: false }),
})
