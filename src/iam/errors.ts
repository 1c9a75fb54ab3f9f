/**
 * IAM's refusals: codes, statuses and AWS's words.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../wire/errors.ts'

/** 404: `what` is a sentence's subject, like `The user with name bob`. */
export function noSuchEntity(what: string): AwsError {
  return new AwsError('NoSuchEntity', { status: 404, message: `${what} cannot be found.` })
}

/** 409: `what` as in `User with name bob`. */
export function entityAlreadyExists(what: string): AwsError {
  return new AwsError('EntityAlreadyExists', { status: 409, message: `${what} already exists.` })
}

/** 409: what hangs on the entity must go first. */
export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', { status: 409, message })
}

/** 409: a quota of IAM's, like `UsersPerAccount: 5000`. */
export function limitExceeded(quota: string, most: number): AwsError {
  return new AwsError('LimitExceeded', {
    status: 409,
    message: `Cannot exceed quota for ${quota}: ${most}`,
  })
}

/** 400: an input that no entity can have. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', { status: 400, message })
}

/** 400: an input that means nothing here. */
export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', { status: 400, message })
}
