/**
 * The types of an AWS SDK's operations, found by their names. Types only: a running server loads no
 * SDK. They are read from the methods of the SDK's client (`iam.createUser`), which name them; a
 * command's own type must be inferred from, among all inputs of the service (EC2: 824).
 */
export {};
