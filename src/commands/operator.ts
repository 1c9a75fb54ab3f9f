/**
 * The operations of the account services, called by the operator: the same code that the wire
 * reaches, as the root of an account, on the data directory itself. It works beside a running
 * server, and what it changes holds there with the next request.
 */
import { randomBytes } from 'node:crypto'
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import { loadMasterKey } from '../accounts/master-key.ts'
import { organizationScope } from '../accounts/store.ts'
import type { Call } from '../auth/call.ts'
import type { IdentifiedCaller } from '../auth/caller.ts'
import { type Compute, createCompute } from '../compute/compute.ts'
import type { Config } from '../config.ts'
import { performCall } from '../server/calls.ts'
import { checksumMath } from '../server/checksum-math.ts'
import { newRequestId } from '../server/exchange.ts'
import { resourceJournal } from '../server/resource-journal.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/storage.ts'
import { packageVersion } from '../version.ts'
import { createRequestParser } from '../wire/request.ts'
import { auditCommand } from './command-audit.ts'
import { type Arguments, useStore } from './store.ts'
import { UsageError } from './usage-error.ts'

/** What the operator's commands work with. */
export interface Operator {
  readonly accounts: Accounts
  readonly storage: Storage
  readonly compute: Compute
  readonly region: string
  readonly config: Config
  /**
   * Calls an operation as the root of an account; of the operator's own if none is given. Not one
   * that needs what only a server has, as the host of machines: see `running-server.ts`.
   */
  call<I, O>(operation: Call<I, O, never>, input: I, account?: string): Promise<O>
  /** The id of the account that `--account` names by id or by name; else the operator's own. */
  accountOf(parsed: Pick<Arguments, 'flags'>): Promise<string>
}

/** Opens the data directory for commands, hands it over, and closes it again. */
export function useOperator<T>(
  parsed: Arguments,
  work: (operator: Operator) => Promise<T>,
): Promise<T> {
  return useStore(parsed, async ({ engine, config }) => {
    const [dataDirectory = ''] = config.data
    const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory })
    const accounts = createAccounts(engine, masterKey)
    const clock = { now: Date.now, random: randomBytes }
    const storage = openStorage({ engine, checksums: checksumMath, ...clock })
    const own = (await accounts.ensureRoot()).account
    const { region } = config
    const compute = createCompute(engine, resourceJournal(region))
    const parts = { accounts, storage, compute, region, random: randomBytes }
    return work({
      accounts,
      storage,
      compute,
      region,
      config,
      accountOf: ({ flags }) => accountNamed(accounts, flags.account, own),
      call(operation, input, account = own) {
        const call = operation as unknown as Call<unknown, unknown>
        const asked = {
          input: input as Record<string, unknown>,
          caller: rootOf(account),
          request: commandRequest,
          requestId: newRequestId(),
        }
        const circumstances = { request: commandRequest, sourceIp: '127.0.0.1', now: Date.now() }
        const books = { ...parts, records: engine.records }
        return auditCommand(books, { call, asked }, () =>
          performCall(parts, call, { ...asked, circumstances }),
        ) as Promise<never>
      },
    })
  })
}

const commandRequest = createRequestParser([])({
  method: 'POST',
  target: '/',
  headers: { host: 'localhost', 'user-agent': `cairn/${packageVersion()} (command line)` },
})

function rootOf(account: string): IdentifiedCaller {
  const arn = `arn:aws:iam::${account}:root`
  return { type: 'root', account, arn, userId: account, accessKeyId: '' }
}

async function accountNamed(
  accounts: Accounts,
  named: string | boolean | undefined,
  own: string,
): Promise<string> {
  if (typeof named !== 'string' || named === own) return own
  const all = await accounts.entities.in(organizationScope).all('account')
  const found = all.filter(({ id, name }) => id === named || name === named)
  const [account] = found
  if (account !== undefined && found.length === 1) return account.id
  if (found.length === 0) throw new UsageError(`there is no account "${named}"`)
  throw new UsageError(`several accounts are called "${named}"; name one by its id`)
}
