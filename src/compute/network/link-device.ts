/**
 * Names of a machine's links. The first is the holder's own, `eth0`; others hang on it, each with
 * tables, rules and files of its own.
 */

/** `eth1`: as Linux has called the interface at that device index since there are cards. */
export function deviceName(deviceIndex = 0): string {
  return `eth${deviceIndex}`
}

/** An nftables table of one link: `cairn`, `cairn_eth1`. */
export function tableName(name: string, deviceIndex = 0): string {
  return deviceIndex === 0 ? name : `${name}_${deviceName(deviceIndex)}`
}

/** Where the holder keeps a link's files. */
export function linkFolder(deviceIndex = 0): string {
  return deviceIndex === 0 ? '/cairn' : `/cairn/${deviceName(deviceIndex)}`
}

/** Of a link's policy routing: its table (BusyBox counts to 1,023), and its rules' priority. */
export function routeTable(deviceIndex: number): number {
  return 1_000 + deviceIndex
}

/** Another address of the link, which leads to one of the private addresses. */
export interface ExtraLink {
  readonly linkAddress: string
  readonly address: string
}
