/** `cairn key create|list|delete`: access keys beside the root key. */
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
import { limits } from '../limits.ts'
import { type Arguments, parseArguments, useStore } from './store.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

type Action = (accounts: Accounts, parsed: Arguments) => Promise<string>

const actions: Readonly<Record<string, Action>> = { create, list, delete: remove }

/** Makes, shows or removes access keys. */
export async function key(args: readonly string[]): Promise<number> {
  const parsed = parseArguments(args, { user: { type: 'string' }, json: { type: 'boolean' } })
  const action = actions[parsed.words[0] ?? '']
  if (action === undefined) {
    throw new UsageError('expected `key create`, `key list` or `key delete ID`; see `cairn help`')
  }
  const text = await useStore(parsed, async ({ engine, config }) => {
    const [dataDirectory = ''] = config.data
    const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory })
    return action(createAccounts(engine, masterKey), parsed)
  })
  process.stdout.write(text)
  return 0
}

async function create(accounts: Accounts, { flags }: Arguments): Promise<string> {
  const { account } = await accounts.ensureRoot()
  const userName = typeof flags.user === 'string' ? flags.user : undefined
  const made = await accounts.createAccessKey({ account, userName })
  if ('refused' in made) throw new UsageError(refusals[made.refused](userName))
  const { accessKeyId, secretAccessKey } = made
  if (flags.json) return `${JSON.stringify({ accessKeyId, secretAccessKey }, null, 2)}\n`
  return (
    `The secret is shown only this once:\n\n` +
    `  export AWS_ACCESS_KEY_ID=${accessKeyId}\n` +
    `  export AWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`
  )
}

const refusals = {
  NoSuchUser: (userName = '') =>
    `there is no user ${userName}: make it first, with IAM's CreateUser ` +
    `(\`aws iam create-user --user-name ${userName}\`)`,
  LimitExceeded: (userName?: string) =>
    `${userName === undefined ? 'the root' : `user ${userName}`} has ` +
    `${limits.accessKeysPerUser} keys, as many as AWS allows: delete one first`,
}

async function list(accounts: Accounts, { flags }: Arguments): Promise<string> {
  const { account } = await accounts.ensureRoot()
  const users = await accounts.entities.in(account).all('user')
  const owners = [{ account }, ...users.map(({ userName }) => ({ account, userName }))]
  const keys = (await Promise.all(owners.map((owner) => accounts.listAccessKeys(owner)))).flat()
  if (flags.json) return `${JSON.stringify(keys, null, 2)}\n`
  const rows = keys.map(({ id, arn, status, createdAt }) => [
    id,
    arn,
    status,
    new Date(createdAt).toISOString(),
  ])
  return table(['access key id', 'whose', 'status', 'created'], rows)
}

async function remove(accounts: Accounts, { words }: Arguments): Promise<string> {
  const [, id, ...more] = words
  if (id === undefined || more.length > 0) throw new UsageError('expected `key delete ID`')
  const owner = await accounts.findAccessKey(id)
  if (owner === undefined) throw new UsageError(`there is no access key ${id}`)
  const change = await accounts.deleteAccessKey(owner, id)
  if (change === 'RootKey') throw new UsageError('the root key is replaced, not deleted')
  if (change !== 'changed') throw new UsageError(`there is no access key ${id}`)
  return `Deleted ${id}; requests signed with it are refused from now on.\n`
}
