/** Whose the containers are that the host makes. */
import type { Compute } from '../compute/compute.ts'
import { randomBytes } from './random.ts'

/** The name under which this data directory's containers are known; made once. */
export async function ownerOf(compute: Compute): Promise<string> {
  return compute.changeShared(async (shared) => {
    const found = await shared.get('hostIdentity', 'hostIdentity')
    if (found !== undefined) return found.owner
    const owner = randomBytes(6).toString('hex')
    shared.put('hostIdentity', 'hostIdentity', { owner })
    return owner
  })
}
