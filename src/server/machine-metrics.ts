/** Machines in numbers: what records say of them, and what the host's process has counted. */
import { otherAccounts } from '../accounts/metering.ts'
import { createCompute } from '../compute/compute.ts'
import type { InstanceState } from '../compute/instances/machine-entities.ts'
import type { MeterSpan } from '../compute/metering/metering-entities.ts'
import type { Engine } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { Metric, Value } from './metric.ts'

/** What the host's process tells of itself. Counts are since its start. */
export interface MachineSample {
  /** Instances that began to run. */
  readonly starts: number
  /** Instances that the host could not start, or whose disk was gone. */
  readonly failures: number
  readonly residentBytes: number
}

/** Empty where no account ever used EC2. */
export async function machineMetrics(
  { records }: Engine,
  host: MachineSample | undefined,
): Promise<Metric[]> {
  const compute = createCompute({ records })
  const tenants = await compute.shared.all('tenant')
  if (tenants.length === 0) return []
  const counts = new Map<InstanceState, number>()
  const meters = new Map<string, Value>()
  for (const [index, { account }] of tenants.entries()) {
    const own = compute.existing(account).records
    for (const { state } of await own.all('instance')) {
      counts.set(state, (counts.get(state) ?? 0) + 1)
    }
    const name = index < limits.meteredAccountsShown ? account : otherAccounts
    addMeters(meters, name, await own.all('meterSpan'))
  }
  const instances: Metric = {
    name: 'cairn_instances',
    type: 'gauge',
    help: 'Instances of all accounts, by state.',
    values: [...counts].map(([state, value]) => ({ value, labels: { state } })),
  }
  const metered: Metric = {
    name: 'cairn_account_metered',
    type: 'gauge',
    help: 'Metered now: instances, GiB of volumes, bytes of snapshots, addresses, gateways.',
    values: [...meters.values()],
  }
  return [instances, metered, ...(host === undefined ? [] : hostMetrics(host))]
}

/** Accounts beyond `limits.meteredAccountsShown` are told together, under `other`. */
function addMeters(meters: Map<string, Value>, account: string, spans: readonly MeterSpan[]): void {
  for (const { meter, detail, units } of spans) {
    const labels = { account, meter, detail }
    const key = Object.values(labels).join(' ')
    meters.set(key, { labels, value: (meters.get(key)?.value ?? 0) + units })
  }
}

function hostMetrics({ starts, failures, residentBytes }: MachineSample): Metric[] {
  return [
    {
      name: 'cairn_instance_starts_total',
      type: 'counter',
      help: 'Instances that began to run.',
      values: [{ value: starts, labels: {} }],
    },
    {
      name: 'cairn_instance_failures_total',
      type: 'counter',
      help: 'Instances that could not be started, or lost their disk.',
      values: [{ value: failures, labels: {} }],
    },
    {
      name: 'cairn_host_resident_bytes',
      type: 'gauge',
      help: 'Resident memory of the process that runs machines.',
      values: [{ value: residentBytes, labels: {} }],
    },
  ]
}
