import { openAuthorizationMessage } from '../../auth/authorization-message.ts'
import { checkInput } from '../bounds.ts'
import { invalidAuthorizationMessage } from '../errors.ts'
import { operation } from '../operation.ts'

/**
 * What a refusal says besides, to those who may know why.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export const DecodeAuthorizationMessage = operation('DecodeAuthorizationMessage', {
  permission: 'sts:DecodeAuthorizationMessage',
  resource: () => '*',

  async handle({ input, account, accounts }) {
    checkInput(input)
    const decoded = openAuthorizationMessage(input.EncodedMessage ?? '', account, accounts)
    if (decoded === undefined) throw invalidAuthorizationMessage()
    return { DecodedMessage: decoded }
  },
})
