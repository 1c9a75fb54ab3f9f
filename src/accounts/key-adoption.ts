/**
 * Keys that no list names yet: the operator's own, which the configuration may replace at any
 * start, and, once, those of a data directory that was made before users were.
 */
import type { Records } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { KeyStore } from './access-keys.ts'
import { accountRoot } from './account-root.ts'
import { generateUniqueId } from './generate.ts'
import { accessKeyIdOf, accessKeyRange, decodeAccessKey } from './records.ts'
import type { EntityChange, EntityStore } from './store.ts'

/** What such a key was good for while there were no policies: everything, and that was S3. */
const formerRights = 'arn:aws:iam::aws:policy/AmazonS3FullAccess'

/** The root account and its present key. */
interface KnownRoot {
  readonly account: string
  readonly accessKeyId: string
}

/** Lists the operator's key among those of the root account; all others, if there is no list. */
export async function adoptKeys(
  store: Pick<KeyStore, 'records' | 'now' | 'random'>,
  entities: EntityStore,
  { account, accessKeyId }: KnownRoot,
): Promise<void> {
  const hasList = (await entities.in(account).get('root', 'root')) !== undefined
  const unlisted = hasList ? new Map() : await keysByOwner(store.records, account)
  await entities.change(account, async (records) => {
    const root = await accountRoot(records)
    const ids = [...root.accessKeyIds, ...(unlisted.get(undefined) ?? [])]
    const accessKeyIds = [accessKeyId]
    for (const id of ids) {
      if (!accessKeyIds.includes(id) && (await records.accessKey(id))) accessKeyIds.push(id)
    }
    for (const [userName, keys] of unlisted) {
      if (userName !== undefined) await adoptUser(store, records, { userName, keys })
    }
    if (root.accessKeyIds.join() === accessKeyIds.join()) return
    records.put('root', 'root', { ...root, accessKeyIds })
  })
}

/** Keys could be given any user's name; now there is such a user. */
async function adoptUser(
  { now, random }: Pick<KeyStore, 'now' | 'random'>,
  records: EntityChange,
  { userName, keys }: { readonly userName: string; readonly keys: readonly string[] },
): Promise<void> {
  if (await records.get('user', userName)) return
  records.put('user', userName, {
    userName,
    userId: generateUniqueId('AIDA', random),
    path: '/',
    createdAt: now(),
    groups: [],
    inline: {},
    attached: [formerRights],
    tags: {},
    accessKeyIds: keys,
    mfaDevices: [],
  })
}

/** The ids of all the keys of an account by their users' names; undefined: the root's. */
async function keysByOwner(
  records: Records,
  account: string,
): Promise<Map<string | undefined, string[]>> {
  const owners = new Map<string | undefined, string[]>()
  let range = accessKeyRange(limits.listKeysMax)
  for (;;) {
    const [page = []] = (await records.read({ ranges: [range] })).ranges
    for (const { key, value } of page) {
      const record = decodeAccessKey(value)
      if (record.account !== account) continue
      const ids = owners.get(record.userName) ?? []
      ids.push(accessKeyIdOf(key))
      owners.set(record.userName, ids)
    }
    const last = page.at(-1)
    if (last === undefined || page.length < range.limit) return owners
    range = accessKeyRange(limits.listKeysMax, last.key)
  }
}
