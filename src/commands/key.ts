/** `cairn key create|list|delete`: access keys beside the root key. */
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
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
  const pair = await accounts.createAccessKey(account, { userName })
  if ('refused' in pair) throw new UsageError('the account has as many keys as it may have')
  if (flags.json) return `${JSON.stringify(pair, null, 2)}\n`
  return (
    `The secret is shown only this once:\n\n` +
    `  export AWS_ACCESS_KEY_ID=${pair.accessKeyId}\n` +
    `  export AWS_SECRET_ACCESS_KEY=${pair.secretAccessKey}\n`
  )
}

async function list(accounts: Accounts, { flags }: Arguments): Promise<string> {
  const { account } = await accounts.ensureRoot()
  const keys = await accounts.listAccessKeys(account)
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
  const change = await accounts.deleteAccessKey(id)
  if (change === 'NoSuchKey') throw new UsageError(`there is no access key ${id}`)
  if (change === 'RootKey') throw new UsageError('the root key is replaced, not deleted')
  return `Deleted ${id}; requests signed with it are refused from now on.\n`
}
