/**
 * The names that volumes have at their instances: shown as they were given, with `/dev/` or
 * without; inside, the device has the very name in `/dev`.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
 */
import { invalidParameterValue, missingParameter } from '../errors.ts'

const names = /^(?:\/dev\/)?(?:(?:sd|hd)[a-z](?:[1-9]|1[0-5])?|xvd(?:[a-z]|[b-d][a-z]))$/

/** A name that a device can have. Throws MissingParameter, InvalidParameterValue. */
export function parseDeviceName(name: string | undefined, parameter = 'device'): string {
  if (!name) throw missingParameter(parameter)
  if (names.test(name)) return name
  const message = `Value (${name}) for parameter ${parameter} is invalid.`
  throw invalidParameterValue(`${message} ${name} is not a valid EBS device name.`)
}
