/**
 * A machine's second interfaces: links on top of its first one's, in the same holder. Pure; the
 * shell is run by `holders.ts`.
 */
import { checkedAddress, checkedCidr, checkedMac } from '../network/firewall-match.ts'
import { deviceName, linkFolder, routeTable, tableName } from '../network/link-device.ts'
import type { HolderSpec, JoinedLink } from './wiring.ts'

/**
 * Shell that hangs a joined link on the first, which may be there already. `macvlan` is a port of
 * its own on the first link's wire: it has its own MAC address and its own hooks, and ends with the
 * holder. Rules, guard and way stand before it is up.
 */
export function joinScript(spec: HolderSpec, joined: JoinedLink): string {
  const { deviceIndex } = joined
  const [device, folder] = [deviceName(deviceIndex), linkFolder(deviceIndex)]
  const mac = checkedMac(spec.macAddress)
  const subnet = checkedCidr(spec.subnetCidr)
  const table = routeTable(deviceIndex)
  return [
    `link=${checkedAddress(joined.linkAddress)}`,
    `case "$(ip link show dev ${device} 2>/dev/null || :)" in *"${mac}"*) ;; *)`,
    leaveScript(deviceIndex),
    `ip link add link eth0 name ${device} address ${mac} type macvlan`,
    ';; esac',
    `nft -f ${folder}/rules.nft`,
    `. ${folder}/live.sh`,
    // Who names no sender reaches the link's own subnet by it, unless the first is in it, too.
    `case "$(ip route) $(ip rule)" in *"${subnet} dev eth0 "*|*"to ${subnet} lookup ${table}"*) ;;`,
    `*) ip rule add from 0.0.0.0/32 to ${subnet} priority ${table} lookup ${table} ;; esac`,
    `echo "$guarded" > ${folder}/guarded`,
    '',
  ].join('\n')
}

/** Shell that takes a joined link away with all that was its; one that is not there is no error. */
export function leaveScript(deviceIndex: number): string {
  const table = routeTable(deviceIndex)
  const tables = [
    `inet ${tableName('cairn', deviceIndex)}`,
    `ip ${tableName('way', deviceIndex)}`,
  ].map((name) => `nft add table ${name}\nnft delete table ${name}`)
  const guard = `netdev ${tableName('guard', deviceIndex)}`
  return [
    `ip link del ${deviceName(deviceIndex)} 2>/dev/null || :`,
    `while ip rule del priority ${table} 2>/dev/null; do :; done`,
    `ip route flush table ${table} 2>/dev/null || :`,
    ...tables,
    `nft add table ${guard} && nft delete table ${guard} || :`,
  ].join('\n')
}
